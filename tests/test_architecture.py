"""The house rules of the floor plan, read from the source with ``ast``: who may import whom, and what may live where.

Every rule is proved twice: the house as it stands obeys it, and a planted breach is found by name.
"""

import ast
import io
import shutil
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Errors are for every room. A name covers everything below it, so "coprod.measures" covers "coprod.measures.tally".
EVERYWHERE = {"coprod.errors"}
# The longest prefix decides; a file that no prefix covers is a room that this table does not know.
MAY_IMPORT = {
    "coprod.__init__": set(),
    "coprod.errors": set(),
    "coprod.instrument": set(),
    "coprod.access": set(),
    "coprod.language": set(),
    "coprod.measures": {"coprod.language"},
    "coprod.disclosure": {"coprod.measures.tally"},
    "coprod.workbook": {"coprod.instrument", "coprod.language"},
    "coprod.workshop": {"coprod.instrument", "coprod.language"},
    "coprod.store": {"coprod.instrument", "coprod.measures.tally", "coprod.workshop"},
    "coprod.charts": {"coprod.measures", "coprod.disclosure", "coprod.language"},
    "coprod.reports": {
        "coprod.measures",
        "coprod.disclosure",
        "coprod.charts",
        "coprod.language",
        "coprod.instrument",
    },
    "coprod.desk": {
        "coprod.instrument",
        "coprod.access",
        "coprod.language",
        "coprod.measures",
        "coprod.disclosure",
        "coprod.workbook",
        "coprod.workshop",
        "coprod.store",
        "coprod.charts",
        "coprod.reports",
    },
    "coprod.phone": {"coprod.desk", "coprod.language"},
    "coprod.cli": {"coprod.desk"},
    "pages": {
        "coprod.desk",
        "coprod.charts",
        "coprod.language",
        "coprod.access",
        "pages._shared",
        "pages._parts",
    },
    "pages._shared": {"coprod.charts.figure", "coprod.desk", "coprod.language", "coprod.access"},
    "app": {"coprod.access", "coprod.phone", "coprod.language", "pages._shared"},
}
ONLY_IN = {
    "streamlit": {"app", "pages"},
    "duckdb": {"coprod.store"},
    "altair": {"coprod.charts"},
    "vl_convert": {"coprod.charts"},
    "openpyxl": {"coprod.workbook", "coprod.reports.xlsx"},
    "python_calamine": {"coprod.workbook", "coprod.reports.xlsx"},
    "xlrd": {"coprod.workbook"},
    "starlette": {"app", "coprod.phone"},
    "typst": {"coprod.reports"},
    "pptx": {"coprod.reports"},
}
PAGE_LINES = 60
CONTAINERS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}
EMPTY = {"[]", "{}"} | {f"{maker}()" for maker in MAKERS}
CHANGERS = {"append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "remove", "discard", "clear"}


def below(name: str, roots: set[str]) -> bool:
    """Tell whether a dotted name is one of ``roots`` or lies below one."""
    return any(name == root or name.startswith(root + ".") for root in roots)


def sources(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield (dotted name, file) of everything that ships."""
    for path in sorted([root / "app.py", *(root / "coprod").rglob("*.py"), *(root / "pages").rglob("*.py")]):
        parts = path.relative_to(root).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts), path


def imported(name: str, file: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) of every import, wherever it stands: at the top, in a function, for types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = name.split(".") if file == "__init__.py" else name.split(".")[:-1]
            near = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*near, *filter(None, [node.module])])
            yield from ((node.lineno, f"{source}.{alias.name}") for alias in node.names)


def import_faults(name: str, imports: list[tuple[int, str]]) -> Iterator[str]:
    """Yield what the two tables forbid: rooms first, packages second."""
    rooms = [room for room in MAY_IMPORT if below(name, {room})]
    if not rooms:
        yield f"{name} is in no room of the floor plan"
        return
    room = max(rooms, key=len)
    home = room if room.startswith("coprod.") else name  # a room may import itself; pages may not import pages
    for line, target in imports:
        if below(target, {"coprod", "pages", "app"}) and not below(target, MAY_IMPORT[room] | EVERYWHERE | {home}):
            yield f"{name}:{line} imports {target}, and {room} may not"
        package = target.partition(".")[0]
        if package in ONLY_IN and not below(name, ONLY_IN[package]):
            yield f"{name}:{line} imports {target}, which belongs in {', '.join(sorted(ONLY_IN[package]))} only"


def code_lines(text: str, tree: ast.Module) -> int:
    """Count the lines that hold code: not blank, not comment, not docstring."""
    silent = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    lines = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in silent:
            lines |= set(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree):
        documented = isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node)
        if documented:
            lines -= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return len(lines)


def state_faults(name: str, tree: ast.Module) -> Iterator[str]:
    """Yield module-level state that changes: ``global``, an empty container to be filled, a container changed later.

    A filled dict that nobody changes is a table, not state.
    """
    holders = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            called = isinstance(node.value, ast.Call) and ast.unparse(node.value.func).rpartition(".")[2] in MAKERS
            if called or isinstance(node.value, CONTAINERS):
                holders |= {target.id: node for target in targets if isinstance(target, ast.Name)}
    for holder, node in holders.items():
        if ast.unparse(node.value) in EMPTY:
            yield f"{name}:{node.lineno} keeps an empty {holder} to be filled"
    for node in ast.walk(tree):
        changed: ast.expr | None = None
        if isinstance(node, ast.Global):
            yield f"{name}:{node.lineno} says global {', '.join(node.names)}"
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            changed = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGERS:
            changed = node.func.value
        if isinstance(changed, ast.Name) and changed.id in holders:
            yield f"{name}:{node.lineno} changes {changed.id}"


def cache_faults(name: str, tree: ast.Module) -> Iterator[str]:
    """Yield the Streamlit caches outside the one place that has them."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in {"cache_data", "cache_resource"}
            and name != "pages._shared"
        ):
            yield f"{name}:{node.lineno} uses st.{node.attr}, which belongs in pages._shared only"


def faults(root: Path) -> list[str]:
    """Return every breach of the house rules below ``root``, each naming the module and the line."""
    return [fault for name, path in sources(root) for fault in faults_of(name, path.name, path.read_text("utf-8"))]


@cache  # a planted breach changes one module of hundreds; the others are read once
def faults_of(name: str, file: str, text: str) -> tuple[str, ...]:
    """Return the breaches of one module."""
    tree = ast.parse(text)
    found = list(import_faults(name, list(imported(name, file, tree))))
    found += cache_faults(name, tree)
    page = name.startswith("pages.")
    if page and (count := code_lines(text, tree)) >= PAGE_LINES:
        found.append(f"{name} has {count} lines of code; a page stays under {PAGE_LINES}")
    if not page or "._" in name:  # a page is a script: what it holds lives for one run
        found += state_faults(name, tree)
    return tuple(found)


def test_the_house_keeps_its_rules() -> None:
    assert faults(ROOT) == []


def test_every_room_of_the_table_is_read() -> None:
    read = {name for name, _ in sources(ROOT)}
    assert {"app", "coprod.__init__", "coprod.errors", "coprod.instrument.model", "coprod.language"} <= read


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a copy of what ships, to plant breaches in."""
    shutil.copy(ROOT / "app.py", tmp_path)
    for folder in ("coprod", "pages"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.po"))
    return tmp_path


@pytest.mark.parametrize(
    ("file", "line", "complaint"),
    [
        ("coprod/store/planted.py", "import streamlit as st", "imports streamlit, which belongs in app, pages only"),
        ("coprod/charts/planted.py", "import streamlit.typing", "imports streamlit.typing, which belongs"),
        ("coprod/desk/planted.py", "import duckdb", "imports duckdb, which belongs in coprod.store only"),
        ("coprod/reports/planted.py", "import openpyxl", "which belongs in coprod.reports.xlsx, coprod.workbook only"),
        ("pages/planted.py", "import altair as alt", "imports altair, which belongs in coprod.charts only"),
        ("pages/planted.py", "from coprod.store import engine", "imports coprod.store.engine, and pages may not"),
        ("pages/planted.py", "from coprod import workbook", "imports coprod.workbook, and pages may not"),
        ("pages/planted.py", "from coprod.measures.gaps import mwds", "imports coprod.measures.gaps.mwds, and pages"),
        ("pages/planted.py", "from pages.home import title", "imports pages.home.title, and pages may not"),
        ("pages/_parts/planted.py", "import coprod.store", "imports coprod.store, and pages may not"),
        ("pages/_shared.py", "from coprod.store import engine", "and pages._shared may not"),
        (
            "coprod/measures/planted.py",
            "from ..store import engine",
            "imports coprod.store.engine, and coprod.measures",
        ),
        ("coprod/measures/planted.py", "from coprod import instrument", "and coprod.measures may not"),
        ("coprod/store/planted.py", "from coprod.measures.gaps import need", "and coprod.store may not"),
        ("coprod/cli/planted.py", "from coprod.store import engine", "and coprod.cli may not"),
        ("coprod/cli/__init__.py", "from coprod.language import speaker", "and coprod.cli may not"),
        (
            "coprod/cli/planted.py",
            "def main():\n    import coprod.workbook",
            "cli.planted:2 imports coprod.workbook, and coprod.cli may not",
        ),
        (
            "coprod/cli/planted.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from coprod.workbook import Reading",
            "cli.planted:3 imports coprod.workbook.Reading, and coprod.cli may not",
        ),
        ("coprod/language/planted.py", "from pages._shared import say", "and coprod.language may not"),
        ("app.py", "from coprod.desk import manager", "imports coprod.desk.manager, and app may not"),
        ("coprod/utils.py", "import os", "coprod.utils is in no room of the floor plan"),
        ("pages/planted.py", "import streamlit as st\nst.cache_data(len)", "uses st.cache_data, which belongs"),
        ("pages/planted.py", "x = 1\n" * 60, "has 60 lines of code; a page stays under 60"),
        ("coprod/desk/planted.py", "seen: list[str] = []", "keeps an empty seen to be filled"),
        ("coprod/desk/planted.py", "from collections import deque\nlast = deque()", "keeps an empty last to be filled"),
        ("coprod/desk/planted.py", "seen = {1: 2}\ndef see():\n    seen[3] = 4", "planted:3 changes seen"),
        ("coprod/desk/planted.py", "seen = [1]\ndef see():\n    seen.append(4)", "planted:3 changes seen"),
        ("coprod/desk/planted.py", "last = 1\ndef see():\n    global last", "planted:3 says global last"),
    ],
)
def test_a_planted_breach_is_found(house: Path, file: str, line: str, complaint: str) -> None:
    before = faults(house)
    path = house / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(line + "\n", encoding="utf-8")
    assert [fault for fault in faults(house) if fault not in before and complaint in fault]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (
            "coprod/store/planted.py",
            "import duckdb\nfrom coprod.measures.tally import Tally\nfrom coprod import errors",
        ),
        ("coprod/reports/xlsx.py", "import openpyxl"),
        ("coprod/measures/planted.py", "from . import tally\nfrom .tally import Tally"),
        ("coprod/cli/planted.py", "from coprod.cli.voice import inform\nfrom coprod.desk import compute"),
        ("pages/planted.py", "import streamlit as st\nfrom pages._parts.figure import draw\nfrom coprod import desk"),
        ("pages/planted.py", '"""Long."""\n' + "# a comment\n\n" * 80 + "seen = []\n"),
        ("coprod/desk/planted.py", "TABLE = {1: 2}\ndef look():\n    mine = []\n    mine.append(TABLE[1])"),
    ],
)
def test_what_is_allowed_is_left_alone(house: Path, file: str, line: str) -> None:
    before = faults(house)
    path = house / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(line + "\n", encoding="utf-8")
    assert faults(house) == before
