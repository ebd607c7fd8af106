"""Every way in which a heading may name an item of an instrument, or one of its two ratings, for looking up."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from coprod.instrument.model import Instrument
from coprod.instrument.scales import Text
from coprod.language import speaker
from coprod.workbook.survey.headings import codes, folded, squeezed
from coprod.workbook.survey.known import PRIVATE

IMPORTANCE, CAPACITY, AGREE = "importance", "capacity", "agree"
CODES = {
    **dict.fromkeys(("importance", "import", "imp", "i"), IMPORTANCE),
    **dict.fromkeys(("capacity", "capa", "cap", "c"), CAPACITY),
}
NUMBERED = re.compile(rf"({'|'.join(CODES)})\d+")
"""Looks like the importance or capacity of the first, second ... skill: ``cap_1`` may or may not be the item cap_1."""

SPOKEN = {
    IMPORTANCE: codes(
        "importance important imp wichtig wichtigkeit importancia importante importantes importanza belang belangrijk"
        " waznosc wazne"
    ),
    CAPACITY: codes(
        "capacity capacities capability capable cap able ability fahigkeit konnen kapazitat capacite capacidad"
        " capacidade capacita capaciteit vermogen"
    ),
}
PHRASES = {" how well ": CAPACITY, " wie gut ": CAPACITY, " hoe goed ": CAPACITY}
REMARKS = codes("comment comments remark remarks explain explanation kommentar commentaire comentario")
ASIDES = REMARKS | codes("other why note notes reason feedback points score top priority priorities rank")
FEW = 3
"""The most words of a piece that one word of ASIDES makes an aside."""
CUT = 10
"""The fewest characters that can be the beginning of one text rather than chance."""


class Sense(NamedTuple):
    """What a text stands for: a skill's id or ``agree/`` and an item's id, the rating it tells, and whether surely."""

    item: str
    rating: str = ""
    sure: bool = True


@dataclass(frozen=True)
class Vocabulary:
    """What an instrument's headings may be made of.

    ``senses`` has codes and texts, squeezed; ``openings`` how the first word of one may begin; ``longest`` the most
    words of one. ``texts`` has the texts alone, folded, with their items. ``questions`` are the words that stand above
    each rating, squeezed; ``aside`` is the question after priorities, which is no rating.
    """

    senses: dict[str, frozenset[Sense]]
    texts: dict[str, frozenset[str]]
    questions: tuple[tuple[str, str], ...]
    aside: tuple[str, ...]
    openings: frozenset[str]
    longest: int

    @classmethod
    def of(cls, instrument: Instrument) -> Self:
        """Return the vocabulary of an instrument in each of its languages."""
        senses: defaultdict[str, set[Sense]] = defaultdict(set)
        texts: defaultdict[str, set[str]] = defaultdict(set)
        for item, text in _texts(instrument):
            senses[squeezed(text)].add(Sense(item))
            texts[folded(text)].add(item)
        for code, sense in _codes(instrument):
            senses[squeezed(code)].add(sense)
        return cls(
            senses={key: frozenset(found) for key, found in senses.items()},
            texts={key: frozenset(found) for key, found in texts.items()},
            questions=tuple(_questions(instrument)),
            aside=tuple(squeezed(text) for text in instrument.top_question.root.values()),
            openings=frozenset(key[:length] for key in senses for length in (1, 2)),
            longest=max(len(text.split()) for text in texts),
        )

    def asked(self, words: Sequence[str]) -> str:
        """Return the rating whose question, or its beginning, is in these words; the empty string for none or both."""
        run = "".join(words)
        found = {rating for question, rating in self.questions if question in run or _cut(run, question)}
        return found.pop() if len(found) == 1 else ""

    def told(self, words: Sequence[str]) -> str:
        """Return the one rating that a word among these speaks of; the empty string for none and for both."""
        text = f" {' '.join(words)} "
        found = {rating for rating, spoken in SPOKEN.items() if not spoken.isdisjoint(words)}
        found |= {rating for phrase, rating in PHRASES.items() if phrase in text}
        return found.pop() if len(found) == 1 else ""

    def beside(self, words: Sequence[str]) -> bool:
        """Whether these words ask for something else about an item: a comment, its place among the priorities."""
        run = "".join(words)
        if not PRIVATE.isdisjoint(words) or any(question in run or _cut(run, question) for question in self.aside):
            return True
        return not self.asked(words) and not (ASIDES if len(words) <= FEW else REMARKS).isdisjoint(words)

    def beginning(self, run: str) -> frozenset[Sense]:
        """Return what these squeezed words are the beginning of, which a tool may have cut; nothing for two items."""
        if len(run) < CUT:
            return frozenset()
        found = frozenset(sense for known in self.senses if known.startswith(run) for sense in self.senses[known])
        return found if len({sense.item for sense in found}) == 1 else frozenset()


def _cut(run: str, question: str) -> bool:
    return len(run) >= CUT and question.startswith(run)


def _texts(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Yield the texts of each item: title, definition, and both together as a form may show them."""

    def ways(text: Text) -> Iterator[tuple[str, str]]:
        yield from text.root.items()

    for skill in instrument.skills:
        for language, title in ways(skill.title):
            yield skill.id, title
            yield skill.id, f"{title} {skill.definition.to(language)}"
            yield skill.id, speaker(language)("{title} (optional)", title=title)
        for _, definition in ways(skill.definition):
            yield skill.id, definition
    for item in instrument.governance.items:
        for _, text in ways(item.text):
            yield f"{AGREE}/{item.id}", text


def _codes(instrument: Instrument) -> Iterator[tuple[str, Sense]]:
    for skill in instrument.skills:
        yield skill.id, Sense(skill.id)
        for code, rating in CODES.items():
            yield skill.id + code, Sense(skill.id, rating)
            yield code + skill.id, Sense(skill.id, rating)
    for item in instrument.governance.items:
        sense = Sense(f"{AGREE}/{item.id}")
        yield item.id, sense._replace(sure=not NUMBERED.fullmatch(squeezed(item.id)))
        yield AGREE + item.id, sense
        yield item.id + AGREE, sense


def _questions(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Yield the words above each rating: its question, and the heading of its column in the workbook."""
    for text in instrument.importance.question.root.values():
        yield squeezed(text), IMPORTANCE
    for text in instrument.capacity.question.root.values():
        yield squeezed(text), CAPACITY
    for language in instrument.languages:
        say = speaker(language)
        yield squeezed(say("Importance now")), IMPORTANCE
        yield squeezed(say("Capacity today")), CAPACITY
