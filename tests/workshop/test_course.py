"""Where a room stands: every step from every phase, allowed or refused, and what is taken and shown where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.errors import SessionClosed
from coprod.workshop.course import FIRST, SECOND, Course, Phase, Stand, Step, steps, take

W, O, C, A, R = Phase  # noqa: E741 - waiting, open, closed, armed, revealed
# What each step makes of a first-round and a second-round question; '' where it is refused.
TABLE = {
    (FIRST, W): {Step.OPEN: O, Step.GO_TO: W, Step.END: W},
    (FIRST, O): {Step.CLOSE: C},
    (FIRST, C): {Step.OPEN: O, Step.ARM: A, Step.GO_TO: C, Step.END: C},
    (FIRST, A): {Step.REVEAL: R, Step.CLOSE: C},
    (FIRST, R): {Step.SECOND_ROUND: O, Step.GO_TO: R, Step.END: R},
    (SECOND, O): {Step.CLOSE: C},
    (SECOND, C): {Step.OPEN: O, Step.ARM: A, Step.GO_TO: C, Step.END: C},
    (SECOND, A): {Step.REVEAL: R, Step.CLOSE: C},
    (SECOND, R): {Step.GO_TO: R, Step.END: R},
}


def standing(round_: int, phase: Phase) -> Course:
    return Course(3, at=1, stands={1: Stand(round_, phase)})


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize(("round_", "phase"), TABLE)
def test_every_step_from_everywhere(round_: int, phase: Phase, step: Step) -> None:
    before, allowed = standing(round_, phase), TABLE[round_, phase]
    if step not in allowed:
        with pytest.raises(SessionClosed):
            take(before, step, to=2)
        return
    after = take(before, step, to=2)
    expected = SECOND if step is Step.SECOND_ROUND else round_
    assert (after.stand(1), after.at, after.ended) == (
        Stand(expected, allowed[step]),
        2 if step is Step.GO_TO else 1,
        step is Step.END,
    )


@pytest.mark.parametrize(("round_", "phase"), TABLE)
def test_what_is_offered_is_what_is_allowed(round_: int, phase: Phase) -> None:
    assert steps(standing(round_, phase)) == set(TABLE[round_, phase])


@pytest.mark.parametrize("step", Step)
def test_nothing_follows_the_end(step: Step) -> None:
    ended = take(Course(3), Step.END)
    assert steps(ended) == frozenset()
    with pytest.raises(SessionClosed, match="ended"):
        take(ended, step, to=0)


@pytest.mark.parametrize("to", [None, -1, 3])
def test_there_is_no_question_beyond_the_last(to: int | None) -> None:
    with pytest.raises(SessionClosed, match="no such question"):
        take(Course(3), Step.GO_TO, to=to)


def test_going_back_to_a_question_finds_it_as_it_was() -> None:
    course = Course(2)
    for step, to in ((Step.OPEN, None), (Step.CLOSE, None), (Step.ARM, None), (Step.REVEAL, None), (Step.GO_TO, 1)):
        course = take(course, step, to=to)
    assert course.now == Stand(FIRST, W)
    assert take(course, Step.GO_TO, to=0).now == Stand(FIRST, R)


@pytest.mark.parametrize(("round_", "phase"), TABLE)
def test_answers_are_taken_while_open_only(round_: int, phase: Phase) -> None:
    course = standing(round_, phase)
    taken = [(place, of) for place in range(3) for of in (FIRST, SECOND) if course.takes(place, of)]
    assert taken == ([(1, round_)] if phase is O else [])


@pytest.mark.parametrize(("round_", "phase"), TABLE)
def test_a_round_is_shown_from_its_reveal_on(round_: int, phase: Phase) -> None:
    course = standing(round_, phase)
    shown = [of for of in (FIRST, SECOND) if course.shows(1, of)]
    assert shown == ([FIRST] if round_ == SECOND else []) + ([round_] if phase is R else [])
    assert [course.shows(other, of) for other in (0, 2) for of in (FIRST, SECOND)] == [False] * 4


@given(st.lists(st.tuples(st.sampled_from(Step), st.integers(0, 2)), max_size=40))
def test_whatever_is_tried_nothing_is_shown_that_was_not_revealed(tries: list[tuple[Step, int]]) -> None:
    course, revealed = Course(3), set()
    for step, to in tries:
        try:
            course = take(course, step, to=to)
        except SessionClosed:
            continue
        if step is Step.REVEAL:
            revealed.add((course.at, course.now.round))
    assert {(place, of) for place in range(3) for of in (FIRST, SECOND) if course.shows(place, of)} == revealed
