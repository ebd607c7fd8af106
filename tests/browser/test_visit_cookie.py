"""The cookie of the last visit, by plain ASGI: on which answers it is set, how, and that it holds two times only."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

import app

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PAGE = {"type": "http", "method": "GET", "path": "/pilots", "query_string": b"", "headers": [], "scheme": "http"}


def cookies(*, status: int = 200, kind: bytes = b"text/html; charset=utf-8", **asked: Any) -> list[str]:
    """What an answer sets, straight from its headers."""

    async def streamlit(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind)]})
        await send({"type": "http.response.body", "body": b"<html>"})

    answer: list[Any] = []

    async def send(message: Any) -> None:
        answer.append(message)

    asyncio.run(app.remembered(streamlit)(PAGE | asked, None, send))
    return [value.decode() for name, value in answer[0]["headers"] if name == b"set-cookie"]


def test_a_page_sets_two_times_that_no_script_and_no_other_site_can_read() -> None:
    [cookie] = cookies()
    name, *rest = cookie.split("; ")
    assert rest == ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=31536000"]
    key, value = name.split("=")
    assert key == "coprod_visit"
    before, latest = value.split(".")
    assert before == "0"
    assert abs(int(latest) - datetime.now(UTC).timestamp()) < 60


def test_over_https_the_cookie_stays_there() -> None:
    assert cookies(scheme="https")[0].endswith("; Secure")


@pytest.mark.parametrize(
    "asked",
    [
        {"method": "HEAD"},
        {"method": "POST"},
        {"path": "/_stcore/health"},
        {"path": "/media/chart.svg"},
        {"status": 404},
        {"kind": b"image/png"},
    ],
    ids=str,
)
def test_only_a_page_that_was_found_sets_it(asked: dict[str, Any]) -> None:
    assert cookies(**asked) == []


@pytest.mark.parametrize(
    ("had", "told"),
    [
        ("", "0.1772442000"),
        ("coprod_visit=0.1772441000", "0.1772442000"),  # 1,000 seconds ago: the same visit
        ("coprod_visit=0.1772440000", "1772440000.1772442000"),  # 2,000 seconds ago: the visit before
        ("other=1; coprod_visit=5.1772441000", "5.1772442000"),
        ("coprod_visit=<script>", "0.1772442000"),
    ],
)
def test_the_next_page_goes_on_from_what_the_browser_kept(had: str, told: str) -> None:
    scope = PAGE | {"headers": [(b"cookie", had.encode())]}
    assert app.cookie(scope, MONDAY).partition(";")[0] == f"coprod_visit={told}"


def test_a_websocket_sets_nothing() -> None:
    seen: list[Any] = []

    async def streamlit(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept", "headers": []})

    async def send(message: Any) -> None:
        seen.append(message)

    asyncio.run(app.remembered(streamlit)({"type": "websocket", "path": "/_stcore/stream", "headers": []}, None, send))
    assert seen == [{"type": "websocket.accept", "headers": []}]
