"""The server's share of a page: the script, its queries and its charts, by AppTest, without browser and network."""

import logging
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import PropertyMock, patch

from streamlit import config  # noqa: TID251 - what is measured is the screen
from streamlit.runtime.context import ContextProxy  # noqa: TID251
from streamlit.testing.v1 import AppTest  # noqa: TID251

from bench.figures import Figure, median, p95, timed

SHELL = Path(__file__).parents[1] / "pages" / "_shell.py"
PAGES: Mapping[str, Mapping[str, str | list[str]]] = {
    "home": {},
    "pilots": {},
    "pilot": {"pilot": "ghent-zwerm"},
    "lifecycle": {"city": "sample-velmarin", "who": "individual"},
    "skills": {},
    "skill": {"skill": "facilitation"},
    "governance": {"city": "sample-velmarin", "round": "2026-spring", "who": "return-digital-services-fictional"},
    "compare": {"city": "sample-velmarin", "who": "individual"},
    "assess": {},
    "facilitate": {},
    "methods": {},
    "about": {},
}
RUNS = 15
ABOVE = 150  # milliseconds above an empty page, at p95
PATIENCE = 60


def figures() -> Iterator[Figure]:
    """Yield the empty page, then each page on the sample: first visit, and median and p95 of the visits after it."""
    with tempfile.TemporaryDirectory() as folder:
        yield from visited(Path(folder) / "bench.duckdb", PAGES, sample=True, above=ABOVE)


def visited(
    store: Path,
    pages: Mapping[str, Mapping[str, str | list[str]]],
    *,
    sample: bool,
    above: float,
    cold: float | None = None,
) -> Iterator[Figure]:
    """Yield the same for pages (name -> choices in the link) on any store; ``above`` and ``cold`` are the targets."""
    logging.disable(logging.WARNING)  # Streamlit remarks on every call outside a server
    config.set_option("runner.enforceSerializableSessionState", False)  # AppTest's own records hold functions
    config.set_option("client.showErrorDetails", "full")
    nothing = AppTest.from_string("import streamlit as st\nst.title('Empty')", default_timeout=PATIENCE).run()
    empty = median(timed(nothing.run, RUNS))
    yield Figure("an empty page, median", empty)
    with _desk(store, sample=sample), patch.object(ContextProxy, "cookies", PropertyMock(return_value={})):
        for page, link in pages.items():
            shell = AppTest.from_file(str(SHELL), default_timeout=PATIENCE).run()
            shell.switch_page(f"{page}.py")
            for key, value in link.items():
                shell.query_params[key] = value
            first, *later = timed(shell.run, RUNS + 1)
            fault = shell.exception[0].message if shell.exception else "" if shell.title else "it drew no title"
            if fault:
                raise RuntimeError(f"{page}: {fault}")
            soon = None if cold is None else first <= cold
            yield Figure(f"{page}, first visit", first, against=empty, target=f"<= {cold} ms" if cold else "", met=soon)
            yield Figure(f"{page}, median", median(later), against=empty)
            met = p95(later) - empty <= above
            yield Figure(f"{page}, p95", p95(later), against=empty, target=f"<= {above} ms above", met=met)
    logging.disable(logging.NOTSET)


@contextmanager
def _desk(store: Path, *, sample: bool) -> Iterator[None]:
    os.environ |= {"COPROD_STORE": str(store), "COPROD_SAMPLE": "1" if sample else "0"}
    from pages._shared import opened  # after the environment says which store

    with opened():
        yield
