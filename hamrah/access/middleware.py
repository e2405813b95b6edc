"""From a request to an actor: one transaction and one context around view and rendering.

Not here: what the actor may (roles.py), sessions (sessions.py), or sign-in pages (allauth).
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpResponse

from hamrah.access import sign_ins
from hamrah.access.actor import Actor, actor_at
from hamrah.ground import context
from hamrah.web.asked import Asked

Answer = Callable[[Asked], HttpResponse]
SIGN_IN = "/account/"
# What anybody fetches: no session is looked for, no transaction held.
NO_DATABASE = ("/static/", "/healthz", "/verify/network.cbor", "/s/", "/.well-known/")
ORGANISATION_IN_SESSION = "organisation"


def actor_of_request(answer: Answer) -> Answer:
    """Put `request.user` and `request.actor` there, and open the organisation's context for the rest.

    A response of 500 or more rolls back whatever was written outside a verb. A transaction that
    writes only the read log need not wait for the disk; a verb turns waiting on again.
    """

    def respond(request: Asked) -> HttpResponse:
        request.user, request.actor = AnonymousUser(), None
        if request.path.startswith(NO_DATABASE):
            return answer(request)
        request.user = user = request.session.user()  # type: ignore[attr-defined]
        if user.is_authenticated:
            if not sign_ins.goes_on(request):
                sign_ins.leave(request)
                return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
            places, code = request.session.places, request.session.get(ORGANISATION_IN_SESSION)  # type: ignore[attr-defined]
            shown = sign_ins.has_second_step(request)
            request.actor = actor_at(user, places, code=code, second_step=shown)
        with context.opened(**claims(request), waits_for_disk=False):
            response = answer(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        if request.actor is not None:
            # Pages with names: not for the next person at this screen, who presses "back".
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return respond


def claims(request: Asked) -> dict[str, Any]:
    """Of the organisation she works for; of the door "identify" where somebody signs in or has no role."""
    actor: Actor | None = request.actor
    if actor is None or request.path.startswith(SIGN_IN):
        return {"door": "identify"}
    return {"organisation_id": actor.organisation_id, "user_id": actor.user_id}
