"""The parts of an .xlsx file and how they hang together; a part that nobody changes stays byte for byte."""

import re
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import NamedTuple, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from coprod.workbook.marked.tags import children, edited, placed, root, words

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = "[Content_Types].xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMPTY = {
    TYPES: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEETS}.sheet.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}"><bookViews><workbookView activeTab="0" firstSheet="0"/></bookViews>'
    "<sheets/></workbook>",
}
"""A file without a sheet."""
EPOCH = (1980, 1, 1, 0, 0, 0)


class Relation(NamedTuple):
    """How one part names another: its id, the last word of its type, and the part (empty when it lies outside)."""

    id: str
    kind: str
    part: str


@dataclass
class Package:
    """An .xlsx file taken apart. Parts are found whatever their capitals and slashes."""

    entries: dict[str, ZipInfo]
    parts: dict[str, bytes]

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Take a file apart, all in memory."""
        with ZipFile(BytesIO(data)) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            return cls(entries, {name: archive.read(entry) for name, entry in entries.items()})

    @classmethod
    def empty(cls) -> Self:
        """Return a file without a sheet."""
        return cls({}, {name: (HEAD + text).encode() for name, text in EMPTY.items()})

    def packed(self) -> bytes:
        """Put the file together again: its parts in their order, then the new ones."""
        written = BytesIO()
        with ZipFile(written, "w", ZIP_DEFLATED) as archive:
            for name, part in self.parts.items():
                known = self.entries.get(name)
                entry = ZipInfo(name, known.date_time if known else EPOCH)
                entry.compress_type = ZIP_STORED if known and known.compress_type == ZIP_STORED else ZIP_DEFLATED
                entry.external_attr = known.external_attr if known else 0o600 << 16
                archive.writestr(entry, part)
        return written.getvalue()

    def named(self, part: str) -> str:
        """Return the name under which a part is packed; as given when there is none."""
        if part in self.parts:
            return part
        wanted = _key(part)
        return next((name for name in self.parts if _key(name) == wanted), part)

    def text(self, part: str) -> str:
        """Return the text of a part, empty when there is none; ``write`` gives the same bytes back."""
        data = self.parts.get(self.named(part), b"")
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return re.sub(r"^<\?xml.*?\?>", "", data.decode("utf-16", "replace"), flags=re.DOTALL)
        return data.decode("utf-8", "surrogateescape")

    def write(self, part: str, text: str) -> None:
        """Change a part."""
        self.parts[self.named(part)] = text.encode("utf-8", "surrogateescape")

    def free(self, before: str, after: str) -> str:
        """Return the first name for a new part that is not taken: ``before``, a number, ``after``."""
        taken = {_key(name) for name in self.parts}
        return next(name for n in range(1, len(taken) + 2) if _key(name := f"{before}{n}{after}") not in taken)

    def add(self, part: str, text: str, kind: str) -> None:
        """Add a part of a content type."""
        self.write(part, text)
        types, ending = self.text(TYPES), part.rpartition(".")[2]
        if ending != "xml":
            known = {one.marks.get("Extension", "").lower() for one in children(types) if one.name == "Default"}
            new = "" if ending in known else f'<Default Extension="{ending}" ContentType="{kind}"/>'
        else:
            new = f'<Override PartName="/{words(part)}" ContentType="{kind}"/>'
        self.write(TYPES, placed(types, new, ()))

    def drop(self, part: str) -> None:
        """Take a part out, with its relations and its content type, and what nobody else names."""
        named = [one.part for one in self.relations(part) if one.part]
        for name in (part, relations_of(part)):
            self.parts.pop(self.named(name), None)
        types, key = self.text(TYPES), _key(part)
        overrides = [one for one in children(types) if _key(one.marks.get("PartName", "")) == key]
        self.write(TYPES, edited(types, [(one.start, one.end, "") for one in overrides]))
        for name in named:
            if name in self.parts and not self._is_named(name):
                self.drop(name)

    def _is_named(self, part: str) -> bool:
        owners = [name for name in self.parts if name.endswith(".rels")]
        return any(one.part == part for owner in owners for one in self._listed(owner, _owner(owner)))

    def relations(self, part: str) -> list[Relation]:
        """Return what a part names; the empty name is the package itself."""
        return self._listed(relations_of(part), part)

    def _listed(self, listing: str, part: str) -> list[Relation]:
        found = []
        for one in children(self.text(listing)):
            kind, target = one.marks.get("Type", "").rpartition("/")[2], one.marks.get("Target", "")
            outside = one.marks.get("TargetMode") == "External"
            place = target if target.startswith("/") else normpath(join(dirname(part), target))
            found.append(Relation(one.marks.get("Id", ""), kind, "" if outside else self.named(place.lstrip("/"))))
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part name another one, and return the id of it."""
        listing = self.named(relations_of(part))
        text = self.text(listing) or f'<Relationships xmlns="{RELATIONS}"/>'
        known = {one.id.lower() for one in self.relations(part)}
        new = next(name for n in range(1, len(known) + 2) if (name := f"rId{n}").lower() not in known)
        relation = f'<Relationship Id="{new}" Type="{self.office}/{kind}" Target="/{words(target)}"/>'
        self.write(listing, placed(text, relation, ()))
        return new

    def unrelate(self, part: str, target: str) -> None:
        """Let a part no longer name another one, which is taken out when nobody else names it."""
        listing, gone = relations_of(part), [one.id for one in self.relations(part) if one.part == target]
        text = self.text(listing)
        found = [one for one in children(text) if one.marks.get("Id") in gone]
        self.write(listing, edited(text, [(one.start, one.end, "") for one in found]))
        if not self._is_named(target):
            self.drop(target)

    @property
    def office(self) -> str:
        """How the types of this file's relations begin; there are two dialects."""
        for one in children(self.text("_rels/.rels")):
            start, _, kind = one.marks.get("Type", "").rpartition("/")
            if kind == "officeDocument":
                return words(start)
        return OFFICE

    @property
    def workbook(self) -> str:
        """The part that lists the sheets."""
        main = next((one.part for one in self.relations("") if one.kind == "officeDocument"), "")
        return main if main in self.parts else self.named("xl/workbook.xml")

    @property
    def dialect(self) -> str:
        """The namespace of this file's sheets."""
        outer = root(self.text(self.workbook))
        return words(outer.marks.get(f"xmlns:{outer.prefix}".rstrip(":"), "")) if outer else ""


def relations_of(part: str) -> str:
    """Return the name of the part that lists what a part names."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _owner(listing: str) -> str:
    folder, _, name = listing.rpartition("/")
    return f"{folder.removesuffix('_rels')}{name.removesuffix('.rels')}"


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
