"""The governance profile: aligned dots over the sixteen indicators, each on its own fixed range. Never one score."""

from collections.abc import Mapping, Sequence
from typing import Literal

import altair as alt
import pandas as pd

from coprod.charts import governance_lines, governance_profile_words, theme
from coprod.charts.figure import Figure
from coprod.charts.governance_lines import Layout
from coprod.charts.governance_row import ProfileRow
from coprod.charts.provenance import Provenance
from coprod.disclosure.release import Withheld
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.undefined import Undefined

STEP, LEAST, WORDS, RIGHT = 23, 1000, 420, 190
INSIDE = 12  # how far a narrow track stands from the edge
EDGES = {"heading": 0, "left": 0, "right": "width"}
SIDES: Mapping[str, tuple[float, Literal["left", "center", "right"]]] = {
    "heading": (0.0, "left"),
    "left": (0.0, "left"),
    "right": (1.0, "right"),
    "start": (0.0, "left"),
    "low": (0.0, "center"),
    "middle": (0.5, "center"),
    "high": (1.0, "center"),
}


def figure(rows: Sequence[ProfileRow], *, provenance: Provenance, notes: Sequence[str] = (), say: Speaker) -> Figure:
    """Make the figure of one return, or of what individuals agree to; ``rows`` in the order of the catalogue."""
    sentence = governance_profile_words.sentence(rows, say)
    return Figure(
        name="governance-profile",
        file=f"{provenance.file_stem}-governance-profile",
        title=governance_profile_words.title(rows, say),
        sentence=sentence,
        source=provenance.words(say),
        spec=theme.spec(draw(rows, say=say)),
        alt=say.many(
            "Dot chart of {count} governance indicator.",
            "Dot chart of {count} governance indicators, each on its whole range.",
            len(rows),
        )
        + f" {sentence} {provenance.words(say)}",
        table=pd.DataFrame([_row(row, say) for row in rows]),
        data=pd.DataFrame([provenance.record(say) | _record(row) for row in rows]).astype({"n": "Int64"}),
        measures=tuple(row.id for row in rows),
        notes=tuple(notes),
    )


def draw(rows: Sequence[ProfileRow], *, say: Speaker) -> alt.LayerChart:
    """Draw the rows in the order given, a track over the whole range and a dot on it; no colour says good or bad."""
    wide, narrow = governance_lines.wide(rows, say), governance_lines.narrow(rows, say)
    broad, small = f"width > {LEAST}", f"width <= {LEAST}"
    y = alt.Y(
        "line:N",
        axis=None,
        sort=None,
        scale=alt.Scale(domain=alt.ExprRef(f"{broad} ? {wide.lines!r} : {narrow.lines!r}")),
    )
    scale = alt.Scale(
        domain=[0, 1],
        range=[alt.ExprRef(f"{broad} ? {WORDS} : {INSIDE}"), alt.ExprRef(f"width - ({broad} ? {RIGHT} : {INSIDE})")],
        nice=False,
    )
    layers = [layer for part, when in ((wide, broad), (narrow, small)) for layer in _drawn(part, y, scale, when=when)]
    chart = theme.dressed(alt.LayerChart(layer=layers), height=alt.Step(STEP))
    chart.autosize = alt.AutoSizeParams(type="fit-x")
    return chart


def _drawn(part: Layout, y: alt.Y, scale: alt.Scale, *, when: str) -> list[alt.Chart]:
    x = alt.X("at:Q", axis=None, scale=scale)
    tracks = part.tracks.assign(at=part.tracks["from"])
    layers: list[alt.Chart] = [
        alt.Chart(tracks)
        .transform_filter(when)
        .mark_rule(strokeWidth=2, color=theme.MIDDLE)
        .encode(x=x, x2=alt.X2("to:Q"), y=y)
    ]
    for some, shape in (
        (part.dots[~part.dots["at_least"]], "circle"),
        (part.dots[part.dots["at_least"]], "triangle-right"),
    ):
        if len(some):
            layers.append(
                alt.Chart(some)
                .transform_filter(when)
                .mark_point(filled=True, opacity=1, size=190, shape=shape, color=theme.CAPACITY)
                .encode(x=x, y=y)
            )
    for side, (where, align) in SIDES.items():
        words = part.words[part.words["side"] == side]
        across = theme.fixed(alt.XValue, EDGES[side]) if side in EDGES else x
        size = theme.TEXT_SIZE + 2 if side == "heading" else theme.SMALL_SIZE
        layers += [
            alt.Chart(some.assign(at=where))
            .transform_filter(when)
            .mark_text(align=align, fontWeight=weight, fontSize=size, color=theme.INK)
            .encode(x=across, y=y, text=alt.Text("text:N"))
            for weight, some in _by_weight(words)
        ]
    return layers


def _by_weight(words: pd.DataFrame) -> list[tuple[Literal["bold", "normal"], pd.DataFrame]]:
    weights: list[tuple[Literal["bold", "normal"], pd.DataFrame]] = [
        ("bold", words[words["bold"]]),
        ("normal", words[~words["bold"]]),
    ]
    return [(weight, some) for weight, some in weights if len(some)]


def _row(row: ProfileRow, say: Speaker) -> dict[str, str]:
    low, high = (say.number(bound, 0) for bound in row.bounds)
    return {
        say("Indicator"): row.title(say),
        say("Value"): row.number(say) or row.why_not(say),
        say("Range"): say("{low} to {high}", low=low, high=high),
        say("n"): row.counted(say),
        say("Reading"): row.reading(say),
    }


def _record(row: ProfileRow) -> dict[str, object]:
    withheld = row.shown.reason.value if isinstance(row.shown, Withheld) else None
    undefined = row.told.value.value if row.told and isinstance(row.told.value, Undefined) else None
    return {
        "measure": row.id,
        "title": measure(row.id).title,
        "value": row.value,
        "at_least": row.at_least,
        "n": row.told.n if row.told and row.value is not None else None,
        "undefined": undefined,
        "withheld": withheld,
    }
