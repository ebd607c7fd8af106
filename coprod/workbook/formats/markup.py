"""The XML inside a workbook, made plain: UTF-8, no document types, no comments, and read without surprises."""

import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple
from xml.parsers import expat

from coprod.errors import WorkbookError
from coprod.workbook.formats.refusals import BROKEN, UNSAFE

MOST = 200_000
"""Elements of a part that is read one by one; an ordinary one has a few hundred."""

DECLARED = re.compile(rb"\s*<\?xml([^>]*)\?>\s*")
ENCODING = re.compile(rb"encoding\s*=\s*[\"']([\w.:-]+)[\"']")
ASIDE = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
KNOWN = {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16"}


class Element(NamedTuple):
    """An element: its own name and its parent's, both without a prefix, and its attributes likewise."""

    parent: str
    name: str
    marks: Mapping[str, str]


def plain(part: bytes) -> bytes:
    """Return a part as UTF-8 without declaration, comments and CDATA; WorkbookError when it declares entities."""
    part = _utf8(part)
    if b"<!" in part or b"<?" in part:
        part = ASIDE.sub(lambda aside: escape((aside[1] or b"").decode()).encode(), part)
        if b"<!" in part:
            raise WorkbookError(UNSAFE)
    return part


def elements(part: bytes) -> list[Element]:
    """Return the elements of a small part in their order, with their parents."""
    found: list[Element] = []
    above = [""]

    def opened(name: str, marks: dict[str, str]) -> None:
        own = name.rpartition(" ")[2]
        found.append(Element(above[-1], own, {key.rpartition(" ")[2]: value for key, value in marks.items()}))
        above.append(own)
        if len(found) > MOST:
            raise WorkbookError(UNSAFE)

    def closed(_: str) -> None:
        above.pop()

    walker = walk()
    walker.StartElementHandler, walker.EndElementHandler = opened, closed
    finish(walker, part)
    return found


def walk() -> expat.XMLParserType:
    """Return a parser that gives names as 'namespace name' and refuses document types."""
    walker = expat.ParserCreate(namespace_separator=" ")
    walker.buffer_text = True
    walker.StartDoctypeDeclHandler = _refused
    walker.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return walker


def finish(walker: expat.XMLParserType, part: bytes) -> None:
    """Parse a whole part; WorkbookError when it is no XML."""
    try:
        walker.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise WorkbookError(BROKEN) from fault


def _refused(*_: object) -> None:
    raise WorkbookError(UNSAFE)


def _utf8(part: bytes) -> bytes:
    try:
        if part.startswith((b"\xff\xfe", b"\xfe\xff")):
            part = part.decode("utf-16").encode()
            encoding = "utf-8"
        elif b"\0" in part[:4]:
            part = part.decode("utf-16-le" if part[:1] != b"\0" else "utf-16-be").encode()
            encoding = "utf-8"
        else:
            encoding = ""
        part = part.removeprefix(b"\xef\xbb\xbf")
        declared = DECLARED.match(part)
        if declared:
            named = ENCODING.search(declared[1])
            encoding = encoding or (named[1].decode().lower() if named else "")
            part = part[declared.end() :]
        if encoding not in KNOWN | {""}:
            raise WorkbookError(BROKEN)
        if part.isascii() or encoding in {"", "utf-8", "utf8"}:
            part.decode()
            return part
        return part.decode(encoding).encode()
    except UnicodeError as fault:
        raise WorkbookError(BROKEN) from fault
