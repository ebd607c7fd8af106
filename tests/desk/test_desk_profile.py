"""Why a stage has no need: its skills' own reason where that is the only one, else that too few have a value."""

from collections.abc import Collection

import pytest

from coprod.charts.provenance import Provenance
from coprod.desk.profile import SkillProfile, profile
from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Basis
from coprod.instrument.library import newest, shelf
from coprod.language import speaker
from coprod.measures.tally import Missed, Span, Tally

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
    stages, needs = seen(by=5, only=[skill.id for skill in CORE.skills_of(FIRST)], rest=4).figures(speaker("en"))
    assert stages.data["withheld"].fillna("").tolist() == ["", *["n_below_k"] * (len(STAGES) - 1)]
    assert (stages.file, needs.file) == ("ayton-2026-stage-needs", "ayton-2026-skill-needs")


def test_what_a_return_says_instead_of_a_rating_is_read_in_its_table() -> None:
    _, needs = seen(by=1, basis=Basis.OWN_FILE, only=ASKED).figures(speaker("en"))
    assert set(needs.table["n"]) == {"1", "don't know"}
