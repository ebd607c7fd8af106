"""Where a city stands: each aspect with who says it, told by people, read from the library, or made up and labelled."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from coprod.access.roles import AT_THIS_MACHINE, Person, Role
from coprod.desk.context_words import SIZES, TITLES, reasons, source_of, words_for
from coprod.desk.contexts import (
    BANDS,
    NO_THEME,
    UNKNOWN,
    Aspect,
    Context,
    Source,
    context,
    describe,
    every_context,
)
from coprod.desk.countries import FICTIONAL, countries
from coprod.desk.keeping import load_sample, remove_sample
from coprod.desk.opening import Desk
from coprod.desk.pilots import THEMES
from coprod.errors import AccessDenied, StoreError
from coprod.instrument.answers import About, Answers, Mode
from coprod.language import speaker
from coprod.store import contexts
from tests.desk.governed_returns import save
from tests.desk.people_made import hand_in

SAY = speaker("en")
DATA = Path(__file__).parents[2] / "data"


def rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def tell(desk: Desk, city: str = "ghent", person: Person = AT_THIS_MACHINE, **told: object) -> None:
    describe(desk, city, **{"country": "", "size": "", "themes": (), "person": person, **told})


def test_a_city_of_the_library_stands_where_its_pilots_say(empty: Desk) -> None:
    ours = [one for one in rows("pilots/pilots.csv") if one["city"] == "Ghent"]
    found = context(empty, SAY, "ghent")
    assert (found.country, found.size) == ("BE", "250-500k")
    assert found.themes == tuple(sorted({one["theme"] for one in ours} - {NO_THEME}))
    assert {aspect: said.source for aspect, said in found.said.items()} == dict.fromkeys(
        (Aspect.COUNTRY, Aspect.SIZE, Aspect.THEMES), Source.LIBRARY
    )
    assert source_of(Aspect.SIZE, found, SAY) == "(from the evidence library)"


def test_every_code_of_the_library_and_the_sample_is_one_that_we_know(sampled: Desk) -> None:
    for city, found in every_context(sampled, SAY).items():
        assert found.size in ("", *BANDS), city
        assert set(found.themes) <= set(THEMES) - {NO_THEME}, city
        assert all(words_for(aspect, found, SAY) for aspect in Aspect), city
    assert {"XA", "XB", "XC"} == set(FICTIONAL)
    assert (tuple(SIZES), tuple(TITLES)) == (BANDS, tuple(Aspect))


def test_a_country_that_no_list_names_is_called_by_its_code() -> None:
    assert words_for(Aspect.COUNTRY, Context(country="XD"), SAY) == "XD"
    assert words_for(Aspect.COUNTRY, Context(country="XC"), SAY) == "Fictional country C"
    assert words_for(Aspect.COUNTRY, Context(country="BE"), SAY) == "Belgium"


def test_the_sample_stands_in_fictional_countries_and_says_so(sampled: Desk) -> None:
    for row in rows("sample/contexts.csv"):
        found = context(sampled, SAY, f"sample-{row['city'].lower()}")
        assert (found.country, found.size) == (row["country"], row["population_band"])
        assert found.themes == tuple(filter(None, row["themes"].split("|")))
        assert words_for(Aspect.COUNTRY, found, SAY).startswith("Fictional country ")
        known = [aspect for aspect in Aspect if found.known(aspect)]
        assert {source_of(aspect, found, SAY) for aspect in known} == {"(made up with the sample data)"}
    assert not set(countries(sampled, SAY)) & {"XA", "XB", "XC", "ZZ", "EU"}


def test_the_sectors_are_those_that_the_newest_consented_return_names(sampled: Desk) -> None:
    told: dict[str, tuple[str, set[str]]] = {}
    for line in (DATA / "sample" / "submissions.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        about = one["about"]
        if about["mode"] == "organisational" and about.get("comparable") and about.get("approver"):
            day, city = about["filled_on"], f"sample-{about['city'].lower()}"
            took = {
                who["helix"]
                for who in one["stakeholders"]
                if not who.get("parts") or any(part.get("depth") != 0 for part in who["parts"].values())
            }
            if day > told.get(city, ("", set()))[0]:
                told[city] = day, took
    found = {city: one for city, one in every_context(sampled, SAY).items() if city.startswith("sample-")}
    assert len(told) == 7  # all but Fennorack, whose return is not released
    for city, one in found.items():
        day, sectors = told.get(city, ("", set()))
        assert set(one.sectors) == sectors, city
        assert one.said[Aspect.SECTORS].on == date.fromisoformat(day) if sectors else Aspect.SECTORS not in one.said


def returned(desk: Desk, year: int, *who: tuple[str, str, int | None], comparable: bool = True) -> None:
    about = About(
        city="Ayton",
        round=str(year),
        mode=Mode.ORGANISATIONAL,
        filled_on=date(year, 5, 1),
        approver="Director",
        comparable=comparable,
    )
    stakeholders = [
        {"name": name, "helix": helix, "parts": {} if depth is None else {"co_design": {"depth": depth}}}
        for name, helix, depth in who
    ]
    save(
        desk,
        Answers.model_validate({"instrument": "coprod-core@1.0", "about": about, "stakeholders": stakeholders}),
    )


def test_who_was_not_involved_does_not_take_part_and_an_older_return_is_over(empty: Desk) -> None:
    returned(empty, 2024, ("Firm", "business", 3))
    returned(empty, 2025, ("Council", "government", 2), ("Lab", "research", 0), ("Club", "civil_society", None))
    returned(empty, 2026, ("Firm", "business", 5), comparable=False)
    found = context(empty, SAY, "ayton")
    assert found.sectors == ("civil_society", "government")
    assert source_of(Aspect.SECTORS, found, SAY) == "(from the city's own return of 1 May 2025)"


def test_what_somebody_tells_goes_before_the_library_aspect_by_aspect(empty: Desk) -> None:
    hand_in(empty, people=5, city="Ghent")
    before = context(empty, SAY, "ghent")
    tell(empty, size=">1M", themes=["waste", "health", "waste"])
    found = context(empty, SAY, "ghent")
    assert (found.country, found.size, found.themes) == ("BE", ">1M", ("health", "waste"))
    assert [found.told(aspect) for aspect in Aspect] == [False, True, True, False]
    assert source_of(Aspect.SIZE, found, SAY).startswith("(told at this machine, ")
    tell(empty)
    assert context(empty, SAY, "ghent") == before
    assert contexts.told(empty.store) == ()


def test_a_second_telling_takes_the_place_of_the_first(empty: Desk) -> None:
    hand_in(empty, people=5, city="Ayton")
    tell(empty, "ayton", country="FI", size="<100k")
    tell(empty, "ayton", country="EE")
    [one] = contexts.told(empty.store)
    assert (one.city, one.country, one.band, one.themes, one.told_by) == ("ayton", "EE", "", (), "at this machine")


@pytest.mark.parametrize(
    "told",
    [
        *({"country": code} for code in ("XA", "EU", "be", "150", "Belgium")),
        {"size": "big"},
        *({"themes": [theme]} for theme in ("cars", NO_THEME)),
    ],
)
def test_what_is_no_country_size_or_theme_is_refused(empty: Desk, told: dict[str, object]) -> None:
    hand_in(empty, people=5, city="Ghent")
    with pytest.raises(StoreError, match="no country, size or theme"):
        tell(empty, **told)
    assert contexts.told(empty.store) == ()


def test_only_a_real_city_that_is_here_can_be_described_and_only_by_who_may(empty: Desk) -> None:
    load_sample(empty, person=AT_THIS_MACHINE)
    for city in ("ghent", "sample-velmarin", "nowhere"):
        with pytest.raises(StoreError, match="Only a real city"):
            tell(empty, city, country="BE")
    with pytest.raises(AccessDenied):
        tell(empty, person=Person("guest", Role.READER), country="BE")


def test_the_sample_takes_its_contexts_along_and_leaves_real_ones(empty: Desk) -> None:
    load_sample(empty, person=AT_THIS_MACHINE)
    hand_in(empty, people=5, city="Ghent")
    tell(empty, size=">1M")
    assert len(contexts.told(empty.store)) == 9
    load_sample(empty, person=AT_THIS_MACHINE)
    assert len(contexts.told(empty.store)) == 9
    remove_sample(empty, person=AT_THIS_MACHINE)
    assert [one.city for one in contexts.told(empty.store)] == ["ghent"]


def test_what_is_unknown_says_so(sampled: Desk) -> None:
    found = context(sampled, SAY, "sample-oskerwyn")
    assert [words_for(aspect, found, SAY) for aspect in Aspect] == [
        "Fictional country C",
        "We do not know this city's size yet.",
        "We do not know the themes of this city's pilots yet.",
        "business, civil society, government, research",
    ]
    assert words_for(Aspect.SECTORS, context(sampled, SAY, "sample-fennorack"), SAY) == (
        "We do not know who takes part here yet: no return that may be compared says so."
    )
    assert source_of(Aspect.SIZE, found, SAY) == ""
    assert context(sampled, SAY, "nowhere") == UNKNOWN


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            Context("BE", "500k-1M", ("health",), ("business",)),
            "same country; same size; shares the theme Health; the same sectors take part",
        ),
        (
            Context("NL", ">1M", ("health", "mobility"), ("business", "research")),
            "another country; 1 population band larger; shares the themes Health, Mobility; business takes part in "
            "both",
        ),
        (
            Context("BE", "<100k", ("waste",)),
            "same country; 3 population bands smaller; no theme in common; sectors not known",
        ),
        (Context(sectors=("research",)), "no sector in common; country, size, themes not known"),
        (UNKNOWN, "country, size, themes, sectors not known"),
    ],
)
def test_reasons_say_what_is_alike_unlike_and_unknown(other: Context, said: str) -> None:
    here = Context("BE", "500k-1M", ("health", "mobility"), ("business",))
    assert reasons(here, other, SAY) == said
