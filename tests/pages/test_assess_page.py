"""The Assess page: from a file to findings, to a saved return, to the gaps in it."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from coprod.instrument.answers import Answers
from pages._shared import desk
from tests.pages.conftest import Visit
from tests.workbook.filling import cells, fill, full, typed

PLACE = ("Exampleford", "Spring 2026", "Parking by phone", "Digital services")
SAVED = f"Saved: {', '.join(PLACE)}."


def filled_in(answers: Answers) -> bytes:
    return fill(typed(cells(answers)))


def upload(app: AppTest, data: bytes, name: str = "return.xlsx") -> AppTest:
    return app.file_uploader(key="workbook").upload(name, data).run()


def submissions() -> int:
    with desk().store.reading() as cursor:
        return cursor.execute("SELECT COUNT(*) FROM submissions").fetchone()[0]


def with_cell(data: bytes, sheet: str, cell: str, value: object) -> bytes:
    book, out = load_workbook(BytesIO(data)), BytesIO()
    book[sheet][cell] = value
    book.save(out)
    return out.getvalue()


def test_a_good_workbook_is_shown_saved_and_found_on_the_skills_page(visit: Visit) -> None:
    app = upload(visit("assess.py", sample=False), filled_in(full()))
    assert [note.value.replace("\\", "") for note in app.success] == [
        "return.xlsx was read completely: 36 ratings, 20 answers without a rating, 0 left empty."
    ]
    told = [text.value.replace("\\", "") for text in app.markdown]
    assert f"This will be saved under: {' · '.join(PLACE)}" in told
    assert submissions() == 0
    assert len(app.get("vega_lite_chart")) == 3
    app.button(key="save").click().run()
    assert submissions() == 1
    assert app.success[1].value.replace("\\", "") == SAVED
    assert "Uploading the same file again changes nothing." in [text.value for text in app.caption]
    links = [link.proto.label for link in app.get("page_link")]
    assert [label for label in links if "Skills page" in label] == ["See it on the Skills page"]
    assert [button.key for button in app.button if button.key == "save"] == []
    app.switch_page("skills.py").run()
    assert app.selectbox(key="city").value == "exampleford"
    assert app.selectbox[2].value == "return-parking-by-phone.digital-services"


def test_an_answer_left_out_is_said_before_saving(visit: Visit) -> None:
    values = typed(cells(full()))
    rating = next(place for place, value in values.items() if place[0] == "Skills" and str(value).startswith("4"))
    app = upload(visit("assess.py", sample=False), fill(values | {rating: 7}))
    assert [note.value.replace("\\", "") for note in app.warning] == [
        "return.xlsx: 35 ratings read, 1 answer left out. Correct it, or save without it."
    ]
    assert len(app.success) == 0
    assert [button.key for button in app.button if button.key == "save"] == ["save"]
    app.button(key="save").click().run()
    assert [note.value.replace("\\", "") for note in app.warning] == [
        "return.xlsx is saved without 1 answer. To add it, correct the marked copy and hand it in."
    ]


def test_a_second_return_of_an_organisation_is_announced_before_it_takes_the_place(visit: Visit) -> None:
    upload(visit("assess.py", sample=False), filled_in(full())).button(key="save").click().run()
    later = full().about.model_copy(update={"filled_on": date(2026, 6, 2)})
    app = upload(visit("assess.py", sample=False), filled_in(full().model_copy(update={"about": later})))
    assert [note.value.replace("\\", "") for note in app.warning] == [
        "There is a return of this organisation for this round already, filled in on 31 March 2026. The newer of the "
        "two counts; the other is kept."
    ]


def test_an_individual_is_told_when_answers_will_show(visit: Visit) -> None:
    alone = full().about.model_copy(update={"mode": "individual", "approver": "", "comparable": False})
    app = upload(visit("assess.py", sample=False), filled_in(full().model_copy(update={"about": alone})))
    assert any("One person's own answers" in text.value.replace("\\", "") for text in app.markdown)
    told = "These are one person's own answers. They are kept without a name and show once 5 people have answered."
    assert told in [text.value for text in app.markdown]
    app.button(key="save").click().run()
    links = [link.proto.label for link in app.get("page_link")]
    assert [label for label in links if "Skills page" in label] == ["Go to the Skills page"]
    told = [text.value for text in app.markdown]
    assert "Individual answers show once 5 people have handed in theirs." in told


def test_the_same_file_again_is_one_return(visit: Visit) -> None:
    data = filled_in(full())
    upload(visit("assess.py", sample=False), data).button(key="save").click().run()
    again = upload(visit("assess.py", sample=False), data, "renamed.xlsx")
    assert again.success[1].value.replace("\\", "") == SAVED
    assert submissions() == 1


def test_a_fault_that_stops_leaves_no_way_to_save(visit: Visit) -> None:
    data = filled_in(full().model_copy(update={"about": full().about.model_copy(update={"city": "X"})}))
    address = next(
        cell.coordinate for row in load_workbook(BytesIO(data))["About"] for cell in row if cell.value == "X"
    )
    app = upload(visit("assess.py", sample=False), with_cell(data, "About", address, None))
    assert [note.value.replace("\\", "") for note in app.error] == [
        "return.xlsx is not saved: 1 thing must be corrected first."
    ]
    assert [button for button in app.button if button.key == "save"] == []
    assert len(app.get("vega_lite_chart")) == 0
    first = app.table[0].value.iloc[0].tolist()
    assert first[0] == "Stops the file"
    assert first[1].replace("\\", "") == f"About, {address}"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 x", "PDF"),
        (b"just some words", "not a table"),
        (b"\x89PNG\r\n\x1a\n", "image"),
    ],
)
def test_what_is_no_workbook_is_refused_in_plain_words(visit: Visit, data: bytes, why: str) -> None:
    app = upload(visit("assess.py", sample=False), data)
    [refusal] = app.error
    assert refusal.value.replace("\\", "").startswith("return.xlsx: nothing was saved. ")
    assert why in refusal.value.replace("\\", "")
    assert submissions() == 0
