"""The demo: every room's part comes in through verbs, once, into an installation of its own."""

import hashlib
import operator
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import transaction

from hamrah.access.actor import actor_named
from hamrah.access.cast import CAST
from hamrah.access.models import User
from hamrah.access.roles import ROLES
from hamrah.cards.models import Card
from hamrah.cards.rules.claim169 import AIMED_AT_CHARACTERS, card_of
from hamrah.cards.rules.life import STATES
from hamrah.cards.rules.reading import payload_of
from hamrah.cases.models import Receipt
from hamrah.config import demo
from hamrah.ground import context
from hamrah.ground.day import INDIA, today
from hamrah.ground.demo import NETWORK, SOURCE
from hamrah.ground.models import Journal
from hamrah.ground.names.invented import someone
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out
from hamrah.imports.demo_mess import messy_register
from hamrah.imports.models import Import
from hamrah.imports.rows import Refused, read_register
from hamrah.organisations.models import Organisation
from hamrah.people.columns import REGISTER
from hamrah.people.models import Person, Suspicion
from hamrah.sync.models import Conflict, FieldCommand, FieldPhone

OUT = Out(as_json=False)
PEOPLE = 40
# Of the sheet for the tour: rows that count, and those of them that come back (docs/tour.md says both).
MESSY_ROWS, MESSY_REFUSED = 18, 4


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, Any]]:
    """The demo, once for this module, rolled back at its end as another loading was before it. The password
    goes to a folder of ours."""
    file = tmp_path_factory.mktemp("demo") / "demo.password"
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "password_file", lambda: file)
        with rolled_back():
            demo.load(OUT, people=PEOPLE)
            first = told_by_the_registers()
        with rolled_back():
            yield {**demo.load(OUT, people=PEOPLE), "told by the first": first}


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def told_by_the_registers() -> str:
    """The hash of who is in which register, at which stage, with which consents, cards and journeys."""
    digest = hashlib.sha256()
    for code in NETWORK:
        with context.opened(door="identify"):
            organisation = Organisation.objects.get(code=code)
        with context.opened(organisation_id=organisation.id):
            for row in rows_told():
                digest.update(repr((code, *row)).encode())
    return digest.hexdigest()


def rows_told() -> Iterator[tuple[Any, ...]]:
    """Everybody in the order of the register, and what hangs on her."""
    facts = operator.attrgetter(
        *("name", "relation_name", "gender", "birth_year", "village_said", "occupation", "state"),
        *("registered_on", "notice_due", "by_proxy"),
    )
    for person in Person.objects.select_related("photo").order_by("no"):
        told, photo = facts(person), bytes(person.photo.sha256).hex() if person.photo else ""
        hidden, merged = person.restricted_at is not None, person.merged_into_id is not None
        yield (*told, photo, hidden, merged)
        yield tuple(person.phones.order_by("number").values_list("number", "owner"))
        yield tuple(person.consents.order_by("purpose").values_list("purpose", "given_how", "given_on"))
        yield tuple(person.cards.order_by("expires_on", "state").values_list("state", "expires_on"))
        yield tuple(person.spells.order_by("left_on").values_list("state", "left_on", "rate_paise"))


@pytest.fixture
def inside(loaded) -> Iterator[None]:
    """Within the source organisation's walls."""
    with context.opened(door="identify"):
        organisation = Organisation.objects.get(code=SOURCE)
    with rolled_back(), context.opened(organisation_id=organisation.id):
        yield


@pytest.fixture
def file(monkeypatch, tmp_path) -> Path:
    """Where a password is kept that is not there yet."""
    monkeypatch.setattr(demo, "password_file", lambda: tmp_path / "demo.password")
    return tmp_path / "demo.password"


def test_the_cast_holds_every_role():
    assert {member.role for member in CAST} == set(ROLES)


def test_the_demo_brings_a_network_of_four(loaded):
    assert demo.codes_present() == set(NETWORK)


def test_everybody_of_the_cast_works_where_she_is_said_to(loaded):
    for member in CAST:
        for code in member.organisations:
            assert actor_named(member.username, code=code).roles == (member.role,)


def test_every_account_and_organisation_is_marked_as_the_demos(loaded):
    with context.opened(door="identify"):
        assert not Organisation.objects.filter(is_demo=False).exists()
        assert not User.objects.filter(is_demo=False).exists()


def test_workers_stand_at_every_stage(inside):
    stages = set(Person.objects.values_list("state", flat=True))
    assert stages == {"accepted", "suspected", "submitted", "returned", "draft"}


def test_somebody_written_down_twice_in_two_scripts_is_suspected(inside):
    pairs = Suspicion.objects.values_list("person__name_script", "other__name_script")
    assert any(one != other for one, other in pairs)


def test_the_imported_register_has_its_refusals(inside):
    assert Import.objects.get().refused == 4


def test_everything_went_through_verbs(inside):
    verbs = set(Journal.objects.values_list("verb", flat=True))
    assert {
        "access.add_centre",
        "people.register_workers",
        "cards.issue_card",
        "journeys.start_spell",
    } & verbs


def test_cards_lie_in_every_state(inside):
    assert set(Card.objects.values_list("state", flat=True)) == set(STATES)


def test_money_came_into_workers_hands_and_a_phone_sent_its_morning(inside):
    assert Receipt.objects.standing().exists()
    assert set(FieldPhone.objects.values_list("state", flat=True)) == {"active", "lost"}
    assert set(FieldCommand.objects.values_list("state", flat=True)) <= {"done", "conflict"}
    assert Conflict.objects.open().count() == 1


def test_a_card_signed_long_ago_still_says_what_its_row_says(inside):
    for card in Card.objects.filter(expires_on__lt=today()):
        said = card_of(payload_of(card.text))
        assert said.number == card.number
        assert datetime.fromtimestamp(said.expires_at, INDIA).date() == card.expires_on


def test_every_card_of_the_demo_keeps_to_its_bound_and_to_what_a_card_may_say(inside):
    cards = list(Card.objects.select_related("person"))
    assert len(cards) > PEOPLE // 2
    for card in cards:
        said, her = payload_of(card.text), card.person
        assert len(card.text) <= AIMED_AT_CHARACTERS
        assert set(said) <= {1, 4, 6, 169, 65535}
        assert set(said[169]) <= {1, 4, 9, 16, 17, 19, 20, 75, 76, 77, 78}
        told = repr({key: value for key, value in said[169].items() if key != 16})
        never = [phone.number for phone in her.phones.all()] + [str(her.id), her.hamlet, her.village_said]
        # A village may be called as its district, which she may choose to have printed.
        assert not [one for one in never if one and one in told and one not in her.district_said], card.number


def test_nobody_is_given_two_cards_that_count(inside):
    holders = list(Card.objects.live().values_list("person", flat=True))
    assert len(holders) == len(set(holders))


def test_the_messy_sheet_brings_most_of_its_rows_and_says_why_not_the_others(tmp_path):
    file = tmp_path / "tour-register.xlsx"
    file.write_bytes(messy_register(Random("mess"), today()))
    found = list(read_register(file, REGISTER, on=today()))
    assert [type(row) for row in found].count(Refused) == MESSY_REFUSED
    assert len(found) == MESSY_ROWS


def test_the_same_seed_loads_the_same_registers(loaded):
    """Whoever follows the tour finds the same people. Left out is what no seed may foretell: ids, keys,
    card numbers, codes, places on status lists, the password; and what the clock says to the second."""
    assert told_by_the_registers() == loaded["told by the first"]


def test_a_second_loading_changes_nothing(loaded):
    assert demo.load(OUT) == {"people": 0}


def test_more_people_are_added_where_the_demo_is(inside):
    before = Person.objects.count()
    demo.load(OUT, people=25)
    assert Person.objects.count() == before + 25


def test_the_same_seed_invents_the_same_people():
    first, second = ([someone(draw) for _ in range(50)] for draw in (Random("a"), Random("a")))
    assert first == second


def test_another_seed_invents_other_people():
    first, second = ([someone(draw) for _ in range(50)] for draw in (Random("a"), Random("b")))
    assert first != second


def test_the_demo_refuses_to_mix_with_others(monkeypatch, file):
    monkeypatch.setattr(demo, "codes_present", lambda: {"REAL"})
    with pytest.raises(Problem) as refusal:
        demo.load(OUT)
    assert refusal.value.code == "config.not_a_demo"


def test_the_password_is_kept_from_other_users_of_the_machine(file):
    demo.password()
    assert file.stat().st_mode & 0o077 == 0


def test_the_password_stays_the_same(file):
    assert demo.password() == demo.password()


def test_the_welcome_says_whom_to_sign_in_as_and_three_things(loaded):
    text = "\n".join(demo.welcome())
    assert demo.password() in text
    tour = (Path(__file__).parents[1] / "docs" / "tour.md").read_text("utf-8")
    assert set(re.findall(r"[Ss]ign in as `(\w+)`", tour)) <= set(re.findall(r"^  (\w+)", text, re.M))
    assert all(f"  {number}. " in text for number in (1, 2, 3))


def test_nothing_is_said_of_a_demo_that_is_not_there(monkeypatch, file):
    monkeypatch.setattr(demo, "codes_present", set)
    assert demo.welcome() == []
