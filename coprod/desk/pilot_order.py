"""In which order pilots are listed: by what is documented, by name, by place, by time; never by how well they did."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from coprod.desk.pilot_dates import when
from coprod.desk.pilots import PilotRow
from coprod.desk.search import folded
from coprod.language import N_


class Order(StrEnum):
    """The orders a reader may choose; the value is the word for it in a link."""

    DOCUMENTED = "documented"
    NAME = "name"
    COUNTRY = "country"
    NEWEST = "newest"


TITLES: Mapping[Order, str] = MappingProxyType(
    {
        Order.DOCUMENTED: N_("most stages documented first"),
        Order.NAME: N_("by name"),
        Order.COUNTRY: N_("by country and city"),
        Order.NEWEST: N_("newest start first, unknown last"),
    }
)


def ordered(found: Sequence[PilotRow], order: Order) -> tuple[PilotRow, ...]:
    """Return the rows in an order; those that are alike in it stay as they were."""
    return tuple(sorted(found, key=_KEYS[order]))


def _started(row: PilotRow) -> int:
    """The day of the start, newest smallest; the first day that it can mean where only month or year are known."""
    read = when(row.started)
    return -(read.first if read else date.min).toordinal()


_KEYS: Mapping[Order, Callable[[PilotRow], tuple[str | int, ...]]] = MappingProxyType(
    {
        Order.DOCUMENTED: lambda row: (-len(row.stages), -row.documented),
        Order.NAME: lambda row: (folded(row.name),),
        Order.COUNTRY: lambda row: (folded(row.country), folded(row.city), folded(row.name)),
        Order.NEWEST: lambda row: (_started(row),),
    }
)
