"""What every figure has, on whichever page it stands: words, numbers, their meaning, its source, a picture, a link."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from coprod.charts import download, picture
from coprod.charts.figure import Figure
from coprod.language import speaker
from coprod.measures.catalogue import MEASURES
from pages._parts import numbers as part
from tests.pages.conftest import FIGURES, Visit

SAY = speaker("en")
CITY = {"city": "sample-velmarin", "round": "2026-spring"}
PAGES: Mapping[str, tuple[str, Mapping[str, str | list[str]]]] = {
    "life cycle of a city": ("lifecycle.py", CITY | {"who": "individual"}),
    "life cycle of all cities": ("lifecycle.py", {"scope": "all", "who": "return"}),
    "skills": ("skills.py", CITY | {"who": "individual"}),
    "skills of a return": ("skills.py", CITY | {"who": "return-digital-services-fictional"}),
    "governance of a return": ("governance.py", CITY | {"who": "return-digital-services-fictional"}),
    "governance of individuals": ("governance.py", CITY | {"who": "individual"}),
    "comparison": ("compare.py", CITY | {"who": "individual", "stage": "all", "places": "true"}),
    "comparison of returns": ("compare.py", CITY | {"who": "return-digital-services-fictional"}),
    "pilot": ("pilot.py", {"pilot": "ghent-zwerm"}),
    "map of pilots": ("pilots.py", {"view": "map"}),
    "skill of individuals": ("skill.py", {"skill": "facilitation", "who": "individual"}),
    "skill of returns": ("skill.py", {"skill": "facilitation", "who": "return", "sort": "need"}),
}
CHARTS = Path(__file__).parents[2] / "coprod" / "charts"
FORBIDDEN = re.compile(r"\b(best|worst|winner|loser|top|league|rank(?:ed|ing|s)?)\b", re.I)
ALLOWED = re.compile(r"rank correlation|rank-biserial", re.I)
MEASURED = {one.id for one in MEASURES}


def read(rows: bytes | list[dict[str, object]]) -> list[dict[str, object]]:
    """What a browser reads in the rows of one dataset."""
    return pa.ipc.open_stream(rows).read_all().to_pylist() if isinstance(rows, bytes) else rows


def faults(one: Figure) -> Iterator[str]:
    """Say what a figure lacks of what every figure has."""
    told = " ".join((one.title, one.sentence, one.alt, one.source, *one.notes))
    if not one.title or one.title.endswith(".") or not one.sentence.endswith((".", "?")):
        yield "a message as a title, a sentence as a sentence"
    if one.sentence not in one.alt or one.source not in one.alt:
        yield "its sentence and its source in the text alternative"
    if "{" in told:
        yield "every name in its words filled in"
    if FORBIDDEN.search(ALLOWED.sub("", told)):
        yield "no rank"
    made_up = one.data["sample"].tolist() == [True] * len(one.data) if "sample" in one.data else False
    if "coprod-core" in one.source and not (made_up and re.search("sample data, fictional cit(y|ies)", one.source)):
        yield "the sample called so in its source and in every line of its download"
    text = download.file(one, link="http://here/", cite="coprod", say=SAY).decode("utf-8-sig")
    if re.findall(r"^# Column (\w+): \S", text, re.M) != one.data.columns.tolist():
        yield "every column described"
    if not len(one.table) or any(not isinstance(cell, str) for cell in one.table.to_numpy().ravel()):
        yield "a table to read"
    if not set(one.measures) <= MEASURED or len(set(one.measures)) != len(one.measures):
        yield "measures of the catalogue"
    if {name: read(rows) for name, rows in one.sent["datasets"].items()} != one.spec["datasets"]:
        yield "every row and every value sent to the browser"
    if not picture.svg(one).startswith(b"<svg"):
        yield "a picture without a browser"


def figures(page: str, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Sequence[Figure]:
    """The figures of one page as it stands, caught where a reader takes them away."""
    found: list[Figure] = []
    monkeypatch.setattr(part, "take_away", lambda one, view: found.append(one))
    file, link = PAGES[page]
    app = visit(file, sample=True, **link)
    assert [fault.value for fault in app.exception] == []
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_has_all_that_a_figure_has(page: str, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = figures(page, visit, monkeypatch)
    assert drawn
    assert [f"{one.name}: {fault}" for one in drawn for fault in faults(one)] == []
    assert {one.name for one in drawn} <= FIGURES
    assert len({one.name for one in drawn}) == len({one.file for one in drawn}) == len(drawn)


def test_a_figure_that_lacks_something_is_found(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    one = figures("skills", visit, monkeypatch)[0]
    assert list(faults(one)) == []
    for change, fault in (
        ({"title": "The best city"}, "no rank"),
        ({"source": "Elsewhere"}, "its sentence and its source in the text alternative"),
        ({"source": "coprod-core@1.0"}, "the sample called so in its source and in every line of its download"),
        ({"measures": ("no_such",)}, "measures of the catalogue"),
        ({"table_of": lambda: one.table[:0]}, "a table to read"),
        (
            {"spec": one.spec | {"datasets": {"heads": [{"line": "a"}, {"line": "b", "words": "lost"}]}}},
            "every row and every value sent to the browser",
        ),
    ):
        assert fault in list(faults(replace(one, **change)))


def test_every_figure_of_the_charts_is_known_here() -> None:
    named = {
        name for path in CHARTS.glob("*.py") for name in re.findall(r'\bname="([a-z-]+)"', path.read_text("utf-8"))
    }
    assert named - FIGURES == set()
