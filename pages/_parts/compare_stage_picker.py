"""Choose the stage whose skills the rug shows, or all of them."""

from coprod.desk.compare import stages_of
from coprod.desk.compare_members import Asking
from pages._parts.linked import one_of, warn_of_stale_link
from pages._shared import look, say


def compare_stage_picker(asking: Asking) -> str:
    """Show the choice and return the stage's id."""
    titles = look(stages_of, asking)
    warn_of_stale_link(titles, key="stage")
    return one_of(say()("Skills of"), titles, key="stage")
