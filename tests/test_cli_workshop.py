"""``coprod workshop``: rooms from the command line, with nothing told that the wall would not."""

import json
from pathlib import Path

import pytest

from coprod.cli import main
from coprod.desk.opening import Settings, opened
from coprod.store import rooms, seats
from coprod.workshop.ballot import Vote
from coprod.workshop.course import Step, take


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "s.duckdb"


def run(capsys: pytest.CaptureFixture[str], store: Path, *words: str) -> tuple[int, str, str]:
    code = main(["workshop", *words, "--store", str(store)])
    said = capsys.readouterr()
    return code, said.out, said.err


def made(capsys: pytest.CaptureFixture[str], store: Path, *words: str) -> str:
    asked = ("open", "--city", "Ayton", "--round", "2026", "--item", "facilitation", "--item", "lead_1")
    status, out, _ = run(capsys, store, *asked, *words)
    assert status == 0
    return out.strip()


def answered(store: Path, code: str, people: int, *, reveal: bool) -> None:
    """Let so many people answer the first question, half of them 5 and 2, half 4 and 3."""
    with opened(Settings(store=store)) as desk:
        steps = (Step.OPEN, Step.CLOSE, Step.ARM, Step.REVEAL) if reveal else (Step.OPEN,)
        for step in steps:
            held = rooms.held(desk.store, code)
            held = rooms.move(desk.store, held, take(held.course, step), step)
            if step is Step.OPEN:
                for seat in range(people):
                    seats.sit(desk.store, code, f"s{seat}")
                    given = (5, 2) if seat % 2 else (4, 3)
                    desk.box.cast(held.id, Vote(f"s{seat}", "facilitation.both", 1, given))


def test_a_room_is_made_with_twelve_questions_unless_some_are_chosen(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    status, out, _ = run(capsys, store, "open", "--city", "Ayton", "--round", "2026", "--json")
    told = json.loads(out)
    assert (status, told["state"], told["questions"]) == (0, "prepared", 12)
    assert rooms_of(store) == [told["code"]]


def rooms_of(store: Path) -> list[str]:
    with opened(Settings(store=store)) as desk:
        return list(rooms.codes(desk.store))


def test_results_before_the_reveal_are_counts_only(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    code = made(capsys, store)
    answered(store, code, 6, reveal=False)
    status, out, _ = run(capsys, store, "results", code, "--json")
    hidden = {"withheld": "not_revealed", "tally": None}
    assert (status, json.loads(out)) == (
        0,
        {
            "code": code,
            "state": "open",
            "seats": 6,
            "items": [
                {"id": "facilitation", "part": "importance", "round": 1, "answered": 6, **hidden},
                {"id": "facilitation", "part": "capacity", "round": 1, "answered": 6, **hidden},
                {"id": "lead_1", "part": "agree", "round": 1, "answered": 0, **hidden},
            ],
        },
    )


@pytest.mark.parametrize(
    ("people", "withheld", "tally"), [(6, None, [0, 0, 0, 3, 3]), (4, "n_below_k", None), (5, None, [0, 0, 0, 3, 2])]
)
def test_a_tally_is_told_after_the_reveal_from_five_people_up(
    capsys: pytest.CaptureFixture[str], store: Path, people: int, withheld: str | None, tally: list[int] | None
) -> None:
    code = made(capsys, store)
    answered(store, code, people, reveal=True)
    first = json.loads(run(capsys, store, "results", code, "--json")[1])["items"][0]
    assert (first["answered"], first["withheld"], first["tally"]) == (people, withheld, tally)


def test_results_for_a_person_are_lines(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    code = made(capsys, store)
    answered(store, code, 6, reveal=True)
    assert run(capsys, store, "results", code.lower().replace("-", ""))[1].splitlines() == [
        f"{code}: revealed, 6 seats",
        "facilitation importance, round 1: 6 answered: 0 0 0 3 3",
        "facilitation capacity, round 1: 6 answered: 0 3 3 0 0",
        "lead_1 agree, round 1: 0 answered: not_revealed",
    ]


def test_closing_ends_a_room_wherever_it_stands(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    code = made(capsys, store)
    answered(store, code, 6, reveal=False)
    assert run(capsys, store, "close", code, "--json")[:2] == (0, json.dumps({"code": code, "state": "ended"}) + "\n")
    told = json.loads(run(capsys, store, "results", code, "--json")[1])
    assert (told["state"], told["items"][0]["withheld"]) == ("ended", "not_revealed")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("results", "AAAA-2222"), "There is no room with this code."),
        (("close", "nonsense"), "That is no code of a room"),
        (("open", "--city", "Ayton", "--round", " "), "A room needs a title, a city and a round"),
        (("open", "--city", "Ayton", "--round", "1", "--item", "no_such"), "asks nothing called no_such"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], store: Path, words: tuple[str, ...], why: str
) -> None:
    status, out, err = run(capsys, store, *words)
    assert (status, out) == (1, "")
    assert why in err
