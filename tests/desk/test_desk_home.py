"""What there is of each city: the sample counted by hand, freshness on a given day, and what small groups keep back."""

from datetime import date

import pytest
from governed_returns import person, save, worked_example
from people_made import hand_in

from coprod.desk.home import Holding, coverage, searched, summary
from coprod.desk.opening import Desk
from coprod.language import speaker

say = speaker("en")
TODAY = date(2026, 6, 30)


def of(desk: Desk, title: str, today: date = TODAY) -> Holding:
    [one] = [one for one in coverage(desk, say, today) if one.title == title]
    return one


def test_the_sample_is_told_city_by_city(sampled: Desk) -> None:
    told = [one for one in coverage(sampled, say, TODAY) if one.answers]
    assert [(one.title.partition(" (")[0], one.people, one.returns, one.agreed, one.rounds) for one in told] == [
        ("Brivandel", 30, 1, 1, 1),
        ("Dornavel", 6, 1, 1, 1),
        ("Fennorack", 18, 1, 0, 1),
        ("Hovenquay", 9, 1, 1, 1),
        ("Oskerwyn", None, 1, 1, 1),
        ("Quillamere", 14, 2, 2, 2),
        ("Tolvessa", 21, 2, 2, 2),
        ("Velmarin", 40, 2, 2, 2),
    ]
    assert all(one.sample and one.asked and one.governance and not one.pilots for one in told)


def test_cities_of_the_library_come_after_those_with_answers_by_name_and_with_their_pilots(sampled: Desk) -> None:
    every = coverage(sampled, say, TODAY)
    library = [one for one in every if not one.answers]
    assert every[8:] == tuple(library)
    assert (library[0].title, library[0].pilots) == ("Aalborg, Denmark", 1)
    assert of(sampled, "Ghent, Belgium").pilots == 3
    assert sum(one.pilots for one in library) == 66


def test_a_real_city_meets_its_pilots_and_a_made_up_one_of_the_same_name_does_not(empty: Desk) -> None:
    hand_in(empty, people=5, city="Ghent")
    every = coverage(empty, say, TODAY)
    assert [(one.title, one.pilots, one.people) for one in every if "Ghent" in one.title] == [("Ghent", 3, 5)]
    assert every[0].title == "Ghent"


@pytest.mark.parametrize(
    ("today", "old"),
    [(date(2027, 5, 31), False), (date(2027, 6, 1), True), (date(2026, 5, 2), False), (date(2026, 1, 1), False)],
)
def test_answers_are_old_after_twelve_months(empty: Desk, today: date, old: bool) -> None:
    hand_in(empty, people=5)  # filled in on 1 May 2026
    assert of(empty, "Ayton", today).old is old


def test_of_fewer_than_five_people_neither_the_number_nor_the_day_is_told(empty: Desk) -> None:
    hand_in(empty, people=4)
    one = of(empty, "Ayton", date(2030, 1, 1))
    assert (one.asked, one.people, one.last, one.old, one.round) == (True, None, None, False, "2026")


def test_the_newest_round_tells_how_fresh_a_city_is(empty: Desk) -> None:
    hand_in(empty, people=6, round="2024", filled_on=date(2024, 3, 1))
    hand_in(empty, round="2026", filled_on=date(2026, 3, 1))
    one = of(empty, "Ayton")
    assert (one.round, one.last and one.last.last_on, one.people, one.rounds) == ("2026", date(2026, 3, 1), 6, 2)


def test_governance_of_individuals_counts_from_five_up(empty: Desk) -> None:
    save(empty, *[person(agree={"lead_1": 4})] * 4)
    assert of(empty, "Ayton").governance is False
    save(empty, person(agree={"lead_1": 4}))
    assert of(empty, "Ayton").governance is True


def test_governance_of_one_return_counts(empty: Desk) -> None:
    save(empty, worked_example(city="Beeton"))
    assert of(empty, "Beeton").governance is True


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (TODAY, "8 cities have answers. All are fictional (sample data). 50 places have pilots in the library only."),
        (
            date(2028, 1, 1),
            "8 cities have answers. All are fictional (sample data). Of 8 the newest are older than a year. "
            "50 places have pilots in the library only.",
        ),
    ],
)
def test_the_summary_counts_cities_and_says_how_fresh_they_are(sampled: Desk, today: date, told: str) -> None:
    assert summary(coverage(sampled, say, today), say) == told


def test_a_city_leads_to_its_life_cycle_and_to_its_pilots_and_a_name_is_safe_in_a_link(empty: Desk) -> None:
    hand_in(empty, people=5, city="Ghent")
    hand_in(empty, people=5, city="Ayton & Hill")
    told = {one.title: (one.address, one.library) for one in coverage(empty, say, TODAY)}
    assert told["Ghent"] == ("lifecycle?city=ghent", "pilots?words=Ghent")
    assert told["Ayton & Hill"] == ("lifecycle?city=ayton-hill", "")
    assert told["Malmö, Sweden"] == ("pilots?words=Malm%C3%B6", "pilots?words=Malm%C3%B6")


def test_the_summary_of_an_empty_store_and_of_real_cities(empty: Desk) -> None:
    assert summary(coverage(empty, say, TODAY), say) == (
        "No city has handed in answers yet. 50 places have pilots in the library only."
    )
    hand_in(empty, people=5, city="Ghent")
    assert summary(coverage(empty, say, TODAY), say) == (
        "1 city has answers. 49 places have pilots in the library only."
    )


def test_a_search_finds_by_part_of_the_name_without_accents_and_keeps_the_order(sampled: Desk) -> None:
    every = coverage(sampled, say, TODAY)
    assert [one.title for one in searched(every, "MALMO")] == ["Malmö, Sweden"]
    assert [one.title for one in searched(every, "nowhere at all")] == []
    assert searched(every, "") == every


@pytest.mark.parametrize(("people", "told"), [(1, None), (4, None), (5, 5), (9, 9)])
def test_no_count_of_people_is_told_below_five(empty: Desk, people: int, told: int | None) -> None:
    hand_in(empty, people=people)
    assert of(empty, "Ayton").people == told
