"""The catalogue of measures: closed, complete, true to what the gate enforces, and checkable to the last digit."""

import re
from pathlib import Path

import pandas as pd
import pytest

from coprod.charts import distribution, interval_dots, needs, priorities, rug, stages
from coprod.charts.figure import Figure
from coprod.cli import main
from coprod.desk import compute as working
from coprod.desk.methods import families, spoken
from coprod.disclosure.policy import SMALLEST
from coprod.instrument.library import newest, shelf
from coprod.language import speaker
from coprod.measures.catalogue import FAMILIES, MEASURES, measure
from coprod.measures.catalogue.entry import Counts, Measure
from coprod.measures.orders import order_agreement
from coprod.measures.tally import Span
from coprod.measures.undefined import WHY, Undefined
from tests.charts.compared_by_hand import DOTS, GROUPS, OPENED, ROWS, SPREADS
from tests.charts.hand_made import ALL_SHOWN, FIVE, PEOPLE, TIERS, say, stage

COPROD = Path(__file__).parents[2] / "coprod"
IDS = [
    # gaps
    *("importance", "capacity", "gap", "median_gap", "mwds", "need", "rds", "quadrant", "stage_need"),
    *("order_agreement", "top_picks"),
    # uncertainty
    *("need_interval", "priority_tier", "mean_interval", "share_interval"),
    # agreement
    *("consensus", "rwg", "rwg_j", "awg", "ad_mean", "ad_median", "krippendorff_alpha", "cronbach_alpha"),
    # tests, change, difference
    *("wilcoxon", "rank_biserial", "change", "difference", "place_range"),
    # governance: structure, then process
    *("helix_coverage", "stakeholder_evenness", "lifecycle_coverage", "participation_depth", "continuity"),
    *("network_density", "network_centralisation", "co_decision_rate"),
    *("facilitative_leadership", "institutional_design", "principled_engagement", "shared_motivation"),
    *("joint_capacity", "feedback_rate", "resourcing", "inclusion"),
]
COMPARED = {"compare-rug", "compare-skill", "compare-distribution"}
WORDS = ("id", "title", "meaning", "formula", "unit", "more", "edges", "unfit", "example", "source", "recompute")
TAKEN = [one for one in MEASURES if one.takes]
UNTAKEN = [one for one in MEASURES if not one.takes]
KNOWN_PAGES = ("https://agdevresearch.org/index.php/aad/article/view/169",)  # sources read without a DOI
COMMANDS = {"coprod gaps FILE", "coprod gaps --city CITY", "coprod governance FILE"}


def close(value: object) -> object:
    """What a worked example must come to: a word as it is, numbers to the sixth decimal."""
    return value if isinstance(value, str) else pytest.approx(value, abs=1e-6, rel=0)


def csv_of(one: Measure) -> bytes:
    """The worked example as the Methods page and docs/measures.md print it."""
    return spoken(one, FIVE, say).numbers.encode()


def figures() -> list[Figure]:
    """Every figure that is drawn, from rows made by hand."""
    indices = (stage("Design", 36.8, 2, 2), stage("Delivery", None, 1, 3))
    orders = order_agreement(["s01"], mwds=[7.36], rds=[-80.0])
    return [
        needs.figure(ALL_SHOWN, provenance=PEOPLE, span=FIVE, say=say),
        stages.figure(indices, provenance=PEOPLE, span=FIVE, say=say),
        priorities.figure(TIERS, no_tiers=None, orders=orders, provenance=PEOPLE, span=FIVE, say=say),
        rug.figure(ROWS, GROUPS, name="compare-rug", about="Design", tested=True, notes=(), say=say),
        interval_dots.figure(DOTS, (), OPENED, organisational=False, notes=(), say=say),
        distribution.figure(SPREADS, skill="s01", title="Skill 1", span=FIVE, notes=(), say=say),
    ]


def test_the_catalogue_holds_exactly_these_in_this_order() -> None:
    assert [one.id for one in MEASURES] == IDS


def test_no_measure_is_there_twice() -> None:
    assert len({one.id for one in MEASURES}) == len({one.title for one in MEASURES}) == len(MEASURES) == len(IDS)


def test_the_families_are_five_and_have_a_title_each() -> None:
    assert list(FAMILIES) == ["skills", "uncertainty", "agreement", "change", "governance"]
    told = families(newest(shelf()), speaker("en"))
    assert [(family.title, len(family.methods)) for family in told] == [
        ("Skill gaps", 11),
        ("Uncertainty and priorities", 4),
        ("Agreement and reliability", 8),
        ("Tests, change and difference", 5),
        ("Governance", 16),
    ]


def test_a_measure_is_found_by_its_id_and_nothing_else_is() -> None:
    assert [measure(one.id) for one in MEASURES] == list(MEASURES)
    with pytest.raises(KeyError, match="total"):
        measure("total")


def test_no_measure_leaves_a_word_out() -> None:
    assert [(one.id, word) for one in MEASURES for word in WORDS if not getattr(one, word).strip()] == []


def test_what_is_said_in_sentences_ends_as_a_sentence() -> None:
    said = ("meaning", "edges", "unfit", "example")
    assert [(one.id, part) for one in MEASURES for part in said if not getattr(one, part).endswith(".")] == []


def test_no_minus_of_the_words_is_a_hyphen() -> None:
    told = [(one.id, part, getattr(one, part)) for one in MEASURES for part in ("unit", "more", "edges", "example")]
    assert [(name, part) for name, part, text in told if re.search(r"(?<![\w/.])-\d", text)] == []


def test_every_measure_is_worked_out_before_it_is_shown_and_shown_before_it_is_put_in_words() -> None:
    limits = {one.id: (one.computed_from, one.shown_from, one.labelled_from or one.shown_from) for one in MEASURES}
    assert {name: limit for name, limit in limits.items() if list(limit) != sorted(limit)} == {}
    assert {name: limit for name, limit in limits.items() if limit[0] < 1} == {}
    assert {one.id: one.labelled_from for one in MEASURES if one.labelled_from} == dict.fromkeys(
        ("consensus", "rwg", "rwg_j", "awg", "ad_mean", "ad_median"), 10
    )


def test_what_rests_on_respondents_is_never_shown_below_the_gates_smallest_group() -> None:
    rest = [one for one in MEASURES if one.counts is Counts.RESPONDENTS]
    assert {one.id: one.shown_from for one in rest if one.shown_from < SMALLEST} == {}
    assert {one.counts for one in MEASURES} == set(Counts)


def test_every_measure_but_these_has_a_range() -> None:
    assert [one.id for one in MEASURES if one.bounds is None] == [
        "quadrant",
        "mean_interval",
        "cronbach_alpha",
        "place_range",
    ]


@pytest.mark.parametrize("span", [FIVE, Span(1, 4), Span(0, 5), Span(1, 7), Span(0, 10)], ids=str)
def test_every_range_runs_from_low_to_high(span: Span) -> None:
    ranges = {one.id: one.bounds(span) for one in MEASURES if one.bounds}
    assert {name: ends for name, ends in ranges.items() if not ends[0] < ends[1]} == {}


def test_a_measure_is_worked_out_either_from_plain_numbers_or_by_a_command_of_its_own() -> None:
    assert [one.id for one in TAKEN if not (one.compute and one.numbers) or one.command] == []
    assert [one.id for one in UNTAKEN if one.compute or one.numbers or one.command not in COMMANDS] == []
    assert [one.recompute for one in TAKEN] == [f"coprod compute {one.id} numbers.csv" for one in TAKEN]
    assert working.names() == tuple(one.id for one in TAKEN)


def test_every_command_that_a_measure_names_is_one_that_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    for named in sorted({one.recompute.split()[1] for one in MEASURES}):
        with pytest.raises(SystemExit) as stop:
            main([named, "--help"])
        assert stop.value.code == 0
        assert capsys.readouterr().out.startswith(f"usage: coprod {named} ")
    assert "--city" in " ".join(COMMANDS)


@pytest.mark.parametrize("one", TAKEN, ids=lambda one: one.id)
def test_the_numbers_of_a_worked_example_give_its_value(one: Measure) -> None:
    _, worked = working.compute(one.id, csv_of(one), span=FIVE)
    assert one.numbers
    assert worked.value == close(one.numbers.value)
    assert worked.n >= one.computed_from


@pytest.mark.parametrize("one", TAKEN, ids=lambda one: one.id)
def test_the_value_of_a_worked_example_lies_in_its_range(one: Measure) -> None:
    told = working.answer(*working.compute(one.id, csv_of(one), span=FIVE), span=FIVE)
    ends = told["value"] if isinstance(told["value"], list) else [told["value"]]
    low, high = told["range"] or (None, None)
    assert [end for end in ends if low is not None and not low <= end <= high] == []


@pytest.mark.parametrize("one", TAKEN, ids=lambda one: one.id)
def test_the_words_of_a_worked_example_end_in_what_its_numbers_give(one: Measure) -> None:
    assert one.numbers
    value = one.numbers.value
    if isinstance(value, str):
        assert value.replace("_", " ") in one.example
        return
    told = one.example.replace("\u2212", "-")
    for end in value if isinstance(value, tuple) else (value,):
        assert any(re.search(rf"(?<![\d.]){end:.{digits}f}(?!\d)", told) for digits in range(5)), (end, told)


@pytest.mark.parametrize("one", UNTAKEN, ids=lambda one: one.id)
def test_the_sums_of_an_example_in_words_are_right(one: Measure) -> None:
    """Work out every ``expression = number`` and ``expression: number`` of the example that is plain arithmetic."""
    plain = one.example.replace("\u2212", "-").replace("×", "*")
    sums = re.findall(r"([-\d. ()*/+]*[*/+-][-\d. ()*/+]*)= ?(-?\d+(?:\.\d+)?)", plain)
    for left, right in sums:
        digits = len(right.partition(".")[2])
        assert round(float(pd.eval(left)), digits) == float(right), (left, right)
    assert sums or one.id in {"priority_tier", "order_agreement"}  # a share of draws, and orders told in words


def test_every_source_that_has_an_address_has_one_that_lasts() -> None:
    doi = re.compile(r"https://doi\.org/10\.\d{4,9}/[!-~]+")
    urls = {one.id: one.url for one in MEASURES if one.url}
    assert {name: url for name, url in urls.items() if not doi.fullmatch(url) and url not in KNOWN_PAGES} == {}
    bare = [one for one in MEASURES if not one.url]
    assert [one.id for one in bare if "http" in one.source or re.search(r"\b10\.\d{4}", one.source)] == []


def test_a_published_method_leads_to_its_source_or_says_why_not() -> None:
    ours = ("Our design", "Common practice")
    without = [one.id for one in MEASURES if not one.url and not one.source.startswith(ours)]
    assert without == ["continuity"]  # known from memory only
    assert all("from memory" in measure(name).source for name in without)


def test_every_measure_of_a_figure_is_in_the_catalogue() -> None:
    named = {one.name: one.measures for one in figures()}
    assert named.keys() == {"skill-needs", "stage-needs", "priorities"} | COMPARED
    assert [(name, one) for name, ids in named.items() for one in ids if one not in IDS] == []
    assert all(len(set(ids)) == len(ids) > 0 for ids in named.values())


def test_every_reason_has_words_and_every_reason_is_given_somewhere() -> None:
    assert set(WHY) == set(Undefined)
    assert [reason for reason, words in WHY.items() if not re.fullmatch(r"[A-Z].*\.", words)] == []
    rooms = [path for room in ("measures", "desk") for path in (COPROD / room).rglob("*.py")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in rooms if path.name != "undefined.py")
    assert [reason.name for reason in Undefined if not re.search(rf"\bUndefined\.{reason.name}\b", source)] == []
