"""What is given beside a workbook: a name, or a refusal in words."""

import pytest

from coprod.desk.manager import receive
from coprod.desk.opening import Desk
from coprod.errors import WorkbookError
from tests.workbook.filling import FILLED


def test_what_is_given_beside_the_workbook_counts(empty: Desk) -> None:
    given = {"city": "x" * 200, "pilot": "", "round": "2027"}
    answers = receive(empty.guard, FILLED, name="a.xlsx", given=given).answers
    assert answers is not None
    about = answers.about
    assert (about.city, about.pilot, about.round) == ("x" * 200, "Parking by phone", "2027")


@pytest.mark.parametrize(
    ("line", "words", "says"),
    [
        ("city", "???", "“???” cannot be the name of a city."),
        ("round", " ", "“ ” cannot be the name of a round."),
        ("pilot", "x" * 201, f"“{'x' * 40}” cannot be the name of a pilot."),
    ],
)
def test_what_names_nothing_or_is_too_long_is_refused(empty: Desk, line: str, words: str, says: str) -> None:
    with pytest.raises(WorkbookError) as refused:
        receive(empty.guard, FILLED, name="a.xlsx", given={line: words})
    assert str(refused.value) == says
