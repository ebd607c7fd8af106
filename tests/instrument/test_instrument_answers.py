"""Whether answers fit their instrument: ids, spans of scales, kinds of missing."""

import pytest
from pydantic import ValidationError

from coprod.errors import InstrumentError
from coprod.instrument.answers import About, Answers, Feedback, Mode, Pair, Part, Stakeholder, fit
from coprod.instrument.library import load
from coprod.instrument.scales import Missing

ABOUT = About(city="Examplestad", round="2026", mode=Mode.ORGANISATIONAL)


def _answers(**parts):
    return Answers(**{"instrument": "coprod-core@1.0", "about": ABOUT, **parts})


def _refusal(answers, instrument):
    with pytest.raises(InstrumentError) as refused:
        fit(answers, instrument)
    return str(refused.value)


def _stakeholder(**parts):
    return Stakeholder(name="Residents", helix="civil_society", parts=parts)


@pytest.fixture(params=[(1, 4), (0, 5), (1, 7), (0, 10)], ids=["1-4", "0-5", "1-7", "0-10"])
def spanned(request, raw, write):
    """The shipped instrument with its rating scales over other numbers, worded at the ends only."""
    low, high = request.param
    points = [{"value": low, "label": {"en": "least"}}, {"value": high, "label": {"en": "most"}}]
    for scale in (raw["importance"], raw["capacity"], raw["governance"]["agree"]):
        scale.update(minimum=low, maximum=high, points=points)
    return load(write(raw)), low, high


def test_full_answers_come_back_unchanged(core):
    answers = _answers(
        skills={"need_insight": Pair(importance=5, capacity=1), "facilitation": Pair(importance=4)},
        priorities={"co_design": ("codesign_methods",)},
        agree={"lead_1": 3, "cap_4": Missing.REFUSED},
        resources={"named_lead": True, "budget_line": Missing.NOT_APPLICABLE},
        feedback={"co_design": Feedback(input_collected=True)},
        stakeholders=(
            _stakeholder(co_design=Part(depth=0, decision_right=3)),
            Stakeholder(name="City", helix="government"),
        ),
        ties=(("Residents", "City"),),
    )
    assert fit(answers, core) is answers


def test_the_ends_of_other_scales_fit(spanned):
    instrument, low, high = spanned
    answers = _answers(
        skills={"need_insight": Pair(importance=low, capacity=high), "facilitation": Pair(importance=high)},
        agree={"lead_1": low, "lead_2": high},
    )
    assert list(instrument.importance.values) == list(range(low, high + 1))
    assert fit(answers, instrument) is answers


@pytest.mark.parametrize("step", [-1, 1])
@pytest.mark.parametrize("rating", ["importance", "capacity"])
def test_one_beyond_the_ends_of_other_scales_does_not(spanned, rating, step):
    instrument, low, high = spanned
    beyond = low - 1 if step < 0 else high + 1
    assert _refusal(_answers(skills={"need_insight": Pair(**{rating: beyond})}), instrument) == (
        f"The {rating} of need_insight is {beyond}; its scale runs from {low} to {high}."
    )


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"skills": {"juggling": Pair()}}, "There is no skill called juggling in this instrument."),
        ({"priorities": {"co_design": ("juggling",)}}, "There is no skill called juggling in this instrument."),
        ({"priorities": {"co_sleep": ()}}, "There is no stage called co_sleep in this instrument."),
        ({"feedback": {"co_sleep": Feedback()}}, "There is no stage called co_sleep in this instrument."),
        ({"agree": {"lead_9": 3}}, "There is no governance item called lead_9 in this instrument."),
        ({"resources": {"luck": True}}, "There is no resource called luck in this instrument."),
        ({"stakeholders": (_stakeholder(co_sleep=Part()),)}, "There is no stage called co_sleep in this instrument."),
        (
            {"stakeholders": (_stakeholder(),), "ties": (("Residents", "Nobody"),)},
            "There is no stakeholder called Nobody in this instrument.",
        ),
    ],
)
def test_unknown_ids(core, parts, sentence):
    assert _refusal(_answers(**parts), core) == sentence


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"agree": {"eng_2": 6}}, "The eng_2 is 6; its scale runs from 1 to 5."),
        ({"agree": {"eng_2": 0}}, "The eng_2 is 0; its scale runs from 1 to 5."),
        (
            {"stakeholders": (_stakeholder(co_design=Part(depth=6)),)},
            "The depth of Residents in co_design is 6; its scale runs from 0 to 5.",
        ),
        (
            {"stakeholders": (_stakeholder(co_design=Part(decision_right=4)),)},
            "The decision right of Residents in co_design is 4; its scale runs from 0 to 3.",
        ),
    ],
)
def test_governance_ratings_beyond_their_scales(core, parts, sentence):
    assert _refusal(_answers(**parts), core) == sentence


@pytest.mark.parametrize("kind", [Missing.NOT_ANSWERED, Missing.NOT_APPLICABLE, Missing.DONT_KNOW, Missing.REFUSED])
def test_four_kinds_of_missing_fit_both_ratings_and_stay_apart(core, kind):
    pair = fit(_answers(skills={"need_insight": Pair(importance=kind, capacity=kind)}), core).skills["need_insight"]
    assert (pair.importance, pair.capacity) == (kind, kind)


def test_withheld_is_never_an_answer(core):
    answers = _answers(skills={"need_insight": Pair(importance=3, capacity=Missing.WITHHELD)})
    assert _refusal(answers, core) == "The capacity of need_insight is marked withheld, which is never an answer."


def test_answers_of_another_instrument(core):
    assert _refusal(_answers(instrument="ghent-own@1.0"), core) == (
        "These answers belong to ghent-own@1.0, not to coprod-core@1.0."
    )


@pytest.mark.parametrize("asked", [None, 1, 100_000])
def test_how_many_were_asked_may_be_known_or_not(asked):
    assert About(city="Examplestad", round="2026", mode=Mode.INDIVIDUAL, asked=asked).asked == asked
    assert ABOUT.asked is None


@pytest.mark.parametrize("asked", [0, -1, 100_001, 12.0, "12", True])
def test_how_many_were_asked_is_a_whole_number_from_one_to_a_hundred_thousand(asked):
    with pytest.raises(ValidationError, match="asked"):
        About(city="Examplestad", round="2026", mode=Mode.INDIVIDUAL, asked=asked)


@pytest.mark.parametrize("value", [True, 3.0, "3", None])
def test_only_a_whole_number_or_a_kind_of_missing_is_a_rating(value):
    with pytest.raises(ValidationError, match="importance"):
        Pair(importance=value)
