"""Peers: the rules by which they are found, worked by hand on the sample, and what never depends on the order given."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.desk.contexts import UNKNOWN, Aspect, describe
from coprod.desk.groups import Choice, choices
from coprod.desk.keeping import load_sample
from coprod.desk.nearness import nearness
from coprod.desk.opening import OPERATOR, Desk
from coprod.desk.peer_words import KINDS, remarks, why
from coprod.desk.peer_words import empty as none_because
from coprod.desk.peers import MOST, Kind, Peers, comparable, peers, surroundings
from coprod.language import speaker
from tests.desk.people_made import hand_in

SAY = speaker("en")
NEAREST = {  # by hand, from contexts.csv and who takes part: country, size, themes, sectors
    "sample-brivandel": Fraction(37, 48),  # (1 + 3/4 + 1/3 + 4/4) / 4
    "sample-quillamere": Fraction(5, 8),  # (1 + 2/4 + 0 + 4/4) / 4
    "sample-oskerwyn": Fraction(1, 2),  # (0 + 4/4) / 2: neither size nor themes are told
    "sample-tolvessa": Fraction(7, 16),  # (0 + 3/4 + 0 + 4/4) / 4
    "sample-fennorack": Fraction(5, 18),  # (0 + 2/4 + 1/3) / 3: its return is not released
    "sample-dornavel": Fraction(1, 4),  # (0 + 1/4 + 0 + 3/4) / 4
    "sample-hovenquay": Fraction(1, 4),  # (0 + 1/4 + 0 + 3/4) / 4
}


def one_of(desk: Desk, city: str, round_: str = "2026-spring", who: str = "individual") -> Choice:
    return next(one for one in choices(desk) if (one.city, one.round, one.who) == (city, round_, who))


def chosen(found: Peers) -> list[str]:
    return [one.city.removeprefix("sample-") for one in found.chosen]


def of_sample(desk: Desk, kind: Kind, city: str = "sample-velmarin", **how: object) -> Peers:
    reference = one_of(desk, city)
    return peers(surroundings(desk, SAY, city), reference, choices(desk), kind, **how)


def test_the_nearest_of_the_sample_are_those_worked_by_hand(sampled: Desk) -> None:
    here = surroundings(sampled, SAY, "sample-velmarin")
    assert {city: nearness(here.context, here.of(city)).whole for city in here.nearest} == NEAREST
    assert here.nearest == tuple(NEAREST)  # the last two are equally near, so they come by name
    assert chosen(of_sample(sampled, Kind.NEAREST, number=3)) == ["brivandel", "quillamere", "tolvessa"]


@pytest.mark.parametrize(
    ("kind", "names", "met", "unknown"),
    [
        (Kind.ALL, ["brivandel", "dornavel", "fennorack", "hovenquay", "quillamere", "tolvessa"], 6, 0),
        (Kind.COUNTRY, ["brivandel", "quillamere"], 2, 0),
        (Kind.SIZE, [], 0, 0),
        (Kind.THEME, ["brivandel", "fennorack"], 2, 0),
    ],
)
def test_each_rule_gives_the_cities_that_meet_it(
    sampled: Desk, kind: Kind, names: list[str], met: int, unknown: int
) -> None:
    found = of_sample(sampled, kind)
    assert (chosen(found), found.met, found.unknown, found.missing) == (names, met, unknown, None)
    assert [one.city for one in found.withheld] == ["sample-oskerwyn"]  # four answered


def test_a_rule_that_asks_what_nobody_told_of_the_reference_finds_nobody_and_says_so(sampled: Desk) -> None:
    found = of_sample(sampled, Kind.SIZE, "sample-oskerwyn")
    reference = one_of(sampled, "sample-oskerwyn")
    assert (found.chosen, found.met, found.missing) == ((), 0, Aspect.SIZE)
    assert none_because(Kind.SIZE, found, reference, SAY) == (
        "We do not know this city's size yet. Choose another way to find cities to compare with."
    )


def test_by_hand_come_those_that_were_named_in_that_order_even_the_withheld(sampled: Desk) -> None:
    hand = ("sample-oskerwyn", "nowhere", "sample-brivandel", "sample-oskerwyn", "sample-velmarin")
    assert chosen(of_sample(sampled, Kind.HAND, hand=hand)) == ["oskerwyn", "brivandel"]
    none = of_sample(sampled, Kind.HAND)
    reference = one_of(sampled, "sample-velmarin")
    assert none_because(Kind.HAND, none, reference, SAY) == "Choose one to seven cities to compare with."


def test_a_city_sends_its_group_of_the_same_round_else_its_newest(sampled: Desk) -> None:
    autumn = one_of(sampled, "sample-velmarin", "2025-autumn")
    sent = comparable(autumn, choices(sampled))
    assert {city: one.round for city, one in sent.items() if city[7:] in ("tolvessa", "brivandel")} == {
        "sample-tolvessa": "2025-autumn",
        "sample-brivandel": "2026-spring",
    }
    assert all(one.who == "individual" for one in sent.values())


def test_returns_meet_returns_and_those_without_consent_stay_away(sampled: Desk) -> None:
    own = next(one for one in choices(sampled) if one.city == "sample-velmarin" and one.who != "individual")
    found = peers(surroundings(sampled, SAY, own.city), own, choices(sampled), Kind.ALL)
    assert {one.group.mode for one in found.chosen} == {own.group.mode}
    assert "fennorack" not in chosen(found)
    assert (len(found.chosen), [one.city for one in found.withheld]) == (6, ["sample-fennorack"])


def test_sample_and_real_cities_and_other_instruments_never_meet(empty: Desk) -> None:
    load_sample(empty, person=OPERATOR)
    hand_in(empty, people=5, city="Ghent")
    hand_in(empty, people=5, city="Genoa")
    ghent = one_of(empty, "ghent", "2026")
    found = peers(surroundings(empty, SAY, "ghent"), ghent, choices(empty), Kind.ALL)
    assert chosen(found) == ["genoa"]
    assert surroundings(empty, SAY, "ghent").nearest == ("genoa",)
    assert all(one.provenance.sample for one in of_sample(empty, Kind.ALL).chosen)


def test_more_than_seven_are_cut_to_the_nearest_which_is_said(empty: Desk) -> None:
    towns = [f"Town {letter}" for letter in "ABCDEFGHIJ"]
    for town in towns:
        hand_in(empty, people=5, city=town)
    reference = one_of(empty, "town-a", "2026")
    by_name = peers(surroundings(empty, SAY, "town-a"), reference, choices(empty), Kind.ALL)
    assert (chosen(by_name), by_name.met) == ([f"town-{letter}" for letter in "bcdefgh"], 9)
    here = surroundings(empty, SAY, "town-a")
    assert remarks(here, reference, Kind.ALL, by_name, SAY) == (
        "9 cities meet this; shown are the first 7 by name, as nobody has said what Town A is like.",
    )
    told = {"country": "BE", "size": "", "themes": (), "person": OPERATOR}
    for town in ("town-a", "town-i", "town-j"):
        describe(empty, town, **told)
    describe(empty, "town-b", **told | {"country": "NL"})
    here = surroundings(empty, SAY, "town-a")
    near = peers(here, reference, choices(empty), Kind.ALL)
    assert chosen(near) == [f"town-{letter}" for letter in "bcdefij"]  # i and j are near, b is far but known
    assert remarks(here, reference, Kind.ALL, near, SAY) == (
        "9 cities meet this; shown are the 7 nearest to Town A by context.",
    )
    nearest = peers(here, reference, choices(empty), Kind.NEAREST, number=7)
    assert (chosen(nearest), nearest.unknown) == (["town-i", "town-j", "town-b"], 6)
    same = peers(here, reference, choices(empty), Kind.COUNTRY)
    assert (chosen(same), same.unknown) == (["town-i", "town-j"], 6)
    assert remarks(here, reference, Kind.COUNTRY, same, SAY) == (
        "6 cities are left out: not enough is known about them.",
    )
    assert why(here, same, SAY)[0] == ("Town I", "same country; size, themes, sectors not known")


def test_of_two_equally_near_the_better_known_comes_first(empty: Desk) -> None:
    for town in ("Here", "Aware", "Known"):
        hand_in(empty, people=5, city=town)
    describe(empty, "here", country="BE", size="<100k", themes=(), person=OPERATOR)
    describe(empty, "aware", country="BE", size="", themes=(), person=OPERATOR)
    describe(empty, "known", country="BE", size="<100k", themes=(), person=OPERATOR)
    assert surroundings(empty, SAY, "here").nearest == ("known", "aware")


def test_every_kind_has_words() -> None:
    assert tuple(KINDS) == tuple(Kind)


@given(st.randoms(), st.sampled_from([kind for kind in Kind if kind is not Kind.HAND]), st.integers(1, MOST))
def test_the_order_of_the_candidates_changes_nothing(sampled: Desk, chance: object, kind: Kind, number: int) -> None:
    reference, every = one_of(sampled, "sample-velmarin"), list(choices(sampled))
    here = surroundings(sampled, SAY, reference.city)
    expected = peers(here, reference, every, kind, number=number)
    chance.shuffle(every)
    assert peers(here, reference, every, kind, number=number) == expected
    assert len(expected.chosen) <= MOST


def test_a_city_that_is_not_here_has_no_surroundings_of_its_own_kind(empty: Desk) -> None:
    assert surroundings(empty, SAY, "nowhere").nearest == ()
    assert surroundings(empty, SAY, "nowhere").of("ghent") == UNKNOWN
