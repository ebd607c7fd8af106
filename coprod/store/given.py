"""An answer in the columns of the file: a rating and a reason for each of its one or two parts."""

from collections.abc import Sequence
from typing import Any

from coprod.instrument.scales import Missing
from coprod.workshop.ballot import Given

COLUMNS = ("first_rating", "first_missing", "second_rating", "second_missing")


def given_out(given: Sequence[Given]) -> tuple[object, ...]:
    """Return an answer as the cells of ``COLUMNS``."""
    cells: list[object] = []
    for one in (*given, None, None)[:2]:
        cells += [None if isinstance(one, Missing) else one, str(one) if isinstance(one, Missing) else None]
    return tuple(cells)


def given_in(cells: Sequence[Any]) -> tuple[Given, ...]:
    """Return the answer that the cells of ``COLUMNS`` hold; empty where they are."""
    told = [(rating, reason) for rating, reason in (cells[:2], cells[2:]) if rating is not None or reason is not None]
    return tuple(Missing(reason) if rating is None else int(rating) for rating, reason in told)
