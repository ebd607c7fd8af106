"""A room as it is prepared: its questions, its code, its text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.errors import InstrumentError
from coprod.instrument.library import newest, shelf
from coprod.workshop.codes import new_code, read
from coprod.workshop.course import Course, Phase, Stand
from coprod.workshop.course_text import course_in, course_out, room_in, room_out
from coprod.workshop.room import Asks, Question, Room, forty_minutes, questions_for, scales

CORE = newest(dict(shelf()), "coprod-core@1.0")
ROOM = Room(
    code="KRWM-4793",
    title="Bikes",
    city="Ayton",
    pilot="",
    round="2026",
    instrument="coprod-core@1.0",
    language="en",
    questions=questions_for(CORE, ["facilitation", "need_insight", "lead_1"], apart=False),
    roles=("Clerk",),
    seats_expected=12,
    joins_round=True,
    delete_on=date(2026, 12, 24),
)


def test_questions_stand_in_the_order_of_the_cycle_and_statements_after_skills() -> None:
    assert ROOM.questions == (
        Question("need_insight", Asks.BOTH),
        Question("facilitation", Asks.BOTH),
        Question("lead_1", Asks.AGREE),
    )
    apart = questions_for(CORE, ["need_insight", "lead_1"], apart=True)
    assert [one.key for one in apart] == ["need_insight.importance", "need_insight.capacity", "lead_1.agree"]


def test_an_item_that_the_instrument_does_not_ask_is_refused_by_name() -> None:
    with pytest.raises(InstrumentError, match="no_such"):
        questions_for(CORE, ["no_such"], apart=False)


def test_forty_minutes_are_twelve_skills_spread_over_every_stage() -> None:
    chosen = forty_minutes(CORE)
    stages = [CORE.skill(one).stage for one in chosen]
    assert len(set(chosen)) == 12
    assert {stage: stages.count(stage) for stage in dict.fromkeys(stages)} == {
        "co_commissioning": 3,
        "co_design": 3,
        "co_delivery": 2,
        "co_assessment": 2,
        "cross_cutting": 2,
    }


def test_each_part_of_a_question_has_its_scale() -> None:
    assert scales(CORE, Question("facilitation", Asks.BOTH)) == (CORE.importance, CORE.capacity)
    assert scales(CORE, Question("lead_1", Asks.AGREE)) == (CORE.governance.agree,)


def test_a_code_is_easy_to_read_and_its_look_alikes_are_not_in_it() -> None:
    made = {new_code() for _ in range(300)}
    assert len(made) > 290  # two alike come once in some 4,000 runs, ten never
    assert not set("".join(made)) & set("BILOQSZ0158")
    assert {read(one) for one in made} == made


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("krwm4793", "KRWM-4793"), (" krwm - 47 93 ", "KRWM-4793"), ("KRWM-479", ""), ("KRWM-4790", ""), ("../x", "")],
)
def test_a_code_is_understood_as_it_is_typed(typed: str, meant: str) -> None:
    assert read(typed) == meant


def test_a_room_and_its_course_come_back_from_their_text() -> None:
    assert room_in(ROOM.code, room_out(ROOM)) == ROOM


@given(
    st.dictionaries(st.integers(0, 9), st.builds(Stand, st.sampled_from([1, 2]), st.sampled_from(Phase))),
    st.integers(0, 9),
    st.booleans(),
)
def test_every_course_comes_back(stands: dict[int, Stand], at: int, ended: bool) -> None:
    course = Course(10, at, stands, ended)
    assert course_in(course_out(course)) == course
