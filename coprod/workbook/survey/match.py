"""Tell which item a heading asks about, and which of the two ratings, from its words alone.

Exactly the words or the code of one item: sure. Nearly the words of one item, their beginning only, or the words in
the middle of a sentence: a guess. The words of two items: nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Self

from coprod.instrument.model import Instrument
from coprod.workbook.survey.headings import Spelt, spelt
from coprod.workbook.survey.vocabulary import AGREE, CUT, Sense, Vocabulary

NEAR = 0.87
"""How alike two texts must be for a guess (difflib's ratio)."""
PIECES, WORDS = 100, 150
"""The most pieces and words of a heading that are looked at; one of more is prose, not a question."""
TRIES = 300
"""How many headings of one file are compared letter by letter; a form has fewer."""

Span = tuple[int, int]


@dataclass
class Matcher:
    """Finds items in headings; remembers what it has found, since rows repeat."""

    vocabulary: Vocabulary
    _exact: dict[str, Sense | None] = field(default_factory=dict)
    _tries: int = TRIES

    @classmethod
    def of(cls, instrument: Instrument) -> Self:
        """Return a matcher for the items of an instrument."""
        return cls(Vocabulary.of(instrument))

    def exact(self, heading: str) -> Sense | None:
        """Return the item whose very words or code make a whole piece of this heading."""
        if heading not in self._exact:
            found = spelt(heading)
            named = dict(self._whole(found, found.ends)) if _question(found) else {}
            self._exact[heading] = self._told(found, named)
        return self._exact[heading]

    def near(self, heading: str) -> Sense | None:
        """Return the item that this heading probably asks about: a guess."""
        found = spelt(heading)
        if self._tries <= 0 or not _question(found):
            return None
        self._tries -= 1
        everywhere = range(len(found.words) + 1)
        loose = {span: senses for span, senses in self._whole(found, everywhere) if span[1] - span[0] > 2}
        bare = _unnumbered(found)
        sense = self._told(found, loose or dict(self._whole(bare, bare.ends)) or self._alike(found))
        return sense._replace(sure=False) if sense else None

    def _told(self, found: Spelt, spans: Mapping[Span, frozenset[Sense]]) -> Sense | None:
        """Return the one item that these pieces name, with the one rating that the heading speaks of."""
        if not spans:
            return None
        widest = [span for span in spans if not any(_within(span, other) for other in spans)]
        senses = {sense for span in widest for sense in spans[span]}
        runs, pieces = _rest(found, widest, ()), _rest(found, widest, found.ends)
        if len({sense.item for sense in senses}) != 1 or any(map(self.vocabulary.beside, (*runs, *pieces))):
            return None
        item, sure = next(iter(senses)).item, any(sense.sure for sense in senses)
        if item.startswith(f"{AGREE}/"):
            return Sense(item, sure=sure)
        coded = {sense.rating for sense in senses} - {""}
        spoken = {self.vocabulary.asked(run) for run in runs} - {""}
        spoken = spoken or {self.vocabulary.told(piece) for piece in pieces} - {""}
        ratings = coded | (spoken or {self.vocabulary.told(run) for run in runs} - {""})
        return Sense(item, "".join(ratings), sure) if len(ratings) < 2 else None

    def _whole(self, found: Spelt, ends: Sequence[int]) -> Iterator[tuple[Span, frozenset[Sense]]]:
        """Yield the runs of words between two ends that are a text or a code."""
        for place, start in enumerate(ends[:-1]):
            if found.words[start][:2] not in self.vocabulary.openings:
                continue
            for end in ends[place + 1 :]:
                if end > start + self.vocabulary.longest:
                    break
                senses = self.vocabulary.senses.get("".join(found.words[start:end]))
                if senses:
                    yield (start, end), senses

    def _alike(self, found: Spelt) -> dict[Span, frozenset[Sense]]:
        """Return the runs of pieces that are like a text or the beginning of one, the likest first, none twice."""
        last, single = len(found.words), set(zip(found.ends, found.ends[1:], strict=False))
        runs = [(start, end) for start, end in found.pieces() if start == 0 or end == last or (start, end) in single]
        likely = [(*self._resembling(found.words[start:end]), (start, end)) for start, end in runs]
        taken: dict[Span, frozenset[Sense]] = {}
        for senses, _, (start, end) in sorted(likely, key=lambda run: -run[1]):
            if senses and all(end <= other or start >= until for other, until in taken):
                taken[start, end] = senses
        return taken

    def _resembling(self, words: tuple[str, ...]) -> tuple[frozenset[Sense], float]:
        """Return what has a text like this one, and how like the closest is: 1 for the beginning of a text."""
        text, own = " ".join(words), set(words)
        if len(text) < CUT:
            return frozenset(), 0.0
        if senses := self.vocabulary.beginning("".join(words)):
            return senses, 1.0
        items, best = frozenset[str](), 0.0
        compare = SequenceMatcher(autojunk=False)
        compare.set_seq2(text)
        for known, named in self.vocabulary.texts.items():
            if 2 * min(len(text), len(known)) < NEAR * (len(text) + len(known)):
                continue
            if len(words) < 3 or 2 * len(own.intersection(known.split())) >= len(own):
                compare.set_seq1(known)
                if compare.quick_ratio() >= NEAR and (like := compare.ratio()) >= NEAR:
                    items, best = items | named, max(best, like)
        return frozenset(map(Sense, items)), best


def _question(found: Spelt) -> bool:
    return 0 < len(found.words) <= WORDS and len(found.ends) <= PIECES


def _within(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _rest(found: Spelt, spans: Sequence[Span], ends: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """Return the runs of words outside of these spans, cut at these ends."""
    taken = {place for start, end in spans for place in range(start, end)}
    runs: list[list[str]] = [[]]
    for place, word in enumerate(found.words):
        if place in taken or place in ends:
            runs.append([])
        if place not in taken:
            runs[-1].append(word)
    return tuple(tuple(run) for run in runs if run)


def _unnumbered(found: Spelt) -> Spelt:
    """Drop the digit that a tool puts behind a heading it has already used."""
    return Spelt((*found.words[:-1], found.words[-1].rstrip("0123456789")), found.ends)
