"""What of villages' lists other pages show: a worker's, that of what leaves. Not here: those pages."""

from typing import Any

from django.db.models import Exists

from hamrah.corridors.forms import YesForm
from hamrah.corridors.models import ListSheet, VillageList
from hamrah.ground.day import today
from hamrah.people.models import Consent
from hamrah.people.rules.purposes import VILLAGE_LIST
from hamrah.people.told import APART_NOTICES


def ask_for_list(request: Any, person: Any) -> dict[str, Any] | None:
    """The question to her, where her village keeps a list and she has not said yes; nothing for who is no
    grown woman or man for sure, and for who may not note it."""
    is_grown = person.adult_from is not None and person.adult_from <= today()
    if person.village_id is None or not is_grown or not request.actor.may("people.record_consent", person):
        return None
    said_yes = Consent.objects.filter(person__in=person.records, purpose=VILLAGE_LIST, withdrawn_at=None)
    kept = VillageList.objects.kept().filter(village=person.village_id).exclude(Exists(said_yes))
    return {"form": YesForm(), "notice": APART_NOTICES[VILLAGE_LIST]} if kept.exists() else None


def where_printed(request: Any, export: Any) -> dict[str, Any] | None:
    """The way from an export that is a village's list to the page that prints it."""
    sheet = ListSheet.objects.filter(export=export).first()
    return {"sheet": sheet} if sheet else None
