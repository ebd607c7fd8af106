"""Which part of an .xlsx archive leads to which; what leads out of the archive leads nowhere."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import NamedTuple

from coprod.workbook.formats.markup import elements
from coprod.workbook.formats.packed import Packed


class Link(NamedTuple):
    """One link: its id, what it leads to (``worksheet``, ``styles``, ``comments``), and the part's name."""

    id: str
    kind: str
    target: str


def links(archive: Packed, part: str = "") -> list[Link]:
    """Return the links of a part, or of the archive itself; none where it lists none."""
    folder = dirname(part)
    listed = join(folder, "_rels", part.rpartition("/")[2] + ".rels")
    if listed not in archive:
        return []
    return [
        Link(one.marks.get("Id", ""), one.marks.get("Type", "").rpartition("/")[2], _within(folder, one.marks))
        for one in elements(archive.part(listed))
        if one.name == "Relationship"
    ]


def _within(folder: str, marks: Mapping[str, str]) -> str:
    return normpath(join("/", folder, marks.get("Target", ""))).lstrip("/")
