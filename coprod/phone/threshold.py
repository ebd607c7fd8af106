"""Who comes from another machine gets the phones' pages and nothing else, while a workshop opens this one to a room."""

from ipaddress import ip_address

from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

OPEN = frozenset({"v", "q"})


def phones_only(app: ASGIApp) -> ASGIApp:
    """Serve all of ``app`` to this machine, ``/v`` and ``/q`` to the others, who are led there from anywhere else.

    The dashboard has no login: whoever reaches it could reveal a room, or take a backup with every answer. A proxy on
    this machine makes everybody look like this machine, so it must pass on the phones' pages only.
    """

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or _is_here(scope) or is_open(scope):
            return await app(scope, receive, send)
        if scope["type"] == "websocket":
            await receive()
            return await send({"type": "websocket.close", "code": 1008})
        look = scope["method"] in ("GET", "HEAD")
        return await (RedirectResponse("/v", 303) if look else Response(status_code=403))(scope, receive, send)

    return serve


def is_open(scope: Scope) -> bool:
    """Whether a request is for a page of the phones."""
    return scope["type"] == "http" and scope["path"].split("/")[1] in OPEN


def _is_here(scope: Scope) -> bool:
    try:
        address = ip_address((scope.get("client") or ("",))[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)
