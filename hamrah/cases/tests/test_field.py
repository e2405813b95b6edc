"""Cases on a phone of the field, by the real protocol: told, carried on, paid; what never comes there."""

import hashlib
import json
from datetime import timedelta

import pytest

from hamrah.cases import actions
from hamrah.cases.actions import CaseSaid, ClaimantSaid, money
from hamrah.cases.actions.money import AgreementSaid, CountedSaid, PaymentSaid
from hamrah.cases.models import Case, CaseEvidence, EvidenceHand, Payment, Receipt
from hamrah.cases.money_facts import facts_of_case
from hamrah.employers.actions import add_party
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people.actions import restrict_worker
from hamrah.sync.tests.fake_phone import enrolled
from hamrah.wages.tests.house import picture
from tests.cast import accepted

pytestmark = pytest.mark.django_db
WHO = "gita"


@pytest.fixture
def ours(houses):
    house, _theirs = houses
    with house.at_work():
        yield house


@pytest.fixture
def phone(ours):
    return enrolled(ours, WHO)


@pytest.fixture
def people(ours):
    return [accepted(ours.staff["bina"], f"{name} Gameti") for name in ("Kesar", "Hurma")]


@pytest.fixture
def case(ours, people):
    """Hers, safe to contact, two who claim 10,000 rupees each, agreed at 12,000 together."""
    claimants = [ClaimantSaid(one.id, owed_said_paise=1_000_000) for one in people]
    said = CaseSaid(
        "unpaid_wages", "Twenty days.", safe="yes", party_said="Bhavesh", assigned_to_id=ours.users[WHO].id
    )
    row = actions.open_case(ours.staff["bina"], said=said, claimants=claimants)
    agreed = AgreementSaid(1_200_000, today() - timedelta(days=3), rule="equal")
    money.agree(ours.staff["bina"], case=row, agreement=agreed)
    return row


def sent(phone):
    return [one["answer"] if one["answer"] != "refused" else one["problem"]["code"] for one in phone.send()]


def bundle(phone, person):
    phone.fetch_all()
    return phone.bundles.get(str(person.id), {})


# -- intake --------------------------------------------------------------------------------------


def test_a_case_is_told_in_the_village_for_a_worker_registered_there_and_another(phone, people):
    fresh = "0199a000-0000-7000-8000-0000000000f1"
    phone.say("people.register_worker", fresh, said={"name": "Lali Bai"}, consents=[])
    claimants = [
        {
            "person": fresh,
            "since": "2026-09-01",
            "until": "2026-09-30",
            "half_days": 41,
            "rate_paise": 50_000,
        },
        {"person": str(people[0].id)},
    ]
    told = {
        "kind": "unpaid_wages",
        "words": "Not paid since Dussehra.",
        "party_said": "Nathu seth",
        "safe": "unknown",
    }
    opened = phone.say("cases.open_case", fresh, **told, place_said="Naroda", claimants=claimants)
    phone.say(
        "cases.note_step",
        f"command:{opened}",
        what="talked",
        came="well",
        next_what="notice",
        next_on="2020-01-01",
    )
    assert sent(phone) == ["done"] * 3
    case = Case.objects.get(claimants__person=fresh)
    assert (case.channel, case.opened_on, case.claimants.count()) == ("field", today(), 2)
    assert case.parties.get().party.name == "Nathu seth"
    # Said for a day that passed without a network: it is due now, and not lost.
    assert case.next_what == "notice"
    assert case.next_at.date() == today()
    assert case.assigned_to.id if hasattr(case, "assigned_to") else case.assigned_to_id
    (held,) = bundle(phone, people[0])["case"]
    assert (held["number"], held["kind_code"], held["workers"]) == (case.number, "unpaid_wages", 2)
    assert "Dussehra" not in json.dumps(phone.bundles)


def test_an_employer_whose_name_is_not_clear_sends_nothing_back(ours, phone, people):
    for place in ("Naroda", "Bopal"):
        add_party(ours.staff["bina"], name="Mahesh Patel", kind="contractor", place_said=place, is_new=True)
    phone.say(
        "cases.open_case", people[0].id, kind="unpaid_wages", party_said="Mahesh Patel", words="No pay."
    )
    assert sent(phone) == ["done"]
    assert Case.objects.get(claimants__person=people[0]).parties.count() == 0


def test_danger_is_taken_in_and_comes_back_to_no_phone(ours, phone, people):
    phone.say("cases.open_case", people[0].id, kind="bondage", safe="no")
    assert sent(phone) == ["done"]
    case = Case.objects.get(claimants__person=people[0])
    assert case.is_danger
    Case.objects.filter(id=case.id).update(assigned_to_id=ours.users[WHO].id)
    assert "case" not in bundle(phone, people[0])
    phone.say("cases.note_step", case.id, what="talked", came="well")
    assert sent(phone) == ["verb.unknown_row"]


def test_restricted_people_claim_nothing_from_a_phone(ours, phone, people):
    restrict_worker(ours.staff["bina"], person=people[0])
    phone.say("cases.open_case", people[0].id, kind="unpaid_wages")
    assert sent(phone)[0] in ("cases.no_such_person", "cases.restricted", "verb.unknown_row")


# -- steps and proof -----------------------------------------------------------------------------


def test_the_gate_stands_on_the_phone_too(ours, phone, case):
    phone.say("cases.say_safe", case.id, safe="no", words="They sleep there.")
    phone.say("cases.note_step", case.id, what="call", came="reached")
    phone.say("cases.note_step", case.id, what="talked", came="afraid", words="Her brother is at the site.")
    assert sent(phone) == ["done", "cases.not_safe", "done"]


def test_it_is_filed_heard_and_told_from_the_phone(phone, case, people):
    filed = phone.say("cases.file_proceeding", case.id, forum="labour_dept", number="7/2026")
    phone.say("cases.set_hearing", f"command:{filed}", at=f"{today()}T11:00", where_said="Room 4")
    assert sent(phone) == ["done", "done"]
    (held,) = bundle(phone, people[0])["case"]
    (day,) = held["proceedings"][0]["hearings"]
    phone.say("cases.tell_hearing", day["id"], came="order_for", order_paise=2_000_000)
    assert sent(phone) == ["done"]
    assert "proceedings" not in bundle(phone, people[0])["case"][0]


def test_evidence_has_its_hash_and_its_holder_before_the_file_has_come(ours, phone, case):
    leaf = picture()
    sum_of = hashlib.sha256(leaf)
    files = [{"sha256": sum_of.hexdigest(), "as": "evidence"}]
    phone.say("cases.add_evidence", case.id, files=files, sort="hazri", got_from="her brother")
    assert sent(phone) == ["done"]
    row = CaseEvidence.objects.get(case=case)
    assert (row.file, row.said) == (None, f"Photo {sum_of.hexdigest()[:12]}")
    assert EvidenceHand.objects.get(evidence=row).holder_id == ours.users[WHO].id
    assert phone.upload(leaf, piece=3_000)[1]["done"]
    row.refresh_from_db()
    assert bytes(row.file.sha256) == sum_of.digest()
    assert bytes(row.file.content) == leaf


def test_a_piece_of_evidence_gets_one_file(ours):
    piece = ours.extras["noted_evidence"]
    actions.file_evidence(ours.staff["bina"], evidence=piece, content=picture())
    with pytest.raises(Problem) as refused:
        actions.file_evidence(ours.staff["bina"], evidence=piece, content=b"%PDF-1.4 another", name="a.pdf")
    assert refused.value.code == "cases.kept_already"


# -- money ---------------------------------------------------------------------------------------


def claim_of(phone, person):
    (claim,) = bundle(phone, person)["claim"]
    return claim


def test_each_worker_has_her_own_part_and_no_word_of_anothers(ours, phone, case, people):
    claim = claim_of(phone, people[0])
    assert (claim["share_paise"], claim.get("received_paise")) == (600_000, None)
    text = json.dumps(phone.bundles[str(people[0].id)])
    other = claim_of(phone, people[1])
    assert other["id"] not in text
    assert "Twenty days" not in json.dumps(phone.bundles)


def test_money_counted_into_her_hand_is_a_payment_to_her_and_her_receipt(phone, case, people):
    claim = claim_of(phone, people[0])
    phone.say("cases.count_out", claim["id"], paise=400_000, how="thumb")
    phone.say("cases.count_out", claim["id"], paise=400_000, how="thumb")
    phone.say("cases.count_out", claim["id"], paise=400_000, how="thumb", is_another=True)
    phone.say("cases.count_out", claim["id"], paise=100_000, how="call_back")
    phone.say("cases.count_out", claim["id"], paise=100_000, how="thumb", mode="cheque")
    assert sent(phone) == [
        "done",
        "cases.payment_again",
        "cases.more_than_hers",
        *["cases.no_such_choice"] * 2,
    ]
    payment = Payment.objects.get(case=case)
    assert (payment.to, payment.amount_paise, payment.holdings.count()) == ("worker", 400_000, 0)
    assert Receipt.objects.get(payment=payment).amount_paise == 400_000
    assert facts_of_case(case).received_paise == 400_000
    assert claim_of(phone, people[0])["received_paise"] == 400_000


def test_nothing_is_counted_out_before_anything_is_agreed(ours, people):
    said = CaseSaid("unpaid_wages", assigned_to_id=ours.users[WHO].id)
    case = actions.open_case(ours.staff["bina"], said=said, claimants=[ClaimantSaid(people[0].id)])
    with pytest.raises(Problem) as refused:
        money.count_out(ours.staff["bina"], claimant=case.claimants.get(), said=CountedSaid(10_000, today()))
    assert refused.value.code == "cases.nothing_agreed"


def test_what_came_over_the_desk_is_given_in_the_village_and_from_afar(ours, phone, case, people):
    bina = ours.staff["bina"]
    paid = PaymentSaid(800_000, today(), second=ours.users["gita"])
    payment = money.record_payment(bina, agreement=case.agreements.get(), payment=paid)
    first, second = claim_of(phone, people[0]), claim_of(phone, people[1])
    (held,) = phone.bundles[str(people[0].id)]["case"]
    assert held["payments"] == [
        {
            "id": str(payment.id),
            "number": 1,
            "mode": "cash",
            "to": "desk",
            "paid_on": str(today()),
            "left_paise": 800_000,
        }
    ]
    phone.say("cases.give_receipts", payment.id, claimant=first["id"], paise=600_000, how="thumb")
    phone.say("cases.agree_word", second["id"], word="neem tree")
    phone.say(
        "cases.give_receipts",
        payment.id,
        claimant=second["id"],
        paise=100_000,
        how="call_back",
        called="1",
        word="x",
    )
    phone.say(
        "cases.give_receipts", payment.id, claimant=second["id"], paise=900_000, how="signed", reason="hers"
    )
    phone.say("cases.verify_with_worker", first["id"], paise=600_000, how="met")
    assert sent(phone) == ["done", "done", "cases.unknown_number", "cases.more_than_paid", "done"]
    assert claim_of(phone, people[0])["verified"] == "yes"
    assert claim_of(phone, people[1])["has_word"] is True


# -- whom it goes to -----------------------------------------------------------------------------


def test_a_case_goes_with_whom_it_lies_and_leaves_when_it_is_closed(ours, phone, case, people):
    assert bundle(phone, people[0])["case"][0]["next_what"]
    other = enrolled(ours, "bina")
    assert "case" not in bundle(other, people[0])
    actions.assign_case(ours.staff["bina"], case=case, to=ours.users["bina"])
    assert "case" not in bundle(phone, people[0])
    assert "case" in bundle(other, people[0])
    actions.close_case(ours.staff["bina"], case=case, outcome="withdrawn", words="They want no more.")
    assert "case" not in bundle(other, people[0])


def test_a_registrar_and_a_stranger_hold_no_case(houses, ours, case, people):
    _ours, theirs = houses
    with theirs.at_work():
        stranger = enrolled(theirs, "deepa")
    for phone in (enrolled(ours, "asha"), stranger):
        assert "case" not in bundle(phone, people[0])
        phone.say("cases.note_step", case.id, what="note", words="seen")
        assert sent(phone)[0] in ("verb.unknown_row", "verb.not_allowed")
