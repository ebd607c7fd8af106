"""Who takes part, how deeply, and who decides: six indicators of the participation matrix.

Depth 2 (asked) makes a stakeholder active in a stage, 3 is worked with; a right of 2 co-decides. Partners are the
stakeholders outside government: a government that is always there flatters, so lifecycle coverage, depth, continuity
and the co-decision rate rest on partners alone.

What is not known is not zero. Means leave it out. Where nobody reaches a depth or a right, but an unknown cell could,
the part cannot be told (None), and the share is a lower bound (``at_least``).

A documented-only matrix never tells who was absent. Helix coverage, lifecycle coverage and the co-decision rate can
only rise as more becomes known, so they are lower bounds. Evenness, continuity and the mean depth are refused: one more
partner can lower each of them, so zero in the place of the unknown bounds nothing but those who happen to be listed.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import fsum

from coprod.measures.diversity import evenness, hhi, iqv
from coprod.measures.indicator import Indicator
from coprod.measures.matrix import CIVIL_SOCIETY, DEPTHS, HELICES, Participation
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value

ACTIVE, WORKED_WITH, CO_DECIDES = 2, 3, 2


def helix_coverage(matrix: Participation) -> Indicator:
    """Share of the four helices with a stakeholder active in any stage; 0 to 1 (Carayannis & Campbell 2009).

    ``per_stage`` is the same share of each stage, None where no depth is known. Undefined when no depth is known at
    all. n: stakeholders, from 1.
    """

    def active(stages: Iterable[str]) -> dict[str, bool | None]:
        within = list(stages)
        return {
            helix: matrix.reached((d for stage in within for d in matrix.depths(stage, matrix.sector(helix))), ACTIVE)
            for helix in HELICES
        }

    known = {stage for _, stage in matrix.depth}
    overall = active(matrix.stages)
    undefined = matrix.empty() or (None if known else matrix.unknown())
    return Indicator(
        "helix_coverage",
        undefined or _share(overall),
        len(matrix.participants),
        at_least=not undefined and None in overall.values(),
        per_stage={stage: _share(active([stage])) if stage in known else None for stage in matrix.stages},
        details={"active": overall, "known_cells": len(matrix.depth)},
    )


def stakeholder_evenness(matrix: Participation) -> Indicator:
    """Pielou's evenness of the active cells over the four helices, k = 4 always; 0 to 1 (Pielou 1966).

    Details: active cells by helix, their HHI and IQV. Undefined when nobody is known to be active, and when documented
    only. n: stakeholders, from 1.
    """
    counts = {helix: matrix.cells_of(helix, matrix.depth, ACTIVE) for helix in HELICES}
    spread, undefined = list(counts.values()), matrix.incomplete()
    value = None if undefined else evenness(spread)
    reason = undefined or (Undefined.NOBODY_ACTIVE if matrix.depth else Undefined.NOBODY)
    parts = {"hhi": hhi(spread), "iqv": iqv(spread)} if not undefined else {}
    return Indicator(
        "stakeholder_evenness",
        reason if value is None else value,
        len(matrix.participants),
        details={"active_cells": counts, **parts, "known_cells": len(matrix.depth)},
    )


def lifecycle_coverage(matrix: Participation) -> Indicator:
    """Share of stages in which a partner is worked with (depth 3) or more; 0 to 1 (Nabatchi et al. 2017).

    ``per_stage`` is 1 or 0, None where it cannot be told. Without partners it is 0, and ``no_partners`` says so.
    Undefined when no depth of a partner is known, and without a documented partner when documented only. n: stages,
    from 1.
    """
    cells = {stage: matrix.depths(stage, matrix.partners) for stage in matrix.stages}
    told = any(_known(depths) for depths in cells.values()) or matrix.governed_alone
    undefined = matrix.empty() or (None if told else matrix.unknown())
    details = {"known_cells": len(matrix.depth)}
    return _share_of_stages("lifecycle_coverage", matrix, cells, WORKED_WITH, undefined, details)


def participation_depth(matrix: Participation) -> Indicator:
    """Mean over stages of the partners' mean depth, as a share of 5; 0 to 1 (Arnstein 1969; Fung 2006).

    ``per_stage`` is the partners' mean depth in points, 0 to 5; what is not known is left out. Without partners it is
    0, and ``no_partners`` says so. Details: the deepest known civil-society stakeholder of each stage in points, and
    the mean of those as a share of 5 (citizen max). Undefined when documented only; citizen max, with 0 for a stage
    that is not known, is a true lower bound then and remains. n: stakeholders, from 1.
    """
    undefined, citizens = matrix.incomplete(), matrix.sector(CIVIL_SOCIETY)
    means = {stage: _mean(matrix.depths(stage, matrix.partners)) for stage in matrix.stages}
    mean = _mean(means.values())
    deepest = {stage: max(_known(matrix.depths(stage, citizens)), default=None) for stage in matrix.stages}
    return Indicator(
        "participation_depth",
        undefined or (mean / DEPTHS.high if mean is not None else Undefined.NOBODY if matrix.partners else 0.0),
        len(matrix.participants),
        per_stage={} if undefined else means,
        details={
            "citizen_max": _citizen_max(matrix, deepest) if citizens else matrix.empty() or Undefined.NO_CIVIL_SOCIETY,
            "citizen_max_at_least": matrix.documented_only,
            "citizen_max_per_stage": deepest,
            "no_partners": not matrix.partners,
            "known_cells": len(matrix.depth),
        },
    )


def continuity(matrix: Participation) -> Indicator:
    """Mean Jaccard index of the partners active in two stages that follow one another; 0 to 1.

    ``per_stage`` has a part for each pair, "first/second", None where nobody was active in either and the pair is left
    out. A partner whose depth is not known in one of the two stages is left out of that pair: to call it dropped would
    take unknown for zero. Undefined when every pair is left out, and when documented only. n: stages, from 2.
    """
    undefined = matrix.incomplete() or (Undefined.BELOW_MINIMUM if len(matrix.stages) < 2 else None)
    pairs = () if undefined else pairwise(matrix.stages)
    kept = {f"{one}/{other}": _jaccard(matrix, one, other) for one, other in pairs}
    mean = _mean(kept.values())
    return Indicator(
        "continuity",
        undefined or (_no_pair(matrix) if mean is None else mean),
        len(matrix.stages),
        per_stage=kept,
        details={"pairs": len(_known(kept.values())), "known_cells": len(matrix.depth)},
    )


def co_decision_rate(matrix: Participation) -> Indicator:
    """Share of stages in which a partner co-decides (right 2) or decides; 0 to 1 (Ansell & Gash 2008).

    ``per_stage`` is 1 or 0, None where it cannot be told. Details: cells with such a right by helix, government
    included, and their IQV. Undefined when no right (of a partner, where there is one) is recorded. n: stages, from 1.
    """
    cells = {stage: matrix.rights(stage, matrix.partners) for stage in matrix.stages}
    told = any(_known(rights) for rights in cells.values()) or (bool(matrix.right) and matrix.governed_alone)
    undefined = matrix.empty() or (None if told else Undefined.NO_RIGHTS)
    counts = {helix: matrix.cells_of(helix, matrix.right, CO_DECIDES) for helix in HELICES}
    details: dict[str, object] = {
        "deciding_cells": counts,
        "iqv": Undefined.DOCUMENTED_ONLY if matrix.documented_only else iqv(list(counts.values())),
        "known_rights": len(matrix.right),
    }
    return _share_of_stages("co_decision_rate", matrix, cells, CO_DECIDES, undefined, details)


def _share_of_stages(
    measure: str,
    matrix: Participation,
    cells: Mapping[str, list[int | None]],
    least: int,
    undefined: Undefined | None,
    details: Mapping[str, object],
) -> Indicator:
    met = {stage: matrix.reached(values, least) for stage, values in cells.items()}
    return Indicator(
        measure,
        undefined or _share(met),
        len(matrix.stages),
        at_least=not undefined and None in met.values(),
        per_stage={stage: None if one is None else float(one) for stage, one in met.items()},
        details={"no_partners": not matrix.partners, **details},
    )


def _share(met: Mapping[str, bool | None]) -> float:
    return sum(one is True for one in met.values()) / len(met)


def _known(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _mean(values: Iterable[float | None]) -> float | None:
    known = _known(values)
    return fsum(known) / len(known) if known else None


def _citizen_max(matrix: Participation, deepest: Mapping[str, float | None]) -> Value:
    known = _known(deepest.values())
    stages = len(deepest) if matrix.documented_only else len(known)
    return fsum(known) / stages / DEPTHS.high if known else matrix.empty() or matrix.unknown()


def _jaccard(matrix: Participation, one: str, other: str) -> float | None:
    both = zip(matrix.depths(one, matrix.partners), matrix.depths(other, matrix.partners), strict=True)
    active = [(a >= ACTIVE, b >= ACTIVE) for a, b in both if a is not None and b is not None]
    either = sum(a or b for a, b in active)
    return sum(a and b for a, b in active) / either if either else None


def _no_pair(matrix: Participation) -> Undefined:
    depths = _known(depth for stage in matrix.stages for depth in matrix.depths(stage, matrix.partners))
    if matrix.partners and not depths:
        return Undefined.NOBODY
    return Undefined.BELOW_MINIMUM if any(depth >= ACTIVE for depth in depths) else Undefined.NO_PARTNER_ACTIVE
