"""The figures of the life cycle: their words, their numbers, and what they draw."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import altair as alt
import pytest
from hand_made import FIVE, GOLDEN, PEOPLE, SOURCE, STRONG, say
from lifecycle_by_hand import AGREED, BOTH, CROSS, DELIVERY, DESIGN, HERE, HIDDEN, STAGES, THERE, life, stage

from coprod.charts import heat_map, heat_map_lines, lifecycle_skills, lifecycle_stages, lifecycle_words, theme
from coprod.charts.lifecycle_row import LifeStage, Whose
from coprod.charts.picture import svg

SNAPSHOTS = Path(__file__).parent / "snapshots"
NAMES = ("lifecycle-stages", "lifecycle-heat-map")
BOTH_SOURCE = "2 cities · 2026 spring · 2 groups of answers · individual answers · March 2026 · coprod-core@1.0"


def charts() -> dict[str, alt.LayerChart]:
    return {
        "lifecycle-stages": lifecycle_stages.draw(STAGES, span=FIVE, say=say),
        "lifecycle-heat-map": heat_map.draw(STAGES, say=say),
    }


def filled(spec: Any, data: dict[str, Any]) -> Any:
    """Put the data where their hashed names stand, also in layers of layers."""
    if isinstance(spec, list):
        return [filled(one, data) for one in spec]
    if not isinstance(spec, dict):
        return spec
    return {
        key: data[value["name"]] if key == "data" and set(value) == {"name"} else filled(value, data)
        for key, value in spec.items()
        if key not in {"$schema", "datasets"}
    }


def written(chart: alt.LayerChart) -> str:
    spec = chart.to_dict()
    return json.dumps(filled(spec, spec["datasets"]), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_chart_is_drawn_as_before(name: str) -> None:
    """After a wanted change, look at the chart, then ``python tests/charts/test_lifecycle_figures.py``."""
    before = (SNAPSHOTS / f"{name}.json").read_text(encoding="utf-8")
    assert json.loads(written(charts()[name])) == json.loads(before)


@pytest.mark.parametrize(
    ("stages", "title"),
    [
        (
            (DESIGN, stage("Delivery", 12.5)),
            "Oskerwyn: of the 2 stages, need is highest at Design (37); next Delivery (12)",
        ),
        (
            (DESIGN, stage("Delivery", 36.6), stage("Review", 9.0), CROSS),
            "Oskerwyn: need is about equally high at Design (37) and Delivery (37); next Review (9)",
        ),
        (
            (stage("A", 9.0), stage("B", 40.0), stage("C", 9.4)),
            "Oskerwyn: of the 3 stages, need is highest at B (40); next A (9) and C (9)",
        ),
        (
            (stage("A", 9.0), stage("B", 40.0), stage("C", 20.0)),
            "Oskerwyn: of the 3 stages, need is highest at B (40); next C (20)",
        ),
        (
            (stage("A", 27.4), stage("B", 28.4), stage("C", 25.4)),
            "Oskerwyn: need is about equally high at B (28) and A (27); next C (25)",
        ),
        ((stage("A", 27.0), stage("B", 25.0)), "Oskerwyn: need is about equally high at A (27) and B (25)"),
        (
            (stage("A", 27.0), stage("B", 25.0), stage("C", 9.0), HIDDEN),
            "Oskerwyn: of the stages shown, need is about equally high at A (27) and B (25); next C (9)",
        ),
        ((DESIGN, stage("Delivery", 37.4), CROSS), "Oskerwyn: need is 37 at every stage"),
        ((DESIGN, stage("Delivery", 37.4), HIDDEN), "Oskerwyn: need is 37 at every stage that can be shown"),
        (
            (DESIGN, DELIVERY, HIDDEN),
            "Oskerwyn: of the stages shown, need is highest at Design (37); next Delivery (−39)",
        ),
        ((DESIGN, HIDDEN), "Oskerwyn: need is 37 at Design, the only stage shown"),
        ((HIDDEN, CROSS), "Oskerwyn: no stage can be shown"),
        ((stage("A", 0.4), stage("B", -0.4)), "Oskerwyn: need is 0 at every stage"),
    ],
    ids=[
        "one peak",
        "two peaks",
        "two next",
        "not the last",
        "two within 3 points, not three",
        "all within 3 points",
        "within 3 points, one hidden",
        "all the same",
        "same, one hidden",
        "one hidden",
        "one",
        "none",
        "zeros",
    ],
)
def test_the_title_says_where_need_peaks_and_what_comes_next(stages: Sequence[LifeStage], title: str) -> None:
    assert lifecycle_words.peak(stages, HERE, say) == title


def test_the_sentence_runs_through_the_stages_with_the_numbers() -> None:
    assert lifecycle_words.course(STAGES, HERE, say) == (
        "Need by stage, 0 to 100: Design 37, Delivery −39. “Every stage”, in grey, belongs to no single stage: need "
        "20. Importance runs from 2.3 (Delivery) to 4.5 (Design); capacity runs from 3.0 (Design) to 4.0 (Delivery). "
        "“Assessment” has no value; not shown: too few of its skills have a value. Each stage is a mean over "
        "skills of its own, so small differences between stages mean little. Every core skill in the means was rated "
        "by 5 or more. Small differences may be chance."
    )


def test_what_belongs_to_no_stage_is_said_to_be_higher_where_it_is() -> None:
    assert "“Every stage”, in grey, belongs to no single stage; its need is higher still: 20." in (
        lifecycle_words.course((stage("A", 19.4), stage("B", 3.0), CROSS), HERE, say)
    )
    assert "higher still" not in lifecycle_words.course((stage("A", 19.6), CROSS), HERE, say)


def test_an_optional_skill_is_marked_and_said_to_be_in_no_mean() -> None:
    optional = replace(life(1, "Design", GOLDEN), optional=True)
    stages = (stage("Design", 20.0, [optional, life(2, "Design", STRONG)]),)
    assert lifecycle_words.course(stages, HERE, say).endswith(
        "Every core skill in the means was rated by 6 or more. Optional skills are not in the means. Small differences "
        "may be chance."
    )
    heat = heat_map.figure(stages, whose=HERE, notes=(), say=say)
    assert heat.title == "Oskerwyn: the greatest need by skill, 37, is in “Skill 1 (optional)” (Design)"
    ratings = lifecycle_skills.figure(stages, whose=HERE, span=FIVE, notes=(), say=say)
    for one in (heat, ratings):
        assert one.sentence.endswith("Small differences may be chance. Optional: not in the stage's mean.")
        assert one.table["Skill"].tolist() == ["Skill 1 (optional)", "Skill 2"]
        assert "Skill 1 (optional)" in json.dumps(one.spec)
        assert one.data["title"].tolist() == ["Skill 1", "Skill 2"]


@pytest.mark.parametrize(
    ("whose", "ending"),
    [
        (HERE, " by 6 or more. Small differences may be chance."),
        (AGREED, "mean little. One agreed return: it carries no measure of uncertainty."),
        (
            BOTH,
            " by 6 or more. Added up are 15 people in 2 cities (Hovenquay, Oskerwyn); only the newest round of each "
            "counts. Small differences may be chance.",
        ),
        (
            Whose((*AGREED.groups, replace(AGREED.groups[0], city="Hovenquay"))),
            " mean little. Added up are 2 returns in 2 cities (Hovenquay, Oskerwyn); only the newest round of each "
            "counts. Agreed returns, one each: they carry no measure of uncertainty.",
        ),
        (
            Whose((replace(PEOPLE, asked=6),)),
            " by 6 or more. Everyone who was asked answered, so nothing hangs on the chance of who did.",
        ),
        (Whose((replace(PEOPLE, asked=6), THERE)), "the newest round of each counts. Small differences may be chance."),
    ],
    ids=["people", "one return", "several cities", "several returns", "complete", "one of two complete"],
)
def test_the_sentence_ends_with_what_it_rests_on_and_how_sure_it_is(whose: Whose, ending: str) -> None:
    assert lifecycle_words.course((stage("A", 10.0), stage("B", 20.0)), whose, say).endswith(ending)


def test_one_city_with_a_very_long_name_is_named_in_full() -> None:
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-am-See"
    whose = Whose((replace(PEOPLE, city=name),))
    one = lifecycle_stages.figure((DESIGN, DELIVERY), whose=whose, span=FIVE, notes=(), say=say)
    assert one.title.startswith(f"{name}: ")
    assert name in one.source
    assert svg(one).startswith(b"<svg")


def test_the_figure_of_the_stages_has_table_data_alt_and_source() -> None:
    one = lifecycle_stages.figure(STAGES, whose=HERE, span=FIVE, notes=("Why.",), say=say)
    title, sentence = lifecycle_words.peak(STAGES, HERE, say), lifecycle_words.course(STAGES, HERE, say)
    assert one.alt == f"Chart of importance, capacity and need in 4 stages. {title}. {sentence} {SOURCE}"
    assert (one.name, one.file, one.source, one.notes) == (
        "lifecycle-stages",
        "oskerwyn-2026-spring-life-cycle",
        SOURCE,
        ("Why.",),
    )
    assert one.table.iloc[0].to_dict() == {
        "Stage": "Design",
        "Importance": "4.5",
        "Capacity": "3.0",
        "Need": "37",
        "Skills with a value": "2 of 2",
        "n, at least": "5",
    }
    assert one.table.iloc[2].tolist() == [
        "Assessment",
        "",
        "",
        "not shown: too few of its skills have a value",
        "0 of 1",
        "",
    ]
    assert one.data["stage_need"].fillna(-1).tolist() == [36.8, -38.9, -1, 20.0]
    assert one.data["withheld"].fillna("").tolist() == ["", "", "too_few_skills", ""]
    assert one.data["least_n"].isna().tolist() == [False, False, True, False]


def test_several_cities_are_named_counted_and_recorded_together() -> None:
    one = heat_map.figure(STAGES, whose=BOTH, notes=(), say=say)
    assert one.title == "2 cities together: the greatest need by skill, 37, is in “Skill 1” (Design)"
    assert (one.source, one.file) == (BOTH_SOURCE, "2-cities-together-needs-by-stage")
    assert one.table["Cities"].tolist() == ["2", "", "1", "", "1"]
    assert one.data["city"].unique().tolist() == ["2 cities together"]
    assert one.data["round"].unique().tolist() == ["2026 spring"]
    assert one.data["n"].fillna(0).tolist() == [5, 0, 6, 0, 8]
    assert one.data["cities"].fillna(0).tolist() == [2, 0, 1, 0, 1]
    mixed = Whose((PEOPLE, replace(THERE, round="2025 autumn")))
    assert heat_map.figure(STAGES, whose=mixed, notes=(), say=say).data["round"].unique().tolist() == [""]


@pytest.mark.parametrize(
    ("stages", "title"),
    [
        (
            [stage("Design", 36.8, [life(1, "Design", ((5, 3, 5),)), life(2, "Design", ((5, 3, 6),))])],
            "Oskerwyn: need is 50 in every skill shown",  # 5 * (5 - 3) / 20
        ),
        (
            [stage("A", 1.0, [life(1, "A", ((5, 3, 5),)), life(2, "A", ((5, 3, 5),)), life(3, "A", ((5, 4, 5),))])],
            "Oskerwyn: the greatest need by skill, 50, is shared by 2 skills",
        ),
        ([HIDDEN], "Oskerwyn: no skill can be shown"),
    ],
    ids=["all the same", "shared", "none"],
)
def test_the_heat_map_says_what_is_greatest(stages: Sequence[LifeStage], title: str) -> None:
    assert heat_map.figure(stages, whose=HERE, notes=(), say=say).title == title


def test_the_heat_map_says_the_greatest_of_each_stage_and_what_lies_below_zero() -> None:
    assert heat_map.figure(STAGES, whose=HERE, notes=(), say=say).sentence == (
        "The greatest need of each stage: Design, “Skill 1” 37 (n 5); Delivery, “Skill 2” −19 (n 6); Every stage, "
        "“Skill 6” 20 (n 8). The least of all is −19, in “Skill 2” (n 6). In 1 skill need is below 0: capacity exceeds "
        "importance. 2 skills are not shown. Small differences may be chance."
    )


@pytest.mark.parametrize(
    ("need", "band"),
    [
        (-31.0, "below 0: spare capacity"),
        (-0.4, "0 to 9"),
        (9.4, "0 to 9"),
        (9.6, "10 to 19"),
        (36.8, "30 to 39"),
        (59.4, "50 to 59"),
        (60.0, "60 to 100: most urgent"),
        (100.0, "60 to 100: most urgent"),
    ],
)
def test_the_shade_goes_by_the_number_that_is_read(need: float, band: str) -> None:
    assert heat_map_lines.BANDS[heat_map_lines.band(need)] == band


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_on_every_shade_are_readable_and_shades_darken_with_need() -> None:
    lights = [_luminance(fill) for fill in theme.NEEDS]
    assert lights == sorted(lights, reverse=True)
    for place, fill in enumerate(heat_map_lines.FILLS):
        ink = theme.PAPER if place >= heat_map_lines.DARK else theme.INK
        low, high = sorted((_luminance(ink), _luminance(fill)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, fill
    assert len(heat_map_lines.FILLS) == len(heat_map_lines.BANDS)


def test_both_layouts_hold_every_skill_with_need_and_n_or_the_reason() -> None:
    for layout in (heat_map_lines.wide(STAGES, say), heat_map_lines.narrow(STAGES, say)):
        said = [word["text"] for word in (*layout.words, *layout.numbers)]
        assert sorted(text for text in said if text.startswith("Skill")) == [f"Skill {at}" for at in (1, 2, 3, 4, 6)]
        assert {"37", "−19", "20", "n 5", "n 6", "n 8"} <= set(said)
        assert said.count("withheld: too few") == 2
        heads = [word["text"] for word in layout.heads if word["text"]]
        assert heads == ["Design", "Delivery", "Assessment", "Every stage"]
        assert [cell["band"] for cell in layout.cells].count(None) == 2
        assert len(layout.lines) == len(set(layout.lines))
        assert {one["line"] for one in (*layout.cells, *layout.words)} <= set(layout.lines)


def test_a_withheld_cell_has_a_broken_outline_and_no_shade() -> None:
    spec = heat_map.draw(STAGES, say=say).to_dict()
    broken = [layer for layer in filled(spec, spec["datasets"])["layer"] if layer["mark"].get("strokeDash")]
    assert [len(layer["data"]) for layer in broken] == [2, 2]
    assert [("fill" in layer["encoding"], layer["mark"]["fill"]) for layer in broken] == [(False, theme.PAPER)] * 2


def test_all_withheld_is_still_a_heat_map_of_reasons() -> None:
    one = heat_map.figure((HIDDEN,), whose=HERE, notes=(), say=say)
    assert one.sentence == "1 skill is not shown. Small differences may be chance."
    assert svg(one).startswith(b"<svg")


@pytest.mark.parametrize(("stages", "low"), [((DESIGN,), 0.0), (STAGES, -31.25)])
def test_need_has_a_fixed_axis_that_opens_below_zero_only_for_the_negative(
    stages: Sequence[LifeStage], low: float
) -> None:
    spec = lifecycle_stages.draw(stages, span=FIVE, say=say).to_dict()
    ratings, needs, _ = spec["layer"]
    assert needs["layer"][0]["encoding"]["x"]["scale"]["domain"] == [low, 100]
    assert [layer["encoding"]["x"]["scale"]["domain"] for layer in ratings["layer"]] == [[1, 5]] * 5
    assert spec["resolve"] == {"scale": {"x": "independent"}}


def test_only_the_stages_of_the_sequence_are_joined() -> None:
    spec = lifecycle_stages.draw(STAGES, span=FIVE, say=say).to_dict()
    line = filled(spec, spec["datasets"])["layer"][0]["layer"][0]
    assert line["mark"]["type"] == "line"
    assert [dot["line"] for dot in line["data"]] == ["design", "design", "delivery", "delivery"]


def test_the_ratings_of_every_skill_are_told_with_their_ends_and_n() -> None:
    one = lifecycle_skills.figure(STAGES, whose=HERE, span=FIVE, notes=(), say=say)
    assert one.title == "Oskerwyn: capacity falls short of importance in 2 of 3 skills"
    assert one.sentence == (
        "Importance runs from 2.3 in “Skill 2” (n 6) to 4.6 in “Skill 1” (n 5). Capacity runs from 3.0 in “Skill 1” "
        "(n 5) to 4.0 in “Skill 2” (n 6). 2 skills are not shown. Small differences may be chance."
    )
    assert one.table["Gap"].tolist() == ["1.6", "", "−1.7", "", "1.0"]
    alike = [stage("A", 50.0, [life(1, "A", ((5, 3, 5),)), life(2, "A", ((5, 3, 6),))])]
    assert lifecycle_skills.figure(alike, whose=HERE, span=FIVE, notes=(), say=say).sentence.startswith(
        "Importance is 5.0 in every skill shown. Capacity is 3.0 in every skill shown."
    )


if __name__ == "__main__":
    for name in NAMES:
        (SNAPSHOTS / f"{name}.json").write_text(written(charts()[name]), encoding="utf-8")
