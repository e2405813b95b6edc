"""The face of rights to the house."""

from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _
from hamrah.rights.demo import stage
from hamrah.rights.held import held, still_open
from hamrah.rights.keeping import open_complaint
from hamrah.rights.panels import her_rights, what_is_due

ROOM = Room(
    name="rights",
    questions=("rights.see", "rights.see_erasures", "rights.see_breaches"),
    nav=(Nav(_("Rights"), "rights:rights", "rights.see", "consent", 60),),
    panels=(
        Panel("home", "rights.see", "rights/home.html", what_is_due, 30),
        Panel("person", "rights.see", "rights/of_person.html", her_rights, 60),
    ),
    holds=(held,),
    opens=(still_open,),
    keeps=(open_complaint,),
    demo=stage,
)
