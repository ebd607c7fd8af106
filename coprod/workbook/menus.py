"""The drop-down lists of an instrument: what each entry says, and what else means the same."""

from dataclasses import dataclass
from functools import cached_property

from coprod.instrument.answers import Mode
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing, Scale
from coprod.language import Speaker
from coprod.workbook.cells import Choice, Kind, Line, Look, Menu, Stamp

DASH = " \u2013 "
ALSO = {
    Missing.NOT_APPLICABLE: ("n/a", "n.a.", "na", "not applicable"),
    Missing.DONT_KNOW: ("dk", "don't know", "dont know", "do not know"),
    Missing.REFUSED: ("pns", "prefer not to say"),
}


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
                Choice(Mode.ORGANISATIONAL, one + DASH + say("one agreed return"), sure=(one, Mode.ORGANISATIONAL)),
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
        return (Choice(True, say("Yes"), ("yes", "y", "true")), Choice(False, say("No"), ("no", "n", "false")))

    def _scale(self, name: str, scale: Scale) -> Menu:
        labels = {point.value: point.label for point in scale.points}
        choices = []
        for value in scale.values:
            if value not in labels:
                choices.append(Choice(value, str(value)))
                continue
            words = str(value) + DASH + labels[value].to(self.say.language)
            texts = tuple(labels[value].root.values())
            sure = tuple(str(value) + DASH + text for text in texts)
            choices.append(Choice(value, words, sure, meant=(*texts, *(f"{value} - {text}" for text in texts))))
        return Menu(name, (*choices, *self._missing(*scale.accepts)), scale.minimum, scale.maximum)

    def _missing(self, *kinds: Missing) -> tuple[Choice, ...]:
        return tuple(
            Choice(
                one.kind,
                one.code + DASH + one.label.to(self.say.language).lower()
                if one.code
                else one.label.to(self.say.language),
                sure=(one.code, *one.label.root.values(), *ALSO.get(one.kind, ())),
            )
            for one in self.instrument.missing
            if one.kind in kinds
        )
