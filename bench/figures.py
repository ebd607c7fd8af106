"""One line of the table, and the clock."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measured value, what it is compared with, and the target it has to meet."""

    name: str
    value: float
    unit: str = "ms"
    against: float | None = None
    target: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, str, str, str, str]:
        """Return the cells of the line as text."""
        ratio = f"{self.value / self.against:.2f}" if self.against else ""
        against = f"{self.against:.1f} {self.unit}" if self.against is not None else ""
        verdict = {True: "met", False: "MISSED", None: ""}[self.met]
        return self.name, f"{self.value:.1f} {self.unit}", against, ratio, f"{self.target} {verdict}".strip()


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Return how many milliseconds each of ``times`` calls took."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def median(taken: list[float]) -> float:
    """Return the middle one."""
    return statistics.median(taken)


def p95(taken: list[float]) -> float:
    """Return the value that 95 % stay at or below."""
    return statistics.quantiles(taken, n=20, method="inclusive")[-1]
