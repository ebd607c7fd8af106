"""What the columns of a survey tool's export ask: what is certain, what a person should look at, what they may say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from coprod.desk.opening import Desk
from coprod.desk.saving import remembered
from coprod.desk.several import Shapes
from coprod.errors import WorkbookError
from coprod.language import Speaker
from coprod.workbook import Column, How, Proposal, Reading, targets


@dataclass(frozen=True)
class Columns:
    """The columns of one export, for a person to look through; ``options`` are target -> words.

    ``doubled`` names what two columns are said to ask; ``ready`` tells whether the file can be read as it stands.
    """

    shape: str
    look: tuple[Column, ...]
    certain: tuple[Column, ...]
    options: Mapping[str, str]
    doubled: tuple[str, ...]
    sure: int
    guessed: int
    unmatched: int
    said: int
    ready: bool


def columns(desk: Desk, reading: Reading, say: Speaker) -> Columns:
    """Return the columns of an export; raises WorkbookError for a file that is none."""
    found = _proposal(reading)
    options = dict(targets(desk.questionnaire(reading.instrument), say))
    twice = {column.heading for column in found.columns if column.means in found.doubled}
    look = [one for one in found.columns if one.how in {How.GUESS, How.UNMATCHED} or one.heading in twice]
    return Columns(
        shape=found.shape,
        look=tuple(look),
        certain=tuple(one for one in found.columns if one not in look),
        options=options,
        doubled=tuple(options[target] for target in found.doubled),
        sure=len(found.sure),
        guessed=len(found.guesses),
        unmatched=len(found.unmatched),
        said=sum(column.how is How.CHOSEN for column in found.columns),
        ready=found.settled,
    )


def said(shown: Columns, chosen: Mapping[int, str]) -> dict[str, str]:
    """Return what a person says by their choices (place of the column -> target): heading -> target.

    A certain column that they left as it was stays certain.
    """
    settled = {one.heading: chosen[one.place] for one in shown.certain if _spoken(one, chosen[one.place])}
    return settled | {one.heading: chosen[one.place] for one in shown.look}


def recalled(desk: Desk, readings: Iterable[Reading], *, besides: Shapes) -> dict[str, dict[str, str]]:
    """Return what was said of the shapes of these files when one was last saved; ``besides`` are said anew."""
    exports = {one.columns.shape: one for one in readings if one.columns and one.columns.shape not in besides}
    found = {shape: dict(remembered(desk, one)) for shape, one in exports.items()}
    return {shape: means for shape, means in found.items() if means}


def mapping_name(reading: Reading) -> str:
    """Return what the file with the columns of an export is called."""
    return f"{PurePath(reading.name).stem}-columns.csv"


def _spoken(column: Column, target: str) -> bool:
    return column.how is How.CHOSEN or column.means != target


def _proposal(reading: Reading) -> Proposal:
    if reading.columns is None:
        raise WorkbookError("This file is no table of people, so its columns need no meaning.")
    return reading.columns
