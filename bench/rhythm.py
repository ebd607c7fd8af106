"""The rhythm of a recorded workshop at ten times its pace: 26 people, 640 answers, up to 79 a minute, over HTTP.

We have the counts of that session and not its record, so who answers what is drawn, and the minutes are made.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from bench.figures import Figure, p95
from bench.room import CODE, PATIENCE, open_room
from coprod.desk.opening import Settings, opened
from coprod.store import rooms
from coprod.store.votes import LATEST
from tests.browser.dashboard import Dashboard, serve
from tests.phone.conftest import Form

PEOPLE, MINUTE = 26, 6.0  # a minute of the record, in seconds at ten times its pace
MINUTES = (12, 30, 55, 79, 40, 25, 60, 72, 35, 20, 48, 64, 30, 22, 28, 15, 5)  # answers in each; the last is half a one
Answer = tuple[int, int]
Plan = list[tuple[float, Answer]]


def figures() -> Iterator[Figure]:
    """Yield the time of a vote, and how many votes and last answers of the record the store has in the end."""
    plans = _plans()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "room.duckdb"
        open_room(store)
        with contextmanager(serve)(store, sample=False) as dashboard:
            taken, seats = asyncio.run(_replayed(dashboard, plans))
        kept, standing = _kept(store)
    every = sum(MINUTES)
    record = sorted(plan[-1][1] for plan in plans)
    agree = sum(one == other for one, other in zip(standing, record, strict=False))
    yield Figure(
        "10 times a recorded pace, vote to recorded, p95", p95(taken), target="<= 300 ms", met=p95(taken) <= 300
    )
    yield Figure("votes kept", float(kept), "", target=f"= {every}", met=kept == every)
    yield Figure("last answers as in the record", float(agree), "", target=f"= {seats}", met=standing == record)


def _plans() -> list[Plan]:
    """Return when each person answers what: everybody once, then whoever comes."""
    chance = random.Random(26)  # noqa: S311 - people, not secrets
    moments = sorted((minute + chance.random()) * MINUTE for minute, count in enumerate(MINUTES) for _ in range(count))
    plans: list[Plan] = [[] for _ in range(PEOPLE)]
    for number, moment in enumerate(moments):
        who = number if number < PEOPLE else chance.randrange(PEOPLE)
        plans[who].append((moment, (chance.randint(1, 5), chance.randint(1, 5))))
    return plans


async def _replayed(dashboard: Dashboard, plans: list[Plan]) -> tuple[list[float], int]:
    """Let everybody answer at their moments; return each answer's time, in ms, and how many people there were."""
    start, address = time.monotonic(), f"{dashboard.url}/v/{CODE}"
    told = await asyncio.gather(*(_person(address, plan, start) for plan in plans))
    return [one for taken in told for one in taken], len(told)


async def _person(address: str, plan: Plan, start: float) -> list[float]:
    taken = []
    async with httpx.AsyncClient(timeout=PATIENCE, follow_redirects=True, verify=False) as client:  # noqa: S501 - http
        page = await client.get(address)
        for moment, (importance, capacity) in plan:
            await asyncio.sleep(max(0.0, start + moment - time.monotonic()))
            form = Form(page.text).sends | {"importance": str(importance), "capacity": str(capacity), "script": "1"}
            sent = time.monotonic()
            page = await client.post(address, data=form)
            taken.append((time.monotonic() - sent) * 1000)
            if "Your answer is recorded." not in page.text:
                raise RuntimeError(f"A vote was not recorded: {page.status_code}")
    return taken


def _kept(store: Path) -> tuple[int, list[Answer]]:
    """Return how many votes there are, and the last answer of each seat, in order."""
    with opened(Settings(store=store)) as desk, desk.store.reading() as cursor:
        row = cursor.execute("SELECT COUNT(*), MAX(number) FROM room_votes").fetchone()
        room = rooms.held(desk.store, CODE).id
        last = cursor.execute(LATEST, [room, "facilitation.both", 1, row[1] if row else 0]).fetchall()
    return int(row[0]) if row else 0, sorted((one[3], one[5]) for one in last)
