"""Files as people hand them in, and what the Assess page then shows."""

import csv
import io
from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from coprod.desk.opening import Desk
from tests.workbook.exports import HOW_IMPORTANT, HOW_WELL
from tests.workbook.filling import CORE, TEAM, cells, fill, full, typed

ANSWERED = typed(cells(full()))
RATINGS = [place for place in ANSWERED if place[0] == "Skills" and place[1][0] in "DE"]
WRONG = (7, "3.5", "often", 44, 0, "50%", True, "maybe", 9, -1)


def faulty(count: int) -> bytes:
    """A workbook whose first ratings are wrong in as many ways as there are."""
    return fill(ANSWERED | {place: WRONG[n % len(WRONG)] for n, place in enumerate(RATINGS[:count])})


def meant() -> bytes:
    """A workbook with two ratings in other words."""
    return fill(ANSWERED | {RATINGS[0]: "4 (high)", RATINGS[1]: "2."})


def of_unit(unit: str, *, filled_on: date = date(2026, 3, 31)) -> bytes:
    """The return of one unit of Exampleford."""
    about = full().about.model_copy(update={"unit": unit, "filled_on": filled_on})
    return fill(typed(cells(full().model_copy(update={"about": about}))))


def nameless() -> bytes:
    """A workbook that lacks its city."""
    return fill({place: value for place, value in ANSWERED.items() if value != "Exampleford"})


def team(people: int) -> bytes:
    """A team workbook of that many people, who all answer alike."""
    book, out = load_workbook(BytesIO(TEAM)), BytesIO()
    about, sheet = book["About"], book["Team"]
    known = {"city": "Exampleford", "round": "Spring 2026"}
    for row in about.iter_rows(min_col=1, max_col=3):
        if row[0].value in known:
            row[2].value = known[row[0].value]
    for number in range(people):
        sheet.cell(9 + number, 2).value = f"R{number + 1:02}"
        for column in range(4, 4 + 2 * len(CORE.skills)):
            sheet.cell(9 + number, column).value = 5 if column % 2 == 0 else 3
    book.save(out)
    return out.getvalue()


def export(*, guessed: bool, people: int = 6) -> bytes:
    """A survey tool's export; where ``guessed``, the headings of two skills are cut short."""
    headings = ["Timestamp", "Email Address"]
    for question in (HOW_IMPORTANT, HOW_WELL):
        for place, skill in enumerate(CORE.skills):
            title = skill.title.to("en")
            cut = guessed and place in (3, 4)
            headings.append(f"{question[:12]}\u2026 {title[:14]}" if cut else f"{question} [{title}]")
    headings.append("Anything else?")
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(headings)
    half = [4] * len(CORE.skills)
    for number in range(people):
        lines.writerow(["31/03/2026", f"p{number}@example.org", *half, *(one - 2 for one in half), "no"])
    return text.getvalue().encode()


def skills_sheet() -> bytes:
    """The sheet Skills alone, as CSV."""
    text = io.StringIO()
    lines = csv.writer(text)
    for row in load_workbook(BytesIO(fill(ANSWERED)))["Skills"].iter_rows(values_only=True):
        lines.writerow(["" if value is None else value for value in row])
    return text.getvalue().encode()


def drop(app: AppTest, files: dict[str, bytes]) -> AppTest:
    """Hand in files together."""
    kind = "application/octet-stream"
    return app.file_uploader(key="workbook").set_value([(name, data, kind) for name, data in files.items()]).run()


def words(elements: object) -> list[str]:
    """What some elements say, as a reader sees it."""
    return [one.value.replace("\\", "") for one in elements]


def table(app: AppTest, place: int = 0) -> list[list[str]]:
    """The cells of a table, as a reader sees them."""
    return [[str(cell).replace("\\", "") for cell in row] for row in app.table[place].value.to_numpy().tolist()]


def keys(app: AppTest) -> list[str]:
    """The buttons on the page."""
    return [one.key for one in app.button]


def count(desk: Desk, table: str = "submissions") -> int:
    """How many rows a table of the store holds."""
    with desk.store.reading() as cursor:
        return cursor.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own word
