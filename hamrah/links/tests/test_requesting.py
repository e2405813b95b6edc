"""What a request needs, the short way by her card, and the pages' taps. Not here: its life (test_walk.py)."""

from dataclasses import replace

import pytest

from hamrah.cards.actions import issue_card
from hamrah.ground.problem import Problem
from hamrah.links import actions, posting
from hamrah.links.models import Asking, Link, LinkRequest
from hamrah.links.tending import tend
from hamrah.links.tests.pair import CONSENT, Pair, grown
from hamrah.organisations import letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return Pair()


def refused(call) -> str:
    with pytest.raises(Problem) as problem:
        call()
    return problem.value.code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"how": "nod"}, "links.no_such_way"),
        ({"days": 5000}, "links.no_such_days"),
        ({"wants": ("caste",)}, "links.no_such_fact"),
        ({"wants": ("wage",)}, "links.no_such_fact"),
    ],
)
def test_a_consent_says_what_to_whom_how_and_for_how_long(pair, said, code):
    assert refused(lambda: pair.requested(**said)) == code


def test_who_is_not_accepted_yet_is_looked_up_but_others_wait(pair):
    draft = pair.city.worker("Kesar Bai", age=grown(), relation="father", relation_name="Nathu Gameti")
    assert refused(lambda: pair.requested(pair.city, draft)) == "links.not_accepted"


def carded(pair, office, person) -> str:
    """The text of a card's code."""
    with office.open():
        return issue_card(office.actor(), person=person).text


def test_her_card_is_the_short_way_and_only_starts_a_request(pair):
    code = carded(pair, pair.village, pair.there)
    with pair.city.open():
        request = actions.send_by_card(pair.city.actor(), person=pair.here, card=code, said=CONSENT)
    assert (request.state, request.by_card) == ("waiting", True)
    theirs = pair.received()
    assert theirs.person_id == pair.there.id
    assert not pair.links(pair.city)
    pair.answered()
    assert len(pair.links(pair.city)) == len(pair.links(pair.village)) == 1


def test_a_typed_number_starts_a_request_that_no_rule_answers():
    pair = Pair(answers="at_once")
    with pair.village.open():
        number = issue_card(pair.village.actor(), person=pair.there).number
    with pair.city.open():
        actions.send_by_card(pair.city.actor(), person=pair.here, card=number, said=CONSENT)
    pair.post()
    assert pair.states(pair.village) == ["waiting"]


def test_a_scan_is_answered_by_the_rule_at_once():
    pair = Pair(answers="at_once")
    code = carded(pair, pair.village, pair.there)
    with pair.city.open():
        actions.send_by_card(pair.city.actor(), person=pair.here, card=code, said=CONSENT)
    pair.post()
    assert len(pair.links(pair.city)) == 1


def test_a_card_that_does_not_count_starts_nothing(pair):
    code = carded(pair, pair.village, pair.there)
    actor = pair.city.actor()
    with pair.city.open():
        for text in ("", "GGXXXXXX", code[:-5] + "AAAAA", "x" * 400):
            said = {"person": pair.here, "card": text, "said": CONSENT}
            assert refused(lambda said=said: actions.send_by_card(actor, **said)) == "links.no_card_read"


def test_our_own_card_is_no_partners(pair):
    code = carded(pair, pair.city, pair.here)
    with pair.city.open():
        call = {"person": pair.here, "card": code, "said": CONSENT}
        assert refused(lambda: actions.send_by_card(pair.city.actor(), **call)) == "links.own_card"


def test_who_was_asked_takes_back_nothing_and_what_is_over_is_over(pair):
    request = pair.requested()
    theirs = pair.received()
    with pair.village.open():
        call = {"request": theirs}
        assert refused(lambda: actions.withdraw_request(pair.village.actor(), **call)) == "links.not_ours"
    with pair.city.open():
        actions.withdraw_request(pair.city.actor(), request=request)
        call = {"request": request}
        assert refused(lambda: actions.withdraw_request(pair.city.actor(), **call)) == "links.over_already"


def test_a_letter_without_a_code_is_unreadable(pair):
    with pair.city.open():
        letters.own_key()
        posting.send(pair.city.actor(), to=pair.village.organisation.id, kind=posting.END, says={"why": "x"})
    with pair.village.open():
        (letter,) = letters.waiting(pair.village.organisation.id, kind=posting.KINDS)
        assert refused(lambda: posting.said_in(letter)) == "links.letter_unreadable"


def test_their_record_of_her_is_opened_by_her_own_key_alone(pair):
    pair.requested()
    pair.answered()
    with pair.city.open():
        sealed = bytes(LinkRequest.objects.get().sealed)
    assert b"9829012345" not in sealed and b"Kesar" not in sealed


# -- pages --------------------------------------------------------------------------------------------


def test_one_tap_asks_and_looks_and_the_page_names_nobody(pair):
    browser = pair.city.browser()
    path = f"/links/of/{pair.here.id}/"
    answer = browser.post(f"{path}asking/", {"said": "yes", "how": "present"}, follow=True)
    text = answer.content.decode()
    assert "A partner knows somebody very like her" in text
    assert pair.village.organisation.name not in text
    with pair.city.open():
        assert Asking.objects.get().used_at is not None


def test_a_no_is_noted_and_nobody_looks(pair):
    browser = pair.city.browser()
    browser.post(f"/links/of/{pair.here.id}/asking/", {"said": "no", "how": "present"})
    with pair.city.open():
        asking = Asking.objects.get()
    assert (asking.said_yes, asking.used_at) == (False, None)


def test_from_the_first_tap_to_the_link_through_pages(pair):
    browser = pair.city.browser()
    browser.post(f"/links/of/{pair.here.id}/asking/", {"said": "yes", "how": "phone"})
    with pair.city.open():
        somebody = Asking.objects.get().somebodies.get()
    named = browser.post(f"/links/somebody/{somebody.id}/name/", follow=True).content.decode()
    assert pair.village.organisation.name in named
    said = {"wants": ["phone"], "how": "thumb", "days": "90", "witness": "Kamla"}
    browser.post(f"/links/somebody/{somebody.id}/request/", said)
    tend(pair.village.organisation.id)
    village = pair.village.browser()
    with pair.village.open():
        request = LinkRequest.objects.get()
    page = village.get(f"/links/requests/{request.id}/").content.decode()
    assert "केसर बाई" in page and "Kesar Bai" in page
    village.post(f"/links/requests/{request.id}/answer/", {"gives": "yes"})
    tend(pair.city.organisation.id)
    with pair.city.open():
        link = Link.objects.get()
    answered = browser.get(f"/links/requests/{link.request_id}/").content.decode()
    assert "9829012345" in answered
    browser.post(f"/links/{link.id}/end/")
    pair.post()
    assert not pair.links(pair.village)


def test_a_consent_that_is_not_whole_comes_back_to_the_form(pair):
    browser = pair.city.browser()
    browser.post(f"/links/of/{pair.here.id}/asking/", {"said": "yes", "how": "present"})
    with pair.city.open():
        somebody = Asking.objects.get().somebodies.get()
    browser.post(f"/links/somebody/{somebody.id}/name/")
    answer = browser.post(f"/links/somebody/{somebody.id}/request/", {"wants": ["phone"]})
    assert answer.status_code == 200
    with pair.city.open():
        assert not LinkRequest.objects.exists()


def test_the_same_form_sent_twice_is_one_request(pair):
    (somebody,) = pair.looked()
    with pair.city.open():
        actor = pair.city.actor()
        named = actions.name_other(actor, somebody=somebody)
        command = named.id
        first = actions.send_request(actor, command=command, somebody=named, said=replace(CONSENT))
        again = actions.send_request(actor, command=command, somebody=named, said=replace(CONSENT))
    assert first.id == again.id


def sheet(pair, **said) -> str:
    path = f"/rights/of/{pair.here.id}/sheet/"
    return pair.city.browser().post(path, {"safe": "no", "language": "en", **said}).content.decode()


def test_her_own_sheet_tells_of_a_partner_only_on_a_safe_paper(pair):
    pair.requested()
    other = pair.village.organisation.name
    assert other not in sheet(pair)
    assert f"We asked {other} for you" in sheet(pair, safe="yes")


def test_her_own_sheet_is_in_the_language_she_chose(pair):
    assert "You agreed to this" in sheet(pair)
    assert "आपने इसकी सहमति दी है" in sheet(pair, language="hi")
