"""Before and after: what it says of a change, of what cannot be told, and of what is not compared.

After a wanted change, look at the chart, then write the snapshot anew:
``PYTHONPATH=tests/charts:. python tests/charts/test_before_after_figure.py``.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hand_made import EIGHT, FEW, FIVE, GOLDEN, PEOPLE, RETURN, TEN, Pairs, say
from lifecycle_by_hand import life, stage

from coprod.charts import before_after, theme
from coprod.charts.before_after_row import changes
from coprod.charts.figure import Figure
from coprod.charts.lifecycle_row import LifeStage
from coprod.charts.picture import svg
from coprod.charts.provenance import Provenance
from coprod.charts.skeleton import Filled
from coprod.disclosure.release import Basis, Release
from coprod.measures.differences import Comparison, Side
from coprod.measures.pairs import every_pair
from coprod.measures.tally import Tally
from coprod.measures.uncertainty import Sampling
from tests.charts.test_chart_specs import SNAPSHOTS, written

SNAPSHOT = SNAPSHOTS / "lifecycle-before-after.json"
AUTUMN = replace(PEOPLE, round="2025 autumn", respondents=12)
SPRING = replace(PEOPLE, respondents=14)
LESS = ((5, 5, 12),)  # need 0, n 12
MORE = ((5, 2, 12),)  # need 75, n 12
Skills = Sequence[tuple[int, Pairs]]


def made(skills: Skills, need: float | None, *, basis: Basis) -> tuple[LifeStage, ...]:
    rows = [life(number, "Design", pairs, basis=basis) for number, pairs in skills]
    return (stage("Design", need, rows, least=5),)


def compared(before: Skills, after: Skills, sampling: Sampling, basis: Basis) -> dict[str, Comparison]:
    def side(name: str, number: int, pairs: Pairs) -> Side:
        told = isinstance(life(number, "Design", pairs, basis=basis).shown, Release)
        tally = Tally.of(f"s{number:02}", FIVE, pairs) if told else None
        return Side(name, "coprod-core@1.0", "individual", tally, sampling)

    return {
        f"s{number:02}": every_pair([side("after", number, new), side("before", number, old)])[0]
        for (number, old), (_, new) in zip(before, after, strict=True)
    }


def figure(
    before: Skills,
    after: Skills,
    *,
    needs: tuple[float | None, float | None] = (75.0, 0.0),
    sampling: Sampling = Sampling.PART,
    basis: Basis = Basis.INDIVIDUAL,
    rounds: tuple[Provenance, Provenance] = (AUTUMN, SPRING),
) -> Figure:
    return before_after.figure(
        made(before, needs[0], basis=basis),
        made(after, needs[1], basis=basis),
        compared(before, after, sampling, basis),
        rounds=rounds,
        span=FIVE,
        smallest=5,
        say=say,
    )


def drawn() -> Filled:
    """A skill that fell, one that cannot be told, one of too few, one withheld before, and their stage."""
    before = [(1, MORE), (2, EIGHT), (3, GOLDEN), (4, FEW)]
    after = [(1, LESS), (2, EIGHT), (3, TEN), (4, EIGHT)]
    people = Basis.INDIVIDUAL
    made_of = made(before, 75.0, basis=people), made(after, 0.0, basis=people)
    rows = changes(*made_of, compared(before, after, Sampling.PART, people))
    return before_after.draw(rows, (AUTUMN, SPRING), span=FIVE, say=say)


def test_the_chart_is_drawn_as_before() -> None:
    assert json.loads(written(drawn())) == json.loads(SNAPSHOT.read_text("utf-8"))


def test_what_really_fell_and_what_cannot_be_told() -> None:
    one = figure([(1, MORE), (2, EIGHT)], [(1, LESS), (2, EIGHT)])
    assert one.title == "Oskerwyn: since 2025 autumn, need is lower in 1 of 2 skills and higher in 0"
    assert one.sentence == (
        "Lower: “Skill 1” from 75 to 0 (n 12 and 12). In 1 skill a change cannot be told from chance. By stage, need "
        "went from Design 75 to 0; a stage's need has no interval. 12 people answered in 2025 autumn and 14 in 2026 "
        "spring; they may be different people, so nobody is followed from one round to the other."
    )
    assert one.notes == ("Of 20 skills in which nothing changed, one or two may still seem changed, by chance.",)
    assert one.table["The later round is"].tolist() == ["no interval", "lower", "cannot tell"]
    assert one.data["difference"].tolist() == [-75.0, -75.0, 0.0]
    assert one.data["outcome"].fillna("").tolist() == ["", "lower", "cannot_tell"]
    assert one.data["n_before"].tolist() == [5, 12, 8]
    assert one.measures == ("need", "stage_need", "difference")
    assert one.alt.startswith(f"Dot chart of need in two rounds, by stage and by skill. {one.title}. {one.sentence}")


def test_what_rose_is_higher() -> None:
    one = figure([(1, LESS)], [(1, MORE)], needs=(0.0, 75.0))
    assert one.title == "Oskerwyn: since 2025 autumn, need is lower in 0 of 1 skills and higher in 1"
    assert one.sentence.startswith("Higher: “Skill 1” from 0 to 75 (n 12 and 12). By stage, need went from Design 0 to")


def test_where_nothing_can_be_told_the_title_says_so() -> None:
    one = figure([(1, EIGHT)], [(1, EIGHT)], needs=(20.0, 20.0))
    assert one.title == "Oskerwyn: since 2025 autumn, no skill shows a change in need beyond chance"


def test_fewer_than_eight_are_shown_but_not_compared() -> None:
    one = figure([(1, GOLDEN), (2, EIGHT)], [(1, TEN), (2, EIGHT)])
    assert one.notes[0] == "Not compared: Skill 1. Too few answers to tell a difference from chance."
    assert one.table["The later round is"].tolist()[1] == "not compared"
    assert one.data["not_compared"].fillna("").tolist() == ["", "too_few", ""]
    assert one.data["need_before"].round(1).tolist() == [75.0, 36.8, 20.0]
    assert "1 skill is not compared." in one.sentence


def test_what_is_withheld_in_one_round_has_a_reason_and_no_number_there() -> None:
    one = figure([(1, FEW), (2, EIGHT)], [(1, EIGHT), (2, EIGHT)])
    assert one.notes[0].startswith("Skill 1: Fewer than 5 people rated this, so it is withheld")
    row = one.table.iloc[1].tolist()
    assert row == ["Design", "Skill 1", "", "", "20", "8", "withheld: too few answers"]
    assert one.data["n_before"].isna().tolist() == [False, True, False]
    assert one.data["withheld"].fillna("").tolist() == ["", "n_below_k", ""]
    lines = [line for layer in one.spec["datasets"].values() for line in layer]
    assert {line["remark"] for line in lines if line["line"] == "skill s01" and "remark" in line} == {"withheld → 20"}


def test_single_returns_are_set_side_by_side_without_a_verdict() -> None:
    agreed = (replace(RETURN, round="2025 autumn"), RETURN)
    one = figure(
        [(1, ((5, 2, 1),))],
        [(1, ((5, 4, 1),))],
        needs=(75.0, 25.0),
        sampling=Sampling.SINGLE_RETURN,
        basis=Basis.ORGANISATIONAL_WITH_CONSENT,
        rounds=agreed,
    )
    assert one.title == "Oskerwyn: need in 2025 autumn and in 2026 spring"
    assert one.sentence.endswith("One agreed return each: they carry no measure of uncertainty.")
    assert one.notes == (
        "Not compared: All skills rated in both rounds. One agreed return carries no measure of uncertainty.",
    )
    assert one.measures == ("need", "stage_need")
    assert one.data["difference"].tolist() == [-50.0, -50.0]


def test_between_complete_returns_every_difference_counts_that_a_reader_can_see() -> None:
    whole = (replace(AUTUMN, asked=12), replace(SPRING, asked=14))
    nearly = ((5, 5, 199), (5, 4, 1))  # need 0.1
    one = figure([(1, MORE), (2, LESS)], [(1, LESS), (2, nearly)], sampling=Sampling.COMPLETE, rounds=whole)
    assert one.table["The later round is"].tolist()[1:] == ["lower", "the same"]
    assert "In 1 skill need is the same." in one.sentence
    assert one.sentence.endswith(
        "Everyone who was asked answered, both times, so every difference is one; they may be different people."
    )
    assert one.notes == ()


def test_a_long_list_names_the_largest_changes_and_counts_the_others() -> None:
    before = [(number, MORE) for number in range(1, 8)]
    after = [(number, LESS) for number in range(1, 8)]
    assert "“Skill 5” from 75 to 0 (n 12 and 12) and 2 more." in figure(before, after).sentence


def test_rounds_differ_in_shape_and_colour_and_the_outcome_in_both() -> None:
    one = figure([(1, MORE), (2, EIGHT)], [(1, LESS), (2, EIGHT)])
    marks = one.spec["layer"][-1]["encoding"]
    assert marks["shape"]["scale"] == {
        "domain": ["2025 autumn", "2026 spring: lower", "2026 spring"],
        "range": ["circle", "triangle-down", "diamond"],
    }
    assert marks["fill"]["scale"]["range"] == [theme.PAPER, theme.LOWER, theme.NEED]
    assert marks["x"]["scale"]["domain"] == [0, 100]
    assert svg(one).startswith(b"<svg")


def test_an_optional_skill_of_one_round_only_has_its_line() -> None:
    before = made([(1, EIGHT), (2, EIGHT)], 20.0, basis=Basis.INDIVIDUAL)
    after = made([(1, EIGHT)], 20.0, basis=Basis.INDIVIDUAL)
    pairs = compared([(1, EIGHT), (2, EIGHT)], [(1, EIGHT), (2, EIGHT)], Sampling.PART, Basis.INDIVIDUAL)
    rows = changes(before, after, pairs)
    assert [(row.key, row.before, row.after, row.outcome) for row in rows[2:]] == [("s02", 20.0, None, None)]


@pytest.mark.parametrize("number", [1, 2])
def test_every_row_of_a_sample_says_that_it_is_made_up(number: int) -> None:
    rounds = (replace(AUTUMN, sample=True), replace(SPRING, sample=True))
    data = figure([(number, EIGHT)], [(number, EIGHT)], rounds=rounds).data
    assert data["label"].tolist() == ["sample data, fictional city"] * 2
    assert data["round_before"].tolist() == ["2025 autumn"] * 2


if __name__ == "__main__":
    SNAPSHOT.write_text(written(drawn()), encoding="utf-8")
