"""Made-up people: on the scale, the same for the same seed, closer together in the second round."""

from hypothesis import given
from hypothesis import strategies as st

from coprod.instrument.library import newest, shelf
from coprod.instrument.scales import Missing
from coprod.workshop.simulate import simulate

CORE = newest(dict(shelf()), "coprod-core@1.0")
BOTH = (CORE.importance, CORE.capacity)


@given(st.integers(0, 40), st.text(max_size=12), st.sampled_from([1, 2]))
def test_every_answer_is_one_that_a_phone_could_give(people: int, seed: str, round_: int) -> None:
    answers = simulate(BOTH, people=people, seed=seed, round_=round_)
    assert len(answers) == people
    for one in answers:
        for given_, scale in zip(one, BOTH, strict=True):
            assert given_ in (scale.accepts if isinstance(given_, Missing) else scale.values)


def test_the_same_seed_gives_the_same_people_and_another_gives_others() -> None:
    first = simulate(BOTH, people=12, seed="KRWM-4793 facilitation.both", round_=1)
    assert first == simulate(BOTH, people=12, seed="KRWM-4793 facilitation.both", round_=1)
    assert first != simulate(BOTH, people=12, seed="ADAM-4444 facilitation.both", round_=1)


def test_nobody_moves_by_more_than_a_point_and_most_who_strayed_move() -> None:
    rounds = [simulate((CORE.importance,), people=400, seed="x", round_=round_) for round_ in (1, 2)]
    moves = [
        after - before
        for (before,), (after,) in zip(*rounds, strict=True)
        if not isinstance(before, Missing) and not isinstance(after, Missing)
    ]
    assert set(moves) == {-1, 0, 1}
    spread = [len([one for (one,) in answers if one == _mode(answers)]) for answers in rounds]
    assert spread[1] > spread[0]


def _mode(answers: tuple[tuple[int | Missing, ...], ...]) -> int:
    rated = [one for (one,) in answers if isinstance(one, int)]
    return max(set(rated), key=rated.count)
