"""One phone in several hands, a secret that is gone, a phone that is lost.

Not here: the office's pages of phones (hamrah/sync/tests).
"""

import json
import re

import pytest
from playwright.sync_api import expect

from hamrah.sync.actions import end_phone, open_rescue, take_rescue
from hamrah.sync.models import FieldPhone, Partition
from tests.journeys.phone import SECRET

pytestmark = pytest.mark.browser
NOTHING = dict.fromkeys(("partitions", "packs", "outbox", "files", "kept"), 0)


def is_lost(office):
    """Whoever reports it in the office, the phone enrolled last is meant."""
    with office.opened() as actor:
        row = FieldPhone.objects.visible_to(actor).order_by("-id").first()
        end_phone(actor, phone=row, how="lost", why="in the bus to Udaipur")


def brought_back(office):
    """What the office makes of the boxes that came last."""
    with office.opened() as actor:
        row = Partition.objects.filter(boxes__outcome="").distinct().get()
        return open_rescue(actor, partition=row)


def is_wiped(phone):
    expect(phone.page.get_by_text("The office has ended this phone")).to_be_visible()
    left = phone.sealed()
    return {name: left[name] for name in NOTHING} == NOTHING


def test_two_users_share_a_phone_and_each_ones_work_is_sent_as_hers(phone_of, office):
    phone = phone_of("asha")
    phone.offline()
    phone.quick_add("Sugna Bai")
    phone.restart()
    phone.offline(False)
    # Asha's work waits sealed while Bina works; the bar of Bina's app counts hers alone.
    phone.enrol("bina", secret="peepal aur bargad")
    assert phone.unsent == 0
    assert office.knows("Sugna Bai") == []
    phone.go("#/people/find/Sugna")
    expect(phone.page.locator("main")).not_to_contain_text("Sugna Bai")
    phone.restart()
    phone.page.get_by_role("button", name="Asha").click()
    phone.unlock()
    phone.sends_all()
    (found,) = office.knows("Sugna Bai")
    with office.opened():
        assert found.steps.get().by_id == Partition.objects.get(user__username="asha").user_id


def test_what_was_unsent_when_the_secret_was_forgotten_comes_back_through_the_office(phone_of, office):
    phone = phone_of("asha")
    phone.block()
    for name in ("Amri Garasia", "Bhuri Garasia", "Champa Garasia"):
        phone.quick_add(name)
    phone.restart()
    phone.page.get_by_text("I forgot my secret").click()
    phone.page.get_by_role("button", name="Give my secret up").click()
    expect(phone.page.get_by_role("alert").or_(phone.page.locator(".notice.warn"))).to_contain_text(
        "3 unsent"
    )
    assert phone.sealed()["packs"] == 0
    phone.block(False)
    phone.enrol("asha", secret="naya gupt shabd")
    phone.is_home()
    with office.opened() as actor:
        old = Partition.objects.filter(boxes__isnull=False).distinct().get()
        counts = open_rescue(actor, partition=old)
    assert counts["done"] == 3, counts
    assert len(office.knows("Champa Garasia")) == 1


def test_in_danger_three_seconds_lock_for_good_and_keep_what_is_unsent(phone_of, office):
    phone = phone_of("asha")
    phone.block()
    phone.quick_add("Devli Bai")
    lock = phone.page.locator(".lock")
    lock.hover()
    phone.page.mouse.down()
    expect(phone.page.get_by_text("This is locked for good")).to_be_visible()
    phone.page.mouse.up()
    assert phone.page.locator("[name=secret]").count() == 0
    with phone.page.expect_download() as saved:
        phone.page.get_by_role("button", name="Save the sealed file").click()
    told = json.loads(saved.value.path().read_text())
    assert told["hamrah"] == "rescue 1"
    assert len(told["boxes"]) == 1
    assert "Devli" not in json.dumps(told)
    with office.opened() as actor:
        assert take_rescue(actor, content=json.dumps(told).encode()) == 1
    assert brought_back(office) == {"done": 1}
    assert len(office.knows("Devli Bai")) == 1


def test_a_lost_phone_is_wiped_at_its_next_contact_and_its_unsent_work_comes_first(phone_of, office):
    phone = phone_of("asha")
    phone.block()
    phone.quick_add("Modi Bai")
    is_lost(office)
    phone.block(False)
    phone.page.evaluate("() => dispatchEvent(new Event('online'))")
    assert is_wiped(phone)
    assert brought_back(office) == {"done": 1}
    assert len(office.knows("Modi Bai")) == 1


def test_a_lost_phone_that_nobody_opens_is_wiped_too(phone_of, office):
    phone = phone_of("asha")
    phone.block()
    phone.quick_add("Kesar Bai")
    phone.restart()
    phone.page.wait_for_selector("[name=secret]")
    is_lost(office)
    phone.block(False)
    phone.page.evaluate("() => dispatchEvent(new Event('online'))")
    assert is_wiped(phone)
    assert brought_back(office) == {"done": 1}
    assert len(office.knows("Kesar Bai")) == 1


def test_a_lost_phone_whose_line_breaks_shows_nothing_and_brings_its_work_the_next_time(phone_of, office):
    phone = phone_of("asha")
    phone.block()
    phone.quick_add("Nani Bai")
    phone.restart()
    phone.page.wait_for_selector("[name=secret]")
    is_lost(office)
    phone.block(False)
    phone.context.route("**/sync/rescue/", lambda route: route.abort())
    phone.page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(phone.page.get_by_text("This is locked for good")).to_be_visible()
    left = phone.sealed()
    assert (left["packs"], left["kept"], left["outbox"]) == (0, 0, 1)
    phone.context.unroute_all()
    phone.page.evaluate("() => dispatchEvent(new Event('online'))")
    assert is_wiped(phone)
    assert brought_back(office) == {"done": 1}


def test_a_locked_phone_obeys_nobody_but_its_office(phone_of):
    phone = phone_of("asha")
    forged = json.dumps({"order": "wipe", "signed": "e30.e30.AAAA"})
    phone.context.route(
        "**/sync/standing/**", lambda route: route.fulfill(content_type="application/json", body=forged)
    )
    with phone.page.expect_response("**/sync/standing/**"):
        phone.page.goto("about:blank")
        phone.page.goto("/field/")
    phone.unlock(SECRET)
    assert phone.sealed()["partitions"] == 1


def test_a_network_that_only_claims_to_be_the_office_wipes_nothing(phone_of):
    phone = phone_of("asha")
    forged = {
        "problem": {"code": "sync.phone_ended", "message": "gone"},
        "order": "wipe",
        "signed": "e30.e30.AAAA",
    }
    phone.context.route(
        re.compile("/sync/(contact|push|pull)/"),
        lambda route: route.fulfill(status=403, content_type="application/json", body=json.dumps(forged)),
    )
    phone.page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(phone.page.get_by_text("The office has stopped this phone")).to_be_visible()
    phone.context.unroute_all()
    phone.unlock(SECRET)
    assert phone.sealed()["partitions"] == 1
