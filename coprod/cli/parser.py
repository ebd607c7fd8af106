"""What may be asked of the command line, and the way from a question to its command."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from coprod.cli import figures, files, keeping, voice, workshop
from coprod.cli.voice import BUSY, DONE, REFUSED, inform, why
from coprod.errors import CoprodError, StoreBusy


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.run is figures.gaps and asked.file and (asked.city or asked.round):
        parser.error("gaps takes a FILE, or --city and --round for what the store holds, not both")
    if asked.run is figures.governance and sum(map(bool, (asked.file, asked.pilot, asked.city))) > 1:
        parser.error("governance takes a FILE, or --pilot, or --city, not two of them")
    try:
        return int(asked.run(asked))
    except BrokenPipeError:  # whoever reads our lines has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (CoprodError, OSError) as fault:
        inform(why(fault))
        if getattr(asked, "json", False):
            voice.answer({"accepted": False, "error": why(fault)})
        return BUSY if isinstance(fault, StoreBusy) else REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coprod", description="Gaps in co-producing city services, from workbooks.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    template = _command(commands, "template", files.template, "write an empty self-assessment workbook")
    template.add_argument("out", type=Path, metavar="OUT.xlsx")
    template.add_argument("--instrument", default="", metavar="ID[@VERSION]", help="which questionnaire")
    template.add_argument("--language", default="en", help="language of the workbook (default: en)")
    template.add_argument("--team", action="store_true", help="one row per person, for the answers of a whole team")

    check = _command(commands, "check", files.check, "read a filled-in workbook and save nothing")
    check.add_argument("file", type=Path)
    check.add_argument("--marked", type=Path, metavar="OUT.xlsx", help="write the workbook with its cells marked")
    _beside(check)
    _json(check)

    load = _command(commands, "load", files.load, "check workbooks and save those that pass")
    load.add_argument("files", type=Path, nargs="+", metavar="FILE")
    _beside(load)
    _json(load)
    _store(load)

    mapping = _command(
        commands, "mapping", files.mapping, "write what the columns of a survey tool's export ask, to be corrected"
    )
    mapping.add_argument("file", type=Path)
    mapping.add_argument("out", type=Path, metavar="OUT.csv")

    undo = _command(commands, "undo", keeping.undo, "take the last load back, until the next one")
    _store(undo)

    gaps = _command(
        commands, "gaps", figures.gaps, "skill needs of one file (without saving) or of what the store holds"
    )
    gaps.add_argument("file", type=Path, nargs="?", help="a filled-in workbook; without it, what the store holds")
    _filters(gaps, "only this one")
    _json(gaps)
    _store(gaps)

    governance = _command(
        commands, "governance", figures.governance, "governance profile of a file, a pilot, or what the store holds"
    )
    governance.add_argument("file", type=Path, nargs="?", help="a filled-in workbook; without it, what the store holds")
    governance.add_argument("--pilot", default="", metavar="ID", help="a pilot of the evidence library")
    governance.add_argument("--city", default="", metavar="SLUG", help="only this one")
    _json(governance)
    _store(governance)

    compute = _command(commands, "compute", figures.compute, "work out one measure from plain numbers")
    compute.add_argument("measure", metavar="MEASURE", help="its id on the Methods page, such as mwds")
    compute.add_argument("input", type=Path, metavar="INPUT.csv")
    compute.add_argument("--scale", default="1-5", metavar="1-5", help="the two ends of the scale (default: 1-5)")
    _json(compute)

    _workshop(commands)

    backup = _command(commands, "backup", keeping.backup, "write a full copy of the store")
    backup.add_argument("out", type=Path)
    _store(backup)

    restore = _command(commands, "restore", keeping.restore, "put a backup in the place of everything the store holds")
    restore.add_argument("source", type=Path, metavar="IN")
    _store(restore)
    return parser


def _workshop(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    does = "prepare, end and read rooms of a workshop, while the dashboard is stopped"
    group = commands.add_parser("workshop", help=does, description=does)
    actions = group.add_subparsers(required=True, metavar="open|close|results")

    prepare = _command(actions, "open", workshop.prepare, "make a room and print its code")
    for name, needed, words in (
        ("city", True, "the city"),
        ("round", True, "the round, such as 2026-autumn"),
        ("title", False, "what the wall shows above (default: the city)"),
        ("pilot", False, "the pilot that it is about"),
    ):
        prepare.add_argument(f"--{name}", required=needed, default="", help=words)
    prepare.add_argument("--item", action="append", default=[], metavar="ID", help="a skill or statement; repeat it")
    prepare.add_argument("--role", action="append", default=[], help="a role to choose from; repeat it")
    prepare.add_argument("--seats", type=int, help="how many people are expected")
    prepare.add_argument("--days", type=int, default=30, help="days until the room is deleted (default: 30)")
    prepare.add_argument("--apart", action="store_true", help="ask importance and capacity one after the other")
    prepare.add_argument("--self-paced", action="store_true", help="no meeting: everyone in their own time")
    prepare.add_argument("--joins-round", action="store_true", help="answers may join the city's round afterwards")

    close = _command(actions, "close", workshop.close, "end a room for good")
    results = _command(actions, "results", workshop.results, "how many answered, and the tallies that may be told")
    for one in (close, results):
        one.add_argument("code", metavar="CODE")
    for one in (prepare, close, results):
        _json(one)
        _store(one)


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


def _filters(command: argparse.ArgumentParser, does: str) -> None:
    command.add_argument("--city", default="", metavar="SLUG", help=does)
    command.add_argument("--round", default="", metavar="NAME", help=does)


def _beside(command: argparse.ArgumentParser) -> None:
    """What may be said beside a file, in the place of what it says or leaves blank."""
    _filters(command, "in the place of what the file says, or leaves blank")
    command.add_argument("--pilot", default="", metavar="SLUG", help="the same for the pilot")
    command.add_argument("--mode", default="", choices=["organisational", "individual"], help="the kind of return")
    command.add_argument("--mapping", type=Path, metavar="MAP.csv", help="what the columns of an export ask")
