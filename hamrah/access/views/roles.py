"""Roles: those that come with Hamrah and the organisation's own, what each may do, who has it.

Not here: giving one to somebody (staff.py), what a duty holds (roles.py).
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access import actions
from hamrah.access.duty_words import said
from hamrah.access.forms import ChangeRole, ComposeRole
from hamrah.access.models import OwnRole, RoleGrant, RoleVersion
from hamrah.access.roles import MADE_OF, ROLE_NAMES
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@page("access.see_roles")
def roles(request: Asked) -> HttpResponse:
    """Every role, shipped and own, with how many have it today."""
    grants = RoleGrant.objects.today().values_list("role", "own_id", "user_id")
    have: Counter[Any] = Counter(own or role for role, own, _user in set(grants))
    own = list(OwnRole.objects.standing().with_duties().order_by("name"))
    waiting = {version.role_id: version for version in RoleVersion.waiting().select_related("said_by")}
    context = {
        "shipped": [(code, ROLE_NAMES[code], said(made_of), have[code]) for code, made_of in MADE_OF.items()],
        "own": [(role, said(role.duties()), have[role.id], waiting.get(role.id)) for role in own],
        "retired": OwnRole.objects.exclude(retired_at=None).order_by("-retired_at"),
    }
    return render(request, "access/roles.html", context)


@page("access.see_roles")
def shipped(request: Asked, code: str) -> HttpResponse:
    """One that comes with Hamrah."""
    if code not in MADE_OF:
        raise Http404
    context = {
        "code": code,
        "name": ROLE_NAMES[code],
        "duties": said(MADE_OF[code]),
        "holders": _holders(RoleGrant.objects.filter(role=code)),
    }
    return render(request, "access/role.html", context)


@page("access.see_roles")
def own(request: Asked, id: UUID) -> HttpResponse:
    """One of the organisation's own: what it may do, beside the role it began from; who has it; how it
    came to be."""
    role = get_object_or_404(OwnRole, id=id)
    versions = role.versions.select_related("said_by", "answered_by").order_by("-said_at")
    waits = next((one for one in versions if one.agrees is None and one.since_at is None), None)
    context = {
        "role": role,
        "name": role.name,
        "duties": said(role.duties()),
        "more": said(set(role.duties()) - set(MADE_OF.get(role.based_on, ()))),
        "less": said(set(MADE_OF.get(role.based_on, ())) - set(role.duties())),
        "holders": _holders(role.grants.all()) if role.retired_at is None else [],
        "versions": [(one, said(one.duties)) for one in versions],
        "waits": waits and _change(waits.duties, role.duties()) | {"version": waits},
    }
    return render(request, "access/role.html", context)


def _change(after: Iterable[str], before: Iterable[str]) -> dict[str, Any]:
    """What a version brings and takes."""
    return {"brings": said(set(after) - set(before)), "takes": said(set(before) - set(after))}


def _holders(grants: Any) -> list[RoleGrant]:
    return list(grants.today().select_related("user", "centre").order_by("user__name", "since"))


@page("access.compose_role")
def new(request: Asked) -> HttpResponse:
    """A role of one's own, begun from one that is there."""
    base = request.POST.get("based_on") or request.GET.get("from", "")
    base = base if base in MADE_OF else "coordinator"
    begun = {"based_on": base, "duties": MADE_OF[base]}
    form = ComposeRole(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            role = actions.compose_role(request.actor, command=command_of(request), **form.cleaned_data)
        except Problem as problem:
            form.show(problem)
        else:
            _tell(request, role.versions.get())
            return redirect("access:own_role", id=role.id)
    return render(request, "access/compose.html", {"form": form, "base": base, "names": ROLE_NAMES})


@page("access.change_role")
def change(request: Asked, id: UUID) -> HttpResponse:
    """Other duties for a role that is there."""
    role = get_object_or_404(OwnRole.objects.standing(), id=id)
    form = ChangeRole(request.POST or None, initial={"duties": role.duties()})
    if request.method == "POST" and form.is_valid():
        try:
            version = actions.change_role(
                request.actor, command=command_of(request), role=role, **form.cleaned_data
            )
        except Problem as problem:
            form.show(problem)
        else:
            _tell(request, version)
            return redirect("access:own_role", id=role.id)
    return render(request, "access/compose.html", {"form": form, "role": role})


def _tell(request: Asked, version: RoleVersion) -> None:
    if version.since_at is None:
        messages.warning(request, _("Kept. It waits for a second person: it holds what is sensitive."))
    else:
        messages.success(request, _("Kept. It holds from now on."))


@require_POST
@page("access.agree_role")
def answer(request: Asked, id: UUID) -> HttpResponse:
    """Yes or no to what a role is to be made of."""
    version = get_object_or_404(RoleVersion, id=id)
    agrees = request.POST.get("answer") == "yes"
    try:
        actions.agree_role(request.actor, command=command_of(request), version=version, agrees=agrees)
        messages.success(request, _("Agreed; both names are noted.") if agrees else _("Not agreed; noted."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("access:own_role", id=version.role_id)


@require_POST
@page("access.retire_role")
def retire(request: Asked, id: UUID) -> HttpResponse:
    """Nobody has it any more."""
    role = get_object_or_404(OwnRole, id=id)
    try:
        actions.retire_role(request.actor, command=command_of(request), role=role)
        messages.success(request, _("This role is over. Nobody has it any more."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("access:own_role", id=role.id)
