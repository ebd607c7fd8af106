"""Figures out: gaps, governance, compute."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from coprod.cli import voice
from coprod.cli.voice import DONE, REFUSED, USAGE, inform
from coprod.cli.voice import desk as opened

Told = TypeVar("Told")


def gaps(asked: argparse.Namespace) -> int:
    """Print skill needs of a file or of what the store holds."""
    from coprod.desk import answer_figures, groups, manager, official

    if asked.file:
        own = _own(asked, partial(manager.own_needs, language="en"))
        if own is None:
            return REFUSED
        profiles = [(own, {"file": asked.file.name})]
    else:
        with opened(asked) as desk:
            chosen = groups.chosen(desk, city=asked.city, round=asked.round)
            profiles = [(official.skills(desk, one, language="en"), answer_figures.group(one)) for one in chosen]
    _say(asked, [answer_figures.needs(profile, group=group) for profile, group in profiles])
    if not asked.json:
        for profile, _ in profiles:
            print("\n".join(answer_figures.needs_in_lines(profile)))
    return DONE


def governance(asked: argparse.Namespace) -> int:
    """Print the governance profile of a file, of a pilot in the library, or of what the store holds."""
    from coprod.desk import answer_figures, groups, manager
    from coprod.desk import governance as profiles_of

    if asked.file:
        own = _own(asked, manager.own_governance)
        if own is None:
            return REFUSED
        profiles = [(own, {"file": asked.file.name})]
    else:
        with opened(asked) as desk:
            if asked.pilot:
                profiles = [(profiles_of.of_pilot(desk, asked.pilot), {"pilot": asked.pilot})]
            else:
                chosen = groups.chosen(desk, city=asked.city, round="")
                profiles = [(profiles_of.of_choice(desk, one), answer_figures.group(one)) for one in chosen]
    _say(asked, [answer_figures.governance(profile, group=group) for profile, group in profiles])
    if not asked.json:
        for profile, group in profiles:
            print(answer_figures.named(group))
            print("\n".join(answer_figures.governance_in_lines(profile)))
    return DONE


def compute(asked: argparse.Namespace) -> int:
    """Work one measure out from plain numbers."""
    from coprod.desk import compute as working

    if asked.measure not in working.names():
        inform(f"There is no measure {asked.measure} to work out. There are: {', '.join(working.names())}.")
        return USAGE
    span = working.scale(asked.scale)
    one, worked = working.compute(asked.measure, asked.input.read_bytes(), span=span)
    told = working.answer(one, worked, span=span)
    if asked.json:
        voice.answer(told)
    else:
        print("\n".join(working.lines(told)))
    return DONE


def _own(asked: argparse.Namespace, work: Callable[..., Told]) -> Told | None:
    """Read a workbook and work on it; None when it cannot be accepted, after saying its findings."""
    from coprod.desk import answer, manager
    from coprod.desk.opening import guarded

    with guarded() as guard:
        reading = manager.receive(guard, asked.file.read_bytes(), name=asked.file.name)
    if reading.accepted:
        return work(guard.instruments, reading)
    for line in answer.findings(reading):
        inform(line)
    if asked.json:
        voice.answer(answer.reading(reading))
    return None


def _say(asked: argparse.Namespace, told: Sequence[Mapping[str, Any]]) -> None:
    if asked.json:
        voice.answer(dict(told[0]) if len(told) == 1 else dict(told[0]) | {"groups": told})
