"""The administrator's page of keys: whom cards name, the network's list, which key signs. Not here: what a
key does (keyring.py), the lists themselves (bundling.py).
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from hamrah.cards import actions, believing, told
from hamrah.cards.issuer import Face, face_of
from hamrah.cards.models import Card, IssuerKey
from hamrah.cards.models.keys import CARDS, COMPROMISED, NEXT, STATUS
from hamrah.cards.rules.trust_list import TrustList
from hamrah.cards.views.asked import problems_said
from hamrah.ground.day import INDIA
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page


class IssuerForm(Form):
    """Whom cards name."""

    name = forms.CharField(label=_("Name on the cards"), max_length=80)
    name_local = forms.CharField(label=_("The same in your own script"), max_length=80, required=False)
    phone = forms.CharField(
        label=_("Phone that a finder rings"), max_length=16, widget=forms.TextInput(attrs={"type": "tel"})
    )
    host = forms.CharField(
        label=_("Address of the issuer"), max_length=60, help_text=_("A host name, such as id.example.org")
    )
    letters = forms.CharField(label=_("First two letters of card numbers"), max_length=2)

    def clean_letters(self) -> str:
        return self.cleaned_data["letters"].upper()


@page("cards.make_key")
def keys(request: Asked) -> HttpResponse:
    """Every key with its state, what it signed, and what may be done with it."""
    face = face_of(organisation_of(request.actor.organisation_id))
    form = IssuerForm(request.POST or None, initial=_said(face))
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_issuer(request.actor, command=command_of(request), **form.cleaned_data)
        except Problem as problem:
            form.show(problem)
        else:
            messages.success(request, _("Cards signed from now on say so."))
            return redirect("cards:keys")
    trust = believing.in_force()
    context = {
        "face": face,
        "form": form,
        "trust": _trust_said(trust, face),
        "roles": [_of_role(role, face, trust) for role in (CARDS, STATUS)],
    }
    return render(request, "cards/keys.html", context)


def _said(face: Face) -> dict[str, str]:
    said = {name: getattr(face, name) for name in ("name", "name_local", "phone", "host")}
    return said | {"letters": face.prefix}


def _trust_said(trust: TrustList | None, face: Face) -> dict[str, Any] | None:
    if trust is None:
        return None
    return {
        "version": trust.version,
        "issued_at": datetime.fromtimestamp(trust.issued_at, UTC),
        "old_at": datetime.fromtimestamp(min(trust.issued_at + trust.ttl, trust.expires_at), UTC),
        "is_demo": trust.is_demo,
        "names_us": trust.issuer_of(face.host) is not None,
        "says_else": _says_else(trust, face),
    }


def _says_else(trust: TrustList, face: Face) -> bool:
    """The list still has the name or phone of before."""
    listed = trust.issuer_of(face.host)
    return listed is not None and (listed.name, listed.phone) != (face.name, face.phone)


def _of_role(role: str, face: Face, trust: TrustList | None) -> dict[str, Any]:
    """One role's keys, the newest first, and which button the section has."""
    rows = list(IssuerKey.objects.filter(role=role).order_by("-made_at", "-id"))
    ahead = next((key for key in rows if key.state == NEXT and key.host == face.host), None)
    return {
        "role": role,
        "heading": told.KEY_ROLES[role],
        "keys": list(_shown(rows, trust)),
        "ahead": ahead,
        "may_take_over": ahead is not None and believing.is_published(bytes(ahead.kid)),
    }


def _shown(keys: list[IssuerKey], trust: TrustList | None) -> Iterator[dict[str, Any]]:
    counted = Card.objects.filter(key__in=keys).values_list("key").annotate(Count("id")).order_by()
    cards = dict(counted)
    listed = {key.kid for _issuer, key in trust.each_key()} if trust else set()
    for key in keys:
        state, kind = told.KEY_STATES[key.state]
        yield {
            "key": key,
            "name": bytes(key.kid).hex(),
            "state": state,
            "kind": kind,
            "cards": cards.get(key.id, 0),
            "is_listed": bytes(key.kid) in listed,
            "may_distrust": key.state not in (NEXT, COMPROMISED),
        }


@require_POST
@page("cards.make_key")
def next_key(request: Asked) -> HttpResponse:
    """Make the next key of a role."""
    with problems_said(request):
        actions.make_key(request.actor, command=command_of(request), role=request.POST.get("role", ""))
        messages.success(request, _("The key is made. The network's next list names it."))
    return redirect("cards:keys")


@require_POST
@page("cards.rotate_key")
def rotation(request: Asked) -> HttpResponse:
    """Let the next key of a role sign."""
    with problems_said(request):
        actions.rotate_key(request.actor, command=command_of(request), role=request.POST.get("role", ""))
        messages.success(
            request, _("The next key signs from now on. Cards of the one before count as before.")
        )
    return redirect("cards:keys")


@require_POST
@page("cards.distrust_key")
def distrust(request: Asked, key: UUID) -> HttpResponse:
    """Distrust a key from a moment on."""
    found = get_object_or_404(IssuerKey.objects.exclude(state=NEXT), id=key)
    with problems_said(request):
        since = _moment(request.POST.get("since", ""))
        actions.distrust_key(request.actor, command=command_of(request), key=found, since=since)
        messages.success(request, _("Cards it signed since then count nothing. Have them renewed."))
    return redirect("cards:keys")


def _moment(text: str) -> datetime:
    """India's time, as the form sends it. Raises `cards.no_moment`."""
    try:
        return timezone.make_aware(datetime.fromisoformat(text).replace(tzinfo=None), INDIA)
    except (ValueError, OverflowError):
        raise Problem("cards.no_moment", _("Say since when: day and time.")) from None
