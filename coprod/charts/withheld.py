"""Why there is no value, in words: withheld, or missing for one of its reasons."""

from collections.abc import Mapping
from dataclasses import asdict

from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Shown, Withheld
from coprod.language import N_, Speaker
from coprod.measures.skill import SkillNeed
from coprod.measures.tally import Missed

SHORT: Mapping[Reason, str] = {
    Reason.N_BELOW_K: N_("withheld: too few answers"),
    Reason.CONSENT: N_("withheld: no consent to be shown"),
    Reason.TOO_FEW_SKILLS: N_("not shown: too few of its skills have a value"),
    Reason.COMPLEMENTARY: N_("withheld: it would tell of a smaller group"),
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
    Reason.TOO_FEW_SKILLS: N_("Fewer than half of this stage's core skills have a value, so the stage has none."),
    Reason.COMPLEMENTARY: N_(
        "Enough people rated this, but with it the answers of a group of fewer than {smallest} people could be worked "
        "out from the total, so it is withheld too."
    ),
}


MISSING: Mapping[str, str] = {
    "not_answered": N_("not answered"),
    "not_applicable": N_("not applicable"),
    "dont_know": N_("don't know"),
    "refused": N_("prefer not to say"),
}


def in_short(shown: Shown[SkillNeed], say: Speaker) -> str:
    """Say in a few words why there is no value: withheld, or what was said instead of a rating."""
    if isinstance(shown, Withheld):
        return say(SHORT[shown.reason])
    if shown.value.missed.total == 1:
        return "".join(say(MISSING[reason]) for reason, count in asdict(shown.value.missed).items() if count)
    return say("nobody rated both")


def missed_in_words(missed: Missed, say: Speaker) -> str:
    """Say how many gave no complete pair, by reason; nothing when all did."""
    counts = asdict(missed)
    if None in counts.values():
        return say("few, reasons withheld")
    return ", ".join(f"{say(MISSING[reason])}: {count}" for reason, count in counts.items() if count)


def in_full(reason: Reason, *, smallest: int, say: Speaker) -> str:
    """Say in a sentence why something is withheld."""
    return say(WHOLE[reason], smallest=smallest)
