"""How words and digits of a cell are spelt once everything that a person cannot see or tell apart is evened out."""

import re
from unicodedata import decimal, normalize

# Zero-width spaces and joiners, soft hyphens, marks of direction, variation selectors, control signs: nothing to see.
# Overrides of direction (U+202D, U+202E) turn digits round, so they are no part of a number that can be trusted.
_NOTHING = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202c\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
INVISIBLE = re.compile(f"[{_NOTHING}]+")
VISIBLE = re.compile(f"[^\\s\u202d\u202e{_NOTHING}]")
APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u2018\u201b\u02bc\u02b9\u00b4`\u2032\uff07"), "'")
FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x066A: "%", 0x066B: ","}


def spelt(words: str) -> str:
    """Spell words so that letter case, spaces, apostrophes and invisible signs do not matter."""
    words = normalize("NFC", INVISIBLE.sub("", words)).translate(APOSTROPHES)
    return " ".join(words.split()).casefold()


def western(words: str) -> str:
    """Write the digits of any script, and full-width letters and signs, as a Western keyboard does."""
    if words.isascii():
        return words
    return "".join(str(decimal(sign, sign)) for sign in words.translate(FULL_WIDTH))
