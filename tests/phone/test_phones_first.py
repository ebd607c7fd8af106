"""Phones are answered before anything of the dashboard is asked; the dashboard gets everything else."""

import asyncio
from collections.abc import Callable

import httpx
import pytest

from coprod.desk.opening import Desk
from coprod.phone import phones_first
from tests.phone.conftest import CODE, Hall, Phone

Scope = dict[str, object]


class Dashboard:
    """What stands behind the phones: it notes what it was asked, and says that it is the dashboard."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, scope: Scope, receive: Callable, send: Callable) -> None:
        self.asked.append(f"{scope['type']} {scope.get('path', '')}")
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"the dashboard"})


@pytest.fixture
def behind() -> Dashboard:
    return Dashboard()


@pytest.fixture
def front(hall: Hall, behind: Dashboard) -> Phone:
    return Hall(hall.desk, phones_first(behind, lambda: hall.desk)).phone()


@pytest.mark.parametrize(
    ("path", "status"), [("/v", 200), (f"/v/{CODE}", 200), (f"/v/{CODE}/tick", 200), ("/q", 200), ("/v/NONE-2222", 404)]
)
def test_a_phone_never_reaches_the_dashboard(front: Phone, behind: Dashboard, path: str, status: int) -> None:
    assert front.look(path).status_code == status
    assert behind.asked == []


@pytest.mark.parametrize("path", ["/", "/skills", "/_stcore/health", "/vv", f"/v/{CODE}/tick/tock"])
def test_what_is_no_phone_s_address_reaches_the_dashboard(front: Phone, behind: Dashboard, path: str) -> None:
    assert front.look(path).text == "the dashboard"
    assert behind.asked == [f"http {path}"]


def test_what_a_phone_cannot_do_is_refused_and_is_no_fault(front: Phone) -> None:
    answer: httpx.Response = front.client.request("DELETE", f"/v/{CODE}")
    assert answer.status_code == 405


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_the_dashboard_s_own_connections_pass(served: Desk, behind: Dashboard, kind: str) -> None:
    async def nothing(*_: object) -> Scope:
        return {}

    asyncio.run(phones_first(behind, lambda: served)({"type": kind, "path": f"/v/{CODE}"}, nothing, nothing))
    assert behind.asked == [f"{kind} /v/{CODE}"]
