"""A phone whose key is right and whose words are not: broken, rebuilt by a thief, years old. Whatever it
says, it gets an answer it can read, no fault of ours shows, and its next honest word is done.

Not here: wrong signatures (test_signing.py), pages (tests/test_hostile_input.py). Drawn by plain dice: one
round is forty-odd commands, and what fails names its own command.
"""

import inspect
import json
import re
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client

from hamrah.ground.ids import new_id
from hamrah.sync.reading import field_verbs
from hamrah.sync.tests.fake_phone import FakePhone, enrolled
from tests.hostile import HOSTILE_TEXTS, RAW_BYTES

pytestmark = pytest.mark.django_db

FEW, MANY = 3, 200
WORDS = re.compile(r'"([a-z_]+)"')
MOMENTS = ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-11-22T10:00:00+00:00")
RIGHT = ("2026-03-01", "day", "F", "father", "thumb", "hi", "9829012345", "mason", "returned", 500, 34, True)
NUMBERS = (-1, 0, 2**31, 2**53, 2**63, -(2**63), 10**40, 0.5, 1e300)
TOLD = (
    *(
        "device_now",
        "unsent",
        "unsent_since",
        "persisted",
        "free_mb",
        "lists_at",
        "build",
        "leaves",
        "commands",
    ),
    *("boxes", "partition", "organisation", "code", "phone", "public_key", "hamrah"),
)
SPOILT = ("at", "entered_at", "base", "files", "needs", "on", "counter", "verb", "what")
PUSH_AT_ONCE = 40


class Dice(Random):
    """Whatever JSON can say, often nearly right. `ids`: rows of the house."""

    ids: list[str]

    def value(self, deep: int = 0) -> Any:
        kind = self.randrange(8 if deep else 10)
        if kind < 4:
            return self.choice(RIGHT)
        if kind < 8:
            return self.choice(
                [self.choice(pool) for pool in (self.ids, HOSTILE_TEXTS, MOMENTS, NUMBERS, (None,))]
            )
        if kind == 8:
            return [self.value(deep + 1) for _turn in range(self.randrange(3))]
        return {name: self.value(deep + 1) for name in self.sample(("name", "id", "on", "purpose"), 2)}

    def some(self, names: Any, most: int) -> dict[str, Any]:
        return {self.choice(names): self.value() for _turn in range(self.randrange(most + 1))}

    def said(self, verb: str, counter: int) -> dict[str, Any]:
        """One command, right but for what it says and now and then a part of itself."""
        return {
            "command": str(new_id()), "counter": counter, "verb": verb, "at": MOMENTS[2], "files": [],
            "on": self.choice(self.ids), "base": None, "entered_at": "Gogunda", "needs": [],
            "what": self.some(words_of(verb), 9), **(self.some(SPOILT, 2) if not self.randrange(3) else {}),
        }  # fmt: skip


def words_of(verb: str) -> list[str]:
    """Whatever the module that reads this verb looks for."""
    module = inspect.getmodule(field_verbs()[verb].read)
    assert module is not None
    return sorted(set(WORDS.findall(inspect.getsource(module)))) or ["name"]


def works_on(phone: FakePhone) -> None:
    """Its honest word is done, in the round after."""
    phone.counter += 10_000
    command = phone.say("people.register_worker", new_id(), said={"name": "Nathi Bai", "birth_year": 1990})
    (answer,) = phone.send([phone.outbox[command]])
    assert answer["answer"] == "done", answer


def pushes(dice: Dice, phone: FakePhone) -> None:
    """A command of every verb there is."""
    commands = [dice.said(verb, at) for at, verb in enumerate(field_verbs(), 1)]
    for start in range(0, len(commands), PUSH_AT_ONCE):
        few = commands[start : start + PUSH_AT_ONCE]
        status, answer = phone.ask("POST", "/sync/push/", {"commands": few})
        assert status == 200, (status, answer, few)
        for said, one in zip(few, answer["answers"], strict=True):
            assert one.get("problem", {}).get("code") != "sync.went_wrong", said


def asks(dice: Dice, phone: FakePhone) -> None:
    """Every other door."""

    def word() -> str:
        return quote(str(dice.value()).encode("utf-8", "replace")[:200])

    doors = ["contact/", "push/", "enrol/", "rescue/"]
    asked = (
        f"pull/?since={word()}&most={word()}",
        f"lists/?have={word()}",
        f"file/{'ab' * 32}/?offset={word()}&size={word()}",
        f"standing/{phone.place}/{phone.partition}/?nonce={word()}",
    )
    for door in (*doors * 3, *asked):
        plain, raw = dice.some(TOLD, 9), dice.choice([None, None, *RAW_BYTES, b"[[" * 9_000])
        method = "POST" if door.startswith(("file", *doors)) else "GET"
        status, answer = phone.ask(method, f"/sync/{door}", plain, raw=raw, packed=dice.random() < 0.5)
        assert status < 500, (door, plain, raw, answer)


def attacked(attack: Any, ours: Any, rounds: int) -> None:
    rows = [*vars(ours).values(), *ours.extras.values()]
    for number in range(rounds):
        dice = Dice(number)
        dice.ids = [*sorted({str(row.pk) for row in rows if hasattr(row, "pk")}), "", "x"]
        with transaction.atomic():
            phone = enrolled(ours)
            attack(dice, phone)
            works_on(phone)
            transaction.set_rollback(True)


@pytest.mark.parametrize("attack", [pushes, asks])
def test_nothing_a_phone_says_breaks_the_office_or_its_own_next_round(attack, ours):
    attacked(attack, ours, FEW)


@pytest.mark.long
@pytest.mark.parametrize("attack", [pushes, asks])
def test_nor_does_a_great_deal_of_it(attack, ours):
    attacked(attack, ours, MANY)


@pytest.mark.parametrize("said", [{"entered_at": "a\x00b"}, {"what": {"name": "\ud800"}}, {"verb": "\x00"}])
def test_one_letter_that_no_table_keeps_holds_up_nothing_else(said, phone):
    """It was a 500 once: the phone would have sent the same fifty for ever."""
    good = phone.say("people.register_worker", new_id(), said={"name": "Nathi Bai", "birth_year": 1990})
    bad = phone.say("people.register_worker", new_id(), said={"name": "Kesi Bai", "birth_year": 1991})
    phone.outbox[bad] |= said
    done = {one["command"]: one["answer"] for one in phone.send()}
    assert done[good] == "done"


@pytest.mark.parametrize(
    "path", ["/services/open/x/", "/helpline/delivery/x/", "/helpline/gateway/AAA/", "/hazri/check/"]
)
def test_no_input_breaks_a_door_without_any_key(path, ours):
    client = Client(raise_request_exception=False)
    for text in HOSTILE_TEXTS[::4]:
        plain = text.encode("utf-8", "replace").decode()
        for answer in (
            client.post(path, {"code": plain, "answer": plain, "pass": plain, "paper": plain}),
            client.generic("POST", path, json.dumps({"id": text, "came": text}).encode(), "application/json"),
        ):
            assert answer.status_code < 500, text
