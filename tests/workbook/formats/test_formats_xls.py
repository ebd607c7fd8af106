"""Cells and facts of old Excel files: raw ones, and ones that xlwt wrote."""

import struct
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
import xlwt

from coprod.errors import WorkbookError
from coprod.workbook.formats import open_book
from coprod.workbook.formats.book import Area, Book, Content, Format, Place, Tab, Unseen
from coprod.workbook.formats.refusals import BROKEN
from tests.workbook.formats.builders import biff, compound, record

DAY = date(2026, 3, 31)


def saved(book: xlwt.Workbook) -> bytes:
    """The file of a workbook."""
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def styled(pattern: str) -> xlwt.XFStyle:
    """A style that shows numbers like this."""
    return xlwt.easyxf(num_format_str=pattern)


CELLS: dict[str, tuple[object, str, Content]] = {
    "number": (4, "General", 4.0),
    "fraction": (3.5, "0.00", 3.5),
    "text": ("two\nlines \u6771 \U0001f600", "General", "two\nlines \u6771 \U0001f600"),
    "text as typed": (" 4 ", "@", " 4 "),
    "true": (True, "General", True),
    "day": (DAY, "yyyy-mm-dd", DAY),
    "day and time": (datetime.combine(DAY, time(18, 30)), "yyyy-mm-dd hh:mm", datetime.combine(DAY, time(18, 30))),
    "time": (0.5, "hh:mm", time(12)),
    "span": (1.5, "[h]:mm", timedelta(hours=36)),
    "a day below zero": (-1.0, "yyyy-mm-dd", -1.0),
    "a day before the leap day that never was": (59.0, "yyyy-mm-dd", date(1900, 2, 28)),
    "a day after it": (61.0, "yyyy-mm-dd", date(1900, 3, 1)),
}


@pytest.mark.parametrize("kind", CELLS)
def test_what_a_cell_holds(kind: str):
    value, pattern, content = CELLS[kind]
    book = xlwt.Workbook()
    book.add_sheet("S1").write(0, 0, value, styled(pattern))
    ((found,),) = open_book(saved(book)).tabs[0].rows
    assert (type(found), found) == (type(content), content)


def test_days_are_counted_from_1904_where_the_workbook_says_so():
    book = xlwt.Workbook()
    book.dates_1904 = True
    book.add_sheet("S1").write(0, 0, 46112.0, styled("yyyy-mm-dd"))
    assert open_book(saved(book)).tabs[0].rows == [[date(2030, 4, 1)]]


def test_facts_of_a_sheet():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Skills & \u00e9")
    sheet.write(0, 0, 0.125, styled("0.0%"))
    sheet.write(0, 1, 4, styled("0%"))
    sheet.write(1, 2, None, styled("0"))
    sheet.row(2).write(0, 3)
    sheet.row(2).hidden = True
    sheet.write_merge(3, 5, 0, 2, "over nine")
    sheet.row(6).set_cell_error(1, 0x2A)
    sheet.write(9, 0, None, styled("0"))
    far = book.add_sheet("Far")
    far.write(2, 1, 1)
    far.visibility = 2
    found, other = open_book(saved(book)).tabs
    assert found == Tab(
        "Skills & \u00e9",
        [[0.125, 4.0], [], [3.0], ["over nine"], [], [], ["", ""]],
        unseen={
            Place(0, 0): Unseen("percentage", "12.5%"),
            Place(0, 1): Unseen("percentage", "400%"),
            Place(6, 1): Unseen("error_value", "#N/A"),
        },
        merged=(Area(3, 0, 5, 2),),
        hidden_rows=frozenset({2}),
    )
    assert other == Tab("Far", [[], [], ["", 1.0]], very_hidden=True)


def note(row: int, column: int, author: bytes) -> bytes:
    """The record of a note, with an author of as many letters as given bytes."""
    return record(0x1C, struct.pack("<HHHHHB", row, column, 0, 1, len(author), 0) + author + b"\0")


NUMBER = record(0x0203, struct.pack("<HHHd", 0, 0, 0, 4.0))


def test_notes_by_somebody_else_are_told_and_ours_are_not():
    chart = record(0x0809, struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 0)) + record(0x0A)
    cells = [NUMBER, note(4, 1, b"Ann"), chart, note(5, 2, b"coprod"), note(6, 3, b"")]
    assert open_book(compound({"Workbook": biff(cells)})) == Book(
        Format.XLS, (Tab("S1", [[4.0]], notes=(Place(4, 1), Place(6, 3))),)
    )


@pytest.mark.parametrize("kind", [0x5D, 0x1B6, 0xEC, 0x1B8, 0x1B0, 0x18, 0x17], ids=hex)
def test_what_a_reader_could_trip_over_is_taken_out_of_its_way(kind: int):
    damaged = record(kind, b"\xff" * 3)
    data = compound({"Workbook": biff([damaged, NUMBER], book=[damaged])})
    assert open_book(data).tabs[0].rows == [[4.0]]


def test_macros_are_noticed():
    assert open_book(compound({"Workbook": biff([NUMBER]), "_VBA_PROJECT_CUR": b"x"})).macros
    assert not open_book(compound({"Workbook": biff([NUMBER])})).macros


def test_a_sheet_that_begins_within_a_record_is_damaged():
    stream = bytearray(biff([NUMBER]))
    place = stream.index(struct.pack("<HH", 0x85, 10)) + 4
    struct.pack_into("<I", stream, place, struct.unpack_from("<I", stream, place)[0] + 1)
    with pytest.raises(WorkbookError) as refusal:
        open_book(compound({"Workbook": bytes(stream)}))
    assert str(refusal.value) == BROKEN


def test_the_stream_of_excel_5_is_read():
    begin = struct.pack("<HHHH", 0x500, 5, 0x0DBB, 1996)
    sheet = record(0x0809, struct.pack("<HHHH", 0x500, 0x10, 0x0DBB, 1996))
    ahead = record(0x0809, begin) + record(0x42, struct.pack("<H", 1252))
    listed = record(0x85, struct.pack("<IBBB", len(ahead) + 4 + 9 + 4, 0, 0, 2) + b"S1")
    text = record(0x0204, struct.pack("<HHHH", 0, 1, 0, 5) + "K\u00f6ln!".encode("cp1252"))
    noted = record(0x1C, struct.pack("<HHH", 0, 1, 4) + b"no") + record(0x1C, struct.pack("<HHH", 0xFFFF, 0, 2) + b"te")
    stream = ahead + listed + record(0x0A) + sheet + NUMBER + text + noted + record(0x0A)
    assert open_book(compound({"Book": stream})) == Book(
        Format.XLS, (Tab("S1", [[4.0, "K\u00f6ln!"]], notes=(Place(0, 1),)),)
    )


def test_a_small_file_whose_stream_lies_among_small_ones_is_read():
    stream = biff([NUMBER])
    data = bytearray(compound({"Workbook": bytes(64) + stream}))
    (folder,) = struct.unpack_from("<I", data, 48)
    sectors = -(-len(stream) // 64)
    table = struct.pack(f"<{sectors + 1}I", 0xFFFFFFFE, *range(2, sectors + 1), 0xFFFFFFFE).ljust(512, b"\xff")
    entry = 512 * (folder + 1)
    struct.pack_into("<IQ", data, entry + 116, 0, 4096)  # the small streams lie where the large one lay
    struct.pack_into("<IQ", data, entry + 128 + 116, 1, len(stream))
    last = len(data) // 512 - 1
    struct.pack_into("<II", data, 60, last, 1)
    (tables,) = struct.unpack_from("<I", data, 76)
    struct.pack_into("<I", data, 512 * (tables + 1) + 4 * last, 0xFFFFFFFE)
    assert open_book(bytes(data + table)).tabs[0].rows == [[4.0]]


def test_a_stream_shorter_than_it_says_is_damaged():
    data = bytearray(compound({"Workbook": biff([NUMBER])}))
    (folder,) = struct.unpack_from("<I", data, 48)
    struct.pack_into("<Q", data, 512 * (folder + 1) + 128 + 120, 4097)
    with pytest.raises(WorkbookError) as refusal:
        open_book(bytes(data))
    assert str(refusal.value) == BROKEN
