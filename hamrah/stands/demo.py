"""The demo's stands: two in the city of arrival, a year of visits and rates; one at home, for Asha's phone.
Invented, as all of it."""

from datetime import timedelta

from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.organisations.actions import add_village
from hamrah.organisations.models import Village
from hamrah.places.facts import place_id
from hamrah.stands.actions import note_headcount, note_rate, note_visit

STANDS = ("Char Rasta Kadia Naka", "Pul ke niche Naka")
# Trade, whom, rupees a day a year ago; each rises a little by the month.
PAID = (("mason", "", 720), ("helper", "men", 480), ("helper", "women", 420))
MONTHS = 10
AT_HOME = ("Sabzi Mandi Naka", "सब्ज़ी मंडी नाका")


def stage(demo: Demo) -> None:
    actor = demo.actors["deepa"]
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        for at, name in enumerate(STANDS):
            city = place_id("city", "ahmedabad")
            stand = add_village(actor, name=name, kind="stand", parent=city)
            _year_of(demo, actor, stand, months=MONTHS - 4 * at)
    asha = demo.actors["asha"]
    with context.opened(organisation_id=asha.organisation_id, user_id=asha.user_id):
        add_village(asha, name=AT_HOME[0], name_local=AT_HOME[1], kind="stand")


def _year_of(demo: Demo, actor: object, stand: Village, *, months: int) -> None:
    for ago in range(months, 0, -1):
        day = demo.months_ago(ago) + timedelta(days=demo.draw.randrange(27))
        for trade, whom, rupees in PAID:
            rate = rupees + 8 * (MONTHS - ago) + 10 * demo.draw.randrange(-4, 7)
            note_rate(actor, stand=stand, seen_on=day, trade=trade, whom=whom, rate_paise=rate * 100)
        if ago % 3 == 1:
            men, women = demo.draw.randrange(90, 240), demo.draw.randrange(30, 110)
            note_headcount(actor, stand=stand, counted_on=day, men=men, women=women)
            note_visit(
                actor,
                stand=stand,
                visited_on=day,
                met_men=men // 4,
                met_women=women // 4,
                leaflets=40,
                complaints=demo.draw.randrange(4),
            )
