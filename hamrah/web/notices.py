"""Where a notice waits for the next page: of who is signed in, with her session in the database, because it
may name a worker; of anybody else in a signed cookie, so that strangers fill no table. Not here: the notices.
"""

from typing import Any

from django.contrib.messages.storage.base import BaseStorage
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.session import SessionStorage


def notices(request: Any) -> BaseStorage:
    """What MESSAGE_STORAGE names."""
    return SessionStorage(request) if request.user.is_authenticated else CookieStorage(request)
