"""The real dashboard in a real browser: servers on free ports, Chromium that talks to them and to nobody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.dashboard import Dashboard, Watched, complain, launch, serve

DRAW = 30_000  # milliseconds for one page on a busy machine
expect.set_options(timeout=DRAW)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The dashboard with the sample data; read from it, do not write to it."""
    yield from serve(tmp_path_factory.mktemp("sample") / "store.duckdb", sample=True)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The dashboard as it is before anybody saved anything."""
    yield from serve(tmp_path_factory.mktemp("empty") / "store.duckdb", sample=False)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Dashboard]:
    """A dashboard of this test alone, without sample data, to write to."""
    yield from serve(tmp_path / "store.duckdb", sample=False)


@pytest.fixture(scope="module")  # not longer: while it runs, no other test of this process may use asyncio.run
def chromium() -> Iterator[Browser]:
    """A headless Chromium of this machine."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        yield browser


@pytest.fixture
def watched() -> Watched:
    """What the page of this test asked for and complained about."""
    return Watched()


@contextmanager
def observed(chromium: Browser, watched: Watched) -> Iterator[Page]:
    """Open a page of 1440 x 900 in British English, and note what it asks for and complains about."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", accept_downloads=True)
    context.set_default_timeout(DRAW)
    context.on("request", lambda request: watched.requests.append(request.url))
    page = context.new_page()
    page.on("websocket", lambda wire: watched.requests.append(wire.url))
    page.on("pageerror", lambda fault: watched.complaints.append(str(fault)))
    page.on("console", lambda message: complain(watched, message))
    yield page
    context.close()


@pytest.fixture
def page(chromium: Browser, watched: Watched) -> Iterator[Page]:
    """A page of this test alone, which fails when anything left the machine."""
    with observed(chromium, watched) as page:
        yield page
    assert watched.foreign == []
