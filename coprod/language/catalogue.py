"""Find the catalogue of a language and speak from it.

A language is one file, ``locale/<tag>/LC_MESSAGES/coprod.po``; adding the file adds the language. English is the
language of the message ids, so its catalogue has a header and no translations.
"""

import gettext
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale, negotiate_locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALE = Path(__file__).parent / "locale"
FALLBACK = "en"


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for the mark
    """Mark a sentence for translation where it is written; it is spoken elsewhere."""
    return text


@dataclass(frozen=True)
class Speaker:
    """One language: call it with an English sentence to get the reader's.

    >>> say = speaker("en")
    >>> say("{count} cities", count=3)
    '3 cities'
    """

    language: str
    words: gettext.NullTranslations

    def __call__(self, text: str, **values: object) -> str:
        """Return ``text`` in this language, its ``{names}`` filled from ``values``."""
        spoken = self.words.gettext(text) if text else ""
        return spoken.format(**values) if values else spoken

    def many(self, one: str, more: str, count: int, **values: object) -> str:
        """Return ``one`` or ``more``, whichever this language uses for ``count``; ``{count}`` is filled in."""
        return self.words.ngettext(one, more, count).format(count=self.number(count, 0), **values)

    def number(self, value: float, digits: int = 1) -> str:
        """Write a number with a fixed count of decimals, as this language does; minus is a true minus sign."""
        return _written(round(value, digits) + 0.0, digits, self.language)

    def day(self, when: date) -> str:
        """Write a date in words, as this language does."""
        return format_date(when, format="long", locale=self._locale)

    def month(self, when: date) -> str:
        """Write a month in words, as this language does."""
        return format_skeleton("yMMMM", when, locale=self._locale)

    @property
    def _locale(self) -> str:
        return "en_GB" if self.language == "en" else self.language


@lru_cache(maxsize=4096)  # a page writes the same few numbers thousands of times
def _written(value: float, digits: int, language: str) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=language).replace("-", "\u2212")


@cache
def languages(*, root: Path = LOCALE) -> tuple[str, ...]:
    """Return the tags of the languages that have a catalogue, sorted; a file added later is seen after a restart."""
    return tuple(sorted(path.parts[-3] for path in root.glob("*/LC_MESSAGES/coprod.po")))


def best(wanted: Sequence[str]) -> str:
    """Return the language of ours that suits the reader's wishes best, English when none does."""
    ours = {tag.lower(): tag for tag in languages()}  # Babel answers in the wish's capitals, files have their own
    wishes = [tag.replace("-", "_") for tag in wanted]
    return ours.get((negotiate_locale(wishes, ours, sep="_") or FALLBACK).lower(), FALLBACK)


@cache
def speaker(language: str = FALLBACK, *, root: Path = LOCALE) -> Speaker:
    """Return the speaker of a language; an unknown one speaks English."""
    path = root / language / "LC_MESSAGES" / "coprod.po"
    if language not in languages(root=root):  # the tag may come from an uploaded file: "../en" is no language
        return Speaker(FALLBACK, gettext.NullTranslations())
    with path.open("rb") as source:
        catalogue = read_po(source, locale=Locale.parse(language, sep="_"))
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Speaker(language, gettext.GNUTranslations(compiled))
