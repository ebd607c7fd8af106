"""What of a rug is withheld or not compared and why, in as few words as tell it."""

from collections import defaultdict
from collections.abc import Sequence

from coprod.charts.compared import withheld_notes
from coprod.charts.rug_row import RugRow
from coprod.desk.compare_members import Member
from coprod.desk.compare_told import Told
from coprod.disclosure.policy import Reason
from coprod.language import Speaker
from coprod.measures.catalogue import measure


def withheld(rows: Sequence[RugRow], every: Sequence[Told], smallest: int, say: Speaker) -> tuple[str, ...]:
    """Say what is withheld and why: a group of which nothing is told by its name, else the indicator."""
    titles = {one.member.key: one.member.title for one in every}
    hidden = {
        (row.title, key): cell.withheld.reason for row in rows for key, cell in row.cells.items() if cell.withheld
    }
    silent = [key for key in titles if all((row.title, key) in hidden for row in rows)]
    reasons: dict[Reason, list[str]] = defaultdict(list)
    for key in silent:
        reasons[hidden[rows[-1].title, key]].append(titles[key])
    for row in rows:
        left = [key for key in titles if key not in silent and (row.title, key) in hidden]
        for reason in dict.fromkeys(hidden[row.title, key] for key in left):
            who = [titles[key] for key in left if hidden[row.title, key] is reason]
            whole = len(who) + len(silent) == len(titles)
            named = say("“{skill}” ({who})", skill=row.title, who=", ".join(who))
            reasons[reason].append(say("“{skill}”", skill=row.title) if whole else named)
    return withheld_notes(reasons, smallest=smallest, say=say)


def lacking(rows: Sequence[RugRow], reference: Member, say: Speaker) -> tuple[str, ...]:
    """Say where the reference itself is why the others are not compared: too few of its people answered."""
    enough, few = say.number(measure("difference").shown_from, 0), 0
    for row in rows:
        own = row.cells[reference.key].withheld
        told_few = own is None or own.reason is Reason.N_BELOW_K
        few += told_few and any(cell.reference_lacks for cell in row.cells.values())
    if not few:
        return ()
    compared = any(cell.difference and not cell.not_compared for row in rows for cell in row.cells.values())
    if not compared:
        return (
            say(
                "Too few people answered in “{reference}” ({enough} are needed). Choose another reference.",
                reference=reference.title,
                enough=enough,
            ),
        )
    return (
        say(
            "In {few} of {count} skills too few people answered in “{reference}” ({enough} are needed). Choose another "
            "reference to compare them.",
            few=say.number(few, 0),
            count=say.number(len(rows), 0),
            reference=reference.title,
            enough=enough,
        ),
    )
