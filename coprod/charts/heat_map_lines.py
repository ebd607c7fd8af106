"""Where each word and each cell of the heat map stands: stages side by side on a wide screen, else in one column."""

from collections.abc import Sequence
from dataclasses import dataclass

from coprod.charts import theme
from coprod.charts.compared import NO_VALUE, folded
from coprod.charts.lifecycle_row import LifeSkill, LifeStage
from coprod.charts.theme import Record
from coprod.charts.withheld import in_short
from coprod.disclosure.release import Withheld
from coprod.language import N_, Speaker

COLUMN, LINE = 23, 34
"""Letters that fit on a line: of a column, and of a narrow screen beside the number."""
BANDS = (
    N_("below 0: spare capacity"),
    N_("0 to 9"),
    N_("10 to 19"),
    N_("20 to 29"),
    N_("30 to 39"),
    N_("40 to 49"),
    N_("50 to 59"),
    N_("60 to 100: most urgent"),
)
FILLS = (theme.BELOW_ZERO, *theme.NEEDS)
DARK = 6  # from this band on, words are light


@dataclass(frozen=True, eq=False)
class Layout:
    """The lines from top to bottom, and what stands on them: words at the left of a cell, numbers at its right.

    ``heads`` are stages, placed like cells. A cell without a band has no value.
    """

    lines: list[str]
    heads: list[Record]
    words: list[Record]
    numbers: list[Record]
    cells: list[Record]


def band(need: float) -> int:
    """Return the place of a need among the bands, as a reader sees the number: tens from 0 on, all from 60 in one."""
    seen = round(need)
    return 0 if seen < 0 else min(seen // 10, len(BANDS) - 2) + 1


def wide(stages: Sequence[LifeStage], say: Speaker) -> Layout:
    """Lay the stages out as columns; every cell is as high as the longest title needs."""
    names = [folded(one.title, COLUMN) for one in stages]
    top = max(len(name) for name in names)
    lines = [f"head {at}" for at in range(top)]
    heads = [
        _word(lines[top - len(name) + at], text, _ink(one), place=place, bold=True)
        for place, (one, name) in enumerate(zip(stages, names, strict=True))
        for at, text in enumerate(name)
    ]
    high = max(len(folded(skill.named(say), COLUMN)) for one in stages for skill in one.skills) + 1
    deepest = max(len(one.skills) for one in stages)
    lines += [f"{slot} {at}" for slot in range(deepest) for at in range(high)]
    words: list[Record] = []
    numbers: list[Record] = []
    cells: list[Record] = []
    for place, one in enumerate(stages):
        for slot, skill in enumerate(one.skills):
            own = [f"{slot} {at}" for at in range(high)]
            ink = _on(skill)
            titled = zip(own, folded(skill.named(say), COLUMN), strict=False)
            words += [_word(line, text, ink, place=place) for line, text in titled]
            words.append(_word(own[-1], _value(skill, say), ink, place=place, bold=skill.value is not None))
            numbers.append(_word(own[-1], _answers(skill, say), ink, place=place))
            cells.append(_cell(own[0], skill, place=place, high=high))
    return Layout(lines, heads, words, numbers, cells)


def narrow(stages: Sequence[LifeStage], say: Speaker) -> Layout:
    """Lay one stage out below the other, a skill on two lines or more, its need and n at the right."""
    lines: list[str] = []
    heads: list[Record] = []
    words: list[Record] = []
    numbers: list[Record] = []
    cells: list[Record] = []
    for one in stages:
        for at, text in enumerate(["", *folded(one.title, LINE)] if lines else folded(one.title, LINE)):
            lines.append(f"stage {one.stage} {at}")
            heads.append(_word(lines[-1], text, _ink(one), bold=True))
        for skill in one.skills:
            texts = folded(skill.named(say), LINE)
            texts += [] if skill.value else [_value(skill, say)]
            own = [f"skill {skill.skill} {at}" for at in range(max(2, len(texts)))]
            lines += own
            words += [_word(line, text, _on(skill)) for line, text in zip(own, texts, strict=False)]
            if skill.value:
                numbers.append(_word(own[0], _value(skill, say), _on(skill), bold=True))
                numbers.append(_word(own[1], _answers(skill, say), _on(skill)))
            cells.append(_cell(own[0], skill, high=len(own)))
    return Layout(lines, heads, words, numbers, cells)


def _value(skill: LifeSkill, say: Speaker) -> str:
    if skill.value and skill.value.need is not None:
        return say.number(skill.value.need, 0)
    if isinstance(skill.shown, Withheld):
        return say("withheld: {why}", why=say(NO_VALUE[skill.shown.reason]))
    return in_short(skill.shown, say)


def _answers(skill: LifeSkill, say: Speaker) -> str:
    return say("n {n}", n=say.number(skill.value.pairs, 0)) if skill.value else ""


def _ink(stage: LifeStage) -> str:
    return theme.INK if stage.in_sequence else theme.QUIET


def _on(skill: LifeSkill) -> str:
    need = skill.value and skill.value.need
    return theme.PAPER if isinstance(need, float) and band(need) >= DARK else theme.INK


def _word(line: str, text: str, ink: str, *, place: int = 0, bold: bool = False) -> Record:
    return {"line": line, "text": text, "bold": bold, "ink": ink, "place": place}


def _cell(line: str, skill: LifeSkill, *, high: int, place: int = 0) -> Record:
    need = skill.value and skill.value.need
    return {"line": line, "place": place, "high": high, "band": band(need) if isinstance(need, float) else None}
