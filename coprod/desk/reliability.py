"""Whether the skills of a stage can stand for one thing: shown on the Methods page only, to judge the instrument by."""

from dataclasses import dataclass

import numpy as np

from coprod.desk.opening import Desk
from coprod.disclosure.policy import Policy
from coprod.disclosure.release import Basis, Release, Shown, counted
from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.ratings import Items
from coprod.measures.reliability import cronbach_alpha, whole
from coprod.measures.tally import Respondents
from coprod.measures.undefined import WHY, Undefined
from coprod.measures.worked import Value
from coprod.store.respondents import everyone


@dataclass(frozen=True)
class Alphas:
    """Cronbach's alpha of the importance and of the capacity of several skills, over ``n`` people who rated all."""

    n: int
    importance: Value
    capacity: Value


@dataclass(frozen=True)
class Reliability:
    """One stage's core skills and what may be told of how far they hang together."""

    stage: str
    shown: Shown[Alphas]

    @property
    def told(self) -> Alphas | None:
        """The two alphas, None where too few people rated all skills."""
        return self.shown.value if isinstance(self.shown, Release) else None

    def line(self, say: Speaker) -> dict[str, str]:
        """Return one line of the table."""
        told = self.told
        return {
            say("Stage"): self.stage,
            say("Importance"): _words(told.importance, say) if told else say("not shown"),
            say("Capacity"): _words(told.capacity, say) if told else say("not shown"),
            say("n"): say.number(told.n, 0) if told else say("too few"),
        }


def fewest(desk: Desk) -> int:
    """Return from how many people on alpha is shown."""
    return max(measure("cronbach_alpha").shown_from, desk.policy.k)


def reliability(desk: Desk, say: Speaker, *, sample: bool) -> tuple[Reliability, ...]:
    """Return one line per stage, over the individuals of all cities: those of the sample, or the others."""
    people, policy = everyone(desk.store, desk.instrument, sample=sample), Policy(fewest(desk))
    return tuple(
        Reliability(stage.title.to(say.language), _alphas(people, desk.instrument, stage.id, policy))
        for stage in desk.instrument.stages
    )


def _alphas(people: Respondents, instrument: Instrument, stage: str, policy: Policy) -> Shown[Alphas]:
    rated = people.only({skill.id for skill in instrument.skills_of(stage, optional=False)})
    importance, capacity = (
        Items(rated.span, np.where(table < 0, np.nan, table)) for table in (rated.importance, rated.capacity)
    )
    n = whole(importance)
    alphas = Alphas(n, cronbach_alpha(importance), cronbach_alpha(capacity))
    return counted(stage, alphas, respondents=n, basis=Basis.INDIVIDUAL, policy=policy)


def _words(alpha: Value, say: Speaker) -> str:
    return say(WHY[alpha]) if isinstance(alpha, Undefined) else say.number(alpha, 2)
