"""Where phones in the same network reach this machine: ``python -m coprod.cli.network`` prints it for make workshop."""

import socket
import sys
from collections.abc import Iterator

from coprod.cli.voice import DONE, REFUSED, inform

FAR = ("192.0.2.1", "192.168.255.254", "10.255.255.254", "172.31.255.254")
"""Addresses whose way out is asked for: one far away, and one in each of the ranges that home networks use."""
NONE = (
    "This machine is in no network. Join the Wi-Fi of the room or open a hotspot of your own, then try again; "
    "or say where phones reach it: make workshop ADDRESS=192.168.1.5"
)


def main() -> int:
    """Print the address; say what to do when there is none."""
    found = next(candidates(), "")
    if found:
        print(found)
        return DONE
    inform(NONE)
    return REFUSED


def candidates() -> Iterator[str]:
    """Yield this machine's addresses, the likeliest first. Nothing is sent: only the way out is looked up."""
    for far in FAR:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((far, 9))
                found = str(probe.getsockname()[0])
            except OSError:
                continue
        if _reachable(found):
            yield found
    try:
        named = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    yield from (str(place[0]) for *_, place in named if _reachable(str(place[0])))


def _reachable(address: str) -> bool:
    return not address.startswith(("127.", "0.")) and address != ""


if __name__ == "__main__":
    sys.exit(main())
