"""How many of each, as lines beside a map where there is room, else as two columns of words below it."""

from collections.abc import Mapping, Sequence
from math import ceil

import altair as alt
import pandas as pd

from coprod.charts import theme
from coprod.language import Speaker

ROW, SHORT_ROW, HEAD = 28, 25, 40  # pixels of a line beside the map, of one below it, of the line about the dots
BARS, END = 170, 40  # pixels from the names to their bars, and from the longest bar to the edge
LONGEST = 50  # pixels of bar for one of them, so that few do not look like many
SIGN = 30  # pixels from one dot of the line about the dots to the words after it


def height(count: int) -> float:
    """Return how tall the list is beside the map, in pixels."""
    return HEAD + ROW * count


def narrow_height(count: int) -> float:
    """Return how tall the list is below the map, in two columns, in pixels."""
    return HEAD + SHORT_ROW * ceil(count / 2)


def lines(
    counts: Sequence[tuple[str, int]],
    *,
    sizes: Mapping[int, float],
    wide: str,
    left: float,
    top: float,
    say: Speaker,
) -> list[alt.Chart]:
    """Draw the list: at ``left`` of a chart that is ``wide`` (an expression), from ``top`` down on another.

    ``sizes`` is the area of the dot that stands for so many, in square pixels, for the line about the dots.
    """
    half = ceil(len(counts) / 2)
    frame = pd.DataFrame(
        {
            "name": [name for name, _ in counts],
            "count": [count for _, count in counts],
            "line": range(len(counts)),
            "column": [place // half for place in range(len(counts))],
            "row": [place % half for place in range(len(counts))],
        }
    )
    unit = f"min({LONGEST}, (width - {left + BARS + END}) / {max(count for _, count in counts)})"
    placed = alt.Chart(frame).transform_calculate(
        px=f"{wide} ? {left} : datum.column * width / 2",
        py=f"{wide} ? {HEAD} + {ROW} * (datum.line + .5) : {top} + {HEAD} + {SHORT_ROW} * (datum.row + .5)",
        words=f"datum.name + ({wide} ? '' : '  ' + datum.count)",
        start=f"{left + BARS}",
        end=f"{left + BARS} + {unit} * datum.count",
    )
    x, y = (alt.X("px:Q", scale=None, axis=None), alt.Y("py:Q", scale=None, axis=None))
    beside = placed.transform_filter(wide)
    return [
        _words(placed).encode(x=x, y=y, text=alt.Text("words:N")),
        beside.mark_bar(aria=False, height=14, color=theme.CAPACITY).encode(
            x=alt.X("start:Q", scale=None, axis=None), x2=alt.X2("end:Q"), y=y
        ),
        _words(beside, dx=6).encode(x=alt.X("end:Q", scale=None, axis=None), y=y, text=alt.Text("count:Q")),
        *_about_dots(sizes, wide=wide, left=left, top=top, say=say),
    ]


def _words(chart: alt.Chart, *, dx: float = 0) -> alt.Chart:
    text: alt.Chart = chart.mark_text(
        align="left", baseline="middle", dx=dx, fontSize=theme.SMALL_SIZE, color=theme.INK
    )
    return text


def _about_dots(sizes: Mapping[int, float], *, wide: str, left: float, top: float, say: Speaker) -> list[alt.Chart]:
    counts = list(sizes)
    said = [say.many("{count} pilot in a place", "{count} pilots in a place", counts[-1])] if counts else []
    frame = pd.DataFrame(
        {
            "words": [*(str(count) for count in counts[:-1]), *said],
            "size": [sizes[count] for count in counts],
            "step": [place * 2 * SIGN for place in range(len(counts))],
        }
    )
    placed = alt.Chart(frame).transform_calculate(
        px=f"datum.step + 10 + ({wide} ? {left} : 0)", text_at=f"datum.step + {SIGN - 6} + ({wide} ? {left} : 0)"
    )
    y = theme.fixed(alt.YValue, alt.ExprRef(f"({wide} ? 0 : {top}) + {HEAD / 2 - 4}"))
    return [
        placed.mark_circle(color=theme.CAPACITY, opacity=0.85).encode(
            x=alt.X("px:Q", scale=None, axis=None), y=y, size=alt.Size("size:Q", scale=None)
        ),
        _words(placed).encode(x=alt.X("text_at:Q", scale=None, axis=None), y=y, text=alt.Text("words:N")),
    ]
