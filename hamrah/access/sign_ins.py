"""A session and its row: begun with the first page, seen now and then, ended by time, by her or by others.

Not here: the pages that list them (views/sign_ins.py). What a session needs for this stands in itself, so
that a page costs no further statement.
"""

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth import logout
from django.utils import timezone

from hamrah.access.models import SignIn
from hamrah.access.rules import device_of
from hamrah.access.sessions import SIGN_IN
from hamrah.ground import context

# How exactly the last look is known.
NOTED_EVERY_SECONDS = 5 * 60


def goes_on(request: Any) -> bool:
    """Whether the sign-in is still within its times; begins its row, or notes that it was seen."""
    now, kept = int(time.time()), request.session.get(SIGN_IN)
    if kept is None:
        request.session[SIGN_IN] = {"id": str(_begun(request).id), "since": now, "seen": now}
        return True
    idle, age = now - kept["seen"], now - kept["since"]
    if idle > settings.IDLE_MINUTES * 60 or age > settings.SESSION_COOKIE_AGE:
        return False
    if idle > NOTED_EVERY_SECONDS:
        request.session[SIGN_IN] = {**kept, "seen": now}
        with context.opened(door="identify"):
            SignIn.objects.filter(id=kept["id"]).update(
                seen_at=timezone.now(), second_step=has_second_step(request)
            )
    return True


def _begun(request: Any) -> SignIn:
    browser, system = device_of(request.headers.get("User-Agent", ""))
    with context.opened(door="identify"):
        row: SignIn = SignIn.objects.create(
            user=request.user, browser=browser, system=system, second_step=has_second_step(request)
        )
    return row


def has_second_step(request: Any) -> bool:
    """Whether this session has shown more than a password: a code of the app, a recovery code, a passkey."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def id_of(request: Any) -> str | None:
    """The row of this session."""
    kept = request.session.get(SIGN_IN)
    return kept["id"] if kept else None


def leave(request: Any) -> None:
    """End this sign-in and forget the session."""
    if (here := id_of(request)) is not None:
        SignIn.objects.filter(id=here).end()
    logout(request)


def end_others(user: Any, *, but: str | None) -> int:
    """End every sign-in of a user but one."""
    rows = SignIn.objects.filter(user=user)
    ended: int = (rows.exclude(id=but) if but else rows).end()
    return ended
