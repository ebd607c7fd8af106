"""Where collaboration breaks off: who outside government stays, drops out or joins from each stage to the next."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from coprod.charts import grid, theme
from coprod.charts.figure import Figure
from coprod.charts.grid_row import GridCell, GridRow
from coprod.charts.provenance import Provenance
from coprod.charts.skeleton import Filled
from coprod.language import N_, Speaker
from coprod.measures.handover import Handover, widest

Names = Callable[[Handover], tuple[str, ...]]
DROP, UNKNOWN = N_("Drops out"), N_("Not known")
GROUPS: Mapping[str, Names] = {
    N_("Stays"): lambda one: one.stay,
    DROP: lambda one: one.drop,
    N_("Joins"): lambda one: one.join,
    UNKNOWN: lambda one: one.unknown,
}
NAMED = 3
SHARE = N_("Takes part in both")


def figure(pairs: Sequence[Handover], *, stages: Mapping[str, str], provenance: Provenance, say: Speaker) -> Figure:
    """Make the figure of one return; ``pairs`` are all consecutive stages, ``stages`` their titles by id."""
    sentence = _sentence(pairs, stages, say)
    return Figure(
        name="governance-breaks",
        file=f"{provenance.file_stem}-who-drops-out",
        title=title(pairs, stages, say),
        sentence=sentence,
        source=provenance.words(say),
        spec=draw(pairs, stages=stages, say=say).spec(),
        alt=say("Grid of who stays, drops out and joins between {count} pairs of stages.", count=len(pairs))
        + f" {sentence} {provenance.words(say)}",
        table_of=lambda: pd.DataFrame([_row(one, stages, say) for one in pairs]),
        data_of=lambda: pd.DataFrame([provenance.record(say) | _record(one) for one in pairs]),
        measures=("continuity",),
    )


def draw(pairs: Sequence[Handover], *, stages: Mapping[str, str], say: Speaker) -> Filled:
    """Draw a column for each pair of stages; who drops out stands out, and nobody is told as nobody."""
    rows = [
        GridRow(say(what), tuple(_cell(what, names(one), one, say) for one in pairs))
        for what, names in GROUPS.items()
        if what != UNKNOWN or any(one.unknown for one in pairs)
    ]
    shares = GridRow(say(SHARE), tuple(GridCell((_share(one, say),)) for one in pairs))
    return grid.draw([*rows, shares], [_between(one, stages, say) for one in pairs])


def title(pairs: Sequence[Handover], stages: Mapping[str, str], say: Speaker) -> str:
    """State where most partners drop out, by name."""
    most = widest(tuple(pairs))
    if most is None and all(one.jaccard is None for one in pairs):
        return say("It cannot be told who stays from stage to stage")
    if most is None:
        return say("Nobody outside government is known to drop out from one stage to the next")
    first, second, names = stages[most.first], stages[most.second], _listed(most.drop, say)
    return say.many(
        "Between {first} and {second} {count} group drops out: {names}",
        "Between {first} and {second} {count} groups drop out: {names}",
        len(most.drop),
        first=first,
        second=second,
        names=names,
    )


def _sentence(pairs: Sequence[Handover], stages: Mapping[str, str], say: Speaker) -> str:
    told = [
        say(
            "{between}: {stay} of {either} take part in both, {drop} drop out, {join} join.",
            between=_between(one, stages, say),
            stay=len(one.stay),
            either=one.either,
            drop=len(one.drop),
            join=len(one.join),
        )
        for one in pairs
        if one.either
    ]
    told += [
        say("{between}: nobody is known to take part in either.", between=_between(one, stages, say))
        for one in pairs
        if not one.either
    ]
    what = say("Groups outside government; to take part is to be asked at least.")
    unsure = say("Whose part is not known at one of two stages is left out of that pair.")
    return " ".join([*told, what, *([unsure] if any(one.unknown for one in pairs) else [])])


def _cell(what: str, names: tuple[str, ...], pair: Handover, say: Speaker) -> GridCell:
    if not names:
        return GridCell((_nobody(what, pair, say),))
    texts = (say.many("{count} group", "{count} groups", len(names)), *names)
    if what == DROP:
        return GridCell(texts, theme.IMPORTANCE, theme.PAPER)
    return GridCell(texts, theme.PAPER if what == UNKNOWN else theme.DEPTHS[2], hatched=what == UNKNOWN)


def _nobody(what: str, pair: Handover, say: Speaker) -> str:
    """Say nobody; of whom it is not known may still be one of them."""
    return say("nobody known") if pair.unknown and what != UNKNOWN else say("nobody")


def _row(one: Handover, stages: Mapping[str, str], say: Speaker) -> dict[str, str]:
    groups = {say(what): "; ".join(names(one)) or _nobody(what, one, say) for what, names in GROUPS.items()}
    return {say("From stage to stage"): _between(one, stages, say), **groups, say(SHARE): _share(one, say)}


def _record(one: Handover) -> dict[str, object]:
    return {
        "stage": one.first,
        "next_stage": one.second,
        "stay": "; ".join(one.stay),
        "drop_out": "; ".join(one.drop),
        "join": "; ".join(one.join),
        "not_known": "; ".join(one.unknown),
        "jaccard": one.jaccard,
    }


def _between(one: Handover, stages: Mapping[str, str], say: Speaker) -> str:
    return say("{first} to {second}", first=stages[one.first], second=stages[one.second])


def _share(one: Handover, say: Speaker) -> str:
    if one.jaccard is None:
        return say("cannot be told") if one.unknown else say("nobody in either")
    number = say.number(one.jaccard, 2)
    return say("{both} of {either} ({share})", both=len(one.stay), either=one.either, share=number)


def _listed(names: Sequence[str], say: Speaker) -> str:
    """Name up to three, or the first two and how many more."""
    if len(names) == 1:
        return names[0]
    if len(names) <= NAMED:
        return say("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
    return say("{first} and {count} more", first=", ".join(names[: NAMED - 1]), count=len(names) - NAMED + 1)
