"""Ends between two organisations outlast an older backup, on both sides. Not here: how acts are kept."""

import pytest
from django.conf import settings
from django.db import transaction

from hamrah.config.backup.replaying import replay
from hamrah.ground import lasting
from hamrah.links import actions as links
from hamrah.links.models import Link, LinkRequest
from hamrah.links.tests.pair import Pair
from hamrah.services import actions as services
from hamrah.services.models import HandOver
from hamrah.services.sealed import copy_of
from hamrah.services.tests.scene import Scene

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def restored(settings, tmp_path, django_capture_on_commit_callbacks):
    """Do something, go back to a backup from before it, and do again what must last. Answers what was done
    again."""
    settings.LASTING_FOLDER = tmp_path

    def after(act) -> dict[str, int]:
        before = transaction.savepoint()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        transaction.savepoint_rollback(before)
        done = replay(read())
        assert done.refused == []
        return dict(done.again)

    return after


def read():
    return lasting.read(lasting.file(), settings.LASTING_KEY)


def test_an_unlink_is_done_again_and_the_other_side_hears_it_again(restored):
    pair = Pair()
    pair.requested()
    pair.answered()

    def unlink():
        with pair.city.open():
            links.end_link(pair.city.actor(), link=Link.objects.get(ended_on=None), why="she asked for it")

    assert restored(unlink) == {"links.end_link": 1}
    pair.post()
    assert pair.links(pair.city) == pair.links(pair.village) == []


def test_a_yes_taken_back_while_the_request_was_open_is_taken_back_again(restored):
    pair = Pair()
    request = pair.requested()

    def withdraw():
        with pair.city.open():
            links.withdraw_request(pair.city.actor(), request=LinkRequest.objects.get(id=request.id))

    assert restored(withdraw) == {"links.withdraw_request": 1}
    pair.post()
    assert pair.states(pair.city) == pair.states(pair.village) == ["withdrawn"]


@pytest.mark.parametrize("verb", ["revoke_hand_over", "withdraw_hand_over"])
def test_what_was_taken_back_leaves_the_receivers_copies_after_a_restore_too(restored, verb):
    scene = Scene()
    row = scene.sent()
    there = scene.arrived(row)

    def take_back():
        with scene.village.open():
            whom = {"hand_over": row} if verb == "revoke_hand_over" else {"handed": row.people.get()}
            getattr(services, verb)(scene.village.actor(), **whom)

    assert restored(take_back) == {f"services.{verb}": 1}
    scene.collects(scene.city)
    with scene.city.open():
        assert copy_of(there.people.get()) == {}
        assert not HandOver.objects.get(id=there.id).is_granting
