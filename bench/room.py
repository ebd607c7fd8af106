"""A room full of phones: real HTTP clients join, answer and poll; beside it a bare route that writes the same row.

Both have the same machine: the wall and the facilitator's page stand open in a browser while either crowd answers.
"""

import asyncio
import gc
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
JOIN, ANSWER, POLL, PATIENCE = 10.0, 10.0, 2.0, 120.0
RUNS = 3
MEMORY, WALL, TIMES_BARE = 600.0, 2000.0, 2.0
Seconds = list[float]


@dataclass(frozen=True)
class Run:
    """What one crowd met: p95 of a vote and of one at the bare route, the wall's delay, all in ms; votes; MB."""

    vote: float
    bare: float
    wall: float
    kept: int
    memory: float


def figures() -> Iterator[Figure]:
    """Yield each size of room: vote to recorded beside the bare route, the wall, what was lost or doubled, memory.

    Of three runs the worst, but for the bare route: there the middle one, as on a busy machine one run says little.
    """
    for phones, limit in SIZES.items():
        runs = [_run(phones) for _ in range(RUNS)]
        ours, wall, memory = (max(getattr(run, name) for run in runs) for name in ("vote", "wall", "memory"))
        kept = next((run.kept for run in runs if run.kept != phones), phones)
        yield Figure(f"{phones} phones, vote to recorded, p95", ours, target=f"<= {limit:.0f} ms", met=ours <= limit)
        yield _beside(phones, sorted(runs, key=lambda run: run.vote / run.bare)[RUNS // 2])
        yield Figure(f"{phones} phones, wall after the last vote", wall, target=f"<= {WALL:.0f} ms", met=wall <= WALL)
        yield Figure(f"{phones} phones, votes kept", float(kept), "", target=f"= {phones}", met=kept == phones)
        yield Figure(f"{phones} phones, server's peak memory", memory, "MB", target="<= 600 MB", met=memory <= MEMORY)


def _beside(phones: int, run: Run) -> Figure:
    met = run.vote <= TIMES_BARE * run.bare
    return Figure(f"{phones} phones, beside a bare route", run.vote, against=run.bare, target="<= 2.0", met=met)


def _run(phones: int) -> Run:
    """Let one crowd answer at the bare route and another one in the room, on the same machine in the same minute."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "room.duckdb"
        open_room(store)
        with contextmanager(serve)(store, sample=False) as dashboard, _bare(Path(folder)) as address:
            bare, taken, wall = asyncio.run(_crowds(dashboard, address, phones))
            memory = peak(dashboard)
        return Run(p95(taken), p95(bare), wall, _kept(store), memory)


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


async def _crowds(dashboard: Dashboard, bare: str, phones: int) -> tuple[Seconds, Seconds, float]:
    """Open the wall and the facilitator's page, then let both crowds answer; return each vote's time and the wall's."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*QUIET, "--no-sandbox"])
        wall, host = await browser.new_page(), await browser.new_page()
        await wall.goto(f"{dashboard.url}/wall?code={CODE}")
        await host.goto(f"{dashboard.url}/facilitate?room={CODE}")
        theirs, _ = await _crowd(bare, phones)
        watching = asyncio.create_task(_shown(wall, phones))
        ours, last = await _crowd(f"{dashboard.url}/v/{CODE}", phones)
        seen = await watching
        await browser.close()
    return theirs, ours, max(0.0, (seen - last) * 1000)


async def _crowd(address: str, phones: int) -> tuple[Seconds, float]:
    """Let phones in; return how long each vote took, in ms, and when the last was recorded.

    Python collects no garbage here meanwhile, which would stop all phones at once: they are not in one process.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        taken, ends = zip(*await asyncio.gather(*(_phone(address) for _ in range(phones))), strict=True)
    finally:
        gc.enable()
        gc.unfreeze()
    return list(taken), max(ends)


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
    """Return when the wall shows that all have answered; ten looks a second, as more would load the machine."""
    there = "words => document.querySelector('[data-testid=\"stMain\"]')?.textContent.includes(words)"
    patience = (JOIN + ANSWER + PATIENCE) * 1000
    await wall.wait_for_function(there, arg=f"{phones} of {phones} answered", polling=100, timeout=patience)
    return time.monotonic()


@contextmanager
def _bare(folder: Path) -> Iterator[str]:
    """Run the bare route; return its address."""
    port, log = free_port(), folder / "bare.log"
    script = [sys.executable, str(ROOT / "bench" / "bare.py"), str(folder / "bare.duckdb"), str(port)]
    with log.open("wb") as said, subprocess.Popen(script, stdout=said, stderr=said) as server:  # noqa: S603 - our own
        try:
            wait_for(f"http://127.0.0.1:{port}/", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()
