"""What allauth may do here: sign in, never sign up; keep the secrets of second steps sealed.

Not here: the pages' look (web, templates).
"""

import base64
import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from hamrah.access import sign_ins
from hamrah.access.models import User
from hamrah.ground import sealing
from hamrah.web.tongues import keep_language

log = logging.getLogger("hamrah.access")
SEALED, PLACE = "sealed:", "access.second_step"


class Adapter(DefaultAccountAdapter):
    """Users are added by an administrator or the command line, never by themselves."""

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        """On a device where nobody has chosen a language, hers."""
        answer: HttpResponse = super().post_login(request, user, **options)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            keep_language(answer, user.language)
        return answer

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """One line of the log: from where, and at whose account; a name nobody has is not written down, it
        may be a password in the wrong box."""
        super().authentication_failed(request, **credentials)
        typed = str(credentials.get("username", ""))
        known = User.objects.filter(username=typed.lower()).values_list("id", flat=True).first()
        log.warning("sign-in failed, from %s, user %s", self.get_client_ip(request), known or "unknown")

    def logout(self, request: HttpRequest) -> None:
        sign_ins.leave(request)

    def set_password(self, user: Any, password: str) -> None:
        """A new password ends every sign-in but the one that chose it."""
        super().set_password(user, password)
        sign_ins.end_others(user, but=sign_ins.id_of(self.request))


class SecondStep(DefaultMFAAdapter):
    """Keys of authenticator apps and recovery codes are sealed: a stolen database shows none."""

    def encrypt(self, text: str) -> str:
        sealed = sealing.seal(settings.SECOND_STEP_KEY, text.encode(), place=PLACE)
        return SEALED + base64.b64encode(sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        if not encrypted_text.startswith(SEALED):  # kept before sealing began
            return encrypted_text
        sealed = base64.b64decode(encrypted_text.removeprefix(SEALED))
        return sealing.unseal(settings.SECOND_STEP_KEY, sealed, place=PLACE).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return gettext("My phone")
