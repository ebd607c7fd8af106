"""What the charts draw: snapshots of the whole specification, and the parts that must not change by accident.

After a wanted change, look at the chart, then write the snapshots anew: ``python tests/charts/test_chart_specs.py``.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hand_made import (
    AGREED,
    ALL_SHOWN,
    ALL_WITHHELD,
    EIGHT,
    FIVE,
    GOLDEN,
    NOBODY,
    SOME_WITHHELD,
    STRONG,
    TIERS,
    WITHOUT_CONSENT,
    ranked,
    say,
    skill,
    stage,
)

from coprod.charts import lines, needs, priorities, stages, theme
from coprod.charts.skeleton import Filled
from coprod.charts.skill_row import SkillRow
from coprod.disclosure.release import Basis
from coprod.measures.tally import Missed, Span

SNAPSHOTS = Path(__file__).parent / "snapshots"
TOLD = (TIERS[1], TIERS[0], TIERS[3])  # as the figure hands them on: only what may be told, the most needed first
STAGES = (stage("Design", 36.8, 2, 2), stage("Delivery", -12.4, 2, 2), stage("Assessment", None, 1, 3))

SCALES = {
    False: ("Need, 0 to 100", [0, 25, 50, 75, 100]),
    True: (["Need, 0 to 100", "below 0: more than needed"], [-25, 0, 25, 50, 75, 100]),
}
NEEDS = ("needs-some-withheld", "needs-all-withheld")
PRIORITIES = ("priorities-tiers", "priorities-no-tiers")
NAMES = (*NEEDS, "stages-negative-and-hidden", *PRIORITIES)


def charts() -> dict[str, Filled]:
    return {
        "needs-some-withheld": needs.draw(SOME_WITHHELD, span=FIVE, say=say),
        "needs-all-withheld": needs.draw(ALL_WITHHELD, span=FIVE, say=say),
        "stages-negative-and-hidden": stages.draw(STAGES, span=FIVE, say=say),
        "priorities-tiers": priorities.draw(TOLD, span=FIVE, say=say),
        "priorities-no-tiers": priorities.draw(AGREED[:1], span=FIVE, say=say),
    }


def small(chart: Filled) -> dict[str, Any]:
    """Return the specification with its data in place of their hashed names, without the schema's address."""
    spec = chart.to_dict()
    data = spec.pop("datasets")
    del spec["$schema"]
    for part in (spec, *spec["layer"]):
        if "data" in part:
            part["data"] = data[part["data"]["name"]]
    return dict(spec)


def written(chart: Filled) -> str:
    return json.dumps(small(chart), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_chart_is_drawn_as_before(name: str) -> None:
    before = (SNAPSHOTS / f"{name}.json").read_text(encoding="utf-8")
    assert json.loads(written(charts()[name])) == json.loads(before)


def test_needs_are_drawn_as_headings_titles_remarks_rules_and_dots() -> None:
    marks = [layer["mark"]["type"] for layer in small(needs.draw(ALL_SHOWN, span=FIVE, say=say))["layer"]]
    assert marks == ["text", "text", "text", "rule", "point"]


def test_importance_and_capacity_differ_in_colour_and_in_shape() -> None:
    encoding = small(needs.draw(ALL_SHOWN, span=FIVE, say=say))["layer"][4]["encoding"]
    assert encoding["color"]["scale"] == {
        "domain": ["Capacity", "Importance"],
        "range": [theme.CAPACITY, theme.IMPORTANCE],
    }
    assert encoding["shape"]["scale"] == {"domain": ["Capacity", "Importance"], "range": ["circle", "diamond"]}


def test_the_dots_are_the_means_of_what_is_shown() -> None:
    dots = small(needs.draw(SOME_WITHHELD, span=FIVE, say=say))["layer"][4]["data"]
    assert dots == [
        {"line": "s01", "rating": "Capacity", "value": 3.0},
        {"line": "s01", "rating": "Importance", "value": 4.6},
        {"line": "s02", "rating": "Capacity", "value": 4.0},
        {"line": "s02", "rating": "Importance", "value": 14 / 6},
    ]


def test_a_withheld_skill_has_its_line_and_its_reason_but_no_dot() -> None:
    spec = small(needs.draw(ALL_WITHHELD, span=FIVE, say=say))
    assert [line["remark"] for line in spec["layer"][2]["data"]] == ["withheld: too few answers"] * 2
    assert (spec["layer"][3]["data"], spec["layer"][4]["data"]) == ([], [])


@pytest.mark.parametrize(
    ("rows", "remarks"),
    [
        (ALL_WITHHELD[:1], ["withheld: too few answers"]),
        (WITHOUT_CONSENT, ["withheld: no consent to be shown"] * 2),
        (AGREED[2:], ["nobody rated both"]),
        ((*ALL_WITHHELD[:1], *AGREED[2:]), ["withheld: too few answers", "nobody rated both"]),
        ((skill(1, "Design", NOBODY, basis=Basis.OWN_FILE, missed=Missed(dont_know=1)),), ["don't know"]),
    ],
    ids=["too few", "no consent", "nobody", "both", "don't know"],
)
def test_rows_without_any_value_are_drawn(rows: tuple[SkillRow, ...], remarks: list[str]) -> None:
    layers = small(needs.draw(rows, span=FIVE, say=say))["layer"]
    assert [line["remark"] for line in layers[2]["data"]] == remarks
    assert [(line["importance"], line["capacity"]) for line in layers[2]["data"]] == [(None, None)] * len(rows)
    assert (layers[3]["data"], layers[4]["data"]) == ([], [])


def test_the_remark_of_a_skill_is_its_need_and_its_n() -> None:
    lines = small(needs.draw(SOME_WITHHELD, span=FIVE, say=say))["layer"][2]["data"]
    assert [line["remark"] for line in lines] == ["need 37, n 5", "withheld: too few answers", "need −19, n 6"]


def test_the_lines_stand_in_the_order_given_under_their_stages() -> None:
    y = small(needs.draw(SOME_WITHHELD, span=FIVE, say=say))["layer"][0]["encoding"]["y"]
    assert y["scale"]["domain"] == ["stage design", "s01", "s03", "stage delivery", "s02"]
    assert y["sort"] is None


@pytest.mark.parametrize(
    ("span", "ticks"),
    [
        (Span(1, 5), [1, 2, 3, 4, 5]),
        (Span(1, 4), [1, 2, 3, 4]),
        (Span(0, 5), [0, 1, 2, 3, 4, 5]),
        (Span(1, 7), [1, 2, 3, 4, 5, 6, 7]),
        (Span(0, 10), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ],
)
def test_the_axis_is_the_whole_scale_for_rules_and_for_dots(span: Span, ticks: list[int]) -> None:
    layers = small(needs.draw(ALL_SHOWN, span=span, say=say))["layer"]
    for x in (layers[3]["encoding"]["x"], layers[4]["encoding"]["x"]):
        assert (x["scale"]["domain"], x["axis"]["values"]) == ([span.low, span.high], ticks)
        assert (x["scale"]["nice"], "zero" in x["scale"]) == (False, False)  # a domain that is given leaves zero out


@pytest.mark.parametrize(
    ("rows", "span", "domain"),
    [
        (STAGES[:1], FIVE, [0, 100]),
        (STAGES[2:], FIVE, [0, 100]),
        (STAGES, FIVE, [-31.25, 100]),  # 100 * -6.25 / 20
        (STAGES, Span(0, 10), [-25, 100]),  # 100 * -25 / 100
    ],
)
def test_need_is_drawn_on_a_fixed_axis_that_opens_below_zero_only_for_the_negative(
    rows: tuple[stages.StageRow, ...], span: Span, domain: list[float]
) -> None:
    x = small(stages.draw(rows, span=span, say=say))["layer"][0]["encoding"]["x"]
    assert x["scale"] == {"domain": domain, "nice": False}
    assert (x["axis"]["title"], x["axis"]["values"]) == SCALES[domain[0] < 0]


def test_priorities_are_drawn_as_titles_remarks_intervals_and_dots_in_the_order_given() -> None:
    spec = small(priorities.draw(TOLD, span=FIVE, say=say))
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["text", "text", "text", "rule", "point"]
    assert spec["layer"][4]["encoding"]["y"]["scale"]["domain"] == ["s01", "s06", "s02"]
    assert spec["layer"][4]["encoding"]["y"]["sort"] is None


def test_every_tier_has_a_colour_a_shape_a_size_and_a_word_of_its_own() -> None:
    spec = small(priorities.draw(TOLD, span=FIVE, say=say))
    encoding = spec["layer"][4]["encoding"]
    words = ["clear", "probable", "cannot tell", "unlikely"]
    for channel, drawn in {
        "color": [theme.IMPORTANCE, theme.CAPACITY, theme.QUIET, theme.QUIET],
        "shape": ["square", "triangle-up", "circle", "diamond"],
        "size": [190, 150, 70, 70],
    }.items():
        assert encoding[channel]["field"] == "tier"
        assert encoding[channel]["scale"] == {"domain": words, "range": drawn}
    assert [dot["tier"] for dot in spec["layer"][4]["data"]] == ["clear", "probable", "unlikely"]


def test_beside_tiers_a_skill_without_one_is_a_hollow_circle() -> None:
    rows = (*TOLD[:2], skill(2, "Delivery", STRONG))
    tiered, plain = small(priorities.draw(rows, span=FIVE, say=say))["layer"][4:]
    assert [dot["line"] for dot in tiered["data"]] == ["s01", "s06"]
    assert [(dot["line"], dot["tier"]) for dot in plain["data"]] == [("s02", None)]
    mark = plain["mark"]
    assert (mark["type"], mark["filled"], mark["color"], mark["size"]) == ("point", False, theme.QUIET, 70)
    assert sorted(plain["encoding"]) == ["x", "y"]


def test_every_skill_says_its_tier_beside_its_need() -> None:
    rows = (*TOLD, replace(skill(1, "Design", GOLDEN), skill="s09"))
    lines = small(priorities.draw(rows, span=FIVE, say=say))["layer"][2]["data"]
    assert [line["remark"] for line in lines] == [
        "clear, need 37",
        "probable, need 20",
        "unlikely, need −19",
        "no tier, need 37",
    ]


def test_the_lines_of_the_priorities_are_their_intervals_and_what_has_none_has_no_line() -> None:
    spec = small(priorities.draw(TOLD, span=FIVE, say=say))
    rule = spec["layer"][3]
    assert (rule["encoding"]["x"]["field"], rule["encoding"]["x2"]["field"]) == ("low", "high")
    assert [(line["line"], line["low"], line["need"], line["high"]) for line in rule["data"]] == [
        ("s01", 24.3, 36.8, 47.5),
        ("s06", -2.03125, 20.0, 49.140625),
    ]


def test_without_tiers_the_dots_are_alike_and_nothing_claims_one() -> None:
    spec = small(priorities.draw(AGREED[:1], span=FIVE, say=say))
    dots = spec["layer"][4:]
    assert [sorted(layer["encoding"]) for layer in dots] == [["x", "y"]]  # neither colour nor shape tells of a tier
    mark = dots[0]["mark"]
    assert (mark["type"], mark["filled"], mark["color"], mark["size"]) == ("point", True, theme.CAPACITY, 150)
    assert spec["layer"][3]["data"] == []
    assert [line["remark"] for line in spec["layer"][2]["data"]] == ["need 75"]


@pytest.mark.parametrize(
    ("rows", "span", "domain"),
    [
        ((skill(1, "Design", GOLDEN),), FIVE, [0, 100]),
        ((skill(2, "Design", STRONG), skill(1, "Design", GOLDEN)), FIVE, [-31.25, 100]),  # 100 * -6.25 / 20
        ((ranked(skill(6, "Design", EIGHT), interval=(-0.1, 40.0)),), FIVE, [-31.25, 100]),
        ((ranked(skill(6, "Design", EIGHT), interval=(0.0, 40.0)),), FIVE, [0, 100]),
        ((skill(2, "Design", STRONG),), Span(0, 10), [-25, 100]),  # 100 * -25 / 100
    ],
    ids=["positive", "a negative need", "an interval below zero", "an interval from zero", "another scale"],
)
def test_priorities_are_drawn_on_a_fixed_axis_that_opens_below_zero_only_for_the_negative(
    rows: tuple[SkillRow, ...], span: Span, domain: list[float]
) -> None:
    layers = small(priorities.draw(rows, span=span, say=say))["layer"]
    for x in (layers[3]["encoding"]["x"], layers[4]["encoding"]["x"]):
        assert (x["scale"]["domain"], x["scale"]["nice"], "zero" in x["scale"]) == (domain, False, False)
        assert (x["axis"]["title"], x["axis"]["values"]) == SCALES[domain[0] < 0]


@pytest.mark.parametrize("name", [*NEEDS, *PRIORITIES])
def test_the_words_stand_left_of_the_marks_where_there_is_room_and_above_them_where_there_is_not(name: str) -> None:
    layers = small(charts()[name])["layer"]
    wide = f"width > {lines.WIDE}"
    assert layers[1]["mark"]["dy"] == {"expr": f"{wide} ? {lines.DOWN} : -10"}
    for layer in layers[3:]:
        assert layer["encoding"]["x"]["scale"]["range"] == [
            {"expr": f"{wide} ? {lines.WORDS} : 8"},
            {"expr": f"width - {priorities.REMARK if name in PRIORITIES else lines.REMARK}"},
        ]


def test_a_stage_that_is_not_shown_has_no_bar_and_says_so() -> None:
    spec = small(stages.draw(STAGES, span=FIVE, say=say))
    assert spec["data"] == [
        {"stage": "Design", "need": 36.8, "words": "37", "start": 0.0, "colour": "#1f5a92", "at": 36.8},
        {"stage": "Delivery", "need": -12.4, "words": "−12", "start": 0.0, "colour": "#1f5a92", "at": 0.0},
        {"stage": "Assessment", "need": None, "words": "not shown", "start": 0.0, "colour": "#1f5a92", "at": 0.0},
    ]
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["bar", "text", "text"]


def test_no_mark_of_a_figure_is_read_out_one_by_one() -> None:
    spec = needs.draw(SOME_WITHHELD, span=FIVE, say=say).spec()
    assert [layer["mark"]["aria"] for layer in spec["layer"]] == [False] * 5
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["text", "text", "text", "rule", "point"]


@pytest.mark.parametrize("name", NAMES)
def test_every_chart_wears_the_house_style_and_fills_its_container(name: str) -> None:
    spec = small(charts()[name])
    assert spec["config"] == {
        "font": "Source Sans, Source Sans Pro, sans-serif",
        "background": "#ffffff",
        "view": {"continuousWidth": 300, "continuousHeight": 300, "stroke": None},
        "axis": {
            "domain": False,
            "gridColor": "#d9dcdf",
            "labelColor": "#0b0c0c",
            "labelFontSize": 15,
            "ticks": False,
            "titleColor": "#0b0c0c",
            "titleFontSize": 15,
            "titleFontWeight": "normal",
        },
        "legend": {
            "direction": "horizontal",
            "labelColor": "#0b0c0c",
            "labelFontSize": 15,
            "offset": 4,
            "orient": "top",
            "title": None,
        },
    }
    assert spec["width"] == "container"


def test_the_height_grows_with_the_lines() -> None:
    heights = {name: small(chart)["height"] for name, chart in charts().items()}
    assert heights == {
        "needs-some-withheld": 5 * needs.ROW,
        "needs-all-withheld": 4 * needs.ROW,
        "stages-negative-and-hidden": 3 * stages.ROW,
        "priorities-tiers": 3 * priorities.ROW,
        "priorities-no-tiers": priorities.ROW,
    }


def test_every_colour_of_a_chart_comes_from_the_theme() -> None:
    ours = {theme.INK, theme.QUIET, theme.GRID, theme.IMPORTANCE, theme.CAPACITY, "#ffffff"}
    drawn = {word for chart in charts().values() for word in written(chart).split('"') if word.startswith("#")}
    assert drawn - ours == set()
    assert {theme.INK, theme.IMPORTANCE, theme.CAPACITY} <= drawn


def test_text_and_marks_stand_out_from_white_and_from_each_other() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(colour: str) -> float:
        return 1.05 / (luminance(colour) + 0.05)

    low = {name: contrast(getattr(theme, name)) for name in ("INK", "QUIET", "IMPORTANCE", "CAPACITY")}
    assert {name: ratio for name, ratio in low.items() if ratio < 4.5} == {}


if __name__ == "__main__":
    for snapshot, drawing in charts().items():
        (SNAPSHOTS / f"{snapshot}.json").write_text(written(drawing), encoding="utf-8")
