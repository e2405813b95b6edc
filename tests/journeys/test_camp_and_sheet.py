"""Few touches in the morning: quick-add counted, a sheet that many signed, who did not come to the camp,
what is taken back, what a lock leaves standing. Not here: a whole morning (test_morning.py).
"""

from datetime import timedelta

import pytest
from PIL import Image
from playwright.sync_api import expect

from hamrah.cards import actions
from hamrah.cards.models import Card
from hamrah.cards.tests.cast import jpeg_of
from hamrah.files.faces import invented_face
from hamrah.files.models import Evidence
from hamrah.ground.day import today
from hamrah.organisations.actions import add_village
from hamrah.people.models import Consent, Membership, Person
from tests.journeys.test_card_in_the_field import at_the_desk, worker
from tests.journeys.test_morning import choose_photo
from tests.look.phone import becomes
from tests.starting import wait_for

pytestmark = pytest.mark.browser
# The draft as it lies sealed on the disk, once it is another than before.
LYING = """async (before) => {
    const open = indexedDB.open("hamrah-field");
    const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
    const asked = database.transaction("kept").objectStore("kept").getAll();
    await new Promise((done) => (asked.onsuccess = done));
    database.close();
    const row = asked.result.find(({ name }) => name === "drafts");
    return row && `${row.iv}` !== before && `${row.iv}`;
}"""
TOUCHES = """() => {
    globalThis.touches = 0;
    const isOne = (event) => event.type === "pointerdown" || event.key === "Enter";
    const count = (event) => (globalThis.touches += isOne(event) ? 1 : 0);
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, count, true);
}"""


def test_quick_add_takes_three_touches_after_the_photo(phone_of, office):
    phone = phone_of("asha")
    phone.is_home()
    phone.offline()
    phone.go("#/people/quick")
    choose_photo(phone.page, ".shot-button", jpeg_of(invented_face("kamla", woman=True)))
    expect(phone.page.locator("form [name=name]")).to_be_focused()
    phone.page.evaluate(TOUCHES)
    for said in ("Kamla Bai Damor", "9829054321", "Sayra"):
        phone.page.keyboard.type(said)
        phone.page.keyboard.press("Enter")
    expect(phone.page.locator(".big-face h2")).to_have_text("Kamla Bai Damor")
    assert phone.page.evaluate("touches") <= 3
    phone.offline(False)
    phone.sends_all()
    (found,) = office.knows("Kamla Bai Damor")
    with office.opened():
        assert (found.village_said, found.phones.get().number) == ("Sayra", "9829054321")
    wait_for(lambda: office.knows("Kamla Bai Damor")[0].photo_id)
    assert phone.errors == []


def test_one_sheet_photographed_once_proves_what_everybody_signed(phone_of, office):
    phone = phone_of("asha")
    phone.is_home()
    phone.offline()
    names = ("Amri Bai Bhagora", "Bhuri Bai Pargi", "Champa Bai Kharadi")
    for name in names:
        _signs(phone, name)
    phone.go("#/people/sheet")
    expect(phone.page.locator("[name=who]:checked")).to_have_count(3)
    choose_photo(phone.page, ".shot-button", _a_sheet())
    phone.page.click("form button[type=submit]")
    expect(phone.page.locator(".field-tiles")).to_be_visible()
    # A latecomer signs on the same sheet: one touch, no second photo.
    _signs(phone, "Devli Bai Damor", sheet="On the sheet of")
    phone.offline(False)
    phone.sends_all()

    def proven():
        with office.opened():
            given = Consent.objects.filter(person__name__in=(*names, "Devli Bai Damor"))
            return given.exclude(evidence=None).count() == given.count() == 8

    wait_for(proven)
    with office.opened():
        assert Evidence.objects.filter(id__in=Consent.objects.values("evidence")).count() == 1
    assert phone.errors == []


def _signs(phone, name, *, sheet=""):
    page = phone.page
    phone.go("#/people/register")
    page.fill("form [name=name]", name)
    page.check("form [name=purpose][value=register]")
    page.check("form [name=purpose][value=card]")
    # Under its picture the choice itself is unseen, and a word about the entry before may lie over it.
    page.locator("form [name=how][value=signature]").evaluate("one => one.click()")
    if sheet:
        page.locator("button", has_text=sheet).click()
    page.click("form button[type=submit]")
    page.locator(".big-face h2", has_text=name).wait_for()


def _a_sheet():
    return jpeg_of(Image.effect_noise((900, 1200), 60).convert("RGB"))


def test_she_is_put_into_a_household_as_she_is_registered(phone_of, office):
    phone = phone_of("asha")
    phone.is_home()
    phone.offline()
    phone.quick_add("Hakra Ninama", village="Kotda")
    page = phone.page
    phone.go("#/people/register")
    page.fill("form [name=name]", "Sita Ninama")
    page.check("form [name=home][value=with]", force=True)
    page.fill("form [name=home_words]", "Hakra")
    page.get_by_role("button", name="Hakra Ninama").click()
    page.check("form [name=home_relation][value=wife]", force=True)
    page.click("form button[type=submit]")
    page.locator(".big-face h2", has_text="Sita Ninama").wait_for()
    phone.offline(False)
    phone.sends_all()
    with office.opened():
        rows = Membership.objects.filter(person__name__in=("Hakra Ninama", "Sita Ninama"))
        assert len(set(rows.values_list("household", flat=True))) == 1
        assert sorted(rows.values_list("person__name", "relation", "is_head")) == [
            ("Hakra Ninama", "", True), ("Sita Ninama", "wife", False),
        ]  # fmt: skip


def test_who_does_not_come_to_a_camp_is_noted_on_the_list(phone_of, office):
    here, away = worker(office, "Kesar Bai Garasia"), worker(office, "Nathi Bai Garasia")
    with at_the_desk(office) as bina:
        village = add_village(bina, name="Sayra khas")
        Person.objects.filter(id__in=[here.id, away.id]).update(village=village)
        cards = [actions.issue_card(bina, person=person) for person in (here, away)]
        Card.objects.filter(id__in=[card.id for card in cards]).update(expires_on=today() + timedelta(days=9))
        camp = actions.make_camp(bina, name="Sayra camp", held_on=today(), villages=[village])
    phone = phone_of("asha")
    phone.is_home()
    phone.keeps_every_screen()
    phone.offline()
    phone.go(f"#/cards/camp/{camp.id}")
    lines = phone.page.locator(".called")
    expect(lines).to_have_count(2)
    lines.filter(has_text="Kesar").get_by_role("button", name="Not there").click()
    phone.page.get_by_role("button", name="Undo").click()
    expect(lines.filter(has_text="Kesar").get_by_role("button", name="Not there")).to_be_visible()
    lines.filter(has_text="Nathi").get_by_role("button", name="Not there").click()
    expect(lines.filter(has_text="Nathi").locator(".chip.warn")).to_have_text("Not there")
    phone.offline(False)
    phone.sends_all()
    with office.opened():
        missed = camp.lines.exclude(absent_at=None)
        assert [line.card.person_id for line in missed] == [away.id]
    assert phone.errors == []


def test_what_was_saved_in_error_is_taken_back_and_stands_in_its_form_again(phone_of, office):
    phone = phone_of("asha")
    phone.is_home()
    phone.offline()
    phone.quick_add("Wrong Name Altogether")
    phone.page.get_by_role("button", name="Undo").click()
    expect(phone.page.locator("form [name=name]")).to_have_value("Wrong Name Altogether")
    phone.offline(False)
    phone.sends_all()
    assert office.knows("Wrong Name Altogether") == []


def test_what_is_typed_stands_again_after_the_phone_was_switched_off(phone_of):
    phone = phone_of("asha")
    phone.block()
    phone.go("#/people/register")
    choose_photo(phone.page, ".shot-button", jpeg_of(invented_face("jamna", woman=True)))
    phone.page.fill("form [name=name]", "Jamna Bai")
    before = becomes(phone.page, LYING, "")
    phone.page.check("form [name=gender][value=F]", force=True)
    becomes(phone.page, LYING, before)
    phone.restart()
    phone.unlock()
    phone.go("#/")
    phone.page.get_by_text("Jamna Bai").click()
    expect(phone.page.locator("form [name=name]")).to_have_value("Jamna Bai")
    expect(phone.page.locator("form [name=gender][value=F]")).to_be_checked()
    expect(phone.page.locator(".shot-button img")).to_be_visible()
