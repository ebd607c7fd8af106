"""The launcher's middleware without server or browser: headers and language by plain ASGI."""

import asyncio
import socket
from typing import Any

import pytest
import uvicorn

import app


@pytest.mark.parametrize(
    ("query", "header", "wishes"),
    [
        (b"", b"fi-FI,fi;q=0.9,en;q=0.8", ["fi-FI", "fi", "en"]),
        (b"", b"en;q=0.5, sv;q=0.9, *;q=0.1", ["sv", "en"]),
        (b"lang=de", b"fi", ["de", "fi"]),
        (b"lang=%3Cscript%3E", b"\xff\xfe;q=zzz", ["<script>"]),
        (b"", b"", []),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_one_liked_best(
    monkeypatch: pytest.MonkeyPatch, query: bytes, header: bytes, wishes: list[str]
) -> None:
    heard: list[str] = []

    def note(wanted: list[str]) -> str:
        heard.extend(wanted)
        return "pt_BR"

    monkeypatch.setattr(app, "best", note)
    scope = {"type": "http", "query_string": query, "headers": [(b"accept-language", header)]}
    assert app.language(scope) == "pt-BR"
    assert heard[: len(wishes)] == wishes


@pytest.mark.parametrize(
    ("path", "body", "sent"),
    [
        ("/pilots", b'<html lang="en">\n<p lang="en">', b'<html lang="fi">\n<p lang="en">'),
        ("/media/report.html", b'<html lang="en">', b'<html lang="en">'),
        ("/city/_stcore/health", b"ok", b"ok"),
    ],
)
def test_only_a_page_is_rewritten(monkeypatch: pytest.MonkeyPatch, path: str, body: bytes, sent: bytes) -> None:
    monkeypatch.setattr(app, "best", lambda wanted: "fi")

    async def streamlit(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"etag", b"x")]})
        await send({"type": "http.response.body", "body": body[:9], "more_body": True})
        await send({"type": "http.response.body", "body": body[9:]})

    answer: list[Any] = []

    async def send(message: Any) -> None:
        answer.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
    asyncio.run(app.secured(app.translated(streamlit))(scope, None, send))
    assert b"".join(part.get("body", b"") for part in answer[1:]) == sent
    headers = dict(answer[0]["headers"])
    assert headers.get(b"content-length", b"%d" % len(sent)) == b"%d" % len(sent)
    assert (b"etag" in headers) == (body == sent)
    assert headers[b"x-content-type-options"] == b"nosniff"


def test_a_websocket_passes_untouched() -> None:
    seen: list[Any] = []

    async def streamlit(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)
        await send({"type": "websocket.accept", "headers": []})

    async def send(message: Any) -> None:
        seen.append(message)

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": []}
    asyncio.run(app.secured(app.translated(streamlit))(scope, None, send))
    assert seen == [scope, {"type": "websocket.accept", "headers": []}]


def test_an_answer_in_pieces_is_sent_at_once() -> None:
    """A real server on a socket as Streamlit makes it, without a protocol, which asyncio therefore leaves alone."""
    told: list[int] = []

    async def page(_: Any, receive: Any, send: Any) -> None:
        wire = receive.__self__.transport.get_extra_info("socket")
        told.append(wire.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        await send({"type": "http.response.start", "status": 204, "headers": [(b"connection", b"close")]})
        await send({"type": "http.response.body"})

    async def ask(served: Any) -> None:
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            server = uvicorn.Server(uvicorn.Config(served, log_level="warning", lifespan="off"))
            serving = asyncio.create_task(server.serve(sockets=[listening]))
            while not server.started:
                await asyncio.sleep(0.01)
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            writer.write(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            await reader.read()
            writer.close()
            server.should_exit = True
            await serving

    asyncio.run(ask(page))
    asyncio.run(ask(app.prompt(page)))
    assert told == [0, 1]
