"""The face of people to the house."""

from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _
from hamrah.people.columns import REGISTER
from hamrah.people.commands import COMMANDS
from hamrah.people.demo import stage
from hamrah.people.panels import basis_fields, what_waits

ROOM = Room(
    name="people",
    questions=("people.search", "people.see", "people.see_sealed_facts"),
    nav=(
        Nav(_("Search"), "people:search", "people.search", "search", 10),
        Nav(_("Register"), "people:quick", "people.register_worker", "register", 20),
        Nav(_("Waiting"), "people:waiting", "people.submit_worker", "clock", 30),
    ),
    imports=(REGISTER,),
    commands=COMMANDS,
    panels=(
        Panel("home", "people.submit_worker", "people/home.html", what_waits, 10),
        Panel("import", "people.state_basis", "people/basis_fields.html", basis_fields, 10),
    ),
    demo=stage,
)
