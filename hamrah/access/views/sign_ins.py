"""Where I am signed in; signing a colleague out, and letting her begin anew.

Not here: when a sign-in ends by itself (access/sign_ins.py).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access import actions, sign_ins
from hamrah.access.models import SignIn, User
from hamrah.access.views.staff import staff_page
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, id_of
from hamrah.web.gate import page


@page("access.see_own_account")
def mine(request: Asked) -> HttpResponse:
    """Every device on which she is signed in, this one first."""
    here = sign_ins.id_of(request)
    known = SignIn.objects.filter(user_id=request.actor.user_id).open().order_by("-seen_at")
    rows = sorted(known, key=lambda row: str(row.id) != here)
    return render(request, "access/sign_ins.html", {"rows": rows, "here": here})


@require_POST
@page("access.end_own_sign_ins")
def end_mine(request: Asked) -> HttpResponse:
    """End one, or all but this one."""
    only, here = request.POST.get("only", ""), sign_ins.id_of(request)
    chosen = (
        {"only": get_object_or_404(SignIn, id=id_of(only), user_id=request.actor.user_id).id}
        if only
        else {"but": here}
    )
    count = actions.end_own_sign_ins(request.actor, command=command_of(request), **chosen)
    messages.success(request, _("Signed out there.") if count else _("Nothing was open there any more."))
    return redirect("access:sign_ins")


def _colleague(id: UUID) -> User:
    return get_object_or_404(User.objects.filter(grants__isnull=False).distinct(), id=id)


@require_POST
@page("access.sign_out_user")
def sign_out(request: Asked, id: UUID) -> HttpResponse:
    """A lost phone: nobody goes on with it."""
    who = _colleague(id)
    count = actions.sign_out_user(request.actor, command=command_of(request), user=who)
    messages.success(request, _("Signed out everywhere.") if count else _("Nothing was open there any more."))
    return redirect("access:user", id=who.id)


@require_POST
@page("access.reset_sign_in")
def reset(request: Asked, id: UUID) -> HttpResponse:
    """She lost her phone or her password; her new link is shown once."""
    who = _colleague(id)
    try:
        actions.reset_sign_in(request.actor, command=command_of(request), user=who)
    except Problem as problem:
        messages.error(request, str(problem))
        return redirect("access:user", id=who.id)
    link_url = request.build_absolute_uri(actions.sign_in_link(who))
    return staff_page(request, who, link_url=link_url)
