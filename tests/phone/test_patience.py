"""Twenty wrong codes a minute from one place, and then it waits; no address is kept."""

from coprod.phone.patience import MOST, TRIES, Patience


def test_the_twentieth_wrong_code_is_the_last_and_a_minute_later_it_goes_on() -> None:
    now = [0.0]
    patience = Patience(lambda: now[0])
    for _ in range(TRIES - 1):
        patience.wrong("192.0.2.1")
    assert not patience.lost("192.0.2.1")
    patience.wrong("192.0.2.1")
    assert (patience.lost("192.0.2.1"), patience.lost("192.0.2.2")) == (True, False)
    now[0] = 60.0
    assert not patience.lost("192.0.2.1")


def test_addresses_are_not_kept_and_what_is_kept_is_bounded() -> None:
    patience = Patience(lambda: 0.0)
    for number in range(MOST + 5):
        patience.wrong(f"place {number}")
    held = vars(patience)["_wrong"]
    assert len(held) == MOST
    assert not any(b"place" in key for key in held)
