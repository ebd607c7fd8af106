"""A chart drawn once and filled for each reader: nobody meets the rows of another one."""

import pandas as pd
from hand_made import ALL_SHOWN, FIVE, SOME_WITHHELD, say

from coprod.charts import needs, theme


def test_two_readers_share_the_skeleton_and_nothing_that_is_filled_in() -> None:
    one = needs.draw(SOME_WITHHELD, span=FIVE, say=say)
    before = one.spec()
    other = needs.draw(ALL_SHOWN, span=FIVE, say=say)
    assert one.skeleton is other.skeleton
    assert other.spec()["datasets"] != before["datasets"]
    assert one.spec() == before
    assert [layer["encoding"]["y"]["scale"]["domain"] for layer in before["layer"]] == [
        ["stage design", "s01", "s03", "stage delivery", "s02"]
    ] * 5
    assert before["height"] == 5 * needs.ROW


def test_the_drawn_chart_is_the_validated_one_with_silent_marks() -> None:
    one = needs.draw(SOME_WITHHELD, span=FIVE, say=say)
    checked = one.to_dict()
    theme._silence(checked)
    assert one.spec() == checked


def test_what_is_missing_is_none_in_every_kind_of_column() -> None:
    rows = pd.DataFrame({"words": ["a", None], "value": [1.5, float("nan")], "n": [3, 4], "told": [True, False]})
    told = theme.records(rows)
    assert told == [
        {"words": "a", "value": 1.5, "n": 3, "told": True},
        {"words": None, "value": None, "n": 4, "told": False},
    ]
    assert [type(value) for value in told[0].values()] == [str, float, int, bool]
