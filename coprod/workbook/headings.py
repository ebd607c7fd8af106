"""What stands above the columns: the words our sheets use there, and other words that mean the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from coprod.workbook.cells import Look, Sheet
from coprod.workbook.spelling import spelt

ALSO: Mapping[str, tuple[str, ...]] = {
    "importance": (
        *("importance", "important", "how important", "how important now", "relevance", "priority"),
        *("wichtigkeit", "bedeutung", "importancia", "importanza", "importância", "belang", "tärkeys", "vikt"),
    ),
    "capacity": (
        *("capacity", "current capacity", "capability", "ability", "competence", "how well", "how well today"),
        *("kapazität", "fähigkeit", "können", "capacité", "compétence", "capacidad", "capacità", "capacidade"),
        *("capaciteit", "vermogen", "osaaminen", "förmåga"),
    ),
    "comment": (
        *("comment", "comments", "remark", "remarks", "notes", "optional comment", "kommentar", "bemerkung"),
        *("commentaire", "comentario", "commento", "comentário", "opmerking", "kommentti"),
    ),
    "answer": (
        *("answer", "your answer", "our answer", "response", "reply", "antwort", "ihre antwort", "réponse"),
        *("respuesta", "risposta", "resposta", "antwoord", "vastaus", "svar"),
    ),
    "person": (
        *("person", "respondent", "participant", "code", "respondent id", "participant id", "person id", "who"),
        *("teilnehmer", "teilnehmerin", "befragte", "personne", "persona", "pessoa", "persoon", "henkilö"),
    ),
    "role": ("role", "function", "position", "job", "rolle", "funktion", "rôle", "rol", "ruolo", "função", "rooli"),
    "name": ("name", "organisation", "organization", "stakeholder", "partner", "group"),
    "sector": ("sector", "helix", "sektor", "secteur", "settore", "setor"),
}
"""Close synonyms by key of the column, in English and in the languages of the first cities."""

CLOSE, SHORT = 0.85, 5
"""How alike two headings must be (difflib ratio) for one to be the other misspelt, and from how many letters on."""


@dataclass(frozen=True)
class Heads:
    """The words above the columns of one block.

    ``keyed`` are those of each key in every language, ``shown`` those in the file's own, ``above`` the keys below each
    heading of a higher row, and ``others`` the words above columns that hold no answers.
    """

    keyed: Mapping[str, frozenset[str]]
    shown: Mapping[str, str]
    above: Mapping[str, frozenset[str]]
    others: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Every word that may stand above a column of this block, misspelt ones aside."""
        also = (ALSO.get(key.rpartition("/")[2], ()) for key in self.keyed)
        return self.others.union(*self.keyed.values(), *also)

    def means(self, words: str) -> frozenset[str]:
        """Return the keys whose own words these are, in a language of the instrument, or whose close synonym."""
        plain = spelt(words)
        found = frozenset(key for key, known in self.keyed.items() if plain in known)
        if found:
            return found
        bare = plain.strip(" :?*.()")
        return frozenset(key for key in self.keyed if bare in ALSO.get(key.rpartition("/")[2], ()))

    def resembles(self, words: str) -> frozenset[str]:
        """Return the keys whose words these misspell."""
        plain = spelt(words)
        if len(plain) < SHORT or plain in self.others:
            return frozenset()
        return frozenset(key for key, known in self.keyed.items() if any(_alike(plain, one) for one in known))


def heads(layouts: Sequence[Sheet]) -> Mapping[str, Heads]:
    """Return the words above the columns of each block, from the same sheet in every language of its instrument."""
    keyed: dict[str, dict[str, set[str]]] = {}
    shown: dict[str, dict[str, str]] = {}
    above: dict[str, dict[str, set[str]]] = {}
    others: dict[str, set[str]] = {}
    for layout in layouts:
        for block, key, words, higher in _heads(layout):
            if key:
                keyed.setdefault(block, {}).setdefault(key, set()).add(spelt(words))
                shown.setdefault(block, {}).setdefault(key, words)
                for one in filter(None, higher):
                    above.setdefault(block, {}).setdefault(spelt(one), set()).add(key)
            else:
                others.setdefault(block, set()).add(spelt(words))
    return {
        block: Heads(
            _frozen(columns), shown[block], _frozen(above.get(block, {})), frozenset(others.get(block, ())) - {""}
        )
        for block, columns in keyed.items()
    }


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in sets.items()}


def _alike(one: str, other: str) -> bool:
    lengths = len(one), len(other)
    return 2 * min(lengths) >= CLOSE * sum(lengths) and SequenceMatcher(None, one, other).ratio() >= CLOSE


def _heads(layout: Sheet) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield block, key, words, and the words higher up, of each column; of several lines the last one counts."""
    block, columns, rows = "", tuple[str, ...](), list[tuple[str, ...]]()
    for line in layout.lines:
        if line.id.startswith("#"):
            block, columns, rows = line.id[1:], tuple(str(cell) for cell in line.cells), []
        elif line.look is Look.HEAD:
            rows.append(tuple(str(cell) for cell in line.cells))
        elif line.look is Look.ITEM and rows:
            higher = [carried(row) for row in rows[:-1]]
            for place, words in enumerate(rows[-1]):
                key = columns[place] if place < len(columns) else ""
                yield block, key, words, tuple(row[place] for row in higher if place < len(row))
            rows = []


def carried(row: Sequence[str]) -> tuple[str, ...]:
    """Return a row in which each heading goes on over the empty cells after it."""
    found, last = list[str](), ""
    for words in row:
        last = words or last
        found.append(last)
    return tuple(found)
