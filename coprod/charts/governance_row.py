"""One line of the governance profile: an indicator, what it rests on, what it says in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod.charts.withheld import SHORT
from coprod.disclosure.release import Release, Shown, Withheld
from coprod.language import N_, Speaker
from coprod.measures.catalogue import measure
from coprod.measures.catalogue.entry import Counts, Takes
from coprod.measures.indicator import Indicator
from coprod.measures.network import BASIS_WORDS, Basis
from coprod.measures.tally import Span
from coprod.measures.undefined import WHY, Undefined

STRUCTURE = N_("Who takes part, from 0 to 1")
WORKING = N_("How the partners work together, from 0 to 100")
MEANS = N_("Feedback, resources and inclusion, from 0 to 1")
SECTIONS = (STRUCTURE, WORKING, MEANS)
MET = {
    "helix_coverage": N_("{met} of {all} sectors"),
    "lifecycle_coverage": N_("{met} of {all} stages"),
    "co_decision_rate": N_("{met} of {all} stages"),
    "feedback_rate": N_("{met} of {all} stages that collected contributions"),
    "resourcing": N_("{met} of {all} that were answered"),
}
PLAIN = {
    "helix_coverage": N_("Sectors taking part"),
    "stakeholder_evenness": N_("Evenness of sectors"),
    "lifecycle_coverage": N_("Stages with real work together"),
    "network_centralisation": N_("Centralisation of ties"),
}
"""Names without the scholars', who stand in the method."""
FIXED = Span(1, 5)  # no bound of an indicator depends on the scale of the ratings


@dataclass(frozen=True)
class ProfileRow:
    """One of the sixteen; ``people`` tells that n counts individuals, each with a score of their own."""

    id: str
    shown: Shown[Indicator]
    people: bool = False

    @property
    def told(self) -> Indicator | None:
        """The indicator, None where it is withheld."""
        return self.shown.value if isinstance(self.shown, Release) else None

    @property
    def value(self) -> float | None:
        """The value, None where it is withheld or undefined."""
        told = self.told
        return None if told is None or isinstance(told.value, Undefined) else told.value

    @property
    def at_least(self) -> bool:
        """Whether the value is a lower bound."""
        return bool(self.told and self.told.at_least)

    @property
    def bounds(self) -> tuple[float, float]:
        """The whole range of the indicator."""
        bounds = measure(self.id).bounds
        return bounds(FIXED) if bounds else (0.0, 1.0)

    @property
    def section(self) -> str:
        """The block it stands in."""
        one = measure(self.id)
        if one.takes in (Takes.PARTICIPATION, Takes.TIES):
            return STRUCTURE
        return WORKING if self.bounds[1] > 1 else MEANS

    def title(self, say: Speaker) -> str:
        """Return the indicator's name in plain words."""
        return say(PLAIN[self.id]) if self.id in PLAIN else say(measure(self.id).title)

    def number(self, say: Speaker) -> str:
        """Write the value, with at least where it is a lower bound; nothing where there is none."""
        if self.value is None:
            return ""
        number = say.number(self.value, 0 if self.bounds[1] > 1 else 2)
        return say("at least {number}", number=number) if self.at_least else number

    def counted(self, say: Speaker) -> str:
        """Say how many of what it rests on; nothing where there is no value."""
        if self.told is None or self.value is None:
            return ""
        n, counts = self.told.n, measure(self.id).counts
        if self.people:
            return say.many("{count} person", "{count} people", n)
        if counts is Counts.STAKEHOLDERS:
            return say.many("{count} stakeholder", "{count} stakeholders", n)
        if counts is Counts.STAGES:
            return say.many("{count} stage", "{count} stages", n)
        if self.id == "inclusion":
            return say.many("{count} group", "{count} groups", n)
        if self.id == "resourcing":
            return say.many("{count} answer", "{count} answers", n)
        return say.many("{count} statement", "{count} statements", n)

    def why_not(self, say: Speaker) -> str:
        """Say why there is no value; nothing where there is one."""
        if isinstance(self.shown, Withheld):
            return say(SHORT[self.shown.reason])
        value = self.shown.value.value
        return say(WHY[value]) if isinstance(value, Undefined) else ""

    def reading(self, say: Speaker) -> str:
        """Say what the value is in plain words, and what a higher one means."""
        about = say(measure(self.id).meaning).rstrip(".") if self.section == WORKING else self.plain(say)
        higher = say("higher: {more}", more=say(measure(self.id).more))
        return "; ".join(part for part in (about, higher) if part)

    def met(self, say: Speaker) -> str:
        """Say in how many of how many parts it is met; only for the measures of ``MET`` that have a value."""
        met, every = _met(self.told) if self.told else (0, 0)
        return say(MET[self.id], met=met, all=every)

    def plain(self, say: Speaker) -> str:
        """Say what the value is in plain words, where there are plainer ones than the number."""
        if self.told is None or self.value is None:
            return ""
        details = self.told.details
        if self.id in MET:
            return say("at least {words}", words=self.met(say)) if self.at_least else self.met(say)
        if isinstance(details.get("basis"), Basis):
            return say(BASIS_WORDS[Basis(str(details["basis"]))])
        if self.id == "inclusion":
            counts = details["basis"] == "counts"
            return say("by head counts") if counts else say("by groups reached")
        return say("nobody outside government is listed") if details.get("no_partners") else ""


def _met(one: Indicator) -> tuple[int, int]:
    """How many of how many parts meet what the indicator asks for."""
    if one.id == "resourcing":
        return int(str(one.details["yes"])), one.n
    if one.id == "feedback_rate":
        return int(str(one.details["published"])), one.n
    active = one.details["active"] if one.id == "helix_coverage" else one.per_stage
    parts: Sequence[object] = list(active.values()) if isinstance(active, Mapping) else []
    return sum(bool(part) for part in parts), len(parts)
