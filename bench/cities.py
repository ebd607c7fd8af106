"""A store of thousands of made-up cities: ``python -m bench.cities OUT.duckdb``. Seeded, so every run makes the same.

Of 2,000 cities most have 80 people in 2026, every tenth as many in 2025, every fiftieth only three, and every fifth a
return of its own with governance. People arrive one by one from everywhere, so the answers of a city lie scattered.
"""

import argparse
import time
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from coprod.desk.contexts import BANDS
from coprod.desk.countries import FICTIONAL
from coprod.desk.sample import FILE
from coprod.instrument.answers import Answers, Mode
from coprod.instrument.library import newest, shelf
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.store.engine import Cursor, now
from coprod.store.opening import open_store
from coprod.store.rows import COLUMNS, SUBMISSION, Door, Submission, rows_of
from coprod.store.summary import count_again

CITIES, PEOPLE, FEW = 2000, 80, 3
SEED = 2019
SYLLABLES = (
    ("Bra", "Dor", "Fen", "Gal", "Hov", "Jar", "Kel", "Lum", "Mor", "Nev", "Osk", "Pel", "Quil", "Ras", "Tol", "Vel"),
    ("an", "ba", "ce", "di", "en", "fo", "ga", "il", "le", "mi", "no", "ra", "ti", "va"),
    ("barra", "dorf", "ford", "holm", "mere", "quay", "stad", "vik", "wyn", "zana"),
)
ROLES = ("Service manager", "Project lead", "Policy officer", "Community officer", "")
PILOTS = ("Bike lanes", "Neighbourhood budget", "")
CONTEXTS = {
    "country": tuple(FICTIONAL),
    "population_band": BANDS,
    "themes": ("mobility", "health|social_care", "climate_energy|mobility", "digital_service", ""),
}
REASONS = (Missing.NOT_ANSWERED, Missing.NOT_APPLICABLE, Missing.DONT_KNOW, Missing.REFUSED)
UNRATED = 0.03  # the share of ratings that are missing
FIRST = np.datetime64("2026-04-13")
Numbers = NDArray[np.int64]


def fill(path: Path, *, cities: int = CITIES, people: int = PEOPLE) -> int:
    """Make the store at ``path`` and return how many pairs of ratings it holds."""
    random, instrument = default_rng(SEED), newest(dict(shelf()))
    store = open_store(path)
    try:
        with store.writing("add cities of the benchmark") as cursor:
            city, whole = _submissions(cursor, random, instrument, cities, people)
            pairs = _ratings(cursor, random, instrument, city)
            _picks(cursor, random, instrument, city)
            _governance(cursor, city, whole)
            count_again(cursor, _ids(0, np.arange(cities)))
    finally:
        store.close()
    return pairs


def _submissions(
    cursor: Cursor, random: Generator, instrument: Instrument, cities: int, people: int
) -> tuple[Numbers, NDArray[np.bool_]]:
    """Write the cities and who answered when; return the city of each submission and whether it speaks for it."""
    coined = ["".join(parts) for parts in product(*SYLLABLES)]
    names = [coined[place] for place in random.permutation(len(coined))[:cities]]
    here = np.arange(cities)
    keys = {"id": _ids(0, here), "slug": [f"sample-{name.lower()}" for name in names], "name": names}
    _write(cursor, "cities", keys | {"sample": np.ones(cities, dtype=bool)})
    contexts = {name: _coded(random.integers(len(words), size=cities), words) for name, words in CONTEXTS.items()}
    told = {"told_at": np.full(cities, FIRST.astype("datetime64[us]")), "told_by": ["bench"] * cities}
    _write(cursor, "city_contexts", {"city": keys["slug"], **contexts, **told})
    crowd = np.where(here % 50 == 49, FEW, people)
    years, cities_of, wholes = [], [], []
    for year, there in ((2025, here[here % 10 == 0]), (2026, here)):
        returning = there[there % 5 == 0]
        city = np.concatenate([np.repeat(there, crowd[there]), returning])
        order = random.permutation(len(city))
        years.append(np.full(len(city), year))
        cities_of.append(city[order])
        wholes.append((np.arange(len(city)) >= len(city) - len(returning))[order])
    year, city, whole = np.concatenate(years), np.concatenate(cities_of), np.concatenate(wholes)
    many = len(city)
    day = FIRST - 365 * (year == 2025) + np.sort(random.integers(60, size=many))
    constant = {
        **{"instrument": instrument.key, "language": "en", "door": Door.SAMPLE, "saved_by": "bench", "load_id": ""},
        **{"person": "", "file_name": ""},
    }
    columns: dict[str, object] = {name: _coded(np.zeros(many, dtype=int), [word]) for name, word in constant.items()}
    columns |= {
        "id": _ids(1, np.arange(many)),
        "file_hash": _ids(2, np.arange(many)),
        "city_id": _coded(city, _ids(0, here)),
        "mode": _coded(whole, [Mode.INDIVIDUAL, Mode.ORGANISATIONAL]),
        "round": _coded(year - 2025, ["2025 spring", "2026 spring"]),
        "round_slug": _coded(year - 2025, ["2025-spring", "2026-spring"]),
        "pilot": _coded(np.where(whole, len(PILOTS) - 1, random.integers(len(PILOTS), size=many)), PILOTS),
        "role": _coded(random.integers(len(ROLES), size=many), ROLES),
        "unit": _coded(whole, ["", "Town hall"]),
        "organisation": _coded(whole, ["", "town-hall"]),
        "approver": _coded(whole, ["", "Head of service"]),
        "comparable": whole & (city % 3 > 0),
        "filled_on": day,
        "saved_at": day.astype("datetime64[us]"),
        "asked": pa.array(np.full(many, 2 * people), mask=whole),
        "part": np.zeros(many, dtype=int),
    }
    _write(cursor, "submissions", {name: columns[name] for name in SUBMISSION})
    return city, whole


def _ratings(cursor: Cursor, random: Generator, instrument: Instrument, city: Numbers) -> int:
    """Write 24 pairs of each submission; cities and skills have levels of their own, so that some really differ."""
    skills = [skill.id for skill in instrument.skills if not skill.optional]
    shape = len(city), len(skills)
    columns: dict[str, object] = {}
    for name, level, by_city in (("importance", 4.1, 0.1), ("capacity", 3.1, 0.4)):
        levels = level + random.normal(0, 0.2, len(skills)) + random.normal(0, by_city, city.max() + 1)[city, None]
        rated = np.clip(np.rint(levels + random.normal(0, 0.8, size=shape)), 1, 5).astype(np.int16).ravel()
        unrated = random.random(rated.size) < UNRATED
        columns[name] = pa.array(rated, mask=unrated)
        columns[f"{name}_missing"] = _coded(random.integers(len(REASONS), size=rated.size), REASONS, only=unrated)
    columns |= _whose(city, len(skills)) | {"skill": _coded(np.tile(np.arange(len(skills)), len(city)), skills)}
    _write(cursor, "skill_ratings", {name: columns[name] for name in COLUMNS["skill_ratings"]})
    return len(city) * len(skills)


def _picks(cursor: Cursor, random: Generator, instrument: Instrument, city: Numbers) -> None:
    """Write three picks of each submission at each stage, neighbours in the instrument."""
    for stage in instrument.stages:
        skills = [skill.id for skill in instrument.skills_of(stage.id) if not skill.optional]
        first = random.integers(len(skills), size=len(city))
        picked = (first[:, None] + np.arange(3)).ravel() % len(skills)
        place = np.tile(np.arange(1, 4, dtype=np.int16), len(city))
        stages = _coded(np.zeros(len(picked), dtype=int), [stage.id])
        _write(
            cursor,
            "priorities",
            _whose(city, 3) | {"stage": stages, "place": place, "skill": _coded(picked, skills)},
        )


def _governance(cursor: Cursor, city: Numbers, whole: NDArray[np.bool_]) -> None:
    """Write the governance part of a sample return for every return; agreement differs from city to city."""
    example = next(
        one
        for one in map(Answers.model_validate_json, FILE.read_text(encoding="utf-8").splitlines())
        if one.stakeholders
    )
    one = Submission(example.model_copy(update={"skills": {}, "priorities": {}}), Door.SAMPLE, "", now(), "")
    rows: dict[str, list[tuple[object, ...]]] = {}
    for table, (_, _, *row) in rows_of(one, "", ""):
        rows.setdefault(table, []).append(tuple(row))
    places = np.flatnonzero(whole)
    for table, found in rows.items():
        whose = {
            "city_id": np.repeat(np.array(_ids(0, city[places])), len(found)),
            "submission_id": np.repeat(np.array(_ids(1, places)), len(found)),
        }
        columns = dict(zip(COLUMNS[table][2:], zip(*found * len(places), strict=True), strict=True))
        if table == "governance_answers":
            moved = np.repeat(city[places] % 3 - 1, len(found))
            columns["number"] = [
                int(np.clip(number + by, 1, 5)) if item.startswith("agree.") and number else number
                for item, number, by in zip(columns["item"], columns["number"], moved, strict=True)
            ]
        _write(cursor, table, whose | columns)


def _whose(city: Numbers, rows: int) -> dict[str, object]:
    """Return the two key columns of a table with so many rows of each submission, in order."""
    numbers = np.repeat(np.arange(len(city)), rows)
    return {
        "city_id": _coded(city[numbers], _ids(0, np.arange(city.max() + 1))),
        "submission_id": _coded(numbers, _ids(1, np.arange(len(city)))),
    }


def _ids(kind: int, numbers: Sequence[int] | Numbers) -> list[str]:
    """Return identifiers as long and as ordered as those of a real store: twenty a second."""
    return [f"019d8{kind}{number // 20 * 1000:06x}-7{number % 4096:03x}-8000-{number:012x}" for number in numbers]


def _coded(places: NDArray[np.generic], words: Sequence[str], *, only: NDArray[np.bool_] | None = None) -> pa.Array:
    """Return a column of words, each by its place; null where ``only`` is given and false."""
    codes = pa.array(places.astype(np.int32), mask=None if only is None else ~only)
    return pa.DictionaryArray.from_arrays(codes, pa.array([str(word) for word in words]))


def _write(cursor: Cursor, table: str, columns: Mapping[str, object]) -> None:
    cursor.register("incoming", pa.table(dict(columns)))
    cursor.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608 - our own names
    cursor.unregister("incoming")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(prog="python -m bench.cities", description="Make a store of made-up cities.")
    arguments.add_argument("store", type=Path, help="the file to make")
    arguments.add_argument("--cities", type=int, default=CITIES)
    given = arguments.parse_args()
    start = time.perf_counter()
    made = fill(given.store, cities=given.cities)
    print(f"{made:,} pairs of ratings of {given.cities:,} cities in {time.perf_counter() - start:.0f} s")
