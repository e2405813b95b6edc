"""The face of sync to the house."""

from hamrah.ground.room import Nav, Panel, Room, Setting
from hamrah.ground.words import _
from hamrah.sync.commands import COMMANDS
from hamrah.sync.demo import stage
from hamrah.sync.erasing import erase_her_work
from hamrah.sync.field import FIELD
from hamrah.sync.panels import said_otherwise
from hamrah.sync.tasks import tasks

ROOM = Room(
    name="sync",
    questions=("sync.see_phones", "sync.see_own_phones", "sync.see_conflicts"),
    nav=(
        Nav(_("Phones"), "sync:phones", "sync.see_own_phones", "phone", 60),
        Nav(_("Said differently"), "sync:conflicts", "sync.see_conflicts", "question", 36),
    ),
    panels=(Panel("person", "sync.see_conflicts", "sync/said_otherwise.html", said_otherwise, 8),),
    tasks=(tasks,),
    settings=(
        Setting(
            _("Phones in the field"),
            _("Whose phone is enrolled, what has not come in yet; lost or seized ones end here."),
            "sync:phones",
            "sync.see_own_phones",
            "phone",
        ),
    ),
    field=FIELD,
    erases=(erase_her_work,),
    commands=COMMANDS,
    demo=stage,
)
