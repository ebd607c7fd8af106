"""The address at which phones reach this dashboard, as the operator set it or as this browser reached it."""

from urllib.parse import urlsplit

import streamlit as st

from pages._shared import address


def local(address: str) -> bool:
    """Whether an address means this machine only."""
    return urlsplit(address).hostname in {"localhost", "127.0.0.1", "::1"}


def phone_address() -> str:
    """Return scheme and host, without a page."""
    here = urlsplit(st.context.url or "http://localhost:8501")
    return address() or f"{here.scheme}://{here.netloc}"
