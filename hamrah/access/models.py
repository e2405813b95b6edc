"""Users, roles granted to them, sign-in links, sessions, and the log of who looked at whom.

Not here: what a role may do (roles.py); how a request becomes an actor (middleware.py).
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import connection, models
from django.utils import timezone

from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.rows import OwnedKey, OwnedRow, Tiered
from hamrah.organisations.models import Centre

LINK_LIVES = timedelta(days=3)


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(Tiered, AbstractBaseUser):
    """A staff member. Staff need no e-mail address: they sign in by username."""

    TIER = 3

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    # Django's own libraries ask these; in this house permission is a verb, asked of the actor.
    is_staff = False
    is_superuser = False

    objects = UserManager()

    def __str__(self) -> str:
        return self.name


class RoleGrant(OwnedRow):
    """A role given to a user in one organisation (or one of its centres), from a day to a day."""

    TIER = 2

    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=32)
    centre = OwnedKey(Centre, null=True)
    since = models.DateField(default=today)
    until = models.DateField(null=True)


class SignInLink(Tiered, models.Model):
    """A link that signs a new user in once, to choose a password. Only its hash is kept."""

    TIER = 3

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.CASCADE)
    token_sha256 = models.BinaryField(max_length=32)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    @classmethod
    def make(cls, user: User) -> str:
        """Keep a new link for the user; answers the token that is shown once."""
        token = secrets.token_urlsafe(24)
        cls.objects.create(user=user, token_sha256=sha256_of(token), expires_at=timezone.now() + LINK_LIVES)
        return token

    @classmethod
    def waiting(cls, token: str) -> User | None:
        """Whose link this is, if it is still unused and unexpired. Does not use it."""
        live = cls.objects.filter(used_at=None, expires_at__gt=timezone.now(), user__is_active=True)
        link = live.filter(token_sha256=sha256_of(token)).select_related("user").first()
        return link.user if link else None

    @classmethod
    def user_of(cls, token: str) -> User | None:
        """The user of an unused, unexpired link, which is thereby used; None otherwise."""
        now = timezone.now()
        live = cls.objects.select_for_update().filter(used_at=None, expires_at__gt=now)
        link = live.filter(token_sha256=sha256_of(token)).select_related(None).first()
        if link is None:
            return None
        link.used_at = now
        link.save(update_fields=["used_at"])
        return link.user


def sha256_of(token: str) -> bytes:
    """What is kept of a secret token."""
    return hashlib.sha256(token.encode()).digest()


class Session(Tiered, AbstractBaseSession):
    """One signed-in browser, and whose it is."""

    TIER = 3

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")

    @classmethod
    def get_session_store_class(cls) -> Any:
        from hamrah.access.sessions import SessionStore

        return SessionStore


class Reading(Tiered, models.Model):
    """One look at names: who, on which page, at which people; of rows of a file, who are nobody yet, which
    import. Never changed."""

    TIER = 3

    id = models.BigAutoField(primary_key=True)
    organisation_id = models.UUIDField()
    user_id = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)
    page = models.CharField(max_length=40)
    people = ArrayField(models.UUIDField())

    class Meta:
        indexes = (models.Index(fields=("organisation_id", "-at"), name="reading_by_day"),)


def log_reading(actor: Any, *, page: str, people: list[UUID]) -> None:
    """Write down that the actor was shown these people's names."""
    if not people:
        return
    with connection.cursor() as cursor:  # on every page with names: the model's own way costs twice as much
        cursor.execute(
            "INSERT INTO access_reading (organisation_id, user_id, at, page, people) "
            "VALUES (%s, %s, now(), %s, %s)",
            [actor.organisation_id, actor.user_id, page, people],
        )
