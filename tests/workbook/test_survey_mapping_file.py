"""The mapping as a file: what is written is read back, whatever a heading holds and a spreadsheet made of it."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod.errors import WorkbookError
from coprod.workbook.survey import Column, How, Proposal, corrected, means, propose, read_mapping, write_mapping
from tests.workbook.exports import EXPORTS, MICROSOFT, sheet
from tests.workbook.filling import CORE


def of(*headings: str) -> Proposal:
    """A proposal with these headings, one target after the other."""
    targets = ("need_insight/importance", "person", "dropped", "")
    columns = tuple(Column(n, one, targets[n % 4], How.GUESS) for n, one in enumerate(headings))
    return Proposal("Responses", (0,), 1, columns, "", frozenset(targets))


def test_the_file_is_for_a_spreadsheet() -> None:
    columns = (Column(0, "ID", "person", How.SURE), Column(27, "Needs, \u201call\u201d", "", How.UNMATCHED))
    written = write_mapping(Proposal("Responses", (0,), 1, columns, ""))
    assert written == (
        b"\xef\xbb\xbfcolumn,heading,means,how\r\nA,ID,person,sure\r\n"
        b'AB,"Needs, \xe2\x80\x9call\xe2\x80\x9d",,unmatched\r\n'
    )


@pytest.mark.parametrize("heading", ["=1+1", "+44", "-", "@SUM(A1)", "'=1", "''+x", "'tis", '=HYPERLINK("x")'])
def test_no_heading_is_a_formula_and_each_comes_back(heading: str) -> None:
    written = write_mapping(of(heading))
    cell = list(csv.reader(StringIO(written.decode("utf-8-sig"))))[1][1]
    assert cell[0] not in "=+-@"
    assert read_mapping(written) == {heading: "need_insight/importance"}


@settings(max_examples=300, deadline=None)
@given(headings=st.lists(st.text(st.characters(exclude_categories=["Cs"])), unique=True, max_size=6))
def test_what_is_written_is_read_back(headings: list[str]) -> None:
    proposal = of(*headings)
    assert read_mapping(write_mapping(proposal)) == means(proposal)


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_accepted_as_it_stands_settles_the_proposal(name: str) -> None:
    found = propose(sheet(EXPORTS[name]), CORE)
    assert found
    accepted = corrected(found, read_mapping(write_mapping(found)))
    assert means(accepted) == means(found)
    assert {column.how for column in accepted.columns} == {How.CHOSEN}
    assert accepted.settled


def test_only_heading_and_means_are_read_however_they_are_ordered_and_parted() -> None:
    expected = {"Finding out": "need_insight/importance", "Name": "dropped", "Why?": ""}
    comma = "heading,means\nFinding out,need_insight/importance\n\nName,dropped\nWhy?,\n"
    semicolon = "Means;note;Heading\r\nneed_insight/importance;a, b;Finding out\r\n dropped ;;Name\r\n;;Why?\r\n"
    assert read_mapping(comma.encode()) == expected
    assert read_mapping(b"\xef\xbb\xbf" + semicolon.encode()) == expected


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "its first line does not name them."),
        (b"place,target\nA,person\n", "its first line does not name them."),
        (b"heading\tmeans\nA\tperson\n", "its first line does not name them."),
        (b"heading,means\nA\n", "line 2 has too few of them."),
        ("heading,means\nF\u00e4higkeit,person\n".encode("cp1252"), "this file is not in UTF-8."),
        (b"PK\x03\x04\xff\xfe", "this file is not in UTF-8."),
        (b"heading,means\n" + b"x" * 200_000 + b",person\n", "this file is none."),
    ],
)
def test_another_file_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(WorkbookError) as refusal:
        read_mapping(data)
    assert str(refusal.value) == f"A mapping is a CSV file with the columns heading and means; {sentence}"


def test_two_meanings_of_one_heading_are_refused() -> None:
    with pytest.raises(WorkbookError, match=r"gives the heading \u201cA\u201d two different meanings\.$"):
        read_mapping(b"heading,means\nA,person\nA,dropped\n")
    assert read_mapping(b"heading,means\nA,person\nA,person\n") == {"A": "person"}


def test_a_correction_by_file_reaches_the_right_column() -> None:
    found = propose(sheet(MICROSOFT), CORE)
    assert found
    text = write_mapping(found).decode("utf-8-sig").replace("need_insight/capacity", "dropped")
    mended = corrected(found, read_mapping(text.encode()))
    assert (mended.columns[12].means, mended.columns[12].how) == ("dropped", How.CHOSEN)
