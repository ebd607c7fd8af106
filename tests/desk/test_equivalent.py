"""When two versions of a questionnaire ask the same about a skill."""

from typing import Any

import pytest

from coprod.desk.equivalent import same_question
from coprod.instrument.library import newest, shelf
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Text

ONE = newest(shelf())
SKILL = ONE.skills[0]


def changed(**what: Any) -> Instrument:
    return ONE.model_copy(update={"version": "1.1", **what})


def with_skill(**what: Any) -> Instrument:
    return changed(skills=(SKILL.model_copy(update=what), *ONE.skills[1:]))


def worded(which: str) -> Instrument:
    scale = getattr(ONE, which)
    point = scale.points[0].model_copy(update={"label": Text({"en": "quite another label"})})
    return changed(**{which: scale.model_copy(update={"points": (point, *scale.points[1:])})})


def test_the_same_questionnaire_asks_the_same() -> None:
    assert same_question(ONE, ONE, SKILL.id)


def test_a_minor_version_asks_the_same_where_its_words_stay() -> None:
    later = with_skill(title=Text({"en": "Other words"}))
    assert same_question(ONE, changed(), SKILL.id)
    assert same_question(ONE, later, ONE.skills[1].id)


@pytest.mark.parametrize(
    "other",
    [
        with_skill(title=Text({"en": "Other words"})),
        with_skill(definition=Text({"en": "Another meaning."})),
        worded("importance"),
        worded("capacity"),
        changed(importance=ONE.importance.model_copy(update={"question": Text({"en": "How urgent?"})})),
        changed(version="2.0"),
        changed(id="another"),
        changed(skills=ONE.skills[1:]),
    ],
    ids=[
        "title",
        "definition",
        "importance",
        "capacity",
        "question",
        "major version",
        "questionnaire",
        "no such skill",
    ],
)
def test_anything_else_that_changed_keeps_them_apart(other: Instrument) -> None:
    assert not same_question(ONE, other, SKILL.id)
    assert not same_question(other, ONE, SKILL.id)
