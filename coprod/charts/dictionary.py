"""What each column of a download means, described once; measures come from their catalogue."""

from collections.abc import Mapping

from coprod.language import N_, Speaker
from coprod.measures.catalogue import MEASURES

COLUMNS: Mapping[str, str] = {
    "city": N_("the city that answered"),
    "sample": N_("True where the answers are made up and the city is fictional"),
    "label": N_("the words that must stand beside made-up answers"),
    "round": N_("the campaign of assessment"),
    "mode": N_("individual: one anonymous person each; organisational: one agreed return"),
    "organisation": N_("pilot and unit of an organisational return"),
    "asked": N_("how many people were asked to answer, empty where not known"),
    "instrument": N_("the questionnaire and its version"),
    "first_on": N_("first day of answers, for individuals their month"),
    "last_on": N_("last day of answers, for individuals their month"),
    "stage": N_("stage of the service cycle"),
    "skill": N_("id of the skill in the questionnaire"),
    "title": N_("the words a reader sees"),
    "optional": N_("True for a skill that not every return asks about"),
    "n": N_("respondents with both ratings; empty where withheld"),
    "not_answered": N_("respondents without both ratings: not answered; empty where few"),
    "not_applicable": N_("respondents without both ratings: not applicable; empty where few"),
    "dont_know": N_("respondents without both ratings: don't know; empty where few"),
    "refused": N_("respondents without both ratings: prefer not to say; empty where few"),
    "importance_mean": N_("mean rating of importance, in points of the scale"),
    "capacity_mean": N_("mean rating of capacity, in points of the scale"),
    "importance_consensus": N_("consensus on importance, 0 to 1; empty where it may not be shown"),
    "capacity_consensus": N_("consensus on capacity, 0 to 1; empty where it may not be shown"),
    "below_importance": N_("True where mean capacity lies below mean importance"),
    "need_low": N_("lower end of the 95 % interval of need"),
    "need_high": N_("upper end of the 95 % interval of need"),
    "no_interval": N_("why there is no interval"),
    "tier": N_("clear, probable or cannot_tell: whether it is among the five greatest needs"),
    "tier_chance": N_("share of draws in which it is among the five greatest needs, 0 to 1"),
    "place_by_mwds": N_("place in the order by MWDS, ties share the mean place"),
    "place_by_rds": N_("place in the order by RDS, ties share the mean place"),
    "picked_of": N_("people who picked any priority at this stage"),
    "picked_share": N_("share of them who picked this skill, 0 to 1"),
    "least_n": N_("the smallest n among the skills that the value rests on"),
    "skills_with_value": N_("skills of the stage that have a value"),
    "skills": N_("core skills of the stage"),
    "quadrant": N_("concentrate, keep_up, low_priority or possible_overkill, at the middle of the scale"),
    "withheld": N_("why there is no value: the reason's code, see Methods"),
}
_MEASURES: Mapping[str, str] = {one.id: one.meaning for one in MEASURES}


def meaning(column: str, say: Speaker) -> str:
    """Say what a column holds; KeyError for one that nobody described."""
    return say(COLUMNS[column] if column in COLUMNS else _MEASURES[column])
