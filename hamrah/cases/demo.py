"""The demo's cases: every kind, every state, in each of the four offices.

Everybody and everything is invented. Not here: their money (demo_money.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from hamrah.access.models import User
from hamrah.cases import actions
from hamrah.cases.actions import CaseSaid, ClaimantSaid, SessionSaid, StepSaid
from hamrah.cases.demo_money import MONEY, Purse
from hamrah.cases.models import Case, CaseParty, CaseStep
from hamrah.cases.rules.clocks import morning_of
from hamrah.cases.standing import stand
from hamrah.employers.models import Party
from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.people.models import Person

# Who opens cases in each office, and who looks after them.
DESKS = (("gita", "bina"), ("jyoti", "hema"), ("om", "mukesh"), ("qadir", "priya"))


@dataclass(frozen=True)
class Plot:
    """One case of the demo: kind, how many workers, their words, how long ago, what was done, what became of
    its money (demo_money.MONEY), and how it ended."""

    kind: str
    workers: int
    words: str
    days_ago: int
    done: tuple[tuple[str, str, str], ...] = ()
    ends: tuple[str, str] = ("", "")
    safe: str = "yes"
    place: str = "Naroda, Ahmedabad"
    filed: str = ""
    money: str = ""


CALLED = ("call", "promised", "He says he pays on Monday.")
SILENT = ("call", "not_reached", "It rings; nobody answers.")
NOTICE = ("notice", "sent", "By registered post and on his phone.")
MET = ("meeting", "offered", "At our centre; he offers half.")
PLOTS = (
    Plot(
        "unpaid_wages",
        11,
        "Eleven of us laid tiles for 26 days. The contractor left.",
        34,
        (CALLED, NOTICE, MET),
        place="Bhuwana, Udaipur",
        money="in_three_parts",
    ),
    Plot("unpaid_wages", 1, "Nineteen days at the hotel were not paid.", 1, safe="unknown"),
    Plot(
        "underpaid",
        4,
        "He promised 550 a day and gave 400.",
        12,
        (("talked", "well", ""), CALLED),
        money="to_the_leader",
    ),
    Plot(
        "held_by_contractor",
        6,
        "He keeps the wages until the season ends.",
        20,
        (SILENT, NOTICE),
        place="Kheda",
    ),
    Plot(
        "advance",
        2,
        "He says the advance is not worked off.",
        9,
        (("talked", "afraid", "They sleep there."),),
        safe="no",
    ),
    Plot(
        "accident",
        1,
        "Fell from the second floor; the leg is broken.",
        61,
        (CALLED, NOTICE),
        filed="wage_authority",
    ),
    Plot(
        "death",
        1,
        "My husband died at the site. We want to bring him home.",
        7,
        (("talked", "well", ""), CALLED),
    ),
    Plot("bondage", 5, "We may not leave the kiln. Our phones were taken.", 0, safe="no", place="Kotda"),
    Plot(
        "child_labour",
        1,
        "A boy of thirteen works at the loom.",
        2,
        (("rescue", "brought_out", "With the police."),),
        safe="no",
    ),
    Plot(
        "missing",
        1,
        "My brother has not called for 20 days.",
        1,
        (("talked", "well", "Last seen in Surat."),),
        safe="no",
    ),
    Plot("violence", 1, "He beat me when I asked for my wages.", 3, (("talked", "afraid", ""),), safe="no"),
    Plot(
        "harassment", 1, "The supervisor does not leave me alone.", 6, (("talked", "afraid", ""),), safe="no"
    ),
    Plot("dismissed", 1, "I was sent away after nine years.", 80, (CALLED, NOTICE), filed="labour_dept"),
    Plot("social_security", 3, "No PF was paid for two years.", 140, (NOTICE,), filed="court"),
    Plot(
        "disease",
        1,
        "I cut stone for eight years and cannot breathe.",
        44,
        (("informed", "", "Screening on Tuesday."),),
    ),
    Plot(
        "police",
        2,
        "They hold my brother at the thana.",
        2,
        (("visit", "reached", "Released in the evening."),),
        ("non_money", "He is home."),
    ),
    Plot(
        "accused",
        1,
        "He says I stole copper after I complained.",
        30,
        (("referred", "", "To a lawyer of the DLSA."),),
    ),
    Plot("papers_held", 1, "He keeps my ration card.", 25, (CALLED,), ("non_money", "The card is back.")),
    Plot(
        "cheated_by_agent",
        8,
        "He took 2,000 from each for work that is not there.",
        95,
        (SILENT, SILENT, NOTICE),
        ("other_unreachable", "The phone is off, the address is false."),
    ),
    Plot(
        "benefit_refused",
        1,
        "The board says there is no 90-day paper.",
        15,
        (("informed", "", ""),),
        ("information", "She has the form and comes again."),
    ),
    Plot(
        "unpaid_wages",
        3,
        "Twelve days four years ago.",
        10,
        (),
        ("time_barred", "Told too late; they understand."),
    ),
    Plot(
        "unpaid_wages",
        2,
        "Nobody wrote the days down.",
        120,
        (CALLED,),
        ("no_evidence", "No diary, no witness."),
    ),
    Plot(
        "unpaid_wages",
        1,
        "Eight days at a kiln.",
        70,
        (SILENT,),
        ("withdrawn", "He goes back to the same kiln."),
    ),
    Plot(
        "underpaid",
        1,
        "The site closed.",
        200,
        (CALLED,),
        ("worker_unreachable", "Three calls, a letter home."),
    ),
    Plot(
        "unpaid_wages",
        7,
        "The company says the contractor was paid.",
        16,
        (CALLED, MET),
        place="Hiran Magri, Udaipur",
        money="below_the_claim",
    ),
    Plot(
        "unpaid_wages",
        3,
        "Twenty days of plaster work, and he sold the flat.",
        75,
        (CALLED, NOTICE, MET),
        ("full", ""),
        place="Fatehpura, Udaipur",
        money="in_full",
    ),
    Plot(
        "underpaid",
        2,
        "He wrote half days where we worked whole ones.",
        62,
        (CALLED, MET),
        ("partial", "They wanted to go home before the rains."),
        place="Gogunda",
        money="full_and_final",
    ),
)
TOPICS = (("wages", "Naroda labour stand", 22, 6), ("accident", "Gogunda panchayat", 14, 19))


def stage(demo: Demo) -> None:
    for counsellor, lead in DESKS:
        taker, leader = demo.actors[counsellor], demo.actors[lead]
        with context.opened(organisation_id=taker.organisation_id, user_id=taker.user_id):
            people = list(Person.objects.may_leave(leader).order_by("no")[:120])
            if not people:
                continue
            watched(demo, leader, taker)
            sessions = [
                actions.hold_session(
                    taker, said=SessionSaid(t, demo.day - timedelta(days=50), p, men=m, women=w)
                )
                for t, p, m, w in TOPICS
            ]
            desk = Desk(demo, taker, User.objects.filter(id=leader.user_id).first())
            staged(desk, people, sessions[0].id)


def watched(demo: Demo, leader: Any, taker: Any) -> None:
    """Somebody answers tonight and tomorrow night."""
    who = User.objects.filter(id=taker.user_id).first()
    if who is None:
        return
    for night in (0, 1):
        begins = timezone.now() + timedelta(days=night)
        actions.set_on_call(
            leader, who=who, phone="5000000190", starts_at=begins, ends_at=begins + timedelta(hours=23)
        )


def staged(desk: "Desk", people: Sequence[Person], session: Any) -> None:
    """Each plot with workers of its own; the shorter the register, the fewer plots."""
    at = 0
    for no, plot in enumerate(PLOTS):
        if at + plot.workers > len(people):
            break
        gang, at = people[at : at + plot.workers], at + plot.workers
        told(desk, plot, gang, session if no % 7 == 0 else None)


@dataclass(frozen=True)
class Desk:
    """Who notes the cases of an office, and who counts cash with her."""

    demo: Demo
    taker: Any
    second: User | None


def told(desk: Desk, plot: Plot, gang: Sequence[Person], session: Any) -> None:
    demo, taker = desk.demo, desk.taker
    parties = list(Party.objects.order_by("name", "id"))
    party = parties[len(plot.words) % len(parties)] if parties else None
    case = actions.open_case(
        taker,
        said=CaseSaid(
            plot.kind, plot.words, sector="construction", place_said=plot.place, safe=plot.safe,
            party_id=party.id if party else None, session_id=session,
        ),
        claimants=list(claims(demo, plot, gang)),
    )  # fmt: skip
    for what, came, words in plot.done:
        actions.note_step(taker, case=case, step=StepSaid(what, came, words, next_at=soon(demo, plot)))
    if plot.filed:
        filed = actions.file_proceeding(taker, case=case, forum=plot.filed, number=f"{plot.days_ago}/2026")
        day = demo.day + timedelta(days=plot.days_ago % 9 + 1)
        actions.set_hearing(
            taker, proceeding=filed, at=morning_of(day) + timedelta(hours=2), where_said="Room 4"
        )
    if plot.money:
        MONEY[plot.money](Purse(taker, desk.second, case, demo.day))
    if plot.ends[0]:
        actions.close_case(taker, case=case, outcome=plot.ends[0], words=plot.ends[1])
    earlier(case, plot.days_ago)


def soon(demo: Demo, plot: Plot) -> Any:
    return morning_of(demo.day + timedelta(days=len(plot.words) % 6))


def claims(demo: Demo, plot: Plot, gang: Sequence[Person]) -> Iterator[ClaimantSaid]:
    """Days and rates of each; a claim too old is four years back."""
    years = 4 if plot.ends[0] == "time_barred" else 0
    until = demo.day - timedelta(days=plot.days_ago + 5 + 365 * years)
    for no, person in enumerate(gang):
        yield ClaimantSaid(
            person.id,
            since=until - timedelta(days=40),
            until=until,
            half_days=40 + no % 12,
            rate_paise=(45_000, 52_500, 60_000)[no % 3],
            advance_paise=100_000 * (no % 2),
            skill=("unskilled", "semi", "skilled")[no % 3],
            authority=("thumb", "signed", "oral")[no % 3],
        )


def earlier(case: Case, days: int) -> None:
    """As if it had been told so long ago, and carried on since."""
    back = timedelta(days=days, hours=time(3).hour)
    Case.objects.filter(id=case.id).update(
        opened_on=F("opened_on") - timedelta(days=days), made_at=F("made_at") - back
    )
    steps = list(CaseStep.objects.filter(case=case).order_by("at", "id"))
    for no, step in enumerate(steps):
        share = back * (len(steps) - no) / max(len(steps), 1)
        CaseStep.objects.filter(id=step.id).update(at=step.at - share, on=(step.at - share).date())
    ended = CaseStep.objects.filter(case=case, what="closed").values_list("on", flat=True).first()
    Case.objects.filter(id=case.id).exclude(closed_on=None).update(closed_on=ended)
    CaseParty.objects.filter(case=case).update(caution_from=F("caution_from") - timedelta(days=days))
    last = CaseStep.objects.filter(case=case).order_by("-at").values_list("at", flat=True).first()
    stand(Case.objects.get(id=case.id), moved_at=last)
