"""An address as a QR code, drawn here: no service, no picture from elsewhere."""

from io import BytesIO

import segno

from coprod.charts import theme


def qr(address: str) -> str:
    """Return the code as SVG text, dark on white with its quiet zone, sized by whoever shows it."""
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
