"""A pilot's time line: bars as long as a date is uncertain, diamonds where the day is known, words for all of it."""

import json
from datetime import date
from pathlib import Path

import pytest
from hand_made import say
from test_chart_specs import small, written

from coprod.charts import theme, timeline
from coprod.charts.timeline import Moment, Precision

SNAPSHOT = Path(__file__).parent / "snapshots" / "timeline.json"
START = Moment(
    "start", "Start: May 2011", "May 2011", date(2011, 5, 1), date(2011, 5, 31), Precision.MONTH, "a.eu", "http://a.eu/"
)
NUMBERS = Moment(
    "numbers",
    "2 published numbers: 2012",
    "2012",
    date(2012, 1, 1),
    date(2012, 12, 31),
    Precision.YEAR,
    "b.eu",
    "http://b.eu/",
)
END = Moment(
    "end", "End: 1 July 2012", "1 July 2012", date(2012, 7, 1), date(2012, 7, 1), Precision.DAY, "a.eu", "http://a.eu/"
)
SEEN = Moment(
    "seen",
    "Running when last seen: 2026",
    "2026",
    date(2026, 1, 1),
    date(2026, 12, 31),
    Precision.YEAR,
    "a.eu",
    "http://a.eu/",
)
SOURCE = "desk coding, not checked by the city · 2 public pages"


def drawn(*moments: Moment, undated: str = "") -> timeline.Figure:
    return timeline.figure(moments, pilot_id="x-y", name="Repair café", undated=undated, source=SOURCE, say=say)


def test_the_title_says_from_when_to_when_in_the_precision_known() -> None:
    assert drawn(START, NUMBERS, END).title == "Repair café: May 2011 to 1 July 2012"
    assert drawn(START, SEEN).title == "Repair café: from May 2011, last seen 2026"
    assert drawn(START).title == "Repair café: from May 2011"
    assert drawn(NUMBERS).title == "Repair café: what is dated"


def test_sentence_and_alternative_text_name_every_moment_and_what_is_not_dated() -> None:
    one = drawn(START, NUMBERS, undated="The end is not dated in the sources.")
    assert one.sentence == (
        "Dated in the sources: Start: May 2011; 2 published numbers: 2012. "
        "A bar covers every day that a date can mean. "
        "The end is not dated in the sources."
    )
    assert drawn(END).sentence == "Dated in the sources: End: 1 July 2012."
    assert one.alt == f"Time line of 2 dated facts. {one.sentence} {SOURCE}"


def test_table_and_download_hold_the_days_that_a_date_can_mean() -> None:
    one = drawn(START, NUMBERS, END)
    assert one.table.to_numpy().tolist() == [
        ["Start: May 2011", "only month known", "a.eu"],
        ["2 published numbers: 2012", "only year known", "b.eu"],
        ["End: 1 July 2012", "day known", "a.eu"],
    ]
    assert one.data[["moment", "precision", "first_possible_on", "last_possible_on"]].to_numpy().tolist() == [
        ["start", "month", "2011-05-01", "2011-05-31"],
        ["numbers", "year", "2012-01-01", "2012-12-31"],
        ["end", "day", "2012-07-01", "2012-07-01"],
    ]


def test_a_bar_covers_exactly_the_days_that_it_can_be_and_a_known_day_is_a_diamond() -> None:
    layers = small(timeline.draw((START, NUMBERS, END), say=say))["layer"]
    spans, points = layers[-2], layers[-1]
    assert [(row["from"], row["to"]) for row in spans["data"]] == [
        (round(2011 + 120 / 365, 4), round(2011 + 151 / 365, 4)),  # 1 May is day 120, 1 June day 151
        (2012.0, 2013.0),
    ]
    assert [row["from"] for row in points["data"]] == [round(2012 + 182 / 366, 4)]
    assert (spans["mark"]["type"], points["mark"]["shape"]) == ("bar", "diamond")


@pytest.mark.parametrize(
    ("moments", "years"),
    [((START, END), [2011, 2012, 2013]), ((END,), [2012, 2013]), ((START, SEEN), [2011, 2015, 2019, 2023, 2027])],
)
def test_the_axis_is_whole_years_few_enough_for_a_phone(moments: tuple[Moment, ...], years: list[int]) -> None:
    axis = small(timeline.draw(moments, say=say))["layer"][-1]["encoding"]["x"]
    assert axis["axis"]["values"] == years
    assert axis["scale"]["domain"] == [years[0], max(one.last.year for one in moments) + 1]
    assert axis["scale"]["nice"] is False


def test_start_and_end_stand_out_from_what_is_context() -> None:
    layers = small(timeline.draw((START, NUMBERS, END), say=say))["layer"]
    assert [row["colour"] for layer in layers[-2:] for row in layer["data"]] == [
        theme.CAPACITY,
        theme.QUIET,
        theme.CAPACITY,
    ]


def test_no_layer_is_empty() -> None:
    assert len(small(timeline.draw((END,), say=say))["layer"]) == len(small(timeline.draw((START,), say=say))["layer"])
    assert len(small(timeline.draw((START, END), say=say))["layer"]) == 5


def test_the_chart_is_drawn_as_before() -> None:
    before = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    assert json.loads(written(timeline.draw((START, NUMBERS, END), say=say))) == before


if __name__ == "__main__":
    SNAPSHOT.write_text(written(timeline.draw((START, NUMBERS, END), say=say)), encoding="utf-8")
