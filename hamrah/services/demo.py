"""The demo's services: requests at every stage, hand-overs either way, a slip, a directory."""

from datetime import time, timedelta
from typing import Any

from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.organisations import letters
from hamrah.people.models import Person
from hamrah.services import actions
from hamrah.services.actions.asking import Asked
from hamrah.services.actions.handing import Handing
from hamrah.services.actions.settings import ProviderSaid
from hamrah.services.models import HandOver, Provider, ServiceRequest
from hamrah.services.slips import Office

WISHES: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("training", {"trade": "electrician"}, "I can come for three months after Holi."),
    ("job", {"trade": "mason", "where": "Ahmedabad", "wage": 700}, ""),
    ("shelter", {"people": 3, "children": True}, "We sleep at the site, the children are cold."),
    ("health", {"what": "screening"}, "I cut stone for eight years and cough at night."),
    ("bank", {"what": "account"}, ""),
    ("scheme", {"which": "BOCW card"}, "The panchayat asks for a 90-day certificate."),
    ("legal", {"about": "wages"}, "The contractor has not paid 22 days."),
    ("papers", {"which": "ration card"}, ""),
    ("family_visit", {"why": "my mother is alone and ill"}, ""),
    ("training", {"trade": "tailor"}, ""),
)
PLACES = (
    ("Night shelter, Saraspur", "shelter", ("shelter",), "Ahmedabad", "079 0000 1101", time(19), time(7), 4),
    ("Community clinic, Bedawal", "clinic", ("health",), "Udaipur", "0294 000 1102", time(9), time(16), 12),
    (
        "District legal services authority",
        "legal",
        ("legal",),
        "Udaipur",
        "0294 000 1103",
        time(10),
        time(17),
        130,
    ),
    ("Gramin bank, Gogunda", "bank", ("bank",), "Udaipur", "0294 000 1104", time(10), time(16), 31),
    (
        "Workers' union, Naroda",
        "union",
        ("legal", "job"),
        "Ahmedabad",
        "079 0000 1105",
        time(18),
        time(21),
        60,
    ),
)


def stage(demo: Demo) -> None:
    asha, bina, ela = (demo.actors[name] for name in ("asha", "bina", "ela"))
    hema = demo.actors["hema"]
    with context.opened(organisation_id=hema.organisation_id, user_id=hema.user_id):
        letters.own_key()
    with context.opened(organisation_id=bina.organisation_id, user_id=bina.user_id):
        letters.own_key()
        people = list(Person.objects.may_leave(bina).order_by("no")[16:34])
        directory(demo, ela)
        asked(demo, asha, people)
        carried_on(demo, bina)
        handed(demo, bina, people)
    with context.opened(organisation_id=hema.organisation_id, user_id=hema.user_id):
        actions.collect_letters(hema)
        first = HandOver.objects.filter(direction="in").order_by("sent_at").first()
        if first is not None:
            actions.answer_hand_over(hema, hand_over=first, answer="accept", words="A bed is ready tonight.")
    with context.opened(organisation_id=bina.organisation_id, user_id=bina.user_id):
        actions.collect_letters(bina)


def directory(demo: Demo, ela: Any) -> None:
    for name, sort, offers, city, phone, opens_at, closes_at, ago in PLACES:
        said = ProviderSaid(
            name, sort, offers=offers, city_said=city, phone=phone, opens_at=opens_at, closes_at=closes_at,
            days=("MO", "TU", "WE", "TH", "FR", "SA"), languages=("hi", "gu"), eligibility="Every worker",
            fee="Free",
        )  # fmt: skip
        row = actions.set_provider(ela, said=said)
        Provider.objects.filter(id=row.id).update(checked_on=demo.day - timedelta(days=ago))


def asked(demo: Demo, asha: Any, people: list[Person]) -> None:
    """One wish each; some asked a while ago."""
    for at, (person, (kind, said, words)) in enumerate(zip(people, WISHES, strict=False)):
        wish = Asked(kind, said, words, asked_on=demo.day - timedelta(days=at % 5))
        actions.ask(asha, people=[person], asked=wish)


def carried_on(demo: Demo, bina: Any) -> None:
    """Some are offered, under way, done and told, or not possible."""
    rows = list(ServiceRequest.objects.select_related("person").order_by("made_at"))
    steps = (
        ("offer", "start", "finish"),
        ("offer",),
        (),
        ("start",),
        ("start", "finish"),
        (),
        ("start",),
        ("not_possible",),
    )
    for row, taken in zip(rows, steps, strict=False):
        for step in taken:
            why_not = "no_papers" if step == "not_possible" else ""
            actions.take_step(bina, request=row, step=step, why_not=why_not)
    actions.tell_worker(bina, request=rows[4], how="phone")
    actions.note_follow_up(
        bina,
        request=rows[3],
        outcome="goes_well",
        next_on=demo.day + timedelta(days=7),
        words="Screened on Tuesday.",
    )


def handed(demo: Demo, bina: Any, people: list[Person]) -> None:
    """A family to the city's office, one taken to an office with a slip, one without her yes."""
    city = demo.organisations["SAB"].code
    plain: dict[str, Any] = {"columns": ("name", "village", "phone"), "consent_how": "spoken"}
    shelter = Handing(
        "referral", "shelter", "Three nights near Naroda, with children.", partner=city, **plain
    )
    actions.hand_over(bina, people=people[2:4], handing=shelter)
    work = Handing(
        "transfer", "job", "Mason, twelve years; looks for work from Monday.", partner=city, **plain
    )
    actions.hand_over(bina, people=[people[1]], handing=work)
    office = Office("Block labour office, Gogunda", "Shri Paliwal", "0294 000 1109", called_back=True)
    slip = Handing("referral", "scheme", "Applies for the BOCW card.", office=office, days=10, **plain)
    actions.hand_over(bina, people=[people[5]], handing=slip)
    urgent = Handing(
        "referral", "health", "Fell from a scaffold in Ahmedabad.", partner=city, columns=("name", "phone")
    )
    reason = "She is unconscious in the civil hospital; her family cannot be reached."
    actions.override_consent(bina, people=[people[6]], handing=urgent, reason=reason)
