"""The styles of a file: a cell's own style again with our colour, and the styles of our own sheet."""

import re
from collections.abc import Container

from coprod.workbook.marked.package import SHEETS, Package
from coprod.workbook.marked.tags import (
    Element,
    child,
    children,
    edited,
    elements,
    filled,
    first,
    placed,
    prefixed,
    root,
    with_marks,
)
from coprod.workbook.marked.which import EDGES

SECTIONS = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
ITEMS = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
FIRST = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/></font>',),
    "fills": ('<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',),
}
PART = "xl/styles.xml"
"""Where some programs look for the styles, whatever the relations say."""
NORMAL = (
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)
DARK = '<color rgb="FF1A1A1A"/>'
PALE = 0.6
"""Letters lighter than this share of white would be lost on our colours."""


def solid(colour: str) -> str:
    """Return a fill of one colour."""
    fill = f'<fgColor rgb="FF{colour}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{fill}</patternFill></fill>'


def boxed(colour: str, line: str) -> str:
    """Return a border of one colour on all four sides; ``line`` is how thick, in the words of the format."""
    side = f' style="{line}"><color rgb="FF{colour}"/></'
    sides = "".join(f"<{name}{side}{name}>" for name in ("left", "right", "top", "bottom"))
    return f"<border>{sides}<diagonal/></border>"


class Styles:
    """The styles part while it grows. What was there stays where it was."""

    def __init__(self, package: Package) -> None:
        """Open the styles of a file; a file without any gets the part."""
        named = next((one.part for one in package.relations(package.workbook) if one.kind == "styles"), "")
        if named not in package.parts:
            named = PART if PART not in package.parts else package.free("xl/styles", ".xml")
            package.add(named, f'<styleSheet xmlns="{package.dialect}">{NORMAL}</styleSheet>', f"{SHEETS}.styles+xml")
            package.relate(package.workbook, "styles", named)
        self._package, self._part, text = package, named, package.text(named)
        outer = root(text)
        self._prefix, found = outer.prefix if outer else "", {one.name: one for one in children(text)}
        self._items = {section: _items(text, found.get(section), item) for section, item in ITEMS.items()}
        self._known = {section: len(items) for section, items in self._items.items()}
        self._places = {section: {item: n for n, item in enumerate(items)} for section, items in self._items.items()}
        for section, items in FIRST.items():
            for item in items if not self._items[section] else ():
                self.add(section, item)

    def save(self) -> None:
        """Write what came in."""
        text = self._package.text(self._part)
        for place, section in enumerate(SECTIONS):
            items = self._items.get(section, [])
            new = "".join(items[self._known.get(section, 0) :])
            if not new:
                continue
            if child(text, section) is None:
                text = placed(text, f"<{section}/>", SECTIONS[place + 1 :])
            one = child(text, section)
            if one:
                text = edited(text, [filled(text, one, new)])
                text = text[: one.start] + with_marks(text[one.start :], count=str(len(items)))
        self._package.write(self._part, text)

    def add(self, section: str, item: str) -> int:
        """Return the number of an item of ours, which is added when it is not there yet."""
        return self._add(section, prefixed(item, self._prefix))

    def coloured(self, style: int, colour: str, edge: str) -> int:
        """Return a cell's style with our fill, a thick border and all else as it was; letters too pale become dark."""
        own = self._at("cellXfs", style)
        changes = {"fillId": str(self.add("fills", solid(colour))), "applyFill": "1"}
        changes |= {"borderId": str(self.add("borders", boxed(edge, "medium"))), "applyBorder": "1"}
        font = self._at("fonts", _number(own, "fontId"))
        letters = first(font, "color")
        if letters and _pale(letters.marks):
            dark = font[: letters.start] + prefixed(DARK, self._prefix) + font[letters.end :]
            changes |= {"fontId": str(self._add("fonts", dark)), "applyFont": "1"}
        return self._add("cellXfs", with_marks(own, **changes))

    def uncoloured(self, style: int) -> int:
        """Return a cell's style without any fill, and without our border."""
        own = self._at("cellXfs", style)
        side = first(self._at("borders", _number(own, "borderId")), "color")
        ours = side is not None and side.marks.get("rgb", "").upper()[-6:] in EDGES.values()
        return self._add("cellXfs", with_marks(own, fillId="0", **({"borderId": "0"} if ours else {})))

    def formatted(self, style: int, number: int) -> int:
        """Return a cell's style with one of the number formats that every program knows."""
        return self._add("cellXfs", with_marks(self._at("cellXfs", style), numFmtId=str(number), applyNumberFormat="1"))

    def quoted(self, style: int) -> int:
        """Return a cell's style that keeps words words, also when somebody types in the cell."""
        return self._add("cellXfs", with_marks(self._at("cellXfs", style), quotePrefix="1"))

    def format_of(self, style: int) -> int:
        """Return the number of a style's number format."""
        return _number(self._at("cellXfs", style), "numFmtId")

    def is_coloured(self, style: int, colours: Container[str]) -> bool:
        """Whether a style has a fill of one of these colours."""
        colour = first(self._at("fills", _number(self._at("cellXfs", style), "fillId")), "fgColor")
        return colour is not None and colour.marks.get("rgb", "").upper()[-6:] in colours

    def _add(self, section: str, item: str) -> int:
        place = self._places[section].setdefault(item, len(self._items[section]))
        if place == len(self._items[section]):
            self._items[section].append(item)
        return place

    def _at(self, section: str, number: int) -> str:
        items = self._items[section]
        return items[number if number < len(items) else 0]


def _items(text: str, section: Element | None, item: str) -> list[str]:
    found = elements(text, item, section.inside, section.until) if section else ()
    return [text[one.start : one.end] for one in found]


def _number(item: str, mark: str) -> int:
    outer = root(item)
    found = outer.marks.get(mark, "0") if outer else "0"
    return int(found) if found.isdecimal() else 0


def _pale(colour: dict[str, str]) -> bool:
    shades = re.fullmatch(r"(?:..)?([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})", colour.get("rgb", ""))
    if shades:
        red, green, blue = (int(shade, 16) / 255 for shade in shades.groups())
        return 0.299 * red + 0.587 * green + 0.114 * blue > PALE
    return colour.get("theme") == "0" or colour.get("indexed") in ("1", "9")
