"""Answers made for the tests of the store: as bare or as full as a test wants them."""

from dataclasses import replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import duckdb

from coprod.instrument.answers import About, Answers, Feedback, InclusionGroup, Mode, Pair, Part, Stakeholder
from coprod.instrument.governance import Helix
from coprod.instrument.scales import Missing
from coprod.store.engine import Store
from coprod.store.migrations import MIGRATIONS
from coprod.store.rows import Door, Noticed, Submission

SAVED_AT = datetime(2026, 6, 2, 14, 30)  # noqa: DTZ001 - the store keeps UTC without a zone
_files = count(1)

FULL = Answers(
    instrument="coprod-core@1.0",
    language="en",
    about=About(
        city="Málaga (centre)",
        round="2026 Spring",
        mode=Mode.ORGANISATIONAL,
        pilot="Bike lanes",
        unit="Mobility",
        role="Head",
        asked=12,
        filled_on=date(2026, 5, 1),
        approver="A. Prover",
        comparable=True,
    ),
    skills={
        "need_insight": Pair(importance=5, capacity=1),
        "stakeholder_mapping": Pair(importance=4, capacity=Missing.DONT_KNOW),
        "inclusive_outreach": Pair(importance=Missing.NOT_APPLICABLE, capacity=Missing.NOT_APPLICABLE),
        "asset_mapping": Pair(importance=Missing.REFUSED, capacity=2),
        "joint_prioritising": Pair(),
    },
    priorities={"co_design": ("codesign_methods", "prototype_iterate"), "co_delivery": ("shared_risk",)},
    agree={"lead_1": 4, "lead_2": Missing.DONT_KNOW},
    resources={"named_lead": True, "budget_line": False, "staff_time": Missing.REFUSED},
    feedback={
        "co_design": Feedback(
            input_collected=True,
            response_published=Missing.NOT_APPLICABLE,
            collected_on=date(2026, 1, 31),
            link="https://example.org/you-said",
        )
    },
    inclusion=(
        InclusionGroup(group="Over 65", reached=True, participants=15, population=6300),
        InclusionGroup(group="Young people", reached=Missing.DONT_KNOW),
    ),
    stakeholders=(
        Stakeholder(
            name="Residents' group",
            helix=Helix.CIVIL_SOCIETY,
            head_count=40,
            parts={"co_design": Part(depth=0, decision_right=Missing.REFUSED), "co_delivery": Part(depth=5)},
        ),
        Stakeholder(name="City", helix=Helix.GOVERNMENT, is_lead=True),
    ),
    ties=(("Residents' group", "City"),),
    comments={"need_insight": "We ask, but late; 'often' too late."},
)
NOTICED = (Noticed("out_of_scale", "warn", "Skills", "E14", "facilitation", "7"),)


def answers(*, skills: dict[str, Pair] | None = None, instrument: str = "coprod-core@1.0", **about: Any) -> Answers:
    """Return bare answers: of one individual in Ayton in 2026, unless ``about`` says otherwise."""
    facts = {"city": "Ayton", "round": "2026", "mode": Mode.INDIVIDUAL, **about}
    rated = {"facilitation": Pair(importance=5, capacity=2)} if skills is None else skills
    return Answers(instrument=instrument, about=About(**facts), skills=rated)


def submission(given: Answers | None = None, *, door: Door = Door.WORKBOOK, file: str = "", **about: Any) -> Submission:
    """Return a submission from a file of its own, unless ``file`` names one."""
    return Submission(
        answers=given or answers(**about),
        door=door,
        file_hash=file or f"file-{next(_files)}",
        saved_at=SAVED_AT,
        saved_by="tester",
    )


def person(key: str, on: date | None = None, *, part: int = 1, file: str = "", **about: Any) -> Submission:
    """Return the answers of one person of a team file, known by a key."""
    return replace(submission(file=file, filled_on=on, **about), part=part, person=key)


def returned(on: date | None = None, *, file: str = "", door: Door = Door.WORKBOOK, **about: Any) -> Submission:
    """Return an organisational return filled in on a day."""
    facts = {"unit": "Parks", "approver": "A", "comparable": True, **about}
    return submission(mode=Mode.ORGANISATIONAL, filled_on=on, file=file, door=door, **facts)


OLDER = """
    INSERT INTO cities VALUES ('c', 'oldtown', 'Oldtown', FALSE);
    INSERT INTO submissions VALUES (
        's', 'c', 'coprod-core@1.0', 'en', 'workbook', 'old-file', 'individual', '2025', '2025', '', '', '', '',
        DATE '2025-05-01', '', FALSE, TIMESTAMP '2025-05-02 10:00:00', 'tester');
    INSERT INTO skill_ratings VALUES ('c', 's', 'facilitation', 5, 2, NULL, NULL);
    INSERT INTO changes VALUES (1, TIMESTAMP '2025-05-02 10:00:00', 'add 1 submission(s)');
"""
"""What one person's answers wrote into a store that had only its first migration."""

OLDER_RETURNS = """
    INSERT INTO submissions VALUES
        ('may', 'c', 'coprod-core@1.0', 'en', 'workbook', 'may-file', 'organisational', '2025', '2025', '', 'Parks', '',
         'parks', DATE '2025-05-01', 'A', TRUE, TIMESTAMP '2025-05-02 10:00:00', 'tester', NULL),
        ('june', 'c', 'coprod-core@1.0', 'en', 'workbook', 'june-file', 'organisational', '2025', '2025', '', 'Parks',
         '', 'parks', DATE '2025-06-01', 'A', TRUE, TIMESTAMP '2025-06-02 10:00:00', 'tester', 12);
    INSERT INTO priorities VALUES
        ('c', 's', 'co_design', 1, 'trial'), ('c', 'may', 'co_design', 1, 'methods'),
        ('c', 'june', 'co_design', 1, 'trial'), ('c', 'june', 'co_design', 2, 'methods');
    INSERT INTO supersessions VALUES ('may', 'june', TIMESTAMP '2025-06-02 10:00:00');
    INSERT INTO findings VALUES ('may', 'out_of_scale', 'warn', 'Skills', 'E14', 'facilitation', '7');
"""
"""What two returns of one organisation wrote into a store that had its first two migrations."""


def older_store(path: Path, applied: int = 1) -> Path:
    """Make a store as it was after its first migrations, one or two, with what such a store wrote in it."""
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE migrations (name VARCHAR PRIMARY KEY, applied_at TIMESTAMP NOT NULL)")
        for (name, sql), wrote in zip(MIGRATIONS[:applied], (OLDER, OLDER_RETURNS), strict=False):
            connection.execute("INSERT INTO migrations VALUES (?, TIMESTAMP '2025-05-01 09:00:00')", [name])
            connection.execute(sql)
            connection.execute(wrote)
    return path


def rows(store: Store, sql: str) -> list[tuple[Any, ...]]:
    """Return what a query finds."""
    with store.reading() as cursor:
        return cursor.execute(sql).fetchall()


def sizes(store: Store) -> dict[str, int]:
    """Return how many rows each table holds."""
    tables = rows(store, "SELECT table_name FROM information_schema.tables ORDER BY table_name")
    return {name: rows(store, f"SELECT COUNT(*) FROM {name}")[0][0] for (name,) in tables}  # noqa: S608


def contents(store: Store, *, but: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table but some, in an order of its own."""
    return {
        name: rows(store, f"SELECT * FROM {name} ORDER BY ALL")  # noqa: S608
        for name in sizes(store)
        if name not in but
    }
