"""Lines of words with marks: the words stand left of the marks on a wide screen, above them on a narrow one."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from coprod.charts import theme

WIDE, WORDS, REMARK = 760, 400, 124
DOWN = 9  # marks stand this much below the middle of their line, so that words fit above them


def across(field: str, low: float, high: float, *, axis: alt.Axis) -> alt.X:
    """Place a field between the words and the remark, on a fixed scale."""
    start = alt.ExprRef(f"width > {WIDE} ? {WORDS} : 8")
    end = alt.ExprRef(f"width - {REMARK}")
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[low, high], range=[start, end], nice=False), axis=axis)


def down(lines: Sequence[str]) -> alt.Y:
    """Place the lines in the order given."""
    return alt.Y("line:O", axis=None, sort=None, scale=alt.Scale(domain=list(lines)))


def words(lines: pd.DataFrame, y: alt.Y) -> list[alt.Chart]:
    """Write the ``words`` and the ``remark`` of each line; a ``heading`` is bold."""
    beside = {"expr": f"width > {WIDE} ? {DOWN} : -10"}
    plain, edge = alt.Chart(lines[~lines["heading"]]), alt.value(0)
    return [
        alt.Chart(lines[lines["heading"]])
        .mark_text(align="left", fontWeight="bold", fontSize=theme.TEXT_SIZE + 2, color=theme.INK, dy=8)
        .encode(x=edge, y=y, text="words:N"),
        plain.mark_text(align="left", fontSize=theme.TEXT_SIZE, color=theme.INK, dy=beside).encode(
            x=edge, y=y, text="words:N"
        ),
        plain.mark_text(align="right", fontSize=theme.SMALL_SIZE, color=theme.INK, dy=DOWN).encode(
            x=alt.value("width"), y=y, text="remark:N"
        ),
    ]
