"""What a person typed into one cell, and what it means."""

from datetime import date, datetime, time, timedelta

import pytest
from filling import CORE, SAY
from hypothesis import example, given
from hypothesis import strategies as st

from coprod.instrument.scales import Missing
from coprod.workbook.cells import Answer, Form, Stamp, address
from coprod.workbook.menus import Menus
from coprod.workbook.values import shown, understand

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
        *((one, date(2026, 3, 31)) for one in ("2026-03-31", "2026-3-31", "2026/03/31", "2026.03.31", " 2026-03-31 ")),
        *((one, date(2026, 3, 31)) for one in ("2026-03-31 12:30", "2026-03-31T12:30:00.000Z", "2026-03-31 00:00:00")),
        *((one, date(2026, 3, 31)) for one in ("31 March 2026", "31 mar 2026", "31-Mar-2026", "31st March, 2026")),
        *((one, date(2026, 3, 31)) for one in ("March 31, 2026", "Mar. 31 2026", "31. M\u00e4rz 2026", "31 mars 2026")),
        *((one, date(2026, 3, 31)) for one in ("31 de marzo de 2026", "31 marca 2026", "31. maaliskuuta 2026")),
        *((one, date(2026, 3, 31)) for one in ("31.03.2026", "31.3.2026", "31/03/2026", "03/31/2026", "31-03-2026")),
        *((one, date(2026, 4, 3)) for one in ("3.4.2026", "03.04.2026", "2026/4/3", "\uff12\uff10\uff12\uff16-04-03")),
        *((one, date(2026, 4, 4)) for one in ("04/04/2026", "4-4-2026")),
        ("29.02.2024", date(2024, 2, 29)),
        *((one, None) for one in ("03/04/2026", "3-4-2026", "31.03.26", "26-03-31", "March 2026", "31 March", "2026")),
        *((one, None) for one in ("29.02.2026", "31/31/2026", "2026-13-01", "0000-01-01", "13.13.2026", "31 ma 2026")),
        *((one, None) for one in ("last week", "46000", "31.03/2026", "about 31.03.2026", "31.03.2026?")),
        *((one, None) for one in (46000.0, 46000, True, time(4, 30), timedelta(days=3))),
    ],
)
def test_a_date_is_a_date_only_when_it_can_be_no_other(typed: object, meant: date | None):
    understood = understand(typed, Answer(Form.DATE))
    assert (understood.value, understood.code) == (meant, "" if meant else "not_a_date")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((12, 12), (12.0, 12), ("12", 12), (0, 0), ("12.0", 12), ("12,00", 12), (" 12\u00a0", 12), (12.0000001, 12)),
        *((-1, None), (1.5, None), ("1.5", None), ("-1", None), ("1,200", None), ("1.200", None), ("12.000", None)),
        *((True, None), ("TRUE", None), ("12 people", None), ("about 40", None), ("40+", None), ("10-20", None)),
        *(("12%", None), ("1e3", None), ("0,123,456", None), ("1 20", None), ("NA", None), ("?", None), ("\xb2", None)),
        *((date(2026, 3, 31), None), (float("nan"), None), (float("inf"), None), (10**400, None), ("9" * 5000, None)),
    ],
)
def test_a_count_is_a_whole_number_from_nought_up(typed: object, meant: int | None):
    understood = understand(typed, Answer(Form.COUNT))
    assert (understood.value, understood.code) == (meant, "" if meant is not None else "not_a_count")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("\uff11\uff12", 12), ("\u0661\u0662", 12), ("+12", 12), ("12.", 12), ("1 200", 1200), ("1\u202f200", 1200)),
        *(("1\u2019200", 1200), ("1,200,000", 1_200_000), ("1.200.000", 1_200_000), ("12 345 678", 12_345_678)),
    ],
)
def test_a_count_written_unusually_is_understood_with_a_note(typed: str, meant: int):
    understood = understand(typed, Answer(Form.COUNT))
    assert (understood.value, understood.code) == (meant, "understood")
    assert (understood.typed, understood.details) == (typed, (("meaning", str(meant)),))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(1, 1), ("100000", 100_000), (100_000.0, 100_000), (0, None), ("0", None), (100_001, None), (float("inf"), None)],
)
def test_a_count_keeps_to_the_bounds_of_its_cell(typed: object, meant: int | None):
    understood = understand(typed, Answer(Form.COUNT, least=1, most=100_000))
    assert (understood.value, understood.code) == (meant, "" if meant is not None else "not_a_count")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((2026.0, "2026"), (2.5, "2.5"), (0.1 + 0.2, "0.3"), (1e300, "1E+300"), (10**18, "1" + "0" * 18), (-0.0, "0")),
        *(
            (" x ", " x "),
            ("\ttab", "\ttab"),
            ("=1+1", "=1+1"),
            (True, "TRUE"),
            ("NA", "NA"),
            ("-", "-"),
            ("4", "4"),
            ("\uff14", "\uff14"),
        ),
    ],
)
def test_text_is_kept_as_typed(typed: object, meant: str):
    assert (understand(typed, Answer(Form.TEXT)).value, understand(typed, Answer(Form.TEXT)).code) == (meant, "")


@pytest.mark.parametrize(
    "typed",
    [
        "\u2615 \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
        "safe \u202egnp.exe\u202c end",
        "<script>alert('x')</script> & &amp; <b>",
        "# Title\n\n* one\n* [two](javascript:x)\n\n| a | b |",
        "$\\frac{1}{2}$ \\LaTeX{}",
        '=HYPERLINK("https://example.org","click")',
        "@SUM(A1)",
        "+49 30 1234",
        "-1+1",
        "Err: 502 is what we saw",
        "#N/A in row 3",
        "#super",
        "\u200fRTL\u200f",
        "a\u200bb\u00adc\u00a0d  e\tf\r\ng",
        "na\u0303o",
        "nul\x00l",
        "x" * 32_767,
    ],
    ids=lambda typed: ascii(typed)[:20],
)
def test_a_comment_is_stored_exactly_as_typed(typed: str):
    found = understand(typed, Answer(Form.TEXT))
    assert (found.value, found.code, found.details) == (typed, "", ())


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        *((4.0, "4"), (3.5, "3.5"), (1e-7, "1E-07"), (True, "TRUE"), ("4 ", "4 "), (timedelta(hours=30), "30:00:00")),
        *((1e21, "1E+21"), (12345678901234567890, "12345678901234567890"), (time(4, 30), "04:30:00")),
        *((timedelta(seconds=-1), "-0:00:01"), (date(2026, 3, 31), "2026-03-31")),
    ],
)
def test_contents_are_shown_as_a_spreadsheet_shows_them(content: object, seen: str):
    assert shown(content) == seen


CELLS = [Answer(form, menu) for form in Form for menu in (None, MENUS.importance, MENUS.needed, MENUS.mode)]
CONTENTS = st.one_of(
    *(st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas())
)


@given(CONTENTS, st.sampled_from(CELLS))
@example(10**5000, Answer(Form.TEXT))
@example("1 " * 20_000, Answer(Form.COUNT))
@example("1" * 32_767, Answer(Form.DATE))
def test_no_content_of_any_cell_raises(typed: object, answer: Answer):
    found = understand(typed, answer)
    assert found == understand(typed, answer, {})
    if found.code in ("", "understood", "date_as_text"):
        assert (found.value is None) is found.blank
    else:
        assert found.value is None


def test_a_stamp_is_nothing_else():
    stamp = Stamp.of(" coprod-core@1.0/skills/en ")
    assert stamp == ("coprod-core@1.0", "skills", "en")
    assert [Stamp.of(text) for text in ("coprod-core@1.0/skills", "coprod-core/skills/en", "", 1.0, None)] == [None] * 5


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (13, 4, "E14"), (8, 25, "Z9"), (0, 26, "AA1"), (0, 701, "ZZ1")]
)
def test_addresses_are_those_of_a_spreadsheet(row: int, column: int, name: str):
    assert address(row, column) == name
