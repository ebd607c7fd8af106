"""The server's share of a page: the script, its queries and its charts, by AppTest, without browser and network."""

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest  # noqa: TID251 - what is measured is the screen

from bench.figures import Figure, median, p95, timed

SHELL = Path(__file__).parents[1] / "pages" / "_shell.py"
PAGES = ("home", "pilots", "skills", "assess", "methods", "about")
RUNS = 15
ABOVE = 150  # milliseconds above an empty page, at p95
PATIENCE = 60


def figures() -> Iterator[Figure]:
    """Yield the empty page, then each page: the first visit, and median and p95 of the visits after it."""
    logging.disable(logging.WARNING)  # Streamlit remarks on every call outside a server
    nothing = AppTest.from_string("import streamlit as st\nst.title('Empty')", default_timeout=PATIENCE).run()
    empty = median(timed(nothing.run, RUNS))
    yield Figure("an empty page, median", empty)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"COPROD_STORE": str(Path(folder) / "bench.duckdb"), "COPROD_SAMPLE": "1"}
        from pages._shared import opened  # after the environment says which store

        with opened():
            shell = AppTest.from_file(str(SHELL), default_timeout=PATIENCE).run()
            for page in PAGES:
                shell.switch_page(f"{page}.py")
                first, *later = timed(shell.run, RUNS + 1)
                fault = shell.exception[0].message if shell.exception else "" if shell.title else "it drew no title"
                if fault:
                    raise RuntimeError(f"{page}: {fault}")
                yield Figure(f"{page}, first visit", first, against=empty)
                yield Figure(f"{page}, median", median(later), against=empty)
                met = p95(later) - empty <= ABOVE
                yield Figure(f"{page}, p95", p95(later), against=empty, target=f"<= {ABOVE} ms above", met=met)
    logging.disable(logging.NOTSET)
