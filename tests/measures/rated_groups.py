"""What the tests of the measures range over: every scale in use, groups of people who rated, and worked examples."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from coprod.measures.catalogue.entry import Measure, Takes
from coprod.measures.ratings import Ratings
from coprod.measures.tally import Respondents, Span, Tally

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


@st.composite
def crowds(draw: st.DrawFn, span: Span | None = None, most: int = 300) -> Tally:
    """Draw the tally of 8 to ``most`` people who give a few different pairs."""
    on = span or draw(st.sampled_from(SPANS))
    rating = st.integers(on.low, on.high)
    given = draw(st.lists(st.tuples(rating, rating), min_size=1, max_size=8))
    size = draw(st.integers(8, most))
    cuts = sorted(draw(st.lists(st.integers(0, size), min_size=len(given) - 1, max_size=len(given) - 1)))
    people_each = np.diff([0, *cuts, size]).tolist()
    return Tally.of("s01", on, [(*pair, many) for pair, many in zip(given, people_each, strict=True)])


def respondents(
    importance: Sequence[Sequence[int]] | np.ndarray, capacity: Sequence[Sequence[int]] | np.ndarray, span: Span
) -> Respondents:
    """Return whole respondents, a row each; the skills are called a, b, c and so on."""
    tables = np.array(importance, dtype=np.int8), np.array(capacity, dtype=np.int8)
    return Respondents(tuple("abcdefghijklmnopqrstuvwxyz"[: tables[0].shape[1]]), span, *tables)


def taken(measure: Measure, rows: Sequence[tuple[int, ...]], span: Span) -> Tally | Ratings:
    """Return plain numbers in the shape that a measure of pairs or of ratings takes."""
    if measure.takes is Takes.PAIRS:
        return tally(span, [(importance, capacity) for importance, capacity in rows])
    return Ratings.of(span, [rating for (rating,) in rows])
