"""An address as a QR code, drawn here: no service, no picture from elsewhere."""

from functools import lru_cache
from io import BytesIO

import segno

from coprod.charts import theme


@lru_cache(maxsize=32)
def qr(address: str) -> str:
    """Return the code as SVG text, dark on white with its quiet zone, sized by whoever shows it.

    Drawn once per address: it takes 25 ms, and a wall shows it every second.
    """
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out,
        kind="svg",
        dark=theme.INK,
        light=theme.PAPER,
        border=4,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
    )
    return out.getvalue().decode()
