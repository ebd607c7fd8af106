"""Whole respondents and their picks: what went in, whoever came first, and nobody of another group."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from answers_made import answers, returned, submission

from coprod.instrument.answers import Answers, Mode, Pair
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.measures.tally import Respondents, Span
from coprod.store.engine import Store
from coprod.store.respondents import Picked, everyone, picked, respondents
from coprod.store.rows import Door
from coprod.store.submissions import add
from coprod.store.tallies import Group, groups

NA, DK, REF, NONE = Missing.NOT_APPLICABLE, Missing.DONT_KNOW, Missing.REFUSED, Missing.NOT_ANSWERED
KINDS = (NA, DK, REF, NONE)
Rated = dict[str, Pair]


def crowd(core: Instrument, size: int, *, seed: int = 0) -> list[Rated]:
    """People who rated skills at random, some of them not, with every kind of missing; all rated the first skill."""
    random = Random(seed)  # noqa: S311 - ratings, not secrets
    first, *others = [skill.id for skill in core.skills]

    def rating() -> int | Missing:
        return random.choice(KINDS) if random.random() < 0.2 else random.randint(1, 5)

    return [
        {first: Pair(importance=5, capacity=random.randint(1, 5))}
        | {skill: Pair(importance=rating(), capacity=rating()) for skill in others if random.random() < 0.9}
        for _ in range(size)
    ]


def by_hand(core: Instrument, rated: Sequence[Rated]) -> list[tuple[tuple[int, int], ...]]:
    """The complete pairs of each person in the order of the skills, (-1, -1) where there is none; rows sorted."""

    def cell(pair: Pair | None) -> tuple[int, int]:
        whole = pair is not None and isinstance(pair.importance, int) and isinstance(pair.capacity, int)
        return (pair.importance, pair.capacity) if whole else (-1, -1)

    return sorted(tuple(cell(one.get(skill.id)) for skill in core.skills) for one in rated)


def rows(found: Respondents) -> list[tuple[tuple[int, int], ...]]:
    tables = zip(found.importance.tolist(), found.capacity.tolist(), strict=True)
    return sorted(tuple(zip(*both, strict=True)) for both in tables)


def the_group(store: Store, *, city: str = "ayton", mode: Mode = Mode.INDIVIDUAL) -> Group:
    return next(one for one in groups(store) if (one.city, one.round, one.mode) == (city, "2026", mode))


def save(store: Store, rated: Sequence[Rated], **about: object) -> None:
    add(store, [submission(answers(skills=one, **about)) for one in rated])


@pytest.mark.parametrize("seed", range(2))
def test_everybody_is_one_row_in_whatever_order_they_came(store: Store, core: Instrument, seed: int) -> None:
    people = crowd(core, 30, seed=seed)
    save(store, people[:10])
    save(store, people[10:])
    save(store, Random(seed).sample(people, len(people)), city="Beeton")  # noqa: S311
    found = respondents(store, the_group(store), core)
    assert rows(found) == by_hand(core, people)
    assert rows(respondents(store, the_group(store, city="beeton"), core)) == rows(found)


def test_the_table_has_a_column_per_skill_of_the_instrument_and_its_scale(store: Store, core: Instrument) -> None:
    save(store, [{"facilitation": Pair(importance=4, capacity=2)}])
    found = respondents(store, the_group(store), core)
    assert found.skills == tuple(skill.id for skill in core.skills)
    assert found.span == Span(1, 5)
    assert (found.importance.shape, found.importance.dtype) == ((1, len(core.skills)), np.int8)
    place = found.skills.index("facilitation")
    assert found.importance[0].tolist() == [4 if column == place else -1 for column in range(len(core.skills))]
    assert found.capacity[0].tolist() == [2 if column == place else -1 for column in range(len(core.skills))]


def test_half_a_pair_is_none_whatever_the_reason(store: Store, core: Instrument) -> None:
    whole = {"data_ethics": Pair(importance=1, capacity=1)}
    halves = [
        Pair(**{"importance": 3, "capacity": 3, half: kind}) for half in ("importance", "capacity") for kind in KINDS
    ]
    save(store, [whole | {"facilitation": pair} for pair in halves])
    found = respondents(store, the_group(store), core)
    place = found.skills.index("facilitation")
    assert found.importance[:, place].tolist() == found.capacity[:, place].tolist() == [-1] * 8
    assert found.importance.max() == found.capacity.max() == 1


def test_who_gave_no_whole_pair_has_no_row(store: Store, core: Instrument) -> None:
    half = {"facilitation": Pair(importance=3, capacity=DK), "data_ethics": Pair(importance=REF, capacity=2)}
    save(store, [half, {}, {"facilitation": Pair(importance=2, capacity=1)}, half])
    assert rows(respondents(store, the_group(store), core)) == by_hand(
        core, [{"facilitation": Pair(importance=2, capacity=1)}]
    )


@pytest.mark.parametrize("rated", [[], [{}, {}], [{"facilitation": Pair(importance=DK, capacity=1)}]])
def test_nobody_is_a_table_without_rows(store: Store, core: Instrument, rated: list[Rated]) -> None:
    save(store, [{"facilitation": Pair(importance=2, capacity=1)}], city="Beeton")
    save(store, rated)
    group = the_group(store) if rated else replace(the_group(store, city="beeton"), city="ayton")
    found = respondents(store, group, core)
    assert found.importance.shape == found.capacity.shape == (0, len(core.skills))
    assert picked(store, group) == ()


def test_only_the_people_of_the_group_are_in_it(store: Store, core: Instrument) -> None:
    ours, theirs = crowd(core, 6, seed=1), crowd(core, 6, seed=2)
    save(store, theirs, city="Beeton")
    save(store, theirs, round="2027")
    save(store, ours)
    add(store, [returned(skills=theirs[0])])
    add(store, [submission(answers(skills=theirs[0], instrument="coprod-core@1.1"))])
    assert rows(respondents(store, the_group(store), core)) == by_hand(core, ours)


def test_a_return_is_alone_and_a_superseded_one_is_left_out(store: Store, core: Instrument) -> None:
    older, newer, parks = crowd(core, 3, seed=3)
    (first,) = add(store, [returned(skills=older, unit="Roads")])
    add(store, [returned(skills=parks, unit="Parks")])
    (second,) = add(store, [returned(skills=newer, unit="Roads")])
    found = {one.unit: respondents(store, one, core) for one in groups(store)}
    assert {unit: rows(one) for unit, one in found.items()} == {
        "Parks": by_hand(core, [parks]),
        "Roads": by_hand(core, [newer]),
    }
    assert second.superseded == (first.submission_id,)
    gone = replace(the_group(store, mode=Mode.ORGANISATIONAL), return_id=first.submission_id)
    assert rows(respondents(store, gone, core)) == []


def test_everyone_is_all_individuals_of_all_cities_and_rounds_sample_and_real_apart(
    store: Store, core: Instrument
) -> None:
    real, sample = crowd(core, 9, seed=4), crowd(core, 4, seed=5)
    save(store, real[:3])
    save(store, real[3:6], city="Beeton")
    save(store, real[6:], round="2027")
    add(store, [submission(answers(skills=one), door=Door.SAMPLE) for one in sample])
    add(store, [returned(skills=sample[0]), submission(answers(skills=sample[0], instrument="coprod-core@1.1"))])
    assert rows(everyone(store, core, sample=False)) == by_hand(core, real)
    assert rows(everyone(store, core, sample=True)) == by_hand(core, sample)


# Picks


def picking(*priorities: dict[str, tuple[str, ...]], **about: object) -> list[Answers]:
    return [answers(**about).model_copy(update={"priorities": one}) for one in priorities]


def test_picks_are_counted_by_person_and_stage(store: Store) -> None:
    people = picking(
        {"co_design": ("codesign_methods", "prototype_iterate"), "co_delivery": ("shared_risk",)},
        {"co_design": ("codesign_methods",)},
        {"co_design": ("combine_knowledge", "prototype_iterate", "codesign_methods"), "co_assessment": ()},
        {"co_delivery": ("shared_risk",)},
        {},
    )
    add(store, [submission(one) for one in people])
    assert picked(store, the_group(store)) == (
        Picked("co_delivery", 2, {"shared_risk": 2}),
        Picked("co_design", 3, {"codesign_methods": 3, "combine_knowledge": 1, "prototype_iterate": 2}),
    )


def test_a_skill_picked_twice_by_one_person_is_picked_once(store: Store) -> None:
    add(store, [submission(one) for one in picking({"co_design": ("codesign_methods", "codesign_methods")})])
    assert picked(store, the_group(store)) == (Picked("co_design", 1, {"codesign_methods": 1}),)


def test_picks_of_others_do_not_count(store: Store) -> None:
    pick = {"co_design": ("codesign_methods",)}
    given = [
        *picking(pick, city="Beeton"),
        *picking(pick, round="2027"),
        *picking(pick, instrument="coprod-core@1.1"),
        *picking({"co_design": ("combine_knowledge",)}),
        *picking(pick, mode=Mode.ORGANISATIONAL),
    ]
    add(store, [submission(one) for one in given])
    assert picked(store, the_group(store)) == (Picked("co_design", 1, {"combine_knowledge": 1}),)


def test_picks_of_a_superseded_return_do_not_count(store: Store) -> None:
    older, newer = picking(
        {"co_design": ("codesign_methods",)}, {"co_delivery": ("shared_risk",)}, mode=Mode.ORGANISATIONAL
    )
    add(store, [submission(older)])
    add(store, [submission(newer)])
    group = the_group(store, mode=Mode.ORGANISATIONAL)
    assert picked(store, group) == (Picked("co_delivery", 1, {"shared_risk": 1}),)
