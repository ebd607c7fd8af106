"""Read a form from a phone: small, of this site, plainly encoded; anything else is refused before it is read."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

LARGEST, FIELDS = 4_096, 16
"""How much the form of one question may hold: bytes and fields."""


class Refused(Exception):
    """A form that is not read; ``status`` is the answer's."""

    def __init__(self, status: int) -> None:
        """Keep the status of the answer."""
        super().__init__(status)
        self.status = status


async def read_form(request: Request, *, largest: int = LARGEST, fields: int = FIELDS) -> Mapping[str, str]:
    """Return the fields of a form; Refused for another site's (403), too large (413) or oddly encoded ones (415)."""
    if not of_this_site(request):
        raise Refused(403)
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise Refused(415)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > largest:
            raise Refused(413)
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=fields))
    except ValueError as odd:
        raise Refused(415) from odd


def of_this_site(request: Request) -> bool:
    """Whether a form was sent from a page of ours, as far as the browser says."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or (origin != "null" and urlsplit(origin).netloc == request.headers.get("host"))
