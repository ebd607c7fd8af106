"""The front door: opens the store, serves the pages, sets the headers and the language of every answer."""

import gc
import os
import re
import secrets
import socket
import sys
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.logger import get_logger

from coprod.access import visits
from coprod.errors import CoprodError, StoreBusy
from coprod.language import best, speaker
from coprod.phone import Desk, phones_first, phones_only

INDEX = (Path(st.__file__).parent / "static" / "index.html").read_bytes()
INLINE = " ".join(  # Streamlit's own inline scripts are allowed one by one, by their hash
    f"'sha256-{b64encode(sha256(script).digest()).decode()}'"
    for script in re.findall(rb"<script>(.*?)</script>", INDEX, re.S)
)
POLICY = (
    f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {INLINE}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
SECURITY = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
NOT_PAGES = {"_stcore", "component", "media", "static"}


def prompt(app: ASGIApp) -> ASGIApp:
    """Send whatever ``app`` writes at once.

    Streamlit listens on a socket of its own, on which asyncio leaves Nagle's algorithm on (Kludex/uvicorn#3149): each
    answer in more than one piece would wait some 40 ms for the reader's acknowledgement.
    """

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        wire = transport.get_extra_info("socket") if transport else None
        if wire is not None and wire.family in (socket.AF_INET, socket.AF_INET6):
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await app(scope, receive, send)

    return serve


def secured(app: ASGIApp) -> ASGIApp:
    """Put the security headers on every answer of ``app``."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        await app(scope, receive, dressed)

    return serve


def opens_a_page(scope: Scope) -> bool:
    """Tell whether a request is for a page itself, not for what belongs to it."""
    return scope["type"] == "http" and scope["method"] == "GET" and not NOT_PAGES & set(scope["path"].split("/"))


def remembered(app: ASGIApp) -> ASGIApp:
    """Keep in the reader's own cookie when they opened a page, so that Home can say what changed since the last visit.

    Scripts cannot read it, other sites do not get it, and it holds two times and nothing else.
    """

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if not opens_a_page(scope):
            return await app(scope, receive, send)

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("set-cookie", cookie(scope, datetime.now(UTC)))
                    headers["cache-control"] = "private, no-cache"
            await send(message)

        return await app(scope, receive, noted)

    return serve


def cookie(scope: Scope, at: datetime) -> str:
    """Return the cookie that says when this reader was here before, and that they are here now."""
    met = visits.read(HTTPConnection(scope).cookies.get(visits.COOKIE, ""))
    parts = [f"{visits.COOKIE}={visits.written(visits.opened(met, at))}", "Path=/", "HttpOnly", "SameSite=Lax"]
    parts.append(f"Max-Age={int(visits.KEPT.total_seconds())}")
    return "; ".join([*parts, *(["Secure"] if scope["scheme"] == "https" else [])])


def translated(app: ASGIApp) -> ASGIApp:
    """Put the reader's language on the <html> of every page; Streamlit says "en" to everyone."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if not opens_a_page(scope):
            return await app(scope, receive, send)
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]  # gzip hides <html>
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        await app({**scope, "headers": plain}, receive, keep)
        start, body = answer[0], b"".join(part.get("body", b"") for part in answer[1:])
        if start["status"] == 200:
            body = body.replace(b'<html lang="en">', f'<html lang="{language(scope)}">'.encode(), 1)
            headers = MutableHeaders(scope=start)
            headers["content-length"] = str(len(body))
            headers.add_vary_header("Accept-Language")
            del headers["etag"], headers["last-modified"]  # they describe Streamlit's file, not what we send
        await send(start)
        return await send({"type": "http.response.body", "body": body})

    return serve


def language(scope: Scope) -> str:
    """Return the language for one request: what ``?lang=`` asks for, else what the browser likes best."""
    header = Headers(scope=scope).get("accept-language", "")
    wishes = [wish.split(";q=") for wish in header.replace(" ", "").split(",")]
    ranked = sorted(wishes, key=lambda wish: wish[1] if len(wish) > 1 else "1", reverse=True)  # weights sort as text
    asked = QueryParams(scope["query_string"]).getlist("lang")
    return best([*asked, *(tag for tag, *_ in ranked)]).replace("_", "-")


def apologise(fault: Exception) -> bool:
    """Tell the reader about a fault in plain words, and the log all of it; both name the same reference."""
    reference = secrets.token_hex(4)
    get_logger("coprod").error("Reference %s", reference, exc_info=fault)
    say = speaker(best([st.query_params.get("lang", ""), st.context.locale or ""]))
    sorry = say("Something went wrong here, and it is our fault. What you saved before is safe. Load the page again.")
    st.error(str(fault) if isinstance(fault, CoprodError) else sorry)  # a CoprodError is worded for readers
    st.caption(say("If it happens again, tell whoever runs this dashboard the reference {number}.", number=reference))
    return True


@asynccontextmanager
async def remembering(_: st.App) -> AsyncIterator[None]:
    """Hold the store open while the server runs; without a store there is no server."""
    from pages._shared import opened  # here, because its caches need the running server

    with ExitStack() as stack:
        try:
            stack.enter_context(opened())
        except CoprodError as refusal:
            print(f"coprod: {refusal}", file=sys.stderr, flush=True)
            os._exit(3 if isinstance(refusal, StoreBusy) else 1)  # raising would print a trace and exit with 3
        sys.setswitchinterval(0.001)  # a vote changes threads some six times, and waited 5 ms at each for the wall's
        gc.collect()
        gc.freeze()  # no collection walks through all that was loaded, which stops everybody for 100 ms now and then
        yield


def here() -> Desk:
    """Return the desk that the running server holds open, for the phones."""
    from pages._shared import desk  # here, because its caches need the running server

    return desk()


doorkeeper = [Middleware(phones_only)] if os.environ.get("COPROD_PHONES_ONLY") == "1" else []
middleware = [
    Middleware(prompt),
    Middleware(secured),
    *doorkeeper,
    Middleware(phones_first, desk=here),
    Middleware(remembered),
    Middleware(translated),
]
app = st.App(
    "pages/_shell.py",
    lifespan=remembering,
    on_script_error=apologise,
    middleware=middleware,
)

if __name__ == "__main__":
    os.environ.setdefault("COPROD_SAMPLE", "1")  # "uv run app.py" opens what "make run" opens
    app.run()
