"""What does not count, and bringing it back: one return stands for each organisation and round, whatever happens."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from answers_made import SAVED_AT, contents, person, returned, rows, submission

from coprod.errors import StoreError
from coprod.store.engine import Store
from coprod.store.rows import Door
from coprod.store.submissions import add
from coprod.store.superseded import Superseded, bring_back, superseded, superseded_people
from coprod.store.tallies import groups

APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
SAVED_ON = SAVED_AT.date()


def counting(store: Store) -> list[str]:
    """Return the returns that count, as a page finds them."""
    return [one.return_id for one in groups(store) if one.return_id]


def test_a_superseded_return_is_listed_with_what_stands_in_its_place(store: Store) -> None:
    facts = {"city": "Málaga (centre)", "round": "2026 Spring", "pilot": "Bike lanes", "unit": "Mobility"}
    later = datetime(2026, 6, 9, 23, 59)  # noqa: DTZ001 - the store keeps UTC without a zone
    (old,) = add(store, [replace(returned(MAY, **facts), file_name="bikes.xlsx")])
    (new,) = add(store, [replace(returned(JUNE, **facts), saved_at=later, file_name="bikes (2).xlsx")])
    assert superseded(store) == (
        Superseded(
            submission_id=old.submission_id,
            city="málaga-centre",
            city_name="Málaga (centre)",
            round_name="2026 Spring",
            pilot="Bike lanes",
            unit="Mobility",
            filled_on=MAY,
            saved_on=SAVED_ON,
            file_name="bikes.xlsx",
            superseded_by=new.submission_id,
            newer_filled_on=JUNE,
            newer_saved_on=later.date(),
        ),
    )


def test_a_return_without_a_date_is_listed_without_one(store: Store) -> None:
    add(store, [returned(), returned()])
    (one,) = superseded(store)
    assert (one.filled_on, one.newer_filled_on, one.file_name) == (None, None, "")


def test_every_superseded_return_names_the_one_that_stands_now(store: Store) -> None:
    april, may, june = add(store, [returned(APRIL), returned(MAY), returned(JUNE)])
    listed = {one.submission_id: (one.superseded_by, one.newer_filled_on) for one in superseded(store)}
    assert listed == dict.fromkeys([april.submission_id, may.submission_id], (june.submission_id, JUNE))


def test_the_last_saved_is_listed_first(store: Store) -> None:
    days = [datetime(2026, 6, day) for day in (2, 9, 5, 11)]  # noqa: DTZ001 - the store keeps UTC without a zone
    add(store, [replace(returned(MAY), saved_at=day) for day in days])
    assert [one.saved_on.day for one in superseded(store)] == [9, 5, 2]


def test_one_city_is_listed_by_its_key(store: Store) -> None:
    add(store, [returned(MAY, city=city) for city in ("Ayton", "Ayton", "Beeton", "Beeton", "Beeton")])
    assert [len(superseded(store, city)) for city in ("", "ayton", "beeton", "ceeton", "Ayton")] == [3, 1, 2, 0, 0]


def test_people_and_the_sample_are_not_listed(store: Store) -> None:
    made_up = {"door": Door.SAMPLE}
    add(store, [returned(MAY, **made_up), returned(JUNE, **made_up), person("ann", MAY), person("ann", JUNE)])
    add(store, [submission(), returned(MAY)])
    assert superseded(store) == ()


def test_superseded_people_are_counted_without_the_sample(store: Store) -> None:
    add(store, [person("ann", MAY), person("ben", MAY), person("ann", MAY, door=Door.SAMPLE), returned(MAY)])
    assert superseded_people(store) == 0
    add(store, [person("ann", JUNE), person("ben", JUNE), person("ann", JUNE, door=Door.SAMPLE), returned(JUNE)])
    add(store, [person("ann", JUNE), person("cid", JUNE), submission()])
    assert superseded_people(store) == 3


# Bring back


@pytest.mark.parametrize("which", [0, 1])
def test_a_return_brought_back_stands_and_the_others_do_not(store: Store, which: int) -> None:
    saved = add(store, [returned(APRIL), returned(MAY), returned(JUNE)])
    back = saved[which].submission_id
    before = store.revision
    bring_back(store, back)
    assert store.revision != before
    assert counting(store) == [back]
    listed = {one.submission_id: one.superseded_by for one in superseded(store)}
    assert listed == {one.submission_id: back for one in saved if one.submission_id != back}


def test_only_the_same_organisation_round_and_city_are_touched(store: Store) -> None:
    old, _ = add(store, [returned(MAY), returned(JUNE)])
    others = [
        *({"unit": "Roads"}, {"round": "2027"}, {"city": "Beeton"}, {"pilot": "Bike lanes"}, {"door": Door.SAMPLE}),
    ]
    beside = [add(store, [returned(MAY, **facts), returned(JUNE, **facts)])[1].submission_id for facts in others]
    bring_back(store, old.submission_id)
    assert sorted(counting(store)) == sorted([old.submission_id, *beside])


def test_a_return_that_was_brought_back_can_be_replaced_and_brought_back_again(store: Store) -> None:
    april, june = (one.submission_id for one in add(store, [returned(APRIL), returned(JUNE)]))
    for back in (april, june, april):
        bring_back(store, back)
        assert counting(store) == [back]
    (may,) = add(store, [returned(MAY)])
    assert (may.superseded, counting(store)) == ((april,), [may.submission_id])
    bring_back(store, june)
    assert counting(store) == [june]
    assert {one.superseded_by for one in superseded(store)} == {june}


def test_all_that_stand_by_mistake_give_way_to_the_one_brought_back(store: Store) -> None:
    april, may, june = (one.submission_id for one in add(store, [returned(APRIL), returned(MAY), returned(JUNE)]))
    with store.writing("spoil") as cursor:
        cursor.execute("DELETE FROM supersessions WHERE submission_id = ?", [may])
    bring_back(store, april)
    assert counting(store) == [april]
    assert {one.submission_id for one in superseded(store)} == {may, june}


@pytest.mark.parametrize(
    ("which", "says"),
    [
        ("standing", "This return counts already; no other stands in its place."),
        ("unknown", "There is no such return here, so it cannot be brought back."),
        ("a person", "There is no such return here, so it cannot be brought back."),
        ("the sample", "There is no such return here, so it cannot be brought back."),
    ],
)
def test_what_cannot_be_brought_back_is_refused_and_changes_nothing(store: Store, which: str, says: str) -> None:
    _, stands = add(store, [returned(MAY), returned(JUNE)])
    ann, _ = add(store, [person("ann", MAY), person("ann", JUNE)])
    made_up, _ = add(store, [returned(MAY, door=Door.SAMPLE), returned(JUNE, door=Door.SAMPLE)])
    ids = {"standing": stands, "a person": ann, "the sample": made_up}
    before, revision = contents(store), store.revision
    with pytest.raises(StoreError) as refused:
        bring_back(store, ids[which].submission_id if which in ids else "never")
    assert str(refused.value) == says
    assert (contents(store), store.revision) == (before, revision)


def test_a_fault_while_bringing_back_leaves_all_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError("the disk is full")

    old, _ = add(store, [returned(MAY), returned(JUNE)])
    before = contents(store)
    with monkeypatch.context() as patched:
        patched.setattr("coprod.store.superseded.append", failing)
        with pytest.raises(OSError, match="the disk is full"):
            bring_back(store, old.submission_id)
    assert contents(store) == before
    bring_back(store, old.submission_id)
    assert rows(store, "SELECT superseded_by FROM supersessions") == [(old.submission_id,)]
