"""The list of sheets of a file: who stands where, a new first sheet, and one taken out.

Names that belong to one sheet count the sheets, so they move along.
"""

from typing import NamedTuple

from coprod.workbook.marked.package import SHEETS, Package
from coprod.workbook.marked.tags import (
    Edit,
    child,
    edited,
    elements,
    filled,
    first,
    placed,
    prefixed,
    reference,
    with_marks,
    words,
)

AFTER_NAMES = (
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)
CALCULATED = "calcChain"


class Listed(NamedTuple):
    """A sheet of the list: its name and its part."""

    name: str
    part: str


def listed(package: Package) -> list[Listed]:
    """Return the sheets in their order."""
    text, parts = package.text(package.workbook), {one.id: one.part for one in package.relations(package.workbook)}
    sheets = child(text, "sheets")
    if sheets is None:
        return []
    found = elements(text, "sheet", sheets.inside, sheets.until)
    return [Listed(one.marks.get("name", ""), parts.get(reference(one.marks), "")) for one in found]


def put(package: Package, place: int, name: str, sheet: str) -> str:
    """Put a new sheet at a place of the list, counted from 0, and return its part."""
    part = package.free("xl/worksheets/sheet", ".xml")
    package.add(part, sheet, f"{SHEETS}.worksheet+xml")
    id = package.relate(package.workbook, "worksheet", part)
    text = _moved(package.text(package.workbook), place, 1)
    sheets = child(text, "sheets")
    if sheets is None:
        return part
    known = list(elements(text, "sheet", sheets.inside, sheets.until))
    numbers = [one.marks.get("sheetId", "") for one in known]
    number = max((int(one) for one in numbers if one.isdecimal()), default=0) + 1
    entry = f'<sheet xmlns:r="{package.office}" name="{words(name)}" sheetId="{number}" r:id="{id}"/>'
    entry = prefixed(entry, sheets.prefix)
    before = known[place].start if place < len(known) else None
    edit = filled(text, sheets, entry) if before is None else (before, before, entry)
    package.write(package.workbook, edited(text, [edit]))
    return part


def open_first(package: Package, heads: str) -> None:
    """Let the file open on its first sheet, and only on it; ``heads`` are its rows printed on each page (``$6:$6``)."""
    text, sheets = package.text(package.workbook), listed(package)
    cells = words("'{}'!{}".format(sheets[0].name.replace("'", "''"), heads))
    title = f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{cells}</definedName>'
    names = child(text, "definedNames")
    if names:
        text = edited(text, [filled(text, names, prefixed(title, names.prefix))])
    else:
        text = placed(text, f"<definedNames>{title}</definedNames>", AFTER_NAMES)
    package.write(package.workbook, _opened_first(text))
    for other in sheets[1:]:
        if other.part in package.parts:
            _unselect(package, other.part)


def rename(package: Package, place: int, name: str) -> None:
    """Give a sheet of our template another name, also where a name of cells leads to it."""
    text, old = package.text(package.workbook), listed(package)[place].name
    sheets = child(text, "sheets")
    if sheets is None or old == name:
        return
    one = list(elements(text, "sheet", sheets.inside, sheets.until))[place]
    text = edited(text, [(one.start, one.end, with_marks(text[one.start : one.end], name=name))])
    before, after = (words(f"'{sheet}'!") for sheet in (old, name.replace("'", "''")))
    package.write(package.workbook, text.replace(before, after))


def remove(package: Package, place: int) -> None:
    """Take a sheet out of the list and out of the file, counted from 0."""
    part = listed(package)[place].part
    text = package.text(package.workbook)
    sheets = child(text, "sheets")
    if sheets is None:
        return
    entry = list(elements(text, "sheet", sheets.inside, sheets.until))[place]
    text = _moved(edited(text, [(entry.start, entry.end, "")]), place, -1)
    package.write(package.workbook, text)
    package.unrelate(package.workbook, part)
    number = entry.marks.get("sheetId", "")
    for one in package.relations(package.workbook):
        if one.kind == CALCULATED and any(
            cell.marks.get("i") == number for cell in elements(package.text(one.part), "c")
        ):
            package.unrelate(package.workbook, one.part)


def _moved(text: str, place: int, step: int) -> str:
    """Count the sheets anew in the names that belong to one, after one came (+1) or went (-1) at a place."""
    names = child(text, "definedNames")
    edits: list[Edit] = []
    for one in elements(text, "definedName", names.inside, names.until) if names else ():
        number = one.marks.get("localSheetId", "")
        if not number.isdecimal() or int(number) < place:
            continue
        if step < 0 and int(number) == place:
            edits.append((one.start, one.end, ""))
        else:
            tag = with_marks(text[one.start : one.inside], localSheetId=str(int(number) + step))
            edits.append((one.start, one.inside, tag))
    text = edited(text, edits)
    names = child(text, "definedNames")
    if names and first(text, "definedName", names.inside, names.until) is None:
        text = edited(text, [(names.start, names.end, "")])
    return text


def _opened_first(text: str) -> str:
    """Let the file open on its first sheet."""
    views = child(text, "bookViews")
    if views is None:
        return text
    edits = []
    for one in elements(text, "workbookView", views.inside, views.until):
        tag = text[one.start : one.inside]
        if {"activeTab", "firstSheet"} & one.marks.keys():
            edits.append((one.start, one.inside, with_marks(tag, activeTab="0", firstSheet="0")))
    return edited(text, edits)


def _unselect(package: Package, part: str) -> None:
    """Take a sheet out of the selection: what is typed would go into every selected sheet."""
    text = package.text(part)
    views = child(text, "sheetViews")
    if views is None:
        return
    edits = [
        (one.start, one.inside, with_marks(text[one.start : one.inside], tabSelected="0"))
        for one in elements(text, "sheetView", views.inside, views.until)
        if one.marks.get("tabSelected") in ("1", "true")
    ]
    if edits:
        package.write(part, edited(text, edits))
