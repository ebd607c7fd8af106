"""A few real people and returns for tests of the desk; the sample has no real city."""

from datetime import date, datetime

from coprod.desk.opening import Desk
from coprod.instrument.answers import About, Answers, Mode, Pair
from coprod.store.rows import Door, Submission
from coprod.store.submissions import add

DAY = date(2026, 5, 1)


def hand_in(desk: Desk, *, people: int = 0, instrument: str = "coprod-core@1.0", **about: object) -> None:
    """Save ``people`` individual answers, or one organisational return when there are none."""
    mode = Mode.INDIVIDUAL if people else Mode.ORGANISATIONAL
    facts = {"city": "Ayton", "round": "2026", "mode": mode, "filled_on": DAY, **about}
    add(
        desk.store,
        [
            Submission(
                Answers(
                    instrument=instrument,
                    about=About(**facts),
                    skills={"facilitation": Pair(importance=5, capacity=3)},
                ),
                Door.WORKBOOK,
                f"{sorted((key, str(value)) for key, value in facts.items())} {instrument} {number}",
                datetime(2026, 5, 2),  # noqa: DTZ001 - the store keeps UTC without a zone
                "tester",
            )
            for number in range(people or 1)
        ],
    )
