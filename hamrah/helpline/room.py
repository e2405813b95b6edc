"""The face of helpline to the house."""

from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _
from hamrah.helpline.commands import COMMANDS
from hamrah.helpline.demo import stage
from hamrah.helpline.erasing import erase_her_calls
from hamrah.helpline.measures import MEASURES
from hamrah.helpline.panels import held, her_calls, its_call, opens, tasks
from hamrah.helpline.restoring import drop_what_waited
from hamrah.helpline.shown import concealed

ROOM = Room(
    name="helpline",
    questions=("helpline.see", "helpline.see_danger", "helpline.print_names"),
    nav=(
        Nav(_("Helpline"), "helpline:desk", "helpline.see", "phone", 30),
        Nav(_("Quick note"), "helpline:quick", "helpline.note_relief", "plus", 33),
    ),
    panels=(
        Panel("person", "helpline.see", "helpline/of_person.html", her_calls, 17),
        Panel("case", "helpline.see", "helpline/of_case.html", its_call, 40),
    ),
    tasks=(tasks,),
    holds=(held,),
    opens=(opens,),
    erases=(erase_her_calls,),
    conceals=(concealed,),
    commands=COMMANDS,
    demo=stage,
    measures=MEASURES,
    restored=drop_what_waited,
)
