"""The address that make workshop prints: found without sending anything, or a sentence that says what to do."""

import socket

import pytest

from coprod.cli import network


class Way:
    """A socket whose way out is known, or that has none."""

    def __init__(self, ways: dict[str, str]) -> None:
        self._ways, self._far = ways, ""

    def __enter__(self) -> "Way":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def connect(self, place: tuple[str, int]) -> None:
        if place[0] not in self._ways:
            raise OSError("Network is unreachable")
        self._far = place[0]

    def getsockname(self) -> tuple[str, int]:
        return self._ways[self._far], 50_000


def given(monkeypatch: pytest.MonkeyPatch, ways: dict[str, str], *named: str) -> None:
    monkeypatch.setattr(network.socket, "socket", lambda *_: Way(ways))
    found = [(socket.AF_INET, socket.SOCK_DGRAM, 0, "", (one, 0)) for one in named]
    monkeypatch.setattr(network.socket, "getaddrinfo", lambda *_: found)


@pytest.mark.parametrize(
    ("ways", "named", "address"),
    [
        ({"192.0.2.1": "192.168.1.5"}, (), "192.168.1.5"),
        ({"10.255.255.254": "10.42.0.1"}, ("127.0.1.1",), "10.42.0.1"),  # a hotspot of its own, no way beyond
        ({}, ("127.0.1.1", "172.20.0.9"), "172.20.0.9"),
        ({"192.0.2.1": "127.0.0.1"}, ("172.20.0.9",), "172.20.0.9"),
    ],
)
def test_the_address_of_the_network_that_phones_are_in(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ways: dict[str, str],
    named: tuple[str, ...],
    address: str,
) -> None:
    given(monkeypatch, ways, *named)
    assert (network.main(), capsys.readouterr().out) == (0, f"{address}\n")


def test_without_a_network_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, {}, "127.0.1.1")
    assert network.main() == 1
    said = capsys.readouterr()
    assert (said.out, "make workshop ADDRESS=192.168.1.5" in said.err) == ("", True)
