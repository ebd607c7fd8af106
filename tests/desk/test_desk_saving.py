"""What is kept of a file, and how it is taken back: whole files, single people, older returns."""

from collections.abc import Callable

import pytest
from held import held

from coprod.access.roles import Person, Role
from coprod.desk.manager import own_governance, own_needs, receive
from coprod.desk.opening import OPERATOR, Desk
from coprod.desk.saving import bring_back, changes, last_load, replaced, replaces, save, save_all, undo
from coprod.errors import AccessDenied, StoreError, WorkbookError
from coprod.store.audit import Changed
from coprod.workbook import Reading
from tests.desk.handed_in import BESIDE, FILLED, again, contents, export, people, query, returned
from tests.workbook.exports import GOOGLE
from tests.workbook.filling import TEMPLATE, fill

READER = Person("a reader", Role.READER)
DENIED = "You may look at this dashboard, but not add to it. Ask whoever runs it."
STANDING = (
    "SELECT part FROM submissions WHERE id NOT IN (SELECT submission_id FROM supersessions) ORDER BY saved_at, part"
)


def reading(desk: Desk, data: bytes, name: str = "a.xlsx") -> Reading:
    """Read a file at this desk."""
    return receive(desk.guard, data, name=name)


# Whole files


def test_a_file_with_a_fault_that_stops_it_saves_nothing_of_any_file(empty: Desk) -> None:
    good, stopped = reading(empty, FILLED), reading(empty, TEMPLATE)
    before = contents(empty)
    with pytest.raises(WorkbookError) as refused:
        save_all(empty, [good, stopped], person=OPERATOR)
    assert str(refused.value) == "This workbook has faults that stop it. Correct them and hand it in again."
    assert contents(empty) == before


def test_the_same_file_again_is_the_same_submission(empty: Desk) -> None:
    first = save(empty, reading(empty, FILLED), person=OPERATOR)
    before = contents(empty)
    again_ = save(empty, reading(empty, FILLED, "renamed.xlsx"), person=OPERATOR)
    assert (first.known, again_.known, again_.submission_id, again_.load_id) == (False, True, first.submission_id, "")
    assert contents(empty) == before


def test_remedies_are_kept_with_the_submission_as_an_audit_trail(empty: Desk) -> None:
    found = reading(empty, returned(D8="4 - very", E8="7", D9="very important"))
    save(empty, found, person=OPERATOR)
    kept = "SELECT code, severity, sheet, cell, item, typed, read_as FROM findings ORDER BY cell"
    assert query(empty, kept) == [
        ("understood", "note", "Skills", "D8", "stakeholder_mapping", "4 - very", "4"),
        ("understood", "note", "Skills", "D9", "inclusive_outreach", "very important", "4"),
        ("out_of_scale", "warn", "Skills", "E8", "stakeholder_mapping", "7", ""),
    ]
    assert changes(empty, found) == (
        Changed("Skills", "D8", "stakeholder_mapping", "4 - very", "4"),
        Changed("Skills", "D9", "inclusive_outreach", "very important", "4"),
    )


# Taking back


def test_undo_gives_the_store_back_as_it_was(empty: Desk) -> None:
    save(empty, reading(empty, returned("Parks")), person=OPERATOR)
    before = contents(empty)
    newer = [reading(empty, returned("Parks", "2026-04-30")), reading(empty, people(3)), reading(empty, FILLED)]
    save_all(empty, newer, person=OPERATOR)
    load = last_load(empty)
    assert load is not None
    assert (load.files, load.submissions, held(empty.store)) == (3, 5, 6)
    assert undo(empty, load.id, person=OPERATOR) == 5
    assert contents(empty) == before
    assert last_load(empty) is None
    with pytest.raises(StoreError):
        undo(empty, load.id, person=OPERATOR)
    assert save(empty, newer[0], person=OPERATOR).known is False


def test_an_older_return_is_listed_and_can_be_brought_back(empty: Desk) -> None:
    march = save(empty, reading(empty, returned("Parks"), "march.xlsx"), person=OPERATOR)
    april = reading(empty, returned("Parks", "2026-04-30"), "april.xlsx")
    assert [day.isoformat() for day in replaces(empty, april)] == ["2026-03-31"]
    saved = save(empty, april, person=OPERATOR)
    assert saved.superseded == (march.submission_id,)
    assert [(one.submission_id, one.file_name, one.superseded_by) for one in replaced(empty)] == [
        (march.submission_id, "march.xlsx", saved.submission_id)
    ]
    bring_back(empty, march.submission_id, person=OPERATOR)
    assert [(one.submission_id, one.file_name, one.superseded_by) for one in replaced(empty)] == [
        (saved.submission_id, "april.xlsx", march.submission_id)
    ]


@pytest.mark.parametrize(
    "attempt",
    [
        lambda desk, load, older: save(desk, reading(desk, FILLED), person=READER),
        lambda desk, load, older: undo(desk, load, person=READER),
        lambda desk, load, older: bring_back(desk, older, person=READER),
    ],
    ids=["save", "undo", "bring back"],
)
def test_a_reader_may_change_nothing(empty: Desk, attempt: Callable[[Desk, str, str], object]) -> None:
    older = save(empty, reading(empty, returned("Parks")), person=OPERATOR)
    save(empty, reading(empty, returned("Parks", "2026-04-30")), person=OPERATOR)
    load, before = last_load(empty), contents(empty)
    assert load is not None
    with pytest.raises(AccessDenied) as denied:
        attempt(empty, load.id, older.submission_id)
    assert str(denied.value) == DENIED
    assert (contents(empty), last_load(empty)) == (before, load)


# Several people in one file


def test_each_person_of_a_team_is_one_submission_without_a_name(empty: Desk) -> None:
    save(empty, reading(empty, people(3)), person=OPERATOR)
    kept = query(empty, "SELECT part, mode, role, file_name, LENGTH(person) FROM submissions ORDER BY part")
    assert kept == [(part, "individual", "planner", "", 32) for part in (1, 2, 3)]
    assert query(empty, "SELECT COUNT(DISTINCT person) FROM submissions") == [(3,)]
    rated = "SELECT importance, capacity FROM skill_ratings JOIN submissions ON submissions.id = submission_id"
    assert query(empty, f"{rated} WHERE skill = 'need_insight' ORDER BY part") == [(5, 1), (1, 2), (2, 3)]


def test_people_handed_in_again_corrected_take_the_place_of_their_older_answers(empty: Desk) -> None:
    first = save_all(empty, [reading(empty, people(3))], person=OPERATOR)[0]
    corrected = reading(empty, people(2, D9=3))
    [second] = save_all(empty, [corrected], person=OPERATOR)
    assert [one.superseded for one in second] == [(first[0].submission_id,), (first[1].submission_id,)]
    standing = (
        "SELECT importance FROM skill_ratings JOIN submissions ON submissions.id = submission_id WHERE skill ="
        " 'need_insight' AND submission_id NOT IN (SELECT submission_id FROM supersessions) ORDER BY saved_at, part"
    )
    assert query(empty, standing) == [(2,), (3,), (1,)]
    load = last_load(empty)
    assert load is not None
    assert undo(empty, load.id, person=OPERATOR) == 2
    assert query(empty, standing) == [(5,), (1,), (2,)]


def test_a_team_file_saved_again_unchanged_counts_everybody_once(empty: Desk) -> None:
    save(empty, reading(empty, people(3)), person=OPERATOR)
    save(empty, reading(empty, again(people(3))), person=OPERATOR)
    assert held(empty.store) == 6
    assert query(empty, STANDING) == [(1,), (2,), (3,)]


def test_what_was_noticed_in_a_persons_row_is_kept_with_that_person(empty: Desk) -> None:
    data = people(3, E9="4 (high)", D10="maybe", D11="7", E11="?")
    save(empty, reading(empty, data), person=OPERATOR)
    kept = "SELECT part, code, cell, typed, read_as FROM findings JOIN submissions ON submissions.id = submission_id"
    assert query(empty, f"{kept} ORDER BY part, cell") == [
        (1, "understood", "E9", "4 (high)", "4"),
        (2, "not_accepted", "D10", "maybe", ""),
        (3, "out_of_scale", "D11", "7", ""),
    ]


def test_what_was_noticed_on_another_sheet_is_not_kept_with_whoever_has_that_row(empty: Desk) -> None:
    found = reading(empty, fill({("About", "C10"): "soon"}, people(3)))
    assert [(one.code, one.sheet, one.cell) for one in found.findings] == [("not_a_date", "About", "C10")]
    save(empty, found, person=OPERATOR)
    kept = "SELECT part, sheet, cell FROM findings JOIN submissions ON submissions.id = submission_id"
    assert query(empty, kept) == [(1, "About", "C10")]


def test_what_was_noticed_of_an_export_is_kept_with_the_right_person(empty: Desk) -> None:
    heading = next(one.heading for one in GOOGLE if one.means == "need_insight/importance")
    data = export(GOOGLE, {}, {heading: "maybe"}, {heading: "7"})
    save(empty, receive(empty.guard, data, name="a.csv", given=BESIDE), person=OPERATOR)
    kept = "SELECT part, code, typed FROM findings JOIN submissions ON submissions.id = submission_id"
    assert query(empty, f"{kept} WHERE severity = 'warn' ORDER BY part") == [
        (2, "not_accepted", "maybe"),
        (3, "out_of_scale", "7"),
    ]


# Somebody's own file


def test_the_needs_in_a_file_of_several_people_are_those_counted_by_hand(empty: Desk) -> None:
    data = people(4, D9=5, E9=1, D10=4, E10="DK", D11=3, E11=3, D12="NA", E12="NA")
    found = own_needs(empty.instruments, reading(empty, data), language="en")
    need = next(row.value for row in found.skills if row.skill == "need_insight")
    assert need is not None
    assert (need.pairs, need.missed.dont_know, need.missed.not_applicable) == (2, 1, 1)
    assert (need.importance, need.capacity, need.gap) == (4.0, 2.0, 2.0)  # of (5, 1) and (3, 3)
    assert (need.below, need.above) == (1, 0)
    assert (found.provenance.respondents, found.provenance.organisational) == (4, False)


def test_several_people_have_no_governance_profile_of_their_own(empty: Desk) -> None:
    with pytest.raises(WorkbookError) as refused:
        own_governance(empty.instruments, reading(empty, people(2)))
    assert str(refused.value) == "A table of several people has no governance profile; hand in one return."


@pytest.mark.parametrize("work", [own_governance, lambda *given: own_needs(*given, language="en")])
def test_a_file_that_is_stopped_has_no_profile(empty: Desk, work: Callable[..., object]) -> None:
    with pytest.raises(WorkbookError):
        work(empty.instruments, reading(empty, TEMPLATE))
