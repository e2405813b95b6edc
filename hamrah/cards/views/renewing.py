"""Renewal: scan, look at the face, confirm phone and work, one button. Not here: the verb."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hamrah.access.models import log_reading
from hamrah.cards import actions
from hamrah.cards.actions.renewing import needs_photo, refuse_renewal
from hamrah.cards.holding import refuse_holder
from hamrah.cards.models import Card
from hamrah.cards.panels import lines_said, state_of
from hamrah.cards.scanned import card_meant
from hamrah.cards.views.printing import visible
from hamrah.files.actions import keep_photo
from hamrah.files.models import Photo
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people import told as people_told
from hamrah.people.forms import phone_field, ten_digits
from hamrah.people.rules.registration import PhoneSaid
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of, id_of, shown_again
from hamrah.web.gate import page


class RenewalForm(Form):
    """What may have changed since the last card."""

    phone = phone_field()
    phone_owner = forms.ChoiceField(
        label=_("Whose phone?"), choices=list(people_told.OWNERS.items()), required=False
    )
    work = forms.CharField(label=_("Present work"), required=False, max_length=60)
    photo = forms.FileField(
        label=_("New photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "user"}),
    )


@page("cards.renew_card")
def renewal(request: Asked) -> HttpResponse:
    """Whose card: scanned by a reader that types, or its number."""
    said, problem = request.POST.get("said", ""), None
    if request.method == "POST":
        try:
            card = card_meant(request.actor, said)
        except Problem as refused:
            problem = refused
        else:
            camp = id_of(request.POST.get("camp", ""))
            found = redirect("cards:renewing", card.id)
            found["Location"] += f"?camp={camp}" if camp else ""
            return found
    status = 422 if problem else 200
    return render(
        request, "cards/renewal.html", {"said": shown_again(said), "problem": problem}, status=status
    )


@page("cards.renew_card")
def renewing(request: Asked, card: UUID) -> HttpResponse:
    """Her face, her phone, her work, one button."""
    old = get_object_or_404(visible(request), id=card)
    person, first = old.person, _first_phone(old.person)
    initial = {
        "work": person.occupation,
        **({"phone": first.number, "phone_owner": first.owner} if first else {}),
    }
    form = RenewalForm(request.POST or None, request.FILES or None, initial=initial)
    camp = id_of(request.GET.get("camp", ""))
    if request.method == "POST" and form.is_valid():
        try:
            new = _renewed(request, old, form.cleaned_data)
        except Problem as problem:
            form.show(problem)
        else:
            messages.success(request, _said(new))
            return redirect("cards:camp", camp) if camp else redirect("cards:renewal")
    log_reading(request.actor, page="cards.renewing", people=[person.id])
    context = {"card": old, "person": person, "form": form, "refused": _why_not(old), "state": state_of(old)}
    context |= {
        "needs_photo": needs_photo(person),
        "lines": lines_said(old.lines),
    }
    return render(request, "cards/renewing.html", context, status=422 if form.errors else 200)


def _renewed(request: Asked, old: Card, said: dict[str, Any]) -> Card:
    number = ten_digits(said["phone"])
    new: Card = actions.renew_card(
        request.actor,
        command=command_of(request),
        card=old,
        phone=PhoneSaid(number, said["phone_owner"] or "self") if number else None,
        work=said["work"].strip() or None,
        photo=_photo(request, said["photo"]),
    )
    return new


def _said(new: Card) -> str:
    words = _("%(name)s: renewed as %(number)s. It waits to be printed.")
    return words % {"name": new.person.name, "number": new.number}


def _first_phone(person: Any) -> Any:
    """Her own number before others, the latest before older ones."""
    phones = sorted(person.phones.all(), key=lambda phone: phone.id, reverse=True)
    return next((phone for phone in phones if phone.owner == "self"), phones[0] if phones else None)


def _photo(request: Asked, upload: Any) -> Photo | None:
    if not upload:
        return None
    kept: Photo = keep_photo(request.actor, command=new_id(), upload=upload.read())
    return kept


def _why_not(card: Card) -> Problem | None:
    try:
        refuse_renewal(card)
        refuse_holder(card.person)
    except Problem as problem:
        return problem
    return None
