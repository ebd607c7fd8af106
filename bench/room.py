"""A room full of phones: real HTTP clients join, answer and poll; beside it a bare route that writes the same row."""

import asyncio
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import httpx
from playwright.async_api import Page, async_playwright

from bench.figures import Figure, p95
from bench.server import peak
from coprod.desk.opening import Settings, opened
from coprod.store import rooms, votes
from coprod.workshop.course import Step, take
from coprod.workshop.room import Asks, Question, Room
from tests.browser.dashboard import QUIET, ROOT, Dashboard, free_port, serve, wait_for
from tests.phone.conftest import Form

CODE = "KRWM-4793"
SIZES = {150: 300.0, 300: 1000.0}  # phones, and how many milliseconds a vote may take at p95
JOIN, ANSWER, POLL, PATIENCE = 10.0, 10.0, 2.0, 60.0
MEMORY, WALL, TIMES_BARE = 600.0, 2000.0, 2.0
Seconds = list[float]


def figures() -> Iterator[Figure]:
    """Yield each size of room: vote to recorded beside the bare route, the wall, what was lost or doubled, memory."""
    for phones, limit in SIZES.items():
        bare = asyncio.run(_bare(phones))
        with tempfile.TemporaryDirectory() as folder:
            store = Path(folder) / "room.duckdb"
            open_room(store)
            with contextmanager(serve)(store, sample=False) as dashboard:
                taken, wall = asyncio.run(_room(dashboard, phones))
                memory = peak(dashboard)
            kept = _kept(store)
        ours, theirs = p95(taken), p95(bare)
        name = f"{phones} phones, vote to recorded, p95"
        yield Figure(name, ours, target=f"<= {limit:.0f} ms", met=ours <= limit)
        met = ours <= TIMES_BARE * theirs
        yield Figure(f"{phones} phones, beside a bare route", ours, against=theirs, target="<= 2.0", met=met)
        yield Figure(f"{phones} phones, wall after the last vote", wall, target=f"<= {WALL:.0f} ms", met=wall <= WALL)
        yield Figure(f"{phones} phones, votes kept", float(kept), "", target=f"= {phones}", met=kept == phones)
        yield Figure(f"{phones} phones, server's peak memory", memory, "MB", target="<= 600 MB", met=memory <= MEMORY)


def open_room(store: Path) -> None:
    """Make a store with a room whose one question is open."""
    with opened(Settings(store=store)) as desk:
        room = Room(
            code=CODE,
            title="Bench",
            city="Bench",
            pilot="",
            round="bench",
            instrument=desk.instrument.key,
            language="en",
            questions=(Question("facilitation", Asks.BOTH),),
            roles=(),
            seats_expected=None,
            joins_round=False,
            delete_on=date(2999, 1, 1),
        )
        held = rooms.prepare(desk.store, room)
        rooms.move(desk.store, held, take(held.course, Step.OPEN), Step.OPEN)


def _kept(store: Path) -> int:
    """Return how many seats have exactly one vote; a doubled one makes it more than there are phones."""
    with opened(Settings(store=store)) as desk:
        held = rooms.held(desk.store, CODE)
        with desk.store.reading() as cursor:
            rows = cursor.execute("SELECT COUNT(*) FROM room_votes").fetchone()
        answered = votes.answered(desk.store, held.id, "facilitation.both", 1)
    return answered if rows == (answered,) else -1


async def _room(dashboard: Dashboard, phones: int) -> tuple[Seconds, float]:
    """Let the phones in with the wall and the facilitator open; return each vote's time and the wall's, in ms."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*QUIET, "--no-sandbox"])
        wall, host = await browser.new_page(), await browser.new_page()
        await wall.goto(f"{dashboard.url}/wall?code={CODE}")
        await host.goto(f"{dashboard.url}/facilitate?room={CODE}")
        address = f"{dashboard.url}/v/{CODE}"
        crowd = [asyncio.create_task(_phone(address)) for _ in range(phones)]
        watching = asyncio.create_task(_shown(wall, phones))
        taken, ends = zip(*await asyncio.gather(*crowd), strict=True)
        seen = await watching
        await browser.close()
    return list(taken), max(0.0, (seen - max(ends)) * 1000)


async def _phone(address: str) -> tuple[float, float]:
    """Join, poll until it is time, answer once; return how long the answer took, in ms, and when it was recorded."""
    chance = random.Random()  # noqa: S311 - people, not secrets
    async with httpx.AsyncClient(timeout=PATIENCE, follow_redirects=True, verify=False) as client:  # noqa: S501 - http
        await asyncio.sleep(chance.uniform(0, JOIN))
        page = await client.get(address)
        until = time.monotonic() + chance.uniform(0, ANSWER)
        while time.monotonic() < until:
            await client.get(f"{address}/tick")
            await asyncio.sleep(min(POLL, max(0.0, until - time.monotonic())))
        form = Form(page.text).sends | {"importance": "4", "capacity": "2", "script": "1"}  # as it polls, it has one
        start = time.monotonic()
        answer = await client.post(address, data=form)
        end = time.monotonic()
        if "Your answer is recorded." not in answer.text:
            raise RuntimeError(f"A vote was not recorded: {answer.status_code}")
    return (end - start) * 1000, end


async def _shown(wall: Page, phones: int) -> float:
    """Return when the wall shows that all have answered."""
    words = re.compile(rf"\b{phones} of {phones} answered")
    await wall.get_by_text(words).first.wait_for(timeout=(JOIN + ANSWER + PATIENCE) * 1000)
    return time.monotonic()


async def _bare(phones: int) -> Seconds:
    """Return the times of a crowd that does the same at the bare route, in ms."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        log = Path(folder) / "log"
        with log.open("wb") as said:
            server = subprocess.Popen(  # noqa: S603 - our own script
                [sys.executable, str(ROOT / "bench" / "bare.py"), str(Path(folder) / "bare.duckdb"), str(port)],
                stdout=said,
                stderr=said,
            )
            try:
                await asyncio.to_thread(wait_for, f"http://127.0.0.1:{port}/", server, log)
                address = f"http://127.0.0.1:{port}"
                return [taken for taken, _ in await asyncio.gather(*(_phone(address) for _ in range(phones)))]
            finally:
                server.kill()
                server.wait()
