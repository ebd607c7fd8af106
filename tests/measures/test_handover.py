"""Who stays, drops out and joins between stages: the worked example by name, and the laws behind it."""

import pytest
from governed_pilots import CYCLE, EXAMPLE, Rows, documented, matrix, matrix_rows
from hypothesis import given

from coprod.measures.handover import Handover, handovers, widest
from coprod.measures.matrix import Participation
from coprod.measures.participation import continuity
from coprod.measures.undefined import Undefined


def test_the_worked_example_by_name() -> None:
    commissioning, design, delivery, assessment = CYCLE
    assert handovers(EXAMPLE) == (
        Handover(commissioning, design, ("university", "residents_assoc"), (), ("ict_sme", "disability_ngo"), ()),
        Handover(design, delivery, ("ict_sme", "disability_ngo"), ("university", "residents_assoc"), (), ()),
        Handover(delivery, assessment, ("disability_ngo",), ("ict_sme",), ("university", "residents_assoc"), ()),
    )
    assert [one.jaccard for one in handovers(EXAMPLE)] == [0.5, 0.5, 0.25]
    assert sum(one.jaccard or 0 for one in handovers(EXAMPLE)) / 3 == pytest.approx(0.4166667, abs=5e-8)


def test_the_widest_break_is_where_most_drop_out_and_the_earlier_of_two() -> None:
    found = widest(handovers(EXAMPLE))
    assert found is not None and (found.first, found.drop) == ("co_design", ("university", "residents_assoc"))
    once = matrix(("a", "business", "2020", "0000"))
    assert [one.drop for one in handovers(once)] == [("a",), (), ("a",)]
    assert widest(handovers(once)) == handovers(once)[0]
    assert widest(handovers(matrix(("a", "business", "0222", "0000")))) is None


def test_who_is_not_known_at_one_of_two_stages_is_neither_staying_nor_dropped() -> None:
    first, second, third = handovers(matrix(("a", "business", "2.22", "...."), ("b", "research", "2201", "....")))
    assert (first.stay, first.drop, first.join, first.unknown) == (("b",), (), (), ("a",))
    assert (second.drop, second.unknown, second.jaccard) == (("b",), ("a",), 0.0)
    assert (third.stay, third.unknown, third.jaccard) == (("a",), (), 1.0)


def test_being_told_is_not_taking_part_and_government_never_counts() -> None:
    pairs = handovers(matrix(("city", "government", "5050", "...."), ("a", "business", "1111", "....")))
    assert [(one.stay, one.drop, one.join, one.jaccard) for one in pairs] == [((), (), (), None)] * 3


def test_nothing_is_told_of_documents_or_without_partners() -> None:
    assert handovers(documented(("a", "business", "22.2", "...."))) == ()
    assert handovers(matrix(("city", "government", "5555", "...."))) == ()
    assert handovers(Participation.of([])) == ()


@given(matrix_rows(fewest=1))
def test_continuity_is_the_mean_of_the_pairs_and_every_partner_stands_at_most_once(
    drawn: tuple[Rows, tuple[str, ...]],
) -> None:
    rows, stages = drawn
    found = Participation.of(rows, stages=stages)
    pairs = handovers(found)
    told = [one.jaccard for one in pairs if one.jaccard is not None]
    value = continuity(found).value
    assert isinstance(value, Undefined) if not told else value == pytest.approx(sum(told) / len(told))
    partners = {one.name for one in found.partners}
    for one in pairs:
        names = [*one.stay, *one.drop, *one.join, *one.unknown]
        assert len(names) == len(set(names)) and set(names) <= partners
