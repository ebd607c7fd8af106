"""One sentence on what became of a file that was handed in."""

from coprod.desk.findings import left_out, to_correct
from coprod.language import Speaker
from coprod.workbook import Reading


def stopped(reading: Reading, say: Speaker) -> str:
    """Say of a file that cannot be saved how much must be corrected, and how much more could be."""
    lost = left_out(reading)
    told = say.many(
        "{file} is not saved: {count} thing must be corrected first.",
        "{file} is not saved: {count} things must be corrected first.",
        to_correct(reading),
        file=reading.name,
    )
    if not lost:
        return told
    more = say.many(
        "{count} more answer cannot be read; if it stays so, it does not count.",
        "{count} more answers cannot be read; if they stay so, they do not count.",
        lost,
    )
    return f"{told} {more}"


def in_part(reading: Reading, say: Speaker, *, saved: bool) -> str:
    """Say of a file that some of its answers are left out, and what to do about them."""
    lost = left_out(reading)
    if saved:
        return say.many(
            "{file} is saved without {count} answer. To add it, correct the marked copy and hand it in.",
            "{file} is saved without {count} answers. To add them, correct the marked copy and hand it in.",
            lost,
            file=reading.name,
        )
    return say.many(
        "{file}: {ratings} ratings read, {count} answer left out. Correct it, or save without it.",
        "{file}: {ratings} ratings read, {count} answers left out. Correct them, or save without them.",
        lost,
        file=reading.name,
        ratings=reading.ratings,
    )


def whole(reading: Reading, say: Speaker) -> str:
    """Say of a file that everything in it was read, with the ratings and what stands in their place."""
    empty = reading.missing["not_answered"]
    without = sum(reading.missing.values()) - empty
    return say(
        "{file} was read completely: {ratings}, {without}, {empty}.",
        file=reading.name,
        ratings=say.many("{count} rating", "{count} ratings", reading.ratings),
        without=say.many("{count} answer without a rating", "{count} answers without a rating", without),
        empty=say.many("{count} left empty", "{count} left empty", empty),
    )
