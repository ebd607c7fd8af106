"""The evidence library as an official browses it: rows in plain labels, with every source at hand."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from coprod.desk.countries import country
from coprod.desk.opening import Desk
from coprod.language import N_, Speaker
from coprod.measures.matrix import HELICES
from coprod.store import pilots as library

THEMES = {
    "climate_energy": N_("Climate and energy"),
    "digital_service": N_("Digital services"),
    "employment": N_("Employment"),
    "environment_air": N_("Environment and air"),
    "governance_policy": N_("Governance and policy"),
    "health": N_("Health"),
    "housing_living": N_("Housing and living"),
    "justice": N_("Justice"),
    "mobility": N_("Mobility"),
    "neighbourhood_engagement": N_("Neighbourhood life"),
    "not_documented": N_("Not documented"),
    "participation_budget": N_("Participatory budgets"),
    "public_space_green": N_("Public space and green"),
    "social_care": N_("Social care"),
    "urban_commons": N_("Urban commons"),
    "waste": N_("Waste"),
}
PAGES = ("source_url", "other_source_urls", "context_urls")
LISTED = "city_listed_only"
STAGES = ("co_commissioning", "co_design", "co_delivery", "co_assessment")


@dataclass(frozen=True)
class PilotRow:
    """One pilot in plain labels.

    ``cells`` is (stage, its title, how many stakeholders are documented in it); ``groups`` are the stakeholders that
    are documented at any stage, each counted once. ``sectors`` is (sector, its title) of those who are named, in a
    fixed order; ``sources`` is (site, address) of every page that something of it is from, the main one first. ``size``
    is a band of ``coprod.desk.contexts``; ``started`` is as the source gives it, from 2013 to 2013-02-23, empty where
    unknown. ``at`` is longitude and latitude in degrees, ``at_note`` says where that is no city's centre.
    """

    pilot_id: str
    name: str
    city: str
    country_code: str
    country: str
    description: str
    theme: str
    theme_title: str
    status: str
    status_title: str
    last_seen: str
    tier: str
    tier_title: str
    cells: tuple[tuple[str, str, int], ...]
    groups: int
    sectors: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    conflict_note: str
    size: str
    started: str
    at: tuple[float, float] | None
    at_note: str

    @property
    def stages(self) -> tuple[str, ...]:
        """The ids of the stages with at least one documented cell."""
        return tuple(stage for stage, _, cells in self.cells if cells)

    @property
    def documented(self) -> int:
        """How many entries on who took part there are; a group that is documented at two stages has two."""
        return sum(cells for _, _, cells in self.cells)

    @property
    def listed_only(self) -> bool:
        """Whether its programme names it and no page tells what was done."""
        return self.status == LISTED


def rows(desk: Desk, say: Speaker) -> tuple[PilotRow, ...]:
    """Return every pilot, by country, city and name."""
    titles = library.codes(desk.store)
    cells = {
        (pilot, stage): int(count)
        for pilot, stage, count in library.cells_per_stage(desk.store).itertuples(index=False, name=None)
    }
    groups, sectors = library.groups_documented(desk.store), library.sectors(desk.store)
    found = [
        PilotRow(
            pilot_id=one["pilot_id"],
            name=one["pilot_name"],
            city=one["city"],
            country_code=one["country_iso2"],
            country=country(one["country_iso2"], say),
            description=one["description"],
            theme=one["theme"],
            theme_title=say(THEMES[one["theme"]]),
            status=one["status"],
            status_title=titles["status", one["status"]],
            last_seen=one["status_last_seen"],
            tier=one["evidence_tier"],
            tier_title=titles["evidence_tier", one["evidence_tier"]],
            cells=tuple((stage, titles["stage", stage], cells.get((one["pilot_id"], stage), 0)) for stage in STAGES),
            groups=groups.get(one["pilot_id"], 0),
            sectors=tuple(
                (sector, titles["helix", sector])
                for sector in HELICES
                if sector in sectors.get(one["pilot_id"], frozenset())
            ),
            sources=tuple(
                (str(urlsplit(url).hostname).removeprefix("www."), url)
                for url in dict.fromkeys("|".join(one[pages] for pages in PAGES).split("|"))
                if url
            ),
            conflict_note=one["conflict_note"],
            size=one["population_band"],
            started=one["start_date"],
            at=(float(one["lon"]), float(one["lat"])) if one["lon"] and one["lat"] else None,
            at_note=one["geo_note"],
        )
        for one in library.pilots(desk.store).to_dict(orient="records")
    ]
    return tuple(sorted(found, key=lambda row: (row.country, row.city, row.name)))
