"""Checking a filled-in workbook, compared with openpyxl merely loading the same file."""

from collections.abc import Iterator
from io import BytesIO

from openpyxl import load_workbook

from bench.figures import Figure, median, timed
from coprod.workbook import Guard, read
from tests.workbook.filling import SHELF, cells, fill, full, typed

TIMES = 15
LIMIT = 1.0


def figures() -> Iterator[Figure]:
    """Yield the time of one check in a warm child; every question of the core instrument is answered in the file."""
    data = fill(typed(cells(full())))
    if not read(data, SHELF, name="filled.xlsx").accepted:
        raise RuntimeError("The workbook of the benchmark is refused; its figure would mean nothing.")
    with Guard(SHELF) as guard:
        guard.read(data, name="filled.xlsx")  # the child is warm from here on
        checked = median(timed(lambda: guard.read(data, name="filled.xlsx"), TIMES))
    loaded = median(timed(lambda: load_workbook(BytesIO(data), data_only=True), TIMES))
    yield Figure(
        f"check {len(data) / 1000:.0f} kB, against openpyxl.load_workbook",
        checked,
        against=loaded,
        target=f"<= {LIMIT} times",
        met=checked <= LIMIT * loaded,
    )
