"""Codes of money put into words, with the colour of their label. Not here: what they mean (rules/),
nor the words of the law (wages/law_words.py)."""

from typing import Any

from hamrah.ground.words import _, pgettext_lazy

CLAIMS: dict[str, Any] = {
    "agreed": _("As agreed for the work"),
    "minimum": _("By the legal minimum"),
    "accident": _("For the accident, by law"),
}
ACCIDENTS: dict[str, Any] = {
    "partial": _("Lost part of her earning power"),
    "total": _("Can work no more"),
    "death": _("Death"),
}
# A reading of a claim that goes by one keeper's diary (rules/claims.py: DIARY).
DIARIES: dict[str, Any] = {
    "diary_worker": _("By her own diary"),
    "diary_office": _("By our diary"),
    "diary_contractor": _("By the contractor's book"),
}
LACKS: dict[str, Any] = {
    "when": _("from when to when she worked"),
    "days": _("how many days"),
    "too_many_days": _("the right number of days: there are fewer in that time"),
    "rate": _("the rate"),
}
OFFERED_HOW: dict[str, Any] = {
    "call": _("On the telephone"),
    "meeting": _("In a meeting"),
    "letter": _("In writing"),
    "forum": _("Before an authority"),
}
OFFER_ANSWERS: dict[str, tuple[Any, str]] = {
    "": (_("Open"), "warn"),
    "refused": (pgettext_lazy("of an offer", "Refused"), ""),
    "lapsed": (_("Its day passed"), ""),
    "accepted": (pgettext_lazy("of an offer", "Accepted"), "good"),
}
FORMS: dict[str, Any] = {"oral": _("Spoken"), "written": _("Written and signed")}
RULES: dict[str, Any] = {
    "claim": _("By what each claims"),
    "equal": _("The same for each"),
    "days": _("By days of work"),
    "hand": _("By hand"),
}
MODES: dict[str, Any] = {
    "cash": _("Cash"),
    "upi": _("UPI"),
    "cheque": _("Cheque"),
    "bank": _("Into a bank account"),
}
RECEIVERS: dict[str, Any] = {
    "desk": _("Over our desk"),
    "worker": _("To one worker"),
    "leader": _("To a gang leader, for the others"),
}
PAYMENTS: dict[str, tuple[Any, str]] = {
    "counts": (_("Came"), "good"),
    "waiting": (_("Has not cleared yet"), "warn"),
    "bounced": (_("Bounced"), "bad"),
    "reversed": (_("Taken back"), ""),
}
CHEQUE_STEPS: dict[str, Any] = {
    "cleared": _("It cleared"),
    "bounced": _("It bounced"),
    "again": _("Put in again"),
}
# The steps that a cheque may take from where it stands.
CHEQUE_NEXT: dict[str, tuple[str, ...]] = {
    "waiting": ("cleared", "bounced"),
    "bounced": ("again",),
    "counts": ("bounced",),
}
STEPS: dict[str, Any] = {**CHEQUE_STEPS, "reversed": _("Taken back")}
HOWS: dict[str, Any] = {
    "thumb": _("Thumb"),
    "signed": _("Signature"),
    "call_back": _("Called back, and she said the word"),
    "seen": _("Seen in her account or telephone"),
}
VERIFIED_HOW: dict[str, Any] = {
    "phone": _("On the telephone, at her own number"),
    "met": _("Met her"),
    "family": _("Through her family"),
}
VERIFIED: dict[str, tuple[Any, str]] = {
    "yes": (_("She says the same"), "good"),
    "less": (_("She says she has less"), "bad"),
    "no": (_("Not asked yet"), ""),
}
SETTLEMENTS: dict[str, tuple[Any, str]] = {
    "none": (_("Nothing received yet"), ""),
    "partial": (_("Settled in part"), "warn"),
    "full": (_("Settled fully"), "good"),
}
UNITS: dict[str, Any] = {
    "day": pgettext_lazy("of wages", "days"),
    "half_day": pgettext_lazy("of wages", "half days"),
    "hour": pgettext_lazy("of wages", "hours"),
}


def cheque_steps(mode: str, state: str) -> list[tuple[str, Any]]:
    """What may be said of a payment next; nothing of one that was no cheque."""
    codes = CHEQUE_NEXT.get(state, ()) if mode == "cheque" else ()
    return [(code, CHEQUE_STEPS[code]) for code in codes]
