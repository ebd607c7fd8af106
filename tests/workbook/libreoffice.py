"""A real client: LibreOffice, headless, fills a template in through a Basic macro and saves it twice.

It needs the Debian package libreoffice-calc, nothing else. A profile of its own keeps it apart from any other.
"""

import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
NEW_LINE = object()
"""Typed into a cell: an empty line is inserted above it; whatever comes after finds the cells where they then stand."""

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill" script:language="StarBasic">
Sub Main(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot;
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(folder &amp; &quot;/template.xlsx&quot;, &quot;_blank&quot;, 0, hidden())
  files = createUnoService(&quot;com.sun.star.ucb.SimpleFileAccess&quot;)
  typed = createUnoService(&quot;com.sun.star.io.TextInputStream&quot;)
  typed.setInputStream(files.openFileRead(folder &amp; &quot;/typed.tsv&quot;))
  typed.setEncoding(&quot;UTF-8&quot;)
  Do While Not typed.isEOF()
    parts = Split(typed.readLine(), Chr(9))
    If UBound(parts) = 3 Then
      cell = book.Sheets.getByName(parts(0)).getCellRangeByName(parts(1))
      words = Join(Split(parts(3), &quot;\\n&quot;), Chr(10))
      If parts(2) = &quot;line&quot; Then
        cell.Spreadsheet.Rows.insertByIndex(cell.CellAddress.Row, 1)
      ElseIf parts(2) = &quot;text&quot; Then
        cell.setString(words)
      Else
        cell.setFormula(words)
      End If
    End If
  Loop
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = &quot;FilterName&quot;
  kind(0).Value = &quot;Calc MS Excel 2007 XML&quot;
  book.storeToURL(folder &amp; &quot;/filled.xlsx&quot;, kind())
  kind(0).Value = &quot;calc8&quot;
  book.storeToURL(folder &amp; &quot;/filled.ods&quot;, kind())
  book.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Fill"/></library:library>
"""


def fill_in_libreoffice(template: bytes, values: Mapping[tuple[str, str], object], folder: Path) -> tuple[bytes, bytes]:
    """Return the filled template as LibreOffice saves it: .xlsx and .ods."""
    if SOFFICE is None:
        pytest.fail("This test needs LibreOffice Calc (soffice); .ci/programs installs it.", pytrace=False)
    profile = folder / "profile"
    office = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    _run(*office, "--terminate_after_init")  # makes the profile, which would replace our macro
    basic = profile / "user" / "basic" / "Standard"
    (basic / "Fill.xba").write_text(MACRO, encoding="utf-8")
    (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    (folder / "template.xlsx").write_bytes(template)
    rows = ["\t".join((title, cell, _kind(value), _typed(value))) for (title, cell), value in values.items()]
    (folder / "typed.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    _run(*office, f"macro:///Standard.Fill.Main({folder.as_uri()})")
    return (folder / "filled.xlsx").read_bytes(), (folder / "filled.ods").read_bytes()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _kind(value: object) -> str:
    return "line" if value is NEW_LINE else "text" if isinstance(value, str) else "number"


def _typed(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\n", "\\n")
