"""Real files with random damage: in their bytes, or inside the parts of their archive."""

import re
from collections.abc import Callable, Mapping
from random import Random

from hypothesis import strategies as st

from fuzz.parts import packed, parts

ZIP = b"PK\x03\x04"
NUMBERS = (b"0", b"-1", b"1.5", b"99999", b"1048577", b"4294967296", b"1e308", b"NaN", b"")
TAG = re.compile(rb"<[^<>]*>")
DIGITS = re.compile(rb"\d+")
NAMED = re.compile(rb'"[^"<>]*"')


def broken(seeds: Mapping[str, bytes]) -> st.SearchStrategy[tuple[str, bytes]]:
    """Draw a real file with damage, and say which it was."""
    unpacked = {name: parts(data) for name, data in seeds.items() if data.startswith(ZIP)}

    def damage(name: str, number: int, *, inside: bool) -> tuple[str, bytes]:
        random = Random(number)  # noqa: S311 - nothing secret; the same number breaks in the same way
        if not (inside and name in unpacked):
            return f"bytes of {name}", _harmed(seeds[name], random, BYTES)
        found = dict(unpacked[name])
        for part in random.sample(sorted(found), random.choice((1, 1, 1, 2))):
            found[part] = _harmed(found[part], random, BYTES + 4 * MARKUP)
        return f"inside {name}", packed(found)

    return st.builds(
        damage, st.sampled_from(sorted(seeds)), st.integers(0, 2**32), inside=st.sampled_from((True, True, True, False))
    )


def _harmed(data: bytes, random: Random, ways: tuple[Callable[[bytes, Random], bytes], ...]) -> bytes:
    for _ in range(random.choice((1, 1, 2, 5))):
        data = random.choice(ways)(data, random)
    return data


def _flipped(data: bytes, random: Random) -> bytes:
    found = bytearray(data)
    for _ in range(random.choice((1, 3, 20)) if found else 0):
        found[random.randrange(len(found))] ^= 1 << random.randrange(8)
    return bytes(found)


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _without(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start + random.choice((1, 10, 1000)) :]


def _doubled(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    piece = data[start : start + random.choice((1, 10, 1000, 20_000))]
    return data[:start] + piece * random.choice((2, 2, 50)) + data[start:]


def _one(pattern: re.Pattern[bytes], data: bytes, random: Random, other: Callable[[list[bytes]], bytes]) -> bytes:
    """Put something else in the place of one of the things that a pattern finds."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    at = random.choice(found)
    return data[: at.start()] + other([one[0] for one in found]) + data[at.end() :]


def _another_tag(data: bytes, random: Random) -> bytes:
    return _one(TAG, data, random, lambda found: random.choice((*found[:200], b"", b"<")))


def _another_number(data: bytes, random: Random) -> bytes:
    return _one(DIGITS, data, random, lambda found: random.choice(NUMBERS))


def _another_name(data: bytes, random: Random) -> bytes:
    return _one(NAMED, data, random, lambda found: random.choice((*found[:200], b'""', b'"' + b"x" * 40_000 + b'"')))


BYTES = (_flipped, _flipped, _flipped, _cut, _without, _doubled)
MARKUP = (_another_tag, _another_number, _another_name, _another_name)
