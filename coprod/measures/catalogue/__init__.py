"""Every measure that may be shown: what it is, how it is worked out, what it needs, where it comes from.

The Methods page, docs/measures.md, axis titles, exports and ``coprod compute`` walk this list; a number that is not in
it has no place on a screen. Words are marked for translation here and spoken where they are shown.
"""

from coprod.measures.catalogue.entry import Measure
from coprod.measures.catalogue.skills import SKILLS

MEASURES: tuple[Measure, ...] = (*SKILLS,)


def measure(measure_id: str) -> Measure:
    """Return the measure of that id; KeyError when there is none."""
    return {one.id: one for one in MEASURES}[measure_id]
