"""Whether two versions of a questionnaire ask the same about a skill, so that their answers may meet."""

from coprod.instrument.model import Instrument
from coprod.instrument.scales import Scale


def same_question(one: Instrument, other: Instrument, skill: str) -> bool:
    """Tell whether both ask about a skill in the same words on the same scales.

    The format of instruments names no equivalent items of other versions. Until it does, only the same id within one
    major version counts, with its title, its definition and both scales unchanged to the letter.
    """
    if one.key == other.key:
        return True
    if one.id != other.id or _major(one) != _major(other):
        return False
    ours, theirs = ({each.id: each for each in of.skills}.get(skill) for of in (one, other))
    if ours is None or theirs is None:
        return False
    scales = _asks(one.importance, other.importance) and _asks(one.capacity, other.capacity)
    return scales and (ours.title, ours.definition) == (theirs.title, theirs.definition)


def _major(one: Instrument) -> str:
    return one.version.partition(".")[0]


def _asks(one: Scale, other: Scale) -> bool:
    return (one.question, one.minimum, one.maximum, one.points) == (
        other.question,
        other.minimum,
        other.maximum,
        other.points,
    )
