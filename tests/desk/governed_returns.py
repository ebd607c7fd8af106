"""Returns and people that answer about governance: the worked example as a return, and how to save any of them."""

from datetime import datetime
from itertools import count

from coprod.desk.opening import Desk
from coprod.instrument.answers import About, Answers, Mode, Part, Stakeholder
from coprod.store.rows import Door, Submission
from coprod.store.submissions import add
from tests.measures.governed_pilots import CYCLE, WORKED

CONSENT = {"approver": "A. Prover", "comparable": True}
_files = count(1)


def worked_example(**about: object) -> Answers:
    """The worked example of governance as a return that may be compared, unless ``about`` says otherwise."""
    facts = {"city": "Ayton", "round": "2026", "mode": Mode.ORGANISATIONAL, **CONSENT, **about}
    return Answers(
        instrument="coprod-core@1.0",
        about=About(**facts),
        stakeholders=tuple(
            Stakeholder(
                name=name,
                helix=helix,
                is_lead=name == "city_digital",
                parts={
                    stage: Part(depth=int(depth), decision_right=int(right))
                    for stage, depth, right in zip(CYCLE, depths, rights, strict=True)
                },
            )
            for name, helix, depths, rights in WORKED
        ),
    )


def person(city: str = "Ayton", round: str = "2026", **parts: object) -> Answers:
    """One individual with these parts of an answer, such as ``agree``."""
    about = About(city=city, round=round, mode=Mode.INDIVIDUAL)
    return Answers.model_validate({"instrument": "coprod-core@1.0", "about": about, **parts})


def save(desk: Desk, *several: Answers) -> None:
    """Put answers into the store, each from a file of its own."""
    add(
        desk.store,
        [
            Submission(
                answers,
                Door.WORKBOOK,
                f"governed-{next(_files)}",
                datetime(2026, 5, 2),  # noqa: DTZ001 - the store keeps UTC without a zone
                "tester",
            )
            for answers in several
        ],
    )
