"""The directory's read API, as HSDS 3 names its addresses. Not here: the shapes (hsds.py)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from hamrah.ground.day import today
from hamrah.ground.ids import is_id
from hamrah.services import hsds as shapes
from hamrah.services.hsds_document import document as described
from hamrah.services.models import Provider
from hamrah.services.views.directory import line_in, with_words
from hamrah.web.asked import Asked
from hamrah.web.gate import page

SIZE, MOST = 50, 100
Shape = Callable[[Provider], dict[str, Any]]


@page("services.see_directory")
def root(request: Asked) -> HttpResponse:
    """Which version and profile this is."""
    return JsonResponse(
        {
            "version": shapes.VERSION,
            "profile": shapes.PROFILE,
            "openapi_url": request.build_absolute_uri(reverse("services:hsds_document")),
        }
    )


@page("services.see_directory")
def document(request: Asked) -> HttpResponse:
    """Every address, what it takes and what it gives, for machines."""
    return JsonResponse(described(request.build_absolute_uri(reverse("services:hsds"))))


@page("services.see_directory")
def services(request: Asked) -> HttpResponse:
    return listed(request, partial(shapes.service, on=today(), whole=is_true(request, "full")))


@page("services.see_directory")
def service(request: Asked, id: UUID) -> HttpResponse:
    found = all_of(request).filter(id=id).first()
    return answered(found, partial(shapes.service, on=today(), whole=True))


@page("services.see_directory")
def organizations(request: Asked) -> HttpResponse:
    return listed(request, shapes.organization)


@page("services.see_directory")
def organization(request: Asked, id: UUID) -> HttpResponse:
    return answered(shapes.by_part(all_of(request), "organization", id), shapes.organization)


@page("services.see_directory")
def places(request: Asked) -> HttpResponse:
    return listed(request, partial(shapes.service_at_location, on=today(), whole=is_true(request, "full")))


@page("services.see_directory")
def place(request: Asked, id: UUID) -> HttpResponse:
    found = shapes.by_part(all_of(request), "service_at_location", id)
    return answered(found, partial(shapes.service_at_location, on=today(), whole=True))


def all_of(request: Asked) -> QuerySet[Provider]:
    """Also what is closed for good: a copy elsewhere has to learn of it."""
    return Provider.objects.visible_to(request.actor).select_related("place__parent__parent__parent")


def listed(request: Asked, shape: Shape) -> HttpResponse:
    """One page of what was asked for; `page` and `per_page` as the specification has them."""
    since = moment_in(request, "modified_after")
    if since is None and request.GET.get("modified_after"):
        return JsonResponse({"error": "modified_after is no moment: 2026-11-22T10:00:00Z"}, status=400)
    rows, size = asked_for(request, since), min(MOST, max(1, number_in(request, "per_page", SIZE)))
    at = max(1, number_in(request, "page", 1))
    shown = [shape(row) for row in rows[(at - 1) * size : at * size]]
    return JsonResponse(shapes.page_of(shown, number=at, size=size, count=rows.count()))


def asked_for(request: Asked, since: datetime | None) -> QuerySet[Provider]:
    """What fits all that was asked. Closed ones only for who asks what changed since."""
    rows = with_words(all_of(request), line_in(request.GET, "search"))
    if body := request.GET.get("organization_id", ""):
        found = shapes.by_part(rows, "organization", UUID(body)) if is_id(body) else None
        rows = rows.filter(id=found.id) if found else rows.none()
    return rows.standing() if since is None else rows.filter(changed_at__gte=since)  # type: ignore[attr-defined]


def moment_in(request: Asked, name: str) -> datetime | None:
    """A moment or a day as typed; without a distance from UTC it is India's."""
    text = request.GET.get(name, "").strip()
    if "T" in text:
        text = text.replace(" ", "+")  # a plus that was not written as %2B
    try:
        said = parse_datetime(text)  # a day by itself is its midnight
    except ValueError:
        return None
    return timezone.make_aware(said) if said and timezone.is_naive(said) else said


def number_in(request: Asked, name: str, otherwise: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 7 else otherwise


def is_true(request: Asked, name: str) -> bool:
    return request.GET.get(name, "").lower() in ("true", "1")


def answered(row: Provider | None, shape: Shape) -> HttpResponse:
    if row is None:
        raise Http404
    return JsonResponse(shape(row))
