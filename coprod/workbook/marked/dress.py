"""How the sheet What to fix is dressed: like the template, with our colours for what happens."""

from coprod.workbook.cells import Look
from coprod.workbook.findings import Severity
from coprod.workbook.look import DRESS, LINE, TYPEFACE, Dress
from coprod.workbook.marked.styles import Styles, boxed, solid
from coprod.workbook.marked.which import COLOURS

TEXT_FORMAT = 49
LINK = "0B5394"
ALIGNED = '<alignment horizontal="left" vertical="{0}" wrapText="1" indent="1"/>'


def worn_by(styles: Styles) -> dict[str, int]:
    """Return the styles of the sheet by what they are for, added to those of the file."""
    item, bold, linked = DRESS[Look.ITEM], Dress(bold=True, border=LINE), Dress(ink=LINK, border=LINE)
    worn = {
        "title": _style(styles, DRESS[Look.TITLE]),
        "text": _style(styles, DRESS[Look.TEXT]),
        "head": _style(styles, DRESS[Look.HEAD]),
        "item": _style(styles, item),
        "kind": _style(styles, bold),
        "link": _style(styles, linked, underlined=True),
        "typed": _style(styles, item, typed=True),
        "long": _style(styles, item, typed=True, upright="top"),
    }
    return worn | {kind: _style(styles, bold, fill=COLOURS[kind]) for kind in Severity}


def _style(
    styles: Styles,
    dress: Dress,
    *,
    upright: str = "center",
    underlined: bool = False,
    typed: bool = False,
    fill: str = "",
) -> int:
    font = styles.add(
        "fonts",
        f"<font>{'<b/>' if dress.bold else ''}{'<u/>' if underlined else ''}"
        f'<sz val="{dress.size}"/><color rgb="FF{dress.ink}"/><name val="{TYPEFACE}"/><family val="2"/></font>',
    )
    colour = fill or dress.fill
    ground = styles.add("fills", solid(colour)) if colour else 0
    border = styles.add("borders", boxed(dress.border, "thin")) if dress.border else 0
    own = f' numFmtId="{TEXT_FORMAT}" applyNumberFormat="1" quotePrefix="1"' if typed else ' numFmtId="0"'
    return styles.add(
        "cellXfs",
        f'<xf{own} fontId="{font}" fillId="{ground}" borderId="{border}" xfId="0" applyFont="1" applyFill="1"'
        f' applyBorder="1" applyAlignment="1">{ALIGNED.format(upright)}</xf>',
    )
