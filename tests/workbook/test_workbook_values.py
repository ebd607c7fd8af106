"""What a person typed into one cell, and what it means."""

from datetime import date, datetime, time, timedelta

import pytest
from filling import CORE, SAY

from coprod.instrument.scales import Missing
from coprod.workbook.cells import Answer, Form, Stamp, address
from coprod.workbook.menus import Menus
from coprod.workbook.values import understand

MENUS = Menus(CORE, SAY)
RATING = Answer(Form.RATING, MENUS.capacity)
YES_NO = Answer(Form.CHOICE, MENUS.needed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (4, 4),
        (4.0, 4),
        (4.0000001, 4),
        ("4", 4),
        (" 3 ", 3),
        ("\u00a03\u200b", 3),
        ("4,0", 4),
        ("4 \u2013 well", 4),
        ("4 \u2013  WELL", 4),
        ("NA", Missing.NOT_APPLICABLE),
        ("n/a", Missing.NOT_APPLICABLE),
        ("N/A", Missing.NOT_APPLICABLE),
        ("NA \u2013 not relevant to us", Missing.NOT_APPLICABLE),
        ("dk", Missing.DONT_KNOW),
        ("don\u2019t know", Missing.DONT_KNOW),
        ("PNS", Missing.REFUSED),
        ("Prefer not to say", Missing.REFUSED),
    ],
)
def test_a_rating_is_understood_without_a_word(typed: object, meant: object):
    understood = understand(typed, RATING)
    assert (understood.value, understood.code, type(understood.value)) == (meant, "", type(meant))


@pytest.mark.parametrize(("typed", "meant"), [("well", 4), ("4 - well", 4), ("With outside help", 2)])
def test_words_of_the_scale_are_understood_with_a_note(typed: str, meant: int):
    assert (understand(typed, RATING).value, understand(typed, RATING).code) == (meant, "understood")


@pytest.mark.parametrize("typed", ["", "  ", "\u00a0", "\u200b", "\n"])
def test_blank_is_blank(typed: str):
    assert understand(typed, RATING).blank


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (0, "out_of_scale"),
        (6, "out_of_scale"),
        (-1, "out_of_scale"),
        ("44", "out_of_scale"),
        ("\u22121", "out_of_scale"),
        (3.5, "not_whole"),
        ("3.5", "not_whole"),
        ("3,5", "not_whole"),
        ("4 \u2013 not at all", "not_accepted"),
        ("4?", "not_accepted"),
        ("1e3", "not_accepted"),
        (float("inf"), "not_accepted"),
        (float("nan"), "not_accepted"),
        ("four", "not_accepted"),
        ("4%", "percentage"),
        (True, "truth_value"),
        (False, "truth_value"),
        (date(2026, 5, 3), "date_in_rating"),
        (datetime(2026, 5, 3, 4, 5), "date_in_rating"),  # noqa: DTZ001 - a cell has no zone
        (time(4, 30), "date_in_rating"),
        (timedelta(hours=30), "date_in_rating"),
        ("#DIV/0!", "error_value"),
        ("#REF!", "error_value"),
    ],
)
def test_what_is_no_rating_is_never_guessed(typed: object, code: str):
    assert (understand(typed, RATING).value, understand(typed, RATING).code) == (None, code)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Yes", True), ("y", True), (True, True), ("NO", False), (False, False), ("na", Missing.NOT_APPLICABLE)],
)
def test_yes_and_no(typed: object, meant: object):
    assert understand(typed, YES_NO).value is meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (datetime(2026, 3, 31), date(2026, 3, 31)),  # noqa: DTZ001 - a cell has no zone
        (date(2026, 3, 31), date(2026, 3, 31)),
        ("2026-03-31", date(2026, 3, 31)),
        ("31 March 2026", date(2026, 3, 31)),
        ("03/04/2026", None),
        (46000.0, None),
        (True, None),
    ],
)
def test_a_date_is_a_date_only_when_it_can_be_no_other(typed: object, meant: date | None):
    understood = understand(typed, Answer(Form.DATE))
    assert (understood.value, understood.code) == (meant, "" if meant else "not_a_date")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(12, 12), (12.0, 12), ("12", 12), (0, 0), (-1, None), (1.5, None), ("1,200", None), (True, None)],
)
def test_a_count_is_a_whole_number_from_nought_up(typed: object, meant: int | None):
    understood = understand(typed, Answer(Form.COUNT))
    assert (understood.value, understood.code) == (meant, "" if meant is not None else "not_a_count")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(1, 1), ("100000", 100_000), (100_000.0, 100_000), (0, None), ("0", None), (100_001, None), (float("inf"), None)],
)
def test_a_count_keeps_to_the_bounds_of_its_cell(typed: object, meant: int | None):
    understood = understand(typed, Answer(Form.COUNT, least=1, most=100_000))
    assert (understood.value, understood.code) == (meant, "" if meant is not None else "not_a_count")


@pytest.mark.parametrize(
    ("typed", "meant"), [(2026.0, "2026"), (2.5, "2.5"), (" x ", "x"), ("=1+1", "=1+1"), (True, "TRUE")]
)
def test_text_is_kept_as_typed(typed: object, meant: str):
    assert (understand(typed, Answer(Form.TEXT)).value, understand(typed, Answer(Form.TEXT)).code) == (meant, "")


def test_a_stamp_is_nothing_else():
    stamp = Stamp.of(" coprod-core@1.0/skills/en ")
    assert stamp == ("coprod-core@1.0", "skills", "en")
    assert [Stamp.of(text) for text in ("coprod-core@1.0/skills", "coprod-core/skills/en", "", 1.0, None)] == [None] * 5


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (13, 4, "E14"), (8, 25, "Z9"), (0, 26, "AA1"), (0, 701, "ZZ1")]
)
def test_addresses_are_those_of_a_spreadsheet(row: int, column: int, name: str):
    assert address(row, column) == name
