"""Shape of what is said about money: rupees, days, who, how. Not here: what is allowed (actions/money)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from hamrah.access.models import User
from hamrah.cases import told_money as told
from hamrah.cases.actions.money import AgreementSaid, OfferSaid, PaymentSaid
from hamrah.cases.models import Agreement, Claimant
from hamrah.cases.rules.accidents import AccidentSaid
from hamrah.cases.rules.allocation import Scheduled
from hamrah.cases.rules.claims import Where
from hamrah.ground.words import _
from hamrah.wages import law_words
from hamrah.web.forms import Form

MOST_PARTS = 6
MOST_RUPEES = 1_000_000_000


def rupees(label: Any, *, required: bool = False) -> forms.DecimalField:
    """An amount in rupees, two decimals at most. Below nothing is the verb's to refuse, in its own words."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(
        label=label, required=required, max_value=MOST_RUPEES, min_value=-MOST_RUPEES, decimal_places=2,
        widget=widget,
    )  # fmt: skip


def paise(amount: Decimal | None) -> int:
    """Rupees as whole paise; nothing where nothing is said."""
    return int((amount or Decimal(0)) * 100)


def in_rupees(amount_paise: int) -> str:
    """Paise as a field shows them."""
    whole, rest = divmod(amount_paise, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


def day(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


def line(label: Any, *, most: int = 300, required: bool = False, **attrs: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


def pick(label: Any, words: Mapping[str, Any], **options: Any) -> forms.ChoiceField:
    """One of few, all of them in sight."""
    return forms.ChoiceField(label=label, choices=list(words.items()), widget=forms.RadioSelect, **options)


class WhereForm(Form):
    """Which law: where, which work, which zone, which skill."""

    place = forms.ChoiceField(
        label=_("State of the work"), choices=[("", _("Choose")), *law_words.PLACES.items()]
    )
    employment = forms.ChoiceField(
        label=_("Work"), choices=[("", _("Choose")), *law_words.EMPLOYMENTS.items()]
    )
    skill = forms.ChoiceField(label=_("Skill"), choices=list(law_words.SKILLS.items()))
    zone = line(_("Zone, where the state has zones"), most=4)

    def where(self) -> Where:
        said = self.cleaned_data
        return Where(said["place"], said["employment"], said["zone"].strip().upper(), said["skill"])


class AccidentForm(Form):
    """What happened, to somebody of which age and wage."""

    of = pick(_("What happened"), told.ACCIDENTS)
    on = day(_("Day of the accident"))
    age = forms.IntegerField(label=_("Age on that day, in years"))
    wage = rupees(_("Wage of a month, in rupees"), required=True)
    loss = forms.IntegerField(label=_("Loss of earning power, percent"), required=False)
    paid_on = day(_("Interest counted until"), required=False)

    loss.help_text = _("As the doctor's certificate says; only where part of it is lost.")

    def clean(self) -> dict[str, Any]:
        """A part that is lost has a size: nobody takes it for the whole."""
        said = super().clean() or self.cleaned_data
        if said.get("of") == "partial" and said.get("loss") is None and "loss" not in self.errors:
            self.add_error("loss", _("Write the loss of earning power in percent: 1 to 100."))
        return said

    def accident(self) -> AccidentSaid:
        said = self.cleaned_data
        loss = said["loss"] if said["loss"] is not None else 100
        return AccidentSaid(said["of"], said["on"], said["age"], paise(said["wage"]), loss, said["paid_on"])


class OfferForm(Form):
    """What the other side says it would pay."""

    amount = rupees(_("How much, in rupees"), required=True)
    offered_on = day(_("On which day"))
    how = pick(_("How it was said"), told.OFFERED_HOW, initial="call")
    words = line(_("Their words"))

    def offer(self) -> OfferSaid:
        said = self.cleaned_data
        return OfferSaid(paise(said["amount"]), said["offered_on"], said["how"], said["words"])


class AgreementForm(Form):
    """Spoken or written, how much, for whom, how it is shared, in which parts."""

    amount = rupees(_("How much in all, in rupees"), required=True)
    agreed_on = day(_("Agreed on"))
    form = pick(_("How"), told.FORMS, initial="oral")
    rule = pick(_("How it is shared"), told.RULES, initial="claim")
    place_said = line(_("Where"), most=120)
    witnesses = line(_("Witnesses"))
    is_final = forms.BooleanField(label=_("The other side calls it full and final"), required=False)
    why_above = line(_("Why it is more than the claim"))

    witnesses.help_text = _("Names, with commas between them.")
    is_final.help_text = _("What is missing of the claim stays to be seen all the same.")

    def __init__(self, *args: Any, claimants: Sequence[Claimant], **options: Any) -> None:
        super().__init__(*args, **options)
        self.claimants = claimants
        for one in claimants:
            self.fields[f"share_{one.id}"] = rupees(one.person.name)
        for number in range(1, MOST_PARTS + 1):
            self.fields[f"part_on_{number}"] = day(_("Day"), required=False)
            self.fields[f"part_{number}"] = rupees(_("Rupees"))

    def agreement(self, who: Iterable[str], **also: Any) -> AgreementSaid:
        said = self.cleaned_data
        return AgreementSaid(
            paise(said["amount"]), said["agreed_on"], form=said["form"], rule=said["rule"], who=tuple(who),
            shares=self.shares(), parts=self.parts(), is_final=said["is_final"],
            place_said=said["place_said"], witnesses=tuple(said["witnesses"].split(",")),
            why_above=said["why_above"], **also,
        )  # fmt: skip

    def shares(self) -> dict[str, int]:
        """What was given by hand; nothing for those left empty."""
        said = {str(one.id): self.cleaned_data.get(f"share_{one.id}") for one in self.claimants}
        return {id: paise(amount) for id, amount in said.items() if amount is not None}

    def parts(self) -> tuple[Scheduled, ...]:
        """Parts with a day and an amount; one without its day is due with the agreement itself."""
        said, parts = self.cleaned_data, []
        for number in range(1, MOST_PARTS + 1):
            amount, on = said.get(f"part_{number}"), said.get(f"part_on_{number}")
            if amount is not None or on is not None:
                parts.append(Scheduled(on or said["agreed_on"], paise(amount)))
        return tuple(parts)


class PaymentForm(Form):
    """How much came, when, how, into whose hand."""

    amount = rupees(_("How much, in rupees"), required=True)
    paid_on = day(_("On which day"))
    mode = pick(_("How"), told.MODES, initial="cash")
    to = pick(_("Into whose hand"), told.RECEIVERS, initial="desk")
    second = forms.ChoiceField(label=_("Who of us counted it with you"), required=False)
    worker = forms.ChoiceField(label=_("Which worker"), required=False)
    leader_said = line(_("Who took it for the others"), most=120)
    reference = line(_("Number of the cheque or transfer"), most=60)
    words = line(_("What is to be said of it"))
    is_another = forms.BooleanField(
        label=_("It is another payment like one that is noted already"), required=False
    )

    second.help_text = _("Cash over our desk is counted by two.")
    leader_said.help_text = _("What a leader took is not received yet: ask each worker.")
    reference.help_text = _("A cheque counts once it has cleared.")

    def __init__(
        self, *args: Any, claimants: Sequence[Claimant], colleagues: Sequence[User], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.claimants = {str(one.id): one for one in claimants}
        self.colleagues = {str(one.id): one for one in colleagues}
        self._choose("worker", [(id, one.person.name) for id, one in self.claimants.items()])
        self._choose("second", [(id, one.name) for id, one in self.colleagues.items()])

    def _choose(self, name: str, pairs: Iterable[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", ""), *pairs]

    def payment(self) -> PaymentSaid:
        said = self.cleaned_data
        return PaymentSaid(
            paise(said["amount"]), said["paid_on"], mode=said["mode"], to=said["to"],
            worker=self.claimants.get(said["worker"]), second=self.colleagues.get(said["second"]),
            leader_said=said["leader_said"], reference=said["reference"], words=said["words"],
            is_another=said["is_another"],
        )  # fmt: skip


class ChequeForm(Form):
    """What became of a cheque."""

    step = forms.ChoiceField(choices=list(told.CHEQUE_STEPS.items()))
    on = day(_("On which day"))
    words = line(_("What the bank said"))


class HandOnForm(Form):
    """To whom the cash goes, and who counts it with her."""

    holder = forms.ChoiceField(label=_("Who has it now"))
    second = forms.ChoiceField(label=_("Who counted it with her"))

    def __init__(self, *args: Any, colleagues: Sequence[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self.colleagues = {str(one.id): one for one in colleagues}
        for name in ("holder", "second"):
            field: Any = self.fields[name]
            field.choices = [(id, one.name) for id, one in self.colleagues.items()]

    def people(self) -> dict[str, User]:
        return {name: self.colleagues[self.cleaned_data[name]] for name in ("holder", "second")}


class ReceiptsForm(Form):
    """Who received how much of one payment: a line for each worker, all in the same way."""

    received_on = day(_("On which day"))
    how = pick(_("How they say so"), told.HOWS, initial="thumb")
    called = line(_("Her number that you called"), most=20, inputmode="tel")
    word = line(_("The word she said"), most=60)
    reason = line(_("Why it is more than her share"))

    called.help_text = _("Only where she was called back. It must be hers in the register.")

    def __init__(self, *args: Any, claimants: Sequence[Claimant], **options: Any) -> None:
        super().__init__(*args, **options)
        self.claimants = claimants
        for one in claimants:
            self.fields[f"got_{one.id}"] = rupees(one.person.name)

    def received(self) -> dict[Claimant, int]:
        """Those with an amount, whatever it is: the verb refuses what cannot be."""
        said = {one: self.cleaned_data.get(f"got_{one.id}") for one in self.claimants}
        return {one: paise(amount) for one, amount in said.items() if amount is not None}


class VerifyForm(Form):
    """What she says herself."""

    amount = rupees(_("What has she in her own hand, in all, in rupees?"), required=True)
    how = pick(_("How you asked her"), told.VERIFIED_HOW, initial="phone")
    threatened = forms.BooleanField(label=_("Somebody threatened or pressed her"), required=False)
    words = line(_("Her words"))


class WordForm(Form):
    """A word agreed with her."""

    word = line(_("The word"), most=60, required=True)


class ReasonForm(Form):
    """Why something is taken back."""

    reason = line(_("Why"), required=True)


def first_day(agreement: Agreement, today: date) -> date:
    """What a form proposes as the day of a payment: today, never before the agreement."""
    return max(agreement.agreed_on, today)
