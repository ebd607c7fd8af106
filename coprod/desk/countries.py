"""What countries are called, by the two letters of ISO 3166."""

from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale

from coprod.desk.opening import Desk
from coprod.desk.search import folded
from coprod.language import N_, Speaker

FICTIONAL = {"XA": N_("Fictional country A"), "XB": N_("Fictional country B"), "XC": N_("Fictional country C")}
"""Codes that ISO 3166 leaves to users, which no country ever gets: the sample's cities stand in them."""

_NO_COUNTRY = {"EU", "EZ", "QO", "UN", "ZZ", *FICTIONAL}


def country(code: str, say: Speaker) -> str:
    """Return what a country is called; the code itself where the reader's language has no name for it."""
    return say(FICTIONAL[code]) if code in FICTIONAL else Locale.parse(say.language).territories.get(code, code)


def countries(_: Desk, say: Speaker) -> Mapping[str, str]:
    """Return every country somebody may tell, code -> name, by name."""
    names = Locale.parse(say.language).territories
    ours = {code: name for code, name in names.items() if code.isalpha() and code not in _NO_COUNTRY}
    return MappingProxyType(dict(sorted(ours.items(), key=lambda one: folded(one[1]))))
