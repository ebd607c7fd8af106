"""The wall in each of its states, as a browser gets it; and that hidden means hidden."""

import base64
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from coprod.instrument.scales import Missing
from coprod.store import rooms
from coprod.workshop.ballot import Given
from coprod.workshop.course import Step
from pages._shared import desk
from tests.pages.conftest import Visit
from tests.workshop.held_room import CODE, REVEAL, each, hold

# importance 5, 4, 3 by 4, 3, 3 people; capacity 2, 1 by 7, 3
TEN = each(((5, 2), 4), ((4, 2), 3), ((3, 1), 3))
OTHERS = each(((1, 5), 5), ((2, 4), 5))
AGAIN = each(((5, 3), 2), ((4, 3), 5), ((3, 1), 3))  # two of ten down in importance, seven up in capacity
HOW_IMPORTANT = "How important is this for your service over the next 12 months?"
HOW_WELL = "How well can your team do this today?"


@pytest.fixture
def wall(visit: Visit) -> AppTest:
    """The wall of a room that is not there yet."""
    return visit("wall.py", sample=False, code=CODE)


def shown(app: AppTest) -> str:
    """The whole wall as the browser gets it."""
    app.run()
    assert not app.exception
    (paper,) = app.markdown
    return str(paper.value)


def words(markup: str) -> str:
    """What a reader sees of it: text alone, without what only screen readers hear."""
    seen = re.sub(r'<div class="heard".*?</div>', " ", markup)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", seen))).strip()


def everything(app: AppTest) -> str:
    """Every element of the page, as it goes over the wire."""
    app.run()

    def walk(node: object) -> list[str]:
        own = [str(getattr(node, "proto", ""))]
        return own + [text for child in getattr(node, "children", {}).values() for text in walk(child)]

    return "\n".join(walk(app.main))


def test_a_code_of_no_room_says_where_the_code_stands(wall: AppTest) -> None:
    assert words(shown(wall)) == (
        "Wall No room has the code KRWM-4793 Open the wall from the Facilitate page: its link carries the room's code, "
        "four letters and four digits such as KRWM-4793. A room that was deleted has no code any more."
    )


def test_what_can_be_no_code_is_not_repeated(wall: AppTest) -> None:
    for code in ("", "<b>x</b>", "1234"):
        wall.query_params["code"] = code
        assert words(shown(wall)).startswith("Wall Which room is this the wall of? Open the wall from")


def test_before_the_first_step_the_question_and_the_way_in_stand_there(wall: AppTest) -> None:
    hold(desk())
    skill = desk().instrument.skill("facilitation")
    assert words(shown(wall)) == (
        f"Skills for every stage · question 1 of 2 {skill.title.to('en')} {skill.definition.to('en')} {HOW_IMPORTANT} "
        f"1 not important 2 slightly 3 moderately 4 very 5 essential {HOW_WELL} "
        "1 not at all 2 with outside help 3 in simple cases 4 well 5 well enough to teach others "
        "Opens in a moment 0 of 26 answered KRWM-4793 localhost:8501/v"
    )


def test_the_qr_code_is_a_picture_in_the_page_that_names_the_whole_address(
    wall: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPROD_ADDRESS", "http://192.168.1.5:8501")
    hold(desk())
    markup = shown(wall)
    drawn = re.search(r'src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)"', markup)
    assert drawn is not None
    assert drawn[2] == "QR code of http://192.168.1.5:8501/v/KRWM-4793"
    assert base64.b64decode(drawn[1]).startswith(b"<svg")
    assert words(markup).endswith("KRWM-4793 192.168.1.5:8501/v")


def test_a_closed_door_shows_no_way_in(wall: AppTest) -> None:
    hold(desk())
    rooms.set_door(desk().store, CODE, takes_seats=False)
    markup = shown(wall)
    assert words(markup).endswith("0 of 26 answered This room takes nobody in any more.")
    assert ("<img" in markup, CODE in markup) == (False, False)


def test_the_count_and_the_state_are_shown_and_said_aloud(wall: AppTest) -> None:
    hall = hold(desk()).go(Step.OPEN).answer(TEN)
    for steps, state in (
        ((), "Open: answer on your phone"),
        ((Step.CLOSE,), "Closed"),
        ((Step.ARM,), "Closed: the answers come next"),
    ):
        hall.go(*steps)
        markup = shown(wall)
        assert f"{state} 10 of 26 answered" in words(markup)
        assert f'<div class="heard" role="status" aria-live="polite">{state}. 10 of 26 answered</div>' in markup


HIDDEN = ((), (Step.CLOSE,), (Step.ARM,), (Step.CLOSE,))  # one after the other: open, closed, armed, closed again


def test_hidden_means_hidden_whatever_people_answer_the_page_is_the_same(wall: AppTest) -> None:
    found = []
    for answers in (TEN, OTHERS):
        hall = hold(desk()).go(Step.OPEN).answer(answers)
        found.append([everything(wall) for steps in HIDDEN if hall.go(*steps)])
    assert found[0] == found[1]
    assert ["10 of 26 answered" in one for one in found[0]] == [True] * len(HIDDEN)


def test_the_second_round_is_hidden_too(wall: AppTest) -> None:
    found = []
    for second in (AGAIN, OTHERS):
        hall = hold(desk()).go(Step.OPEN).answer(TEN).go(*REVEAL, Step.SECOND_ROUND).answer(second)
        found.append([everything(wall) for steps in HIDDEN if hall.go(*steps)])
    assert found[0] == found[1]
    assert ["second round" in one for one in found[0]] == [True] * len(HIDDEN)


def test_after_the_reveal_the_bars_and_the_sentences_stand_there(wall: AppTest) -> None:
    hold(desk()).go(Step.OPEN).answer(TEN).go(*REVEAL)
    markup = shown(wall)
    title = desk().instrument.skill("facilitation").title.to("en")
    assert words(markup) == (
        f"Skills for every stage · question 1 of 2 · 10 of 26 answered {title} "
        f"{HOW_IMPORTANT} The middle answer is 4 “very”, mixed views First round, n 10 "
        "5 essential 4 · 40 % 4 very 3 · 30 % 3 moderately 3 · 30 % 2 slightly 0 1 not important 0 "
        "First round, n 10: middle answer 4, mixed views. "
        f"{HOW_WELL} The middle answer is 2 “with outside help”, high consensus First round, n 10 "
        "5 well enough to teach others 0 4 well 0 3 in simple cases 0 2 with outside help 7 · 70 % "
        "1 not at all 3 · 30 % First round, n 10: middle answer 2, high consensus."
    )
    assert re.findall(r'<i style="width:([0-9.]+)%', markup)[:3] == ["24.8", "18.6", "18.6"]  # 62 % of 40, 30, 30
    assert "<svg" not in markup


def test_the_bars_are_told_as_a_table_to_whoever_hears_the_wall(wall: AppTest) -> None:
    hold(desk()).go(Step.OPEN).answer(TEN).go(*REVEAL)
    table = re.findall(r"<table>(.*?)</table>", shown(wall))[0]
    assert re.findall(r"<th scope=\"col\">(.*?)</th>", table) == ["answer", "First round, n 10"]
    assert re.findall(r"<td>(.*?)</td>", table)[:4] == ["5 essential", "4 · 40 %", "4 very", "3 · 30 %"]


def test_after_the_second_reveal_what_moved_stands_there(wall: AppTest) -> None:
    hold(desk()).go(Step.OPEN).answer(TEN).go(*REVEAL, Step.SECOND_ROUND).answer(AGAIN).go(*REVEAL)
    markup = shown(wall)
    said = words(markup)
    assert "0 moved up, 2 down, 8 stayed First round, n 10 Second round, n 10" in said
    assert "7 moved up, 0 down, 3 stayed" in said
    assert (
        "Of 10 who rated twice, 70 % moved up, 0 % moved down and 30 % stayed. The largest move: 7 from 2 to 3." in said
    )
    assert [drawing.count("<path") for drawing in re.findall(r"<svg.*?</svg>", markup)] == [4, 2]
    assert re.findall(r"<li>(\d+ from \d to \d)</li>", markup) == [
        *("2 from 5 to 5", "2 from 5 to 4", "3 from 4 to 4", "3 from 3 to 3"),
        *("7 from 2 to 3", "3 from 1 to 1"),
    ]


def test_below_five_there_is_nothing_but_the_count_and_why(wall: AppTest) -> None:
    found = []
    for answers in (TEN[:4], OTHERS[:4]):
        hold(desk()).go(Step.OPEN).answer(answers).go(*REVEAL)
        found.append(everything(wall))
    assert found[0] == found[1]
    said = words(shown(wall))
    assert "4 of 26 answered" in said
    assert said.count("Not shown First round: Fewer than 5 people rated this, so it is withheld:") == 2
    assert "<table>" not in found[0]


def test_whoever_answers_alike_is_told_as_high_consensus_without_a_bar(wall: AppTest) -> None:
    found = []
    for rating in (5, 2):
        hold(desk(), "lead_1").go(Step.OPEN).answer([(rating,)] * 12).go(*REVEAL)
        found.append(everything(wall))
    assert found[0] == found[1]
    assert words(shown(wall)).endswith(
        "High consensus First round, n 12: high consensus. People answered so much alike that no more is told."
    )


def test_who_gave_no_rating_is_counted_apart(wall: AppTest) -> None:
    given: list[Sequence[Given]] = [*TEN, *each(((Missing.DONT_KNOW, 2), 6))]
    hold(desk()).go(Step.OPEN).answer(given).go(*REVEAL)
    assert "First round, n 10: middle answer 4, mixed views. Without a rating: don't know: 6." in words(shown(wall))


def test_a_rehearsal_is_marked_in_every_state(wall: AppTest) -> None:
    hall = hold(desk(), rehearsal=True).go(Step.OPEN).answer(TEN)
    marked = []
    for steps in ((), REVEAL, (Step.END,)):
        hall.go(*steps)
        marked.append("Rehearsal: made-up answers" in words(shown(wall)))
    assert marked == [True, True, True]


def test_at_the_end_the_stages_stand_there_before_and_after(wall: AppTest) -> None:
    # importance 4.1, capacity 1.7: 100 * 4.1 * 2.4 / 20 = 49.2; then 3.9 and 2.4: 100 * 3.9 * 1.5 / 20 = 29.25
    hall = hold(desk()).go(Step.OPEN).answer(TEN).go(*REVEAL, Step.SECOND_ROUND).answer(AGAIN).go(*REVEAL)
    hall.go(Step.END)
    markup = shown(wall)
    assert words(markup) == (
        "Bikes & <b>cars</b> What moved, stage by stage need in the first round need in the second round "
        "Skills for every stage 49, then 29 0 25 50 75 100 "
        "Need: 0 is no gap, 100 the largest there can be. Skills for every stage: 49, then 29."
    )
    assert re.findall(r'<i class="(\w+)" style="left:([0-9.]+)%', markup) == [
        ("tie", "29.0"),
        ("first", "49.0"),
        ("second", "29.0"),
    ]


def test_a_room_that_ended_with_nothing_to_show_says_thank_you(wall: AppTest) -> None:
    hold(desk()).go(Step.OPEN).answer(TEN[:3]).go(Step.CLOSE, Step.END)
    said = words(shown(wall))
    assert said.startswith("Bikes & <b>cars</b> Thank you Nothing can be shown stage by stage:")


def test_a_room_that_nobody_leads_shows_its_own_door(wall: AppTest) -> None:
    hold(desk(), self_paced=True)
    assert words(shown(wall)) == (
        "Fill in on your phone or laptop Bikes & <b>cars</b> 2 questions, in your own time "
        "What you send is kept as you go. 0 of 26 have begun KRWM-4793 localhost:8501/q"
    )


def test_a_title_is_shown_as_it_was_typed_and_never_as_markup(wall: AppTest) -> None:
    hold(desk()).go(Step.END)
    assert ("<b>cars</b>" in shown(wall), "&lt;b&gt;cars&lt;/b&gt;" in shown(wall)) == (False, True)


def test_the_countdown_is_shown_but_not_read_out_each_second(wall: AppTest) -> None:
    hold(desk()).go(Step.OPEN)
    rooms.set_countdown(desk().store, CODE, datetime.now(UTC).replace(tzinfo=None) + timedelta(seconds=900))
    markup = shown(wall)
    assert re.search(r"Open: answer on your phone · (8[5-9]\d|900) seconds left", words(markup))
    aloud = re.search(r'aria-live="polite">(.*?)</div>', markup)
    assert aloud is not None
    assert aloud[1] == "Open: answer on your phone. 0 of 26 answered"


def test_a_pause_is_said_on_its_button_and_ends_with_it(wall: AppTest) -> None:
    hold(desk())
    wall.run()
    labels = [wall.button(key="wall-pause").label]
    for _ in range(2):
        wall.button(key="wall-pause").click().run()
        labels.append(wall.button(key="wall-pause").label)
    assert labels == ["Pause", "Paused: go on", "Pause"]


def test_the_paper_holds_no_empty_line_that_would_end_its_markup(wall: AppTest) -> None:
    hold(desk(), title="Bikes\n\n*in* the old town").go(Step.END)
    assert "\n" not in shown(wall)
