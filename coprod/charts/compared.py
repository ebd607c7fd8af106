"""Groups that stand side by side, and the words that are the same in every figure of them."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod.charts.provenance import Provenance, together
from coprod.charts.withheld import in_full
from coprod.disclosure.policy import Reason
from coprod.language import N_, Speaker
from coprod.measures.differences import WHY_NOT, NotCompared


@dataclass(frozen=True)
class Compared:
    """One group of those compared; ``part`` is a role or a pilot within it, empty where the whole is meant.

    ``people`` is the most that any one value of a part rests on, None where that is not told.
    """

    key: str
    title: str
    provenance: Provenance
    part: str = ""
    people: int | None = None

    def record(self, say: Speaker) -> dict[str, object]:
        """Return what every row of a download carries."""
        return self.provenance.record(say) | {"compared": self.key, "part": self.part or None}


NO_VALUE: Mapping[Reason, str] = {
    Reason.N_BELOW_K: N_("too few"),
    Reason.CONSENT: N_("no consent"),
    Reason.TOO_FEW_SKILLS: N_("few skills"),
    Reason.COMPLEMENTARY: N_("protects few"),
}
NO_TEST: Mapping[NotCompared, str] = {
    NotCompared.DIFFERENT_INSTRUMENT: N_("other form"),
    NotCompared.DIFFERENT_MODE: N_("other mode"),
    NotCompared.WITHHELD: N_("not compared"),
    NotCompared.SINGLE_RETURN: N_("one return"),
    NotCompared.TOO_FEW: N_("too few"),
}


def source(groups: Sequence[Compared], say: Speaker) -> str:
    """Say where the numbers of all of them come from; parts of one group have one source."""
    return together(tuple(dict.fromkeys(one.provenance for one in groups)), say)


def file_stem(groups: Sequence[Compared]) -> str:
    """How a download is called: by its reference, the first of them."""
    return groups[0].provenance.file_stem


def withheld_notes(reasons: Mapping[Reason, Sequence[str]], *, smallest: int, say: Speaker) -> tuple[str, ...]:
    """Say of every reason for withholding what it concerns, and the reason in full."""
    return tuple(
        f"{', '.join(dict.fromkeys(titles))}: {in_full(reason, smallest=smallest, say=say)}"
        for reason, titles in reasons.items()
    )


def not_compared_notes(reasons: Mapping[NotCompared, Sequence[str]], say: Speaker) -> tuple[str, ...]:
    """Say of every reason for not comparing whom it concerns; what is withheld has its own reason."""
    return tuple(
        say("Not compared: {who}. {why}", who=", ".join(dict.fromkeys(titles)), why=say(WHY_NOT[reason]))
        for reason, titles in reasons.items()
        if reason is not NotCompared.WITHHELD
    )


def folded(text: str, letters: int) -> list[str]:
    """Break words into lines of so many letters, so that nothing is cut."""
    return textwrap.wrap(text, letters) or [""]
