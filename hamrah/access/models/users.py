"""Users, the roles granted to them, one-time sign-in links.

Not here: what a role may do (roles.py, own_roles.py); how a request becomes an actor (middleware.py);
who looked at whom (readings.py).
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from hamrah.access.models.own_roles import OwnRole
from hamrah.access.roles import ROLE_NAMES, ROLES
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
    # One of the demo's invented staff; the database keeps her out of every other organisation.
    is_demo = models.BooleanField(default=False)
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


class RoleGrantRows(models.QuerySet["RoleGrant"]):
    def today(self) -> "RoleGrantRows":
        """Those whose days today is among."""
        day = today()
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)

    def holding(self, verb: str) -> "RoleGrantRows":
        """Those of a role that holds the verb, shipped or the organisation's own."""
        shipped = [role for role, held in ROLES.items() if verb in held]
        own = OwnRole.objects.holding(verb).values("pk")
        return self.filter(Q(role__in=shipped) | Q(own__in=own))


class RoleGrant(OwnedRow):
    """A role given to a user in one organisation (or one of its centres), from a day to a day: a shipped one
    by its name (`role`), or one of the organisation's `own`. One that ends before it begins was taken back
    before it was ever in force."""

    TIER = 2

    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=32)
    own = OwnedKey(OwnRole, null=True, related_name="grants")
    centre = OwnedKey(Centre, null=True)
    since = models.DateField(default=today)
    until = models.DateField(null=True)

    objects = RoleGrantRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role="", own__isnull=False) | (~Q(role="") & Q(own=None)),
                name="grant_of_one_role",
            )
        ]

    def is_over(self) -> bool:
        """Whether its last day is behind us."""
        return self.until is not None and self.until < today()

    @property
    def role_name(self) -> Any:
        """The role in words."""
        return self.own.name if self.own else ROLE_NAMES.get(self.role, self.role)

    def verbs(self) -> frozenset[str]:
        """What the role holds today."""
        return self.own.verbs() if self.own else ROLES.get(self.role, frozenset())


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
