"""Phones that talk to the routes without a network, and a room of their own for each test."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from html.parser import HTMLParser

import httpx
import pytest
from starlette.applications import Starlette

from coprod.desk.opening import Desk, Settings, opened
from coprod.phone.routes import phones
from coprod.store import rooms
from coprod.workshop.course import Step, take
from coprod.workshop.room import Room, questions_for

CODE = "KRWM-4793"
SITE = "http://room.test"


class Form(HTMLParser):
    """The fields of the first form on a page as a browser would send them: hidden ones and what is chosen."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sends: dict[str, str] = {}
        self.offers: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag != "input" or not given.get("name"):
            return
        name, value = str(given["name"]), given.get("value") or ""
        if given.get("type") == "radio":
            self.offers.setdefault(name, []).append(value)
        if given.get("type") != "radio" or "checked" in given:
            self.sends[name] = value


@dataclass
class Phone:
    """One phone with its cookies."""

    client: httpx.Client
    page: httpx.Response | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def look(self, path: str = f"/v/{CODE}") -> httpx.Response:
        self.page = self.client.get(path, headers=self.headers)
        return self.page

    def answer(self, **chosen: str) -> httpx.Response:
        """Fill in the form of the page last seen and send it, following where it leads."""
        assert self.page is not None
        self.page = self.client.post(f"/v/{CODE}", data={**Form(self.page.text).sends, **chosen}, headers=self.headers)
        return self.page


@dataclass
class Hall:
    """A room with its desk, the routes and as many phones as a test wants."""

    desk: Desk
    app: Starlette

    def phone(self, **headers: str) -> Phone:
        client = httpx.Client(transport=Bridge(self.app), base_url=SITE, follow_redirects=True)
        return Phone(client, headers=headers)

    def go(self, *steps: Step, to: int | None = None) -> None:
        for step in steps:
            present = rooms.held(self.desk.store, CODE)
            rooms.move(self.desk.store, present, take(present.course, step, to=to), step)

    def votes(self) -> list[tuple[object, ...]]:
        with self.desk.store.reading() as cursor:
            return cursor.execute(
                "SELECT question, round, first_rating, first_missing, second_rating, second_missing "
                "FROM room_votes ORDER BY number"
            ).fetchall()


class Bridge(httpx.BaseTransport):
    """Carries requests of a plain client to an ASGI app."""

    def __init__(self, app: Starlette) -> None:
        self._inner = httpx.ASGITransport(app=app, client=("192.0.2.7", 1))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        async def carried() -> httpx.Response:
            sent = httpx.Request(request.method, request.url, headers=request.headers, content=request.read())
            answer = await self._inner.handle_async_request(sent)
            body = await answer.aread()  # unpacked already, so it must not say that it is packed
            headers = [(name, value) for name, value in answer.headers.raw if name.lower() != b"content-encoding"]
            return httpx.Response(answer.status_code, headers=headers, content=body)

        return asyncio.run(carried())


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(Settings(store=tmp_path_factory.mktemp("phones") / "s.duckdb")) as desk:
        yield desk


@pytest.fixture
def hall(served: Desk) -> Hall:
    return made(served)


@pytest.fixture
def make_hall(served: Desk) -> Callable[..., Hall]:
    return lambda **changed: made(served, **changed)


def made(desk: Desk, **changed: object) -> Hall:
    for code in rooms.codes(desk.store):
        rooms.delete(desk.store, code)
    room = Room(
        code=CODE,
        title="Bikes & <b>cars</b>",
        city="Ayton",
        pilot="",
        round="2026",
        instrument=desk.instrument.key,
        language="en",
        questions=questions_for(desk.instrument, ["facilitation", "need_insight", "lead_1"], apart=False),
        roles=(),
        seats_expected=12,
        joins_round=True,
        delete_on=date(2099, 12, 24),
    )
    rooms.prepare(desk.store, replace(room, **changed))
    return Hall(desk, Starlette(routes=phones(lambda: desk)))
