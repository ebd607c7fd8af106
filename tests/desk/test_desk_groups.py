"""What a reader may choose among: keys for links, the order, and counts that are not told."""

import pytest
from people_made import DAY, hand_in

from coprod.access.roles import AT_THIS_MACHINE
from coprod.charts.provenance import Provenance
from coprod.desk import answer_figures, keeping
from coprod.desk.groups import choices, chosen
from coprod.desk.opening import Desk, Settings, opened
from coprod.errors import StoreError
from coprod.language import speaker

NEXT = "coprod-core@1.1"
SPRING, AUTUMN = "2026-spring", "2025-autumn"
OWN = "return-digital-services-fictional"
CITIES = {
    "brivandel": [SPRING],
    "dornavel": [SPRING],
    "fennorack": [SPRING],
    "hovenquay": [SPRING],
    "oskerwyn": [SPRING],
    "quillamere": [SPRING, AUTUMN],
    "tolvessa": [SPRING, AUTUMN],
    "velmarin": [SPRING, AUTUMN],
}


def keys(desk: Desk) -> list[tuple[str, str, str]]:
    return [(one.city, one.round, one.who) for one in choices(desk)]


def test_the_choices_of_the_sample_by_city_newest_round_first_people_before_the_return(sampled: Desk) -> None:
    assert keys(sampled) == [
        (f"sample-{city}", round_, who)
        for city, rounds in CITIES.items()
        for round_ in rounds
        for who in ("individual", OWN)
    ]


def test_the_counts_of_the_sample_hide_the_city_with_four_people(sampled: Desk) -> None:
    told = {
        (one.city.removeprefix("sample-"), one.round): one.provenance.respondents
        for one in choices(sampled)
        if one.who == "individual"
    }
    assert told == {
        ("velmarin", SPRING): 40,
        ("velmarin", AUTUMN): 38,
        ("brivandel", SPRING): 30,
        ("tolvessa", SPRING): 21,
        ("tolvessa", AUTUMN): 23,
        ("fennorack", SPRING): 18,
        ("quillamere", SPRING): 14,
        ("quillamere", AUTUMN): 12,
        ("hovenquay", SPRING): 9,
        ("dornavel", SPRING): 6,
        ("oskerwyn", SPRING): None,
    }


def test_the_line_under_a_small_group_says_fewer_than_five_and_that_it_is_made_up(sampled: Desk) -> None:
    (few,) = [one for one in choices(sampled) if (one.city, one.who) == ("sample-oskerwyn", "individual")]
    assert few.provenance.words(speaker("en")) == (
        "Oskerwyn · 2026 spring · fewer than 5 individual answers · coprod-core@1.0 · sample data, fictional city"
    )


def test_of_the_sample_two_rounds_are_complete_two_are_part_and_the_others_do_not_say(sampled: Desk) -> None:
    told = {
        (one.city.removeprefix("sample-"), one.round): (one.provenance.asked, one.provenance.complete)
        for one in choices(sampled)
        if one.provenance.asked
    }
    assert told == {
        ("quillamere", SPRING): (14, True),
        ("quillamere", AUTUMN): (12, True),
        ("tolvessa", SPRING): (40, False),
        ("tolvessa", AUTUMN): (40, False),
    }


def test_the_line_under_a_group_says_how_many_of_those_asked_answered(sampled: Desk) -> None:
    lines = [
        one.provenance.words(speaker("en"))
        for city in ("quillamere", "tolvessa", "dornavel")
        for one in chosen(sampled, city=city, round=SPRING)
        if one.who == "individual"
    ]
    ends = "April 2026 to May 2026 · coprod-core@1.0 · sample data, fictional city"
    assert lines == [
        f"Quillamere · 2026 spring · 14 of 14 people asked · {ends}",
        f"Tolvessa · 2026 spring · 21 of 40 people asked · {ends}",
        f"Dornavel · 2026 spring · 6 individual answers · {ends}",
    ]


@pytest.mark.parametrize(("people", "told"), [(4, None), (5, 12)])
def test_how_many_were_asked_is_told_only_where_it_is_told_how_many_answered(
    empty: Desk, people: int, told: int | None
) -> None:
    hand_in(empty, people=people, asked=12)
    (choice,) = choices(empty)
    assert (choice.group.asked, choice.provenance.asked) == (12, told)
    assert answer_figures.group(choice)["asked"] == told
    assert choice.provenance.record(speaker("en"))["asked"] == told


def test_what_a_return_says_of_people_asked_is_not_told(empty: Desk) -> None:
    hand_in(empty, asked=1)
    (choice,) = choices(empty)
    assert (choice.group.asked, choice.provenance.asked, choice.provenance.complete) == (None, None, False)


@pytest.mark.parametrize(("people", "smallest", "told"), [(4, 5, None), (5, 5, 5), (5, 6, None), (9, 10, None)])
def test_a_count_below_the_smallest_group_is_not_told(
    tmp_path: object, people: int, smallest: int, told: int | None
) -> None:
    with opened(Settings(store=tmp_path / "s.duckdb", smallest_group=smallest)) as desk:
        hand_in(desk, people=people)
        (choice,) = choices(desk)
        assert (choice.provenance.respondents, choice.provenance.smallest) == (told, smallest)
        day = DAY if told else None  # few people's days are theirs
        assert (choice.provenance.first_on, choice.provenance.last_on) == (day, day)


def test_the_provenance_of_a_return_names_it(empty: Desk) -> None:
    hand_in(empty, pilot="Bike lanes", unit="Mobility", city="Málaga", round="Spring 2026")
    (choice,) = choices(empty)
    assert (choice.city, choice.round, choice.who) == ("málaga", "spring-2026", "return-bike-lanes.mobility")
    assert choice.provenance == Provenance(
        city="Málaga",
        sample=False,
        round="Spring 2026",
        organisational=True,
        organisation="Bike lanes, Mobility",
        respondents=1,
        smallest=5,
        first_on=DAY,
        last_on=DAY,
        instrument="coprod-core@1.0",
    )


def test_keys_are_unique_and_an_older_key_stays_when_groups_are_added(empty: Desk) -> None:
    hand_in(empty, people=5)
    hand_in(empty)
    hand_in(empty, unit="Parks")
    before = {(one.city, one.round, one.who): one.group for one in choices(empty)}
    assert list(before) == [
        ("ayton", "2026", "individual"),
        ("ayton", "2026", "return"),
        ("ayton", "2026", "return-parks"),
    ]
    hand_in(empty, people=5, instrument=NEXT)
    hand_in(empty, people=2, round="2027")
    hand_in(empty, pilot="Parks")
    hand_in(empty, people=5, city="Sample Ayton")
    after = {(one.city, one.round, one.who): one.group for one in choices(empty)}
    assert len(after) == len(choices(empty)) == 7
    assert {key: after[key] for key in before} == before
    assert set(after) - set(before) == {
        ("ayton", "2026", f"individual-{NEXT}"),
        ("ayton", "2027", "individual"),
        ("ayton", "2026", "return-parks."),
        ("real-sample-ayton", "2026", "individual"),
    }


def test_a_newer_return_keeps_the_key_of_the_older(empty: Desk) -> None:
    hand_in(empty, unit="Parks")
    (older,) = choices(empty)
    hand_in(empty, unit="Parks", approver="B")
    (newer,) = choices(empty)
    assert (newer.city, newer.round, newer.who) == (older.city, older.round, older.who)
    assert newer.group.return_id != older.group.return_id


def test_choices_are_found_as_a_person_names_them(sampled: Desk) -> None:
    found = chosen(sampled, city="Sample Velmarin", round="2025 Autumn")
    assert [(one.city, one.round, one.who) for one in found] == [
        ("sample-velmarin", AUTUMN, "individual"),
        ("sample-velmarin", AUTUMN, OWN),
    ]
    assert chosen(sampled) == choices(sampled)
    assert len(chosen(sampled, round="2025 autumn")) == 6


def test_a_sample_city_answers_to_its_plain_name(sampled: Desk) -> None:
    assert chosen(sampled, city="Velmarin") == chosen(sampled, city="Sample Velmarin")


def test_a_plain_name_means_the_real_city_where_there_is_one(empty: Desk) -> None:
    keeping.load_sample(empty, person=AT_THIS_MACHINE)
    hand_in(empty, people=5, city="Velmarin", round="2026 spring")
    assert [(one.city, one.provenance.sample) for one in chosen(empty, city="velmarin")] == [("velmarin", False)]
    assert len(chosen(empty, city="sample velmarin")) == 4


def test_a_refused_choice_says_what_there_is(empty: Desk) -> None:
    hand_in(empty, city="Beeton")
    hand_in(empty, city="Ayton")
    with pytest.raises(StoreError) as refused:
        chosen(empty, city="Atlantis")
    assert str(refused.value) == "The store holds no answers for Atlantis. It holds: ayton, beeton."


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"city": "Atlantis"}, "The store holds no answers for Atlantis."),
        ({"city": "Atlantis", "round": "2026"}, "The store holds no answers for Atlantis 2026."),
        ({}, "The store holds no answers."),
    ],
)
def test_a_choice_that_is_not_there_is_refused_in_words(empty: Desk, asked: dict[str, str], says: str) -> None:
    with pytest.raises(StoreError) as refused:
        chosen(empty, **asked)
    assert str(refused.value) == says
