"""There is one gate: no code outside coprod/disclosure makes a Release. Read from the source with ``ast``."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GATE = "coprod/disclosure/"


def made(source: str) -> list[int]:
    """Return the lines that make a Release or a copy of one: by name, alias, attribute or with its type written out."""
    tree = ast.parse(source)
    names = {"Release"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {alias.asname for alias in node.names if alias.name == "Release" and alias.asname}
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and _makes(node, names)]


def _makes(call: ast.Call, names: set[str]) -> bool:
    copied = _named(call.func) == "replace" and {"value", "respondents"} & {word.arg for word in call.keywords}
    return bool(copied) or _named(call.func) in names


def _named(called: ast.expr) -> str:
    if isinstance(called, ast.Subscript):
        return _named(called.value)
    return called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""


def outside() -> Iterator[tuple[str, str]]:
    for path in sorted([ROOT / "app.py", *(ROOT / "coprod").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(GATE):
            yield name, path.read_text(encoding="utf-8")


def test_nothing_outside_the_gate_makes_a_release() -> None:
    assert [f"{name}:{line}" for name, source in outside() for line in made(source)] == []


def test_the_gate_itself_is_seen_to_make_them() -> None:
    assert len(made((ROOT / GATE / "release.py").read_text(encoding="utf-8"))) == 4  # then, release, pool, together


def test_the_rooms_that_show_are_read() -> None:
    assert {"app.py", "coprod/charts/needs.py", "coprod/desk/profile.py", "pages/skills.py"} <= dict(outside()).keys()


@pytest.mark.parametrize(
    "planted",
    [
        "Release(1, 2)",
        "Release[int](1, 2)",
        "release.Release(1, 2)",
        "from coprod.disclosure.release import Release as R\nx = R(1, 2)",
        "dataclasses.replace(shown, value=1)",
    ],
)
def test_a_planted_release_is_found(planted: str) -> None:
    assert made(planted) == [planted.count("\n") + 1]


@pytest.mark.parametrize(
    "allowed", ["isinstance(x, Release)", "def f(x: Release[int]): ...", "'a'.replace('a', 'b')", "replace(x, n=1)"]
)
def test_taking_one_is_allowed(allowed: str) -> None:
    assert made(allowed) == []
