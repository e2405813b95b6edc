"""The face of stands to the house."""

from typing import Any

from django.db.models import F, QuerySet

from hamrah.ground.room import Measure, Nav, Room
from hamrah.ground.words import _
from hamrah.stands.demo import stage
from hamrah.stands.models import Visit


def visits(actor: Any) -> QuerySet[Visit]:
    """Visits by their day."""
    return Visit.objects.visible_to(actor).annotate(on=F("visited_on"))


ROOM = Room(
    name="stands",
    questions=("stands.see",),
    nav=(Nav(_("Labour stands"), "stands:stands", "stands.see", "place", 58),),
    demo=stage,
    measures=(
        Measure(
            "stands.visits",
            _("Visits to labour stands"),
            _("Visits of staff to labour stands whose day lies in the window."),
            "figures.see",
            visits,
            at_home=False,
        ),
    ),
)
