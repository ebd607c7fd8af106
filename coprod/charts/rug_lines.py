"""Where each word and each cell of the rug stands, on a wide screen and on a narrow one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from coprod.charts import theme
from coprod.charts.compared import NO_TEST, NO_VALUE, Compared, folded
from coprod.charts.rug_row import RugCell, RugRow
from coprod.charts.theme import Record
from coprod.disclosure.policy import Reason
from coprod.language import Speaker
from coprod.measures.differences import OUTCOME_WORDS, NotCompared, Outcome
from coprod.measures.undefined import Undefined

HEAD, TITLE, NAME, LINE = 11, 31, 18, 40
"""Letters that fit on a line: a column's head, a row's title, a group on a narrow screen, the whole of that screen."""
FILLS = {Outcome.HIGHER: theme.HIGHER, Outcome.LOWER: theme.LOWER}


@dataclass(frozen=True, eq=False)
class Layout:
    """The lines from top to bottom, and what stands on them; remarks say what a number means."""

    lines: list[str]
    words: list[Record]
    heads: list[Record]
    cells: list[Record]
    numbers: list[Record]
    remarks: list[Record]


def wide(rows: Sequence[RugRow], groups: Sequence[Compared], say: Speaker) -> Layout:
    """Lay the groups out as columns: two lines a row, the value above what it means."""
    names = [_head(place, one, say) for place, one in enumerate(groups)]
    high = max(len(name) for name in names)
    lines = [f"head {at}" for at in range(high)]
    heads = [
        _word(lines[high - len(name) + at], text, bold=bold, place=place)
        for place, name in enumerate(names)
        for at, (text, bold) in enumerate(name)
    ]
    words: list[Record] = []
    cells, numbers, remarks = [], [], []
    for section, members in groupby(rows, key=lambda row: row.section):
        lines.append(f"section {section}")
        words.append(_word(lines[-1], section, bold=True))
        for row in members:
            title = [*folded(row.title, TITLE), *([row.remark] if row.remark else [])]
            own = [f"{row.key} {at}" for at in range(max(2, len(title)))]
            lines += own
            words += [_word(line, text) for line, text in zip(own, title, strict=False)]
            for place, one in enumerate(groups):
                cell = row.cells[one.key]
                said = _remark(cell, say)
                cells.append(_cell(own[0], cell, place))
                numbers.append(_value(own[0], row, cell, place, say) | {"alone": not said})
                remarks.append(_word(own[1], said, ink=_ink(cell), place=place))
    return Layout(lines, words, heads, cells, numbers, remarks)


def narrow(rows: Sequence[RugRow], groups: Sequence[Compared], say: Speaker) -> Layout:
    """Lay the groups out below each other, a line each, under their indicator."""
    lines: list[str] = []
    words: list[Record] = []
    heads, cells, numbers, remarks = [], [], [], []
    for section, members in groupby(rows, key=lambda row: row.section):
        for at, text in enumerate(["", *folded(section, LINE)] if lines else folded(section, LINE)):
            lines.append(f"narrow section {section} {at}")
            words.append(_word(lines[-1], text, bold=True))
        for row in members:
            for at, text in enumerate(_titled(row)):
                lines.append(f"narrow {row.key} {at}")
                words.append(_word(lines[-1], text, bold=True))
            for place, one in enumerate(groups):
                cell, names = row.cells[one.key], folded(one.title, NAME)
                for at, text in enumerate(names):
                    lines.append(f"narrow {row.key} {place} {at}")
                    words.append(_word(lines[-1], text))
                line = lines[-len(names)]
                cells.append(_cell(line, cell, place))
                if cell.value is None:
                    heads.append(_word(line, f"{_number(row, cell, say)}: {_remark(cell, say)}".rstrip(": ")))
                else:
                    numbers.append(_value(line, row, cell, place, say))
                    said = say("reference") if place == 0 else _remark(cell, say)
                    remarks.append(_word(line, said, ink=_ink(cell)))
    return Layout(lines, words, heads, cells, numbers, remarks)


def _titled(row: RugRow) -> Iterator[str]:
    """The lines of a title on a narrow screen, an empty one before it to set it apart."""
    yield ""
    yield from folded(f"{row.title}, {row.remark}" if row.remark else row.title, LINE)


def _head(place: int, one: Compared, say: Speaker) -> list[tuple[str, bool]]:
    """The head of a column: the name in bold, how many answered, and which of them is the reference."""
    lines = [(text, True) for text in folded(one.title, HEAD)]
    people = one.provenance.respondents
    if one.people:
        lines += [(text, False) for text in folded(say("up to {count} people", count=one.people), HEAD)]
    elif people and not one.part and not one.provenance.organisational:
        lines.append((say("{count} people", count=people), False))
    return [*lines, (say("reference"), False)] if place == 0 else lines


def _word(line: str, text: str, *, bold: bool = False, ink: str = theme.INK, place: int | None = None) -> Record:
    return {"line": line, "text": text, "bold": bold, "ink": ink, "place": place, "outcome": None, "alone": False}


def _value(line: str, row: RugRow, cell: RugCell, place: int, say: Speaker) -> Record:
    told = _word(line, _number(row, cell, say), bold=cell.value is not None, ink=_ink(cell), place=place)
    return told | {"outcome": cell.outcome and cell.outcome.value}


def _cell(line: str, cell: RugCell, place: int) -> Record:
    outcome = cell.outcome
    plain = cell.value is None or outcome is Outcome.NOT_COMPARED
    fill = theme.PAPER if plain or outcome is None else FILLS.get(outcome, theme.GRID)
    edge = theme.INK if place == 0 else theme.QUIET if plain else theme.GRID if outcome is None else fill
    return {"line": line, "place": place, "fill": fill, "edge": edge, "broken": plain and place > 0}


def _ink(cell: RugCell) -> str:
    return theme.PAPER if cell.outcome in FILLS else theme.INK


def _number(row: RugRow, cell: RugCell, say: Speaker) -> str:
    if cell.value is not None:
        return row.number(cell, say)
    if cell.shown is Undefined.NOBODY:
        return say("no answer")
    hidden = cell.withheld and cell.withheld.reason is not Reason.TOO_FEW_SKILLS
    return say("withheld") if hidden else say("not shown")


def _remark(cell: RugCell, say: Speaker) -> str:
    """Say in a word how a value lies to the reference, or why there is none."""
    if cell.withheld:
        return say(NO_VALUE[cell.withheld.reason])
    if cell.not_compared and cell.value is not None:
        return say(NO_TEST[NotCompared.WITHHELD if cell.reference_lacks else cell.not_compared])
    return say(OUTCOME_WORDS[cell.outcome]) if cell.outcome else ""
