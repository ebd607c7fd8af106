"""Why a measure has no value. It stands in the place of the number, so that it can never be taken for one."""

from collections.abc import Mapping
from enum import StrEnum

from coprod.language import N_


class Undefined(StrEnum):
    """The reason why a measure is undefined; its words are in ``WHY``."""

    NOBODY = "nobody_answered"
    BELOW_MINIMUM = "n_below_min"
    BELOW_SHARE = "too_few_items_answered"
    NO_VARIATION = "no_variation"
    SAME_TOTALS = "same_totals"
    AT_SCALE_END = "mean_at_scale_end"
    NO_CHANGE = "no_change"
    COMPLETE_RETURN = "complete_return"
    SINGLE_RETURN = "single_return"
    AGREED_ONLY = "agreed_return_only"
    NO_STAGES = "no_stages"
    NO_STAKEHOLDERS = "no_stakeholders"
    NOBODY_ACTIVE = "nobody_active"
    NO_PARTNER_ACTIVE = "no_partner_active"
    NO_CIVIL_SOCIETY = "no_civil_society"
    NO_RIGHTS = "no_decision_rights"
    NO_INPUT = "no_input_collected"
    NO_GROUPS = "no_groups_named"
    DOCUMENTED_ONLY = "documented_only"
    TIES_UNKNOWN = "ties_not_known"
    TOO_ALIKE = "answers_too_alike"


WHY: Mapping[Undefined, str] = {
    Undefined.TIES_UNKNOWN: N_("Some depths are not known, so ties may be missing, which could raise or lower it."),
    Undefined.TOO_ALIKE: N_("People answered so much alike that this would tell what each of them said."),
    Undefined.NOBODY: N_("Nobody answered this."),
    Undefined.BELOW_MINIMUM: N_("There are too few to work it out."),
    Undefined.BELOW_SHARE: N_("Too few of its questions were answered."),
    Undefined.NO_VARIATION: N_("All answers are the same, so there is nothing to compare."),
    Undefined.SAME_TOTALS: N_("The ratings of every person add up to the same total, so there is nothing to compare."),
    Undefined.AT_SCALE_END: N_("The mean lies so close to an end of the scale that this index means nothing there."),
    Undefined.NO_CHANGE: N_("Nobody gave two different ratings."),
    Undefined.COMPLETE_RETURN: N_(
        "Everyone who was asked handed in answers, so there is no sampling error and no interval; who left a skill "
        "out is counted beside it."
    ),
    Undefined.SINGLE_RETURN: N_("One agreed return carries no measure of uncertainty."),
    Undefined.AGREED_ONLY: N_("Only an agreed return tells this; individual answers to it are not added up."),
    Undefined.NO_STAGES: N_("No stage is described."),
    Undefined.NO_STAKEHOLDERS: N_("No stakeholder is listed."),
    Undefined.NOBODY_ACTIVE: N_("No stakeholder was asked for more than being told."),
    Undefined.NO_PARTNER_ACTIVE: N_("No stakeholder outside government was asked for more than being told."),
    Undefined.NO_CIVIL_SOCIETY: N_("No civil-society stakeholder is listed."),
    Undefined.NO_RIGHTS: N_("No right to decide is recorded."),
    Undefined.NO_INPUT: N_("No stage says that contributions were collected."),
    Undefined.NO_GROUPS: N_("No group to be reached is named."),
    Undefined.DOCUMENTED_ONLY: N_(
        "Only what public sources document is known here; who did not take part is not, so this cannot be worked out."
    ),
}
