"""Every way in which coprod refuses to go on.

CoprodError
├── InstrumentError    the questionnaire file or answers that do not fit it
├── WorkbookError      a file that cannot be read as a workbook at all
├── StoreError         the database file
│   └── StoreBusy      another program holds the file
├── AccessDenied       this person may not do this
└── SessionClosed      the workshop session does not take answers now

Faults inside a readable workbook and withheld cells are values (findings, Withheld), not exceptions.
A message is one or two plain sentences that may be shown to a reader as they stand.
"""


class CoprodError(Exception):
    """The root: catch this to catch every refusal of coprod."""


class InstrumentError(CoprodError):
    """An instrument file is wrong, or answers do not fit their instrument."""


class WorkbookError(CoprodError):
    """A file is not a workbook of ours, or cannot be read."""


class StoreError(CoprodError):
    """The store cannot be opened, or refuses what was asked."""


class StoreBusy(StoreError):
    """Another program, usually the running dashboard, holds the store."""


class AccessDenied(CoprodError):
    """This person may not do this."""


class SessionClosed(CoprodError):
    """The workshop session does not take answers now."""
