"""The language somebody chose, kept on her device; the house's name in it. Not here: which there are."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse

from hamrah.ground.languages import SOURCE, Language, languages

KEPT_FOR = timedelta(days=365)


def keep_language(response: HttpResponse, code: str) -> None:
    """For the next pages on this device; one that is not known is not kept."""
    if code in languages():
        name = settings.LANGUAGE_COOKIE_NAME
        tls = settings.SESSION_COOKIE_SECURE
        response.set_cookie(name, code, max_age=KEPT_FOR, samesite="Lax", httponly=True, secure=tls)


def names_of_house(code: str) -> tuple[Language, Language]:
    """The language whose name of the house stands large, and the one whose name stands small beside it."""
    known = languages()
    here = known.get(code, known[SOURCE])
    beside = next((one for one in known.values() if one.code != SOURCE), here)
    return here, beside if here.code == SOURCE else known[SOURCE]
