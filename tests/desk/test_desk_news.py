"""What changed since a day: cities and what arrived, never how many people, never a group of fewer than five."""

from datetime import UTC, date, datetime

from people_made import hand_in

from coprod.access.roles import AT_THIS_MACHINE
from coprod.desk.commentary import about, write
from coprod.desk.keeping import load_sample, remove_sample
from coprod.desk.news import News, news
from coprod.desk.opening import Desk
from coprod.language import speaker

say = speaker("en")
SAVED = date(2026, 5, 2)  # when people_made saves
NOBODY = date(2999, 1, 1)


def test_nothing_is_told_when_nothing_happened(sampled: Desk) -> None:
    assert news(sampled, say, NOBODY) == News(NOBODY, (), ())


def test_new_answers_are_told_by_city_round_and_kind(empty: Desk) -> None:
    hand_in(empty, people=5)
    hand_in(empty, people=6, city="Beeton", round="2027")
    hand_in(empty, city="Beeton", unit="Parks", comparable=True, approver="A. Prover")
    assert news(empty, say, SAVED).cities == (
        ("Ayton", "individual answers, 2026"),
        ("Beeton", "individual answers, 2027; organisational return, Parks, 2026"),
    )
    assert news(empty, say, date(2026, 5, 3)).cities == ()


def test_a_group_of_fewer_than_five_is_left_out_until_it_may_be_shown(empty: Desk) -> None:
    hand_in(empty, people=4)
    assert news(empty, say, SAVED).cities == ()
    hand_in(empty, people=5)  # the first four are the same files
    assert news(empty, say, SAVED).cities == (("Ayton", "individual answers, 2026"),)


def test_one_more_and_forty_more_people_read_the_same(empty: Desk) -> None:
    hand_in(empty, people=6)
    one_more = news(empty, say, SAVED).cities
    hand_in(empty, people=45)
    assert news(empty, say, SAVED).cities == one_more


def test_sample_and_library_are_told_in_a_sentence_each(empty: Desk) -> None:
    today = datetime.now(UTC).date()
    assert news(empty, say, today).rest == ("The library of pilots was renewed.",)
    load_sample(empty, person=AT_THIS_MACHINE)
    told = news(empty, say, today)
    assert told.cities == ()
    assert told.rest == ("Sample answers of 8 fictional cities were loaded.", "The library of pilots was renewed.")
    remove_sample(empty, person=AT_THIS_MACHINE)
    assert news(empty, say, today).rest == ("The library of pilots was renewed.", "The sample data were removed.")


def test_new_notes_are_counted_and_not_quoted(empty: Desk) -> None:
    of = about("skill-cities", {"skill": ("facilitation",)})
    write(empty, of, role="Head", words="Ask Beeton", person=AT_THIS_MACHINE)
    assert news(empty, say, datetime.now(UTC).date()).rest[-1] == "1 note was written to a figure."


def test_a_store_s_own_words_are_never_shown(empty: Desk) -> None:
    with empty.store.writing("something nobody foresaw"):
        pass
    assert news(empty, say, datetime.now(UTC).date()).rest == ("The library of pilots was renewed.",)
