"""Who answered, when, with which instrument: the line under every figure."""

from dataclasses import dataclass
from datetime import date

from coprod.language import Speaker


@dataclass(frozen=True)
class Provenance:
    """Where a figure's numbers come from.

    ``respondents`` is None when fewer than ``smallest`` individuals answered: the count itself is then not told.
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

    def record(self) -> dict[str, object]:
        """Return what every row of a download carries."""
        return {
            "city": self.city,
            "sample": self.sample,
            "round": self.round,
            "mode": "organisational" if self.organisational else "individual",
            "instrument": self.instrument,
            "first_on": self.first_on,
            "last_on": self.last_on,
        }

    def words(self, say: Speaker) -> str:
        """Say it in one line."""
        parts = [self.city, self.round, self.who(say), self.when(say), self.instrument]
        if self.sample:
            parts.append(say("sample data, fictional city"))
        return " · ".join(part for part in parts if part)

    def who(self, say: Speaker) -> str:
        """Say who answered."""
        if self.organisational and self.organisation:
            return say("one organisational return, {organisation}", organisation=self.organisation)
        if self.organisational:
            return say("one organisational return")
        if self.respondents is None:
            return say("fewer than {smallest} individual answers", smallest=self.smallest)
        return say.many("{count} individual answer", "{count} individual answers", self.respondents)

    def when(self, say: Speaker) -> str:
        """Say when they answered."""
        if self.first_on is None or self.last_on is None:
            return ""
        if self.first_on == self.last_on:
            return say.day(self.first_on)
        return say("{first} to {last}", first=say.day(self.first_on), last=say.day(self.last_on))
