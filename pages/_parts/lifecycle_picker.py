"""Choose whose life cycle is shown: one city's answers, those of some cities together, or of all."""

from coprod.desk.groups import Choice
from coprod.desk.lifecycle_gathered import SCOPES, Several
from pages._parts.group_picker import group_picker
from pages._parts.lifecycle_several_picker import lifecycle_several_picker
from pages._parts.linked import one_of
from pages._shared import say


def lifecycle_picker() -> Choice | Several | None:
    """Show the choices and return what is asked for; None, and what to do on the page, where it is not yet clear."""
    tell = say()
    scope = one_of(tell("Whose answers"), {key: tell(words) for key, words in SCOPES.items()}, key="scope")
    return group_picker() if scope == "one" else lifecycle_several_picker(scope)
