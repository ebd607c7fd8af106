"""From the people of a table to their returns, and to how many ratings there are among them."""

from collections.abc import Mapping, Set
from datetime import date
from hashlib import sha256

from coprod.instrument.answers import About, Answers, Pair
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.workbook.cells import Value
from coprod.workbook.findings import Finding
from coprod.workbook.often import gathered
from coprod.workbook.people import People, Someone
from coprod.workbook.reading import Return, none_missing


def returns(people: People, instrument: Instrument, language: str, about: About | None) -> tuple[Return, ...]:
    """Return one return for each person; none without ``about``. Findings are added on the way."""
    if not people.everybody and not any(one.code == "person_missing" for one in people.findings):
        people.say("no_people")
    people.findings[:] = gathered(people.findings)
    core = _core(instrument)
    needed = [key for key, _, _ in people.ratings if key.partition("/")[0] in core]
    blank = sum(key not in one.heard for one in people.everybody for key in needed)
    if blank:
        people.findings.append(Finding("not_answered", people.table.tab.name, details=(("count", blank),)))
    if about is None:
        return ()
    asked = {key for key, _, _ in people.ratings}
    return tuple(_return(one, people.table.tab.name, asked, instrument, language, about) for one in people.everybody)


def counted(people: People, instrument: Instrument) -> tuple[int, dict[str, int]]:
    """Count the valid skill ratings, and the missing ones of the skills that everybody is asked, by kind."""
    valid, missing = 0, none_missing()
    core, skills = _core(instrument), {skill.id for skill in instrument.skills}
    keys = [(key, key.partition("/")[0]) for key, _, _ in people.ratings]
    for one in people.everybody:
        for key, skill in keys:
            if skill not in skills:
                continue
            meant = one.heard[key][0] if key in one.heard else None
            if meant is None:
                missing[Missing.NOT_ANSWERED] += skill in core
            elif isinstance(meant.value, Missing):
                missing[meant.value] += skill in core
            elif meant.value is not None:
                valid += 1
    return valid, missing


def _core(instrument: Instrument) -> set[str]:
    return {skill.id for skill in instrument.skills if not skill.optional}


def _return(one: Someone, sheet: str, asked: Set[str], instrument: Instrument, language: str, about: About) -> Return:
    values = {key: meant.value for key, (meant, _) in one.heard.items()}
    skills = {}
    for skill in instrument.skills:
        pair = Pair(importance=_rating(values, skill.id, "importance"), capacity=_rating(values, skill.id, "capacity"))
        was_asked = not asked.isdisjoint((f"{skill.id}/importance", f"{skill.id}/capacity"))
        if was_asked and (not skill.optional or pair != Pair()):
            skills[skill.id] = pair
    answers = Answers(
        instrument=instrument.key,
        language=language,
        about=about.model_copy(update={"role": one.role}),
        skills=skills,
        agree={key.partition("/")[2]: _rating(values, key) for key in sorted(asked) if key.startswith("agree/")},
    )
    person = "" if one.code.startswith("+") else sha256(one.code.encode()).hexdigest()[:32]
    return Return(answers, person, tuple(row + 1 for row in one.rows), sheet)


def _rating(values: Mapping[str, Value | date | None], *key: str) -> int | Missing:
    value = values.get("/".join(key))
    return value if isinstance(value, int | Missing) else Missing.NOT_ANSWERED
