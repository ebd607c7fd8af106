"""The parts of a workbook's archive, changed and packed again, so that the damage is inside and not in the wrapping."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

PLACE = re.compile(r'<c r="([A-Z]+\d+)"')


def parts(data: bytes) -> dict[str, bytes]:
    """Return what is in an archive, by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(found: Mapping[str, bytes]) -> bytes:
    """Return an archive of these parts."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in found.items():
            archive.writestr(name, part)
    return written.getvalue()


def put(sheet: str, place: str, cell: str) -> str:
    """Return a worksheet part with another cell in a place: instead of the one there, or in a row of its own."""
    stands = re.compile(rf'<c r="{place}"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
    if stands.search(sheet):
        return stands.sub(lambda _: cell, sheet, count=1)
    row = re.sub(r"\D", "", place)
    ends = re.compile(rf'(<row r="{row}"[^>]*[^/]>.*?)(</row>)', re.DOTALL)
    if ends.search(sheet):
        return ends.sub(lambda found: found[1] + cell + found[2], sheet, count=1)
    return sheet.replace("</sheetData>", f'<row r="{row}">{cell}</row></sheetData>')
