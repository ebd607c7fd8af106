"""What a service manager does: take a workbook, hand it in, read what is wrong, have it marked, see the gaps."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from coprod.charts.provenance import Provenance
from coprod.desk.governance import GovernanceProfile, of_answers
from coprod.desk.profile import SkillProfile, profile
from coprod.desk.saving import accepted
from coprod.disclosure.policy import SMALLEST, Policy
from coprod.disclosure.release import Basis
from coprod.errors import InstrumentError, WorkbookError
from coprod.instrument.answers import Answers, Mode
from coprod.instrument.library import DEFAULT, newest
from coprod.instrument.model import Instrument
from coprod.language import speaker
from coprod.measures.tally import Missed, Span, Tally
from coprod.workbook import Guard, Reading, read_mapping, write, write_mapping

Instruments = Mapping[str, Instrument]
NOTHING: Mapping[str, str] = MappingProxyType({})
LONGEST = 200
LARGEST = 10_000_000
"""The largest file that is read, in bytes."""


def template(
    instruments: Instruments, *, instrument: str = "", language: str = "en", team: bool = False
) -> tuple[str, bytes]:
    """Return the file name and the bytes of an empty workbook; ``instrument`` is an id or ``id@version``.

    A ``team`` workbook has one row per person, any other holds one return.
    """
    chosen = newest(dict(instruments), instrument or DEFAULT)
    if language not in chosen.languages:
        spoken = ", ".join(chosen.languages)
        raise InstrumentError(f"{chosen.key} has no words in {language}. It has them in: {spoken}.")
    name = f"{chosen.id}-{chosen.version}-{'team-' if team else ''}{language}.xlsx"
    return name, write(chosen, speaker(language), team=team)


def receive(
    guard: Guard,
    data: bytes,
    *,
    name: str,
    given: Mapping[str, str] = NOTHING,
    means: Mapping[str, str] = NOTHING,
) -> Reading:
    """Read a file of answers in a child process and save nothing; raises WorkbookError when it is none of ours.

    ``given`` may name the city, the pilot, the round and the mode in the place of what the file says; ``means`` says
    what the columns of a survey tool's export ask, by heading.
    """
    _sensible(given)
    if len(data) > LARGEST:
        raise WorkbookError("This file is larger than 10 MB. Take out what does not belong in it, such as pictures.")
    return guard.read(data, name=name, given=given, means=means)


def marked(
    guard: Guard,
    data: bytes,
    *,
    language: str,
    given: Mapping[str, str] = NOTHING,
    means: Mapping[str, str] = NOTHING,
) -> bytes:
    """Return a file that was received as an .xlsx with its problem cells marked, in the words of a language."""
    _sensible(given)
    return guard.marked(data, language=language, given=given, means=means)


def mapping_file(reading: Reading) -> bytes:
    """Return what the columns of an export were taken for as a file (.csv) that a person can correct."""
    if reading.columns is None:
        raise WorkbookError(
            "The columns of this file need no mapping: it is a workbook of ours, or no table of people."
        )
    return write_mapping(reading.columns)


def mapping_means(data: bytes) -> Mapping[str, str]:
    """Return what a corrected file of that kind says, by heading; raises WorkbookError when it is none."""
    return read_mapping(data)


def _sensible(given: Mapping[str, str]) -> None:
    for line, words in given.items():
        if words and not (re.search(r"[^\W_]", words) and len(words) <= LONGEST):
            raise WorkbookError(f"“{words[:40]}” cannot be the name of a {line}.")


def own_needs(instruments: Instruments, reading: Reading, *, language: str) -> SkillProfile:
    """Return the skill needs in somebody's own file: whoever holds it may see what is in it."""
    everyone = accepted(reading)
    instrument, about = instruments[reading.instrument], everyone[0].about
    return profile(
        [_tally(everyone, skill.id, instrument) for skill in instrument.skills],
        instrument=instrument,
        basis=Basis.OWN_FILE,
        policy=Policy(),
        provenance=Provenance(
            city=about.city,
            sample=False,
            round=about.round,
            organisational=about.mode is Mode.ORGANISATIONAL,
            organisation=", ".join(part for part in (about.pilot, about.unit) if part),
            respondents=len(everyone),
            smallest=SMALLEST,
            first_on=about.filled_on,
            last_on=about.filled_on,
            instrument=reading.instrument,
        ),
        language=language,
    )


def own_governance(instruments: Instruments, reading: Reading) -> GovernanceProfile:
    """Return the governance profile in somebody's own file."""
    everyone = accepted(reading)
    if len(everyone) > 1:
        raise WorkbookError("A table of several people has no governance profile; hand in one return.")
    return of_answers(everyone[0], instruments[reading.instrument], basis=Basis.OWN_FILE, policy=Policy())


def _tally(everyone: Sequence[Answers], skill: str, instrument: Instrument) -> Tally:
    span = Span(instrument.importance.minimum, instrument.importance.maximum)
    pairs = [one.skills[skill] for one in everyone if skill in one.skills]
    counted = Counter((int(one.importance), int(one.capacity)) for one in pairs if one.missing is None)
    missing = Counter(str(one.missing) for one in pairs if one.missing is not None)
    return Tally.of(skill, span, [(*pair, count) for pair, count in counted.items()], Missed.of(missing))
