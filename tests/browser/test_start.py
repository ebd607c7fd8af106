"""The launcher by itself, before a stand-in shell: how it starts, refuses and apologises."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import ROOT, free_port, wait_for

WAYS = {
    "streamlit": ["-m", "streamlit", "run", "app.py", "--server.port", "{port}"],
    "python": ["app.py"],
    "uvicorn": ["-m", "uvicorn", "app:app", "--port", "{port}"],
}
SHELL = """
import streamlit as st
st.title("Stand-in", anchor=False)
broken, refused = st.button("Break"), st.button("Refuse")
if broken:
    raise RuntimeError("a secret detail")
if refused:
    from coprod.errors import AccessDenied
    raise AccessDenied("Only a facilitator may open a room.")
"""
SHARED = """
from contextlib import contextmanager
from coprod.errors import *

@contextmanager
def opened():
    {body}
    yield
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a folder with our launcher and settings before a stand-in shell and store."""
    shutil.copy(ROOT / "app.py", tmp_path)
    shutil.copytree(ROOT / ".streamlit", tmp_path / ".streamlit", ignore=shutil.ignore_patterns("secrets.toml"))
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "_shell.py").write_text(SHELL)
    (tmp_path / "pages" / "_shared.py").write_text(SHARED.format(body="pass"))
    return tmp_path


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("refusal", "code"), [("StoreBusy", 3), ("CoprodError", 1)])  # every refusal is one of these
def test_a_refusal_stops_the_start_with_one_sentence(house: Path, way: str, refusal: str, code: int) -> None:
    (house / "pages" / "_shared.py").write_text(SHARED.format(body=f"raise {refusal}('This is why. Do that.')"))
    command = [sys.executable, *(part.format(port=free_port()) for part in WAYS[way])]
    ended = subprocess.run(command, cwd=house, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == code
    assert ended.stderr.splitlines()[-1] == "coprod: This is why. Do that."
    assert "Traceback" not in ended.stderr


def test_a_fault_shows_a_reference_and_the_log_has_the_trace(house: Path, page: Page) -> None:
    port, said = free_port(), house / "said.log"
    command = [sys.executable, *(part.format(port=port) for part in WAYS["streamlit"])]
    with (
        said.open("wb") as log,
        subprocess.Popen(command, cwd=house, env=dict(os.environ), stdout=log, stderr=log) as server,
    ):
        try:
            wait_for(f"http://localhost:{port}/_stcore/health", server, said)
            page.goto(f"http://localhost:{port}/")
            page.get_by_role("button", name="Break").click()
            page.get_by_text("it is our fault").wait_for()
            shown = page.locator('[data-testid="stMain"]').inner_text()
            page.get_by_role("button", name="Refuse").click()
            page.get_by_text("Only a facilitator may open a room.").wait_for()
        finally:
            server.terminate()
            server.wait(20)
    number = shown.partition("the reference ")[2][:8]
    heard = said.read_text()
    assert "secret" not in shown
    assert "RuntimeError" not in shown
    assert "Traceback (most recent call last)" in heard.partition(f"Reference {number}")[2]
    assert "RuntimeError: a secret detail" in heard.partition(f"Reference {number}")[2]
    assert "warning" not in heard.lower()
