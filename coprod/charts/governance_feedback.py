"""Feedback given: where contributions were collected, whether an answer was published, after how many days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from coprod.charts import grid
from coprod.charts.figure import Figure
from coprod.charts.governance_reply import Reply, cell
from coprod.charts.grid_row import GridCell, GridRow
from coprod.charts.provenance import Provenance
from coprod.charts.skeleton import Filled
from coprod.language import N_, Speaker
from coprod.measures.process import ON_TIME_DAYS

COLLECTED, PUBLISHED, WAITED = N_("Contributions collected"), N_("Answer published"), N_("Time to the answer")


@dataclass(frozen=True)
class FeedbackRow:
    """What one stage says about answering those who contributed; days are those of the return."""

    stage: str
    title: str
    collected: Reply
    published: Reply
    collected_on: date | None = None
    published_on: date | None = None

    @property
    def days(self) -> int | None:
        """How long the answer took; None without both days, and where they stand in the wrong order."""
        if not (self.published.yes and self.collected_on and self.published_on):
            return None
        days = (self.published_on - self.collected_on).days
        return days if days >= 0 else None

    @property
    def asked(self) -> bool:
        """Whether the stage collected anything that could be answered."""
        return self.collected.yes is True

    def waited(self, say: Speaker) -> str:
        """Say how long the answer took."""
        if self.days is None:
            return say("days not known") if self.published.yes else ""
        return say.many("{count} day", "{count} days", self.days)


def figure(rows: Sequence[FeedbackRow], *, provenance: Provenance, say: Speaker) -> Figure:
    """Make the figure of one return, a row for each stage."""
    sentence = _sentence(rows, say)
    return Figure(
        name="governance-feedback",
        file=f"{provenance.file_stem}-feedback-given",
        title=_title(rows, say),
        sentence=sentence,
        source=provenance.words(say),
        spec=draw(rows, say=say).spec(),
        alt=say("Grid of contributions collected and answered at {count} stages.", count=len(rows))
        + f" {sentence} {provenance.words(say)}",
        table_of=lambda: pd.DataFrame([_row(row, say) for row in rows]),
        data_of=lambda: pd.DataFrame(
            [provenance.record(say) | record for row in rows for record in _records(row)]
        ).astype({"days": "Int64"}),
        measures=("feedback_rate",),
    )


def draw(rows: Sequence[FeedbackRow], *, say: Speaker) -> Filled:
    """Draw the stages in their order."""
    cells = [
        GridRow(
            row.title,
            (
                _collected(row, say),
                cell(row.published, say, say.day(row.published_on) if row.published_on else "")
                if row.asked
                else GridCell((say("nothing to answer"),)),
                GridCell((row.waited(say),) if row.asked else ()),
            ),
        )
        for row in rows
    ]
    return grid.draw(cells, [say(head) for head in (COLLECTED, PUBLISHED, WAITED)])


def _collected(row: FeedbackRow, say: Speaker) -> GridCell:
    """Not to collect at a stage is neither good nor bad, so its no does not stand out."""
    if row.collected.yes is False:
        return GridCell((row.collected.words(say),))
    return cell(row.collected, say, _until(row, say))


def _until(row: FeedbackRow, say: Speaker) -> str:
    return say("until {day}", day=say.day(row.collected_on)) if row.collected_on else ""


def _title(rows: Sequence[FeedbackRow], say: Speaker) -> str:
    asked = [row for row in rows if row.asked]
    if not asked:
        return say("No stage says that contributions were collected")
    answered = sum(row.published.yes is True for row in asked)
    if any(row.published.yes is None for row in asked):
        return say.many(
            "An answer is known to be published at {answered} of {count} stage that collected contributions",
            "An answer is known to be published at {answered} of {count} stages that collected contributions",
            len(asked),
            answered=answered,
        )
    return say.many(
        "An answer was published at {answered} of {count} stage that collected contributions",
        "An answer was published at {answered} of {count} stages that collected contributions",
        len(asked),
        answered=answered,
    )


def _sentence(rows: Sequence[FeedbackRow], say: Speaker) -> str:
    told: Mapping[str, list[str]] = {
        say("Answered: {stages}."): [_with_days(row, say) for row in rows if row.asked and row.published.yes],
        say("Not answered: {stages}."): [row.title for row in rows if row.asked and row.published.yes is False],
        say("Not known whether answered: {stages}."): [
            row.title for row in rows if row.asked and row.published.yes is None
        ],
        say("Nothing collected: {stages}."): [row.title for row in rows if row.collected.yes is False],
    }
    parts = [words.format(stages=", ".join(stages)) for words, stages in told.items() if stages]
    timed = [row.days for row in rows if row.days is not None]
    if timed:
        within = sum(days <= ON_TIME_DAYS for days in timed)
        parts.append(say("{within} of {timed} within {days} days.", within=within, timed=len(timed), days=ON_TIME_DAYS))
    return " ".join(parts) or say("Nothing is known of feedback.")


def _with_days(row: FeedbackRow, say: Speaker) -> str:
    return say("{stage} ({waited})", stage=row.title, waited=row.waited(say))


def _row(row: FeedbackRow, say: Speaker) -> dict[str, str]:
    return {
        say("Stage"): row.title,
        say(COLLECTED): " ".join(part for part in (row.collected.words(say), _until(row, say)) if part),
        say(PUBLISHED): " ".join(
            part for part in (row.published.words(say), say.day(row.published_on) if row.published_on else "") if part
        ),
        say(WAITED): row.waited(say),
    }


def _records(row: FeedbackRow) -> list[dict[str, object]]:
    return [
        {
            "stage": row.stage,
            "question": question,
            "answer": reply.yes,
            "missing": reply.missing,
            "answered_on": day.isoformat() if day else None,
            "days": row.days if question == "response_published" else None,
        }
        for question, reply, day in (
            ("input_collected", row.collected, row.collected_on),
            ("response_published", row.published, row.published_on),
        )
    ]
