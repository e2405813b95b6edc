"""What pages tell of a worker's work: terms, diaries, what was said of a day, by whom. Not here: pages."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from hamrah.access.models import User
from hamrah.files.models import Evidence
from hamrah.ground.day import today
from hamrah.people.models import Person
from hamrah.wages import told
from hamrah.wages.actions.terms import digest_of_month, digest_of_terms
from hamrah.wages.hazri import hazri_of
from hamrah.wages.models import DaysPaper, Diary, MoneyEntry, Month, Put, Terms
from hamrah.wages.papers.wording import LANGUAGES
from hamrah.wages.rules.acts import NOBODY, Act, acts, history
from hamrah.wages.rules.counting import twelve_months_to
from hamrah.wages.rules.money import KINDS
from hamrah.wages.writing import marks_of

# A list longer than this is not read on a page.
SHOWN = 40


def whole(actor: Any, who: Person) -> dict[str, Any]:
    """Her page of work and pay."""
    until = today()
    since = twelve_months_to(until)
    hers = hazri_of(actor, who, since, until)
    return {
        "person": who,
        "since": since,
        "until": until,
        "count": hers.count,
        "days": told.days_said(hers.count.halves),
        "trades": [(trade, told.days_said(halves)) for trade, halves in hers.count.by_trade],
        "hazri": hers,
        "sees_pay": actor.may("wages.see_pay", who),
        "slips": slips(actor, who),
        "diaries": diaries(actor, who),
        "papers": list(
            DaysPaper.objects.visible_to(actor).filter(person__in=who.records).defer("pdf")[:SHOWN]
        ),
        "paper_words": told.PAPERS,
    }


def papers(actor: Any, who: Person) -> list[DaysPaper]:
    """Papers of days that she was given, the latest first."""
    return list(DaysPaper.objects.visible_to(actor).filter(person__in=who.records).defer("pdf")[:SHOWN])


def slips(actor: Any, who: Person) -> list[dict[str, Any]]:
    """Her slips, newest first, each with what is still missing."""
    if not actor.may("wages.see_pay", who):
        return []
    rows = Terms.objects.visible_to(actor).standing().filter(person__in=who.records)
    return [told_slip(one) for one in rows.select_related("hirer", "payer").prefetch_related("hands")[:SHOWN]]


def told_slip(terms: Terms) -> dict[str, Any]:
    hands = list(terms.hands.all())
    return {
        "terms": terms,
        "hirer": terms.hirer.name if terms.hirer else terms.hirer_said,
        "basis": told.basis_of(terms),
        "is_read": any(one.how == "read_aloud" for one in hands),
        "is_signed": any(one.how != "read_aloud" for one in hands),
    }


def given_slips(terms: Terms) -> list[dict[str, Any]]:
    """Every paper of these terms that she was given, the latest first."""
    rows = list(terms.given.kept().defer("pdf"))
    names = names_of(row.by_id for row in rows)
    return [{"row": row, "language": LANGUAGES[row.language], "by": names.get(row.by_id, "")} for row in rows]


def diaries(actor: Any, who: Person) -> list[dict[str, Any]]:
    """Her diaries, the one written last first."""
    months = Prefetch("months", Month.objects.defer("acts").order_by("-month"), to_attr="latest")
    rows = Diary.objects.visible_to(actor).filter(person__in=who.records)
    rows = rows.select_related("party", "gang").prefetch_related(months)
    shown = [told_diary(one) for one in rows]
    return sorted(
        shown, key=lambda one: (one["diary"].ended_on is None, one["last"] or date.min), reverse=True
    )


def told_diary(diary: Any) -> dict[str, Any]:
    last = next((month for month in diary.latest if any(bytes(month.marks))), None)
    return {
        "diary": diary,
        "keeper": told.KEEPERS[diary.keeper],
        "last": last and last.month.replace(day=max(marks_of(last))),
    }


def likely_work(actor: Any, who: Person) -> dict[str, Any]:
    """What the form of a new diary begins with: the work of her newest slip, else her trade."""
    slip = Terms.objects.visible_to(actor).standing().filter(person__in=who.records).first()
    if slip is None or not actor.may("wages.see_pay", who):
        return {"keeper": "office", "trade": who.occupation, "sector": who.sector}
    hirer = slip.hirer.name if slip.hirer else slip.hirer_said
    return {"keeper": "office", "party_said": hirer, "trade": slip.trade, "sector": slip.sector,
            "place_said": slip.place_said}  # fmt: skip


def has_others(actor: Any, diary: Diary) -> bool:
    """Whether another diary speaks of her too."""
    rows = Diary.objects.visible_to(actor).filter(person__in=diary.person.records)
    return rows.exclude(id=diary.id).exists()


def month_told(actor: Any, diary: Diary, first: date, row: Month | None) -> dict[str, Any]:
    """Who wrote and who signed the month, and its money."""
    said = acts(bytes(row.acts)) if row else []
    names = names_of(act.hand.by for act in said)
    last = said[-1] if said else None
    return {
        "last": last and told_act(last, names),
        "writings": len(said),
        "hands": hands_of(diary, first, row),
        "entries": entries(actor, [diary], first),
        "sees_pay": actor.may("wages.see_pay", diary.person),
    }


def hands_of(diary: Diary, first: date, row: Month | None) -> list[dict[str, Any]]:
    """Whoever signed the days of a month; `is_changed`: something was written after that."""
    stands = digest_of_month(row) if row else b""
    return [
        {
            "put": one,
            "who": told.WHO[one.who],
            "how": told.HAND[one.how],
            "is_changed": bytes(one.stood) != stands,
        }
        for one in Put.objects.filter(diary=diary, month=first).shown()
    ]


def hands_of_terms(terms: Terms) -> list[dict[str, Any]]:
    stands = digest_of_terms(terms)
    return [
        {
            "put": one,
            "who": told.WHO[one.who],
            "how": told.HAND[one.how],
            "is_changed": bytes(one.stood) != stands,
        }
        for one in terms.hands.shown()
    ]


def entries(actor: Any, diaries: Iterable[Diary], first: date) -> list[dict[str, Any]]:
    """The money of a month, also what was corrected (struck through)."""
    rows = MoneyEntry.objects.visible_to(actor).filter(diary__in=list(diaries))
    rows = rows.filter(on__year=first.year, on__month=first.month).prefetch_related("corrected_by")
    return [
        {
            "entry": one,
            "kind": told.MONEY.get(one.kind, one.kind),
            "paid_how": told.MONEY_HOW.get(one.paid_how, ""),
            "is_gone": bool(one.corrected_by.all()) or one.is_taken_back,
        }
        for one in rows
        if not one.is_taken_back
    ]


def money_beside(actor: Any, diaries: Iterable[Diary], first: date) -> list[dict[str, Any]]:
    """What each diary says was paid in a month."""
    shown = []
    for diary in diaries:
        standing = [one["entry"] for one in entries(actor, [diary], first) if not one["is_gone"]]
        sums = {kind: sum(one.paise for one in standing if one.kind == kind) for kind in KINDS}
        if any(sums.values()):
            shown.append({"keeper": told.KEEPERS[diary.keeper], "diary": diary, **sums})
    return shown


def day_told(diary: Diary, on: date) -> list[dict[str, Any]]:
    """Everything that was ever said of one day, the last first."""
    row = Month.objects.filter(diary=diary, month=on.replace(day=1)).first()
    said = history(acts(bytes(row.acts)), on.day) if row else []
    names = names_of(act.hand.by for act, _mark in said)
    return [
        {**told_act(act, names), "mark": told.MARKS[mark.word][0], "hours": told.hours_said(mark.quarters)}
        for act, mark in reversed(said)
    ]


def told_act(act: Act, names: dict[UUID | None, str]) -> dict[str, Any]:
    return {
        "at": act.at,
        "by": names.get(act.hand.by, ""),
        "how": told.HOW[act.hand.how],
        "proof": None if act.hand.proof == NOBODY or act.hand.how == "phone" else act.hand.proof,
        "days": len(act.marks),
    }


def proof_of(diary: Diary, id: UUID) -> Evidence | None:
    """A picture that this diary names: of a page, of a hand, of a receipt. None where it names no such."""
    named = Put.objects.filter(diary=diary, proof=id).exists()
    named = named or MoneyEntry.objects.filter(diary=diary, proof=id).exists()
    named = named or any(act.hand.proof == id for one in diary.months.all() for act in acts(bytes(one.acts)))
    return Evidence.objects.filter(id=id).first() if named else None


def names_of(ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """Colleagues' names."""
    wanted = {id for id in ids if id and id != NOBODY}
    return {one.id: one.name for one in User.objects.filter(id__in=wanted)} if wanted else {}
