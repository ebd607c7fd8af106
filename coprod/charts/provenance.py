"""Who answered, when, with which instrument: the line under every figure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coprod.language import Speaker


@dataclass(frozen=True)
class Provenance:
    """Where a figure's numbers come from.

    ``respondents`` is None when fewer than ``smallest`` individuals answered: the count itself is then not told.
    ``asked`` is how many people were asked to answer, None where that is not known or not told.
    """

    city: str
    sample: bool
    round: str
    organisational: bool
    organisation: str
    respondents: int | None
    smallest: int
    first_on: date | None
    last_on: date | None
    instrument: str
    asked: int | None = None

    @property
    def complete(self) -> bool:
        """Whether everybody who was asked answered, so that no chance of who answered is left to show.

        More answers than people asked are not: one of the two numbers is wrong.
        """
        if self.organisational or self.asked is None or self.respondents is None:
            return False
        return self.respondents == self.asked

    @property
    def file_stem(self) -> str:
        """How a file of this group is called, without its ending."""
        words = f"{'sample ' if self.sample else ''}{self.city} {self.round}"
        return re.sub(r"[\W_]+", "-", words.casefold()).strip("-")

    def label(self, say: Speaker) -> str:
        """Return the words that must stand beside made-up answers, nothing beside real ones."""
        return say("sample data, fictional city") if self.sample else ""

    def record(self, say: Speaker) -> dict[str, object]:
        """Return what every row of a download carries."""
        return {
            "city": self.city,
            "sample": self.sample,
            "label": self.label(say),
            "round": self.round,
            "mode": "organisational" if self.organisational else "individual",
            "organisation": self.organisation,
            "asked": self.asked,
            "instrument": self.instrument,
            "first_on": self._dated(self.first_on),
            "last_on": self._dated(self.last_on),
        }

    def _dated(self, day: date | None) -> str | None:
        """Return a day, or for individuals its month: the first and the last day belong to one person each."""
        return day.strftime("%Y-%m-%d" if self.organisational else "%Y-%m") if day else None

    def words(self, say: Speaker) -> str:
        """Say it in one line."""
        parts = [self.city, self.round, self.who(say), self.when(say), self.instrument]
        parts.append(self.label(say))
        return " · ".join(part for part in parts if part)

    def who(self, say: Speaker) -> str:
        """Say who answered."""
        if self.organisational and self.organisation:
            return say("one organisational return, {organisation}", organisation=self.organisation)
        if self.organisational:
            return say("one organisational return")
        if self.respondents is None:
            return say("fewer than {smallest} individual answers", smallest=self.smallest)
        answers = say.many("{count} individual answer", "{count} individual answers", self.respondents)
        if self.asked is None:
            return answers
        asked = say.number(self.asked, 0)
        if self.respondents > self.asked:
            return say("{answers}, more than the {asked} said to have been asked", answers=answers, asked=asked)
        return say("{count} of {asked} people asked", count=say.number(self.respondents, 0), asked=asked)

    def when(self, say: Speaker) -> str:
        """Say when they answered: the day of a return, only the months of individuals."""
        if self.first_on is None or self.last_on is None:
            return ""
        name = say.day if self.organisational else say.month
        first, last = name(self.first_on), name(self.last_on)
        return first if first == last else say("{first} to {last}", first=first, last=last)


def together(several: Sequence[Provenance], say: Speaker) -> str:
    """Say in one line where the numbers of several groups come from; one group says it as ``words`` does.

    The n of each group stands beside its own value, so that the line stays short however many groups there are.
    """
    if len(several) == 1:
        return several[0].words(say)
    cities, rounds, instruments = (
        tuple(dict.fromkeys(getattr(one, name) for one in several)) for name in ("city", "round", "instrument")
    )
    days = [(one.first_on, one.last_on) for one in several if one.first_on and one.last_on]
    whole = replace(
        several[0],
        organisational=all(one.organisational for one in several),
        sample=any(one.sample for one in several),
        first_on=min((first for first, _ in days), default=None),
        last_on=max((last for _, last in days), default=None),
    )
    parts = [
        say.many("{count} city", "{count} cities", len(cities)) if len(cities) > 1 else cities[0],
        say.many("{count} round", "{count} rounds", len(rounds)) if len(rounds) > 1 else rounds[0],
        say.many("{count} group of answers", "{count} groups of answers", len(several)),
        _modes(several, say),
        whole.when(say),
        ", ".join(instruments),
        whole.label(say) if len(cities) == 1 else say("sample data, fictional cities") if whole.sample else "",
    ]
    return " · ".join(part for part in parts if part)


def _modes(several: Sequence[Provenance], say: Speaker) -> str:
    modes = {one.organisational for one in several}
    if len(modes) == 2:
        return say("organisational returns and individual answers")
    return say("organisational returns, one each") if modes == {True} else say("individual answers")
