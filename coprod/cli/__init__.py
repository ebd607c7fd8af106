"""The command line: for municipal IT, for scripts and for auditors. Everything it does, the pages do too.

Exit codes: 0 done, 1 the input was refused and the answer says why, 2 wrong usage, 3 the store is in use.
Rooms are imported where they are needed, so that help is there at once.
"""

from coprod.cli.parser import main

__all__ = ["main"]
