"""Ties: density and centralisation by hand and against networkx, where ties come from, and what they may point to."""

import networkx as nx
import pytest
from governed_pilots import EXAMPLE, matrix

from coprod.measures.matrix import Given
from coprod.measures.network import (
    QUESTIONS,
    Basis,
    FormHint,
    GovernanceForm,
    Ties,
    form_hint,
    network_centralisation,
    network_density,
)
from coprod.measures.undefined import Undefined

# Padgett & Ansell 1993: marriages among Florentine families; Pucci married into none of them.
MARRIAGES = (
    ("Acciaiuoli", "Medici"),
    ("Albizzi", "Ginori"),
    ("Albizzi", "Guadagni"),
    ("Albizzi", "Medici"),
    ("Barbadori", "Castellani"),
    ("Barbadori", "Medici"),
    ("Bischeri", "Guadagni"),
    ("Bischeri", "Peruzzi"),
    ("Bischeri", "Strozzi"),
    ("Castellani", "Peruzzi"),
    ("Castellani", "Strozzi"),
    ("Guadagni", "Lamberteschi"),
    ("Guadagni", "Tornabuoni"),
    ("Medici", "Ridolfi"),
    ("Medici", "Salviati"),
    ("Medici", "Tornabuoni"),
    ("Pazzi", "Salviati"),
    ("Peruzzi", "Strozzi"),
    ("Ridolfi", "Strozzi"),
    ("Ridolfi", "Tornabuoni"),
)
GRAPHS = {
    "florentine": nx.florentine_families_graph(),
    "karate club": nx.karate_club_graph(),
    "les miserables": nx.les_miserables_graph(),
    "southern women": nx.davis_southern_women_graph(),
    "star": nx.star_graph(4),
    "circle": nx.cycle_graph(5),
    "path": nx.path_graph(5),
    "complete": nx.complete_graph(6),
    "three": nx.path_graph(3),
    "isolates": nx.disjoint_union(nx.cycle_graph(4), nx.empty_graph(3)),
}


def ties_of(graph: nx.Graph) -> Ties:
    """The roster of a graph: a row per edge, and one for each node, with an empty partner."""
    return Ties.of([*graph.edges(), *((node, None) for node in graph)])


def both(ties: Ties) -> tuple[object, object]:
    return network_density(ties).value, network_centralisation(ties).value


def near(value: float) -> object:
    return pytest.approx(value, abs=5e-8)


@pytest.mark.parametrize(
    ("name", "density", "centralisation"),
    [
        ("star", 0.4, 1.0),
        ("circle", 0.5, 0.0),
        ("path", 0.4, 1 / 6),
        ("complete", 1.0, 0.0),
        ("three", 2 / 3, 1.0),
    ],
)
def test_networks_that_everybody_can_work_out(name: str, density: float, centralisation: float) -> None:
    assert both(ties_of(GRAPHS[name])) == (near(density), near(centralisation))


def test_florentine_marriages_with_and_without_the_family_that_has_none() -> None:
    with_pucci = Ties.of([*MARRIAGES, ("Pucci", "")])
    assert (len(with_pucci.nodes), len(with_pucci.pairs)) == (16, 20)
    assert both(with_pucci) == (near(0.1666667), near(0.2666667))
    assert both(Ties.of(MARRIAGES)) == (near(0.1904762), near(0.2747253))
    assert Ties.of(MARRIAGES) == ties_of(GRAPHS["florentine"])


@pytest.mark.parametrize("name", GRAPHS)
def test_networkx_says_the_same(name: str) -> None:
    graph = GRAPHS[name]
    central = nx.degree_centrality(graph).values()
    freeman = sum(max(central) - one for one in central) / (len(graph) - 2)
    assert both(ties_of(graph)) == (
        pytest.approx(nx.density(graph), abs=1e-12),
        pytest.approx(freeman, abs=1e-12),
    )
    assert ties_of(graph).degrees == {str(node): degree for node, degree in graph.degree()}


# ---- ties from the matrix ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stages", "density", "centralisation"), [(1, 1.0, 0.0), (2, 0.8666667, 0.2), (3, 0.5333333, 0.4), (5, 0.0, 0.0)]
)
def test_ties_of_the_worked_example(stages: int, density: float, centralisation: float) -> None:
    ties = Ties.co_active(EXAMPLE, stages=stages)
    assert both(ties) == (near(density), near(centralisation))


def test_two_stages_together_are_the_rule_and_the_basis_is_told() -> None:
    told = network_density(Ties.co_active(EXAMPLE))
    assert (told.value, told.n, told.at_least) == (near(0.8666667), 6, False)
    assert told.details == {"basis": "co_active", "ties": 13, "complete": True}
    assert network_centralisation(Ties.co_active(EXAMPLE)).details == {
        "basis": "co_active",
        "ties": 13,
        "complete": True,
        "degrees": {
            "city_digital": 5,
            "disability_ngo": 5,
            "ict_sme": 3,
            "residents_assoc": 4,
            "transport_agency": 5,
            "university": 4,
        },
    }
    assert network_density(Ties.of(MARRIAGES)).details["basis"] == "recorded"


def test_a_depth_that_is_not_known_ties_nobody_and_makes_density_a_lower_bound() -> None:
    some = matrix(
        ("a", "government", "22.0", "...."), ("b", "business", "2220", "...."), ("c", "research", "2002", "....")
    )
    # a and b share two stages; c shares one with each, and the unknown cell lies where c is not active
    assert Ties.co_active(some) == Ties(("a", "b", "c"), frozenset({("a", "b")}), Basis.CO_ACTIVE, complete=True)
    more = matrix(
        ("a", "government", "22.0", "...."), ("b", "business", "2220", "...."), ("c", "research", "20.2", "....")
    )
    assert Ties.co_active(more) == Ties(("a", "b", "c"), frozenset({("a", "b")}), Basis.CO_ACTIVE, complete=False)
    assert (network_density(Ties.co_active(some)).at_least, network_density(Ties.co_active(more)).at_least) == (
        False,
        True,
    )
    assert network_centralisation(Ties.co_active(more)).at_least is False


# ---- edges ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [[], [("a", "")], [("a", "b")], [("a", None), ("b", None)]])
def test_below_three_stakeholders_there_is_neither(rows: list[tuple[Given, ...]]) -> None:
    ties = Ties.of(rows)
    assert both(ties) == (Undefined.BELOW_MINIMUM, Undefined.BELOW_MINIMUM)
    assert (network_density(ties).n, network_density(ties).at_least) == (len(ties.nodes), False)


def test_three_who_never_worked_together_have_no_ties_and_no_centre() -> None:
    assert both(Ties.of([("a", ""), ("b", ""), ("c", "")])) == (0.0, 0.0)


def test_the_same_tie_twice_or_reversed_is_one() -> None:
    once = Ties.of([("a", "b"), ("c", "")])
    assert Ties.of([("a", "b"), ("b", "a"), (" a ", "b "), ("c", None), ("a", "")]) == once
    assert (once.nodes, once.pairs, once.basis) == (("a", "b", "c"), frozenset({("a", "b")}), Basis.RECORDED)


def test_stakeholders_without_a_tie_are_added_from_the_matrix() -> None:
    assert Ties.of([("b", "c")]).among(["a", "b"]) == Ties.of([("b", "c"), ("a", "")])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("a", "a"), "Row 3 ties a to itself. Name another partner, or none if a worked with nobody."),
        ((" a", "a "), "Row 3 ties a to itself. Name another partner, or none if a worked with nobody."),
        (("", "b"), "Row 3 names no stakeholder. Write one in the first column."),
        ((None, None), "Row 3 names no stakeholder. Write one in the first column."),
    ],
)
def test_a_tie_that_cannot_be_meant_is_refused(row: tuple[Given, ...], message: str) -> None:
    with pytest.raises(ValueError) as refused:
        Ties.of([("b", "c"), row])
    assert str(refused.value) == message


# ---- the governance form that the ties may point to ----------------------------------------------------------------

PARTICIPANTS, LEAD, ADMINISTRATION = GovernanceForm


@pytest.mark.parametrize(
    ("graph", "coordinator", "form"),
    [
        (nx.complete_graph(4), "", PARTICIPANTS),
        (nx.complete_graph(8), "", PARTICIPANTS),
        (nx.cycle_graph(5), "", PARTICIPANTS),  # density .5, all alike
        (nx.star_graph(4), "", LEAD),
        (nx.star_graph(40), "", LEAD),
        (nx.star_graph(4), "0", ADMINISTRATION),
        (nx.complete_graph(6), "3", ADMINISTRATION),
    ],
)
def test_what_ties_may_point_to_is_put_as_a_question(graph: nx.Graph, coordinator: str, form: GovernanceForm) -> None:
    assert form_hint(ties_of(graph), coordinator) == FormHint(form, QUESTIONS[form])


def test_the_worked_example_may_govern_itself() -> None:
    assert form_hint(Ties.co_active(EXAMPLE)) == FormHint(PARTICIPANTS, QUESTIONS[PARTICIPANTS])


@pytest.mark.parametrize(
    "graph",
    [
        nx.star_graph(2),  # three are too few to say anything
        nx.complete_graph(9),  # too many to govern together
        nx.cycle_graph(6),  # not dense
        nx.path_graph(5),
        nx.complete_bipartite_graph(2, 4),  # dense; centralisation .4 is neither flat nor around one
        nx.empty_graph(5),
    ],
    ids=["three", "nine", "sparse", "path", "two centres", "no ties"],
)
def test_ties_that_point_to_no_form_raise_no_question(graph: nx.Graph) -> None:
    assert form_hint(ties_of(graph)) is None


def test_a_coordinator_that_few_work_with_is_no_administration() -> None:
    # a circle of five and the coordinator, tied to two of the five: density 7 / 15
    graph = nx.disjoint_union(nx.cycle_graph(5), nx.empty_graph(1))
    graph.add_edges_from([(0, 5), (1, 5)])
    assert form_hint(ties_of(graph), "5") is None
    graph.add_edge(2, 5)
    assert form_hint(ties_of(graph), "5") == FormHint(ADMINISTRATION, QUESTIONS[ADMINISTRATION])


def test_two_stakeholders_with_the_most_ties_are_no_lead() -> None:
    # two hubs, each tied to all four others and not to one another; then the same with one of them alone in front
    graph = nx.complete_bipartite_graph(2, 12)
    assert network_centralisation(ties_of(graph)).value == pytest.approx(120 / 156)
    assert form_hint(ties_of(graph)) is None
    graph.remove_edge(1, 13)
    assert form_hint(ties_of(graph)) == FormHint(LEAD, QUESTIONS[LEAD])


def test_from_which_centralisation_one_in_the_middle_is_asked_whether_it_leads() -> None:
    star = nx.star_graph(4)
    star.add_edges_from([(1, 2), (2, 3), (3, 4)])
    assert network_centralisation(ties_of(star)).value == 0.5
    assert form_hint(ties_of(star)) == FormHint(LEAD, QUESTIONS[LEAD])
    wheel = nx.wheel_graph(6)
    wheel.add_edge(1, 3)
    assert network_centralisation(ties_of(wheel)).value == 0.4
    assert form_hint(ties_of(wheel)) is None


def test_every_form_has_its_question_and_none_is_a_verdict() -> None:
    assert set(QUESTIONS) == set(GovernanceForm)
    assert [question.endswith("?") for question in QUESTIONS.values()] == [True] * 3


def test_centralisation_is_refused_where_a_depth_that_is_not_known_may_hide_a_tie() -> None:
    some = Ties(("a", "b", "c"), frozenset({("a", "b")}), Basis.CO_ACTIVE, complete=False)
    told = network_centralisation(some)
    assert (told.value, told.at_least) == (Undefined.TIES_UNKNOWN, False)
    assert network_density(some).value == 1 / 3
    assert network_density(some).at_least
