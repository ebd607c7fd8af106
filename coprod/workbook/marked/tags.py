"""Find and change tags in the text of an XML part, and leave every other character as it was.

What is put in is plain ASCII, so that it is right in whatever encoding the part has.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

MARKS = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+"
SILENT = r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f]")
UNPAIRED = re.compile("[\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_767
"""The longest text of a cell, in Excel's way of counting."""


@dataclass(frozen=True)
class Element:
    """An element and where it stands: its opening tag from ``start`` to ``inside``, its contents up to ``until``."""

    prefix: str
    name: str
    marks: dict[str, str]
    start: int
    inside: int
    until: int
    end: int

    @property
    def alone(self) -> bool:
        """Whether it is a single tag that closes itself."""
        return self.inside == self.end


Edit = tuple[int, int, str]
"""From where, to where, and what stands there instead."""


def elements(text: str, names: str, start: int = 0, end: int | None = None) -> Iterator[Element]:
    """Yield the elements called ``names`` (``row``, or several: ``a|b``), which may not hold each other."""
    end = len(text) if end is None else end
    tag = re.compile(rf"{SILENT}|<(?P<prefix>(?:[\w.-]+:)?)(?P<name>{names})(?P<marks>(?=[\s/>]){MARKS})>", re.DOTALL)
    while opened := tag.search(text, start, end):
        start = opened.end()
        if opened["name"] is None:
            continue
        prefix, name, inside, until = opened["prefix"], opened["name"], start, start
        if not opened["marks"].endswith("/"):
            closed = _closing(text, f"{prefix}{name}", start, end)
            if closed is None:
                return
            until, start = closed
        yield Element(prefix, name, attributes(opened["marks"]), opened.start(), inside, until, start)


def _closing(text: str, name: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the next closing tag of a name stands, passing over comments and the like only if there are any."""
    found = text.find(f"</{name}", start, end)
    if found < 0:
        return None
    closing = re.compile(rf"</{re.escape(name)}\s*>")
    tag = closing.match(text, found, end)
    if tag and text.find("<!", start, found) < 0 and text.find("<?", start, found) < 0:
        return tag.span()
    careful = re.compile(rf"{SILENT}|(?P<close>{closing.pattern})", re.DOTALL)
    return next((one.span() for one in careful.finditer(text, start, end) if one["close"]), None)


def first(text: str, names: str, start: int = 0, end: int | None = None) -> Element | None:
    """Return the first element called ``names``, if there is one."""
    return next(elements(text, names, start, end), None)


def root(text: str) -> Element | None:
    """Return the outermost element, up to the last closing tag of its name."""
    tag = re.compile(rf"{SILENT}|<(?P<prefix>(?:[\w.-]+:)?)(?P<name>\w[\w.-]*)(?P<marks>{MARKS})>", re.DOTALL)
    opened = next((one for one in tag.finditer(text) if one["name"]), None)
    if opened is None:
        return None
    prefix, name, marks, inside = opened["prefix"], opened["name"], opened["marks"], opened.end()
    until = inside if marks.endswith("/") else text.rfind(f"</{prefix}{name}")
    end = inside if marks.endswith("/") else len(text)
    return Element(prefix, name, attributes(marks), opened.start(), inside, until, end) if until >= inside else None


def children(text: str) -> Iterator[Element]:
    """Yield the elements right below the outermost one."""
    outer = root(text)
    if outer:
        yield from elements(text, r"\w[\w.-]*", outer.inside, outer.until)


def child(text: str, name: str) -> Element | None:
    """Return the first element of this name right below the outermost one, if there is one."""
    return next((one for one in children(text) if one.name == name), None)


def attributes(marks: str) -> dict[str, str]:
    """Return the attributes of a tag, in their order."""
    return {name: unescape(value[1:-1]) for name, value in ATTRIBUTE.findall(marks)}


def reference(marks: dict[str, str]) -> str:
    """Return the id of the relation that a tag names (``r:id``, whatever the prefix)."""
    return next((value for name, value in marks.items() if name.endswith(":id")), "")


def with_marks(element: str, **values: str) -> str:
    """Return the text of an element with attributes of its opening tag replaced or added."""
    for name, value in values.items():
        element = _with_mark(element, name, f'{name}="{words(value)}"')
    return element


def _with_mark(element: str, name: str, written: str) -> str:
    opened = re.match(rf"<[\w:.-]+{MARKS}>", element)
    if opened is None:
        return element
    head, rest = opened[0], element[opened.end() :]
    head, count = re.subn(rf"(?<=\s){name}\s*=\s*(?:\"[^\"]*\"|'[^']*')", lambda _: written, head, count=1)
    return (head if count else re.sub(r"\s*(/?>)$", lambda closing: f" {written}{closing[1]}", head)) + rest


def filled(text: str, element: Element, more: str) -> Edit:
    """Return the edit that puts more at the end of an element, opening it when it is a single tag."""
    if not element.alone:
        return element.until, element.until, more
    opened = text[element.start : element.end].removesuffix(">").removesuffix("/").rstrip()
    return element.start, element.end, f"{opened}>{more}</{element.prefix}{element.name}>"


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; they may not overlap."""
    pieces, last = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [text[last:start], new]
        last = end
    return "".join((*pieces, text[last:]))


def prefixed(xml: str, prefix: str) -> str:
    """Return our own XML with the prefix that a part uses for its tags."""
    return re.sub(r"<(/?)(?=\w)", rf"<\1{prefix}", xml) if prefix else xml


def placed(text: str, new: str, followers: Container[str]) -> str:
    """Return the text with an element put below the outermost one, before the first that must follow it."""
    outer = root(text)
    if outer is None:
        return text
    new = prefixed(new, outer.prefix)
    place = next((one.start for one in children(text) if one.name in followers), None)
    return edited(text, [filled(text, outer, new) if place is None else (place, place, new)])


def words(text: str) -> str:
    """Spell words so that they may stand in XML, whatever is in them: text of a cell, of a note, of an attribute."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", cut(text))
    text = UNPAIRED.sub("\ufffd", ILLEGAL.sub(lambda one: f"_x{ord(one[0]):04X}_", text))
    for letter, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(letter, name)
    return text.encode("ascii", "xmlcharrefreplace").decode()


def cut(text: str) -> str:
    """Return as much of a text as a cell holds."""
    if 2 * len(text) <= LONGEST:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * LONGEST].decode("utf-16-le", "ignore")


def typed(text: str) -> str:
    """Return the words that XML text stands for: the other way round from ``words``."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda one: chr(int(one[1], 16)), unescape(text))
