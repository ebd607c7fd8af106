"""What is given beside the file stands in the place of what the file says: the city, the pilot, the round."""

import pytest

from coprod.instrument.answers import Answers
from coprod.workbook import read
from tests.workbook.filling import SHELF, cells, fill, full, typed

BASE = typed(cells(full()))
CITY, PILOT, ROUND = ("About", "C6"), ("About", "C7"), ("About", "C12")


def about(**named: str) -> Answers:
    """The full return with another city, pilot or round."""
    return full().model_copy(update={"about": full().about.model_copy(update=named)})


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"city": "Cork"}, {"city": "Cork"}),
        ({"pilot": "Bikes"}, {"pilot": "Bikes"}),
        ({"round": "2027"}, {"round": "2027"}),
        ({"city": "Cork", "pilot": "Bikes", "round": "2027"}, {"city": "Cork", "pilot": "Bikes", "round": "2027"}),
        ({"city": "", "pilot": "", "round": "2027"}, {"round": "2027"}),
        ({"unit": "Parks"}, {}),
    ],
)
@pytest.mark.parametrize("blank", [(), (CITY, PILOT, ROUND)], ids=["filled in", "blank"])
def test_what_is_given_stands_in_the_place_of_what_the_file_says(
    given: dict[str, str], named: dict[str, str], blank: tuple[tuple[str, str], ...]
) -> None:
    values = {place: None if place in blank and line in named else value for place, value, line in _lines()}
    reading = read(fill(values), SHELF, name="given.xlsx", given=given)
    assert (reading.findings, reading.answers) == ((), about(**named))


def _lines() -> list[tuple[tuple[str, str], object, str]]:
    lines = {CITY: "city", PILOT: "pilot", ROUND: "round"}
    return [(place, value, lines.get(place, "")) for place, value in BASE.items()]


@pytest.mark.parametrize("values", [BASE, BASE | {CITY: None}, BASE | {ROUND: "?"}], ids=["whole", "no city", "a sign"])
def test_empty_words_change_nothing(values: dict[tuple[str, str], object]) -> None:
    data = fill(values)
    empty = {"city": "", "pilot": "", "round": ""}
    assert read(data, SHELF, name="a.xlsx", given=empty) == read(data, SHELF, name="a.xlsx")


@pytest.mark.parametrize("signs", ["???", "–", "_", ". / .", "☕"])
@pytest.mark.parametrize(("place", "line"), [(CITY, "city"), (ROUND, "round")])
def test_a_name_without_a_letter_or_a_digit_names_nothing(place: tuple[str, str], line: str, signs: str) -> None:
    for reading in (
        read(fill(BASE | {place: signs}), SHELF, name="signs.xlsx"),
        read(fill(BASE), SHELF, name="signs.xlsx", given={line: signs}),
    ):
        assert [(one.code, one.cell) for one in reading.findings] == [(f"{line}_missing", place[1])]
        assert (reading.accepted, reading.answers) == (False, None)


@pytest.mark.parametrize("name", ["X", "7", "(7)", "Þ", "東京"])
def test_one_letter_or_digit_is_a_name(name: str) -> None:
    reading = read(fill(BASE | {CITY: name, ROUND: name}), SHELF, name="short.xlsx")
    assert (reading.findings, reading.answers) == ((), about(city=name, round=name))


def test_a_pilot_may_be_any_sign() -> None:
    assert read(fill(BASE | {PILOT: "☕"}), SHELF, name="pilot.xlsx").answers == about(pilot="☕")


def test_the_name_of_a_file_says_nothing_about_it():
    assert read(fill(typed(cells(full()))), SHELF, name="holiday.pdf").accepted
