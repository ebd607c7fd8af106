"""The numbers under before and after: a table to read, and the same rows to download."""

from collections.abc import Sequence

import pandas as pd

from coprod.charts.before_after_row import Change
from coprod.charts.before_after_words import outcome_in_words
from coprod.charts.provenance import Provenance
from coprod.language import Speaker

COUNTS = ("n_before", "n_after")


def table(rows: Sequence[Change], rounds: tuple[Provenance, Provenance], say: Speaker) -> pd.DataFrame:
    """Return the rows as text, in the words and the number format of the reader's language."""
    return pd.DataFrame([_line(one, rounds, say) for one in rows])


def data(rows: Sequence[Change], rounds: tuple[Provenance, Provenance], say: Speaker) -> pd.DataFrame:
    """Return the rows as numbers; the record is the later round's, the earlier one is named beside it."""
    earlier = {"round_before": rounds[0].round}
    frame = pd.DataFrame([rounds[1].record(say) | earlier | _record(one) for one in rows])
    return frame.astype(dict.fromkeys(COUNTS, "Int64"))


def _line(one: Change, rounds: tuple[Provenance, Provenance], say: Speaker) -> dict[str, str]:
    before, after = (one.round for one in rounds)
    return {
        say("Stage"): one.stage_title,
        say("Skill"): say("all its core skills") if one.heading else one.title,
        say("Need, {round}", round=before): _number(one.before, say),
        say("n, {round}", round=before): _number(one.n_before, say),
        say("Need, {round}", round=after): _number(one.after, say),
        say("n, {round}", round=after): _number(one.n_after, say),
        say("The later round is"): outcome_in_words(one, say),
    }


def _record(one: Change) -> dict[str, object]:
    return {
        "stage": one.stage,
        "skill": None if one.heading else one.key,
        "title": one.title,
        "measure": "stage_need" if one.heading else "need",
        "need_before": one.before,
        "need_after": one.after,
        "n_before": one.n_before,
        "n_after": one.n_after,
        "difference": None if one.before is None or one.after is None else one.after - one.before,
        "outcome": one.outcome and one.outcome.value,
        "not_compared": one.reason and one.reason.value,
        "withheld": one.reasons[0] or one.reasons[1],
    }


def _number(value: float | None, say: Speaker) -> str:
    return "" if value is None else say.number(value, 0)
