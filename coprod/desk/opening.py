"""Open the desk: store, instruments, pilots and rules together, as the environment asks."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from coprod.access.roles import AT_THIS_MACHINE, Person
from coprod.desk import sample
from coprod.desk.due import Due
from coprod.disclosure.policy import SMALLEST, Policy
from coprod.errors import CoprodError, InstrumentError
from coprod.instrument.library import DEFAULT, newest, shelf
from coprod.instrument.model import Instrument
from coprod.store import pilots
from coprod.store.box import BallotBox
from coprod.store.engine import Store, now
from coprod.store.opening import open_store
from coprod.workbook import Guard

OPERATOR: Person = AT_THIS_MACHINE
"""Whoever can open the store's file may change it: the command line works in this name."""

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Desk:
    """Everything a use case needs."""

    store: Store
    instruments: Mapping[str, Instrument]
    policy: Policy
    instrument: Instrument
    """The one that new templates are made from and that Methods and About speak of."""
    guard: Guard
    """Where files from outside are read."""
    box: BallotBox
    """Where the votes of rooms go in."""
    due: Due
    """What deletes rooms on their day."""

    def questionnaire(self, key: str) -> Instrument:
        """Return the instrument that answers were given to; raises InstrumentError when its file is gone."""
        if key not in self.instruments:
            raise InstrumentError(f"These answers were given to {key}, whose file is not in data/instruments.")
        return self.instruments[key]


@dataclass(frozen=True)
class Settings:
    """What a deployment may set, each by one environment variable."""

    store: Path = DATA / "coprod.duckdb"
    sample: bool = False
    smallest_group: int = SMALLEST
    instrument: str = DEFAULT
    address: str = ""

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """Read COPROD_STORE (a path), COPROD_SAMPLE (1 to load it), COPROD_SMALLEST_GROUP (5 or more) COPROD_INSTRUMENT
        (an id or ``id@version``) and COPROD_ADDRESS (where phones reach the dashboard, such as http://192.168.1.5:8501).
        """
        smallest = environment.get("COPROD_SMALLEST_GROUP", str(SMALLEST))
        if not smallest.isdecimal() or int(smallest) < SMALLEST:
            raise CoprodError(f"COPROD_SMALLEST_GROUP is {smallest}; it may be {SMALLEST} or more.")
        return cls(
            store=Path(environment.get("COPROD_STORE") or cls.store),
            sample=environment.get("COPROD_SAMPLE", "") == "1",
            smallest_group=int(smallest),
            instrument=environment.get("COPROD_INSTRUMENT") or cls.instrument,
            address=environment.get("COPROD_ADDRESS", "").rstrip("/"),
        )


@cache
def questionnaires() -> Mapping[str, Instrument]:
    """Return every instrument at hand, for what needs no store."""
    return MappingProxyType(shelf())


def guarded() -> Guard:
    """Return a way to read files from outside, for what needs no store; it is to be closed."""
    return Guard(questionnaires())


@contextmanager
def opened(settings: Settings) -> Iterator[Desk]:
    """Open the desk and close it afterwards; raises CoprodError with one sentence when it cannot be opened."""
    instruments = questionnaires()
    instrument = newest(dict(instruments), settings.instrument)
    store = open_store(settings.store)
    try:
        pilots.refresh(store, DATA / "pilots")
        if settings.sample:
            sample.load_once(store, instruments)
        with Guard(instruments) as guard:
            policy, box, due = Policy(settings.smallest_group), BallotBox(store), Due(store)
            due.clear(now().date())
            yield Desk(store, instruments, policy, instrument, guard, box, due)
    finally:
        store.close()
