"""Many tallies at once give what each gives alone."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rated_groups import SPANS

from coprod.measures import agreement
from coprod.measures.columns import columns
from coprod.measures.ratings import capacity_of, importance_of
from coprod.measures.skill import skill_need, skill_needs
from coprod.measures.tally import Span, Tally
from coprod.measures.uncertainty import Sampling, mean_interval
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval

NUMBERS = ("importance", "capacity", "gap", "median_gap", "mwds", "rds", "need")
INDICES = {
    "consensus": agreement.consensus,
    "rwg": agreement.rwg,
    "awg": agreement.awg,
    "ad_mean": agreement.ad_mean,
    "ad_median": agreement.ad_median,
}


@st.composite
def many(draw: st.DrawFn) -> tuple[Span, np.ndarray]:
    span = draw(st.sampled_from(SPANS))
    side = span.width + 1
    cells = st.lists(st.integers(0, 6), min_size=side * side, max_size=side * side)
    return span, np.array(draw(st.lists(cells, min_size=1, max_size=4)), dtype=np.int64).reshape(-1, side, side)


def told(value: float | Undefined | None) -> float:
    return math.nan if value is None or isinstance(value, Undefined) else value


def ends(interval: Interval | Undefined) -> tuple[float, float]:
    return (interval.low, interval.high) if isinstance(interval, Interval) else (math.nan, math.nan)


@settings(deadline=None, max_examples=40)
@given(many())
def test_each_column_holds_what_each_tally_gives_alone(drawn: tuple[Span, np.ndarray]) -> None:
    span, counts = drawn
    found = columns(counts, span)
    for row, one in enumerate(counts):
        tally = Tally("s01", span, one.copy())
        alone = skill_need(tally)
        expected = {"pairs": float(tally.pairs)} | {name: told(getattr(alone, name)) for name in NUMBERS}
        expected["need_low"], expected["need_high"] = ends(alone.need_interval)
        for name, ratings in (("importance", importance_of(tally)), ("capacity", capacity_of(tally))):
            expected[f"{name}_low"], expected[f"{name}_high"] = ends(mean_interval(ratings))
            expected |= {f"{name}_{index}": told(work(ratings)) for index, work in INDICES.items()}
        assert {name: column[row] for name, column in found.items()} == pytest.approx(expected, rel=1e-12, nan_ok=True)


@settings(deadline=None, max_examples=40)
@given(many(), st.sampled_from(Sampling))
def test_skills_worked_out_at_once_are_to_the_last_bit_what_each_is_alone(
    drawn: tuple[Span, np.ndarray], sampling: Sampling
) -> None:
    span, counts = drawn
    nobody, one = np.zeros_like(counts[0]), np.zeros_like(counts[0])
    one[-1, 0] = 1
    tallies = [Tally(f"s{place:02}", span, each) for place, each in enumerate((*counts, nobody, one))]
    assert skill_needs(tallies, sampling) == tuple(skill_need(tally, sampling) for tally in tallies)


def test_no_skill_at_all_and_two_scales() -> None:
    assert skill_needs([]) == ()
    other = Tally("s02", Span(1, 4), np.zeros((4, 4), dtype=np.int64))
    with pytest.raises(ValueError, match="different scales"):
        skill_needs([Tally("s01", Span(1, 5), np.zeros((5, 5), dtype=np.int64)), other])


def test_nobody_and_one_person_give_no_warning_and_no_number_that_is_not_there() -> None:
    one = np.zeros((2, 5, 5), dtype=np.int64)
    one[1, 4, 1] = 1
    found = columns(one, Span(1, 5))
    assert [name for name, column in found.items() if not math.isnan(column[0])] == ["pairs"]
    assert {name: column[1] for name, column in found.items() if not math.isnan(column[1])} == {
        "pairs": 1,
        "importance": 5,
        "capacity": 2,
        "gap": 3,
        "median_gap": 3,
        "mwds": 15,
        "rds": -100,
        "need": 75,
    }


def test_the_worked_example_by_hand() -> None:
    tally = Tally.of("s01", Span(1, 5), [(i, a, 1) for i, a in ((5, 3), (4, 3), (5, 2), (4, 4), (5, 3))])
    found = columns(tally.counts[None], Span(1, 5))
    assert found["mwds"][0] == 7.36
    assert found["importance_ad_mean"][0] == pytest.approx(0.48)  # |5 - 4.6| * 3 + |4 - 4.6| * 2 = 2.4, of five
    assert found["capacity_rwg"][0] == pytest.approx(0.75)  # s^2 = 0.5 against 2
