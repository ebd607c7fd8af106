"""An archive's parts are what they declare, or they are refused, whether somebody asks for them or not."""

from hashlib import shake_128

import pytest

from coprod.errors import WorkbookError
from coprod.workbook.formats.packed import Packed
from coprod.workbook.formats.refusals import BROKEN, UNSAFE
from tests.workbook.formats.builders import lying

PARTS = {"small": b"x" * 9_000, "of several chunks": shake_128(b"noise").digest(2_500_000)}
LIES = {
    "smaller than it says": (1, b"", BROKEN),
    "larger than it says": (-1, b"", UNSAFE),
    "longer than it needs": (0, b"more", BROKEN),
}


@pytest.mark.parametrize("asked", [True, False], ids=["asked for", "not asked for"])
@pytest.mark.parametrize("lie", LIES)
@pytest.mark.parametrize("size", PARTS)
def test_a_part_that_lies_is_refused(size: str, lie: str, asked: bool):
    more, tail, sentence = LIES[lie]
    archive = Packed(lying("a.xml", PARTS[size], declared=len(PARTS[size]) + more, tail=tail))
    with pytest.raises(WorkbookError) as refusal:
        archive.part("a.xml") if asked else archive.check_rest()
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("size", PARTS)
def test_a_part_that_does_not_lie_is_unpacked(size: str):
    archive = Packed(lying("A.xml", PARTS[size], declared=len(PARTS[size])))
    archive.check_rest()
    assert archive.part("a.XML") == PARTS[size]
    assert ("a.xml" in archive, "b.xml" in archive, archive.names) == (True, False, ["a.xml"])
