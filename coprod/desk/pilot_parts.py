"""Who took part in one pilot at each stage, as coded at the desk: the matrix, and each entry with basis and source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coprod.charts import matrix
from coprod.charts.figure import Figure
from coprod.charts.matrix import Cell, MatrixLine
from coprod.desk.pilot_record import Facts, Record, site
from coprod.desk.pilots import STAGES
from coprod.language import Speaker
from coprod.measures.matrix import HELICES

SURE = ("high", "medium", "low")


@dataclass(frozen=True)
class Entry:
    """One stakeholder at one stage as coded: how deeply, with which say, how sure the coding is, from what."""

    who: str
    stage: str
    depth: str
    right: str
    confidence: str
    basis: str
    site: str
    url: str


@dataclass(frozen=True)
class Coding:
    """The desk coding as a matrix, None where no part of anybody is documented, and entry by entry.

    ``named`` are all groups that the sources name. ``confidences`` explains how sure an entry is, as (title, meaning).
    """

    named: tuple[str, ...]
    matrix: Figure | None
    entries: tuple[Entry, ...]
    confidences: tuple[tuple[str, str], ...]


def coding(one: Record, source: str, say: Speaker) -> Coding:
    """Return who took part; ``source`` stands under the matrix."""
    names = {who["stakeholder_id"]: who["name"] for who in one.stakeholders}
    places = {key: place for place, key in enumerate(names)}
    ordered = sorted(one.cells, key=lambda cell: (STAGES.index(cell["stage"]), places[cell["stakeholder_id"]]))
    return Coding(
        named=tuple(names.values()),
        matrix=_matrix(one, source, say) if one.cells else None,
        entries=tuple(_entry(cell, names, one) for cell in ordered),
        confidences=tuple((one.codes["confidence", level], one.meanings["confidence", level]) for level in SURE),
    )


def _entry(cell: Facts, names: Mapping[str, str], one: Record) -> Entry:
    return Entry(
        who=names[cell["stakeholder_id"]],
        stage=one.codes["stage", cell["stage"]],
        depth=f"{cell['depth']} {one.codes['depth', cell['depth']]}",
        right=one.codes["decision_right", cell["decision_right"]],
        confidence=one.codes["confidence", cell["confidence"]].lower(),
        basis=cell["basis"],
        site=site(cell["source_url"]),
        url=cell["source_url"],
    )


def _matrix(one: Record, source: str, say: Speaker) -> Figure:
    stages, told = one.titles("stage", STAGES), {(cell["stakeholder_id"], cell["stage"]): cell for cell in one.cells}
    documented = {who for who, _ in told}
    drawn = matrix.figure(
        [
            _line(who, [told.get((who["stakeholder_id"], stage)) for stage in stages], one, say)
            for who in one.stakeholders
            if who["stakeholder_id"] in documented
        ],
        stages=tuple(stages.items()),
        name="pilot-matrix",
        file=f"{one.pilot_id}-who-took-part",
        title=_title(one, say),
        source=source,
        documented_only=True,
        depths=one.numbered("depth"),
        rights=one.numbered("decision_right"),
        say=say,
        record={"pilot_id": one.pilot_id},
    )
    return replace(drawn, notes=(*drawn.notes, *_named_only(one, documented, say)))


def _named_only(one: Record, documented: set[str], say: Speaker) -> Iterator[str]:
    """Say how many groups are named and whose part is documented; nothing where it is documented of all of them."""
    bare = [who["name"] for who in one.stakeholders if who["stakeholder_id"] not in documented]
    if bare:
        told = {who["helix"] for who in one.stakeholders if who["stakeholder_id"] in documented}
        sectors = [title for helix, title in one.titles("helix", HELICES).items() if helix in told]
        yield say(
            "{named} groups are named; what they did is documented for {count} of them, in {sectors} ({which}). "
            "Named, part unknown: {bare}.",
            named=len(one.stakeholders),
            count=len(documented),
            sectors=say.many("{count} sector", "{count} sectors", len(sectors)),
            which=", ".join(sectors),
            bare="; ".join(bare),
        )


def _line(who: Facts, cells: Sequence[Facts | None], one: Record, say: Speaker) -> MatrixLine:
    people = who["head_count"]
    notes = [who["note"], say("how many: {count}", count=people) if people else ""]
    return MatrixLine(
        name=who["name"],
        helix=who["helix"],
        helix_title=one.codes["helix", who["helix"]],
        is_lead=who["is_lead"] == "1",
        note="; ".join(note for note in notes if note),
        cells=tuple(_cell(stage, cell, one) for stage, cell in zip(STAGES, cells, strict=True)),
    )


def _cell(stage: str, cell: Facts | None, one: Record) -> Cell:
    if cell is None:
        return Cell(stage, None, None)
    return Cell(
        stage=stage,
        depth=int(cell["depth"]) if cell["depth"] else None,
        right=int(cell["decision_right"]) if cell["decision_right"] else None,
        confidence=one.codes["confidence", cell["confidence"]].lower(),
        basis=cell["basis"],
        site=site(cell["source_url"]),
        url=cell["source_url"],
    )


def _title(one: Record, say: Speaker) -> str:
    """State how many are documented at how many stages; what no page tells may be more."""
    return say.many(
        "Desk coding: {count} group documented, at {stages} of {all} stages; there may be more",
        "Desk coding: {count} groups documented, at {stages} of {all} stages; there may be more",
        len({cell["stakeholder_id"] for cell in one.cells}),
        stages=len({cell["stage"] for cell in one.cells}),
        all=len(STAGES),
    )
