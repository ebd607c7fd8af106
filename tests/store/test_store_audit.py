"""The audit trail of accepted remedies: every one, in reading order, and nothing else."""

from dataclasses import replace

from answers_made import returned, rows, submission

from coprod.store.audit import Changed, changes
from coprod.store.engine import Store
from coprod.store.rows import Noticed
from coprod.store.submissions import add


def reworded(sheet: str, cell: str, read_as: str = "4") -> Noticed:
    return Noticed("worded", "note", sheet, cell, "facilitation", "4 - very", read_as)


def test_what_was_typed_and_what_it_was_read_as_are_both_kept(store: Store) -> None:
    noticed = (reworded("Skills", "E14"), Noticed("out_of_scale", "warn", "Skills", "E15", "shared_risk", "7"))
    (saved,) = add(store, [replace(submission(), noticed=noticed)])
    assert changes(store, saved.submission_id) == (Changed("Skills", "E14", "facilitation", "4 - very", "4"),)
    assert rows(store, "SELECT cell, typed, read_as FROM findings ORDER BY cell") == [
        ("E14", "4 - very", "4"),
        ("E15", "7", ""),
    ]


def test_changes_come_by_sheet_row_and_column(store: Store) -> None:
    cells = ["E14", "F9", "E9", "AA9", "E100", "", "E"]
    noticed = tuple(reworded(sheet, cell) for sheet in ("Skills", "About") for cell in cells)
    (saved,) = add(store, [replace(submission(), noticed=noticed)])
    ordered = ["", "E", "E9", "F9", "AA9", "E14", "E100"]
    assert [(one.sheet, one.cell) for one in changes(store, saved.submission_id)] == [
        (sheet, cell) for sheet in ("About", "Skills") for cell in ordered
    ]


def test_each_submission_has_its_own_trail_also_when_superseded(store: Store) -> None:
    old, new = (replace(returned(), noticed=(reworded("Skills", "E14", value),)) for value in ("4", "5"))
    saved = add(store, [old, new, submission()])
    assert [[one.read_as for one in changes(store, each.submission_id)] for each in saved] == [["4"], ["5"], []]
    assert changes(store, "never") == ()
