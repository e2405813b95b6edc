"""Asked: a request as pages meet it, with the actor that access puts on it. Not here: how it gets there."""

from typing import Any

from django.http import HttpRequest


class Asked(HttpRequest):
    """For types only: `actor` is who asks and for which organisation, None for a stranger."""

    actor: Any
