"""What changed since a moment, and where governance was answered: groups, never people."""

from datetime import datetime, timedelta

from answers_made import FULL, SAVED_AT, answers, person, returned, submission

from coprod.instrument.answers import Mode
from coprod.instrument.scales import Missing
from coprod.store import changes, coverage
from coprod.store.changes import Arrived
from coprod.store.engine import Store
from coprod.store.submissions import add, remove_sample

CORE = "coprod-core@1.0"


def test_what_was_done_is_told_from_a_moment_on_and_oldest_first(store: Store) -> None:
    before = changes.done(store, datetime(2000, 1, 1))  # noqa: DTZ001 - the store keeps UTC without a zone
    add(store, [submission()])
    remove_sample(store)
    every = changes.done(store, datetime(2000, 1, 1))  # noqa: DTZ001
    assert every[len(before) :] == ("add 1 submission(s)", "remove sample")
    assert changes.done(store, datetime(2999, 1, 1)) == ()  # noqa: DTZ001


def test_where_answers_arrived_is_a_group_and_not_a_count(store: Store) -> None:
    add(store, [submission(), submission(), submission(round="2027"), submission(city="Beeton")])
    people = {("ayton", "2026"), ("ayton", "2027"), ("beeton", "2026")}
    expected = {Arrived(city, round_, Mode.INDIVIDUAL, CORE, "") for city, round_ in people}
    assert changes.arrived(store, SAVED_AT) == expected
    assert changes.arrived(store, SAVED_AT + timedelta(seconds=1)) == frozenset()


def test_a_return_is_told_by_its_own_id_and_not_once_a_newer_one_stands(store: Store) -> None:
    older, newer = add(store, [returned(), returned(approver="B")])
    assert older.superseded_by == "" and newer.superseded == (older.submission_id,)
    assert changes.arrived(store, SAVED_AT) == {
        Arrived("ayton", "2026", Mode.ORGANISATIONAL, CORE, newer.submission_id)
    }


def test_governance_is_answered_where_anything_is_known_of_it(store: Store) -> None:
    silent = answers(city="Silentham").model_copy(update={"agree": {"lead_1": Missing.DONT_KNOW}})
    spoken = answers(city="Spokenby").model_copy(update={"agree": {"lead_1": 4}})
    add(store, [submission(FULL), submission(silent), submission(spoken), submission(spoken), submission()])
    assert coverage.governed(store) == (
        ("málaga-centre", "2026-spring", Mode.ORGANISATIONAL, 1),
        ("spokenby", "2026", Mode.INDIVIDUAL, 2),
    )


def test_a_person_who_answered_again_counts_once(store: Store) -> None:
    first = person("p1", city="Spokenby").answers.model_copy(update={"agree": {"lead_1": 4}})
    for number in (1, 2):
        one = person("p1", city="Spokenby", file=f"f{number}")
        add(store, [type(one)(**{**vars(one), "answers": first})])
    assert coverage.governed(store) == (("spokenby", "2026", Mode.INDIVIDUAL, 1),)
