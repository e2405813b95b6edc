"""The gateway that sends text messages, over HTTP; without one, messages are kept for a page to show.

Nothing here holds a database transaction: a slow gateway stops nobody's work. Not here: which messages are
due (actions/messages.py), what the gateway tells us (views/gateway.py).
"""

import json
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core import signing
from django.urls import reverse

SECONDS = 10
SALT = "helpline.delivery"
# What a gateway that is up says of a message it will never take.
NEVER = range(400, 500)
LATER = {408, 425, 429}


class _Stays(HTTPRedirectHandler):
    """A gateway that points elsewhere is not followed: number and token are for the set address alone."""

    def redirect_request(self, *asked: Any, **more: Any) -> None:
        return None


_ASKING = build_opener(_Stays)


@dataclass(frozen=True)
class Outgoing:
    """One message as the gateway is given it; `id` keeps it from going twice."""

    id: str
    number: str
    text: str
    wording: str
    language: str
    callback: str


def has_gateway() -> bool:
    """Whether messages go anywhere."""
    return bool(settings.GATEWAY_URL)


def offer(message: Outgoing) -> tuple[str, str]:
    """Give a message to the gateway; what came ("sent", "again", "failed", "kept") and the trouble, in few
    words.
    """
    if not has_gateway():
        return "kept", ""
    body = {
        "id": message.id, "to": f"+91{message.number}", "text": message.text, "template": message.wording,
        "language": message.language, "callback": message.callback,
    }  # fmt: skip
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {settings.GATEWAY_TOKEN}"}
    request = Request(settings.GATEWAY_URL, json.dumps(body).encode(), headers, method="POST")  # noqa: S310
    try:
        with _ASKING.open(request, timeout=SECONDS) as answer:
            return ("sent", "") if answer.status < 300 else ("again", f"HTTP {answer.status}")
    except HTTPError as refused:
        is_for_ever = refused.code in NEVER and refused.code not in LATER
        return "failed" if is_for_ever else "again", f"HTTP {refused.code}"
    except (URLError, TimeoutError, OSError):
        return "again", "no answer"


def callback_for(organisation_code: str, message_id: Any) -> str:
    """The address at which the gateway tells what became of a message: signed, good for that message
    alone.
    """
    token = signing.dumps([organisation_code, str(message_id)], salt=SALT)
    return settings.ADDRESS + reverse("helpline:delivery", args=[token]) if settings.ADDRESS else ""


def message_of(token: str, *, days: int = 7) -> tuple[str, str] | None:
    """(organisation's code, message's id) of such an address; None for any other."""
    try:
        code, id = signing.loads(token, salt=SALT, max_age=days * 86_400)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(code), str(id)
