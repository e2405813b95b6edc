"""A call noted while it is talked, in a browser on a small phone. Not here: what a call becomes."""

import pytest
from playwright.sync_api import expect

from tests.starting import wait_for

pytestmark = pytest.mark.browser


def test_a_call_survives_a_tab_that_is_killed_and_ends_by_keyboard(page_of):
    page = page_of("bina")
    page.goto("/helpline/")
    page.fill("#rings", "98290 12345")
    page.get_by_role("button", name="Take a call").click()
    expect(page.locator("#id_number")).to_be_focused()
    expect(page.locator("#beside")).to_contain_text("Say nothing of anybody else")
    page.get_by_label("The worker herself").check()
    page.get_by_label("Her own", exact=True).check()
    expect(page.locator("#beside")).to_contain_text("Nobody is known by this number.")
    page.fill("textarea[name=words]", "22 days are not paid")
    desk = page.context.new_page()
    page.close(run_before_unload=True)
    desk.goto("/helpline/")
    desk.get_by_role("link", name="A call", exact=True).click()
    # What the dying tab sent last may come after the new one asked.
    wait_for(lambda: desk.reload() and desk.input_value("textarea[name=words]") == "22 days are not paid")
    expect(desk.get_by_label("The worker herself")).to_be_checked()
    desk.get_by_label("Only a question").focus()
    desk.keyboard.press("Space")
    desk.get_by_label("Answered").focus()
    desk.keyboard.press("Space")
    desk.get_by_role("button", name="End the call").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("The call is noted.")).to_be_visible()
    expect(desk.get_by_role("link", name="A call", exact=True)).to_have_count(0)
