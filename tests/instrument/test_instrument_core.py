"""What the shipped questionnaire holds, counted against the specification's tables."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel

from coprod.instrument.library import SHELF, load
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Scale, Text

RELEASED = {"coprod-core-1.0.toml": "74664eeb37f73df7fa95dd9a322d3e9759cc76163034adb004dda0d6c19a6749"}


def _texts(part: object, place: str = "") -> Iterator[tuple[str, Text]]:
    """Walk through every translatable text of an instrument, with the way to it."""
    if isinstance(part, Text):
        yield place, part
    elif isinstance(part, tuple):
        for number, one in enumerate(part):
            yield from _texts(one, f"{place}[{number}]")
    elif isinstance(part, BaseModel):
        for field in type(part).model_fields:
            yield from _texts(getattr(part, field), f"{place}.{field}")


def _words(scale: Scale) -> dict[int, str]:
    return {point.value: point.label.to("en") for point in scale.points}


def test_a_released_file_never_changes_make_a_new_version() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SHELF.glob("*.toml")}
    assert found == RELEASED


def test_identity(core: Instrument) -> None:
    assert (core.key, core.comparable, core.licence, core.minutes) == ("coprod-core@1.0", "across", "CC BY 4.0", 30)
    assert "is NOT the toolkit used in that study, whose items are not public" in core.attribution
    assert "10.1007/978-3-319-98953-2_7" in core.attribution


def test_the_four_cos_in_order_and_one_bucket(core: Instrument) -> None:
    assert [(stage.id, stage.canonical_stage, stage.in_sequence) for stage in core.stages] == [
        ("co_commissioning", "co_commissioning", True),
        ("co_design", "co_design", True),
        ("co_delivery", "co_delivery", True),
        ("co_assessment", "co_assessment", True),
        ("cross_cutting", None, False),
    ]
    assert [stage.id for stage in core.sequence] == ["co_commissioning", "co_design", "co_delivery", "co_assessment"]


def test_core_skills_by_stage_and_family(core: Instrument) -> None:
    skills = [skill for skill in core.skills if not skill.optional]
    assert [len(core.skills_of(stage.id, optional=False)) for stage in core.stages] == [5, 5, 5, 4, 5]
    assert Counter(skill.family for skill in skills) == {
        "user_insight": 5,
        "operational_process": 5,
        "management_approach": 6,
        "governance": 8,
    }


def test_optional_skills(core: Instrument) -> None:
    assert [len(core.skills_of(stage.id)) for stage in core.stages] == [6, 6, 5, 5, 6]
    assert [(skill.id, skill.stage, skill.family) for skill in core.skills if skill.optional] == [
        ("learning_contracts", "co_commissioning", "operational_process"),
        ("problem_reframing", "co_design", "management_approach"),
        ("learning_transfer", "co_assessment", "management_approach"),
        ("storytelling", "cross_cutting", "management_approach"),
    ]


def test_one_skill_in_full(core: Instrument) -> None:
    skill = core.skill("stakeholder_mapping")
    assert skill.title.to("en") == "Knowing whom to involve"
    assert (
        skill.definition.to("en")
        == "Work out who is affected, who decides, who is missing, and whom to involve in what role."
    )
    assert (skill.stage, skill.family, skill.sources) == (
        "co_commissioning",
        "user_insight",
        ("TUU21", "OECD22", "PCC17"),
    )


def test_every_next_step_is_one_sentence_that_commits(core: Instrument) -> None:
    for skill in core.skills:
        step = skill.next_step.to("en")
        assert re.fullmatch(r"[A-Z][^.!?]+\.", step), f"{skill.id} is not one sentence"
        assert "consider" not in step.lower(), skill.id


def test_every_text_speaks_every_language(core: Instrument) -> None:
    texts = list(_texts(core))
    # 3 at the top, 5 missing, 12 rating, 10 stages, 4 families, 28 skills x 3, 18 governance scales, 5 constructs,
    # 19 items, 6 resources, 5 feedback, 4 inclusion, 4 helices x 2, 2 row questions
    assert len(texts) == 185
    assert [place for place, text in texts if set(text.root) != set(core.languages)] == []


def test_every_source_is_used(core: Instrument) -> None:
    users = [*core.skills, *core.governance.constructs]
    assert {source.key for source in core.sources} == {key for user in users for key in user.sources}


def test_every_doi_link_is_the_doi_of_its_citation(core: Instrument) -> None:
    linked = [source for source in core.sources if source.url.startswith("https://doi.org/")]
    assert len(linked) == 8
    assert [one.key for one in linked if one.url.removeprefix("https://doi.org/") not in one.citation] == []


def test_rating_scales_word_every_point(core: Instrument) -> None:
    assert _words(core.importance) == {1: "not important", 2: "slightly", 3: "moderately", 4: "very", 5: "essential"}
    assert _words(core.capacity) == {
        1: "not at all",
        2: "with outside help",
        3: "in simple cases",
        4: "well",
        5: "well enough to teach others",
    }
    for scale in (core.importance, core.capacity):
        assert scale.accepts == ("not_applicable", "dont_know", "refused")


def test_governance_scales_word_every_point(core: Instrument) -> None:
    assert _words(core.governance.agree) == {
        1: "strongly disagree",
        2: "disagree",
        3: "neither agree nor disagree",
        4: "agree",
        5: "strongly agree",
    }
    assert _words(core.governance.depth) == {
        0: "not involved",
        1: "told",
        2: "asked",
        3: "worked with",
        4: "decided together",
        5: "decides or leads",
    }
    assert _words(core.governance.decision_right) == {
        0: "none",
        1: "advises",
        2: "co-decides or can block",
        3: "decides",
    }


def test_missing_codes(core: Instrument) -> None:
    assert [(kind.kind, kind.code) for kind in core.missing] == [
        ("not_answered", ""),
        ("not_applicable", "NA"),
        ("dont_know", "DK"),
        ("refused", "PNS"),
        ("withheld", ""),
    ]


def test_nineteen_agree_items_in_five_constructs(core: Instrument) -> None:
    assert len(core.governance.items) == 19
    assert Counter(item.belongs_to for item in core.governance.items) == {
        "facilitative_leadership": 3,
        "institutional_design": 4,
        "principled_engagement": 4,
        "shared_motivation": 4,
        "joint_capacity": 4,
    }
    assert [item.id for item in core.governance.items if item.reverse_scored] == []


def test_six_resources(core: Instrument) -> None:
    assert [resource.id for resource in core.governance.resources] == [
        "named_lead",
        "staff_time",
        "budget_line",
        "participant_expenses",
        "accessibility_support",
        "digital_tools",
    ]


def test_stakeholders_are_groups_never_single_citizens(core: Instrument) -> None:
    assert "never one to each citizen" in core.governance.stakeholder.to("en")


def test_the_shipped_file_can_be_loaded_by_name(core: Instrument) -> None:
    assert load(SHELF / "coprod-core-1.0.toml") == core
