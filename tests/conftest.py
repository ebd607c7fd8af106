"""What every test shares: quiet hypothesis, and Streamlit as a test wants it."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from coprod.desk.opening import Settings, opened

settings.register_profile(
    "coprod", deadline=None, max_examples=30
)  # a shared machine is slow now and then; that is no fault
settings.load_profile("coprod")


def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than there are processors: tests wait for browsers and child processes now and then."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def streamlit_shows_errors_and_forgets() -> Iterator[None]:
    """Let AppTest read whole error messages, and start each test with empty caches; a no-op without Streamlit."""
    if "streamlit" not in sys.modules:
        yield
        return
    import streamlit as st
    from streamlit import config

    config.set_option("client.showErrorDetails", "full")  # our own config hides them, from AppTest too
    st.cache_data.clear()
    st.cache_resource.clear()
    yield


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Mapping[bool, Path]:
    """Two stores to copy, because making one takes up to four times as long: with the sample (True) and without."""
    folder = tmp_path_factory.mktemp("prepared")
    stores = {sample: folder / f"{sample}.duckdb" for sample in (True, False)}
    for sample, store in stores.items():
        with opened(Settings(store, sample=sample)):
            pass
    return stores
