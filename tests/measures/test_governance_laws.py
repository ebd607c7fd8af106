"""What holds for every participation matrix and every network, whole, patchy or documented only."""

import json
from random import Random

from governed_pilots import HELIX, Rows, matrix_rows, stakeholder_rows
from hypothesis import given
from hypothesis import strategies as st

from coprod.measures.governance import profile
from coprod.measures.indicator import Indicator
from coprod.measures.matrix import GOVERNMENT, STAGES, Participation
from coprod.measures.network import Ties, network_centralisation, network_density
from coprod.measures.participation import (
    co_decision_rate,
    continuity,
    helix_coverage,
    lifecycle_coverage,
    participation_depth,
    stakeholder_evenness,
)
from coprod.measures.undefined import Undefined

COVERAGES = (helix_coverage, lifecycle_coverage, co_decision_rate)
SIX = (*COVERAGES, stakeholder_evenness, participation_depth, continuity)
Drawn = tuple[Rows, tuple[str, ...]]


def number(told: Indicator) -> float:
    """The value, or -1 where there is none: below every value."""
    return -1.0 if isinstance(told.value, Undefined) else told.value


@st.composite
def rosters(draw: st.DrawFn) -> Ties:
    nodes = [f"s{number}" for number in range(draw(st.integers(0, 9)))]
    pairs = draw(st.lists(st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)), max_size=25)) if nodes else []
    return Ties.of([*((one, "") for one in nodes), *((one, other) for one, other in pairs if one != other)])


@given(matrix_rows(), st.booleans())
def test_every_value_lies_from_0_to_1_or_says_why_not(drawn: Drawn, documented_only: bool) -> None:
    rows, stages = drawn
    told = profile(Participation.of(rows, stages=stages, documented_only=documented_only))
    assert [one.id for one in told if not isinstance(one.value, Undefined) and not 0.0 <= one.value <= 1.0] == []
    parts = {one.id: [part for part in one.per_stage.values() if part is not None] for one in told}
    highest = {name: 5.0 if name == "participation_depth" else 1.0 for name in parts}
    assert [name for name, found in parts.items() if any(not 0.0 <= part <= highest[name] for part in found)] == []
    assert [one.id for one in told if one.at_least and isinstance(one.value, Undefined)] == []
    assert [one.id for one in told if type(one.value) not in (float, Undefined) or type(one.n) is not int] == []
    json.dumps([dict(one.worked.details) for one in told], allow_nan=False)


@given(matrix_rows(), st.data())
def test_one_more_stakeholder_never_lowers_a_coverage(drawn: Drawn, data: st.DataObject) -> None:
    rows, stages = drawn
    more = [*rows, *data.draw(stakeholder_rows("one more", stages, known=True))]
    before, after = Participation.of(rows, stages=stages), Participation.of(more, stages=stages)
    assert [work.__name__ for work in COVERAGES if number(work(after)) < number(work(before))] == []


@given(matrix_rows(), st.data())
def test_what_becomes_known_never_lowers_what_was_told_as_at_least_and_changes_no_other_coverage(
    drawn: Drawn, data: st.DataObject
) -> None:
    rows, stages = drawn
    found = [
        (
            *row[:3],
            data.draw(st.integers(0, 5)) if row[3] is None else row[3],
            data.draw(st.integers(0, 3)) if row[4] is None else row[4],
        )
        for row in rows
    ]
    before, after = Participation.of(rows, stages=stages), Participation.of(found, stages=stages)
    for work in COVERAGES:
        told, later = work(before), work(after)
        assert isinstance(told.value, Undefined) or told.at_least or later.value == told.value
        assert number(later) >= number(told)
        assert later.at_least is False
    told, later = network_density(Ties.co_active(before)), network_density(Ties.co_active(after))
    assert isinstance(told.value, Undefined) or told.at_least or later.value == told.value
    assert number(later) >= number(told)


@given(matrix_rows(), st.data())
def test_more_documents_never_lower_what_was_told_as_at_least(drawn: Drawn, data: st.DataObject) -> None:
    rows, _ = drawn
    documents = [row for row in rows if row[3] is not None]
    found = [row for row in rows if row[3] is None]
    more = [
        *documents,
        *((*row[:3], data.draw(st.integers(0, 5)), row[4]) for row in found),
        *data.draw(stakeholder_rows("one more", STAGES, known=True)),
    ]
    before, after = (Participation.of(some, documented_only=True) for some in (documents, more))
    assert [work.__name__ for work in COVERAGES if number(work(after)) < number(work(before))] == []
    deepest = [participation_depth(some).details["citizen_max"] for some in (before, after)]
    assert isinstance(deepest[0], Undefined) or deepest[0] <= deepest[1]


@given(matrix_rows())
def test_every_stakeholder_twice_changes_no_value(drawn: Drawn) -> None:
    rows, stages = drawn
    twice = [*rows, *((f"{name} again", *rest) for name, *rest in rows)]
    once, again = Participation.of(rows, stages=stages), Participation.of(twice, stages=stages)
    assert [work(again).value for work in SIX] == [work(once).value for work in SIX]
    assert [work(again).per_stage for work in SIX] == [work(once).per_stage for work in SIX]


@given(matrix_rows(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(drawn: Drawn, random: Random) -> None:
    rows, _ = drawn
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert profile(Participation.of(shuffled)) == profile(Participation.of(rows))


@given(matrix_rows(known=True), st.data())
def test_one_more_department_changes_nothing_that_rests_on_partners(drawn: Drawn, data: st.DataObject) -> None:
    rows, stages = drawn
    department = data.draw(stakeholder_rows("department", stages, known=True, helix=st.just(GOVERNMENT)))
    before = Participation.of(rows, stages=stages)
    after = Participation.of([*rows, *department], stages=stages)
    for work in (lifecycle_coverage, participation_depth, continuity, co_decision_rate):
        told = work(before)
        assert not before.participants or (work(after).value, work(after).per_stage) == (told.value, told.per_stage)


@given(matrix_rows(known=True, fewest=1))
def test_of_a_full_matrix_everything_is_exact(drawn: Drawn) -> None:
    rows, stages = drawn
    told = profile(Participation.of(rows, stages=stages))
    assert [one.id for one in told if one.at_least] == []
    assert [one.id for one in told[:8] if one.value in (Undefined.NOBODY, Undefined.NO_RIGHTS)] == []


@given(st.lists(HELIX, min_size=1, max_size=4, unique=True), st.integers(1, 5))
def test_sectors_that_take_part_alike_are_as_even_as_their_number_allows(helices: list[str], each: int) -> None:
    rows = [(f"{one} {number}", one, "co_design", 3, 1) for one in helices for number in range(each)]
    even = number(stakeholder_evenness(Participation.of(rows)))
    expected = {1: 0.0, 2: 0.5, 3: 0.7924812503605781, 4: 1.0}[len(helices)]  # ln k / ln 4
    assert abs(even - expected) < 1e-12


@given(rosters())
def test_density_and_centralisation_lie_from_0_to_1(ties: Ties) -> None:
    both = network_density(ties), network_centralisation(ties)
    defined = len(ties.nodes) >= 3
    assert [isinstance(one.value, Undefined) for one in both] == [not defined] * 2
    assert not defined or all(0.0 <= number(one) <= 1.0 for one in both)


@given(rosters())
def test_one_more_stakeholder_without_ties_never_makes_a_network_denser(ties: Ties) -> None:
    wider = ties.among(["alone"])
    assert isinstance(network_density(ties).value, Undefined) or number(network_density(wider)) <= number(
        network_density(ties)
    )
    assert wider.degrees == {**ties.degrees, "alone": 0}


@given(rosters(), st.randoms(use_true_random=False))
def test_order_and_direction_of_ties_change_nothing(ties: Ties, random: Random) -> None:
    rows = [(one, other) if random.random() < 0.5 else (other, one) for one, other in ties.pairs]
    rows += [(one, "") for one in ties.nodes]
    random.shuffle(rows)
    assert Ties.of(rows) == ties
