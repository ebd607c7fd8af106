"""The download: text that no spreadsheet runs, numbers that stay numbers."""

import io
import re
from dataclasses import replace

import pandas as pd
import pytest
from hand_made import FIVE, GOLDEN, PEOPLE, say, skill

from coprod.charts import needs
from coprod.charts.download import file, table


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "-", '=cmd|" /C calc"!A0'])
def test_text_that_looks_like_a_formula_is_made_inert(typed: str) -> None:
    data = pd.read_csv(io.StringIO(table(pd.DataFrame({"title": [typed]}))), dtype=str)
    assert data["title"].tolist() == [f"'{typed}"]


def test_a_carriage_return_is_made_inert_and_stays_in_its_cell() -> None:
    assert table(pd.DataFrame({"title": ["\r=1", "b"]})) == 'title\r\n"\'\r=1"\r\nb\r\n'


@pytest.mark.parametrize("typed", ["a=1", "1-2", "'=1", "Skill @ work", "−5", ""])
def test_other_text_is_left_alone(typed: str) -> None:
    one_row = pd.DataFrame({"title": [typed], "n": [1]})
    data = pd.read_csv(io.StringIO(table(one_row)), dtype=str, keep_default_na=False)
    assert data["title"].tolist() == [typed]


def test_numbers_stay_numbers() -> None:
    data = pd.DataFrame({"n": pd.array([5, None], dtype="Int64"), "gap": [-1.5, 0.0], "sample": [True, False]})
    assert table(data) == "n,gap,sample\r\n5,-1.5,True\r\n,0.0,False\r\n"


def test_a_skill_titled_with_a_formula_goes_out_inert() -> None:
    rows = (skill(1, "Design", GOLDEN, title="=HYPERLINK(1)"),)
    data = table(needs.figure(rows, provenance=PEOPLE, span=FIVE, say=say).data)
    assert pd.read_csv(io.StringIO(data))["title"].tolist() == ["'=HYPERLINK(1)"]


def test_the_file_is_utf_8_and_says_so_to_excel() -> None:
    assert download(title="Évora").startswith(b"\xef\xbb\xbf# Figure: \xc3\x89vora\r\n")


def download(**changed: str) -> bytes:
    one = needs.figure((skill(1, "Design", GOLDEN),), provenance=PEOPLE, span=FIVE, say=say)
    return file(replace(one, **changed), link="http://here/skills?city=x", cite="coprod 0.1.0", say=say)


def test_the_file_explains_itself_before_its_header() -> None:
    lines = download().decode("utf-8-sig").split("\r\n")
    about = [line for line in lines if line.startswith("# ")]
    assert lines[: len(about)] == about
    assert about[2:4] == [
        "# Source: Oskerwyn · 2026 spring · 6 individual answers · March 2026 · coprod-core@1.0",
        "# View: http://here/skills?city=x",
    ]
    assert about[4].endswith(". coprod 0.1.0. http://here/skills?city=x")
    assert "# Column n: respondents with both ratings; empty where withheld" in about
    assert "# Column gap: How many points capacity falls short of importance, on average." in about


def test_readers_that_skip_comments_get_the_rows_and_columns_in_the_order_explained() -> None:
    data = pd.read_csv(io.BytesIO(download(sentence="An end; =1+1, -2")), comment="#", encoding="utf-8-sig")
    explained = re.findall(r"^# Column (\w+):", download().decode("utf-8-sig"), re.M)
    assert data.columns.tolist() == explained
    assert data[["skill", "n", "need"]].to_numpy().tolist() == [["s01", 5, 36.8]]


def test_no_part_of_the_explanation_is_a_formula_where_a_spreadsheet_splits_it() -> None:
    first, second = download(title='A,=1+1;+2, "-3', sentence="One\r\n=two").decode("utf-8-sig").split("\r\n")[:2]
    assert first == "# Figure: A,'=1+1;'+2, \"'-3"
    assert second == "# In words: One =two"
