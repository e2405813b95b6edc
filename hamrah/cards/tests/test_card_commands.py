"""`hamrah card print`, `card payloads`, `card design` as they are typed."""

import json
from io import StringIO

import claim169
import pypdfium2
import pytest

from hamrah.access.actor import actor_named
from hamrah.access.models import MoreReadings, Revealed, log_reading
from hamrah.cards.actions import issue_card, take_provisional
from hamrah.cards.commands import COMMANDS
from hamrah.cards.keys import public_jwk
from hamrah.cards.models import Card, IssuerKey
from hamrah.cards.rules import cose
from hamrah.cards.tests.phone import Phone
from hamrah.config.cli import parser_of
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out
from hamrah.organisations.models import Organisation
from tests.cast import accepted

pytestmark = pytest.mark.django_db


def typed(line, *, as_json=False):
    """What a command says on stdout."""
    words = line.split()
    command = max(
        (c for c in COMMANDS if words[: len(c.name.split())] == c.name.split()), key=lambda c: len(c.name)
    )
    out = Out(as_json=as_json, stdout=StringIO(), stderr=StringIO())
    command.run(parser_of(command).parse_args(words[len(command.name.split()) :]), out)
    return out.stdout.getvalue()


def refused(line):
    with pytest.raises(Problem) as problem:
        typed(line)
    return problem.value


@pytest.fixture
def ours(houses):
    with houses[0].at_work():
        Card.objects.exclude(id=houses[0].extras["printing"].id).update(state="revoked")
        issue_card(houses[0]["ela"], person=accepted(houses[0]["ela"], "Nandu Gameti"))
    return houses[0]


@pytest.mark.parametrize("as_json", [False, True])
def test_payloads_are_a_line_of_json_a_live_card(ours, as_json):
    lines = [
        json.loads(line) for line in typed("card payloads --org AAA --as farah", as_json=as_json).splitlines()
    ]
    with ours.at_work():
        cards = {card.number: card for card in Card.objects.live()}
        (key,) = IssuerKey.objects.filter(role="cards", state="signing")
    assert {line["number"] for line in lines} == set(cards)
    assert len(lines) == 2
    for line in lines:
        assert set(line) == {"number", "qr", "issuer_jwk", "state"}
        assert line["qr"] == cards[line["number"]].text
        assert line["issuer_jwk"] == public_jwk(bytes(key.public_key))
        assert claim169.decode(line["qr"], verify_with_ed25519=bytes(key.public_key)).is_verified()


def test_the_key_beside_a_card_that_a_phone_made_is_the_phone_s(ours):
    """Whoever checks our codes has nothing but the line: the office's key did not sign this one."""
    phone = Phone()
    with ours.at_work():
        her = accepted(ours["ela"], "Gauri Kharadi")
        phone.lease(ours["ela"])
        made = take_provisional(ours["ela"], person=her, text=phone.card(her), lines=[])
    lines = [json.loads(line) for line in typed("card payloads --org AAA --as farah").splitlines()]
    (line,) = [line for line in lines if line["number"] == made.number]
    key = cose.public_bytes(phone.key.public_key())
    assert line["issuer_jwk"] == public_jwk(key)
    assert claim169.decode_with_ecdsa_p256(line["qr"], key).is_verified()


def test_a_card_that_is_no_more_has_no_payload(ours):
    with ours.at_work():
        Card.objects.update(state="revoked")
    assert typed("card payloads --org AAA --as farah") == ""


def test_whoever_may_not_print_gets_no_payloads(ours):
    assert refused("card payloads --org AAA --as charu").code == "verb.not_allowed"
    assert refused("card print --out x.pdf --org AAA --as charu").code == "verb.not_allowed"


def test_payloads_leave_a_word_in_the_log_of_who_looked(ours):
    from hamrah.access.models import Reading

    typed("card payloads --org AAA --as farah")
    with ours.at_work():
        assert len(Reading.objects.filter(page="cards.payloads").latest("at").people) == 2


def test_approved_cards_are_printed_and_said(ours, tmp_path):
    file = tmp_path / "cards.pdf"
    line = f"card print --org AAA --as farah --state approved --layout a4 --out {file}"
    assert json.loads(typed(line, as_json=True))["cards"] == 1
    assert len(pypdfium2.PdfDocument(file)) == 2
    assert refused(line).code == "cards.nothing_to_print"


def test_one_card_is_printed_by_its_number(ours, tmp_path):
    with ours.at_work():
        number = Card.objects.live().exclude(id=ours.extras["printing"].id).get().number
    said = typed(f"card print {number.lower()} --out {tmp_path / 'one.pdf'} --org AAA --as farah")
    assert "Wrote 1 cards" in said
    assert len(pypdfium2.PdfDocument(tmp_path / "one.pdf")) == 2


def test_a_design_is_shown_changed_and_set(ours, tmp_path):
    file = tmp_path / "design.toml"
    typed(f"card design show --out {file} --org AAA --as ela")
    (tmp_path / "mark.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
    )
    file.write_text(file.read_text().replace("#12505b", "#7a1f3d") + 'logo = "mark.svg"\n')
    typed(f"card design set {file} --org AAA --as ela")
    shown = json.loads(typed("card design show --org AAA --as ela", as_json=True))
    assert (shown["accent"], shown["logo"]) == ("#7a1f3d", "logo.svg")
    again = tmp_path / "again" / "design.toml"
    again.parent.mkdir()
    typed(f"card design show --out {again} --org AAA --as ela")
    assert b"rect" in again.with_name("logo.svg").read_bytes()


@pytest.mark.parametrize("name", ["absent.toml", "."])
def test_a_design_file_that_cannot_be_read_is_named(ours, tmp_path, name):
    problem = refused(f"card design set {tmp_path / name} --org AAA --as ela")
    assert problem.code == "cards.cannot_read"
    assert str(tmp_path) in str(problem)


def test_a_design_is_the_administrator_s(ours, tmp_path):
    (tmp_path / "design.toml").write_text("")
    assert (
        refused(f"card design set {tmp_path / 'design.toml'} --org AAA --as bina").code == "verb.not_allowed"
    )


def test_the_actor_is_of_the_organisation_named(ours):
    assert actor_named("farah", code="AAA").organisation_id == ours.id
    assert refused("card payloads --org BBB --as farah").code != "verb.not_allowed"


def with_budget(house, people):
    with house.at_work("ela"):
        Organisation.objects.filter(id=house.id).update(readings_a_day=people)


@pytest.mark.parametrize("line", ["card payloads", "card print --state all --out {file}"])
def test_cards_of_more_people_than_one_may_look_at_need_a_second_person(ours, tmp_path, line):
    with_budget(ours, 1)
    line = f"{line.format(file=tmp_path / 'cards.pdf')} --org AAA --as farah"
    assert refused(line).code == "access.second_person_needed"
    assert refused(f"{line} --agreed-by farah").code in ("access.not_your_own", "verb.not_allowed")
    assert refused(f"{line} --agreed-by charu").code == "verb.not_allowed"
    assert not (tmp_path / "cards.pdf").exists()
    assert typed(f"{line} --agreed-by bina")
    with ours.at_work():
        asked = MoreReadings.objects.get(agrees=True)
        assert (asked.user.username, asked.answered_by.username, asked.how_many) == ("farah", "bina", 1)
        assert len(Revealed.objects.filter(user_id=ours["farah"].user_id)) == 2
    typed(line)


def test_what_was_agreed_covers_these_people_and_nobody_else(ours):
    with_budget(ours, 1)
    typed("card payloads --org AAA --as farah --agreed-by bina")
    with ours.at_work("farah"):
        with pytest.raises(Problem) as problem:
            log_reading(actor_named("farah", code="AAA"), page="people.search", people=[new_id()])
    assert problem.value.code == "access.budget_spent"


def test_one_card_printed_or_issued_at_the_machine_counts_too(ours, tmp_path):
    with ours.at_work():
        card = Card.objects.live().exclude(id=ours.extras["printing"].id).get()
        her = accepted(ours["ela"], "Teju Gameti")
    typed(f"card print {card.number} --out {tmp_path / 'one.pdf'} --org AAA --as farah")
    typed(f"card issue {her.id} --org AAA --as farah")
    with ours.at_work():
        seen = set(Revealed.objects.filter(user_id=ours["farah"].user_id).values_list("person_id", flat=True))
    assert {card.person_id, her.id} <= seen
