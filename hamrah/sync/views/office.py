"""The office's pages of phones: which there are, enrolling one, its end, unsent work, disagreements.

Not here: what phones themselves ask (protocol.py).
"""

import base64
from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from PIL import Image

from hamrah.access.models import User, log_reading
from hamrah.access.verb_words import VERB_WORDS
from hamrah.cards.drawing.code import qr_png
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.services.receivers import colleagues
from hamrah.sync import actions
from hamrah.sync.field import may_read
from hamrah.sync.forms import EndForm, InviteForm, RescueForm
from hamrah.sync.models import Conflict, FieldCommand, FieldPhone, Partition, RescueBox
from hamrah.sync.rules.wire import MOST_BYTES
from hamrah.sync.tasks import UNSENT
from hamrah.sync.told import ANSWERS, ENDS, STATES, shown
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

CONFLICTS_SHOWN, PHONES_SHOWN, COMMANDS_SHOWN = 50, 200, 20
QR_PIXELS = 12


@page("sync.see_own_phones")
def phones(request: Asked) -> HttpResponse:
    """Every phone with its users: last contact, what is unsent and since when."""
    users = Partition.objects.select_related("user").order_by("made_at")
    rows = FieldPhone.objects.visible_to(request.actor).prefetch_related(Prefetch("partitions", users))
    # Those in use first, else one looks for them among the lost of years.
    rows = rows.order_by(F("ended_at").asc(nulls_first=True), "-made_at")
    context = {
        "phones": [_line(row) for row in rows[:PHONES_SHOWN]],
        "form": InviteForm(users=_field_workers(request.actor)),
        "rescue_form": RescueForm(),
    }
    return render(request, "sync/phones.html", context)


def _line(phone: FieldPhone) -> dict[str, Any]:
    return {
        "phone": phone,
        "state": STATES[phone.state],
        "users": [_user_line(one) for one in phone.partitions.all()],
    }


def _user_line(row: Partition) -> dict[str, Any]:
    late = bool(row.unsent and row.unsent_since and row.unsent_since < timezone.now() - UNSENT)
    return {
        "row": row,
        "is_late": late,
        "unopened": RescueBox.objects.filter(partition=row, outcome="").count(),
    }


def _field_workers(actor: Any) -> list[User]:
    """For whom the actor may enrol a phone: herself; who looks after phones, for all of the field. She stands
    first, so that nobody sets her own phone up in another's name."""
    able = sorted(colleagues("sync.enrol_phone"), key=lambda user: user.id != actor.user_id)
    return able if actor.may("sync.see_phones") else [user for user in able if user.id == actor.user_id]


@page("sync.invite_phone")
@require_POST
def invitation(request: Asked) -> HttpResponse:
    """The code to scan with the new phone, shown once."""
    form = InviteForm(request.POST, users=_field_workers(request.actor))
    if not form.is_valid():
        messages.error(request, _("Choose whose phone it will be."))
        return redirect("sync:phones")
    user = User.objects.get(id=form.cleaned_data["user"])
    row = actions.invite_phone(request.actor, command=command_of(request), user=user)
    code = getattr(row, "shown", "")
    address = request.build_absolute_uri("/field/") + f"#/enrol/{request.actor.organisation_code}/{code}"
    context = {
        "row": row, "code": code, "address": address, "picture": _picture(address) if code else "",
        # What the code says anyway, to be clicked where nobody real is registered.
        "is_demo": organisation_of(request.actor.organisation_id).is_demo,
    }  # fmt: skip
    response = render(request, "sync/invitation.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _picture(text: str) -> str:
    """Drawn large: the browser would blur its one pixel a module."""
    small, large = Image.open(BytesIO(qr_png(text))), BytesIO()
    size = (small.width * QR_PIXELS, small.height * QR_PIXELS)
    small.resize(size, Image.Resampling.NEAREST).save(large, "PNG")
    return "data:image/png;base64," + base64.b64encode(large.getvalue()).decode()


@page("sync.see_own_phones")
def phone(request: Asked, id: UUID) -> HttpResponse:
    """One phone: who works on it, what came lately, unsent work, its end."""
    row = _phone(request, id)
    commands = FieldCommand.objects.filter(partition__phone=row).select_related("partition__user")
    boxes = RescueBox.objects.filter(partition__phone=row).exclude(outcome__in=("", "done", "already"))
    context = {
        **_line(row),
        "ends": [(how, words, hint) for how, (words, hint) in ENDS.items()],
        "form": EndForm(),
        "boxes": [(box, ANSWERS.get(box.outcome, box.outcome)) for box in boxes[:COMMANDS_SHOWN]],
        "waiting": commands.filter(state="parked").count(),
        "commands": [
            (one, VERB_WORDS.get(one.verb, one.verb), ANSWERS.get(one.state, one.state))
            for one in commands.order_by("-came_at")[:COMMANDS_SHOWN]
        ],
    }
    return render(request, "sync/phone.html", context)


def _phone(request: Asked, id: UUID) -> FieldPhone:
    return get_object_or_404(FieldPhone.objects.visible_to(request.actor), id=id)


@page("sync.end_phone")
@require_POST
def end(request: Asked, id: UUID) -> HttpResponse:
    """Lost, seized or given back."""
    row, form = _phone(request, id), EndForm(request.POST)
    if form.is_valid():
        actions.end_phone(request.actor, command=command_of(request), phone=row, **form.cleaned_data)
        messages.success(request, _("This phone no longer counts."))
    else:
        messages.error(request, _("Say what happened to the phone."))
    return redirect("sync:phone", id=row.id)


@page("sync.order_wipe")
@require_POST
def wipe(request: Asked, id: UUID) -> HttpResponse:
    """After advice: wiped at its next contact."""
    row = _phone(request, id)
    actions.order_wipe(request.actor, command=command_of(request), phone=row)
    messages.success(request, _("It is wiped as soon as it is online."))
    return redirect("sync:phone", id=row.id)


@page("sync.take_rescue")
@require_POST
def rescue_file(request: Asked) -> HttpResponse:
    """A file of unsent work from a phone."""
    form = RescueForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose the file that the phone made."))
        return redirect("sync:phones")
    try:
        content = form.cleaned_data["file"].read(MOST_BYTES + 1)
        count = actions.take_rescue(request.actor, command=command_of(request), content=content)
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        messages.success(
            request, _("Taken in, sealed: %(count)s pieces. Open them at the phone below.") % {"count": count}
        )
    return redirect("sync:phones")


@page("sync.open_rescue")
@require_POST
def rescue(request: Asked, id: UUID) -> HttpResponse:
    """Open what a user could not send, and do it in her name."""
    row = get_object_or_404(
        Partition.objects.filter(phone__in=FieldPhone.objects.visible_to(request.actor)), id=id
    )
    try:
        counts = actions.open_rescue(request.actor, command=command_of(request), partition=row)
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        words = ", ".join(f"{count} {ANSWERS.get(outcome, outcome)}" for outcome, count in counts.items())
        messages.success(request, words or _("There is nothing to open."))
    return redirect("sync:phone", id=row.phone_id)


@page("sync.see_conflicts")
def conflicts(request: Asked) -> HttpResponse:
    """What two said differently: both values, who, when, where; choose one, or keep both."""
    rows = Conflict.objects.visible_to(request.actor).open().select_related("person", "partition__phone")
    readable = [row for row in rows[: CONFLICTS_SHOWN * 2] if may_read(request.actor, row)][:CONFLICTS_SHOWN]
    log_reading(request.actor, page="sync.conflicts", people=list({row.person_id for row in readable}))
    return render(request, "sync/conflicts.html", {"rows": [shown(row) for row in readable]})


@page("sync.settle_conflict")
@require_POST
def settle(request: Asked, id: UUID) -> HttpResponse:
    """One of the two, or both."""
    row = get_object_or_404(Conflict.objects.visible_to(request.actor), id=id)
    try:
        actions.settle_conflict(
            request.actor, command=command_of(request), conflict=row, choice=request.POST.get("choice", "")
        )
        messages.success(request, _("Chosen. The phones hear of it in their next round."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("sync:conflicts")
