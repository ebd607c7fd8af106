"""The official's desk, end to end: a question about two neighbours, and a comparison on a phone.

The third story, pilots for a meeting, stands in test_stories.py.
"""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.dashboard import Dashboard, choose, settle, visit


def test_an_official_asks_whether_her_city_is_worse_than_two_neighbours_and_learns_that_it_cannot_be_told(
    page: Page, sample: Dashboard
) -> None:
    visit(page, sample)
    page.get_by_role("link", name="Compare cities").click()
    settle(page)
    choose(page, "^City", r"Brivandel \(sample, fictional\)")
    choose(page, "Compare with", "cities I choose")
    choose(page, "Cities", "Hovenquay")
    choose(page, "Cities", "Velmarin")
    page.wait_for_url(re.compile(r"with=sample-hovenquay&with=sample-velmarin"))
    settle(page)
    opened = page.get_by_role(
        "heading", name="Need in “Finding out what people need”: 1 of 3 pairs differ beyond chance"
    )
    expect(opened).to_be_visible()
    told = page.get_by_text(
        "Velmarin is higher than Hovenquay (by 27, 11 to 43). The other 2 pairs cannot be told apart."
    )
    expect(told).to_be_visible()
    words = page.locator('[data-testid="stMain"]').inner_text()
    assert not re.search(r"\b(best|worst|rank\w*|top)\b", words, re.I)


def test_an_official_opens_the_comparison_of_eight_cities_on_a_phone(chromium: Browser, sample: Dashboard) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="en-GB", has_touch=True)
    phone = context.new_page()
    phone.set_default_timeout(30_000)
    visit(phone, sample, "compare?city=sample-velmarin&round=2026-spring&who=individual&peers=all")
    expect(phone.get_by_text("Oskerwyn is left out: too few people answered.")).to_be_visible()
    expect(
        phone.get_by_role("heading", name=re.compile("comparisons with Velmarin show a difference beyond chance$"))
    ).to_be_visible()
    wide = phone.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollWidth")
    assert wide <= 390  # nothing to be scrolled sideways
    charts = phone.locator('[data-testid="stVegaLiteChart"]')
    assert charts.count() == 3
    edges = [box["x"] + box["width"] for box in (chart.bounding_box() for chart in charts.all()) if box]
    assert max(edges) <= 390
    spoken = charts.first.get_attribute("aria-label") or ""
    assert spoken.startswith("Grid of 11 indicators by 7 groups, each value beside its difference from the reference.")
    assert "Need in 6 skills, compared with Velmarin." in spoken
    context.close()
