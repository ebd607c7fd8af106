"""Charts of lines that are drawn once for all readers: what differs from reader to reader is filled in.

Altair takes some 20 ms to draw a chart, filling one in takes less than one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import pandas as pd

from coprod.charts import theme

Spec = dict[str, Any]


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
    """A skeleton with the rows of one reader, by name, its lines from above to below, and its height in pixels."""

    skeleton: Skeleton
    rows: Mapping[str, pd.DataFrame]
    lines: Sequence[str]
    height: int

    def spec(self) -> Spec:
        """Return the chart as Vega-Lite with its data, as ``theme.spec`` does."""
        return self._filled(self.skeleton.spec)

    def to_dict(self) -> Spec:
        """Return the chart as Altair says and validates it, with its data."""
        return self._filled(self.skeleton.chart.to_dict())

    def _filled(self, drawn: Spec) -> Spec:
        rows = {name: theme.records(frame) for name, frame in self.rows.items()}
        layers = [_with(self.lines, layer) for layer in drawn["layer"]]
        return {**drawn, "datasets": rows, "height": self.height, "layer": layers}


def _with(lines: Sequence[str], layer: Spec) -> Spec:
    y = layer["encoding"]["y"]
    placed = {**y, "scale": {**y["scale"], "domain": list(lines)}}
    return {**layer, "encoding": {**layer["encoding"], "y": placed}}
