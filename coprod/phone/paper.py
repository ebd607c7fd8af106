"""What a phone's pages are drawn on: templates with every value escaped, one small style, one small script."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from coprod.language import Speaker

HERE = Path(__file__).parent
STYLE = (HERE / "phone.css").read_text(encoding="utf-8")
SCRIPT = (HERE / "phone.js").read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


POLICY = (
    f"default-src 'none'; style-src 'sha256-{_digest(STYLE)}'; script-src 'sha256-{_digest(SCRIPT)}'; "
    "img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}


class Paper:
    """Draws the pages; made once per app."""

    def __init__(self) -> None:
        """Load the templates."""
        self._pages = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(self, name: str, *, say: Speaker, status: int = 200, **values: object) -> HTMLResponse:
        """Return one page, in the reader's language, with headers that let nothing else in."""
        template = self._pages.get_template(f"{name}.html")
        text = template.render(tell=say, style=STYLE, script=SCRIPT, language=say.language, **values)
        return HTMLResponse(text, status, headers=dict(HEADERS))
