"""Pictures without a browser: the words that must stand beside a chart go with it."""

import re

from hand_made import FIVE, PEOPLE, SOME_WITHHELD, say

from coprod.charts import needs, picture
from coprod.charts.figure import Figure


def figure(**changed: object) -> Figure:
    from dataclasses import replace

    return replace(needs.figure(SOME_WITHHELD, provenance=replace(PEOPLE, sample=True), span=FIVE, say=say), **changed)


def words(svg: bytes) -> str:
    """All text of a picture, in the order it is drawn."""
    return " ".join(re.findall(r">([^<>]+)</t(?:ext|span)>", svg.decode()))


def test_the_picture_carries_its_title_its_sentence_and_its_source() -> None:
    drawn = words(picture.svg(figure()))
    assert "Oskerwyn: capacity falls short of importance in 1 of 2 skills" in drawn
    assert "sample data, fictional city" in drawn
    assert "1 skill is not shown." in drawn
    assert "withheld: too few answers" in drawn


def test_what_is_not_shown_is_said_in_the_picture_too() -> None:
    assert "A note of its own." in words(picture.svg(figure(notes=("A note of its own.",))))


def test_a_png_is_a_png_of_twice_the_width() -> None:
    data = picture.png(figure())
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width = int.from_bytes(data[16:20], "big")
    assert 2 * picture.WIDTH <= width <= 2 * picture.WIDTH + 300


def test_a_picture_leaves_the_figure_as_it_was() -> None:
    one = figure()
    picture.svg(one)
    assert (one.spec["width"], "title" in one.spec) == ("container", False)
