"""A workshop from preparation to end: a facilitator, a wall and five phones, two rounds, a reveal, a summary."""

import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.dashboard import Dashboard, settle, visit
from tests.browser.test_axe import violations

FIRST = ((5, 2), (4, 3), (5, 1), (3, 3), (4, 2))  # importance 3 4 4 5 5, capacity 1 2 2 3 3
SECOND = ((5, 3), (4, 3), (5, 2), (4, 3), (5, 2))


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button that is gone once its step is taken; the page draws itself anew every two seconds."""
    button = page.get_by_role("button", name=name).first
    button.click()
    expect(button).to_be_hidden()
    settle(page)


def vote(phone: Page, importance: int, capacity: int) -> None:
    """Answer the open question, as soon as this phone shows it, and read that it is recorded."""
    phone.reload()
    phone.locator(f'input[name="importance"][value="{importance}"]').check()
    phone.locator(f'input[name="capacity"][value="{capacity}"]').check()
    phone.get_by_role("button", name="Send my answer").click()
    expect(phone.get_by_text("Your answer is recorded.")).to_be_visible()
    with phone.expect_request(phone.url) as asked:  # whoever reloads now sends nothing again
        phone.reload()
    assert asked.value.method == "GET"


def prepared(page: Page, dashboard: Dashboard) -> str:
    """Prepare a room and return its code."""
    visit(page, dashboard, "facilitate")
    page.get_by_label("Title, as the wall shows it").fill("Bikes in the old town")
    page.get_by_label("City", exact=True).fill("Ayton")
    page.get_by_label(re.compile("^Round")).fill("2026 autumn")
    page.get_by_text("may join the city's round").click()
    press(page, "Make the room")
    page.wait_for_url(re.compile("room=[A-Z]{4}-[0-9]{4}"))
    settle(page)
    return page.url.partition("room=")[2][:9]


def joined(chromium: Browser, address: str, *, scripts: bool) -> Page:
    context: BrowserContext = chromium.new_context(
        viewport={"width": 390, "height": 844}, locale="en-GB", java_script_enabled=scripts
    )
    phone = context.new_page()
    phone.set_default_timeout(30_000)
    phone.goto(address)
    return phone


def test_a_room_answers_talks_answers_again_and_sees_what_moved(
    page: Page, chromium: Browser, fresh: Dashboard
) -> None:
    code = prepared(page, fresh)
    assert violations(page) == []
    wall = chromium.new_context(viewport={"width": 1920, "height": 1080}, locale="en-GB").new_page()
    wall.set_default_timeout(30_000)
    visit(wall, fresh, f"wall?code={code}")
    expect(wall.get_by_text(code).first).to_be_visible()
    phones = [joined(chromium, f"{fresh.url}/v/{code}", scripts=place > 0) for place in range(5)]  # the first has none
    expect(phones[0].get_by_text("Wait for the facilitator to open the next question.")).to_be_visible()
    assert violations(phones[1]) == []

    press(page, "Open the question")
    for phone, given in zip(phones, FIRST, strict=True):
        vote(phone, *given)
    assert violations(phones[1]) == []
    expect(wall.get_by_text(re.compile("5 of .* answered")).first).to_be_visible()
    assert violations(wall) == []
    press(page, "Close the question")
    for screen in (wall, page):  # hidden means hidden
        assert not re.search("middle answer|median|%", screen.locator('[data-testid="stMain"]').inner_text(), re.I)
    press(page, "Get ready to reveal")
    press(page, "Reveal now")
    expect(wall.get_by_text(re.compile("First round, n 5: ")).first).to_be_visible()
    assert violations(wall) == []
    assert violations(page) == []

    press(page, "Ask again: second round")
    for phone, given in zip(phones, SECOND, strict=True):
        vote(phone, *given)
    press(page, "Close the question")
    press(page, "Get ready to reveal")
    press(page, "Reveal now")
    expect(wall.get_by_role("columnheader", name="Second round, n 5")).to_have_count(2)
    moved = "2 moved up, 0 down, 3 stayed"  # importance 3 to 4 and 4 to 5, capacity 2 to 3 and 1 to 2
    expect(wall.get_by_role("heading", name=moved)).to_have_count(2)
    assert violations(wall) == []

    page.reload()
    settle(page)
    page.get_by_role("button", name="End the workshop").click()
    press(page, "Yes, end it")
    press(page, re.compile("^Save the answers"))
    expect(page.get_by_text("The answers are saved").first).to_be_visible()
    expect(wall.get_by_text("Co-commissioning").first).to_be_visible()
    assert violations(wall) == []
    phones[0].reload()
    expect(phones[0].get_by_text("This workshop has ended.")).to_be_visible()
    visit(page, fresh, "skills?city=ayton&round=2026-autumn&who=individual")
    expect(page.get_by_text("5 individual answers").first).to_be_visible()
    for screen in (wall, *phones):
        screen.context.close()
