"""Governance of several returns side by side: indicators with their own ranges, never together in one number."""

from collections.abc import Sequence

from coprod.charts import rug
from coprod.charts.figure import Figure
from coprod.charts.rug_row import RugCell, RugRow
from coprod.desk import governance
from coprod.desk.compare_told import Told
from coprod.desk.compare_withheld import withheld
from coprod.desk.opening import Desk
from coprod.disclosure.release import Release, Shown
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.indicator import Indicator
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined


def beside(desk: Desk, every: Sequence[Told], say: Speaker) -> Figure:
    """Draw the indicators of each return, values only: one agreed return carries no uncertainty."""
    profiles = {one.member.key: dict(governance.of_choice(desk, one.member.choice).indicators) for one in every}
    rows = []
    for name in profiles[every[0].member.key]:
        bounds = measure(name).bounds
        low, high = bounds(Span(1, 5)) if bounds else (0.0, 1.0)
        digits = 0 if high - low > 10 else 2
        ends = say("{low} to {high}", low=say.number(low, 0), high=say.number(high, 0))
        rows.append(
            RugRow(
                key=name,
                section=say("Governance (values only, no test)"),
                title=say(measure(name).title).partition(" (")[0],
                measure=name,
                digits=digits,
                remark=ends,
                cells={key: _indicator(told_of[name]) for key, told_of in profiles.items()},
            )
        )
    return rug.figure(
        rows,
        [one.compared for one in every],
        name="compare-governance",
        about=say("Governance"),
        tested=False,
        notes=withheld(rows, every, desk.policy.k, say),
        say=say,
    )


def _indicator(shown: Shown[Indicator]) -> RugCell:
    if not isinstance(shown, Release):
        return RugCell(shown)
    value = shown.value.value
    if isinstance(value, Undefined):
        return RugCell(value)
    return RugCell(shown.then(lambda _: value), at_least=shown.value.at_least)
