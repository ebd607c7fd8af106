"""The Facilitate page in every state, word by word: what leads on, what is told, and what is not."""

import pytest
from streamlit.testing.v1 import AppTest

from coprod.access.roles import AT_THIS_MACHINE
from coprod.desk import facilitator, rehearsing
from coprod.store import rooms, seats
from coprod.workshop.ballot import SENT
from coprod.workshop.course import Step
from pages import _shared
from tests.desk.rooms_made import REVEALED, go, prepared, vote
from tests.pages.conftest import Visit

GIVEN = [(4, 2), (4, 2), (5, 1), (3, 3), (5, 2), (2, 4)]
UNDO, END = "Take the last step back", "Yes, end it"
DOORS = ["Take no new phones in", "Start a countdown of one minute"]


def buttons(app: AppTest) -> list[str]:
    """The buttons of a running room that are no question of the list, the next step's in capitals."""
    return [
        plain(one.label).upper() if one.proto.type == "primary" else plain(one.label)
        for one in app.button
        if not str(one.key).startswith("go-")
    ]


def plain(label: str) -> str:
    return label.replace("\\", "")


def words(app: AppTest) -> str:
    said = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.info, *app.success]
    return "\n".join(one.value for one in [*said, *app.warning, *app.error]).replace("\\", "")


def opened(visit: Visit, code: str, *, box: str = "") -> AppTest:
    """The page of a room, with one of its boxes opened, as a click on it does."""
    app = visit("facilitate.py", sample=False, room=code)
    if box:
        app.session_state[box] = True
        app.run()
    assert [fault.value for fault in app.exception] == []
    return app


@pytest.fixture
def desk(visit: Visit) -> _shared.Desk:
    visit(sample=False)
    return _shared.desk()


def answer(desk: _shared.Desk, code: str, given: list[tuple[int, int]], *, round_: int = 1) -> None:
    for place, one in enumerate(given):
        vote(desk, code, f"s{place}", *one, round_=round_)


def test_without_a_room_the_page_says_what_it_is_for_and_offers_the_form(visit: Visit) -> None:
    app = visit("facilitate.py", sample=False)
    assert [fault.value for fault in app.exception] == []
    assert [one.value for one in app.header] == ["Prepare a room"]
    assert "nothing more until you reveal" in words(app)
    assert sum(len(one.value) for one in app.multiselect) == 12
    labels = [plain(one.label) for one in app.multiselect]
    assert labels[:1] == ["Co-commissioning: what to ask"]
    assert labels[-1:] == ["Statements on governance: what to ask"]


def test_a_room_that_is_made_opens_and_waits(visit: Visit) -> None:
    app = visit("facilitate.py", sample=False)
    for key, text in (("room-title", "Bikes *2*"), ("room-city", "Ayton"), ("room-round", "2026")):
        app.text_input(key=key).set_value(text)
    app.button(key="room-make").click().run()
    assert [fault.value for fault in app.exception] == []
    (code,) = rooms.codes(_shared.desk().store)
    assert app.query_params["room"] == code
    assert [one.value for one in app.header] == ["Bikes \\*2\\*"]
    assert buttons(app) == ["Rehearse first, with made-up people", "OPEN THE QUESTION", END, *DOORS]
    assert "0 of 0 seats have answered." in words(app)


def test_a_plan_without_a_city_is_refused_in_words_and_what_was_typed_stays(visit: Visit) -> None:
    app = visit("facilitate.py", sample=False)
    app.text_input(key="room-title").set_value("Bikes")
    app.button(key="room-make").click().run()
    assert "A room needs a title, a city and a round" in words(app)
    assert app.text_input(key="room-title").value == "Bikes"


def test_before_the_reveal_the_page_tells_the_count_and_no_answer(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    for steps in ((Step.OPEN,), (Step.CLOSE,), (Step.ARM,)):
        go(desk, code, *steps)
        if steps == (Step.OPEN,):
            answer(desk, code, GIVEN)
        app = opened(visit, code)
        assert "6 of 6 seats have answered." in words(app)
        assert len(app.table) == 0
        assert "answer is" not in words(app)


def test_each_click_leads_on_and_the_reveal_takes_two(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    app = opened(visit, code)
    app.button(key="step-open").click().run()
    answer(desk, code, GIVEN)
    app.run()
    assert buttons(app) == ["CLOSE THE QUESTION", UNDO, *DOORS]
    app.button(key="step-close").click().run()
    assert buttons(app) == ["GET READY TO REVEAL", "Open it again", UNDO, END, *DOORS]
    app.button(key="step-arm").click().run()
    assert buttons(app) == ["Not yet", "REVEAL NOW", UNDO, *DOORS]
    app.button(key="step-reveal").click().run()
    assert buttons(app)[0] == "ASK AGAIN: SECOND ROUND"
    assert buttons(app)[1].startswith("Next question: ")
    assert app.table[0].value.values.tolist() == [
        ["5 essential", "2 · 33 %"],
        ["4 very", "2 · 33 %"],
        ["3 moderately", "1 · 17 %"],
        ["2 slightly", "1 · 17 %"],
        ["1 not important", "0"],
    ]
    app.button(key="step-undo").click().run()
    assert (len(app.table), buttons(app)[1]) == (0, "REVEAL NOW")


def test_below_five_people_the_reveal_tells_why_nothing_is_shown(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    go(desk, code, Step.OPEN)
    answer(desk, code, GIVEN[:4])
    go(desk, code, *REVEALED[1:])
    app = opened(visit, code)
    assert len(app.table) == 0
    assert "**Not shown**" in words(app)
    assert "4 of 4 seats have answered." in words(app)


def test_answers_all_alike_are_told_without_numbers(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    go(desk, code, Step.OPEN)
    answer(desk, code, [(4, 2)] * 6)
    go(desk, code, *REVEALED[1:])
    app = opened(visit, code)
    assert len(app.table) == 0
    assert words(app).count("**High consensus**") == 2


def test_after_the_second_round_both_stand_side_by_side(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    go(desk, code, Step.OPEN)
    answer(desk, code, GIVEN)
    go(desk, code, *REVEALED[1:], Step.SECOND_ROUND)
    answer(desk, code, [(5, 2), (5, 3), (5, 2), (4, 3), (4, 2), (3, 4)], round_=2)
    go(desk, code, *REVEALED[1:])
    app = opened(visit, code)
    assert list(app.table[0].value.columns) == ["answer", "first round, n 6", "second round, n 6"]
    assert app.table[0].value.values.tolist()[0] == ["5 essential", "2 · 33 %", "3 · 50 %"]
    assert buttons(app)[0].startswith("NEXT QUESTION: ")


def test_any_question_can_be_put_on_the_wall_but_for_the_one_that_is_open(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    app = opened(visit, code)
    listed = [one for one in app.button if str(one.key).startswith("go-")]
    assert listed == []  # nobody opened the list
    app = opened(visit, code, box="question-box")
    listed = [one for one in app.button if str(one.key).startswith("go-")]
    held = rooms.held(desk.store, code)
    assert [one.key for one in listed] == [f"go-{place}" for place in range(1, len(held.room.questions))]
    assert not any(one.disabled for one in listed)
    listed[-1].click().run()
    assert rooms.held(desk.store, code).course.at == len(held.room.questions) - 1
    go(desk, code, Step.OPEN)
    app.run()
    assert all(one.disabled for one in app.button if str(one.key).startswith("go-"))


def test_another_tab_s_step_is_not_taken_twice(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    app = opened(visit, code)
    go(desk, code, Step.OPEN)
    app.button(key="step-open").click().run()
    assert "Nothing was changed. Somebody else moved this room on." in words(app)
    assert buttons(app)[0] == "CLOSE THE QUESTION"


def test_a_slip_of_paper_is_keyed_in(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    go(desk, code, Step.OPEN)
    assert not opened(visit, code).selectbox  # nobody opened the box
    app = opened(visit, code, box="keyed-box")
    assert app.selectbox(key="keyed-importance").value == "not_answered"
    app.button(key="keyed-send").click().run()
    assert "Give at least one point of the scale" in words(app)
    app.selectbox(key="keyed-importance").set_value("4")
    app.number_input(key="keyed-paper").set_value(3)
    app.button(key="keyed-send").click().run()
    assert "1 answer was keyed in." in words(app)
    assert "1 of 1 seats have answered." in words(app)


def test_raised_hands_that_were_keyed_in_wrong_are_taken_back(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    go(desk, code, Step.OPEN)
    app = opened(visit, code, box="keyed-box")
    assert "hands-back" not in [button.key for button in app.button]
    app.selectbox(key="keyed-importance").set_value("4")
    app.number_input(key="keyed-people").set_value(12)
    app.button(key="keyed-send").click().run()
    assert "12 raised hands are counted in this question." in words(app)
    app.button(key="hands-back").click().run()
    assert "The raised hands of this question were taken back. Count them again." in words(app)
    assert "0 of 0 seats have answered." in words(app)
    assert "hands-back" not in [button.key for button in app.button]


def test_the_door_and_the_countdown_are_turned_and_turned_back(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    app = opened(visit, code)
    app.button(key="door").click().run()
    assert not rooms.held(desk.store, code).takes_seats
    app.button(key="door").click().run()
    assert rooms.held(desk.store, code).takes_seats
    app.button(key="countdown-60").click().run()
    assert "seconds left on the wall." in words(app)
    assert buttons(app)[-2:] == ["One minute more", "Switch the countdown off"]
    app.button(key="countdown-0").click().run()
    assert "seconds left" not in words(app)


def test_phones_that_cannot_come_in_are_a_warning_until_the_address_is_set(
    visit: Visit, desk: _shared.Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = prepared(desk)
    assert "Phones cannot reach this address" in words(opened(visit, code))
    monkeypatch.setenv("COPROD_ADDRESS", "http://192.168.1.5:8501/")
    app = opened(visit, code)
    assert len(app.warning) == 0
    assert f"Phones open http://192.168.1.5:8501/v/{code} or scan the code on the wall." in words(app)


def test_roles_are_counted_from_five_up(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk, roles=("Clerk", "Planner"))
    go(desk, code, Step.OPEN)
    for role, people in (("Clerk", 5), ("Planner", 5)):
        for place in range(people):
            vote(desk, code, f"{role}{place}", 3, 3, role=role)
    assert "Clerk: 5 of 5" in words(opened(visit, code))
    seats.sit(desk.store, code, "one more", role="")
    app = opened(visit, code)
    assert "Planner: 5 of 5" in words(app)
    assert "Clerk: 5" not in words(app)  # it hides with the one who gave no role
    assert "1 role is not counted by itself" in words(app)


def test_a_rehearsal_is_marked_and_wiped(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    app = opened(visit, code)
    app.button(key="rehearse").click().run()
    assert "Rehearsal: these answers are made up." in words(app)
    app.button(key="step-open").click().run()
    assert "12 of 12 seats have answered." in words(app)
    app.button(key="start-for-real").click().run()
    assert "The room is empty and starts for real." in words(app)
    assert "0 of 0 seats have answered." in words(app)
    assert "made up" not in words(app)


def test_at_the_end_answers_are_saved_once_taken_away_and_deleted(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk)
    go(desk, code, Step.OPEN)
    answer(desk, code, GIVEN)
    go(desk, code, *REVEALED[1:])
    app = opened(visit, code)
    app.button(key="step-end").click().run()
    assert buttons(app)[0] == "SAVE THE ANSWERS INTO AYTON, 2026"
    # importance 23/6, capacity 14/6 on the average: 100 * 23/6 * (23/6 - 14/6) / 20 = 28.75
    assert app.table[0].value.values.tolist() == [["Skills for every stage", "29", "not asked again"]]
    app.button(key="room-save").click().run()
    assert "The answers are saved in the city's round." in words(app)
    assert buttons(app) == ["Yes, delete it"]
    app.button(key="room-delete-now").click().run()
    assert "The room was deleted." in words(app)
    assert rooms.codes(desk.store) == ()
    with desk.store.reading() as cursor:
        assert cursor.execute("SELECT COUNT(*) FROM submissions WHERE door = 'phone'").fetchone() == (6,)


def test_without_the_room_s_word_nothing_can_be_saved(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk, joins_round=False)
    go(desk, code, Step.END)
    app = opened(visit, code)
    assert "their answers stay in this room" in words(app)
    assert buttons(app) == ["It was not the end: go back", "Yes, delete it"]
    app.button(key="room-undo-end").click().run()
    assert buttons(app)[0] == "Rehearse first, with made-up people"


def test_a_room_that_nobody_leads_tells_who_began_and_who_sent(visit: Visit, desk: _shared.Desk) -> None:
    code = prepared(desk, self_paced=True, seats_expected=9)
    answer(desk, code, GIVEN)
    for seat in ("s0", "s1"):
        vote(desk, code, seat, key=SENT)
    app = opened(visit, code)
    assert "**Begun: 6. Sent: 2.** Expected: 9." in words(app)
    assert buttons(app) == [END, DOORS[0]]
    assert len(app.expander) == 0
    facilitator.end(desk, code, person=AT_THIS_MACHINE)
    assert buttons(opened(visit, code))[0] == "SAVE THE ANSWERS INTO AYTON, 2026"


def test_an_unknown_code_leads_back_to_all_rooms(visit: Visit) -> None:
    assert "There is no room with this code." in words(opened(visit, "AAAA-2222"))


def test_rooms_are_listed_with_their_state(visit: Visit, desk: _shared.Desk) -> None:
    prepared(desk, title="One _ended_")
    code = rooms.codes(desk.store)[0]
    go(desk, code, Step.END)
    rehearsed = prepared(desk, title="Tried")
    rehearsing.rehearse(desk, rehearsed, person=AT_THIS_MACHINE)
    app = visit("facilitate.py", sample=False)
    assert "Ayton, 2026, ended. Deleted on 24 December 2099." in words(app)
    assert "Ayton, 2026, rehearsal." in words(app)
    assert "**One \\_ended\\_**" in "".join(one.value for one in app.markdown)


def test_what_a_click_did_is_told_for_ten_seconds_or_until_the_next_one(
    visit: Visit, desk: _shared.Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr("pages._parts.room_told.time", lambda: clock[0])
    code = prepared(desk)
    app = opened(visit, code)
    go(desk, code, Step.OPEN)
    app.button(key="step-open").click().run()
    clock[0] += 9
    app.run()
    assert "Somebody else moved this room on." in words(app)
    clock[0] += 1
    app.run()
    assert "Somebody else" not in words(app)
    rooms.undo(desk.store, code)
    app.button(key="step-close").click().run()
    assert "Nothing was changed." in words(app)
    app.button(key="step-open").click().run()
    assert "Nothing was changed." not in words(app)
