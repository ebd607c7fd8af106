"""What is documented at least of one pilot: lower bounds in words with what they rest on, and what cannot be told."""

from collections.abc import Mapping
from dataclasses import dataclass

from coprod.desk.governance import STRUCTURAL, GovernanceProfile
from coprod.disclosure.release import Release
from coprod.language import N_, Speaker
from coprod.measures.catalogue import measure
from coprod.measures.indicator import Indicator
from coprod.measures.undefined import WHY, Undefined

LEAST = {
    "helix_coverage": N_("at least {met} of {all} sectors are asked or take part more deeply"),
    "lifecycle_coverage": N_("in at least {met} of {all} stages a group outside government is worked with or more"),
    "co_decision_rate": N_("in at least {met} of {all} stages a group outside government co-decides or decides"),
}
NAMES = {
    "helix_coverage": N_("Sectors taking part"),
    "stakeholder_evenness": N_("How evenly groups are spread over the sectors"),
    "lifecycle_coverage": N_("Stages where others than government work with it"),
    "participation_depth": N_("How deeply groups take part"),
    "continuity": N_("Whether partners stay from stage to stage"),
    "network_density": N_("How many of the groups work with each other"),
    "network_centralisation": N_("Whether the ties run through one group"),
    "co_decision_rate": N_("Stages where others than government decide too"),
}
"""The indicators in plain words, where no formula stands beside them; the others go by their own title."""
NO_SAY = N_("Whether residents or partners had a formal say in decisions is not recorded.")
NONE = N_("documented for none of {all}, which is unknown, not zero")
Titles = Mapping[str, str]


@dataclass(frozen=True)
class Bound:
    """One lower bound: the indicator's title, ``at least 3 of 4 ...``, which ones, and on how many entries it rests."""

    id: str
    title: str
    words: str
    which: str
    entries: int


@dataclass(frozen=True)
class Least:
    """The bounds, and why each other indicator has none: (the reason in words, the titles of those it holds for)."""

    bounds: tuple[Bound, ...]
    untold: tuple[tuple[str, tuple[str, ...]], ...]


def least(profile: GovernanceProfile, *, stages: Titles, helices: Titles, say: Speaker) -> Least:
    """Return what a documented profile tells at least; ``stages`` and ``helices`` are titles by id."""
    found = [one.value for _, one in profile.indicators if isinstance(one, Release)]
    bounds = tuple(
        _bound(one, helices if one.id == "helix_coverage" else stages, say)
        for one in found
        if not isinstance(one.value, Undefined)
    )
    untold: dict[str, list[str]] = {}
    for one in found:
        if isinstance(one.value, Undefined):
            untold.setdefault(_why(one, say), []).append(_name(one, say))
    return Least(bounds, tuple((reason, tuple(titles)) for reason, titles in untold.items()))


def _bound(one: Indicator, titles: Titles, say: Speaker) -> Bound:
    reached = one.details["active"] if one.id == "helix_coverage" else one.per_stage
    met = [titles[part] for part, yes in reached.items() if yes] if isinstance(reached, Mapping) else []
    entries = one.details["known_rights" if one.id == "co_decision_rate" else "known_cells"]
    words = LEAST[one.id] if met else NONE
    return Bound(
        one.id,
        _name(one, say),
        say(words, met=len(met), all=len(titles)),
        ", ".join(met),
        int(str(entries)),
    )


def _name(one: Indicator, say: Speaker) -> str:
    return say(NAMES.get(one.id, measure(one.id).title))


def _why(one: Indicator, say: Speaker) -> str:
    if one.value is Undefined.NO_RIGHTS:  # the chart may well show who decides: what is not recorded is the formal say
        return say(NO_SAY)
    if one.id in STRUCTURAL and isinstance(one.value, Undefined):
        return say(WHY[one.value])
    return say("Only those who took part can say this; no public page does.")
