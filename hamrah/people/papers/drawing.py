"""What stands on each paper, in the worker's language with English beside. Not here: its look (*.typ)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.utils import translation

from hamrah.ground.day import today
from hamrah.ground.day_words import day_words
from hamrah.ground.paper import drawn
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation
from hamrah.people import told
from hamrah.people.actions.consenting import MOST_ON_A_SHEET, notice_for
from hamrah.people.forms import ConsentForm, RegisterForm
from hamrah.people.models import Person

HERE = Path(__file__).parent
BESIDE = "en"
# A choice among more than these is written, not ticked.
MOST_TICKS = 6
# More boxes than these take the whole width.
MOST_IN_HALF = 3
WIDE = frozenset({"relation_name", "by_proxy"})


def blank_form(organisation: Organisation, language: str) -> bytes:
    """The register form to be filled by hand: the same fields in the same order as the page's."""
    with translation.override(language):
        facts = _head(organisation, language, _("Registration of a worker"))
        facts["rows"] = list(fields_of(RegisterForm(), language))
        facts["purposes"] = [
            {"name": str(told.PURPOSE_NAMES[purpose]), "notice": str(notice)}
            for purpose, notice in told.PURPOSE_NOTICES.items()
        ]
        facts["ways"] = [str(name) for name in told.WAYS.values()]
        facts["words"] = {
            "photo": str(_("Photo")),
            "consent": str(_("She agrees to")),
            "how": str(ConsentForm().fields["how"].label),
            "free": str(_("Each is her own choice. Refusing one costs her no help.")),
            "sign": str(_("Signature or thumb of the worker")),
            "witness": str(_("Witness")),
            "stamp": str(_("Stamp and signature of the panchayat or office")),
            "by": str(_("Registered by, on which day")),
            "number": str(_("Number in the register")),
            "never": str(_("Never write an Aadhaar number on this form.")),
        }
    return drawn(HERE / "form.typ", facts)


def fields_of(form: forms.Form, language: str) -> Iterator[dict[str, Any]]:
    """Each field of a form as paper shows it: label, the same in English, boxes to tick or a line."""
    for name, field in form.fields.items():
        if isinstance(field, forms.FileField):
            continue
        yield {
            "name": name,
            "label": str(field.label),
            "beside": "" if language == BESIDE else _in_english(field.label),
            "choices": (choices := _choices(field)),
            "wide": name in WIDE or len(choices) > MOST_IN_HALF,
        }


def _choices(field: forms.Field) -> list[str]:
    if isinstance(field, forms.BooleanField) and not isinstance(field, forms.NullBooleanField):
        return [str(_("Yes"))]
    said = getattr(field, "choices", None) or getattr(field.widget, "choices", None) or ()
    words = [str(word) for value, word in said if value not in ("", None)]
    return words if len(words) <= MOST_TICKS else []


def _in_english(label: Any) -> str:
    with translation.override(BESIDE):
        return str(label)


def attestation_sheet(organisation: Organisation, language: str, people: Sequence[Person]) -> bytes:
    """The list to be stamped by a panchayat or office: forty lines, the people's first, the rest empty."""
    with translation.override(language):
        facts = _head(organisation, language, _("Attestation of workers"))
        facts["says"] = str(_("We know the people on this list. What is written of them here is right."))
        facts["heads"] = [
            str(word)
            for word in (_("No."), _("Name"), _("Father or husband"), _("Village"), _("Age"), _("Work"))
        ]
        facts["rows"] = [_line(person) for person in people]
        facts["lines"] = max(MOST_ON_A_SHEET, len(people))
        facts["words"] = {
            "office": str(_("Office")),
            "officer": str(_("Name and post of the officer")),
            "day": str(_("Day of the stamp")),
            "stamp": str(_("Stamp and signature")),
        }
    return drawn(HERE / "attestation.typ", facts)


def _line(person: Person) -> list[str]:
    age = person.age_on(today())
    village = person.village.name if person.village else person.village_said
    return [person.name, person.relation_name, village, "" if age is None else str(age), person.occupation]


def consent_notice(actor: Any, organisation: Organisation, language: str) -> bytes:
    """The notice that is read out and given: each purpose apart, how to end it, to whom to complain."""
    with translation.override(language):
        facts = _head(organisation, language, _("What we keep about you, and why"))
        facts["asked"] = str(_("We ask you about each of these. You may say no to any, now or later."))
        facts["purposes"] = [
            {"name": str(told.PURPOSE_NAMES[purpose]), "text": notice_for(purpose, language).text}
            for purpose in told.PURPOSE_NOTICES
        ]
        facts["rights"] = [str(line) for line in RIGHTS]
        facts["phones"] = [
            {"name": str(name), "number": number}
            for name, number in ((_("Office"), organisation.phone), (_("Helpline"), organisation.helpline))
            if number
        ]
    return drawn(HERE / "notice.typ", facts)


RIGHTS = (
    _("You may see what is written about you, and have it corrected."),
    _("You may take back any yes, as easily as you gave it. Then we stop, and erase when the law lets us."),
    _("You may name somebody who acts for you if you cannot."),
    _("You may complain to us; you are answered within 30 days. After that, to the Data Protection Board."),
    _("We never ask for your Aadhaar number, your religion, or a fee."),
)


def _head(organisation: Organisation, language: str, title: Any) -> dict[str, Any]:
    name = (organisation.name_local if language != BESIDE else "") or organisation.name
    phones = " · ".join(filter(None, (organisation.phone, organisation.helpline)))
    return {
        "title": str(title),
        "organisation": name,
        "language": language,
        "foot": " · ".join(filter(None, (name, phones, day_words(today(), language)))),
    }
