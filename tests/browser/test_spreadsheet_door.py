"""The spreadsheet door walked from end to end: faults mended in the marked copy, forty files in and out."""

from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.dashboard import Dashboard, settle, visit
from tests.browser.test_axe import violations
from tests.workbook.filling import CORE, cells, fill, full, places, typed

ANSWERED = typed(cells(full()))
RATINGS = [place for place in ANSWERED if place[0] == "Skills" and place[1][0] in "DE"]
WRONG = ("3.5", 44, 0, "often", True, "50%", -1, 9, date(2026, 5, 3))


def hand_in(page: Page, *paths: Path) -> None:
    page.locator('input[type="file"]').first.set_input_files(paths)
    expect(page.get_by_role("heading", name="3. Read and save")).to_be_visible()
    settle(page)


def planted() -> dict[tuple[str, str], object]:
    """Twelve faults: nine ratings, no city, a date that is none, and a sector that is none."""
    at = {(spot.block, spot.line, spot.column): (title, cell) for (_, spot), (title, cell, _) in places(CORE).items()}
    faults = dict(zip(RATINGS, WRONG, strict=False))
    faults[at["about", "city", "answer"]] = None
    faults[at["about", "filled_on", "answer"]] = "last week"
    faults[at["stakeholders", "3", "sector"]] = "friends"
    return faults


def mend(copy: bytes, faults: dict[tuple[str, str], object]) -> bytes:
    """Put the right answers into the cells that are marked, and only there."""
    book, out = load_workbook(BytesIO(copy)), BytesIO()
    marked = {
        (sheet.title, cell.coordinate) for sheet in book.worksheets[1:] for row in sheet for cell in row if cell.comment
    }
    assert marked == set(faults)
    for title, cell in marked:
        book[title][cell] = ANSWERED[title, cell]
    book.save(out)
    return out.getvalue()


def test_twelve_faults_are_marked_mended_and_all_clear(page: Page, fresh: Dashboard, tmp_path: Path) -> None:
    faults = planted()
    assert len(faults) == 12
    faulty, mended = tmp_path / "return.xlsx", tmp_path / "return-marked.xlsx"
    faulty.write_bytes(fill(ANSWERED | faults))
    visit(page, fresh, "assess")
    hand_in(page, faulty)
    expect(page.get_by_text("return.xlsx is not saved: 1 thing must be corrected first.")).to_be_visible()
    assert page.locator("table tbody tr").count() == 12
    assert violations(page) == []
    with page.expect_download() as wanted:
        page.get_by_role("button", name="Download the marked copy").click()
    assert wanted.value.suggested_filename == "return-marked.xlsx"
    mended.write_bytes(mend(Path(wanted.value.path()).read_bytes(), faults))

    visit(page, fresh, "assess")
    hand_in(page, mended)
    expect(page.get_by_text("return-marked.xlsx was read completely: 36 ratings")).to_be_visible()
    expect(page.get_by_text("All clear: nothing that the last check marked is left to mend.")).to_be_visible()
    expect(page.locator("table").filter(has_text="How to correct it")).to_have_count(0)
    page.get_by_role("button", name="Save this return").click()
    expect(page.get_by_text("Uploading the same file again changes nothing.")).to_be_visible()


def test_forty_files_are_saved_together_and_taken_out_again(page: Page, fresh: Dashboard, tmp_path: Path) -> None:
    paths = []
    for number in range(40):
        about = full().about.model_copy(update={"unit": f"Unit {number}"})
        path = tmp_path / f"unit-{number:02}.xlsx"
        path.write_bytes(fill(typed(cells(full().model_copy(update={"about": about})))))
        paths.append(path)
    visit(page, fresh, "assess")
    hand_in(page, *paths)
    page.get_by_role("button", name="Save the 40 that can be saved").click()
    expect(page.get_by_text("40 files are saved.")).to_be_visible()
    settle(page)
    assert page.get_by_role("cell", name="Saved", exact=True).count() == 40
    assert violations(page) == []
    page.get_by_role("button", name="Undo this load").click()
    page.get_by_role("button", name="Yes, take them out").click()
    expect(page.get_by_text("40 files can be saved.")).to_be_visible()
    expect(page.get_by_role("button", name="Undo this load")).to_have_count(0)
