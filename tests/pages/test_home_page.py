"""Home: the doors, what changed since the last visit, and which city has what, on every kind of store."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from coprod.access.visits import COOKIE, Visit, written
from pages._shared import desk
from tests.desk.people_made import hand_in
from tests.pages.conftest import Visit as Open
from tests.pages.handed_in import table, words

COVERAGE = 1  # the second table on the page
SINCE = "Since your last visit"


def came_back(monkeypatch: pytest.MonkeyPatch, cookie: str) -> None:
    """Let the browser bring a cookie; AppTest has no way of its own for that."""
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {COOKIE: cookie}))


def last_here(days: int) -> str:
    at = datetime.now(UTC)
    return written(Visit(at - timedelta(days=days), at))


def cells(app: AppTest) -> dict[str, list[str]]:
    """The lines of the coverage table, by the first line of the city."""
    return {row[0].split("  \n")[0].removeprefix("**[").partition("](")[0]: row for row in table(app, COVERAGE)}


def test_the_doors_come_first_and_each_has_its_ways_in(visit: Open) -> None:
    app = visit(sample=True)
    assert words(app.header)[:3] == ["I look at cities and pilots", "I run a service", "I run a workshop"]
    labels = [link.proto.label for link in app.get("page_link")]
    assert labels[0] == "Browse pilots"
    assert labels[-3:] == ["Assess my service", "See skill gaps", "Run a workshop"]


@pytest.mark.parametrize("cookie", ["", "nonsense", "0.1772442000"])
def test_a_first_visit_has_nothing_to_compare_with(visit: Open, monkeypatch: pytest.MonkeyPatch, cookie: str) -> None:
    came_back(monkeypatch, cookie)
    assert SINCE not in words(visit(sample=True).header)


def test_whoever_comes_back_reads_what_changed(visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    came_back(monkeypatch, last_here(days=3))
    app = visit(sample=True)
    assert words(app.header)[3] == SINCE
    [told] = [one for one in words(app.markdown) if one.startswith("Since ")]
    assert told.split("\n")[2:] == [
        "- Sample answers of 8 fictional cities were loaded.",
        "- The library of pilots was renewed.",
    ]
    [caption] = [one for one in words(app.caption) if "not told here" in one]
    assert caption.endswith("groups of fewer than 5 people are left out.")


def test_real_cities_are_named_without_a_count_and_a_long_list_is_cut(
    visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {COOKIE: "1767225600.1780000000"}))  # 1 Jan 2026
    app = visit(sample=False)
    for number in range(13):
        hand_in(desk(), people=5, city=f"Town *{number:02}*")
    app.run()
    [told] = [one for one in words(app.markdown) if one.startswith("Since ")]
    lines = told.split("\n")
    assert lines[0] == "Since 1 January 2026:"
    assert lines[2] == "- Town *00*: new individual answers, 2026"
    assert lines[12:] == ["- 3 more cities have new answers", "- The library of pilots was renewed."]


def test_nothing_new_is_said_as_such(visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit(sample=False)
    monkeypatch.setattr("coprod.store.changes.done", lambda *_: ())
    came_back(monkeypatch, "1767225600.1780000000")
    app.run()
    assert "Nothing has changed since 1 January 2026." in words(app.markdown)


def test_each_city_says_what_it_has_in_signs_and_words(visit: Open) -> None:
    told = cells(visit(sample=True))
    assert [line.split("  \n")[:2] for line in told["Velmarin (sample, fictional)"]] == [
        [
            "**[Velmarin (sample, fictional)](lifecycle?city=sample-velmarin)**",
            "2026 spring, newest return 1 June 2026",
        ],
        ["✓ 40 individual answers", "✓ 2 organisational returns"],
        ["✓ 2 rounds", "– no pilot in the library"],
    ]
    assert told["Oskerwyn (sample, fictional)"][1].split("  \n") == [
        "– fewer than 5 individual answers, not shown",
        "✓ 1 organisational return",
        "✓ governance",
    ]
    assert told["Fennorack (sample, fictional)"][1].split("  \n")[1] == (
        "– an organisational return without consent to be shown"
    )
    assert told["Aalborg, Denmark"][0] == "**[Aalborg, Denmark](pilots?words=Aalborg)**"
    assert told["Aalborg, Denmark"][1:] == ["– no answers yet", "✓ [1 pilot in the library](pilots?words=Aalborg)"]


def test_twenty_cities_make_a_page_and_they_can_be_turned(visit: Open) -> None:
    app = visit(sample=True)
    assert len(cells(app)) == 20
    shown = set(cells(app))
    app.pagination(key="page").set_value(3).run()
    assert len(cells(app)) == 18
    assert not shown & set(cells(app))
    app.text_input(key="find").set_value("a").run()
    assert app.pagination(key="page").value == 1


def test_a_search_finds_one_city_and_says_when_there_is_none(visit: Open) -> None:
    app = visit(sample=True)
    app.text_input(key="find").set_value("malmo").run()
    assert list(cells(app)) == ["Malmö, Sweden"]
    app.text_input(key="find").set_value("Nowhere*").run()
    assert "No city is called “Nowhere*”. Try fewer letters." in words(app.info)
    assert len(app.table) == 1


def test_an_empty_store_says_so_and_still_lists_the_library(visit: Open) -> None:
    app = visit(sample=False)
    assert "No city has handed in answers yet. 50 places have pilots in the library only." in words(app.markdown)
    assert all(row[1] == "– no answers yet" for row in cells(app).values())


def test_answers_older_than_a_year_are_called_so(visit: Open) -> None:
    app = visit(sample=False)
    hand_in(desk(), people=5, filled_on=datetime(2020, 5, 1, tzinfo=UTC).date())
    app.run()
    assert cells(app)["Ayton"][0] == "**[Ayton](lifecycle?city=ayton)**  \n2026, May 2020  \n**older than a year**"
