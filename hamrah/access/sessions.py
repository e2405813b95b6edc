"""Sessions that know whose they are: session, user and her roles are read in one statement.

Not here: cookies (Django's middleware), signing in (allauth), or the statement's SQL (migration 0003).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection
from django.utils.crypto import constant_time_compare

from hamrah.access.models import Session, User
from hamrah.ground import context
from hamrah.ground.day import today

# Which of her sign-ins it is (sign_ins.py): whoever ends that one ends this session.
SIGN_IN = "sign_in"
USER_FIELDS = tuple(field.column for field in User._meta.concrete_fields)
SIGNED_IN = f"SELECT kept, places, {', '.join(USER_FIELDS)} FROM access_signed_in(%s, %s)"  # noqa: S608 - our columns


def through_the_door(act: Callable[..., Any]) -> Callable[..., Any]:
    """Sessions are written before a user is known, and beside any organisation."""

    @wraps(act)
    def done(*arguments: Any, **options: Any) -> Any:
        with context.opened(door="identify"):
            return act(*arguments, **options)

    return done


class SessionStore(DatabaseStore):
    """A session in our own table. `places` are the organisations and roles of whoever is signed in."""

    places: str | None = None
    _whose: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        """The session, its user and her roles. Knowing the key is the right to read them: no door needed."""
        with connection.cursor() as cursor:
            cursor.execute(SIGNED_IN, [self.session_key, today()])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        kept, places, *columns = found
        if columns[0] is not None:
            self._whose, self.places = User.from_db("default", USER_FIELDS, columns), places
        return self.decode(kept)

    def user(self) -> User | AnonymousUser:
        """Whose session this is; nobody's once her password was changed elsewhere or she may not sign in."""
        said, whose = self.get(SESSION_KEY), self._whose
        if said is None or whose is None or said != str(whose.id):
            return AnonymousUser()
        proof = self.get(HASH_SESSION_KEY, "")
        return whose if constant_time_compare(proof, whose.get_session_auth_hash()) else AnonymousUser()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = cast(Session, super().create_model_instance(data))
        row.user_id = data.get(SESSION_KEY)
        row.sign_in_id = data.get(SIGN_IN, {}).get("id")
        return row

    save = through_the_door(DatabaseStore.save)
    delete = through_the_door(DatabaseStore.delete)
    exists = through_the_door(DatabaseStore.exists)

    @classmethod
    @through_the_door
    def clear_expired(cls) -> None:
        super().clear_expired()
