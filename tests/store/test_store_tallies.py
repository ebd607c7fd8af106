"""What leaves the store: which groups there are, and tallies that agree with counting the answers by hand."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from answers_made import FULL, SAVED_AT, answers, returned, submission
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod.instrument.answers import Answers, Mode, Pair
from coprod.instrument.library import newest, shelf
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.measures.tally import Missed, Span, Tally
from coprod.store.engine import Store
from coprod.store.opening import open_store
from coprod.store.rows import Door, Submission
from coprod.store.submissions import add, remove_sample
from coprod.store.tallies import Group, groups, skill_tallies

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
NA, DK, REF, NONE = Missing.NOT_APPLICABLE, Missing.DONT_KNOW, Missing.REFUSED, Missing.NOT_ANSWERED
NEXT = "coprod-core@1.1"


def named(store: Store) -> list[tuple[str, str, str, str, int]]:
    return [(one.city, one.round, str(one.mode), one.organisation, one.respondents) for one in groups(store)]


def tally_of(store: Store, skill: str, core: Instrument, which: int = 0) -> Tally:
    return next(one for one in skill_tallies(store, groups(store)[which], core) if one.skill == skill)


def cells(tally: Tally) -> dict[tuple[int, int], int]:
    """Return the counts that are not zero, by (importance, capacity)."""
    low = tally.span.low
    return {(int(i) + low, int(a) + low): int(tally.counts[i, a]) for i, a in np.argwhere(tally.counts)}


# Groups


def test_a_group_of_individuals_is_pooled(store: Store) -> None:
    add(
        store,
        [
            submission(round="Spring 2026", filled_on=JUNE, role="Clerk"),
            submission(round="spring 2026", filled_on=MAY, unit="Parks", door=Door.PHONE),
            submission(round="spring  2026", door=Door.FORM),
        ],
    )
    (group,) = groups(store)
    assert group == Group(
        city="ayton",
        city_name="Ayton",
        sample=False,
        round="spring-2026",
        round_name="spring 2026",
        mode=Mode.INDIVIDUAL,
        instrument="coprod-core@1.0",
        return_id="",
        organisation="",
        pilot="",
        unit="",
        comparable=False,
        respondents=3,
        asked=None,
        first_on=MAY,
        last_on=SAVED_AT.date(),
        doors=("form", "phone", "workbook"),
    )


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ((None, None), None),
        ((12, None), 12),
        ((12, 12), 12),
        ((12, 20, None), 20),
        ((20, 12), 20),
        ((1, 100_000), 100_000),
    ],
)
def test_the_largest_number_of_people_asked_counts(
    store: Store, said: tuple[int | None, ...], asked: int | None
) -> None:
    add(store, [submission(asked=one) for one in said])
    add(store, [submission(round="2027", asked=500), submission(city="Beeton", asked=600), returned(asked=700)])
    assert [(one.city, one.round, str(one.mode), one.asked) for one in groups(store)] == [
        ("ayton", "2027", "individual", 500),
        ("ayton", "2026", "individual", asked),
        ("ayton", "2026", "organisational", None),
        ("beeton", "2026", "individual", 600),
    ]


def test_an_organisational_return_stands_alone_with_its_name(store: Store) -> None:
    (saved,) = add(store, [submission(FULL)])
    (group,) = groups(store)
    assert group == Group(
        city="málaga-centre",
        city_name="Málaga (centre)",
        sample=False,
        round="2026-spring",
        round_name="2026 Spring",
        mode=Mode.ORGANISATIONAL,
        instrument="coprod-core@1.0",
        return_id=saved.submission_id,
        organisation="bike-lanes.mobility",
        pilot="Bike lanes",
        unit="Mobility",
        comparable=True,
        respondents=1,
        asked=None,
        first_on=MAY,
        last_on=MAY,
        doors=("workbook",),
    )


@pytest.mark.parametrize(
    ("comparable", "approver", "released"),
    [
        (True, "A. Prover", True),
        (True, "", False),
        (True, "  ", False),
        (False, "A. Prover", False),
        (False, "", False),
    ],
)
def test_a_return_is_comparable_when_it_says_so_and_names_an_approver(
    store: Store, comparable: bool, approver: str, released: bool
) -> None:
    add(store, [returned(comparable=comparable, approver=approver)])
    assert [one.comparable for one in groups(store)] == [released]


def test_taking_back_consent_with_a_newer_return_counts(store: Store) -> None:
    add(store, [returned(MAY), returned(JUNE, comparable=False)])
    assert [one.comparable for one in groups(store)] == [False]


def test_groups_come_by_city_newest_round_first_people_before_returns(store: Store) -> None:
    """Also when a return is younger than the people's answers, or older than another round's."""
    add(
        store,
        [
            returned(JULY, round="B", unit="Parks"),
            returned(MAY, round="B", unit="Arts"),
            submission(round="B", filled_on=MAY),
            submission(round="A", filled_on=JUNE),
            returned(MAY, round="A"),
            submission(city="Zedton", round="B", filled_on=JULY),
            submission(city="Äyton", round="B", filled_on=MAY),
            submission(city="Abbey", round="B", filled_on=MAY),
        ],
    )
    assert named(store) == [
        ("abbey", "b", "individual", "", 1),
        ("ayton", "b", "individual", "", 1),
        ("ayton", "b", "organisational", "arts", 1),
        ("ayton", "b", "organisational", "parks", 1),
        ("ayton", "a", "individual", "", 1),
        ("ayton", "a", "organisational", "parks", 1),
        ("zedton", "b", "individual", "", 1),
        ("äyton", "b", "individual", "", 1),
    ]


def test_rounds_modes_cities_and_versions_never_mix(store: Store, core: Instrument) -> None:
    kinds = [
        {},
        {"round": "2027"},
        {"city": "Beeton"},
        {"instrument": NEXT},
        {"door": Door.SAMPLE},
    ]
    for number, kind in enumerate(kinds, start=1):
        skills = {"facilitation": Pair(importance=number, capacity=1)}
        door = kind.pop("door", Door.WORKBOOK)
        add(store, [submission(answers(skills=skills, **kind), door=door)])
    add(store, [returned(skills={"facilitation": Pair(importance=5, capacity=5)})])
    found = {
        (one.city, one.round, str(one.mode), one.instrument): cells(
            next(tally for tally in skill_tallies(store, one, core) if tally.skill == "facilitation")
        )
        for one in groups(store)
    }
    old = "coprod-core@1.0"
    assert found == {
        ("ayton", "2026", "individual", old): {(1, 1): 1},
        ("ayton", "2027", "individual", old): {(2, 1): 1},
        ("beeton", "2026", "individual", old): {(3, 1): 1},
        ("ayton", "2026", "individual", NEXT): {(4, 1): 1},
        ("sample-ayton", "2026", "individual", old): {(5, 1): 1},
        ("ayton", "2026", "organisational", old): {(5, 5): 1},
    }


def test_a_removed_sample_leaves_no_group(store: Store) -> None:
    add(store, [submission(door=Door.SAMPLE), returned(door=Door.SAMPLE)])
    assert [one.sample for one in groups(store)] == [True, True]
    remove_sample(store)
    assert groups(store) == ()


# Tallies


def test_pairs_are_counted_in_the_order_of_the_instrument(store: Store, core: Instrument) -> None:
    for importance, capacity in ((5, 2), (5, 2), (1, 5)):
        add(store, [submission(skills={"facilitation": Pair(importance=importance, capacity=capacity)})])
    found = skill_tallies(store, groups(store)[0], core)
    assert [one.skill for one in found] == [skill.id for skill in core.skills]
    tally = tally_of(store, "facilitation", core)
    assert (tally.span, cells(tally), tally.missed) == (Span(1, 5), {(5, 2): 2, (1, 5): 1}, Missed())
    assert {one.pairs for one in found if one.skill != "facilitation"} == {0}


def test_a_skill_nobody_met_is_an_empty_tally(store: Store, core: Instrument) -> None:
    add(store, [submission(skills={})])
    found = skill_tallies(store, groups(store)[0], core)
    assert len(found) == 28
    assert {(one.pairs, one.missed) for one in found} == {(0, Missed())}
    assert {one.counts.shape for one in found} == {(5, 5)}


@pytest.mark.parametrize(
    ("importance", "capacity", "counted"),
    [
        (NA, 3, "not_applicable"),
        (3, DK, "dont_know"),
        (REF, REF, "refused"),
        (NONE, NONE, "not_answered"),
        (3, NONE, "not_answered"),
        (NONE, 3, "not_answered"),
        (NONE, DK, "dont_know"),
        (NA, NONE, "not_applicable"),
        (REF, DK, "refused"),
        (DK, REF, "dont_know"),
    ],
)
def test_each_kind_of_missing_is_counted_once_importance_first(
    store: Store, core: Instrument, importance: int | Missing, capacity: int | Missing, counted: str
) -> None:
    pair = Pair(importance=importance, capacity=capacity)
    add(store, [submission(skills={"facilitation": pair})])
    tally = tally_of(store, "facilitation", core)
    assert (tally.pairs, tally.missed) == (0, Missed.of({counted: 1}))
    assert pair.missing == counted


def test_a_superseded_return_is_not_counted(store: Store, core: Instrument) -> None:
    add(store, [returned(MAY, skills={"facilitation": Pair(importance=1, capacity=1)})])
    (old,) = groups(store)
    add(store, [returned(JUNE, skills={"facilitation": Pair(importance=5, capacity=4)})])
    assert len(groups(store)) == 1
    assert cells(tally_of(store, "facilitation", core)) == {(5, 4): 1}
    assert {one.pairs for one in skill_tallies(store, old, core)} == {0}


# Any answers


SKILLS = ("need_insight", "facilitation", "data_ethics")
RATINGS = st.one_of(st.integers(1, 5), st.sampled_from([NA, DK, REF, NONE]))
PAIRS = st.builds(Pair, importance=RATINGS, capacity=RATINGS)


@st.composite
def arriving(draw: st.DrawFn) -> Submission:
    pick = st.sampled_from
    given_answers = answers(
        skills=draw(st.dictionaries(pick(SKILLS), PAIRS)),
        instrument=draw(pick(["coprod-core@1.0", NEXT])),
        city=draw(pick(["Ayton", "AYTON", "Beeton"])),
        round=draw(pick(["2026", "2027"])),
        mode=draw(pick(list(Mode))),
        unit=draw(pick(["", "Parks"])),
        filled_on=draw(pick([None, MAY, JUNE])),
    )
    return submission(given_answers, door=draw(pick([Door.WORKBOOK, Door.SAMPLE])))


def counted_by_hand(submissions: list[Submission]) -> dict[tuple[str, ...], dict[str, tuple[Counter, Counter]]]:
    """Count (importance, capacity) pairs and reasons per group and skill, the plain way."""
    pools: dict[tuple[str, ...], list[Answers]] = {}
    stands: dict[tuple[str, ...], Submission] = {}
    for one in submissions:
        about = one.answers.about
        city = ("sample-" if one.door is Door.SAMPLE else "") + about.city.lower()
        if about.mode is Mode.INDIVIDUAL:
            pools.setdefault((city, about.round, "individual", one.answers.instrument, ""), []).append(one.answers)
        else:
            key = (city, about.round, about.unit)
            before = stands.get(key)
            dates = (before.answers.about.filled_on, about.filled_on) if before else (None, None)
            if not (all(dates) and dates[0] > dates[1]):
                stands[key] = one
    for (city, round_, unit), one in stands.items():
        pools[city, round_, "organisational", one.answers.instrument, unit.lower()] = [one.answers]
    return {key: dict(_counted(pool)) for key, pool in pools.items()}


def _counted(pool: list[Answers]) -> Iterator[tuple[str, tuple[Counter, Counter]]]:
    for skill in SKILLS:
        pairs, reasons = Counter(), Counter()
        for pair in (one.skills[skill] for one in pool if skill in one.skills):
            both = [pair.importance, pair.capacity]
            why = [rating for rating in both if isinstance(rating, Missing)]
            if why:
                reasons[next((reason for reason in why if reason != "not_answered"), why[0]).value] += 1
            else:
                pairs[tuple(both)] += 1
        yield skill, (pairs, reasons)


@settings(max_examples=20)
@given(st.lists(arriving(), max_size=16))
def test_tallies_agree_with_counting_by_hand(submissions: list[Submission]) -> None:
    core = newest(shelf(), "coprod-core@1.0")
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "s.duckdb")
        half = len(submissions) // 2
        add(store, submissions[:half])
        add(store, submissions[half:])
        found = {}
        for group in groups(store):
            told = {one.skill: one for one in skill_tallies(store, group, core)}
            assert all(told[skill].missed == Missed() for skill in told.keys() - set(SKILLS))
            key = (group.city, group.round, str(group.mode), group.instrument, group.organisation)
            found[key] = {
                skill: (
                    Counter(cells(told[skill])),
                    Counter({k: v for k, v in vars(told[skill].missed).items() if v}),
                )
                for skill in SKILLS
            }
        store.close()
    assert found == counted_by_hand(submissions)
