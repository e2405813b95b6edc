"""The page of messages out: what went, what would have gone, numbers that want none. Not here: sending."""

from django.contrib import messages as notices
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hamrah.ground.words import _
from hamrah.helpline import actions, told
from hamrah.helpline.actions.messages import text_of
from hamrah.helpline.forms import StopForm
from hamrah.helpline.gateway import has_gateway
from hamrah.helpline.models import Message
from hamrah.helpline.rules.numbers import shortened
from hamrah.helpline.sealed import number_of
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

SHOWN = 50


@page("helpline.see")
def sent(request: Asked) -> HttpResponse:
    """The last messages as they read, to numbers shown in part, and what became of each."""
    rows = Message.objects.visible_to(request.actor)[:SHOWN]
    context = {
        "rows": [(row, text_of(row), shortened(number_of(row)), *told.STATES[row.state]) for row in rows],
        "has_gateway": has_gateway(),
        "form": StopForm(),
    }
    return render(request, "helpline/messages.html", context)


@require_POST
@page("helpline.stop_messages")
def stops(request: Asked) -> HttpResponse:
    """A number wants none any more, or wants them again."""
    form = StopForm(request.POST)
    if not form.is_valid():
        notices.error(request, _("A phone number has ten digits."))
        return redirect("helpline:messages")
    act = actions.allow_messages if form.cleaned_data["wants"] == "allow" else actions.stop_messages
    act(request.actor, command=command_of(request), number=form.cleaned_data["number"])
    notices.success(request, _("Noted."))
    return redirect("helpline:messages")
