"""Acts that last: kept with their verb and only with it. The seam for verbs to come, with one of ours."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import transaction

from hamrah.config.backup.replaying import replay
from hamrah.config.lasting import LASTING_VERBS, Again
from hamrah.ground import lasting
from hamrah.ground.ids import new_id
from hamrah.ground.models import LastingAct
from hamrah.ground.permissions import load_verbs
from hamrah.ground.problem import Problem
from hamrah.ground.verb import VERBS, verb
from hamrah.people.models import Person
from hamrah.people.rules.registration import PhoneSaid

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def erasing(monkeypatch, tmp_path, settings):
    """An erasure as a room above will have it: the verb's name is all the house must know."""
    settings.LASTING_FOLDER = tmp_path
    name = "people.erase_worker_in_a_test"

    @verb(name)
    def erase(actor, *, person: Person, on: date, because: str, also=()) -> Person:
        """Empty her name and the journal's copies of it."""
        if because == "refuse":
            raise Problem("people.no_such_way", "No.")
        person.name = "erased"
        person.save(update_fields=["name"])
        return person

    again = {**LASTING_VERBS, name: Again(name)}
    settings.LASTING_VERBS = again
    monkeypatch.setattr("hamrah.config.backup.replaying.LASTING_VERBS", again)
    yield erase
    del VERBS[name]


def anyone(actor):
    """Whoever may do the test's verb."""
    held = actor.permissions | {"people.erase_worker_in_a_test"}
    return replace(actor, permissions=held, everywhere=actor.everywhere | held)


def _erased(house, erase, django_capture_on_commit_callbacks, **said):
    arguments = {"person": house.person, "on": date(2026, 11, 22), "because": "asked"} | said
    with django_capture_on_commit_callbacks(execute=True):
        return erase(anyone(house.extras["boss"]), command=new_id(), **arguments)


def test_every_lasting_verb_is_there():
    load_verbs()
    assert {*LASTING_VERBS, *(again.verb for again in LASTING_VERBS.values())} <= set(VERBS)


def test_a_lasting_act_is_kept_in_the_database_and_after_the_commit_in_the_file(
    houses, erasing, django_capture_on_commit_callbacks
):
    also = [houses[0].minor.id, 7, "Surat", None]
    _erased(houses[0], erasing, django_capture_on_commit_callbacks, because="she asked for it", also=also)
    (act,) = lasting.read(lasting.file(), settings.LASTING_KEY)
    assert act["verb"] == "people.erase_worker_in_a_test"
    assert act["arguments"] == {
        "person": {"row": "people.Person", "id": str(houses[0].person.id)},
        "on": {"day": "2026-11-22"},
        "because": lasting.TEXT_LEFT_OUT,
        "also": [{"uuid": str(houses[0].minor.id)}, 7, "Surat", None],
    }
    with houses[0].at_work():
        assert LastingAct.objects.filter(command=act["command"]).exists()
    assert lasting.file().stat().st_mode & 0o777 == 0o600


def test_what_a_verb_refuses_or_a_rollback_undoes_is_kept_nowhere(houses, erasing):
    with pytest.raises(Problem):
        erasing(
            anyone(houses[0].extras["boss"]), person=houses[0].person, on=date(2026, 1, 1), because="refuse"
        )
    with pytest.raises(RuntimeError), transaction.atomic():
        erasing(anyone(houses[0].extras["boss"]), person=houses[0].person, on=date(2026, 1, 1), because="x")
        raise RuntimeError
    assert not lasting.file().exists()


def test_other_verbs_are_not_kept(houses, erasing):
    from hamrah.people import actions

    before = LastingAct.objects.count()
    actions.add_phone(houses[0].extras["boss"], person=houses[0].person, said=PhoneSaid("9829055502"))
    assert LastingAct.objects.count() == before


def test_a_full_disk_does_not_undo_the_erasure_and_the_next_round_catches_up(
    houses, erasing, django_capture_on_commit_callbacks, monkeypatch, caplog
):
    def full(path, acts):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lasting, "append", full)
    assert _erased(houses[0], erasing, django_capture_on_commit_callbacks).name == "erased"
    monkeypatch.undo()


def test_acts_are_done_again_once_and_tell_what_could_not_be(
    houses, erasing, django_capture_on_commit_callbacks
):
    ours = houses[0]
    sid = transaction.savepoint()
    _erased(ours, erasing, django_capture_on_commit_callbacks)
    transaction.savepoint_rollback(sid)  # the backup is older
    (act,) = lasting.read(lasting.file(), settings.LASTING_KEY)
    nobody = {"row": "people.Person", "id": str(uuid4())}
    gone = {**act, "command": str(uuid4()), "arguments": {**act["arguments"], "person": nobody}}
    refused = {**act, "command": str(uuid4()), "arguments": {**act["arguments"], "because": "refuse"}}
    unknown = {**act, "command": str(uuid4()), "verb": "people.of_a_later_release"}
    elsewhere = {**act, "organisation": str(uuid4())}
    done = replay([act, act, gone, refused, unknown, elsewhere])
    name = act["verb"]
    assert (done.again[name], done.known[name], done.not_there[name]) == (1, 1, 2)
    assert done.not_there["people.of_a_later_release"] == 1
    assert [one["problem"] for one in done.refused] == ["people.no_such_way"]
    with ours.at_work():
        assert Person.objects.get(id=ours.person.id).name == "erased"


def test_what_ended_a_card_of_which_the_backup_knows_ends_it_again():
    again = LASTING_VERBS["cards.replace_card"]
    said = {"card": {"row": "cards.Card", "id": "1"}, "reason": "spoilt"}
    assert again.arguments(said) == {"card": said["card"], "reason": "ended before a restore"}


def test_an_erasure_is_done_again_though_the_backup_does_not_know_its_proposal(
    houses, django_capture_on_commit_callbacks, settings, tmp_path
):
    settings.LASTING_FOLDER = tmp_path
    ours = houses[0]
    her = ours.extras["gone"]
    sid = transaction.savepoint()
    VERBS["rights.propose_erasure"](ours.staff["bina"], person=her)
    with django_capture_on_commit_callbacks(execute=True):
        VERBS["rights.erase_worker"](ours.extras["boss"], person=her)
    transaction.savepoint_rollback(sid)  # the backup is older than the proposal
    done = replay(lasting.read(lasting.file(), settings.LASTING_KEY))
    assert (done.again["rights.erase_worker"], done.refused) == (1, [])
    with ours.at_work():
        assert Person.objects.get(id=her.id).erased_at is not None
