"""What the Governance page may show of a group: the worked example, consent, parts left empty, individuals."""

from typing import Any

import pytest
from governed_returns import person, save, worked_example

from coprod.charts.figure import Figure
from coprod.desk.governance_figures import NOTHING, Governed, governed
from coprod.desk.groups import chosen
from coprod.desk.opening import Desk
from coprod.instrument.answers import Feedback, Mode, Part
from coprod.instrument.scales import Missing
from coprod.language import speaker
from coprod.measures.network import QUESTIONS, GovernanceForm
from tests.workbook.filling import full

SAY = speaker("en")
NAMED = ["governance-matrix", "governance-breaks", "governance-decisions"]
FACTS = ["governance-feedback", "governance-resources", "governance-inclusion"]
WITHHELD = (
    "This organisational return was given without consent to be compared, so its values are not shown here. Whoever "
    "holds the workbook can see them on the Assess page."
)
FEW = (
    "Fewer than 5 people rated this, so it is withheld: with so few, one person's answer could be worked out. It is "
    "shown from 5 people up."
)


def of(desk: Desk, city: str = "ayton", mode: Mode = Mode.ORGANISATIONAL) -> Governed:
    (choice,) = [one for one in chosen(desk, city=city) if one.group.mode is mode]
    return governed(desk, SAY, choice)


def figure(one: Governed, name: str) -> Figure:
    return {each.name: each for each in one.figures}[name]


def test_the_worked_example_is_shown_by_name_and_says_what_was_left_empty(empty: Desk) -> None:
    save(empty, worked_example())
    one = of(empty)
    assert [each.name for each in one.figures] == [*NAMED, "governance-profile"]
    assert [each.title for each in one.figures] == [
        "0 of 4 groups outside government are asked, or more, at every stage",
        "Between Co-design and Co-delivery 2 groups drop out: university and residents_assoc",
        "Somebody outside government co-decides or decides at 1 of 4 stages",
        "8 of 16 governance indicators have a value, each on its own scale",
    ]
    assert one.untold == (
        "This return says nothing of feedback to those who contributed.",
        "This return says nothing of resources.",
        "This return names no group that the pilot set out to reach.",
    )
    assert figure(one, "governance-breaks").data["jaccard"].tolist() == [0.5, 0.5, 0.25]
    values = figure(one, "governance-profile").data.set_index("measure")["value"]
    assert values["continuity"] == pytest.approx(0.4166667, abs=5e-8)
    assert values["stakeholder_evenness"] == pytest.approx(0.9064726, abs=5e-8)


def test_the_matrix_stands_by_sector_in_the_order_of_the_questionnaire(empty: Desk) -> None:
    given = worked_example()
    save(empty, given.model_copy(update={"stakeholders": given.stakeholders[::-1]}))
    table = figure(of(empty), "governance-matrix").table
    assert list(dict.fromkeys(table["Sector"])) == ["Government", "Business", "Research", "Civil society"]
    row = table[table["Stakeholder"] == "residents_assoc"].iloc[0]
    assert row["Co-design"] == "3 worked with, co-decides or can block"
    assert row["Co-delivery"] == "1 told, no say"


def test_a_full_return_has_every_figure_and_asks_its_question(empty: Desk) -> None:
    save(empty, full().model_copy(update={"about": worked_example().about}))
    one = of(empty)
    assert [each.name for each in one.figures] == [*NAMED, "governance-profile", *FACTS]
    assert one.untold == ()
    assert one.question == QUESTIONS[GovernanceForm.LEAD_ORGANISATION]


@pytest.mark.parametrize("about", [{"comparable": False}, {"approver": ""}], ids=["no consent", "nobody approved"])
def test_a_return_without_consent_shows_nothing_but_why(empty: Desk, about: dict[str, Any]) -> None:
    save(empty, full().model_copy(update={"about": worked_example(**about).about}))
    assert of(empty) == Governed((), (WITHHELD,), "")


def test_a_return_that_says_nothing_of_governance_says_so_once(empty: Desk) -> None:
    given = worked_example().model_copy(update={"stakeholders": ()})
    blank = {"co_design": Feedback()}
    save(empty, given.model_copy(update={"feedback": blank, "agree": {"lead_1": Missing.NOT_ANSWERED}}))
    assert of(empty) == Governed((), (NOTHING,), "")


def test_dont_know_is_an_answer_and_is_told_as_one(empty: Desk) -> None:
    given = worked_example()
    unknown = given.stakeholders[2].model_copy(update={"parts": {"co_design": Part(depth=Missing.DONT_KNOW)}})
    feedback = {"co_design": Feedback(input_collected=Missing.DONT_KNOW)}
    changes = {"stakeholders": (*given.stakeholders[:2], unknown), "feedback": feedback}
    save(empty, given.model_copy(update=changes))
    one = of(empty)
    row = figure(one, "governance-matrix").table.iloc[2]
    assert (row["Co-design"], row["Co-delivery"]) == ("don't know", "not answered")
    assert figure(one, "governance-matrix").title == (
        "0 of 1 group outside government is known to be asked, or more, at every stage"
    )
    assert figure(one, "governance-feedback").title == "No stage says that contributions were collected"


def test_without_partners_the_matrix_says_so_and_no_break_is_drawn(empty: Desk) -> None:
    given = worked_example()
    save(empty, given.model_copy(update={"stakeholders": given.stakeholders[:2]}))
    one = of(empty)
    assert [each.name for each in one.figures] == [
        "governance-matrix",
        "governance-decisions",
        "governance-profile",
    ]
    assert one.figures[0].title == "Nobody outside government is listed"


def test_without_rights_nobody_is_said_to_decide_or_not(empty: Desk) -> None:
    given = worked_example()
    silent = tuple(
        one.model_copy(update={"parts": {at: Part(depth=part.depth) for at, part in one.parts.items()}})
        for one in given.stakeholders
    )
    save(empty, given.model_copy(update={"stakeholders": silent}))
    one = of(empty)
    assert [each.name for each in one.figures] == ["governance-matrix", "governance-breaks", "governance-profile"]
    assert "This return records no right to decide, so who decides cannot be shown." in one.untold


def people(desk: Desk, count: int) -> None:
    ratings = {item.id: 1 + place % 5 for place, item in enumerate(desk.instrument.governance.items)}
    save(desk, *(person(agree=ratings) for _ in range(count)))


def test_of_individuals_only_the_five_scores_are_shown(empty: Desk) -> None:
    people(empty, 5)
    one = of(empty, mode=Mode.INDIVIDUAL)
    (only,) = one.figures
    assert (only.name, len(only.data), set(only.data["n"]), only.notes) == ("governance-profile", 5, {5}, ())
    assert set(only.table["n"]) == {"5 people"}
    assert one.untold[0].startswith("Individual answers tell how the partners work together, in five scores.")
    assert (one.returns, one.headline) == ((), "")
    assert "released" not in one.untold[0]


def test_below_the_smallest_group_every_score_is_withheld_and_says_why(empty: Desk) -> None:
    people(empty, 4)
    one = of(empty, mode=Mode.INDIVIDUAL)
    assert (one.figures, one.returns) == ((), ())
    assert one.headline == "Fewer than 5 people answered the statements on working together"
    assert one.untold[0] == FEW


def test_of_how_many_too_few_answered_is_said_where_that_many_may_be_told_of(empty: Desk) -> None:
    people(empty, 4)
    save(empty, *(person() for _ in range(3)))
    one = of(empty, mode=Mode.INDIVIDUAL)
    assert one.headline == "Fewer than 5 of the 7 people answered the statements on working together"


def test_where_some_scores_may_be_told_the_others_say_why_not(empty: Desk) -> None:
    save(empty, *(person(agree=dict.fromkeys(("lead_1", "lead_2", "lead_3"), 4)) for _ in range(5)))
    one = of(empty, mode=Mode.INDIVIDUAL)
    (only,) = one.figures
    assert (one.headline, only.notes) == ("", (FEW,))
    assert only.data["withheld"].fillna("").tolist() == ["", *["n_below_k"] * 4]


def test_individuals_are_shown_the_way_to_the_agreed_return_of_their_round(empty: Desk) -> None:
    people(empty, 5)
    save(empty, worked_example(unit="Mobility"), worked_example(unit="Parks", round="2027"))
    one = of(empty, mode=Mode.INDIVIDUAL)
    assert [returned.provenance.organisation for returned in one.returns] == ["Mobility"]
    assert one.untold[0].endswith("is told by an agreed return only.")


def test_a_return_that_was_not_released_is_no_way_to_go(empty: Desk) -> None:
    people(empty, 5)
    save(empty, worked_example(comparable=False))
    one = of(empty, mode=Mode.INDIVIDUAL)
    assert one.returns == ()
    assert one.untold[0].endswith("There is an agreed return, but it was not released for comparison.")


def test_every_figure_of_the_sample_says_that_it_is_made_up(sampled: Desk) -> None:
    some = chosen(sampled)[17:20]  # two returns, and individuals between them
    found = [each for choice in some for each in governed(sampled, SAY, choice).figures]
    assert len(found) == 7 + 1 + 7
    assert {each.source.rpartition(" · ")[2] for each in found} == {"sample data, fictional city"}
    assert all(each.data["sample"].all() for each in found)
