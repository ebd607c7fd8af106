"""How importance, capacity and need run through the life cycle, for one group of answers or several added up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coprod.charts import heat_map, lifecycle_skills, lifecycle_stages
from coprod.charts.figure import Figure
from coprod.charts.lifecycle_rests import listed
from coprod.charts.lifecycle_row import LifeStage, Whose, of_skills
from coprod.charts.needs_words import explained
from coprod.desk.groups import Choice, basis_of
from coprod.desk.lifecycle_gathered import Several, Why, gathered
from coprod.desk.lifecycle_stages import staged
from coprod.desk.needs import sampling_of
from coprod.desk.opening import Desk
from coprod.disclosure.release import Shown, release
from coprod.instrument.model import Instrument
from coprod.language import N_, Speaker
from coprod.measures.tally import Span, Tally
from coprod.store import tallies

LEFT_OUT: Mapping[Why, str] = {
    Why.WITHHELD: N_("Takes no part, because fewer than {smallest} people rated each skill: {names}."),
    Why.CONSENT: N_("Takes no part, because the return was given without consent to be compared: {names}."),
    Why.OTHER_MODE: N_("Takes no part, because it has no answers of this kind: {names}."),
    Why.OTHER_INSTRUMENT: N_("Takes no part, because its newest answers are to another questionnaire: {names}."),
    Why.NO_RATING: N_("Takes no part, because it rates no skill: {names}."),
}


@dataclass(frozen=True, eq=False)
class LifeCycle:
    """The figures of the life cycle, none where nothing can be shown; ``notes`` then say why."""

    figures: tuple[Figure, ...]
    notes: tuple[str, ...]


def drawn_one(desk: Desk, say: Speaker, choice: Choice) -> LifeCycle:
    """Draw one city's group of answers."""
    instrument, basis = desk.questionnaire(choice.group.instrument), basis_of(choice)
    shown = {
        tally.skill: release(tally, basis=basis, policy=desk.policy)
        for tally in tallies.skill_tallies(desk.store, choice.group, instrument)
    }
    whose = Whose((choice.provenance,))
    return _drawn(desk, say, shown, instrument, whose, cities=dict.fromkeys(shown, 1), notes=())


def drawn_several(desk: Desk, say: Speaker, asked: Several) -> LifeCycle:
    """Draw the newest answers of several cities, added up."""
    found = gathered(desk, asked)
    absent = tuple(_absent(found.left_out, desk.policy.k, say))
    if not found.members:
        return LifeCycle((), absent)
    whose = Whose(tuple(one.provenance for one in found.members))
    notes = (*_not_the_mean(whose, say), *absent)
    instrument = desk.questionnaire(found.instrument)
    return _drawn(desk, say, found.shown, instrument, whose, cities=found.cities, notes=notes)


def _drawn(
    desk: Desk,
    say: Speaker,
    shown: Mapping[str, Shown[Tally]],
    instrument: Instrument,
    whose: Whose,
    *,
    cities: Mapping[str, int],
    notes: Sequence[str],
) -> LifeCycle:
    stages = staged(shown, instrument=instrument, sampling=sampling_of(whose), language=say.language, cities=cities)
    rows = of_skills(stages)
    withheld = explained(rows, smallest=desk.policy.k, say=say)
    if not any(row.value for row in rows):
        return LifeCycle((), withheld or (say("These answers rate no skill."),))
    span = Span(instrument.importance.minimum, instrument.importance.maximum)
    return LifeCycle(_figures(stages, whose, span, notes, withheld, say), ())


def _figures(
    stages: Sequence[LifeStage], whose: Whose, span: Span, notes: Sequence[str], withheld: Sequence[str], say: Speaker
) -> tuple[Figure, ...]:
    return (
        lifecycle_stages.figure(stages, whose=whose, span=span, notes=notes, say=say),
        heat_map.figure(stages, whose=whose, notes=withheld, say=say),
        lifecycle_skills.figure(stages, whose=whose, span=span, notes=(), say=say),
    )


def _not_the_mean(whose: Whose, say: Speaker) -> Iterator[str]:
    """Say why need is not the mean of the cities' needs: every gap is weighed by the importance of all together."""
    if whose.pooled and whose.organisational:
        yield say("Adding up returns is not the same as averaging the cities: need is worked out from all together.")
    elif whose.pooled:
        yield say("Adding up people is not the same as averaging the cities: larger groups weigh more.")


def _absent(left_out: Mapping[Why, Sequence[str]], smallest: int, say: Speaker) -> Iterator[str]:
    for why, names in left_out.items():
        yield say(LEFT_OUT[why], smallest=smallest, names=listed(names, say))
