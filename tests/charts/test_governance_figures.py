"""The figures of the Governance page, each from values worked by hand: what they say, draw, list and hand over."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hand_made import PEOPLE, RETURN, say
from test_chart_specs import small, written

from coprod.charts import (
    governance_breaks,
    governance_decisions,
    governance_feedback,
    governance_inclusion,
    governance_lines,
    governance_profile,
    governance_resources,
    theme,
)
from coprod.charts.governance_feedback import FeedbackRow
from coprod.charts.governance_inclusion import ReachedRow
from coprod.charts.governance_reply import Reply, cell
from coprod.charts.governance_resources import ResourceRow
from coprod.charts.governance_row import MEANS, STRUCTURE, WORKING, ProfileRow
from coprod.charts.matrix_row import Cell, MatrixLine
from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Basis, Withheld, counted
from coprod.measures.governance import ProcessAnswers, profile
from coprod.measures.handover import handovers
from coprod.measures.indicator import Indicator
from coprod.measures.matrix import Participation
from coprod.measures.process import Group, StageFeedback
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined
from tests.measures.governed_pilots import CYCLE, EXAMPLE, WORKED, matrix

SNAPSHOTS = Path(__file__).parent / "snapshots"
STAGES = tuple(zip(CYCLE, ("Co-commissioning", "Co-design", "Co-delivery", "Co-assessment"), strict=True))
RIGHTS = {0: "none", 1: "advises", 2: "co-decides or can block", 3: "decides"}
YES, NO, DONT_KNOW = Reply(True), Reply(False), Reply(None, "dont_know")


def released(one: Indicator) -> ProfileRow:
    shown = counted(one.id, one, respondents=one.n, basis=Basis.ORGANISATIONAL_WITH_CONSENT, policy=Policy())
    return ProfileRow(one.id, shown)


def rows(participation: Participation = EXAMPLE, process: ProcessAnswers | None = None) -> tuple[ProfileRow, ...]:
    answers = process or ProcessAnswers(
        Span(1, 5),
        feedback=[StageFeedback("co_design", True, True), StageFeedback("co_delivery", True, False)],
        resources={"a": True, "b": True, "c": True, "d": False},
        groups=[Group("old", True), Group("young", False)],
    )
    return tuple(released(one) for one in profile(participation, None, answers))


def lines() -> tuple[MatrixLine, ...]:
    return tuple(
        MatrixLine(
            name,
            helix,
            helix,
            cells=tuple(
                Cell(stage, int(depth), int(right)) for stage, depth, right in zip(CYCLE, depths, rights, strict=True)
            ),
        )
        for name, helix, depths, rights in WORKED
    )


def texts(chart: Any, *, broad: bool) -> list[str]:
    """Every word that one of the two layouts draws, in the order of the layers."""
    return [
        word["text"]
        for layer in small(chart)["layer"]
        if layer["mark"]["type"] == "text" and (">" in layer["transform"][0]["filter"]) is broad
        for word in layer["data"]
    ]


# The profile


def test_the_profile_is_drawn_as_before() -> None:
    drawn = governance_profile.draw(rows()[2:6], say=say)
    assert json.loads(written(drawn)) == json.loads((SNAPSHOTS / "governance-profile.json").read_text("utf-8"))


def test_each_indicator_stands_on_its_own_whole_range() -> None:
    answers = ProcessAnswers(Span(1, 5), {"joint_capacity": []}, feedback=[StageFeedback("co_design", True, False)])
    found = {row.id: row for row in (*rows(process=answers), released(Indicator("shared_motivation", 75.0, 4)))}
    assert (found["shared_motivation"].bounds, found["shared_motivation"].section) == ((0.0, 100.0), WORKING)
    assert (found["continuity"].bounds, found["continuity"].section) == ((0.0, 1.0), STRUCTURE)
    assert (found["feedback_rate"].section, found["feedback_rate"].number(say)) == (MEANS, "0.00")
    for layout in (
        governance_lines.wide(list(found.values()), say),
        governance_lines.narrow(list(found.values()), say),
    ):
        assert max(dot["at"] for dot in layout.dots) <= 1.0
    (dot,) = governance_lines.wide([found["shared_motivation"]], say).dots
    assert dot["at"] == 0.75


def test_the_dots_of_the_worked_example_are_its_printed_values() -> None:
    dots = [dot["at"] for dot in governance_lines.wide(rows()[:8], say).dots]
    assert dots == pytest.approx([1, 0.9064726, 0.75, 0.4125, 0.4166667, 0.8666667, 0.2, 0.25], abs=5e-8)


def test_a_value_says_its_number_what_n_counts_and_its_reading() -> None:
    said = {row.id: (row.number(say), row.counted(say), row.reading(say)) for row in rows()}
    assert said["helix_coverage"] == ("1.00", "6 stakeholders", "4 of 4 sectors; higher: more sectors take part")
    assert said["lifecycle_coverage"] == ("0.75", "4 stages", "3 of 4 stages; higher: partners work in more stages")
    assert said["network_density"][2] == (
        "ties taken from taking part in two stages or more; higher: more pairs work together"
    )
    assert said["feedback_rate"] == (
        "0.50",
        "2 stages",
        "1 of 2 stages that collected contributions; higher: more contributions are answered; 1 is all",
    )
    assert said["resourcing"][:2] == ("0.75", "4 answers")
    assert said["inclusion"][:2] == ("0.50", "2 groups")
    people = ProfileRow("joint_capacity", released(Indicator("joint_capacity", 62.4, 7)).shown, people=True)
    assert (people.number(say), people.counted(say)) == ("62", "7 people")


def test_a_lower_bound_is_a_triangle_and_says_at_least() -> None:
    unsure = rows(matrix(("city", "government", "5555", "3333"), ("a", "business", "3...", "2...")))[2]
    assert (unsure.number(say), unsure.at_least) == ("at least 0.25", True)
    assert unsure.reading(say) == "at least 1 of 4 stages; higher: partners work in more stages"
    assert _dots(unsure) == [("datum.at_least ? 'triangle-right' : 'circle'", True)] * 2  # one in each layout
    assert _dots(rows()[2]) == [("datum.at_least ? 'triangle-right' : 'circle'", False)] * 2


def _dots(row: ProfileRow) -> list[tuple[str, bool]]:
    """The shape of each dot of a row, and whether the dot is a lower bound."""
    layers = small(governance_profile.draw([row], say=say))["layer"]
    points = [layer for layer in layers if layer["mark"]["type"] == "point"]
    return [(layer["mark"]["shape"]["expr"], dot["at_least"]) for layer in points for dot in layer["data"]]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (released(Indicator("continuity", Undefined.NO_PARTNER_ACTIVE, 4)), "No stakeholder outside government"),
        (ProfileRow("joint_capacity", Withheld("joint_capacity", Reason.N_BELOW_K)), "withheld: too few answers"),
        (ProfileRow("continuity", Withheld("continuity", Reason.CONSENT)), "withheld: no consent to be shown"),
    ],
    ids=["undefined", "too few", "no consent"],
)
def test_what_has_no_value_says_why_in_the_place_of_its_dot(row: ProfileRow, words: str) -> None:
    assert row.why_not(say).startswith(words)
    assert (row.number(say), row.counted(say), row.value) == ("", "", None)
    for layout in (governance_lines.wide([row], say), governance_lines.narrow([row], say)):
        assert (layout.dots, layout.tracks) == ([], [])
        assert row.why_not(say) in " ".join(word["text"] for word in layout.words)
    start = governance_lines.wide([row], say).words
    assert " ".join(word["text"] for word in start if word["side"] == "start") == row.why_not(say)


def test_the_title_and_the_sentence_of_the_profile() -> None:
    one = governance_profile.figure(rows(), provenance=RETURN, say=say)
    assert one.title == "11 of 16 governance indicators have a value, each on its own scale"
    assert one.sentence == (
        "Who takes part, from 0 to 1: highest are Sectors taking part 1.00, Evenness of sectors 0.91; lowest are "
        "Stages with shared decisions 0.25, Centralisation of ties 0.20. Feedback, resources and inclusion, from 0 to "
        "1: Resources in place 0.75, Feedback to contributors 0.50, Inclusion 0.50. They are not added up."
    )
    assert governance_profile.figure(rows()[:8], provenance=RETURN, say=say).title == (
        "8 governance indicators, each on its own scale"
    )
    assert not any(who in text for text in one.table["Indicator"] for who in ("Pielou", "Freeman", "helix"))
    assert one.measures == tuple(row.id for row in rows())
    assert len(one.table) == len(one.data) == 16
    assert one.data["undefined"].dropna().unique().tolist() == ["nobody_answered"]


def test_scores_of_people_are_told_from_the_lowest_to_the_highest() -> None:
    scores = [("facilitative_leadership", 41.2), ("joint_capacity", 68.8)]
    some = [ProfileRow(name, released(Indicator(name, value, 9)).shown, people=True) for name, value in scores]
    one = governance_profile.figure(some, provenance=PEOPLE, say=say)
    assert one.title == (
        "How the partners work together: from 41 (Facilitative leadership) to 69 (Capacity for joint action) of 100"
    )
    assert governance_profile.figure(some[:1], provenance=PEOPLE, say=say).title == (
        "How the partners work together: 41 of 100 throughout"
    )
    none = [ProfileRow("joint_capacity", Withheld("joint_capacity", Reason.N_BELOW_K))]
    hidden = governance_profile.figure(none, provenance=PEOPLE, say=say)
    assert (hidden.title, hidden.sentence) == (
        "No governance indicator can be shown",
        "1 indicator, without a value.",
    )
    assert hidden.data[["value", "n", "withheld"]].astype(object).where(hidden.data.notna(), None).to_dict(
        "records"
    ) == [{"value": None, "n": None, "withheld": "n_below_k"}]


# Where collaboration breaks off


def breaks(participation: Participation = EXAMPLE) -> Any:
    return governance_breaks.figure(handovers(participation), stages=dict(STAGES), provenance=RETURN, say=say)


def test_the_break_of_the_worked_example_is_named() -> None:
    one = breaks()
    assert one.title == "Between Co-design and Co-delivery 2 groups drop out: university and residents_assoc"
    assert one.sentence == (
        "Co-commissioning to Co-design: 2 of 4 take part in both, 0 drop out, 2 join. Co-design to Co-delivery: 2 of 4 "
        "take part in both, 2 drop out, 0 join. Co-delivery to Co-assessment: 1 of 4 take part in both, 1 drop out, 2 "
        "join. Groups outside government; to take part is to be asked at least."
    )
    assert one.table["Takes part in both"].tolist() == ["2 of 4 (0.50)", "2 of 4 (0.50)", "1 of 4 (0.25)"]
    assert one.table["Drops out"].tolist() == ["nobody", "university; residents_assoc", "ict_sme"]
    assert one.data["jaccard"].tolist() == [0.5, 0.5, 0.25]
    assert one.measures == ("continuity",)


def test_who_drops_out_is_named_and_stands_out_in_colour_and_word() -> None:
    drawn = governance_breaks.draw(handovers(EXAMPLE), stages=dict(STAGES), say=say)
    for broad in (True, False):
        said = texts(drawn, broad=broad)
        assert {"Drops out", "2 groups", "university", "residents_assoc", "nobody"} <= set(said)
    fills = [one["fill"] for layer in small(drawn)["layer"] if layer["mark"]["type"] == "rect" for one in layer["data"]]
    assert fills.count(theme.IMPORTANCE) == 2 * 2  # two breaks, in each of two layouts


@pytest.mark.parametrize(
    ("depths", "title"),
    [
        ((("a", "2000"),), "Between Co-commissioning and Co-design 1 group drops out: a"),
        (
            (("a", "2000"), ("b", "2000"), ("c", "2000")),
            "Between Co-commissioning and Co-design 3 groups drop out: a, b and c",
        ),
        (
            (("a", "2000"), ("b", "2000"), ("c", "2000"), ("d", "2000")),
            "Between Co-commissioning and Co-design 4 groups drop out: a, b and 2 more",
        ),
        ((("a", "0222"),), "Nobody outside government is known to drop out from one stage to the next"),
        ((("a", "2.2."),), "It cannot be told who stays from stage to stage"),
    ],
)
def test_the_title_names_whoever_drops_out(depths: tuple[tuple[str, str], ...], title: str) -> None:
    found = matrix(*((name, "business", depth, "....") for name, depth in depths))
    assert breaks(found).title == title


def test_where_something_is_not_known_nobody_means_nobody_known() -> None:
    one = breaks(matrix(("a", "business", "2.22", "....")))
    assert one.table["Drops out"].tolist() == ["nobody known", "nobody known", "nobody"]
    assert one.table["Not known"].tolist() == ["a", "a", "nobody"]
    assert one.table["Takes part in both"].tolist() == ["cannot be told", "cannot be told", "1 of 1 (1.00)"]
    assert one.sentence.endswith("Whose part is not known at one of two stages is left out of that pair.")


# Who decides


def decisions(some: tuple[MatrixLine, ...]) -> Any:
    return governance_decisions.figure(some, stages=STAGES, rights=RIGHTS, provenance=RETURN, say=say)


def test_who_decides_in_the_worked_example_is_told_by_name() -> None:
    one = decisions(lines())
    assert one.title == "Somebody outside government co-decides or decides at 1 of 4 stages"
    assert one.sentence == (
        "Outside government these co-decide or decide: Co-design: residents_assoc. Outside government nobody does at "
        "Co-commissioning, Co-delivery, Co-assessment."
    )
    assert one.table["••• decides"].tolist() == ["city_digital", "nobody", "city_digital", "city_digital"]
    assert one.table["•• co-decides or can block"].tolist()[1] == "city_digital; transport_agency; residents_assoc"
    assert len(one.data) == 24


def test_a_right_that_is_not_known_is_never_told_as_none() -> None:
    unsure = MatrixLine("Panel", "civil_society", "Civil society", cells=tuple(Cell(one, 3, None) for one in CYCLE))
    one = decisions((*lines()[:1], unsure))
    assert one.title == "Nobody outside government is known to co-decide or decide at any stage"
    assert one.sentence == "Of Co-commissioning, Co-design, Co-delivery, Co-assessment it is not known."
    assert set(one.table["Not known"]) == {"Panel"}
    assert decisions((*lines(), unsure)).title == (
        "Somebody outside government is known to co-decide or decide at 1 of 4 stages"
    )
    assert decisions(lines()[:1]).title == "Nobody outside government co-decides or decides at any stage"


# Feedback, resources, inclusion

FEEDBACK = (
    FeedbackRow("co_commissioning", "Co-commissioning", NO, Reply(None, "not_applicable")),
    FeedbackRow("co_design", "Co-design", YES, YES, date(2026, 1, 31), date(2026, 4, 1)),
    FeedbackRow("co_delivery", "Co-delivery", YES, YES, date(2026, 1, 31), date(2026, 4, 2)),
    FeedbackRow("co_assessment", "Co-assessment", YES, NO),
)


def test_feedback_counts_days_and_names_the_stages() -> None:
    assert [row.days for row in FEEDBACK] == [None, 60, 61, None]
    one = governance_feedback.figure(FEEDBACK, provenance=RETURN, say=say)
    assert one.title == "An answer was published at 2 of 3 stages that collected contributions"
    assert one.sentence == (
        "Answered: Co-design (60 days), Co-delivery (61 days). Not answered: Co-assessment. Nothing collected: "
        "Co-commissioning. 1 of 2 within 60 days."
    )
    assert one.table["Answer published"].tolist() == ["not applicable", "yes 1 April 2026", "yes 2 April 2026", "no"]
    assert one.data["days"].fillna(-1).tolist() == [-1, -1, -1, 60, -1, 61, -1, -1]


def test_feedback_that_is_not_known_is_not_told_as_none() -> None:
    unsure = FeedbackRow("co_design", "Co-design", YES, DONT_KNOW)
    one = governance_feedback.figure((unsure,), provenance=RETURN, say=say)
    assert one.title == "An answer is known to be published at 0 of 1 stage that collected contributions"
    assert one.sentence == "Not known whether answered: Co-design."
    nothing = governance_feedback.figure((FeedbackRow("a", "A", DONT_KNOW, DONT_KNOW),), provenance=RETURN, say=say)
    assert (nothing.title, nothing.sentence) == (
        "No stage says that contributions were collected",
        "Nothing is known of feedback.",
    )


def test_days_in_the_wrong_order_are_no_days() -> None:
    assert FeedbackRow("a", "A", YES, YES, date(2026, 4, 2), date(2026, 4, 1)).days is None
    assert FeedbackRow("a", "A", YES, YES, date(2026, 4, 2), date(2026, 4, 2)).days == 0


def test_resources_that_are_missing_are_named_and_the_unknown_stay_apart() -> None:
    given = (
        ResourceRow("lead", "A lead", YES),
        ResourceRow("time", "Time", NO),
        ResourceRow("tools", "Tools", DONT_KNOW),
    )
    one = governance_resources.figure(given, provenance=RETURN, say=say)
    assert one.title == "1 of 2 resources are there"
    assert one.sentence == "There: A lead. Not there: Time. Not known or not applicable: Tools."
    assert one.table["There"].tolist() == ["yes", "no", "don't know"]
    assert one.data["missing"].tolist() == ["", "", "dont_know"]
    assert governance_resources.figure(given[2:], provenance=RETURN, say=say).title == (
        "It is not known which resources are there"
    )


def test_groups_reached_carry_their_head_counts_where_they_are_known() -> None:
    given = (ReachedRow("Over 65", YES, 20, 1200), ReachedRow("Under 25", NO), ReachedRow("Newcomers", DONT_KNOW))
    one = governance_inclusion.figure(given, provenance=RETURN, say=say)
    assert one.title == "1 of 2 groups to be reached took part"
    assert one.sentence == "Reached: Over 65. Not reached: Under 25. Not known: Newcomers."
    assert one.table["People in the area"].tolist() == ["1,200", "not known", "not known"]
    heads = texts(governance_inclusion.draw(given, say=say), broad=True)
    assert {"Reached", "Participants", "People in the area"} <= set(heads)
    assert "Participants" not in texts(governance_inclusion.draw(given[1:], say=say), broad=True)


def test_a_no_stands_out_and_what_is_not_known_is_hatched() -> None:
    assert (cell(YES, say).fill, cell(YES, say).texts) == (theme.DEPTHS[2], ("yes",))
    assert (cell(NO, say).fill, cell(NO, say).ink, cell(NO, say).texts) == (theme.IMPORTANCE, theme.PAPER, ("no",))
    assert (cell(DONT_KNOW, say).hatched, cell(DONT_KNOW, say).texts) == (True, ("don't know",))
    assert cell(Reply(None, "not_applicable"), say).hatched is False


if __name__ == "__main__":
    (SNAPSHOTS / "governance-profile.json").write_text(
        written(governance_profile.draw(rows()[2:6], say=say)), encoding="utf-8"
    )
