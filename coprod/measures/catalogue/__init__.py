"""Every measure that may be shown: what it is, how it is worked out, what it needs, where it comes from.

The Methods page, docs/measures.md, axis titles, exports and ``coprod compute`` walk this list; a number that is not in
it has no place on a screen. Words are marked for translation here and spoken where they are shown.
"""

from collections.abc import Mapping

from coprod.measures.catalogue.agreement import AGREEMENT
from coprod.measures.catalogue.change import CHANGE
from coprod.measures.catalogue.entry import Measure
from coprod.measures.catalogue.governance import GOVERNANCE
from coprod.measures.catalogue.skills import SKILLS
from coprod.measures.catalogue.uncertainty import UNCERTAINTY

FAMILIES: Mapping[str, tuple[Measure, ...]] = {
    "skills": SKILLS,
    "uncertainty": UNCERTAINTY,
    "agreement": AGREEMENT,
    "change": CHANGE,
    "governance": GOVERNANCE,
}
MEASURES: tuple[Measure, ...] = tuple(one for members in FAMILIES.values() for one in members)


def measure(measure_id: str) -> Measure:
    """Return the measure of that id; KeyError when there is none."""
    return {one.id: one for one in MEASURES}[measure_id]
