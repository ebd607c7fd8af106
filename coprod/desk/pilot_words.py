"""A pilot of the library in a few words: its size, its stages, its status, as far as public pages tell."""

from coprod.desk.context_words import SIZES
from coprod.desk.pilot_dates import in_words
from coprod.desk.pilots import PilotRow
from coprod.language import Speaker


def size(row: PilotRow, say: Speaker) -> str:
    """Say how large its city is."""
    return say(SIZES[row.size]) if row.size in SIZES else say("size not known")


def stages(row: PilotRow, say: Speaker) -> str:
    """Say how many groups are documented at each stage, at least, and of which stages nothing is known."""
    told = [f"{title} {cells}" for _, title, cells in row.cells if cells]
    unknown = [title for _, title, cells in row.cells if not cells]
    if not told:
        return say("Groups taking part: not documented at any stage")
    known = say("Groups taking part, at least: {stages}", stages=", ".join(told))
    return f"{known}. {say('Not known: {stages}', stages=', '.join(unknown))}" if unknown else known


def status(row: PilotRow, say: Speaker) -> str:
    """Say what became of it, and when somebody last saw that."""
    if row.last_seen:
        return say("{status} when last seen, {when}", status=row.status_title, when=in_words(row.last_seen, say))
    return row.status_title
