"""What a profile tells of a group: why a stage has no need, tiers, orders and picks, and why there are none."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.desk.groups import basis_of, chosen
from coprod.desk.official import skills as skills_of
from coprod.desk.opening import Desk
from coprod.desk.profile import Asked, SkillProfile, profile
from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Basis, Release, Withheld
from coprod.instrument.answers import Answers, Pair
from coprod.instrument.library import newest, shelf
from coprod.language import speaker
from coprod.measures.orders import Pick, Standing
from coprod.measures.tally import Missed, Respondents, Span, Tally
from coprod.measures.tiers import Priority, Tier
from coprod.measures.undefined import Undefined
from coprod.store import respondents, tallies
from coprod.store.respondents import Picked
from coprod.store.rows import Door, Submission
from coprod.store.submissions import add

CORE = newest(shelf())
STAGES = [stage.id for stage in CORE.stages]
FIRST = STAGES[0]
ASKED = [skill.id for skill in CORE.skills_of(FIRST, optional=False)]
EXTRA = [skill.id for skill in CORE.skills_of(FIRST) if skill.optional]
PEOPLE = Provenance("Ayton", False, "2026", False, "", 9, 5, None, None, CORE.key)


def seen(
    *, by: int, basis: Basis = Basis.INDIVIDUAL, rest: int = 0, only: Collection[str] | None = None
) -> SkillProfile:
    """What is seen of ratings of 4 and 3 given ``by`` so many to the skills of ``only``, by ``rest`` to the others."""
    chosen = [skill.id for skill in CORE.skills] if only is None else only
    tallies = [
        Tally.of(
            skill.id, Span(1, 5), [(4, 3, by if skill.id in chosen else rest)], Missed(dont_know=skill.id not in chosen)
        )
        for skill in CORE.skills
    ]
    return profile(tallies, instrument=CORE, basis=basis, policy=Policy(), provenance=PEOPLE, language="en")


def reasons(one: SkillProfile) -> dict[str, Reason | None]:
    return {row.stage: row.reason for row in one.stages}


@pytest.mark.parametrize(
    ("by", "basis", "reason"),
    [
        (4, Basis.INDIVIDUAL, "n_below_k"),
        (0, Basis.INDIVIDUAL, "n_below_k"),
        (1, Basis.ORGANISATIONAL_WITHOUT_CONSENT, "consent"),
        (0, Basis.ORGANISATIONAL_WITHOUT_CONSENT, "consent"),
        (0, Basis.ORGANISATIONAL_WITH_CONSENT, "too_few_skills"),
        (0, Basis.OWN_FILE, "too_few_skills"),
        (5, Basis.INDIVIDUAL, None),
        (1, Basis.ORGANISATIONAL_WITH_CONSENT, None),
        (1, Basis.OWN_FILE, None),
    ],
)
def test_where_all_skills_share_one_cause_the_stage_has_it(by: int, basis: Basis, reason: str | None) -> None:
    one = seen(by=by, basis=basis)
    assert reasons(one) == dict.fromkeys(STAGES, reason)
    assert [row.need is None for row in one.stages] == [reason is not None] * len(STAGES)


def test_released_and_withheld_skills_together_are_too_few() -> None:
    few = len(ASKED) // 2 - (len(ASKED) % 2 == 0)  # one short of half
    one = seen(by=5, only=ASKED[:few], rest=4)
    assert reasons(one) == {FIRST: "too_few_skills"} | dict.fromkeys(STAGES[1:], "n_below_k")
    assert one.stages[0].shown.value.skills_with_value == few > 0


def test_rated_and_unrated_skills_of_a_return_together_are_too_few() -> None:
    one = seen(by=1, basis=Basis.OWN_FILE, only=ASKED[:1])
    assert set(reasons(one).values()) == {"too_few_skills"}


def test_a_stage_of_which_half_is_released_has_a_need_and_no_reason() -> None:
    half = (len(ASKED) + 1) // 2
    one = seen(by=5, only=ASKED[:half], rest=4)
    assert (one.stages[0].need, one.stages[0].reason) == (pytest.approx(20), None)


def test_an_optional_skill_is_no_cause() -> None:
    one = seen(by=5, only=EXTRA, rest=4)
    assert EXTRA
    assert reasons(one)[FIRST] == "n_below_k"


def test_the_download_of_the_stages_says_which_reason_it_is() -> None:
    _, stages, needs = seen(by=5, only=[skill.id for skill in CORE.skills_of(FIRST)], rest=4).figures(speaker("en"))
    assert stages.data["withheld"].fillna("").tolist() == ["", *["n_below_k"] * (len(STAGES) - 1)]
    assert (stages.file, needs.file) == ("ayton-2026-stage-needs", "ayton-2026-skill-needs")


def test_what_a_return_says_instead_of_a_rating_is_read_in_its_table() -> None:
    _, _, needs = seen(by=1, basis=Basis.OWN_FILE, only=ASKED).figures(speaker("en"))
    assert set(needs.table["n"]) == {"1", "don't know"}


# Priority tiers, orders and picks

AT_LEAST_FIVE = Policy()
Pairs = Mapping[str, tuple[int, int]]
TOP = [skill.id for skill in CORE.skills if not skill.optional][:5]
SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "submissions.jsonl"


def provenance(people: int, *, asked: int | None = None, organisational: bool = False) -> Provenance:
    return Provenance("Ayton", False, "2026", organisational, "", people, 5, None, None, CORE.key, asked)


def whole(people: Sequence[Pairs]) -> Respondents:
    """The table of people, each a mapping from skill to (importance, capacity)."""
    cells = np.full((len(people), len(CORE.skills), 2), -1, dtype=np.int8)
    for row, one in enumerate(people):
        cells[row] = [one.get(skill.id, (-1, -1)) for skill in CORE.skills]
    return Respondents(tuple(skill.id for skill in CORE.skills), Span(1, 5), cells[:, :, 0], cells[:, :, 1])


def of(
    people: Sequence[Pairs],
    *picked: Picked,
    basis: Basis = Basis.INDIVIDUAL,
    asked: int | None = None,
    policy: Policy = AT_LEAST_FIVE,
) -> SkillProfile:
    """The profile of whole people, and of their tallies."""
    counted = [
        Tally.of(skill.id, Span(1, 5), [(*one[skill.id], 1) for one in people if skill.id in one])
        for skill in CORE.skills
    ]
    return profile(
        counted,
        instrument=CORE,
        basis=basis,
        policy=policy,
        provenance=provenance(len(people), asked=asked, organisational=basis is not Basis.INDIVIDUAL),
        language="en",
        asked=Asked(whole(people), picked),
    )


def rows_of(one: SkillProfile) -> dict[str, SkillRow]:
    return {row.skill: row for row in one.skills}


def everybody(size: int) -> list[Pairs]:
    """People who all find the same five core skills most needed, and no need in the other core skills."""
    return [{skill.id: (5, 1) if skill.id in TOP else (3, 3) for skill in CORE.skills if not skill.optional}] * size


def test_tiers_and_orders_reach_the_rows() -> None:
    rows = rows_of(of(everybody(8)))
    core = [skill.id for skill in CORE.skills if not skill.optional]
    assert {skill: rows[skill].priority for skill in core} == {
        skill: Priority(skill, Tier.CLEAR, 1.0) if skill in TOP else Priority(skill, Tier.CANNOT_TELL, 0.0)
        for skill in core
    }
    tied = (6 + len(core)) / 2  # the middle of the places from 6 to the last
    assert {skill: rows[skill].standing for skill in core} == {
        skill: Standing(skill, 3.0, 3.0) if skill in TOP else Standing(skill, tied, tied) for skill in core
    }


def test_of_a_part_of_those_asked_the_tiers_are_told_and_the_orders_agree() -> None:
    one = of(everybody(8), asked=9)
    assert (one.no_tiers, one.orders.parting) == (None, ())
    assert one.orders.rho == pytest.approx(1)


def test_the_two_orders_part_where_few_see_a_large_gap_and_all_see_small_ones() -> None:
    """Half of the people are far below in one skill; everybody is a little below in every other of the core skills."""
    core = [skill.id for skill in CORE.skills if not skill.optional]
    rated = {skill: (4, 4 - place % 2) for place, skill in enumerate(core)}
    one = of([rated | {core[0]: (5, 1) if number % 2 else (5, 5)} for number in range(10)])
    assert rows_of(one)[core[0]].standing == Standing(core[0], 1.0, len(core) / 2 + 1)
    assert [each.skill for each in one.orders.parting] == [core[0]]


@pytest.mark.parametrize(
    ("size", "basis", "asked", "reason"),
    [
        (8, Basis.INDIVIDUAL, 8, Undefined.COMPLETE_RETURN),
        (5, Basis.INDIVIDUAL, 5, Undefined.COMPLETE_RETURN),
        (1, Basis.ORGANISATIONAL_WITH_CONSENT, None, Undefined.SINGLE_RETURN),
        (1, Basis.OWN_FILE, None, Undefined.SINGLE_RETURN),
        (7, Basis.INDIVIDUAL, None, Undefined.BELOW_MINIMUM),
        (5, Basis.INDIVIDUAL, 40, Undefined.BELOW_MINIMUM),
        (4, Basis.INDIVIDUAL, None, Reason.N_BELOW_K),
        (0, Basis.INDIVIDUAL, None, Reason.N_BELOW_K),
        (1, Basis.ORGANISATIONAL_WITHOUT_CONSENT, None, Reason.CONSENT),
    ],
)
def test_where_there_are_no_tiers_it_is_said_why(
    size: int, basis: Basis, asked: int | None, reason: Undefined | Reason
) -> None:
    one = of(everybody(size), basis=basis, asked=asked)
    assert one.no_tiers is reason
    assert {row.priority for row in one.skills} == {None}
    orders = {row.standing is None for row in one.skills if not row.optional}
    assert orders == {isinstance(reason, Reason)}  # the two orders need no chance, but they need values


def test_without_whole_people_there_are_no_tiers() -> None:
    assert seen(by=9).no_tiers is Undefined.BELOW_MINIMUM


def test_five_skills_have_no_tiers_as_all_of_them_are_among_the_five() -> None:
    people = [{skill: (5, 1) for skill in TOP}] * 9
    assert of(people).no_tiers is Undefined.BELOW_MINIMUM


def test_a_skill_that_is_withheld_has_no_tier_and_no_place_and_takes_none_from_another() -> None:
    """The most needed skill of all, rated by four, must not push the fifth of the others out."""
    hidden, *told = [skill.id for skill in CORE.skills if not skill.optional][:7]
    rated = dict(zip(told, [(5, 1), (5, 1), (5, 2), (5, 2), (5, 3), (4, 4)], strict=True))
    people = [rated | {hidden: (5, 1)}] * 4 + [rated] * 6
    rows = rows_of(of(people))
    assert rows[hidden].shown == Withheld(hidden, Reason.N_BELOW_K)
    assert (rows[hidden].priority, rows[hidden].standing) == (None, None)
    assert [rows[skill].priority.chance for skill in told] == [1, 1, 1, 1, 1, 0]
    assert [rows[skill].standing.by_mwds for skill in told] == [1.5, 1.5, 3.5, 3.5, 5, 6]
    people.append(rated | {hidden: (5, 1)})
    rows = rows_of(of(people))  # with a fifth person it is told, and first; a tier takes eight
    assert isinstance(rows[hidden].shown, Release)
    assert (rows[hidden].priority, rows[hidden].standing.by_mwds) == (None, 2.0)
    rows = rows_of(of([*people, *[rated | {hidden: (5, 1)}] * 3]))
    assert rows[hidden].priority.chance == pytest.approx(1, abs=0.01)


def test_people_who_rated_only_skills_that_are_withheld_do_not_count_towards_the_eight() -> None:
    rated = {skill.id: (4, 3) for skill in CORE.skills if not skill.optional}
    hidden = next(skill.id for skill in CORE.skills if skill.optional)
    assert of([rated] * 7 + [{hidden: (5, 1)}] * 4).no_tiers is Undefined.BELOW_MINIMUM
    assert of([rated] * 8 + [{hidden: (5, 1)}] * 4).no_tiers is None


def test_picks_reach_the_rows_of_their_stage() -> None:
    first, second, *_ = [skill.id for skill in CORE.skills_of(FIRST)]
    one = of(everybody(8), Picked(FIRST, 6, {first: 3, second: 6}))
    rows = rows_of(one)
    assert (rows[first].pick, rows[second].pick) == (Pick(first, 3, 6, 0.5, 2), Pick(second, 6, 6, 1.0, 1))
    others = [skill.id for skill in CORE.skills_of(FIRST) if skill.id not in (first, second)]
    told = [skill for skill in others if isinstance(rows[skill].shown, Release)]
    assert [rows[skill].pick for skill in told] == [Pick(skill, 0, 6, 0.0, 3) for skill in told]
    assert {rows[skill].pick for skill in others if skill not in told} == {None}  # withheld, and so is what was picked
    assert {row.pick for row in one.skills if row.stage != FIRST} == {None}


@pytest.mark.parametrize(
    ("number", "basis", "told"),
    [
        (4, Basis.INDIVIDUAL, False),
        (5, Basis.INDIVIDUAL, True),
        (1, Basis.ORGANISATIONAL_WITH_CONSENT, True),
        (1, Basis.ORGANISATIONAL_WITHOUT_CONSENT, False),
    ],
)
def test_picks_pass_the_gate_by_who_picked_at_that_stage(number: int, basis: Basis, told: bool) -> None:
    size = 8 if basis is Basis.INDIVIDUAL else 1
    one = of(everybody(size), Picked(FIRST, number, {ASKED[0]: number}), basis=basis)
    assert rows_of(one)[ASKED[0]].pick == (Pick(ASKED[0], number, number, 1.0, 1) if told else None)


def test_a_stricter_rule_hides_picks_and_tiers() -> None:
    one = of(everybody(9), Picked(FIRST, 9, {ASKED[0]: 9}), policy=Policy(10))
    assert one.no_tiers is Reason.N_BELOW_K
    assert {(row.priority, row.standing, row.pick) for row in one.skills} == {(None, None, None)}


# The sample


def test_brivandel_has_one_clear_priority_and_three_probable_ones(sampled: Desk) -> None:
    (choice,) = [one for one in chosen(sampled, city="brivandel") if one.who == "individual"]
    one = skills_of(sampled, choice, language="en")
    found = {row.skill: row.priority for row in one.skills if row.priority}
    surer = {skill: each for skill, each in found.items() if each.tier is not Tier.CANNOT_TELL}
    assert surer == {
        "power_sharing": Priority("power_sharing", Tier.CLEAR, 1.0),
        "close_the_loop": Priority("close_the_loop", Tier.PROBABLE, 0.894),
        "role_redesign": Priority("role_redesign", Tier.PROBABLE, 0.8785),
        "data_ethics": Priority("data_ethics", Tier.PROBABLE, 0.7455),
    }
    assert max(each.chance for skill, each in found.items() if skill not in surer) == 0.3525
    withheld = {row.skill for row in one.skills if isinstance(row.shown, Withheld)}
    assert withheld == {"learning_contracts", "problem_reframing"}
    assert {row.skill for row in one.skills} - set(found) == withheld | {"storytelling"}  # which five people rated
    assert [each.skill for each in one.orders.parting] == ["evidence_use"]
    assert rows_of(one)["evidence_use"].standing == Standing("evidence_use", 8.0, 14.0)
    assert rows_of(one)["participatory_review"].pick == Pick("participatory_review", 21, 26, 21 / 26, 1)


def brivandel() -> list[Answers]:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    every = [Answers.model_validate_json(line) for line in lines if json.loads(line)["about"]["city"] == "Brivandel"]
    return [one for one in every if one.about.mode == "individual"]


def test_the_chances_of_brivandel_are_those_of_drawing_its_people_the_plain_way(sampled: Desk) -> None:
    (choice,) = [one for one in chosen(sampled, city="brivandel") if one.who == "individual"]
    chances = {
        row.skill: row.priority.chance for row in skills_of(sampled, choice, language="en").skills if row.priority
    }
    pairs = [[one.skills.get(skill, Pair()) for skill in chances] for one in brivandel()]
    given = np.array([[pair.missing is None for pair in row] for row in pairs])
    ratings = np.array(
        [[(0, 0) if pair.missing else (pair.importance, pair.capacity) for pair in row] for row in pairs], dtype=float
    )
    random, among = np.random.default_rng(2019), np.zeros(len(chances))
    for _ in range(1000):
        drawn = random.integers(len(pairs), size=len(pairs))
        rated = given[drawn].sum(axis=0)
        importance, capacity = (ratings[drawn].sum(axis=0) / np.maximum(rated, 1)[:, None]).T
        scores = np.where(rated, importance * (importance - capacity), -np.inf)
        among += scores >= np.sort(scores)[-5] - 1e-9
    assert among / 1000 == pytest.approx(list(chances.values()), abs=0.05)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_people_changes_nothing(sampled: Desk, seed: int) -> None:
    (choice,) = [one for one in chosen(sampled, city="brivandel") if one.who == "individual"]
    instrument = sampled.questionnaire(choice.group.instrument)
    people = respondents.respondents(sampled.store, choice.group, instrument)
    order = np.random.default_rng(seed).permutation(len(people.importance))
    shuffled = Respondents(people.skills, people.span, people.importance[order], people.capacity[order])
    again = profile(
        tallies.skill_tallies(sampled.store, choice.group, instrument),
        instrument=instrument,
        basis=basis_of(choice),
        policy=sampled.policy,
        provenance=choice.provenance,
        language="en",
        asked=Asked(shuffled, respondents.picked(sampled.store, choice.group)),
    )
    assert again == skills_of(sampled, choice, language="en")


def test_the_order_in_which_people_handed_in_changes_nothing(sampled: Desk, empty: Desk) -> None:
    at = datetime(2026, 6, 1)  # noqa: DTZ001 - the store keeps UTC without a zone
    add(
        empty.store,
        [Submission(one, Door.WORKBOOK, f"b{number}", at, "x") for number, one in enumerate(brivandel()[::-1])],
    )
    there, here = [
        skills_of(desk, next(one for one in chosen(desk, city="brivandel") if one.who == "individual"), language="en")
        for desk in (sampled, empty)
    ]
    assert (here.skills, here.stages, here.orders) == (there.skills, there.stages, there.orders)
