"""One workbook with a bit of everything, and LibreOffice's copies of it in every format we read."""

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.workbook.libreoffice import LIBRARY, SOFFICE

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Copies" script:language="StarBasic">
Sub Main(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot;
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(folder &amp; &quot;/original.xlsx&quot;, &quot;_blank&quot;, 0, hidden())
  Dim kind(1) As New com.sun.star.beans.PropertyValue
  kind(0).Name = &quot;FilterName&quot;
  kind(1).Name = &quot;FilterOptions&quot;
  kind(0).Value = &quot;Calc MS Excel 2007 XML&quot;
  book.storeToURL(folder &amp; &quot;/copy.xlsx&quot;, kind())
  kind(0).Value = &quot;MS Excel 97&quot;
  book.storeToURL(folder &amp; &quot;/copy.xls&quot;, kind())
  kind(0).Value = &quot;calc8&quot;
  book.storeToURL(folder &amp; &quot;/copy.ods&quot;, kind())
  kind(0).Value = &quot;Text - txt - csv (StarCalc)&quot;
  kind(1).Value = &quot;59,34,76,1&quot;
  book.storeToURL(folder &amp; &quot;/copy.csv&quot;, kind())
  book.close(True)
End Sub
</script:module>
"""


def original() -> bytes:
    """Text, numbers, a date, a truth value, a percentage, an error, a formula, merged cells, a hidden row, a note."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Skills & more"
    sheet.append(["Skill", "Rating", "Comment"])
    sheet.append(["Listening \u00e9\u4e2d\U0001f600", 4, "two\nlines"])
    sheet.append(["Planning", 0.5, "<b>&amp;</b>"])
    sheet["B3"].number_format = "0%"
    sheet.append([None, date(2026, 3, 31), True])
    sheet.append(["=1/0", "=1+2", '="a"&"b"'])
    sheet["A7"] = "over three"
    sheet.merge_cells("A7:C8")
    sheet.row_dimensions[3].hidden = True
    sheet["B2"].comment = Comment("Why four?", "Ann")
    sheet["B3"].comment = Comment("Say a whole number.", "coprod")
    other = book.create_sheet("Far")
    other["D12"] = 3.5
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def copies(folder: Path) -> dict[str, bytes]:
    """The workbook as LibreOffice saves it, by the ending of the file."""
    if SOFFICE is None:
        pytest.fail("This test needs LibreOffice Calc (soffice); .ci/programs installs it.", pytrace=False)
    profile = folder / "profile"
    office = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    _run(*office, "--terminate_after_init")  # makes the profile, which would replace our macro
    basic = profile / "user" / "basic" / "Standard"
    (basic / "Copies.xba").write_text(MACRO, encoding="utf-8")
    (basic / "script.xlb").write_text(LIBRARY.replace('"Fill"', '"Copies"'), encoding="utf-8")
    (folder / "original.xlsx").write_bytes(original())
    _run(*office, f"macro:///Standard.Copies.Main({folder.as_uri()})")
    return {ending: (folder / f"copy.{ending}").read_bytes() for ending in ("xlsx", "xls", "ods", "csv")}


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
