"""axe-core over every page, wide and narrow, full and empty: nothing beyond what Streamlit itself brings along."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.dashboard import PATHS, Dashboard, settle, visit

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


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("store", ["sample", "empty"])
def test_axe_finds_nothing_of_ours(page: Page, request: pytest.FixtureRequest, store: str, path: str) -> None:
    dashboard: Dashboard = request.getfixturevalue(store)
    found = []
    visit(page, dashboard, path)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        found += [f"{width} x {height}: {fault}" for fault in violations(page)]
    assert not found, "\n".join(found)


def test_axe_finds_a_planted_fault(page: Page, empty: Dashboard) -> None:
    visit(page, empty)
    page.evaluate("""() => document.querySelector('[data-testid="stMain"]').append(new Image())""")
    settle(page)
    assert [said for said in violations(page) if said.startswith("image-alt")]
