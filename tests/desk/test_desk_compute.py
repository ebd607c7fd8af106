"""Any figure from plain numbers: published values through CSV files, what is undefined, what is refused and how."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from coprod.desk.compute import COLUMNS, answer, compute, lines, names, scale
from coprod.errors import CoprodError
from coprod.measures.catalogue import MEASURES, measure
from coprod.measures.catalogue.entry import Measure, Takes
from coprod.measures.tally import Span
from tests.measures.governed_pilots import CYCLE, WORKED

FIVE = Span(1, 5)
Rows = Iterable[Sequence[object]]

# Two constructed sets of (importance, capacity)
SMALL = ((5, 3), (4, 3), (5, 2), (4, 4), (5, 3))
LARGE = ((5, 2), (5, 3), (4, 3), (3, 3), (4, 4), (5, 2), (2, 4), (4, 3))
GROUP_6 = (2, 4, 5, 3, 1, 4, 2, 2, 2, 2, 2, 3, 3, 2, 2, 4)  # item RELIG of bhr2000 in R's package multilevel
# Krippendorff's "C" data: 4 observers, a column for each of 12 units, an empty cell where nothing was coded
C_DATA = "1,2,3,3,2,1,4,1,2,,,\n1,2,3,3,2,2,4,1,2,5,,3\n,3,3,3,2,3,4,2,2,5,1,\n1,2,3,3,2,4,4,1,2,5,1,\n"
TOY = ((4, 5, 4), (2, 2, 3), (5, 5, 5), (3, 4, 3), (1, 2, 1))
ITEMS = ("first", "second", "third")
# Padgett & Ansell 1993: marriages among Florentine families; Pucci married into none of them
FLORENCE = """\
Acciaiuoli,Medici\nAlbizzi,Ginori\nAlbizzi,Guadagni\nAlbizzi,Medici\nBarbadori,Castellani\nBarbadori,Medici
Bischeri,Guadagni\nBischeri,Peruzzi\nBischeri,Strozzi\nCastellani,Peruzzi\nCastellani,Strozzi\nGuadagni,Lamberteschi
Guadagni,Tornabuoni\nMedici,Ridolfi\nMedici,Salviati\nMedici,Tornabuoni\nPazzi,Salviati\nPeruzzi,Strozzi
Ridolfi,Strozzi\nRidolfi,Tornabuoni\n"""
PUCCI = "Pucci,\n"

CONTRACT = (
    *("gap", "mwds", "rds", "quadrant", "wilcoxon", "rank_biserial"),
    *("mean_interval", "share_interval", "consensus", "rwg", "awg", "ad_mean", "ad_median"),
    *("rwg_j", "krippendorff_alpha", "cronbach_alpha", "change"),
    *("helix_coverage", "stakeholder_evenness", "lifecycle_coverage", "participation_depth", "continuity"),
    *("co_decision_rate", "network_density", "network_centralisation"),
)
"""Every measure that other programs may ask for by name."""


def near(value: object) -> Any:
    return value if isinstance(value, str | None) else pytest.approx(value, abs=5e-8)


def table(columns: Sequence[str], rows: Rows) -> bytes:
    written = [columns, *(["" if cell is None else str(cell) for cell in row] for row in rows)]
    return "".join(",".join(cells) + "\n" for cells in written).encode()


def ratings(*given: int) -> bytes:
    return table(("rating",), ([one] for one in given))


def repeated(*frequencies: int) -> bytes:
    """Ratings from 1 up, each as often as told."""
    return ratings(*(point for point, times in enumerate(frequencies, start=1) for _ in range(times)))


def pairs(*given: tuple[int, int]) -> bytes:
    return table(("importance", "capacity"), given)


def participation(*stakeholders: tuple[str, str, str, str]) -> bytes:
    """A row per stakeholder and stage, from a digit of depth and one of right per stage."""
    return table(
        COLUMNS[Takes.PARTICIPATION],
        (
            (name, helix, stage, depth, right)
            for name, helix, depths, rights in stakeholders
            for stage, depth, right in zip(CYCLE, depths, rights, strict=True)
        ),
    )


def ties(text: str) -> bytes:
    return f"stakeholder,partner\n{text}".encode()


def told(measure_id: str, data: bytes, span: Span = FIVE) -> dict[str, Any]:
    one, worked = compute(measure_id, data, span=span)
    return answer(one, worked, span=span)


def value(measure_id: str, data: bytes, span: Span = FIVE) -> Any:
    return told(measure_id, data, span)["value"]


def refusal(measure_id: str, data: bytes, span: Span = FIVE) -> str:
    with pytest.raises(CoprodError) as refused:
        compute(measure_id, data, span=span)
    return str(refused.value)


def test_every_measure_that_others_rely_on_is_there() -> None:
    assert set(CONTRACT) - set(names()) == set()


def test_only_what_plain_numbers_can_tell_is_there() -> None:
    assert set(names()) == {one.id for one in MEASURES if one.numbers}
    assert {"importance", "priority_tier", "stage_need", "top_picks", "order_agreement", "inclusion"} & set(
        names()
    ) == set()


@pytest.mark.parametrize("one", [one for one in MEASURES if one.numbers], ids=lambda one: one.id)
def test_the_example_of_the_catalogue_comes_out_of_its_numbers_as_a_file(one: Measure) -> None:
    given = told(one.id, table(one.numbers.columns, one.numbers.rows))
    expected = list(one.numbers.value) if isinstance(one.numbers.value, tuple) else one.numbers.value
    assert given["value"] == (expected if isinstance(expected, str) else pytest.approx(expected, abs=1e-6))
    assert given["undefined"] is None
    assert given["n"] >= one.computed_from


def test_the_answer_has_the_shape_of_the_contract() -> None:
    assert told("mwds", pairs(*SMALL)) == {
        "measure": "mwds",
        "value": 7.36,
        "n": 5,
        "range": [-6.25, 20.0],
        "shown_from_n": 5,
        "undefined": None,
        "details": {"importance_mean": 4.6, "capacity_mean": 3.0, "below": 4, "level": 1, "above": 0},
        "source": "Borich 1980, Journal of Teacher Education 31(3), 39-42",
        "url": "https://doi.org/10.1177/002248718003100310",
        "formula": "MWDS = mean(I) * (mean(I) - mean(A))",
    }


@pytest.mark.parametrize(
    ("measure_id", "small", "large"),
    [
        ("gap", 1.6, 1.0),
        ("median_gap", 2.0, 1.0),
        ("mwds", 7.36, 4.0),
        ("need", 36.8, 20.0),
        ("rds", -80.0, -50.0),
        ("quadrant", "keep_up", "keep_up"),
        ("rank_biserial", 1.0, 2 / 3),
        ("wilcoxon", 0.125, 0.1875),
    ],
)
def test_two_sets_of_pairs_have_the_values_of_the_papers(
    measure_id: str, small: float | str, large: float | str
) -> None:
    assert value(measure_id, pairs(*SMALL)) == near(small)
    assert value(measure_id, pairs(*LARGE)) == near(large)


def test_the_ranks_that_a_test_rests_on_are_told() -> None:
    parts = told("wilcoxon", pairs(*LARGE))["details"]
    assert (parts["w_plus"], parts["w_minus"], parts["nonzero"], parts["zeros"]) == (17.5, 3.5, 6, 2)
    assert parts["method"] == "exact"


@pytest.mark.parametrize(
    ("frequencies", "consensus"),
    [
        ((1, 1, 1, 1, 1), 0.4339850),
        ((0, 0, 2, 5, 3), 0.7786281),
        ((4, 0, 0, 0, 1), 0.2780719),
        ((0, 1, 1, 0, 0), 0.8073549),
        ((5, 0, 0, 0, 5), 0.0),
        ((0, 0, 0, 0, 7), 1.0),
        ((0, 3, 0, 0, 0), 1.0),
    ],
)
def test_consensus_of_published_distributions(frequencies: tuple[int, ...], consensus: float) -> None:
    assert value("consensus", repeated(*frequencies)) == near(consensus)


def test_a_scale_from_1_to_7_has_the_consensus_of_its_own_width() -> None:
    assert value("consensus", repeated(30, 40, 210, 130, 530, 50, 10), Span(1, 7)) == near(0.7256876)


@pytest.mark.parametrize(
    ("measure_id", "given", "expected"),
    [
        ("rwg", GROUP_6, 0.41875),
        ("awg", GROUP_6, 0.4414414),
        ("ad_mean", GROUP_6, 0.8984375),
        ("ad_median", GROUP_6, 0.8125),
        ("rwg", (1, 5, 1, 5), 0.0),
        ("awg", (1, 5, 1, 5), -1.0),
        ("mean_interval", (4, 4, 5, 4, 3), [3.1220107, 4.8779893]),
    ],
)
def test_ratings_of_one_item_have_the_values_of_the_papers(
    measure_id: str, given: tuple[int, ...], expected: float | list[float]
) -> None:
    assert value(measure_id, ratings(*given)) == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(
    ("high", "n", "ends"),
    [(81, 263, [0.2553, 0.3662]), (15, 148, [0.0624, 0.1605]), (0, 20, [0.0, 0.1611]), (1, 29, [0.0061, 0.1718])],
)
def test_the_interval_of_a_share_is_that_of_newcombe(high: int, n: int, ends: list[float]) -> None:
    assert value("share_interval", repeated(0, 0, n - high, high)) == pytest.approx(ends, abs=5e-5)


def test_what_is_cut_off_at_zero_stands_raw_among_the_details() -> None:
    assert told("rwg", ratings(1, 5, 1, 5))["details"]["raw"] == near(-5 / 3)


def test_several_items_have_the_values_of_the_papers() -> None:
    assert value("rwg_j", table(ITEMS, ((4, 5, 4), (4, 4, 4), (5, 4, 3), (4, 5, 4)))) == near(0.9489796)
    assert value("cronbach_alpha", table(ITEMS, TOY)) == near(0.9670051)


def test_krippendorffs_alpha_is_the_ordinal_one_and_no_other_is_offered() -> None:
    data = (",".join(f"unit_{number}" for number in range(1, 13)) + "\n" + C_DATA).encode()
    given = told("krippendorff_alpha", data)
    assert given["value"] == near(0.8153875)  # nominal would be .7434211
    assert (given["n"], given["details"]) == (4, {"units": 11, "ratings": 40})  # one unit was coded by one alone
    assert [name for name in names() if "alpha" in name] == ["krippendorff_alpha", "cronbach_alpha"]


GOVERNANCE = {
    "helix_coverage": (1.0, {"per_stage": dict(zip(CYCLE, (0.75, 1.0, 0.75, 0.75), strict=True))}),
    "stakeholder_evenness": (
        0.9064726,
        {
            "active_cells": {"government": 8, "business": 2, "research": 3, "civil_society": 6},
            "hhi": 0.3130194,
            "iqv": 0.9159741,
        },
    ),
    "lifecycle_coverage": (0.75, {"per_stage": dict(zip(CYCLE, (0.0, 1.0, 1.0, 1.0), strict=True))}),
    "participation_depth": (
        0.4125,
        {"per_stage": dict(zip(CYCLE, (1.0, 3.5, 1.75, 2.0), strict=True)), "citizen_max": 0.5},
    ),
    "continuity": (
        0.4166667,
        {
            "per_stage": {
                "co_commissioning/co_design": 0.5,
                "co_design/co_delivery": 0.5,
                "co_delivery/co_assessment": 0.25,
            }
        },
    ),
    "co_decision_rate": (0.25, {"iqv": 0.3265306}),
}


@pytest.mark.parametrize("measure_id", GOVERNANCE)
def test_the_worked_example_of_governance(measure_id: str) -> None:
    expected, parts = GOVERNANCE[measure_id]
    given = told(measure_id, participation(*WORKED))
    assert given["value"] == near(expected)
    assert given["details"]["at_least"] is False
    assert {name: given["details"][name] for name in parts} == {
        name: pytest.approx(part, abs=5e-8) for name, part in parts.items()
    }


@pytest.mark.parametrize(
    ("roster", "density", "centralisation", "n"),
    [
        (FLORENCE + PUCCI, 0.1666667, 0.2666667, 16),
        (FLORENCE, 0.1904762, 0.2747253, 15),
        ("a,b\na,c\na,d\na,e\n", 0.4, 1.0, 5),
        ("a,b\nb,c\nc,d\nd,e\ne,a\n", 0.5, 0.0, 5),
        ("a,b\nb,c\nc,d\nd,e\n", 0.4, 1 / 6, 5),
        ("a,b\nb,a\na,b\nc,\n", 1 / 3, 0.5, 3),
    ],
    ids=["Florence", "Florence without Pucci", "star", "circle", "path", "one tie told three times"],
)
def test_networks_from_rosters(roster: str, density: float, centralisation: float, n: int) -> None:
    given = told("network_density", ties(roster)), told("network_centralisation", ties(roster))
    assert [one["value"] for one in given] == [near(density), near(centralisation)]
    assert [one["n"] for one in given] == [n, n]


def test_an_empty_cell_is_missing_and_its_whole_pair_is_left_out() -> None:
    with_gaps = b"importance,capacity\n5,3\n,1\n4,3\n5,2\n1,\n,\n4,4\n5,3\n"
    assert told("mwds", with_gaps) == told("mwds", pairs(*SMALL))


def test_an_empty_rating_and_a_half_answered_respondent_are_left_out() -> None:
    assert told("consensus", b"rating\n4\n\n4\n5\n4\n3\n") == told("consensus", ratings(4, 4, 5, 4, 3))
    toy = table(ITEMS, [*TOY, (5, None, 1), (None, None, None)])
    assert told("cronbach_alpha", toy) == told("cronbach_alpha", table(ITEMS, TOY))


def test_a_depth_that_is_not_known_is_not_zero() -> None:
    depths = ["city,government,co_design,5,", "residents,civil_society,co_design,,", "shop,business,co_design,1,"]
    given = told("participation_depth", "\n".join([",".join(COLUMNS[Takes.PARTICIPATION]), *depths]).encode())
    assert given["value"] == near(0.2)  # of those outside government one is known, at 1 of 5
    assert given["details"]["known_cells"] == 2


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfimportance,capacity\n5,3\n4,3\n5,2\n4,4\n5,3\n",
        b"importance,capacity\r\n5,3\r\n4,3\r\n5,2\r\n4,4\r\n5,3\r\n",
        b"importance,capacity\n5,3\n4,3\n5,2\n4,4\n5,3",
        b"importance,capacity\n5,3\n4,3\n5,2\n4,4\n5,3\n\n\n,\n  \n",
        b" importance , capacity\n 5, 3\n4 ,3\n5,2\n4,4\n5,3\n",
        b'"importance","capacity"\n"5","3"\n"4","3"\n5,2\n4,4\n5,3\n',
        b"capacity,importance\n3,5\n3,4\n2,5\n4,4\n3,5\n",
        b'who,capacity,remark,importance\nAnn,3,,5\nBob,3,"yes, \xc3\xa9",4\nCid,2,,5\nDee,4,x,4\nEve,3,,5\n',
    ],
    ids=[
        "BOM",
        "CRLF",
        "no last line end",
        "blank lines at the end",
        "blanks",
        "quoted",
        "other order",
        "other columns",
    ],
)
def test_what_spreadsheets_do_to_a_file_changes_nothing(data: bytes) -> None:
    assert told("mwds", data) == told("mwds", pairs(*SMALL))


def test_columns_of_a_matrix_and_of_a_roster_may_come_in_any_order_beside_others() -> None:
    matrix = participation(*WORKED).decode().splitlines()
    turned = "\n".join(",".join([*reversed(line.split(",")), "noted"]) for line in matrix)
    assert told("continuity", turned.replace("noted", "note", 1).encode()) == told(
        "continuity", "\n".join(matrix).encode()
    )
    assert told("network_density", b"year,partner,stakeholder\n2026,b,a\n,,c\n") == told(
        "network_density", ties("a,b\nc,")
    )


@pytest.mark.parametrize(
    ("measure_id", "rows", "n", "undefined"),
    [
        *((name, "", 0, "nobody_answered") for name in names() if name in CONTRACT[:17]),
        *(
            (name, "4", 1, "n_below_min")
            for name in ("consensus", "rwg", "awg", "ad_mean", "ad_median", "mean_interval")
        ),
        ("need_interval", "4,3\n" * 7, 7, "n_below_min"),
        ("wilcoxon", "4,4\n3,3", 0, "no_change"),
        ("rank_biserial", "4,4\n3,3", 2, "no_change"),
        ("change", "4,4\n3,3", 2, "no_change"),
        ("awg", "5\n5\n5\n5\n4", 5, "mean_at_scale_end"),
        ("rwg_j", "4,5,4", 1, "n_below_min"),
        ("cronbach_alpha", "4,5,4\n3,3,2", 2, "n_below_min"),
        ("cronbach_alpha", "1,2,3\n2,3,1\n3,1,2", 3, "same_totals"),
        ("krippendorff_alpha", "4,5,4", 0, "n_below_min"),
        ("krippendorff_alpha", "4,4,4\n4,4,4", 2, "no_variation"),
        ("helix_coverage", "", 0, "no_stakeholders"),
        ("stakeholder_evenness", "a,business,co_design,1,", 1, "nobody_active"),
        ("lifecycle_coverage", "a,business,co_design,,", 1, "nobody_answered"),
        ("continuity", "a,business,co_design,4,", 1, "n_below_min"),
        ("co_decision_rate", "a,business,co_design,4,", 1, "no_decision_rights"),
        ("network_density", "a,b", 2, "n_below_min"),
        ("network_centralisation", "a,", 1, "n_below_min"),
    ],
)
def test_what_has_no_value_says_why(measure_id: str, rows: str, n: int, undefined: str) -> None:
    columns = COLUMNS[measure(measure_id).takes] or ITEMS
    given = told(measure_id, f"{','.join(columns)}\n{rows}\n".encode())
    assert (given["value"], given["n"], given["undefined"]) == (None, n, undefined)


def test_a_value_is_told_wherever_it_is_defined_also_below_the_n_to_show_it_from() -> None:
    given = told("mwds", pairs((5, 2)))
    assert (given["value"], given["n"], given["shown_from_n"], given["undefined"]) == (15.0, 1, 5, None)
    given = told("cronbach_alpha", table(ITEMS, TOY))
    assert (given["n"], given["shown_from_n"], given["undefined"]) == (5, 30, None)


@pytest.mark.parametrize(
    ("measure_id", "span", "bounds"),
    [
        ("gap", Span(1, 4), [-3, 3]),
        ("mwds", Span(1, 4), [-4.0, 12.0]),
        ("mwds", Span(0, 5), [-6.25, 25.0]),
        ("rds", Span(0, 10), [-100.0, 100.0]),
        ("ad_mean", Span(0, 10), [0.0, 5.0]),
        ("quadrant", FIVE, None),
        ("cronbach_alpha", FIVE, None),
    ],
)
def test_the_range_is_that_of_the_scale(measure_id: str, span: Span, bounds: list[float] | None) -> None:
    columns = COLUMNS[measure(measure_id).takes] or ITEMS
    assert told(measure_id, f"{','.join(columns)}\n".encode(), span)["range"] == bounds


@pytest.mark.parametrize(
    ("text", "span"),
    [("1-5", FIVE), ("0-10", Span(0, 10)), (" 1 - 7 ", Span(1, 7)), ("1–4", Span(1, 4)), ("0-100", Span(0, 100))],
)
def test_a_scale_is_written_with_its_two_ends(text: str, span: Span) -> None:
    assert scale(text) == span


@pytest.mark.parametrize(
    "text", ["", "5", "5-1", "3-3", "1-", "-5", "1-5-9", "one-five", "1,5", "0-101", "1.5-5", "1-5000"]
)
def test_what_is_no_scale_is_refused(text: str) -> None:
    with pytest.raises(CoprodError) as refused:
        scale(text)
    assert str(refused.value) == f"“{text}” is no scale. Write its two ends, the lower first, such as 1-5 or 0-10."


MEND = "Write a whole number, leave the cell empty where it is missing, or name another scale with --scale."


@pytest.mark.parametrize("typed", ["7", "0", "-1", "x", "4.0", "1e0", "four", "NA", "٣٣", "9999999999999999999999"])
def test_what_is_no_rating_is_named_with_its_line_and_column(typed: str) -> None:
    says = f"“{typed}” is no rating from 1 to 5. {MEND}"
    assert refusal("mwds", f"importance,capacity\n5,3\n4,{typed}\n".encode()) == f"Line 3, capacity: {says}"
    assert refusal("consensus", f"rating\n4\n\n{typed}\n".encode()) == f"Line 4, rating: {says}"
    assert refusal("rwg_j", f"first,second\n5,3\n{typed},4\n".encode()) == f"Line 3, first: {says}"
    assert refusal("difference", f"group,importance,capacity\na,1,1\nb,{typed},4\n".encode()) == (
        f"Line 3, importance: {says}"
    )
    assert refusal("change", f"first,second\n{typed},4\n".encode()) == f"Line 2, first: {says}"


def test_a_decimal_comma_is_no_rating_either() -> None:
    assert (
        refusal("mwds", b'importance,capacity\n"3,5",3\n')
        == f"Line 2, importance: “3,5” is no rating from 1 to 5. {MEND}"
    )


def test_a_rating_of_another_scale_is_one_with_that_scale() -> None:
    assert "“7” is no rating from 1 to 5" in refusal("gap", pairs((7, 3)))
    assert value("gap", pairs((7, 3)), Span(0, 10)) == 4.0


@pytest.mark.parametrize(
    ("measure_id", "data", "says"),
    [
        (
            "mwds",
            b"importance;capacity\n5;3\n",
            "The file has no column importance, capacity. Its first row has to name: importance, capacity.",
        ),
        (
            "mwds",
            b"importance\n5\n",
            "The file has no column capacity. Its first row has to name: importance, capacity.",
        ),
        ("change", b"First,second\n5,4\n", "The file has no column first. Its first row has to name: first, second."),
        ("rwg", b"", "The file has no column rating. Its first row has to name: rating."),
        ("rwg", b"\n\n4\n", "The file has no column rating. Its first row has to name: rating."),
        ("rwg", b"4\n4\n5\n", "The file has no column rating. Its first row has to name: rating."),
        ("rwg_j", b"", "The file has no column. Its first row has to name one for each item."),
        ("cronbach_alpha", b"\xef\xbb\xbf\n", "The file has no column. Its first row has to name one for each item."),
        (
            "mwds",
            b"importance,capacity,importance\n5,3,1\n",
            "The first row has to name every column once; it holds: importance, capacity, importance.",
        ),
        ("rwg_j", b"first,,third\n1,2,3\n", "The first row has to name every column once; it holds: first, , third."),
        (
            "mwds",
            b"importance,capacity\n5,3\n3,5,4\n",
            "Line 3 has 3 cells, the first row names 2 columns. Name every column there, or put a cell that holds a "
            "comma between quotation marks.",
        ),
        (
            "mwds",
            "importance,capacity\n5,3\n".encode("utf-16"),
            "The file is no CSV text in UTF-8. Save it as “CSV UTF-8” and try again.",
        ),
        (
            "mwds",
            "importance,capacity,note\n5,3,é\n".encode("latin-1"),
            "The file is no CSV text in UTF-8. Save it as “CSV UTF-8” and try again.",
        ),
        (
            "mwds",
            b'importance,capacity\n5,3\n4,"3\n',
            "Line 3 is no CSV: unexpected end of data. Look at its quotation marks, or save it as “CSV UTF-8” anew.",
        ),
        (
            "mwds",
            b'importance,capacity\n5,"3"4\n',
            "Line 2 is no CSV: ',' expected after '\"'. Look at its quotation marks, or save it as “CSV UTF-8” anew.",
        ),
        (
            "helix_coverage",
            b"stakeholder,helix,stage,depth,decision_right\ncity,public,co_design,3,1\n",
            "Row 2 (city, co_design): the helix is 'public'. Write one of government, business, research, "
            "civil_society.",
        ),
        (
            "continuity",
            b"stakeholder,helix,stage,depth,decision_right\ncity,government,co_design,3,1\ncity,government,co_design,3,1\n",
            "Row 3 (city, co_design) repeats a row above. Keep one row for each stakeholder and stage.",
        ),
        (
            "participation_depth",
            b"stakeholder,helix,stage,depth,decision_right\ncity,government,co_design,6,1\n",
            "Row 2 (city, co_design): the depth is 6. Write a whole number from 0 to 5, or nothing where it is not "
            "known.",
        ),
        (
            "co_decision_rate",
            b"stakeholder,helix,stage,depth,decision_right\ncity,government,co_design,5,x\n",
            "Row 2 (city, co_design): the decision right is x. Write a whole number from 0 to 3, or nothing where it "
            "is not known.",
        ),
        (
            "network_density",
            b"stakeholder,partner\na,b\nc,c\n",
            "Row 3 ties c to itself. Name another partner, or none if c worked with nobody.",
        ),
        (
            "difference",
            b"group,importance,capacity\nnorth,5,3\n,4,4\n",
            "Line 3, group: the cell is empty. Write the name of one of the two groups there.",
        ),
        (
            "difference",
            b"group,importance,capacity\na,5,3\nb,4,4\nc,4,4\n",
            "The column group has to hold two names, as two are compared at a time. It holds 3.",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_do(measure_id: str, data: bytes, says: str) -> None:
    assert refusal(measure_id, data) == says


@pytest.mark.parametrize("rubbish", [b"PK\x03\x04" + bytes(range(256)), b'"' * 999, b"," * 999])
@pytest.mark.parametrize("measure_id", ["mwds", "consensus", "rwg_j", "continuity", "network_density", "difference"])
def test_rubbish_is_refused_and_never_breaks_anything(measure_id: str, rubbish: bytes) -> None:
    assert refusal(measure_id, rubbish).endswith(".")


def test_the_lines_for_people_say_value_n_formula_parts_and_source() -> None:
    assert lines(told("mwds", pairs(*SMALL))) == [
        "mwds = 7.36   n = 5",
        "  MWDS = mean(I) * (mean(I) - mean(A))",
        "  importance_mean = 4.6",
        "  capacity_mean = 3.0",
        "  below = 4",
        "  level = 1",
        "  above = 0",
        "  shown from n = 5",
        "  Borich 1980, Journal of Teacher Education 31(3), 39-42",
    ]


def test_the_lines_for_people_say_in_words_why_there_is_no_value() -> None:
    assert lines(told("ad_mean", ratings(4)))[0] == "ad_mean = There are too few to work it out.   n = 1"
