"""Keep the store: copy it away and back, take the sample out and in. Each asks who wants it."""

import tempfile
from datetime import date
from pathlib import Path

from coprod.access.roles import Action, Person, may
from coprod.desk import sample
from coprod.desk.opening import Desk
from coprod.errors import AccessDenied, StoreError
from coprod.store import copies, submissions


def backup(desk: Desk, target: Path, *, person: Person) -> None:
    """Write a full copy of the store to ``target``."""
    _ask(person, Action.BACK_UP)
    copies.backup(desk.store, target)


def backup_bytes(desk: Desk, *, person: Person) -> bytes:
    """Return a full copy of the store, for a download."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "backup.duckdb"
        backup(desk, target, person=person)
        return target.read_bytes()


def backup_name(on: date) -> str:
    """Return what a backup made on that day is called."""
    return f"coprod-backup-{on.isoformat()}.duckdb"


def restore(desk: Desk, source: Path, *, person: Person) -> None:
    """Put a backup in the place of everything the store holds."""
    _ask(person, Action.RESTORE)
    copies.restore(desk.store, source)


def restore_bytes(desk: Desk, data: bytes, *, person: Person) -> None:
    """Put an uploaded backup in the place of everything the store holds."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "uploaded.duckdb"
        source.write_bytes(data)
        try:
            restore(desk, source, person=person)
        except StoreError as refusal:
            raise StoreError(str(refusal).replace(str(source), "The uploaded file")) from refusal


def remove_sample(desk: Desk, *, person: Person) -> int:
    """Take every sample submission and city out; return how many submissions went."""
    _ask(person, Action.REMOVE_SAMPLE)
    return submissions.remove_sample(desk.store)


def load_sample(desk: Desk, *, person: Person) -> int:
    """Put the sample in; return how many submissions were new."""
    _ask(person, Action.SAVE_SUBMISSION)
    return sample.load(desk.store, desk.instruments)


def _ask(person: Person, action: Action) -> None:
    if not may(person, action):
        raise AccessDenied("You may look at this dashboard, but not change what it keeps. Ask whoever runs it.")
