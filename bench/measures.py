"""All measures of a tally with their intervals, compared with pandas working out the means alone from raw ratings."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from bench.figures import Figure, median, timed
from coprod.measures.columns import columns
from coprod.measures.tally import Counts, Respondents, Span
from coprod.measures.tiers import priorities
from coprod.measures.uncertainty import need_intervals

SPAN = Span(1, 5)
GROUPS, SKILLS, PEOPLE = 200, 24, 80
UNANSWERED = 6  # up to this many of the people of a group leave a skill out
TIMES = 15
LIMIT = 1.0


def figures() -> Iterator[Figure]:
    """Yield the one call on 200 groups, tiers of one city, and the cost after the tally as respondents grow."""
    random = np.random.default_rng(2019)
    counts = _tallies(random)
    ratings = _raw(counts)
    means = median(timed(lambda: ratings.groupby(["group", "skill"])[["importance", "capacity"]].mean(), TIMES))
    everything = median(timed(lambda: columns(counts, SPAN), TIMES))
    drawn = median(timed(lambda: need_intervals(counts, SPAN), TIMES))
    yield Figure(
        f"{len(counts)} tallies, every measure and interval",
        everything,
        against=means,
        target=f"<= {LIMIT} times",
        met=everything <= LIMIT * means,
    )
    yield Figure("of which 2,000 redraws of each tally", drawn, against=means)
    yield Figure("the rest, t intervals included", everything - drawn, against=means)
    for people, limit in ((PEOPLE, 30), (10_000, 1_000)):
        city = _people(random, people)
        taken = median(timed(lambda: priorities(city), 5))  # noqa: B023 - called at once
        yield Figure(f"tiers, {SKILLS} skills, {people} respondents", taken, target=f"< {limit} ms", met=taken < limit)
    few = None
    for people in (10**3, 10**5, 10**7):
        shares = random.dirichlet(np.ones(25), size=SKILLS)
        many = np.stack([random.multinomial(people, share) for share in shares]).reshape(-1, 5, 5)
        taken = median(timed(lambda: columns(many, SPAN), 5))  # noqa: B023 - called at once
        yield Figure(f"{SKILLS} tallies of {people:,} respondents", taken, against=few)
        few = few or taken


def _tallies(random: np.random.Generator) -> Counts:
    shares = random.dirichlet(np.full(25, 0.7), size=GROUPS * SKILLS)
    sizes = PEOPLE - random.integers(0, UNANSWERED, size=len(shares))
    drawn = [random.multinomial(size, share) for size, share in zip(sizes, shares, strict=True)]
    return np.stack(drawn).reshape(-1, 5, 5)


def _raw(counts: Counts) -> pd.DataFrame:
    """The same people as a table of ratings, a row per person and skill."""
    importance, capacity = np.indices((5, 5)).reshape(2, -1) + 1
    flat = counts.reshape(len(counts), -1)
    cells, one = np.tile(np.arange(25), len(flat)).repeat(flat.ravel()), np.arange(len(flat)).repeat(flat.sum(axis=1))
    names = [f"city-{number}" for number in range(GROUPS)], [f"skill-{number}" for number in range(SKILLS)]
    return pd.DataFrame(
        {
            "group": np.array(names[0])[one // SKILLS],
            "skill": np.array(names[1])[one % SKILLS],
            "importance": importance[cells],
            "capacity": capacity[cells],
        }
    )


def _people(random: np.random.Generator, people: int) -> Respondents:
    importance, capacity = random.integers(1, 6, size=(2, people, SKILLS), dtype=np.int8)
    return Respondents(tuple(f"skill-{number}" for number in range(SKILLS)), SPAN, importance, capacity)
