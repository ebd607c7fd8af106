"""What the model refuses, each time with the whole sentence a reader gets: the file, the item and the field."""

import tracemalloc

import pytest
from pydantic import ValidationError

from coprod.errors import InstrumentError
from coprod.instrument.library import load
from coprod.instrument.scales import HIGHEST, Text


def _refusal(path):
    with pytest.raises(InstrumentError) as refused:
        load(path)
    return str(refused.value)


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("stage", "nowhere", "skills.need_insight.stage: nowhere is not defined in this instrument"),
        ("family", "nobody", "skills.need_insight.family: nobody is not defined in this instrument"),
        ("sources", ["XX99"], "skills.need_insight.sources: XX99 is not defined in this instrument"),
        ("title", {"en": " "}, "skills.need_insight.title: needs words in at least one language"),
        ("title", {}, "skills.need_insight.title: needs words in at least one language"),
        ("colour", "red", "skills.need_insight.colour: Extra inputs are not permitted"),
    ],
)
def test_a_skill_that_does_not_fit(raw, write, field, value, fault):
    raw["skills"][0][field] = value
    assert _refusal(write(raw)) == f"The instrument coprod-core-1.0.toml has 1 fault(s): {fault}."


def test_a_field_left_out(raw, write):
    del raw["skills"][6]["next_step"]
    assert _refusal(write(raw)) == (
        "The instrument coprod-core-1.0.toml has 1 fault(s): skills.codesign_methods.next_step: Field required."
    )


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (lambda raw: raw["stages"], "stages: the id co_commissioning"),
        (lambda raw: raw["skills"], "skills: the id need_insight"),
        (lambda raw: raw["sources"], "sources: the id PC19"),
        (lambda raw: raw["governance"]["items"], "governance.items: the id lead_1"),
    ],
)
def test_an_id_used_twice(raw, write, where, name):
    where(raw).append(where(raw)[0])
    assert _refusal(write(raw)) == f"The instrument coprod-core-1.0.toml has 1 fault(s): {name} is used twice."


@pytest.mark.parametrize(("end", "scale"), [(0, "importance"), (-1, "importance"), (0, "capacity"), (-1, "capacity")])
def test_a_scale_whose_end_has_no_words(raw, write, end, scale):
    del raw[scale]["points"][end]
    assert _refusal(write(raw)) == (
        f"The instrument coprod-core-1.0.toml has 1 fault(s): {scale}: points must rise from 1 to 5, both ends worded."
    )


def test_a_scale_may_leave_its_middle_without_words(raw, write):
    raw["importance"]["points"] = [raw["importance"]["points"][0], raw["importance"]["points"][-1]]
    assert [point.value for point in load(write(raw)).importance.points] == [1, 5]


def test_points_out_of_order(raw, write):
    raw["governance"]["depth"]["points"].reverse()
    assert _refusal(write(raw)) == (
        "The instrument coprod-core-1.0.toml has 1 fault(s): governance.depth: "
        "points must rise from 0 to 5, both ends worded."
    )


def test_a_scale_that_does_not_rise(raw, write):
    raw["importance"]["maximum"] = 1
    assert _refusal(write(raw)) == (
        "The instrument coprod-core-1.0.toml has 1 fault(s): importance: a scale rises from "
        "0 or more to 100 at most, not 1 to 1."
    )


@pytest.mark.parametrize(
    ("minimum", "maximum"), [(-1, 5), (-(10**12), 5), (1, 101), (1, 10**12), (-1, 101), (5, 1), (3, 3)]
)
@pytest.mark.parametrize("scale", ["importance", "capacity"])
def test_a_scale_out_of_bounds_is_refused_before_its_points_are_counted(raw, write, scale, minimum, maximum):
    raw[scale] |= {"minimum": minimum, "maximum": maximum}
    raw[scale]["points"] = [{"value": end, "label": {"en": "end"}} for end in (minimum, maximum)]
    path = write(raw)
    tracemalloc.start()
    try:
        said, peak = _refusal(path), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert said == (
        f"The instrument coprod-core-1.0.toml has 1 fault(s): {scale}: a scale rises from "
        f"0 or more to 100 at most, not {minimum} to {maximum}."
    )
    assert peak < 50_000_000


def test_a_scale_may_run_from_nought_to_a_hundred(raw, write):
    ends = [{"value": end, "label": {"en": "end"}} for end in (0, HIGHEST)]
    for scale in ("importance", "capacity"):
        raw[scale] |= {"minimum": 0, "maximum": HIGHEST, "points": ends}
    assert (HIGHEST, load(write(raw)).importance.values) == (100, range(101))


@pytest.mark.parametrize("kind", ["withheld", "not_answered"])
def test_a_scale_cannot_accept_what_nobody_answers(raw, write, kind):
    raw["capacity"]["accepts"] = [kind]
    assert _refusal(write(raw)) == (
        "The instrument coprod-core-1.0.toml has 1 fault(s): capacity: "
        "accepts lists what a person may answer instead of a rating."
    )


def test_importance_and_capacity_over_different_numbers(raw, write):
    raw["importance"]["minimum"] = 0
    raw["importance"]["points"].insert(0, {"value": 0, "label": {"en": "harmful"}})
    assert _refusal(write(raw)) == (
        "The instrument coprod-core-1.0.toml has 1 fault(s): "
        "importance and capacity must run over the same numbers, or their gap means nothing."
    )


def test_five_kinds_of_missing_in_order(raw, write):
    raw["missing"].reverse()
    assert _refusal(write(raw)) == (
        "The instrument coprod-core-1.0.toml has 1 fault(s): missing must word the five kinds in this order: "
        "not_answered, not_applicable, dont_know, refused, withheld."
    )


def test_four_sectors_in_order(raw, write):
    raw["governance"]["helices"].pop()
    assert _refusal(write(raw)) == (
        "The instrument coprod-core-1.0.toml has 1 fault(s): governance.helices must word the four sectors "
        "in this order: government, business, research, civil_society."
    )


def test_a_statement_of_an_unknown_construct(raw, write):
    raw["governance"]["items"][3]["belongs_to"] = "luck"
    assert _refusal(write(raw)) == (
        "The instrument coprod-core-1.0.toml has 1 fault(s): "
        "governance.items.inst_1.belongs_to: luck is not defined in this instrument."
    )


def test_a_construct_of_an_unknown_source(raw, write):
    raw["governance"]["constructs"][4]["sources"] = ["XX99"]
    assert _refusal(write(raw)) == (
        "The instrument coprod-core-1.0.toml has 1 fault(s): "
        "constructs.joint_capacity.sources: XX99 is not defined in this instrument."
    )


def test_all_faults_at_once(raw, write):
    raw["skills"][0]["colour"] = "red"
    del raw["stages"][1]["definition"]
    raw["importance"]["points"][1]["colour"] = "red"
    assert _refusal(write(raw)) == (
        "The instrument coprod-core-1.0.toml has 3 fault(s): importance.points.2.colour: "
        "Extra inputs are not permitted; stages.co_design.definition: Field required; "
        "skills.need_insight.colour: Extra inputs are not permitted."
    )


def test_a_text_falls_back_to_its_first_language():
    text = Text({"nl": "stad", "en": "city"})
    assert (text.to("en"), text.to("nl"), text.to("fr")) == ("city", "stad", "stad")


def test_an_instrument_is_frozen(core):
    with pytest.raises(ValidationError) as refused:
        core.top = 5
    assert [fault["type"] for fault in refused.value.errors()] == ["frozen_instance"]
    assert core.top == 3
