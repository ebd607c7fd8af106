"""The Life cycle page: whose answers, its numbers, its links, and its designed states."""

from statistics import mean
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages._shared import desk
from tests.desk.people_made import hand_in
from tests.pages.conftest import Visit
from tests.pages.naive import need

STAGES, NEEDS, RATINGS, CHANGE = 0, 1, 2, 3  # the figures, from the top of the page
VELMARIN = {"city": "sample-velmarin", "round": "2026-spring", "who": "individual"}
SAMPLE = "Sample data, fictional city: these answers are made up and say nothing about any real place."


def titles(app: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in app.header]


def notes(app: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in app.info]


def table(app: AppTest, figure: int) -> dict[str, list[str]]:
    columns = app.table[figure].value.to_dict(orient="list")
    return {name: [cell.replace("\\", "") for cell in cells] for name, cells in columns.items()}


def links(app: AppTest) -> list[dict[str, list[str]]]:
    """The choices in the link under each figure."""
    return [parse_qs(urlsplit(code.value).query) for code in app.code]


def core(stage: str) -> list[str]:
    return [skill.id for skill in desk().instrument.skills_of(stage, optional=False)]


def test_an_empty_store_leads_to_the_workbook(visit: Visit) -> None:
    app = visit("lifecycle.py", sample=False)
    assert notes(app) == ["No answers have been handed in yet. Download the workbook, fill it in and upload it."]
    assert [one.proto.label for one in app.get("page_link")] == ["Go to Assess"]
    assert len(app.get("vega_lite_chart")) == 0


def test_one_city_tells_its_stages_its_skills_and_what_changed(visit: Visit) -> None:
    app = visit("lifecycle.py", sample=True, **VELMARIN)
    assert titles(app) == [
        "Velmarin: need is about equally high at Co-commissioning (27) and Co-assessment (25); next Co-delivery (21)",
        "Velmarin: the greatest need by skill, 40, is in “Handing over decisions” (Skills for every stage)",
        "Velmarin: capacity falls short of importance in 26 of 27 skills",
        "Velmarin: since 2025 autumn, need is lower in 2 of 24 skills and higher in 2",
    ]
    stages = table(app, STAGES)
    for at, stage in enumerate(desk().instrument.stages):
        plain = mean(need("Velmarin", "2026 spring", skill) for skill in core(stage.id))
        assert (stages["Stage"][at], stages["Need"][at]) == (stage.title.to("en"), f"{plain:.0f}")
    row = table(app, NEEDS)["Skill"].index("Handing over decisions")
    assert table(app, NEEDS)["Need"][row] == f"{need('Velmarin', '2026 spring', 'power_sharing'):.0f}"
    assert SAMPLE in notes(app)
    assert [chart.proto.alt.partition(".")[0] for chart in app.get("vega_lite_chart")] == [
        "Chart of importance, capacity and need in 5 stages",
        "Heat map of need by skill in 5 stages",
        "Dot chart of importance and capacity for 28 skills, by stage",
        "Dot chart of need in two rounds, by stage and by skill",
    ]


def test_every_link_names_every_choice(visit: Visit) -> None:
    app = visit("lifecycle.py", sample=True, **VELMARIN)
    here = {"scope": ["one"], **{key: [value] for key, value in VELMARIN.items()}, "lang": ["en"]}
    assert links(app) == [here, here, here, here | {"before": ["2025-autumn"]}]
    several = visit("lifecycle.py", sample=True, scope="some", cities=["sample-velmarin", "sample-dornavel"])
    assert (
        links(several)
        == [
            {
                "scope": ["some"],
                "cities": ["sample-dornavel", "sample-velmarin"],
                "who": ["individual"],
                "data": ["sample"],
                "lang": ["en"],
            }
        ]
        * 3
    )
    every = visit("lifecycle.py", sample=True, scope="all", who="return")
    assert links(every) == [{"scope": ["all"], "who": ["return"], "data": ["sample"], "lang": ["en"]}] * 3


def test_all_cities_are_added_up_without_the_one_that_is_withheld(visit: Visit) -> None:
    app = visit("lifecycle.py", sample=True, scope="all")
    assert titles(app) == [
        "7 cities together: of the 4 stages, need is highest at Co-assessment (33); next Co-delivery (27)",
        "7 cities together: the greatest need by skill, 44, is in “Handing over decisions” (Skills for every stage)",
        "7 cities together: capacity falls short of importance in 27 of 27 skills",
    ]
    assert "Takes no part, because fewer than 5 people rated each skill: Oskerwyn." in notes(app)
    assert table(app, NEEDS)["Cities"].count("7") == 23
    app.selectbox(key="who").set_value("return").run()
    assert titles(app)[0] == (
        "7 cities together: need is about equally high at Co-commissioning (29) and Co-assessment (29); next "
        "Co-delivery (22)"
    )
    assert notes(app)[-1].startswith("Takes no part, because the return was given without consent to be compared: ")


def test_some_cities_wait_for_a_choice(visit: Visit) -> None:
    app = visit("lifecycle.py", sample=True, scope="some")
    assert notes(app) == ["Choose the cities whose answers are to be added up."]
    app.multiselect(key="cities").set_value(["sample-velmarin", "sample-oskerwyn"]).run()
    assert (
        titles(app)[0]
        == "Velmarin: need is about equally high at Co-commissioning (27) and Co-assessment (25); next Co-delivery (21)"
    )
    assert "Takes no part, because fewer than 5 people rated each skill: Oskerwyn." in notes(app)


def test_a_city_below_the_threshold_shows_no_number_and_says_why(visit: Visit) -> None:
    app = visit("lifecycle.py", sample=True, city="sample-oskerwyn", who="individual")
    assert (len(app.get("vega_lite_chart")), len(app.table)) == (0, 0)
    assert notes(app) == [
        SAMPLE,
        "All skills: Fewer than 5 people rated this, so it is withheld: with so few, one person's answer could be "
        "worked out. It is shown from 5 people up.",
        "No before and after: this city has one round of answers of this kind.",
    ]


def test_an_organisational_return_claims_no_certainty(visit: Visit) -> None:
    app = visit("lifecycle.py", sample=True, city="sample-velmarin", who="return-digital-services-fictional")
    sentences = [one.value.replace("\\", "") for one in app.markdown]
    assert sum("One agreed return: it carries no measure of uncertainty." in one for one in sentences) == 3
    assert not any("chance" in one for one in sentences)
    assert titles(app)[CHANGE:] == ["Velmarin: need in 2025 autumn and in 2026 spring"]
    assert set(table(app, CHANGE)["The later round is"]) <= {"no interval", "not compared", "nobody rated both"}
    assert (
        notes(app)[-1]
        == "Not compared: All skills rated in both rounds. One agreed return carries no measure of uncertainty."
    )


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ({"city": "sample-brivandel"}, "No before and after: this city has one round of answers of this kind."),
        (
            VELMARIN | {"round": "2025-autumn"},
            "No before and after: this is the first round. Choose a later one to see what changed.",
        ),
    ],
)
def test_one_round_only_says_so(visit: Visit, link: dict[str, str], words: str) -> None:
    app = visit("lifecycle.py", sample=True, **link)
    assert notes(app)[-1] == words
    assert len(titles(app)) == 3


def test_real_and_sample_cities_are_chosen_apart(visit: Visit) -> None:
    app = visit("lifecycle.py", sample=True, scope="all")
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    hand_in(desk(), people=6, city=name)
    app.run()
    assert app.selectbox(key="data").options == ["Real cities", "Sample cities (fictional)"]
    app.selectbox(key="data").set_value("real").run()
    assert titles(app) == [
        f"{name}: no stage can be shown",
        f"{name}: the greatest need by skill, 50, is in “Running conversations in which all are heard” (Skills for "
        "every stage)",
        f"{name}: capacity falls short of importance in 1 of 1 skills",
    ]
    assert SAMPLE not in notes(app)
    app.selectbox(key="data").set_value("sample").run()
    assert titles(app)[0].startswith("7 cities together: ")


def test_the_earlier_round_is_a_choice_where_there_are_several(visit: Visit) -> None:
    app = visit("lifecycle.py", sample=False)
    for year in (2024, 2025, 2026):
        hand_in(desk(), people=9, round=str(year), filled_on=f"{year}-05-01")
    app.run()
    assert app.selectbox[-1].options == ["2025", "2024"]
    assert titles(app)[CHANGE] == "Ayton: since 2025, no skill shows a change in need beyond chance"
    app.selectbox[-1].set_value("2024").run()
    assert titles(app)[CHANGE] == "Ayton: since 2024, no skill shows a change in need beyond chance"
    assert links(app)[CHANGE]["before"] == ["2024"]


@pytest.mark.parametrize("scope", ["nowhere", ""])
def test_an_unknown_scope_in_the_link_shows_one_city(visit: Visit, scope: str) -> None:
    app = visit("lifecycle.py", sample=True, scope=scope)
    assert app.selectbox(key="scope").value == "one"
    assert titles(app)[0].startswith("Brivandel: ")
