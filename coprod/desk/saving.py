"""Keep what was read, one file or many as one load; take a load back; bring an older return back."""

from collections.abc import Mapping, Sequence
from datetime import date

from coprod.access.roles import Action, Person, may
from coprod.desk.opening import Desk
from coprod.errors import AccessDenied, WorkbookError
from coprod.instrument.answers import Answers, fit
from coprod.store import audit, loads, mappings, submissions
from coprod.store import superseded as older
from coprod.store.audit import Changed
from coprod.store.engine import now
from coprod.store.loads import Load
from coprod.store.rows import Door, Noticed, Submission
from coprod.store.submissions import Kept, Saved
from coprod.store.superseded import Superseded
from coprod.workbook import Reading, changed, means


def save(desk: Desk, reading: Reading, *, person: Person) -> Saved:
    """Keep an accepted reading, whole or not at all; of a table of people, what became of the first is returned."""
    return save_all(desk, [reading], person=person)[0][0]


def save_all(desk: Desk, readings: Sequence[Reading], *, person: Person) -> tuple[tuple[Saved, ...], ...]:
    """Keep accepted readings as one load, in one transaction; the same file twice is one submission.

    Returns what became of each reading's returns. What cells were read as is kept as they were accepted.
    """
    _ask(person)
    arriving = [_submissions(desk, one, person) for one in readings]
    saved = iter(submissions.add(desk.store, [each for several in arriving for each in several]))
    for one in readings:
        if one.columns:
            mappings.remember(desk.store, one.columns.shape, means(one.columns), by=person.name)
    return tuple(tuple(next(saved) for _ in several) for several in arriving)


def kept(desk: Desk, reading: Reading) -> Kept | None:
    """Return where this file stands when it was saved before, None when it was not."""
    return submissions.find(desk.store, reading.sha256)


def replaces(desk: Desk, reading: Reading) -> tuple[date, ...]:
    """Return the days of the standing returns of the same organisation and round, of which only the newest counts."""
    return submissions.standing(desk.store, accepted(reading)[0])


def last_load(desk: Desk) -> Load | None:
    """Return the load that may be undone: the newest, as long as nothing came after it; None when there is none."""
    return loads.newest(desk.store)


def undo(desk: Desk, load_id: str, *, person: Person) -> int:
    """Take back a whole load; return how many returns went. Raises StoreError when a newer one has come since."""
    _ask(person)
    return loads.undo(desk.store, load_id)


def replaced(desk: Desk) -> tuple[Superseded, ...]:
    """Return the returns that a newer one stands in the place of, the newest first."""
    return older.superseded(desk.store)


def bring_back(desk: Desk, submission_id: str, *, person: Person) -> None:
    """Let an older return stand again; the one that stood in its place is kept. Raises StoreError when it stands."""
    _ask(person)
    older.bring_back(desk.store, submission_id)


def changes(desk: Desk, reading: Reading) -> tuple[Changed, ...]:
    """Return the remedies that were accepted when this file was saved, by sheet, row and column.

    The cells of a table of people are kept with the person each belongs to; here they stand together, as in the file.
    """
    found = kept(desk, reading)
    if found is None:
        return ()
    if len(reading.returns) == 1:
        return audit.changes(desk.store, found.submission_id)
    return tuple(
        Changed(one.sheet, one.cell, one.item, one.value, changed(one)) for one in reading.findings if changed(one)
    )


def remembered(desk: Desk, reading: Reading) -> Mapping[str, str]:
    """Return what the columns of an export of this shape were said to ask when one was last saved."""
    return mappings.recall(desk.store, reading.columns.shape) if reading.columns else {}


def accepted(reading: Reading) -> tuple[Answers, ...]:
    """Return the answers of a reading that nothing stops; raises WorkbookError for any other."""
    if not (reading.accepted and reading.returns):
        raise WorkbookError("This workbook has faults that stop it. Correct them and hand it in again.")
    return tuple(one.answers for one in reading.returns)


def _submissions(desk: Desk, reading: Reading, person: Person) -> list[Submission]:
    """Return the submissions of a file; what was noticed in a person's rows is kept with that person."""
    accepted(reading)
    several, at = len(reading.returns) > 1 or bool(reading.returns[0].rows), now()
    owners = {(one.sheet, row): place for place, one in enumerate(reading.returns) for row in one.rows}
    noticed: list[list[Noticed]] = [[] for _ in reading.returns]
    for one in reading.findings:
        row = int("".join(filter(str.isdigit, one.cell)) or 0)
        told = Noticed(one.code, one.severity, one.sheet, one.cell, one.item, one.value, changed(one))
        noticed[owners.get((one.sheet, row), 0)].append(told)
    return [
        Submission(
            answers=fit(one.answers, desk.instruments[one.answers.instrument]),
            door=Door.WORKBOOK,
            file_hash=reading.sha256,
            saved_at=at,
            saved_by=person.name,
            noticed=tuple(noticed[place]),
            part=place + 1 if several else 0,
            person=one.person,
            file_name=reading.name,
        )
        for place, one in enumerate(reading.returns)
    ]


def _ask(person: Person) -> None:
    if not may(person, Action.SAVE_SUBMISSION):
        raise AccessDenied("You may look at this dashboard, but not add to it. Ask whoever runs it.")
