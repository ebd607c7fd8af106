"""One line of before and after: a stage as a whole, or one of its skills, in two rounds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coprod.charts.lifecycle_row import LifeSkill, LifeStage
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Withheld
from coprod.measures.differences import Comparison, NotCompared, Outcome
from coprod.measures.undefined import Undefined


@dataclass(frozen=True)
class Change:
    """Need in both rounds, None where it has no value; ``n`` are those it rests on, of a stage its smallest.

    ``compared`` is the later round beside the earlier one, None for a stage, which has no interval. ``reasons`` say why
    a value is not there, the earlier round's first.
    """

    kind: str
    key: str
    title: str
    stage: str
    stage_title: str
    before: float | None
    after: float | None
    n_before: int | None
    n_after: int | None
    reasons: tuple[Reason | None, Reason | None]
    compared: Comparison | None = None

    @property
    def heading(self) -> bool:
        """Whether this is a stage as a whole."""
        return self.kind == "stage"

    @property
    def outcome(self) -> Outcome | None:
        """How the later round lies to the earlier one; None for a stage, and where nobody answered in one of them.

        Between complete returns every difference counts, but none that no reader sees: 20 and 20 are the same.
        """
        if self.compared is None or self.before is None or self.after is None:
            return None
        exact = self.compared.need.interval is Undefined.COMPLETE_RETURN
        return Outcome.SAME if exact and round(self.before) == round(self.after) else self.compared.need.outcome

    @property
    def reason(self) -> NotCompared | None:
        """Why the rounds are not compared, where both have a value."""
        return self.compared.reason if self.compared and self.outcome else None


def changes(
    before: Sequence[LifeStage], after: Sequence[LifeStage], compared: Mapping[str, Comparison]
) -> tuple[Change, ...]:
    """Return every stage, each before its skills, in the later round's order; of the same questionnaire both."""
    return tuple(_changes(before, after, compared))


def _changes(
    before: Sequence[LifeStage], after: Sequence[LifeStage], compared: Mapping[str, Comparison]
) -> Iterator[Change]:
    for old, new in zip(before, after, strict=True):
        yield Change(
            kind="stage",
            key=new.stage,
            title=new.title,
            stage=new.stage,
            stage_title=new.title,
            before=old.need,
            after=new.need,
            n_before=old.least_n,
            n_after=new.least_n,
            reasons=(old.reason, new.reason),
        )
        earlier = {skill.skill: skill for skill in old.skills}
        for skill in new.skills:
            yield _skill(earlier.pop(skill.skill, None), skill, skill, compared)
        for skill in earlier.values():
            yield _skill(skill, None, skill, compared)


def _skill(
    old: LifeSkill | None, new: LifeSkill | None, named: LifeSkill, compared: Mapping[str, Comparison]
) -> Change:
    before, after = old and old.value, new and new.value
    return Change(
        kind="skill",
        key=named.skill,
        title=named.title,
        stage=named.stage,
        stage_title=named.stage_title,
        before=before.need if before else None,
        after=after.need if after else None,
        n_before=before.pairs if before else None,
        n_after=after.pairs if after else None,
        reasons=(_why(old), _why(new)),
        compared=compared[named.skill],
    )


def _why(one: LifeSkill | None) -> Reason | None:
    return one.shown.reason if one and isinstance(one.shown, Withheld) else None
