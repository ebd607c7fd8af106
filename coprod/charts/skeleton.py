"""Charts of lines that are drawn once for all readers: what differs from reader to reader is filled in.

Altair takes some 20 ms to draw a chart, filling one in takes less than one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt

from coprod.charts import theme

Spec = dict[str, Any]
LINES = alt.Y("line:N", axis=None, sort=None, scale=alt.Scale(domain=[]))
"""The lines of a chart, which are named when it is filled in."""


def lines_by_width(broad: str, wide: Sequence[str], narrow: Sequence[str]) -> str:
    """Return the lines of the layout that the width of the screen calls for; ``broad`` says when it is the wide one."""
    return f"{broad} ? {list(wide)!r} : {list(narrow)!r}"


@dataclass(frozen=True, eq=False)
class Skeleton:
    """A chart of lines that names its rows instead of holding them, and whose ``y`` names no line yet."""

    chart: alt.LayerChart

    @cached_property
    def spec(self) -> Spec:
        """The chart as Vega-Lite, with silent marks."""
        return theme.spec(self.chart)


@dataclass(frozen=True, eq=False)
class Filled:
    """A skeleton with the rows of one reader, by name, its lines from above to below, and its height in pixels.

    ``lines`` is an expression where the width of the screen decides which they are; ``height`` is None where it
    follows from them.
    """

    skeleton: Skeleton
    rows: Mapping[str, Sequence[theme.Record]]
    lines: Sequence[str] | str
    height: int | None = None

    def spec(self) -> Spec:
        """Return the chart as Vega-Lite with its data, as ``theme.spec`` does."""
        return self._filled(self.skeleton.spec)

    def to_dict(self) -> Spec:
        """Return the chart as Altair says and validates it, with its data."""
        return self._filled(self.skeleton.chart.to_dict())

    def _filled(self, drawn: Spec) -> Spec:
        rows = {name: list(rows) for name, rows in self.rows.items()}
        height = {} if self.height is None else {"height": self.height}
        lines = {"expr": self.lines} if isinstance(self.lines, str) else list(self.lines)
        return {**_with(lines, drawn), "datasets": rows, **height}


def _with(lines: Spec | list[str], part: Spec) -> Spec:
    """Name the lines in a view, or in each of its layers."""
    if "layer" in part:
        return {**part, "layer": [_with(lines, layer) for layer in part["layer"]]}
    y = part["encoding"]["y"]
    placed = {**y, "scale": {**y["scale"], "domain": lines}}
    return {**part, "encoding": {**part["encoding"], "y": placed}}
