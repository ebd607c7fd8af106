"""How a search compares words: without case and accents, every word somewhere, names that begin with it first."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_NO_ACCENT_TO_DROP = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


@lru_cache(maxsize=8192)  # the names of all cities, for every reader again
def folded(text: str) -> str:
    """Return text as a search compares it, so that Voru finds Võru and Lodz finds Łódź."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_NO_ACCENT_TO_DROP))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def found(names: Iterable[str], text: str) -> list[int]:
    """Return the places of the folded names that hold every word of ``text``; those that begin with it come first."""
    asked = " ".join(folded(text).split())
    words = asked.split()
    hits = [(place, name) for place, name in enumerate(names) if all(word in name for word in words)]
    return [place for place, _ in sorted(hits, key=lambda hit: not hit[1].startswith(asked))]
