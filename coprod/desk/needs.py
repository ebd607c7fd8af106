"""From what passed the gate to skill needs: how the answers were come by, and all skills worked out at once."""

from collections.abc import Mapping

from coprod.charts.lifecycle_row import Whose
from coprod.charts.provenance import Provenance
from coprod.disclosure.release import Release, Shown
from coprod.measures.skill import SkillNeed, discreet, skill_needs
from coprod.measures.tally import Tally
from coprod.measures.uncertainty import Sampling


def sampling_of(whose: Whose | Provenance) -> Sampling:
    """Return how answers were come by: complete only where everyone asked answered, in every group."""
    if whose.organisational:
        return Sampling.SINGLE_RETURN
    return Sampling.COMPLETE if whose.complete else Sampling.PART


def needs_of(shown: Mapping[str, Shown[Tally]], sampling: Sampling, *, individual: bool) -> dict[str, Shown[SkillNeed]]:
    """Work out every skill that was released, by skill; what is withheld stays so.

    Of ``individual`` answers without what would tell everybody's, see ``discreet``.
    """
    told = {skill: one.value for skill, one in shown.items() if isinstance(one, Release)}
    needs = dict(zip(told, skill_needs(tuple(told.values()), sampling), strict=True))
    if individual:
        needs = {skill: discreet(need) for skill, need in needs.items()}
    return {
        skill: one.then(lambda tally: needs[tally.skill]) if isinstance(one, Release) else one
        for skill, one in shown.items()
    }
