"""The face of journeys to the house."""

from typing import Any

from django.db.models import F, QuerySet

from hamrah.ground.room import Measure, Panel, Room
from hamrah.ground.words import _
from hamrah.journeys.demo import stage
from hamrah.journeys.erasing import erase_her_journeys
from hamrah.journeys.field import FIELD
from hamrah.journeys.leaving import EXPORTS, held
from hamrah.journeys.models import Spell
from hamrah.journeys.panels import journey_line
from hamrah.journeys.parties import workers_of


def begun(actor: Any) -> QuerySet[Spell]:
    """Journeys by the month of leaving."""
    return Spell.objects.visible_to(actor).filter(left_on__isnull=False).annotate(on=F("left_on"))


ROOM = Room(
    name="journeys",
    field=FIELD,
    questions=("journeys.see", "journeys.see_wages"),
    panels=(
        Panel("person", "journeys.see", "journeys/line.html", journey_line, 10),
        Panel("party", "journeys.see", "journeys/of_party.html", workers_of, 10),
        Panel("comparison", "journeys.see", "journeys/compared.html", journey_line, 10),
    ),
    exports=EXPORTS,
    holds=(held,),
    erases=(erase_her_journeys,),
    demo=stage,
    measures=(
        Measure(
            "journeys.begun",
            _("Journeys begun"),
            _("Journeys whose month of leaving lies in the window."),
            "figures.see",
            begun,
            person="person__",
        ),
    ),
)
