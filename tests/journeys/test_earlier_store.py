"""A phone on which an earlier build wrote three weeks: today's app opens its store and sends all of it.

The stores beside (earlier/) were written by those builds themselves, as earlier/making.py says. Not here: how
the files of the app are exchanged (test_nothing_lost.py).
"""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from django.conf import settings
from playwright.sync_api import Browser, expect

from hamrah.access.actions import add_user
from hamrah.access.actor import installer
from hamrah.ground import context, sealing
from hamrah.journeys.models import Spell
from hamrah.organisations.actions import found_organisation
from hamrah.people.models import Person
from hamrah.sync.actions.phones import share_place
from hamrah.sync.models import FieldPhone, Partition
from hamrah.sync.rules.wire import unb64
from tests.journeys.earlier.making import BEGUN, NAMES, PHOTO_OF
from tests.journeys.phone import DEVICE, Office, Phone

pytestmark = pytest.mark.browser
STORES = sorted((Path(__file__).parent / "earlier").glob("*.json"))
# The store as it lay there; only the day until which the office's share is good is wound up to today.
LAID = """async ({ version, stores }) => {
    const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    const whole = (value) => {
        if (Array.isArray(value)) return value.map(whole);
        if (value === null || typeof value !== "object") return value;
        if ("$bytes" in value) return bytes(value.$bytes);
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, whole(one)]));
    };
    const asked = indexedDB.open("hamrah-field", version);
    asked.onupgradeneeded = () => {
        for (const [name, { path }] of Object.entries(stores)) {
            asked.result.createObjectStore(name, path ? { keyPath: path } : {});
        }
    };
    const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const tables = database.transaction([...database.objectStoreNames], "readwrite");
    for (const [name, { rows, keys }] of Object.entries(stores)) {
        rows.map(whole).forEach((row, at) => {
            if (name === "partitions") row.shareUntil = Date.now() + 86_400_000;
            tables.objectStore(name).put(row, ...(keys ? [keys[at]] : []));
        });
    }
    await new Promise((done) => (tables.oncomplete = done));
    database.close();
}"""


@pytest.mark.parametrize("path", STORES, ids=lambda path: path.stem)
def test_todays_app_sends_what_an_earlier_one_kept(browser: Browser, office: Office, path: Path):
    kept = json.loads(path.read_text(encoding="utf-8"))
    (row,) = kept["stores"]["partitions"]["rows"]
    theirs = Office(office.url, office.blocker, code=f"E{row['id'][-4:]}".upper())
    _know(theirs, row)
    opened = browser.new_context(base_url=office.url, **DEVICE)
    phone = Phone(opened, theirs)
    phone.page.goto("/healthz")
    phone.page.evaluate(LAID, kept)
    phone.block()
    phone.page.goto("/field/")
    phone.unlock(kept["secret"])
    assert phone.unsent == len(kept["stores"]["outbox"]["rows"]) == len(NAMES) + 1
    for name in NAMES:
        phone.go(f"#/people/find/{name}")
        phone.page.locator(".person", has_text=name).wait_for()
    phone.go("#/people/quick")
    expect(phone.page.locator("form [name=name]")).to_have_value(BEGUN)
    phone.block(False)
    phone.sends_all()
    phone.is_home()
    assert phone.sealed()["files"] == 0
    with theirs.opened(row["office"]["user"]["id"]):
        assert sorted(Person.objects.values_list("name", flat=True)) == sorted(NAMES)
        assert Person.objects.get(photo__isnull=False).name == PHOTO_OF
        assert Spell.objects.get().destination_said == "Ahmedabad"
    assert phone.errors == []
    opened.close()


def _know(office: Office, row: Any) -> None:
    """The office as the phone knew it: its id, her key on this phone, its half of the key of her records."""
    told = row["office"]
    user = told["user"]["id"]
    with office.blocker.unblock():
        with patch("hamrah.organisations.actions.new_id", lambda: UUID(told["organisation"]["id"])):
            founded = found_organisation(code=office.code, name="Earlier office", is_demo=True)
        grant = add_user(installer(founded), username=user, name="Asha", role="registrar")
        with context.opened(organisation_id=founded.id, user_id=grant.user_id):
            phone = FieldPhone.objects.create(id=told["phone"]["id"], name="Asha")
            share = sealing.seal(settings.MASTER_KEY, unb64(row["share"]), place=share_place(UUID(row["id"])))
            Partition.objects.create(
                id=row["id"], phone=phone, user_id=grant.user_id, share=share,
                public_key=b64decode(row["point"]["$bytes"]),
            )  # fmt: skip
