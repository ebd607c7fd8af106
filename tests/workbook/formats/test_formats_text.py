"""Text files of values: letters, line ends, delimiters and quotation marks as programs and people write them."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.workbook.formats import open_book
from coprod.workbook.formats.book import Book, Content, Format, Tab

TABLE = "id;skill;importance\nR01;Zuh\u00f6ren;4\n"
ROWS = [["id", "skill", "importance"], ["R01", "Zuh\u00f6ren", "4"]]
ENCODINGS = {
    "UTF-8": (TABLE.encode(), "utf-8"),
    "UTF-8 with a mark": (TABLE.encode("utf-8-sig"), "utf-8"),
    "UTF-16": (b"\xff\xfe" + TABLE.encode("utf-16-le"), "utf-16-le"),
    "UTF-16, big end first": (b"\xfe\xff" + TABLE.encode("utf-16-be"), "utf-16-be"),
    "UTF-16 without a mark": (TABLE.encode("utf-16-le"), "utf-16-le"),
    "UTF-16, big end first, without a mark": (TABLE.encode("utf-16-be"), "utf-16-be"),
    "UTF-32": (b"\xff\xfe\x00\x00" + TABLE.encode("utf-32-le"), "utf-32-le"),
    "cp1252": (TABLE.encode("cp1252"), "cp1252"),
    "an old end of file": (TABLE.encode() + b"\x1a", "utf-8"),
}


@pytest.mark.parametrize("kind", ENCODINGS)
def test_letters_are_found_from_the_content(kind: str):
    data, encoding = ENCODINGS[kind]
    assert open_book(data) == Book(Format.TEXT, (Tab("", ROWS),), encoding=encoding)


def rows(text: str) -> list[list[Content]]:
    """The rows of a text file."""
    return open_book(text.encode()).tabs[0].rows


CUT: dict[str, tuple[str, list[list[Content]]]] = {
    "comma": ("id,a\nR01,4\n", [["id", "a"], ["R01", "4"]]),
    "semicolon": ("id;a\nR01;4\n", [["id", "a"], ["R01", "4"]]),
    "tab": ("id\ta\nR01\t4\n", [["id", "a"], ["R01", "4"]]),
    "decimal comma": ("R01;4;3,5\nR02;3;2,5\n", [["R01", "4", "3,5"], ["R02", "3", "2,5"]]),
    "decimal commas only": ("1,5;2,5\n3,5;4,5\n", [["1,5", "2,5"], ["3,5", "4,5"]]),
    "decimal comma below a heading": ("id;a;b\nR01;4,5;3,5\n", [["id", "a", "b"], ["R01", "4,5", "3,5"]]),
    "lists within values": ("id,chosen\nR01,a;b;\nR02,c;d;\n", [["id", "chosen"], ["R01", "a;b;"], ["R02", "c;d;"]]),
    "lists within ragged values": (
        "id,chosen\nR01,a;b\nR02,c;d\nR03,e;f\nR04,g,h;i\n",
        [["id", "chosen"], ["R01", "a;b"], ["R02", "c;d"], ["R03", "e;f"], ["R04", "g", "h;i"]],
    ),
    "commas in words below tabs": ("id\tsays\nR01\ta, b, c\n", [["id", "says"], ["R01", "a, b, c"]]),
    "commas in quoted words": ('id;says\nR01;"a;b, c"\n', [["id", "says"], ["R01", "a;b, c"]]),
    "a title above": ("Skills 2026\n\nid;a\nR01;4\n", [["Skills 2026"], [], ["id", "a"], ["R01", "4"]]),
    "one row": ("R01;4;5", [["R01", "4", "5"]]),
    "ragged": ("a,b,c\n1\n1,2,3\n1,2,3,4\n", [["a", "b", "c"], ["1"], ["1", "2", "3"], ["1", "2", "3", "4"]]),
    "said by Excel": ("sep=;\na,b;c,d\n1;2\n", [["a,b", "c,d"], ["1", "2"]]),
    "said by Excel, an odd one": ("sep=|\r\na|b\r\n", [["a", "b"]]),
    "said in quotation marks": ('"sep=,"\na;x,b\n1,2\n', [["a;x", "b"], ["1", "2"]]),
    "lines of Windows": ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    "lines of an old Mac": ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    "lines of all kinds": ("a,b\r\n1,2\r3,4\n5,6", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]),
    "a break in a value": ('a,b\n1,"x\r\ny\rz"\n', [["a", "b"], ["1", "x\ny\nz"]]),
    "quotation marks in a value": ('a,b\n1,"say ""hi"""\n', [["a", "b"], ["1", 'say "hi"']]),
    "a mark of length": ('h,w\n5" pipe,3\n', [["h", "w"], ['5" pipe', "3"]]),
    "blanks kept": ("a,b\n 3 ,\u00a04\n", [["a", "b"], [" 3 ", "\u00a04"]]),
    "other breaks are no lines": ("a,b\n1,x\u2028y\x0bz\n", [["a", "b"], ["1", "x\u2028y\x0bz"]]),
    "formulas and web pages as text": ("a,b\n=1+2,<b>x</b>\n", [["a", "b"], ["=1+2", "<b>x</b>"]]),
    "begins like a list": ("[a],b\n1,2\n", [["[a]", "b"], ["1", "2"]]),
    "begins like a bitmap": ("BM,b\n1,2\n", [["BM", "b"], ["1", "2"]]),
}


@pytest.mark.parametrize("kind", CUT)
def test_values_are_cut_as_a_person_would(kind: str):
    text, found = CUT[kind]
    assert rows(text) == found


def test_a_long_comment_is_kept_whole():
    assert rows(f"a,b\n1,{'x' * 32_767}\n")[1] == ["1", "x" * 32_767]


def test_a_table_larger_than_what_is_looked_at_is_read_whole():
    text = "id;says\n" + "".join(f'{number};"a, b\nc"\n' for number in range(20_000))
    assert rows(text) == [["id", "says"], *([str(number), "a, b\nc"] for number in range(20_000))]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from(' ",;\t\n'), max_size=8)


@given(
    st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1)),
    st.sampled_from("\t;,"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_written_with_a_stated_delimiter_comes_back(
    table: list[list[str]], delimiter: str, line: str, encoding: str
):
    written = StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    text = (f"sep={delimiter}\n" + written.getvalue()).replace("\n", line)
    assert open_book(text.encode(encoding)).tabs[0].rows == table
