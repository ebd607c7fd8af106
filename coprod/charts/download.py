"""A figure's numbers as a CSV file that explains itself: what it shows, where from, how to cite it, what a column is.

The lines before the header begin with "# "; pandas (``comment="#"``), DuckDB and R skip them when told to.
"""

import re

import pandas as pd

from coprod.charts.dictionary import meaning
from coprod.charts.figure import Figure
from coprod.language import Speaker

_COMMANDS = ("=", "+", "-", "@", "\t", "\r", "#")
_SIGNS = (",", '"', "\r", "\n", "#")


def file(one: Figure, *, link: str, cite: str, say: Speaker) -> bytes:
    """Return the download of a figure; ``link`` restores its view, ``cite`` names the program and its version."""
    about = {
        say("Figure"): one.title,
        say("In words"): one.sentence,
        say("Source"): one.source,
        say("Not shown"): " ".join(one.notes),
        say("View"): link,
        say("Cite as"): f"{one.title}. {one.source}. {cite}. {link}".strip(),
        say("Methods"): ", ".join(one.measures),
    }
    lines = [_line(name, text) for name, text in about.items() if text]
    lines += [_line(say("Column {name}", name=name), meaning(name, say)) for name in one.data.columns]
    return ("\ufeff" + "".join(lines) + table(one.data)).encode()


def table(data: pd.DataFrame) -> str:
    """Write a frame as CSV whose text cells no spreadsheet takes for a formula and no reader for a comment."""
    rows = [data.columns.tolist(), *data.astype(object).to_numpy().tolist()]
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _cell(value: object) -> str:
    if value is None or value is pd.NA or value != value:  # nan alone differs from itself
        return ""
    text = f"'{value}" if isinstance(value, str) and value.startswith(_COMMANDS) else str(value)
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in _SIGNS) else text


def _line(name: str, text: str) -> str:
    """One line of explanation; where a spreadsheet splits it, no part is taken for a formula."""
    plain = re.sub(r"\s+", " ", f"# {name}: {text}")
    return re.sub(r"([,;]\s*\"?)(?=[=+\-@])", r"\1'", plain) + "\r\n"
