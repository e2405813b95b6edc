"""The face of figures to the house."""

from hamrah.figures.demo import stage
from hamrah.figures.views import on_home
from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _

ROOM = Room(
    name="figures",
    questions=("figures.see",),
    nav=(Nav(_("Figures"), "figures:figures", "figures.see", "figures", 59),),
    panels=(Panel("home", "figures.see", "figures/home.html", on_home, 60),),
    demo=stage,
)
