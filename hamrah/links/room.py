"""The face of links to the house."""

from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _
from hamrah.links.commands import COMMANDS
from hamrah.links.demo import stage
from hamrah.links.erasing import end_her_links
from hamrah.links.held import held, still_open
from hamrah.links.hub import begin_new_round
from hamrah.links.panels import her_links, tasks

ROOM = Room(
    name="links",
    questions=("links.see",),
    nav=(
        Nav(_("Partners' requests"), "links:requests", "links.see", "people", 50),
        Nav(_("Being found"), "links:terms", "links.set_terms", "key", 86),
    ),
    panels=(Panel("person", "links.see", "links/of_person.html", her_links, 50),),
    tasks=(tasks,),
    holds=(held,),
    opens=(still_open,),
    erases=(end_her_links,),
    restored=begin_new_round,
    commands=COMMANDS,
    demo=stage,
)
