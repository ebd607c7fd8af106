"""Groups side by side, small enough to work out by hand."""

from dataclasses import replace

from coprod.charts.compared import Compared
from coprod.charts.dot_row import DotRow, DotValue, Opened
from coprod.charts.rug_row import RugCell, RugRow
from coprod.charts.spread_row import Spread, SpreadRow
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Release, Withheld
from coprod.measures.differences import Difference, NotCompared, Outcome, Quantity
from coprod.measures.places import Place
from coprod.measures.ratings import capacity_of, importance_of
from coprod.measures.tally import Missed, Tally
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval
from tests.charts.hand_made import FIVE, GOLDEN, PEOPLE

NAMES = ("Oskerwyn", "Up", "Down", "Even", "Open", "Few", "Hidden", "Silent")
GROUPS = tuple(Compared(name.lower(), name, replace(PEOPLE, city=name, respondents=40)) for name in NAMES)


def difference(outcome: Outcome, value: float) -> Difference:
    return Difference(outcome, value, Interval(value - 5, value + 5, "by hand"), 0.01, 0.02)


FEW = Difference(Outcome.NOT_COMPARED, *[NotCompared.TOO_FEW] * 4)
TELLS = Release(40.0, 40)
CELLS = {
    "oskerwyn": RugCell(TELLS),
    "up": RugCell(Release(52.0, 30), difference(Outcome.HIGHER, 12.0)),
    "down": RugCell(Release(28.0, 30), difference(Outcome.LOWER, -12.0)),
    "even": RugCell(TELLS, difference(Outcome.SAME, 0.0)),
    "open": RugCell(Release(41.0, 30), difference(Outcome.CANNOT_TELL, 1.0)),
    "few": RugCell(Release(60.0, 6), FEW),
    "hidden": RugCell(Withheld("s01", Reason.N_BELOW_K), replace(FEW, value=NotCompared.WITHHELD)),
    "silent": RugCell(Undefined.NOBODY, FEW),
}
STAGE = RugRow("stage a", "Stages", "Design", "stage_need", 0, "a", cells={key: RugCell(TELLS) for key in CELLS})
SKILL = RugRow("s01", "Need: Design", "Skill 1", "need", 0, "a", "s01", cells=CELLS)
ROWS = (STAGE, SKILL)

OPENED = Opened("s01", "Skill 1", Quantity.NEED, FIVE)
DOTS = (
    DotRow(
        GROUPS[0],
        Release(DotValue(36.8, Interval(24.3, 47.5, "by hand")), 10),
        reference=True,
        place=Place("", 1, 2, 2),
    ),
    DotRow(GROUPS[1], Release(DotValue(20.0, Undefined.COMPLETE_RETURN), 8), place=Place("", 1, 2, 2)),
    DotRow(GROUPS[6], Withheld("s01", Reason.N_BELOW_K)),
)
TALLY = Tally.of("s01", FIVE, GOLDEN)  # I 5 5 5 4 4, A 3 3 2 3 4
SPREAD = Spread(importance_of(TALLY), capacity_of(TALLY), (4.6, 3.0), 5, Missed())
SPREADS = (
    SpreadRow(GROUPS[0], Release(SPREAD, 5)),
    SpreadRow(GROUPS[1], Release(replace(SPREAD, importance=None, missed=Missed(dont_know=6)), 5)),
    SpreadRow(GROUPS[6], Withheld("s01", Reason.N_BELOW_K)),
)
