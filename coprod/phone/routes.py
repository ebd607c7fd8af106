"""The addresses that phones call: read the request, ask the desk, draw a page."""

from collections.abc import Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from coprod.desk import ballots
from coprod.desk.ballots import Seat, Sent
from coprod.desk.opening import Desk
from coprod.desk.slips import promise
from coprod.errors import SessionClosed, StoreError
from coprod.language import N_, Speaker, best, speaker
from coprod.phone.forms import Refused, read_form
from coprod.phone.paced import FIELDS, LARGEST, Pages
from coprod.phone.paper import Paper
from coprod.phone.patience import Patience
from coprod.phone.threshold import is_open

COOKIE = "seat"
SCRIPT = "script"
"""The field that the script adds to a form: its phone will not send it again on a reload, so needs no second trip."""
DAY = 24 * 60 * 60
MONTH = 31 * DAY
REFUSED: Mapping[int, str] = {
    403: N_("This form came from another site, so nothing was recorded. Open the address on the wall."),
    413: N_("This form is too large, so nothing was recorded. Open the address on the wall."),
    415: N_("This form could not be read, so nothing was recorded. Open the address on the wall."),
}


def phones_first(app: ASGIApp, desk: Callable[[], Desk]) -> ASGIApp:
    """Answer phones before anything of ``app`` is asked, and leave the rest to it.

    What ``app`` lays around its pages (sessions, checks of its files, compression) is not for phones, and would take
    a third of the time that they have to wait for each other.
    """
    doors = ExceptionMiddleware(Router(phones(desk), default=app))

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        await (doors if is_open(scope) else app)(scope, receive, send)

    return serve


def phones(desk: Callable[[], Desk]) -> list[Route]:
    """Return the phone's routes, over the desk that ``desk()`` gives once the app is up."""
    answering = Phones(desk)
    small = [Middleware(GZipMiddleware, minimum_size=500)]
    return [
        Route("/v", answering.door, methods=["GET"], middleware=small),
        Route("/v/{code}", answering.show, methods=["GET"], middleware=small),
        Route("/v/{code}", answering.send, methods=["POST"], middleware=small),
        Route("/v/{code}/tick", answering.tick, methods=["GET"]),
        Route("/q", answering.door, methods=["GET"], middleware=small),
        Route("/q/{code}", answering.show, methods=["GET"], middleware=small),
        Route("/q/{code}", answering.send, methods=["POST"], middleware=small),
    ]


class Phones:
    """The handlers, with what they share: the desk, the paper, and their patience with wrong codes."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        """Wait for the desk."""
        self._desk = desk
        self._paper = Paper()
        self._pages = Pages(desk, self._paper)
        self._patience = Patience()

    async def door(self, request: Request) -> Response:
        """Let somebody type the code, and send them to its room."""
        typed = request.query_params.get("code", "")
        code = ballots.read_code(typed)
        if code:
            return RedirectResponse(f"/v/{code}", 303, headers={"Cache-Control": "no-store"})
        say = reader(request)
        return self._paper.page("door", say=say, typed=typed, why=say(ballots.NO_CODE) if typed else "")

    async def show(self, request: Request) -> Response:
        """Show the question on the wall to a seat; whoever has none takes one, by scanning or by choosing a role."""
        return await run_in_threadpool(self._show, request)

    async def send(self, request: Request) -> Response:
        """Take a seat, or an answer; what was recorded is said on the page that follows."""
        try:
            of_pages = request.url.path.startswith("/q/")
            sent = await (read_form(request, largest=LARGEST, fields=FIELDS) if of_pages else read_form(request))
        except Refused as refused:
            return self._sorry(reader(request), REFUSED[refused.status], refused.status)
        return await run_in_threadpool(self._take, request, sent)

    async def tick(self, request: Request) -> Response:
        """Tell whether the room has moved on, in a few signs; phones with a script ask this every two seconds."""
        try:
            mark = ballots.tick(self._desk(), ballots.read_code(request.path_params["code"]))  # remembered: no thread
        except SessionClosed:
            return PlainTextResponse("", 404, headers={"Cache-Control": "no-store"})
        return PlainTextResponse(mark, headers={"Cache-Control": "no-store"})

    def _show(self, request: Request) -> Response:
        say, code = reader(request), ballots.read_code(request.path_params["code"])
        place = request.client.host if request.client else ""
        if self._patience.lost(place) and COOKIE not in request.cookies:
            return self._sorry(say, N_("Too many wrong codes came from here. Wait a minute and try again."), 429)
        token = request.cookies.get(COOKIE) or ballots.new_token()
        try:
            seat = ballots.seat(self._desk(), code, token)
            seated = ballots.is_seated(self._desk(), seat)
            if wrong_door(request, seat):
                return back(seat)
            if not seated and not seat.held.room.roles and not prefetched(request):
                ballots.join(self._desk(), seat)
                seated = True
        except SessionClosed as why:
            self._patience.wrong(place)
            return self._sorry(say, str(why), 404)
        if seated and seat.held.room.self_paced:
            answer = self._pages.show(request, seat, say=say)
        else:
            answer = self._slip(seat, seated=seated, say=say)
        return keep_seat(request, answer, seat)

    def _take(self, request: Request, sent: Mapping[str, str]) -> Response:
        say, code = reader(request), ballots.read_code(request.path_params["code"])
        token = request.cookies.get(COOKIE, "")
        try:
            seat = ballots.seat(self._desk(), code, token)
            if "join" in sent and token:
                ballots.join(self._desk(), seat, role=sent.get("role", ""))
                return back(seat)
            if not token or not ballots.is_seated(self._desk(), seat):
                return self._sorry(say, N_("This phone has no seat here yet. Open the address on the wall again."), 403)
            if seat.held.room.self_paced:
                return self._pages.take(request, seat, sent, say=say)
            outcome = ballots.cast(self._desk(), seat, sent)
        except SessionClosed as why:
            return self._sorry(say, str(why), 404)
        except StoreError as why:
            return self._sorry(say, str(why), 503)
        if outcome is Sent.RECORDED:
            return self._slip(seat, seated=True, say=say) if SCRIPT in sent else back(seat)
        status = 403 if outcome is Sent.FORGED else 409
        return self._slip(seat, seated=True, say=say, notice=ballots.in_words(outcome, say), status=status)

    def _slip(self, seat: Seat, *, seated: bool, say: Speaker, notice: str = "", status: int = 200) -> Response:
        if not seated:
            room = seat.held.room
            return self._paper.page("join", say=say, room=room, promise=promise(room, say), status=status)
        shown = ballots.slip(self._desk(), say, seat, notice=notice)
        return self._paper.page("slip", say=say, slip=shown, mark=ballots.mark(seat.held), status=status)

    def _sorry(self, say: Speaker, why: str, status: int) -> Response:
        return self._paper.page("sorry", say=say, why=say(why), status=status)


def reader(request: Request) -> Speaker:
    """Return the language a phone asks for: the link's, else the browser's wish, else English."""
    header = request.headers.get("accept-language", "")
    wishes = [wish.partition(";")[0].strip() for wish in header.split(",")]
    return speaker(best([wish for wish in (request.query_params.get("lang", ""), *wishes) if wish]))


def prefetched(request: Request) -> bool:
    """Whether a browser loads the page on the chance that somebody opens it, which takes no seat."""
    return "prefetch" in request.headers.get("sec-purpose", request.headers.get("purpose", ""))


def door_of(seat: Seat) -> str:
    """Return the address of a room: ``/q`` where nobody leads, else ``/v``."""
    return f"/{'q' if seat.held.room.self_paced else 'v'}/{seat.held.room.code}"


def wrong_door(request: Request, seat: Seat) -> bool:
    """Whether somebody came to a room by the other one of the two doors."""
    return not request.url.path.startswith(door_of(seat)[:3])


def back(seat: Seat) -> Response:
    """Lead to the room, so that a reload sends nothing again."""
    return RedirectResponse(door_of(seat), 303, headers={"Cache-Control": "no-store"})


def keep_seat(request: Request, answer: Response, seat: Seat) -> Response:
    """Give a phone its seat, for a day or, where nobody leads, a month: out of reach of scripts, for this room only."""
    if COOKIE not in request.cookies:
        secure = request.url.scheme == "https"
        age = MONTH if seat.held.room.self_paced else DAY
        answer.set_cookie(
            COOKIE, seat.token, max_age=age, path=door_of(seat), httponly=True, samesite="lax", secure=secure
        )
    return answer
