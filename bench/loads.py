"""Many workbooks, many people and many empty rows: read, checked and saved into a new store."""

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.styles import PatternFill

from bench.figures import Figure
from bench.server import since
from coprod.desk.opening import OPERATOR, Desk, Settings, opened
from coprod.desk.several import Received, receive_all, save_received
from fuzz.parts import packed, parts
from fuzz.seeds import FILLED, team

FILES, A_SECOND = 1000, 60
PEOPLE, LIMIT = 5000, 5000
ROWS, SHORT = 100_000, 2000
ABOUT = "xl/worksheets/sheet2.xml"


def figures() -> Iterator[Figure]:
    """Yield a load of many files into a new store, a team of thousands, and a sheet of formatted empty rows."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        yield from _many(_written(folder), folder / "files.duckdb")
        yield from _team(folder / "team.duckdb")


def _many(files: Sequence[Path], store: Path) -> Iterator[Figure]:
    with _desk(store) as desk:
        start = time.perf_counter()
        received = receive_all(desk, [(file.name, file.read_bytes) for file in files])
        read = since(start)
        save_received(desk, received, person=OPERATOR)
        taken = since(start)
    _count(received, FILES)
    speed = FILES / taken * 1000
    yield Figure(f"{FILES:,} workbooks loaded", speed, "/s", target=f">= {A_SECOND} a second", met=speed >= A_SECOND)
    yield Figure("of which saving them", taken - read)


def _team(store: Path) -> Iterator[Figure]:
    people, rows = team(PEOPLE), _formatted()
    with _desk(store) as desk:
        start = time.perf_counter()
        received = receive_all(desk, [("team.xlsx", lambda: people)])
        yield _within(f"a team of {PEOPLE:,} received, {len(people) / 1e6:.1f} MB", since(start), LIMIT)
        _count(received, PEOPLE)
        start = time.perf_counter()
        save_received(desk, received, person=OPERATOR)
        yield _within(f"a team of {PEOPLE:,} saved", since(start), LIMIT)
        start = time.perf_counter()
        received = receive_all(desk, [("rows.xlsx", lambda: rows)])
        yield _within(f"{ROWS:,} formatted empty rows received", since(start), SHORT)
        _count(received, 1)


@contextmanager
def _desk(store: Path) -> Iterator[Desk]:
    """Open a desk with a new store; its children are warm."""
    with opened(Settings(store=store)) as desk:
        receive_all(desk, [("warm.xlsx", lambda: FILLED)] * 8)
        yield desk


def _written(folder: Path) -> list[Path]:
    """Write as many files as there are organisations, each with every question answered."""
    found, files = parts(FILLED), []
    for number in range(FILES):
        words = found[ABOUT].replace(b"Exampleford", b"City %d" % (number % 100))
        words = words.replace(b"Digital services", b"Unit %d" % number)
        files.append(folder / f"{number}.xlsx")
        files[-1].write_bytes(packed({**found, ABOUT: words}))
    return files


def _formatted() -> bytes:
    """Return a filled-in workbook with colour in thousands of rows that hold nothing."""
    book = load_workbook(BytesIO(FILLED))
    grey = PatternFill("solid", fgColor="EEEEEE")
    for row in range(100, 100 + ROWS):
        book["Skills"].cell(row, 4).fill = grey
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _within(name: str, taken: float, limit: int) -> Figure:
    return Figure(name, taken, target=f"< {limit} ms", met=taken < limit)


def _count(received: Sequence[Received], returns: int) -> None:
    """Refuse to measure what was refused."""
    found = [one for file in received if file.reading and file.accepted for one in file.reading.returns]
    if len(found) != returns:
        raise RuntimeError(f"Of {returns} returns {len(found)} were read; the figure would mean nothing.")
