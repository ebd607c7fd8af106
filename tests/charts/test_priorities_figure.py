"""The figure of priorities: title, sentence, alt text, table and download, word for word."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hand_made import (
    EIGHT,
    FEW,
    FIVE,
    GOLDEN,
    NOBODY,
    PEOPLE,
    RETURN,
    RETURN_SOURCE,
    SOURCE,
    STRONG,
    TEN,
    TIERS,
    Pairs,
    ranked,
    say,
    skill,
)
from hypothesis import given
from hypothesis import strategies as st

from coprod.charts import priorities, priorities_table, priorities_words
from coprod.charts.download import table as written
from coprod.charts.figure import Figure
from coprod.charts.priorities_words import NoTiers
from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Basis
from coprod.measures.orders import OrderAgreement, Standing, order_agreement
from coprod.measures.tally import Missed
from coprod.measures.tiers import Tier
from coprod.measures.uncertainty import Sampling
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval

TIER_NAMES = ("clear", "probable", "cannot tell", "unlikely")
UNTOLD = OrderAgreement(Undefined.BELOW_MINIMUM, ())
LINES = "The lines are 95 % intervals."
TOO_FEW = "No intervals and no priority tiers with fewer than 8 people."
COMPLETE = (
    "Everyone who was asked handed in answers, so there is no sampling error and no interval; who left a skill out is "
    "counted beside it."
)
SINGLE = "One agreed return carries no measure of uncertainty."
UNLIKELY = r"(\d+) (?:is|are) unlikely\."
ALL_AMONG = "No priority tiers: of 5 skills or fewer all are among the five."
FIRST = "Read this as a first impression: with so few people the order may be chance."
TOO_SURE = "With fewer than 20 people the lines are too short and the tiers too sure."
THREE_KINDS = f"Start with “Skill 1”. Probable too: “Skill 6”. 1 is unlikely. {FIRST}"
MEANING = (
    "Clear is very likely among the five most needed, probable more likely than not, unlikely hardly ever, as chance "
    "of who answered goes."
)
HOLLOW = r"(\d+) skills? rated by fewer than 8 people, which ha(?:s|ve) neither line nor tier\."
WHERE = "Oskerwyn,False,,2026 spring,individual,,,coprod-core@1.0,2026-03,2026-03"
RETURNED = "Oskerwyn,False,,2026 spring,organisational,Green Streets,,coprod-core@1.0,2026-03-02,2026-03-09"
COLUMNS = (
    "city,sample,label,round,mode,organisation,asked,instrument,first_on,last_on,stage,skill,title,n,need,need_low,"
    "need_high,no_interval,tier,tier_chance,mwds,place_by_mwds,rds,place_by_rds,median_gap,importance_consensus,"
    "capacity_consensus,picked_of,picked_share"
)


BY_PAIRS = {pairs: skill(1, "Design", pairs) for pairs in (TEN, EIGHT, STRONG, GOLDEN)}


def figure(
    rows: Sequence[SkillRow],
    no_tiers: NoTiers | None = None,
    orders: OrderAgreement = UNTOLD,
    provenance: Provenance = PEOPLE,
) -> Figure:
    return priorities.figure(rows, no_tiers=no_tiers, orders=orders, provenance=provenance, span=FIVE, say=say)


def numbered(rows: Sequence[SkillRow]) -> tuple[SkillRow, ...]:
    """The same rows as skills of their own, which is cheaper than drawing the interval of each again."""
    return tuple(
        replace(row, skill=f"s{number:02}", title=f"Skill {number}") for number, row in enumerate(rows, start=1)
    )


def tiered(*chances: float) -> tuple[SkillRow, ...]:
    """One skill of need 37 per chance, rated by ten people each."""
    return numbered([ranked(BY_PAIRS[TEN], chance=chance) for chance in chances])


def untiered(count: int, sampling: Sampling, pairs: Pairs = TEN) -> tuple[SkillRow, ...]:
    return numbered([skill(1, "Design", pairs, sampling=sampling, basis=Basis.OWN_FILE)] * count)


def agreed(number: int, importance: int, capacity: int) -> SkillRow:
    """A skill of one agreed return."""
    return skill(
        number,
        "Design",
        ((importance, capacity, 1),),
        basis=Basis.ORGANISATIONAL_WITH_CONSENT,
        sampling=Sampling.SINGLE_RETURN,
    )


def quoted(words: str) -> list[str]:
    return re.findall("“(.*?)”", words)


@pytest.mark.parametrize(
    ("rows", "title", "sentence"),
    [
        (TIERS, "Oskerwyn: 1 clear priority, 1 probable", THREE_KINDS),
        (
            tiered(0.95, 1.0, 0.5, 0.49),
            "Oskerwyn: 2 clear priorities, 1 probable",
            f"Start with “Skill 1”, “Skill 2”. Probable too: “Skill 3”. Of 1 more it cannot be told. {FIRST}",
        ),
        (
            tiered(0.9, 0.4999, 0.0),
            "Oskerwyn: 1 clear priority, 0 probable",
            f"Start with “Skill 1”. Of 1 more it cannot be told. 1 is unlikely. {FIRST}",
        ),
        (
            tiered(0.8995, 0.5, 0.3, 0.3, 0.2),
            "Oskerwyn: no clear priority, 2 probable",
            f"Probable: “Skill 1”, “Skill 2”. Of 3 more it cannot be told. {FIRST}",
        ),
        (
            tiered(0.4, 0.4, 0.4),
            "Oskerwyn: no priority can be told from the others",
            f"Of no skill can it be told that it is among the five most needed. {FIRST}",
        ),
        (
            tiered(0.1, 0.0999, 0.0),
            "Oskerwyn: no priority can be told from the others",
            f"Of no skill can it be told that it is among the five most needed. 2 are unlikely. {FIRST}",
        ),
        (
            tiered(1.0, 0.9),
            "Oskerwyn: 2 clear priorities, 0 probable",
            f"Start with “Skill 1”, “Skill 2”. {FIRST}",
        ),
    ],
    ids=["all three kinds", "two clear", "none probable", "none clear", "none at all", "most unlikely", "none untold"],
)
def test_title_and_sentence_with_tiers(rows: Sequence[SkillRow], title: str, sentence: str) -> None:
    one = figure(rows)
    assert (one.title, one.sentence) == (title, sentence)


@pytest.mark.parametrize(
    ("rows", "no_tiers", "provenance", "sentence"),
    [
        (
            untiered(2, Sampling.COMPLETE),
            Undefined.COMPLETE_RETURN,
            replace(PEOPLE, respondents=10, asked=10),
            f"The greatest needs are in “Skill 1”, “Skill 2”. {COMPLETE}",
        ),
        (
            (agreed(2, 3, 4), agreed(1, 5, 2)),
            Undefined.SINGLE_RETURN,
            RETURN,
            f"The greatest needs are in “Skill 1”, “Skill 2”. {SINGLE}",
        ),
        (
            untiered(7, Sampling.PART, GOLDEN),
            Undefined.BELOW_MINIMUM,
            PEOPLE,
            "The greatest needs are in “Skill 1”, “Skill 2”, “Skill 3”, “Skill 4”, “Skill 5”. "
            f"2 more skills have the same need as the last of these. {TOO_FEW} {FIRST}",
        ),
        (
            untiered(1, Sampling.PART, ((5, 2, 1),)),
            Undefined.BELOW_MINIMUM,
            replace(PEOPLE, respondents=1),
            f"The greatest needs are in “Skill 1”. {TOO_FEW}",
        ),
        (
            (skill(1, "Design", TEN), skill(2, "Design", STRONG)),
            Undefined.BELOW_MINIMUM,
            replace(PEOPLE, respondents=10),
            f"The greatest needs are in “Skill 1”, “Skill 2”. {ALL_AMONG}",
        ),
        (
            (skill(1, "Design", TEN),),
            Undefined.BELOW_MINIMUM,
            replace(PEOPLE, respondents=10),
            f"The greatest needs are in “Skill 1”. {ALL_AMONG}",
        ),
        (
            (skill(1, "Design", TEN),),
            Reason.N_BELOW_K,
            PEOPLE,
            f"The greatest needs are in “Skill 1”. No priority tiers: withheld: too few answers. {FIRST}",
        ),
    ],
    ids=["complete", "single return", "below 8", "one person", "few skills", "one skill", "withheld"],
)
def test_without_tiers_the_sentence_says_why(
    rows: Sequence[SkillRow], no_tiers: NoTiers, provenance: Provenance, sentence: str
) -> None:
    one = figure(rows, no_tiers, provenance=provenance)
    assert (one.title, one.sentence) == ("Oskerwyn: the most needed skills", sentence)


@pytest.mark.parametrize(
    ("provenance", "told"),
    [
        (replace(PEOPLE, respondents=1), ""),
        (replace(PEOPLE, respondents=2), f" {FIRST}"),
        (replace(PEOPLE, respondents=7), f" {FIRST}"),
        (replace(PEOPLE, respondents=8), f" {TOO_SURE}"),
        (replace(PEOPLE, respondents=19), f" {TOO_SURE}"),
        (replace(PEOPLE, respondents=20), ""),
        (replace(PEOPLE, respondents=7, asked=7), ""),
        (replace(PEOPLE, respondents=8, asked=8), ""),
        (replace(PEOPLE, respondents=8, asked=9), f" {TOO_SURE}"),
        (replace(RETURN, respondents=8), ""),
    ],
    ids=["1", "2", "7", "8", "19", "20", "all of 7", "all of 8", "8 of 9", "return"],
)
def test_few_people_are_warned_of(provenance: Provenance, told: str) -> None:
    rows = tiered(1.0, 0.9)
    sentence, note = (
        priorities_words.sentence(rows, None, provenance, say),
        priorities_words.note(rows, UNTOLD, provenance, say),
    )
    first, sure = (told if told.strip() == words else "" for words in (FIRST, TOO_SURE))
    assert (sentence, note) == (f"Start with “Skill 1”, “Skill 2”.{first}", f"{MEANING} {LINES}{sure}")


def test_what_lines_and_tiers_mean_stands_apart_from_the_message() -> None:
    assert figure(TIERS).notes == (
        f"{MEANING} {LINES} Hollow circle: 1 skill rated by fewer than 8 people, which has neither line nor tier.",
    )
    rows = (skill(1, "Design", TEN), skill(2, "Design", STRONG))  # no tiers, so that no circle is hollow
    assert figure(rows, Undefined.BELOW_MINIMUM, provenance=replace(PEOPLE, respondents=20)).notes == (
        f"{LINES} 1 skill, rated by fewer than 8 people, has no line.",
    )


def test_a_return_has_nothing_to_add_and_names_no_other_order() -> None:
    orders = parted((1, 9), (9, 1))
    one = figure((agreed(1, 5, 2),), Undefined.SINGLE_RETURN, orders, RETURN)
    assert (one.sentence, one.notes) == (f"The greatest needs are in “Skill 1”. {SINGLE}", ())


@pytest.mark.parametrize(
    ("needs", "sentence"),
    [
        ((5, 5, 4, 3, 2, 1), "“Skill 1”, “Skill 2”, “Skill 3”, “Skill 4”, “Skill 5”."),
        ((5, 4, 4, 3, 2, 2), "“Skill 1”, “Skill 2”, “Skill 3”, “Skill 4”, “Skill 5”. 1 more skill has the same need"),
        ((5, 5, 5, 5, 5, 5, 5), "“Skill 1”, “Skill 2”, “Skill 3”, “Skill 4”, “Skill 5”. 2 more skills have the same"),
        ((1, 2, 3), "“Skill 3”, “Skill 2”, “Skill 1”."),
    ],
    ids=["ties above", "one ties for the fifth", "all tie", "only three"],
)
def test_whoever_shares_the_fifth_place_is_counted(needs: Sequence[int], sentence: str) -> None:
    rows = [agreed(number, importance, 1) for number, importance in enumerate(needs, start=1)]
    told = figure(rows, Undefined.SINGLE_RETURN, provenance=RETURN).sentence
    assert told.startswith(f"The greatest needs are in {sentence}")
    assert ("more skill" in told) is ("more skill" in sentence)


NINE = tiered(*[0.5] * 9)


def parted(*places: tuple[float, float], rho: float = 0.5) -> OrderAgreement:
    return OrderAgreement(rho, tuple(Standing(f"s{number:02}", *both) for number, both in enumerate(places, start=1)))


@pytest.mark.parametrize(
    ("orders", "told"),
    [
        (OrderAgreement(Undefined.BELOW_MINIMUM, ()), ""),
        (OrderAgreement(Undefined.NO_VARIATION, ()), ""),
        (
            parted((1, 6), (2, 1), rho=0.996),
            " RDS, which counts people, moves no skill by more than five places (rank correlation 1.00).",
        ),
        (
            parted((1, 3), (2, 2), (3, 1), rho=-1.0),
            " RDS, which counts people, moves no skill by more than five places (rank correlation −1.00).",
        ),
        (
            parted((1, 6.5), (2, 1)),
            " RDS, which counts people (rank correlation 0.50), parts from this order by more than five places on "
            "“Skill 1” (place 1 by need, 6.5 by RDS).",
        ),
        (
            parted((1, 9), (9, 1), (2.5, 8)),
            " RDS, which counts people (rank correlation 0.50), parts from this order by more than five places on "
            "“Skill 1” (place 1 by need, 9 by RDS), “Skill 2” (place 9 by need, 1 by RDS), "
            "“Skill 3” (place 2.5 by need, 8 by RDS).",
        ),
        (
            parted((1, 9), (2, 2), (9, 1), (2, 8), (8, 2)),
            " RDS, which counts people (rank correlation 0.50), parts from this order by more than five places on "
            "“Skill 1” (place 1 by need, 9 by RDS), “Skill 3” (place 9 by need, 1 by RDS), "
            "“Skill 4” (place 2 by need, 8 by RDS), 1 more.",
        ),
        (
            parted((1, 9), (9, 1), (2, 8), (8, 2), (3, 9)),
            " RDS, which counts people (rank correlation 0.50), parts from this order by more than five places on "
            "“Skill 1” (place 1 by need, 9 by RDS), “Skill 2” (place 9 by need, 1 by RDS), "
            "“Skill 3” (place 2 by need, 8 by RDS), 2 more.",
        ),
    ],
    ids=["too few", "all alike", "five apart", "reversed", "half a place", "three", "one more", "two more"],
)
def test_the_note_names_where_the_two_orders_part(orders: OrderAgreement, told: str) -> None:
    before, note = (priorities_words.note(NINE, one, PEOPLE, say) for one in (UNTOLD, orders))
    assert note == before + told


def test_the_places_are_those_that_the_scores_give() -> None:
    rows = (skill(1, "Design", TEN), skill(2, "Delivery", STRONG), skill(3, "Design", EIGHT), skill(4, "Design", TEN))
    told = [row.value for row in rows if row.value]
    orders = order_agreement(
        [one.skill for one in told], mwds=[one.mwds or 0 for one in told], rds=[one.rds or 0 for one in told]
    )
    standing = {one.skill: one for one in orders.standings}
    table = figure([replace(row, standing=standing[row.skill]) for row in rows], Undefined.BELOW_MINIMUM, orders).table
    assert table[["Skill", "MWDS", "RDS"]].to_numpy().tolist() == [
        ["Skill 1", "7.36 (place 1.5)", "−80 (place 1.5)"],
        ["Skill 4", "7.36 (place 1.5)", "−80 (place 1.5)"],
        ["Skill 3", "4.00 (place 3)", "−50 (place 3)"],
        ["Skill 2", "−3.89 (place 4)", "100 (place 4)"],
    ]


def test_the_most_needed_stand_first_whatever_their_stage() -> None:
    rows = (
        skill(2, "Delivery", STRONG),
        skill(6, "Design", EIGHT),
        skill(4, "Delivery", TEN),
        skill(1, "Design", GOLDEN),
    )
    assert figure(rows, Undefined.BELOW_MINIMUM).table["Skill"].tolist() == ["Skill 4", "Skill 1", "Skill 6", "Skill 2"]


def test_the_table_holds_the_numbers_as_they_are_read() -> None:
    assert figure(TIERS).table.to_dict("records") == [
        {
            "Skill": "Skill 1",
            "Stage": "Design",
            "Need": "37",
            "95 % interval": "24 to 48",
            "Priority": "clear (90 % of draws)",
            "MWDS": "7.36 (place 1)",
            "RDS": "−80 (place 1)",
            "Median gap": "2.0",
            "Agree on importance": "high consensus (0.81)",  # 1 + .6 log2 .9 + .4 log2 .85 = .815
            "Agree on capacity": "high consensus (0.83)",  # 1 + .4 log2 .75 = .834
            "Picked": "60 % of 10",
            "n": "10",
        },
        {
            "Skill": "Skill 6",
            "Stage": "Design",
            "Need": "20",
            "95 % interval": "−2 to 49",
            "Priority": "probable (89 % of draws)",
            "MWDS": "4.00 (place 2)",
            "RDS": "−50 (place 2.5)",
            "Median gap": "1.0",
            "Agree on importance": "0.66",
            "Agree on capacity": "0.79",
            "Picked": "33 % of 3",
            "n": "8",
        },
        {
            "Skill": "Skill 2",
            "Stage": "Delivery",
            "Need": "−19",
            "95 % interval": "none",
            "Priority": "unlikely (0 % of draws)",
            "MWDS": "−3.89 (place 3)",
            "RDS": "100 (place 2.5)",
            "Median gap": "−2.0",
            "Agree on importance": "0.82",
            "Agree on capacity": "1.00",
            "Picked": "",
            "n": "6",
        },
    ]


def test_the_table_of_a_return_pretends_no_certainty() -> None:
    [line] = figure((agreed(1, 5, 2),), Undefined.SINGLE_RETURN, provenance=RETURN).table.to_dict("records")
    assert line == {
        "Skill": "Skill 1",
        "Stage": "Design",
        "Need": "75",
        "95 % interval": "none",
        "Priority": "",
        "MWDS": "15.00",
        "RDS": "1 of 1 below",
        "Median gap": "3.0",
        "Agree on importance": "",
        "Agree on capacity": "",
        "Picked": "",
        "n": "1",
    }


def test_a_share_of_draws_is_cut_off_and_never_rounded_up_to_the_next_tier() -> None:
    told = priorities_table.table(tiered(*(draws / 2000 for draws in range(2001))), say)["Priority"]
    shares = [int(re.findall(r"\((\d+) % of draws\)", words)[0]) for words in told]
    assert shares == [draws * 100 // 2000 for draws in range(2001)]
    tiers = [words.partition(" (")[0] for words in told]
    edges = ((90, "clear"), (50, "probable"), (10, "cannot tell"), (0, "unlikely"))
    assert tiers == [
        next(tier for least, tier in edges if share >= least) for share in shares
    ]  # so that a reader of the share would say the same tier


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        (0.896, "probable (89 % of draws)"),
        (0.8995, "probable (89 % of draws)"),
        (0.9, "clear (90 % of draws)"),
        (0.4995, "cannot tell (49 % of draws)"),
        (0.1, "cannot tell (10 % of draws)"),
        (0.0995, "unlikely (9 % of draws)"),
        (0.0, "unlikely (0 % of draws)"),
        (0.57, "probable (57 % of draws)"),  # 100 * 0.57 falls just short of 57 in floating point
        (1.0, "clear (100 % of draws)"),
    ],
)
def test_a_tier_is_written_with_the_share_of_draws_it_rests_on(chance: float, told: str) -> None:
    assert priorities_table.table(tiered(chance), say)["Priority"].tolist() == [told]


@pytest.mark.parametrize(
    ("people", "consensus", "told"),
    [
        (1, 0.9, ""),
        (4, 0.9, ""),
        (5, 0.9, "0.90"),
        (9, 0.9, "0.90"),
        (10, 0.9, "high consensus (0.90)"),
        (10, 0.8, "high consensus (0.80)"),
        (
            10,
            0.796,
            "mixed views (0.79)",
        ),  # the word goes with the value, and the number is cut off so as not to part from it
        (10, 0.794, "mixed views (0.79)"),
        (10, 0.5, "mixed views (0.50)"),
        (10, 0.494, "low consensus (0.49)"),
        (10, 0.496, "low consensus (0.49)"),
        (10, 0.57, "mixed views (0.57)"),  # 100 * 0.57 falls just short of 57 in floating point
        (9, 0.896, "0.89"),
        (10, 0.0, "low consensus (0.00)"),
        (40, 1.0, "high consensus (1.00)"),
    ],
)
def test_consensus_is_a_number_from_five_people_and_a_word_from_ten(people: int, consensus: float, told: str) -> None:
    row = skill(1, "Design", ((4, 3, people),), basis=Basis.OWN_FILE)
    rows = (ranked(row, consensus=(consensus, 1 - consensus)),)
    table, data = priorities_table.table(rows, say), priorities_table.data(rows, PEOPLE, say)
    assert table["Agree on importance"].tolist() == [told]
    assert data["importance_consensus"].fillna(-1).tolist() == [consensus if people >= 5 else -1]
    assert data["capacity_consensus"].fillna(-1).tolist() == [1 - consensus if people >= 5 else -1]


def test_what_is_withheld_or_was_not_rated_has_no_line() -> None:
    unrated = skill(5, "Design", NOBODY, basis=Basis.OWN_FILE, missed=Missed(dont_know=1))
    one = figure((skill(3, "Design", FEW), *TIERS, unrated))
    assert one.table["Skill"].tolist() == ["Skill 1", "Skill 6", "Skill 2"]
    assert one.data["skill"].tolist() == ["s01", "s06", "s02"]
    assert one.alt.startswith("Dot chart of need for 3 skills, the most needed first. Start with ")


def test_the_alt_text_holds_the_whole_sentence_and_who_answered() -> None:
    assert figure(TIERS).alt == (f"Dot chart of need for 3 skills, the most needed first. {THREE_KINDS} {SOURCE}")
    assert figure((agreed(1, 5, 2),), Undefined.SINGLE_RETURN, provenance=RETURN).alt == (
        f"Dot chart of need for 1 skill. The greatest needs are in “Skill 1”. {SINGLE} {RETURN_SOURCE}"
    )


def test_the_figure_says_its_name_its_source_its_file_and_its_measures() -> None:
    one = figure(TIERS, provenance=replace(PEOPLE, sample=True))
    assert (one.name, one.file) == ("priorities", "sample-oskerwyn-2026-spring-priorities")
    assert one.source == f"{SOURCE} · sample data, fictional city"
    assert one.measures == (
        *("need", "need_interval", "priority_tier", "mwds", "rds", "order_agreement", "consensus", "top_picks"),
    )


def test_the_download_holds_the_same_rows_as_numbers_that_nobody_rounded() -> None:
    assert written(figure(TIERS).data).split("\r\n") == [
        COLUMNS,
        f"{WHERE},design,s01,Skill 1,10,36.8,24.3,47.5,,clear,0.9,7.36,1.0,-80.0,1.0,2.0,0.8150120424781608,"
        "0.8339850002884625,10,0.6",
        f"{WHERE},design,s06,Skill 6,8,20.0,-2.03125,49.140625,,probable,0.896,4.0,2.0,-50.0,2.5,1.0,"
        "0.667481250360578,0.792481250360578,3,0.3333333333333333",
        f"{WHERE},delivery,s02,Skill 2,6,-19.444444444444443,,,n_below_min,cannot_tell,0.0015,-3.888888888888889,3.0,"
        "100.0,2.5,-2.0,0.8286346099994961,1.0,,",
        "",
    ]


def test_the_download_of_a_return_gives_the_reason_why_there_is_no_interval() -> None:
    one = figure((agreed(1, 5, 2),), Undefined.SINGLE_RETURN, provenance=RETURN)
    assert written(one.data).split("\r\n") == [
        COLUMNS,
        f"{RETURNED},design,s01,Skill 1,1,75.0,,,single_return,,,15.0,,-100.0,,3.0,,,,",
        "",
    ]


@pytest.mark.parametrize(
    ("sampling", "pairs", "reason"),
    [
        (Sampling.COMPLETE, TEN, "complete_return"),
        (Sampling.SINGLE_RETURN, TEN, "single_return"),
        (Sampling.PART, GOLDEN, "n_below_min"),
        (Sampling.PART, EIGHT, ""),
    ],
    ids=["complete", "single", "five people", "eight people"],
)
def test_every_reason_for_no_interval_is_in_the_download(sampling: Sampling, pairs: Pairs, reason: str) -> None:
    data = figure(untiered(1, sampling, pairs), Undefined.BELOW_MINIMUM).data
    assert data["no_interval"].fillna("").tolist() == [reason]
    assert data[["need_low", "need_high"]].isna().to_numpy().tolist() == [[bool(reason)] * 2]


def test_the_interval_of_the_figure_is_the_one_that_the_measure_gives() -> None:
    one = figure((skill(6, "Design", EIGHT),), Undefined.BELOW_MINIMUM)
    assert one.data[["need_low", "need", "need_high"]].to_numpy().tolist() == [[-2.03125, 20.0, 49.140625]]
    assert one.table["95 % interval"].tolist() == ["−2 to 49"]


def test_every_row_of_a_sample_says_that_it_is_made_up() -> None:
    data = figure(TIERS, provenance=replace(PEOPLE, sample=True)).data
    assert data["label"].tolist() == ["sample data, fictional city"] * 3


@given(st.lists(st.tuples(st.integers(0, 2000), st.sampled_from(list(BY_PAIRS))), min_size=1, max_size=12))
def test_sentence_and_note_say_exactly_what_the_table_holds(drawn: list[tuple[int, Pairs]]) -> None:
    rows = numbered([ranked(BY_PAIRS[pairs], chance=draws / 2000) for draws, pairs in drawn])
    table = priorities_table.table(rows, say)
    title = priorities_words.title(rows, None, PEOPLE, say)
    sentence = priorities_words.sentence(rows, None, PEOPLE, say)
    note = priorities_words.note(rows, UNTOLD, PEOPLE, say)
    held = {tier: table[table["Priority"].str.startswith(tier)]["Skill"].tolist() for tier in TIER_NAMES}
    clear, probable = len(held["clear"]), len(held["probable"])

    def named(start: str) -> list[str]:
        return [skill for part in sentence.split(". ") if part.startswith(start) for skill in quoted(part)]

    assert (named("Start with"), named("Probable")) == (held["clear"], held["probable"])
    none = sentence.startswith("Of no skill can it be told that it is among the five most needed.")
    for tier, words, told in (
        ("cannot tell", r"Of (\d+) more it cannot be told\.", not none),
        ("unlikely", UNLIKELY, True),
    ):
        count = len(held[tier])
        assert [int(counted) for counted in re.findall(words, sentence)] == [count] * (count > 0 and told)
    assert sum(map(len, held.values())) == len(rows)
    assert none is (clear + probable == 0)
    bare = table["95 % interval"].tolist().count("none")
    assert (LINES in note) is (bare < len(rows))
    without = [int(count) for count in re.findall(HOLLOW, note)]
    assert without == [bare] * (0 < bare < len(rows))
    numbers = [int(count) for count in re.findall(r"\d+", title)]
    assert numbers == ([clear, probable] if clear else [probable] if probable else [])


@given(st.permutations(range(9)), st.permutations(range(9)))
def test_the_orders_part_in_the_note_where_they_part_in_the_table(mwds: list[int], rds: list[int]) -> None:
    orders = order_agreement([row.skill for row in NINE], mwds=mwds, rds=[-score for score in rds])
    standing = {one.skill: one for one in orders.standings}
    rows = [replace(row, standing=standing[row.skill]) for row in NINE]
    table = priorities_table.table(rows, say)
    note = priorities_words.note(rows, orders, PEOPLE, say)
    places = table[["MWDS", "RDS"]].map(lambda words: Fraction(re.findall(r"place (\S+)\)", words)[0]))
    apart = table["Skill"][(places["MWDS"] - places["RDS"]).abs() > 5].tolist()
    told = note.partition("RDS, which counts people")[2]
    assert quoted(told) == apart[:3]
    assert ("moves no skill" in told) is (not apart)
    assert re.findall(r", (\d+) more\.$", told) == ([str(len(apart) - 3)] if len(apart) > 3 else [])


def test_a_row_that_may_not_be_told_gives_no_line_of_the_table() -> None:
    assert priorities_table.table((skill(3, "Design", FEW),), say).columns.tolist() == []


def test_the_three_tiers_are_the_ones_the_hand_made_group_has() -> None:
    told = [row.priority.tier for row in TIERS if row.priority]
    assert sorted(told) == sorted(Tier)
    kinds = [isinstance(row.value.need_interval, Interval) for row in TIERS if row.value]
    assert kinds == [True, True, False]
