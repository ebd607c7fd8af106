"""Everything that the library's files hold about one pilot, as it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from coprod.desk.opening import Desk
from coprod.store import pilots as library

Facts = Mapping[str, str]
Codes = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Record:
    """The rows of one pilot, keys as the columns of the files in data/pilots; those who lead stand first.

    ``codes`` holds the label and ``meanings`` the definition of each code, by (field, code).
    """

    facts: Facts
    stakeholders: tuple[Facts, ...]
    cells: tuple[Facts, ...]
    quantities: tuple[Facts, ...]
    pages: tuple[Facts, ...]
    codes: Codes
    meanings: Codes

    @property
    def pilot_id(self) -> str:
        """The id by which a link names it."""
        return self.facts["pilot_id"]

    @property
    def status(self) -> str:
        """What became of it, in words."""
        return self.codes["status", self.facts["status"]]

    def titles(self, field: str, codes: tuple[str, ...]) -> Mapping[str, str]:
        """Return the label of each code of a field, in the order given."""
        return {code: self.codes[field, code] for code in codes}

    def numbered(self, field: str) -> Mapping[int, str]:
        """Return the label of each number of a scale; a code that is no number means not stated."""
        return {int(code): label for (of, code), label in self.codes.items() if of == field and code}


def site(url: str) -> str:
    """Return the name of a page's site, without www."""
    return str(urlsplit(url).hostname).removeprefix("www.")


def record(desk: Desk, pilot_id: str) -> Record | None:
    """Read one pilot; None when the library has none of that id."""
    facts = library.one(desk.store, pilot_id)
    if facts is None:
        return None
    return Record(
        facts,
        tuple(library.stakeholders(desk.store, pilot_id)),
        tuple(library.cells(desk.store, pilot_id)),
        tuple(library.quantities(desk.store, pilot_id)),
        tuple(library.sources(desk.store, pilot_id)),
        library.codes(desk.store),
        library.definitions(desk.store),
    )
