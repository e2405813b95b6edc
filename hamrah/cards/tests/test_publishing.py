"""The network's files: whom they are believed from, what they say of cards, when they are made anew."""

import os
import threading
import time
from dataclasses import replace

import pytest
from django.db import connections
from django.utils import timezone

from hamrah.cards import believing, bundling, drafting, publishing, shelf
from hamrah.cards.actions import issue_card
from hamrah.cards.drafting import drafted
from hamrah.cards.issuer import face_of
from hamrah.cards.models import Card, StatusList
from hamrah.cards.places import free_places
from hamrah.cards.rules import cose, network, status_list, trust_list
from hamrah.cards.tests import network_cast
from hamrah.cards.tests.published import publish_house, root_signer
from hamrah.ground.problem import Problem
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
ROOT = cose.public_bytes(network_cast.ROOT.public_key())


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def card(office):
    worker = office.worker(accepted=True, village_said="Gogunda")
    with office.open():
        return issue_card(office.actor(), person=worker)


def now():
    return int(timezone.now().timestamp())


def become(office, card, state):
    with office.open():
        Card.objects.filter(id=card.id).update(state=state)


def signed(root=network_cast.ROOT, **changes):
    trust = replace(network_cast.TRUST, **({"expires_at": now() + 1_000} | changes))
    return trust_list.signed(trust, network_cast.signer(root))


def one_bit_off(message):
    return message[:-1] + bytes([message[-1] ^ 1])


def refusal(message, **how):
    with pytest.raises(Problem) as refused:
        publishing.publish(message, **how)
    return refused.value.code, str(refused.value)


@pytest.mark.parametrize(
    ("state", "verdict", "why"),
    [
        ("attested", "genuine", ""),
        ("printed", "genuine", ""),
        ("handed_over", "genuine", ""),
        ("lost", "not_valid", "suspended"),
        ("revoked", "not_valid", "revoked"),
        ("replaced", "not_valid", "revoked"),
        ("renewed", "not_valid", "revoked"),
        ("surrendered", "not_valid", "revoked"),
    ],
)
def test_the_published_list_says_what_became_of_a_card(office, card, state, verdict, why):
    publish_house()
    become(office, card, state)
    found = publish_house(anew=False).judge(card.text, at=now())
    assert (found.verdict, found.why) == (verdict, why)


def test_a_place_nobody_was_given_is_invalid(office, card):
    found = next(iter(publish_house().lists.values()))
    others = {found.value_at(index) for index in range(found_places(office)) if index != card.status_index}
    assert others == {status_list.INVALID}


def found_places(office):
    with office.open():
        return StatusList.objects.get().places


def test_a_list_is_signed_anew_only_for_a_reason(office, card):
    publish_house()
    first = bundling.current_bundle(looked_at_every_s=0)
    assert bundling.current_bundle(looked_at_every_s=0) == first
    become(office, card, "lost")
    assert bundling.current_bundle() == first
    assert bundling.current_bundle(looked_at_every_s=0) != first


def test_a_list_is_signed_anew_when_half_its_time_is_over(office, card, monkeypatch):
    publish_house()
    (before,) = publish_house(anew=False).lists.values()
    later = time.time() + status_list.TTL_S / 2 + 1
    monkeypatch.setattr(bundling.time, "time", lambda: later)
    (after,) = publish_house(anew=False).lists.values()
    assert after.issued_at == int(later) > before.issued_at


def test_the_bundle_is_looked_at_once_a_minute(office, card):
    publish_house()
    first = bundling.current_bundle()
    become(office, card, "lost")
    file = shelf.folder() / shelf.BUNDLE
    os.utime(file, (time.time() - 59, time.time() - 59))
    assert bundling.current_bundle() == first
    os.utime(file, (time.time() - 61, time.time() - 61))
    assert bundling.current_bundle() != first


def test_every_bundle_has_a_size_that_tells_nothing(office, card):
    publish_house()
    assert len(bundling.current_bundle()) == network.STEP


@pytest.mark.parametrize("size", [0, 1, 22, 23, 24, 25, 255, 256, 257, 65_533, 65_536, 130_000])
def test_a_pad_fits_whatever_the_size(size):
    for more in range(8):
        whole = network.bundled(bytes(size + more), {})
        assert len(whole) % network.STEP == 0
        assert network.unbundled(whole) == (bytes(size + more), {})


@pytest.mark.django_db(transaction=True)
def test_no_list_is_made_while_cards_of_it_are_being_signed():
    """They are dated already and not yet to be seen: the list would call them invalid."""
    office = Office()
    first, second = (office.worker(name, accepted=True) for name in ("Kanku Bai", "Shanti Bai"))
    with office.open():
        issue_card(office.actor(), person=first)
    publish_house()
    found = []

    def look():
        try:
            found.append(bundling.current_bundle(looked_at_every_s=0))
        finally:
            connections.close_all()

    before = bundling.current_bundle()
    with office.open():
        card = issue_card(office.actor(), person=second)
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert found == [before]
    verdict = publish_house(anew=False).judge(card.text, at=now()).verdict
    assert verdict == "genuine"


def test_an_issuer_that_the_network_does_not_list_is_not_told_of(office, card):
    publish_house()
    late = Office("Came later")
    worker = late.worker(accepted=True)
    with late.open():
        theirs = issue_card(late.actor(), person=worker)
    bundle = publish_house(anew=False)
    assert {uri.split("/")[2] for uri in bundle.lists} == {face_of(office.organisation).host}
    assert bundle.judge(theirs.text, at=now()).verdict == "unknown_issuer"
    assert publish_house().judge(theirs.text, at=now()).verdict == "genuine"


def test_before_anything_is_published_there_is_no_bundle(office, card):
    assert bundling.current_bundle() is None
    assert believing.in_force() is None


def test_the_first_list_needs_a_root_to_trust():
    assert refusal(signed())[0] == "cards.no_root_pinned"


def test_the_setting_names_the_root(settings):
    settings.NETWORK_ROOT = ROOT.hex()
    assert publishing.publish(signed()).version == network_cast.TRUST.version
    assert refusal(signed(network_cast.WRONG_ROOT, version=9))[0] == "cards.list_refused"


@pytest.mark.parametrize("text", ["", "short", "not!a!key", "a" * 63, "a" * 66])
def test_a_root_is_copied_whole(text):
    with pytest.raises(Problem) as refused:
        believing.root_of(text)
    assert refused.value.code == "cards.no_root_key"


def test_what_is_refused_says_why_and_changes_nothing():
    publishing.publish(signed(), root=ROOT)
    first = (shelf.folder() / shelf.TRUST).read_bytes()
    for message, words in (
        (signed(network_cast.WRONG_ROOT, version=8), "Another root"),
        (signed(version=6), "older than one"),
        (signed(version=8)[:-1], "damaged"),
        (one_bit_off(signed(version=8)), "signature does not fit"),
        (b"", "damaged"),
    ):
        code, sentence = refusal(message)
        assert (code, words in sentence) == ("cards.list_refused", True), sentence
    assert (shelf.folder() / shelf.TRUST).read_bytes() == first


def test_a_version_stands_for_one_list():
    publishing.publish(signed(), root=ROOT)
    assert refusal(signed(ttl=1))[0] == "cards.version_taken"


def test_a_list_past_its_time_is_not_put_in_force():
    assert refusal(signed(expires_at=now() - 1), root=ROOT)[0] == "cards.trust_list_expired"


def test_another_root_is_not_pinned_over_the_first():
    publishing.publish(signed(), root=ROOT)
    other = cose.public_bytes(network_cast.WRONG_ROOT.public_key())
    message = signed(network_cast.WRONG_ROOT, version=9)
    assert refusal(message, root=other)[0] == "cards.root_pinned_already"


def test_the_announced_next_root_takes_over_and_the_first_is_heard_no_more():
    publishing.publish(signed(), root=ROOT)
    publishing.publish(signed(network_cast.NEXT_ROOT, version=8, next_root=None))
    assert "Another root" in refusal(signed(version=9))[1]
    assert publishing.publish(signed(network_cast.NEXT_ROOT, version=9)).version == 9


def test_an_older_list_of_places_is_not_believed_again(office, card):
    publish_house()
    root = root_signer().private_key.public_key().public_bytes_raw()
    before = believing.seen(root)
    newer = {uri: moment + 1 for uri, moment in before.lists.items()}
    believing.remember(replace(before, lists=newer), root)
    found = publish_house(anew=False)
    assert set(found.refused.values()) == {"rolled_back"}
    verdict = found.judge(card.text, at=now())
    assert (verdict.verdict, verdict.why) == ("list_old", "rolled_back")
    assert believing.seen(root).lists == newer


def test_lists_of_other_installations_are_taken_in_and_the_newer_stays(office, card):
    theirs = network_cast.TRUST
    signer = root_signer()
    trust = drafted(version=1, others=[theirs])
    publishing.publish(
        trust_list.signed(trust, signer), root=signer.private_key.public_key().public_bytes_raw()
    )
    assert bundling.take_lists(network_cast.bundle()) == 2
    assert bundling.take_lists(network_cast.bundle()) == 0
    newer = {network_cast.OURS: network_cast.token(issued_at=network_cast.LISTED + 1)}
    older = {network_cast.OURS: network_cast.token(issued_at=network_cast.LISTED - 1)}
    forged = {network_cast.OURS: network_cast.token(key=network_cast.UNKNOWN)}
    assert [bundling.take_lists(network_cast.bundle(lists=one)) for one in (newer, older, forged)] == [
        1,
        0,
        0,
    ]
    bundle = publish_house(anew=False)
    assert bundle.lists[network_cast.OURS].issued_at == network_cast.LISTED + 1
    assert len(bundle.lists) == 3
    with pytest.raises(Problem) as refused:
        bundling.take_lists(b"no bundle")
    assert refused.value.code == "cards.list_refused"


def test_a_key_under_two_issuers_is_not_drafted(office, card):
    (key, *_others), stolen = network_cast.TRUST.issuers[0].keys, network_cast.TRUST.issuers[1]
    thief = replace(network_cast.TRUST, issuers=(replace(stolen, keys=(key,)),))
    with pytest.raises(Problem) as refused:
        drafted(version=1, others=[network_cast.TRUST, thief])
    assert refused.value.code == "cards.key_twice"


def test_a_host_has_one_name(office, card):
    first = network_cast.TRUST
    other = replace(first, issuers=(replace(first.issuers[0], phone="1800 111 111"),))
    with pytest.raises(Problem) as refused:
        drafted(version=1, others=[first, other])
    assert refused.value.code == "cards.issuer_two_names"


def test_places_are_drawn_on_a_list_of_the_host(office):
    with office.open():
        first, second = (free_places(1, host=host)[0].list for host in ("id.one.example", "id.two.example"))
        assert [first.uri.split("/")[2], second.uri.split("/")[2]] == ["id.one.example", "id.two.example"]
        assert free_places(1, host="id.one.example")[0].list == first


def test_a_list_drafted_later_says_the_same_of_the_same_keys(office, card, monkeypatch):
    first, later = drafted(version=1), time.time() + 90 * 86_400
    monkeypatch.setattr(drafting.time, "time", lambda: later)
    assert not any(trust_list.changes(first, drafted(version=2)).values())


@pytest.mark.parametrize("years", [0, 1, 2, 3, 4])
def test_a_key_may_sign_for_as_long_as_the_list_that_names_it_lasts(office, card, monkeypatch, years):
    later = time.time() + years * 365 * 86_400
    monkeypatch.setattr(drafting.time, "time", lambda: later)
    trust = drafted(version=1)
    assert all(key.not_after > trust.expires_at for _issuer, key in trust.each_key())
