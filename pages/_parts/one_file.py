"""One file below its verdict: what has to be mended, read as meant, or said about its columns."""

from streamlit.typing import UploadedFile

from coprod.desk.findings import remedies, rows
from coprod.desk.several import Received
from pages._parts.changes_kept import changes_kept
from pages._parts.column_meanings import column_meanings
from pages._parts.findings_table import findings_table
from pages._parts.marked_copy import marked_copy
from pages._parts.remedies_table import remedies_table
from pages._parts.since_check import since_check
from pages._shared import say


def one_file(one: Received, file: UploadedFile) -> None:
    """Show everything that was noticed in a file; nothing when it could not be read at all."""
    if one.reading is None:
        return
    since_check(one.reading)
    column_meanings(one.reading)
    marked_copy(one, file)
    findings_table(rows(one.reading, say()))
    if one.kept:
        changes_kept(one.reading)
    else:
        remedies_table(remedies(one.reading))
