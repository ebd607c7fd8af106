"""A room's results as tables: how often each point was given, and the need by stage, as the wall may show them."""

from collections.abc import Sequence

import pandas as pd

from coprod.charts import room_spread, room_stages
from coprod.charts.room_row import PartResult
from coprod.charts.room_stages import StageSummary
from coprod.language import Speaker


def room_table(one: PartResult, say: Speaker) -> pd.DataFrame:
    """Return one line per point, the highest first, with each round that may be told whole; else nothing."""
    names = {1: say("first round"), 2: say("second round")}
    heads = [say("{round}, n {n}", round=names[round_], n=told.n) for round_, told in room_spread.rounds(one)]
    rows = [(f"{line.point} {line.words}", *(bar.words for bar in line.bars)) for line in room_spread.lines(one, say)]
    return pd.DataFrame(rows if heads else [], columns=[say("answer"), *heads])


def stage_table(stages: Sequence[StageSummary], say: Speaker) -> pd.DataFrame:
    """Return one line per stage that may be told: its need before, and after where the room answered twice."""
    rows = [
        (one.title, say.number(one.needs[0], 0), say.number(one.needs[1], 0) if one.moved else say("not asked again"))
        for one in room_stages.told(stages)
    ]
    return pd.DataFrame(rows, columns=[say("stage"), say("need, first round"), say("need, second round")])
