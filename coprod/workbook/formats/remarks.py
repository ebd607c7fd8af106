"""Notes that somebody left on the cells of an .xlsx sheet, of the old kind and as conversations; ours don't count."""

import re
from html import unescape

from coprod.workbook.formats.book import Place
from coprod.workbook.formats.links import Link
from coprod.workbook.formats.markup import elements, plain
from coprod.workbook.formats.packed import Packed
from coprod.workbook.formats.placing import place

OURS = "coprod"
AUTHOR = re.compile(rb"<(?:\w+:)?author(?:\s[^>]*)?(?:/>|>([^<]*)<)")


def remarks(archive: Packed, found: list[Link]) -> tuple[Place, ...]:
    """Return the cells with a note by somebody else, from the links of their sheet."""
    noted: set[Place | None] = set()
    for link in found:
        if link.kind in {"comments", "threadedComment"} and link.target in archive:
            part = plain(archive.part(link.target))
            authors = [unescape(name.decode()).strip() for name in AUTHOR.findall(part)]
            ours = {str(number) for number, name in enumerate(authors) if name == OURS}
            noted |= {
                place(one.marks.get("ref", ""))
                for one in elements(part)
                if one.name == link.kind.removesuffix("s") and one.marks.get("authorId") not in ours
            }
    return tuple(sorted(spot for spot in noted if spot))
