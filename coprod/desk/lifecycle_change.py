"""Before and after: one city's answers of two rounds, skill by skill and stage by stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod.charts import before_after
from coprod.charts.figure import Figure
from coprod.charts.lifecycle_row import LifeStage
from coprod.desk.groups import Choice, basis_of, choices
from coprod.desk.lifecycle_stages import staged
from coprod.desk.needs import sampling_of
from coprod.desk.opening import Desk
from coprod.disclosure.release import Release, Shown, release
from coprod.language import Speaker
from coprod.measures.differences import Comparison, Side
from coprod.measures.pairs import every_pair
from coprod.measures.tally import Span, Tally
from coprod.store import tallies


@dataclass(frozen=True)
class Rounds:
    """The other rounds in which the same kind of respondent answered in a city.

    ``earlier`` answered the same questionnaire before the chosen round, newest first. ``later`` and ``different``
    count those after it, and those before it that answered another questionnaire.
    """

    earlier: tuple[Choice, ...]
    later: int
    different: int


def rounds(desk: Desk, _: Speaker, choice: Choice) -> Rounds:
    """Return what a round may be compared with."""
    same = [one for one in choices(desk) if (one.city, one.who) == (choice.city, choice.who)]
    here = same.index(choice)
    before = same[here + 1 :]
    earlier = tuple(one for one in before if one.group.instrument == choice.group.instrument)
    return Rounds(earlier, here, len(before) - len(earlier))


def drawn_change(desk: Desk, say: Speaker, choice: Choice, earlier: Choice) -> Figure | None:
    """Draw need in both rounds; None where neither has anything to show."""
    instrument = desk.questionnaire(choice.group.instrument)
    counted = tallies.many(desk.store, [earlier.group, choice.group], instrument)
    passed = [
        {tally.skill: release(tally, basis=basis_of(one), policy=desk.policy) for tally in counted[one.group]}
        for one in (earlier, choice)
    ]
    before, after = (
        staged(
            shown,
            instrument=instrument,
            sampling=sampling_of(one.provenance),
            language=say.language,
            cities=dict.fromkeys(shown, 1),
        )
        for one, shown in zip((earlier, choice), passed, strict=True)
    )
    if not all(_tells(stages) for stages in (before, after)):
        return None
    scale = instrument.importance
    return before_after.figure(
        before,
        after,
        _compared(choice, earlier, passed[1], passed[0]),
        rounds=(earlier.provenance, choice.provenance),
        span=Span(scale.minimum, scale.maximum),
        smallest=desk.policy.k,
        say=say,
    )


def _compared(
    choice: Choice, earlier: Choice, after: Mapping[str, Shown[Tally]], before: Mapping[str, Shown[Tally]]
) -> dict[str, Comparison]:
    """Compare the later round (first) with the earlier one in each skill."""
    return {skill: every_pair([_side(choice, after[skill]), _side(earlier, before[skill])])[0] for skill in after}


def _side(one: Choice, shown: Shown[Tally]) -> Side:
    return Side(
        name=one.round,
        instrument=one.group.instrument,
        mode=one.group.mode.value,
        tally=shown.value if isinstance(shown, Release) else None,
        sampling=sampling_of(one.provenance),
    )


def _tells(stages: Sequence[LifeStage]) -> bool:
    return any(skill.value for stage in stages for skill in stage.skills)
