"""The Skills page: its numbers, its links, and its designed states."""

import json

import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from tests.pages.conftest import Visit
from tests.pages.naive import need, pairs


def tables(app: AppTest) -> list[dict[str, list[str]]]:
    return [table.value.to_dict(orient="list") for table in app.table]


def specs(app: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def numbers_of(app: AppTest, skill: str) -> list[float]:
    """Every rating that the chart of skills carries for one skill, from all of its data sets."""
    found: list[float] = []
    for held in app.get("vega_lite_chart")[1].proto.datasets:
        frame = convert_arrow_bytes_to_pandas_df(held.data.data)
        numbers = frame.columns.intersection(["importance", "capacity", "value"])
        found += frame.loc[frame["line"] == skill, numbers].stack().dropna().tolist()
    return found


def who(app: AppTest) -> Selectbox:
    """The box that says who answered; its key names the city and the round it belongs to."""
    return app.selectbox[2]


def test_an_empty_store_leads_to_the_workbook(visit: Visit) -> None:
    app = visit("skills.py", sample=False)
    assert [note.value for note in app.info] == [
        "No answers have been handed in yet. Download the workbook, fill it in and upload it."
    ]
    assert len(specs(app)) == 0


def test_the_table_holds_the_needs_that_the_answers_give(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin", round="2026-spring", who="individual")
    table = tables(app)[1]
    row = table["Skill"].index("Handing over decisions")
    answered = list(pairs("Velmarin", "2026 spring", "power_sharing"))
    assert table["n"][row] == str(len(answered))
    assert table["Need"][row] == str(round(need("Velmarin", "2026 spring", "power_sharing")))


def test_need_falls_within_each_stage(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin", round="2026-spring", who="individual")
    table = tables(app)[1]
    by_stage: dict[str, list[float]] = {}
    for stage, told in zip(table["Stage"], table["Need"], strict=True):
        if told:
            by_stage.setdefault(stage, []).append(float(told.replace("\\", "").replace("\u2212", "-")))
    assert len(by_stage) == 5
    assert [needs for needs in by_stage.values() if needs != sorted(needs, reverse=True)] == []


def test_a_city_with_four_answers_shows_no_number_and_says_why(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-oskerwyn", round="2026-spring", who="individual")
    assert (len(specs(app)), len(app.table)) == (0, 0)
    assert [note.value.replace("\\", "") for note in app.info] == [
        "Sample data, fictional city: these answers are made up and say nothing about any real place.",
        "All skills: Fewer than 5 people rated this, so it is withheld: with so few, one person's answer could be "
        "worked out. It is shown from 5 people up.",
    ]
    assert "4 " not in who(app).options[0]


def test_a_return_without_consent_is_withheld(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-fennorack")
    app = who(app).set_value(next(value for value in _keys(app) if value.startswith("return"))).run()
    assert len(specs(app)) == 0
    assert "without consent" in app.info[-1].value


def test_a_thin_skill_is_withheld_in_chart_table_and_sentence(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-hovenquay")
    table = tables(app)[1]
    row = table["Skill"].index("Using data lawfully and openly")
    assert [table[column][row] for column in ("Importance", "Capacity", "Gap", "Need", "RDS")] == [""] * 5
    assert table["n"][row].replace("\\", "") == "withheld: too few answers"
    drawn = [layer["encoding"]["x"].get("field") for layer in specs(app)[1]["layer"]]
    assert drawn == [None, None, None, "capacity", "value"]
    assert numbers_of(app, "data_ethics") == []
    assert len(numbers_of(app, "facilitation")) == 6
    assert any("Using data lawfully and openly" in note.value for note in app.info)


def test_each_chart_carries_its_sentence_as_its_alternative_text(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin")
    sentences = [text.value.replace("\\", "") for text in app.markdown]
    charts = app.get("vega_lite_chart")
    assert len(charts) == 2
    for chart in charts:
        assert any(len(sentence) > 60 and sentence in chart.proto.alt for sentence in sentences)
        assert "sample data, fictional city" in chart.proto.alt


@pytest.mark.parametrize("city", ["nowhere", "", "sample-velmarin' OR 1=1"])
def test_an_unknown_city_in_the_link_shows_the_first(visit: Visit, city: str) -> None:
    app = visit("skills.py", sample=True, city=city)
    assert app.selectbox(key="city").value == "sample-brivandel"
    assert [note.value.replace("\\", "") for note in app.warning] == [f"The link asks for “{city}”, which is not here."]
    assert "city" not in app.query_params


def test_rounds_are_newest_first_and_individuals_before_returns(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin")
    assert app.selectbox[1].options == ["2026 spring", "2025 autumn"]
    assert who(app).value == "individual"


def _keys(app: AppTest) -> list[str]:
    """The keys behind the titles of who answered."""
    from pages._shared import choices

    city = app.selectbox(key="city").value
    return [one.who for one in choices() if one.city == city]
