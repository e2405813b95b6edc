"""The demo's workers: many from an office's papers, some registered one by one, a few met twice.

Not here: their journeys and cards (those rooms' own demo.py).
"""

from hamrah.ground.demo import DESTINATION, SOURCE, Demo
from hamrah.ground.names.invented import someone
from hamrah.people.demo.by_hand import by_hand, give_faces, households
from hamrah.people.demo.crowd import register, register_more
from hamrah.people.demo.office import Office, office_of, open_office

MET_TWICE = 5
FACES = 15  # a multiple of three, so that whoever is met twice is written in two scripts

__all__ = ["Office", "office_of", "register_more", "stage"]


def stage(demo: Demo) -> None:
    """Workers of both organisations; five whom a second clerk, and then the other organisation, met too."""
    source = open_office(demo, SOURCE)
    destination = open_office(demo, DESTINATION)
    here = [someone(demo.draw) for _ in range(demo.people * 7 // 10)]
    twice = here[FACES : FACES + MET_TWICE]
    there = [*twice, *(someone(demo.draw) for _ in range(demo.people - len(here) - len(twice)))]
    register(demo, source, here, clerk=0)
    register(demo, source, twice, clerk=1)
    register(demo, destination, there, clerk=0)
    give_faces(demo, source, FACES)
    by_hand(demo, source)
    households(demo, source)
