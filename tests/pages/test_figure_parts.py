"""What every figure carries away and what is written to it: link, downloads, notes."""

from urllib.parse import parse_qs, urlsplit

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Visit

VELMARIN = {"city": "sample-velmarin", "round": "2026-spring", "who": "individual"}


def links(app: AppTest) -> list[dict[str, list[str]]]:
    """The choices in the link under each figure."""
    return [parse_qs(urlsplit(code.value).query) for code in app.code]


def write(app: AppTest, role: str, words: str) -> AppTest:
    app.text_input(key="note-role-priorities").set_value(role)
    app.text_area(key="note-words-priorities").set_value(words)
    return next(one for one in app.button if one.label == "Keep this note").click().run()


def kept(app: AppTest) -> list[str]:
    return [one.value for one in app.markdown if one.value.startswith("Starts")]


def test_the_link_under_a_figure_names_every_choice_also_those_that_nobody_made(visit: Visit) -> None:
    app = visit("skills.py", sample=True)
    shown = {"city": app.selectbox[0].value, "round": app.selectbox[1].value, "who": app.selectbox[2].value}
    assert links(app) == [{key: [value] for key, value in shown.items()} | {"lang": ["en"]}] * 3


def test_the_link_restores_the_view(visit: Visit) -> None:
    app = visit("skills.py", sample=True, **(VELMARIN | {"round": "2025-autumn"}))
    assert links(app)[0] == {key: [value] for key, value in VELMARIN.items()} | {
        "round": ["2025-autumn"],
        "lang": ["en"],
    }
    assert [box.value for box in app.selectbox] == ["sample-velmarin", "2025-autumn", "individual"]


def test_a_figure_can_be_taken_away_as_numbers_and_as_pictures(visit: Visit) -> None:
    app = visit("skills.py", sample=True, **VELMARIN)
    assert [one.proto.label for one in app.get("download_button")][:3] == [
        "Download as CSV",
        "Picture (PNG)",
        "Picture (SVG)",
    ]


def test_the_numbers_of_a_figure_are_drawn_when_they_are_asked_for_and_stay_from_city_to_city(visit: Visit) -> None:
    app = visit("skills.py", sample=True, numbers=False, **VELMARIN)
    assert (len(app.get("vega_lite_chart")), len(app.table), len(app.get("download_button")), links(app)) == (
        3,
        0,
        0,
        [],
    )
    assert (len(app.text_area), [one.proto.popover.label for one in app.get("popover")]) == (
        0,
        ["What this means for us"] * 3,
    )
    app.session_state["numbers-stage-needs"] = True
    app.run()
    assert [list(one.value.columns)[:2] for one in app.table] == [["Stage", "Need"]]
    assert [link["city"] for link in links(app)] == [["sample-velmarin"]]
    app.selectbox[0].set_value("sample-brivandel").run()
    assert [link["city"] for link in links(app)] == [["sample-brivandel"]]


def test_a_note_stands_with_the_figure_as_plain_text_and_can_be_removed(visit: Visit) -> None:
    app = visit("skills.py", sample=True, **VELMARIN)
    write(app, "Head of mobility", "Starts *here*\n<b>now</b>")
    assert [one.value for one in app.success] == ["The note is kept."]
    assert kept(app) == [r"Starts \*here\*" + "  \n" + r"\<b\>now\</b\>"]
    next(one for one in app.button if one.label == "Remove this note").click().run()
    assert kept(app) == []


def test_a_note_belongs_to_one_city_and_one_round(visit: Visit) -> None:
    app = visit("skills.py", sample=True, **VELMARIN)
    write(app, "Head of mobility", "Starts here")
    app.selectbox[1].set_value("2025-autumn").run()
    assert kept(app) == []
    app.selectbox[1].set_value("2026-spring").run()
    assert kept(app) == ["Starts here"]


def test_a_note_without_a_role_is_refused_in_words(visit: Visit) -> None:
    app = write(visit("skills.py", sample=True, **VELMARIN), "", "Starts here")
    assert [one.value.replace("\\", "") for one in app.error] == [
        "Nothing was changed. A note needs your role and your words."
    ]
    assert kept(app) == []
