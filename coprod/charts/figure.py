"""A figure: chart, sentence, table and method together, so that none of them travels alone."""

from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True, eq=False)
class Figure:
    """Everything a page or a report needs to show one figure.

    ``name`` says which figure it is, ``file`` what its download is called, without ending. ``title`` states the
    message, ``sentence`` says it with numbers, ``source`` says who answered, when, with which instrument. ``spec`` is
    the chart as Vega-Lite with its data: drawn once, shown often. ``table`` holds text ready to read, ``data`` the same
    rows as numbers for the download. ``measures`` are ids of the catalogue. ``notes`` say what is withheld or not
    compared, and why.
    """

    name: str
    file: str
    title: str
    sentence: str
    source: str
    spec: dict[str, Any]
    alt: str
    table: pd.DataFrame
    data: pd.DataFrame
    measures: tuple[str, ...]
    notes: tuple[str, ...] = ()
