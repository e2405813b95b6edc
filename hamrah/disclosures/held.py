"""To whom a person's facts were given: a part of her own sheet. Not here: requests of authorities, unless she
was to be told.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language

from hamrah.disclosures.models import Export
from hamrah.ground.day_words import day_words
from hamrah.ground.room import Held
from hamrah.ground.words import _


def held(actor: Any, person: Any) -> Iterator[Held]:
    """Sheets with her in them that left: who received them, when, for what. What answered an authority is
    shown where the request was one she was told of."""
    made = Export.objects.filter(organisation_id=actor.organisation_id, people__overlap=list(person.records))
    lines = [
        (f"{export.body}: {export.purpose}", day_words(export.made_at, get_language() or "en"))
        for export in made.exclude(made_at=None).select_related("request")
        if export.made_at and (export.request is None or export.request.told == "yes")
    ]
    yield Held(_("Given to others"), tuple(lines))
