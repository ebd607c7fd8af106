"""Collect the words of the interface into ``coprod.pot``, the template that translators start from (``make words``).

The same source gives the same bytes: no dates, no line numbers, messages in order.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = Path(__file__).with_name("coprod.pot")
KEYWORDS = {"say": 1, "tell": 1, "N_": 1, "many": 2}  # how many of the first arguments are words
HEADER = b"""\
# The words of coprod's interface. To add a language, copy this file to locale/<tag>/LC_MESSAGES/coprod.po,
# fill in the header and translate. Names in {braces} stay as they are.
# Written by `make words`; licence: Apache-2.0
msgid ""
msgstr ""
"Project-Id-Version: coprod\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def template(root: Path) -> bytes:
    """Return the template for everything that is said below ``root``: app.py, coprod/ and pages/."""
    catalogue = Catalog()
    for path in sources(root):
        for line, words in spoken(ast.parse(path.read_bytes())):
            catalogue.add(words, locations=[(path.relative_to(root).as_posix(), line)])
    for path in sorted((root / "coprod").rglob("templates/*.html")):
        for line, said in drawn(path.read_text(encoding="utf-8")):
            catalogue.add(said, locations=[(path.relative_to(root).as_posix(), line)])
    text = BytesIO()
    write_po(text, catalogue, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER + text.getvalue()


def sources(root: Path) -> tuple[Path, ...]:
    """Return the Python files that hold words for readers, in a fixed order."""
    return tuple(sorted([root / "app.py", *(root / "coprod").rglob("*.py"), *(root / "pages").rglob("*.py")]))


def spoken(tree: ast.AST) -> Iterator[tuple[int, str | tuple[str, ...]]]:
    """Yield (line, message) of everything said in words; one and more are one message."""
    for count, call in calls(tree):
        first = call.args[:count]
        words = tuple(arg.value for arg in first if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
        if len(words) == count and words[0]:
            yield call.lineno, words[0] if count == 1 else words


def drawn(page: str) -> Iterator[tuple[int, str]]:
    """Yield (line, message) of everything that a template says with ``tell``."""
    for line, _, words in extract_from_ast(Environment().parse(page), ["tell"]):  # noqa: S701 - read, never rendered
        said = words[0] if isinstance(words, tuple) else words
        if said:
            yield line, said


def calls(tree: ast.AST) -> Iterator[tuple[int, ast.Call]]:
    """Yield (how many words it takes, call) of every call by a keyword: ``say(...)``, ``x.say(...)``, ``say()(...)``.

    Babel's own extraction reads tokens and misses the last, which the pages write; hence the syntax tree.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            said = node.func.func if isinstance(node.func, ast.Call) else node.func
            name = said.id if isinstance(said, ast.Name) else said.attr if isinstance(said, ast.Attribute) else ""
            if name in KEYWORDS:
                yield KEYWORDS[name], node


def main() -> None:
    """Write the template of this checkout."""
    TEMPLATE.write_bytes(template(ROOT))


if __name__ == "__main__":
    main()
