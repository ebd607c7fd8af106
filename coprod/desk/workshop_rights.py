"""Who may run a workshop, asked at each of its doors."""

from coprod.access.roles import Action, Person, may
from coprod.errors import AccessDenied
from coprod.language import N_


def ask(person: Person) -> None:
    """AccessDenied, in words, for whoever may not."""
    if not may(person, Action.RUN_WORKSHOP):
        raise AccessDenied(N_("You may look at this dashboard, but not run a workshop. Ask whoever runs it."))
