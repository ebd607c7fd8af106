"""The pages of a room that nobody leads, and what a form says of one question."""

from datetime import date

import pytest

from coprod.instrument.library import newest, shelf
from coprod.instrument.scales import Missing
from coprod.workshop.ballot import Given, Refusal
from coprod.workshop.pages import answered, pages, read
from coprod.workshop.room import Asks, Question, Room, questions_for, scales

CORE = newest(dict(shelf()), "coprod-core@1.0")
BOTH = Question("facilitation", Asks.BOTH)
NONE = Missing.NOT_ANSWERED


def room(*items: str) -> Room:
    return Room(
        code="KRWM-4793",
        title="Bikes",
        city="Ayton",
        pilot="",
        round="2026",
        instrument=CORE.key,
        language="en",
        questions=questions_for(CORE, items, apart=False),
        roles=(),
        seats_expected=None,
        joins_round=False,
        delete_on=date(2099, 1, 1),
        self_paced=True,
    )


def test_a_page_per_stage_that_is_asked_about_and_the_statements_last() -> None:
    found = pages(room("lead_1", "facilitation", "need_insight", "lead_2"), CORE)
    assert [(page.key, [one.item for one in page.questions]) for page in found] == [
        (CORE.skill("need_insight").stage, ["need_insight"]),
        (CORE.skill("facilitation").stage, ["facilitation"]),
        ("governance", ["lead_1", "lead_2"]),
    ]


@pytest.mark.parametrize(
    ("sent", "before", "told"),
    [
        ({}, None, None),
        ({}, (4, 2), None),
        ({"facilitation.importance": "4"}, None, (4, NONE)),
        ({"facilitation.importance": "4"}, (4, 2), None),
        ({"facilitation.capacity": "dont_know"}, (4, NONE), (4, Missing.DONT_KNOW)),
        ({"facilitation.importance": "5"}, (4, 2), (5, 2)),
        ({"facilitation.importance": "6"}, (4, 2), Refusal.OUT_OF_SCALE),
        ({"other.importance": "5"}, None, None),
    ],
)
def test_a_form_says_what_is_new_of_a_question_and_what_it_leaves_out_stays(
    sent: dict[str, str], before: tuple[Given, ...] | None, told: tuple[Given, ...] | Refusal | None
) -> None:
    assert read(sent, BOTH, scales(CORE, BOTH), before) == told


@pytest.mark.parametrize(
    ("given", "whole"), [(None, False), ((4, NONE), False), ((4, 2), True), ((4, Missing.REFUSED), True)]
)
def test_a_question_is_answered_when_every_part_is(given: tuple[Given, ...] | None, whole: bool) -> None:
    assert answered(given) is whole
