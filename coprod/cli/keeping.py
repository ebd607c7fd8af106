"""Copies of the store: backup and restore."""

import argparse

from coprod.cli.voice import DONE, inform
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
