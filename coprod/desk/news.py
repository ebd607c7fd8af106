"""What changed since a reader was last here, in words that expose nobody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from coprod.desk.groups import Choice, choices
from coprod.desk.opening import Desk
from coprod.language import N_, Speaker
from coprod.store import changes, notes
from coprod.store.changes import Arrived

DONE: Mapping[str, str] = {
    "refresh pilots": N_("The library of pilots was renewed."),
    "remove sample": N_("The sample data were removed."),
    "undo load": N_("A load of files was taken back."),
    "bring back": N_("An older return counts again."),
    "restore": N_("Everything was replaced by a backup."),
}
"""What the store writes down, by how it begins, and what a reader is told. New answers are told by city."""


@dataclass(frozen=True)
class News:
    """What changed since a day: (city, what arrived) of real cities, in the order of their names, and the rest."""

    since: date
    cities: tuple[tuple[str, str], ...]
    rest: tuple[str, ...]


def news(desk: Desk, say: Speaker, since: date) -> News:
    """Return what changed from a day on, that day included, so that nobody can find out the hour of an answer.

    Individuals are told of only where their group may be shown: with fewer, it would say when one of few answered. How
    many arrived is told of nobody.
    """
    moment = datetime.combine(since, time.min)
    fresh = changes.arrived(desk.store, moment)
    told = [one for one in choices(desk) if _of(one) in fresh and one.provenance.respondents is not None]
    real = groupby((one for one in told if not one.group.sample), key=lambda one: one.city)
    return News(
        since,
        tuple(_city(tuple(its), say) for _, its in real),
        tuple(_rest(desk, say, moment, sample=len({one.city for one in told if one.group.sample}))),
    )


def _rest(desk: Desk, say: Speaker, since: datetime, *, sample: int) -> Iterator[str]:
    if sample:
        yield say.many(
            "Sample answers of {count} fictional city were loaded.",
            "Sample answers of {count} fictional cities were loaded.",
            sample,
        )
    done = changes.done(desk.store, since)
    yield from (say(words) for begins, words in DONE.items() if any(one.startswith(begins) for one in done))
    if written := sum(note.written_at >= since for note in notes.every(desk.store)):
        yield say.many("{count} note was written to a figure.", "{count} notes were written to figures.", written)


def _city(its: tuple[Choice, ...], say: Speaker) -> tuple[str, str]:
    return its[0].provenance.city, "; ".join(_arrived(one, say) for one in its)


def _arrived(one: Choice, say: Speaker) -> str:
    here = one.provenance
    if not here.organisational:
        return say("individual answers, {round}", round=here.round)
    if here.organisation:
        return say("organisational return, {organisation}, {round}", organisation=here.organisation, round=here.round)
    return say("organisational return, {round}", round=here.round)


def _of(one: Choice) -> Arrived:
    group = one.group
    return Arrived(group.city, group.round, group.mode, group.instrument, group.return_id)
