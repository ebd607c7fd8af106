"""The Compare page: what it shows for a link, and its designed states."""

from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from pages._parts import numbers as part
from pages._shared import choices, desk
from tests.desk.people_made import hand_in
from tests.pages.conftest import Visit
from tests.pages.naive import need

VELMARIN = {"city": "sample-velmarin", "round": "2026-spring", "who": "individual"}
RETURN = VELMARIN | {"who": "return-digital-services-fictional"}
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch upon the Very Long River"


def titles(app: AppTest) -> list[str]:
    assert [fault.value for fault in app.exception] == []
    return [one.value.replace("\\", "") for one in app.header]


def notes(app: AppTest) -> list[str]:
    assert [fault.value for fault in app.exception] == []
    return [one.value.replace("\\", "") for one in app.info]


def column(app: AppTest, name: str, *, figure: int = 0) -> list[str]:
    return [cell.replace("\\", "") for cell in app.table[figure].value[name]]


def group(app: AppTest, place: int) -> Sequence[str]:
    """The columns of a grid that stand for groups, in their order."""
    return list(app.table[place].value.columns[2:])


def real(app: AppTest, *cities: str, people: int = 9) -> AppTest:
    """Save answers of real cities, everybody's the same, and come back."""
    for city in cities:
        hand_in(desk(), people=people, city=city)
    return app.run()


def test_an_empty_store_leads_to_the_workbook(visit: Visit) -> None:
    app = visit("compare.py", sample=False)
    assert notes(app) == ["No answers have been handed in yet. Download the workbook, fill it in and upload it."]
    assert (titles(app), len(app.selectbox)) == ([], 0)


def test_the_first_view_compares_a_city_with_the_others_stage_by_stage(visit: Visit) -> None:
    app = visit("compare.py", sample=True)
    rug, opened, *figures = titles(app)
    assert rug.startswith("Co-commissioning: ") and rug.endswith(
        "comparisons with Brivandel show a difference beyond chance"
    )
    assert opened == "Look at one skill"
    assert len(figures) == 2
    assert group(app, 0) == ["Brivandel", "Dornavel", "Fennorack", "Hovenquay", "Quillamere", "Tolvessa", "Velmarin"]
    assert len(app.table[0].value) == 5 + 6


def test_a_link_brings_back_two_cities_one_skill_and_its_numbers(visit: Visit) -> None:
    link = VELMARIN | {"peers": "hand", "with": ["sample-tolvessa"], "stage": "cross_cutting", "skill": "power_sharing"}
    app = visit("compare.py", sample=True, **link)
    line = column(app, "Indicator").index("Handing over decisions")
    ours, theirs = (need(city, "2026 spring", "power_sharing") for city in ("Velmarin", "Tolvessa"))
    assert column(app, "Velmarin")[line].startswith(f"{ours:.0f}, 37 people")
    assert column(app, "Tolvessa")[line].startswith(f"{theirs:.0f}, 19 people")
    assert f"higher by {theirs - ours:.0f}, " in column(app, "Tolvessa")[line]
    assert titles(app)[2] == "Need in “Handing over decisions”: the two differ beyond chance"
    assert column(app, "Need", figure=1) == [f"{ours:.0f}", f"{theirs:.0f}"]


def test_the_link_of_each_figure_restores_what_it_shows(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    views: dict[str, dict[str, tuple[str, ...]]] = {}
    shown: dict[str, tuple[str, str]] = {}

    def keep(one: object, view: dict[str, tuple[str, ...]]) -> None:
        views[one.name], shown[one.name] = view, (one.title, one.sentence)

    monkeypatch.setattr(part, "take_away", keep)
    chosen = {"of": "roles", "reference": "Project lead", "with": ["Service manager", "Policy officer"]}
    how = {"stage": "co_delivery", "skill": "shared_risk", "by": "capacity", "sort": "value", "places": "true"}
    visit("compare.py", sample=True, **VELMARIN | chosen | how)
    assert views["compare-rug"]["with"] == ("Service manager", "Policy officer")
    before, links = dict(shown), dict(views)
    for name in ("compare-rug", "compare-skill", "compare-distribution"):
        link = {key: list(values) for key, values in links[name].items() if values}
        visit("compare.py", sample=True, **link)
        assert shown[name] == before[name], name


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (VELMARIN | {"city": "sample-oskerwyn"}, "Co-commissioning: nothing can be compared with Oskerwyn"),
        (RETURN, "Co-commissioning: 7 returns side by side"),
        (VELMARIN | {"of": "rounds"}, "Co-commissioning: since 2025 autumn, no skill shows a change beyond chance"),
        (
            VELMARIN | {"of": "roles"},
            "Co-commissioning: 1 of 4 comparisons with Service manager show a difference beyond chance",
        ),
    ],
    ids=["below the threshold", "organisational only", "rounds", "roles"],
)
def test_each_state_says_what_it_can_tell(visit: Visit, link: dict[str, str], said: str) -> None:
    app = visit("compare.py", sample=True, **link)
    assert titles(app)[0] == said


def test_a_reference_below_the_threshold_is_withheld_everywhere_and_says_why(visit: Visit) -> None:
    app = visit("compare.py", sample=True, **VELMARIN | {"city": "sample-oskerwyn"})
    assert set(column(app, "Oskerwyn")) == {"withheld: too few answers"}
    assert any(note.startswith("Oskerwyn") and "Fewer than 5 people rated this" in note for note in notes(app))
    assert not any(" 4 " in text.value for text in app.markdown)


def test_returns_have_their_governance_beside_and_neither_places_nor_spread(visit: Visit) -> None:
    app = visit("compare.py", sample=True, **RETURN)
    assert [one.split(":")[0] for one in titles(app)] == [
        "Co-commissioning",
        "Governance",
        "Look at one skill",
        "Need in “Finding out what people need”",
    ]
    assert len(app.toggle) == 0
    assert "whether two of them really differ cannot be told" in app.markdown[-2].value + app.markdown[-1].value


@pytest.mark.parametrize("of", ["pilots", "roles"])
def test_where_there_are_no_two_parts_the_page_says_why(visit: Visit, of: str) -> None:
    app = visit("compare.py", sample=True, **VELMARIN | {"of": of, "city": "sample-dornavel"})
    assert notes(app) == [
        f"No two {of} {'of' if of == 'pilots' else 'in'} this city have answers from 5 people or more."
    ]


def test_a_return_has_no_parts_and_says_where_there_are_some(visit: Visit) -> None:
    app = visit("compare.py", sample=True, **RETURN | {"of": "roles"})
    assert notes(app) == ["One agreed return has no roles and no pilots to compare. Choose individual answers."]


def test_roles_say_who_is_not_shown(visit: Visit) -> None:
    app = visit("compare.py", sample=True, **VELMARIN | {"of": "roles"})
    said = [one.value for one in app.caption]
    assert "Roles with fewer than 5 people, and people who gave no role, are not shown." in said
    small = visit("compare.py", sample=True, **VELMARIN | {"of": "roles", "reference": "Policy officer"})
    assert "Too few people answered in “Policy officer” (8 are needed). Choose another reference." in notes(small)


def test_one_round_alone_says_what_makes_a_comparison(visit: Visit) -> None:
    app = visit("compare.py", sample=True, **VELMARIN | {"of": "rounds", "city": "sample-dornavel"})
    assert notes(app) == ["This city has one round of this kind of answers. A second round makes a comparison."]


def test_one_city_has_nothing_beside_it(visit: Visit) -> None:
    app = real(visit("compare.py", sample=False), "Ayton")
    assert titles(app) == []
    assert notes(app)[-1] == (
        "Nothing stands beside this city yet. Choose other cities, or hand in the answers of another."
    )


def test_the_same_answers_everywhere_are_told_without_a_bar_or_a_difference(visit: Visit) -> None:
    app = visit("compare.py", sample=False, stage="cross_cutting", skill="facilitation")
    real(app, "Ayton", "Beeton")
    assert titles(app) == [
        "Skills for every stage: no difference from Ayton beyond chance",
        "Look at one skill",
        "Need in “Running conversations in which all are heard”: no two groups can be told apart",
        "“Running conversations in which all are heard”: no spread of answers can be shown",
    ]
    assert set(column(app, "95 % interval", figure=1)) == {
        "People answered so much alike that this would tell what each of them said."
    }


def test_a_very_long_name_stands_whole_in_the_table(visit: Visit) -> None:
    app = real(visit("compare.py", sample=False), LONG, "Ayton")
    assert group(app, 0) == ["Ayton", LONG]


def test_of_sixty_cities_at_most_eight_stand_side_by_side(visit: Visit) -> None:
    app = real(visit("compare.py", sample=False), *[f"City {number:02}" for number in range(60)], people=5)
    assert len(choices()) == 60
    assert len(group(app, 0)) == 8 and group(app, 0)[0] == "City 00"


def test_made_up_and_real_cities_never_meet(visit: Visit) -> None:
    app = real(visit("compare.py", sample=True), "Ayton", "Beeton")
    app.selectbox(key="city").set_value("ayton").run()
    assert group(app, 0) == ["Ayton", "Beeton"]
    assert not any("Sample data" in note for note in notes(app))


def test_what_the_link_asks_for_and_is_not_here_is_said_and_left_out(visit: Visit) -> None:
    wrong = {"of": "planets", "stage": "co_dreaming", "skill": "flying", "by": "luck", "sort": "best"}
    app = visit("compare.py", sample=True, **wrong)
    said = [one.value.replace("\\", "") for one in app.warning]
    assert said == [f"The link asks for “{each}”, which is not here." for each in wrong.values()]
    assert [key for key in wrong if key in app.query_params] == []


def test_another_kind_of_comparison_starts_afresh(visit: Visit) -> None:
    app = visit("compare.py", sample=True, **VELMARIN | {"of": "roles", "with": ["Project lead"]})
    assert group(app, 0) == ["Service manager", "Project lead"]
    app.selectbox(key="of").set_value("rounds").run()
    assert group(app, 0) == ["2025 autumn", "2026 spring"]
    assert "with" not in app.query_params
