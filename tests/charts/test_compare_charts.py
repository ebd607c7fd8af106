"""The charts of a comparison: what each outcome looks like, on a wide screen and on a narrow one.

After a wanted change, look at the charts, then write the snapshots anew:
``PYTHONPATH=tests/charts:. python tests/charts/test_compare_charts.py``.
"""

import json
import re
from dataclasses import replace
from typing import Any

import altair as alt
import pytest

from coprod.charts import distribution, interval_dots, rug, rug_lines, theme
from coprod.charts.rug_row import RugCell
from coprod.charts.spread_row import below
from coprod.measures.differences import every_pair
from coprod.measures.places import Quantity
from coprod.measures.tally import Span
from tests.charts.compared_by_hand import CELLS, DOTS, GROUPS, NAMES, OPENED, ROWS, SPREADS, STAGE
from tests.charts.hand_made import FIVE, say
from tests.charts.test_chart_specs import SNAPSHOTS, small, written

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def charts() -> dict[str, alt.LayerChart]:
    return {
        "compare-rug": rug.draw(ROWS[1:], GROUPS[:3], say=say),
        "compare-dots": interval_dots.draw(DOTS, OPENED, say=say),
        "compare-distribution": distribution.draw(SPREADS, span=FIVE, say=say),
    }


def wide() -> rug_lines.Layout:
    return rug_lines.wide(ROWS, GROUPS, say)


def skill_line(frame: Any) -> dict[str, dict[str, object]]:
    """What stands on the skill's own lines, by group."""
    own = frame[frame["line"].str.startswith("s01 ")]
    return {NAMES[int(one["place"])]: one for one in own.to_dict("records")}


@pytest.mark.parametrize("name", ["compare-rug", "compare-dots", "compare-distribution"])
def test_the_chart_is_drawn_as_before(name: str) -> None:
    assert json.loads(written(charts()[name])) == json.loads((SNAPSHOTS / f"{name}.json").read_text("utf-8"))


def test_every_outcome_has_its_word_beside_its_value() -> None:
    layout = wide()
    numbers = {name: one["text"] for name, one in skill_line(layout.numbers).items()}
    remarks = {name: one["text"] for name, one in skill_line(layout.remarks).items()}
    assert {name: (numbers[name], remarks[name]) for name in NAMES} == {
        "Oskerwyn": ("40", ""),
        "Up": ("52", "higher"),
        "Down": ("28", "lower"),
        "Even": ("40", "the same"),
        "Open": ("41", "cannot tell"),
        "Few": ("60", "too few"),
        "Hidden": ("withheld", "too few"),
        "Silent": ("no answer", ""),
    }


def test_every_outcome_has_its_colour_and_a_broken_edge_marks_what_is_not_compared() -> None:
    cells = {name: (one["fill"], one["edge"], one["broken"]) for name, one in skill_line(wide().cells).items()}
    assert cells == {
        "Oskerwyn": (theme.PAPER, theme.INK, False),
        "Up": (theme.HIGHER, theme.HIGHER, False),
        "Down": (theme.LOWER, theme.LOWER, False),
        "Even": (theme.GRID, theme.GRID, False),
        "Open": (theme.GRID, theme.GRID, False),
        "Few": (theme.PAPER, theme.QUIET, True),
        "Hidden": (theme.PAPER, theme.QUIET, True),
        "Silent": (theme.PAPER, theme.QUIET, True),
    }
    inks = {name: one["ink"] for name, one in skill_line(wide().numbers).items()}
    assert {name for name, ink in inks.items() if ink == theme.PAPER} == {"Up", "Down"}


def test_shapes_point_where_the_difference_points() -> None:
    layers = small(rug.draw(ROWS, GROUPS, say=say))["layer"]
    shapes = [layer for layer in layers if layer["mark"]["type"] == "point"]
    assert len(shapes) == 2  # the wide layout and the narrow one
    for layer in shapes:
        scale = layer["encoding"]["shape"]["scale"]
        drawn = dict(zip(scale["domain"], scale["range"], strict=True))
        assert drawn == {"higher": "triangle-up", "lower": "triangle-down", "same": "square"}
        assert [dot["outcome"] for dot in layer["data"]] == ["higher", "lower", "same"]


def test_stages_are_values_without_any_claim() -> None:
    layout = wide()
    own = layout.remarks[layout.remarks["line"].str.startswith("stage a")]
    assert set(own["text"]) == {""}
    assert [cell.outcome for cell in STAGE.cells.values()] == [None] * 8


def test_each_layout_has_lines_for_all_that_stands_on_it_and_only_one_is_drawn() -> None:
    spec = small(rug.draw(ROWS, GROUPS, say=say))
    domain = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]["expr"]
    least, broad, slim = re.fullmatch(r"width > (\d+) \? (\[.*\]) : (\[.*\])", domain).groups()
    assert int(least) == 240 + 92 * 8 < 1000  # picture.WIDTH: a downloaded picture has columns
    known = {f"width > {least}": eval(broad), f"width <= {least}": eval(slim)}  # noqa: S307 - our own lists
    for layer in spec["layer"]:
        (when,) = [one["filter"] for one in layer["transform"]]
        assert {line["line"] for line in layer["data"]} <= set(known[when])
    assert all(len(set(lines)) == len(lines) for lines in known.values())


def test_the_narrow_layout_has_a_line_for_every_group_under_every_indicator() -> None:
    layout = rug_lines.narrow(ROWS, GROUPS, say)
    own = layout.words[layout.words["line"].str.startswith("narrow s01 ") & ~layout.words["bold"]]
    assert own["text"].tolist() == list(NAMES)
    assert [text for text in layout.remarks["text"] if text] == [
        "reference",
        *["reference", "higher", "lower", "the same", "cannot tell", "too few"],
    ]
    assert layout.heads["text"].tolist() == ["withheld: too few", "no answer"]


def test_a_very_long_name_is_broken_into_lines_and_never_cut() -> None:
    groups = (replace(GROUPS[0], title=LONG), GROUPS[1])
    heads = rug_lines.wide(ROWS, groups, say).heads
    whole = "".join(heads[(heads["place"] == 0) & heads["bold"]]["text"])
    slim = rug_lines.narrow(ROWS, groups, say).words
    names = slim[slim["line"].str.startswith("narrow s01 0")]["text"].tolist()
    assert (whole, "".join(names)) == (LONG, LONG)
    assert max(map(len, names)) <= rug_lines.NAME


def test_a_long_name_has_lines_of_its_own_above_its_dot() -> None:
    row = replace(DOTS[0], group=replace(GROUPS[0], title=LONG), place=None)
    lines = small(interval_dots.draw((row,), OPENED, say=say))["layer"][2]["data"]
    assert " ".join(line["words"] for line in lines).replace(" ", "") == f"{LONG}(reference)"
    assert [line["value"] for line in lines] == [None] * (len(lines) - 1) + [36.8]
    assert all(len(line["words"]) <= interval_dots.LETTERS for line in lines)


def test_a_lower_bound_says_so() -> None:
    assert STAGE.number(RugCell(CELLS["up"].shown, at_least=True), say) == "from 52"


def test_dots_lie_on_the_whole_range_and_only_what_has_an_interval_has_a_line() -> None:
    layers = small(interval_dots.draw(DOTS, OPENED, say=say))["layer"]
    rule, diamond, circle = layers[-3:]
    assert rule["encoding"]["x"]["scale"]["domain"] == [-31.25, 100]
    assert [(one["low"], one["high"]) for one in rule["data"]] == [(24.3, 47.5)]
    assert ([one["line"] for one in diamond["data"]], [one["line"] for one in circle["data"]]) == (["oskerwyn"], ["up"])
    remarks = [line["remark"] for line in layers[3]["data"]]
    assert remarks == ["37, n 10", "20, n 8", "withheld: too few answers"]
    assert layers[3]["data"][0]["words"] == "Oskerwyn (reference), place 1 to 2 of 2"


def test_a_mean_is_drawn_on_its_scale() -> None:
    chart = interval_dots.draw(DOTS, replace(OPENED, quantity=Quantity.CAPACITY, span=Span(0, 10)), say=say)
    x = small(chart)["layer"][-1]["encoding"]["x"]
    assert (x["scale"]["domain"], x["axis"]["values"]) == ([0, 10], list(range(11)))


def test_bars_are_centred_on_the_middle_point_by_half() -> None:
    parts = small(distribution.draw(SPREADS, span=FIVE, say=say))["layer"]
    bars = next(layer for layer in parts if layer["mark"]["type"] == "bar")["data"]
    own = [(one["start"], one["end"]) for one in bars if one["line"] == "oskerwyn capacity"]
    assert own == [(-50, -50), (-50, -30), (-30, 30), (30, 50), (50, 50)]  # 0, 20, 60, 20, 0 %; 30 on each side
    own = [(one["start"], one["end"]) for one in bars if one["line"] == "oskerwyn importance"]
    assert own == [(0, 0), (0, 0), (0, 0), (0, 40), (40, 100)]


def test_a_scale_without_a_middle_point_is_cut_between_two() -> None:
    assert below([10, 20, 30, 40], Span(1, 4)) == 30
    assert below([10, 20, 30, 40, 0], Span(1, 5)) == 10 + 20 + 15
    assert [distribution._colour(value, Span(1, 4)) for value in (1, 2, 3, 4)] == [
        theme.LEAST,
        theme.LESS,
        theme.MORE,
        theme.MOST,
    ]


def test_what_is_of_one_mind_has_no_bar_and_says_so() -> None:
    layers = small(distribution.draw(SPREADS, span=FIVE, say=say))["layer"]
    bars = next(layer for layer in layers if layer["mark"]["type"] == "bar")["data"]
    assert {one["line"] for one in bars} == {"oskerwyn importance", "oskerwyn capacity", "up capacity"}
    words = {line["line"]: line["words"] for line in layers[1]["data"]}
    assert words["up importance"] == "Importance: high consensus, no bar"
    assert words["up capacity"] == "Capacity: 0 · 20 · 60 · 20 · 0 %"
    assert words["up missed"] == "Without both ratings: don't know: 6"
    assert words["hidden why"] == "withheld: too few answers"


def test_the_download_of_the_spread_keeps_what_the_bar_does_not_tell() -> None:
    one = distribution.figure(SPREADS, skill="s01", title="Skill 1", span=FIVE, notes=(), say=say)
    hidden = one.data[(one.data["compared"] == "up") & (one.data["rating"] == "importance")]
    assert hidden["share"].isna().all() and hidden["n"].tolist() == [5] * 5
    assert one.data[one.data["compared"] == "hidden"][["share", "n"]].isna().all().all()
    told = one.data[(one.data["compared"] == "oskerwyn") & (one.data["rating"] == "capacity")]
    assert told["share"].tolist() == [0, 0.2, 0.6, 0.2, 0]
    assert one.title == "“Skill 1”: 50 % rate their capacity below the middle"
    assert one.sentence == (
        "Capacity below the middle of the scale, the middle itself by half: Oskerwyn 50 %; Up 50 %. High consensus, so "
        "that a bar would tell everybody's answer: Up. 1 group is not shown."
    )


def test_the_rug_says_how_many_comparisons_differ_and_how_each_group_lies() -> None:
    one = rug.figure(ROWS, GROUPS, name="compare-rug", about="Design", tested=True, notes=(), say=say)
    assert one.title == "Design: 2 of 4 comparisons with Oskerwyn show a real difference"
    assert one.sentence == (
        "Need in 1 skill, compared with Oskerwyn. Up: higher in 1. Down: lower in 1. Even: the same in 1. Open: cannot "
        "be told in 1. Few: not compared in 1. Hidden: not compared in 1. Silent: not compared in 1. Tested skill by "
        "skill: of 20 skills in which nothing differs, about one still shows a difference."
    )
    assert one.measures == ("stage_need", "need", "difference")
    assert one.table.iloc[1, 2:].tolist() == [
        "40, n 40",
        "52, n 30, higher by 12, 7 to 17",
        "28, n 30, lower by 12, 7 to 17",
        "40, n 40, the same",
        "41, n 30, cannot tell",
        "60, n 6, not compared: Too few answers to tell a difference from chance.",
        "withheld: too few answers",
        "Nobody answered this.",
    ]


def test_the_download_of_the_rug_has_no_number_where_none_is_told() -> None:
    data = rug.figure(ROWS, GROUPS, name="r", about="Design", tested=True, notes=(), say=say).data
    own = data[data["skill"] == "s01"].set_index("compared")
    assert own["outcome"].dropna().to_dict() == {
        "up": "higher",
        "down": "lower",
        "even": "same",
        "open": "cannot_tell",
        "few": "not_compared",
    }
    numbers = ["n", "value", "difference", "difference_low", "difference_high", "p_adjusted"]
    assert own.loc[["hidden", "silent"], numbers].isna().all().all()
    assert own.loc["up", numbers].tolist() == [30, 52, 12, 7, 17, 0.02]
    assert own.loc["few", ["n", "value"]].tolist() == [6, 60]
    assert (own.loc["hidden", "withheld"], own.loc["silent", "undefined"]) == ("n_below_k", "nobody_answered")


def test_without_any_comparison_the_dots_claim_nothing() -> None:
    one = interval_dots.figure(DOTS, every_pair([]), OPENED, organisational=False, notes=("A note.",), say=say)
    assert one.title == "Need in “Skill 1”: no two groups can be compared"
    assert one.sentence.startswith("No two of the groups can be compared with each other; the reasons stand below.")
    assert one.notes == (
        "A note.",
        "No interval: Up. Everyone who was asked handed in answers, so there is no sampling error and no interval; who "
        "left a skill out is counted beside it.",
    )
    assert one.data["place_last"].tolist()[:2] == [2, 2]


if __name__ == "__main__":
    for snapshot, drawing in charts().items():
        (SNAPSHOTS / f"{snapshot}.json").write_text(written(drawing), encoding="utf-8")
