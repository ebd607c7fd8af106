"""Real files, to be broken: filled in, faulty, of a team, marked, and saved by other programs."""

import subprocess
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import load_workbook

from coprod.workbook.reader import marked
from tests.workbook.filling import CORE, FILLED, SHELF, TEAM, fill
from tests.workbook.libreoffice import SOFFICE

FAULTY = fill({("Skills", "D8"): "7", ("Skills", "E8"): "maybe", ("Skills", "D9"): "4 - very", ("About", "C6"): "A"})
PEOPLE = 12


@cache
def team(people: int = PEOPLE) -> bytes:
    """Return a team workbook with every rating of so many people; the first row of people is the ninth."""
    book = load_workbook(BytesIO(TEAM))
    about, sheet = book["About"], book["Team"]
    said = {"city": "Exampleford", "round": "Spring 2026"}
    for row in about.iter_rows():
        if row[0].value in said:
            row[2].value = said[row[0].value]
    keys = [cell.value for cell in sheet[5]]
    optional = {skill.id for skill in CORE.skills if skill.optional}
    for person in range(people):
        for place, key in enumerate(keys, start=1):
            skill, _, rating = str(key or "").partition("/")
            value: object = {"person": f"R{person + 1:04}", "role": "planner"}.get(skill)
            if rating and skill not in optional:
                value = (person + place) % 5 + 1
            sheet.cell(9 + person, place).value = value if value is not None else sheet.cell(9 + person, place).value
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def seeds(*, office: bool) -> dict[str, bytes]:
    """Return the files by what they are; those that LibreOffice saves only where it is asked for."""
    found = {
        "filled.xlsx": FILLED,
        "team.xlsx": team(),
        "marked.xlsx": marked(FAULTY, SHELF, language="en"),
        "filled.xls": as_xls(FILLED),
        "filled.ods": as_ods(FILLED),
        "team.csv": as_csv(team(), "Team"),
    }
    return found | (_by_office(found) if office else {})


def as_xls(data: bytes) -> bytes:
    """Return the values of a workbook as an old .xls."""
    book, as_date = xlwt.Workbook(), xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for title, rows in _values(data).items():
        sheet = book.add_sheet(title)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if isinstance(value, date):
                    sheet.write(row, column, value, as_date)
                elif value is not None:
                    sheet.write(row, column, value)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def as_ods(data: bytes) -> bytes:
    """Return the values of a workbook as an .ods."""
    book = OpenDocumentSpreadsheet()
    for title, rows in _values(data).items():
        table = Table(name=title)
        book.spreadsheet.addElement(table)
        for values in rows:
            row = TableRow()
            table.addElement(row)
            for value in values:
                number = isinstance(value, int | float) and not isinstance(value, bool)
                cell = TableCell(valuetype="float", value=value) if number else TableCell(valuetype="string")
                cell.addElement(P(text="" if value is None else str(value)))
                row.addElement(cell)
    written = BytesIO()
    book.write(written)
    return written.getvalue()


def as_csv(data: bytes, title: str) -> bytes:
    """Return one sheet of a workbook as lines of values."""
    written = StringIO()
    for row in _values(data)[title]:
        written.write(";".join('"{}"'.format(str(value or "").replace('"', '""')) for value in row) + "\r\n")
    return written.getvalue().encode()


def _values(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(data), read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def _by_office(found: Mapping[str, bytes]) -> dict[str, bytes]:
    if SOFFICE is None:
        raise RuntimeError("This needs LibreOffice Calc (soffice); .ci/programs installs it.")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in ("filled.xlsx", "team.xlsx"):
            (folder / name).write_bytes(found[name])
        for ending in ("xls", "ods"):
            command = [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
            command += [ending, "--outdir", str(folder / "out"), str(folder / "filled.xlsx"), str(folder / "team.xlsx")]
            subprocess.run(command, check=True, timeout=120, capture_output=True)  # noqa: S603 - our own words
        return {f"LibreOffice {one.name}": one.read_bytes() for one in sorted((folder / "out").iterdir())}
