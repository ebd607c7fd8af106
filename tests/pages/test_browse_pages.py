"""Home, Pilots, Methods and About: what they say, with exact counts."""

from streamlit.testing.v1 import AppTest

from coprod.measures.catalogue import FAMILIES, MEASURES
from coprod.measures.catalogue.entry import Measure
from tests.pages.conftest import Visit


def codes(one: Measure) -> list[str]:
    """What a measure has to be copied: its formula, the numbers of its example, its command."""
    lines = [one.numbers.columns, *one.numbers.rows] if one.numbers else []
    numbers = "\n".join(",".join("" if cell is None else str(cell) for cell in line) for line in lines)
    return [part for part in (one.formula, numbers, one.recompute) if part]


def boxes(app: AppTest) -> list[tuple[str, bool]]:
    """Every measure on the Methods page, and whether it stands open."""
    return [(box.label.replace("\\", ""), box.proto.expanded) for box in app.expander]


def headers(app: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in app.header]


def test_home_tells_sample_from_real(visit: Visit) -> None:
    told = _facts(visit(sample=True))
    assert told["Real assessments"] == "none yet"
    assert told["Sample assessments"].startswith("226 made-up answers from 8 fictional cities")
    assert told["Real pilots"].startswith("61 documented and 5 only listed, in 21 countries")


def test_the_sample_is_removed_after_a_second_question_and_can_be_loaded_again(visit: Visit) -> None:
    app = visit(sample=True)
    assert [button.label for button in app.button] == ["Yes, remove it"]
    assert "It can be loaded again here at any time." in " ".join(one.value for one in app.markdown)
    app.button[0].click().run()
    assert _facts(app)["Sample assessments"] == "none loaded"
    app.button[0].click().run()
    assert _facts(app)["Sample assessments"].startswith("226 ")


def test_methods_walks_the_catalogue_by_family_with_every_measure_closed(visit: Visit) -> None:
    app = visit("methods.py", sample=False)
    assert headers(app)[: len(FAMILIES)] == [
        "Skill gaps",
        "Uncertainty and priorities",
        "Agreement and reliability",
        "Tests, change and difference",
        "Governance",
    ]
    assert boxes(app) == [(one.title, False) for one in MEASURES]
    assert len(app.code) == 0
    for one in MEASURES:
        app.session_state[f"method-{one.id}-False"] = True
    app.run()
    assert [code.value for code in app.code] == [part for one in MEASURES for part in codes(one)]


def test_a_link_to_one_measure_shows_that_one_and_how_to_check_it(visit: Visit) -> None:
    app = visit("methods.py", sample=False, measure="mwds")
    assert boxes(app) == [("Mean weighted discrepancy score (MWDS)", True)]
    assert [code.value for code in app.code] == [
        "MWDS = mean(I) * (mean(I) - mean(A))",
        "importance,capacity\n5,3\n4,3\n5,2\n4,4\n5,3",
        "coprod compute mwds numbers.csv",
    ]
    facts = app.table[0].value.iloc[:, 0].to_dict()
    assert facts["Range"].replace("\\", "") == "\u22126.25 to 20 on a scale from 1 to 5"
    source = "https://doi.org/10.1177/002248718003100310"
    assert f"Read the source: [{source}](<{source}>)" in [text.value.replace("\\", "") for text in app.markdown]


def test_two_measures_chosen_by_the_link_are_the_only_ones_and_stand_open(visit: Visit) -> None:
    app = visit("methods.py", sample=False, measure=["consensus", "helix_coverage", "no-such-measure"])
    assert boxes(app) == [("Consensus", True), ("Sectors taking part (quadruple helix coverage)", True)]
    assert headers(app)[:2] == ["Agreement and reliability", "Governance"]
    assert app.query_params["measure"] == ["consensus", "helix_coverage"]
    app.multiselect(key="measure").set_value(["stage_need"]).run()
    assert boxes(app) == [("Stage need index", True)]
    assert app.code[-1].value == "coprod gaps FILE"


def test_about_names_version_questionnaire_and_threshold(visit: Visit) -> None:
    facts = visit("about.py", sample=False).table[0].value.iloc[:, 0].to_dict()
    assert facts["Version"] == "0.1.0"
    assert "coprod-core@1.0" in facts["Questionnaire"].replace("\\", "")
    assert "only from 5 returns up" in facts["Privacy"]


def _facts(app: AppTest) -> dict[str, str]:
    return app.table[0].value.iloc[:, 0].to_dict()
