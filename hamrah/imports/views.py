"""Pages of imports: bring a file, look how it is understood, run it, see what became of it, take it back.

Not here: reading and writing rows (rows.py, actions.py).
"""

from io import BytesIO
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.ids import new_id
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.imports import actions, progress
from hamrah.imports.commands import register_of
from hamrah.imports.models import Import
from hamrah.imports.preview import preview_of
from hamrah.imports.refusals import sentence_of, write_refusals
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page
from hamrah.web.panels import panels_on

REFUSALS_SHOWN, STAYED_SHOWN = 50, 200
LATEST = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMN = "column:"
LONGEST_ROW = 6  # digits


class FileForm(Form):
    """A spreadsheet, and which register of the office it is."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("Excel, LibreOffice or CSV; any headings, any script."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt,.tsv"}),
    )
    register = forms.CharField(
        label=_("Which register is it?"),
        max_length=80,
        required=False,
        help_text=_("One name for the same register, month after month. Left empty: from the file's name."),
    )


@page("imports.see")
def imports(request: Asked) -> HttpResponse:
    """The latest imports, and bringing a new file."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("imports:import", _received(request, form).id)
        except Problem as problem:
            form.show(problem)
    rows = Import.objects.visible_to(request.actor).defer("content").order_by("-made_at")[:LATEST]
    context = {"form": form, "rows": rows, "panels": panels_on("import", request, None)}
    return render(request, "imports/imports.html", context)


def _received(request: Asked, form: FileForm) -> Import:
    file = form.cleaned_data["file"]
    register = form.cleaned_data["register"] or register_of(file.name)
    upload = actions.Upload(file.name, file.read(), register)
    kept: Import = actions.receive_file(
        request.actor, command=command_of(request), upload=upload, basis_id=_basis(request)
    )
    return kept


def _basis(request: Asked) -> UUID | None:
    """The basis stated beside the file; none where no purpose is ticked."""
    purposes = request.POST.getlist("purposes")
    if not purposes:
        return None
    facts = {name: request.POST.get(name, "") for name in ("notice_version", "held_by", "filed_where")}
    basis_id: UUID = verb_named("people.state_basis")(
        request.actor, command=new_id(), purposes=purposes, **facts
    ).id
    return basis_id


@page("imports.see")
def import_(request: Asked, id: UUID) -> HttpResponse:
    """One import, at whatever stage it is."""
    imported = get_object_or_404(Import.objects.visible_to(request.actor), id=id)
    if imported.state == "waiting":
        return _waiting(request, imported)
    if imported.state == "running":
        return _running(request, imported)
    if request.headers.get("X-Part"):  # the progress element asks: tell it to open the finished page
        return HttpResponse(headers={"X-Done": "yes"})
    _log_look(request, imported, "imports.import")
    refusals = imported.refusals.all()[:REFUSALS_SHOWN]
    context = {
        "imported": imported,
        "refusals": [(row, sentence_of(row)) for row in refusals],
        "stayed": actions.stayed(imported)[:STAYED_SHOWN] if imported.state == "undone" else [],
    }
    return render(request, "imports/done.html", context)


def _waiting(request: Asked, imported: Import) -> HttpResponse:
    if request.method == "POST":
        try:
            actions.map_columns(
                request.actor, command=command_of(request), imported=imported, **_said_of_columns(request)
            )
        except Problem as refused:
            messages.error(request, str(refused))
        return redirect("imports:import", imported.id)
    _log_look(request, imported, "imports.preview")
    shown: dict[str, Any] = {"imported": imported}
    try:
        shown["preview"] = preview_of(imported)
    except Problem as problem:
        shown["problem"] = problem
    return render(request, "imports/waiting.html", shown)


def _said_of_columns(request: Asked) -> dict[str, Any]:
    """What a person said of the columns, of the rows in which headings stand, of sheets not to be read. A row
    that is no number is as if unsaid."""
    said = request.POST
    names = said.getlist("sheet")
    rows = {name: said.get(f"row:{place}", "").strip() for place, name in enumerate(names)}
    columns = {name: value for name, value in said.items() if name.startswith(COLUMN) and value}
    return {
        "fields": {name.removeprefix(COLUMN): value for name, value in columns.items()},
        "heading_rows": {
            name: int(row) for name, row in rows.items() if row.isdecimal() and len(row) <= LONGEST_ROW
        },
        "left_out": [name for place, name in enumerate(names) if f"out:{place}" in said],
    }


def _log_look(request: Asked, imported: Import, page: str) -> None:
    """Rows of a file name people who are nobody here yet: the look is logged with the import's id."""
    log_reading(request.actor, page=page, people=[imported.id], counts=False)


def _running(request: Asked, imported: Import) -> HttpResponse:
    rows = progress.rows_so_far(imported.id)
    part = request.headers.get("X-Part") == "progress"
    template = "imports/parts/progress.html" if part else "imports/running.html"
    return render(request, template, {"imported": imported, "rows": rows})


@require_POST
@page("imports.start_import")
def start(request: Asked, id: UUID) -> HttpResponse:
    """Run a waiting import, or one whose server stopped."""
    imported = get_object_or_404(Import.objects.visible_to(request.actor), id=id)
    try:
        actions.start_import(request.actor, command=command_of(request), imported=imported)
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("imports:import", id)


@require_POST
@page("imports.discard_file")
def discard(request: Asked, id: UUID) -> HttpResponse:
    """Throw a waiting file away."""
    imported = get_object_or_404(Import.objects.visible_to(request.actor), id=id)
    try:
        actions.discard_file(request.actor, command=command_of(request), imported=imported)
    except Problem as problem:
        messages.error(request, str(problem))
        return redirect("imports:import", id)
    messages.success(request, _("The file is thrown away. Nothing of it was kept."))
    return redirect("imports:imports")


@require_POST
@page("imports.undo_import")
def undo(request: Asked, id: UUID) -> HttpResponse:
    """Take a finished import back, as far as nobody has built upon it."""
    imported = get_object_or_404(Import.objects.visible_to(request.actor), id=id)
    try:
        answer = actions.undo_import(request.actor, command=command_of(request), imported=imported)
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        said = _(
            "%(gone)d new people were taken back, %(restored)d are as they were before, %(kept)d stay because"
            " somebody has worked on them."
        )
        counts = {"gone": answer["withdrawn"], "restored": answer["restored"], "kept": len(answer["kept"])}
        messages.success(request, said % counts)
    return redirect("imports:import", id)


@page("imports.see")
def refused(request: Asked, id: UUID) -> HttpResponse:
    """The refused rows as a spreadsheet: correct them and load it again."""
    imported = get_object_or_404(Import.objects.visible_to(request.actor), id=id)
    _log_look(request, imported, "imports.refused")
    out = BytesIO()
    write_refusals(imported, out)
    name = f"{imported.register}-refused.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(out.getvalue(), content_type=XLSX, headers=headers)
