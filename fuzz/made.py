"""Files made up at random: our templates with anything in any place, sheets, tables of text and .ods files."""

from collections.abc import Mapping
from html import escape

from hypothesis import strategies as st

from fuzz.parts import PLACE, packed, parts, put
from tests.workbook.filling import CORE
from tests.workbook.formats.builders import ods, ods_content, sheet, xlsx_parts

TITLES = [skill.title.to("en") for skill in CORE.skills]
HEADINGS = st.sampled_from(
    (
        *(one for skill in CORE.skills[:6] for one in (skill.id, skill.title.to("en"), skill.definition.to("en"))),
        *(f"{title} [{rating}]" for title in TITLES for rating in ("Importance", "Capacity")),
        *(f"{skill.id}/{rating}" for skill in CORE.skills for rating in ("importance", "capacity")),
        *("Person", "Role", "Importance", "Capacity", "Skill", "Answer", "Top three", "Comment", "Timestamp", "Email"),
        *("City", "Round", "Answers of", "keys:skills", "keys:people", "Response ID", "", "coprod-core@1.0"),
    )
)
ANSWERS = st.sampled_from(
    (
        *(
            "1",
            "2",
            "3",
            "4",
            "5",
            " 3 ",
            "4 - very",
            "4 (high)",
            "2.",
            "4.0",
            "3.5",
            "3,5",
            "0",
            "-1",
            "44",
            "99",
            "9",
        ),
        *("NA", "n/a", "-", "?", "DK", "don't know", "prefer not to say", "very important", "maybe", "TRUE", "50%"),
        *(
            "\uff14",
            "\u0664",
            "3/5",
            "2026-03-31",
            "31.3.2026",
            "#N/A",
            "#REF!",
            "=1+1",
            "R01",
            "R01 ",
            "Mean",
            "Total",
        ),
        *(
            '=HYPERLINK("x")',
            "<b>&amp;</b>",
            "\u202e\u2615\u200b",
            "$x^2$",
            "_xD800_",
            "_x0041_",
            "x" * 32_767,
            "\u00a0",
        ),
    )
)
WORDS = st.one_of(ANSWERS, ANSWERS, HEADINGS, st.text(max_size=20), st.integers().map(str), st.floats().map(str))
NUMBERS = st.one_of(st.integers(-1, 6), st.integers(), st.floats(), st.sampled_from((4.0000001, 2.5, 45000, 1e308)))


def in_xml(words: str) -> str:
    """Return words as they may stand in XML."""
    return escape("".join(one for one in words if one.isprintable() or one in "\t\n\r"))


def cell(place: str, kind: str, words: str, number: float, style: int) -> str:
    """Return a cell of an .xlsx in one of the ways in which programs write them, or in one that none would."""
    marks, text = f'r="{place}" s="{style}"', in_xml(words)
    return {
        "number": f"<c {marks}><v>{number}</v></c>",
        "text": f'<c {marks} t="inlineStr"><is><t>{text}</t></is></c>',
        "pieces": f'<c {marks} t="inlineStr"><is><r><t>{text}</t></r><r><t>{number}</t></r></is></c>',
        "shared": f'<c {marks} t="s"><v>{number}</v></c>',
        "truth": f'<c {marks} t="b"><v>{1 if number > 2 else 0}</v></c>',
        "error": f'<c {marks} t="e"><v>#DIV/0!</v></c>',
        "date": f'<c {marks} t="d"><v>{text}</v></c>',
        "formula": f'<c {marks} t="str"><f>1+1</f><v>{text}</v></c>',
        "unsaved": f"<c {marks}><f>SUM(A1:A9)</f></c>",
        "empty": f"<c {marks}/>",
        "odd": f'<c {marks} t="{text[:9]}"><v>{text}</v></c>',
        "nowhere": f"<c><v>{number}</v></c>",
    }[kind]


USUAL = st.sampled_from(
    (
        "number",
        "number",
        "number",
        "text",
        "text",
        "text",
        "text",
        "pieces",
        "truth",
        "error",
        "formula",
        "unsaved",
        "empty",
    )
)
ODD = st.sampled_from(("shared", "date", "odd", "nowhere"))
KINDS = st.integers(0, 40).flatmap(lambda number: USUAL if number else ODD)
ANYWHERE = st.builds("{}{}".format, st.sampled_from(("A", "B", "D", "E", "F", "Z", "AA", "CC")), st.integers(1, 300))


def changed(base: bytes) -> st.SearchStrategy[bytes]:
    """Draw a workbook with any cells in any places, merged areas and hidden rows among them."""
    found = parts(base)
    sheets = {name: part.decode() for name, part in found.items() if name.startswith("xl/worksheets/sheet")}
    inside = [(name, place) for name, part in sheets.items() for place in PLACE.findall(part)]
    places = st.one_of(
        st.sampled_from(inside), st.sampled_from(inside), st.tuples(st.sampled_from(sorted(sheets)), ANYWHERE)
    )
    edits = st.lists(st.tuples(places, KINDS, WORDS, NUMBERS, st.integers(0, 60)), min_size=1, max_size=30)
    merges = st.lists(st.tuples(ANYWHERE, ANYWHERE), max_size=2)

    def build(wanted: list[tuple[tuple[str, str], str, str, float, int]], areas: list[tuple[str, str]]) -> bytes:
        now = dict(sheets)
        for (name, place), kind, words, number, style in wanted:
            now[name] = put(now[name], place, cell(place, kind, words, number, style))
        if areas:
            name = wanted[0][0][0]
            listed = "".join(f'<mergeCell ref="{one}:{other}"/>' for one, other in areas)
            now[name] = now[name].replace("</sheetData>", f"</sheetData><mergeCells>{listed}</mergeCells>")
        return packed({**found, **{name: part.encode() for name, part in now.items()}})

    return st.builds(build, edits, merges)


def letters(column: int) -> str:
    """Return the name of a column, counted from 0."""
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


@st.composite
def tables(draw: st.DrawFn) -> list[list[tuple[str, str, float]]]:
    """Draw rows of cells under headings that may be some of ours: kind, words and number of each."""
    wide = draw(st.integers(1, 12))
    heads = draw(st.lists(st.lists(HEADINGS, min_size=wide, max_size=wide), max_size=3))
    line = st.lists(st.tuples(KINDS, WORDS, NUMBERS), min_size=0, max_size=wide + 1)
    return [[("text", head, 1.0) for head in row] for row in heads] + draw(st.lists(line, max_size=8))


def _worksheet(rows: list[list[tuple[str, str, float]]]) -> str:
    written = "".join(
        f'<row r="{row}">'
        + "".join(cell(f"{letters(at)}{row}", kind, words, number, 0) for at, (kind, words, number) in enumerate(line))
        + "</row>"
        for row, line in enumerate(rows, start=1)
    )
    return sheet(written)


def sheets() -> st.SearchStrategy[bytes]:
    """Draw an .xlsx of one to three sheets."""
    return st.lists(tables().map(_worksheet), min_size=1, max_size=3).map(
        lambda found: packed(_bytes(xlsx_parts(*found)))
    )


def _bytes(found: Mapping[str, str | bytes]) -> dict[str, bytes]:
    return {name: part.encode() if isinstance(part, str) else part for name, part in found.items()}


def lines() -> st.SearchStrategy[bytes]:
    """Draw a table as text: any of the separators, encodings and line ends; or no table at all."""

    def build(rows: list[list[tuple[str, str, float]]], separator: str, end: str, encoding: str) -> bytes:
        return end.join(separator.join(words for _, words, _ in row) for row in rows).encode(encoding, "replace")

    table = st.builds(
        build,
        tables(),
        st.sampled_from(",;\t"),
        st.sampled_from(("\n", "\r\n", "\r")),
        st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-be")),
    )
    return st.one_of(table, table, st.text().map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=400))


TIMES = st.sampled_from(("", "", "", "2", "300", "16384", "1048576", "-1", "x"))


@st.composite
def open_documents(draw: st.DrawFn) -> bytes:
    """Draw an .ods with cells and rows said once and meant many times."""
    rows = []
    for row in draw(tables()):
        written = []
        for kind, words, number in row:
            text, times = in_xml(words), draw(TIMES)
            marks = f'table:number-columns-repeated="{times}"' if times else ""
            tag = "covered-table-cell" if kind == "empty" else "table-cell"
            truth = words[:5] if words.isalnum() else "true"
            value = {
                "number": f'office:value-type="float" office:value="{number}"',
                "truth": f'office:value-type="boolean" office:boolean-value="{truth}"',
                "error": 'table:formula="of:=1/0" calcext:value-type="error"',
                "date": f'office:value-type="date" office:date-value="{text}"'.replace("\n", ""),
                "shared": f'office:value-type="percentage" office:value="{number}"',
                "unsaved": 'table:formula="of:=[.A1]"',
            }.get(kind, 'office:value-type="string"')
            written.append(f"<table:{tag} {value} {marks}><text:p>{text}</text:p></table:{tag}>")
        times = draw(TIMES)
        marks = f' table:number-rows-repeated="{times}"' if times else ""
        rows.append(f"<table:table-row{marks}>{''.join(written)}</table:table-row>")
    named = draw(st.sampled_from(("A", "Skills", "About", "Team", "")))
    return ods("", content=ods_content(f'<table:table table:name="{named}">{"".join(rows)}</table:table>'))
