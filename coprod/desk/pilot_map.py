"""The map of the pilots that match, with every pilot's facts in its download."""

import json
from collections.abc import Mapping
from typing import Any

from coprod.charts import pilot_map
from coprod.charts.figure import Figure
from coprod.charts.pilot_map import Place
from coprod.desk.opening import DATA, Desk
from coprod.desk.pilot_facets import Wanted, matching
from coprod.desk.pilot_order import Order, ordered
from coprod.desk.pilots import PilotRow, rows
from coprod.language import Speaker

OUTLINES = DATA / "outlines" / "europe.json"


def mapped(desk: Desk, say: Speaker, wanted: Wanted, order: Order) -> Figure:
    """Return the map of the pilots that match, at least one; its table and its download hold them in ``order``."""
    found = ordered(matching(rows(desk, say), wanted), order)
    pages = {url for row in found for _, url in row.sources}
    source = " · ".join(
        (
            say("desk coding by one coder, not checked by the cities"),
            say.many("{count} public page", "{count} public pages", len(pages)),
            say("outlines: Natural Earth"),
        )
    )
    return pilot_map.figure([_place(row) for row in found], land=_land(), source=source, say=say)


def _land() -> Mapping[str, Any]:
    land: Mapping[str, Any] = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return land


def _place(row: PilotRow) -> Place:
    facts = {
        "theme": row.theme,
        "size_band": row.size,
        "started": row.started,
        "status": row.status,
        "status_seen": row.last_seen,
        "evidence_tier": row.tier,
        "stages_documented": "|".join(row.stages),
        "sectors_documented": "|".join(sector for sector, _ in row.sectors),
        "description": row.description,
        "sources_disagree": row.conflict_note,
        "source_urls": "|".join(url for _, url in row.sources),
    }
    return Place(row.pilot_id, row.name, row.city, row.country, row.at, row.at_note, facts)
