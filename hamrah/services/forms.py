"""Shapes of the forms of services. Not here: what is allowed (actions/, rules/)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from hamrah.disclosures.columns import offered
from hamrah.ground.words import _
from hamrah.journeys.whereto import meant_by
from hamrah.organisations.models import Centre
from hamrah.people import told as people_told
from hamrah.services import told
from hamrah.services.actions.asking import LONGEST_WORDS
from hamrah.services.actions.handing import Handing
from hamrah.services.actions.settings import KindSaid, ProviderSaid
from hamrah.services.kinds import Kind, kinds_offered
from hamrah.services.models import Provider
from hamrah.services.receivers import colleagues, partners
from hamrah.services.rules.asked import Field
from hamrah.services.slips import Office
from hamrah.web.forms import Form

DAY = {"type": "date"}
OF_KIND = "kind_"


def line(label: Any, *, most: int = 120, required: bool = False, **attrs: Any) -> forms.CharField:
    """One line of text that the browser does not fill by itself."""
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


def paragraph(label: Any, *, required: bool = False, most: int = LONGEST_WORDS) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


def day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


def pairs(said: dict[Any, Any]) -> list[tuple[Any, Any]]:
    return list(said.items())


def asked_field(field: Field) -> forms.Field:
    """A question of a kind as a field of the form."""
    match field.kind:
        case "number":
            return forms.IntegerField(label=field.label, required=field.needed, min_value=0)
        case "day":
            made = day(field.label)
            made.required = field.needed
            return made
        case "choice":
            none = [] if field.needed else [("", _("Not said"))]
            return forms.ChoiceField(
                label=field.label,
                required=field.needed,
                choices=[*none, *field.choices],
                widget=forms.RadioSelect,
            )
        case "yes":
            return forms.BooleanField(label=field.label, required=False)
        case _:
            return line(field.label, most=300, required=field.needed)


class AskForm(Form):
    """What she asks for: the kind's own questions, her words, where it would be done."""

    words = paragraph(_("In her own words"))
    side = forms.ChoiceField(label=_("Where it is needed"), choices=pairs(told.SIDES), required=False)
    provider = forms.ModelChoiceField(
        label=_("Where she could go"), queryset=Provider.objects.none(), required=False,
        empty_label=_("Not decided yet"),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: Kind, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        asked = {OF_KIND + one.name: asked_field(one) for one in kind.fields}
        self.fields = {**asked, **self.fields}
        rows: Any = self.fields["provider"]
        rows.queryset = Provider.objects.standing().filter(offers__contains=[kind.code])
        if not rows.queryset.exists():
            del self.fields["provider"]
        if kind.side != "both":
            del self.fields["side"]

    def said(self) -> dict[str, Any]:
        """The answers to the kind's questions."""
        start = len(OF_KIND)
        return {name[start:]: value for name, value in self.cleaned_data.items() if name.startswith(OF_KIND)}


class StepForm(Form):
    """One step, what was said, and when somebody looks again."""

    step = forms.CharField(widget=forms.HiddenInput)
    why_not = forms.ChoiceField(
        label=_("Why"), choices=[("", _("Choose")), *pairs(told.WHY_NOT)], required=False
    )
    words = paragraph(_("What was said or done"))
    next_on = day(_("Look again on"))


class FollowUpForm(Form):
    """How it goes."""

    outcome = forms.ChoiceField(
        label=_("How does it go?"), choices=pairs(told.OUTCOMES), widget=forms.RadioSelect
    )
    words = paragraph(_("What she said"))
    next_on = day(_("Ask again on"))


class ToldForm(Form):
    """Whether she heard the outcome."""

    how = forms.ChoiceField(
        label=_("How did she hear it?"), choices=pairs(told.TOLD_HOW), widget=forms.RadioSelect
    )


class AssignForm(Form):
    """With which colleague it lies."""

    to = forms.ChoiceField(label=_("Colleague"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.id): one for one in colleagues("services.take_step")}
        chosen: Any = self.fields["to"]
        chosen.choices = [(id, one.name) for id, one in self.people.items()]


RECEIVERS = {
    "partner": _("Another organisation of the network"),
    "centre": _("Another of our centres"),
    "colleague": _("A colleague"),
    "office": _("An office without Hamrah (with a slip)"),
}


class HandOverForm(Form):
    """To whom, for what, which facts, for how long, and how she agreed."""

    form = forms.ChoiceField(
        label=_("Does she stay ours?"),
        choices=pairs(told.FORMS),
        widget=forms.RadioSelect,
        initial="referral",
    )
    kind = forms.ChoiceField(label=_("For what"))
    receiver = forms.ChoiceField(label=_("To whom"), choices=pairs(RECEIVERS), widget=forms.RadioSelect)
    partner = forms.ChoiceField(label=_("Organisation"), required=False)
    centre = forms.ChoiceField(label=_("Centre"), required=False)
    colleague = forms.ChoiceField(label=_("Colleague"), required=False)
    office_name = line(_("Name of the office"), most=120)
    office_recipient = line(_("Who answers for it there"), most=120)
    office_phone = line(_("Its number"), most=20, inputmode="tel")
    called_back = forms.BooleanField(
        label=_("I called the office back at a number known from elsewhere, and reached this person"),
        required=False,
    )
    words = paragraph(_("What she needs"))
    columns = forms.MultipleChoiceField(
        label=_("What they may know of her"), required=False, widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(label=_("Open for how many days"), min_value=1, max_value=90, initial=14)
    consent_how = forms.ChoiceField(
        label=_("How did she say yes to just this?"), required=False, widget=forms.RadioSelect
    )
    override = forms.BooleanField(label=_("She cannot be asked, and waiting would harm her"), required=False)
    reason = paragraph(_("Why it cannot wait"), most=300)

    columns.help_text = _("Only what they need. Nothing else goes out.")
    office_phone.help_text = _("Link and code go to this person apart: one on paper, one by a call.")

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        options.setdefault("initial", {"columns": ["name", "village"]})
        super().__init__(*args, **options)
        self.actor = actor
        self.colleagues = {
            str(one.id): one for one in colleagues("services.answer_hand_over") if one.id != actor.user_id
        }
        self.centres = {str(one.id): one for one in Centre.objects.order_by("name")}
        self._choose("kind", [(kind.code, kind.said) for kind in kinds_offered()])
        self._choose("partner", [(one.code, f"{one.name} ({one.code})") for one in partners(actor)])
        self._choose("centre", [(id, one.name) for id, one in self.centres.items()])
        self._choose("colleague", [(id, one.name) for id, one in self.colleagues.items()])
        self._choose("columns", [(one.name, one.label) for one in offered(actor)])
        self._choose("consent_how", pairs(people_told.WAYS))
        if not actor.may("services.override_consent"):
            del self.fields["override"], self.fields["reason"]

    def _choose(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = list(choices)

    def handing(self) -> Handing:
        """What the verb takes: just the receiver that was chosen."""
        said, receiver = self.cleaned_data, self.cleaned_data["receiver"]
        office = Office(
            said["office_name"], said["office_recipient"], said["office_phone"], said["called_back"]
        )
        leaves = receiver in ("partner", "office")
        return Handing(
            form=said["form"], kind=said["kind"], words=said["words"],
            partner=said["partner"] if receiver == "partner" else "",
            to=self.colleagues.get(said["colleague"]) if receiver == "colleague" else None,
            centre=self.centres.get(said["centre"]) if receiver == "centre" else None,
            office=office if receiver == "office" else None,
            columns=tuple(said["columns"]) if leaves else (),
            days=said["days"], consent_how=said["consent_how"],
        )  # fmt: skip


class AnswerForm(Form):
    """The receiver's word."""

    answer = forms.CharField(widget=forms.HiddenInput)
    words = paragraph(_("What you say to them"))


class GlassForm(Form):
    """Whose record, why, for how long."""

    number = line(_("Number of her card or in the register"), most=40, required=True)
    reason = paragraph(_("Why it cannot wait"), required=True, most=300)
    hours = forms.IntegerField(label=_("For how many hours"), min_value=1, max_value=24, initial=4)


class ReviewForm(Form):
    """What a second person found."""

    was_right = forms.ChoiceField(
        label=_("Was it right?"), choices=[("yes", _("It was right")), ("no", _("It was not right"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    finding = paragraph(_("What you found"), required=True, most=300)


class KindForm(Form):
    """A kind of service and what it asks: one question a line."""

    code = line(_("Code"), most=24, required=True)
    name = line(_("Name"), most=80, required=True)
    name_local = line(_("Name in your own language"), most=80)
    side = forms.ChoiceField(label=_("Where it is given"), choices=pairs(told.SIDES))
    answer_days = forms.IntegerField(
        label=_("First answer within how many days"), min_value=0, max_value=60, initial=3
    )
    tier = forms.TypedChoiceField(label=_("How sensitive"), choices=pairs(told.TIERS), coerce=int)
    questions = paragraph(_("What it asks"), most=2_000)
    asks_later = forms.BooleanField(
        label=_("Ask again one, three and six months after it is done"), required=False
    )

    code.help_text = _("One short word in small letters; it stays.")
    questions.help_text = _(
        "One question a line. End it with * where it is needed. Choices follow a colon:"
        " What is needed*: clinic, hospital"
    )

    def said(self) -> KindSaid:
        cleaned = {name: self.cleaned_data[name] for name in self.cleaned_data if name != "questions"}
        return KindSaid(**cleaned, fields=read_questions(self.cleaned_data["questions"]))


def read_questions(text: str) -> Sequence[dict[str, Any]]:
    """Lines as a manager writes them -> questions as a kind declares them."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    return [_question(number, line) for number, line in enumerate(lines, start=1)]


def _question(number: int, line: str) -> dict[str, Any]:
    label, _colon, listed = line.partition(":")
    label = label.strip()
    choices = [(f"c{at}", one.strip()) for at, one in enumerate(listed.split(","), start=1) if one.strip()]
    return {
        "name": f"q{number}",
        "label": label.rstrip("* "),
        "kind": "choice" if choices else "text",
        "needed": label.endswith("*"),
        "choices": choices,
    }


def written_questions(fields: Iterable[Field]) -> str:
    """The same as lines again."""
    lines = []
    for field in fields:
        listed = ": " + ", ".join(str(words) for _code, words in field.choices) if field.choices else ""
        lines.append(f"{field.label}{'*' if field.needed else ''}{listed}")
    return "\n".join(lines)


class ProviderForm(Form):
    """One entry of the directory."""

    name = line(_("What it is called"), most=160, required=True)
    name_local = line(_("Name in your own language"), most=160)
    sort = forms.ChoiceField(label=_("What it is"), choices=pairs(told.SORTS))
    offers = forms.MultipleChoiceField(
        label=_("What it helps with"), required=False, widget=forms.CheckboxSelectMultiple
    )
    city_said = line(_("City or place"), most=120, list="destinations")
    address = line(_("Address"), most=300)
    phone = line(_("Phone"), most=40, inputmode="tel")
    days = forms.MultipleChoiceField(
        label=_("Open on"), required=False, choices=pairs(told.DAYS), widget=forms.CheckboxSelectMultiple
    )
    opens_at = forms.TimeField(
        label=_("From"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    closes_at = forms.TimeField(
        label=_("Until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    hours_said = line(_("Hours, in words"), most=200)
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), required=False, choices=pairs(told.LANGUAGES),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    eligibility = line(_("For whom"), most=300)
    fee = line(_("What it costs"), most=120)
    capacity = forms.IntegerField(label=_("Places"), required=False, min_value=0, max_value=10_000)
    partner_code = line(_("Its code, if it is in this network"), most=8)
    description = paragraph(_("What one should know"), most=500)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offers: Any = self.fields["offers"]
        offers.choices = [(kind.code, kind.said) for kind in kinds_offered()]

    def said(self) -> ProviderSaid:
        cleaned = dict(self.cleaned_data)
        for name in ("offers", "days", "languages"):
            cleaned[name] = tuple(cleaned[name])
        meant = meant_by(cleaned["city_said"]) if cleaned["city_said"] else []
        return ProviderSaid(**cleaned, place=meant[0].place_id if len(meant) == 1 else None)
