"""A city's own return beside the desk coding: found by its keys, through the gate, every difference in words."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.desk.opening import Desk
from coprod.desk.pilot_own import Side, Told, Words, coded, differences, handed_in, of_city, returned, words
from coprod.desk.pilot_record import Record, record
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Release, Withheld
from coprod.instrument.answers import About, Answers, Mode, Part, Stakeholder
from coprod.instrument.scales import Missing
from coprod.language import speaker
from coprod.store.rows import Door, Submission
from coprod.store.submissions import add
from tests.desk.governed_returns import CONSENT, person, save, worked_example

SAY = speaker("en")
TITLES = Words(
    {"d": "Design", "r": "Running"}, {0: "not involved", 2: "asked", 3: "worked with"}, {1: "advises", 3: "decides"}
)


def zwerm(desk: Desk) -> Record:
    found = record(desk, "ghent-zwerm")
    assert found is not None
    return found


def of_ghent(*stakeholders: Stakeholder, pilot: str = "ZWERM neighbourhood game", **about: object) -> Answers:
    facts = {"city": "Ghent", "round": "2026", "mode": Mode.ORGANISATIONAL, "pilot": pilot, **CONSENT, **about}
    return Answers(instrument="coprod-core@1.0", about=About(**facts), stakeholders=stakeholders)


def side(**cells: tuple[int | None, int | None]) -> Side:
    """A side from ``name_stage=(depth, right)``."""
    split = {tuple(key.split("_")): told for key, told in cells.items()}
    return Side({name: name.upper() for name, _ in split}, {key: Told(*told) for key, told in split.items()})


@pytest.mark.parametrize(
    "pilot", ["ZWERM neighbourhood game", " zwerm  NEIGHBOURHOOD game", "ghent-zwerm", "Ghent zwerm"]
)
def test_a_return_is_about_the_pilot_by_the_key_of_its_name_or_id(empty: Desk, pilot: str) -> None:
    save(empty, of_ghent(pilot=pilot, city="ghent"))
    mine, others = of_city(empty, zwerm(empty).facts)
    assert (len(mine), others) == (1, ())


def test_returns_about_something_else_of_other_cities_and_of_people_are_not_about_it(empty: Desk) -> None:
    save(empty, of_ghent(pilot="Parking"), of_ghent(pilot="", unit="Mobility"))
    save(empty, of_ghent(city="Bruges"), person(city="Ghent", agree={"lead_1": 4}))
    mine, others = of_city(empty, zwerm(empty).facts)
    assert mine == ()
    assert sorted(one.provenance.organisation for one in others) == ["Mobility", "Parking"]


def test_a_sample_return_never_answers_for_a_real_city(empty: Desk) -> None:
    made_up = of_ghent(pilot="ghent-zwerm")
    add(empty.store, [Submission(made_up, Door.SAMPLE, "made up", datetime(2026, 5, 2), "tester")])  # noqa: DTZ001
    assert of_city(empty, zwerm(empty).facts) == ((), ())


def test_a_return_without_consent_stays_withheld(empty: Desk) -> None:
    save(empty, of_ghent(Stakeholder(name="City of Ghent", helix="government"), comparable=False))
    [mine], _ = of_city(empty, zwerm(empty).facts)
    shown = handed_in(empty, mine)
    assert isinstance(shown, Withheld)
    assert shown.reason is Reason.CONSENT


def test_a_return_with_consent_passes_with_its_stakeholders(empty: Desk) -> None:
    save(empty, worked_example(city="Ghent", pilot="ghent-zwerm", filled_on=date(2026, 4, 1)))
    [mine], _ = of_city(empty, zwerm(empty).facts)
    shown = handed_in(empty, mine)
    assert isinstance(shown, Release)
    assert len(returned(shown.value, empty.instrument).names) == 6
    assert returned(shown.value, empty.instrument).cells["ict-sme", "co_delivery"] == Told(4, 1)


def test_the_desk_side_is_what_the_files_say(empty: Desk) -> None:
    one = coded(zwerm(empty))
    assert len(one.cells) == 9
    assert one.cells["city-of-ghent", "co_design"] == Told(3, None)
    assert words(zwerm(empty)).depths == {
        0: "not involved",
        1: "told",
        2: "asked",
        3: "worked with",
        4: "decided together",
        5: "decides or leads",
    }


def test_what_is_missing_in_a_return_is_not_told_and_never_zero(empty: Desk) -> None:
    parts = {"co_design": Part(depth=Missing.DONT_KNOW, decision_right=Missing.REFUSED), "co_delivery": Part(depth=0)}
    told = returned(of_ghent(Stakeholder(name="A", helix="business", parts=parts)), empty.instrument).cells
    assert told == {("a", "co_design"): Told(None, None), ("a", "co_delivery"): Told(0, None)}


@pytest.mark.parametrize(
    ("desk_side", "own_side", "said"),
    [
        (side(a_d=(3, 1)), side(a_d=(3, 1)), ()),
        (
            side(a_d=(3, None)),
            side(a_d=(2, None)),
            ("A, Design: worked with (3) in the desk coding, asked (2) in the return.",),
        ),
        (
            side(a_d=(3, None)),
            side(a_d=(0, None)),
            ("A, Design: worked with (3) in the desk coding, not involved (0) in the return.",),
        ),
        (side(a_d=(3, None)), side(a_d=(None, None)), ("A, Design: only the desk coding tells, worked with (3).",)),
        (side(a_d=(3, None)), side(a_d=(3, None), a_r=(2, None)), ("A, Running: only the return tells, asked (2).",)),
        (
            side(a_d=(3, 1)),
            side(a_d=(3, 3)),
            ("A, Design, say in decisions: advises in the desk coding, decides in the return.",),
        ),
        (side(a_d=(3, None)), side(a_d=(3, 3)), ()),  # the sources say nothing of the right: nothing to part from
        (
            side(a_d=(3, None), b_d=(2, None)),
            side(c_d=(2, None), a_d=(3, None)),
            ("Only the desk coding names: B.", "Only the return names: C."),
        ),
    ],
)
def test_differences_in_words(desk_side: Side, own_side: Side, said: tuple[str, ...]) -> None:
    assert differences(desk_side, own_side, TITLES, SAY) == said


CELLS = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from("dr")),
    st.builds(Told, st.none() | st.sampled_from([0, 2, 3]), st.none() | st.sampled_from([1, 3])),
)
SIDES = CELLS.map(lambda cells: Side({name: name for name, _ in cells}, cells))


@given(SIDES)
def test_nothing_differs_from_itself(one: Side) -> None:
    assert differences(one, one, TITLES, SAY) == ()


@given(SIDES, SIDES)
def test_the_same_differences_are_found_from_both_sides(one: Side, other: Side) -> None:
    assert len(differences(one, other, TITLES, SAY)) == len(differences(other, one, TITLES, SAY))
