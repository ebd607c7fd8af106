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

    name, data = manager.template(questionnaires(), instrument=asked.instrument, language=asked.language)
    asked.out.write_bytes(data)
    inform(f"{asked.out} written ({name}).")
    return DONE


def check(asked: argparse.Namespace) -> int:
    """Read a workbook and save nothing."""
    from coprod.desk import answer, manager
    from coprod.desk.opening import guarded

    try:
        with guarded() as guard:
            reading = manager.receive(guard, asked.file.read_bytes(), name=asked.file.name)
    except (WorkbookError, OSError) as fault:
        inform(why(fault))
        if asked.json:
            voice.answer(answer.refused(asked.file.name, why(fault)))
        return REFUSED
    if asked.json:
        voice.answer(answer.reading(reading))
    for line in answer.findings(reading):
        inform(line)
    return DONE if reading.accepted else REFUSED


def load(asked: argparse.Namespace) -> int:
    """Check workbooks and save those that pass."""
    from coprod.desk import answer, manager
    from coprod.desk.opening import OPERATOR

    outcomes = []
    given = {"city": asked.city, "pilot": asked.pilot, "round": asked.round}
    with opened(asked) as desk:
        for file in asked.files:
            try:
                reading = manager.receive(desk.guard, file.read_bytes(), name=file.name, given=given)
            except (WorkbookError, OSError) as fault:
                outcomes.append(answer.refused(file.name, why(fault)) | answer.outcome(None, None))
                inform(f"{file.name}: {why(fault)}")
                continue
            saved = manager.save(desk, reading, person=OPERATOR) if reading.accepted else None
            outcomes.append(answer.reading(reading) | answer.outcome(saved, manager.kept(desk, reading)))
            for line in (*answer.findings(reading), f"{file.name}: {outcomes[-1]['outcome']}."):
                inform(line)
    if asked.json:
        voice.answer({"files": outcomes})
    return DONE if all(one["accepted"] for one in outcomes) else REFUSED
