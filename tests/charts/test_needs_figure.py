"""The figure of skill needs: title, sentence, alt text, table and download, word for word."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hand_made import (
    AGREED,
    ALL_SHOWN,
    ALL_WITHHELD,
    FEW,
    FIVE,
    GOLDEN,
    NOBODY,
    PEOPLE,
    RETURN,
    RETURN_SOURCE,
    SOME_WITHHELD,
    SOURCE,
    STRONG,
    WITHOUT_CONSENT,
    say,
    skill,
)

from coprod.charts import needs
from coprod.charts.download import table as written
from coprod.charts.figure import Figure
from coprod.charts.needs_words import explained
from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.charts.withheld import in_short, missed_in_words
from coprod.disclosure.release import Basis
from coprod.measures.tally import Missed

ONE_IN_TWO = "Oskerwyn: capacity falls short of importance in 1 of 2 skills"
AVERAGES = "Sorted by need within each stage; with so few people the order may be chance."
ENOUGH = "Sorted by need within each stage; small differences may be chance, see the priorities."
GREATEST = "The greatest need is in “Skill 1”: importance 4.6, capacity 3.0, need 37, n 5."
LEAST = "The least is −19, in “Skill 2” (n 6)."
MILD = ((4, 3, 5),)  # gap 1 at importance 4: need 20, n 5
WHERE = "Oskerwyn,False,,2026 spring,individual,,,coprod-core@1.0,2026-03,2026-03"
RETURNED = "Oskerwyn,False,,2026 spring,organisational,Green Streets,,coprod-core@1.0,2026-03-02,2026-03-09"
BLANK = {"Importance": "", "Capacity": "", "Gap": "", "Need": "", "RDS": ""}
ALL_GAVE_BOTH = {"Without both ratings": ""}
FIRST = {
    "Stage": "Design",
    "Skill": "Skill 1",
    "Importance": "4.6",
    "Capacity": "3.0",
    "Gap": "1.6",
    "Need": "37",
    "RDS": "−80",
    "n": "5",
    **ALL_GAVE_BOTH,
}
SECOND = {
    "Stage": "Delivery",
    "Skill": "Skill 2",
    "Importance": "2.3",
    "Capacity": "4.0",
    "Gap": "−1.7",
    "Need": "−19",
    "RDS": "100",
    "n": "6",
    **ALL_GAVE_BOTH,
}


def figure(rows: Sequence[SkillRow], provenance: Provenance = PEOPLE) -> Figure:
    return needs.figure(rows, provenance=provenance, span=FIVE, say=say)


@pytest.mark.parametrize(
    ("rows", "provenance", "title", "sentence"),
    [
        (ALL_SHOWN, PEOPLE, ONE_IN_TWO, f"{GREATEST} {LEAST} {AVERAGES}"),
        (ALL_SHOWN, replace(PEOPLE, respondents=7), ONE_IN_TWO, f"{GREATEST} {LEAST} {AVERAGES}"),
        (ALL_SHOWN, replace(PEOPLE, respondents=8), ONE_IN_TWO, f"{GREATEST} {LEAST} {ENOUGH}"),
        (SOME_WITHHELD, PEOPLE, ONE_IN_TWO, f"{GREATEST} {LEAST} 1 skill is not shown. {AVERAGES}"),
        (
            (*SOME_WITHHELD, *ALL_WITHHELD),
            PEOPLE,
            ONE_IN_TWO,
            f"{GREATEST} {LEAST} 3 skills are not shown. {AVERAGES}",
        ),
        (ALL_WITHHELD, PEOPLE, "Oskerwyn: no skill can be shown", "Withheld: too few answers."),
        (WITHOUT_CONSENT, RETURN, "Oskerwyn: no skill can be shown", "Withheld: no consent to be shown."),
        (
            AGREED,
            RETURN,
            ONE_IN_TWO,
            "The greatest need is in “Skill 1”: importance 5.0, capacity 2.0, need 75, n 1. "
            "The least is −15, in “Skill 2” (n 1). 1 skill is not shown. "  # 100 * 3 * (3 - 4) / 20
            "One agreed return: it carries no measure of uncertainty.",
        ),
        (AGREED[2:], RETURN, "Oskerwyn: no skill can be shown", "Nobody rated both."),
        (
            (skill(1, "Design", ((5, 2, 1),), basis=Basis.OWN_FILE),),
            replace(PEOPLE, respondents=1),
            "Oskerwyn: capacity falls short of importance in 1 of 1 skills",
            "The greatest need is in “Skill 1”: importance 5.0, capacity 2.0, need 75, n 1. One person's own answers.",
        ),
        (
            (skill(1, "Design", GOLDEN),),
            replace(PEOPLE, respondents=5, asked=5),
            "Oskerwyn: capacity falls short of importance in 1 of 1 skills",
            f"{GREATEST} Sorted by need within each stage. "
            "Everyone who was asked handed in answers, so there is no sampling error and no interval; who left a skill "
            "out is counted beside it.",
        ),
        (
            (skill(2, "Delivery", STRONG),),
            PEOPLE,
            "Oskerwyn: capacity falls short of importance in 0 of 1 skills",
            f"The greatest need is in “Skill 2”: importance 2.3, capacity 4.0, need −19, n 6. {AVERAGES}",
        ),
        (
            (skill(4, "Design", MILD), skill(1, "Design", GOLDEN), skill(3, "Delivery", GOLDEN)),
            PEOPLE,
            "Oskerwyn: capacity falls short of importance in 3 of 3 skills",
            "The greatest need, 37, is shared by 2 skills, “Skill 1” among them. "
            f"The least is 20, in “Skill 4” (n 5). {AVERAGES}",
        ),
        (
            (skill(1, "Design", GOLDEN), skill(2, "Delivery", GOLDEN), skill(3, "Delivery", FEW)),
            PEOPLE,
            "Oskerwyn: capacity falls short of importance in 2 of 2 skills",
            "The greatest need, 37, is shared by 2 skills, “Skill 1” among them. "
            f"1 skill is not shown. {AVERAGES}",  # where all needs are the same, none is the least
        ),
    ],
    ids=[
        "shown",
        "seven people",
        "eight people",
        "one withheld",
        "three withheld",
        "all withheld",
        "no consent",
        "return",
        "nobody",
        "one person",
        "complete",
        "negative",
        "two share the greatest",
        "all the same",
    ],
)
def test_title_and_sentence(rows: Sequence[SkillRow], provenance: Provenance, title: str, sentence: str) -> None:
    one = figure(rows, provenance)
    assert (one.title, one.sentence) == (title, sentence)


def test_the_sentence_names_the_greatest_need_even_where_another_gap_is_wider() -> None:
    # gap 1.2 at importance 3 (need 18) against gap 1 at importance 5 (need 25)
    rows = (skill(1, "Design", ((3, 2, 4), (3, 1, 1))), skill(2, "Design", ((5, 4, 5),)))
    assert figure(rows).sentence.startswith("The greatest need is in “Skill 2”: importance 5.0, capacity 4.0, need 25,")


def test_a_need_is_shared_by_skills_that_different_numbers_of_people_rated() -> None:
    # ten people twice as many as five, with the same means: the very same need
    rows = (skill(1, "Design", GOLDEN), skill(2, "Design", [(i, a, 2 * n) for i, a, n in GOLDEN]))
    assert figure(rows).sentence.startswith(
        "The greatest need, 37, is shared by 2 skills, “Skill 1” among them. Sorted"
    )


def test_needs_that_only_round_to_the_same_are_not_shared_and_neither_is_the_least() -> None:
    # importance 5 in both; capacity 20/6 makes a need of 125/3 = 41.7, capacity 43/13 one of 550/13 = 42.3
    rows = (skill(1, "Design", ((5, 3, 4), (5, 4, 2))), skill(2, "Design", ((5, 3, 9), (5, 4, 4))))
    assert figure(rows).sentence == (
        f"The greatest need is in “Skill 2”: importance 5.0, capacity 3.3, need 42, n 13. {AVERAGES}"
    )


def test_the_alt_text_names_the_figure_the_greatest_need_and_who_answered() -> None:
    assert figure(ALL_SHOWN).alt == (
        f"Dot chart of importance and capacity for 2 skills, by stage. {GREATEST} {LEAST} {AVERAGES} {SOURCE}"
    )
    assert figure(ALL_WITHHELD).alt == (
        f"Dot chart of importance and capacity for 2 skills, by stage. Withheld: too few answers. {SOURCE}"
    )


def test_the_figure_says_its_source_and_its_measures() -> None:
    one = figure(AGREED, RETURN)
    assert (one.name, one.source) == ("skill-needs", RETURN_SOURCE)
    assert one.measures == ("need", "importance", "capacity", "gap", "rds")


@pytest.mark.parametrize(
    ("provenance", "file"),
    [
        (PEOPLE, "oskerwyn-2026-spring-skill-needs"),
        (RETURN, "oskerwyn-2026-spring-skill-needs"),
        (replace(PEOPLE, city="Velmarin", sample=True), "sample-velmarin-2026-spring-skill-needs"),
    ],
    ids=["people", "return", "sample"],
)
def test_the_download_is_named_after_the_city_the_round_and_the_figure(provenance: Provenance, file: str) -> None:
    assert figure(ALL_SHOWN, provenance).file == file


def test_the_table_holds_the_numbers_as_they_are_read() -> None:
    withheld = {"Stage": "Design", "Skill": "Skill 3", **BLANK, "n": "withheld: too few answers", **ALL_GAVE_BOTH}
    assert figure(SOME_WITHHELD).table.to_dict("records") == [FIRST, withheld, SECOND]


def test_the_table_of_a_return_says_where_nobody_rated() -> None:
    last = figure(AGREED, RETURN).table.to_dict("records")[-1]
    assert last == {"Stage": "Design", "Skill": "Skill 3", **BLANK, "n": "nobody rated both", **ALL_GAVE_BOTH}


def test_the_table_says_how_many_gave_no_pair_and_why() -> None:
    rows = (
        skill(1, "Design", GOLDEN, missed=Missed(not_answered=5, not_applicable=2, dont_know=1, refused=14)),
        skill(2, "Design", GOLDEN, missed=Missed(dont_know=4)),
        skill(4, "Design", GOLDEN, missed=Missed(dont_know=5)),
        skill(3, "Design", FEW, missed=Missed(refused=9)),
    )
    assert figure(rows).table[["n", "Without both ratings"]].to_numpy().tolist() == [
        ["5", "few, reasons withheld"],
        ["5", "few, reasons withheld"],
        ["5", "don't know: 5"],
        ["withheld: too few answers", ""],
    ]


@pytest.mark.parametrize(
    ("missed", "told"),
    [
        (Missed(), "nobody rated both"),
        (Missed(not_answered=1), "not answered"),
        (Missed(not_applicable=1), "not applicable"),
        (Missed(dont_know=1), "don't know"),
        (Missed(refused=1), "prefer not to say"),
        (Missed(dont_know=2), "nobody rated both"),
        (Missed(dont_know=1, refused=1), "nobody rated both"),
    ],
    ids=["nobody", "not answered", "not applicable", "don't know", "refused", "two alike", "two apart"],
)
def test_a_single_return_without_a_pair_says_itself_why(missed: Missed, told: str) -> None:
    row = skill(1, "Design", NOBODY, basis=Basis.OWN_FILE, missed=missed)
    one = figure((row,), RETURN)
    assert (in_short(row.shown, say), one.table["n"].tolist()) == (told, [told])
    assert missed_in_words(missed, say) == one.table["Without both ratings"].tolist()[0]


def test_a_withheld_skill_says_that_and_not_what_was_said_instead() -> None:
    row = skill(1, "Design", ((5, 2, 1),), basis=Basis.ORGANISATIONAL_WITHOUT_CONSENT, missed=Missed(refused=1))
    assert in_short(row.shown, say) == "withheld: no consent to be shown"


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        (((5, 2, 1),), "1 of 1 below"),
        (((3, 4, 1),), "0 of 1 below"),
        (((4, 4, 1),), "0 of 1 below"),
        (((5, 2, 1), (5, 4, 1), (4, 4, 1), (3, 4, 1)), "2 of 4 below"),
        (((5, 2, 2), (5, 4, 1), (4, 4, 1), (3, 4, 1)), "−40"),  # five: 3 below, 1 tied, 1 above
        (NOBODY, ""),
    ],
    ids=["below", "above", "tied", "four", "five", "nobody"],
)
def test_under_five_answers_the_table_counts_people_in_place_of_an_rds(
    pairs: Sequence[tuple[int, int, int]], told: str
) -> None:
    rows = (skill(1, "Design", pairs, basis=Basis.OWN_FILE),)
    assert figure(rows, RETURN).table["RDS"].tolist() == [told]


def test_the_download_holds_the_rds_itself_however_few_answered() -> None:
    assert figure(AGREED[:2], RETURN).data["rds"].tolist() == [-100.0, 100.0]


def test_the_table_of_a_return_without_consent_holds_no_number() -> None:
    rows = figure(WITHOUT_CONSENT, RETURN).table.to_dict("records")
    assert [{key: row[key] for key in BLANK} for row in rows] == [BLANK, BLANK]
    assert [row["n"] for row in rows] == ["withheld: no consent to be shown"] * 2


def test_the_download_holds_the_same_rows_as_numbers() -> None:
    lines = written(figure(SOME_WITHHELD).data).split("\r\n")
    assert lines == [
        "city,sample,label,round,mode,organisation,asked,instrument,first_on,last_on,stage,skill,title,optional,n,not_answered,"
        "not_applicable,dont_know,refused,importance_mean,capacity_mean,gap,mwds,need,rds,quadrant,below_importance,withheld",
        f"{WHERE},design,s01,Skill 1,False,5,0,0,0,0,4.6,3.0,1.6,7.36,36.8,-80.0,keep_up,True,",
        f"{WHERE},design,s03,Skill 3,False,,,,,,,,,,,,,,n_below_k",
        f"{WHERE},delivery,s02,Skill 2,False,6,0,0,0,0,2.3333333333333335,4.0,-1.6666666666666667,-3.888888888888889,"
        "-19.444444444444443,100.0,overkill,False,",
        "",
    ]


def test_the_download_tells_nobody_rated_from_withheld() -> None:
    lines = written(figure(AGREED, RETURN).data).splitlines()
    assert lines[3] == f"{RETURNED},design,s03,Skill 3,False,0,0,0,0,0,,,,,,,,,"
    assert lines[1].endswith(",concentrate,True,")


def test_the_download_counts_by_reason_who_gave_no_pair_and_says_none_of_it_where_withheld() -> None:
    missed = Missed(not_answered=5, not_applicable=9, dont_know=0, refused=14)
    few = replace(missed, not_applicable=4)
    rows = (
        skill(1, "Design", GOLDEN, missed=missed),
        skill(3, "Design", FEW, missed=missed),
        skill(4, "Design", GOLDEN, missed=few),
    )
    lines = written(figure(rows).data).splitlines()
    assert lines[1].startswith(f"{WHERE},design,s01,Skill 1,False,5,5,9,0,14,4.6,")
    assert lines[3].startswith(f"{WHERE},design,s04,Skill 4,False,5,,,,,4.6,")  # four alone could be worked out
    assert lines[2] == f"{WHERE},design,s03,Skill 3,False,,,,,,,,,,,,,,n_below_k"


def test_every_row_of_a_sample_says_that_it_is_made_up() -> None:
    data = figure(SOME_WITHHELD, replace(PEOPLE, sample=True)).data
    assert data["label"].tolist() == ["sample data, fictional city"] * 3
    assert data["sample"].tolist() == [True] * 3


def test_the_download_leaves_a_day_that_is_not_known_empty() -> None:
    lines = written(figure(ALL_SHOWN, replace(PEOPLE, first_on=None, last_on=None)).data).splitlines()
    assert lines[1].startswith("Oskerwyn,False,,2026 spring,individual,,,coprod-core@1.0,,,design,s01,")


def test_the_n_of_a_withheld_skill_is_told_nowhere() -> None:
    one = figure(ALL_WITHHELD)  # four people rated each
    assert one.data["n"].isna().tolist() == [True, True]
    assert one.table["n"].tolist() == ["withheld: too few answers"] * 2
    said = (one.title, one.sentence, one.alt.removesuffix(SOURCE))
    assert [words for words in said if "4" in words] == []


def test_what_is_withheld_leaves_no_number_behind() -> None:
    one = figure(SOME_WITHHELD)
    told = one.data[one.data["withheld"].isna()]
    hidden = one.data[one.data["withheld"].notna()]
    missing = ["not_answered", "not_applicable", "dont_know", "refused"]
    numbers = [
        "n",
        *missing,
        "importance_mean",
        "capacity_mean",
        "gap",
        "mwds",
        "need",
        "rds",
        "quadrant",
        "below_importance",
    ]
    assert hidden["skill"].tolist() == ["s03"]
    assert int(hidden[numbers].notna().sum().sum()) == 0
    assert int(told[numbers].isna().sum().sum()) == 0


def test_withheld_skills_are_explained_by_reason() -> None:
    few = "Fewer than 7 people rated this, so it is withheld: with so few, one person's answer could be worked out. "
    few += "It is shown from 7 people up."
    consent = (
        "This organisational return was given without consent to be compared, so its values are not shown here. "
        "Whoever holds the workbook can see them on the Assess page."
    )

    def said(rows: Sequence[SkillRow]) -> tuple[str, ...]:
        return explained(rows, smallest=7, say=say)

    assert said(ALL_SHOWN) == ()
    assert said(AGREED) == ()
    assert said((*SOME_WITHHELD, skill(4, "Delivery", FEW))) == (f"Skill 3, Skill 4: {few}",)
    assert said(ALL_WITHHELD) == (f"All skills: {few}",)
    assert said((*WITHOUT_CONSENT, skill(3, "Design", FEW))) == (
        f"Skill 1, Skill 2: {consent}",
        f"Skill 3: {few}",
    )


def test_a_row_has_a_value_only_where_somebody_rated_and_the_gate_let_it_pass() -> None:
    assert [row.value is None for row in (*SOME_WITHHELD, AGREED[2])] == [False, True, False, True]
