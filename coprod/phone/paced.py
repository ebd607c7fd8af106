"""The self-paced door, ``/q``: a page per stage, saved as you go, sent at the end. Plain forms, no script."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from coprod.desk import ballots, paced
from coprod.desk.ballots import Seat, Sent
from coprod.desk.opening import Desk
from coprod.language import Speaker
from coprod.phone.paper import Paper

LARGEST, FIELDS = 16_384, 160
"""How much a page's form may hold: sixty questions of two parts, and what comes along."""


class Pages:
    """Draws a page for a seat, and takes what it sends."""

    def __init__(self, desk: Callable[[], Desk], paper: Paper) -> None:
        """Wait for the desk."""
        self._desk = desk
        self._paper = paper

    def show(
        self, request: Request, seat: Seat, *, say: Speaker, at: int | None = None, notice: str = "", status: int = 200
    ) -> Response:
        """Show the page that the address asks for, else the first that is not answered whole."""
        number = number_of(request.query_params.get("page", "")) if at is None else at
        sheet = paced.sheet(self._desk(), say, seat, number, notice=notice)
        return self._paper.page("sheet", say=say, sheet=sheet, status=status)

    def take(self, request: Request, seat: Seat, sent: Mapping[str, str], *, say: Speaker) -> Response:
        """Keep a page and lead on to the next; what was not kept is said on the same page."""
        number = number_of(sent.get("page", "")) or 0
        outcome = paced.keep(self._desk(), seat, number, sent)
        if outcome is Sent.RECORDED:
            where = f"/q/{seat.held.room.code}?page={number + 1}"
            return RedirectResponse(where, 303, headers={"Cache-Control": "no-store"})
        status = 403 if outcome is Sent.FORGED else 409
        return self.show(request, seat, say=say, at=number, notice=ballots.in_words(outcome, say), status=status)


def number_of(text: str) -> int | None:
    """Return the number of a page, None for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None
