"""The stage need index: the half rule, no weights, and None kept out of the mean."""

import pytest

from coprod.measures.stages import StageNeed, stage_need


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ([30.0, 20.0, 10.0, 60.0], StageNeed("design", 30.0, 4, 4)),
        ([30.0, None, 10.0, None], StageNeed("design", 20.0, 2, 4)),
        ([30.0, None, None, None], StageNeed("design", None, 1, 4)),
        ([30.0, None, 12.0, None, None], StageNeed("design", None, 2, 5)),
        ([30.0, 6.0, 12.0, None, None], StageNeed("design", 16.0, 3, 5)),
        ([None, None], StageNeed("design", None, 0, 2)),
        ([], StageNeed("design", None, 0, 0)),
        ([-30.0, 10.0], StageNeed("design", -10.0, 2, 2)),
        ([0.0, 0.0, None], StageNeed("design", 0.0, 2, 3)),
        ([25.0], StageNeed("design", 25.0, 1, 1)),
    ],
)
def test_the_index_is_the_plain_mean_of_what_is_known_if_that_is_half(
    needs: list[float | None], expected: StageNeed
) -> None:
    assert stage_need("design", needs) == expected
