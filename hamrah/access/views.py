"""Pages of access: the one-time sign-in link, changing the organisation, the people who work here.

Not here: signing in with a password (allauth draws web's templates).
"""

from uuid import UUID

from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hamrah.access import actions
from hamrah.access.forms import AddUser, ChoosePassword
from hamrah.access.middleware import ORGANISATION_IN_SESSION
from hamrah.access.models import RoleGrant, SignInLink, User
from hamrah.access.roles import ROLE_NAMES
from hamrah.access.verb_words import VERB_WORDS
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.models import Journal
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.forms import command_of
from hamrah.web.gate import page

JOURNAL_ROWS = 50
SIGNS_IN = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@sensitive_post_parameters("password", "again")
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Show whose link it is; once a good password is chosen, use the link and sign her in."""
    with context.opened(door="identify"):
        user = SignInLink.waiting(token)
        if user is None:
            return render(request, "access/link_spent.html", status=410)
        form = ChoosePassword(request.POST or None, user=user)
        if request.method == "POST":
            refused = consume_or_429(request, action="link")
            if refused is not None:
                return refused
            if form.is_valid():
                return _signed_in(request, token, form.cleaned_data["password"])
        return render(request, "access/link.html", {"form": form, "user_of_link": user})


def _signed_in(request: HttpRequest, token: str, password: str) -> HttpResponse:
    user = SignInLink.user_of(token)
    if user is None:  # the same link, used in another window between the two look-ups
        return render(request, "access/link_spent.html", status=410)
    user.set_password(password)
    user.save(update_fields=["password"])
    login(request, user, backend=SIGNS_IN)
    return redirect("home")


@require_POST
def organisation(request: HttpRequest) -> HttpResponse:
    """Work for another organisation that has given her a role, from the next page on."""
    code = request.POST.get("code", "")
    if request.actor is None or code not in dict(request.actor.others):
        raise Http404
    with context.opened(door="identify"):
        request.session[ORGANISATION_IN_SESSION] = code
        request.session.save()
    return redirect("home")


@page("access.see_users")
def users(request: HttpRequest) -> HttpResponse:
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
    grants = RoleGrant.objects.select_related("user", "centre").order_by("user__name", "since")
    shown = [(grant, ROLE_NAMES.get(grant.role, grant.role)) for grant in grants]
    link_url = request.build_absolute_uri(path) if path else ""
    return render(request, "access/users.html", {"form": form, "grants": shown, "link_url": link_url})


def _first_link(grant: RoleGrant) -> str:
    """A link for a user who has no password yet; none for one who signs in, or works, elsewhere."""
    user = grant.user
    if user.has_usable_password() or actions.works_elsewhere(user, grant.organisation_id):
        return ""
    return actions.sign_in_link(user)


@require_POST
@page("access.end_grant")
def end_grant(request: HttpRequest, id: UUID) -> HttpResponse:
    """End a role today."""
    grant = get_object_or_404(RoleGrant, id=id, until=None)
    actions.end_grant(request.actor, command=command_of(request), grant=grant, until=today())
    messages.success(request, _("The role ends today."))
    return redirect("access:users")


@page("ground.see_journal")
def journal(request: HttpRequest) -> HttpResponse:
    """What was changed, by whom, when: the latest first."""
    rows = Paginator(Journal.objects.order_by("-at"), JOURNAL_ROWS).get_page(request.GET.get("page"))
    names = dict(User.objects.filter(id__in={row.user_id for row in rows}).values_list("id", "name"))
    shown = [(row, names.get(row.user_id, ""), VERB_WORDS.get(row.verb, row.verb)) for row in rows]
    return render(request, "access/journal.html", {"page": rows, "rows": shown})
