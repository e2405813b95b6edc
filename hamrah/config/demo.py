"""`hamrah demo`: four invented organisations with their people, put together from every room's part.

Not here: what a room adds (its `ROOM.demo`).
"""

import argparse
import os
import secrets
from pathlib import Path
from random import Random

from hamrah.config import environment
from hamrah.config.opening import migrate, open_house
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out, Progress

NETWORK_PEOPLE, SEED = 2_000, "hamrah-1"
# Whom the tour visits, then the houses of the other two.
WELCOMED = ("asha", "bina", "farah", "deepa", "gita", "ela", "charu", "lata", "priya")
WORDS = (
    *("neem", "peepal", "mango", "banyan", "river", "lake", "hill", "monsoon", "camel", "parrot", "peacock"),
    *(
        "swallow",
        "heron",
        "squirrel",
        "lantern",
        "saffron",
        "ginger",
        "pepper",
        "almond",
        "coconut",
        "millet",
    ),
    *("maize", "mustard", "cotton", "silver", "copper", "marble", "indigo", "kite", "drum", "flute", "boat"),
)


def run_demo(arguments: argparse.Namespace, out: Out) -> None:
    """Load the demo into an empty installation, or add people to one that has it."""
    with open_house(migrated=False):
        migrate()
        answer = load(out, people=arguments.people, seed=arguments.seed)
    said = "The demo was there already." if not answer["people"] else f"{answer['people']:,} people are in."
    out.answer(answer, [said, "Look at them with: hamrah serve --demo"])


def load(out: Out, *, people: int | None = None, seed: str = SEED) -> dict[str, int]:
    """The demo network where nothing is yet; `people` beyond that are added. Answers {"people": n}.

    Raises Problem `config.not_a_demo` where other organisations are at home.
    """
    loaded = 0
    present = codes_present()
    if not present:
        loaded = min(NETWORK_PEOPLE, people or NETWORK_PEOPLE)
        stage_rooms(out, people=loaded, seed=seed)
        write_tour_register(seed)
    elif not is_demo(present):
        raise Problem(
            "config.not_a_demo",
            "Other organisations are at home here; the demo goes only into an installation of its own."
            " Name another folder: HAMRAH_DATA=var/demo hamrah demo",
        )
    further = (people or loaded) - loaded
    return {"people": loaded + add_people(out, further, seed=f"{seed}/{loaded or secrets.token_hex(4)}")}


def codes_present() -> set[str]:
    """Codes of the organisations of this installation."""
    from hamrah.ground import context
    from hamrah.organisations.models import Organisation

    with context.opened(door="identify"):
        return set(Organisation.objects.values_list("code", flat=True))


def is_demo(present: set[str]) -> bool:
    """Whether these organisations are the demo's, loaded into this data folder."""
    from hamrah.ground.demo import CODES

    return set(CODES) <= present and password_file().exists()


def stage_rooms(out: Out, *, people: int, seed: str) -> None:
    """Every room's part, lowest floor first, all of it or nothing."""
    from django.db import transaction

    from hamrah.ground.demo import Demo
    from hamrah.ground.room import rooms

    demo = Demo(people=people, draw=Random(seed), password=password())  # noqa: S311 - names, not secrets
    with transaction.atomic():
        for room in rooms():
            if room.demo is not None:
                room.demo(demo)


def add_people(out: Out, people: int, *, seed: str) -> int:
    """Further workers of the first organisation, through the verb for many."""
    if people <= 0:
        return 0
    from hamrah.access.demo import actors
    from hamrah.ground.demo import SOURCE, Demo
    from hamrah.people.demo import office_of, register_more

    demo = Demo(people=people, draw=Random(seed), password="", actors=actors())  # noqa: S311
    progress = Progress(people, "registering")
    for count in register_more(demo, office_of(demo, SOURCE), people):
        progress.step(count)
    progress.finish()
    return people


def write_tour_register(seed: str) -> None:
    """An office's sheet as sheets are, to be brought in during the tour."""
    from hamrah.ground.day import today
    from hamrah.imports.demo_mess import messy_register

    tour_register_file().write_bytes(messy_register(Random(f"{seed}/mess"), today()))  # noqa: S311


def tour_register_file() -> Path:
    """Beside the password, where whoever loaded the demo finds it."""
    return password_file().with_name("tour-register.xlsx")


def password_file() -> Path:
    """Where the demo users' password is kept, readable by whoever owns the installation."""
    return environment.data_folder() / "demo.password"


def password() -> str:
    """Three words and a number, made once in each installation."""
    path = password_file()
    if not path.exists():
        made = "-".join([*(secrets.choice(WORDS) for _ in range(3)), str(secrets.randbelow(900) + 100)])
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(made + "\n")
    return path.read_text().strip()


def welcome() -> list[str]:
    """Whom to sign in as and three things to try; nothing where the demo is not."""
    if not is_demo(codes_present()):
        return []
    from hamrah.access.cast import CAST

    shown = [one for one in CAST if one.username in WELCOMED]
    return [
        "",
        f"Sign in with the password  {password()}  as",
        *(f"  {member.username:<6} {member.role:<13} {member.who}" for member in shown),
        "",
        "Three things to try:",
        *(f"  {number}. {line}" for number, line in enumerate(things_to_try(), start=1)),
        "",
        f"A messy sheet to bring in under Import: {tour_register_file()}",
        "Everybody and everything here is invented. Take the tour: docs/tour.md",
        "",
    ]


def things_to_try() -> list[str]:
    """With a name that is really there."""
    from hamrah.access.demo import actors
    from hamrah.ground import context
    from hamrah.people.models import Person

    asha = actors()["asha"]
    with context.opened(organisation_id=asha.organisation_id, user_id=asha.user_id):
        people = Person.objects.visible_to(asha).filter(state="accepted", name_script="Deva")
        person = people.exclude(photo=None).order_by("no").first() or people.order_by("no").first()
    name = f"{person.name_latin} ({person.name})" if person else "any name"
    return [
        f"as asha, search in your own spelling: {name}",
        "as bina, open Waiting: accept a registration, or send it back with what is wrong",
        "as farah, open Cards: print one, and hold it before /verify/, where nobody signs in",
    ]


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--people", type=_count, help=f"how many workers (first {NETWORK_PEOPLE:,}, later so many more)"
    )
    parser.add_argument("--seed", default=SEED, help="any word: the same word invents the same people")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


DEMO = Command(
    name="demo",
    summary="Load four invented organisations to look around in, or add workers to them.",
    example="hamrah demo --people 10000 --seed monsoon",
    arguments=_arguments,
    run=run_demo,
)
