"""What would tell everybody's answer, because people answered alike, is left out for individuals."""

import pytest
from rated_groups import tally

from coprod.measures.skill import discreet, skill_need
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval

FIVE = Span(1, 5)


def test_of_people_who_all_agree_neither_consensus_nor_interval_is_told() -> None:
    need = skill_need(tally(FIVE, [(4, 2)] * 9))
    assert (need.importance_consensus, need.capacity_consensus) == (1.0, 1.0)
    assert need.need_interval == Interval(40.0, 40.0, "resampled")
    hushed = discreet(need)
    alike = Undefined.TOO_ALIKE
    assert (hushed.importance_consensus, hushed.capacity_consensus, hushed.need_interval) == (alike,) * 3
    assert (hushed.need, hushed.importance, hushed.median_gap) == (40.0, 4.0, 2.0)  # the mean may be told


def test_one_rating_that_all_share_is_hushed_and_the_other_is_not() -> None:
    need = skill_need(tally(FIVE, [(5, 1), (5, 2), (5, 3), (5, 4)] * 3))
    hushed = discreet(need)
    assert hushed.importance_consensus is Undefined.TOO_ALIKE
    # 1 + (log2 0.625 + log2 0.875) / 2
    assert hushed.capacity_consensus == need.capacity_consensus == pytest.approx(0.5646, abs=1e-4)
    assert hushed.need_interval == need.need_interval


@pytest.mark.parametrize(("others", "told"), [(1, False), (3, True)])
def test_nearly_all_is_hushed_too(others: int, told: bool) -> None:
    # consensus of 29 fours and a five is 0.975, of 27 fours and three fives 0.930
    hushed = discreet(skill_need(tally(FIVE, [(4, 2)] * (30 - others) + [(5, 2)] * others)))
    assert isinstance(hushed.importance_consensus, float) is told


def test_a_skill_that_nobody_rated_stays_as_it_is() -> None:
    need = skill_need(tally(FIVE, []))
    assert discreet(need) == need
