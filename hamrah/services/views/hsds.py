"""The directory's read API, as HSDS 3 names its addresses. Not here: the shapes (hsds.py)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse

from hamrah.services import hsds as shapes
from hamrah.services.models import Provider
from hamrah.web.asked import Asked
from hamrah.web.gate import page

SIZE, MOST = 50, 100


@page("services.see_directory")
def root(request: Asked) -> HttpResponse:
    """Which version and profile this is."""
    return JsonResponse(
        {
            "version": shapes.VERSION,
            "profile": shapes.PROFILE,
            "openapi_url": request.build_absolute_uri(reverse("services:hsds")),
        }
    )


@page("services.see_directory")
def services(request: Asked) -> HttpResponse:
    return listed(request, shapes.service)


@page("services.see_directory")
def service(request: Asked, id: UUID) -> HttpResponse:
    return answered(rows_of(request).filter(id=id).first(), lambda row: shapes.service(row, whole=True))


@page("services.see_directory")
def organizations(request: Asked) -> HttpResponse:
    return listed(request, shapes.organization)


@page("services.see_directory")
def organization(request: Asked, id: UUID) -> HttpResponse:
    return answered(shapes.by_part(rows_of(request), "organization", id), shapes.organization)


@page("services.see_directory")
def places(request: Asked) -> HttpResponse:
    return listed(request, shapes.service_at_location)


@page("services.see_directory")
def place(request: Asked, id: UUID) -> HttpResponse:
    found = shapes.by_part(rows_of(request), "service_at_location", id)
    return answered(found, lambda row: shapes.service_at_location(row, whole=True))


def rows_of(request: Asked) -> QuerySet[Provider]:
    return Provider.objects.visible_to(request.actor).standing().select_related("place__parent")


def listed(request: Asked, shape: Callable[[Provider], dict[str, Any]]) -> HttpResponse:
    """One page; `page` and `per_page` as the specification has them."""
    rows, size = rows_of(request), min(MOST, max(1, number_in(request, "per_page", SIZE)))
    at = max(1, number_in(request, "page", 1))
    shown = [shape(row) for row in rows[(at - 1) * size : at * size]]
    return JsonResponse(shapes.page_of(shown, number=at, size=size, count=rows.count()))


def number_in(request: Asked, name: str, otherwise: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 7 else otherwise


def answered(row: Provider | None, shape: Callable[[Provider], dict[str, Any]]) -> HttpResponse:
    if row is None:
        raise Http404
    return JsonResponse(shape(row))
