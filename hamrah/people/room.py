"""The face of people to the house."""

from hamrah.ground.room import Nav, Panel, Room, Setting
from hamrah.ground.words import _
from hamrah.people.columns import REGISTER
from hamrah.people.commands import COMMANDS
from hamrah.people.demo import stage
from hamrah.people.erasing import erase_her
from hamrah.people.field_records import FIELD
from hamrah.people.held import held
from hamrah.people.leaving import EXPORTS
from hamrah.people.measures import MEASURES
from hamrah.people.panels import alarms, basis_fields
from hamrah.people.tasks import first_tasks, tasks

ROOM = Room(
    name="people",
    questions=("people.search", "people.see", "people.see_sealed_facts", "people.see_canaries"),
    nav=(
        Nav(_("Search"), "people:search", "people.search", "search", 10),
        Nav(_("Register"), "people:quick", "people.register_worker", "register", 20),
        Nav(_("Waiting"), "people:waiting", "people.submit_worker", "clock", 30),
        Nav(_("Perhaps twice"), "people:suspicions", "people.say_not_the_same", "person", 35),
        Nav(_("Alarms"), "people:canaries", "people.see_canaries", "warning", 85),
        Nav(_("Attest"), "people:sheet", "people.attest_workers", "edit", 45),
        Nav(_("Papers"), "people:papers", "people.register_worker", "print", 46),
    ),
    imports=(REGISTER,),
    commands=COMMANDS,
    measures=MEASURES,
    panels=(
        Panel("home", "people.see_canaries", "people/home_alarms.html", alarms, 4),
        Panel("import", "people.state_basis", "people/basis_fields.html", basis_fields, 10),
    ),
    tasks=(tasks, first_tasks),
    settings=(
        Setting(
            _("Alarms"),
            _("Invented people whom nobody needs for work; who opens one is noticed."),
            "people:canaries",
            "people.see_canaries",
            "warning",
        ),
    ),
    exports=EXPORTS,
    holds=(held,),
    erases=(erase_her,),
    field=FIELD,
    demo=stage,
)
