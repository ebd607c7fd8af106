"""Participation matrices to work on: the worked example of the method, and any matrix at all."""

from hypothesis import strategies as st

from coprod.measures.matrix import HELICES, STAGES, Given, Participation

Rows = list[tuple[Given, ...]]

CYCLE = ("co_commissioning", "co_design", "co_delivery", "co_assessment")
WORKED = (
    ("city_digital", "government", "5555", "3233"),
    ("transport_agency", "government", "3453", "1221"),
    ("ict_sme", "business", "0340", "0110"),
    ("university", "research", "2404", "1101"),
    ("residents_assoc", "civil_society", "2312", "1200"),
    ("disability_ngo", "civil_society", "0422", "0101"),
)


def rows(*stakeholders: tuple[str, str, str, str], stages: tuple[str, ...] = CYCLE) -> Rows:
    """One row per stakeholder and stage from a digit per stage, "." where it is not known."""
    return [
        (name, helix, stage, None if depth == "." else int(depth), None if right == "." else int(right))
        for name, helix, depths, rights in stakeholders
        for stage, depth, right in zip(stages, depths, rights, strict=True)
    ]


def matrix(*stakeholders: tuple[str, str, str, str], stages: tuple[str, ...] = CYCLE) -> Participation:
    """The full matrix of such rows."""
    return Participation.of(rows(*stakeholders, stages=stages), stages=stages)


def documented(*stakeholders: tuple[str, str, str, str]) -> Participation:
    """The same as desk research leaves it: only what public sources tell."""
    return Participation.of([row for row in rows(*stakeholders) if row[3] is not None], documented_only=True)


EXAMPLE = matrix(*WORKED)
HELIX = st.sampled_from(HELICES)


@st.composite
def stakeholder_rows(
    draw: st.DrawFn, name: str, stages: tuple[str, ...], *, known: bool = False, helix: st.SearchStrategy[str] = HELIX
) -> Rows:
    """One stakeholder in every stage; with ``known`` no cell is missing."""
    depth, right = st.integers(0, 5), st.integers(0, 3)
    sector = draw(helix)
    return [
        (name, sector, stage, draw(depth if known else st.none() | depth), draw(right if known else st.none() | right))
        for stage in stages
    ]


@st.composite
def matrix_rows(draw: st.DrawFn, *, known: bool = False, fewest: int = 0) -> tuple[Rows, tuple[str, ...]]:
    """Rows of up to six stakeholders in the first one to four stages of the cycle."""
    stages = STAGES[: draw(st.integers(1, 4))]
    people = draw(st.integers(fewest, 6))
    return [row for one in range(people) for row in draw(stakeholder_rows(f"s{one}", stages, known=known))], stages
