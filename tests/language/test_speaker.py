"""The speaker: words, plurals, numbers and dates as each language writes them, and languages that are files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coprod.language import N_, best, catalogue, languages, speaker

say = speaker("en")
POLISH = r"""
msgid ""
msgstr ""
"Language: pl\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

msgid "Skills in {city}"
msgstr "Umiejętności: {city}"

msgid "{count} city"
msgid_plural "{count} cities"
msgstr[0] "{count} miasto"
msgstr[1] "{count} miasta"
msgstr[2] "{count} miast"

#, fuzzy
msgid "Need"
msgstr "Zgadywanka"
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Callable[..., Path]:
    """Return what puts catalogues, each named by its tag, on a shelf of their own."""

    root = tmp_path / "shelf"

    def fill(**catalogues: str) -> Path:
        for tag, text in catalogues.items():
            folder = root / tag / "LC_MESSAGES"
            folder.mkdir(parents=True)
            (folder / "coprod.po").write_text(text, encoding="utf-8")
        return root

    return fill


def test_english_speaks_its_message_ids_and_fills_names_in() -> None:
    assert say("Need") == "Need"
    assert say("{count} cities in {land}", count=3, land="Noland") == "3 cities in Noland"
    assert say("braces {stay} without values") == "braces {stay} without values"
    assert say("") == ""
    assert N_("Marked, not spoken") == "Marked, not spoken"


def test_a_catalogue_added_as_a_file_is_a_language(shelf: Callable[..., Path]) -> None:
    polish = speaker("pl", root=shelf(pl=POLISH))
    assert polish.language == "pl"
    assert polish("Skills in {city}", city="Oskerwyn") == "Umiejętności: Oskerwyn"
    assert polish("Not translated yet") == "Not translated yet"
    assert polish("Need") == "Need"  # marked as a guess, so not spoken
    assert polish("") == ""  # and not the catalogue's header


@pytest.mark.parametrize(
    ("count", "english", "polish"),
    [
        (0, "0 cities", "0 miast"),
        (1, "1 city", "1 miasto"),
        (3, "3 cities", "3 miasta"),
        (12, "12 cities", "12 miast"),
        (22, "22 cities", "22 miasta"),
        (1234, "1,234 cities", "1\u00a0234 miasta"),
    ],
)
def test_a_count_takes_the_plural_its_language_uses(
    shelf: Callable[..., Path], count: int, english: str, polish: str
) -> None:
    there = speaker("pl", root=shelf(pl=POLISH))
    forms = ("{count} city", "{count} cities")
    assert (say.many(*forms, count), there.many(*forms, count)) == (english, polish)


def test_many_fills_other_names_in_too() -> None:
    assert say.many("{count} answer from {city}", "{count} answers from {city}", 2, city="Oskerwyn") == (
        "2 answers from Oskerwyn"
    )


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (36.8, 0, "37"),
        (36.8, 1, "36.8"),
        (3, 1, "3.0"),
        (7.36, 2, "7.36"),
        (-6.25, 2, "\u22126.25"),
        (-12.5, 1, "\u221212.5"),
        (-0.04, 1, "0.0"),
        (-0.4, 0, "0"),
        (-0.0, 1, "0.0"),
        (0, 0, "0"),
        (1234567.89, 1, "1,234,567.9"),
        (99.96, 1, "100.0"),
    ],
)
def test_a_number_has_its_decimals_and_a_true_minus(value: float, digits: int, written: str) -> None:
    assert say.number(value, digits) == written


def test_a_number_has_one_decimal_unless_told_otherwise() -> None:
    assert say.number(4.6) == "4.6"


def test_numbers_and_dates_follow_the_language(shelf: Callable[..., Path]) -> None:
    root = shelf(de="", fr="")
    german, french = speaker("de", root=root), speaker("fr", root=root)
    assert [one.number(-1234.5) for one in (german, french)] == ["\u22121.234,5", "\u22121\u202f234,5"]
    assert [one.day(date(2026, 3, 1)) for one in (german, french)] == ["1. März 2026", "1 mars 2026"]


def test_english_dates_are_british() -> None:
    assert say.day(date(2026, 3, 9)) == "9 March 2026"


def test_an_unknown_language_falls_back_to_english(shelf: Callable[..., Path]) -> None:
    unknown = speaker("xx", root=shelf(pl=POLISH))
    assert (unknown.language, unknown("Skills in {city}", city="Oskerwyn")) == ("en", "Skills in Oskerwyn")


@pytest.mark.parametrize("asked", ["../shelf/pl", "./pl", "pl/", "pl/../pl", "PL", "..", ""])
def test_a_language_is_a_tag_and_not_a_path(shelf: Callable[..., Path], asked: str) -> None:
    assert speaker(asked, root=shelf(pl=POLISH)).language == "en"


@pytest.mark.parametrize(
    ("wishes", "found"),
    [
        (["de"], "de"),
        (["de-AT"], "de"),
        (["DE"], "de"),
        (["pt-BR"], "pt_BR"),
        (["pt-br"], "pt_BR"),
        (["PT_BR", "de"], "pt_BR"),
        (["fr", "de"], "de"),
        (["en-GB", "de"], "en"),
        (["xx"], "en"),
        (["", "*", "-", "../de"], "en"),
        ([], "en"),
    ],
)
def test_the_best_language_is_one_that_there_is(
    shelf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, wishes: list[str], found: str
) -> None:
    here = languages(root=shelf(de="", en="", pt_BR=""))
    assert here == ("de", "en", "pt_BR")
    monkeypatch.setattr(catalogue, "languages", lambda: here)
    assert best(wishes) == found


def test_english_is_here() -> None:
    assert "en" in languages()
    assert speaker().language == "en"
