"""The gate of a page: signed in, and allowed. Not here: which rows are visible (visible_to)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from hamrah.web.asked import Asked

PAGES: dict[str, str] = {}


def page(permission: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Mark a view as a page that needs `permission`. Signed out: to sign-in; not allowed: 403; allowed
    once she has shown the second step of sign-in: 403, and how to set it up."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: Asked, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
            if request.actor is not None and permission in request.actor.withheld:
                return render(request, "web/second_step.html", status=403)
            if request.actor is None or not request.actor.may(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        PAGES[f"{view.__module__}.{view.__name__}"] = permission
        return guarded

    return wrap
