"""Whom cards name. An organisation under the network's name is told of nowhere: a union's members carry its
cards past employers and police.
"""

import json
from dataclasses import fields

import cbor2
import pytest
from django.test import Client
from django.utils import timezone

from hamrah.access.actor import Actor
from hamrah.cards import shelf
from hamrah.cards.actions import issue_card, name_issuer, set_design
from hamrah.cards.designs import design_of
from hamrah.cards.issuer import face_of
from hamrah.cards.models import IssuerKey
from hamrah.cards.printing import pdf_of
from hamrah.cards.rules.design_file import DesignSaid
from hamrah.cards.rules.number import PREFIX_LETTERS
from hamrah.cards.rules.reading import payload_of
from hamrah.cards.tests.published import publish_house
from hamrah.ground.problem import Problem
from hamrah.organisations.models import Organisation, organisation_of
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
HOST = "id.pravaas.example"
NETWORK = {
    "host": HOST,
    "name": "Pravaas Kendra",
    "name_local": "प्रवास केंद्र",
    "phone": "1800 000 000",
    "letters": "PK",
}
BOSS = "administrator"


class Machine(Actor):
    """Whoever holds the command line, acting for the organisation."""

    @classmethod
    def of(cls, office):
        return cls(**{field.name: getattr(office.actor(BOSS), field.name) for field in fields(Actor)})

    def may(self, verb, where=None):
        return True


@pytest.fixture
def union():
    """A union whose own name would cost its members their work."""
    office = Office("Patthar Khadan Mazdoor Union")
    with office.open(BOSS):
        Organisation.objects.filter(id=office.organisation.id).update(
            name_local="पत्थर खदान मज़दूर यूनियन", phone="02958 111 222", helpline="1800 999 888"
        )
    return office


def named(office, **changes):
    with office.open(BOSS):
        name_issuer(office.actor(BOSS), **(NETWORK | changes))
        return organisation_of(office.organisation.id)


def issued(office, name="Kanku Bai"):
    worker = office.worker(name, accepted=True)
    with office.open():
        return issue_card(office.actor(), person=worker)


def refused(office, **changes):
    with pytest.raises(Problem) as problem:
        named(office, **changes)
    return problem.value.code


def test_nothing_public_tells_of_an_organisation_under_the_networks_name(union, settings):
    settings.ALLOWED_HOSTS = [HOST]
    organisation = named(union)
    card = issued(union)
    publish_house()
    browser = Client(headers={"host": HOST})
    public = {
        "card": cbor2.dumps(payload_of(card.text)),
        "number": card.number.encode(),
        "printed": pdf_words(pdf_of([card], organisation)),
        "trust list": (shelf.folder() / shelf.TRUST).read_bytes(),
        "bundle": browser.get("/verify/network.cbor").content,
        "addresses": browser.get("/s/").content,
        "keys": browser.get("/.well-known/jwks.json").content,
        "did": browser.get("/.well-known/did.json").content,
        "page": browser.post("/verify/", {"said": card.text}).content,
    }
    own = [organisation.name, organisation.name_local, organisation.phone, organisation.helpline]
    own += [
        organisation.code,
        organisation.code.lower(),
        "Khadan",
        "पत्थर",
        str(organisation.id),
        organisation.id.bytes,
    ]
    for where, said in public.items():
        assert said, where
        for secret in own:
            raw = secret if isinstance(secret, bytes) else secret.encode()
            escaped = json.dumps(secret).encode() if isinstance(secret, str) else raw
            # Two or three letters of a code may stand anywhere by chance; as a word of a host they may not.
            raw = raw + b"." if secret in (organisation.code, organisation.code.lower()) else raw
            assert raw not in said and escaped not in said, (where, secret)
    assert card.number.startswith("PK-")
    assert b"Pravaas Kendra" in public["page"] and b"1800 000 000" in public["trust list"]


def pdf_words(pdf):
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).encode()


def test_two_organisations_under_one_name_cannot_be_told_apart(union):
    named(union)
    other = Office("A women's shelter")
    with other.open(BOSS):
        name_issuer(Machine.of(other), **NETWORK)
    cards = [issued(union), issued(other, "Shanti Bai")]
    network = publish_house()
    issuer = network.trust.issuer_of(HOST)
    assert len([one for one in network.trust.issuers if one.host == HOST]) == 1
    assert list(issuer.keys) == sorted(issuer.keys)
    at = int(timezone.now().timestamp())
    assert [network.judge(card.text, at=at).verdict for card in cards] == ["genuine", "genuine"]
    assert {card.number[:2] for card in cards} == {"PK"}


def test_an_administrator_cannot_issue_in_anothers_name(union):
    named(union)
    thief = Office("Another office")
    assert refused(thief) == "cards.host_taken"
    assert refused(thief, host=face_of(Office("Third").organisation).host) == "cards.host_taken"


def test_who_shares_a_host_says_the_very_same(union):
    named(union)
    other = Office("A women's shelter")
    with other.open(BOSS), pytest.raises(Problem) as problem:
        name_issuer(Machine.of(other), **(NETWORK | {"phone": "1800 111 111"}))
    assert problem.value.code == "cards.host_taken"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"host": "No Host"}, "cards.issuer"),
        ({"name": ""}, "cards.text_unfit"),
        ({"name": "Call 98290 12345"}, "cards.digits"),
        ({"phone": ""}, "cards.issuer_phone"),
        ({"phone": "ring us"}, "cards.issuer_phone"),
        ({"letters": ""}, "cards.issuer_prefix"),
        ({"letters": "IO"}, "cards.issuer_prefix"),
    ],
)
def test_a_face_is_whole_or_refused(union, changes, code):
    assert refused(union, **changes) == code


def test_cards_under_the_name_of_before_still_count_and_its_key_signs_no_more(union):
    before = issued(union)
    named(union)
    after = issued(union, "Shanti Bai")
    network = publish_house()
    at = int(timezone.now().timestamp())
    assert [network.judge(card.text, at=at).verdict for card in (before, after)] == ["genuine", "genuine"]
    with union.open():
        assert set(IssuerKey.objects.filter(role="cards").values_list("host", "state")) == {
            (f"{union.organisation.code.lower()}.hamrah.example", "retired"),
            (HOST, "signing"),
        }
        assert IssuerKey.objects.filter(role="status", state="signing").count() == 2


def test_a_public_name_hides_the_native_one_of_the_organisation():
    organisation = Organisation(
        code="AAA", name="Own", name_local="अपना", card_name="Public", phone="1", helpline="2"
    )
    face = face_of(organisation)
    assert (face.name, face.name_local, face.phone) == ("Public", "", "1")


@pytest.mark.parametrize(("code", "prefix"), [("PAG", "PA"), ("SOL", "HM"), ("XIO", "XH"), ("A1B", "AB")])
def test_the_letters_of_a_code_begin_its_numbers(code, prefix):
    assert face_of(Organisation(code=code, name="One")).prefix == prefix
    assert set(prefix) <= set(PREFIX_LETTERS)


LOGO = b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9" fill="#c00"/></svg>'


def told(office, **said):
    logo = said.pop("logo", None)
    with office.open(BOSS), pytest.raises(Problem) as problem:
        set_design(office.actor(BOSS), said=DesignSaid(**said), logo=logo)
    return problem.value


@pytest.mark.parametrize("mark", [{"logo": LOGO}, {"accent": "#7a1f3d"}, {"back": "Ask for the union"}])
def test_under_the_networks_name_nothing_on_a_card_may_tell_whose_it_is(union, mark):
    named(union)
    problem = told(union, **mark)
    assert (problem.code, problem.field) == ("cards.design_tells", next(iter(mark)))
    assert NETWORK["name"] in str(problem)


def test_languages_and_lines_are_free_under_the_networks_name(union):
    named(union)
    with union.open(BOSS):
        set_design(union.actor(BOSS), said=DesignSaid(languages=("hi",), lines=("face",)))
        assert design_of(organisation_of(union.organisation.id)).words[0].language == "hi"


def test_a_mark_of_before_is_printed_no_more_once_the_name_is_hidden(union):
    """Also of the network itself: its logo would tell its own cards from those it hides."""
    network = Office("Pravaas Kendra")
    for office in (network, union):
        with office.open(BOSS):
            set_design(office.actor(BOSS), said=DesignSaid("#7a1f3d", back="Ask for us"), logo=LOGO)
    own = named(network)
    with network.open():
        assert design_of(own).logo is not None
    with union.open(BOSS):
        name_issuer(Machine.of(union), **NETWORK)
    designs = []
    for office in (network, union):
        with office.open():
            designs.append(design_of(organisation_of(office.organisation.id)))
    assert designs[0] == designs[1]
    assert (designs[1].logo, designs[1].back, designs[1].accent) == (None, "", DesignSaid.accent)


def test_an_address_of_its_own_with_its_own_name_hides_nothing(union):
    named(union, name=union.organisation.name, name_local="")
    with union.open(BOSS):
        set_design(union.actor(BOSS), said=DesignSaid(), logo=LOGO)
