"""The demo's workers: many from offices' papers, some registered one by one, a few met twice, and what became
of them since. Not here: their journeys and cards (those rooms' own demo.py).
"""

from hamrah.ground.demo import DESTINATION, FINANCE, SOURCE, Demo
from hamrah.ground.names.invented import CITY_HOMES, VILLAGE_NAMES
from hamrah.people.demo.by_hand import by_hand
from hamrah.people.demo.crowd import long_ago, register, register_more
from hamrah.people.demo.folk import Folk, folk_of, sit
from hamrah.people.demo.office import MANY, Office, office_of, open_office
from hamrah.people.demo.since import lived_on

# Of a thousand workers so many come to the source, to the city's centre, to the finance partner.
SHARES = {SOURCE: 620, DESTINATION: 280, FINANCE: 100}
HOMES = {SOURCE: VILLAGE_NAMES, DESTINATION: CITY_HOMES, FINANCE: VILLAGE_NAMES}
MET_TWICE_OF_THOUSAND, LEAST_MET_TWICE = 12, 5
FIRST_MET_TWICE = 15  # a multiple of three, so that whoever is met twice is written in two scripts

__all__ = ["Office", "office_of", "register_more", "stage"]


def stage(demo: Demo) -> None:
    """Workers of three organisations; some whom a second clerk, and then the other organisation, met too."""
    offices = {code: open_office(demo, code) for code in SHARES}
    twice: list[Folk] = []
    for code, office in offices.items():
        here = folk_of(demo, demo.share(SHARES[code]), homes=HOMES[code], of_many=demo.people >= MANY)
        if code == DESTINATION:
            here = [*again(twice), *here[len(twice) :]]
        sit(demo, office, here, sitting=code == DESTINATION)
        register(demo, office, here, clerk=0)
        if code == SOURCE:
            last = FIRST_MET_TWICE + demo.share(MET_TWICE_OF_THOUSAND, least=LEAST_MET_TWICE)
            twice = again(here[FIRST_MET_TWICE:last])
            sit(demo, office, twice, sitting=2)
            register(demo, office, twice, clerk=1)
        lived_on(demo, office, here, twice=twice if code == SOURCE else ())
    for office in offices.values():
        long_ago(office)
    by_hand(demo, offices[SOURCE])


def again(folk: list[Folk]) -> list[Folk]:
    """The same people, as another clerk meets them: a record of their own."""
    return [Folk(one.who) for one in folk]
