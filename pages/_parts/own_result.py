"""The gaps in somebody's own file, before and after it is saved."""

from coprod.desk.manager import own_needs
from coprod.desk.several import Received
from pages._parts.figure import figure
from pages._parts.next_steps import next_steps
from pages._shared import desk, say


def own_result(one: Received) -> None:
    """Show the figures and the next steps; nothing for a file that cannot be saved."""
    if one.reading is None or not one.accepted:
        return
    tell = say()
    own = own_needs(desk().instruments, one.reading, language=tell.language)
    for drawn in own.figures(tell):
        figure(drawn)
    next_steps(own.skills)
