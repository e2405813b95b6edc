"""The one-time sign-in link, and changing the organisation. Not here: passwords (allauth draws web's
templates), where somebody is signed in (sign_ins.py).
"""

from allauth.core.ratelimit import consume_or_429
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hamrah.access.forms import ChoosePassword
from hamrah.access.middleware import ORGANISATION_IN_SESSION
from hamrah.access.models import SignInLink
from hamrah.ground import context
from hamrah.web.asked import Asked

SIGNS_IN = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@sensitive_post_parameters("password", "again")
def link(request: Asked, token: str) -> HttpResponse:
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


def _signed_in(request: Asked, token: str, password: str) -> HttpResponse:
    user = SignInLink.user_of(token)
    if user is None:  # the same link, used in another window between the two look-ups
        return render(request, "access/link_spent.html", status=410)
    user.set_password(password)
    user.save(update_fields=["password"])
    login(request, user, backend=SIGNS_IN)
    return redirect("home")


@require_POST
def organisation(request: Asked) -> HttpResponse:
    """Work for another organisation that has given her a role, from the next page on."""
    code = request.POST.get("code", "")
    if request.actor is None or code not in dict(request.actor.others):
        raise Http404
    with context.opened(door="identify"):
        request.session[ORGANISATION_IN_SESSION] = code
        request.session.save()
    return redirect("home")
