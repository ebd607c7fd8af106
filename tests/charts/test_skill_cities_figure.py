"""The figure of one skill in several cities: title, sentence, alt text, table, download and spec, word for word."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest
from hand_made import EIGHT, FIVE, GOLDEN, PEOPLE, RETURN, STRONG, TEN, Pairs, say

from coprod.charts import skill_cities
from coprod.charts.city_row import CityRow
from coprod.charts.figure import Figure
from coprod.charts.skill_cities_words import BARE, unshown
from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Basis, Release, release
from coprod.measures.skill import SkillNeed, skill_need
from coprod.measures.tally import Tally
from coprod.measures.uncertainty import Sampling
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval

ONE = ((5, 3, 1),)  # importance 5, capacity 3: 100 x 5 x 2 / 20 = 50
DONE = ((3, 4, 1),)  # 100 x 3 x -1 / 20 = -15
INTERVAL = "A line is the 95 % interval: where two overlap, the difference may be chance."
ALONE = "Dots without a line: {} (fewer than 8 people rated it)."


def row(city: str, pairs: Pairs, *, sampling: Sampling = Sampling.PART, sample: bool = False) -> CityRow:
    """A group of individuals as the gate lets it pass; an interval drawn by lot is set by hand."""
    outcome = release(Tally.of("s01", FIVE, pairs), basis=Basis.INDIVIDUAL, policy=Policy())
    assert isinstance(outcome, Release)
    shown = outcome.then(partial(skill_need, sampling=sampling)).then(_by_hand)
    people = replace(PEOPLE, city=city, respondents=outcome.respondents, sample=sample)
    title = f"{city} (sample, fictional)" if sample else city
    return CityRow(city.casefold(), title, title, people, shown)


def agreed(city: str, unit: str, pairs: Pairs) -> CityRow:
    outcome = release(Tally.of("s01", FIVE, pairs), basis=Basis.ORGANISATIONAL_WITH_CONSENT, policy=Policy())
    assert isinstance(outcome, Release)
    shown = outcome.then(partial(skill_need, sampling=Sampling.SINGLE_RETURN))
    return CityRow(f"{city} {unit}", city, f"{city}, {unit}", replace(RETURN, city=city, organisation=unit), shown)


def _by_hand(value: SkillNeed) -> SkillNeed:
    return replace(value, need_interval=Interval(20.0, 50.0, "by hand")) if value.pairs >= 8 else value


def figure(rows: Sequence[CityRow], *, order: str = "", notes: tuple[str, ...] = ()) -> Figure:
    return skill_cities.figure(rows, skill="s01", title="Listening", order=order, span=FIVE, notes=notes, say=say)


@pytest.mark.parametrize(
    ("rows", "title", "sentence"),
    [
        (
            (row("Ayton", TEN), row("Beeton", GOLDEN), row("Ceeton", STRONG)),
            "Listening: capacity falls short of importance in 2 of 3 cities shown",
            f"Need runs from −19 in Ceeton (n 6) to 37 in Ayton (n 10) and 1 other. {INTERVAL} "
            f"{ALONE.format('Beeton, Ceeton')}",
        ),
        (
            (row("Ayton", TEN), row("Beeton", EIGHT)),
            "Listening: capacity falls short of importance in 2 of 2 cities shown",
            f"Need runs from 20 in Beeton (n 8) to 37 in Ayton (n 10). {INTERVAL}",
        ),
        (
            (row("Ayton", GOLDEN),),
            "Listening: capacity falls short of importance in Ayton",
            "Need is 37 in Ayton (n 5). Too few people answered for intervals, so differences may be chance.",
        ),
        (
            (row("Ayton", TEN), row("Beeton", GOLDEN), row("Ceeton", TEN)),
            "Listening: capacity falls short of importance in 3 of 3 cities shown",
            f"Need is 37 in Ayton (n 10) and 2 others. {INTERVAL} {ALONE.format('Beeton')}",
        ),
        (
            (row("Ayton", STRONG, sampling=Sampling.COMPLETE),),
            "Listening: capacity does not fall short of importance in Ayton",
            "Need is −19 in Ayton (n 6). Everyone who was asked handed in answers, so there is no sampling error and "
            "no interval; who left a skill out is counted beside it.",
        ),
        (
            (agreed("Ayton", "Parks", ONE), agreed("Beeton", "Roads", DONE)),
            "Listening: capacity falls short of importance in 1 of 2 returns shown",
            "Need runs from −15 in Beeton, Roads to 50 in Ayton, Parks. One agreed return each: how sure it is cannot "
            "be said, and small differences mean nothing.",
        ),
    ],
    ids=["some with intervals", "all with intervals", "one city", "all the same", "everybody asked", "returns"],
)
def test_the_title_states_the_message_and_the_sentence_says_it_with_numbers(
    rows: Sequence[CityRow], title: str, sentence: str
) -> None:
    one = figure(rows)
    assert (one.title, one.sentence) == (title, sentence)
    assert sentence in one.alt


def test_dots_without_a_line_are_named_by_reason_and_a_long_list_is_cut() -> None:
    few = [row(f"Town {number}", GOLDEN) for number in range(5)]
    asked = row("Ceeton", EIGHT, sampling=Sampling.COMPLETE)
    asked = replace(asked, shown=asked.shown.then(lambda one: replace(one, need_interval=Undefined.COMPLETE_RETURN)))
    assert figure((row("Ayton", TEN), *few, asked)).sentence.endswith(
        "Dots without a line: Town 0, Town 1, Town 2, 2 more (fewer than 8 people rated it); "
        "Ceeton (everyone asked has answered)."
    )


def test_every_reason_why_a_dot_may_have_no_line_has_its_few_words() -> None:
    reasons = {Undefined.BELOW_MINIMUM, Undefined.COMPLETE_RETURN, Undefined.TOO_ALIKE, Undefined.NO_VARIATION}
    assert reasons == {*BARE}


def test_the_alternative_text_names_the_figure_the_extremes_n_and_the_source() -> None:
    one = figure((row("Ayton", TEN), row("Beeton", EIGHT)), order="Shown are 1 to 2 of 9, by name.")
    assert one.alt == (
        "Dot chart of need in “Listening” for 2 groups of answers. Need runs from 20 in Beeton (n 8) to 37 in Ayton "
        f"(n 10). {INTERVAL} Shown are 1 to 2 of 9, by name. 2 cities · 2026 spring · 2 groups of answers · individual "
        "answers · March 2026 · coprod-core@1.0"
    )


def test_the_table_says_every_number_and_why_there_is_no_interval() -> None:
    assert figure((row("Ayton", TEN), row("Beeton", GOLDEN))).table.to_dict(orient="records") == [
        {
            "City": "Ayton",
            "Round": "2026 spring",
            "Importance": "4.6",
            "Capacity": "3.0",
            "Need": "37",
            "95 % interval": "20 to 50",
            "n": "10",
            "Answered": "March 2026",
        },
        {
            "City": "Beeton",
            "Round": "2026 spring",
            "Importance": "4.6",
            "Capacity": "3.0",
            "Need": "37",
            "95 % interval": "There are too few to work it out.",
            "n": "5",
            "Answered": "March 2026",
        },
    ]


def test_the_download_has_the_numbers_and_where_each_comes_from() -> None:
    [line] = figure((row("Ayton", GOLDEN),)).data.to_dict(orient="records")
    told = {key: line[key] for key in ("city", "mode", "skill", "title", "n", "need", "no_interval", "first_on")}
    assert told == {
        "city": "Ayton",
        "mode": "individual",
        "skill": "s01",
        "title": "Listening",
        "n": 5,
        "need": pytest.approx(36.8),
        "no_interval": "n_below_min",
        "first_on": "2026-03",
    }


def test_made_up_cities_are_called_so_on_their_line_in_the_source_and_in_the_file_name() -> None:
    one = figure((row("Ayton", GOLDEN, sample=True), row("Beeton", GOLDEN)))
    assert one.source.endswith("sample data, fictional cities")
    assert one.file == "sample-s01-by-city"
    assert _words(one) == ["Ayton (sample, fictional)", "Beeton"]


def test_a_very_long_name_is_shortened_on_the_chart_and_whole_in_the_table() -> None:
    name = "Sankt Peter-Ording-am-Meer und umliegende Gemeinden im Kreis"
    one = figure((row(name, GOLDEN),))
    [words] = _words(one)
    assert words == "Sankt Peter-Ording-am-Meer und umliegende G…"
    assert len(words) == skill_cities.LONGEST
    assert one.table["City"].tolist() == [name]


def test_an_organisation_is_named_on_the_chart_where_its_city_has_several() -> None:
    rows = agreed("Ayton", "Parks", ONE), agreed("Ayton", "Roads", DONE), agreed("Beeton", "Roads", DONE)
    one = figure(rows)
    assert _words(one) == ["Ayton, Parks", "Ayton, Roads", "Beeton"]
    assert one.table["City"].tolist() == ["Ayton, Parks", "Ayton, Roads", "Beeton, Roads"]


def test_every_page_of_the_list_has_the_whole_range_of_need_as_its_scale() -> None:
    for rows, marks in (((row("Ayton", TEN),), 2), ((row("Ceeton", STRONG),), 1)):
        spec = figure(rows).spec
        domains = [layer["encoding"]["x"].get("scale", {}).get("domain") for layer in spec["layer"]]
        assert [one for one in domains if one] == [[-31.25, 100.0]] * marks


def test_the_chart_is_a_rule_and_a_dot_for_each_city_with_its_numbers_beside_it() -> None:
    spec = figure((row("Ayton", TEN), row("Beeton", GOLDEN))).spec
    marks = [layer["mark"]["type"] for layer in spec["layer"]]
    assert marks == ["text", "text", "text", "rule", "point"]
    rules = spec["datasets"][spec["layer"][3]["data"]["name"]]
    assert [(one["low"], one["high"]) for one in rules] == [(20.0, 50.0)]  # Beeton has none
    assert [one["remark"] for one in spec["datasets"][spec["layer"][4]["data"]["name"]]] == [
        "need 37, n 10",
        "need 37, n 5",
    ]
    assert [layer["mark"]["type"] for layer in figure((row("Beeton", GOLDEN),)).spec["layer"]][-2:] == ["text", "point"]
    assert spec["height"] == 2 * skill_cities.ROW


def test_what_is_not_shown_is_counted_with_its_reason() -> None:
    reasons = Counter({Reason.N_BELOW_K: 2, Reason.CONSENT: 1})
    people, returns = (unshown(reasons, organisational=one, smallest=5, say=say) for one in (False, True))
    assert people[1].startswith("2 cities are not shown. Fewer than 5 people rated this")
    assert returns[0].startswith("1 return is not shown. This organisational return was given without consent")
    assert unshown(Counter(), organisational=False, smallest=5, say=say) == ()


def _words(one: Figure) -> list[str]:
    points = one.spec["layer"][-1]["data"]["name"]
    return [line["words"] for line in one.spec["datasets"][points]]
