"""Every colour, size and font of a chart, in one place. At most two colours carry meaning; grey is context."""

import altair as alt

FONT = "Source Sans, Source Sans Pro, sans-serif"
INK = "#0b0c0c"
QUIET = "#595959"
GRID = "#d9dcdf"
IMPORTANCE = "#b8500f"
CAPACITY = "#1f5a92"
TEXT_SIZE = 16
SMALL_SIZE = 15


def dressed(chart: alt.LayerChart, *, height: int) -> alt.LayerChart:
    """Give a chart the house's type and quiet axes; it fills its container's width."""
    quiet = alt.Config(
        font=FONT,
        background="#ffffff",
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=INK,
            labelFontSize=SMALL_SIZE,
            titleColor=INK,
            titleFontSize=SMALL_SIZE,
            titleFontWeight="normal",
            gridColor=GRID,
            domain=False,
            ticks=False,
        ),
        legend=alt.LegendConfig(
            labelColor=INK, labelFontSize=SMALL_SIZE, title=None, orient="top", direction="horizontal", offset=4
        ),
    )
    sized: alt.LayerChart = chart.properties(width="container", height=height, config=quiet)
    return sized
