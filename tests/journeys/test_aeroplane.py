"""A morning without network: registered in aeroplane mode, known in the office when there is a line again.

Not here: what the server answers to each command (hamrah/sync/tests).
"""

import pytest

from hamrah.cards.tests.cast import jpeg_of
from hamrah.files.faces import invented_face
from tests.journeys.test_morning import choose_photo
from tests.look.phone import becomes

pytestmark = pytest.mark.browser


def test_a_worker_registered_in_aeroplane_mode_is_known_in_the_office(phone_of, office):
    phone = phone_of("asha")
    phone.offline()
    phone.quick_add("Kanku Bai Gameti", phone="9829012345")
    assert phone.unsent == 1
    assert office.knows("Kanku Bai Gameti") == []
    phone.offline(False)
    phone.sends_all()
    (found,) = office.knows("Kanku Bai Gameti")
    assert found.village_said == "Gogunda"
    assert phone.errors == []


def test_after_a_restart_without_network_the_app_opens_and_has_everything(phone_of, office):
    phone = phone_of("asha")
    becomes(phone.page, "async () => (await caches.keys()).length > 0")
    phone.offline()
    phone.go("#/people/quick")
    choose_photo(phone.page, ".shot-button", jpeg_of(invented_face("roop")))
    phone.page.fill("form [name=name]", "Roop Lal Meena")
    phone.page.click("form button[type=submit]")
    phone.page.locator(".big-face img").wait_for()
    phone.restart()
    phone.unlock()
    assert phone.unsent == 1
    phone.go("#/people/find/Roop")
    phone.page.locator(".person", has_text="Roop Lal Meena").locator("img").wait_for()
    phone.offline(False)
    phone.sends_all()
    assert len(office.knows("Roop Lal Meena")) == 1
