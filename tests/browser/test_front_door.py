"""The front door: headers, language, start and stop, and that a page which calls elsewhere is caught."""

import os
import signal
import subprocess
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Error, Page

from tests.browser.dashboard import ROOT, Dashboard, Watched, visit


def headers_of(url: str, **asked: str) -> tuple[dict[str, str], str]:
    """Return the headers (names in lower case) and the body of one answer."""
    wanted = {name.replace("_", "-"): value for name, value in asked.items()}
    with urlopen(Request(url, headers=wanted), timeout=10) as answer:  # noqa: S310 - our own address
        return {name.lower(): value for name, value in answer.headers.items()}, answer.read().decode()


@pytest.mark.parametrize("path", ["", "pilots", "_stcore/health", "_stcore/host-config", "favicon.png"])
def test_every_answer_carries_the_security_headers(empty: Dashboard, path: str) -> None:
    with urlopen(f"{empty.url}/{path}", timeout=10) as answer:  # noqa: S310 - our own address
        headers = answer.headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert "unsafe" not in policy["script-src"].replace("'wasm-unsafe-eval'", "")
    assert policy["frame-ancestors"] == "'self'"
    assert policy["connect-src"] == "'self' ws: wss:"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["", "pilots", "skills?city=nowhere"])
@pytest.mark.parametrize("wished", ["en-GB,en;q=0.9", "xx", "", "en;q=,;;q=9,*"])
def test_every_page_says_its_language(empty: Dashboard, path: str, wished: str) -> None:
    headers, body = headers_of(f"{empty.url}/{path}", Accept_Language=wished, Accept_Encoding="gzip")
    assert '<html lang="en">' in body
    assert int(headers["content-length"]) == len(body.encode())
    assert "Accept-Language" in headers["vary"]


def test_a_message_from_elsewhere_is_not_obeyed(empty: Dashboard) -> None:
    _, body = headers_of(f"{empty.url}/_stcore/host-config")
    assert '"allowedOrigins":[]' in body.replace(" ", "")


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("localhost", "http://localhost", 101),
        ("rebound.example", "http://rebound.example", 403),  # a foreign name that somebody made resolve to us
        ("localhost", "http://elsewhere.example", 403),
    ],
)
def test_only_our_own_pages_get_a_connection(empty: Dashboard, host: str, origin: str, status: int) -> None:
    headers = {"Host": host, "Origin": origin, "Connection": "Upgrade", "Upgrade": "websocket"}
    headers |= {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
    wire = HTTPConnection(urlsplit(empty.url).netloc, timeout=10)
    wire.request("GET", "/_stcore/stream", headers=headers)
    assert wire.getresponse().status == status
    wire.close()


def test_the_watch_sees_a_foreign_request(page: Page, watched: Watched) -> None:
    page.route("https://example.org/", lambda route: route.abort())  # seen, and yet it does not leave
    with pytest.raises(Error):
        page.goto("https://example.org/")
    assert watched.foreign == ["https://example.org/"]
    watched.requests.clear()


def test_a_foreign_picture_is_refused_by_the_browser(page: Page, watched: Watched, empty: Dashboard) -> None:
    page.route("https://example.org/**", lambda route: route.abort())
    visit(page, empty)
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate("() => { new Image().src = 'https://example.org/pixel.png' }")
    watched.requests.clear()


def test_the_first_tab_stop_skips_to_the_content(page: Page, sample: Dashboard) -> None:
    visit(page, sample)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"


def test_a_second_dashboard_on_the_same_store_stops_with_one_sentence(empty: Dashboard) -> None:
    surroundings = {**os.environ, "COPROD_STORE": str(empty.store), "COPROD_SAMPLE": "0"}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"]
    second = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )
    assert second.returncode == 3
    assert "Traceback" not in second.stderr
    assert [line for line in second.stderr.splitlines() if line.startswith("coprod: ")]


def test_a_stopped_dashboard_gives_its_store_back(fresh: Dashboard) -> None:
    fresh.process.send_signal(signal.SIGTERM)
    fresh.process.wait(20)
    said = fresh.store.with_suffix(".log").read_text()
    assert "Traceback" not in said
    assert fresh.store.is_file()
    assert not fresh.store.with_name(fresh.store.name + ".wal").exists()
