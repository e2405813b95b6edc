"""Where somebody is signed in: one row a sign-in that stays, and the session, which ends with it.

Not here: how a session is read (sessions.py).
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from hamrah.access.models.users import User
from hamrah.ground import context
from hamrah.ground.ids import new_id
from hamrah.ground.rows import Tiered


class SignInQuerySet(models.QuerySet["SignIn"]):
    def open(self) -> "SignInQuerySet":
        """Neither ended nor past its time."""
        now = timezone.now()
        idle = now - timedelta(minutes=settings.IDLE_MINUTES)
        oldest = now - timedelta(seconds=settings.SESSION_COOKIE_AGE)
        return self.filter(ended_at=None, seen_at__gt=idle, since__gt=oldest)

    def end(self) -> int:
        """Their sessions are gone: with the next page, whoever used one is asked to sign in."""
        ids = list(self.filter(ended_at=None).values_list("id", flat=True))
        now = context.current()
        with context.opened(organisation_id=now.organisation_id, user_id=now.user_id, door="identify"):
            Session.objects.filter(sign_in_id__in=ids).delete()
            return SignIn.objects.filter(id__in=ids).update(ended_at=timezone.now())


class SignIn(Tiered, models.Model):
    """One sign-in of a user on one device. The device in words, as far as it says what it is; no address:
    where somebody sits is nobody's business."""

    TIER = 3

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins")
    browser = models.CharField(max_length=24, blank=True)
    system = models.CharField(max_length=24, blank=True)
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    second_step = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)

    objects: Any = SignInQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("user", "-since"), name="sign_in_by_user"),)


class Session(Tiered, AbstractBaseSession):
    """One signed-in browser, and whose it is."""

    TIER = 3

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    sign_in = models.ForeignKey(SignIn, models.CASCADE, null=True, related_name="+")

    @classmethod
    def get_session_store_class(cls) -> Any:
        from hamrah.access.sessions import SessionStore

        return SessionStore
