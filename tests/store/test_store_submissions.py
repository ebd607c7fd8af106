"""Submissions: kept whole, never twice, newer in the place of older, the sample apart, all or nothing."""

from dataclasses import replace
from datetime import date

import pytest
from answers_made import FULL, NOTICED, SAVED_AT, answers, contents, person, returned, rows, sizes, submission

from coprod.instrument.answers import Mode, Pair
from coprod.instrument.model import Instrument
from coprod.store import submissions as module
from coprod.store.engine import Store, append
from coprod.store.migrations import MIGRATIONS
from coprod.store.respondents import Picked, everyone, picked, respondents
from coprod.store.returns import agreement_of
from coprod.store.rows import Door, Submission
from coprod.store.submissions import Kept, Saved, add, find, remove_sample
from coprod.store.tallies import groups, skill_tallies
from tests.desk.held import held

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
IN_TABLES = {  # how many rows FULL and its one finding make
    "submissions": 1,
    "skill_ratings": 5,
    "priorities": 3,
    "governance_answers": 9,
    "inclusion": 2,
    "stakeholders": 2,
    "participation": 2,
    "ties": 1,
    "comments": 1,
    "findings": 1,
}
APPENDS = len(IN_TABLES) + 2  # and one each for cities and supersessions


def full(file: str = "full", door: Door = Door.WORKBOOK) -> Submission:
    return Submission(FULL, door, file, SAVED_AT, "A. Clerk", NOTICED)


def standing(store: Store) -> list[str]:
    """Return the files that count, in order of arrival."""
    sql = "SELECT file_hash FROM submissions WHERE id NOT IN (SELECT submission_id FROM supersessions) ORDER BY rowid"
    return [file for (file,) in rows(store, sql)]


# Everything lands


def test_the_provenance_of_a_submission_is_kept(store: Store) -> None:
    (saved,) = add(store, [full()])
    assert saved == Saved(saved.submission_id, load_id=saved.load_id)
    assert rows(
        store,
        "SELECT submissions.id, slug, name, sample, instrument, language, door, file_hash, mode, round, round_slug, "
        "pilot, unit, role, organisation, filled_on, approver, comparable, saved_at, saved_by, asked "
        "FROM submissions JOIN cities ON cities.id = city_id",
    ) == [
        (
            *(saved.submission_id, "málaga-centre", "Málaga (centre)", False, "coprod-core@1.0", "en", "workbook"),
            *("full", "organisational", "2026 Spring", "2026-spring", "Bike lanes", "Mobility", "Head"),
            *("bike-lanes.mobility", MAY, "A. Prover", True, SAVED_AT, "A. Clerk", 12),
        )
    ]


def test_ratings_and_the_four_kinds_of_missing_are_kept_apart(store: Store) -> None:
    add(store, [full()])
    found = rows(
        store,
        "SELECT skill, importance, capacity, importance_missing, capacity_missing FROM skill_ratings ORDER BY rowid",
    )
    assert found == [
        ("need_insight", 5, 1, None, None),
        ("stakeholder_mapping", 4, None, None, "dont_know"),
        ("inclusive_outreach", None, None, "not_applicable", "not_applicable"),
        ("asset_mapping", None, 2, "refused", None),
        ("joint_prioritising", None, None, "not_answered", "not_answered"),
    ]


def test_priorities_keep_their_places(store: Store) -> None:
    add(store, [full()])
    assert rows(store, "SELECT stage, place, skill FROM priorities ORDER BY stage, place") == [
        ("co_delivery", 1, "shared_risk"),
        ("co_design", 1, "codesign_methods"),
        ("co_design", 2, "prototype_iterate"),
    ]


def test_governance_answers_are_numbers_words_or_a_reason(store: Store) -> None:
    add(store, [full()])
    assert rows(store, "SELECT item, number, words, missing FROM governance_answers ORDER BY item") == [
        ("agree.lead_1", 4, None, None),
        ("agree.lead_2", None, None, "dont_know"),
        ("feedback.co_design.collected_on", None, "2026-01-31", None),
        ("feedback.co_design.input_collected", 1, None, None),
        ("feedback.co_design.link", None, "https://example.org/you-said", None),
        ("feedback.co_design.response_published", None, None, "not_applicable"),
        ("resources.budget_line", 0, None, None),
        ("resources.named_lead", 1, None, None),
        ("resources.staff_time", None, None, "refused"),
    ]


def test_inclusion_stakeholders_participation_and_ties_are_kept(store: Store) -> None:
    add(store, [full()])
    assert rows(
        store, "SELECT people, reached, reached_missing, participants, population FROM inclusion ORDER BY 1"
    ) == [
        ("Over 65", True, None, 15, 6300),
        ("Young people", None, "dont_know", None, None),
    ]
    assert rows(store, "SELECT name, helix, is_lead, head_count FROM stakeholders ORDER BY name") == [
        ("City", "government", True, None),
        ("Residents' group", "civil_society", False, 40),
    ]
    assert rows(
        store,
        "SELECT stakeholder, stage, depth, depth_missing, decision_right, decision_right_missing "
        "FROM participation ORDER BY stage DESC",
    ) == [
        ("Residents' group", "co_design", 0, None, None, "refused"),
        ("Residents' group", "co_delivery", 5, None, None, "not_answered"),
    ]
    assert rows(store, "SELECT stakeholder, partner FROM ties") == [("Residents' group", "City")]


def test_comments_and_findings_are_kept(store: Store) -> None:
    add(store, [full()])
    assert rows(store, "SELECT item, words FROM comments") == [("need_insight", "We ask, but late; 'often' too late.")]
    assert rows(store, "SELECT code, severity, sheet, cell, item, typed FROM findings") == [
        ("out_of_scale", "warn", "Skills", "E14", "facilitation", "7")
    ]


def test_every_row_carries_its_submission_and_its_city(store: Store) -> None:
    (one,) = add(store, [full()])
    add(store, [submission(city="Beeton")])
    (city,) = rows(store, "SELECT id FROM cities WHERE slug = 'málaga-centre'")[0]
    for table in IN_TABLES.keys() - {"submissions"}:
        where = f"submission_id = '{one.submission_id}'" + ("" if table == "findings" else f" AND city_id = '{city}'")
        assert rows(store, f"SELECT COUNT(*) FROM {table} WHERE {where}") == [(IN_TABLES[table],)], table  # noqa: S608


@pytest.mark.parametrize("door", list(Door))
def test_each_answer_knows_its_door(store: Store, door: Door) -> None:
    add(store, [submission(door=door)])
    assert rows(store, "SELECT door, sample FROM submissions JOIN cities ON cities.id = city_id") == [
        (str(door), door is Door.SAMPLE)
    ]


def test_bare_answers_leave_no_empty_rows(store: Store) -> None:
    add(store, [submission(skills={})])
    sized = sizes(store)
    assert {table: sized[table] for table in IN_TABLES if sized[table]} == {"submissions": 1}
    assert rows(store, "SELECT pilot, unit, organisation, filled_on, approver, comparable FROM submissions") == [
        ("", "", "", None, "", False)
    ]


def test_nothing_to_add_writes_nothing(store: Store) -> None:
    before = store.revision
    assert add(store, []) == ()
    assert store.revision == before


# The same file


def test_the_same_file_twice_is_one_submission(store: Store) -> None:
    (first,) = add(store, [full()])
    (second,) = add(store, [full()])
    assert second == Saved(first.submission_id, known=True)
    assert held(store) == 1
    sized = sizes(store)
    assert {table: sized[table] for table in IN_TABLES} == IN_TABLES


def test_the_same_file_twice_in_one_call_is_one_submission(store: Store) -> None:
    first, second, third = add(store, [full(), full(), submission()])
    assert second == Saved(first.submission_id, known=True)
    assert (third.known, held(store)) == (False, 2)


def test_where_a_file_stands(store: Store) -> None:
    older, newer = add(store, [returned(MAY, file="old", round="Spring 2026"), returned(JUNE, round="spring 2026")])
    assert find(store, "old") == Kept(older.submission_id, "ayton", "spring-2026", newer.submission_id)
    assert find(store, "never seen") is None
    add(store, [submission(file="mine")])
    assert find(store, "mine").superseded_by == ""


@pytest.mark.parametrize(
    ("mode", "person", "file_name"),
    [(Mode.ORGANISATIONAL, "", "parks.xlsx"), (Mode.INDIVIDUAL, "one-way", "")],
    ids=["a return", "a person"],
)
def test_a_person_has_a_key_and_a_return_a_file_name(store: Store, mode: Mode, person: str, file_name: str) -> None:
    given = submission(answers(mode=mode, unit="Parks"))
    add(store, [replace(given, part=3, person="one-way", file_name="parks.xlsx")])
    assert rows(store, "SELECT part, person, file_name FROM submissions") == [(3, person, file_name)]


def test_the_parts_of_a_file_are_each_kept_once(store: Store) -> None:
    team = [person("", part=part, file="team") for part in (1, 2, 3)]
    saved = add(store, [*team, team[1]])
    assert [one.known for one in saved] == [False, False, False, True]
    assert saved[3] == Saved(saved[1].submission_id, known=True)
    assert [one.known for one in add(store, [*team, person("", part=4, file="team")])] == [True, True, True, False]
    assert rows(store, "SELECT part FROM submissions ORDER BY part") == [(1,), (2,), (3,), (4,)]


def test_a_file_with_people_stands_while_one_of_them_counts(store: Store) -> None:
    ann, ben = add(store, [person("ann", MAY, part=1, file="team"), person("ben", MAY, part=2, file="team")])
    assert find(store, "team") == Kept(ann.submission_id, "ayton", "2026", "")
    add(store, [person("ann", JUNE)])
    assert find(store, "team") == Kept(ben.submission_id, "ayton", "2026", "")
    (newest,) = add(store, [person("ben", JUNE)])
    assert find(store, "team").superseded_by not in {"", newest.submission_id}


# Superseding


def test_a_newer_return_stands_in_the_place_of_the_older_which_is_kept(store: Store) -> None:
    (older,) = add(store, [returned(MAY, file="may")])
    (newer,) = add(store, [returned(JUNE, file="june")])
    assert newer.superseded == (older.submission_id,)
    assert (standing(store), held(store)) == (["june"], 2)
    assert rows(store, "SELECT submission_id, superseded_by, superseded_at FROM supersessions") == [
        (older.submission_id, newer.submission_id, SAVED_AT)
    ]
    assert rows(store, "SELECT COUNT(*) FROM skill_ratings") == [(2,)]


def test_an_older_return_that_arrives_later_is_itself_superseded(store: Store) -> None:
    (june,) = add(store, [returned(JUNE, file="june")])
    (may,) = add(store, [returned(MAY, file="may")])
    assert (may.superseded, may.superseded_by) == ((), june.submission_id)
    assert (standing(store), held(store)) == (["june"], 2)


def test_a_third_return_supersedes_only_the_one_that_stood(store: Store) -> None:
    first, second, third = add(store, [returned(MAY), returned(JUNE), returned(JUNE, file="third")])
    assert (first.superseded, second.superseded, third.superseded) == (
        (),
        (first.submission_id,),
        (second.submission_id,),
    )
    assert standing(store) == ["third"]


@pytest.mark.parametrize(("first", "second"), [(MAY, MAY), (None, MAY), (MAY, None), (None, None)])
def test_without_a_later_date_the_later_arrival_stands(store: Store, first: date | None, second: date | None) -> None:
    add(store, [returned(first, file="first"), returned(second, file="second")])
    assert standing(store) == ["second"]


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "Roads"},
        {"pilot": "Bike lanes"},
        {"round": "2027"},
        {"city": "Beeton"},
        {"unit": "", "pilot": "Parks"},
        {"door": Door.SAMPLE},
    ],
    ids=["unit", "pilot", "round", "city", "a pilot called like the unit", "the sample"],
)
def test_another_organisation_round_or_city_supersedes_nothing(store: Store, other: dict[str, str]) -> None:
    saved = add(store, [returned(MAY, file="one"), returned(JUNE, file="other", **other)])
    assert [one.superseded for one in saved] == [(), ()]
    assert standing(store) == ["one", "other"]


def test_pilot_and_unit_are_not_run_together(store: Store) -> None:
    add(store, [returned(MAY, pilot="Bike", unit="lanes"), returned(JUNE, pilot="Bike lanes", unit="")])
    assert len(standing(store)) == 2


@pytest.mark.parametrize(
    "same",
    [
        {"city": "  AYTON "},
        {"round": "2026 "},
        {"unit": "parks"},
        {"unit": " Parks\u00a0"},
        {"unit": "P\uff41rks"},
    ],
)
def test_case_and_space_do_not_make_another_organisation(store: Store, same: dict[str, str]) -> None:
    add(store, [returned(MAY, file="old"), returned(JUNE, file="new", **same)])
    assert standing(store) == ["new"]
    assert rows(store, "SELECT slug, name FROM cities") == [("ayton", "Ayton")]


def test_individuals_supersede_nobody(store: Store) -> None:
    people = [submission(unit="Parks", filled_on=day) for day in (MAY, JUNE, JUNE)]
    saved = add(store, [*people, returned(JUNE)])
    assert [(one.superseded, one.superseded_by) for one in saved] == [((), "")] * 4
    assert len(standing(store)) == 4


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        (MAY, JUNE, "second"),
        (JUNE, MAY, "first"),
        (MAY, MAY, "second"),
        (None, MAY, "second"),
        (MAY, None, "second"),
        (None, None, "second"),
    ],
)
def test_the_newer_answers_of_a_person_stand_like_a_return(
    store: Store, first: date | None, second: date | None, stands: str
) -> None:
    (one,) = add(store, [person("ann", first, file="first")])
    (two,) = add(store, [person("ann", second, file="second")])
    assert standing(store) == [stands]
    later = (two.superseded, two.superseded_by)
    assert later == (((one.submission_id,), "") if stands == "second" else ((), one.submission_id))


@pytest.mark.parametrize(
    "other",
    [
        {"key": "ben"},
        {"key": ""},
        {"unit": "Roads"},
        {"pilot": "Bike lanes"},
        {"round": "2027"},
        {"city": "Beeton"},
        {"door": Door.SAMPLE},
    ],
    ids=lambda other: next(iter(other)) + str(next(iter(other.values()))),
)
def test_another_person_or_the_same_elsewhere_supersedes_nothing(store: Store, other: dict[str, str]) -> None:
    facts = {"key": "ann", "on": JUNE, "unit": "Parks", **other}
    saved = add(store, [person("ann", MAY, unit="Parks", file="one"), person(**facts, file="other")])
    assert [(one.superseded, one.superseded_by) for one in saved] == [((), "")] * 2
    assert standing(store) == ["one", "other"]


def test_a_team_handed_in_again_counts_each_known_person_once(store: Store) -> None:
    keys = ["ann", "ben", "", ""]
    may = add(store, [person(key, MAY, part=part, file="may") for part, key in enumerate(keys, 1)])
    june = add(store, [person(key, JUNE, part=part, file="june") for part, key in enumerate([*keys, "cid"], 1)])
    assert [one.superseded for one in june] == [(may[0].submission_id,), (may[1].submission_id,), (), (), ()]
    assert (standing(store), held(store)) == (["may"] * 2 + ["june"] * 5, 9)


def test_a_person_key_on_a_return_changes_nothing(store: Store) -> None:
    older, newer = replace(returned(MAY, file="old"), person="ann"), replace(returned(JUNE, file="new"), person="ben")
    add(store, [older, newer])
    assert standing(store) == ["new"]


def test_superseded_people_are_in_no_figure(store: Store, core: Instrument) -> None:
    old, new = Pair(importance=1, capacity=1), Pair(importance=5, capacity=2)
    for day, pair in ((MAY, old), (JUNE, new)):
        given = answers(skills={"facilitation": pair}, filled_on=day).model_copy(
            update={"agree": {"lead_1": pair.importance}, "priorities": {"co_design": ("codesign_methods",)}}
        )
        add(store, [replace(submission(given), part=1, person="ann")])
    (group,) = groups(store)
    assert (group.respondents, group.first_on) == (1, JUNE)
    tally = next(one for one in skill_tallies(store, group, core) if one.skill == "facilitation")
    assert (int(tally.counts.sum()), int(tally.counts[4, 1])) == (1, 1)
    assert respondents(store, group, core).importance.max(axis=1).tolist() == [5]
    assert everyone(store, core, sample=False).importance.max(axis=1).tolist() == [5]
    assert picked(store, group) == (Picked("co_design", 1, {"codesign_methods": 1}),)
    assert agreement_of(store, group) == ({"lead_1": 5},)


# Sample and real


def test_a_sample_city_and_a_real_one_of_the_same_name_never_mix(store: Store) -> None:
    add(store, [submission(city="Velmarin", door=Door.SAMPLE), submission(city="Velmarin"), submission(city="Sample")])
    assert rows(store, "SELECT slug, name, sample FROM cities ORDER BY slug") == [
        ("sample", "Sample", False),
        ("sample-velmarin", "Velmarin", True),
        ("velmarin", "Velmarin", False),
    ]


@pytest.mark.parametrize("sample_first", [True, False])
def test_a_real_city_called_like_a_sample_key_stays_real(store: Store, sample_first: bool) -> None:
    made_up, real = submission(city="Velmarin", door=Door.SAMPLE), submission(city="Sample Velmarin")
    add(store, [made_up, real] if sample_first else [real, made_up])
    add(store, [submission(city="Real Sample Velmarin"), submission(city="sample  velmarin")])
    assert rows(store, "SELECT slug, sample, COUNT(*) FROM submissions JOIN cities ON cities.id = city_id GROUP BY ALL "
                       "ORDER BY slug") == [
        ("real-real-sample-velmarin", False, 1),
        ("real-sample-velmarin", False, 2),
        ("sample-velmarin", True, 1),
    ]  # fmt: skip
    assert remove_sample(store) == 1
    assert rows(store, "SELECT COUNT(*) FROM submissions JOIN cities ON cities.id = city_id") == [(3,)]


def test_removing_the_sample_leaves_every_other_row_as_it_was(store: Store) -> None:
    add(store, [returned(MAY), returned(JUNE), person("ann", MAY), person("ann", JUNE), full()])
    before = contents(store, but=("changes",))
    made_up = {"door": Door.SAMPLE, "city": "Velmarin"}
    add(store, [returned(MAY, **made_up), returned(JUNE, **made_up), person("ann", JUNE, **made_up)])
    assert contents(store, but=("changes",)) != before
    assert remove_sample(store) == 3
    assert contents(store, but=("changes",)) == before


def test_removing_the_sample_leaves_real_answers_and_cleans_every_table(store: Store) -> None:
    add(store, [full("real")])
    before = sizes(store)
    add(store, [full("made up", Door.SAMPLE), full("made up later", Door.SAMPLE), submission(door=Door.SAMPLE)])
    assert remove_sample(store) == 3
    assert sizes(store) == before | {"changes": 3}
    assert rows(store, "SELECT file_hash, slug FROM submissions JOIN cities ON cities.id = city_id") == [
        ("real", "málaga-centre")
    ]
    assert remove_sample(store) == 0


# All or nothing


@pytest.mark.parametrize("nth", range(1, APPENDS + 1))
def test_a_fault_in_the_middle_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    add(store, [returned(MAY, file="old")])
    before, revision, calls = sizes(store), store.revision, []

    def failing(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == nth:
            raise OSError("the disk is full")
        append(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(module, "append", failing)
        with pytest.raises(OSError, match="the disk is full"):
            add(store, [full(), returned(JUNE, file="new")])
    assert len(calls) == nth
    assert (sizes(store), store.revision, standing(store)) == (before, revision, ["old"])
    add(store, [full(), returned(JUNE, file="new")])
    assert standing(store) == ["full", "new"]


def test_one_bad_submission_keeps_all_of_its_call_out(store: Store) -> None:
    huge = answers(skills={}).model_copy(update={"comments": {"facilitation": None}})
    with pytest.raises(Exception, match="NOT NULL constraint failed"):
        add(store, [submission(), submission(huge)])
    assert {table: size for table, size in sizes(store).items() if size} == {"migrations": len(MIGRATIONS)}


def test_the_modes_of_the_instrument_are_what_the_store_tells_apart() -> None:
    assert [str(mode) for mode in Mode] == ["organisational", "individual"]
