"""The Pilots page in each of its states: cards, table, map, pilots like mine, nothing found; with exact counts."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages._parts import pilot_download as part
from tests.pages.conftest import Visit

FILES = Path(__file__).parents[2] / "data" / "pilots"


def plain(text: str) -> str:
    return text.replace("\\", "")


def headers(app: AppTest) -> list[str]:
    return [plain(one.value) for one in app.header]


def cards(app: AppTest) -> list[str]:
    return [plain(one.value) for one in app.subheader]


def said(app: AppTest) -> list[str]:
    return [plain(one.value) for one in app.markdown]


def link(app: AppTest, key: str) -> list[str]:
    value = app.query_params.get(key, [])
    return [value] if isinstance(value, str) else list(value)


def options(app: AppTest, key: str) -> list[str]:
    return list(app.multiselect(key=key).options)


def test_cards_are_what_one_sees_first_fifteen_to_a_page_most_documented_first(visit: Visit) -> None:
    app = visit("pilots.py", sample=False)
    assert headers(app) == ["66 of 66 pilots"]
    assert len(cards(app)) == 15
    assert cards(app)[0] == "Digital district guide for older adults, Osterholz"
    assert [fault.value for fault in app.exception] == []


def test_the_page_says_what_desk_coding_is_in_two_lines(visit: Visit) -> None:
    [note] = visit("pilots.py", sample=False).info
    assert note.value.startswith("One person collected this from public web pages; the cities have not checked it.")
    for promise in ("may still have happened", "is a minimum", "least is written about assessment", "over-represented"):
        assert promise in note.value
    assert len(note.value) < 270


def test_each_option_shows_its_count_and_counts_follow_the_other_filters(visit: Visit) -> None:
    app = visit("pilots.py", sample=False)
    assert options(app, "theme")[8] == "Mobility (6)"
    assert options(app, "size") == [
        "under 100,000 (7)",
        "100,000 to 250,000 (9)",
        "250,000 to 500,000 (15)",
        "500,000 to 1 million (25)",
        "over 1 million (10)",
    ]
    app.multiselect(key="theme").set_value(["mobility"]).run()
    assert headers(app) == ["6 of 66 pilots"]
    assert [one for one in options(app, "country") if "(0)" not in one] == [
        "Germany (2)",
        "Greece (1)",
        "Italy (1)",
        "Norway (1)",
        "Sweden (1)",
    ]
    assert options(app, "theme")[8] == "Mobility (6)"


def test_a_choice_stays_when_its_count_changes_and_is_in_the_link(visit: Visit) -> None:
    """The browser knows options by their words, which hold the count: it still says Mobility (6) when it is (2)."""
    app = visit("pilots.py", sample=False, theme="mobility")
    app.multiselect(key="country").set_value(["DE"]).run()
    assert app.multiselect(key="theme").value == ["mobility"]
    assert options(app, "theme")[8] == "Mobility (2)"
    assert (link(app, "theme"), link(app, "country")) == (["mobility"], ["DE"])
    app.multiselect(key="size").set_value([">1M"]).run()
    assert (app.multiselect(key="theme").value, app.multiselect(key="country").value) == (["mobility"], ["DE"])
    app.multiselect(key="size").set_value([]).run()
    app.multiselect(key="theme").set_value([]).run()
    assert headers(app) == ["6 of 66 pilots"]
    assert "theme" not in app.query_params


def test_what_is_filtered_is_said_in_words_and_cleared_with_one_click(visit: Visit) -> None:
    asked = {"theme": "mobility", "size": ["250-500k", "500k-1M"], "tier": "A", "words": "children"}
    app = visit("pilots.py", sample=False, **asked)
    assert headers(app) == ["1 of 66 pilots"]
    told = "Filtered by words: “children”; Theme: Mobility; People in the city: 250,000 to 500,000 or 500,000 to "
    assert f"{told}1 million; Evidence: Well documented" in said(app)
    next(one for one in app.button if one.label == "Clear all filters").click().run()
    assert headers(app) == ["66 of 66 pilots"]
    assert set(app.query_params) & set(asked) == set()
    assert (app.text_input(key="words").value, app.multiselect(key="tier").value) == ("", [])


def test_a_filter_leads_back_to_the_first_page(visit: Visit) -> None:
    app = visit("pilots.py", sample=False)
    app.session_state["page"] = 3
    app.run()
    third = cards(app)
    app.multiselect(key="status").set_value(["delivered", "running"]).run()
    assert app.session_state["page"] == 1
    assert len(third) == 15 and cards(app)[0] != third[0]


def test_a_search_does_not_mind_accents(visit: Visit) -> None:
    app = visit("pilots.py", sample=False)
    app.text_input(key="words").set_value("voru").run()
    assert headers(app) == ["1 of 66 pilots"]
    assert any(one.startswith("Võru county, Estonia · ") for one in said(app))


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("documented", "Digital district guide for older adults, Osterholz"),
        ("name", "(SMARTiP test-bed city; pilot not documented)"),
        ("country", "Wiener Klimateam"),
    ],
)
def test_the_order_is_in_the_link(visit: Visit, order: str, first: str) -> None:
    assert cards(visit("pilots.py", sample=False, order=order))[0] == first


def test_what_the_link_asks_for_and_nobody_has_is_said_and_dropped(visit: Visit) -> None:
    app = visit("pilots.py", sample=False, theme=["nonsense", "mobility"], view="globe", order="score")
    assert [plain(one.value) for one in app.warning] == ["The link asks for “nonsense”, which is not here."]
    assert headers(app) == ["6 of 66 pilots"]
    assert [link(app, key) for key in ("theme", "view", "order")] == [["mobility"], [], []]


def test_nothing_found_says_what_to_give_up_and_leads_to_the_nearest(visit: Visit) -> None:
    app = visit("pilots.py", sample=False, theme="mobility", country="FI", words="budget")
    assert headers(app) == ["0 of 66 pilots"]
    assert cards(app) == []
    assert said(app)[-2:] == ["Without “Theme: Mobility”: 1 pilot", "Without “Country: Finland”: 1 pilot"]
    next(one for one in app.button if one.label == "Show the pilots nearest to this").click().run()
    assert link(app, "view") == ["near"]
    assert headers(app) == ["6 pilots are like yours in something"]


def test_the_table_has_sources_stages_conflicts_and_the_way_to_the_pilot(visit: Visit) -> None:
    app = visit("pilots.py", sample=False, view="table", words="ZWERM interactive tree")
    row = app.table[0].value.iloc[0].tolist()
    assert row[0].startswith("**[ZWERM neighbourhood game](pilot?pilot=ghent-zwerm)**")
    assert "On the sources" in row[0]
    assert plain(row[1]).split("  \n") == ["Ghent, Belgium", "250,000 to 500,000 people", "Neighbourhood life"]
    assert plain(row[2]) == (
        "Groups taking part, at least: Co-commissioning 1, Co-design 6, Co-delivery 1, Co-assessment 1"
    )
    assert row[4].count("](<http") == 6


def test_the_map_is_a_figure_with_a_table_under_it_and_a_link_to_exactly_this_view(visit: Visit) -> None:
    app = visit("pilots.py", sample=False, view="map", theme="mobility")
    assert headers(app) == ["6 of 66 pilots", "6 pilots in 5 places of 5 countries"]
    [chart] = app.get("vega_lite_chart")
    assert chart.proto.alt.startswith("Map of Europe with a dot for each place. The most are from Germany: 2.")
    spec = json.loads(chart.proto.spec)
    assert [layer["mark"]["type"] for layer in spec["layer"][:2]] == ["geoshape", "circle"]
    lines, under = app.table[0].value, app.table[1].value
    assert lines.iloc[0].tolist() == ["Germany", "Bremen", "Hulsberg neighbourhood street space; Smart Street"]
    assert under.iloc[:, 1].tolist()[0] == "[Neo Rysio neighbourhood mobility](pilot?pilot=thermi-neo-rysio)"
    assert len(under) == 6
    [address] = [code.value for code in app.code]
    assert address.endswith("?view=map&order=documented&theme=mobility&lang=en")


def test_a_card_counts_every_page_points_to_the_note_and_names_what_is_behind_its_link(visit: Visit) -> None:
    app = visit("pilots.py", sample=False, words="ZWERM interactive tree")
    assert any(
        one.endswith("and 5 more pages; see “On the sources” on its page") and "From [smart-ip.eu]" in one
        for one in said(app)
    )
    labels = {link.proto.label for link in app.get("page_link")}
    assert "Who took part, numbers and sources" in labels
    listed = visit("pilots.py", sample=False, tier="C")
    assert [link.proto.label for link in listed.get("page_link") if link.proto.page == "pilot"] == [
        "What is known, and sources"
    ] * 5


def test_the_map_says_what_a_dot_stands_for_where_it_is_no_centre(visit: Visit) -> None:
    notes = [plain(one.value) for one in visit("pilots.py", sample=False, view="map", country="EE").info]
    assert notes[1:] == ["On the place of a dot. Võru county: County centroid near the town of Võru."]


def test_the_filtered_list_can_be_taken_away(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(part.st, "download_button", lambda label, data, **_: made.append((label, data)))
    visit("pilots.py", sample=False, country="IT", order="name")
    [(label, data)] = made
    lines = data().decode("utf-8-sig").splitlines()
    found = list(csv.DictReader(StringIO("\n".join(line for line in lines if not line.startswith("# ")))))
    with (FILES / "pilots.csv").open(encoding="utf-8", newline="") as file:
        italian = [one for one in csv.DictReader(file) if one["country_iso2"] == "IT"]
    assert label == "Download this list as CSV"
    assert [one["pilot"] for one in found] == sorted((one["pilot_name"] for one in italian), key=str.casefold)
    with (FILES / "participation.csv").open(encoding="utf-8", newline="") as file:
        told = {(one["pilot_id"], one["stage"]) for one in csv.DictReader(file)}
    ids = {one["pilot_id"] for one in italian}
    assert {(one["pilot_id"], stage) for one in found for stage in one["stages_documented"].split("|") if stage} == {
        (pilot, stage) for pilot, stage in told if pilot in ids
    }
    view = next(line for line in lines if line.startswith("# View"))
    assert "view=cards&order=name&country=IT" in view


def test_pilots_like_mine_asks_first(visit: Visit) -> None:
    app = visit("pilots.py", sample=False, view="near")
    assert app.info[1].value.startswith("Name at least one: the theme")
    assert (cards(app), headers(app)) == ([], [])


def test_pilots_like_mine_come_nearest_first_with_reasons_and_what_is_not_known(visit: Visit) -> None:
    mine = {"theme": "mobility", "stage": "co_assessment", "size": "250-500k", "sector": "research"}
    app = visit("pilots.py", sample=False, view="near", **mine)
    assert cards(app)[:2] == ["MiMuovoSmart mobility information platform", "Lindängen neighbourhood mobility"]
    first = next(one for one in said(app) if one.startswith("**Like yours"))
    assert first.splitlines()[:4] == [
        "**Like yours in 3 of 4 asked; sector not known**",
        "",
        "- Alike: same theme, Mobility; documented at Co-assessment; same size of city, 250,000 to 500,000",
        "- Not known: whether research took part",
    ]
    assert any(one.startswith("Say what yours is like. Near means alike in what you name") for one in said(app))
    app.multiselect(key="sector").set_value([]).run()
    assert (link(app, "theme"), link(app, "sector")) == (["mobility"], [])


def test_what_mine_is_like_stays_when_one_looks_at_the_filtered_cards(visit: Visit) -> None:
    app = visit("pilots.py", sample=False, view="near", theme="mobility", size="250-500k")
    app.button_group(key="view").set_value("cards").run()
    assert headers(app) == ["2 of 66 pilots"]
    assert link(app, "view") == ["cards"]
