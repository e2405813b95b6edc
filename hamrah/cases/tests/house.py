"""What cases tell the tests of the whole house: verbs, pages, rows of the cast. Not here: any test."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamrah.cases import actions
from hamrah.cases.actions import CaseSaid, ClaimantSaid, EvidenceSaid, SessionSaid, StepSaid
from hamrah.cases.models import Case, Conduct, Hearing
from hamrah.cases.tests import house_letters, house_money
from hamrah.ground.day import today

NIGHT = timedelta(hours=12)
PDF = b"%PDF-1.4 a page of the diary"


def furnish(house: Any, boss: Any) -> None:
    """A case under way with everything in it, one that waits, one that is closed."""
    session = actions.hold_session(boss, said=SessionSaid("wages", place_said="Naroda", men=12, women=3))
    case: Case = actions.open_case(
        boss, said=CaseSaid("unpaid_wages", "twelve days", safe="yes", party_id=house.party.id),
        claimants=[a_claimant(house.person), a_claimant(house.twin)],
    )  # fmt: skip
    # It lies with nobody yet, so that it can be given to somebody.
    Case.objects.filter(id=case.id).update(assigned_to_id=None)
    house.extras["taker"] = house.users.get("gita") or next(iter(house.users.values()))
    house.extras["case"], house.extras["session"] = Case.objects.get(id=case.id), session
    house.extras["claimant"] = case.claimants.get(person=house.person)
    house.extras["case_party"] = case.parties.get()
    file = EvidenceSaid("hazri", "the diary", PDF, "hazri.pdf", today(), "her brother")
    house.extras["case_evidence"] = actions.add_evidence(boss, case=case, said=file)
    house.extras["noted_evidence"] = actions.add_evidence(
        boss, case=case, said=EvidenceSaid("photo", "a page of the diary")
    )
    actions.add_witness(boss, case=case, name="Bhuri", saw="the days")
    filed = actions.file_proceeding(boss, case=case, forum="labour_dept", words="wages")
    house.extras["proceeding"] = filed
    house.extras["hearing"] = Hearing.objects.create(proceeding=filed, at=timezone.now() - timedelta(hours=1))
    house.extras["proved"] = Conduct.objects.create(
        case=case, party=house.party, what="order_against", proved_by="order", on=today()
    )
    waiting = actions.open_case(boss, said=CaseSaid("papers_held"), claimants=[ClaimantSaid(house.twin.id)])
    actions.hold_case(boss, case=waiting, until=today() + timedelta(days=9), words="she is at home")
    house.extras["waiting_case"] = waiting
    closed = actions.open_case(boss, said=CaseSaid("accused"), claimants=[ClaimantSaid(house.twin.id)])
    house.extras["closed_case"] = actions.close_case(boss, case=closed, outcome="withdrawn", words="settled")
    begins = timezone.now() + timedelta(days=2)
    house.extras["on_call"] = actions.set_on_call(
        boss, who=house.extras["taker"], phone="5000011122", starts_at=begins, ends_at=begins + NIGHT
    )
    house_money.furnish(house, boss)
    house_letters.furnish(house, boss)


def a_claimant(person: Any) -> ClaimantSaid:
    month_ago = today() - timedelta(days=30)
    return ClaimantSaid(
        person.id, since=month_ago, until=today(), half_days=24, rate_paise=50_000, skill="unskilled"
    )


VERBS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "cases.open_case": lambda h: {
        "said": CaseSaid(
            "underpaid", "they cut half", "stand", "construction", place_said="Naroda",
            party_said="Bhavesh bhai Patel", party_phone="5000011133", assigned_to_id=h.extras["taker"].id,
        ),
        "claimants": [a_claimant(h.person)],
    },
    "cases.add_claimants": lambda h: {"case": h.extras["case"], "claimants": [a_claimant(h.photographed)]},
    "cases.correct_claimants": lambda h: {
        "case": h.extras["case"], "claimants": [ClaimantSaid(h.person.id, half_days=20, rate_paise=45_000)],
    },
    "cases.take_hazri": lambda h: {
        "case": h.extras["case"], "claimants": [h.extras["claimant"]], "by": "office", "works": (),
        "since": today() - timedelta(days=30), "until": today(), "with_money": True,
    },
    "cases.leave_case": lambda h: {"claimant": h.extras["claimant"], "why": "afraid", "words": "of him"},
    "cases.settle_apart": lambda h: {"claimant": h.extras["claimant"], "words": "he paid her"},
    "cases.authorise": lambda h: {
        "claimant": h.extras["claimant"], "how": "union", "union_since": today() - timedelta(days=400),
    },
    "cases.note_step": lambda h: {
        "case": h.extras["case"],
        "step": StepSaid("call", "promised", "on Monday", next_what="call"),
    },
    "cases.say_safe": lambda h: {"case": h.extras["case"], "safe": "no", "words": "they sleep there"},
    "cases.withhold_names": lambda h: {"case": h.extras["case"], "withheld": True},
    "cases.assign_case": lambda h: {"case": h.extras["case"], "to": h.extras["taker"]},
    "cases.hold_case": lambda h: {
        "case": h.extras["case"], "until": today() + timedelta(days=5), "words": "he is away",
    },
    "cases.resume_case": lambda h: {"case": h.extras["waiting_case"]},
    "cases.close_case": lambda h: {
        "case": h.extras["case"], "outcome": "duplicate", "words": "twice", 
        "same_as": h.extras["waiting_case"].number,
    },
    "cases.reopen_case": lambda h: {"case": h.extras["closed_case"], "words": "not settled after all"},
    "cases.add_party": lambda h: {"case": h.extras["case"], "party": h.company, "role": "principal"},
    "cases.add_witness": lambda h: {"case": h.extras["case"], "name": "Kali", "saw": "he was there"},
    "cases.add_evidence": lambda h: {
        "case": h.extras["case"],
        "said": EvidenceSaid("chat", "his words", PDF + b"2", "chat.pdf", got_from="her phone"),
    },
    "cases.file_evidence": lambda h: {
        "evidence": h.extras["noted_evidence"], "content": PDF + b"3", "name": "page.pdf",
    },
    "cases.pass_evidence": lambda h: {
        "evidence": h.extras["case_evidence"], "to_said": "labour office", "why": "to be seen",
    },
    "cases.file_proceeding": lambda h: {
        "case": h.extras["case"], "forum": "dlsa", "number": "12/2026", "words": "free lawyer",
    },
    "cases.number_proceeding": lambda h: {"proceeding": h.extras["proceeding"], "number": "7/2026"},
    "cases.set_hearing": lambda h: {
        "proceeding": h.extras["proceeding"], "at": timezone.now() + timedelta(days=3),
        "where_said": "Room 4",
    },
    "cases.tell_hearing": lambda h: {
        "hearing": h.extras["hearing"], "came": "order_for", "words": "to be paid", "order_paise": 600_000,
    },
    "cases.hold_session": lambda h: {
        "said": SessionSaid(
            "rights", today(), "the stand", h.stand.id, h.centre.id, language="hi", men=4, women=5
        ),
    },
    "cases.set_on_call": lambda h: {
        "who": h.extras["taker"], "phone": "5000011123", "starts_at": timezone.now() + timedelta(days=7),
        "ends_at": timezone.now() + timedelta(days=7, hours=9),
    },
    "cases.end_on_call": lambda h: {"watch": h.extras["on_call"]},
    "cases.note_conduct": lambda h: {
        "case": decided(h), "party_id": h.extras["case_party"].id, "what": "order_against",
    },
    "cases.review_conduct": lambda h: {"conduct": h.extras["proved"], "agrees": True},
}  # fmt: skip


def decided(house: Any) -> Case:
    """The case of the cast, with an order that nobody has noted of the employer yet."""
    case: Case = house.extras["case"]
    with house.at_work():
        Conduct.objects.filter(case=case).delete()
        if not case.steps.filter(what="hearing").exists():
            case.steps.create(what="hearing", came="order_for", on=today())
    return case


VERBS |= house_money.VERBS | house_letters.VERBS
NO_ROW = ("cases.open_case", "cases.hold_session", "cases.recompute_claims")
NAMES_A_ROW = tuple(name for name in VERBS if name not in NO_ROW)

PAGES = """
cases:cases            GET   /cases/                                    ACK
cases:new              GET   /cases/new/                                ACK
cases:calendar         GET   /cases/calendar/                           ACK
cases:calendar_file    GET   /cases/calendar.ics                        ACK
cases:board            GET   /cases/board/                              AC
cases:split            GET   /cases/figures/                            AC
cases:sessions         GET   /cases/sessions/                           ACK
cases:on_call          GET   /cases/on-call/                            ACK
cases:watch            POST  /cases/on-call/new/                        AC
cases:watch_end        POST  /cases/on-call/{on_call}/end/              AC
cases:conduct_waiting  GET   /cases/conduct/                            ACK
cases:review           POST  /cases/conduct/{proved}/review/            ACK
cases:case             GET   /cases/{case}/                             ACK
cases:group            GET   /cases/{case}/group/                       ACK
cases:days             GET   /cases/{case}/days/                        ACK
cases:hazri            GET   /cases/{case}/hazri/                       ACK
cases:step             POST  /cases/{case}/step/                        ACK
cases:safe             POST  /cases/{case}/safe/                        ACK
cases:names            POST  /cases/{case}/names/                       ACK
cases:assignment       POST  /cases/{case}/assignment/                  ACK
cases:hold             POST  /cases/{case}/hold/                        ACK
cases:resume           POST  /cases/{case}/resume/                      ACK
cases:closing          POST  /cases/{case}/closing/                     ACK
cases:reopening        POST  /cases/{case}/reopening/                   ACK
cases:party            POST  /cases/{case}/parties/                     ACK
cases:witness          POST  /cases/{case}/witnesses/                   ACK
cases:evidence         POST  /cases/{case}/evidence/                    ACK
cases:conduct          POST  /cases/{case}/conduct/                     ACK
cases:filing           POST  /cases/{case}/filings/                     ACK
cases:file             GET   /cases/evidence/{case_evidence}/           ACK
cases:custody          POST  /cases/evidence/{case_evidence}/hands/     ACK
cases:number           POST  /cases/proceedings/{proceeding}/number/    ACK
cases:hearing          POST  /cases/proceedings/{proceeding}/hearings/  ACK
cases:telling          POST  /cases/hearings/{hearing}/telling/         ACK
cases:leaving          POST  /cases/claimants/{claimant}/leaving/       ACK
cases:apart            POST  /cases/claimants/{claimant}/apart/         ACK
cases:authority        POST  /cases/claimants/{claimant}/authority/     ACK
"""
PAGES += house_money.PAGES + house_letters.PAGES
