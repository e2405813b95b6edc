"""Many workers at once, as an office's papers have them. Not here: those who stand at the desk (by_hand)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from hamrah.ground.demo import Demo
from hamrah.ground.names.invented import Someone, someone
from hamrah.people.actions import register_workers
from hamrah.people.demo.office import Office
from hamrah.people.lines import line_of
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.ready import Batch, ready
from hamrah.people.rules.registration import PhoneSaid, Registration

BATCH = 2_000
WORK = (
    ("construction", "mason"),
    ("construction", "helper"),
    ("construction", "tile fitter"),
    ("hotels", "cook"),
    ("loading", "head loader"),
    ("textiles", "machine operator"),
    ("homes", "domestic worker"),
    ("farm", "cotton picker"),
)


def register(demo: Demo, office: Office, people: Sequence[Someone], *, clerk: int) -> None:
    """In the office's papers; every third was written down by the other clerk."""
    scripts = [office.clerks[(clerk + (at % 3 == 2)) % 2] for at in range(len(people))]
    pairs = zip(people, scripts, strict=True)
    write(demo, office, [said_of(demo, office, who, script=script) for who, script in pairs])


def register_more(demo: Demo, office: Office, people: int) -> Iterator[int]:
    """So many further workers, a transaction a batch; tells how many each held."""
    for start in range(0, people, BATCH):
        count = min(BATCH, people - start)
        crowd = [someone(demo.draw, of_many=True) for _ in range(count)]
        register(demo, office, crowd, clerk=0)
        yield count


def write(demo: Demo, office: Office, said: Sequence[Registration]) -> None:
    """Through the verb for many."""
    if said:
        lines = [line_of(ready(one, today=demo.day), today=demo.day) for one in said]
        register_workers(office.registrar, batch=Batch(lines, f"demo/{said[0].id}"))


def said_of(demo: Demo, office: Office, who: Someone, *, script: str, **further: Any) -> Registration:
    """What is said when she is registered; a phone may be a neighbour's."""
    sector, occupation = demo.draw.choice(WORK)
    registered_on = demo.day - timedelta(days=demo.draw.randrange(30, 600))
    facts = {
        "name": who.name_in(script),
        "relation": who.relation,
        "relation_name": who.relative_in(script),
        "gender": "F" if who.is_woman else "M",
        "age": AgeSaid(who.age, registered_on, "about" if who.age % 5 == 0 else "exact"),
        "phones": phones_of(demo, who),
        "village": office.villages.get(who.village.latin),
        "village_said": who.village.written(script),
        "hamlet": who.hamlet,
        "district_said": who.district,
        "state_said": "Rajasthan",
        "sector": sector,
        "occupation": occupation,
        "registered_on": registered_on,
        "basis": office.basis,
    }
    return Registration(**{**facts, **further})


def phones_of(demo: Demo, who: Someone) -> tuple[PhoneSaid, ...]:
    """Hers in half of the cases."""
    owner = demo.draw.choice(("self", "self", "family", "neighbour"))
    safe = demo.draw.choice((True, None))
    return (PhoneSaid(who.phone, owner, safe),) if who.phone else ()
