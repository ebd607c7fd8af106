"""The Skills page: its numbers, its links, and its designed states."""

import json
from urllib.parse import parse_qs

import pytest
from scipy.stats import spearmanr
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from coprod.measures.catalogue import MEASURES
from pages._shared import choices, desk
from tests.pages.conftest import Visit
from tests.pages.naive import need, pairs, rds

PRIORITIES, STAGES, NEEDS = 0, 1, 2  # the figures, from the top of the page
RETURN = "return-digital-services-fictional"


def tables(app: AppTest) -> list[dict[str, list[str]]]:
    return [table.value.to_dict(orient="list") for table in app.table]


def specs(app: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def numbers_of(app: AppTest, skill: str) -> list[float]:
    """Every rating and every need that the charts carry for one skill, from all of their data sets."""
    found: list[float] = []
    for place in (PRIORITIES, NEEDS):
        for held in app.get("vega_lite_chart")[place].proto.datasets:
            frame = convert_arrow_bytes_to_pandas_df(held.data.data)
            numbers = frame.columns.intersection(["importance", "capacity", "value", "need", "low", "high"])
            if len(frame):
                found += frame.loc[frame["line"] == skill, numbers].stack().dropna().tolist()
    return found


def said(app: AppTest, figure: int) -> tuple[str, str]:
    """The title and the sentence of a figure, as a reader sees them."""
    title = app.header[figure].value
    at = [text.value for text in app.markdown]
    sentences = [text.replace("\\", "") for text in at if text.replace("\\", "") in alt(app, figure)]
    return title.replace("\\", ""), sentences[0]


def surety(app: AppTest) -> str:
    """The note on how sure the priorities are, '' without one."""
    notes = [one.value.replace("\\", "") for one in app.info]
    return next((one for one in notes if "RDS" in one or "intervals" in one), "")


def alt(app: AppTest, figure: int) -> str:
    return str(app.get("vega_lite_chart")[figure].proto.alt)


def who(app: AppTest) -> Selectbox:
    """The box that says who answered; its key names the city and the round it belongs to."""
    return app.selectbox[2]


def test_an_empty_store_leads_to_the_workbook(visit: Visit) -> None:
    app = visit("skills.py", sample=False)
    assert [note.value for note in app.info] == [
        "No answers have been handed in yet. Download the workbook, fill it in and upload it."
    ]
    assert len(specs(app)) == 0


def test_the_table_holds_the_needs_that_the_answers_give(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin", round="2026-spring", who="individual")
    table = tables(app)[NEEDS]
    row = table["Skill"].index("Handing over decisions")
    answered = list(pairs("Velmarin", "2026 spring", "power_sharing"))
    assert table["n"][row] == str(len(answered))
    assert table["Need"][row] == str(round(need("Velmarin", "2026 spring", "power_sharing")))


PRIORITIES_OF = {
    ("sample-velmarin", "individual"): (
        "Velmarin: 1 clear priority, 6 probable",
        "Start with “Handing over decisions”. Probable too: “Supporting the people who help deliver”, “Reviewing "
        "results with users”, “Seeing what residents and partners can bring”, “Finding out what people need”, "
        "“Changing staff roles”, “Using numbers and stories as evidence”. 18 are unlikely.",
        "Clear is very likely among the five most needed, probable more likely than not, unlikely hardly ever, as "
        "chance of who answered goes. The lines are 95 % intervals. Hollow circles: 2 skills rated by fewer than 8 "
        "people, which have neither line nor tier. RDS, which counts people, moves no skill by more than five places "
        "(rank correlation 0.97).",
    ),
    ("sample-velmarin", RETURN): (
        "Velmarin: the most needed skills",
        "The greatest needs are in “Knowing whom to involve”, “Reaching people who are seldom heard”, “Changing staff "
        "roles”, “Handling shared risk”, “Handing over decisions”. 1 more skill has the same need as the last of "
        "these. One agreed return carries no measure of uncertainty.",
        "",
    ),
    ("sample-quillamere", "individual"): (
        "Quillamere: the most needed skills",
        "The greatest needs are in “Changing staff roles”, “Telling people what became of their input”, “Seeing what "
        "residents and partners can bring”, “Reaching people who are seldom heard”, “Reviewing results with users”. "
        "Everyone who was asked handed in answers, so there is no sampling error and no interval; who left a skill out "
        "is counted beside it.",
        "RDS, which counts people, moves no skill by more than five places (rank correlation 0.99).",
    ),
    ("sample-dornavel", "individual"): (
        "Dornavel: the most needed skills",
        "The greatest needs are in “Knowing whom to involve”, “Handing over decisions”, “Choosing priorities "
        "together”, “Telling people what became of their input”, “Changing staff roles”. No intervals and no priority "
        "tiers with fewer than 8 people. Read this as a first impression: with so few people the order may be chance.",
        "RDS, which counts people (rank correlation 0.76), parts from this order by "
        "more than five places on “Fitting co-production into daily operations” (place 14 by need, 5 by RDS), “Moving "
        "a pilot into normal service” (place 19 by need, 13 by RDS), “Reviewing results with users” (place 6 by need, "
        "20 by RDS), 2 more.",
    ),
}


def test_the_priorities_say_what_is_clear_and_where_nothing_is_why(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin")
    told = {}
    for city, answered in PRIORITIES_OF:
        app.selectbox(key="city").set_value(city).run()
        who(app).set_value(answered).run()
        told[city, answered] = (*said(app, PRIORITIES), surety(app))
    assert told == PRIORITIES_OF


def test_the_next_steps_begin_with_the_priorities_and_fold_the_others_away(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin", round="2026-spring", who="individual")
    first, others = (
        [line.partition("**[")[2].partition("](")[0].replace("\\", "") for line in text.value.split("\n")]
        for text in app.markdown
        if text.value.startswith("- **")
    )
    priorities, needs = tables(app)[PRIORITIES], tables(app)[NEEDS]
    wide = {skill for skill, gap in zip(needs["Skill"], needs["Gap"], strict=True) if gap and gap[0].isdigit()}
    wide -= {skill for skill, gap in zip(needs["Skill"], needs["Gap"], strict=True) if gap.startswith("0")}
    told = dict(zip(priorities["Skill"], priorities["Priority"], strict=True))  # the most needed first
    surer = [skill for skill, tier in told.items() if tier.startswith(("clear", "probable"))]
    assert first == [skill for skill in surer if skill in wide]
    assert others == [skill for skill in told if skill in wide and skill not in surer]
    assert app.expander[-1].label == f"{len(others)} more steps"
    assert app.expander[-1].markdown[0].value.count("- **") == len(others)


def test_the_priorities_are_the_orders_that_the_answers_give(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin", round="2026-spring", who="individual")
    keys = {skill.title.to("en"): skill.id for skill in desk().instrument.skills}
    table = tables(app)[PRIORITIES]
    asked = [("Velmarin", "2026 spring", keys[title.replace("\\", "")]) for title in table["Skill"]]
    needs, scores = [need(*one) for one in asked], [rds(*one) for one in asked]
    assert needs == sorted(needs, reverse=True)
    assert [words.replace("\\", "").replace("\u2212", "-") for words in table["Need"]] == [
        f"{one:.0f}" for one in needs
    ]
    rho = spearmanr(needs, [-score for score in scores]).statistic
    assert surety(app).endswith(f"(rank correlation {rho:.2f}).")


def test_the_link_under_each_figure_leads_to_its_measures_and_to_no_other(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin")
    asked = [parse_qs(link.proto.query_string)["measure"] for link in app.get("page_link")]
    known = {one.id: one.title for one in MEASURES}
    assert [len(ids) for ids in asked] == [8, 2, 5]
    for ids in asked:
        app.query_params.clear()
        app.query_params["measure"] = ids
        app.switch_page("methods.py").run()
        assert [box.label.replace("\\", "") for box in app.expander] == [known[one] for one in known if one in ids]
        assert (app.query_params["measure"], len(app.warning)) == (ids, 0)
        app.switch_page("skills.py").run()


def test_need_falls_within_each_stage(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin", round="2026-spring", who="individual")
    table = tables(app)[NEEDS]
    by_stage: dict[str, list[float]] = {}
    for stage, told in zip(table["Stage"], table["Need"], strict=True):
        if told:
            by_stage.setdefault(stage, []).append(float(told.replace("\\", "").replace("\u2212", "-")))
    assert len(by_stage) == 5
    assert [needs for needs in by_stage.values() if needs != sorted(needs, reverse=True)] == []


def test_a_city_with_four_answers_shows_no_number_and_says_why(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-oskerwyn", round="2026-spring", who="individual")
    assert (len(specs(app)), len(app.table)) == (0, 0)
    assert [note.value.replace("\\", "") for note in app.info] == [
        "Sample data, fictional city: these answers are made up and say nothing about any real place.",
        "All skills: Fewer than 5 people rated this, so it is withheld: with so few, one person's answer could be "
        "worked out. It is shown from 5 people up.",
    ]
    assert "4 " not in who(app).options[0]


def test_a_return_without_consent_is_withheld(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-fennorack")
    app = who(app).set_value(next(value for value in _keys(app) if value.startswith("return"))).run()
    assert len(specs(app)) == 0
    assert "without consent" in app.info[-1].value


def test_a_thin_skill_is_withheld_in_chart_table_and_sentence(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-hovenquay")
    table = tables(app)[NEEDS]
    row = table["Skill"].index("Using data lawfully and openly")
    assert [table[column][row] for column in ("Importance", "Capacity", "Gap", "Need", "RDS")] == [""] * 5
    assert table["n"][row].replace("\\", "") == "withheld: too few answers"
    drawn = [layer["encoding"]["x"].get("field") for layer in specs(app)[NEEDS]["layer"]]
    assert drawn == [None, None, None, "capacity", "value"]
    assert numbers_of(app, "data_ethics") == []
    assert "Using data lawfully and openly" not in tables(app)[PRIORITIES]["Skill"]
    assert len(numbers_of(app, "facilitation")) == 8  # seven people: a need without interval or tier, and its ratings
    assert any("Using data lawfully and openly" in note.value for note in app.info)


def test_each_chart_carries_its_sentence_as_its_alternative_text(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin")
    sentences = [text.value.replace("\\", "") for text in app.markdown]
    charts = app.get("vega_lite_chart")
    assert len(charts) == 3
    for chart in charts:
        assert any(len(sentence) > 60 and sentence in chart.proto.alt for sentence in sentences)
        assert "sample data, fictional city" in chart.proto.alt


@pytest.mark.parametrize("city", ["nowhere", "", "sample-velmarin' OR 1=1"])
def test_an_unknown_city_in_the_link_shows_the_first(visit: Visit, city: str) -> None:
    app = visit("skills.py", sample=True, city=city)
    assert app.selectbox(key="city").value == "sample-brivandel"
    assert [note.value.replace("\\", "") for note in app.warning] == [f"The link asks for “{city}”, which is not here."]
    assert "city" not in app.query_params


def test_rounds_are_newest_first_and_individuals_before_returns(visit: Visit) -> None:
    app = visit("skills.py", sample=True, city="sample-velmarin")
    assert app.selectbox[1].options == ["2026 spring", "2025 autumn"]
    assert who(app).value == "individual"


def _keys(app: AppTest) -> list[str]:
    """The keys behind the titles of who answered."""
    city = app.selectbox(key="city").value
    return [one.who for one in choices() if one.city == city]
