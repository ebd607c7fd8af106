"""A real client opens the marked copy and saves it; marked again, it is as it would have been."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from test_marked_copy import BASE, COLOURED, FAULTS, checked, filled, noted, opened

from coprod.workbook.marked import before, mark
from tests.workbook.filling import SAY, fill
from tests.workbook.libreoffice import SOFFICE


def test_libreoffice_opens_saves_and_loses_nothing_of_the_marks(tmp_path: Path):
    if SOFFICE is None:
        pytest.fail("This test needs LibreOffice Calc (soffice); .ci/programs installs it.", pytrace=False)
    copy = checked(fill(BASE | FAULTS))
    (tmp_path / "copy.xlsx").write_bytes(copy)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            SOFFICE,
            profile,
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            "saved",
            "copy.xlsx",
        ],
        check=True,
        timeout=120,
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    saved = (tmp_path / "saved" / "copy.xlsx").read_bytes()
    assert load_workbook(BytesIO(saved)).sheetnames == load_workbook(BytesIO(copy)).sheetnames
    assert (filled(saved), noted(saved)) == (COLOURED, noted(copy))
    assert before(opened(saved)) == before(opened(copy))
    again = mark(saved, opened(saved), [], SAY)
    assert (filled(again), noted(again)) == ({}, {})
    answer = load_workbook(BytesIO(again))["Skills"]["D8"]
    assert (answer.fill.fgColor.rgb, answer.protection.locked) == ("FFFFFBE6", False)
