"""Find the rows of headings of a wide table, one row per person.

The headings stand in one row or in two: codes above texts (LimeSurvey, Qualtrics), a question above its rows, or a
skill above its two ratings, where a title merged over several columns stands in the first of them only. Answers are
never looked at, except to tell a second row of headings from the first row of answers.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from coprod.workbook.formats.book import Tab, Unseen
from coprod.workbook.survey.headings import folded, spelt, tidy
from coprod.workbook.survey.known import technical
from coprod.workbook.survey.match import Matcher
from coprod.workbook.survey.vocabulary import CAPACITY, IMPORTANCE, Sense

DEEPEST = 20
"""The headings stand within this many rows."""
PROSE, WORDS = 12, 3
"""How many columns, and how many words in each of them, make a row below codes a row of texts."""
IMPORT = '{"ImportId"'
"""How the cells of Qualtrics' third row of headings begin."""

Cells = Mapping[int, str]
"""The cells of a row that hold something, by column."""
Senses = Mapping[int, Sense]
"""What the cells of a row name, by column."""
Pieces = dict[int, tuple[str, ...]]
"""The pieces of each column's heading, from top to bottom."""


class Header(NamedTuple):
    """The rows of headings, the first row of answers, and what stands above each column."""

    rows: tuple[int, ...]
    first: int
    pieces: Pieces


def find(tab: Tab, matcher: Matcher) -> Header | None:
    """Return where the headings of a wide table stand; None when the sheet is none."""
    rows = [_cells(tab, row) for row in range(min(DEEPEST + 2, len(tab.rows)))]
    spare = Matcher(matcher.vocabulary)
    found = _named(rows, matcher.exact) or _named(rows, lambda text: spare.exact(text) or spare.near(text))
    if not found:
        return None
    best, senses = found
    header: tuple[int, ...] = (best,)
    pieces: Pieces = {column: (text,) for column, text in rows[best].items()}
    if below := _below(rows, senses, best, matcher):
        header, pieces = (best, best + 1), below
    elif above := _above(rows, senses, best, matcher):
        header, pieces = (best - 1, best), above
    first = header[-1] + 1
    if any(_both(senses[best], row) for row in senses[first:]):
        return None
    if first < len(rows) and any(text.startswith(IMPORT) for text in rows[first].values()):
        first += 1
    return Header(header, first, pieces)


def _cells(tab: Tab, row: int) -> Cells:
    found = {}
    for column in range(len(tab.rows[row])):
        content = tab.content(row, column)
        if text := tidy(content.shown if isinstance(content, Unseen) else str(content)):
            found[column] = text
    return found


def _named(rows: Sequence[Cells], look: Callable[[str], Sense | None]) -> tuple[int, list[Senses]] | None:
    """Return the row that names the most items, and what every row names; None when none names enough of them."""
    senses: list[Senses] = [{column: sense for column, text in row.items() if (sense := look(text))} for row in rows]
    if not senses:
        return None
    best = max(range(min(DEEPEST, len(rows))), key=lambda row: len(_items(senses[row])))
    ratings = {sense.rating for sense in senses[best].values()} - {""}
    return (best, senses) if len(_items(senses[best])) > 1 or len(ratings) > 1 else None


def _items(senses: Senses) -> set[str]:
    return {sense.item for sense in senses.values()}


def _both(one: Mapping[int, Sense], other: Senses) -> bool:
    """Whether two rows name items in the same columns."""
    return len(one.keys() & other.keys()) > 1


def _prose(senses: Senses, row: Cells) -> bool:
    """Whether a row has a text of its own for each item, as no row of answers has."""
    texts = [folded(row.get(column, "")) for column in senses]
    long = {text for text in texts if text.count(" ") >= WORDS - 1}
    return len(texts) >= PROSE and len(long) >= 0.8 * len(texts)


def _below(rows: Sequence[Cells], senses: Sequence[Senses], best: int, matcher: Matcher) -> Pieces | None:
    """Return the pieces when the row below has headings too: texts under codes, or ratings under skills."""
    upper, lower = rows[best], rows[best + 1] if best + 1 < len(rows) else {}
    if lower and (_both(senses[best], senses[best + 1]) or _prose(senses[best], lower)):
        return _pieces(upper, lower, carried=False)
    repeated = len(_items(senses[best])) < len(senses[best])
    if _ratings(lower, matcher) and (repeated or any(column not in upper for column in lower)):
        return _pieces(upper, lower, carried=True)
    return None


def _above(rows: Sequence[Cells], senses: Sequence[Senses], best: int, matcher: Matcher) -> Pieces | None:
    """Return the pieces when the row above has headings too: codes above texts, or questions above their rows."""
    upper = rows[best - 1] if best else {}
    if best and _both(senses[best - 1], senses[best]):
        return _pieces(upper, rows[best], carried=False)
    return _pieces(upper, rows[best], carried=True) if _ratings(upper, matcher) else None


def _ratings(row: Cells, matcher: Matcher) -> bool:
    """Whether cells of a row are the headings of both ratings."""
    return {_asked(text, matcher) for text in row.values()} >= {IMPORTANCE, CAPACITY}


def _asked(text: str, matcher: Matcher) -> str:
    """Return the rating that a cell is the heading of: its question, or little beside its name."""
    words = spelt(text).words
    return matcher.vocabulary.asked(words) or (matcher.vocabulary.told(words) if len(words) <= 2 else "")


def _pieces(upper: Cells, lower: Cells, *, carried: bool) -> Pieces:
    """Return both rows' texts of each column; ``carried``: a text above counts until the next one."""
    found: Pieces = {}
    above = ""
    for column in sorted(upper.keys() | lower.keys()):
        own, below = upper.get(column, ""), lower.get(column, "")
        if own:
            above = "" if technical(own) else own
        elif carried and below:
            own = above
        found[column] = tuple(dict.fromkeys(text for text in (own, below) if text))
    return found
