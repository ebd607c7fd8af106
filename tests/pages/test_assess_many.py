"""Many files on the Assess page, and files that do not say everything."""

from streamlit.testing.v1 import AppTest

from coprod.desk.opening import Desk
from pages._shared import desk
from tests.pages.conftest import Visit
from tests.pages.handed_in import (
    ANSWERED,
    count,
    drop,
    export,
    faulty,
    keys,
    meant,
    nameless,
    of_unit,
    skills_sheet,
    table,
    team,
    words,
)
from tests.workbook.filling import CORE, fill

MANY = {
    "clean.xlsx": fill(ANSWERED),
    "team.xlsx": team(9),
    "faulty.xlsx": faulty(2),
    "meant.xlsx": meant(),
    "city.xlsx": nameless(),
    "scan.pdf": b"%PDF-1.7 x",
    "export.csv": export(guessed=True),
}
PDF = "This is a PDF, not a workbook. Send the workbook itself, saved as .xlsx, .xls, .ods or .csv."


def answer(app: AppTest, **said: str) -> AppTest:
    """Fill in the form for what files do not say."""
    for line, value in said.items():
        if line == "mode":
            app.selectbox(key="said-mode").set_value(value)
        else:
            app.text_input(key=f"said-{line}").set_value(value)
    return app.button(key="say-beside").click().run()


def rounds(here: Desk) -> list[tuple[str, str, int]]:
    with here.store.reading() as cursor:
        return cursor.execute(
            "SELECT round, mode, COUNT(*) FROM submissions GROUP BY round, mode ORDER BY round"
        ).fetchall()


def test_each_of_many_files_has_its_line_and_one_click_saves_what_can_be(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), MANY)
    assert words(app.warning) == ["4 of 7 files can be saved."]
    assert table(app) == [
        ["city.xlsx", "Refused", "About: C6 does not name the city.", ""],
        ["scan.pdf", "Refused", PDF, ""],
        ["export.csv", "Needs an answer", "This file does not say which city it is about. And 2 more.", ""],
        ["faulty.xlsx", "Can be saved, 2 answers left out", "", "1"],
        ["clean.xlsx", "Can be saved", "", "1"],
        ["team.xlsx", "Can be saved", "", "9"],
        ["meant.xlsx", "Can be saved", "2 notes.", "1"],
    ]
    told = "Saving accepts 2 cells that were typed in other words and whose meaning is certain."
    assert told in words(app.markdown)
    assert app.button(key="save").label == "Save the 4 that can be saved"
    app.button(key="save").click().run()
    assert count(desk()) == 12
    assert count(desk(), "loads") == 1
    assert words(app.warning) == ["4 of 7 files are saved."]
    assert words(app.success) == []
    stands = "Another return of the same organisation and round stands in its place."
    assert table(app)[3:] == [
        ["faulty.xlsx", "Saved with notes", f"{stands} 2 answers left out.", "1"],
        ["clean.xlsx", "Saved", stands, "1"],
        ["team.xlsx", "Saved", "", "9"],
        ["meant.xlsx", "Saved with notes", "2 notes.", "1"],
    ]
    assert "save" not in keys(app)


def test_one_of_many_can_be_looked_at(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), MANY)
    assert app.selectbox(key="file").label == "Details and marked copy of one file"
    app.selectbox(key="file").set_value(4).run()
    assert words(app.error) == ["city.xlsx is not saved: 1 thing must be corrected first."]
    assert table(app, 1)[0][:3] == ["Stops the file", "About, C6", "C6 does not name the city."]
    app.selectbox(key="file").set_value(5).run()
    assert words(app.error) == [f"scan.pdf: nothing was saved. {PDF}"]
    app.selectbox(key="file").set_value(1).run()
    assert len(app.get("vega_lite_chart")) == 3
    assert [one for one in keys(app) if one == "save"] == ["save"]


def test_a_dozen_files_go_in_and_out_together(visit: Visit) -> None:
    dozen = {f"unit-{number}.xlsx": of_unit(f"Unit {number}") for number in range(12)}
    app = drop(visit("assess.py", sample=False), dozen)
    app.button(key="save").click().run()
    assert words(app.success) == ["12 files are saved."]
    assert count(desk()) == 12
    assert "Take 12 returns out again? You can hand the files in again at any time." in words(app.markdown)
    app.button(key="undo").click().run()
    assert count(desk()) == 0
    assert words(app.success) == ["12 returns were taken out again."]
    assert "12 files can be saved." in words(app.markdown)


def test_a_sheet_alone_is_asked_where_it_belongs(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), {"skills.csv": skills_sheet()})
    assert words(app.info) == ["skills.csv can be read. Answer what is asked below, then it can be saved."]
    answer(app, city="Exampleford", round="Autumn 2026")
    assert words(app.info) == ["skills.csv can be read. Answer what is asked below, then it can be saved."]
    answer(app, mode="organisational")
    assert words(app.success) == [
        "skills.csv was read completely: 36 ratings, 20 answers without a rating, 0 left empty."
    ]
    app.button(key="save").click().run()
    assert rounds(desk()) == [("Autumn 2026", "organisational", 1)]


def test_a_name_that_is_none_is_refused_and_asked_again(visit: Visit) -> None:
    app = answer(drop(visit("assess.py", sample=False), {"skills.csv": skills_sheet()}), city="!!!")
    assert words(app.error) == ["skills.csv: nothing was saved. “!!!” cannot be the name of a city."]
    assert app.text_input(key="said-city").value == "!!!"


def test_what_is_said_is_for_the_files_that_lack_it(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), {"skills.csv": skills_sheet(), "clean.xlsx": fill(ANSWERED)})
    answer(app, city="Exampleford", round="Autumn 2026", mode="organisational").button(key="save").click().run()
    assert rounds(desk()) == [("Autumn 2026", "organisational", 1), ("Spring 2026", "organisational", 1)]


def test_the_columns_of_an_export_are_shown_confirmed_and_remembered(visit: Visit) -> None:
    app = answer(
        drop(visit("assess.py", sample=False), {"export.csv": export(guessed=True)}), city="Exampleford", round="Spring"
    )
    assert "54 columns are certain. 4 are guessed, please check. 1 matches no question." in words(app.markdown)
    asked = [one for one in app.selectbox if one.key.startswith("column-")]
    assert [(one.label.replace("\\", ""), one.value) for one in asked[:5]] == [
        ("How importan… Seeing what re", f"{CORE.skills[3].id}/importance"),
        ("How importan… Choosing prior", f"{CORE.skills[4].id}/importance"),
        ("How well can… Seeing what re", f"{CORE.skills[3].id}/capacity"),
        ("How well can… Choosing prior", f"{CORE.skills[4].id}/capacity"),
        ("Anything else?", ""),
    ]
    assert [box.label for box in app.expander] == ["54 columns are certain"]
    assert keys(app) == ["say-beside", "use-columns"]
    app.button(key="use-columns").click().run()
    assert words(app.success) == [
        "export.csv was read completely: 336 ratings, 0 answers without a rating, 0 left empty."
    ]
    assert "54 columns are certain. 5 are as you said." in words(app.markdown)
    app.button(key="save").click().run()
    assert count(desk()) == 6
    again = answer(
        drop(visit("assess.py", sample=False), {"next.csv": export(guessed=True, people=7)}),
        city="Exampleford",
        round="Spring",
    )
    assert words(again.success) == [
        "next.csv was read completely: 392 ratings, 0 answers without a rating, 0 left empty."
    ]
    assert "59 are as you said." in words(again.markdown)


def test_two_columns_for_one_question_are_named(visit: Visit) -> None:
    app = drop(visit("assess.py", sample=False), {"export.csv": export(guessed=True)})
    other = next(one for one in app.selectbox if one.label.startswith("Anything"))
    other.set_value(f"{CORE.skills[0].id}/importance")
    app.button(key="use-columns").click().run()
    title = CORE.skills[0].title.to("en")
    assert words(app.warning) == [f"More than one column is taken for “Importance: {title}”. Change one of them."]
    other = next(one for one in app.selectbox if one.label.startswith("Anything"))
    other.set_value("dropped")
    app.button(key="use-columns").click().run()
    assert words(app.warning) == []
