"""The door on the wall: the QR code, the code to type, and the address to type it at."""

from base64 import b64encode
from html import escape

from coprod.charts.qr import qr
from coprod.desk.wall import Wall
from pages._shared import say


def wall_door(now: Wall, door: str) -> str:
    """Return the markup of the way in; only a sentence where the room takes nobody in any more."""
    tell = say()
    if not now.takes_seats:
        return f'<div class="door quiet">{escape(tell("This room takes nobody in any more."))}</div>'
    page = f"{door}/{now.code}"
    drawn = b64encode(qr(page).encode()).decode()
    named = escape(tell("QR code of {address}", address=page), quote=True)
    return (
        f'<div class="door"><img src="data:image/svg+xml;base64,{drawn}" alt="{named}">'
        f'<div class="code">{escape(now.code)}</div><div class="address">{escape(door.partition("//")[2])}</div></div>'
    )
