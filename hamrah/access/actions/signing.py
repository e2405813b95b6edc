"""Verbs on sign-ins: ending one's own, ending a colleague's, beginning anew after a loss.

Not here: signing in itself (allauth), roles (granting.py).
"""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator

from hamrah.access.actions.granting import refuse_beyond, works_elsewhere
from hamrah.access.models import RoleGrant, SignIn, User
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@verb("access.end_own_sign_ins")
def end_own_sign_ins(actor: Any, *, only: UUID | None = None, but: UUID | None = None) -> int:
    """End one of one's own sign-ins (`only`), or all but one (`but`). Answers how many."""
    mine = SignIn.objects.filter(user_id=actor.user_id).open()
    if only:
        mine = mine.filter(id=only)
    elif but:
        mine = mine.exclude(id=but)
    ended: int = mine.end()
    return ended


@verb("access.sign_out_user")
def sign_out_user(actor: Any, *, user: User) -> int:
    """End every sign-in of somebody who works here, on whatever device. Answers how many."""
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id, door="identify"):
        ended: int = SignIn.objects.filter(user=user).end()
    return ended


@verb("access.reset_sign_in")
def reset_sign_in(actor: Any, *, user: User) -> User:
    """She lost her phone or forgot her password: neither opens anything any more, wherever she was
    signed in; a new one-time link lets her begin anew (`sign_in_link`).

    Raises `access.role_beyond_you` for somebody who may more than the actor, and
    `access.works_elsewhere`: no one organisation opens the account of two; the machine's holder does.
    """
    for grant in RoleGrant.objects.filter(user=user).select_related("centre", "own"):
        if not grant.is_over():
            refuse_beyond(actor, grant, centre=grant.centre)
    if actor.user_id is not None and works_elsewhere(user, actor.organisation_id):
        raise Problem(
            "access.works_elsewhere",
            _("She works for another organisation too. Whoever runs this installation does it for her."),
        )
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id, door="identify"):
        Authenticator.objects.filter(user=user).delete()
        SignIn.objects.filter(user=user).end()
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
