"""Spell a heading so that it can be compared, whatever a survey tool made of it: its words, and where pieces end.

Tools join pieces: ``Question [Row]`` (LimeSurvey, Google Forms), ``Question: row (alias)`` (EUSurvey), ``group/name``
(KoboToolbox), ``code. text`` (LimeSurvey). Which marks join them is a setting in most of them, so a piece may end at
any mark that is neither an apostrophe nor a hyphen within a word.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

LONGEST = 800
"""The most characters of a heading that are looked at; no question is longer."""
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
APOSTROPHES = str.maketrans("", "", "'\u2019\u2018\u02bc`\u00b4")
WORD = re.compile(r"[^\W_]+")
HYPHENS = frozenset("-\u2010\u2011")
NUMBER = re.compile(r"(?:[a-z]{0,2}|nr|no|item)\d{1,3}[a-z]?")


@dataclass(frozen=True)
class Spelt:
    """A heading in plain words; ``ends`` are the places between words where a piece may begin or end, rising."""

    words: tuple[str, ...]
    ends: tuple[int, ...]

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yield every run of whole pieces, as its first word and the one after its last."""
        for start in self.ends:
            for end in self.ends:
                if start < end:
                    yield start, end


def tidy(text: str) -> str:
    """Return a heading on one line, without invisible characters, cut where no question goes on."""
    text = text[:LONGEST]
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return " ".join("".join(" " if unicodedata.category(one) == "Cc" else one for one in seen).split())


def untagged(text: str) -> str:
    """Return a heading as a browser would show it: without tags, one space between words."""
    return " ".join(TAG.sub(" ", unescape(text)).split())


def folded(text: str) -> str:
    """Return a heading without letter case, accents, punctuation, tags and kinds of space."""
    return " ".join(WORD.findall(_letters(text)))


def squeezed(text: str) -> str:
    """Return a heading folded, its words run together: how codes are compared."""
    return "".join(WORD.findall(_letters(text)))


def spelt(text: str) -> Spelt:
    """Return the words of a heading and where its pieces end. A number in front is a piece of its own."""
    letters = _letters(text)
    words: list[str] = []
    ends, last = [0], 0
    for found in WORD.finditer(letters):
        gap = letters[last : found.start()]
        numbered = len(words) == 1 and NUMBER.fullmatch(words[0])
        if words and gap not in HYPHENS and (numbered or gap.strip()):
            ends.append(len(words))
        words.append(found[0])
        last = found.end()
    return Spelt(tuple(words), tuple(dict.fromkeys((*ends, len(words)))))


def codes(words: str) -> frozenset[str]:
    """Return the words of a text as a set, to look up in."""
    return frozenset(words.split())


def unique(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the headings, those that fold alike told apart by ``(2)``, ``(3)`` at their ends."""
    known: set[str] = set()
    told = []
    for heading in headings:
        one, number = heading, 2
        while folded(one) in known:
            one, number = f"{heading} ({number})", number + 1
        known.add(folded(one))
        told.append(one)
    return tuple(told)


def _letters(text: str) -> str:
    """Return a text with tags, accents, apostrophes, letter case and invisible characters gone."""
    text = untagged(text).translate(APOSTROPHES)
    return _bare(_bare(text).casefold())


def _bare(text: str) -> str:
    if text.isascii():
        return text
    return "".join(one for one in unicodedata.normalize("NFKD", text) if unicodedata.category(one) not in {"Mn", "Cf"})
