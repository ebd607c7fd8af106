"""Every page wide and narrow, full and empty: axe-core finds nothing beyond what Streamlit itself brings along,
the browser complains of nothing of ours, and nothing leaves the machine."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import observed
from tests.browser.dashboard import PATHS, Dashboard, Watched, settle, visit

# Streamlit's own complaint: on a deep link it looks for its server below the page's path first, and meets a 404.
THEIRS = re.compile(r"Failed to load resource: .* 404 .*/_stcore/(health|host-config)\)$")
SIZES = ((1440, 900), (390, 844))
# What Streamlit 1.67 brings along and a page of ours cannot mend: (rule, where, why it is not ours).
FLOOR = (
    (
        "empty-table-header",
        '[data-testid="stDataFrame"]',
        "the header over the row numbers of st.dataframe holds no text; it is drawn by Streamlit's grid",
    ),
    (
        "presentation-role-conflict",
        '[data-testid="stFileUploaderDropzone"]',
        "the uploader's <section> has role presentation and a label at once",
    ),
    (
        "target-size",
        '[data-testid="stDateInput"], [data-testid="stTimeInput"]',
        "the segments of date and time inputs are smaller than 24 px",
    ),
    (
        "scrollable-region-focusable",
        '[data-testid="stTable"]',
        "a table that scrolls sideways on a phone cannot be given a tab stop; Chromium and Firefox give it one",
    ),
    ("aria-dialog-name", '[data-testid="stToastContainer"]', "a toast is a dialog without a name"),
)


def violations(page: Page) -> list[str]:
    """Return what axe finds on a page and the floor does not excuse, one line per element."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
        if not excused(page, rule["id"], node["target"])
    ]


def excused(page: Page, rule: str, target: list[str]) -> bool:
    """Tell whether an element lies where the floor says that Streamlit breaks this rule."""
    inside = "([target, where]) => document.querySelector(target)?.closest(where) != null"
    return any(rule == broken and page.evaluate(inside, [target[-1], where]) for broken, where, _ in FLOOR)


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[tuple[Page, Watched]]:
    """One tab for every page of this module, so that Streamlit's own scripts are compiled once."""
    watched = Watched()
    with observed(chromium, watched) as page:
        yield page, watched


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("store", ["sample", "empty"])
def test_a_page_has_no_fault_of_ours_at_any_size(
    tab: tuple[Page, Watched], request: pytest.FixtureRequest, store: str, path: str
) -> None:
    dashboard: Dashboard = request.getfixturevalue(store)
    page, watched = tab
    watched.requests.clear()
    watched.complaints.clear()
    found = []
    for size, (width, height) in enumerate(SIZES):
        page.set_viewport_size({"width": width, "height": height})
        if size and store == "empty":  # little stands there, so it is made narrow and not loaded again
            settle(page)
        else:
            visit(page, dashboard, path)
        found += [f"{width} x {height}: {fault}" for fault in violations(page)]
    assert not found, "\n".join(found)
    assert watched.requests
    assert watched.foreign == []
    assert [said for said in watched.complaints if not THEIRS.match(said)] == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_numbers_open_by_keyboard_where_they_are_and_have_no_fault(
    tab: tuple[Page, Watched], sample: Dashboard, width: int, height: int
) -> None:
    page, _ = tab
    page.set_viewport_size({"width": width, "height": height})
    visit(page, sample, "skills")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_be_visible()
    settle(page)
    assert page.evaluate("document.activeElement.textContent").endswith("Numbers, method and download")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_have_count(0)


def test_axe_finds_a_planted_fault(page: Page, empty: Dashboard) -> None:
    visit(page, empty)
    page.evaluate("""() => document.querySelector('[data-testid="stMain"]').append(new Image())""")
    settle(page)
    assert [said for said in violations(page) if said.startswith("image-alt")]
