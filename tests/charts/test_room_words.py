"""What a room's results say, word for word, with what the number of people allows."""

import pytest
from room_made import AFTER, BEFORE, FEW, MOVES, TWICE, alike, part, round_, say

from coprod.charts.room_row import PartResult
from coprod.charts.room_words import sentence, title
from coprod.measures.tally import Missed

WHY = (
    "Fewer than 5 people rated this, so it is withheld: with so few, one person's answer could be worked out. "
    "It is shown from 5 people up."
)
ALIKE = "high consensus. People answered so much alike that no more is told."
# consensus 0 and median 3; then 1 + log2(1 - 0.5 / 4) = .807 and median 3.5: ten people who came closer
APART, CLOSER = (5, 0, 0, 0, 5), (0, 0, 5, 5, 0)
TEN = ((1, 3, 5), (5, 4, 5))
NINE = ((1, 3, 5), (5, 4, 4))

CASES = {
    # consensus .786: mixed; the 13th and the 14th answer are 4
    "one round": (
        part(round_(*BEFORE)),
        "The middle answer is 4 “very”, mixed views",
        "First round, n 26: middle answer 4, mixed views.",
    ),
    "between two points": (
        part(round_(*CLOSER)),
        "The middle answer is 3.5, high consensus",
        "First round, n 10: middle answer 3.5, high consensus.",
    ),
    "nine people": (
        part(round_(0, 0, 5, 4, 0)),
        "The middle answer is 3 “moderately”",
        "First round, n 9: middle answer 3.",
    ),
    "alike": (part(alike(12)), "High consensus", f"First round, n 12: {ALIKE}"),
    "few": (part(FEW), "Not shown", f"First round: {WHY}"),
    "both rounds": (
        TWICE,
        "9 moved up, 1 down, 16 stayed",
        "The middle answer stayed at 4 (n 26, then 26). Mixed views; people agree about as much as before. "
        "Of 26 who rated twice, 35 % moved up, 4 % moved down and 62 % stayed. The largest move: 5 from 4 to 5.",
    ),
    "not drawn": (
        part(round_(*BEFORE), round_(*AFTER), MOVES, drawn=False),
        "9 moved up, 1 down, 16 stayed",
        "The middle answer stayed at 4 (n 26, then 26). Mixed views; people agree about as much as before. "
        "Of 26 who rated twice, 35 % moved up, 4 % moved down and 62 % stayed. Where from and where to is not drawn: "
        "fewer than 5 people rated in one round only, and their answers could be worked out.",
    ),
    "closer": (
        part(round_(*APART), round_(*CLOSER), TEN),
        "5 moved up, 5 down, 0 stayed",
        "The middle answer went from 3 to 3.5 (n 10, then 10). Low consensus, then high consensus; people came closer. "
        "Of 10 who rated twice, 50 % moved up, 50 % moved down and 0 % stayed.",
    ),
    "apart": (
        part(round_(*CLOSER), round_(*APART), tuple((second, first, people) for first, second, people in TEN)),
        "5 moved up, 5 down, 0 stayed",
        "The middle answer went from 3.5 to 3 (n 10, then 10). High consensus, then low consensus; people moved apart. "
        "Of 10 who rated twice, 50 % moved up, 50 % moved down and 0 % stayed.",
    ),
    "nine twice": (
        part(round_(5, 0, 0, 0, 4), round_(0, 0, 5, 4, 0), NINE),
        "5 moved up, 4 down, 0 stayed",
        "The middle answer went from 1 to 3 (n 9, then 9). "
        "Of 9 who rated twice, 56 % moved up, 44 % moved down and 0 % stayed. The largest move: 5 from 1 to 3.",
    ),
    "nobody moved": (
        part(round_(*APART), round_(*APART), ((1, 1, 5), (5, 5, 5))),
        "Nobody changed their answer",
        "The middle answer stayed at 3 (n 10, then 10). Low consensus; people agree about as much as before. "
        "Of 10 who rated twice, 0 % moved up, 0 % moved down and 100 % stayed.",
    ),
    "few rated twice": (
        part(round_(*BEFORE), round_(*AFTER), ((4, 5, 4),)),
        "The middle answer is 4 “very”, mixed views",
        "The middle answer stayed at 4 (n 26, then 26). Mixed views; people agree about as much as before. "
        f"Who moved: {WHY}",
    ),
    "alike at last": (
        part(round_(*BEFORE), alike(26)),
        "High consensus",
        f"First round, n 26: middle answer 4, mixed views. Second round, n 26: {ALIKE}",
    ),
    "alike at first": (
        part(alike(26), round_(*BEFORE)),
        "The middle answer is 4 “very”, mixed views",
        f"First round, n 26: {ALIKE} Second round, n 26: middle answer 4, mixed views.",
    ),
    "few at last": (
        part(round_(*BEFORE), FEW),
        "Second round: not shown",
        f"First round, n 26: middle answer 4, mixed views. Second round: {WHY}",
    ),
    "without a rating": (
        part(round_(*BEFORE, missed=Missed(dont_know=6))),
        "The middle answer is 4 “very”, mixed views",
        "First round, n 26: middle answer 4, mixed views. Without a rating: don't know: 6.",
    ),
    "few without a rating": (
        part(round_(*BEFORE, missed=Missed(None, None, None, None))),
        "The middle answer is 4 “very”, mixed views",
        "First round, n 26: middle answer 4, mixed views. Without a rating: few, reasons withheld.",
    ),
}


@pytest.mark.parametrize(("one", "headline", "words"), CASES.values(), ids=CASES)
def test_the_words(one: PartResult, headline: str, words: str) -> None:
    assert (title(one, say), sentence(one, smallest=5, say=say)) == (headline, words)
