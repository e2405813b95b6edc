"""Shapes of the input of access pages. Not here: whether it may be done (actions.py)."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from hamrah.access.duty_words import DUTY_WORDS, said
from hamrah.access.models import OwnRole, User
from hamrah.access.roles import COMPOSABLE, MADE_OF, ROLE_NAMES
from hamrah.ground.day import today
from hamrah.ground.languages import languages
from hamrah.ground.words import _
from hamrah.organisations.models import Centre
from hamrah.web.forms import Form

LANGUAGE_NAMES = [(code, one.name) for code, one in languages().items()]


def _new_password(label: Any, **options: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, widget=widget, strip=False, **options)


class ChoosePassword(Form):
    """A first password, typed twice."""

    password = _new_password(_("Password"), help_text=_("At least 10 letters or digits, easy for you only."))
    again = _new_password(_("The same password again"))

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.user)
        return str(self.cleaned_data["password"])

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        if "password" in facts and facts["password"] != facts.get("again"):
            self.add_error("again", _("The two passwords differ."))
        return facts


def roles_to_give() -> list[tuple[Any, Any]]:
    """Those that come with Hamrah, then the organisation's own that are in force."""
    own = [(str(role.id), role.name) for role in OwnRole.objects.in_force().order_by("name")]
    return [*ROLE_NAMES.items(), *([(_("Roles of our own"), own)] if own else ())]


def _role() -> forms.ChoiceField:
    # Asked for each form drawn: a role composed since stands in it.
    return forms.ChoiceField(label=_("Role"), choices=roles_to_give, initial="registrar")


class AddUser(Form):
    """A new member of staff and her first role."""

    name = forms.CharField(label=_("Name"), max_length=120)
    username = forms.CharField(
        label=_("Username"),
        max_length=64,
        help_text=_("Letters a-z, digits, dots and dashes: what she types to sign in."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    role = _role()
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGE_NAMES, initial="hi")


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **options)


class GiveRole(Form):
    """A role, in the whole organisation or one centre, from a day to a day."""

    role = _role()
    centre = forms.ModelChoiceField(
        label=_("Where"), queryset=Centre.objects.none(), required=False, empty_label=_("Everywhere")
    )
    since = _day(_("From"), initial=today)
    until = _day(_("Until"), required=False, help_text=_("Empty: until somebody ends it."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].queryset = Centre.objects.order_by("name")  # type: ignore[attr-defined]


class EndRole(Form):
    """The last day of a role."""

    until = _day(_("Last day"), initial=today)


class ChangeRole(Form):
    """Of which duties a role is made, and why."""

    duties = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=[(duty, DUTY_WORDS[duty][0]) for duty in COMPOSABLE],
        widget=forms.CheckboxSelectMultiple,
    )
    why = forms.CharField(
        label=_("What is it for?"), max_length=200, help_text=_("Such as: camps in summer, without cases.")
    )

    def ticks(self) -> list[dict[str, Any]]:
        """Each duty in words, and whether it is ticked: a checkbox says more than a name."""
        chosen = set(self["duties"].value() or ())
        return [{"duty": duty, "is_on": duty.code in chosen} for duty in said(COMPOSABLE)]


class ComposeRole(ChangeRole):
    """A role of one's own, and from which it begins."""

    name = forms.CharField(
        label=_("What do you call it?"), max_length=60, help_text=_("Such as: camp leader. The name stays.")
    )
    based_on = forms.ChoiceField(
        choices=[(code, ROLE_NAMES[code]) for code in MADE_OF], widget=forms.HiddenInput
    )
    field_order = ("name", "based_on", "duties", "why")


class AskForMore(Form):
    """How many more people, for how long, and what for."""

    why = forms.CharField(
        label=_("What for?"), max_length=200, help_text=_("Such as: camp in Jhadol, 300 cards to hand over.")
    )
    how_many = forms.IntegerField(label=_("How many more people?"), min_value=1, initial=100)
    hours = forms.IntegerField(label=_("For how many hours?"), min_value=1, max_value=24, initial=8)


class Budget(Form):
    """People a colleague may look at in 24 hours."""

    people = forms.IntegerField(label=_("Different people each may look at in 24 hours"), min_value=1)
