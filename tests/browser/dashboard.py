"""A running dashboard, and what a browser does with it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright
from playwright.sync_api import TimeoutError as NotInTime

ROOT = Path(__file__).parents[2]
PATHS = (
    "",
    "pilots",
    "pilot",
    "lifecycle",
    "skills",
    "skill",
    "governance",
    "compare",
    "assess",
    "facilitate",
    "wall",
    "methods",
    "about",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (  # Chromium's own conversations with its maker
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)
HERE = {"127.0.0.1", "localhost"}
START = 60  # seconds; the sample is loaded in them
OPEN = 5_000  # milliseconds that the list of a field has to show the option
OPENED = 6  # times that a list is opened before the test gives up


@dataclass(frozen=True)
class Dashboard:
    """One running server: where it answers and which store it holds."""

    url: str
    store: Path
    process: subprocess.Popen[bytes]


@dataclass
class Watched:
    """What a page did besides showing itself."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """The requests that left the machine."""
        return [url for url in self.requests if (host := urlsplit(url).hostname) and host not in HERE]


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(store: Path, *, sample: bool) -> Iterator[Dashboard]:
    """Run ``streamlit run app.py`` until the caller is done with it."""
    port = free_port()
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("COPROD_", "STREAMLIT_"))}
    surroundings |= {"COPROD_STORE": str(store), "COPROD_SAMPLE": "1" if sample else "0"}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    said = store.with_suffix(".log")
    with (
        said.open("wb") as log,
        subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=log, stderr=log) as process,
    ):
        try:
            url = f"http://localhost:{port}"
            wait_for(f"{url}/_stcore/health", process, said)
            yield Dashboard(url, store, process)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for(url: str, process: "subprocess.Popen[bytes]", said: Path) -> None:
    """Wait until the server answers; fail with what it said when it stops or takes too long."""
    until = time.monotonic() + START
    while process.poll() is None and time.monotonic() < until:
        try:
            with urlopen(url, timeout=2) as answer:  # noqa: S310 - our own address
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"The dashboard did not start (exit code {process.poll()}):\n{said.read_text()}", pytrace=False)


def launch(playwright: Playwright) -> Browser:
    """Start this machine's Chromium, headless; fail in one line when there is none."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.fail(f"The browser tests need one of {', '.join(BROWSERS)}; .ci/programs installs it.", pytrace=False)
    as_root = os.name == "posix" and os.geteuid() == 0
    return playwright.chromium.launch(executable_path=program, args=[*QUIET, *(["--no-sandbox"] if as_root else [])])


def complain(watched: Watched, message: ConsoleMessage) -> None:
    """Note an error on the browser's console."""
    if message.type == "error":
        watched.complaints.append(f"{message.text} ({message.location.get('url', '')})")


def settle(page: Page) -> None:
    """Wait until Streamlit has run the page and drawn all of it."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_selector('[data-testid="stMain"] h1')
    page.wait_for_function(
        """() => {
            const waiting = '[data-testid="stStatusWidget"], [data-testid="stSkeleton"], [data-stale="true"]'
            const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')]
            return !document.querySelector(waiting) && charts.every(chart => chart.querySelector('canvas, svg'))
        }"""
    )
    assert not page.get_by_test_id("stException").count(), "the page shows an error"


def visit(page: Page, dashboard: Dashboard, path: str = "") -> None:
    """Open one page of a dashboard and wait until it stands still."""
    page.goto(f"{dashboard.url}/{path}")
    settle(page)


def choose(page: Page, field: str, option: str) -> None:
    """Choose one option, by words in it, of the first field with these words in its label; wait for what it leaves.

    Streamlit closes an open list whenever it draws the field anew, also a moment after the page stood still: then the
    list is opened again, as a person would. Tab leaves the list; Escape would clear a field whose list is closed.
    """
    settle(page)
    wanted = page.get_by_role("option", name=re.compile(option)).first
    for left in reversed(range(OPENED)):
        page.get_by_role("combobox", name=re.compile(field)).first.click()
        try:
            wanted.click(timeout=OPEN)
            break
        except NotInTime:
            if not left:
                raise
    page.keyboard.press("Tab")
    settle(page)
