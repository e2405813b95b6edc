"""What wages tell the tests of the house: verbs with arguments, pages, rows. Not here: any test."""

from datetime import date, timedelta
from typing import Any

from hamrah.files.models import Evidence
from hamrah.ground.day import today
from hamrah.ground.languages import languages
from hamrah.wages import actions
from hamrah.wages.actions.diaries import DiarySaid, GangMarks, GangSaid
from hamrah.wages.actions.money import MoneyNoted
from hamrah.wages.actions.terms import HandSaid
from hamrah.wages.models import DaysPaper, Diary
from hamrah.wages.rules.acts import acts
from hamrah.wages.rules.marks import Mark
from hamrah.wages.rules.refusing import MarkSaid
from hamrah.wages.rules.terms import TermsSaid
from hamrah.wages.tests import house_of_law
from hamrah.wages.tests.phone import her_phone

HIRER = "Ramesh thekedar"
WORK = ("mason", "construction", "Naroda, tower B")


def terms_said(**facts: Any) -> TermsSaid:
    said: dict[str, Any] = {
        "rate_paise": 55_000, "rate_basis": "unit", "unit_said": "1000 bricks", "trade": "mason",
        "sector": "construction", "hirer_said": HIRER, "payer_said": "Shanti Builders",
        "place_said": "Naroda",
        "begins_on": today() - timedelta(days=30), "hours_a_day": 8, "rest_day": "SU",
        "advance_paise": 300_000, "food": "own",
        "stay": "free", "paid_when": "month", "paid_how": "cash", "words": "fare home at Diwali",
    }  # fmt: skip
    return TermsSaid(**{**said, **facts})


def yesterday() -> date:
    return today() - timedelta(days=1)


def money_said(**facts: Any) -> MoneyNoted:
    return MoneyNoted(
        **{"kind": "advance", "paise": 50_000, "on": yesterday(), "words": "for seeds", **facts}
    )


def furnish(house: Any, boss: Any) -> None:
    """A worker with terms, a diary of ours in a gang with money and marks, and a paper."""
    rows = house.extras
    rows["slip"] = actions.write_terms(boss, person=house.person, said=terms_said())
    rows["gang"] = actions.form_gang(boss, said=GangSaid("Tower B gang", None, HIRER, *WORK))
    actions.join_gang(boss, gang=rows["gang"], people=[house.person])
    rows["diary"] = Diary.objects.get(gang=rows["gang"])
    marks = (MarkSaid(yesterday(), Mark("full", 8)),)
    actions.mark_days(boss, diary=rows["diary"], marks=marks, proof=picture())
    rows["sum"] = actions.note_money(boss, diary=rows["diary"], said=money_said())
    actions.read_terms_aloud(boss, terms=rows["slip"], language="hi")
    rows["bare_hand"] = actions.sign_terms(boss, terms=rows["slip"], hand=HandSaid("witness", "word", "Kalu"))
    actions.sign_terms(boss, terms=rows["slip"], hand=HandSaid("worker", "thumb", "Jamni", proof=picture()))
    actions.sign_month(
        boss,
        diary=rows["diary"],
        month=yesterday().replace(day=1),
        hand=HandSaid("co_worker", "thumb", "Hakra"),
    )
    actions.take_in_phone(boss, person=house.person, text=her_phone(for_whom="Suresh", since=yesterday()))
    rows["days_paper"] = actions.give_paper(
        boss, person=house.person, kind="diary", until=today(), language="en"
    )
    rows["given_slip"] = actions.give_slip(boss, terms=rows["slip"], language="hi")
    rows["page_proof"] = first_proof(rows["diary"])
    rows["proof"] = rows["slip"].hands.exclude(proof=None).get().proof
    assert DaysPaper.objects.filter(id=rows["days_paper"].id).exists()
    house_of_law.furnish(house)


def first_proof(diary: Diary) -> Any:
    """The picture of the page that the first marks were read from."""
    (act, *_rest) = acts(bytes(diary.months.get().acts))
    return Evidence.objects.get(id=act.hand.proof)


def picture() -> bytes:
    from tests.every_verb import a_photo

    return a_photo()


VERBS = {
    "wages.write_terms": lambda h: {"person": h.person, "said": terms_said(), "before": h.extras["slip"]},
    "wages.read_terms_aloud": lambda h: {"terms": h.extras["slip"], "language": "hi"},
    "wages.sign_terms": lambda h: {
        "terms": h.extras["slip"], "hand": HandSaid("contractor", "signature", "Ramesh", proof=picture()),
    },
    "wages.sign_month": lambda h: {
        "diary": h.extras["diary"], "month": yesterday().replace(day=1),
        "hand": HandSaid("co_worker", "thumb", "Hakra", proof=picture()),
    },
    "wages.prove_hand": lambda h: {"hand": h.extras["bare_hand"], "proof": picture()},
    "wages.open_diary": lambda h: {"person": h.person, "said": DiarySaid("contractor", None, HIRER, *WORK)},
    "wages.close_diary": lambda h: {"diary": h.extras["diary"], "ended_on": today()},
    "wages.mark_days": lambda h: {
        "diary": h.extras["diary"], "marks": (MarkSaid(today(), Mark("half", 2)),), "how": "paper",
        "proof": picture(),
    },
    "wages.mark_gang": lambda h: {
        "gang": h.extras["gang"],
        "marks": GangMarks({h.extras["diary"].id: (MarkSaid(today(), Mark("full")),)}),
    },
    "wages.form_gang": lambda h: {"said": GangSaid("Kiln gang", None, HIRER, *WORK)},
    "wages.join_gang": lambda h: {"gang": h.extras["gang"], "people": [h.photographed]},
    "wages.end_gang": lambda h: {"gang": h.extras["gang"], "ended_on": today()},
    "wages.note_money": lambda h: {"diary": h.extras["diary"], "said": money_said(proof=picture())},
    "wages.correct_money": lambda h: {"entry": h.extras["sum"], "said": money_said(paise=40_000)},
    "wages.take_in_phone": lambda h: {
        "person": h.photographed, "text": her_phone(for_whom="Mohan", since=yesterday()), "for_whom": "Mohan",
    },
    "wages.give_paper": lambda h: {
        "person": h.person, "kind": "diary", "until": today(), "trade": "mason", "language": "hi",
    },
    "wages.give_slip": lambda h: {"terms": h.extras["slip"], "language": "gu"},
    **house_of_law.VERBS,
}  # fmt: skip

NAMES_A_ROW = {
    *house_of_law.NAMES_A_ROW,
    "wages.write_terms", "wages.read_terms_aloud", "wages.sign_terms", "wages.sign_month",
    "wages.open_diary", "wages.prove_hand",
    "wages.close_diary", "wages.mark_days", "wages.mark_gang", "wages.join_gang", "wages.end_gang",
    "wages.note_money", "wages.correct_money", "wages.take_in_phone", "wages.give_paper",
    "wages.give_slip",
}  # fmt: skip

# A worker's own diary, and the check of a paper: whoever knows the address.
OPEN = {"hazri:page", "hazri:worker", "hazri:check", *(f"hazri:{code}" for code in languages())}

PAGES = (
    """
    wages:gangs            GET   /wages/                                     ACRK
    wages:new_gang         GET   /wages/gangs/new/                           ACRK
    wages:gang             GET   /wages/gangs/{gang}/                        ACRK
    wages:members          GET   /wages/gangs/{gang}/people/                 ACRK
    wages:end_gang         POST  /wages/gangs/{gang}/end/                    ACRK
    wages:of_worker        GET   /wages/of/{person}/                         ACRK
    wages:new_diary        GET   /wages/of/{person}/diary/                   ACRK
    wages:beside           GET   /wages/of/{person}/beside/                  ACRK
    wages:new_terms        GET   /wages/of/{person}/terms/                   ACRK
    wages:phone            GET   /wages/of/{person}/phone/                   ACRK
    wages:give_paper       GET   /wages/of/{person}/papers/                  ACRK
    wages:sheet_csv        GET   /wages/of/{person}/days.csv                 ACRK
    wages:sheet_json       GET   /wages/of/{person}/days.json                ACRK
    wages:month            GET   /wages/diaries/{diary}/                     ACRK
    wages:day              GET   /wages/diaries/{diary}/day/2026-11-01/      ACRK
    wages:sign_month       POST  /wages/diaries/{diary}/hand/                ACRK
    wages:note_money       POST  /wages/diaries/{diary}/money/               ACRK
    wages:end_diary        POST  /wages/diaries/{diary}/end/                 ACRK
    wages:proof            GET   /wages/diaries/{diary}/proof/{page_proof}/  ACRK
    wages:correct_money    GET   /wages/money/{sum}/                         ACRK
    wages:slip             GET   /wages/terms/{slip}/                        ACRK
    wages:anew             GET   /wages/terms/{slip}/anew/                   ACRK
    wages:read_aloud       POST  /wages/terms/{slip}/aloud/                  ACRK
    wages:sign_slip        POST  /wages/terms/{slip}/hand/                   ACRK
    wages:slip_paper       GET   /wages/terms/{slip}/paper/                  ACRK
    wages:give_slip        POST  /wages/terms/{slip}/given/                  ACRK
    wages:given_slip       GET   /wages/terms/given/{given_slip}/            ACRK
    wages:slip_proof       GET   /wages/terms/{slip}/proof/{proof}/          ACRK
    wages:paper            GET   /wages/papers/{days_paper}/                 ACRK"""
    + house_of_law.PAGES
)
