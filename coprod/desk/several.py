"""Many files at once: each read by itself, saved together as one load, told in one line per file."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from coprod.access.roles import Person
from coprod.desk.findings import UNSAID, left_out, remedies, waits
from coprod.desk.manager import NOTHING, marked, receive
from coprod.desk.opening import Desk
from coprod.desk.saving import kept, remembered, save_all
from coprod.errors import CoprodError
from coprod.language import Speaker
from coprod.store.submissions import Kept, Saved
from coprod.workbook import Reading, Severity, words

Shapes = Mapping[str, Mapping[str, str]]
"""What the columns of each shape of export ask: shape -> heading -> target."""
AT_ONCE = 2
"""How many files are read at the same time; there is a child process for each."""


@dataclass(frozen=True)
class Received:
    """One file as it came: its reading, or the sentence that refuses it; ``saved`` once it was saved.

    ``given`` and ``means`` were said beside it, see ``receive_all``.
    """

    name: str
    reading: Reading | None
    refusal: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    means: Mapping[str, str] = field(default_factory=dict)
    saved: tuple[Saved, ...] = ()
    kept: Kept | None = None

    @property
    def accepted(self) -> bool:
        """Whether it can be saved, or was."""
        return self.reading is not None and self.reading.accepted

    @property
    def unsaid(self) -> tuple[str, ...]:
        """What it does not say and may be said beside it: codes of findings."""
        return tuple(one.code for one in self.reading.findings if one.code in UNSAID) if self.reading else ()


@dataclass(frozen=True)
class FileRow:
    """One file in one line: what became of it, and why."""

    file: str
    outcome: str
    why: str
    people: int


def receive_all(
    desk: Desk,
    files: Sequence[tuple[str, Callable[[], bytes]]],
    *,
    given: Mapping[str, str] = NOTHING,
    means: Mapping[str, str] = NOTHING,
    shapes: Shapes | None = None,
    tick: Callable[[int], None] = lambda done: None,
) -> tuple[Received, ...]:
    """Read files and save nothing; ``tick`` hears how many are done. One bad file stops no other.

    ``given`` stands in the place of what a file says, ``means`` in the place of what its columns were taken for;
    without ``means`` an export is read as ``shapes`` say of its shape, and without those as when one like it was saved.
    """

    def one(file: tuple[str, Callable[[], bytes]]) -> Received:
        name, data = file
        try:
            reading, used = _read(desk, data(), name, given, means, shapes)
            return Received(name, reading, given=dict(given), means=dict(used))
        except (CoprodError, OSError) as fault:
            told = f"{fault.strerror}." if isinstance(fault, OSError) else str(fault)
            return Received(name, None, told)

    found = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done, received in enumerate(pool.map(one, files), start=1):
            found.append(received)
            tick(done)
    return tuple(found)


def save_received(desk: Desk, received: Sequence[Received], *, person: Person) -> tuple[Received, ...]:
    """Save what can be saved, as one load; the others stay as they are."""
    fine = [one for one in received if one.accepted]
    saved = iter(save_all(desk, [one.reading for one in fine if one.reading], person=person))
    return tuple(
        replace(one, saved=next(saved), kept=kept(desk, one.reading)) if one.accepted and one.reading else one
        for one in received
    )


def standing(desk: Desk, received: Sequence[Received]) -> tuple[Received, ...]:
    """Return the same with where each file stands in the store, for those that were saved before."""
    return tuple(
        replace(one, kept=kept(desk, one.reading)) if one.accepted and one.reading else one for one in received
    )


def worst_first(received: Sequence[Received]) -> tuple[Received, ...]:
    """Return the files that cannot be saved first, then those with answers left out, each group as it came."""
    return tuple(sorted(received, key=lambda one: (one.accepted, one.accepted and not _lost(one))))


def file_rows(received: Sequence[Received], say: Speaker) -> tuple[FileRow, ...]:
    """Tell each file in one line, in the order they came."""
    return tuple(
        FileRow(one.name, *_told(one, say), len(one.reading.returns) if one.reading else 0) for one in received
    )


def read_as_meant(received: Sequence[Received]) -> int:
    """Count the cells that saving these files accepts as meant."""
    return sum(len(remedies(one.reading)) for one in received if one.reading)


def marked_copy(desk: Desk, received: Received, data: bytes, *, language: str) -> bytes:
    """Return the marked copy of a file as it was read, in the words of a language."""
    return marked(desk.guard, data, language=language, given=received.given, means=received.means)


def _read(
    desk: Desk,
    data: bytes,
    name: str,
    given: Mapping[str, str],
    means: Mapping[str, str],
    shapes: Shapes | None,
) -> tuple[Reading, Mapping[str, str]]:
    """Return the reading, and what its columns were said to ask."""
    reading = receive(desk.guard, data, name=name, given=given, means=means)
    if reading.columns is None or means:
        return reading, means
    known = remembered(desk, reading) if shapes is None else shapes.get(reading.columns.shape, NOTHING)
    return (receive(desk.guard, data, name=name, given=given, means=known), known) if known else (reading, NOTHING)


def _told(one: Received, say: Speaker) -> tuple[str, str]:
    if one.reading is None:
        return say("Refused"), say(one.refusal)
    if not one.reading.accepted:
        stops = [each for each in one.reading.findings if each.severity is Severity.STOP]
        why = ": ".join(part for part in (stops[0].sheet, words(stops[0], say)[0]) if part)
        more = say.many("And {count} more.", "And {count} more.", len(stops) - 1) if len(stops) > 1 else ""
        return (say("Needs an answer") if waits(one.reading) else say("Refused")), f"{why} {more}".strip()
    lost, notes = _lost(one), sum(each.severity is Severity.NOTE for each in one.reading.findings)
    remarks = []
    if lost and one.kept:
        remarks.append(say.many("{count} answer left out.", "{count} answers left out.", lost))
    if notes:
        remarks.append(say.many("{count} note.", "{count} notes.", notes))
    if one.kept is None:
        can = say("Can be saved")
        if lost:
            can = say.many("Can be saved, {count} answer left out", "Can be saved, {count} answers left out", lost)
        return can, " ".join(remarks)
    if one.kept.superseded_by:
        remarks.insert(0, say("Another return of the same organisation and round stands in its place."))
    return (say("Saved with notes") if lost or notes else say("Saved")), " ".join(remarks)


def _lost(one: Received) -> int:
    return left_out(one.reading) if one.reading else 0
