"""From the command to the first page, and the most memory that the server ever held."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from bench.figures import Figure
from tests.browser.dashboard import PATHS, Dashboard, launch, serve, visit


def figures() -> Iterator[Figure]:
    """Yield start times and peak memory, with the sample loaded into a new store."""
    start = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        contextmanager(serve)(Path(folder) / "s.duckdb", sample=True) as dashboard,
    ):
        yield Figure("start to healthy, sample loaded", since(start))
        with urlopen(dashboard.url, timeout=10) as answer:  # noqa: S310 - our own address
            answer.read()
        yield Figure("start to the first page's HTML", since(start))
        yield Figure("peak memory before any visit", peak(dashboard), "MB")
        with sync_playwright() as playwright, launch(playwright) as browser:
            page = browser.new_page()
            before = time.perf_counter()
            visit(page, dashboard)
            yield Figure("first page drawn in Chromium, after that", since(before))
            for path in PATHS:
                visit(page, dashboard, path)
        yield Figure("peak memory after every page", peak(dashboard), "MB")


def since(start: float) -> float:
    """Return the milliseconds since ``start``."""
    return (time.perf_counter() - start) * 1000


def peak(dashboard: Dashboard) -> float:
    """Return the most memory the server ever held, in MB; 0 where the system does not tell (no /proc)."""
    status = Path(f"/proc/{dashboard.process.pid}/status")
    lines = status.read_text().splitlines() if os.name == "posix" and status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
