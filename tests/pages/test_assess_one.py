"""One file on the Assess page: what is wrong, what was read as meant, what got better, what a team may know."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from coprod.desk import manager
from coprod.language import speaker
from pages._shared import desk
from tests.pages.conftest import Visit
from tests.pages.handed_in import ANSWERED, RATINGS, count, drop, faulty, keys, meant, of_unit, table, team, words
from tests.workbook.filling import fill

MEANT = [["Skills, D7", "4 (high)", "4"], ["Skills, E7", "2.", "2"]]


def buttons(app: AppTest, kind: str) -> list[str]:
    return [one.proto.label for one in app.get(kind)]


def test_both_workbooks_are_offered_and_nothing_else_before_a_file_comes(visit: Visit) -> None:
    app = visit("assess.py", sample=False)
    assert buttons(app, "download_button") == ["Download the workbook", "Download the team workbook"]
    assert words(app.caption)[:2] == [
        "One agreed answer for the team, or your own",
        "Each person answers in a row of their own: skills only, no names",
    ]
    assert words(app.header) == ["1. Download and fill in", "2. Upload"]
    assert keys(app) == []


def test_at_most_twenty_findings_are_shown_with_the_count_and_the_marked_copy(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), {"f.xlsx": faulty(25)})
    assert "The first 20 of 25. All of them are in the marked copy." in words(app.markdown)
    rows = table(app)
    assert len(rows) == 20
    assert rows[0] == [
        "Left out",
        "Skills, D7",
        "D7 holds 7; this scale runs from 1 to 5.",
        "Choose 1 to 5, NA, DK or PNS.",
    ]
    assert "Download the marked copy" in buttons(app, "download_button")
    assert keys(app) == ["save"]


def test_twenty_findings_are_all_there_is_to_say(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), {"f.xlsx": faulty(20)})
    assert len(table(app)) == 20
    assert not [text for text in words(app.markdown) if text.startswith("The first")]


def test_a_clean_workbook_needs_no_marked_copy(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), {"f.xlsx": fill(ANSWERED)})
    assert "Download the marked copy" not in buttons(app, "download_button")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (0, ""),
        (1, " 1 more answer cannot be read; if it stays so, it does not count."),
        (3, " 3 more answers cannot be read; if they stay so, they do not count."),
    ],
)
def test_a_stopped_file_says_what_must_be_and_what_may_be_corrected(visit: Visit, wrong: int, told: str) -> None:
    values = {place: value for place, value in ANSWERED.items() if value != "Exampleford"}
    data = fill(values | dict.fromkeys(RATINGS[:wrong], 7))
    app = drop(visit("assess.py", sample=False), {"f.xlsx": data})
    assert words(app.error) == [f"f.xlsx is not saved: 1 thing must be corrected first.{told}"]


def test_a_file_that_is_stopped_by_no_cell_has_no_marked_copy(visit: Visit) -> None:
    book, out = load_workbook(BytesIO(fill(ANSWERED))), BytesIO()
    del book["Skills"]
    book.save(out)
    app = drop(visit("assess.py", sample=False), {"f.xlsx": out.getvalue()})
    assert table(app)[0][:2] == ["Stops the file", "The whole file"]
    assert "Download the marked copy" not in buttons(app, "download_button")


def test_what_is_certain_is_listed_accepted_by_one_click_and_kept(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), {"f.xlsx": meant()})
    assert words(app.success) == ["f.xlsx was read completely: 36 ratings, 20 answers without a rating, 0 left empty."]
    assert words(app.subheader) == ["Read as meant"]
    assert table(app) == MEANT
    assert app.button(key="save").label == "Accept 2 readings and save"
    app.button(key="save").click().run()
    assert app.expander[0].label == "2 cells were read as meant"
    assert table(app) == MEANT
    assert words(app.subheader) == []
    with desk().store.reading() as cursor:
        kept = cursor.execute("SELECT cell, typed, read_as FROM findings ORDER BY cell").fetchall()
    assert kept == [("D7", "4 (high)", "4"), ("E7", "2.", "2")]


@pytest.mark.parametrize(
    ("mended", "told"),
    [(0, "Since the last check: 0 mended, 3 left."), (2, "Since the last check: 2 mended, 1 left."), (3, "")],
)
def test_a_marked_copy_says_what_got_better(visit: Visit, mended: int, told: str) -> None:
    app = visit("assess.py", sample=False)
    marked = load_workbook(BytesIO(manager.marked(desk().guard, faulty(3), language="en")))
    for title, cell in RATINGS[:mended]:
        marked[title][cell] = ANSWERED[title, cell]
    out = BytesIO()
    marked.save(out)
    drop(app, {"f-marked.xlsx": out.getvalue()})
    assert words(app.info) == ([told] if told else [])
    clear = "All clear: nothing that the last check marked is left to mend."
    assert (clear in words(app.success)) == (mended == 3)
    assert [box.label for box in app.expander if "mended" in box.label] == (["2 cells mended"] if mended == 2 else [])


def test_a_team_is_told_how_many_answered_and_who_will_see_what(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), {"team.xlsx": team(9)})
    assert words(app.success) == [
        "team.xlsx was read completely: 504 ratings, 0 answers without a rating, 0 left empty."
    ]
    [told] = [text for text in words(app.markdown) if text.startswith("It holds")]
    assert told == (
        "It holds the answers of 9 people. You see their figures because you hold the file; the Skills page shows "
        "nobody's single answers, and figures only from 5 people up."
    )
    assert app.button(key="save").label == "Save the answers of 9 people"
    assert len(app.get("vega_lite_chart")) == 3
    app.button(key="save").click().run()
    assert count(desk()) == 9
    with desk().store.writing("a clock") as cursor:
        cursor.execute("UPDATE loads SET loaded_at = '2026-05-03 14:05:59'")
    assert [word for word in words(app.run().markdown) if word.startswith("The last load")] == [
        "The last load: 1 file, 3 May 2026, 14:05 UTC."
    ]


def test_a_load_is_undone_after_a_second_click(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), {"f.xlsx": fill(ANSWERED)})
    app.button(key="save").click().run()
    assert "Take 1 return out again? You can hand the files in again at any time." in words(app.markdown)
    app.button(key="undo").click().run()
    assert count(desk()) == 0
    assert words(app.success)[0] == "1 return was taken out again."
    assert len(words(app.run().success)) == 1
    assert keys(app) == ["save"]


def test_a_click_that_is_refused_says_why_and_changes_nothing(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), {"f.xlsx": fill(ANSWERED)})
    app.button(key="save").click().run()
    with desk().store.writing("somebody else") as cursor:
        cursor.execute("DELETE FROM submissions")
    app.button(key="undo").click().run()
    assert words(app.error) == ["Nothing was changed. This load was undone already; nothing of it is left."]
    assert "1 return was taken out again." not in words(app.success)
    assert words(app.run().error) == []


def test_a_return_that_another_one_replaced_can_be_brought_back(visit: Visit) -> None:
    older, newer = of_unit("Parks"), of_unit("Parks", filled_on=date(2026, 6, 2))
    for data in (older, newer):
        app = drop(visit("assess.py", sample=False), {"f.xlsx": data})
        app.button(key="save").click().run()
    assert [box.label for box in app.expander if "eturn" in box.label] == ["Replaced returns (1)"]
    [row] = [text for text in words(app.markdown) if text.startswith("**")]
    today = _today()
    assert row == (
        "**Exampleford, Spring 2026, Parking by phone, Parks**  \n"
        f"Filled in: 31 March 2026. Saved: {today}. In its place: filled in 2 June 2026, saved {today}."
    )
    [button] = [one for one in app.button if one.label == "Use this one instead"]
    button.click().run()
    assert "This return counts now. The one it took the place of is kept." in words(app.success)
    assert words(app.warning) == ["Saved, but another return of the same organisation and round stands in its place."]
    [row] = [text for text in words(app.markdown) if text.startswith("**")]
    assert "Filled in: 2 June 2026." in row


def _today() -> str:
    return speaker("en").day(datetime.now(UTC))
