"""Notes on cells (comments, as older programs call them): read them, add ours, take ours away again.

Ours open with a line of their own and have no empty line in them, so they are known whatever program saved the file.
A note of theirs on the same cell stays, and ours stands below it.
"""

import re
from collections.abc import Mapping
from textwrap import wrap

from coprod.workbook.cells import address
from coprod.workbook.formats.book import Place
from coprod.workbook.marked import bubbles
from coprod.workbook.marked.package import SHEETS, Package
from coprod.workbook.marked.rows import at
from coprod.workbook.marked.tags import (
    Edit,
    Element,
    child,
    edited,
    elements,
    filled,
    placed,
    prefixed,
    typed,
    words,
)

AUTHOR = "coprod"
OPENING = f"{AUTHOR}:"
OURS = re.compile(rf"\n*^{OPENING}[^\S\n]*(?:\n[^\n]*\S[^\n]*)*", re.MULTILINE)
FACE = '<sz val="10"/><color indexed="81"/><rFont val="Arial"/><family val="2"/>'


def note(sentences: list[tuple[str, str]]) -> str:
    """Return our note: what was found and how to mend it, one after the other."""
    lines = [" ".join(part.split()) for both in sentences for part in both]
    return "\n".join((OPENING, *(line for line in lines if line)))


def add(package: Package, sheet: str, notes: Mapping[Place, str]) -> None:
    """Put our notes on cells of a sheet (its part)."""
    part = _part(package, sheet) or _new(package, sheet)
    text, author = _author(package.text(part))
    known = {place: one for one in _comments(text) if (place := at(one.marks.get("ref", "")))}
    edits: list[Edit] = [_below(text, known[place], ours) for place, ours in notes.items() if place in known]
    new = "".join(_comment(place, ours, author) for place, ours in notes.items() if place not in known)
    comments = child(text, "commentList")
    if comments and new:
        edits.append(filled(text, comments, prefixed(new, comments.prefix)))
    package.write(part, edited(text, edits))
    shown = {place: ours for place, ours in notes.items() if place not in known}
    bubbles.add(package, sheet, {place: _lines(ours) for place, ours in shown.items()})


def drop_ours(package: Package, sheet: str) -> set[Place]:
    """Take our notes off a sheet and return the cells they were on; a note of theirs stays."""
    part = _part(package, sheet)
    text = package.text(part) if part else ""
    edits: list[Edit] = []
    places, empty = set(), set()
    for one in _comments(text):
        place = at(one.marks.get("ref", ""))
        left = _without_ours(text, one)
        if place is None or left is None:
            continue
        places.add(place)
        if left:
            edits += left
        else:
            empty.add(place)
            edits.append((one.start, one.end, ""))
    if not places:
        return places
    text = edited(text, edits)
    package.write(part, text)
    bubbles.drop(package, sheet, empty)
    if not _comments(text):
        package.unrelate(sheet, part)
    return places


def _part(package: Package, sheet: str) -> str:
    return next(
        (one.part for one in package.relations(sheet) if one.kind == "comments" and one.part in package.parts), ""
    )


def _new(package: Package, sheet: str) -> str:
    part = package.free("xl/comments", ".xml")
    empty = f'<comments xmlns="{package.dialect}"><authors/><commentList/></comments>'
    package.add(part, empty, f"{SHEETS}.comments+xml")
    package.relate(sheet, "comments", part)
    return part


def _comments(text: str) -> list[Element]:
    those = child(text, "commentList") if text else None
    return list(elements(text, "comment", those.inside, those.until)) if those else []


def _author(text: str) -> tuple[str, int]:
    """Return the text with us among the authors and a list for comments, and our number."""
    for name, followers in (("commentList", ("extLst",)), ("authors", ("commentList", "extLst"))):
        if child(text, name) is None:
            text = placed(text, f"<{name}/>", followers)
    authors = child(text, "authors")
    if authors is None:
        return text, 0
    known = [text[one.inside : one.until] for one in elements(text, "author", authors.inside, authors.until)]
    if AUTHOR in known:
        return text, known.index(AUTHOR)
    new = prefixed(f"<author>{AUTHOR}</author>", authors.prefix)
    return edited(text, [filled(text, authors, new)]), len(known)


def _comment(place: Place, ours: str, author: int) -> str:
    return f'<comment ref="{address(*place)}" authorId="{author}" shapeId="0"><text>{_runs(ours)}</text></comment>'


def _runs(ours: str, before: str = "") -> str:
    opening, _, rest = ours.partition("\n")
    return (
        f'<r><rPr><b/>{FACE}</rPr><t xml:space="preserve">{before}{words(opening)}\n</t></r>'
        f'<r><rPr>{FACE}</rPr><t xml:space="preserve">{words(rest)}</t></r>'
    )


def _below(text: str, comment: Element, ours: str) -> Edit:
    """Return the edit that adds ours to a note of theirs, as runs of text after its own."""
    body = next(elements(text, "text", comment.inside, comment.until), None)
    if body is None:
        return filled(text, comment, prefixed(f"<text>{_runs(ours)}</text>", comment.prefix))
    runs = list(elements(text, "r", body.inside, body.until))
    new = prefixed(_runs(ours, before="\n\n"), body.prefix)
    if runs:
        return runs[-1].end, runs[-1].end, new
    plain = next(elements(text, "t", body.inside, body.until), None)
    if plain is None:
        return filled(text, body, new)
    own = text[plain.start : plain.end]
    return plain.start, plain.end, f"<{body.prefix}r>{own}</{body.prefix}r>{new}"


def _without_ours(text: str, comment: Element) -> list[Edit] | None:
    """Return the edits that take ours out of a note; None when there is none of ours, empty when nothing is left."""
    pieces = list(elements(text, "t", comment.inside, comment.until))
    said = [typed(text[one.inside : one.until]).replace("\r\n", "\n") for one in pieces]
    whole = "".join(said)
    spans = [one.span() for one in OURS.finditer(whole)]
    if not spans:
        return None
    gone = {place for start, end in spans for place in range(start, end)}
    if not "".join(letter for place, letter in enumerate(whole) if place not in gone).strip():
        return []
    edits: list[Edit] = []
    start = 0
    for piece, own in zip(pieces, said, strict=True):
        kept = "".join(letter for place, letter in enumerate(own, start) if place not in gone)
        start += len(own)
        if kept != own:
            edits.append((piece.inside, piece.until, words(kept)))
    return edits


def _lines(ours: str) -> int:
    """Count the lines our note takes in its bubble."""
    return sum(len(wrap(line, bubbles.LETTERS)) or 1 for line in ours.split("\n"))
