"""Files made to stop, slow or fill up their reader, opened under the limits of the child process that opens them."""

import json
import subprocess
import sys

import pytest

from coprod.workbook.worker import MEMORY
from tests.workbook.formats.hostile import HOSTILE

PROGRAM = f"""
import json, resource
from coprod.errors import WorkbookError
from tests.workbook.formats.hostile import HOSTILE
from coprod.workbook.formats import open_book
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
for name, (data, _) in HOSTILE.items():
    try:
        found = open_book(data).tabs[0].rows
    except WorkbookError as refusal:
        found = str(refusal)
    print(json.dumps([name, found]), flush=True)
"""


@pytest.fixture(scope="module")
def found() -> dict[str, object]:
    """What came of each file, all of them opened by one process that survives them."""
    command = (sys.executable, "-c", PROGRAM)
    told = subprocess.run(command, check=True, timeout=120, capture_output=True, text=True).stdout
    return dict(json.loads(line) for line in told.splitlines())


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_or_read_and_the_process_goes_on(kind: str, found: dict[str, object]):
    assert found[kind] == HOSTILE[kind][1]
