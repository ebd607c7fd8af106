"""The main paths, each walked from end to end as its user walks it."""

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.dashboard import Dashboard, choose, settle, visit
from tests.workbook.filling import cells, fill, full, typed


def boxes(page: Page) -> list[str]:
    """What the three choices of a group show."""
    inputs = page.locator('[data-testid="stSelectbox"] input').all()
    return [box.input_value() or box.locator("xpath=../..").inner_text() for box in inputs]


def upload(page: Page, path: Path) -> None:
    page.locator('input[type="file"]').first.set_input_files(path)
    expect(page.get_by_role("heading", name="3. Read and save")).to_be_visible()
    settle(page)


def test_a_manager_downloads_fills_in_mends_saves_and_sees_the_gaps(
    page: Page, fresh: Dashboard, tmp_path: Path
) -> None:
    visit(page, fresh)
    page.get_by_role("link", name="Assess my service").click()
    settle(page)
    with page.expect_download() as wanted:
        page.get_by_role("button", name="Download the workbook").click()
    assert wanted.value.suggested_filename == "coprod-core-1.0.xlsx"
    empty = Path(wanted.value.path()).read_bytes()

    values = typed(cells(full()))
    city = next(place for place, value in values.items() if place[0] == "About" and value == "Exampleford")
    rating = next(place for place, value in values.items() if place[0] == "Skills" and str(value).startswith("4"))
    faulty, mended = tmp_path / "faulty.xlsx", tmp_path / "mended.xlsx"
    faulty.write_bytes(fill({place: value for place, value in values.items() if place != city} | {rating: 7}, empty))
    mended.write_bytes(fill(values, empty))

    upload(page, faulty)
    expect(page.get_by_text("faulty.xlsx is not saved: 1 thing must be corrected first.")).to_be_visible()
    findings = page.locator("table").inner_text()
    assert f"About, {city[1]}" in findings
    assert f"{rating[1]} holds 7; this scale runs from 1 to 5." in findings
    expect(page.get_by_role("button", name="Save this return")).to_have_count(0)

    visit(page, fresh, "assess")
    upload(page, mended)
    expect(page.get_by_text("mended.xlsx was read completely: 36 ratings")).to_be_visible()
    page.get_by_role("button", name="Save this return").click()
    expect(page.get_by_text("Uploading the same file again changes nothing.")).to_be_visible()
    page.get_by_role("link", name="See it on the Skills page").click()
    page.wait_for_url(re.compile(r"/skills\?city=exampleford&round=spring-2026&who=return-parking"))
    settle(page)
    expect(page.get_by_role("heading", name=re.compile("^Exampleford: capacity falls short"))).to_be_visible()
    expect(page.get_by_text("one organisational return, Parking by phone, Digital services").first).to_be_visible()
    page.get_by_role("button", name="What this means for us").first.click()
    page.get_by_label("Your role").fill("Service manager")
    page.get_by_label("Your note").fill("We begin with facilitation.")
    page.get_by_role("button", name="Keep this note").click()
    expect(page.get_by_text("The note is kept.")).to_be_visible()
    expect(page.get_by_text(re.compile("^Service manager, "))).to_be_visible()


def test_an_official_narrows_pilots_and_carries_the_link_away(page: Page, sample: Dashboard) -> None:
    """Mobility in mid-sized cities: two choices, each of which changes the counts; the link brings both back."""
    visit(page, sample, "pilots")
    choose(page, "Theme", r"Mobility \(6\)")
    expect(page.get_by_role("heading", name="6 of 66 pilots")).to_be_visible()
    choose(page, "People in the city", r"500,000 to 1 million \(3\)")
    expect(page.get_by_role("heading", name="3 of 66 pilots")).to_be_visible()
    expect(page.get_by_text("Mobility (3)")).to_be_visible()
    carried = page.url.removeprefix(f"{sample.url}/")
    assert carried == "pilots?theme=mobility&size=500k-1M"
    visit(page, sample, carried)
    expect(page.get_by_role("heading", name="3 of 66 pilots")).to_be_visible()
    expect(page.get_by_text("Filtered by Theme: Mobility; People in the city: 500,000 to 1 million")).to_be_visible()
    source = page.get_by_role("link", name="civitas.eu")
    assert (
        source.get_attribute("href") == "http://civitas.eu/news/sunrise-helps-bremen-manage-conflicts-over-street-space"
    )
    page.get_by_role("link", name="Who took part, numbers and sources").first.click()
    page.wait_for_url(re.compile(r"/pilot\?pilot=bremen-hulsberg"))
    expect(page.get_by_role("heading", name="Hulsberg neighbourhood street space", exact=True)).to_be_visible()


def test_a_chosen_city_is_in_the_link_and_back_goes_back(page: Page, sample: Dashboard) -> None:
    visit(page, sample, "skills")
    choose(page, "City", "Tolvessa")
    page.wait_for_url(re.compile(r"city=sample-tolvessa"))
    settle(page)
    expect(page.get_by_role("heading", name=re.compile("^Tolvessa: capacity"))).to_be_visible()
    page.get_by_role("link", name="Methods").first.click()
    page.wait_for_url(re.compile("/methods"))
    page.go_back()
    page.wait_for_url(re.compile(r"/skills\?city=sample-tolvessa"))
    settle(page)
    expect(page.get_by_role("heading", name=re.compile("^Tolvessa: capacity"))).to_be_visible()


def test_another_city_brings_its_own_rounds_and_its_own_count(page: Page, sample: Dashboard) -> None:
    visit(page, sample, "skills?city=sample-velmarin&round=2025-autumn")
    assert boxes(page) == ["Velmarin (sample, fictional)", "2025 autumn", "38 individual answers"]
    choose(page, "City", "Brivandel")
    expect(page.get_by_role("heading", name=re.compile("^Brivandel: capacity"))).to_be_visible()
    settle(page)
    assert boxes(page) == ["Brivandel (sample, fictional)", "2026 spring", "30 individual answers"]
    assert "round=" not in page.url
    choose(page, "Who answered", "one organisational return")
    page.wait_for_url(re.compile("who=return"))
    chosen = page.url
    visit(page, sample, chosen.removeprefix(f"{sample.url}/"))
    assert boxes(page)[2].startswith("one organisational return")


def test_the_method_link_leads_to_the_measures_of_the_figure(page: Page, sample: Dashboard) -> None:
    visit(page, sample, "skills?city=sample-velmarin")
    page.get_by_text("Numbers, method and download").nth(1).click()
    link = page.get_by_role("link", name="How these numbers are worked out").locator("visible=true")
    expect(link).to_be_in_viewport()  # what opens moves; a click on what moves may miss it
    settle(page)
    link.click()
    page.wait_for_url(re.compile("/methods"))
    settle(page)
    assert page.locator("h2").all_inner_texts()[0] == "Skill gaps"
    shown = page.locator("summary").all_inner_texts()
    assert [title.splitlines()[-1] for title in shown] == ["Need", "Stage need index"]


def test_the_download_under_a_figure_holds_what_the_page_shows(page: Page, sample: Dashboard) -> None:
    visit(page, sample, "skills?city=sample-velmarin&round=2026-spring&who=individual")
    page.get_by_text("Numbers, method and download").nth(2).click()
    expect(page.locator("table").locator("visible=true")).to_contain_text("Handing over decisions")
    button = page.get_by_role("button", name="Download as CSV").locator("visible=true")
    button.scroll_into_view_if_needed()
    settle(page)
    with page.expect_download() as wanted:
        button.click()
    lines = Path(wanted.value.path()).read_text(encoding="utf-8-sig").splitlines(keepends=True)
    told_of = [line for line in lines if line.startswith("# ")]
    assert f"# View: {page.url}&lang=en\n" in told_of
    rows = list(csv.DictReader(io.StringIO("".join(lines[len(told_of) :]))))
    assert {row["city"] for row in rows} == {"Velmarin"}
    assert {row["sample"] for row in rows} == {"True"}
    told = next(row for row in rows if row["skill"] == "power_sharing")
    shown = page.locator("table").locator("visible=true").locator("tr", has_text="Handing over decisions").inner_text()
    assert str(round(float(told["need"]))) in shown.split()
    assert {row["withheld"] for row in rows if row["n"] == ""} == {"n_below_k"}


def test_the_sample_is_removed_after_a_second_question(page: Page, fresh: Dashboard) -> None:
    visit(page, fresh)
    page.get_by_role("button", name="Load the sample data").click()
    expect(page.get_by_text("226 made-up answers from 8 fictional cities")).to_be_visible()
    page.get_by_role("button", name="Remove the sample data").click()
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_text("none loaded")).to_be_visible()


def test_a_backup_from_the_running_dashboard_restores_into_it(page: Page, fresh: Dashboard) -> None:
    visit(page, fresh)
    page.get_by_role("button", name="Load the sample data").click()
    expect(page.get_by_text("226 made-up answers from 8 fictional cities")).to_be_visible()
    visit(page, fresh, "about")
    with page.expect_download() as wanted:
        page.get_by_role("button", name="Download a backup").click()
    backup = Path(wanted.value.path())
    visit(page, fresh)
    page.get_by_role("button", name="Remove the sample data").click()
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_text("none loaded")).to_be_visible()
    visit(page, fresh, "about")
    page.get_by_text("Restore from a backup").click()
    page.locator('input[type="file"]').first.set_input_files(backup)
    replace = page.get_by_role("button", name="Replace everything with this backup")
    expect(replace).to_be_disabled()
    page.get_by_text("Yes, what is kept now may be lost").click()
    replace.click()
    expect(page.get_by_text("Restored.")).to_be_visible()
    visit(page, fresh)
    expect(page.get_by_text("226 made-up answers from 8 fictional cities")).to_be_visible()
