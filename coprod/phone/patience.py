"""How many wrong codes one place may try, so that nobody finds a room by guessing. Addresses are never kept."""

import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from hashlib import sha256

TRIES, WINDOW = 20, 60.0
MOST = 10_000


class Patience:
    """Counts wrong codes by a salted digest of where they come from, in memory, for a minute.

    A room behind one address has 20 slips of the finger a minute; a guesser needs some 16 years for one in a hundred.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with patience for everybody."""
        self._clock = clock
        self._salt = secrets.token_bytes(16)
        self._wrong: OrderedDict[bytes, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def lost(self, place: str) -> bool:
        """Whether a place has tried too many wrong codes within a minute."""
        with self._lock:
            return len(self._recent(place)) >= TRIES

    def wrong(self, place: str) -> None:
        """Note a wrong code."""
        with self._lock:
            self._recent(place).append(self._clock())

    def _recent(self, place: str) -> deque[float]:
        key = sha256(self._salt + place.encode()).digest()
        tries = self._wrong.setdefault(key, deque(maxlen=TRIES))
        self._wrong.move_to_end(key)
        while tries and tries[0] <= self._clock() - WINDOW:
            tries.popleft()
        while len(self._wrong) > MOST:
            self._wrong.popitem(last=False)
        return tries
