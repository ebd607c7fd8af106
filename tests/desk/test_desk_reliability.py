"""Cronbach's alpha on the Methods page: of all individuals, by stage, and hidden below thirty."""

from datetime import datetime

import numpy as np
import pytest

from coprod.desk.opening import Desk
from coprod.desk.reliability import fewest, reliability
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Withheld
from coprod.instrument.answers import About, Answers, Mode, Pair
from coprod.language import speaker
from coprod.measures.undefined import Undefined
from coprod.store.rows import Door, Submission
from coprod.store.submissions import add


def answer(desk: Desk, ratings: list[tuple[int, int]], *, city: str = "Ayton") -> None:
    """One individual each, who rates every skill of co-design alike but the first, one higher."""
    first, *others = [skill.id for skill in desk.instrument.skills_of("co_design", optional=False)]
    people = [
        {first: Pair(importance=importance + 1, capacity=capacity + 1)}
        | {skill: Pair(importance=importance, capacity=capacity) for skill in others}
        for importance, capacity in ratings
    ]
    add(
        desk.store,
        [
            Submission(
                Answers(
                    instrument=desk.instrument.key,
                    about=About(city=city, round="2026", mode=Mode.INDIVIDUAL),
                    skills=skills,
                ),
                Door.WORKBOOK,
                f"{city} {number}",
                datetime(2026, 5, 2),  # noqa: DTZ001 - the store keeps UTC without a zone
                "tester",
            )
            for number, skills in enumerate(people)
        ],
    )


def alpha(values: np.ndarray) -> float:
    items = values.shape[1]
    return items / (items - 1) * (1 - values.var(axis=0, ddof=1).sum() / values.sum(axis=1).var(ddof=1))


def test_the_sample_has_the_alphas_of_its_raw_ratings(sampled: Desk) -> None:
    told = {one.stage: one.told for one in reliability(sampled, speaker("en"), sample=True)}
    stage = sampled.instrument.stages[1]
    skills = [skill.id for skill in sampled.instrument.skills_of(stage.id, optional=False)]
    with sampled.store.reading() as cursor:
        rated = cursor.execute(
            "SELECT submission_id, skill, importance, capacity FROM skill_ratings JOIN submissions "
            "ON submissions.id = submission_id WHERE mode = 'individual' "
            "AND importance IS NOT NULL AND capacity IS NOT NULL"
        ).df()
    table = rated[rated["skill"].isin(skills)].pivot_table(
        index="submission_id", columns="skill", values=["importance", "capacity"]
    )
    whole = table.dropna()
    found = told[stage.title.to("en")]
    assert found.n == len(whole) == 141
    assert found.importance == pytest.approx(alpha(whole["importance"].to_numpy()), abs=1e-12)
    assert found.capacity == pytest.approx(alpha(whole["capacity"].to_numpy()), abs=1e-12)


def test_it_is_hidden_below_thirty_people_and_shown_from_there(empty: Desk) -> None:
    answer(empty, [(1 + number % 4, 1 + number % 3) for number in range(29)])
    design = reliability(empty, speaker("en"), sample=False)[1]
    assert design.shown == Withheld("co_design", Reason.N_BELOW_K)
    assert list(design.line(speaker("en")).values()) == ["Co-design", "not shown", "not shown", "too few"]
    answer(empty, [(2, 2)], city="Beeton")  # alphas are of all cities together
    design = reliability(empty, speaker("en"), sample=False)[1]
    assert (design.told.n, design.told.importance, design.told.capacity) == (30, pytest.approx(1), pytest.approx(1))
    assert list(design.line(speaker("en")).values()) == ["Co-design", "1.00", "1.00", "30"]


def test_people_who_all_rate_alike_have_no_alpha(empty: Desk) -> None:
    answer(empty, [(3, 2)] * 30)
    design = reliability(empty, speaker("en"), sample=False)[1]
    assert design.told.importance is Undefined.SAME_TOTALS
    why = "The ratings of every person add up to the same total, so there is nothing to compare."
    assert design.line(speaker("en"))["Capacity"] == why


def test_real_people_and_the_sample_are_kept_apart(sampled: Desk, empty: Desk) -> None:
    assert [one.told for one in reliability(sampled, speaker("en"), sample=False)] == [None] * 5
    assert [one.told for one in reliability(empty, speaker("en"), sample=True)] == [None] * 5
    assert fewest(empty) == 30
