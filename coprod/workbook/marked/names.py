"""Names of sheets as Excel takes them: 31 letters at most, some letters barred, no two alike."""

import re
from collections.abc import Collection

LONGEST = 31
BARRED = re.compile(r"[\x00-\x1f\[\]:*?/\\]")


def untaken(wanted: str, taken: Collection[str], otherwise: str = "Data") -> str:
    """Return a name that Excel takes and no sheet has yet: the one wanted, else with a number behind it."""
    alike = {name.casefold() for name in taken}
    name = BARRED.sub(" ", wanted).strip().strip("'") or otherwise
    for number in range(1, len(alike) + 2):
        behind = f" ({number})" if number > 1 else ""
        candidate = name[: LONGEST - len(behind)] + behind
        if candidate.casefold() not in alike:
            break
    return candidate
