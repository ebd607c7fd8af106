"""A figure: chart, sentence, table and method together, so that none of them travels alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa


@dataclass(frozen=True, eq=False)
class Figure:
    """Everything a page or a report needs to show one figure.

    ``name`` says which figure it is, ``file`` what its download is called, without ending. ``title`` states the
    message, ``sentence`` says it with numbers, ``source`` says who answered, when, with which instrument. ``spec`` is
    the chart as Vega-Lite with its data: drawn once, shown often. ``table_of`` makes the text ready to read and
    ``data_of`` the same rows as numbers for the download, as most readers open neither. ``measures`` are ids of the
    catalogue. ``notes`` say what is withheld or not compared, and why.
    """

    name: str
    file: str
    title: str
    sentence: str
    source: str
    spec: dict[str, Any]
    alt: str
    table_of: Callable[[], pd.DataFrame]
    data_of: Callable[[], pd.DataFrame]
    measures: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def table(self) -> pd.DataFrame:
        """The rows as text; made when somebody opens them."""
        return self.table_of()

    @cached_property
    def data(self) -> pd.DataFrame:
        """The rows as numbers; made when somebody opens them."""
        return self.data_of()

    @cached_property
    def sent(self) -> dict[str, Any]:
        """The chart as a browser gets it, its rows in Arrow: made once, where Streamlit would at every look.

        Outlines of land stay as they are: Vega-Lite reads them as GeoJSON.
        """
        every = self.spec["datasets"].items()
        return {**self.spec, "datasets": {name: rows if _outlines(rows) else _arrow(rows) for name, rows in every}}


def _outlines(rows: Sequence[dict[str, Any]]) -> bool:
    return any("geometry" in row for row in rows[:1])


def _arrow(rows: Sequence[dict[str, Any]]) -> bytes:
    table, sink = pa.Table.from_pylist(rows), pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())
