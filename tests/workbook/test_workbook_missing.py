"""Cells without a rating, as people leave them: blank, not applicable, don't know, refused; and yes and no."""

import pytest
from filling import CORE, SAY
from hypothesis import given
from hypothesis import strategies as st

from coprod.instrument.answers import Mode
from coprod.instrument.scales import Missing
from coprod.workbook.cells import Answer, Form
from coprod.workbook.findings import Finding, words
from coprod.workbook.menus import Menus
from coprod.workbook.spelling import spelt
from coprod.workbook.values import understand
from coprod.workbook.wordings import ERRORS, MEANT, MISSING, TRUTH, YES_NO

MENUS = Menus(CORE, SAY)
RATING = Answer(Form.RATING, MENUS.importance)
KNOWN, NEEDED = Answer(Form.CHOICE, MENUS.known), Answer(Form.CHOICE, MENUS.needed)
STRICT, MODE = Answer(Form.CHOICE, MENUS.yes_no), Answer(Form.CHOICE, MENUS.mode)
SECTOR, TOP = Answer(Form.CHOICE, MENUS.sector), Answer(Form.CHOICE, MENUS.priority("co_design"))
LANGUAGES = ["any", "en", "de", "fr", "es", "it", "nl", "pt", "pl", "fi", "sv", "da", "nb", "cs", "el"]
LISTED = [(value, one) for value, table in MISSING.items() for line in table.values() for one in line.split(", ")]
SAID_YES = [(value, one) for value, table in YES_NO.items() for line in table.values() for one in line.split(", ")]


AS_TYPED = {
    Missing.NOT_APPLICABLE: [
        *("NA", "na", "N/A", "n/a", "n.a.", " NA\u00a0", "not relevant", "Not  Applicable", "not relevant to us"),
        *("NA \u2013 not relevant to us", "-", "\u2013", "\u2014", "\u2212", " - ", "-\u200b", "nicht zutreffend"),
        *("Entf\u00e4llt", "entfallt", "Sans objet", "s.o.", "no aplica", "n.v.t.", "NVT", "na\u0303o se aplica"),
        "nao se aplica",
    ],
    Missing.DONT_KNOW: [
        *("DK", "D/K", "dk", "?", "don't know", "don\u2019t know", "dont know", "don\u02bct know", "don`t know"),
        *(
            "Do not know",
            "wei\u00df nicht",
            "WEISS NICHT",
            "NSP",
            "ne sait pas",
            "No s\u00e9",
            "no se",
            "weet niet",
            "EOS",
        ),
        "\u0394\u0395\u039d \u039e\u0395\u03a1\u03a9",
    ],
    Missing.REFUSED: [
        *("PNS", "Prefer not to say", "refused", "verweigert", "pr\u00e9f\u00e8re ne pas r\u00e9pondre"),
        *("prefiero no contestar", "zeg ik liever niet"),
    ],
}


@pytest.mark.parametrize(
    ("typed", "meant"), [(one, kind) for kind, ways in AS_TYPED.items() for one in ways], ids=ascii
)
def test_a_missing_answer_is_accepted_without_a_word(typed: str, meant: Missing):
    assert [(understand(typed, one).value, understand(typed, one).code) for one in (RATING, NEEDED)] == [
        (meant, "")
    ] * 2


@pytest.mark.parametrize(("meant", "typed"), LISTED, ids=ascii)
def test_every_way_on_the_list_is_accepted_in_any_letters(meant: Missing, typed: str):
    for one in (typed, typed.upper(), f"  {typed.capitalize()}\u200b", typed.replace(" ", "\u00a0")):
        assert (understand(one, RATING).value, understand(one, RATING).code) == (meant, "")


def test_no_way_of_writing_means_two_things():
    found = [(spelt(one), value) for value, one in LISTED + SAID_YES]
    found += [
        (spelt(one), value) for value, table in TRUTH.items() for line in table.values() for one in line.split(", ")
    ]
    assert {one: MEANT[one] for one, _ in found} == dict(found)
    assert {one for one, value in found if MEANT[one] is not value} == set()


def test_every_language_of_the_list_has_every_kind():
    assert [list(table) for table in MISSING.values()] == [LANGUAGES] * 3
    assert [list(table) for table in YES_NO.values()] == [LANGUAGES[1:]] * 2
    assert list(ERRORS) == LANGUAGES[1:]


@pytest.mark.parametrize(
    "typed",
    [
        *("NR", "NS", "ND", "NC", "SO", "NS/NC", "k. A.", "keine Angabe", "no answer", "trifft nicht zu", "none", "n"),
        *("NULL", "null", "Null", "None", "NaN", "nan", "nil", "missing", "blank", "unknown", "no idea", "not sure"),
        *("??", "--", "...", ".", "/", "x", "*", "0-", "NA?", "NA or DK", "DK / NA", "don't", "know", "#", "tbd"),
    ],
)  # fmt: skip
def test_what_is_on_no_list_is_no_missing_answer(typed: str):
    meant = understand(typed, RATING)
    assert (meant.value, meant.code) == (None, "not_accepted")
    finding = Finding(meant.code, "Skills", "E14", value=meant.typed, details=meant.details)
    assert words(finding, SAY)[1] == "Choose 1 to 5, NA, DK or PNS."


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "\t", "\n", "\r\n", "\u00a0", "\u200b", "\u3000", "\u2009", "\u2060", "\u00ad", "\ufeff", "\u200e"),
        *("\u202e", "\u2800", "\u3164", "\x00", "\x1f", " \u200b\u00a0\n", "\u2028", "\u180e", "\ufe0f", "\u202f"),
    ],
    ids=ascii,
)
def test_nothing_to_see_is_not_answered(typed: str):
    forms = [*(Answer(one) for one in (Form.TEXT, Form.DATE, Form.COUNT)), RATING, NEEDED, MODE]
    assert [understand(typed, one).blank for one in forms] == [True] * 6


@pytest.mark.parametrize("typed", ["#N/A", "#NV", "#N/D", "#N/B", "#I/T", "#DIV/0!", "#REF!"])
def test_an_error_is_neither_not_applicable_nor_blank(typed: str):
    for answer in (RATING, NEEDED, MODE, Answer(Form.TEXT), Answer(Form.DATE), Answer(Form.COUNT)):
        meant = understand(typed, answer)
        assert (meant.value, meant.code, meant.blank) == (None, "error_value", False)


@pytest.mark.parametrize(("meant", "typed"), SAID_YES, ids=ascii)
def test_yes_and_no_count_in_every_language(meant: bool, typed: str):
    for answer in (STRICT, KNOWN, NEEDED):
        assert (understand(typed.upper(), answer).value, understand(typed, answer).code) == (meant, "")


@pytest.mark.parametrize(
    ("typed", "meant", "code"),
    [
        *((True, True, ""), (False, False, ""), ("WAHR", True, ""), ("FAUX", False, ""), ("FALSE", False, "")),
        *(("Yes.", True, "understood"), ("\uff39\uff25\uff33", True, "understood")),
        *(("si", True, ""), ("nao", False, "")),
        *(("x", None, "not_accepted"), ("\u2713", None, "not_accepted"), ("\u2611", None, "not_accepted")),
        *((1, None, "not_accepted"), (1.0, None, "not_accepted"), ("1", None, "not_accepted")),
        *((0, None, "not_accepted"), ("0", None, "not_accepted")),
        *(("partly", None, "not_accepted"), ("yes?", None, "not_accepted"), ("yes and no", None, "not_accepted")),
    ],
    ids=ascii,
)  # fmt: skip
def test_a_yes_or_no(typed: object, meant: bool | None, code: str):
    found = understand(typed, STRICT)
    assert (found.value, found.code) == (meant, code)
    finding = Finding(found.code, "About", "C15", value=found.typed, details=found.details)
    if code == "understood":
        assert words(finding, SAY)[0] == f"C15 holds \u201c{typed}\u201d; it was read as Yes."
    if code == "not_accepted":
        assert words(finding, SAY)[1] == "Choose Yes or No."


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        *(("NA", STRICT), ("-", STRICT), ("DK", STRICT), ("refused", STRICT), ("NA", KNOWN), ("-", KNOWN)),
        *(("NA", MODE), ("yes", MODE), ("yes", RATING), ("ja", RATING), ("-", SECTOR), ("no", TOP), (True, MODE)),
    ],
)
def test_a_list_takes_only_what_stands_on_it(typed: object, answer: Answer):
    assert (understand(typed, answer).value, understand(typed, answer).code) == (None, "not_accepted")


@pytest.mark.parametrize(
    ("typed", "answer", "meant", "code"),
    [
        ("Organisational \u2013 one agreed return", MODE, Mode.ORGANISATIONAL, ""),
        ("ORGANISATIONAL", MODE, Mode.ORGANISATIONAL, ""),
        ("Organizational", MODE, Mode.ORGANISATIONAL, "understood"),
        ("individual", MODE, Mode.INDIVIDUAL, ""),
        ("both", MODE, None, "not_accepted"),
        ("civil_society", SECTOR, "civil_society", ""),
        (2.0, SECTOR, None, "not_accepted"),
        ("1", TOP, None, "not_accepted"),
    ],
)
def test_the_other_lists(typed: object, answer: Answer, meant: object, code: str):
    found = understand(typed, answer)
    assert (found.value, found.code) == (meant, code)


def test_the_messages_still_list_the_codes_of_the_instrument():
    assert RATING.menu.accepted == ("NA", "DK", "PNS")
    assert (NEEDED.menu.accepted, STRICT.menu.accepted) == (("Yes", "No", "NA", "DK", "PNS"), ("Yes", "No"))


@given(st.text(max_size=20))
def test_what_is_on_no_list_is_never_a_missing_answer_in_silence(typed: str):
    meant = understand(typed, RATING)
    if isinstance(meant.value, Missing) and not meant.code:
        assert spelt(typed) in MEANT or spelt(typed) in RATING.menu.meanings
