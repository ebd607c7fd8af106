"""The sheet What to fix: each finding on a line of its own, with a way to its cell.

Its first columns are hidden: the stamp, then for each line the code, the sheet, the cell, and a cell that keeps the
style which a marked cell had before. Programs that save the file keep that style right, whatever number they give it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod.language import Speaker
from coprod.workbook.cells import Look, Stamp, address
from coprod.workbook.findings import Finding, Severity, words
from coprod.workbook.formats.book import Place
from coprod.workbook.look import DRESS
from coprod.workbook.marked import tags
from coprod.workbook.marked.dress import worn_by
from coprod.workbook.marked.earlier import BLOCK
from coprod.workbook.marked.rows import at
from coprod.workbook.marked.styles import Styles
from coprod.workbook.marked.which import COLOURS, MEANINGS, TITLES

HIDDEN, WIDTHS = 4, (15, 15, 8, 26, 20, 42, 38, 24)
"""Columns out of sight, and the widths of the others in letters."""
LEGEND = ((0, 4), (4, 6), (6, 8))
"""The columns that each of the three kinds crosses in the legend: the first, and the first beyond."""
HEAD = 6
"""The row of the headings, counted from 1; what stands above them stays in sight."""
TALLEST = 150.0
"""Of a row, in points: a long comment is cut on paper, never in the cell."""
SHOWN = 120
"""How many letters of what a cell holds decide how tall its line is."""


@dataclass(frozen=True)
class Fix:
    """A finding to be listed: the question it is about, the sheet where its cell stands, and the style the cell had.

    ``style`` is None for a finding that marks nothing.
    """

    finding: Finding
    asked: str
    sheet: str
    style: int | None
    kept: Place | None


def accepted(finding: Finding, say: Speaker) -> str:
    """Return what the cell of a finding takes, in words; empty where nothing can be listed."""
    details = dict(finding.details)
    found = details.get("accepted", ())
    choices = list(found) if isinstance(found, tuple) else [str(found)]
    for low, high in (("low", "high"), ("least", "most")):
        if low in details and high in details:
            choices.insert(0, say("{low} to {high}", low=details[low], high=details[high]))
    return ", ".join(choices)


def sheet(lines: Sequence[Fix], styles: Styles, stamp: Stamp, say: Speaker, dialect: str) -> str:
    """Return the text of the sheet's part. Everything on it is text, so that nothing is ever worked out."""
    worn = worn_by(styles)
    last = HIDDEN + len(WIDTHS) - 1
    rows = [
        _row(1, [(0, str(stamp), 0)], hidden=True),
        _spread(2, say("What to fix"), worn["title"], Look.TITLE),
        _spread(3, _lead(lines, say), worn["text"], Look.TEXT),
        _legend(4, lines, worn, say),
        _row(5, [(0, BLOCK, 0), (1, "sheet", 0), (2, "cell", 0), (3, "kept", 0)], hidden=True),
        _row(
            HEAD,
            [(HIDDEN + place, title, worn["head"]) for place, title in enumerate(_heads(say))],
            height=DRESS[Look.HEAD].height(list(zip(_heads(say), WIDTHS, strict=True))),
        ),
        *(_line(HEAD + number, one, worn, say) for number, one in enumerate(lines, start=1)),
    ]
    areas = [(row, 0, len(WIDTHS)) for row in (1, 2)] + [(3, *cells) for cells in LEGEND]
    merged = "".join(
        f'<mergeCell ref="{address(row, HIDDEN + start)}:{address(row, HIDDEN + beyond - 1)}"/>'
        for row, start, beyond in areas
    )
    links = "".join(
        f'<hyperlink ref="{address(HEAD + number, HIDDEN + 2)}" location="{tags.words(_target(one))}"'
        f' display="{tags.words(one.finding.cell)}"/>'
        for number, one in enumerate(lines)
        if one.sheet and at(one.finding.cell)
    )
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(WIDTHS, start=HIDDEN + 1)
    )
    pane = f'<pane ySplit="{HEAD}" topLeftCell="A{HEAD + 1}" activePane="bottomLeft" state="frozen"/>'
    spot = address(HEAD, HIDDEN)
    footer = f"&L{say('What to fix').replace('&', '&&')}&R{say('Page {page} of {pages}', page='&P', pages='&N')}"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{dialect}"><sheetPr><tabColor rgb="FF{COLOURS[Severity.STOP]}"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{address(HEAD + len(lines) - 1, last)}"/>'
        f'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">{pane}'
        f'<selection pane="bottomLeft" activeCell="{spot}" sqref="{spot}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="{HIDDEN}" width="13" hidden="1"'
        f' customWidth="1"/>{columns}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'<mergeCells count="{len(areas)}">{merged}</mergeCells>'
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}"
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>{tags.words(footer)}</oddFooter></headerFooter></worksheet>"
    )


def _heads(say: Speaker) -> tuple[str, ...]:
    return (
        say("What happens"),
        say("Sheet"),
        say("Cell"),
        say("Question"),
        say("What it holds"),
        say("What was found"),
        say("How to correct it"),
        say("What is accepted"),
    )


def _lead(lines: Sequence[Fix], say: Speaker) -> str:
    if not lines:
        return say("This is your workbook as you sent it; nothing in it needs correcting.")
    return "\n".join(
        (
            say("1. Click the address of a cell."),
            say("2. Type the right answer."),
            say(
                "3. Save the file and hand it in on the page Assess, or with coprod check. Colours, notes and this"
                " sheet may stay."
            ),
        )
    )


def _legend(row: int, lines: Sequence[Fix], worn: Mapping[str, int], say: Speaker) -> str:
    """Return the line that says what each colour means and how many lines have it."""
    cells, texts = list[tuple[int, str, int]](), list[tuple[str, float]]()
    for kind, (start, beyond) in zip(Severity, LEGEND, strict=True):
        count = say.number(sum(one.finding.severity is kind for one in lines), 0)
        text = say("{title}: {count}", title=say(TITLES[kind]), count=count) + "\n" + say(MEANINGS[kind])
        texts.append((text, float(sum(WIDTHS[start:beyond]))))
        cells += [(HIDDEN + place, "" if place > start else text, worn[kind]) for place in range(start, beyond)]
    return _row(row, cells, height=DRESS[Look.ITEM].height(texts))


def _line(row: int, one: Fix, worn: Mapping[str, int], say: Speaker) -> str:
    finding = one.finding
    message, remedy = words(finding, say)
    title = say(TITLES[finding.severity])
    sheet = one.sheet or finding.sheet
    shown = (title, sheet, finding.cell, one.asked, finding.value, message, remedy, accepted(finding, say))
    looks = [worn["item"]] * len(shown)
    looks[0] = worn[finding.severity] if one.kept else worn["kind"]
    looks[2] = worn["link"] if one.sheet and at(finding.cell) else worn["item"]
    looks[4] = worn["long" if len(finding.value) > SHOWN else "typed"]
    cells = [(0, finding.code, 0), (1, sheet, 0), (2, finding.cell, 0)]
    if one.kept and one.style is not None:
        cells.append((3, address(*one.kept), one.style))
    cells += [(HIDDEN + place, text, look) for place, (text, look) in enumerate(zip(shown, looks, strict=True))]
    seen = (*shown[:4], finding.value[:SHOWN], *shown[5:])
    texts = [(text, float(width)) for text, width in zip(seen, WIDTHS, strict=True)]
    return _row(row, cells, height=min(DRESS[Look.ITEM].height(texts), TALLEST))


def _target(one: Fix) -> str:
    return "'{}'!{}".format(one.sheet.replace("'", "''"), one.finding.cell)


def _spread(row: int, text: str, style: int, look: Look) -> str:
    cells = [(HIDDEN + place, "" if place else text, style) for place in range(len(WIDTHS))]
    return _row(row, cells, height=DRESS[look].height([(text, float(sum(WIDTHS)))]))


def _row(row: int, cells: Sequence[tuple[int, str, int]], *, height: float = 0, hidden: bool = False) -> str:
    marks = ' hidden="1"' if hidden else f' ht="{height:g}" customHeight="1"'
    return f'<row r="{row}"{marks}>{"".join(text_cell(address(row - 1, *one[:1]), *one[1:]) for one in cells)}</row>'


def text_cell(name: str, text: str, style: int) -> str:
    """Return a cell that holds words and nothing but words."""
    if not text:
        return f'<c r="{name}" s="{style}"/>'
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{tags.words(text)}</t></is></c>'
