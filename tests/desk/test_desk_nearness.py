"""How alike two contexts are: worked by hand, and the laws that hold whatever is known."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coprod.desk.contexts import BANDS, UNKNOWN, Aspect, Context
from coprod.desk.nearness import nearness

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True).map(tuple)
CONTEXTS = st.builds(
    Context,
    country=st.sampled_from(["", "BE", "NL"]),
    size=st.sampled_from(["", *BANDS]),
    themes=TEXTS,
    sectors=TEXTS,
)
GHENT = Context(country="BE", size="250-500k", themes=("mobility", "health"), sectors=("business", "government"))


def test_each_aspect_counts_as_gower_says() -> None:
    other = Context(country="BE", size=">1M", themes=("health", "waste"), sectors=("government",))
    found = nearness(GHENT, other)
    assert found.aspects == {
        Aspect.COUNTRY: 1,
        Aspect.SIZE: Fraction(1, 2),  # two of four steps apart
        Aspect.THEMES: Fraction(1, 3),  # one of three named
        Aspect.SECTORS: Fraction(1, 2),
    }
    assert (found.whole, found.unknown) == (Fraction(7, 12), ())


def test_the_smallest_and_the_largest_city_are_as_far_apart_as_can_be() -> None:
    assert nearness(Context(size="<100k"), Context(size=">1M")).whole == 0


def test_what_one_side_does_not_know_is_left_out_and_said() -> None:
    found = nearness(GHENT, Context(country="NL", themes=("mobility",)))
    assert found.aspects == {Aspect.COUNTRY: 0, Aspect.THEMES: Fraction(1, 2)}
    assert (found.whole, found.unknown) == (Fraction(1, 4), (Aspect.SIZE, Aspect.SECTORS))


def test_nothing_known_of_both_is_neither_near_nor_far() -> None:
    assert nearness(Context(country="BE"), Context(size="<100k")).whole is None
    assert nearness(UNKNOWN, UNKNOWN).whole is None


@given(CONTEXTS, CONTEXTS)
def test_nearness_is_the_same_both_ways_and_between_0_and_1(one: Context, other: Context) -> None:
    there, back = nearness(one, other), nearness(other, one)
    assert (there.aspects, there.whole) == (back.aspects, back.whole)
    assert there.whole is None or 0 <= there.whole <= 1


@given(CONTEXTS)
def test_a_city_is_wholly_like_itself(one: Context) -> None:
    assert nearness(one, one).whole == (None if one == UNKNOWN else 1)


@given(CONTEXTS, CONTEXTS, st.sampled_from(list(Aspect)))
def test_forgetting_an_aspect_changes_no_other(one: Context, other: Context, aspect: Aspect) -> None:
    before = dict(nearness(one, other).aspects)
    before.pop(aspect, None)
    blank = replace(other, **{aspect.value: "" if aspect in (Aspect.COUNTRY, Aspect.SIZE) else ()})
    assert nearness(one, blank).aspects == before
