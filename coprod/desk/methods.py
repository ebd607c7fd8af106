"""How each number is worked out, in the reader's words: the catalogue of measures, spoken."""

from dataclasses import dataclass

from coprod.instrument.model import Instrument
from coprod.language import N_, Speaker
from coprod.measures.catalogue import MEASURES
from coprod.measures.catalogue.entry import Measure
from coprod.measures.tally import Span

EXAMPLE = N_(
    "Five people rate importance 5, 4, 5, 4, 5 and capacity 3, 3, 2, 4, 3. Mean importance is 4.6, mean capacity 3.0, "
    "the gap 1.6, MWDS 4.6 × 1.6 = 7.36, need 100 × 7.36 / 20 = 36.8. Four of five rate capacity below importance and "
    "nobody above, so RDS is 0 − 80 = −80."
)


@dataclass(frozen=True)
class Method:
    """One measure, ready to read: ``facts`` are (heading, text) in the order to be read."""

    id: str
    title: str
    meaning: str
    formula: str
    facts: tuple[tuple[str, str], ...]


def methods(instrument: Instrument, say: Speaker) -> tuple[Method, ...]:
    """Return every measure of the catalogue, with its range on the instrument's scale."""
    span = Span(instrument.importance.minimum, instrument.importance.maximum)
    return tuple(_spoken(one, span, say) for one in MEASURES)


def _spoken(one: Measure, span: Span, say: Speaker) -> Method:
    return Method(
        id=one.id,
        title=say(one.title),
        meaning=say(one.meaning),
        formula=one.formula,
        facts=(
            (say("Unit"), say(one.unit)),
            (say("Range"), _range(one, span, say)),
            (say("A higher value means"), say(one.more)),
            (say("Worked out from"), say.many("{count} complete pair", "{count} complete pairs", one.computed_from)),
            (say("Shown from"), say("{count} individual answers, or one organisational return", count=one.shown_from)),
            (say("Keep in mind"), say(one.edges)),
            (say("Source"), say(one.source)),
        ),
    )


def _range(one: Measure, span: Span, say: Speaker) -> str:
    if one.bounds is None:
        return say("one of four, cut at {centre}", centre=_short(span.centre, say))
    low, high = one.bounds(span)
    return say(
        "{low} to {high} on a scale from {first} to {last}",
        low=_short(low, say),
        high=_short(high, say),
        first=span.low,
        last=span.high,
    )


def _short(value: float, say: Speaker) -> str:
    return say.number(value, 0 if value == int(value) else 2)
