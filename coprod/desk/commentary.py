"""What a figure means for a city, in the words of whoever reads it: short notes that stay with the figure."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from coprod.access.roles import Action, Person, may
from coprod.desk.opening import Desk
from coprod.errors import AccessDenied, StoreError
from coprod.language import N_, Speaker
from coprod.store import notes
from coprod.store.notes import About, Note

LONGEST, LONGEST_ROLE = 600, 60
View = Mapping[str, Sequence[str]]


def about(figure: str, view: View) -> About:
    """Return what a note to a figure speaks of: the choices in ``view``, in a fixed order, are part of it."""
    shown = urlencode(sorted((key, value) for key, values in view.items() for value in values))
    return About(figure, shown, city=" ".join(view.get("city", ())), round=" ".join(view.get("round", ())))


def written(desk: Desk, _: Speaker, of: About) -> tuple[Note, ...]:
    """Return the notes to one figure as it is shown, oldest first."""
    return tuple(note for note in notes.every(desk.store) if note.about == of)


def write(desk: Desk, of: About, *, role: str, words: str, person: Person) -> None:
    """Keep a note; AccessDenied for whoever may not write, StoreError for one that is empty or too long."""
    _ask(person)
    role, words = role.strip(), words.strip()
    if not role or not words:
        raise StoreError(N_("A note needs your role and your words."))
    if len(words) > LONGEST or len(role) > LONGEST_ROLE:
        raise StoreError(N_("The note is too long. Keep it to 600 characters, your role to 60."))
    notes.add(desk.store, of, role=role, words=words, written_by=person.name)


def remove(desk: Desk, note: Note, *, person: Person) -> None:
    """Take a note out again; AccessDenied for whoever may not."""
    _ask(person)
    notes.remove(desk.store, note.id)


def _ask(person: Person) -> None:
    if not may(person, Action.WRITE_NOTE):
        raise AccessDenied(N_("You may read notes, but not write or remove them. Ask whoever runs this dashboard."))
