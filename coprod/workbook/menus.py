"""The drop-down lists of an instrument: what each entry says, and what else of its own words means the same.

What people write for a missing answer, for yes or for no stands in coprod.workbook.wordings, whatever the list.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from coprod.instrument.answers import Mode
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing, MissingKind, Scale, Text
from coprod.language import Speaker
from coprod.workbook.cells import Choice, Kind, Line, Look, Menu, Stamp
from coprod.workbook.spelling import spelt
from coprod.workbook.wordings import HEDGING

DASH = " \u2013 "
_LETTER, _WORD = re.compile(r"[^\W\d_]"), re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Menus:
    """All lists of one instrument in one language."""

    instrument: Instrument
    say: Speaker

    @cached_property
    def importance(self) -> Menu:
        """How important a skill is."""
        return self._scale("importance", self.instrument.importance)

    @cached_property
    def capacity(self) -> Menu:
        """How well the team can do it."""
        return self._scale("capacity", self.instrument.capacity)

    @cached_property
    def agree(self) -> Menu:
        """How far one agrees with a statement."""
        return self._scale("agree", self.instrument.governance.agree)

    @cached_property
    def depth(self) -> Menu:
        """How deeply a stakeholder took part."""
        return self._scale("depth", self.instrument.governance.depth)

    @cached_property
    def right(self) -> Menu:
        """Which right to decide a stakeholder had."""
        return self._scale("decision_right", self.instrument.governance.decision_right)

    @cached_property
    def yes_no(self) -> Menu:
        """Yes or no, nothing else."""
        return Menu("yes_no", self._yes_no())

    @cached_property
    def known(self) -> Menu:
        """Yes or no, for what one may not know."""
        return Menu("yes_no_known", (*self._yes_no(), *self._missing(Missing.DONT_KNOW, Missing.REFUSED)))

    @cached_property
    def needed(self) -> Menu:
        """Yes or no, for what one may not need."""
        kinds = (Missing.NOT_APPLICABLE, Missing.DONT_KNOW, Missing.REFUSED)
        return Menu("yes_no_needed", (*self._yes_no(), *self._missing(*kinds)))

    @cached_property
    def mode(self) -> Menu:
        """Who speaks."""
        say = self.say
        one, other = say("Organisational"), say("Individual")
        return Menu(
            "kind_of_return",
            (
                Choice(
                    Mode.ORGANISATIONAL,
                    one + DASH + say("one agreed return"),
                    sure=(one, Mode.ORGANISATIONAL),
                    meant=("organizational",),
                ),
                Choice(Mode.INDIVIDUAL, other + DASH + say("one person's own view"), sure=(other, Mode.INDIVIDUAL)),
            ),
        )

    @cached_property
    def sector(self) -> Menu:
        """The four sectors."""
        helices = self.instrument.governance.helices
        return Menu(
            "sector",
            tuple(
                Choice(one.id, one.title.to(self.say.language), (one.id, *one.title.root.values())) for one in helices
            ),
        )

    def priority(self, stage: str) -> Menu:
        """Return the skills of a stage, by title."""
        skills = self.instrument.skills_of(stage)
        return Menu(
            f"top_{stage}",
            tuple(
                Choice(one.id, one.title.to(self.say.language), (one.id, *one.title.root.values())) for one in skills
            ),
        )

    def top(self, kind: Kind, title: str, lead: str) -> list[Line]:
        """Return the lines that open every sheet of answers: its stamp, its title, and what it asks."""
        stamp = Stamp(self.instrument.key, kind, self.say.language)
        return [Line(Look.HIDDEN, id=str(stamp)), Line(Look.TITLE, (title,)), Line(Look.TEXT, (lead,))]

    def _yes_no(self) -> tuple[Choice, Choice]:
        say = self.say
        return (Choice(True, say("Yes")), Choice(False, say("No")))

    def _scale(self, name: str, scale: Scale) -> Menu:
        labels = {point.value: point.label for point in scale.points}
        worded = _worded(scale)
        choices = []
        for value in scale.values:
            if value not in labels:
                choices.append(Choice(value, str(value)))
                continue
            words = str(value) + DASH + labels[value].to(self.say.language)
            texts = _texts(labels[value])
            sure = tuple(str(value) + DASH + text for text in texts)
            choices.append(Choice(value, words, sure, (*worded[value], *(f"{value} - {text}" for text in texts))))
        return Menu(name, (*choices, *self._missing(*scale.accepts)), scale.minimum, scale.maximum)

    def _missing(self, *kinds: Missing) -> tuple[Choice, ...]:
        return tuple(self._kind(one) for one in self.instrument.missing if one.kind in kinds)

    def _kind(self, one: MissingKind) -> Choice:
        texts, words = _texts(one.label), one.label.to(self.say.language)
        if not one.code:
            return Choice(one.kind, words, texts)
        return Choice(
            one.kind,
            one.code + DASH + words.lower(),
            sure=(one.code, *texts, *(one.code + DASH + text for text in texts)),
            meant=tuple(f"{one.code} - {text}" for text in texts),
        )


def _worded(scale: Scale) -> dict[int, tuple[str, ...]]:
    """Return, by point, the words that mean it and no other: its label, or its label and a word of the question.

    Where the question is how important something is and one point says very, very important is that point.
    """
    labels = {
        point.value: {spelt(text) for text in _texts(point.label) if _LETTER.search(text)} for point in scale.points
    }
    asked = {tag: _WORD.findall(spelt(text)) for tag, text in scale.question.root.items()}
    longer = {
        point.value: {
            f"{spelt(text)} {word}"
            for tag, text in zip(point.label.root, _texts(point.label), strict=True)
            for word in asked.get(tag, ())
            if word not in HEDGING
        }
        for point in scale.points
    }
    held, also = (Counter(word for words in found.values() for word in words) for found in (labels, longer))
    return {
        value: (
            *sorted(word for word in labels[value] if held[word] == 1),
            *sorted(word for word in longer[value] if also[word] == 1 and word not in held),
        )
        for value in labels
    }


def _texts(label: Text) -> tuple[str, ...]:
    return tuple(normalize("NFC", text) for text in label.root.values())
