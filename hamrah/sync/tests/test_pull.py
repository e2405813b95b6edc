"""What a phone holds: those of its user's work, whole, part by part; who leaves it; nothing skipped."""

import base64
import struct
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import translation

from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.languages import languages
from hamrah.people import actions
from hamrah.people.models import Membership, Phone
from hamrah.people.rules.registration import PhoneSaid
from hamrah.services import actions as services
from hamrah.services.actions.asking import Asked
from hamrah.services.models import ServiceRequest
from hamrah.sync.models import Held
from hamrah.sync.rules.cursor import Cursor, Seen, read_cursor, seen_in
from hamrah.sync.tests.fake_phone import enrolled
from tests.cast import accepted, registered

pytestmark = pytest.mark.django_db


def of(phone, person):
    return phone.bundles[str(person.id)]


def test_a_phone_holds_whom_its_user_met_with_her_journeys_and_requests(ours):
    asha = ours.staff["asha"]
    person = registered(asha, "Devli Bai Kharadi", village_said="Sayra", phones=(PhoneSaid("9812300001"),))
    services.ask(asha, people=[person], asked=Asked("job", {"trade": "mason"}))
    phone = enrolled(ours)
    phone.fetch_all()
    (held,) = of(phone, person)["person"]
    assert (held["name"], held["village_said"], held["state"]) == ("Devli Bai Kharadi", "Sayra", "draft")
    assert held["phones"][0]["number"] == "9812300001"
    (request,) = of(phone, person)["request"]
    assert (request["kind"], request["state"]) == ("job", "requested")
    assert "offer" in request["steps"]
    assert "words" not in request


def test_nothing_of_wages_goes_to_who_may_not_read_them_and_nothing_of_danger_to_anybody(ours):
    asha = ours.staff["asha"]
    person = registered(asha, "Devli Bai Kharadi")
    services.ask(asha, people=[person], asked=Asked("danger", {"calls": True}))
    phone = enrolled(ours)
    phone.say(
        "journeys.start_spell", person.id, left_on="2026-03-01", destination_said="Surat", rate_paise=50_000
    )
    phone.send()
    phone.fetch_all()
    assert "request" not in of(phone, person)
    assert "rate_paise" not in of(phone, person)["spell"][0]


def test_a_row_that_is_deleted_leaves_the_phone(ours):
    person = registered(ours.staff["asha"], "Devli", phones=(PhoneSaid("9812300001"),))
    phone = enrolled(ours)
    phone.fetch_all()
    Phone.objects.filter(person=person).delete()
    phone.fetch_all()
    assert "phones" not in of(phone, person)["person"][0]


def test_a_part_that_was_lost_is_asked_for_again(ours):
    asha = ours.staff["asha"]
    for letter in "ABCDE":
        registered(asha, f"Devli {letter}", village_said=f"Village {letter}")
    phone = enrolled(ours)
    first = phone.fetch(most=2)
    again = phone.cursor
    lost = phone.fetch(most=2)
    phone.cursor = again
    assert [one["person"] for one in phone.fetch(most=2)["people"]] == [
        one["person"] for one in lost["people"]
    ]
    assert first["left"] == lost["left"] + 2


def test_who_is_restricted_leaves_at_once(ours):
    hidden = registered(ours.staff["asha"], "Hidden One")
    phone = enrolled(ours)
    phone.fetch_all()
    actions.restrict_worker(ours.staff["bina"], person=hidden)
    assert str(hidden.id) in phone.fetch()["gone"]
    assert str(hidden.id) not in phone.bundles


def test_she_follows_her_request_to_the_next_phone_and_leaves_the_old_after_a_grace_time(ours):
    bina, old, new = ours.staff["bina"], enrolled(ours), enrolled(ours, "gita")
    person = accepted(bina, "Moved On", village_said="Far")
    (request,) = services.ask(
        bina, people=[person], asked=Asked("job", {"trade": "mason"}), assigned_to=ours.users["asha"]
    )
    old.fetch_all()
    new.fetch_all()
    assert (str(person.id) in old.bundles, str(person.id) in new.bundles) == (True, False)
    services.assign(bina, requests=[ServiceRequest.objects.get(id=request)], to=ours.users["gita"])
    old.fetch_all()
    new.fetch_all()
    assert str(person.id) in new.bundles
    assert of(old, person)["person"][0]["leaves_on"] == (today() + timedelta(days=7)).isoformat()
    Held.objects.filter(partition_id=old.partition, person_id=person.id).update(
        leaves_on=today() - timedelta(days=1)
    )
    old.fetch_all()
    assert str(person.id) not in old.bundles


def test_merged_records_leave_and_the_one_that_stands_stays(ours):
    boss = ours.extras["boss"]
    kept = registered(ours.staff["asha"], "Devli", village_said="Sayra")
    gone = registered(ours.staff["asha"], "Devli Bai", village_said="Sayra", age=70)
    phone = enrolled(ours)
    phone.fetch_all()
    actions.merge_people(boss, kept=kept, gone=gone, take=[], because="one woman")
    phone.fetch_all()
    assert (str(kept.id) in phone.bundles, str(gone.id) in phone.bundles) == (True, False)


def test_lists_come_once_in_each_version(ours):
    phone = enrolled(ours)
    _status, answer = phone.ask("GET", "/sync/lists/")
    lists = answer["lists"]
    assert str(ours.stand.id) in {row["id"] for row in lists["villages"]["rows"]}
    health = next(row for row in lists["service_kinds"]["rows"] if row["code"] == "health")
    assert health["fields"][0]["choices"][0][1:] != health["fields"][0]["choices"][0][:1]
    have = ",".join(f"{name}:{one['version']}" for name, one in lists.items())
    _status, answer = phone.ask("GET", f"/sync/lists/?have={have}")
    assert answer["lists"] == {}


def test_kinds_of_service_come_in_every_language_of_the_house(ours):
    phone = enrolled(ours)
    kinds = phone.ask("GET", "/sync/lists/")[1]["lists"]["service_kinds"]["rows"]
    asked = next(row for row in kinds if row["code"] == "health")["fields"][0]
    _code, english, hindi, more = asked["choices"][0]
    for code in languages():
        with translation.override(code):
            words = (translation.gettext("What is needed"), translation.gettext("Clinic"))
        if code in ("en", "hi"):
            told = {"en": (asked["label"], english), "hi": (asked["label_local"], hindi)}[code]
        else:
            told = (asked["label_more"][code], more[code])
        assert told == words


def test_a_cursor_that_is_not_ours_is_the_beginning():
    assert read_cursor("") == read_cursor("nonsense!") == read_cursor("a" * 3_000) == Cursor()
    seen = Seen(1 << 40, ((1 << 40) - 7, (1 << 40) - 90_000))
    begun = Cursor(3, seen, 4, Seen(1 << 41), 17, new_id())
    for cursor in (Cursor(3, seen), begun):
        assert read_cursor(cursor.text()) == cursor
        assert read_cursor(cursor.text()[:-8]) == Cursor()


def test_a_phone_of_before_goes_on_with_the_cursor_it_keeps():
    whole = base64.b32encode(struct.pack(">BIQ", 1, 7, 900)).rstrip(b"=").decode().lower()
    begun = base64.b32encode(struct.pack(">BIQIQi16s", 2, 7, 900, 8, 950, 3, b"p" * 16)).rstrip(b"=").decode()
    assert read_cursor(whole) == Cursor(7, Seen(900))
    assert read_cursor(begun) == Cursor(7, Seen(900), 8, Seen(950), 3, UUID(bytes=b"p" * 16))


def test_a_snapshot_sees_all_before_it_but_what_still_runs():
    assert seen_in("10:20:10,14", own=30, above=0) == Seen(20, (10, 14))
    assert seen_in("10:20:10", own=15, above=1_000) == Seen(1_020, (1_010, 1_015))
    many = ",".join(str(one) for one in range(10, 60))
    assert seen_in(f"10:90:{many}", own=90, above=5) == Seen(15)
    assert seen_in(f"10:{1 << 40}:10", own=1 << 40, above=0) == Seen(10)


def test_membership_of_a_household_sends_her_again(ours):
    person = registered(ours.staff["asha"], "Devli", village_said="Sayra")
    phone = enrolled(ours)
    phone.fetch_all()
    actions.join_household(ours.staff["asha"], person=person, since=today(), is_head=True)
    phone.fetch_all()
    household = of(phone, person)["person"][0]["household"]
    assert household["membership"] == str(Membership.objects.get(person=person).id)
