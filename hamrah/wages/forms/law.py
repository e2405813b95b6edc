"""Shape of questions to the law, and of notifications typed in. Not here: what is right (law/schema.py)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.wages import law_words
from hamrah.wages.actions.orders import ACT, SECTION, OrderSaid
from hamrah.wages.forms.parts import choice, day, line
from hamrah.wages.law import SKILLS, Order, RateRow
from hamrah.wages.law.packs import ANY, MONTH_DAYS
from hamrah.wages.law.schema import rate_row
from hamrah.web.forms import Form

WORKS = {code: word for code, word in law_words.EMPLOYMENTS.items() if code != ANY}
# Rows of a notification typed by hand; a longer one comes as a spreadsheet.
ZONES_TYPED = 4


class AskForm(Form):
    place = choice(_("Where the work is"), law_words.PLACES)
    employment = choice(_("Work"), WORKS)
    skill = choice(_("Skill"), law_words.SKILLS)
    zone = line(_("Zone"), most=12, hint=_("Only where rates differ by zone: I, II, A, B."))
    on = day(_("Day of work"), required=True)


class KnownForm(Form):
    known = day(_("As it was known on"))


class OrderForm(Form):
    """A notification of up to four zones: each a row with its basic wages by skill, and one allowance."""

    place = choice(_("Where the work is"), law_words.PLACES)
    employment = choice(_("Work"), law_words.EMPLOYMENTS)
    applies_from = day(_("Applies from"), required=True)
    became_known = day(_("Published on"), required=True)
    basis = choice(_("The amounts are"), law_words.BASES)
    divisor = forms.IntegerField(
        label=_("Days of a month"), min_value=1, max_value=31, initial=MONTH_DAYS, required=False
    )
    title = line(_("Number and name of the notification"), most=160, required=True)
    source = line(_("Where it was read"), most=300, required=True, hint=_("Gazette, page, or address."))
    mark = choice(_("How sure it is"), law_words.MARKS, initial="V")
    act = line(_("Act"), most=120, required=True)
    section = line(_("Section"), most=80, required=True)
    holds_until = day(_("A later one is due from"))
    review_by = day(_("Look again by"))
    act.initial, section.initial = ACT, SECTION
    holds_until.help_text = _(
        "From this day nothing is said until the next notification is here. Leave it empty if unsure."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for at in range(ZONES_TYPED):
            self.fields[f"zone{at}"] = _cell(_("Zone"))
            for skill, word in law_words.SKILLS.items():
                self.fields[f"{skill}{at}"] = _cell(word, inputmode="decimal")
            self.fields[f"allowance{at}"] = _cell(_("Allowance"), inputmode="decimal")

    def rows(self) -> list[list[Any]]:
        """The bound fields of each zone, for the table on the page."""
        names = ("zone", *SKILLS, "allowance")
        return [[self[f"{name}{at}"] for name in names] for at in range(ZONES_TYPED)]

    def said(self) -> OrderSaid:
        """Raises `wages.order_amount`, beside the amount that cannot be read."""
        plain = {name: self.cleaned_data[name] for name in self.base_fields if name != "divisor"}
        monthly = plain["basis"] == "month"
        divisor = (self.cleaned_data["divisor"] or MONTH_DAYS) if monthly else 1
        return OrderSaid(**plain, divisor=divisor, rates=tuple(self._rates()))

    def _rates(self) -> Iterator[RateRow]:
        for at in range(ZONES_TYPED):
            for skill in SKILLS:
                if basic := self.cleaned_data[f"{skill}{at}"]:
                    yield self._rate(at, skill, basic)

    def _rate(self, at: int, skill: str, basic: str) -> RateRow:
        try:
            return rate_row(
                self.cleaned_data[f"zone{at}"], skill, basic, self.cleaned_data[f"allowance{at}"] or "0"
            )
        except Problem as problem:
            wrong = f"allowance{at}" if problem.field == "allowance" else f"{skill}{at}"
            raise Problem("wages.order_amount", problem.message, field=wrong) from None


def _cell(label: Any, **more: str) -> forms.CharField:
    """A short text in a table, whose label is its column."""
    widget = forms.TextInput(attrs={"autocomplete": "off", "aria-label": label, **more})
    return forms.CharField(label=label, max_length=12, required=False, widget=widget)


def like(order: Order, on: date) -> dict[str, Any]:
    """What the form begins with when an order on file is taken over, or a newer one is like it."""
    first: dict[str, Any] = {
        "place": order.place,
        "employment": order.employment,
        "basis": order.basis,
        "divisor": order.divisor if order.basis == "month" else MONTH_DAYS,
        "act": order.cite.act,
        "section": order.cite.section,
        "applies_from": order.applies_from,
        "became_known": min(order.became_known, on),
        "title": order.cite.order,
        "source": order.cite.source,
        "mark": order.cite.mark,
    }
    for at, zone in enumerate(dict.fromkeys(row.zone for row in order.rates)):
        first[f"zone{at}"] = zone
        for row in (row for row in order.rates if row.zone == zone):
            first[f"{row.skill}{at}"] = _rupees(row.basic_paise)
            first[f"allowance{at}"] = _rupees(row.allowance_paise) if row.allowance_paise else ""
    return first


def _rupees(paise: int) -> str:
    rupees, rest = divmod(paise, 100)
    return f"{rupees}.{rest:02d}" if rest else str(rupees)


class BringForm(Form):
    file = forms.FileField(label=_("Spreadsheet (CSV)"), required=False)
    rows = forms.CharField(
        label=_("Or paste its rows"),
        required=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )


class DecideForm(Form):
    words = line(_("What you compared, or what is wrong"), most=300)


class WithdrawForm(Form):
    words = line(_("Why it counts no longer"), most=300, required=True)
