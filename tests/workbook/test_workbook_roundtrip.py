"""Reading what was written gives the answers back, for any answers and any scale."""

import re
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from coprod.instrument.answers import MOST_ASKED, Answers, Mode
from coprod.instrument.governance import Helix
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing, Scale
from coprod.language import speaker
from coprod.workbook import read, write
from coprod.workbook.partners import GROUPS
from coprod.workbook.spelling import VISIBLE, spelt
from tests.workbook.filling import CORE, SHELF, cells, fill, typed

FAST = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: writing a workbook takes a fifth of a second, and a failure ought to be seen soon."""
ALLOWED = {"not_answered", "not_compared"}
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))
TYPED = st.one_of(
    st.text(SIGNS, min_size=1, max_size=40),
    st.sampled_from(
        ("NA", "0012", "=1+1", "@x", "+4", "\u202egnirts", "4 \u2013 well", "<b>&amp;", "caf\u00e9 \u2615", "_x0041_")
    ),
).map(str.strip)
WORDS = TYPED.filter(lambda text: VISIBLE.search(text) is not None and text == text.strip(" \t\r\n\u00a0\u200b\ufeff"))
NAMES = WORDS.filter(lambda text: re.search(r"[^\W_]", text) is not None)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
COUNTS = st.none() | st.integers(0, 10_000_000)


def ratings(scale: Scale) -> st.SearchStrategy[int | Missing]:
    return st.sampled_from((*scale.values, Missing.NOT_ANSWERED, *scale.accepts))


def yes_no(*missing: Missing) -> st.SearchStrategy[bool | Missing]:
    return st.sampled_from((True, False, Missing.NOT_ANSWERED, Missing.DONT_KNOW, Missing.REFUSED, *missing))


@st.composite
def answers(draw: st.DrawFn, instrument: Instrument = CORE) -> Answers:
    """Random answers that a person could give."""
    rules = instrument.governance
    mode = draw(st.sampled_from(Mode))
    approver = draw(st.just("") | WORDS) if mode is Mode.ORGANISATIONAL else ""
    pair = st.fixed_dictionaries(
        {"importance": ratings(instrument.importance), "capacity": ratings(instrument.capacity)}
    )
    skills = {skill.id: draw(pair) for skill in instrument.skills}
    blank = {"importance": Missing.NOT_ANSWERED, "capacity": Missing.NOT_ANSWERED}
    names = draw(st.lists(WORDS, max_size=4, unique_by=spelt))
    part = st.fixed_dictionaries({"depth": ratings(rules.depth), "decision_right": ratings(rules.decision_right)})
    pairs = [(one, other) for place, one in enumerate(names) for other in names[place + 1 :]]
    picks = {
        stage.id: draw(
            st.lists(st.sampled_from([one.id for one in instrument.skills_of(stage.id)]), max_size=3, unique=True)
        )
        for stage in instrument.stages
    }
    return Answers.model_validate(
        {
            "instrument": instrument.key,
            "about": {
                "city": draw(NAMES),
                "round": draw(NAMES),
                "mode": mode,
                "pilot": draw(st.just("") | WORDS),
                "role": draw(st.just("") | WORDS),
                "asked": draw(st.none() | st.integers(1, MOST_ASKED)),
                "filled_on": draw(DAYS),
                "approver": approver,
                "comparable": bool(approver) and draw(st.booleans()),
            },
            "skills": {key: one for key, one in skills.items() if one != blank or not instrument.skill(key).optional},
            "comments": draw(
                st.dictionaries(st.sampled_from([one.id for one in instrument.skills]), WORDS, max_size=4)
            ),
            "priorities": {stage: tuple(chosen) for stage, chosen in picks.items() if chosen},
            "agree": {item.id: draw(ratings(rules.agree)) for item in rules.items},
            "resources": {one.id: draw(yes_no(Missing.NOT_APPLICABLE)) for one in rules.resources},
            "feedback": {
                stage.id: {
                    "input_collected": draw(yes_no()),
                    "response_published": draw(yes_no()),
                    "collected_on": draw(DAYS),
                    "link": draw(st.just("") | WORDS),
                }
                for stage in instrument.sequence
            },
            "inclusion": tuple(
                {"group": name, "reached": draw(yes_no()), "participants": draw(COUNTS), "population": draw(COUNTS)}
                for name in draw(st.lists(WORDS, max_size=GROUPS))
            ),
            "stakeholders": tuple(
                {
                    "name": name,
                    "helix": draw(st.sampled_from(Helix)),
                    "is_lead": draw(st.booleans()),
                    "head_count": draw(COUNTS),
                    "parts": {stage.id: draw(part) for stage in instrument.sequence},
                }
                for name in names
            ),
            "ties": tuple(draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else ()),
        }
    )


def answered(given: Answers) -> bool:
    """Whether there is an answer beyond the sheet About and the comments."""
    return any(spot.column != "comment" for kind, spot in cells(given) if kind.value != "about")


@settings(max_examples=25, phases=FAST)
@given(answers().filter(answered))
def test_reading_what_was_written_gives_it_back(given: Answers):
    reading = read(fill(typed(cells(given))), SHELF, name="random.xlsx")
    assert {one.code for one in reading.findings} <= ALLOWED
    assert reading.answers == given


def scaled(low: int, high: int) -> Instrument:
    """The core instrument on another scale, only its ends worded."""
    raw = CORE.model_dump()
    ends = [{"value": low, "label": {"en": "least"}}, {"value": high, "label": {"en": "most"}}]
    for scale in (raw["importance"], raw["capacity"], raw["governance"]["agree"]):
        scale |= {"minimum": low, "maximum": high, "points": ends}
    return Instrument.model_validate(raw | {"id": f"scale-{low}-{high}"})


@pytest.mark.parametrize(("low", "high"), [(1, 4), (0, 5), (1, 7), (0, 10)])
@settings(max_examples=2, phases=FAST)
@given(data=st.data())
def test_any_scale_is_read_as_the_instrument_words_it(low: int, high: int, data: st.DataObject):
    instrument = scaled(low, high)
    given = data.draw(answers(instrument).filter(answered))
    filled = fill(typed(cells(given), instrument), write(instrument, speaker("en")))
    reading = read(filled, {instrument.key: instrument}, name="scaled.xlsx")
    assert {one.code for one in reading.findings} <= ALLOWED
    assert reading.answers == given


@pytest.mark.parametrize(("value", "meant"), [("0", 0), (10, 10), ("10 \u2013 most", 10), (7.0, 7)])
def test_nought_and_two_digits_are_ratings_where_the_scale_has_them(value: object, meant: int):
    instrument = scaled(0, 10)
    given = {("About", "C6"): "A", ("About", "C12"): "B", ("About", "C13"): "Individual", ("Skills", "D7"): value}
    reading = read(fill(given, write(instrument, speaker("en"))), {instrument.key: instrument}, name="scaled.xlsx")
    assert reading.answers is not None
    assert reading.answers.skills["need_insight"].importance == meant
    assert (reading.ratings, {one.code for one in reading.findings}) == (1, {"not_answered"})
