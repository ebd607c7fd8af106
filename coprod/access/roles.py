"""Persons, their roles, and what each role may do. There is no login yet: see docs/known-limits.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A reader looks; a manager also keeps the store."""

    READER = "reader"
    MANAGER = "manager"


class Action(StrEnum):
    """What takes more than looking."""

    SAVE_SUBMISSION = "save_submission"
    REMOVE_SAMPLE = "remove_sample"
    BACK_UP = "back_up"
    RESTORE = "restore"
    WRITE_NOTE = "write_note"
    DESCRIBE_CITY = "describe_city"
    RUN_WORKSHOP = "run_workshop"


@dataclass(frozen=True)
class Person:
    """Somebody at the door; ``name`` is kept with what they save."""

    name: str
    role: Role


AT_THIS_MACHINE = Person("at this machine", Role.MANAGER)

_MAY: Mapping[Role, frozenset[Action]] = {Role.READER: frozenset(), Role.MANAGER: frozenset(Action)}


def may(person: Person, action: Action) -> bool:
    """Whether this person may do this."""
    return action in _MAY[person.role]
