"""Where to begin: which skills that fall short by a point or more come first."""

from collections.abc import Sequence

import pytest
from hand_made import FEW, NOBODY, STRONG, Pairs, ranked, skill

from coprod.charts.skill_row import SkillRow, first_steps
from coprod.disclosure.release import Basis


def wide(number: int, importance: int, *, chance: float | None = None) -> SkillRow:
    """A skill of gap 2, whose need is the greater the more important it is."""
    return ranked(skill(number, "Design", ((importance, importance - 2, 8),)), chance=chance)


def keys(rows: Sequence[SkillRow]) -> tuple[list[str], list[str]]:
    first, others = first_steps(rows)
    return [row.skill for row in first], [row.skill for row in others]


def test_with_tiers_one_begins_with_the_clear_and_the_probable_the_most_needed_first() -> None:
    rows = (
        wide(1, 3, chance=0.5),
        wide(2, 5, chance=0.4999),
        wide(3, 4, chance=0.9),
        wide(4, 3),
        wide(5, 4, chance=0.0),
    )
    assert keys(rows) == (["s03", "s01"], ["s02", "s05", "s04"])


def test_with_tiers_none_of_them_sure_one_begins_nowhere() -> None:
    assert keys((wide(1, 3, chance=0.1), wide(2, 5, chance=0.3), wide(3, 4))) == ([], ["s02", "s03", "s01"])


def test_a_priority_whose_gap_is_narrow_gets_no_step() -> None:
    narrow = ranked(skill(1, "Design", ((5, 5, 1), (5, 4, 7))), chance=1.0)  # gap 7/8
    assert keys((narrow, wide(2, 3, chance=0.2))) == ([], ["s02"])


def test_without_tiers_one_begins_with_the_five_greatest_needs() -> None:
    rows = [wide(number, importance) for number, importance in enumerate((3, 5, 4, 5, 3, 4, 3), start=1)]
    assert keys(rows) == (["s02", "s04", "s03", "s06", "s01"], ["s05", "s07"])
    assert keys(rows[:5]) == (["s02", "s04", "s03", "s01", "s05"], [])


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        (((5, 4, 8),), ["s01"]),
        (((5, 4, 20), (5, 5, 1)), ["s01"]),  # gap 20/21 = 0.952, which the table shows as 1.0
        (((5, 4, 18), (5, 5, 1)), []),  # gap 18/19 = 0.947, which the table shows as 0.9
        (((5, 4, 9), (5, 5, 1)), []),
        (((3, 4, 8),), []),
    ],
    ids=["one point", "0.952", "0.947", "0.9", "above"],
)
def test_a_gap_counts_as_the_reader_sees_it(pairs: Pairs, told: list[str]) -> None:
    assert keys((skill(1, "Design", pairs),)) == (told, [])


def test_what_does_not_fall_short_or_is_not_told_gives_no_step() -> None:
    unrated = skill(5, "Design", NOBODY, basis=Basis.OWN_FILE)
    assert keys((skill(2, "Delivery", STRONG), skill(3, "Design", FEW), unrated)) == ([], [])
    assert keys(()) == ([], [])
