"""Notes to figures: kept with what they speak of, shown where the same is shown, refused where they cannot be meant."""

import pytest

from coprod.access.roles import AT_THIS_MACHINE, Person, Role
from coprod.desk.commentary import about, remove, write, written
from coprod.desk.keeping import load_sample, remove_sample
from coprod.desk.opening import Desk
from coprod.errors import AccessDenied, StoreError
from coprod.language import speaker
from coprod.store.notes import About

SAY = speaker("en")
VIEW = {"who": ("individual",), "city": ("sample-velmarin",), "round": ("2026-spring",)}
HERE = about("priorities", VIEW)


def words(desk: Desk, of: About = HERE) -> list[tuple[str, str]]:
    return [(note.role, note.words) for note in written(desk, SAY, of)]


def test_a_note_speaks_of_a_figure_with_its_choices_in_a_fixed_order() -> None:
    assert (
        About("priorities", "city=sample-velmarin&round=2026-spring&who=individual", "sample-velmarin", "2026-spring")
        == HERE
    )
    assert about("priorities", dict(reversed(VIEW.items()))) == HERE


def test_a_note_is_shown_where_the_same_is_shown_and_nowhere_else(empty: Desk) -> None:
    write(empty, HERE, role=" Head of mobility ", words=" We start with *this*. ", person=AT_THIS_MACHINE)
    write(empty, HERE, role="Mayor", words="Agreed.", person=AT_THIS_MACHINE)
    assert words(empty) == [("Head of mobility", "We start with *this*."), ("Mayor", "Agreed.")]
    assert words(empty, about("stage-needs", VIEW)) == []
    assert words(empty, about("priorities", VIEW | {"round": ("2025-autumn",)})) == []


def test_a_note_can_be_taken_out_again(empty: Desk) -> None:
    for text in ("one", "two"):
        write(empty, HERE, role="Planner", words=text, person=AT_THIS_MACHINE)
    remove(empty, written(empty, SAY, HERE)[0], person=AT_THIS_MACHINE)
    assert words(empty) == [("Planner", "two")]


@pytest.mark.parametrize(("role", "text"), [("", "x"), ("x", "  "), ("x" * 61, "x"), ("x", "x" * 601)])
def test_a_note_without_words_or_with_too_many_is_refused(empty: Desk, role: str, text: str) -> None:
    with pytest.raises(StoreError):
        write(empty, HERE, role=role, words=text, person=AT_THIS_MACHINE)
    assert words(empty) == []


def test_whoever_may_only_look_writes_and_removes_nothing(empty: Desk) -> None:
    write(empty, HERE, role="Planner", words="Stays.", person=AT_THIS_MACHINE)
    reader = Person("Anybody", Role.READER)
    with pytest.raises(AccessDenied):
        write(empty, HERE, role="Planner", words="No.", person=reader)
    with pytest.raises(AccessDenied):
        remove(empty, written(empty, SAY, HERE)[0], person=reader)
    assert words(empty) == [("Planner", "Stays.")]


def test_notes_to_the_sample_go_with_the_sample_and_others_stay(empty: Desk) -> None:
    load_sample(empty, person=AT_THIS_MACHINE)
    real = about("priorities", VIEW | {"city": ("ghent",)})
    for of in (HERE, real):
        write(empty, of, role="Planner", words="Note", person=AT_THIS_MACHINE)
    remove_sample(empty, person=AT_THIS_MACHINE)
    assert (words(empty), words(empty, real)) == ([], [("Planner", "Note")])
