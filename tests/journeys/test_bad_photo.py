"""Pictures that are none, or far too large: said on the phone at once, and the entry goes on without.

Not here: what the office makes of them (hamrah/sync/tests/test_files.py).
"""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ({"name": "huge.jpg", "mimeType": "image/jpeg", "buffer": bytes(20_000_001)}, "too large"),
        ({"name": "face.jpg", "mimeType": "image/jpeg", "buffer": b"%PDF-1.7 no face"}, "no picture"),
    ],
    ids=["20 MB", "not an image"],
)
def test_a_picture_that_will_not_do_is_refused_at_once_and_the_entry_goes_on(phone_of, file, told):
    phone = phone_of("asha")
    phone.go("#/people/quick")
    phone.page.fill("form [name=name]", "Ratni Bai")
    phone.page.locator("form button", has_text="hoto").first.click()
    camera = phone.page.locator(".camera")
    camera.locator("[name=picture]").set_input_files(file)
    expect(camera.locator(".told")).to_contain_text(told)
    camera.get_by_role("button", name="Back").click()
    expect(phone.page.locator("form [name=name]")).to_have_value("Ratni Bai")
    phone.page.click("form button[type=submit]")
    expect(phone.page.locator(".big-face h2")).to_have_text("Ratni Bai")
