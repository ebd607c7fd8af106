"""Choose what is compared: cities, rounds, roles or pilots."""

from coprod.desk.compare_members import OF_WORDS, Of
from pages._parts.linked import one_of, warn_of_stale_link
from pages._shared import say


def compare_of_picker() -> Of:
    """Show the choice and return it."""
    tell = say()
    titles = {of.value: tell(words) for of, words in OF_WORDS.items()}
    warn_of_stale_link(titles, key="of")
    return Of(one_of(tell("What is compared"), titles, key="of"))
