"""The face of rights to the house."""

from hamrah.ground.room import Nav, Panel, Room, Setting
from hamrah.ground.words import _
from hamrah.rights.demo import stage
from hamrah.rights.held import held, still_open
from hamrah.rights.keeping import open_complaint
from hamrah.rights.panels import her_rights, tasks

ROOM = Room(
    name="rights",
    questions=("rights.see", "rights.read_words", "rights.see_erasures", "rights.see_breaches"),
    nav=(Nav(_("Rights"), "rights:rights", "rights.see", "consent", 60),),
    panels=(Panel("person", "rights.see", "rights/of_person.html", her_rights, 60),),
    tasks=(tasks,),
    settings=(
        Setting(
            _("The notice that is read to workers"),
            _("Its text in each language, and recordings of it."),
            "rights:notice",
            "rights.keep_audio",
            "consent",
        ),
    ),
    holds=(held,),
    opens=(still_open,),
    keeps=(open_complaint,),
    demo=stage,
)
