"""The Pilot page: one pilot's facts near their sources, its designed states, and the city's own return beside it."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coprod.instrument.answers import About, Answers, Mode, Part, Stakeholder
from coprod.language import Speaker
from pages import _shared
from pages._shared import desk
from tests.desk.governed_returns import CONSENT, save
from tests.pages.conftest import Visit
from tests.pages.test_every_word import Marked

FILES = Path(__file__).parents[2] / "data" / "pilots"
ZWERM, LISTED, BOLOGNA = "ghent-zwerm", "oulu-smartip", "bologna-mimuovosmart"
STAGES = ("Co-commissioning", "Co-design", "Co-delivery", "Co-assessment")  # the library's own words
OWN = {"co_design": Part(depth=4, decision_right=2), "co_delivery": Part(depth=2)}


def plain(words: object) -> str:
    return str(words).replace("\\", "")


def headers(app: AppTest) -> list[str]:
    return [plain(one.value) for one in app.header]


def texts(app: AppTest) -> list[str]:
    return [plain(one.value) for one in app.markdown]


def table(app: AppTest, column: str) -> Mapping[str, list[str]]:
    """The table that has such a column, by column."""
    [found] = [one.value for one in app.table if column in one.value.columns]
    return {name: [plain(cell) for cell in found[name]] for name in found.columns}


def facts(app: AppTest) -> dict[str, str]:
    return {what: plain(words) for what, words in app.table[0].value.iloc[:, 0].to_dict().items()}


def of_ghent(*stakeholders: Stakeholder, pilot: str = "ZWERM neighbourhood game", **about: object) -> Answers:
    given = {"city": "Ghent", "round": "2026", "mode": Mode.ORGANISATIONAL, "pilot": pilot, **CONSENT, **about}
    return Answers(instrument="coprod-core@1.0", about=About(**given), stakeholders=stakeholders)


def test_without_a_pilot_in_the_link_one_is_searched_and_opened(visit: Visit) -> None:
    app = visit("pilot.py", sample=False)
    field = app.selectbox(key="pilot_to_open")
    assert (field.value, len(field.options)) == (None, 66)
    assert "Ghent, Belgium: ZWERM neighbourhood game" in field.options
    field.set_value(ZWERM).run()
    assert app.query_params["pilot"] == ZWERM
    assert [plain(one.value) for one in app.title] == ["ZWERM neighbourhood game"]


@pytest.mark.parametrize("wanted", ["no-such-pilot", "ghent-zwerm' OR 1=1", "GHENT-ZWERM"])
def test_an_unknown_pilot_says_so_and_leads_back(visit: Visit, wanted: str) -> None:
    app = visit("pilot.py", sample=False, pilot=wanted)
    assert [plain(one.value) for one in app.warning] == [f"The link asks for “{wanted}”, which is not here."]
    assert [one.proto.page for one in app.get("page_link")] == ["pilots"]
    assert len(app.selectbox) == 1


def test_a_pilot_says_what_it_was_with_label_conflict_and_source(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    assert [fault.value for fault in app.exception] == []
    assert texts(app)[:2] == [
        "Ghent, Belgium · Neighbourhood life · Delivered",
        "A month-long street game in two neighbourhoods used networked objects and an interactive tree to make "
        "neighbours meet and earn points together.",
    ]
    assert app.info[0].value.startswith("One person collected this from public web pages; the city has not checked it.")
    assert plain(app.warning[0].value).startswith("On the sources: One designer page dates the work 2014")
    assert facts(app) == {
        "Service": "Social cohesion and citizen engagement",
        "Programme": "SMARTiP",
        "Led by": "City of Ghent",
        "Start": "23 February 2013",
        "End": "23 March 2013",
        "Status": "Delivered",
        "Evidence": "Well documented: at least four entries on who took part, from two sectors or more, two of them or "
        "more not of low confidence, and at least one published number about the pilot",
        "Size of the city": "250,000 to 500,000 people",
        "Source of these facts": "[smart-ip.eu](<http://www.smart-ip.eu/cases/ghent/>)",
    }


def test_the_way_back_keeps_the_theme(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    back = app.get("page_link")[0].proto
    assert (back.page, back.query_string) == ("pilots", "theme=neighbourhood_engagement")


def test_the_figures_and_sections_stand_in_their_order(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    assert headers(app) == [
        "Desk coding: 7 groups documented, at 4 of 4 stages; there may be more",
        "What is documented at least",
        "ZWERM neighbourhood game: 23 February 2013 to 23 March 2013",
        "Published numbers",
        "Sources",
        "Report a correction",
    ]
    for chart in app.get("vega_lite_chart"):
        assert "desk coding, not checked by the city" in chart.proto.alt


def test_each_entry_has_its_basis_its_confidence_and_its_source_one_click_away(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    assert "What each of the 9 entries rests on" in [box.label for box in app.expander]
    rows = table(app, "What the page says")
    assert rows["Who, and how it is coded"][0].split("  \n") == [
        "**Internet users in Ghent (idea call)**",
        "Co-commissioning: 3 worked with",
        "formal say: not stated",
        "confidence: medium",
    ]
    assert rows["What the page says"][0].endswith("[smart-ip.eu](<http://www.smart-ip.eu/cases/ghent/>)")
    assert len(rows["What the page says"]) == 9


def test_the_least_is_told_with_what_it_rests_on_and_the_rest_with_the_reason(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    assert table(app, "What is documented")["What is documented"] == [
        "**at least 4 of 4 sectors are asked or take part more deeply**  \n"
        "Government, Business, Research, Civil society  \nrests on 9 entries",
        "**in at least 3 of 4 stages a group outside government is worked with or more**  \n"
        "Co-commissioning, Co-design, Co-delivery  \nrests on 9 entries",
    ]
    [box] = [box for box in app.expander if box.label == "What public pages cannot tell"]
    assert sum(text.value.count("\n- ") for text in box.markdown) == 14


def test_groups_whose_part_is_unknown_are_one_line_and_no_line_of_the_matrix(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=BOLOGNA)
    assert headers(app)[0].startswith("Desk coding: 4 groups documented, ")
    [note] = [plain(one.value) for one in app.info if "part unknown" in one.value]
    with (FILES / "stakeholders.csv").open(encoding="utf-8", newline="") as file:
        named = {one["stakeholder_id"]: one["name"] for one in csv.DictReader(file) if one["pilot_id"] == BOLOGNA}
    with (FILES / "participation.csv").open(encoding="utf-8", newline="") as file:
        told = {one["stakeholder_id"] for one in csv.DictReader(file)}
    bare = sorted(name for key, name in named.items() if key not in told)
    start, _, listed = note.partition(" Named, part unknown: ")
    assert start == (
        f"{len(named)} groups are named; what they did is documented for {len(named) - len(bare)} of them, in 2 "
        "sectors (Government, Civil society)."
    )
    assert sorted(listed.removesuffix(".").split("; ")) == bare
    assert sorted(table(app, "Stakeholder")["Stakeholder"]) == sorted(
        name for key, name in named.items() if key in told
    )
    assert any(one.startswith("4 groups in 2 sectors") for one in texts(app))


def test_a_pilot_of_which_every_part_is_documented_has_no_such_line(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    assert [one.value for one in app.info if "part unknown" in one.value] == []


def test_what_a_page_prints_points_to_the_note_on_the_sources(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=BOLOGNA)
    assert "Pages may give other numbers: see “On the sources” above." in texts(app)
    cells = [
        cell for one in app.table if "Number and date" in one.value.columns for cell in one.value["Number and date"]
    ]
    assert any(plain(cell).startswith("**1,400 people, as that page prints it**") for cell in cells)


def test_numbers_of_the_programme_stand_apart_from_those_of_the_pilot(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=BOLOGNA)
    assert [plain(one.value) for one in app.subheader] == [
        "About this pilot",
        "About the whole programme: not a result of this pilot",
    ]
    assert any("Numbers of people differ in kind" in text for text in texts(app))


def test_a_pilot_that_is_only_listed_says_what_is_not_there(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=LISTED)
    assert [fault.value for fault in app.exception] == []
    assert len(app.get("vega_lite_chart")) == 0
    assert headers(app)[0] == "Who took part is not documented"
    assert "Named without their part: University of Oulu." in texts(app)
    assert "Its dates are those of the programme: no page about this pilot was found." in texts(app)
    assert "Nothing: no page says who took part, how deeply, or with which say." in texts(app)
    assert facts(app)["Evidence"].startswith("Listed only: named by its programme")


def test_the_correction_is_prefilled_and_needs_no_network(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    text = app.code[-1].value
    assert text.startswith(
        "Correction to a pilot of the coprod library\nghent-zwerm: ZWERM neighbourhood game, Ghent, Belgium\n"
    )
    assert "- Status: Delivered\n" in text
    assert "- Source: http://www.smart-ip.eu/cases/ghent/\n" in text
    assert text.endswith("What is wrong, and what it should say:\n\n\nA public page that shows it:")


def test_without_a_return_of_the_city_nothing_is_said_of_one(visit: Visit) -> None:
    app = visit("pilot.py", sample=True, pilot=ZWERM)
    assert [one for one in headers(app) if "own return" in one] == []
    assert [one for one in texts(app) if "handed in" in one] == []


def test_the_citys_own_return_stands_beside_the_desk_coding_with_every_difference(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    mine = Stakeholder(name="City of Ghent", helix="government", is_lead=True, parts=OWN)
    school = Stakeholder(name="A school", helix="civil_society", parts={"co_design": Part(depth=3)})
    save(desk(), of_ghent(mine, school, filled_on=date(2026, 4, 1)), of_ghent(pilot="Parking", unit="Mobility"))
    app.run()
    assert [fault.value for fault in app.exception] == []
    assert headers(app)[:2] == [
        "Desk coding: 7 groups documented, at 4 of 4 stages; there may be more",
        "The city's own return, 2026 (1 April 2026): 2 groups named",
    ]
    told = next(text for text in texts(app) if text.startswith("- City of Ghent"))
    assert told.split("\n") == [
        "- City of Ghent, Co-design: worked with (3) in the desk coding, decided together (4) in the return.",
        "- City of Ghent, Co-delivery: only the return tells, asked (2).",
        "- Only the desk coding names: Alcatel-Lucent Bell Labs; Internet users in Ghent (idea call); Neighbourhood "
        "organisations and actors; Residents of Papegaai and Ekkergem; Toyfoo (product and game designer); iMinds "
        "(iLab.o / living-lab team).",
        "- Only the return names: A school.",
    ]
    [other] = [one.proto for one in app.get("page_link") if "Parking" in plain(one.proto.label)]
    assert (other.page, "city=ghent" in other.query_string) == ("governance", True)


def test_a_return_without_consent_shows_why_and_nothing_of_it(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    secret = Stakeholder(name="Secret partner", helix="business", parts=OWN)
    save(desk(), of_ghent(secret, comparable=False, filled_on=date(2026, 4, 1)))
    app.run()
    assert headers(app)[1] == "The city's own return, 2026 (1 April 2026)"
    assert "without consent to be compared" in plain(app.info[-1].value)
    everything = [*texts(app), *(chart.proto.alt for chart in app.get("vega_lite_chart"))]
    assert [one for one in everything if "Secret" in one] == []


def test_a_return_that_names_nobody_says_so(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    save(desk(), of_ghent(filled_on=date(2026, 4, 1)))
    app.run()
    assert plain(app.info[-1].value) == "This return names no stakeholder, so there is no matrix of it."


def test_what_people_typed_is_never_markdown(visit: Visit) -> None:
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    save(desk(), of_ghent(Stakeholder(name="[x](http://evil) *b*", helix="business", parts=OWN)))
    app.run()
    assert headers(app)[1] == "The city's own return, 2026 (2 May 2026): 1 group named"  # the day it was saved
    told = next(one.value for one in app.markdown if "evil" in one.value)
    assert "\\[x\\]\\(http\\:" in told


@pytest.mark.parametrize(
    "pilot", ["paris-budget-participatif", "limerick-citizen-innovation-lab", "ghent-digital-idea"]
)
def test_other_pilots_run_too(visit: Visit, pilot: str) -> None:
    app = visit("pilot.py", sample=False, pilot=pilot)
    assert [fault.value for fault in app.exception] == []
    assert len(app.title) == 1


def test_every_word_around_the_facts_comes_from_the_catalogue(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_shared, "speaker", lambda language="en": Speaker("en", Marked()))
    app = visit("pilot.py", sample=False, pilot=ZWERM)
    labels = [box.label for box in app.expander] + [link.proto.label for link in app.get("page_link")]
    said = [one.value for kind in (app.header, app.subheader, app.info, app.warning, app.caption) for one in kind]
    columns = [name for one in app.table[1:] for name in one.value.columns if name not in STAGES]
    assert [words for words in (*labels, *said, *columns, *facts(app)) if "⟦" not in words] == []
