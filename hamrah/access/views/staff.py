"""The people who work here: their roles, from a day to a day, in the organisation or in one centre.

Not here: what a role holds (roles.py), where somebody is signed in (sign_ins.py).
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access import actions
from hamrah.access.forms import AddUser, EndRole, GiveRole
from hamrah.access.models import RoleGrant, SignIn, User
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@page("access.see_users")
def users(request: Asked) -> HttpResponse:
    """Everyone with a role here, and adding one more; her sign-in link is shown once."""
    form = AddUser(request.POST or None)
    path = ""
    if request.method == "POST" and form.is_valid():
        try:
            grant = actions.add_user(request.actor, command=command_of(request), **form.cleaned_data)
        except Problem as problem:
            form.show(problem)
        else:
            path, form = _first_link(grant), AddUser()
    link_url = request.build_absolute_uri(path) if path else ""
    context = {"form": form, "staff": list(_staff()), "link_url": link_url}
    return render(request, "access/users.html", context)


def _staff() -> Iterator[tuple[User, list[tuple[RoleGrant, Any]]]]:
    """Each user of the organisation with her roles that are not over, by name; then who has none."""
    grants = RoleGrant.objects.select_related("user", "centre", "own").order_by(
        "user__name", "user_id", "since"
    )
    roles: dict[User, list[tuple[RoleGrant, Any]]] = {}
    for grant in grants:
        theirs = roles.setdefault(grant.user, [])
        if not grant.is_over():
            theirs.append((grant, grant.role_name))
    yield from sorted(roles.items(), key=lambda one: not one[1])


def _first_link(grant: RoleGrant) -> str:
    """A link for a user who has no password yet; none for one who signs in, or works, elsewhere."""
    user = grant.user
    if user.has_usable_password() or actions.works_elsewhere(user, grant.organisation_id):
        return ""
    return actions.sign_in_link(user)


@page("access.see_users")
def user(request: Asked, id: UUID) -> HttpResponse:
    """One of them: her roles as they are, were and will be; giving one, ending one."""
    who = get_object_or_404(User.objects.filter(grants__isnull=False).distinct(), id=id)
    return staff_page(request, who)


def staff_page(request: Asked, who: User, **more: Any) -> HttpResponse:
    """Her page, with what has just been typed or made."""
    grants = RoleGrant.objects.filter(user=who).select_related("centre", "own").order_by("-since", "id")
    rows = [(grant, grant.role_name) for grant in grants]
    context = {
        "who": who,
        "grants": rows,
        "form": GiveRole(),
        "end_form": EndRole(),
        "is_me": who.id == request.actor.user_id,
        "sign_ins": SignIn.objects.filter(user=who).open().order_by("-seen_at"),
        **more,
    }
    return render(request, "access/user.html", context)


@require_POST
@page("access.grant_role")
def grant_role(request: Asked, id: UUID) -> HttpResponse:
    """Give her a role, from a day to a day, everywhere or in one centre."""
    who = get_object_or_404(User.objects.filter(grants__isnull=False).distinct(), id=id)
    form = GiveRole(request.POST)
    if form.is_valid():
        try:
            actions.grant_role(request.actor, command=command_of(request), user=who, **form.cleaned_data)
            messages.success(request, _("The role is given."))
            return redirect("access:user", id=who.id)
        except Problem as problem:
            form.show(problem)
    return staff_page(request, who, form=form)


@require_POST
@page("access.end_grant")
def end_grant(request: Asked, id: UUID) -> HttpResponse:
    """End a role on a day, or today."""
    grant = get_object_or_404(RoleGrant, id=id)
    form = EndRole(request.POST)
    try:
        until = (form.cleaned_data["until"] if form.is_valid() else None) or today()
        actions.end_grant(request.actor, command=command_of(request), grant=grant, until=until)
        messages.success(request, _("It is noted until when she has this role."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("access:user", id=grant.user_id)
