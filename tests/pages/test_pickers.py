"""Choosing among many cities, and the peers of one: what is offered, what the link keeps, and every designed state."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coprod.instrument.answers import About, Answers, Mode, Pair
from coprod.store import contexts
from coprod.store.rows import Door, Submission
from coprod.store.submissions import add
from pages import _shared
from pages._shared import desk

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and the Very Long List of Its *Rural* Districts"
Show = Callable[..., AppTest]


def one_city() -> None:
    import streamlit as st

    from pages._parts.group_picker import group_picker

    choice = group_picker()
    st.code(choice.city if choice else "nobody")


def several_cities() -> None:
    import streamlit as st

    from pages._parts.cities_picker import cities_picker

    st.code(" ".join(cities_picker("Cities", most=3)))


def with_peers() -> None:
    import streamlit as st

    from pages._parts.attempt import outcome
    from pages._parts.group_picker import group_picker
    from pages._parts.peer_picker import peer_picker

    outcome()
    st.code(" ".join(one.city for one in peer_picker(group_picker())))


def move_in(real: list[str]) -> None:
    """Save five individual answers of each of these cities, all in one load."""
    abouts = [About(city=city, round="2026", mode=Mode.INDIVIDUAL, filled_on=date(2026, 5, 1)) for city in real]
    rated = {"facilitation": Pair(importance=5, capacity=3)}
    add(
        desk().store,
        [
            Submission(
                Answers(instrument="coprod-core@1.0", about=about, skills=rated),
                Door.WORKBOOK,
                f"{about.city} {number}",
                datetime(2026, 5, 2),  # noqa: DTZ001 - the store keeps UTC without a zone
                "tester",
            )
            for about in abouts
            for number in range(5)
        ],
    )


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    """Run a script of parts on a store with these real cities, or on the sample."""
    monkeypatch.setenv("COPROD_STORE", str(tmp_path / "store.duckdb"))

    def run(script: Callable[[], None], *, real: list[str] | None = None, **link: str | list[str]) -> AppTest:
        monkeypatch.setenv("COPROD_SAMPLE", "0" if real is not None else "1")
        move_in(real or [])
        app = AppTest.from_function(script, default_timeout=30)
        for key, value in link.items():
            app.query_params[key] = value
        return app.run()

    yield run
    with _shared.opened():
        pass  # closes the store that the parts opened


def towns(count: int) -> list[str]:
    return [f"Town {n:02}" for n in range(count)]


def shown(app: AppTest) -> list[str]:
    return app.code[0].value.split()


def linked(app: AppTest, key: str) -> list[str]:
    """What the link says; AppTest tells one value as text and several as a list."""
    said = app.query_params.get(key, [])
    return [said] if isinstance(said, str) else said


def notes(app: AppTest) -> list[str]:
    return [text.value.replace("\\", "") for text in (*app.warning, *app.info, *app.caption)]


def test_up_to_fifty_cities_are_a_plain_list(show: Show) -> None:
    app = show(one_city, real=towns(50))
    assert (len(app.text_input), len(app.caption)) == (0, 0)
    assert app.selectbox(key="city").options == towns(50)


def test_more_are_searched_and_never_more_than_fifty_sent(show: Show) -> None:
    app = show(one_city, real=towns(60))
    assert app.selectbox(key="city").options == towns(50)
    assert (notes(app), shown(app)) == (["50 of 60 cities; type to narrow"], ["town-00"])
    app.text_input(key="find_city").set_value("town 5").run()
    assert app.selectbox(key="city").options == [
        *(f"Town 5{n}" for n in range(10)),
        *(f"Town {n}5" for n in range(5)),
    ]
    assert (notes(app), shown(app)) == (["15 cities found"], ["town-50"])
    assert (linked(app, "city"), linked(app, "find_city")) == (["town-50"], ["town 5"])


def test_a_search_without_a_find_says_so_and_keeps_the_city(show: Show) -> None:
    app = show(one_city, real=towns(60), city="town-59")
    app.text_input(key="find_city").set_value("<b>*").run()
    assert app.caption[0].value == "No city is called “\\<b\\>\\*”. Try fewer letters."
    assert (app.selectbox(key="city").options, shown(app)) == (["Town 59"], ["town-59"])
    app.text_input(key="find_city").set_value("").run()
    assert len(app.selectbox(key="city").options) == 50
    assert (shown(app), "find_city" in app.query_params) == (["town-59"], False)


def test_the_city_in_the_link_is_on_offer_whatever_the_link_searches(show: Show) -> None:
    app = show(one_city, real=towns(60), city="town-59", find_city="town 00")
    assert (app.selectbox(key="city").options, shown(app)) == (["Town 00", "Town 59"], ["town-59"])
    assert app.text_input(key="find_city").value == "town 00"


def test_a_very_long_name_is_offered_whole(show: Show) -> None:
    app = show(one_city, real=[LONG])
    assert app.selectbox(key="city").options == [LONG]


def test_several_cities_stay_chosen_while_others_are_looked_for(show: Show) -> None:
    app = show(several_cities, real=towns(60))
    assert (shown(app), notes(app)) == ([], ["50 of 60 cities; type to narrow"])
    app.text_input(key="find_cities").set_value("town 5").run()
    app.multiselect(key="cities").set_value(["town-55"]).run()
    app.text_input(key="find_cities").set_value("town 4").run()
    assert app.multiselect(key="cities").options == [
        *(f"Town 4{n}" for n in range(10)),
        *("Town 04", "Town 14", "Town 24", "Town 34", "Town 54"),
        "Town 55",
    ]
    app.multiselect(key="cities").set_value(["town-55", "town-41"]).run()
    assert (shown(app), linked(app, "cities")) == (["town-55", "town-41"], ["town-55", "town-41"])


def test_a_link_with_too_many_cities_or_unknown_ones_shows_what_it_can(show: Show) -> None:
    asked = ["town-03", "nowhere", "town-03", "town-59", "town-01", "town-02"]
    app = show(several_cities, real=towns(60), cities=asked)
    assert shown(app) == ["town-03", "town-59", "town-01"]
    assert notes(app)[0] == "The link asks for “nowhere”, which is not here."
    assert linked(app, "cities") == ["town-03", "town-59", "town-01"]


def test_a_link_full_of_nonsense_is_answered_briefly(show: Show) -> None:
    app = show(several_cities, real=towns(2), cities=[f"no-{n}" for n in range(200)])
    assert (len(app.warning), shown(app), "cities" in app.query_params) == (3, [], False)


def test_an_empty_store_has_nobody_to_pick(show: Show) -> None:
    assert shown(show(one_city, real=[])) == ["nobody"]


def test_peers_of_the_sample_come_with_their_reasons(show: Show) -> None:
    app = show(with_peers, city="sample-velmarin", peers="nearest")
    assert app.slider(key="number").value == 5
    assert shown(app) == [f"sample-{name}" for name in ("brivandel", "quillamere", "tolvessa", "fennorack", "dornavel")]
    assert notes(app) == [
        "Near means alike in country, size, themes of pilots and sectors taking part, as far as known (Gower 1971). It "
        "says nothing about how well a city does.",
        "Oskerwyn is left out: too few people answered.",
    ]
    assert [box.label for box in app.expander] == ["How similar these 5 cities are", "About this city"]
    assert app.expander[0].markdown[0].value.replace("\\", "").split("\n")[0] == (
        "- **Brivandel:** same country; 1 population band smaller; shares the theme Mobility; the same sectors take "
        "part"
    )
    assert app.expander[1].markdown[0].value.replace("\\", "").split("\n")[1] == (
        "- **Size:** 500,000 to 1 million people (made up with the sample data)"
    )
    app.slider(key="number").set_value(2).run()
    assert shown(app) == ["sample-brivandel", "sample-quillamere"]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("country", ["brivandel", "quillamere"]),
        ("theme", ["brivandel", "fennorack"]),
        ("size", []),
        ("hand", []),
    ],
)
def test_each_kind_of_peers_is_one_choice(show: Show, kind: str, names: list[str]) -> None:
    app = show(with_peers, city="sample-velmarin")
    every = ["brivandel", "dornavel", "fennorack", "hovenquay", "quillamere", "tolvessa"]
    assert shown(app) == [f"sample-{name}" for name in every]
    app.selectbox(key="peers").set_value(kind).run()
    assert shown(app) == [f"sample-{name}" for name in names]
    assert len(app.info) == (not names)
    assert linked(app, "peers") == [kind]


def test_peers_by_hand_live_in_the_link(show: Show) -> None:
    app = show(
        with_peers, **{"city": "sample-velmarin", "peers": "hand", "with": ["sample-oskerwyn", "sample-dornavel"]}
    )
    assert shown(app) == ["sample-oskerwyn", "sample-dornavel"]
    assert "Velmarin (sample, fictional)" not in app.multiselect(key="with").options


def test_one_city_alone_has_no_peers_and_says_so(show: Show) -> None:
    app = show(with_peers, real=["Ayton"])
    assert shown(app) == []
    assert notes(app)[0] == "No other city here meets this. Choose another way to find cities to compare with."


def test_what_is_not_known_is_asked_for_kept_and_used(show: Show) -> None:
    app = show(with_peers, real=["Ayton", "Ghent"], city="ayton", peers="country")
    assert notes(app)[0] == (
        "We do not know this city's country yet. Tell it below, or choose another way to find cities."
    )
    assert app.expander[0].proto.expanded
    app.selectbox(key="tell-country-ayton").set_value("BE")
    app.multiselect(key="tell-themes-ayton").set_value(["mobility"])
    app.button(key="tell-keep-ayton").click().run()
    assert [text.value for text in app.success] == ["Where Ayton stands is kept\\."]
    assert shown(app) == ["ghent"]
    [told] = contexts.told(desk().store)
    assert (told.city, told.country, told.band, told.themes) == ("ayton", "BE", "", ("mobility",))
    assert app.selectbox(key="tell-country-ayton").value == "BE"


def test_a_made_up_city_cannot_be_described(show: Show) -> None:
    app = show(with_peers, city="sample-oskerwyn", peers="size")
    assert [box.key for box in app.selectbox if box.key.startswith("tell-")] == []
    assert notes(app)[0] == "We do not know this city's size yet. Choose another way to find cities to compare with."
