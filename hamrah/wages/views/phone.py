"""The page that takes in what a worker shows from her own phone. Not here: her phone's page (public.py)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.wages import actions
from hamrah.wages.forms.papers import PhoneForm
from hamrah.wages.views.diaries import worker
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@page("wages.take_in_phone")
def take_in(request: Asked, person: UUID) -> HttpResponse:
    """Scanned, pasted, or the file she sent."""
    who = worker(request, person)
    form = PhoneForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            brought = actions.take_in_phone(
                request.actor, command=command_of(request), person=who, text=form.text(),
                for_whom=form.cleaned_data["for_whom"],
            )  # fmt: skip
            messages.success(request, _("Her diary is taken in. It stands as her own word."))
            return redirect("wages:month", brought.diary_id)
        except Problem as problem:
            form.show(problem)
    return render(request, "wages/phone.html", {"form": form, "person": who})
