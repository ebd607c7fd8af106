"""What an answer must be before it is taken: open question, this round, on the scale, one voice per seat."""

import pytest
from test_room import CORE, ROOM

from coprod.instrument.scales import Missing
from coprod.workshop.ballot import REFUSALS, Refusal, Vote, check, fields
from coprod.workshop.course import Course, Phase, Stand
from coprod.workshop.room import scales

OPEN = Course(3, at=1, stands={1: Stand(1, Phase.OPEN)})


def cast(
    sent: dict[str, str], course: Course = OPEN, question: str = "facilitation.both", round_: int = 1
) -> Vote | Refusal:
    asked = ROOM.question(course.at)
    return check(sent, room=ROOM, course=course, question=question, round_=round_, seat="s", scales=scales(CORE, asked))


def test_an_answer_on_the_scale_is_a_vote() -> None:
    assert cast({"importance": "5", "capacity": "2"}) == Vote("s", "facilitation.both", 1, (5, 2))
    assert cast({"importance": "not_applicable", "capacity": "dont_know"}) == Vote(
        "s", "facilitation.both", 1, (Missing.NOT_APPLICABLE, Missing.DONT_KNOW)
    )


@pytest.mark.parametrize("odd", ["0", "6", "-1", "3.0", "three", "٣", "1e0", " 3", "0003", "withheld", "not_answered"])
def test_what_is_not_on_the_scale_is_refused(odd: str) -> None:
    assert cast({"importance": odd, "capacity": "2"}) is Refusal.OUT_OF_SCALE
    assert cast({"importance": "5", "capacity": odd}) is Refusal.OUT_OF_SCALE


@pytest.mark.parametrize("sent", [{}, {"importance": "4"}, {"importance": "", "capacity": "2"}, {"agree": "3"}])
def test_a_part_that_was_left_out_is_asked_for(sent: dict[str, str]) -> None:
    assert cast(sent) is Refusal.NO_ANSWER


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.OPEN])
def test_a_question_that_is_not_open_takes_no_answer(phase: Phase) -> None:
    course = Course(3, at=1, stands={1: Stand(1, phase)})
    assert cast({"importance": "5", "capacity": "2"}, course) is Refusal.CLOSED


def test_a_form_made_for_another_question_or_round_is_refused() -> None:
    sent = {"importance": "5", "capacity": "2"}
    assert cast(sent, question="need_insight.both") is Refusal.OTHER_QUESTION
    assert cast(sent, round_=2) is Refusal.OTHER_QUESTION
    assert cast(sent, Course(3, at=1, stands={1: Stand(2, Phase.OPEN)})) is Refusal.OTHER_QUESTION
    assert cast(sent, Course(3, at=1, stands={1: Stand(1, Phase.OPEN)}, ended=True)) is Refusal.CLOSED


def test_every_refusal_has_words_and_every_part_a_field() -> None:
    assert set(REFUSALS) == set(Refusal)
    assert [fields(one) for one in ROOM.questions] == [("importance", "capacity")] * 2 + [("agree",)]
