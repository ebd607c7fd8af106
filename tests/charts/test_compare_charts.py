"""The charts of a comparison: what each outcome looks like, on a wide screen and on a narrow one.

After a wanted change, look at the charts, then write the snapshots anew:
``PYTHONPATH=tests/charts:. python tests/charts/test_compare_charts.py``.
"""

import json
import re
from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd
import pytest

from coprod.charts import (
    distribution,
    distribution_words,
    interval_dots,
    interval_dots_words,
    rug,
    rug_lines,
    rug_words,
    theme,
)
from coprod.charts.rug_row import RugCell
from coprod.charts.spread_row import SpreadRow, left, low, low_points
from coprod.disclosure.release import Release
from coprod.measures.differences import Quantity
from coprod.measures.pairs import every_pair
from coprod.measures.ratings import capacity_of
from coprod.measures.tally import Missed, Span, Tally
from tests.charts.compared_by_hand import CELLS, DOTS, GROUPS, NAMES, OPENED, ROWS, SPREAD, SPREADS, STAGE
from tests.charts.hand_made import FIVE, say
from tests.charts.test_chart_specs import SNAPSHOTS, small, written

CHANGES = tuple(
    (replace(ROWS[1], cells={"oskerwyn": CELLS["oskerwyn"], "up": CELLS[key]}),) for key in ("up", "open", "few")
)
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
    own = pd.DataFrame(frame)
    own = own[own["line"].str.startswith("s01 ")]
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
    assert {one["text"] for one in layout.remarks if one["line"].startswith("stage a")} == {""}
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
    own = [one["text"] for one in layout.words if one["line"].startswith("narrow s01 ") and not one["bold"]]
    assert own == list(NAMES)
    assert [one["text"] for one in layout.remarks if one["text"]] == [
        "reference",
        *["reference", "higher", "lower", "the same", "cannot tell", "too few"],
    ]
    assert [one["text"] for one in layout.heads] == ["withheld: too few", "no answer"]


def test_a_very_long_name_is_broken_into_lines_and_never_cut() -> None:
    groups = (replace(GROUPS[0], title=LONG), GROUPS[1])
    heads = rug_lines.wide(ROWS, groups, say).heads
    whole = "".join(one["text"] for one in heads if one["place"] == 0 and one["bold"])
    slim = rug_lines.narrow(ROWS, groups, say).words
    names = [one["text"] for one in slim if one["line"].startswith("narrow s01 0")]
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
    assert remarks == ["37, 10 people", "20, 8 people", "withheld: too few answers"]
    words = [line["words"] for line in layers[3]["data"]]
    assert words == ["Oskerwyn (reference), place 1 to 2", "Up, place 1 to 2", "Hidden, no place"]


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
    assert left([10, 20, 30, 40], Span(1, 4)) == low([10, 20, 30, 40], Span(1, 4)) == 30
    assert left([10, 20, 30, 40, 0], Span(1, 5)) == 10 + 20 + 15
    assert low([10, 20, 30, 40, 0], Span(1, 5)) == 10 + 20  # the middle point itself is not below the middle
    assert (low_points(Span(1, 4)), low_points(Span(0, 10)), low_points(Span(1, 3))) == ([1, 2], [0, 1, 2, 3, 4], [1])
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
    words = {line["line"]: line["words"] for layer in layers[:2] for line in layer["data"]}
    assert (words["oskerwyn 0"], words["hidden 0"]) == ("Oskerwyn, 5 people", "Hidden")
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
    assert one.title == "“Skill 1”: 20 % rate their capacity 1 or 2"
    assert one.sentence == (
        "People who rate their capacity 1 or 2: Oskerwyn 20 %; Up 20 %. Orange: below the middle of the scale; blue: "
        "above it; the darker, the farther from it. Grey: the middle point 3, half of it drawn on either side. High "
        "consensus, so that a bar would tell everybody's answer: Up. 1 group is not shown."
    )
    assert one.notes == ()


def test_the_title_of_the_spread_names_who_chose_the_low_points_and_half_of_nothing() -> None:
    nobody = replace(SPREAD, capacity=capacity_of(Tally.of("s01", FIVE, [(5, 3, 4), (5, 4, 1)])))  # all 3 or 4
    rows = (SPREADS[0], SpreadRow(GROUPS[2], Release(nobody, 5)), SpreadRow(GROUPS[3], Release(nobody, 5)))
    assert distribution_words.title(rows, "Skill 1", FIVE, say) == (
        "“Skill 1”: from 0 % (Down, Even) to 20 % (Oskerwyn) rate their capacity 1 or 2"
    )
    assert "Oskerwyn 20 %; Down 0 %; Even 0 %" in distribution_words.sentence(rows, FIVE, say)
    for span, points in ((Span(0, 10), "0 to 4"), (Span(1, 3), "1"), (Span(1, 4), "1 or 2")):
        counts = Tally.of("s01", span, [(span.high, span.low, 5)])
        row = SpreadRow(GROUPS[0], Release(replace(SPREAD, capacity=capacity_of(counts)), 5))
        assert distribution_words.title((row,), "Skill 1", span, say).endswith(f"100 % rate their capacity {points}")


def test_reasons_that_are_withheld_are_told_once_for_all_groups() -> None:
    silent = Missed(None, None, None, None)
    rows = [SpreadRow(group, Release(replace(SPREAD, missed=silent), 5)) for group in GROUPS[:2]]
    one = distribution.figure(rows, skill="s01", title="Skill 1", span=FIVE, notes=(), say=say)
    assert one.notes == ("Oskerwyn, Up: how many left a rating out, and why, is not told where it may be only a few.",)
    lines = small(distribution.draw(rows, span=FIVE, say=say))["layer"][1]["data"]
    assert not any("Without both ratings" in line["words"] for line in lines)


def test_the_rug_says_how_many_comparisons_differ_and_how_each_group_lies() -> None:
    one = rug.figure(ROWS, GROUPS, name="compare-rug", about="Design", tested=True, notes=(), say=say)
    assert one.title == "Design: 2 of 4 comparisons with Oskerwyn show a difference beyond chance"
    assert one.sentence == (
        "Need in 1 skill, compared with Oskerwyn. Most often higher: Up (1 of 1). Most often lower: Down (1 of "
        "1). Most often the same: Even (1 of 1). Never told apart: Open. Too few answers: Few, Hidden. Not "
        "compared: Silent. Where skills do not differ, about 1 in 20 may show a difference by chance alone. "
        "Orange with a triangle up: more urgent than Oskerwyn; blue with a triangle down: less urgent; grey: "
        "could be chance; broken outline: not compared."
    )
    assert one.measures == ("stage_need", "need", "difference")
    assert one.table.iloc[1, 2:].tolist() == [
        "40, 40 people",
        "52, 30 people, higher by 12, 7 to 17",
        "28, 30 people, lower by 12, 7 to 17",
        "40, 40 people, the same",
        "41, 30 people, cannot tell",
        "60, 6 people, not compared: Too few answers to tell a difference from chance.",
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
        "No interval: Up. Everyone who was asked handed in answers, so the number itself has no margin. Where a "
        "difference from it has a range, the range comes from the other's number.",
    )
    assert interval_dots_words.without_interval(DOTS[1:], say) == (
        "No interval: Up. Everyone who was asked handed in answers, so the number itself has no margin.",
    )
    assert one.data["place_last"].tolist()[:2] == [2, 2]


def test_places_are_ranges_among_those_compared_and_the_others_have_none() -> None:
    one = interval_dots.figure(DOTS, every_pair([]), OPENED, organisational=False, notes=(), say=say)
    assert one.sentence.endswith(
        " Oskerwyn could be anywhere from place 1 to place 2 of the 2 compared; Up from 1 to 2; place 1 is the most "
        "urgent. No place, as nothing is compared: Hidden."
    )
    high = replace(OPENED, quantity=Quantity.CAPACITY)
    one = interval_dots.figure(DOTS, every_pair([]), high, organisational=False, notes=(), say=say)
    assert "; place 1 is the highest value." in one.sentence


def test_what_came_later_is_said_to_have_changed_since() -> None:
    told = [rug_words.said(rows, GROUPS[:2], about="Design", tested=True, since=True, say=say)[0] for rows in CHANGES]
    assert told == [
        "Design: since Oskerwyn, 1 of 1 comparisons show a change beyond chance",
        "Design: since Oskerwyn, no skill shows a change beyond chance",
        "Design: nothing can be compared with Oskerwyn",
    ]


def test_a_reference_with_too_few_answers_is_the_one_to_blame() -> None:
    cell = replace(CELLS["few"], reference_lacks=True)
    rows = (replace(ROWS[1], cells=CELLS | {"few": cell}),)
    remarks = skill_line(rug_lines.wide(rows, GROUPS, say).remarks)
    assert remarks["Few"]["text"] == "not compared"
    one = rug.figure(rows, GROUPS, name="r", about="Design", tested=True, notes=(), say=say)
    assert one.table.iloc[0]["Few"] == "60, 6 people, not compared: too few people answered in the reference"
    assert "Too few answers: Hidden. Not compared: Few, Silent." in one.sentence


def test_a_part_says_how_many_its_values_rest_on_at_most_and_a_return_counts_nobody() -> None:
    part = replace(GROUPS[1], part="Up", people=12)
    heads = rug_lines.wide(ROWS, (GROUPS[0], part), say).heads
    assert [one["text"] for one in heads if one["place"] == 0] == ["Oskerwyn", "40 people", "reference"]
    assert [one["text"] for one in heads if one["place"] == 1] == ["Up", "up to 12", "people"]
    agreed = replace(GROUPS[0], provenance=replace(GROUPS[0].provenance, organisational=True))
    one = rug.figure(ROWS, (agreed, GROUPS[1]), name="r", about="Design", tested=False, notes=(), say=say)
    assert one.table.iloc[1, 2] == "40"


if __name__ == "__main__":
    for snapshot, drawing in charts().items():
        (SNAPSHOTS / f"{snapshot}.json").write_text(written(drawing), encoding="utf-8")
