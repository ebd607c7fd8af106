"""How long a person at a terminal waits before the command line says anything."""

import subprocess
import sys
from collections.abc import Iterator

from bench.figures import Figure, median, timed

TIMES = 7
LIMIT = 300


def figures() -> Iterator[Figure]:
    """Yield the wall time of the help text and of the import, compared with a Python that does nothing."""
    nothing = seconds("-c", "pass")
    for name, *arguments in (
        ("python -m coprod.cli --help", "-m", "coprod.cli", "--help"),
        ("import coprod.cli", "-c", "import coprod.cli"),
    ):
        taken = seconds(*arguments)
        yield Figure(name, taken, against=nothing, target=f"< {LIMIT} ms", met=taken < LIMIT)


def seconds(*arguments: str) -> float:
    """Return the median wall time of one Python call, in milliseconds."""

    def call() -> None:
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words

    return median(timed(call, TIMES))
