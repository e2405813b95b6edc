"""From a request to an actor: one transaction and one context around the whole response.

Not here: what the actor may (roles.py), or sign-in pages (allauth).
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from hamrah.access import sign_ins
from hamrah.access.actor import actor_for
from hamrah.ground import context
from hamrah.ground.words import _
from hamrah.web.asked import Asked

Answer = Callable[[HttpRequest], HttpResponse]
SIGN_IN = "/account/"
NO_DATABASE = ("/static/", "/healthz")
ORGANISATION_IN_SESSION = "organisation"


def one_transaction(answer: Answer) -> Answer:
    """Open the transaction in which session and user are read, with the door "identify".

    A response of 500 or more rolls back whatever was written outside a verb. A transaction that
    writes only the read log need not wait for the disk; a verb turns waiting on again.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(NO_DATABASE):
            return answer(request)
        with context.opened(door="identify", waits_for_disk=False):
            response = answer(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return respond


def actor_of_request(answer: Answer) -> Callable[[Asked], HttpResponse]:
    """Put `request.actor` and the organisation's context around view and rendering.

    Sign-in pages keep the door "identify": they read and end sessions.
    """

    def respond(request: Asked) -> HttpResponse:
        request.actor = None
        if request.path.startswith(NO_DATABASE) or not request.user.is_authenticated:
            return answer(request)
        if not sign_ins.goes_on(request):
            return signed_out(request)
        actor = actor_for(
            request.user,
            code=request.session.get(ORGANISATION_IN_SESSION),
            second_step=sign_ins.has_second_step(request),
            sign_in=sign_ins.id_of(request),
        )
        if actor is None and sign_ins.is_ended(request):
            return signed_out(request)
        request.actor = actor
        if actor is None or request.path.startswith(SIGN_IN):
            return answer(request)
        with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id, savepoint=False):
            response = answer(request)
        # Pages with names: not for the next person at this screen, who presses "back".
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return respond


def signed_out(request: Asked) -> HttpResponse:
    """Her time is over, or somebody ended this sign-in: back to the sign-in page, and then to this one."""
    sign_ins.leave(request)
    messages.info(request, _("You were signed out on this device. Please sign in again."))
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/", settings.LOGIN_URL)
