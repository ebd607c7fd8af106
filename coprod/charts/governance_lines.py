"""Where each word, track and dot of the governance profile stands, on a wide screen and on a narrow one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from coprod.charts.compared import folded
from coprod.charts.governance_row import ProfileRow
from coprod.charts.theme import Record
from coprod.language import Speaker

TITLE, READING, REASON = 52, 58, 52
"""Letters that fit on a line of a wide screen: a title, its reading, the reason in the place of the dot."""
HEADING, WHOLE, SMALL = 36, 46, 52
"""Letters that fit on a line of a narrow screen: a block's heading, a title, anything small."""


@dataclass(frozen=True, eq=False)
class Layout:
    """The lines from top to bottom; a word's ``side`` says where on its line it stands."""

    lines: list[str]
    words: list[Record]
    tracks: list[Record]
    dots: list[Record]


def wide(rows: Sequence[ProfileRow], say: Speaker) -> Layout:
    """Words left of the dots, number and n right of them; a reason stands where the dot would."""
    down: list[str] = []
    words: list[Record] = []
    marks: list[ProfileRow | None] = []
    for section, members in groupby(rows, key=lambda row: row.section):
        several = list(members)
        for text in ["", say(section)] if down else [say(section)]:
            down.append(f"w {len(down)}")
            marks.append(None)
            words.append(_word(down[-1], text, "heading", bold=True))
        words += _ends(down[-1], several[0], say)
        for row in several:
            left = [(text, True) for text in folded(row.title(say), TITLE)]
            left += [(text, False) for text in folded(row.reading(say), READING)]
            reason = folded(row.why_not(say), REASON) if row.value is None else []
            right = [text for text in (row.number(say), _n(row, say)) if text]
            own = [f"w {len(down) + at}" for at in range(max(len(left), len(reason), len(right)) + 1)]
            down += own
            marks += [row if at == 0 else None for at, _ in enumerate(own)]
            words += [_word(line, text, "left", bold=title) for line, (text, title) in zip(own, left, strict=False)]
            words += [_word(line, text, "start") for line, text in zip(own, reason, strict=False)]
            words += [
                _word(line, text, "right", bold=at == 0)
                for at, (line, text) in enumerate(zip(own, right, strict=False))
            ]
    return _layout(down, words, marks)


def narrow(rows: Sequence[ProfileRow], say: Speaker) -> Layout:
    """Everything below each other: title, dot or reason, number with n, reading."""
    down: list[str] = []
    words: list[Record] = []
    marks: list[ProfileRow | None] = []

    for section, members in groupby(rows, key=lambda row: row.section):
        several = list(members)
        for heading in [*[""] * bool(down), *folded(say(section), HEADING), ""]:
            down.append(f"n {len(down)}")
            marks.append(None)
            words.append(_word(down[-1], heading, "heading", bold=True))
        for row in several:
            for text, side, bold in _below(row, say):
                down.append(f"n {len(down)}")
                marks.append(row if side == "dot" else None)
                words.append(_word(down[-1], text, side, bold=bold))
                words += _ends(down[-1], row, say) if side == "middle" else []
    return _layout(down, words, marks)


def _below(row: ProfileRow, say: Speaker) -> Iterator[tuple[str, str, bool]]:
    """The lines of one indicator on a narrow screen: the words, where they stand, whether they are bold."""
    for text in folded(row.title(say), WHOLE):
        yield text, "left", True
    for text in folded(row.why_not(say), SMALL) if row.value is None else ():
        yield text, "left", False
    if row.value is not None:
        yield "", "dot", False
        yield ", ".join((row.number(say), _n(row, say))), "middle", True
    for text in folded(row.reading(say), SMALL):
        yield text, "left", False
    yield "", "left", False


def _n(row: ProfileRow, say: Speaker) -> str:
    counted = row.counted(say)
    return say("n {counted}", counted=counted) if counted else ""


def _ends(line: str, row: ProfileRow, say: Speaker) -> list[Record]:
    low, high = (say.number(bound, 0) for bound in row.bounds)
    return [_word(line, low, "low"), _word(line, high, "high")]


def _word(line: str, text: str, side: str, *, bold: bool = False) -> Record:
    return {"line": line, "text": text, "bold": bold, "side": side}


def _layout(lines: list[str], words: list[Record], marks: Sequence[ProfileRow | None]) -> Layout:
    told = [(line, row) for line, row in zip(lines, marks, strict=True) if row and row.value is not None]
    dots = [{"line": line, "at": (row.value or 0.0) / row.bounds[1], "at_least": row.at_least} for line, row in told]
    tracks = [{"line": line, "at": 0.0, "to": 1.0} for line, _ in told]
    return Layout(lines, [word for word in words if word["text"]], tracks, dots)
