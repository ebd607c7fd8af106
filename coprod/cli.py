"""The command line: for municipal IT, for scripts and for auditors. Everything it does, the pages do too.

Exit codes: 0 done, 1 the input was refused and the answer says why, 2 wrong usage, 3 the store is in use.
Rooms are imported where they are needed, so that help is there at once.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coprod.errors import CoprodError, StoreBusy, WorkbookError

if TYPE_CHECKING:
    from coprod.desk.opening import Desk

DONE, REFUSED, BUSY = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.run is _gaps and asked.file and (asked.city or asked.round):
        parser.error("gaps takes a FILE, or --city and --round for what the store holds, not both")
    try:
        return int(asked.run(asked))
    except BrokenPipeError:  # whoever reads our lines has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (CoprodError, OSError) as fault:
        _tell(_why(fault))
        if getattr(asked, "json", False):
            _print({"accepted": False, "error": _why(fault)})
        return BUSY if isinstance(fault, StoreBusy) else REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coprod", description="Gaps in co-producing city services, from workbooks.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    template = _command(commands, "template", _template, "write an empty self-assessment workbook")
    template.add_argument("out", type=Path, metavar="OUT.xlsx")
    template.add_argument("--instrument", default="", metavar="ID[@VERSION]", help="which questionnaire")
    template.add_argument("--language", default="en", help="language of the workbook (default: en)")

    check = _command(commands, "check", _check, "read a filled-in workbook and save nothing")
    check.add_argument("file", type=Path)
    _json(check)

    load = _command(commands, "load", _load, "check workbooks and save those that pass")
    load.add_argument("files", type=Path, nargs="+", metavar="FILE")
    _filters(load, "in the place of what the workbook says, or leaves blank", pilot=True)
    _json(load)
    _store(load)

    gaps = _command(commands, "gaps", _gaps, "skill needs of one file (without saving) or of what the store holds")
    gaps.add_argument("file", type=Path, nargs="?", help="a filled-in workbook; without it, what the store holds")
    _filters(gaps, "only this one", pilot=False)
    _json(gaps)
    _store(gaps)

    backup = _command(commands, "backup", _backup, "write a full copy of the store")
    backup.add_argument("out", type=Path)
    _store(backup)

    restore = _command(commands, "restore", _restore, "put a backup in the place of everything the store holds")
    restore.add_argument("source", type=Path, metavar="IN")
    _store(restore)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    does: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=does, description=does)
    command.set_defaults(run=run)
    return command


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def _store(command: argparse.ArgumentParser) -> None:
    command.add_argument("--store", type=Path, help="the store (default: COPROD_STORE, else data/coprod.duckdb)")


def _filters(command: argparse.ArgumentParser, does: str, *, pilot: bool) -> None:
    command.add_argument("--city", default="", metavar="SLUG", help=does)
    command.add_argument("--round", default="", metavar="NAME", help=does)
    if pilot:
        command.add_argument("--pilot", default="", metavar="SLUG", help=does)


@contextmanager
def _desk(asked: argparse.Namespace) -> "Iterator[Desk]":
    from coprod.desk.opening import Settings, opened

    environment = dict(os.environ)
    if asked.store:
        environment["COPROD_STORE"] = str(asked.store)
    with opened(Settings.of(environment)) as desk:
        yield desk


def _template(asked: argparse.Namespace) -> int:
    from coprod.desk import manager
    from coprod.desk.opening import questionnaires

    name, data = manager.template(questionnaires(), instrument=asked.instrument, language=asked.language)
    asked.out.write_bytes(data)
    _tell(f"{asked.out} written ({name}).")
    return DONE


def _check(asked: argparse.Namespace) -> int:
    from coprod.desk import answer, manager
    from coprod.desk.opening import questionnaires

    try:
        reading = manager.receive(questionnaires(), asked.file.read_bytes(), name=asked.file.name)
    except (WorkbookError, OSError) as fault:
        _tell(_why(fault))
        if asked.json:
            _print(answer.refused(asked.file.name, _why(fault)))
        return REFUSED
    if asked.json:
        _print(answer.reading(reading))
    for line in answer.findings(reading):
        _tell(line)
    return DONE if reading.accepted else REFUSED


def _load(asked: argparse.Namespace) -> int:
    from coprod.desk import answer, manager
    from coprod.desk.opening import OPERATOR

    outcomes = []
    given = {"city": asked.city, "pilot": asked.pilot, "round": asked.round}
    with _desk(asked) as desk:
        for file in asked.files:
            try:
                reading = manager.receive(desk.instruments, file.read_bytes(), name=file.name, given=given)
            except (WorkbookError, OSError) as fault:
                outcomes.append(answer.refused(file.name, _why(fault)) | answer.outcome(None, None))
                _tell(f"{file.name}: {_why(fault)}")
                continue
            saved = manager.save(desk, reading, person=OPERATOR) if reading.accepted else None
            outcomes.append(answer.reading(reading) | answer.outcome(saved, manager.kept(desk, reading)))
            for line in (*answer.findings(reading), f"{file.name}: {outcomes[-1]['outcome']}."):
                _tell(line)
    if asked.json:
        _print({"files": outcomes})
    return DONE if all(one["accepted"] for one in outcomes) else REFUSED


def _gaps(asked: argparse.Namespace) -> int:
    from coprod.desk import answer, groups, manager, official
    from coprod.desk.opening import questionnaires

    if asked.file:
        instruments = questionnaires()
        reading = manager.receive(instruments, asked.file.read_bytes(), name=asked.file.name)
        if not reading.accepted:
            for line in answer.findings(reading):
                _tell(line)
            if asked.json:
                _print(answer.reading(reading))
            return REFUSED
        profiles = [(manager.own_needs(instruments, reading, language="en"), {"file": asked.file.name})]
    else:
        with _desk(asked) as desk:
            chosen = groups.chosen(desk, city=asked.city, round=asked.round)
            profiles = [(official.skills(desk, one, language="en"), answer.group(one)) for one in chosen]
    told = [answer.needs(profile, group=group) for profile, group in profiles]
    if asked.json:
        _print(told[0] if len(told) == 1 else told[0] | {"groups": told})
    else:
        for profile, _ in profiles:
            print("\n".join(answer.needs_in_lines(profile)))
    return DONE


def _backup(asked: argparse.Namespace) -> int:
    from coprod.desk import keeping
    from coprod.desk.opening import OPERATOR

    with _desk(asked) as desk:
        keeping.backup(desk, asked.out, person=OPERATOR)
    _tell(f"{asked.out} written.")
    return DONE


def _restore(asked: argparse.Namespace) -> int:
    from coprod.desk import keeping
    from coprod.desk.opening import OPERATOR

    with _desk(asked) as desk:
        keeping.restore(desk, asked.source, person=OPERATOR)
    _tell(f"{asked.source} restored.")
    return DONE


def _why(fault: Exception) -> str:
    return f"{fault.filename}: {fault.strerror}." if isinstance(fault, OSError) else str(fault)


def _print(answer: dict[str, Any]) -> None:
    print(json.dumps(answer, ensure_ascii=False))


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
