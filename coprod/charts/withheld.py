"""Why something is not shown, in words."""

from collections.abc import Mapping
from typing import TypeVar

from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Shown, Withheld
from coprod.language import N_, Speaker

T = TypeVar("T")

SHORT: Mapping[Reason, str] = {
    Reason.N_BELOW_K: N_("withheld: too few answers"),
    Reason.CONSENT: N_("withheld: no consent to be shown"),
}
WHOLE: Mapping[Reason, str] = {
    Reason.N_BELOW_K: N_(
        "Fewer than {smallest} people rated this, so it is withheld: with so few, one person's answer could be "
        "worked out. It is shown from {smallest} people up."
    ),
    Reason.CONSENT: N_(
        "This organisational return was given without consent to be compared, so its values are not shown here. "
        "Whoever holds the workbook can see them on the Assess page."
    ),
}


def in_short(shown: Shown[T], say: Speaker) -> str:
    """Say in a few words why there is no value: withheld, or nobody rated it."""
    return say(SHORT[shown.reason]) if isinstance(shown, Withheld) else say("nobody rated both")


def in_full(reason: Reason, *, smallest: int, say: Speaker) -> str:
    """Say in a sentence why something is withheld."""
    return say(WHOLE[reason], smallest=smallest)
