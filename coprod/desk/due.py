"""Rooms whose day has come are deleted when the server starts, and at the first look at any room on a new day."""

import threading
from datetime import date

from coprod.store import rooms
from coprod.store.engine import Store


class Due:
    """Remembers on which day it last looked, so that looking costs nothing afterwards."""

    def __init__(self, store: Store) -> None:
        """Stand beside an open store."""
        self._store = store
        self._looked: date | None = None
        self._lock = threading.Lock()

    def clear(self, today: date) -> int:
        """Delete the rooms that are due, once a day; return how many went."""
        if self._looked == today:
            return 0
        with self._lock:
            if self._looked == today:
                return 0
            gone = rooms.delete_due(self._store, today)
            self._looked = today
            return gone
