"""What a service manager does: take a workbook, hand it in, read what is wrong, see the gaps, save."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from coprod.access.roles import Action, Person, may
from coprod.charts.provenance import Provenance
from coprod.desk.governance import GovernanceProfile, of_answers
from coprod.desk.opening import Desk
from coprod.desk.profile import SkillProfile, profile
from coprod.disclosure.policy import SMALLEST, Policy
from coprod.disclosure.release import Basis
from coprod.errors import AccessDenied, InstrumentError, WorkbookError
from coprod.instrument.answers import Answers, Mode, fit
from coprod.instrument.library import DEFAULT, newest
from coprod.instrument.model import Instrument
from coprod.language import speaker
from coprod.measures.tally import Missed, Span, Tally
from coprod.store import submissions
from coprod.store.engine import now
from coprod.store.rows import Door, Noticed, Submission
from coprod.store.submissions import Kept, Saved
from coprod.workbook import Guard, Reading, write

Instruments = Mapping[str, Instrument]
NOTHING: Mapping[str, str] = MappingProxyType({})
LONGEST = 200


def template(instruments: Instruments, *, instrument: str = "", language: str = "en") -> tuple[str, bytes]:
    """Return the file name and the bytes of an empty workbook; ``instrument`` is an id or ``id@version``."""
    chosen = newest(dict(instruments), instrument or DEFAULT)
    if language not in chosen.languages:
        spoken = ", ".join(chosen.languages)
        raise InstrumentError(f"{chosen.key} has no words in {language}. It has them in: {spoken}.")
    return f"{chosen.id}-{chosen.version}-{language}.xlsx", write(chosen, speaker(language))


def receive(guard: Guard, data: bytes, *, name: str, given: Mapping[str, str] = NOTHING) -> Reading:
    """Read a filled-in workbook in a child process and save nothing; raises WorkbookError when it is none of ours.

    ``given`` may name the city, the pilot and the round in the place of what the workbook says.
    """
    for line, words in given.items():
        if words and not (re.search(r"[^\W_]", words) and len(words) <= LONGEST):
            raise WorkbookError(f"“{words[:40]}” cannot be the name of a {line}.")
    return guard.read(data, name=name, given=given)


def own_needs(instruments: Instruments, reading: Reading, *, language: str) -> SkillProfile:
    """Return the skill needs in somebody's own file: whoever holds it may see what is in it."""
    answers = _accepted(reading)
    instrument, about = instruments[answers.instrument], answers.about
    return profile(
        [_tally(answers, skill.id, instrument) for skill in instrument.skills],
        instrument=instrument,
        basis=Basis.OWN_FILE,
        policy=Policy(),
        provenance=Provenance(
            city=about.city,
            sample=False,
            round=about.round,
            organisational=about.mode is Mode.ORGANISATIONAL,
            organisation=", ".join(part for part in (about.pilot, about.unit) if part),
            respondents=1,
            smallest=SMALLEST,
            first_on=about.filled_on,
            last_on=about.filled_on,
            instrument=answers.instrument,
        ),
        language=language,
    )


def own_governance(instruments: Instruments, reading: Reading) -> GovernanceProfile:
    """Return the governance profile in somebody's own file."""
    answers = _accepted(reading)
    return of_answers(answers, instruments[answers.instrument], basis=Basis.OWN_FILE, policy=Policy())


def save(desk: Desk, reading: Reading, *, person: Person) -> Saved:
    """Keep an accepted reading, whole or not at all; the same file twice is one submission."""
    if not may(person, Action.SAVE_SUBMISSION):
        raise AccessDenied("You may look at this dashboard, but not add to it. Ask whoever runs it.")
    answers = _accepted(reading)
    noticed = tuple(
        Noticed(one.code, one.severity, one.sheet, one.cell, one.item, one.value) for one in reading.findings
    )
    arriving = Submission(
        answers=fit(answers, desk.instruments[answers.instrument]),
        door=Door.WORKBOOK,
        file_hash=reading.sha256,
        saved_at=now(),
        saved_by=person.name,
        noticed=noticed,
    )
    return submissions.add(desk.store, [arriving])[0]


def kept(desk: Desk, reading: Reading) -> Kept | None:
    """Return where this file stands when it was saved before, None when it was not."""
    return submissions.find(desk.store, reading.sha256)


def replaces(desk: Desk, reading: Reading) -> tuple[date, ...]:
    """Return the days of the standing returns of the same organisation and round, of which only the newest counts."""
    return submissions.standing(desk.store, _accepted(reading))


def _accepted(reading: Reading) -> Answers:
    if reading.answers is None:
        raise WorkbookError("This workbook has faults that stop it. Correct them and hand it in again.")
    return reading.answers


def _tally(answers: Answers, skill: str, instrument: Instrument) -> Tally:
    span = Span(instrument.importance.minimum, instrument.importance.maximum)
    if skill not in answers.skills:
        return Tally.of(skill, span, [])
    pair = answers.skills[skill]
    reason = pair.missing
    if reason is None:
        return Tally.of(skill, span, [(int(pair.importance), int(pair.capacity), 1)])
    return Tally.of(skill, span, [], Missed.of({reason: 1}))
