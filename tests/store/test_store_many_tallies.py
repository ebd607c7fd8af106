"""Several groups in one pass, and the parts of one group: the same counts as one by one."""

import numpy as np
import pytest
from answers_made import submission

from coprod.instrument.answers import Mode, Pair
from coprod.instrument.model import Instrument
from coprod.measures.tally import Tally
from coprod.store.engine import Store
from coprod.store.submissions import add
from coprod.store.tallies import Part, groups, many, parts, skill_tallies


@pytest.fixture
def peopled(store: Store) -> Store:
    """Two cities, two rounds, one return, three roles; ratings differ by place."""
    made = [
        submission(
            city=city,
            round=round_,
            role=role,
            pilot="Bikes" if place % 2 else "",
            skills={"need_insight": Pair(importance=1 + place % 5, capacity=5 - place % 4), "facilitation": Pair()},
        )
        for city in ("Ayton", "Beeton")
        for round_ in ("2025", "2026")
        for place, role in enumerate(("Clerk", " Clerk ", "Planner", "", "Clerk"))
    ]
    returned = submission(
        city="Ayton", round="2026", mode=Mode.ORGANISATIONAL, skills={"need_insight": Pair(importance=4, capacity=2)}
    )
    add(store, [*made, returned])
    return store


def same(one: tuple[Tally, ...], other: tuple[Tally, ...]) -> bool:
    return [(a.skill, a.counts.tolist(), a.missed) for a in one] == [
        (b.skill, b.counts.tolist(), b.missed) for b in other
    ]


def test_many_groups_in_one_pass_are_the_groups_one_by_one(peopled: Store, core: Instrument) -> None:
    every = groups(peopled)
    assert len(every) == 5
    found = many(peopled, every, core)
    assert [group for group in every if not same(found[group], skill_tallies(peopled, group, core))] == []


def test_a_return_does_not_stand_in_the_tally_of_its_city_s_people(peopled: Store, core: Instrument) -> None:
    every = [one for one in groups(peopled) if (one.city, one.round) == ("ayton", "2026")]
    pairs = {str(group.mode): found[0].pairs for group, found in many(peopled, every, core).items()}
    assert pairs == {"individual": 5, "organisational": 1}


def test_only_the_skills_asked_for_come_back(peopled: Store, core: Instrument) -> None:
    found = many(peopled, groups(peopled), core, skills={"facilitation"})
    assert {tuple(tally.skill for tally in one) for one in found.values()} == {("facilitation",)}
    assert {one[0].missed.not_answered for group, one in found.items() if group.mode is Mode.INDIVIDUAL} == {5}


def test_no_group_is_fine_and_another_questionnaire_is_not(peopled: Store, core: Instrument) -> None:
    assert many(peopled, [], core) == {}
    other = core.model_copy(update={"version": "9.9"})
    with pytest.raises(ValueError, match=r"coprod-core@9\.9"):
        many(peopled, groups(peopled), other)


@pytest.mark.parametrize(
    ("by", "sizes"), [(Part.ROLE, {"": 1, "Clerk": 3, "Planner": 1}), (Part.PILOT, {"": 3, "Bikes": 2})]
)
def test_the_parts_of_a_group_make_up_the_whole(
    peopled: Store, core: Instrument, by: Part, sizes: dict[str, int]
) -> None:
    group = next(one for one in groups(peopled) if one.mode is Mode.INDIVIDUAL)
    found = parts(peopled, group, core, by=by)
    assert {part: tallies[0].pairs for part, tallies in found.items()} == sizes
    whole = skill_tallies(peopled, group, core)[0]
    assert np.array_equal(sum(tallies[0].counts for tallies in found.values()), whole.counts)
