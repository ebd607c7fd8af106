"""The template of words: it is fresh, it holds every sentence, and nothing is said that a translator cannot reach."""

import ast
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from coprod.charts import withheld
from coprod.desk.methods import FAMILY_TITLES
from coprod.disclosure.policy import Reason
from coprod.language import speaker
from coprod.language.extract import ROOT, TEMPLATE, calls, sources, spoken, template
from coprod.measures.agreement import CONSENSUS_WORDS, ConsensusLevel
from coprod.measures.catalogue import FAMILIES, MEASURES
from coprod.measures.tiers import TIER_WORDS, Tier
from coprod.measures.undefined import WHY
from coprod.workbook.findings import CODES


@pytest.fixture(scope="module")
def words() -> Catalog:
    return read_po(BytesIO(TEMPLATE.read_bytes()))


def said(source: str) -> list[object]:
    return [message for _, message in spoken(ast.parse(source))]


def unreachable(source: str) -> list[str]:
    """Return the calls whose words are put together on the spot; a variable is fine, its words are marked elsewhere."""
    built = (ast.JoinedStr, ast.BinOp, ast.IfExp, ast.BoolOp)
    return [
        f"{call.lineno}: {ast.unparse(call)}"
        for count, call in calls(ast.parse(source))
        if any(isinstance(argument, built) for argument in call.args[:count])
        or any(isinstance(argument, ast.Call) and not said_elsewhere(argument) for argument in call.args[:count])
    ]


def said_elsewhere(call: ast.Call) -> bool:
    """Tell a function that returns marked words from a string that is worked on, such as "...".format(...)."""
    return not (isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Constant))


def test_the_template_is_fresh() -> None:
    assert TEMPLATE.read_bytes() == template(ROOT), "the words have changed: run make words"


def test_the_same_source_gives_the_same_bytes() -> None:
    first = template(ROOT)
    assert first == template(ROOT)
    assert b"Creation-Date" not in first


def test_everything_said_is_a_sentence_that_a_translator_can_reach() -> None:
    found = {path.relative_to(ROOT).as_posix(): unreachable(path.read_text(encoding="utf-8")) for path in sources(ROOT)}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_every_word_of_the_catalogue_of_measures_is_in_it(words: Catalog) -> None:
    spoken_parts = ("title", "meaning", "unit", "more", "edges", "unfit", "example", "source", "short")
    texts = [getattr(one, part) for one in MEASURES for part in spoken_parts]
    assert [text for text in texts if text and text not in words] == []


def test_every_family_of_measures_has_a_title_that_is_in_it(words: Catalog) -> None:
    assert FAMILY_TITLES.keys() == FAMILIES.keys()
    assert [text for text in FAMILY_TITLES.values() if text not in words] == []


def test_every_tier_every_consensus_and_every_reason_for_no_value_is_in_it(words: Catalog) -> None:
    assert (set(TIER_WORDS), set(CONSENSUS_WORDS)) == (set(Tier), set(ConsensusLevel))
    texts = (*TIER_WORDS.values(), *CONSENSUS_WORDS.values(), *WHY.values())
    assert [text for text in texts if text not in words] == []


def test_every_word_of_the_findings_is_in_it(words: Catalog) -> None:
    assert [text for code in CODES.values() for text in (code.message, code.remedy) if text not in words] == []


def test_every_reason_for_withholding_is_in_it(words: Catalog) -> None:
    assert set(withheld.SHORT) == set(withheld.WHOLE) == set(Reason)
    assert [text for text in (*withheld.SHORT.values(), *withheld.WHOLE.values()) if text not in words] == []


def test_the_plurals_are_in_it_as_pairs(words: Catalog) -> None:
    plurals = [message.id for message in words if message.pluralizable]
    assert ("{count} individual answer", "{count} individual answers") in plurals
    assert ("{count} skill is not shown.", "{count} skills are not shown.") in plurals


@pytest.mark.parametrize(
    ("source", "messages"),
    [
        ('say("One")', ["One"]),
        ('tell("One {name}", name=say("Two"))', ["One {name}", "Two"]),
        ('N_("One" " and " "two")', ["One and two"]),
        ('say()("One")', ["One"]),
        ('self.say("One")', ["One"]),
        ('say.many("{count} one", "{count} more", n)', [("{count} one", "{count} more")]),
        ('say().many("{count} one", "{count} more", n)', [("{count} one", "{count} more")]),
        ('say(text); say(""); say(); say(3); say.number("x")', []),
        ('say.many(one, "{count} more", n)', []),
        ('print("One"); essay("Two")', []),
    ],
)
def test_what_is_said_is_collected(source: str, messages: list[object]) -> None:
    assert said(source) == messages


@pytest.mark.parametrize(
    "source",
    ['say(f"{n} cities")', 'say("a" + b)', 'say("a" if b else "c")', 'say("{}".format(1))', 'say.many("a", f"{b}", 2)'],
)
def test_words_put_together_on_the_spot_are_found_out(source: str) -> None:
    assert unreachable(source) == [f"1: {ast.unparse(ast.parse(source))}"]


def test_the_filled_in_template_is_a_language(words: Catalog, tmp_path: Path) -> None:
    german = Catalog(locale="de", charset="utf-8")
    for message in words:
        if message.id == "Importance":
            german.add(message.id, "Wichtigkeit")
        elif message.id:
            german.add(message.id)
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "coprod.po").open("wb") as target:
        write_po(target, german)
    say = speaker("de", root=tmp_path)
    assert (say.language, say("Importance"), say("Capacity")) == ("de", "Wichtigkeit", "Capacity")


def test_a_new_sentence_changes_the_template(tmp_path: Path) -> None:
    for folder in ("coprod", "pages"):
        (tmp_path / folder).mkdir()
    (tmp_path / "app.py").write_text('say("Hello")\n', encoding="utf-8")
    before = template(tmp_path)
    (tmp_path / "pages" / "new.py").write_text('say("Hello")\nsay()("Goodbye {name}", name=1)\n', encoding="utf-8")
    body = template(tmp_path).decode().partition('8bit\\n"\n')[2]
    assert before.decode().partition('8bit\\n"\n')[2] == '\n#: app.py\nmsgid "Hello"\nmsgstr ""\n\n'
    assert body == (
        '\n#: pages/new.py\n#, python-brace-format\nmsgid "Goodbye {name}"\nmsgstr ""\n'
        '\n#: app.py pages/new.py\nmsgid "Hello"\nmsgstr ""\n\n'
    )
