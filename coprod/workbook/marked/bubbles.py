"""Where notes are drawn: each note needs a shape in the old drawing of its sheet, or Excel calls the file damaged."""

import re
from collections.abc import Collection, Mapping

from coprod.workbook.formats.book import Place
from coprod.workbook.marked.beside import POINT, anchors
from coprod.workbook.marked.package import Package
from coprod.workbook.marked.tags import child, children, edited, elements, first, placed, reference, root

LETTERS = 52
"""How many letters stand in a line of a note."""
WIDTH, LINE, PADDING = 380, 17, 16
"""Of a note, in pixels."""
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
AFTER_DRAWING = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "AlternateContent",
    "webPublishItems",
    "tableParts",
    "extLst",
)
SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
    'width:{width:g}pt;height:{height:g}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def add(package: Package, sheet: str, lines: Mapping[Place, int]) -> None:
    """Draw notes of so many lines beside cells of a sheet."""
    if not lines:
        return
    part = _part(package, sheet) or _new(package, sheet)
    text = package.text(part)
    taken = [int(number) for number in re.findall(r"_x0000_s([0-9]{1,9})\b", text)]
    free = max((*taken, 1024)) + 1
    sizes = {place: (WIDTH, height * LINE + PADDING) for place, height in lines.items()}
    where = anchors(package.text(sheet), sizes)
    shapes = "".join(
        SHAPE.format(
            id=free + number,
            width=width / POINT,
            height=height / POINT,
            anchor=where[place],
            row=place.row,
            column=place.column,
        )
        for number, (place, (width, height)) in enumerate(sizes.items())
    )
    kind = "" if "_x0000_t202" in re.sub(r'type="#_x0000_t202"', "", text) else KIND
    outer = root(text)
    if outer and not outer.alone:
        spaces = "".join(
            f' xmlns:{prefix}="{space}"' for prefix, space in SPACES.items() if f"xmlns:{prefix}" not in outer.marks
        )
        opened = text[outer.start : outer.inside].removesuffix(">") + spaces + ">"
        end = outer.until
        package.write(part, edited(text, [(outer.start, outer.inside, opened), (end, end, kind + shapes)]))


def drop(package: Package, sheet: str, places: Collection[Place]) -> None:
    """Take away the drawings of notes that are gone, and the whole drawing when nothing else is in it."""
    part = _part(package, sheet)
    text = package.text(part) if part else ""
    gone = [one for one in elements(text, "shape") if _place(text[one.start : one.end]) in places]
    if not gone:
        return
    text = edited(text, [(one.start, one.end, "") for one in gone])
    package.write(part, text)
    if any(one.name not in ("shapelayout", "shapetype") for one in children(text)):
        return
    page = package.text(sheet)
    drawing = child(page, "legacyDrawing")
    if drawing:
        package.write(sheet, edited(page, [(drawing.start, drawing.end, "")]))
    package.unrelate(sheet, part)


def _part(package: Package, sheet: str) -> str:
    drawing = child(package.text(sheet), "legacyDrawing")
    wanted = reference(drawing.marks) if drawing else ""
    return next((one.part for one in package.relations(sheet) if one.id == wanted and one.part in package.parts), "")


def _new(package: Package, sheet: str) -> str:
    part = package.free("xl/drawings/vmlDrawing", ".vml")
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    number = re.sub(r"\D", "", part)
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{number}"/></o:shapelayout>'
    package.add(part, f"<xml{spaces}>{layout}{KIND}</xml>", VML)
    id = package.relate(sheet, "vmlDrawing", part)
    tag = f'<legacyDrawing xmlns:r="{package.office}" r:id="{id}"/>'
    package.write(sheet, placed(package.text(sheet), tag, AFTER_DRAWING))
    return part


def _place(shape: str) -> Place | None:
    if 'ObjectType="Note"' not in shape:
        return None
    row, column = (first(shape, name) for name in ("Row", "Column"))
    if row is None or column is None:
        return None
    numbers = [shape[one.inside : one.until].strip() for one in (row, column)]
    return Place(int(numbers[0]), int(numbers[1])) if all(one.isdecimal() for one in numbers) else None
