"""What the participation matrix says in a sentence, in a table, and as data for the download."""

from collections.abc import Mapping, Sequence

import pandas as pd

from coprod.charts.matrix_row import Cell, MatrixLine, Scales
from coprod.language import Speaker

GOVERNMENT = "government"
NAMED = 3
TOLD = 1  # the only depth above 0 that is no taking part


def sentence(
    lines: Sequence[MatrixLine],
    stages: Sequence[tuple[str, str]],
    scales: Scales,
    *,
    documented_only: bool,
    say: Speaker,
) -> str:
    """Say how much is known, who outside government takes part most deeply, and how the cells are read."""
    cells = [cell for line in lines for cell in line.cells]
    unknown = sum(cell.depth is None for cell in cells)
    parts = [
        say(
            "{groups} in {sectors}: how deeply they take part is known of {known} of {all} entries.",
            groups=say.many("{count} group", "{count} groups", len(lines)),
            sectors=say.many("{count} sector", "{count} sectors", len({line.helix for line in lines})),
            known=len(cells) - unknown,
            all=len(cells),
        ),
        _deepest(lines, dict(stages), scales, say),
    ]
    if any(cell.depth == TOLD for cell in cells):
        parts.append(say("Being told only (1) does not count as taking part."))
    parts.append(_key(scales, say))
    if unknown and documented_only:
        parts.append(say("Hatched is what no public page tells; it does not mean not involved."))
    elif unknown:
        parts.append(say("Hatched is what was not answered or not known; it does not mean not involved."))
    return " ".join(part for part in parts if part)


def table(lines: Sequence[MatrixLine], stages: Sequence[tuple[str, str]], scales: Scales, say: Speaker) -> pd.DataFrame:
    """Return a row per stakeholder, each stage said in words."""
    return pd.DataFrame(
        [
            {
                say("Stakeholder"): line.name,
                say("Sector"): line.helix_title,
                **{title: _said(cell, scales, say) for cell, (_, title) in zip(line.cells, stages, strict=True)},
                say("People"): "" if line.head_count is None else say.number(line.head_count, 0),
                say("Remark"): "; ".join(part for part in (say("leads") if line.is_lead else "", line.note) if part),
            }
            for line in lines
        ]
    )


def data(lines: Sequence[MatrixLine], record: Mapping[str, object]) -> pd.DataFrame:
    """Return a row per stakeholder and stage; an empty depth or right is not known."""
    rows = [
        {
            **record,
            "stakeholder": line.name,
            "helix": line.helix,
            "is_lead": line.is_lead,
            "head_count": line.head_count,
            "stage": cell.stage,
            "depth": cell.depth,
            "missing": cell.missing,
            "decision_right": cell.right,
            "confidence": cell.confidence,
            "basis": cell.basis,
            "source_url": cell.url,
        }
        for line in lines
        for cell in line.cells
    ]
    return pd.DataFrame(rows).astype(dict.fromkeys(("head_count", "depth", "decision_right"), "Int64"))


def _deepest(lines: Sequence[MatrixLine], stages: Mapping[str, str], scales: Scales, say: Speaker) -> str:
    known = [(cell, line) for line in lines if line.helix != GOVERNMENT for cell in line.cells if cell.depth]
    if not known:
        return ""
    most = max(cell.depth or 0 for cell, _ in known)
    where: dict[str, list[str]] = {}
    for cell, line in known:
        if cell.depth == most:
            where.setdefault(line.name, []).append(stages[cell.stage])
    named = [say("{who}, at {stages}", who=who, stages=", ".join(at)) for who, at in where.items()][:NAMED]
    more = [say("{count} more", count=len(where) - NAMED)] if len(where) > NAMED else []
    return say(
        "Deepest outside government is {depth}: {where}.",
        depth=scales.depth(Cell("", most, None), say),
        where="; ".join([*named, *more]),
    )


def _key(scales: Scales, say: Speaker) -> str:
    """Say what the number and the dots of a cell mean, the dots where there are any."""
    low, high = min(scales.depths), max(scales.depths)
    number = say("Number: how deeply the group takes part, {low} to {high}.", low=low, high=high)
    return f"{number} {say('Dots: who has the formal last word.')}" if scales.any_right else number


def _said(cell: Cell, scales: Scales, say: Speaker) -> str:
    depth, right = scales.depth(cell, say), scales.right(cell, say)
    told = say("{depth}, {right}", depth=depth, right=right) if right else depth
    return say("{told} ({confidence})", told=told, confidence=cell.confidence) if cell.confidence else told
