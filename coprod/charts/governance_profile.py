"""The governance profile: aligned dots over the sixteen indicators, each on its own fixed range. Never one score."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import altair as alt
import pandas as pd

from coprod.charts import governance_lines, governance_profile_words, theme
from coprod.charts.figure import Figure
from coprod.charts.governance_lines import Layout
from coprod.charts.governance_row import ProfileRow
from coprod.charts.provenance import Provenance
from coprod.charts.skeleton import LINES, Filled, Skeleton, lines_by_width
from coprod.disclosure.release import Withheld
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.undefined import Undefined

STEP, LEAST, WORDS, RIGHT = 23, 1000, 420, 190
INSIDE = 12  # how far a narrow track stands from the edge
SIDES: Mapping[str, tuple[float, str, str]] = {
    "heading": (0.0, "left", "left"),
    "left": (0.0, "left", "left"),
    "right": (1.0, "right", "right"),
    "start": (0.0, "middle", "left"),
    "low": (0.0, "middle", "center"),
    "middle": (0.5, "middle", "center"),
    "high": (1.0, "middle", "center"),
}
SHAPE = alt.ExprRef("datum.at_least ? 'triangle-right' : 'circle'")
WHENS = {"wide": f"width > {LEAST}", "narrow": f"width <= {LEAST}"}


def figure(rows: Sequence[ProfileRow], *, provenance: Provenance, notes: Sequence[str] = (), say: Speaker) -> Figure:
    """Make the figure of one return, or of what individuals agree to; ``rows`` in the order of the catalogue."""
    sentence = governance_profile_words.sentence(rows, say)
    return Figure(
        name="governance-profile",
        file=f"{provenance.file_stem}-governance-profile",
        title=governance_profile_words.title(rows, say),
        sentence=sentence,
        source=provenance.words(say),
        spec=draw(rows, say=say).spec(),
        alt=say.many(
            "Dot chart of {count} governance indicator.",
            "Dot chart of {count} governance indicators, each on its whole range.",
            len(rows),
        )
        + f" {sentence} {provenance.words(say)}",
        table_of=lambda: pd.DataFrame([_row(row, say) for row in rows]),
        data_of=lambda: pd.DataFrame([provenance.record(say) | _record(row) for row in rows]).astype({"n": "Int64"}),
        measures=tuple(row.id for row in rows),
        notes=tuple(notes),
    )


def draw(rows: Sequence[ProfileRow], *, say: Speaker) -> Filled:
    """Draw the rows in the order given, a track over the whole range and a dot on it; no colour says good or bad."""
    wide, narrow = governance_lines.wide(rows, say), governance_lines.narrow(rows, say)
    parts = {**_parts("wide", wide), **_parts("narrow", narrow)}
    return Filled(_skeleton(), parts, lines_by_width(WHENS["wide"], wide.lines, narrow.lines))


def _parts(layout: str, drawn: Layout) -> Mapping[str, Sequence[theme.Record]]:
    """The rows of each layer of a layout: words at its edges and in the middle, each with where and how it stands."""
    words: dict[str, list[theme.Record]] = {"left": [], "right": [], "middle": []}
    for row in drawn.words:
        where, edge, align = SIDES[row["side"]]
        words[edge].append(
            {
                "line": row["line"],
                "text": row["text"],
                "bold": row["bold"],
                "at": where,
                "align": align,
                "size": theme.TEXT_SIZE + 2 if row["side"] == "heading" else theme.SMALL_SIZE,
            }
        )
    parts = {"tracks": drawn.tracks, "dots": drawn.dots} | words
    return {f"{layout} {kind}": rows for kind, rows in parts.items()}


@lru_cache
def _skeleton() -> Skeleton:
    broad = WHENS["wide"]
    scale = alt.Scale(
        domain=[0, 1],
        range=[alt.ExprRef(f"{broad} ? {WORDS} : {INSIDE}"), alt.ExprRef(f"width - ({broad} ? {RIGHT} : {INSIDE})")],
        nice=False,
    )
    x = alt.X("at:Q", axis=None, scale=scale)
    layers = []
    for layout, when in WHENS.items():
        base = {
            kind: alt.Chart(alt.NamedData(f"{layout} {kind}")).transform_filter(when).encode(y=LINES)
            for kind in ("tracks", "dots", "left", "right", "middle")
        }
        layers += [
            base["tracks"].mark_rule(strokeWidth=2, color=theme.MIDDLE).encode(x=x, x2=alt.X2("to:Q")),
            base["dots"].mark_point(filled=True, opacity=1, size=190, shape=SHAPE, color=theme.CAPACITY).encode(x=x),
            _texts(base["left"]).encode(x=theme.fixed(alt.XValue, 0)),
            _texts(base["right"]).encode(x=theme.fixed(alt.XValue, "width")),
            _texts(base["middle"]).encode(x=x),
        ]
    chart = theme.dressed(alt.LayerChart(layer=layers), height=alt.Step(STEP))
    chart.autosize = alt.AutoSizeParams(type="fit-x")
    return Skeleton(chart)


def _texts(base: alt.Chart) -> alt.Chart:
    chart: alt.Chart = base.mark_text(
        align=alt.ExprRef("datum.align"),
        fontWeight=theme.WEIGHT,
        fontSize=alt.ExprRef("datum.size"),
        color=theme.INK,
    ).encode(text=alt.Text("text:N"))
    return chart


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
