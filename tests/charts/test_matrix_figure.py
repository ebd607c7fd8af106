"""The participation matrix: each cell in number, word and shade; what is not known is hatched and named."""

import json
from pathlib import Path
from typing import Any

import pytest
from hand_made import say
from test_chart_specs import small, written

from coprod.charts import grid, grid_lines, matrix, theme
from coprod.charts.figure import Figure
from coprod.charts.grid_row import GridCell, GridRow
from coprod.charts.matrix import Cell, MatrixLine
from coprod.charts.matrix_doubts import doubts
from coprod.charts.matrix_row import Scales

SNAPSHOT = Path(__file__).parent / "snapshots" / "matrix.json"
STAGES = (("co_design", "Co-design"), ("co_delivery", "Co-delivery"))
DEPTHS = {
    0: "not involved",
    1: "told",
    2: "asked",
    3: "worked with",
    4: "decided together",
    5: "decides or leads",
}
RIGHTS = {0: "none", 1: "advises", 2: "co-decides or can block", 3: "decides"}
CITY = MatrixLine(
    "City lab",
    "government",
    "Government",
    is_lead=True,
    cells=(Cell("co_design", 5, 3, "high", "It led.", "a.org", "http://a.org/"), Cell("co_delivery", 3, None)),
)
RESIDENTS = MatrixLine(
    "Residents",
    "civil_society",
    "Civil society",
    head_count=12,
    note="a panel",
    cells=(Cell("co_design", 3, 1, "medium"), Cell("co_delivery", None, None, missing="dont_know")),
)
ABSENT = MatrixLine("Firm", "business", "Business", cells=(Cell("co_design", 0, 0), Cell("co_delivery", None, None)))
LINES = (CITY, RESIDENTS, ABSENT)
LONG = "Department of Applied Informatics of the University of Example on the River, with its partners and friends"


def drawn(lines: tuple[MatrixLine, ...] = LINES, *, documented: bool = True) -> Figure:
    return matrix.figure(
        lines,
        stages=STAGES,
        name="m",
        file="x-m",
        title="Three took part",
        source="desk coding",
        documented_only=documented,
        depths=DEPTHS,
        rights=RIGHTS,
        say=say,
        record={"city": "Ayton"},
    )


def chart(lines: tuple[MatrixLine, ...] = LINES) -> Any:
    scales = Scales(DEPTHS, RIGHTS, any_right=True)
    return matrix.draw(lines, STAGES, scales, say=say)


def told(when: str) -> list[tuple[str, bool]]:
    """Every text of one layout within the cells, and whether it is bold."""
    return [
        (line["text"], line["bold"])
        for layer in small(chart())["layer"]
        if layer["mark"]["type"] == "text" and layer["transform"] == [{"filter": when}] and layer["mark"]["dx"]
        for line in layer["data"]
    ]


def test_the_chart_is_drawn_as_before() -> None:
    assert json.loads(written(chart((RESIDENTS,)))) == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_each_cell_says_depth_in_number_and_word_its_right_behind_a_sign_and_how_sure_it_is() -> None:
    said = [text for text, _ in told("width > 800")]
    for words in ("5 decides or leads", "••• decides", "confidence: high", "3 worked with", "• advises"):
        assert words in said, words
    assert said.count("say not known") == 1  # the city at co-delivery; who is not involved needs no say
    assert ("5 decides or leads", True) in told("width > 800") and ("••• decides", False) in told("width > 800")


def test_what_is_not_known_is_hatched_and_named_and_zero_is_not() -> None:
    layout = grid_lines.wide(
        [GridRow("a", (GridCell(("0 no",)), GridCell(("?",), hatched=True)))], ["x", "y"], letters=20
    )
    assert [cell["hatched"] for cell in layout.cells] == [False, True]
    layers = small(chart())["layer"]
    strokes = [layer for layer in layers if layer["mark"].get("shape") == grid.STROKE]
    assert [layer["transform"] for layer in strokes] == [[{"filter": "width > 800"}], [{"filter": "width <= 800"}]]
    named = [text for text, _ in told("width > 800")]
    assert {"not known", "don't know", "0 not involved"} <= set(named)
    rows = [line["line"] for line in strokes[0]["data"]]
    assert len(rows) == grid.STROKES * (3 + 1)  # one cell is three lines high, the other one


def test_without_anything_unknown_nothing_is_hatched() -> None:
    layers = small(
        chart((MatrixLine("a", "business", "Business", cells=(Cell("co_design", 0, 0), Cell("co_delivery", 1, 0))),))
    )
    assert [layer for layer in layers["layer"] if layer["mark"].get("shape") == grid.STROKE] == []


def test_deeper_is_darker_and_words_stand_out_from_every_shade() -> None:
    light = [luminance(shade) for shade in theme.DEPTHS]
    assert light == sorted(light, reverse=True) and len(set(light)) == len(DEPTHS)
    for depth, shade in enumerate(theme.DEPTHS):
        ink = theme.PAPER if depth >= matrix.DARK else theme.INK
        assert contrast(shade, ink) >= 4.5, depth
    assert contrast(theme.IMPORTANCE, theme.PAPER) >= 4.5
    assert contrast(theme.QUIET, theme.PAPER) >= 3  # the outline, so that no cell hangs on its shade


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_sentence_says_how_much_is_known_who_is_deepest_and_what_hatching_means() -> None:
    assert drawn().sentence == (
        "3 groups in 3 sectors: how deeply they take part is known of 4 of 6 entries. Deepest outside government is "
        "3 worked with: Residents, at Co-design. Number: how deeply the group takes part, 0 to 5. Dots: who has the "
        "formal last word. Hatched is what no public page tells; it does not mean not involved."
    )
    assert drawn(documented=False).sentence.endswith(
        "Hatched is what was not answered or not known; it does not mean not involved."
    )
    assert drawn((CITY,)).sentence == (
        "1 group in 1 sector: how deeply they take part is known of 2 of 2 entries. Number: how deeply the group takes "
        "part, 0 to 5. Dots: who has the formal last word."
    )
    told = MatrixLine("Firm", "business", "Business", cells=(Cell("co_design", 1, None), Cell("co_delivery", 2, None)))
    assert drawn((told,)).sentence.endswith(
        "Being told only (1) does not count as taking part. Number: how deeply the group takes part, 0 to 5."
    )


def entry(name: str, *cells: tuple[int | None, int | None]) -> MatrixLine:
    parts = [Cell(stage, depth, right) for (stage, _), (depth, right) in zip(STAGES, cells, strict=True)]
    return MatrixLine(name, "business", "Business", cells=tuple(parts))


def differing(*lines: MatrixLine) -> tuple[str, ...]:
    return doubts(lines, STAGES, Scales(DEPTHS, RIGHTS, any_right=True), say)


@pytest.mark.parametrize(
    ("cell", "differs"),
    [
        ((3, 0), False),
        ((3, 2), False),
        ((2, 2), True),
        ((0, 3), True),
        ((4, 1), True),
        ((4, 2), False),
        ((5, 0), True),
        ((2, 1), False),
        ((None, 3), False),
        ((5, None), False),
    ],
)
def test_shared_decisions_without_the_right_and_the_right_without_work_are_in_doubt(
    cell: tuple[int | None, int | None], differs: bool
) -> None:
    assert bool(differing(entry("Firm", cell, (3, 1)))) is differs


def test_doubts_are_told_by_name_and_stage_and_the_fourth_is_counted() -> None:
    assert differing(entry("Firm", (3, 1), (4, 1))) == (
        "At Co-delivery Firm is entered as “4 decided together”, but formally as “advises”. Check with the team.",
    )
    many = differing(*(entry(name, (2, 2), (2, 2)) for name in "abcd"))
    assert many == (
        " ".join(
            f"At Co-design, Co-delivery {name} is entered as “2 asked”, but formally as “co-decides or can block”."
            for name in "abc"
        )
        + " 2 more entries differ too. Check with the team.",
    )
    assert drawn().alt == f"Matrix of 3 stakeholders by 2 stages. Three took part. {drawn().sentence} desk coding"


def test_the_table_says_each_cell_in_words() -> None:
    assert drawn().table.to_dict(orient="list") == {
        "Stakeholder": ["City lab", "Residents", "Firm"],
        "Sector": ["Government", "Civil society", "Business"],
        "Co-design": ["5 decides or leads, decides (high)", "3 worked with, advises (medium)", "0 not involved"],
        "Co-delivery": ["3 worked with, say not known", "don't know", "not known"],
        "People": ["", "12", ""],
        "Remark": ["leads", "a panel", ""],
    }


def test_the_download_keeps_the_unknown_empty_and_carries_its_record() -> None:
    data = drawn().data
    assert data["city"].tolist() == ["Ayton"] * 6
    assert data["stakeholder"].tolist() == ["City lab"] * 2 + ["Residents"] * 2 + ["Firm"] * 2
    assert data["depth"].fillna(-1).tolist() == [5, 3, 3, -1, 0, -1]
    assert data["decision_right"].isna().tolist() == [False, True, False, True, False, True]
    assert data["missing"].tolist() == ["", "", "", "dont_know", "", ""]
    assert data["source_url"].tolist()[0] == "http://a.org/"


def test_stakeholders_stand_by_sector_in_the_order_of_the_sectors_given() -> None:
    later = MatrixLine("Ministry", "government", "Government", cells=ABSENT.cells)
    words = [
        word["text"]
        for layer in small(chart((*LINES, later)))["layer"][:12]
        for word in layer.get("data", [])
        if "text" in word
    ]
    assert [word for word in words if word in ("Government", "Civil society", "Business")] == [
        "Government",
        "Civil society",
        "Business",
    ]
    names = [word for word in words if word in ("City lab (leads)", "Ministry", "Residents (12 people)", "Firm")]
    assert names == ["City lab (leads)", "Ministry", "Residents (12 people)", "Firm"]


@pytest.mark.parametrize("letters", [20, 26])
def test_a_long_name_is_folded_and_never_cut(letters: int) -> None:
    rows = [GridRow(LONG, (GridCell((LONG,)),), "Research")]
    for layout in (grid_lines.wide(rows, ["Co-design"], letters=letters), grid_lines.narrow(rows, ["Co-design"])):
        inside = [word["text"] for word in layout.told]
        assert " ".join(inside) == LONG
        assert max(map(len, inside)) <= max(letters, grid_lines.CHIP)
        left = " ".join(word["text"] for word in layout.words)
        assert LONG in left
        assert len(set(layout.lines)) == len(layout.lines)


def test_a_line_without_a_cell_for_each_stage_is_refused_in_words() -> None:
    with pytest.raises(ValueError) as refused:
        drawn((MatrixLine("Firm", "business", "Business", cells=ABSENT.cells[:1]),))
    assert str(refused.value) == "Firm needs a cell for each of the stages, in their order"


def test_two_layouts_share_the_width_and_each_is_seen_alone() -> None:
    spec = small(chart())
    assert {json.dumps(layer["transform"]) for layer in spec["layer"]} == {
        '[{"filter": "width > 800"}]',
        '[{"filter": "width <= 800"}]',
    }
    assert (spec["height"], spec["autosize"], spec["width"]) == ({"step": grid.STEP}, {"type": "fit-x"}, "container")


if __name__ == "__main__":
    SNAPSHOT.write_text(written(chart((RESIDENTS,))), encoding="utf-8")
