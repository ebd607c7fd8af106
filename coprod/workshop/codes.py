"""Codes that people type from a wall: short, without letters and digits that look alike, too many to guess."""

import re
import secrets

LETTERS = "ACDEFGHJKMNPRTUVWXY"  # no B (8), I and L (1), O and Q (0), S (5), Z (2)
DIGITS = "234679"  # no 0, 1, 5, 8
HALF = 4


def new_code() -> str:
    """Return a code such as ``KRWM-4793``: one of about 169 million, by the system's own randomness."""
    letters, digits = ("".join(secrets.choice(signs) for _ in range(HALF)) for signs in (LETTERS, DIGITS))
    return f"{letters}-{digits}"


def read(typed: str) -> str:
    """Return the code that somebody typed, in capitals and with its hyphen; '' for what can be no code."""
    plain = re.sub(r"[\s-]+", "", typed).upper()
    known = re.fullmatch(f"[{LETTERS}]{{{HALF}}}[{DIGITS}]{{{HALF}}}", plain)
    return f"{plain[:HALF]}-{plain[HALF:]}" if known else ""
