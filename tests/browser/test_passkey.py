"""A passkey as a person makes and uses it, with a device that Chromium plays. Not here: refusals."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WAIT_MS, sign_in

pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser, house):
    """A phone with a lock of its own. A passkey belongs to a name, so not to 127.0.0.1."""
    context = browser.new_context(
        viewport=PHONE, base_url=house.url.replace("127.0.0.1", "localhost"), locale="en-IN"
    )
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield page
    context.close()


def test_a_passkey_is_made_and_signs_in_without_a_password(page, house):
    sign_in(page, "asha", house.links)
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("No, others use it too").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("use the app with six digits instead").first).to_be_visible()
    page.get_by_label("Yes, nobody else can unlock it").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("Recovery codes").first).to_be_visible()
    page.context.clear_cookies()
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("h1")).to_contain_text("Asha")
    page.goto("/access/sign-ins/")
    expect(page.locator(".sheet-of").first).to_contain_text("Yes")
