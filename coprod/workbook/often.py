"""Words that a whole column is answered in, told once instead of cell by cell."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from coprod.workbook.findings import Finding

MANY = 200
"""From how many cells read as meant on they are told by column and words."""


def gathered(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings; of many cells that were read as meant, the first of each column and word stands for all."""
    meant = [one for one in findings if one.code == "understood"]
    if len(meant) < MANY:
        return list(findings)
    counts = Counter(_key(one) for one in meant)
    told, kept = set[tuple[str, str]](), list[Finding]()
    for one in findings:
        if one.code != "understood":
            kept.append(one)
        elif _key(one) not in told:
            told.add(_key(one))
            kept.append(replace(one, code="understood_often", details=(*one.details, ("count", counts[_key(one)]))))
    return kept


def _key(one: Finding) -> tuple[str, str]:
    return one.cell.rstrip("0123456789"), one.value
