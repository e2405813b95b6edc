"""Cases as a phone of the field may say them: intake, steps, forums, proof. Not here: money (money_field.py),
what a phone holds (field_records.py), the verbs (actions/).
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from hamrah.cases.actions import CaseSaid, ClaimantSaid, EvidenceSaid, StepSaid, file_evidence
from hamrah.cases.models import Case, CaseEvidence, Claimant, Hearing, Proceeding
from hamrah.cases.rules.clocks import morning_of
from hamrah.employers.forms import place_meant
from hamrah.employers.naming import alike
from hamrah.employers.rules import ten_digits
from hamrah.ground.day import INDIA, today
from hamrah.ground.field import FieldAsked, FieldVerb, following, misread, read_id, read_object
from hamrah.ground.words import _
from hamrah.people.models import Person

DAYS, SUMS = ("since", "until", "union_since"), ("rate_paise", "owed_said_paise")
GIVEN = ("advance_paise", "paid_paise")


def case_of(actor: Any, asked: FieldAsked) -> Case:
    """The case that a command is about, if the actor sees it; one of danger is never there for a phone."""
    return Case.objects.visible_to(actor).get(id=asked.about)


def claimant_of(actor: Any, asked: FieldAsked) -> Claimant:
    return Claimant.objects.visible_to(actor).select_related("case").get(id=asked.about)


# -- intake --------------------------------------------------------------------------------------


def _open(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """A case as it was told in the field. Never sent back for an employer whose name is not clear: nobody
    stands there any more to be asked."""
    side = _other_side(actor, asked)
    said = CaseSaid(
        kind=asked.text("kind"),
        words=_words(asked, side),
        channel=asked.text("channel") or "field",
        sector=asked.text("sector"),
        place_id=place_meant(asked.text("place_said")),
        place_said=asked.text("place_said"),
        safe=asked.text("safe") or "unknown",
        opened_on=asked.day,
        **side,
    )
    return {"said": said, "claimants": _claimants(asked)}


def _other_side(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """The one party that is called so, or a new one; nobody yet where several are."""
    name, phone = asked.text("party_said"), ten_digits(asked.text("party_phone"))
    found = alike(actor, name=name, phone=phone) if name.strip() else []
    if len(found) > 1:
        return {}
    facts = {"party_id": found[0].id} if found else {"party_said": name, "party_phone": phone}
    return {**facts, "party_role": asked.text("party_role") or "contractor"}


def _words(asked: FieldAsked, side: dict[str, Any]) -> str:
    """Her words; where several are called as she says, also whom she named."""
    words, name = asked.text("words"), asked.text("party_said").strip()
    if side or not name:
        return words
    named = _("Against: %(name)s %(phone)s. More than one is called so: say in the case which.")
    return f"{words}\n\n{named % {'name': name, 'phone': asked.text('party_phone')}}".strip()


def _claimants(asked: FieldAsked) -> list[ClaimantSaid]:
    said = asked.many("claimants") or [{"person": str(asked.about)}]
    return [_claimant(asked, read_object("claimants", one)) for one in said]


def _claimant(asked: FieldAsked, said: Any) -> ClaimantSaid:
    """One who claims; sums in paise, `half_days` and overtime hours as whole numbers."""
    one = FieldAsked(asked.command, asked.on, said, asked.day)
    person = read_id("person", said.get("person"))
    if person is None:
        raise misread("person")
    facts: dict[str, Any] = {name: one.when(name) for name in DAYS}
    facts |= {name: one.number(name) for name in SUMS} | {name: one.number(name) or 0 for name in GIVEN}
    return ClaimantSaid(
        person,
        half_days=one.number("half_days"),
        basis=one.text("basis") or "day",
        overtime_hours=Decimal(one.number("overtime_hours") or 0),
        authority=one.text("authority") or "oral",
        **facts,
    )


def _joining(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """More of the same matter, met in the village."""
    people = [
        read_id("person", read_object("claimants", one).get("person")) for one in asked.many("claimants")
    ]
    seen = Person.objects.visible_to(actor).filter(id__in=[one for one in people if one]).count()
    if seen < len(set(people)):
        raise Person.DoesNotExist
    return {"case": case_of(actor, asked), "claimants": _claimants(asked)}


def _authority(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {
        "claimant": claimant_of(actor, asked),
        "how": asked.text("how"),
        "on": asked.day,
        "union_since": asked.when("union_since"),
    }


# -- steps, forums -------------------------------------------------------------------------------


def _step(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    step = StepSaid(
        what=asked.text("what"),
        came=asked.text("came"),
        words=asked.text("words"),
        on=asked.when("on") or asked.day,
        party_id=asked.id("party"),
        claimant_id=asked.id("claimant"),
        next_what=asked.text("next_what"),
        next_at=_next(asked.when("next_on")),
    )
    return {"case": case_of(actor, asked), "step": step}


def _next(day: date | None) -> datetime | None:
    """That morning; this one, where the day passed before the phone met a network: it is due now."""
    return morning_of(max(day, today())) if day else None


def _safe(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"case": case_of(actor, asked), "safe": asked.text("safe"), "words": asked.text("words")}


def _filing(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {
        "case": case_of(actor, asked),
        "forum": asked.text("forum"),
        "number": asked.text("number"),
        "filed_on": asked.when("filed_on") or asked.day,
        "words": asked.text("words"),
    }


def _hearing(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    row = Proceeding.objects.get(id=asked.about, case__in=Case.objects.visible_to(actor))
    at = _moment(asked, "at")
    if at is None:
        raise misread("at")
    return {"proceeding": row, "at": at, "where_said": asked.text("where_said")}


def _telling(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    row = Hearing.objects.get(id=asked.about, proceeding__case__in=Case.objects.visible_to(actor))
    return {
        "hearing": row,
        "came": asked.text("came"),
        "words": asked.text("words"),
        "order_paise": asked.number("order_paise"),
        "next_at": _moment(asked, "next_at"),
    }


def _moment(asked: FieldAsked, name: str) -> datetime | None:
    """A day and an hour as a clock in India shows them."""
    text = asked.text(name)
    try:
        return datetime.fromisoformat(text).replace(tzinfo=INDIA) if text else None
    except ValueError as wrong:
        raise misread(name) from wrong


# -- proof ---------------------------------------------------------------------------------------


def _evidence(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """A piece that was seen or photographed; its file may come days later, under the hash it has now."""
    said = EvidenceSaid(
        sort=asked.text("sort"),
        said=asked.text("said") or (_promised(asked.files[0]) if asked.files else ""),
        got_on=asked.when("got_on") or asked.day,
        got_from=asked.text("got_from"),
        claimant_id=asked.id("claimant"),
    )
    return {"case": case_of(actor, asked), "said": said}


def _promised(sha256: str) -> str:
    """What stands until the photo has come."""
    return str(_("Photo %(hash)s") % {"hash": sha256[:12]})


def keep(actor: Any, on: UUID, use: str, content: bytes, command: UUID) -> None:
    """The photo of a piece of evidence, byte for byte as it was taken."""
    row = CaseEvidence.objects.get(id=on, case__in=Case.objects.visible_to(actor))
    file_evidence(actor, command=following(command, "file"), evidence=row, content=content)


VERBS = (
    FieldVerb("cases.open_case", _open),
    FieldVerb("cases.add_claimants", _joining),
    FieldVerb("cases.authorise", _authority),
    FieldVerb("cases.note_step", _step),
    FieldVerb("cases.say_safe", _safe),
    FieldVerb("cases.file_proceeding", _filing),
    FieldVerb("cases.set_hearing", _hearing),
    FieldVerb("cases.tell_hearing", _telling),
    FieldVerb("cases.add_evidence", _evidence, keep=keep),
)
