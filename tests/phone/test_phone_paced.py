"""The self-paced door, request by request: a page per stage, saved as you go, resumed, sent; and what is refused."""

import gzip
import re
from collections.abc import Callable

import httpx
import pytest

from coprod.instrument.model import Instrument
from coprod.store import rooms, seats, votes
from coprod.store.box import BallotBox
from coprod.workshop.ballot import Vote
from coprod.workshop.course import FIRST, Step
from coprod.workshop.room import questions_for
from tests.phone.conftest import CODE, SITE, Form, Hall, Phone
from tests.phone.test_phone_routes import words

Q = f"/q/{CODE}"
NEED, TALK, LEAD = "need_insight", "facilitation", "lead_1"


@pytest.fixture
def paced(make_hall: Callable[..., Hall]) -> Hall:
    return make_hall(self_paced=True)


def save(phone: Phone, **chosen: str) -> httpx.Response:
    """Fill in the page last seen and save it, following where it leads."""
    assert phone.page is not None
    named = {key.replace("__", "."): value for key, value in chosen.items()}
    phone.page = phone.client.post(Q, data={**Form(phone.page.text).sends, **named}, headers=phone.headers)
    return phone.page


def heading(page: httpx.Response) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page.text)
    assert found
    return found[1]


def sent(hall: Hall) -> int:
    return votes.answered(hall.desk.store, rooms.held(hall.desk.store, CODE).id, "sent", FIRST)


def test_a_person_goes_from_page_to_page_leaves_out_what_they_like_and_sends(paced: Hall) -> None:
    phone = paced.phone()
    assert heading(phone.look(Q)) == "Co-commissioning"
    assert "0 of 1 answered" in words(phone.page)
    assert heading(save(phone, need_insight__importance="5", need_insight__capacity="dont_know")) == (
        "Skills for every stage"
    )
    assert "What you answered so far is saved." in words(phone.page)
    save(phone, facilitation__importance="4")
    assert heading(phone.page) == "Governance"
    save(phone)
    assert heading(phone.page) == "Send your answers"
    assert sent(paced) == 0
    save(phone)
    assert "Your answers are sent. You can change them until the room ends." in words(phone.page)
    assert sent(paced) == 1
    assert paced.votes() == [
        ("need_insight.both", 1, 5, None, None, "dont_know"),
        ("facilitation.both", 1, 4, None, None, "not_answered"),
        ("sent", 1, None, None, None, None),
    ]


def test_who_comes_back_goes_on_at_the_first_page_that_is_not_whole(paced: Hall) -> None:
    phone = paced.phone()
    phone.look(Q)
    save(phone, need_insight__importance="5", need_insight__capacity="2")
    save(phone, facilitation__importance="4")
    assert heading(phone.look(Q)) == "Skills for every stage"
    assert Form(phone.page.text).sends["facilitation.importance"] == "4"
    assert "1 of 1 answered" in words(phone.page)
    assert seats.taken(paced.desk.store, CODE) == {"": 1}


def test_a_page_is_asked_for_by_its_number_and_an_odd_one_by_none(paced: Hall) -> None:
    phone = paced.phone()
    asked = [heading(phone.look(f"{Q}?page={page}")) for page in ("1", "3", "4", "99", "0", "x")]
    assert asked == [
        "Co-commissioning",
        "Governance",
        "Send your answers",
        "Send your answers",
        "Co-commissioning",
        "Co-commissioning",
    ]


def test_an_answer_is_changed_also_after_sending_and_what_is_not_new_is_not_written_again(paced: Hall) -> None:
    phone = paced.phone()
    phone.look(f"{Q}?page=4")
    save(phone)
    phone.look(f"{Q}?page=3")
    save(phone, lead_1__agree="5")
    phone.look(f"{Q}?page=3")
    save(phone, lead_1__agree="5")
    phone.look(f"{Q}?page=3")
    save(phone, lead_1__agree="2")
    assert [row[2] for row in paced.votes() if row[0] == "lead_1.agree"] == [5, 2]


def test_the_same_page_twice_is_one_answer_and_an_older_page_changes_nothing(paced: Hall) -> None:
    phone = paced.phone()
    form = Form(phone.look(f"{Q}?page=3").text).sends | {"lead_1.agree": "5"}
    for _ in range(2):
        assert phone.client.post(Q, data=form).status_code == 200
    phone.look(f"{Q}?page=3")
    save(phone, lead_1__agree="1")
    again = phone.client.post(Q, data=form)
    assert (again.status_code, "older than your last answer" in words(again)) == (409, True)
    assert [row[2] for row in paced.votes()] == [5, 1]


def test_a_page_of_another_seat_is_refused(paced: Hall) -> None:
    phone, other = paced.phone(), paced.phone()
    phone.look(f"{Q}?page=3")
    seal = Form(other.look(Q).text).sends["seal"]
    refused = save(phone, lead_1__agree="5", seal=seal)
    assert (refused.status_code, paced.votes()) == (403, [])
    assert "not made for your seat" in words(refused)


@pytest.mark.parametrize("odd", ["0", "6", "x", "not_answered"])
def test_an_answer_beside_the_scale_is_refused_with_all_of_its_page(paced: Hall, odd: str) -> None:
    phone = paced.phone()
    phone.look(Q)
    refused = save(phone, need_insight__importance="5", need_insight__capacity=odd)
    assert (refused.status_code, paced.votes()) == (409, [])
    assert "That answer is not on the scale." in words(refused)
    assert heading(refused) == "Co-commissioning"


def test_answers_that_wait_for_their_turn_while_the_room_ends_do_not_count(
    paced: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = paced.phone()
    phone.look(Q)
    cast = BallotBox.cast

    def late(box: BallotBox, room_id: str, vote: Vote, *, takes: Callable[[], bool]) -> bool:
        paced.go(Step.END)
        return cast(box, room_id, vote, takes=takes)

    monkeypatch.setattr(BallotBox, "cast", late)
    refused = save(phone, need_insight__importance="5", need_insight__capacity="4")
    assert (refused.status_code, paced.votes()) == (409, [])


def test_when_the_room_has_ended_nothing_is_taken_any_more(paced: Hall) -> None:
    phone = paced.phone()
    phone.look(Q)
    paced.go(Step.END)
    refused = save(phone, need_insight__importance="5")
    assert (refused.status_code, paced.votes()) == (409, [])
    assert "This room has ended" in words(phone.look(Q))


def test_without_a_seat_nothing_is_taken_and_a_foreign_site_is_refused(paced: Hall) -> None:
    form = Form(paced.phone().look(Q).text).sends | {"need_insight.importance": "5"}
    assert paced.phone().client.post(Q, data=form).status_code == 403
    phone = paced.phone(Origin="http://evil.test")
    phone.look(Q)
    assert save(phone, need_insight__importance="5").status_code == 403
    assert paced.votes() == []


def test_each_door_leads_to_the_other_one_where_it_belongs(paced: Hall, make_hall: Callable[..., Hall]) -> None:
    assert str(paced.phone().look(f"/v/{CODE}").url) == f"{SITE}{Q}"
    assert str(paced.phone().look("/q?code=krwm4793").url) == f"{SITE}{Q}"
    hall = make_hall()
    assert str(hall.phone().look(Q).url) == f"{SITE}/v/{CODE}"


def test_the_seat_lasts_for_a_month_and_is_sent_to_this_room_only(paced: Hall) -> None:
    cookie = paced.phone().look(Q).headers["set-cookie"]
    assert re.fullmatch(rf"seat=[\w-]{{32}}; HttpOnly; Max-Age=2678400; Path=/q/{CODE}; SameSite=lax", cookie)


def test_a_role_is_chosen_before_the_first_page(make_hall: Callable[..., Hall]) -> None:
    hall = make_hall(self_paced=True, roles=("Clerk",))
    phone = hall.phone()
    assert "Your role, if you like" in words(phone.look(Q))
    assert f'action="{Q}"' in phone.page.text
    save(phone, join="1", role="Clerk")
    assert (heading(phone.page), seats.taken(hall.desk.store, CODE)) == ("Co-commissioning", {"Clerk": 1})


JOINS = "Afterwards the answers may join the round 2026 of Ayton, each as one anonymous person's."
STAYS = "Your answers stay in this room and are deleted on 24 December 2099."


@pytest.mark.parametrize("roles", [(), ("Clerk",)], ids=["no roles", "roles"])
@pytest.mark.parametrize("self_paced", [False, True], ids=["led", "self-paced"])
@pytest.mark.parametrize(("joins", "said", "unsaid"), [(True, JOINS, STAYS), (False, STAYS, JOINS)])
def test_before_anybody_answers_they_read_where_the_answers_go(
    make_hall: Callable[..., Hall], roles: tuple[str, ...], self_paced: bool, joins: bool, said: str, unsaid: str
) -> None:
    hall = make_hall(self_paced=self_paced, roles=roles, joins_round=joins)
    first = words(hall.phone().look(Q if self_paced else f"/v/{CODE}")).replace("&#39;", "'")
    assert said in first
    assert unsaid not in first
    if not (self_paced or roles):
        hall.go(Step.OPEN)
        assert said in words(hall.phone().look()).replace("&#39;", "'")


def test_a_phone_in_a_rehearsal_is_told_so(make_hall: Callable[..., Hall]) -> None:
    hall = make_hall(rehearsal=True)
    phone = hall.phone()
    assert "Rehearsal: whatever is answered now will be wiped." in words(phone.look())
    hall.go(Step.OPEN)
    assert "Rehearsal: whatever is answered now will be wiped." in words(phone.look())


def test_the_whole_questionnaire_fits_the_form_and_no_page_has_a_script(make_hall: Callable[..., Hall]) -> None:
    everything = [skill.id for skill in served_instrument(make_hall).skills][:60]
    hall = make_hall(self_paced=True, questions=questions_for(served_instrument(make_hall), everything, apart=False))
    phone, answered = hall.phone(), 0
    phone.look(Q)
    while "seen" in (form := Form(phone.page.text)).sends and form.offers:
        assert "<script" not in phone.page.text
        assert len(gzip.compress(phone.page.content)) < 15_000
        answered += len(form.offers)
        save(phone, **{name.replace(".", "__"): "3" for name in form.offers})
    assert (phone.page.status_code, answered) == (200, 2 * len(everything))
    assert len(hall.votes()) == len(everything)


def served_instrument(make_hall: Callable[..., Hall]) -> Instrument:
    return make_hall().desk.instrument
