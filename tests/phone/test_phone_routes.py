"""The phone's door, request by request: what is recorded, what is refused and with which words."""

import gzip
import re
from collections.abc import Callable

import httpx
import pytest

from coprod.store import rooms, seats
from coprod.store.box import BallotBox
from coprod.workshop.ballot import Vote
from coprod.workshop.course import Step
from tests.phone.conftest import CODE, SITE, Form, Hall

RECORDED = "Your answer is recorded."


def words(page: httpx.Response) -> str:
    """What a reader sees, without tags."""
    body = re.sub(r"<(style|script).*?</\1>", "", page.text, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_a_phone_scans_answers_and_is_told_that_it_is_recorded(hall: Hall) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone()
    first = phone.look()
    assert first.status_code == 200
    assert "Finding out what people need" in words(first)
    assert Form(first.text).offers == {
        "importance": ["1", "2", "3", "4", "5", "not_applicable", "dont_know", "refused"],
        "capacity": ["1", "2", "3", "4", "5", "not_applicable", "dont_know", "refused"],
    }
    after = phone.answer(importance="5", capacity="dont_know")
    assert (after.status_code, RECORDED in words(after)) == (200, True)
    assert hall.votes() == [("need_insight.both", 1, 5, None, None, "dont_know")]
    assert Form(after.text).sends["importance"] == "5"


def test_an_answer_can_be_changed_while_the_question_is_open_and_the_latest_counts(hall: Hall) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone()
    phone.look()
    phone.answer(importance="5", capacity="1")
    phone.answer(importance="4", capacity="2")
    assert [row[2] for row in hall.votes()] == [5, 4]
    hall.go(Step.CLOSE)
    phone.look()
    assert "Wait for the facilitator" in words(phone.page)


def test_without_a_script_the_answer_leads_on_so_that_a_reload_sends_nothing_and_with_one_it_is_one_trip(
    hall: Hall,
) -> None:
    hall.go(Step.OPEN)
    plain, scripted = hall.phone(), hall.phone()
    for phone in (plain, scripted):
        phone.look()
    assert [one.status_code for one in plain.answer(importance="5", capacity="1").history] == [303]
    after = scripted.answer(importance="4", capacity="2", script="1")
    assert (after.status_code, after.history, RECORDED in words(after)) == (200, [], True)
    again = scripted.answer(importance="3", capacity="2", script="1")  # with the form that just came
    assert (again.status_code, RECORDED in words(again)) == (200, True)
    assert [row[2] for row in hall.votes()] == [5, 4, 3]


def test_a_phone_that_slept_keeps_its_seat_and_another_has_its_own(hall: Hall) -> None:
    phone, other = hall.phone(), hall.phone()
    for _ in range(3):
        phone.look()
    other.look()
    assert seats.taken(hall.desk.store, CODE) == {"": 2}


def test_the_seat_is_out_of_reach_of_scripts_and_sent_to_this_room_only(hall: Hall) -> None:
    cookie = hall.phone().look().headers["set-cookie"]
    assert re.fullmatch(rf"seat=[\w-]{{32}}; HttpOnly; Max-Age=86400; Path=/v/{CODE}; SameSite=lax", cookie)


def test_a_page_loaded_on_the_chance_that_it_is_opened_takes_no_seat(hall: Hall) -> None:
    hall.phone(**{"Sec-Purpose": "prefetch"}).look()
    assert seats.taken(hall.desk.store, CODE) == {}


def test_a_role_is_chosen_on_joining_and_one_that_is_not_offered_counts_as_none(
    make_hall: Callable[..., Hall],
) -> None:
    hall = make_hall(roles=("Clerk", "Planner"))
    for role in ("Clerk", "Mayor"):
        phone = hall.phone()
        assert "Your role, if you like" in words(phone.look())
        phone.answer(join="1", role=role)
    assert seats.taken(hall.desk.store, CODE) == {"": 1, "Clerk": 1}


def test_a_closed_question_takes_no_answer_and_says_so(hall: Hall) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone()
    phone.look()
    hall.go(Step.CLOSE)
    refused = phone.answer(importance="5", capacity="2")
    assert refused.status_code == 409
    assert "This question is closed. Your answer was not recorded." in words(refused)
    assert hall.votes() == []


@pytest.mark.parametrize("step", [Step.CLOSE, Step.END])
def test_an_answer_that_waits_for_its_turn_while_its_question_closes_does_not_count(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, step: Step
) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone()
    phone.look()
    cast = BallotBox.cast

    def late(box: BallotBox, room_id: str, vote: Vote, *, takes: Callable[[], bool]) -> bool:
        hall.go(Step.CLOSE, *([step] if step is Step.END else []))
        return cast(box, room_id, vote, takes=takes)

    monkeypatch.setattr(BallotBox, "cast", late)
    refused = phone.answer(importance="5", capacity="2")
    assert refused.status_code == 409
    assert "This question is closed. Your answer was not recorded." in words(refused)
    assert hall.votes() == []


def test_a_form_for_a_question_that_the_room_has_left_is_refused_and_the_present_one_follows(hall: Hall) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone()
    phone.look()
    hall.go(Step.CLOSE)
    hall.go(Step.GO_TO, to=1)
    hall.go(Step.OPEN)
    refused = phone.answer(importance="5", capacity="2")
    assert (refused.status_code, hall.votes()) == (409, [])
    assert "The room has moved on." in words(refused)
    assert Form(refused.text).sends["question"] == "facilitation.both"


@pytest.mark.parametrize("odd", ["0", "6", "99", "-1", "x", "not_answered"])
def test_an_answer_beside_the_scale_is_refused(hall: Hall, odd: str) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone()
    phone.look()
    refused = phone.answer(importance=odd, capacity="2")
    assert (refused.status_code, hall.votes()) == (409, [])
    assert "That answer is not on the scale." in words(refused)


def test_an_answer_with_a_part_left_out_is_asked_for_again(hall: Hall) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone()
    phone.look()
    assert "Choose an answer to each part" in words(phone.answer(importance="3"))
    assert hall.votes() == []


def test_a_form_made_for_another_seat_is_refused(hall: Hall) -> None:
    hall.go(Step.OPEN)
    phone, other = hall.phone(), hall.phone()
    phone.look()
    stamp = Form(other.look().text).sends["stamp"]
    refused = phone.answer(importance="5", capacity="2", stamp=stamp)
    assert (refused.status_code, hall.votes()) == (403, [])
    assert "not made for your seat" in words(refused)


def test_the_same_form_twice_is_one_answer_and_an_older_form_changes_nothing(hall: Hall) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone()
    sent = Form(phone.look().text).sends | {"importance": "5", "capacity": "2"}
    for _ in range(2):
        assert RECORDED in words(phone.client.post(f"/v/{CODE}", data=sent))
    phone.look()
    phone.answer(importance="1", capacity="1")
    again = phone.client.post(f"/v/{CODE}", data=sent)
    assert (again.status_code, "older than your last answer" in words(again)) == (409, True)
    assert [row[2] for row in hall.votes()] == [5, 1]


def test_a_phone_without_a_seat_cannot_answer(hall: Hall) -> None:
    hall.go(Step.OPEN)
    form = Form(hall.phone().look().text).sends
    refused = hall.phone().client.post(f"/v/{CODE}", data=form | {"importance": "5", "capacity": "2"})
    assert (refused.status_code, hall.votes()) == (403, [])


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.test"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(hall: Hall, headers: dict[str, str]) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone(**headers)
    phone.look()
    refused = phone.answer(importance="5", capacity="2")
    assert (refused.status_code, hall.votes()) == (403, [])
    assert "This form came from another site" in words(refused)


def test_a_form_of_this_site_is_taken(hall: Hall) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone(Origin=SITE)
    phone.look()
    phone.answer(importance="5", capacity="2")
    assert len(hall.votes()) == 1


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"a=" + b"x" * 5000, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 415),
        (b"\xff=\xff", "application/x-www-form-urlencoded", 415),
        (b"&".join(b"a%d=1" % n for n in range(40)), "application/x-www-form-urlencoded", 415),
    ],
    ids=["large", "json", "no text", "many fields"],
)
def test_a_form_that_cannot_be_meant_is_refused_before_it_is_read(
    hall: Hall, body: bytes, kind: str, status: int
) -> None:
    phone = hall.phone()
    phone.look()
    refused = phone.client.post(f"/v/{CODE}", content=body, headers={"Content-Type": kind})
    assert (refused.status_code, "nothing was recorded" in words(refused)) == (status, True)


def test_an_unknown_code_is_told_in_words_and_too_many_of_them_are_made_to_wait(hall: Hall) -> None:
    seated = hall.phone()
    seated.look()
    stranger = hall.phone()
    tried = [stranger.look("/v/AAAA-2222").status_code for _ in range(22)]
    assert tried == [404] * 20 + [429] * 2
    assert hall.phone().look().status_code == 429  # the right code too: a guesser learns nothing
    assert seated.look().status_code == 200  # who has a seat keeps it


def test_a_closed_door_lets_nobody_new_in_and_keeps_who_is_there(hall: Hall) -> None:
    inside = hall.phone()
    inside.look()
    rooms.set_door(hall.desk.store, CODE, takes_seats=False)
    outside = hall.phone().look()
    assert (outside.status_code, "takes nobody in any more" in words(outside)) == (404, True)
    assert inside.look().status_code == 200


def test_a_code_is_typed_in_any_way_and_leads_to_its_room(hall: Hall) -> None:
    page = hall.phone().look("/v?code=krwm%204793")
    assert (page.status_code, str(page.url)) == (200, f"{SITE}/v/{CODE}")
    assert "That is no code of a room" in words(hall.phone().look("/v?code=nonsense"))


def test_an_ended_room_says_thank_you(hall: Hall) -> None:
    phone = hall.phone()
    phone.look()
    hall.go(Step.END)
    assert "This workshop has ended." in words(phone.look())


def test_what_people_typed_is_never_markup(make_hall: Callable[..., Hall]) -> None:
    page = make_hall(roles=('"><script>x</script>',)).phone().look()
    assert "<b>cars" not in page.text
    assert page.text.count("<script>") == 0
    assert "Bikes &amp; &lt;b&gt;cars&lt;/b&gt;" in page.text


def test_the_whole_first_answer_is_small_and_asks_for_nothing_else(hall: Hall) -> None:
    hall.go(Step.OPEN)
    phone = hall.phone(**{"Accept-Encoding": "gzip"})
    pages = [phone.look(), phone.answer(importance="5", capacity="2")]
    assert sum(len(gzip.compress(page.content)) + 700 for page in pages) < 15_000  # 700 bytes of headers each
    addresses = [found for page in pages for found in re.findall(r'(?:src|href|action)="([^"]+)"', page.text)]
    assert set(addresses) == {"data:,", f"/v/{CODE}"}


def test_the_pages_let_nothing_else_in(hall: Hall) -> None:
    page = hall.phone().look()
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert page.headers["cache-control"] == "no-store"


def test_the_mark_changes_when_phones_should_look_again_and_tells_nothing_else(hall: Hall) -> None:
    marks = [hall.phone().look(f"/v/{CODE}/tick").text]
    for step in (Step.OPEN, Step.CLOSE, Step.ARM, Step.REVEAL, Step.SECOND_ROUND):
        hall.go(step)
        marks.append(hall.phone().look(f"/v/{CODE}/tick").text)
    assert marks == ["0.1.0.0", "0.1.1.0", "0.1.0.0", "0.1.0.0", "0.1.0.0", "0.2.1.0"]
    assert hall.phone().look("/v/AAAA-2222/tick").status_code == 404


def test_no_page_of_a_phone_tells_what_others_answered(hall: Hall) -> None:
    hall.go(Step.OPEN)
    for _ in range(7):
        phone = hall.phone()
        phone.look()
        phone.answer(importance="5", capacity="5")
    hall.go(Step.CLOSE, Step.ARM, Step.REVEAL)
    onlooker = hall.phone()
    for path in (f"/v/{CODE}", f"/v/{CODE}/tick", "/v"):
        assert not re.search(r"\b7\b", words(onlooker.look(path)))
