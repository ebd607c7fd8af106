"""Which column of a survey tool's export means what, and how certainly: every column of realistic exports."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod.errors import WorkbookError
from coprod.instrument.model import Skill
from coprod.instrument.scales import Text
from coprod.workbook.survey import Column, How, Proposal, corrected, means, named, propose, targets
from tests.workbook.exports import (
    AGREE,
    DROPPED,
    EUSURVEY,
    EUSURVEY_TOP,
    EXPORTS,
    GOOGLE,
    GUESS,
    HOW_IMPORTANT,
    HOW_WELL,
    KOBO,
    LIMESURVEY_CODES,
    LIMESURVEY_TEXTS,
    MICROSOFT,
    PERSON,
    ROLE,
    SKILLS,
    SURE,
    TITLES,
    UNMATCHED,
    UNUSED,
    WHEN,
    Columns,
    Expected,
    rated,
    sheet,
    tab,
)
from tests.workbook.filling import CORE, SAY

FIRST, SECOND = SKILLS[0], SKILLS[1]


def proposed(*headings: str, below: tuple[object, ...] = ()) -> Proposal:
    """The proposal for one row of headings, with two skills in front so that it is a table of the instrument."""
    found = propose(tab(("imp_asset_mapping", "imp_shared_risk", *headings), ("4", "3", *below)), CORE)
    assert found
    return found


def told(proposal: Proposal) -> list[tuple[str, str, How]]:
    """What a proposal says, without the places."""
    return [(column.heading, column.means, column.how) for column in proposal.columns]


def only(*headings: str) -> list[tuple[str, How]]:
    """What each of these headings means, and how certainly."""
    return [(column.means, column.how) for column in proposed(*headings).columns[2:]]


def expected(columns: Columns) -> list[tuple[str, str, How]]:
    return [(one.heading, one.means, one.how) for one in columns]


@pytest.mark.parametrize("name", EXPORTS)
def test_every_column_of_an_export_means_what_it_says(name: str) -> None:
    found = propose(sheet(EXPORTS[name], name), CORE)
    assert found
    assert told(found) == expected(EXPORTS[name])
    assert [column.place for column in found.columns] == list(range(len(EXPORTS[name])))
    assert (found.tab, found.header, found.first) == (name, (0,), 1)
    assert found.doubled == ()
    assert found.settled == (not found.guesses)


def test_eusurvey_puts_three_lines_above_its_headings() -> None:
    found = propose(tab(*EUSURVEY_TOP, (one.heading for one in EUSURVEY), (one.answer for one in EUSURVEY)), CORE)
    assert found
    assert (found.header, found.first) == ((3,), 4)
    assert told(found) == expected(EUSURVEY)


def test_headings_are_looked_for_in_twenty_rows() -> None:
    headings = [one.heading for one in KOBO]
    deepest = propose(tab(*[("a report",)] * 19, headings), CORE)
    assert deepest
    assert (deepest.header, deepest.first) == ((19,), 20)
    assert propose(tab(*[("a report",)] * 20, headings), CORE) is None


@pytest.mark.parametrize(
    "rows",
    [
        (),
        ((),),
        (("Name", "Age"), ("Ann", 40)),
        (("Role", "Email", TITLES[0]), ("x", "y", 4)),
        # the sheet Skills of the workbook: titles go down, each with its definition
        *(
            (
                ("Skill", "What the team can do", "Importance now", "Capacity today"),
                *((skill.title.to("en"), skill.definition.to("en"), 4, 2) for skill in SKILLS),
            ),
        ),
        # lists to choose from
        ((TITLES[0], TITLES[1]), (TITLES[2], TITLES[3]), (TITLES[4], TITLES[5])),
    ],
)
def test_what_is_no_wide_table_gets_no_proposal(rows: tuple[tuple[object, ...], ...]) -> None:
    assert propose(tab(*rows), CORE) is None


def test_one_skill_is_enough_when_both_ratings_are_told() -> None:
    found = propose(tab(("need_insight_imp", "need_insight_cap"), (4, 2)), CORE)
    assert found
    assert [column.means for column in found.columns] == ["need_insight/importance", "need_insight/capacity"]


def test_answers_that_are_titles_of_skills_are_no_headings() -> None:
    columns = (
        *rated("imp_{id}", "importance"),
        *(Expected(f"Top priority {n}", TITLES[n], UNUSED, UNMATCHED) for n in (1, 2, 3)),
    )
    found = propose(sheet(columns), CORE)
    assert found
    assert (found.header, told(found)) == ((0,), expected(columns))


# ---- Two rows of headings --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("texts_below", [True, False])
def test_codes_and_texts_in_two_rows(texts_below: bool) -> None:
    codes = [one.heading for one in LIMESURVEY_CODES[:5]] + [f"imp[{s.id.replace('_', '')}]" for s in SKILLS]
    texts = [one.heading for one in LIMESURVEY_TEXTS[:5]] + [f"{HOW_IMPORTANT} [{title}]" for title in TITLES]
    upper, lower = (codes, texts) if texts_below else (texts, codes)
    found = propose(tab(upper, lower, [4] * len(codes)), CORE)
    assert found
    assert (found.header, found.first) == ((0, 1), 2)
    assert [(column.means, column.how) for column in found.columns] == [
        (PERSON, SURE),
        (WHEN, SURE),
        (DROPPED, SURE),
        (DROPPED, SURE),
        (DROPPED, SURE),
        *((f"{skill.id}/importance", SURE) for skill in SKILLS),
    ]
    assert found.columns[0].heading == f"{upper[0]} \u2013 {lower[0]}"


def test_codes_that_say_nothing_stand_above_texts() -> None:
    codes = ["ResponseId", "IPAddress", *(f"Q{n}_1" for n in range(1, 7))]
    texts = ["Response ID", "IP Address", *(f"{HOW_WELL} - {title}" for title in TITLES)]
    marks = [f'{{"ImportId":"{code}"}}' for code in codes]
    found = propose(tab(codes, texts, marks, [4] * 8), CORE)
    assert found
    assert (found.header, found.first) == ((1,), 3)
    assert [column.means for column in found.columns] == [
        PERSON,
        DROPPED,
        *(f"{skill.id}/capacity" for skill in SKILLS),
    ]


def test_texts_in_words_of_their_own_below_codes_are_no_answers() -> None:
    codes = [f"imp_{skill.id}" for skill in CORE.skills[:12]]
    texts = [f"please rate number {n}" for n in range(12)]
    labels = ["well enough to teach others", "with outside help", "in simple cases"] * 4
    below = propose(tab(codes, texts, labels), CORE)
    answers = propose(tab(codes, labels, labels), CORE)
    assert below
    assert answers
    assert (below.header, below.first) == ((0, 1), 2)
    assert (answers.header, answers.first) == ((0,), 1)


def test_the_team_table_without_its_marks() -> None:
    titles: list[str] = []
    for title in TITLES:
        titles += [title, ""]
    found = propose(
        tab(
            ("Answers of the team",),
            ("Everybody keeps to one row.",),
            ("", "", "Co-commissioning", "", "", "", "", "", "Co-delivery"),
            ("Person", "Role", *titles, ""),
            ("", "", *["Importance now", "Capacity today"] * 6, "Comment (optional)"),
            ("R01", "Planner", *[4, 2] * 6, ""),
        ),
        CORE,
    )
    assert found
    assert (found.header, found.first) == ((3, 4), 5)
    assert [(column.means, column.how) for column in found.columns] == [
        (PERSON, SURE),
        (ROLE, SURE),
        *((f"{skill.id}/{rating}", SURE) for skill in SKILLS for rating in ("importance", "capacity")),
        (UNUSED, UNMATCHED),
    ]
    assert found.columns[3].heading == f"{TITLES[0]} \u2013 Capacity today"


def test_titles_repeated_above_their_ratings() -> None:
    titles = [title for title in TITLES for _ in range(2)]
    found = propose(tab(titles, ["Importance", "Capacity"] * 6, ["high importance", "low capacity"] * 6), CORE)
    assert found
    assert (found.header, found.first) == ((0, 1), 2)
    assert [column.means for column in found.columns] == [
        f"{skill.id}/{rating}" for skill in SKILLS for rating in ("importance", "capacity")
    ]


def test_questions_above_their_rows() -> None:
    blank = [""] * 5
    found = propose(tab(("Respondent ID", HOW_IMPORTANT, *blank, HOW_WELL, *blank), ("", *TITLES, *TITLES)), CORE)
    assert found
    assert (found.header, found.first) == ((0, 1), 2)
    assert [(column.means, column.how) for column in found.columns] == [
        (PERSON, SURE),
        *((f"{skill.id}/importance", SURE) for skill in SKILLS),
        *((f"{skill.id}/capacity", SURE) for skill in SKILLS),
    ]


# ---- One heading at a time -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "target", "how"),
    [
        # codes
        ("need_insight_importance", "need_insight/importance", SURE),
        ("importance_need_insight", "need_insight/importance", SURE),
        ("imp[need_insight]", "need_insight/importance", SURE),
        ("CAP_need_insight", "need_insight/capacity", SURE),
        ("group/need_insight_cap", "need_insight/capacity", SURE),
        ("needinsightimp", "need_insight/importance", SURE),
        ("NeedInsightC", "need_insight/capacity", SURE),
        ("stakeholdermappingim", "stakeholder_mapping/importance", GUESS),
        ("agree_lead_1", "agree/lead_1", SURE),
        ("lead_1", "agree/lead_1", SURE),
        # the capacity of the first skill, or the statement cap_1?
        ("cap_1", "agree/cap_1", GUESS),
        ("agree[cap_1]", "agree/cap_1", SURE),
        # texts
        ("How important is this? - Finding out what people need", "need_insight/importance", SURE),
        ("1. Capacity: Finding out what people need", "need_insight/capacity", SURE),
        ("Q3 Finding out what people need (importance)", "need_insight/importance", SURE),
        (f"{FIRST.definition.to('en')} \u2013 Importance now", "need_insight/importance", SURE),
        ("Contracting for co-production (optional) [Importance]", "learning_contracts/importance", SURE),
        ("How_well_can_you_do_this?_[Finding_out_what_people_need]", "need_insight/capacity", SURE),
        # nearly
        ("Importance: Findng out what people ned", "need_insight/importance", GUESS),
        ("Importance: Finding out what pe\u2026", "need_insight/importance", GUESS),
        ("How important is finding out what people need?", "need_insight/importance", GUESS),
        # two items, two ratings, or another question
        ("Importance: Finding out what people need / Knowing whom to involve", UNUSED, UNMATCHED),
        ("Importance: Findng out what people need / Knowng whom to involve", UNUSED, UNMATCHED),
        ("imp[need_insight]. How important is this? [Knowing whom to involve]", UNUSED, UNMATCHED),
        ("Importance: need_insight_capacity", UNUSED, UNMATCHED),
        ("Partners a", UNUSED, UNMATCHED),
        ("Why? [Finding out what people need] importance", UNUSED, UNMATCHED),
        ("Please comment on the importance you gave: Finding out what people need", UNUSED, UNMATCHED),
        (f"{CORE.top_question.to('en')} [Finding out what people need]", UNUSED, UNMATCHED),
        ("Finding out what people need", UNUSED, UNMATCHED),
        ("How many years have you worked here?", UNUSED, UNMATCHED),
        # people
        ("Role of the person filling this in", ROLE, SURE),
        ("Which role do you have in the service?", ROLE, GUESS),
        ("Please give your e-mail address so that we can send you what we found in all the answers", DROPPED, SURE),
        ("Please enter your full name", DROPPED, SURE),
        ("E-mail for importance: Finding out what people need", DROPPED, SURE),
    ],
)
def test_a_heading_alone(heading: str, target: str, how: How) -> None:
    assert only(heading) == [(target, how)]


def test_the_same_statement_twice_is_importance_then_capacity() -> None:
    assert only(TITLES[0], f"{TITLES[0]}2") == [("need_insight/importance", GUESS), ("need_insight/capacity", GUESS)]
    assert only(TITLES[0], TITLES[0]) == [("need_insight/importance", GUESS), ("need_insight/capacity", GUESS)]


def test_the_other_rating_is_what_is_left() -> None:
    assert only(TITLES[0], f"Importance: {TITLES[0]}") == [
        ("need_insight/capacity", GUESS),
        ("need_insight/importance", SURE),
    ]


def test_the_same_statement_three_times_is_anybodys_guess() -> None:
    assert only(TITLES[0], f"{TITLES[0]}2", f"{TITLES[0]}3") == [(UNUSED, UNMATCHED)] * 3


def test_two_columns_for_one_rating_must_be_settled() -> None:
    found = proposed("imp_need_insight", f"Importance: {TITLES[0]}", "cap_need_insight")
    assert [(column.means, column.how) for column in found.columns[2:]] == [
        ("need_insight/importance", GUESS),
        ("need_insight/importance", GUESS),
        ("need_insight/capacity", SURE),
    ]
    assert found.doubled == ("need_insight/importance",)
    assert not found.settled
    first, second = found.guesses
    still = corrected(found, {first.heading: first.means, second.heading: second.means})
    assert (still.guesses, still.doubled, still.settled) == ((), ("need_insight/importance",), False)
    assert corrected(still, {second.heading: UNUSED}).settled


def test_headings_alike_are_told_apart() -> None:
    found = proposed("Why?", "why", "WHY (2)")
    assert [column.heading for column in found.columns[2:]] == ["Why?", "why (2)", "WHY (2) (2)"]


def test_the_best_name_of_a_response_counts_and_the_others_are_dropped() -> None:
    assert only("_uuid", "_id", "Person", "ID2") == [
        (DROPPED, SURE),
        (DROPPED, SURE),
        (PERSON, SURE),
        (UNUSED, UNMATCHED),
    ]


def test_columns_without_a_heading_are_left_out() -> None:
    found = propose(tab(("imp_need_insight", "", "imp_shared_risk", " \u200b"), (4, 5, 3, 2)), CORE)
    assert found
    assert [column.place for column in found.columns] == [0, 2]


def renamed(skill: Skill, **title: str) -> Skill:
    return skill.model_copy(update={"title": Text(title)})


OTHER = CORE.model_copy(
    update={
        "languages": ("en", "de"),
        "importance": CORE.importance.model_copy(
            update={"question": Text({"en": "Does it matter for this service?", "de": "Zählt das für diesen Dienst?"})}
        ),
        "skills": (
            renamed(SKILLS[0], en="Empathy", de="Zuhören"),
            renamed(SKILLS[1], en="Empathy, and time", de="Zuhören und handeln"),
            *SKILLS[2:5],
            renamed(SKILLS[5], en="Bookkeeping", de="Buchhaltung"),
        ),
    }
)
"""Another instrument: two languages, a short title, one within another, and a question without the word importance."""


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("Zählt das für diesen Dienst? [ZUHOREN]",), [("need_insight/importance", SURE)]),
        (("Zählt das für .. [Zuhören]",), [("need_insight/importance", SURE)]),
        (("Does it matte.. [Empathy]",), [("need_insight/importance", SURE)]),
        (("Importance: Bookkeping",), [("storytelling/importance", GUESS)]),
        (("Importance: Empaty",), [(UNUSED, UNMATCHED)]),
        (("Importance: Empathy, and time",), [("stakeholder_mapping/importance", SURE)]),
        (("Empathy", "Empathy2"), [("need_insight/importance", GUESS), ("need_insight/capacity", GUESS)]),
    ],
)
def test_another_instrument_in_two_languages(headings: tuple[str, ...], expected: list[tuple[str, How]]) -> None:
    found = propose(tab(("imp_asset_mapping", "imp_shared_risk", *headings)), OTHER)
    assert found
    assert [(column.means, column.how) for column in found.columns[2:]] == expected


# ---- What a person says ----------------------------------------------------------------------------------------------


def test_a_person_corrects_and_confirms() -> None:
    found = propose(sheet(MICROSOFT), CORE)
    assert found
    swapped = {TITLES[0]: "need_insight/capacity", f"{TITLES[0].upper()}2": "need_insight/importance"}
    mended = corrected(found, swapped)
    assert mended.columns[6] == Column(6, TITLES[0], "need_insight/capacity", How.CHOSEN)
    assert mended.columns[12] == Column(12, f"{TITLES[0]}2", "need_insight/importance", How.CHOSEN)
    assert mended.columns[7] == found.columns[7]
    assert len(mended.guesses) == len(found.guesses) - 2
    assert not mended.settled
    assert corrected(found, means(found)).settled


def test_a_remembered_mapping_serves_the_next_file_of_the_same_shape() -> None:
    first = propose(sheet(MICROSOFT), CORE)
    later = propose(sheet(tuple(one._replace(answer=5) for one in MICROSOFT), "April"), CORE)
    assert first
    assert later
    assert later.shape == first.shape
    kept = corrected(first, means(first) | {TITLES[0]: UNUSED})
    assert corrected(later, means(kept)).columns == tuple(replace(one, how=How.CHOSEN) for one in kept.columns)


def test_unknown_headings_and_targets_are_named() -> None:
    found = proposed()
    with pytest.raises(WorkbookError, match=r"^There is no column \u201cImportance of tea\u201d in Responses\.$"):
        corrected(found, {"Importance of tea": UNUSED})
    sentence = r"^\u201ctea/importance\u201d, given for the column \u201cimp_shared_risk\u201d, is nothing that"
    with pytest.raises(WorkbookError, match=sentence):
        corrected(found, {"imp_shared_risk": "tea/importance"})


def test_a_table_without_a_rating_is_not_settled() -> None:
    found = propose(tab((f"agree/{AGREE[0].id}", f"agree/{AGREE[1].id}")), CORE)
    assert found
    assert (found.guesses, found.doubled, found.settled) == ((), (), False)


def test_what_is_dropped_is_named() -> None:
    found = propose(sheet(GOOGLE), CORE)
    assert found
    assert named(found) == ("Timestamp", "Email Address", "Your name")


def test_targets_come_in_the_instruments_order() -> None:
    listed = targets(CORE, SAY)
    skills, items = len(CORE.skills), len(CORE.governance.items)
    assert listed[:3] == (
        ("need_insight/importance", f"Importance: {TITLES[0]}"),
        ("need_insight/capacity", f"Capacity: {TITLES[0]}"),
        ("stakeholder_mapping/importance", f"Importance: {TITLES[1]}"),
    )
    assert listed[2 * skills] == ("agree/lead_1", AGREE[0].text.to("en"))
    assert listed[2 * skills + items :] == (
        (PERSON, "A code that tells people apart"),
        (ROLE, "Role of the person"),
        (WHEN, "Time stamp (not kept)"),
        (DROPPED, "Personal or technical (not kept)"),
        (UNUSED, "Not used"),
    )
    assert proposed().targets == {target for target, _ in listed}


# ---- Laws ------------------------------------------------------------------------------------------------------------


def test_the_shape_is_of_the_headings_alone() -> None:
    shape = proposed("Role").shape
    assert proposed("Role", below=("Planner",)).shape == shape
    assert proposed(" ROLE\u200b ").shape == shape
    assert proposed("Role", "Email").shape != shape
    assert proposed("Email", "Role").shape != proposed("Role", "Email").shape


NOISE = st.lists(
    st.sampled_from([" ", "\u00a0", "\n", "\u200b", "\u2060", "\ufeff", "\u00ad", ""]), min_size=1, max_size=4
)


@st.composite
def disguised(draw: st.DrawFn, heading: str) -> str:
    """The heading in other letter cases, its spaces wider, with invisible characters in it and tags around it."""
    case = draw(st.sampled_from([str.upper, str.lower, str.title, str]))
    cut = draw(st.integers(min_value=0, max_value=len(heading)))
    text = case(heading[:cut]) + draw(st.sampled_from(["\u200b", "\ufeff", ""])) + heading[cut:]
    gap = "".join(draw(NOISE)) + " "
    return draw(st.sampled_from(["", "\n", "<p>"])) + text.replace(" ", gap) + draw(st.sampled_from(["", "\u00a0"]))


@settings(max_examples=80, deadline=None)
@given(data=st.data(), name=st.sampled_from(sorted(EXPORTS)))
def test_letter_case_and_spaces_change_nothing(data: st.DataObject, name: str) -> None:
    columns = EXPORTS[name]
    place = data.draw(st.integers(min_value=0, max_value=len(columns) - 1))
    noisy = columns[place]._replace(heading=data.draw(disguised(columns[place].heading)))
    plain = propose(sheet(columns), CORE)
    found = propose(sheet((*columns[:place], noisy, *columns[place + 1 :])), CORE)
    assert plain
    assert found
    assert [(one.means, one.how) for one in found.columns] == [(one.means, one.how) for one in columns]
    assert found.shape == plain.shape


@settings(max_examples=150, deadline=None)
@given(
    asked=st.sampled_from(
        ["Email", "E-mail address", "Name", "Last name", "Your full name", "Phone", "Surname", "User name"]
    ),
    beside=st.sampled_from(["", "importance", "capacity", "(optional)", "imp", "Q7.", "[SQ001]", TITLES[0][:11]]),
    before=st.booleans(),
)
def test_no_column_that_asks_who_somebody_is_becomes_an_answer(asked: str, beside: str, before: bool) -> None:
    heading = f"{beside} {asked}" if before else f"{asked} {beside}"
    assert only(heading) == [(DROPPED, SURE)]


@settings(max_examples=100, deadline=None)
@given(heading=st.text(max_size=60))
def test_any_heading_gets_a_target_and_none_is_used_twice(heading: str) -> None:
    found = proposed(heading, heading)
    assert {column.means for column in found.columns} <= found.targets
    assert len({column.heading for column in found.columns}) == len(found.columns)
    assert corrected(found, means(found)).doubled == found.doubled
