"""Words of terms, diaries and money. Not here: what they mean (rules/)."""

from typing import Any

from hamrah.ground.words import _
from hamrah.journeys import told as journeys

SECTORS = journeys.SECTORS
BASES: dict[str, Any] = {
    "day": _("a day"),
    "month": _("a month"),
    "piece": _("a piece"),
    "unit": _("for each"),
}


def basis_of(terms: Any) -> Any:
    """For what the wage of a slip is: a day, a piece, a thousand bricks."""
    if terms.rate_basis == "unit":
        return _("for %(unit)s") % {"unit": terms.unit_said}
    return BASES.get(terms.rate_basis, "")


FOOD_STAY = journeys.FOOD_STAY
PAID_WHEN: dict[str, Any] = {
    "day": _("Each evening"),
    "week": _("Each week"),
    "fortnight": _("Each fortnight"),
    "month": _("Each month"),
    "end": _("When the work is done"),
}
PAID_HOW = journeys.PAID_HOW
REST_DAYS: dict[str, Any] = {
    "MO": _("Monday"),
    "TU": _("Tuesday"),
    "WE": _("Wednesday"),
    "TH": _("Thursday"),
    "FR": _("Friday"),
    "SA": _("Saturday"),
    "SU": _("Sunday"),
    "turns": _("One day a week, in turns"),
    "none": _("No day of rest"),
}
KEEPERS: dict[str, Any] = {
    "worker": _("Her own diary"),
    "contractor": _("The contractor's book"),
    "office": _("Our diary"),
}
# A mark: its word, and the sign that stands in its cell.
MARKS: dict[str, tuple[Any, str]] = {
    "": (_("Not said"), "·"),
    "full": (_("Full day"), "1"),
    "half": (_("Half day"), "½"),
    "absent": (_("Absent"), "✗"),
    "rest": (_("Day off"), "○"),
}
HOW: dict[str, Any] = {
    "office": _("At our desk"),
    "field": _("On our phone, with her"),
    "paper": _("From a paper diary"),
    "phone": _("From her own phone"),
    "told": _("Told on the telephone"),
}
WHO: dict[str, Any] = {
    "worker": _("The worker"),
    "co_worker": _("A co-worker"),
    "contractor": _("The contractor"),
    "supervisor": _("The supervisor"),
    "witness": _("A witness"),
}
HAND: dict[str, Any] = {
    "read_aloud": _("Read aloud to her"),
    "signature": _("Signature"),
    "thumb": _("Thumb"),
    "word": _("By word"),
    "page": _("Photo of the page"),
}
MONEY: dict[str, Any] = {"advance": _("Advance"), "payment": _("Paid"), "deduction": _("Cut")}
MONEY_HOW: dict[str, Any] = {
    "cash": _("Cash"),
    "upi": _("UPI on the phone"),
    "bank": _("Into the bank"),
    "cheque": _("Cheque"),
    "goods": _("In goods"),
}
PAPERS: dict[str, Any] = {
    "days90": _("90-day certificate"),
    "days180": _("180-day certificate"),
    "diary": _("Diary of days"),
}


def days_said(halves: int) -> str:
    """22, 22½."""
    whole, half = divmod(halves, 2)
    return f"{whole or ('' if half else 0)}{'½' if half else ''}"


def hours_said(quarters: int) -> str:
    """2, 2.5, 2.25."""
    return f"{quarters / 4:g}" if quarters else ""
