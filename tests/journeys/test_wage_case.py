"""What a paralegal does in a village without network: terms, days, a case, steps, money in hand.

Not here: each rule, which the rooms test; what a page of the office shows of it.
"""

from datetime import timedelta
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from hamrah.access.models import User
from hamrah.cards.tests.cast import jpeg_of
from hamrah.cases import actions as cases
from hamrah.cases.actions import CaseSaid, ClaimantSaid, money
from hamrah.cases.actions.money import AgreementSaid, PaymentSaid
from hamrah.cases.models import Case, CaseEvidence, Payment, Receipt
from hamrah.ground.day import today
from hamrah.wages.models import Diary, MoneyEntry, Terms
from hamrah.wages.writing import marks_of
from tests.cast import accepted
from tests.journeys.test_card_in_the_field import has

pytestmark = pytest.mark.browser
LEAF = jpeg_of(Image.effect_noise((900, 1200), 60).convert("RGB"))


@pytest.fixture
def phone(phone_of):
    """Of one who carries cases; every screen is on it before the network goes."""
    phone = phone_of("bina")
    phone.is_home()
    phone.keeps_every_screen()
    return phone


def save(phone: Any) -> None:
    phone.page.click("form .save-row button")


def choose(phone: Any, name: str, value: str) -> None:
    phone.page.check(f"form [name={name}][value={value}]", force=True)


def take(phone: Any, opens: str) -> None:
    """Through the picture chooser: the browser of a test has no camera."""
    phone.page.click(opens)
    phone.page.set_input_files(
        ".camera input[type=file]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": LEAF}
    )
    phone.page.get_by_role("button", name="Take this one").click()


def sign(phone: Any) -> None:
    """A stroke with a finger."""
    box = phone.page.locator(".sign-pad").bounding_box()
    phone.page.mouse.move(box["x"] + 40, box["y"] + 60)
    phone.page.mouse.down()
    phone.page.mouse.move(box["x"] + 200, box["y"] + 100, steps=4)
    phone.page.mouse.up()


def all_sent(phone: Any) -> None:
    """The first case of a run looks its place up among all of the country: that takes a moment."""
    phone.page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(phone.page.locator(".field-top .state")).to_have_text("", timeout=60_000)


def test_terms_and_days_of_a_worker_met_without_network(phone, office):
    page, yesterday = phone.page, (today() - timedelta(days=1)).isoformat()
    phone.offline()
    phone.quick_add("Hurma Bai Gameti")
    _write_terms(phone)
    page.get_by_role("link", name="Her page").click()
    page.get_by_role("link", name="Hazri", exact=True).click()
    page.get_by_role("link", name="New diary").click()
    page.fill("form [name=party_said]", "Ramesh thekedar")
    save(phone)
    page.locator(f"[data-day='{today()}']").click()
    page.locator(f"[data-day='{today()}']").click()
    expect(page.locator(f"[data-day='{today()}']")).to_have_class("mark half fresh")
    if yesterday[:7] == today().isoformat()[:7]:
        page.locator(f"[data-day='{yesterday}']").click()
    save(phone)
    page.locator(".task", has_text="Ramesh thekedar").get_by_role("link").click()
    page.get_by_role("link", name="Note an advance").click()
    choose(phone, "kind", "advance")
    page.fill("form [name=sum]", "१,५००")
    save(phone)
    expect(page.locator(".spells", has_text="₹1,500")).to_be_visible()
    # registration, terms, read, signed, diary, days, money
    assert phone.unsent == 7
    phone.offline(False)
    all_sent(phone)
    phone.is_home()
    (person,) = office.knows("Hurma Bai Gameti")
    with office.opened():
        slip = Terms.objects.get(person=person)
        assert (slip.rate_paise, slip.hands.shown().count()) == (55_000, 2)
        diary = Diary.objects.get(person=person)
        marks = {
            row.month.replace(day=at): mark.word
            for row in diary.months.all()
            for at, mark in marks_of(row).items()
        }
        assert marks[today()] == "half"
        assert MoneyEntry.objects.get(diary=diary).paise == 150_000
    assert phone.errors == []


def _write_terms(phone):
    page = phone.page
    page.get_by_role("link", name="Terms of work").click()
    page.get_by_role("link", name="Write new terms").click()
    save(phone)
    expect(page.locator("form")).to_contain_text("Say who hires, as she calls him.")
    page.fill("form [name=hirer_said]", "Ramesh thekedar")
    page.fill("form [name=rate]", "550")
    save(phone)
    page.get_by_role("button", name="I read it aloud to her").click()
    page.get_by_role("link", name="Signature or thumb").click()
    save(phone)
    expect(page.locator("[role=alert]")).to_contain_text("Let her sign first")
    sign(phone)
    save(phone)
    expect(page.locator(".chip.good")).to_contain_text("signed")


def test_a_gangs_week_is_one_tap_for_all(phone, office):
    with office.opened() as bina:
        gang = [accepted(bina, name) for name in ("Nathu Gameti", "Soma Gameti")]
    page = phone.page
    page.evaluate("() => dispatchEvent(new Event('online'))")
    for person in gang:
        has(phone, person)
    phone.offline()
    phone.go("#/wages/form")
    page.fill("form [name=name]", "Kiln gang")
    page.fill("form [name=party_said]", "Mohan seth")
    save(phone)
    for name in ("Nathu Gameti", "Soma Gameti"):
        page.fill("[name=words]", name)
        page.get_by_role("button", name=name).click()
    page.get_by_role("link", name="Mark the days").click()
    page.locator(".heads button").last.click()
    expect(page.locator(".mark.full")).to_have_count(2)
    page.locator(".of-gang", has_text="Soma").locator(".mark").last.click()
    save(phone)
    expect(page.locator(".told-now")).to_contain_text("2 days are kept on this phone")
    phone.offline(False)
    all_sent(phone)
    with office.opened():
        rows = Diary.objects.filter(gang__name="Kiln gang").order_by("person__name")
        said = [marks_of(row.months.get())[today().day].word for row in rows]
    assert said == ["full", "half"]
    assert phone.errors == []


def test_a_case_told_in_the_village_is_carried_on_there(phone, office):
    page = phone.page
    phone.offline()
    phone.quick_add("Kesar Bai Gameti")
    page.get_by_role("link", name="Open a case").click()
    answers = _intake(page)
    assert answers <= 12
    save(phone)
    expect(page.locator("h2").first).to_have_text("Wages not paid")
    # The gate: nobody calls him before she said that it is safe.
    page.get_by_role("link", name="What was done").click()
    choose(phone, "what", "call")
    expect(page.locator(".notice.bad")).to_contain_text("Ask first")
    page.get_by_role("link", name="Ask, and note the answer").click()
    choose(phone, "safe", "yes")
    save(phone)
    page.get_by_role("link", name="What was done").click()
    choose(phone, "what", "call")
    choose(phone, "came", "promised")
    choose(phone, "next_what", "meeting")
    page.fill("form [name=words]", "On Monday, he says.")
    save(phone)
    page.get_by_role("link", name="Evidence").click()
    take(phone, ".shot-button")
    choose(phone, "sort", "hazri")
    save(phone)
    assert phone.unsent == 5
    phone.offline(False)
    all_sent(phone)
    phone.is_home()
    (person,) = office.knows("Kesar Bai Gameti")
    with office.opened():
        case = Case.objects.get(claimants__person=person)
        assert (case.kind, case.safe, case.next_what, case.parties.get().party.name) == (
            "unpaid_wages", "yes", "meeting", "Nathu seth",
        )  # fmt: skip
        assert case.claimants.get().half_days == 41
    _until(lambda: _has_file(office, case))
    phone.go("#/cases/mine")
    expect(page.locator(".case-line")).to_contain_text(case.number)
    assert phone.errors == []


def _intake(page: Any) -> int:
    """As few answers as a first case needs; how many they are."""
    typed = {
        "words": "Twenty days are not paid.", "party_said": "Nathu seth", "party_phone": "९८१२३ ४५६७८",
        "place_said": "Naroda", "since": "2026-09-01", "until": "2026-09-30", "days": "20.5", "rate": "500",
    }  # fmt: skip
    for name, value in typed.items():
        page.fill(f"form [name={name}]", value)
    return len(typed) + 1  # and that the kind which stands there is right


def _has_file(office: Any, case: Case) -> bool:
    with office.opened():
        return CaseEvidence.objects.filter(case=case).exclude(file=None).exists()


def _until(is_so: Any) -> None:
    from tests.starting import wait_for

    wait_for(is_so)


def test_money_is_counted_into_each_hand_alone(phone, office):
    with office.opened() as bina:
        people = [accepted(bina, name) for name in ("Gamra Gameti", "Thavra Gameti")]
        said = CaseSaid("unpaid_wages", safe="yes", party_said="Bhavesh bhai")
        claimants = [ClaimantSaid(one.id, owed_said_paise=500_000) for one in people]
        case = cases.open_case(bina, said=said, claimants=claimants)
        agreement = money.agree(bina, case=case, agreement=AgreementSaid(900_000, today(), rule="equal"))
        second = User.objects.get(username="asha")
        paid = PaymentSaid(450_000, today(), second=second)
        money.record_payment(bina, agreement=agreement, payment=paid)
    page = phone.page
    page.evaluate("() => dispatchEvent(new Event('online'))")
    phone.go("#/cases/mine")
    page.locator(".case-line", has_text=case.number).wait_for()
    phone.offline()
    page.locator(".case-line", has_text=case.number).get_by_role("link").click()
    page.get_by_role("link", name="Money in hand").click()
    page.get_by_role("link", name="Gamra Gameti").click()
    expect(page.locator("main")).not_to_contain_text("Thavra")
    receipt = page.locator("details", has_text="Receipt of payment 1")
    receipt.locator("[name=sum]").fill("4500")
    receipt.get_by_role("button", name="Give the receipt").click()
    expect(page.locator(".facts")).to_contain_text("₹4,500")
    page.go_back()
    page.get_by_role("link", name="Thavra Gameti").click()
    counted = page.locator("details", has_text="He paid her before my eyes")
    counted.locator("[name=sum]").fill("2000")
    counted.get_by_role("button", name="She has it").click()
    expect(page.locator(".facts")).to_contain_text("₹2,000")
    phone.offline(False)
    all_sent(phone)
    with office.opened():
        given = dict(
            Receipt.objects.filter(payment__case=case).values_list("claimant__person__name", "amount_paise")
        )
        assert given == {"Gamra Gameti": 450_000, "Thavra Gameti": 200_000}
        assert set(Payment.objects.filter(case=case).values_list("to", flat=True)) == {"desk", "worker"}
    assert phone.errors == []


def test_danger_leads_to_the_telephone_and_leaves_nothing_on_the_phone(phone, office):
    page = phone.page
    phone.offline()
    phone.quick_add("Lali Bai Gameti")
    page.get_by_role("link", name="Open a case").click()
    page.fill("form [name=words]", "He does not let us leave the kiln.")
    page.locator("summary", has_text="Cannot wait").click()
    page.get_by_text("Not allowed to leave (bondage)").click()
    expect(page.locator(".danger-call")).to_contain_text("Call now")
    phone.go("#/")
    expect(page.locator(".field-tiles")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Begun")
    page.go_back()
    page.get_by_role("button", name="Send it to the office too").click()
    expect(page.locator(".notice.bad").last).to_contain_text("NOT sent yet")
    phone.go("#/sync/outbox")
    expect(page.locator("main")).to_contain_text("For the office")
    expect(page.locator("main")).not_to_contain_text("bondage")
    phone.offline(False)
    all_sent(phone)
    (person,) = office.knows("Lali Bai Gameti")
    with office.opened():
        assert Case.objects.get(claimants__person=person).is_danger
    phone.go("#/cases/mine")
    expect(page.locator("main")).not_to_contain_text("bondage")
    assert phone.errors == []
