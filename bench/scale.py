"""2,000 cities in the store: counting beside pandas, then pages, then what Chromium and the server make of it."""

import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
from playwright.sync_api import Page, sync_playwright

from bench import cities, pages
from bench.figures import Figure, median, p95, timed
from bench.server import peak, since
from coprod.instrument.answers import Mode
from coprod.instrument.library import newest, shelf
from coprod.store.engine import Store
from coprod.store.opening import open_store
from coprod.store.respondents import everyone
from coprod.store.tallies import counted, groups, many, skill_tallies
from tests.browser.dashboard import Dashboard, launch, serve, settle, visit

TIMES = 7
FASTER = 5  # times as fast as pandas
ABOVE, COLD, REDRAW, MEMORY = 300, 1500, 500, 1000
SKILL = "facilitation"
PAGES: Mapping[str, Mapping[str, str | list[str]]] = {
    **{name: {} for name in ("home", "pilots", "skills", "governance", "compare", "assess", "methods", "about")},
    **{"skill": {"skill": SKILL}, "pilot": {"pilot": "ghent-zwerm"}},
    "lifecycle": {"scope": "one"},
}
CHOSEN = ("skills", "governance", "lifecycle?scope=one", "compare")
CLICKS = 10
WATCHED = """() => {
    const seen = new MutationObserver(() => { window.drawn = performance.now() })
    const begin = event => Object.assign(window, {chosen: event.timeStamp, drawn: 0})
    addEventListener('pointerdown', begin, true)
    const everything = {subtree: true, childList: true, characterData: true, attributes: true}
    seen.observe(document.querySelector('[data-testid="stMain"]'), everything)
}"""
"""Notes in the page when a choice was made and when anything on it changed last."""

QUIET = "() => window.drawn && performance.now() - window.drawn > 500 && window.drawn - window.chosen"
KEYS = ["city", "round", "mode", "skill", "importance", "capacity", "missing"]


def figures() -> Iterator[Figure]:
    """Yield everything about one store of 2,000 cities: made, counted, visited, clicked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cities.duckdb"
        start = time.perf_counter()
        pairs = cities.fill(path)
        yield Figure(f"{cities.CITIES:,} cities made, {pairs / 1e6:.1f} million pairs", since(start))
        yield Figure("the store's file", path.stat().st_size / 1e6, "MB")
        yield from _counted(path)
        yield from pages.visited(path, PAGES, sample=False, above=ABOVE, cold=COLD)
        yield from _clicked(path)


def _counted(path: Path) -> Iterator[Figure]:
    """Yield how long counts take, beside a pandas groupby that has the same people joined and in memory."""
    instrument = newest(dict(shelf()))
    start = time.perf_counter()
    store = open_store(path)
    yield Figure("opened", since(start))
    every = groups(store)
    people = [one for one in every if one.mode is Mode.INDIVIDUAL]
    yield Figure(f"{len(every):,} groups listed", median(timed(lambda: groups(store), TIMES)))
    yield Figure("tallies of one city", median(timed(lambda: skill_tallies(store, people[0], instrument), TIMES)))
    yield Figure("tallies of 8 groups", median(timed(lambda: many(store, people[:8], instrument), TIMES)))
    one_skill = median(timed(lambda: many(store, people, instrument, skills={SKILL}), TIMES))
    yield Figure(f"tallies of {len(people):,} groups, one skill", one_skill)
    yield Figure("the same, every skill", median(timed(lambda: many(store, people, instrument), TIMES)))
    yield Figure("everybody who answered", median(timed(lambda: everyone(store, instrument, sample=True), 3)))
    rated = _rated(store)
    theirs = median(timed(lambda: rated.groupby(KEYS, dropna=False, sort=False).size(), TIMES))
    ours = median(timed(lambda: counted(store, people, instrument), TIMES))
    yield Figure(
        f"counts of {len(people):,} groups, every skill, against pandas",
        ours,
        against=theirs,
        target=f"{FASTER} times as fast",
        met=ours * FASTER <= theirs,
    )
    store.close()


def _rated(store: Store) -> pd.DataFrame:
    """Return a row for each pair of each person, with its reason where it misses one: all that pandas has to group."""
    with store.reading() as cursor:
        found = cursor.execute(
            "SELECT cities.slug AS city, round_slug AS round, mode, skill, importance, capacity, "
            "COALESCE(importance_missing, capacity_missing) AS missing FROM skill_ratings "
            "JOIN submissions ON submissions.id = submission_id JOIN cities ON cities.id = submissions.city_id "
            "WHERE mode = 'individual'"
        )
        return found.df()


def _clicked(path: Path) -> Iterator[Figure]:
    """Yield how long Chromium takes to draw a page for another city that was chosen, and the server's memory."""
    with (
        contextmanager(serve)(path, sample=False) as dashboard,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        for name in CHOSEN:
            page = browser.new_page()
            visit(page, dashboard, name)
            page.evaluate(WATCHED)
            title, names = page.title().partition(" -")[0], _names(page)
            first = [_choose(page, city) for city in names]
            again = [_choose(page, city) for city in names]
            yield Figure(f"{title}: another city chosen, median", median(first))
            yield _within(f"{title}: another city chosen, p95", p95(first), REDRAW)
            yield _within(f"{title}: a city seen before chosen, p95", p95(again), REDRAW)
            page.close()
        page = browser.new_page()
        for name in PAGES:
            visit(page, dashboard, name if name != "home" else "")
        yield _memory(dashboard)


def _names(page: Page) -> list[str]:
    """Return the cities that the field offers first."""
    page.get_by_role("combobox", name="City").click()
    options = page.get_by_role("option")
    options.first.wait_for()
    names = options.all_inner_texts()[1 : CLICKS + 1]
    page.keyboard.press("Tab")
    return names


def _choose(page: Page, name: str) -> float:
    """Choose a city by its name and return how long it takes from the press until nothing changes any more, in ms."""
    box, before = page.get_by_role("combobox", name="City"), page.url
    box.fill(name.partition(" (")[0])  # a list that is not narrowed moves under the pointer
    option = page.get_by_role("option", name=name, exact=True)
    option.wait_for()
    option.click()
    page.wait_for_url(lambda url: url != before)
    settle(page)
    return float(page.wait_for_function(QUIET).json_value())


def _memory(dashboard: Dashboard) -> Figure:
    held = peak(dashboard)
    return Figure("peak memory of the server after every page", held, "MB", target=f"< {MEMORY} MB", met=held < MEMORY)


def _within(name: str, taken: float, limit: int) -> Figure:
    return Figure(name, taken, target=f"< {limit} ms", met=taken < limit)
