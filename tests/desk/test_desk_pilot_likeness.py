"""Pilots like mine: Gower's coefficient worked by hand, unknown never taken for unlike, and the reasons in words."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.desk.contexts import BANDS
from coprod.desk.opening import Desk
from coprod.desk.pilot_facets import Facet, Wanted
from coprod.desk.pilot_likeness import nearest
from coprod.desk.pilot_likeness_words import reasoned
from coprod.desk.pilots import STAGES, PilotRow, rows
from coprod.language import speaker

SAY = speaker("en")
MINE = Wanted(theme=("mobility",), stage=("co_assessment",), size=("250-500k",), sector=("research",))
Make = Callable[..., PilotRow]


@pytest.fixture(scope="module")
def library(sampled: Desk) -> tuple[PilotRow, ...]:
    return rows(sampled, SAY)


@pytest.fixture(scope="module")
def make(library: tuple[PilotRow, ...]) -> Make:
    """A pilot of which I say all four aspects."""

    def made(name: str, theme: str, size: str, stages: tuple[str, ...], sectors: tuple[str, ...]) -> PilotRow:
        cells = tuple((stage, stage, int(stage in stages)) for stage in STAGES)
        pairs = tuple((sector, sector) for sector in sectors)
        return replace(library[0], pilot_id=name, theme=theme, size=size, cells=cells, sectors=pairs)

    return made


def test_the_mean_is_over_what_is_known(make: Make) -> None:
    found = nearest(
        [
            make("other theme", "waste", "250-500k", ("co_assessment",), ("research",)),  # (0 + 1 + 1 + 1) / 4
            make("far size", "mobility", ">1M", ("co_assessment",), ("research",)),  # (1 + 1/2 + 1 + 1) / 4
            make("all", "mobility", "250-500k", ("co_assessment",), ("research",)),  # 4 / 4
            make("little known", "mobility", "", ("co_design",), ("business",)),  # 1 / 1
            make("half known", "waste", "250-500k", (), ()),  # (0 + 1) / 2
            make("nothing alike", "waste", ">1M", (), ()),  # (0 + 1/2) / 2, wholly alike in nothing
        ],
        MINE,
    )
    assert [(one.row.pilot_id, one.whole, len(one.aspects)) for one in found] == [
        ("all", Fraction(1), 4),
        ("far size", Fraction(7, 8), 4),
        ("other theme", Fraction(3, 4), 4),
        ("half known", Fraction(1, 2), 2),
        ("little known", Fraction(1), 1),
    ]


def test_a_pilot_that_is_only_listed_comes_last_however_alike(make: Make) -> None:
    mine = Wanted(theme=("mobility",), size=("250-500k",))
    listed = replace(make("listed", "mobility", "250-500k", (), ()), status="city_listed_only")
    found = nearest([listed, make("told", "waste", "250-500k", ("co_design",), ())], mine)
    assert [(one.row.pilot_id, one.whole) for one in found] == [("told", Fraction(1, 2)), ("listed", Fraction(1))]


def test_in_the_library_what_is_only_listed_never_stands_before_what_is_told(library: tuple[PilotRow, ...]) -> None:
    found = [one.row.listed_only for one in nearest(library, Wanted(theme=("mobility",), size=("100-250k",)))]
    assert (found, any(found)) == (sorted(found), True)


def test_of_equally_near_pilots_the_one_that_documents_more_of_what_i_named_comes_first(make: Make) -> None:
    mine = Wanted(stage=("co_design", "co_delivery"))
    few, many = (
        make("few", "waste", "", ("co_design",), ()),
        make("many", "waste", "", ("co_design", "co_delivery"), ()),
    )
    assert [one.row.pilot_id for one in nearest([few, many], mine)] == ["many", "few"]


@pytest.mark.parametrize(("size", "share"), [("<100k", 1), ("100-250k", 1), ("250-500k", "3/4"), (">1M", "1/4")])
def test_a_size_is_as_near_as_the_nearest_band_that_i_named(make: Make, size: str, share: str) -> None:
    mine = Wanted(size=("<100k", "100-250k"), theme=("mobility",))
    [one] = nearest([make("x", "mobility", size, (), ())], mine)
    assert one.aspects[Facet.SIZE] == Fraction(share)


def test_a_theme_that_nobody_documents_is_unknown(make: Make) -> None:
    [one] = nearest([make("x", "not_documented", "250-500k", (), ())], MINE)
    assert (dict(one.aspects), one.same) == ({Facet.SIZE: 1}, (Facet.SIZE,))


def test_whoever_names_nothing_gets_nothing(library: tuple[PilotRow, ...]) -> None:
    assert nearest(library, Wanted()) == ()


@given(
    theme=st.sampled_from(["mobility", "waste"]),
    size=st.sampled_from(BANDS),
    stages=st.sets(st.sampled_from(STAGES)),
    more=st.sampled_from(STAGES),
)
def test_documenting_more_never_makes_a_pilot_less_alike(
    make: Make, theme: str, size: str, stages: set[str], more: str
) -> None:
    """A stage that somebody documents later turns unknown into known: it can never count as a difference."""
    mine = replace(MINE, sector=())
    before = nearest([make("x", theme, size, tuple(stages), ())], mine)
    after = nearest([make("x", theme, size, (*stages, more), ())], mine)
    assert [one.differs for one in after] == [one.differs for one in before] or not before
    assert sum(one.whole for one in after) >= sum(one.whole for one in before)


def test_the_nearest_of_the_library_with_reasons(library: tuple[PilotRow, ...]) -> None:
    found = reasoned(library, MINE, SAY)
    first, third = found[0], found[2]
    assert (first.row.pilot_id, first.known) == ("bologna-mimuovosmart", "Like yours in 3 of 4 asked; sector not known")
    assert first.same == (
        "same theme, Mobility",
        "documented at Co-assessment",
        "same size of city, 250,000 to 500,000",
    )
    assert (first.differs, first.unknown) == ((), ("whether research took part",))
    assert third.row.pilot_id == "bremen-hulsberg"
    assert third.differs == ("1 size band away, 500,000 to 1 million",)


def test_what_differs_and_what_is_not_known_are_said_apart(library: tuple[PilotRow, ...]) -> None:
    told = {one.row.pilot_id: one for one in reasoned(library, MINE, SAY)}
    (bare,) = [one for one in told.values() if one.row.theme == "not_documented"]
    assert bare.unknown == ("theme", "who took part in Co-assessment")
    assert told["ghent-zwerm"].differs == ("another theme, Neighbourhood life",)
    assert told["ghent-zwerm"].same[-1] == "research takes part too"
    both = reasoned(library, Wanted(sector=("research", "business")), SAY)
    assert both[0].same == ("business, research take part too",)
