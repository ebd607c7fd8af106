"""What the laws of the measures range over: every scale in use, and groups of people who rated one skill."""

from dataclasses import dataclass

from hypothesis import strategies as st

from coprod.measures.tally import Span, Tally

SPANS = (Span(1, 5), Span(1, 4), Span(0, 5), Span(1, 7), Span(0, 10))


@dataclass(frozen=True)
class People:
    """One (importance, capacity) pair per person, on one scale."""

    span: Span
    pairs: tuple[tuple[int, int], ...]


def tally(span: Span, pairs: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> Tally:
    """Return the tally of one pair per person."""
    return Tally.of("s01", span, [(importance, capacity, 1) for importance, capacity in pairs])


@st.composite
def people(draw: st.DrawFn, fewest: int = 1, most: int = 40) -> People:
    """Draw a scale and people who rated on it."""
    span = draw(st.sampled_from(SPANS))
    rating = st.integers(span.low, span.high)
    return People(span, tuple(draw(st.lists(st.tuples(rating, rating), min_size=fewest, max_size=most))))
