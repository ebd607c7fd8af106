"""The sample read and averaged the plain way, beside everything the product does with it."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

LINES = Path(__file__).parents[2] / "data" / "sample" / "submissions.jsonl"


@cache
def submissions() -> tuple[dict, ...]:
    return tuple(json.loads(line) for line in LINES.read_text(encoding="utf-8").splitlines())


def pairs(city: str, round_name: str, skill: str) -> Iterator[tuple[int, int]]:
    """Yield what each individual of a city and round answered, where both ratings are numbers."""
    for one in submissions():
        about = one["about"]
        if (about["city"], about["round"], about["mode"]) == (city, round_name, "individual"):
            pair = one.get("skills", {}).get(skill, {})
            importance, capacity = pair.get("importance"), pair.get("capacity")
            if isinstance(importance, int) and isinstance(capacity, int):
                yield importance, capacity


def rds(city: str, round_name: str, skill: str) -> float:
    """The share of people with capacity above importance minus the share with it below, in percent."""
    both = list(pairs(city, round_name, skill))
    above, below = (sum(side * (other - one) > 0 for one, other in both) for side in (1, -1))
    return 100 * (above - below) / len(both)


def need(city: str, round_name: str, skill: str) -> float:
    """Borich's score on 1-5 as a share of 20: mean(I) * (mean(I) - mean(A)) / 20 * 100."""
    both = list(pairs(city, round_name, skill))
    importance = sum(one for one, _ in both) / len(both)
    capacity = sum(other for _, other in both) / len(both)
    return importance * (importance - capacity) * 5
