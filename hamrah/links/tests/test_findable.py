"""Who may be found, by whom, and what the hub gives away. Not here: what follows (test_walk.py)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from voprf import ristretto

from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.links import actions, hub, oblivious, quotas
from hamrah.links.models import Entry, Round, Tally
from hamrah.links.tests.pair import SHE, Pair, grown
from hamrah.people.actions import (
    merge_people,
    note_sealed_fact,
    record_consent,
    restrict_worker,
    state_basis,
    withdraw_consent,
)
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return Pair()


def refused(call) -> str:
    with pytest.raises(Problem) as problem:
        call()
    return problem.value.code


def test_the_function_is_that_of_rfc_9497():
    """Appendix A.1.2, VOPRF(ristretto255, SHA-512), test vector 1."""
    evaluator = ristretto.Evaluator.from_seed(b"\xa3" * 32, b"test key")
    client, blinded = ristretto.Client.blind(b"\x00")
    output = bytes(client.finalize(evaluator.evaluate(blinded), evaluator.public_key))
    assert bytes(evaluator.public_key.serialize()).hex() == (
        "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e"
    )
    assert output.hex().startswith("b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7d")


def test_a_hub_with_another_key_than_it_announced_is_noticed(pair):
    now = hub.round_now()
    other = bytes(ristretto.Evaluator(b"o" * 32).public_key.serialize())
    announced = now._replace(public_key=other)
    code = refused(lambda: oblivious.turned(pair.city.organisation.id, [1, 2], announced))
    assert code == "links.wrong_key"


def test_across_scripts_she_is_found(pair):
    (somebody,) = pair.looked()
    assert somebody.is_strong


def test_who_did_not_agree_is_not_found(pair):
    office = Office("Third")
    known = office.worker("Kesar Bai", accepted=True, age=grown(), **SHE)
    with office.open():
        actions.publish_findable(office.actor())
        assert not Entry.objects.filter(person_id=known.id).exists()


def test_the_offices_paper_is_no_yes_to_being_found(pair):
    office = Office("Third")
    with office.open():
        basis = state_basis(
            office.actor(),
            purposes=["register", "network"],
            notice_version="1",
            held_by="us",
            filed_where="1",
        )
    known = office.worker("Kesar Bai", accepted=True, age=grown(), **SHE)
    with office.open():
        Person.objects.filter(id=known.id).update(basis=basis)
        assert actions.publish_findable(office.actor()) == {"came": 0, "went": 0}


def test_a_consent_ended_a_minute_ago_has_ended(pair):
    with pair.village.open():
        withdraw_consent(pair.village.actor(), person=pair.there, purpose="network", how="spoken")
    assert pair.looked() == []


def test_who_was_restricted_a_minute_ago_is_not_found(pair):
    with pair.village.open():
        restrict_worker(pair.village.actor(), person=pair.there)
    assert pair.looked() == []


def test_who_has_something_of_danger_sealed_is_not_found(pair):
    with pair.village.open():
        note_sealed_fact(pair.village.actor(), person=pair.there, fact="safety", value="he looks for her")
    assert pair.looked() == []


def test_a_child_is_not_found_and_nobody_of_unknown_age(pair):
    with pair.village.open():
        Person.objects.filter(id=pair.there.id).update(adult_from=today() + timedelta(days=30))
    assert pair.looked() == []
    with pair.village.open():
        Person.objects.filter(id=pair.there.id).update(adult_from=None)
    assert pair.looked() == []


def test_nobody_of_a_sensitive_organisation_is_found(pair):
    pair.terms(pair.village, "person", is_sensitive=True)
    with pair.village.open():
        assert not Entry.objects.exists()
    assert pair.looked() == []


def test_whom_to_answer_by_is_one_of_three(pair):
    with pair.village.open("administrator"):
        boss = pair.village.actor("administrator")
        code = refused(lambda: actions.set_terms(boss, answers="maybe", is_sensitive=False))
    assert code == "links.no_such_answer"


def test_the_name_is_not_told_once_she_may_not_be_found(pair):
    (somebody,) = pair.looked()
    with pair.village.open():
        withdraw_consent(pair.village.actor(), person=pair.there, purpose="network", how="spoken")
    with pair.city.open():
        code = refused(lambda: actions.name_other(pair.city.actor(), somebody=somebody))
    assert code == "links.gone"


def test_for_a_child_or_a_record_kept_apart_nobody_is_asked(pair):
    child = pair.city.worker("Hurmi", age=grown(15))
    unknown = pair.city.worker("Devli")
    apart = pair.city.worker("Teju", accepted=True, age=grown())
    actor = pair.city.actor()
    with pair.city.open():
        note_sealed_fact(actor, person=apart, fact="safety", value="hidden")
        assert refused(lambda: actions.ask_her(actor, person=child, how="present", said_yes=True)) == (
            "links.not_for_her"
        )
        assert refused(lambda: actions.ask_her(actor, person=apart, how="present", said_yes=True)) == (
            "links.not_for_her"
        )
        assert refused(lambda: actions.ask_her(actor, person=unknown, how="present", said_yes=True)) == (
            "links.age_unknown"
        )
        assert refused(lambda: actions.ask_her(actor, person=pair.here, how="post", said_yes=True)) == (
            "links.no_such_how"
        )


def test_a_member_sees_only_its_own_entries_and_nothing_of_the_hub(pair):
    with pair.city.open():
        assert not Entry.objects.exists()
        assert not Round.objects.exists()
        assert not Tally.objects.exists()
    with pair.village.open():
        assert set(Entry.objects.values_list("person_id", flat=True)) == {pair.there.id}


def test_a_member_cannot_write_its_tally_smaller(pair):
    pair.looked()
    with pair.city.open(), connection.cursor() as cursor:
        cursor.execute("UPDATE links_tally SET looked = 0")
        assert cursor.rowcount == 0


def test_nothing_of_a_name_lies_in_the_entries(pair):
    with pair.village.open():
        everything = b"".join(bytes(row.veil) for row in Entry.objects.all())
    assert b"Kesar" not in everything and b"kesr" not in everything


def test_looks_are_counted_and_end_with_the_days_quota(pair, monkeypatch):
    monkeypatch.setattr(quotas, "LOOKS_A_DAY", 1)
    pair.looked()
    assert refused(pair.looked) == "links.quota"


def test_more_keys_than_a_day_allows_are_not_evaluated(pair, monkeypatch):
    monkeypatch.setattr(quotas, "EVALUATED_A_DAY", 3)
    assert refused(pair.looked) == "links.quota"


def test_when_a_round_ends_its_key_and_entries_are_gone_and_the_next_begins(pair):
    before = hub.round_now()
    hub.end_round()
    with context.opened(door=hub.DOOR):
        assert not Round.objects.filter(no=before.no).exists()
        assert not Entry.objects.exists()
    after = hub.round_now()
    assert (after.no > 0, after.public_key == before.public_key) == (True, False)
    with pair.village.open():
        assert actions.publish_findable(pair.village.actor()) == {"came": 1, "went": 0}
    assert len(pair.looked()) == 1


def test_a_round_lasts_a_quarter_of_a_year(pair):
    with context.opened(door=hub.DOOR):
        Round.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert pair.looked() == []
    with pair.village.open():
        assert not Entry.objects.filter(round_no=hub.round_now().no).exists()


def test_what_is_corrected_is_written_anew(pair):
    with pair.village.open():
        Person.objects.filter(id=pair.there.id).update(relation_name="Nathulal Gameti")
        assert actions.publish_findable(pair.village.actor()) == {"came": 1, "went": 0}
        assert actions.publish_findable(pair.village.actor()) == {"came": 0, "went": 0}


def test_a_second_record_of_hers_is_found_through_the_first(pair):
    with pair.village.open():
        other = pair.village.worker("Kesar Gameti", accepted=True, age=grown(45), **SHE)
        record_consent(pair.village.actor(), person=other, said=ConsentSaid("network", "hi", "thumb"))
        withdraw_consent(pair.village.actor(), person=pair.there, purpose="network", how="spoken")
        merge_people(pair.village.actor(), kept=pair.there, gone=other, take=[], because="one woman")
        actions.publish_findable(pair.village.actor())
    assert len(pair.looked()) == 1
