"""A village's list on paper and as a sheet of figures. Not here: who stands on it (village_list.py)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils import translation

from hamrah.corridors.models import ListSheet
from hamrah.corridors.village_list import Line
from hamrah.figures.tables import as_csv
from hamrah.ground.day import today
from hamrah.ground.day_words import day_words, month_words
from hamrah.ground.languages import reads_hindi
from hamrah.ground.paper import drawn
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation, Village

HEADS = (_("No."), _("Name"), _("Father or husband"), _("Hamlet"), _("Away since"), _("In which state"))
OTHERS = _("Other hamlets")
NOT_KNOWN = _("not known")
SAYS = (
    _("Each woman and man on this list agreed to stand on it, for the office named here and for this alone."),
    _("Nobody else may receive it, copy it, or use it against anybody who stands on it or does not."),
    _("Who wants to be struck out is struck out the same day."),
)


def named_in(village: Village, language: str) -> str:
    return (village.name_local if reads_hindi(language) else "") or village.name


def cells(lines: Sequence[Line], language: str) -> Iterator[list[str]]:
    """Each worker: name, father or husband, hamlet, month, state, in the language."""
    for line in lines:
        yield [
            line.person.name,
            line.person.relation_name,
            line.hamlet or str(OTHERS),
            month_words(line.left_on, language),
            line.state.name_in(language) if line.state else str(NOT_KNOWN),
        ]


def list_paper(organisation: Organisation, sheet: ListSheet, lines: Sequence[Line], language: str) -> bytes:
    """The list as PDF, to be printed."""
    export = sheet.export
    with translation.override(language):
        name = (organisation.name_local if reads_hindi(language) else "") or organisation.name
        phones = " · ".join(filter(None, (organisation.phone, organisation.helpline)))
        village = named_in(sheet.of.village, language)
        facts = {
            "title": str(_("Who is away from %(village)s") % {"village": village}),
            "organisation": name,
            "language": language,
            "foot": " · ".join(filter(None, (name, phones, day_words(today(), language), export.number))),
            "about": [
                [str(_("Given to")), f"{export.recipient}, {export.body}"],
                [str(_("What for")), export.purpose],
                [str(_("To be deleted there by")), day_words(export.kept_until, language)],
            ],
            "says": [str(sentence) for sentence in SAYS],
            "heads": [str(head) for head in HEADS],
            "rows": list(cells(lines, language)),
        }
    return drawn(Path(__file__).with_name("village.typ"), facts)


def list_csv(sheet: ListSheet, lines: Sequence[Line], language: str) -> bytes:
    """The same as a table; above it for whom, until when, and that nobody else may have it."""
    with translation.override(language):
        return as_csv(_rows(sheet, lines, language))


def _rows(sheet: ListSheet, lines: Sequence[Line], language: str) -> Iterator[list[Any]]:
    export = sheet.export
    yield [str(_("Who is away from %(village)s") % {"village": named_in(sheet.of.village, language)})]
    yield [str(_("Given to")), f"{export.recipient}, {export.body}"]
    yield [str(_("What for")), export.purpose]
    yield [str(_("To be deleted there by")), export.kept_until.isoformat()]
    yield from ([str(sentence)] for sentence in SAYS)
    yield [str(head) for head in HEADS]
    for number, row in enumerate(cells(lines, language), start=1):
        yield [number, *row]
