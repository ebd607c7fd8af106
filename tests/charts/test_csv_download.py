"""The download: text that no spreadsheet runs, numbers that stay numbers."""

import io

import pandas as pd
import pytest
from hand_made import FIVE, GOLDEN, PEOPLE, say, skill

from coprod.charts import needs
from coprod.charts.figure import csv


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "-", '=cmd|" /C calc"!A0'])
def test_text_that_looks_like_a_formula_is_made_inert(typed: str) -> None:
    data = pd.read_csv(io.BytesIO(csv(pd.DataFrame({"title": [typed]}))), dtype=str)
    assert data["title"].tolist() == [f"'{typed}"]


def test_a_carriage_return_is_made_inert_and_stays_in_its_cell() -> None:
    assert csv(pd.DataFrame({"title": ["\r=1", "b"]})) == '\ufefftitle\r\n"\'\r=1"\r\nb\r\n'.encode()


@pytest.mark.parametrize("typed", ["a=1", "1-2", "'=1", "Skill @ work", "−5", ""])
def test_other_text_is_left_alone(typed: str) -> None:
    data = pd.read_csv(io.BytesIO(csv(pd.DataFrame({"title": [typed]}))), dtype=str, keep_default_na=False)
    assert data["title"].tolist() == [typed]


def test_numbers_stay_numbers() -> None:
    data = pd.DataFrame({"n": pd.array([5, None], dtype="Int64"), "gap": [-1.5, 0.0], "sample": [True, False]})
    assert csv(data).decode("utf-8-sig") == "n,gap,sample\r\n5,-1.5,True\r\n,0.0,False\r\n"


def test_a_skill_titled_with_a_formula_goes_out_inert() -> None:
    rows = (skill(1, "Design", GOLDEN, title="=HYPERLINK(1)"),)
    data = csv(needs.figure(rows, provenance=PEOPLE, span=FIVE, say=say).data)
    assert pd.read_csv(io.BytesIO(data))["title"].tolist() == ["'=HYPERLINK(1)"]


def test_the_file_is_utf_8_and_says_so_to_excel() -> None:
    assert csv(pd.DataFrame({"city": ["Évora"]})) == b"\xef\xbb\xbfcity\r\n\xc3\x89vora\r\n"
