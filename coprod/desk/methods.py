"""How each number is worked out, in the reader's words: the catalogue of measures, spoken."""

import csv
import io
from dataclasses import dataclass

from coprod.instrument.model import Instrument
from coprod.language import N_, Speaker
from coprod.measures.catalogue import FAMILIES
from coprod.measures.catalogue.entry import Counts, Measure, Numbers
from coprod.measures.tally import Span

FAMILY_TITLES = {
    "skills": N_("Skill gaps"),
    "uncertainty": N_("Uncertainty and priorities"),
    "agreement": N_("Agreement and reliability"),
    "change": N_("Tests, change and difference"),
    "governance": N_("Governance"),
}


@dataclass(frozen=True)
class Method:
    """One measure, ready to read: ``facts`` are (heading, text) in the order to be read.

    ``numbers`` is the worked example as the text of a CSV file, empty where ``command`` needs a whole return; ``url``
    leads to the source, empty where there is none.
    """

    id: str
    title: str
    meaning: str
    formula: str
    facts: tuple[tuple[str, str], ...]
    numbers: str
    command: str
    url: str


@dataclass(frozen=True)
class Family:
    """Measures that belong together."""

    title: str
    methods: tuple[Method, ...]


def families(instrument: Instrument, say: Speaker) -> tuple[Family, ...]:
    """Return every measure of the catalogue by family, with its range on the instrument's scale."""
    span = Span(instrument.importance.minimum, instrument.importance.maximum)
    return tuple(
        Family(say(FAMILY_TITLES[name]), tuple(spoken(one, span, say) for one in members))
        for name, members in FAMILIES.items()
    )


def spoken(one: Measure, span: Span, say: Speaker) -> Method:
    """Say everything about one measure."""
    facts = [
        (say("Unit"), say(one.unit)),
        (say("Range"), _range(one, span, say)),
        (say("A higher value means"), say(one.more)),
        (say("Worked out from"), _counted(one.computed_from, one.counts, say)),
        (say("Shown from"), _shown(one, say)),
        (say("Keep in mind"), say(one.edges)),
        (say("When not to use it"), say(one.unfit)),
        (say("Worked example"), say(one.example)),
        (say("Source"), say(one.source)),
    ]
    if one.labelled_from is not None:
        facts.insert(5, (say("Put in words from"), _counted(one.labelled_from, one.counts, say)))
    return Method(
        id=one.id,
        title=say(one.title),
        meaning=say(one.meaning),
        formula=one.formula,
        facts=tuple(facts),
        numbers=_csv(one.numbers) if one.numbers else "",
        command=one.recompute,
        url=one.url,
    )


def _csv(numbers: Numbers) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([numbers.columns, *numbers.rows])
    return text.getvalue()


def _shown(one: Measure, say: Speaker) -> str:
    if one.counts is Counts.RESPONDENTS and one.computed_from == 1:
        return say("{count} individual answers, or one organisational return", count=one.shown_from)
    return _counted(one.shown_from, one.counts, say)


def _counted(count: int, what: Counts, say: Speaker) -> str:
    match what:
        case Counts.RESPONDENTS:
            return say.many("{count} respondent", "{count} respondents", count)
        case Counts.STAKEHOLDERS:
            return say.many("{count} stakeholder", "{count} stakeholders", count)
        case Counts.STAGES:
            return say.many("{count} stage", "{count} stages", count)
        case Counts.ITEMS:
            return say.many("{count} question answered", "{count} questions answered", count)
        case Counts.SKILLS:
            return say.many("{count} skill", "{count} skills", count)


def _range(one: Measure, span: Span, say: Speaker) -> str:
    if one.bounds is None:
        return say("no fixed range on a scale from {first} to {last}", first=span.low, last=span.high)
    low, high = one.bounds(span)
    if (low, high) == one.bounds(Span(span.low, span.high + 1)):
        return say("{low} to {high}", low=_short(low, say), high=_short(high, say))
    return say(
        "{low} to {high} on a scale from {first} to {last}",
        low=_short(low, say),
        high=_short(high, say),
        first=span.low,
        last=span.high,
    )


def _short(value: float, say: Speaker) -> str:
    if value in (float("inf"), float("-inf")):
        return say("no limit")
    return say.number(value, 0 if value == int(value) else 2)
