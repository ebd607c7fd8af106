"""The yardstick for a room: a bare Starlette route that writes the same row, one DuckDB transaction a vote.

Run as ``python bench/bare.py STORE PORT``.
"""

import sys
import threading

import duckdb
import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route


def app(path: str) -> Starlette:
    """Return the app over a new file."""
    connection, lock = duckdb.connect(path, config={"threads": 2}), threading.Lock()
    connection.execute(
        "CREATE TABLE votes (room_id VARCHAR, seat VARCHAR, question VARCHAR, round SMALLINT, first_rating SMALLINT, "
        "first_missing VARCHAR, second_rating SMALLINT, second_missing VARCHAR, number BIGINT)"
    )

    def write(seat: str) -> None:
        with lock, connection.cursor() as cursor:
            cursor.begin()
            row = ["room", seat, "facilitation.both", 1, 4, None, 2, None, 1]
            cursor.execute("INSERT INTO votes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            cursor.commit()

    async def show(_: Request) -> PlainTextResponse:
        return PlainTextResponse("<form><input type=hidden name=seat value=seat></form>")

    async def tick(_: Request) -> PlainTextResponse:
        return PlainTextResponse("0.1.1.0")

    async def vote(request: Request) -> PlainTextResponse:
        await run_in_threadpool(write, (await request.body()).decode())
        return PlainTextResponse("Your answer is recorded.")

    routes = [Route("/", show, methods=["GET"]), Route("/", vote, methods=["POST"]), Route("/tick", tick)]
    return Starlette(routes=routes)


if __name__ == "__main__":
    uvicorn.run(app(sys.argv[1]), port=int(sys.argv[2]), log_level="warning")
