"""A process that votes until it is killed, and writes down every vote that it was told is recorded."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from coprod.store.box import BallotBox
from coprod.store.opening import open_store
from coprod.workshop.ballot import Vote

THREADS = 4


def vote_on(path: str, room_id: str, question: str, first: int, last: int, told: str) -> None:
    """Cast a vote for each seat from ``first`` up to ``last``; the acknowledged ones are lines of the file ``told``."""
    box, said = BallotBox(open_store(Path(path))), os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def cast(number: int) -> None:
        box.cast(room_id, Vote(f"seat-{number}", question, 1, (1 + number % 5, 1 + number % 3)))
        os.write(said, f"{number}\n".encode())

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(cast, range(first, last)))
