"""The figure of stage needs: title, sentence, alt text, table and download, word for word."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hand_made import FIVE, PEOPLE, SOURCE, say, stage

from coprod.charts import stages
from coprod.charts.download import table as written
from coprod.charts.figure import Figure
from coprod.charts.stages import StageRow
from coprod.disclosure.policy import Reason

DESIGN, DELIVERY = stage("Design", 36.8, 2, 2), stage("Delivery", 12.5, 1, 2)
HIDDEN = stage("Assessment", None, 1, 3)
NEGATIVE = stage("Delivery", -12.4, 2, 2, least=5)
CROSS = stage("Cross-cutting", 90.0, 4, 4, in_sequence=False)
GREY = "The grey bar belongs to no single stage."
ABOVE = "Cross-cutting, 90, is above them all"
TOO_FEW = "Not shown, because fewer than half of the skills have a value:"


def figure(rows: Sequence[StageRow]) -> Figure:
    return stages.figure(rows, provenance=PEOPLE, span=FIVE, say=say)


@pytest.mark.parametrize(
    ("rows", "title", "sentence"),
    [
        (
            (DESIGN, DELIVERY, CROSS),
            f"Oskerwyn: need by stage runs from 12 (Delivery) to 37 (Design); {ABOVE}",
            f"Need by stage: Design 37, Delivery 12, Cross-cutting 90. {GREY}",
        ),
        (
            (DESIGN, DELIVERY, stage("Cross-cutting", 37.4, 4, 4, in_sequence=False)),
            "Oskerwyn: need by stage runs from 12 (Delivery) to 37 (Design)",
            f"Need by stage: Design 37, Delivery 12, Cross-cutting 37. {GREY}",
        ),
        (
            (DESIGN, NEGATIVE),
            "Oskerwyn: need by stage runs from −12 (Delivery) to 37 (Design)",
            "Need by stage: Design 37, Delivery −12.",
        ),
        (
            (DESIGN, stage("Delivery", 37.4, 2, 2), CROSS),
            f"Oskerwyn: need is 37 at every stage; {ABOVE}",
            f"Need by stage: Design 37, Delivery 37, Cross-cutting 90. {GREY}",
        ),
        (
            (stage("Design", 0.4, 2, 2), stage("Delivery", -0.4, 2, 2)),
            "Oskerwyn: need is 0 at every stage",
            "Need by stage: Design 0, Delivery 0.",
        ),
        (
            (DESIGN, stage("Delivery", 37.6, 2, 2)),
            "Oskerwyn: need by stage runs from 37 (Design) to 38 (Delivery)",
            "Need by stage: Design 37, Delivery 38.",
        ),
        (
            (DESIGN, stage("Delivery", 36.8, 2, 2), HIDDEN),
            "Oskerwyn: need by stage, where it can be shown",
            f"Need by stage: Design 37, Delivery 37. {TOO_FEW} Assessment.",
        ),
        (
            (DESIGN, DELIVERY, HIDDEN),
            "Oskerwyn: need by stage, where it can be shown",
            f"Need by stage: Design 37, Delivery 12. {TOO_FEW} Assessment.",
        ),
        ((HIDDEN, HIDDEN), "Oskerwyn: no stage can be shown", f"{TOO_FEW} Assessment, Assessment."),
        (
            (HIDDEN, CROSS),
            "Oskerwyn: no stage can be shown",
            f"Need by stage: Cross-cutting 90. {GREY} {TOO_FEW} Assessment.",
        ),
        (
            (DESIGN, stage("Cross-cutting", None, 1, 4, in_sequence=False)),
            "Oskerwyn: need is 37 at every stage",
            f"Need by stage: Design 37. {TOO_FEW} Cross-cutting.",
        ),
    ],
    ids=[
        "all shown",
        "no single stage as high when rounded",
        "negative",
        "the same when rounded",
        "zero from both sides",
        "one apart when rounded",
        "the same, one hidden",
        "one hidden",
        "all hidden",
        "only outside the sequence",
        "none outside the sequence",
    ],
)
def test_title_and_sentence(rows: Sequence[StageRow], title: str, sentence: str) -> None:
    one = figure(rows)
    assert (one.title, one.sentence) == (title, sentence)


def test_optional_skills_are_said_to_be_left_out_where_the_page_lists_some() -> None:
    one = figure((replace(DESIGN, optional=1), DELIVERY))
    assert one.sentence.endswith("Optional skills are left out of a stage's mean, so that cities can be compared.")
    assert one.table["Skills with a value"].tolist() == ["2 of 2, 1 optional left out", "1 of 2"]
    assert "Optional" not in figure((DESIGN, DELIVERY)).sentence


def test_the_alt_text_names_the_figure_every_value_and_who_answered() -> None:
    assert figure((DESIGN, DELIVERY)).alt == (
        f"Bar chart of need in 2 stages. Need by stage: Design 37, Delivery 12. {SOURCE}"
    )


def test_the_figure_says_its_source_and_its_measures() -> None:
    one = figure((DESIGN, DELIVERY))
    assert (one.name, one.source, one.measures) == ("stage-needs", SOURCE, ("stage_need", "need"))
    assert one.file == "oskerwyn-2026-spring-stage-needs"


def test_the_table_holds_the_numbers_as_they_are_read() -> None:
    assert figure((DESIGN, NEGATIVE, HIDDEN)).table.to_dict("records") == [
        {"Stage": "Design", "Need": "37", "Skills with a value": "2 of 2", "n, at least": "6"},
        {"Stage": "Delivery", "Need": "−12", "Skills with a value": "2 of 2", "n, at least": "5"},
        {"Stage": "Assessment", "Need": "not shown", "Skills with a value": "1 of 3", "n, at least": ""},
    ]


def test_the_download_holds_the_same_rows_as_numbers() -> None:
    where = "Oskerwyn,False,,2026 spring,individual,,,coprod-core@1.0,2026-03,2026-03"
    assert written(figure((DESIGN, NEGATIVE, HIDDEN)).data).split("\r\n") == [
        "city,sample,label,round,mode,organisation,asked,instrument,first_on,last_on,stage,title,need,least_n,"
        "skills_with_value,skills,withheld",
        f"{where},design,Design,36.8,6,2,2,",
        f"{where},delivery,Delivery,-12.4,5,2,2,",
        f"{where},assessment,Assessment,,,1,3,too_few_skills",
        "",
    ]


@pytest.mark.parametrize("reason", Reason)
def test_the_download_gives_the_reason_of_the_stage(reason: Reason) -> None:
    one = figure((DESIGN, stage("Assessment", None, 0, 3, least=0, reason=reason)))
    assert one.data["withheld"].fillna("").tolist() == ["", reason.value]


def test_every_row_of_a_sample_says_that_it_is_made_up() -> None:
    data = stages.figure((DESIGN, HIDDEN), provenance=replace(PEOPLE, sample=True), span=FIVE, say=say).data
    assert data["label"].tolist() == ["sample data, fictional city"] * 2


def test_a_stage_whose_every_skill_is_withheld_claims_no_n() -> None:
    one = figure((DESIGN, stage("Assessment", None, 0, 3, least=0)))
    assert one.table["n, at least"].tolist() == ["6", ""]
    assert one.data["least_n"].isna().tolist() == [False, True]
