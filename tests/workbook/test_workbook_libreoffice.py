"""LibreOffice opens the template, fills it in and saves it as .xlsx and .ods; both say what was meant."""

from pathlib import Path

from filling import SAY, SHELF, TEMPLATE, cells, fill, full, typed
from libreoffice import NEW_LINE, fill_in_libreoffice
from test_workbook_moved import LINES, with_lines_more

from coprod.workbook import read, words


def test_what_libreoffice_saves_is_read_as_meant(tmp_path: Path):
    answers = full()
    for saved in fill_in_libreoffice(TEMPLATE, typed(cells(answers)), tmp_path):
        reading = read(saved, SHELF, name="saved")
        assert [words(finding, SAY) for finding in reading.findings] == []
        assert reading.answers == answers


def test_what_the_reader_library_hides_is_found_in_what_libreoffice_saves(tmp_path: Path):
    planted = {("Skills", "D7"): "=1/0", ("Skills", "D8"): "=2+2", ("Skills", "E8"): "3.5", ("Skills", "E7"): "50%"}
    template = fill({key: value for key, value in typed(cells(full())).items() if key not in planted})
    formulas = {key: Formula(value) for key, value in planted.items()}
    for saved in fill_in_libreoffice(template, formulas, tmp_path):
        reading = read(saved, SHELF, name="saved")
        assert [(one.code, one.cell, one.value) for one in reading.findings] == [
            ("error_value", "D7", "#DIV/0!"),
            ("percentage", "E7", "50%"),
            ("not_whole", "E8", "3.5"),
        ]


def test_lines_inserted_into_the_protected_sheets_are_read(tmp_path: Path):
    inserted: dict[tuple[str, str], object] = {}
    for sheet, row, words_by_column in LINES:
        inserted[sheet, f"A{row}"] = NEW_LINE
        inserted |= {(sheet, f"{column}{row}"): value for column, value in words_by_column.items()}
    for saved in fill_in_libreoffice(fill(typed(cells(full()))), inserted, tmp_path):
        reading = read(saved, SHELF, name="saved")
        assert [words(finding, SAY) for finding in reading.findings] == []
        assert reading.answers == with_lines_more()


class Formula:
    """Typed into the cell rather than put there as text."""

    def __init__(self, text: str):
        self.text = text

    def __str__(self) -> str:
        return self.text
