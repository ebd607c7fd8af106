"""Lines of words with marks: the words stand left of the marks on a wide screen, above them on a narrow one."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from coprod.charts import theme
from coprod.language import Speaker
from coprod.measures.catalogue import measure

Rows = pd.DataFrame | alt.NamedData
Record = theme.Record
WIDE, WORDS, REMARK = 760, 400, 124
DOWN = 9  # marks stand this much below the middle of their line, so that words fit above them


def ticks(low: float) -> list[int]:
    """Return the needs that an axis names; below 0 only where it reaches there."""
    return [-25, 0, 25, 50, 75, 100] if low < 0 else [0, 25, 50, 75, 100]


def scale_title(low: float, say: Speaker) -> str | list[str]:
    """Say what an axis of need shows, a thought a line, and what stands below 0 where it reaches there."""
    title = say("{measure}, 0 to 100", measure=say(measure("need").title))
    return [title, say("below 0: more than needed")] if low < 0 else title


def across(field: str, low: float, high: float, *, axis: alt.Axis, remark: int = REMARK) -> alt.X:
    """Place a field between the words and the remark, which is so many pixels wide, on a fixed scale."""
    start = alt.ExprRef(f"width > {WIDE} ? {WORDS} : 8")
    end = alt.ExprRef(f"width - {remark}")
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[low, high], range=[start, end], nice=False), axis=axis)


def down(lines: Sequence[str]) -> alt.Y:
    """Place the lines in the order given."""
    return alt.Y("line:O", axis=None, sort=None, scale=alt.Scale(domain=list(lines)))


def parted(lines: Sequence[Record]) -> dict[str, list[Record]]:
    """Return the lines that are a ``heading`` and those that are not."""
    return {
        "heads": [line for line in lines if line["heading"]],
        "plain": [line for line in lines if not line["heading"]],
    }


def told(rows: Sequence[Record], *names: str) -> list[Record]:
    """Return the rows that miss none of these values."""
    return [row for row in rows if all(row[name] is not None for name in names)]


def words(lines: pd.DataFrame, y: alt.Y) -> list[alt.Chart]:
    """Write the ``words`` and the ``remark`` of each line; a ``heading`` is bold."""
    return _words(heads=lines[lines["heading"]], plain=lines[~lines["heading"]], y=y)


def words_named(y: alt.Y) -> list[alt.Chart]:
    """Write the same for rows that are filled in later, as ``parted`` names them."""
    return _words(heads=alt.NamedData("heads"), plain=alt.NamedData("plain"), y=y)


def _words(heads: Rows, plain: Rows, y: alt.Y) -> list[alt.Chart]:
    beside = {"expr": f"width > {WIDE} ? {DOWN} : -10"}
    others, edge = alt.Chart(plain), theme.fixed(alt.XValue, 0)
    return [
        alt.Chart(heads)
        .mark_text(align="left", fontWeight="bold", fontSize=theme.TEXT_SIZE + 2, color=theme.INK, dy=8)
        .encode(x=edge, y=y, text=alt.Text("words:N")),
        others.mark_text(align="left", fontSize=theme.TEXT_SIZE, color=theme.INK, dy=beside).encode(
            x=edge, y=y, text=alt.Text("words:N")
        ),
        others.mark_text(align="right", fontSize=theme.SMALL_SIZE, color=theme.INK, dy=DOWN).encode(
            x=theme.fixed(alt.XValue, "width"), y=y, text=alt.Text("remark:N")
        ),
    ]
