"""Setting up the second step: an app's code, or a passkey on a device of one's own.

Forms of allauth's pages, as this house wants them. Not here: their look (web/templates/mfa), nor what
needs the second step (roles.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms

from hamrah.ground.words import _
from hamrah.web.forms import Form

SHARED = _(
    "A passkey opens your account for everyone who can unlock this device. On a shared phone or computer"
    " use the app with six digits instead."
)


class SwitchOn(ActivateTOTPForm, Form):
    """The app's first code. Whoever types it has shown the second step for this sign-in."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("The six digits")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}

    def clean_code(self) -> str:
        code: str = super().clean_code()
        record_authentication(context.request, self.user, method="mfa", type="totp")
        return code


class SwitchOff(DeactivateTOTPForm, Form):
    """Without it, this sign-in has shown no second step either."""

    def clean(self) -> dict[str, Any] | None:
        said: dict[str, Any] | None = super().clean()
        session = context.request.session
        records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
        kept = [record for record in records if record.get("method") != "mfa"]
        session[AUTHENTICATION_METHODS_SESSION_KEY] = kept
        return said


class AddPasskey(AddWebAuthnForm, Form):
    """A passkey, only where she says that the device is hers alone."""

    name = forms.CharField(label=_("What do you call this device?"), max_length=60, required=False)
    whose = forms.ChoiceField(
        label=_("Is this device yours alone?"),
        choices=[
            ("mine", _("Yes, nobody else can unlock it")),
            ("shared", _("No, others use it too")),
        ],
        widget=forms.RadioSelect,
    )
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ("whose", "name")

    def clean_whose(self) -> str:
        if self.cleaned_data["whose"] != "mine":
            raise forms.ValidationError(SHARED)
        return "mine"

    def clean_passwordless(self) -> bool:
        """Always with the device's own lock: whoever finds it unlocked must not be in."""
        return True

    def clean(self) -> dict[str, Any] | None:
        if self.errors:
            return None
        with refused_if_unreadable():
            said: dict[str, Any] | None = super().clean()
        record_authentication(context.request, self.user, method="mfa", type="webauthn")
        return said


@contextmanager
def refused_if_unreadable() -> Iterator[None]:
    """What no device would send becomes a refusal like any other."""
    try:
        yield
    except (KeyError, TypeError, AttributeError) as wrong:
        raise forms.ValidationError(_("This passkey could not be read. Try again.")) from wrong


class UsePasskey(AuthenticateWebAuthnForm, Form):
    """A passkey as the second step."""

    def clean_credential(self) -> Authenticator:
        with refused_if_unreadable():
            return super().clean_credential()


class SignInWithPasskey(LoginWebAuthnForm, UsePasskey):
    """A passkey instead of password and second step: the device asks for finger, face or PIN."""


class PasskeyAgain(ReauthenticateWebAuthnForm, UsePasskey):
    """A passkey, before something guarded."""
