"""Every page as AppTest runs it, on an empty store and on the sample."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages import _shared

SHELL = Path(__file__).parents[2] / "pages" / "_shell.py"
Visit = Callable[..., AppTest]


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """Open a page on a store of this test alone: ``visit("skills.py", sample=True, city="sample-velmarin")``."""
    monkeypatch.setenv("COPROD_STORE", str(tmp_path / "store.duckdb"))
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {}))  # AppTest's browser is a mock
    config.set_option("runner.enforceSerializableSessionState", False)  # AppTest's own records hold functions

    def open_page(page: str = "", *, sample: bool, **link: str | list[str]) -> AppTest:
        monkeypatch.setenv("COPROD_SAMPLE", "1" if sample else "0")
        app = AppTest.from_file(str(SHELL), default_timeout=60)
        app._page_hash = calc_hash(Path(page).stem) if page else ""  # as by a link: Home is not drawn first
        for key, value in link.items():
            app.query_params[key] = value
        return app.run()

    yield open_page
    with _shared.opened():
        pass  # closes the store that the pages opened
