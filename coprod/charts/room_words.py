"""What a room's results say in words, with what the number of people allows."""

from coprod.charts.room_moves import largest
from coprod.charts.room_row import PartResult, Spread
from coprod.charts.withheld import in_full, missed_in_words
from coprod.disclosure.release import Release, Shown, Withheld
from coprod.language import Speaker
from coprod.measures.agreement import CONSENSUS_WORDS, ConsensusLevel, consensus_level
from coprod.measures.catalogue import measure
from coprod.measures.change import Change

HARDLY = 0.05


def title(one: PartResult, say: Speaker) -> str:
    """State the message of the latest round that was revealed."""
    if isinstance(one.change, Release):
        moved = one.change.value
        if moved.stayed == moved.n:
            return say("Nobody changed their answer")
        return say(
            "{up} moved up, {down} down, {stayed} stayed", up=moved.moved_up, down=moved.moved_down, stayed=moved.stayed
        )
    latest = [round_ for round_ in one.rounds if round_ is not None][-1]
    if isinstance(latest, Withheld):
        return say("Not shown") if one.rounds[1] is None else say("Second round: not shown")
    spread = latest.value
    if spread.alike:
        return _level_word(ConsensusLevel.HIGH, say)
    level = _level(spread)
    middle = _point(spread, one, say)
    if level is None:
        return say("The middle answer is {median}", median=middle)
    return say("The middle answer is {median}, {level}", median=middle, level=say(CONSENSUS_WORDS[level]))


def sentence(one: PartResult, *, smallest: int, say: Speaker) -> str:
    """Say each round with its n, what moved, and what is not shown and why."""
    first, second = one.rounds
    if isinstance(first, Release) and isinstance(second, Release) and not (first.value.alike or second.value.alike):
        parts = [_shift(first.value, second.value, say), *_movement(one, smallest, say)]
    else:
        shown = [(round_, told) for round_, told in enumerate(one.rounds, start=1) if told is not None]
        parts = [_round(round_, told, smallest, say) for round_, told in shown]
    return " ".join([*parts, *_missed(one, say)])


def _round(round_: int, shown: Shown[Spread], smallest: int, say: Speaker) -> str:
    name = say("First round") if round_ == 1 else say("Second round")
    if isinstance(shown, Withheld):
        return say("{round}: {why}", round=name, why=in_full(shown.reason, smallest=smallest, say=say))
    spread, level = shown.value, _level(shown.value)
    if spread.alike:
        told = say("high consensus. People answered so much alike that no more is told.")
    elif level is None:
        told = say("middle answer {median}.", median=_middle(spread, say))
    else:
        told = say("middle answer {median}, {level}.", median=_middle(spread, say), level=say(CONSENSUS_WORDS[level]))
    return say("{round}, n {n}: {told}", round=name, n=spread.n, told=told)


def _shift(first: Spread, second: Spread, say: Speaker) -> str:
    """Say how the middle and the consensus of the two distributions lie to each other, whoever gave them."""
    before, after = _middle(first, say), _middle(second, say)
    many = {"first": first.n, "second": second.n}
    if before == after:
        words = say("The middle answer stayed at {median} (n {first}, then {second}).", median=after, **many)
    else:
        named = {"before": before, "after": after, **many}
        words = say("The middle answer went from {before} to {after} (n {first}, then {second}).", **named)
    closer = _closer(first, second, say)
    return f"{words} {closer}" if closer else words


def _closer(first: Spread, second: Spread, say: Speaker) -> str:
    levels = _level(first), _level(second)
    if levels[0] is None or levels[1] is None:
        return ""
    if not (isinstance(first.consensus, float) and isinstance(second.consensus, float)):
        return ""
    shift = second.consensus - first.consensus
    before, after = _level_word(levels[0], say), say(CONSENSUS_WORDS[levels[1]])
    words = before if levels[0] is levels[1] else say("{before}, then {after}", before=before, after=after)
    if abs(shift) <= HARDLY:
        return say("{level}; people agree about as much as before.", level=words)
    return (
        say("{level}; people came closer.", level=words)
        if shift > 0
        else say("{level}; people moved apart.", level=words)
    )


def _movement(one: PartResult, smallest: int, say: Speaker) -> list[str]:
    if isinstance(one.change, Withheld):
        return [say("Who moved: {why}", why=in_full(one.change.reason, smallest=smallest, say=say))]
    if one.change is None:
        return []
    parts = [_shares(one.change.value, say)]
    if one.moved is None:
        few = say(
            "Where from and where to is not drawn: fewer than {smallest} people rated in one round only, and their "
            "answers could be worked out.",
            smallest=smallest,
        )
        return [*parts, few]
    if most := largest(one.moved):
        named = {"people": most.people, "first": most.first, "second": most.second}
        parts.append(say("The largest move: {people} from {first} to {second}.", **named))
    return parts


def _shares(moved: Change, say: Speaker) -> str:
    up, down, stayed = (
        say.number(100 * part / moved.n, 0) for part in (moved.moved_up, moved.moved_down, moved.stayed)
    )
    return say(
        "Of {n} who rated twice, {up} % moved up, {down} % moved down and {stayed} % stayed.",
        n=moved.n,
        up=up,
        down=down,
        stayed=stayed,
    )


def _missed(one: PartResult, say: Speaker) -> list[str]:
    """Say how many of the latest round gave a reason and no rating, where that may be told."""
    latest = [round_ for round_ in one.rounds if round_ is not None][-1]
    if isinstance(latest, Withheld) or latest.value.missed is None:
        return []
    words = missed_in_words(latest.value.missed, say)
    return [say("Without a rating: {missed}.", missed=words)] if words else []


def _middle(spread: Spread, say: Speaker) -> str:
    median = spread.median
    return say.number(median, 0 if median == int(median) else 1) if isinstance(median, float) else ""


def _point(spread: Spread, one: PartResult, say: Speaker) -> str:
    """The middle answer with its words, where it is a point of the scale."""
    middle = _middle(spread, say)
    words = next((words for value, words in one.points if value == spread.median), "")
    return say("{point} “{words}”", point=middle, words=words) if words else middle


def _level(spread: Spread) -> ConsensusLevel | None:
    """The level of consensus, from as many people on as the catalogue says."""
    least = measure("consensus").labelled_from
    if not isinstance(spread.consensus, float) or least is None or spread.n < least:
        return None
    return consensus_level(spread.consensus)


def _level_word(level: ConsensusLevel, say: Speaker) -> str:
    words = say(CONSENSUS_WORDS[level])
    return words[:1].upper() + words[1:]
