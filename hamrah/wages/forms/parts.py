"""Fields that several forms of wages share: rupees, days, choices, who hires. Not here: any form."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms

from hamrah.employers.naming import alike
from hamrah.ground.words import _

DAY = {"type": "date"}
# Longer sums are a slip of the finger, not money.
MOST_DIGITS = 11


def line(label: Any, *, most: int = 120, required: bool = False, hint: Any = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget, help_text=hint)


def rupees(label: Any, *, required: bool = False, hint: Any = "") -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(
        label=label,
        required=required,
        max_digits=MOST_DIGITS,
        decimal_places=2,
        widget=widget,
        help_text=hint,
    )


def day(label: Any, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


def choice(label: Any, words: dict[str, Any], *, none: Any = "", **options: Any) -> forms.ChoiceField:
    """One of these words; `none` is offered first where nothing need be said."""
    first = [] if options.get("required", True) else [("", none)]
    return forms.ChoiceField(label=label, choices=[*first, *words.items()], **options)


def picture(label: Any) -> forms.FileField:
    attrs = {"accept": "image/*", "capture": "environment"}
    return forms.FileField(label=label, required=False, widget=forms.FileInput(attrs=attrs))


def sure() -> forms.BooleanField:
    return forms.BooleanField(label=_("It is right as it stands"), required=False)


def paise(rupees: Decimal | None) -> int | None:
    return None if rupees is None else int(rupees * 100)


def bytes_of(upload: Any) -> bytes:
    return upload.read() if upload else b""


def party_meant(actor: Any, said: str) -> UUID | None:
    """The one party of the list that is called so; none where nobody is, or several are."""
    found = alike(actor, name=said) if said.strip() else []
    return found[0].id if len(found) == 1 else None
