"""What the wall draws: bars by point, bands from the first round to the second, the needs of the stages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from room_made import AFTER, BEFORE, FEW, FIVE, TWICE, alike, part, round_, say, stage

from coprod.charts import room_moves, room_spread, room_stages, theme
from coprod.charts.qr import qr
from coprod.charts.room_moves import Move, flow, largest, moves
from coprod.measures.change import change
from coprod.measures.tally import Span, Tally

PAIRS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(1, 9)), min_size=1, max_size=12)


def test_the_bars_of_one_round_are_counts_and_shares_with_the_highest_point_first() -> None:
    lines = room_spread.lines(part(round_(*BEFORE)), say)
    assert [(line.point, line.words, [bar.words for bar in line.bars]) for line in lines] == [
        (5, "essential", ["7 · 27 %"]),
        (4, "very", ["13 · 50 %"]),
        (3, "moderately", ["6 · 23 %"]),
        (2, "slightly", ["0"]),
        (1, "not important", ["0"]),
    ]
    assert [bar.share for line in lines for bar in line.bars] == pytest.approx([700 / 26, 50, 600 / 26, 0, 0])


def test_two_rounds_stand_side_by_side_on_each_line() -> None:
    lines = room_spread.lines(TWICE, say)
    assert [[bar.people for bar in line.bars] for line in lines] == [[7, 12], [13, 12], [6, 2], [0, 0], [0, 0]]
    assert [round_ for round_, _ in room_spread.rounds(TWICE)] == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "drawn"),
    [
        (alike(26), None, []),
        (FEW, None, []),
        (alike(26), round_(*AFTER), [2]),
        (round_(*BEFORE), alike(26), [1]),
        (FEW, round_(*AFTER), [2]),
    ],
    ids=["alike", "few", "alike first", "alike second", "few first"],
)
def test_only_rounds_that_may_be_told_whole_have_bars(first: object, second: object, drawn: list[int]) -> None:
    one = part(first, second)  # type: ignore[arg-type]
    assert [round_ for round_, _ in room_spread.rounds(one)] == drawn
    assert {len(line.bars) for line in room_spread.lines(one, say)} == {len(drawn)}


def test_the_moves_are_listed_from_the_highest_first_answer() -> None:
    assert TWICE.moved is not None
    assert moves(TWICE.moved) == (
        Move(5, 5, 6),
        Move(5, 4, 1),
        Move(4, 5, 5),
        Move(4, 4, 8),
        Move(3, 5, 1),
        Move(3, 4, 3),
        Move(3, 3, 2),
    )
    assert largest(TWICE.moved) == Move(4, 5, 5)


def test_there_is_no_largest_move_where_two_are_as_large_or_nobody_moved() -> None:
    assert largest(Tally.of("s", FIVE, [(1, 2, 3), (4, 2, 3), (3, 3, 9)])) is None
    assert largest(Tally.of("s", FIVE, [(3, 3, 9)])) is None


def test_up_down_and_stayed_differ_in_colour_as_they_do_in_slope() -> None:
    assert [Move(2, 4, 1).colour, Move(4, 2, 1).colour, Move(3, 3, 1).colour] == [
        theme.IMPORTANCE,
        theme.CAPACITY,
        theme.QUIET,
    ]


def test_the_bands_are_as_thick_as_their_people_and_meet_the_middle_of_their_rows() -> None:
    # ten people, 8.4 units each; on the left 5 of them in either row: 42 thick, so from 29 to 71 and from 129 to 171;
    # on the right all in the upper row: 84 thick, from 8 to 92
    assert flow(Tally.of("s", Span(1, 2), [(2, 2, 5), (1, 2, 5)])) == (
        '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" viewBox="0 0 100 200" preserveAspectRatio="none">'
        '<path d="M0 29.0C50 29.0 50 8.0 100 8.0V50.0C50 50.0 50 71.0 0 71.0Z" fill="#595959" fill-opacity="0.8"/>'
        '<path d="M0 129.0C50 129.0 50 50.0 100 50.0V92.0C50 92.0 50 171.0 0 171.0Z" fill="#b8500f" '
        'fill-opacity="0.8"/></svg>'
    )


@given(PAIRS)
def test_swapping_the_rounds_swaps_up_and_down_and_mirrors_the_bands(pairs: list[tuple[int, int, int]]) -> None:
    there = Tally.of("s", FIVE, pairs)
    back = Tally.of("s", FIVE, [(second, first, people) for first, second, people in pairs])
    ahead, behind = change(there), change(back)
    assert (ahead.moved_up, ahead.moved_down, ahead.stayed) == (behind.moved_down, behind.moved_up, behind.stayed)
    assert {(one.first, one.second, one.people) for one in moves(there)} == {
        (one.second, one.first, one.people) for one in moves(back)
    }
    assert flow(there).count("<path") == flow(back).count("<path") == len(moves(there))


@given(PAIRS)
def test_the_bands_carry_everybody(pairs: list[tuple[int, int, int]]) -> None:
    assert sum(one.people for one in moves(Tally.of("s", FIVE, pairs))) == sum(people for *_, people in pairs)


STAGES = (stage("Design", 40.4, 40.4, 29.6), stage("Delivery", 50.0), stage("Review", None))


def test_the_stages_are_drawn_where_their_needs_lie_as_whole_numbers_only() -> None:
    assert [(one.title, one.needs, one.places, one.words) for one in room_stages.tracks(STAGES, say)] == [
        ("Design", (40, 30), (40.0, 30.0), "40, then 30"),
        ("Delivery", (50,), (50.0,), "50"),
    ]
    assert room_stages.ticks(STAGES) == ((0, 0.0), (25, 25.0), (50, 50.0), (75, 75.0), (100, 100.0))


def test_the_axis_opens_below_zero_only_for_a_negative_need() -> None:
    stages = (stage("Design", -10.0, -10.0, 25.0),)
    assert room_stages.ticks(stages) == ((-25, 0.0), (0, 20.0), (25, 40.0), (50, 60.0), (75, 80.0), (100, 100.0))
    assert room_stages.tracks(stages, say)[0].places == (12.0, 40.0)  # 15 / 125, 50 / 125
    assert room_stages.tracks(stages, say)[0].words == "−10, then 25"


@pytest.mark.parametrize(
    ("stages", "title", "sentence"),
    [
        (
            STAGES,
            "What moved, stage by stage",
            "Need: 0 is no gap, 100 the largest there can be. Design: 40, then 30. Delivery: need 50. "
            "Nothing can be shown of: Review.",
        ),
        (
            STAGES[1:2],
            "Where we stand, stage by stage",
            "Need: 0 is no gap, 100 the largest there can be. Delivery: need 50.",
        ),
        (
            (stage("Design", 40.0, 39.6, 40.4),),
            "What moved, stage by stage",
            "Need: 0 is no gap, 100 the largest there can be. Design: 40 in both rounds.",
        ),
        (
            STAGES[2:],
            "Thank you",
            "Nothing can be shown stage by stage: that takes a skill whose importance and capacity were asked "
            "together, that enough people rated, and that was revealed.",
        ),
        (
            (),
            "Thank you",
            "Nothing can be shown stage by stage: that takes a skill whose importance and capacity were asked "
            "together, that enough people rated, and that was revealed.",
        ),
    ],
    ids=["some moved", "one round", "the same", "none told", "no stage"],
)
def test_the_stages_in_words(stages: tuple[room_stages.StageSummary, ...], title: str, sentence: str) -> None:
    assert (room_stages.title(stages, say), room_stages.sentence(stages, say)) == (title, sentence)


def test_the_qr_code_is_a_drawing_of_its_own_with_a_quiet_zone_of_four() -> None:
    drawn = qr("http://room.test/v/KRWM-4793")
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 37 37">')  # 29 modules, 4 + 4 around
    assert drawn != qr("http://room.test/v/KRWM-4794")
    assert (theme.INK in drawn, "#fff" in drawn, "href" in drawn) == (True, True, False)


def test_a_tally_of_nobody_is_an_empty_drawing() -> None:
    assert room_moves.flow(Tally.of("s", FIVE, [])).count("<path") == 0
