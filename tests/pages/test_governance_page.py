"""The Governance page: what it says first, its designed states, and that a link restores what was chosen."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coprod.instrument.answers import About, Answers, Mode
from pages._parts.plain import plain
from pages._shared import desk
from tests.desk.governed_returns import person, save, worked_example
from tests.pages.conftest import Visit

VELMARIN = {"city": "sample-velmarin", "round": "2026-spring"}
SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "submissions.jsonl"
CYCLE = ("co_commissioning", "co_design", "co_delivery", "co_assessment")


def titles(app: AppTest) -> list[str]:
    return [header.value.replace("\\", "") for header in app.header]


def notes(app: AppTest) -> list[str]:
    return [note.value.replace("\\", "") for note in app.info]


def given(city: str, round_: str) -> dict:
    """The return of a sample city straight from the file."""
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        answers = json.loads(line).get("answers") or json.loads(line)
        about = answers["about"]
        if (about["city"], about["round"], about["mode"]) == (city, round_, "organisational"):
            return answers
    raise LookupError(city)


def test_an_empty_store_leads_to_the_workbook(visit: Visit) -> None:
    app = visit("governance.py", sample=False)
    assert notes(app) == ["No answers have been handed in yet. Download the workbook, fill it in and upload it."]
    assert titles(app) == []


def test_an_agreed_return_comes_first_and_its_messages_stand_before_its_figures(visit: Visit) -> None:
    app = visit("governance.py", sample=True, **VELMARIN)
    assert str(app.selectbox[2].value).startswith("return")
    assert titles(app)[:7] == [
        "1 of 5 groups outside government are asked, or more, at every stage",
        "Between Co-delivery and Co-assessment 3 groups drop out: Software supplier (fictional), Local traders' group "
        "(fictional) and University urban lab (fictional)",
        "Somebody outside government co-decides or decides at 1 of 4 stages",
        "16 governance indicators, each on its own scale",
        "An answer was published at 2 of 3 stages that collected contributions",
        "2 of 6 resources are there",
        "2 of 4 groups to be reached took part",
    ]
    (short,) = [text.value.replace("\\", "") for text in app.markdown if text.value.startswith("**In short**")]
    assert short.split("\n\n")[1].split("\n") == [f"- {title}" for title in titles(app)[:7]]
    assert titles(app)[7] == "A question for the group"
    assert len(app.get("vega_lite_chart")) == 7


def test_the_matrix_and_the_breaks_are_those_of_the_answers(visit: Visit) -> None:
    app = visit("governance.py", sample=True, **VELMARIN)
    answers = given("Velmarin", "2026 spring")
    matrix, breaks = (app.table[place].value for place in (0, 1))
    assert set(matrix["Stakeholder"].str.replace("\\", "")) == {one["name"] for one in answers["stakeholders"]}
    for _, row in matrix.iterrows():
        (who,) = [one for one in answers["stakeholders"] if one["name"] == row["Stakeholder"].replace("\\", "")]
        depths = [str(who["parts"][stage]["depth"]) for stage in CYCLE]
        shown = [row[title].split()[0] for title in ("Co-commissioning", "Co-design", "Co-delivery", "Co-assessment")]
        assert shown == depths, who["name"]
    partners = [one for one in answers["stakeholders"] if one["helix"] != "government"]
    active = [{one["name"] for one in partners if one["parts"][stage]["depth"] >= 2} for stage in CYCLE]
    for place, words in enumerate(breaks["Drops out"].str.replace("\\", "")):
        dropped = active[place] - active[place + 1]
        assert set(words.split("; ")) == (dropped or {"nobody"})


def ways(app: AppTest) -> list[tuple[str, str]]:
    """Where the links of the page lead that name a return: their words and their query."""
    links = [(one.proto.label.replace("\\", ""), one.proto.query_string) for one in app.get("page_link")]
    return [(label, query) for label, query in links if label.startswith("See the agreed return")]


def test_individuals_are_said_to_tell_five_scores_only(visit: Visit) -> None:
    app = visit("governance.py", sample=True, **VELMARIN, who="individual")
    assert any(note.startswith("Individual answers tell how the partners work together") for note in notes(app))
    assert titles(app) == [
        "How the partners work together: from 69 (Principled engagement) to 87 (Institutional design) of 100"
    ]
    assert app.table[0].value["Value"].tolist() == ["73", "87", "69", "77", "78"]
    assert ways(app) == [
        (
            "See the agreed return of this round: one organisational return, Digital services (fictional)",
            "city=sample-velmarin&round=2026-spring&who=return-digital-services-fictional",
        )
    ]


def test_where_too_few_people_answered_the_title_says_so_and_no_empty_chart_is_drawn(visit: Visit) -> None:
    app = visit("governance.py", sample=True, city="sample-brivandel", who="individual")
    assert titles(app) == ["Fewer than 5 of the 30 people answered the statements on working together"]
    assert (len(app.get("vega_lite_chart")), len(app.table)) == (0, 0)
    assert any("It is shown from 5 people up." in note for note in notes(app))
    [(_, query)] = ways(app)
    assert query == "city=sample-brivandel&round=2026-spring&who=return-digital-services-fictional"
    few = visit("governance.py", sample=True, city="sample-oskerwyn", who="individual")
    assert titles(few) == ["Fewer than 5 people answered the statements on working together"]


def test_nobody_is_sent_to_a_return_that_is_withheld(visit: Visit) -> None:
    app = visit("governance.py", sample=True, city="sample-fennorack", who="individual")
    assert notes(app)[-1].endswith("There is an agreed return, but it was not released for comparison.")
    assert ways(app) == []


def test_a_return_without_consent_shows_nothing_but_why(visit: Visit) -> None:
    app = visit("governance.py", sample=True, city="sample-fennorack")
    assert titles(app) == []
    assert len(app.get("vega_lite_chart")) == 0
    assert any(note.startswith("This organisational return was given without consent") for note in notes(app))


@pytest.mark.parametrize("count", [4, 5])
def test_four_people_are_withheld_and_five_are_told(visit: Visit, count: int) -> None:
    visit("", sample=False)
    held = desk()
    save(held, *(person(agree=dict.fromkeys(("lead_1", "lead_2", "lead_3"), 4)) for _ in range(count)))
    app = visit("governance.py", sample=False, city="ayton")
    told = [one.value.set_index("Indicator")["Value"].tolist() for one in app.table]
    assert told == ([["75", *[plain("withheld: too few answers")] * 4]] if count == 5 else [])


def test_a_return_that_says_nothing_of_governance_says_so_and_leads_on(visit: Visit) -> None:
    visit("", sample=False)
    about = About(city="Ayton", round="2026", mode=Mode.ORGANISATIONAL, approver="A", comparable=True)
    save(desk(), Answers(instrument="coprod-core@1.0", about=about))
    app = visit("governance.py", sample=False)
    assert [note.split(".")[0] for note in notes(app)] == ["This return holds no answers about governance"]
    assert titles(app) == []


def test_names_from_a_file_are_shown_as_written_and_never_as_markup(visit: Visit) -> None:
    visit("", sample=False)
    answers = worked_example()
    odd = answers.stakeholders[3].model_copy(update={"name": "Lab *of* [things](http://x.org) $1$"})
    save(desk(), answers.model_copy(update={"stakeholders": (*answers.stakeholders[:3], odd)}))
    app = visit("governance.py", sample=False)
    assert app.header[1].value == plain(
        "Between Co-design and Co-delivery 1 group drops out: Lab *of* [things](http://x.org) $1$"
    )
    assert "[things](http" not in app.header[1].value


def test_the_link_of_each_figure_restores_city_round_and_who(visit: Visit) -> None:
    app = visit("governance.py", sample=True, city="sample-tolvessa")
    links = [one.value for one in app.code]
    assert len(links) >= 5
    asked = {"city=sample-tolvessa", "round=2026-spring", "who=return-", "lang=en"}
    assert [link for link in links if not all(part in link for part in asked)] == []
