"""Pictures that are none, or far too large: said on the phone at once, and the entry goes on without.

Not here: what the office makes of them (hamrah/sync/tests/test_files.py).
"""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
# Made where it is chosen: twenty megabytes need not travel through the test.
CHOOSE = """(input, bytes) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(bytes)], "face.jpg", { type: "image/jpeg" }));
    input.files = chosen.files;
    input.dispatchEvent(new Event("change"));
}"""


def test_a_picture_that_will_not_do_is_refused_at_once_and_the_entry_goes_on(phone_of):
    phone = phone_of("asha")
    phone.go("#/people/quick")
    phone.page.fill("form [name=name]", "Ratni Bai")
    phone.page.get_by_role("button", name="Take a photo").click()
    camera = phone.page.locator(".camera")
    for size, told in ((20_000_001, "too large"), (1_000, "no picture")):
        camera.locator("[name=picture]").evaluate(CHOOSE, size)
        expect(camera.locator(".told")).to_contain_text(told)
    camera.get_by_role("button", name="Back").click()
    expect(phone.page.locator("form [name=name]")).to_have_value("Ratni Bai")
    phone.page.click("form button[type=submit]")
    expect(phone.page.locator(".big-face h2")).to_have_text("Ratni Bai")
