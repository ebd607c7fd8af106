"""The Skill page: its words, its figure with exact numbers, its links, and its designed states."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from coprod.instrument.answers import Pair
from pages._shared import desk
from tests.desk.people_made import hand_in
from tests.pages.conftest import Visit
from tests.pages.handed_in import table, words
from tests.pages.naive import need, pairs

SPRING = "2026 spring"
NUMBERS, CALL = 0, 1  # the tables on the page


def links(app: AppTest) -> list[tuple[str, str, str]]:
    return [(link.proto.page, link.proto.label, link.proto.query_string) for link in app.get("page_link")]


def notes(app: AppTest) -> list[str]:
    return [one for one in words(app.info) if not one.startswith("Sample data")]


def test_a_skill_says_what_it_is_why_it_matters_and_where_to_begin(visit: Visit) -> None:
    app = visit("skill.py", sample=False, skill="close_the_loop")
    assert words(app.title) == ["Skill: Telling people what became of their input"]
    assert words(app.header)[:3] == ["What it is", "Why it matters here", "Where to begin"]
    told = words(app.markdown)
    assert any(one.startswith("Tell contributors what changed, what did not, and why") for one in told)
    assert any(one.startswith("Co-assessment: Judging together how well the service works") for one in told)
    assert any(one.startswith("Within 60 days of your last consultation") for one in told)


def test_an_empty_store_still_tells_of_the_skill_and_its_pilots(visit: Visit) -> None:
    app = visit("skill.py", sample=False, skill="close_the_loop")
    assert notes(app) == [
        "No answers have been handed in yet. Download the workbook, fill it in and upload it.",
        "No organisation in this dashboard is both strong in this skill and agreed to be shown.",
    ]
    assert len(app.get("vega_lite_chart")) == 0
    assert any(
        one.startswith("25 pilots of the library document who took part in Co-assessment.")
        for one in words(app.markdown)
    )


def test_the_numbers_are_those_worked_out_the_plain_way(visit: Visit) -> None:
    app = visit("skill.py", sample=True, skill="close_the_loop")
    shown = {row[0].partition(" (")[0]: row for row in table(app, NUMBERS)}
    cities = ["Brivandel", "Dornavel", "Fennorack", "Hovenquay", "Quillamere", "Tolvessa", "Velmarin"]
    assert list(shown) == cities
    for city in cities:
        both = list(pairs(city, SPRING, "close_the_loop"))
        assert shown[city][6] == str(len(both))
        assert shown[city][4].replace("−", "-") == f"{need(city, SPRING, 'close_the_loop'):.0f}"
        assert shown[city][2] == f"{sum(one for one, _ in both) / len(both):.1f}"
    assert notes(app)[0].startswith("1 city is not shown. Fewer than 5 people rated this")
    assert words(app.header)[4] == (
        "Telling people what became of their input: capacity falls short of importance in 7 of 7 cities shown"
    )
    assert "sample data, fictional cities" in next(one for one in words(app.caption) if "coprod-core" in one)


def test_returns_come_apart_from_individuals(visit: Visit) -> None:
    app = visit("skill.py", sample=True, skill="facilitation", who="return")
    assert len(table(app, NUMBERS)) == 7
    assert {row[6] for row in table(app, NUMBERS)} == {"1"}
    assert {row[5] for row in table(app, NUMBERS)} == {"One agreed return carries no measure of uncertainty."}
    assert notes(app)[0].startswith("1 return is not shown. This organisational return was given without consent")


def test_the_link_keeps_the_skill_the_kind_the_order_and_the_search(visit: Visit) -> None:
    app = visit("skill.py", sample=True, skill="facilitation", who="individual", sort="need")
    app.text_input(key="find").set_value("l").run()
    needs = [int(row[4].replace("−", "-")) for row in table(app, NUMBERS)]
    assert needs == sorted(needs, reverse=True)
    [link] = [code.value for code in app.code]
    assert set(re.findall(r"[?&](\w+)=([\w-]+)", link)) == {
        ("skill", "facilitation"),
        ("who", "individual"),
        ("sort", "need"),
        ("page", "1"),
        ("find", "l"),
        ("lang", "en"),
    }


def test_a_link_to_a_skill_that_is_not_here_says_so(visit: Visit) -> None:
    app = visit("skill.py", sample=False, skill="juggling")
    assert words(app.warning) == ["The link asks for “juggling”, which is not here."]
    assert app.selectbox(key="skill").value == "need_insight"


def test_a_city_below_the_threshold_alone_says_why_nothing_is_shown(visit: Visit) -> None:
    app = visit("skill.py", sample=False, skill="facilitation")
    hand_in(desk(), people=4)
    app.run()
    assert notes(app)[0].startswith("1 city is not shown. Fewer than 5 people rated this")
    assert len(app.get("vega_lite_chart")) == 0
    assert app.selectbox(key="who").value == "individual"


def test_a_store_of_returns_only_opens_on_the_returns(visit: Visit) -> None:
    app = visit("skill.py", sample=False, skill="facilitation")
    hand_in(desk(), comparable=True, approver="A. Prover", unit="Parks")
    app.run()
    assert app.selectbox(key="who").value == "return"
    assert words(app.header)[4].endswith("capacity falls short of importance in Ayton, Parks")
    [row] = table(app, NUMBERS)
    assert row == [
        "Ayton, Parks",
        "2026",
        "5.0",
        "3.0",
        "50",
        "One agreed return carries no measure of uncertainty.",
        "1",
        "1 May 2026",
    ]


def test_one_city_of_same_answers_is_told_plainly(visit: Visit) -> None:
    app = visit("skill.py", sample=False, skill="facilitation")
    hand_in(desk(), people=9, city="Ayton *under* Hill, with a very long name that no chart has room for")
    app.run()
    name = "Ayton *under* Hill, with a very long name that no chart has room for"
    assert words(app.header)[4].endswith(f"capacity falls short of importance in {name}")
    [row] = table(app, NUMBERS)
    assert (row[0], row[4], row[5]) == (
        name,
        "50",
        "People answered so much alike that this would tell what each of them said.",
    )


def test_whom_to_call_is_an_organisation_and_never_a_person(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit("skill.py", sample=False, skill="facilitation")
    monkeypatch.setattr("tests.desk.people_made.Pair", lambda **_: Pair(importance=4, capacity=4))
    hand_in(desk(), comparable=True, approver="A. Prover", unit="Parks")
    hand_in(desk(), comparable=True, approver="", unit="Roads")
    app.run()
    assert table(app, CALL) == [["Ayton, Parks", "4", "0", "2026, 1 May 2026"]]
    assert any(
        "capacity at 4.0 or more (the upper quarter of the scale from 1 to 5)" in one for one in words(app.markdown)
    )
    assert "Prover" not in " ".join(words(app.markdown) + [str(one.value) for one in app.table])


def test_made_up_organisations_to_call_are_called_so(visit: Visit) -> None:
    rows = table(visit("skill.py", sample=True, skill="facilitation"), CALL)
    assert rows
    assert all("(sample, fictional)" in row[0] for row in rows)


def test_pilots_lead_to_their_page_and_the_rest_to_the_list(visit: Visit) -> None:
    app = visit("skill.py", sample=False, skill="close_the_loop")
    pilots = [one for one in links(app) if one[0] == "pilot"]
    assert len(pilots) == 8
    assert all(re.fullmatch(r"pilot=[a-z0-9-]+", query) for _, _, query in pilots)
    assert ("pilots", "See all of them among the pilots", "stage=co_assessment") in links(app)


def test_sixty_cities_come_twenty_at_a_time(visit: Visit) -> None:
    app = visit("skill.py", sample=False, skill="facilitation")
    for number in range(60):
        hand_in(desk(), people=5, city=f"Town {number:02}")
    app.run()
    assert [row[0] for row in table(app, NUMBERS)] == [f"Town {number:02}" for number in range(20)]
    app.text_input(key="find").set_value("town 59").run()
    assert [row[0] for row in table(app, NUMBERS)] == ["Town 59"]


def test_the_next_steps_of_the_skills_page_lead_here(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin")
    steps = "\n".join(one.value for one in app.markdown)
    assert re.search(r"\*\*\[[^\]]+\]\(skill\?skill=[a-z_]+\)\*\*", steps)
