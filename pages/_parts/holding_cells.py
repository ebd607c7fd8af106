"""What there is of one city, as the three cells of its line in a table: a sign and words for each kind."""

from coprod.desk.home import Holding
from pages._parts.plain import plain
from pages._shared import desk, say


def holding_cells(one: Holding) -> tuple[str, str, str]:
    """Return the city with its newest answers, what was answered, and what there is over time and in the library."""
    return _city(one), _answers(one), _beyond(one)


def _city(one: Holding) -> str:
    tell, lines = say(), [f"**[{plain(one.title)}]({one.address})**"]
    if one.answers:
        lines.append(plain(f"{one.round}, {_when(one)}"))
    if one.old:
        lines.append(f"**{tell('older than a year')}**")
    return "  \n".join(lines)


def _when(one: Holding) -> str:
    """When the newest round was answered: the day of a return is named as such, beside the months of individuals."""
    tell = say()
    if one.last is None:
        return tell("date withheld")
    when = one.last.when(tell)
    return tell("newest return {when}", when=when) if one.last.organisational else when


def _answers(one: Holding) -> str:
    if not one.answers:
        return f"– {say()('no answers yet')}"
    return _signed(_people(one), _returns(one), (one.governance, say()("governance"), say()("no governance")))


def _beyond(one: Holding) -> str:
    tell = say()
    rounds = one.rounds > 1, tell.many("{count} round", "{count} rounds", one.rounds), tell("one round only")
    pilots = tell.many("{count} pilot in the library", "{count} pilots in the library", one.pilots)
    documented = f"✓ [{plain(pilots)}]({one.library})" if one.library else f"– {tell('no pilot in the library')}"
    return f"{_signed(rounds)}  \n{documented}" if one.answers else documented


def _signed(*told: tuple[bool, str, str]) -> str:
    return "  \n".join(f"{'✓' if here else '–'} {plain(yes if here else no)}" for here, yes, no in told)


def _people(one: Holding) -> tuple[bool, str, str]:
    tell = say()
    if one.asked and one.people is None:
        return False, "", tell("fewer than {smallest} individual answers, not shown", smallest=desk().policy.k)
    answers = tell.many("{count} individual answer", "{count} individual answers", one.people or 0)
    return one.asked, answers, tell("no individual answers")


def _returns(one: Holding) -> tuple[bool, str, str]:
    tell = say()
    if one.returns and not one.agreed:
        return False, "", tell("an organisational return without consent to be shown")
    return (
        bool(one.returns),
        tell.many("{count} organisational return", "{count} organisational returns", one.agreed),
        tell("no organisational return"),
    )
