"""From another machine there are the phones' pages and nothing else; this machine has all of it."""

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from coprod.phone import phones_only


async def whole(request: Request) -> Response:
    return PlainTextResponse(f"seen {request.url.path}")


APP = phones_only(Starlette(routes=[Route("/{path:path}", whole, methods=["GET", "POST"])]))


def ask(path: str, client: str, method: str = "GET", **headers: str) -> httpx.Response:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=APP, client=(client, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://192.168.1.5:8501") as phone:
            return await phone.request(method, path, headers=headers)

    return asyncio.run(asked())


@pytest.mark.parametrize("client", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("path", ["/", "/facilitate", "/about", "/v/KRWM-4793"])
def test_this_machine_sees_everything(client: str, path: str) -> None:
    assert ask(path, client).text == f"seen {path}"


@pytest.mark.parametrize("path", ["/v", "/v/KRWM-4793", "/v/KRWM-4793/tick", "/q", "/q/KRWM-4793"])
def test_other_machines_see_the_phones_pages(path: str) -> None:
    assert ask(path, "192.168.1.7").text == f"seen {path}"
    assert ask(path, "192.168.1.7", "POST").text == f"seen {path}"


@pytest.mark.parametrize("client", ["192.168.1.7", "testclient", "fe80::1"])
@pytest.mark.parametrize("path", ["/", "/facilitate", "/wall", "/about", "/_stcore/health", "/media/x", "/vv", "//v"])
def test_other_machines_are_led_to_the_phones_pages_from_everywhere_else(client: str, path: str) -> None:
    led = ask(f"http://192.168.1.5:8501{path}", client, Host="localhost")
    assert (led.status_code, led.headers["location"]) == (303, "/v")
    assert ask(path if path != "//v" else "/x", client, "POST", Host="localhost").status_code == 403


@pytest.mark.parametrize(("client", "let_in"), [("192.168.1.7", False), ("127.0.0.1", True)])
def test_the_dashboard_s_own_connection_is_for_this_machine_only(client: str, let_in: bool) -> None:
    reached: list[str] = []

    async def dashboard(scope: dict[str, object], *_: object) -> None:
        reached.append(str(scope["path"]))

    async def receive() -> dict[str, object]:
        return {"type": "websocket.connect"}

    told: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        told.append(message)

    for path in ("/_stcore/stream", "/v/x"):
        scope = {"type": "websocket", "path": path, "client": (client, 1), "headers": []}
        asyncio.run(phones_only(dashboard)(scope, receive, send))  # type: ignore[arg-type]
    assert reached == (["/_stcore/stream", "/v/x"] if let_in else [])
    assert told == ([] if let_in else [{"type": "websocket.close", "code": 1008}] * 2)
