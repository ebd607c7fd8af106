"""Hidden means hidden, through every exit of the desk; and a real workshop's rhythm ends in its own record."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime

import pytest
from rooms_made import BOTH, go, prepared, vote

from coprod.desk.ballots import new_token, seat, slip, tick
from coprod.desk.leading import lead
from coprod.desk.opening import Desk
from coprod.desk.room_answer import told
from coprod.desk.room_export import export
from coprod.desk.room_results import results
from coprod.desk.room_summary import summary
from coprod.desk.wall import wall
from coprod.language import speaker
from coprod.measures.tally import Span
from coprod.store import rooms, votes
from coprod.workshop.course import Step

SAY, NOON = speaker("en"), datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001 - the store keeps UTC without a zone
EXITS: dict[str, Callable[[Desk, str], object]] = {
    "wall": lambda desk, code: wall(desk, SAY, code, at=NOON),
    "facilitator": lambda desk, code: lead(desk, SAY, code, at=NOON),
    "another phone": lambda desk, code: slip(desk, SAY, seat(desk, code, new_token())),
    "tick": tick,
    "export": lambda desk, code: export(desk, SAY, rooms.held(desk.store, code)),
    "command line": told,
    "results": lambda desk, code: [
        results(desk, SAY, rooms.held(desk.store, code), one) for one in rooms.held(desk.store, code).room.questions
    ],
    "summary": lambda desk, code: summary(desk, SAY, rooms.held(desk.store, code)),
}
LIKE, UNLIKE = [(5, 1)] * 3 + [(1, 5)] * 4, [(2, 3)] * 4 + [(4, 4)] * 3
HIDDEN = ((Step.OPEN,), (Step.OPEN, Step.CLOSE), (Step.OPEN, Step.CLOSE, Step.ARM))


def seen(desk: Desk, answers: list[tuple[int, int]], steps: tuple[Step, ...], exit_: str) -> str:
    """What an exit lets out of a room with these answers, without what names this very room."""
    code = prepared(desk)
    go(desk, code, steps[0])
    for number, given in enumerate(answers):
        vote(desk, code, f"seat-{number}", *given)
    go(desk, code, *steps[1:])
    room_id = rooms.held(desk.store, code).id
    out = repr(EXITS[exit_](desk, code)).replace(code, "CODE").replace(room_id, "ID")
    return out if exit_ != "another phone" else out.partition("stamp=")[0]


@pytest.mark.parametrize("exit_", EXITS)
@pytest.mark.parametrize("steps", HIDDEN, ids=lambda steps: steps[-1])
def test_before_the_reveal_no_exit_tells_one_room_from_another_that_answered_otherwise(
    empty: Desk, steps: tuple[Step, ...], exit_: str
) -> None:
    assert seen(empty, LIKE, steps, exit_) == seen(empty, UNLIKE, steps, exit_)


@pytest.mark.parametrize("exit_", EXITS)
def test_below_five_people_no_exit_does_so_after_the_reveal_either(empty: Desk, exit_: str) -> None:
    steps = (Step.OPEN, Step.CLOSE, Step.ARM, Step.REVEAL)
    assert seen(empty, LIKE[:4], steps, exit_) == seen(empty, UNLIKE[:4], steps, exit_)


def test_after_the_reveal_the_exits_that_show_results_do_tell_them_apart(empty: Desk) -> None:
    steps = (Step.OPEN, Step.CLOSE, Step.ARM, Step.REVEAL)
    for exit_ in ("export", "command line"):
        assert seen(empty, LIKE, steps, exit_) != seen(empty, UNLIKE, steps, exit_)


def test_640_answers_of_26_people_in_bursts_end_in_the_tally_of_their_record(empty: Desk) -> None:
    """Made after a recorded session's rhythm: 26 people, 640 answers, most of them changed again, up to 79 a minute."""
    chance, code = random.Random(26), prepared(empty)  # noqa: S311 - people, not secrets
    go(empty, code, Step.OPEN)
    record: dict[str, tuple[int, int]] = {}
    for number in range(640):
        who = f"seat-{number if number < 26 else chance.randrange(26)}"
        record[who] = chance.randint(1, 5), chance.randint(1, 5)
        vote(empty, code, who, *record[who])
    held = go(empty, code, Step.CLOSE, Step.ARM, Step.REVEAL)
    assert votes.answered(empty.store, held.id, BOTH, 1) == 26
    for part in (0, 1):
        tally = votes.revealed(empty.store, held.id, BOTH, 1, part, Span(1, 5))
        assert tally is not None
        counted = Counter(given[part] for given in record.values())
        assert tally.counts.diagonal().tolist() == [counted[point] for point in range(1, 6)]
