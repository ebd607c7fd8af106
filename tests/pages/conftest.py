"""Every page as AppTest runs it, on an empty store and on the sample."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages import _shared

SHELL = Path(__file__).parents[2] / "pages" / "_shell.py"
FIGURES = {
    "skill-needs",
    "stage-needs",
    "priorities",
    "lifecycle-stages",
    "lifecycle-needs",
    "lifecycle-skills",
    "lifecycle-before-after",
    "governance-profile",
    "governance-matrix",
    "governance-breaks",
    "governance-decisions",
    "governance-feedback",
    "governance-resources",
    "governance-inclusion",
    "compare-rug",
    "compare-governance",
    "compare-skill",
    "compare-distribution",
    "pilot-matrix",
    "pilot-timeline",
    "pilot-map",
    "skill-cities",
}
Visit = Callable[..., AppTest]


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prepared: Mapping[bool, Path]) -> Iterator[Visit]:
    """Open a page on a store of this test alone: ``visit("skills.py", sample=True, city="sample-velmarin")``.

    The numbers and the note of every figure are open but with ``numbers=False``, as a reader finds them.
    """
    store = tmp_path / "store.duckdb"
    monkeypatch.setenv("COPROD_STORE", str(store))
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", lambda: [])  # reads all packages for each AppTest
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {}))  # AppTest's browser is a mock
    config.set_option("runner.enforceSerializableSessionState", False)  # AppTest's own records hold functions

    def open_page(page: str = "", *, sample: bool, numbers: bool = True, **link: str | list[str]) -> AppTest:
        monkeypatch.setenv("COPROD_SAMPLE", "1" if sample else "0")
        if not store.exists():
            shutil.copy(prepared[sample], store)
        app = AppTest.from_file(str(SHELL), default_timeout=60)
        app._page_hash = calc_hash(Path(page).stem) if page else ""  # as by a link: Home is not drawn first
        for name in FIGURES:
            app.session_state[f"numbers-{name}"] = app.session_state[f"note-box-{name}"] = numbers
        for key, value in link.items():
            app.query_params[key] = value
        return app.run()

    yield open_page
    with _shared.opened():
        pass  # closes the store that the pages opened
