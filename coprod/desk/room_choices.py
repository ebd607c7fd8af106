"""What a room can ask: the skills and statements of the questionnaire, by stage, and a ready set for forty minutes."""

from dataclasses import dataclass

from coprod.desk.opening import Desk
from coprod.language import N_, Speaker
from coprod.workshop.room import forty_minutes

GOVERNANCE = N_("Statements on governance")


@dataclass(frozen=True)
class Shelf:
    """One stage, or all statements on governance: its title, its items by id, and those of the ready set."""

    id: str
    title: str
    items: dict[str, str]
    ready: tuple[str, ...]


def shelves(desk: Desk, say: Speaker) -> tuple[Shelf, ...]:
    """Return every item that can be asked, in the order of the service cycle, the statements last."""
    instrument, language, ready = desk.instrument, say.language, ready_set(desk)
    found = []
    for stage in instrument.stages:
        skills = {skill.id: skill.title.to(language) for skill in instrument.skills_of(stage.id)}
        found.append(Shelf(stage.id, stage.title.to(language), skills, tuple(one for one in ready if one in skills)))
    titles = {one.id: one.title.to(language) for one in instrument.governance.constructs}
    statements = {one.id: f"{titles[one.belongs_to]}: {one.text.to(language)}" for one in instrument.governance.items}
    return (*found, Shelf("governance", say(GOVERNANCE), statements, ()))


def ready_set(desk: Desk) -> tuple[str, ...]:
    """Return twelve skills, evenly from every stage."""
    return forty_minutes(desk.instrument)
