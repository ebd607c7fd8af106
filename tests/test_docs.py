"""The documents say what the code does: measures, commands, settings and pages, each compared with its source."""

import ast
import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from coprod.cli import main
from coprod.desk import handbook
from coprod.instrument.scales import Missing
from coprod.language import speaker
from coprod.measures.catalogue import MEASURES
from coprod.workbook import wordings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOC = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
WORKBOOK = (ROOT / "docs" / "workbook.md").read_text(encoding="utf-8")
SHIPPED = sorted([ROOT / "app.py", *(ROOT / "coprod").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])
PAPERS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CONFIG = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
SETTING = re.compile(r"COPROD_[A-Z_]+")
COMMANDS = (
    *("template", "check", "load", "mapping", "undo", "gaps", "governance", "compute"),
    *("workshop", "backup", "restore"),
)
RDS = """Ranked discrepancy score (RDS)

The share of people who rate capacity above importance minus the share who rate it below.

    RDS = 100 * (share(A > I) - share(A < I))

| `rds` | |
|---|---|
| Unit | percentage points |
| Range | −100 to 100 |
| A higher value means | fewer people see a gap; −100 means that everyone does |
| Worked out from | 1 respondent |
| Shown from | 5 individual answers, or one organisational return |
| Keep in mind | Blind to the size of a gap, so it stands beside the need. Bigger is less urgent here. |
| When not to use it | Do not use it alone where the size of a gap matters. |
| Worked example | Of five people four rate capacity below importance and nobody above: 100 × (0 − 4) / 5 = −80. |
| Source | Narine & Harder 2021, Advancements in Agricultural Development 2(3), 96-111; formula from memory |

[https://agdevresearch.org/index.php/aad/article/view/169](https://agdevresearch.org/index.php/aad/article/view/169)

```
coprod compute rds numbers.csv
```
with `numbers.csv` holding

```
importance,capacity
5,3
4,3
5,2
4,4
5,3
```

"""


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", MAKEFILE, re.M))


def commands(text: str) -> set[str]:
    """Return the targets that a text tells to make, in code: ``make run`` in a line of a block or between backticks."""
    blocks = re.findall(r"^```.*?^```|^(?: {4}|\t).*?$|`[^`\n]+`", text, re.M | re.S)
    return {target for block in blocks for target in re.findall(r"\bmake ([a-z]+)", block)}


def settings() -> set[str]:
    """Return the names of the environment variables that the code reads: strings that are nothing but such a name."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SHIPPED]
    texts = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {text for text in texts if isinstance(text, str) and SETTING.fullmatch(text)}


def pages() -> dict[str, str]:
    """Return the title of every page in the navigation by its file's name."""
    shell = (ROOT / "pages" / "_shell.py").read_text(encoding="utf-8")
    return dict(re.findall(r'st\.Page\("(\w+\.py)", title=tell\("([^"]+)"\)', shell))


def links(text: str) -> list[str]:
    """Return where the links and pictures of a text point to within the checkout, without the place in the page."""
    plain = re.sub(r"^```.*?^```|`[^`\n]+`", "", text, flags=re.M | re.S)
    named = re.findall(r"\]\(<?([^)>\s]+)", plain) + re.findall(r"^ {0,3}\[[^\]]+\]:\s*<?([^>\s]+)", plain, re.M)
    targets = [one.partition("#")[0] for one in named if not re.match(r"[a-z][a-z0-9+.-]*:|//", one, re.I)]
    return [one for one in targets if one]


def keys_without_a_reason(text: str) -> list[str]:
    """Return the keys of a TOML text that have no comment on the line directly above them."""
    lines = text.splitlines()
    keys = [(place, line) for place, line in enumerate(lines) if re.match(r"\s*[\w\"'.-]+\s*=", line)]
    return [line.partition("=")[0].strip() for place, line in keys if not (place and lines[place - 1].startswith("# "))]


def test_the_document_of_measures_is_the_catalogue_word_for_word() -> None:
    assert handbook.FILE == ROOT / "docs" / "measures.md"
    assert handbook.text(speaker("en")) == DOC, "the measures have changed: run make words"


def test_the_measures_of_the_document_are_those_of_the_catalogue_in_its_order() -> None:
    assert re.findall(r"^\| `(\w+)` \| \|$", DOC, re.M) == [one.id for one in MEASURES]


def test_the_document_tells_of_a_measure_all_there_is_to_tell() -> None:
    sections = {part.partition("\n")[0]: part for part in re.split(r"^### ", DOC, flags=re.M)}
    assert sections["Ranked discrepancy score (RDS)"] == RDS
    assert sections["Stage need index"].endswith("\n\n```\ncoprod gaps FILE\n```\n\n")  # no numbers to check it by


def test_the_tables_of_the_document_have_two_columns_throughout() -> None:
    assert [line for line in DOC.splitlines() if line.startswith("|") and line.count("|") != 3] == []


def test_make_words_writes_the_template_and_the_document() -> None:
    recipe = re.findall(r"^words:.*\n((?:\t.*\n)+)", MAKEFILE, re.M)[0]
    assert re.findall(r"-m (\S+)", recipe) == ["coprod.language.extract", "coprod.desk.handbook"]


def test_the_makefile_has_its_targets() -> None:
    assert targets() == {"setup", "run", "workshop", "test", "check", "bench", "fuzz", "lock", "words"}
    assert set(re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.M)[0].split()) == targets()


def test_the_workbook_s_document_lists_every_way_of_writing_a_missing_answer() -> None:
    rows = re.findall(r"^\| (any|[a-z]{2}) \| (.*) \|$", WORKBOOK, re.M)
    told = {language: cells.split(" | ") for language, cells in rows}
    assert told["any"][:3] == ["NA, N/A, n.a., n. a., a lone dash", "DK, D/K, a lone ?", "PNS"]
    assert told.keys() == wordings.MISSING[Missing.NOT_APPLICABLE].keys()
    for language, cells in told.items():
        if language != "any":
            ways = [wordings.MISSING[kind][language] for kind in wordings.MISSING]
            assert cells == [*ways, f"{wordings.YES_NO[True][language]} / {wordings.YES_NO[False][language]}"]


def test_the_readme_tells_the_two_commands_and_no_command_that_there_is_not() -> None:
    assert {"run", "test"} - commands(README) == set()
    assert commands(README) - targets() == set()


def test_the_command_line_has_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert tuple(re.findall(r"^ {4}([a-z]+)(?:$| )", capsys.readouterr().out, re.M)) == COMMANDS


def test_the_tour_of_the_readme_walks_every_command_of_the_command_line() -> None:
    assert {line.split()[1] for line in README.splitlines() if line.startswith(".venv/bin/coprod ")} == set(COMMANDS)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_document_tells_a_command_that_there_is_not(paper: Path) -> None:
    code = re.findall(r"^```.*?^```|`[^`\n]+`", paper.read_text(encoding="utf-8"), re.M | re.S)
    told = {name for part in code for name in re.findall(r"(?:^|/|`)coprod ([a-z]+)", part, re.M)}
    assert told - set(COMMANDS) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```sh\nmake run\nmake test   # proves it\n```\n", {"run", "test"}),
        ("Say `make bench`, and make sure of it.\n", {"bench"}),
        ("    make check\n", {"check"}),
        ("We make things.\n", set()),
    ],
)
def test_commands_are_read_from_code_only(text: str, found: set[str]) -> None:
    assert commands(text) == found


def test_the_settings_of_the_code_are_known() -> None:
    assert {"COPROD_STORE", "COPROD_SAMPLE", "COPROD_SMALLEST_GROUP", "COPROD_INSTRUMENT"} <= settings()


def test_every_setting_is_documented() -> None:
    operations = ROOT / "docs" / "operations.md"
    told = README + (operations.read_text(encoding="utf-8") if operations.is_file() else "")
    assert settings() - set(SETTING.findall(told)) == set()


def test_every_page_is_in_the_navigation_and_in_the_readme() -> None:
    files = {path.name for path in (ROOT / "pages").glob("*.py") if not path.name.startswith("_")}
    assert pages().keys() == files
    assert [title for title in pages().values() if not re.search(rf"\b{re.escape(title)}\b", README)] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_points_to_a_file(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    assert [one for one in links(text) if not (paper.parent / unquote(one)).is_file()] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[a](docs/a.md), ![b](b.png "b") and [c](c.md#part)', ["docs/a.md", "b.png", "c.md"]),
        ("[a](<a.md>)\n\n[ref]: ../ref.md\n", ["a.md", "../ref.md"]),
        ("[a](https://example.org/a.md), [b](mailto:a@b.c), [c](#part), <https://example.org>", []),
        ("`[a](a.md)`\n```\n[b](b.md)\n```\n", []),
    ],
)
def test_links_are_read_from_the_text_and_not_from_code(text: str, found: list[str]) -> None:
    assert links(text) == found


def test_every_key_of_the_configuration_has_its_reason_directly_above() -> None:
    assert keys_without_a_reason(CONFIG) == []
    known = [f"{key} =" for section in tomllib.loads(CONFIG).values() for key in section]
    assert [key for key in known if f"\n{key}" not in CONFIG] == []  # none is written in a way not looked for


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("# Why.\na = 1\n", []),
        ("a = 1\n", ["a"]),
        ("# Why.\na = 1\nb = 2\n", ["b"]),
        ("# Why.\n\na = 1\n[part]\nb.c = 2\n#\nd=3\n", ["a", "b.c", "d"]),
    ],
)
def test_a_key_without_a_reason_is_found(text: str, bare: list[str]) -> None:
    assert keys_without_a_reason(text) == bare
