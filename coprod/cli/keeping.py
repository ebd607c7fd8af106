"""Keep the store: copy it away and back, take the last load out of it."""

import argparse

from coprod.cli.voice import DONE, REFUSED, inform
from coprod.cli.voice import desk as opened


def backup(asked: argparse.Namespace) -> int:
    """Write a full copy of the store."""
    from coprod.desk import keeping
    from coprod.desk.opening import OPERATOR

    with opened(asked) as desk:
        keeping.backup(desk, asked.out, person=OPERATOR)
    inform(f"{asked.out} written.")
    return DONE


def restore(asked: argparse.Namespace) -> int:
    """Put a backup in the place of the store."""
    from coprod.desk import keeping
    from coprod.desk.opening import OPERATOR

    with opened(asked) as desk:
        keeping.restore(desk, asked.source, person=OPERATOR)
    inform(f"{asked.source} restored.")
    return DONE


def undo(asked: argparse.Namespace) -> int:
    """Take the last load back."""
    from coprod.desk import saving
    from coprod.desk.opening import OPERATOR

    with opened(asked) as desk:
        load = saving.last_load(desk)
        if load is None:
            inform("There is no load that can be taken back: nothing was loaded, or the last one is back already.")
            return REFUSED
        count = saving.undo(desk, load.id, person=OPERATOR)
    inform(f"Taken back: {count} returns from {load.files} files, loaded on {load.loaded_at:%Y-%m-%d}.")
    return DONE
