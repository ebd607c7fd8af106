"""The sample: synthetic assessments of fictional cities, and where they stand; loaded once, gone when asked."""

import csv
import hashlib
from collections.abc import Mapping
from pathlib import Path

from coprod.errors import StoreError
from coprod.instrument.answers import Answers, fit
from coprod.instrument.model import Instrument
from coprod.store import cities, contexts, submissions
from coprod.store.engine import Store, now
from coprod.store.rows import Door, Submission

FILE = Path(__file__).resolve().parents[2] / "data" / "sample" / "submissions.jsonl"
CONTEXTS = FILE.with_name("contexts.csv")


def load(store: Store, instruments: Mapping[str, Instrument], file: Path = FILE) -> int:
    """Add the sample to the store; return how many submissions were new."""
    arriving = [_submission(line, instruments) for line in _lines(file)]
    contexts.keep(store, [_told(row) for row in csv.DictReader(_lines(CONTEXTS))])
    return sum(not one.known for one in submissions.add(store, arriving))


def load_once(store: Store, instruments: Mapping[str, Instrument]) -> int:
    """Add the sample to a store that never held a submission, so that what was removed stays removed."""
    return 0 if store.has_ever("add ") else load(store, instruments)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except OSError as fault:
        raise StoreError(f"The sample data {file} cannot be opened: {fault.strerror}.") from fault


def _told(row: Mapping[str, str]) -> contexts.Told:
    return contexts.Told(
        city=cities.key(row["city"], sample=True),
        country=row["country"],
        band=row["population_band"],
        themes=tuple(filter(None, row["themes"].split("|"))),
        told_at=now(),
        told_by="sample",
    )


def _submission(line: str, instruments: Mapping[str, Instrument]) -> Submission:
    answers = Answers.model_validate_json(line)
    return Submission(
        answers=fit(answers, instruments[answers.instrument]),
        door=Door.SAMPLE,
        file_hash=hashlib.sha256(line.encode()).hexdigest(),
        saved_at=now(),
        saved_by="sample",
    )
