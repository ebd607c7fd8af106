"""Workbooks in and out: template, check, load."""

import argparse

from coprod.cli import voice
from coprod.cli.voice import DONE, REFUSED, inform, why
from coprod.cli.voice import desk as opened
from coprod.errors import WorkbookError


def template(asked: argparse.Namespace) -> int:
    """Write an empty workbook."""
    from coprod.desk import manager
    from coprod.desk.opening import questionnaires

    name, data = manager.template(
        questionnaires(), instrument=asked.instrument, language=asked.language, team=asked.team
    )
    asked.out.write_bytes(data)
    inform(f"{asked.out} written ({name}).")
    return DONE


def check(asked: argparse.Namespace) -> int:
    """Read a workbook and save nothing."""
    from coprod.desk import answer, manager
    from coprod.desk.opening import guarded

    try:
        with guarded() as guard:
            beside = {"given": _given(asked), "means": _means(asked)}
            reading = manager.receive(guard, asked.file.read_bytes(), name=asked.file.name, **beside)
            if asked.marked:
                asked.marked.write_bytes(manager.marked(guard, asked.file.read_bytes(), language="en", **beside))
    except (WorkbookError, OSError) as fault:
        inform(why(fault))
        if asked.json:
            voice.answer(answer.refused(asked.file.name, why(fault)))
        return REFUSED
    if asked.json:
        voice.answer(answer.reading(reading))
    for line in (*answer.findings(reading), *answer.progress(reading)):
        inform(line)
    if asked.marked:
        inform(f"{asked.marked} written: the same workbook with its cells marked.")
    return DONE if reading.accepted else REFUSED


def load(asked: argparse.Namespace) -> int:
    """Check workbooks and save those that pass, as one load."""
    from coprod.desk import answer
    from coprod.desk.opening import OPERATOR
    from coprod.desk.several import receive_all, save_received

    with opened(asked) as desk:
        files = [(file.name, file.read_bytes) for file in asked.files]
        received = receive_all(desk, files, given=_given(asked), means=_means(asked))
        received = save_received(desk, received, person=OPERATOR)
    outcomes = [answer.received(one) for one in received]
    for one, outcome in zip(received, outcomes, strict=True):
        for line in answer.findings(one.reading) if one.reading else ():
            inform(line)
        inform(f"{one.name}: {one.refusal or outcome['outcome'] + '.'}")
    if asked.json:
        voice.answer({"files": outcomes})
    return DONE if all(one["accepted"] for one in outcomes) else REFUSED


def mapping(asked: argparse.Namespace) -> int:
    """Write down what the columns of a survey tool's export seem to ask, for a person to correct."""
    from coprod.desk import manager
    from coprod.desk.opening import guarded

    with guarded() as guard:
        reading = manager.receive(guard, asked.file.read_bytes(), name=asked.file.name)
    asked.out.write_bytes(manager.mapping_file(reading))
    inform(f"{asked.out} written. Correct the column means, then hand it in with --mapping.")
    return DONE


def _given(asked: argparse.Namespace) -> dict[str, str]:
    """Return what is said beside the file."""
    said = {line: getattr(asked, line) for line in ("city", "pilot", "round", "mode")}
    return {line: words for line, words in said.items() if words}


def _means(asked: argparse.Namespace) -> dict[str, str]:
    from coprod.desk import manager

    return dict(manager.mapping_means(asked.mapping.read_bytes())) if asked.mapping else {}
