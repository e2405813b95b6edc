"""Bringing in a list of villages: the page's upload and `hamrah villages`.

Not here: which villages are meant (places.villages), writing them (organisations), people's registers.
"""

import hashlib
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from hamrah.access.actor import actor_named
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.ground.words import _
from hamrah.imports.reading import open_book
from hamrah.organisations.actions import add_villages
from hamrah.organisations.lists import VillageList
from hamrah.places.rules import Found, find_place, index
from hamrah.places.village_list import read_villages
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page

LARGEST_LIST_BYTES = 20_000_000
WHOLES = ("district", "block", "subdistrict")


def list_in(content: bytes) -> VillageList:
    """The villages of a file: of the first sheet that has a column of them. Raises Problem `imports.*`,
    `places.no_village_heading`."""
    if len(content) > LARGEST_LIST_BYTES:
        raise Problem("imports.list_too_large", _("This list is larger than 20 MB. Split it."), field="file")
    sheets = open_book(content).sheets
    for at, sheet in enumerate(sheets):
        try:
            rows = read_villages(sheet.texts())
            return VillageList(tuple(rows), hashlib.sha256(content).hexdigest())
        except Problem as problem:
            if problem.code != "places.no_village_heading" or at + 1 == len(sheets):
                raise
    raise Problem("organisations.empty_list", _("This list holds no village."), field="file")


def place_named(text: str) -> UUID | None:
    """The district or block in which the whole list lies. Raises `imports.place_unclear`."""
    if not text.strip():
        return None
    for kind in WHOLES:
        found = find_place(text, kind=kind, index=index())
        if isinstance(found, Found):
            return found.place.id
    raise Problem("imports.place_unclear", _("Which district or block is this?"), field="within")


class VillageListForm(Form):
    """A list of villages, and where it lies if it does not say."""

    file = forms.FileField(
        label=_("The list"),
        help_text=_("From the Local Government Directory, or your own: one village a row."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt,.tsv"}),
    )
    within = forms.CharField(
        label=_("District or block of all of them"),
        max_length=120,
        required=False,
        help_text=_("Only where the list itself does not say."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def bring_villages(request: Any, subject: Any) -> dict[str, Any]:
    """The upload, on the page of the organisation's villages."""
    return {"form": VillageListForm(auto_id="list_%s")}


@require_POST
@page("organisations.add_villages")
def villages(request: Asked) -> HttpResponse:
    """Bring a list in; back to the villages, or to the rows that a person must decide."""
    form = VillageListForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose a file first."))
        return redirect("organisations:villages")
    try:
        listed, within = list_in(form.cleaned_data["file"].read()), place_named(form.cleaned_data["within"])
        counts = add_villages(request.actor, command=command_of(request), listed=listed, within=within)
    except Problem as problem:
        messages.error(request, gettext(problem.message) % problem.values if problem.values else str(problem))
        return redirect("organisations:villages")
    messages.success(request, _told(counts))
    return redirect("organisations:unclear" if counts["unclear"] else "organisations:villages")


def _told(counts: dict[str, int]) -> str:
    told = gettext("%(added)d new, %(found)d known already, %(unclear)d to be decided.")
    return told % counts


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--as", dest="user", required=True, metavar="USER")
    parser.add_argument("--within", default="", help="district or block of all rows, where they do not say")


def _bring(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    if not arguments.file.is_file():
        raise Problem("imports.no_such_file", _("There is no file %(path)s."), path=str(arguments.file))
    listed, within = list_in(arguments.file.read_bytes()), place_named(arguments.within)
    counts = add_villages(actor, listed=listed, within=within)
    out.answer(counts, _told(counts))


COMMAND = Command(
    name="villages",
    summary="Bring in an organisation's list of villages; what is unclear waits on its page.",
    example="hamrah villages gogunda.csv --org PAG --as bina",
    arguments=_arguments,
    run=_bring,
)
