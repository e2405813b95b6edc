"""The one-time sign-in link, and changing the organisation. Not here: passwords (allauth draws web's
templates), where somebody is signed in (sign_ins.py).
"""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core.ratelimit import consume_or_429
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hamrah.access import sign_ins
from hamrah.access.forms import ChoosePassword
from hamrah.access.middleware import ORGANISATION_IN_SESSION
from hamrah.access.models import SignInLink
from hamrah.ground import context
from hamrah.web.asked import Asked


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
    """Keep the password, and go the usual way in: through her second step, if she has one."""
    user = SignInLink.user_of(token)
    if user is None:  # the same link, used in another window between the two look-ups
        return render(request, "access/link_spent.html", status=410)
    user.set_password(password)
    user.save(update_fields=["password"])
    sign_ins.end_others(user, but=None)
    # She chose it this moment: setting up a second step asks for it no further time.
    record_authentication(request, user, method="password", reauthenticated=True)
    answer: HttpResponse = perform_login(request, user, email_verification="none", redirect_url="/")
    return answer


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
