"""Duties and what one may look at, in words: what a role may do, for whoever gives or composes one.

Not here: what a duty holds (roles.py), verbs in words (verb_words.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hamrah.access.roles import DUTIES, SECOND_STEP
from hamrah.access.verb_words import VERB_WORDS
from hamrah.ground.words import _

# Duty -> its name, and what whoever has it does, in a sentence.
DUTY_WORDS: dict[str, tuple[Any, Any]] = {
    "find": (_("Find workers"), _("Searches the register, opens a worker's page, her journeys and cards.")),
    "register": (
        _("Register workers"),
        _("Registers and corrects workers, with household, photo, consents and stamps; asks for cards."),
    ),
    "journeys": (_("Note journeys"), _("Notes who sets off, where to, and who came back.")),
    "employers": (_("Note employers"), _("Keeps contractors, companies and sites, and who works for whom.")),
    "stands": (_("Visit labour stands"), _("Notes visits, head-counts and rates of labour stands.")),
    "import": (_("Bring in registers"), _("Brings in spreadsheets of workers and takes them back.")),
    "rights": (_("Hear what workers ask"), _("Reads the notice to workers and notes what they ask for.")),
    "partners": (_("Ask partners"), _("Asks partners whether they know a worker, with her yes.")),
    "services": (_("Serve workers"), _("Notes what workers ask for and carries it on until it is done.")),
    "hand-over": (
        _("Hand over to partners"),
        _("Hands workers over to others, opens what is sensitive of it, and a record in an emergency."),
    ),
    "cards": (_("Card desk"), _("Approves, signs, prints, renews and hands over cards.")),
    "at-hand": (_("Note phones and lost cards"), _("Adds a phone; notes that a card is lost.")),
    "sealed": (_("Read sensitive facts"), _("Opens caste, disability, danger and pay of a worker.")),
    "claims": (_("Minors' legal claims"), _("Records the legal claim of somebody under 18.")),
    "diary": (_("Terms, days and pay"), _("Writes terms of work, marks days, notes money, gives papers.")),
    "law": (_("Law of wages"), _("Adds orders of minimum wages, compares and withdraws them.")),
    "cases": (_("Cases"), _("Opens cases and carries them: steps, evidence, hearings, outcomes.")),
    "money": (_("Money of cases"), _("Works claims out; notes offers, agreements, payments, receipts.")),
    "helpline": (_("Helpline"), _("Answers calls, rings back, makes requests and cases of calls.")),
    "relief": (_("Note callers of a surge"), _("Notes callers with three answers, and reads nothing back.")),
    "field": (_("A phone in the field"), _("Enrols a phone of her own and settles what it brings.")),
    "figures": (_("Read figures"), _("Reads figures, places and corridors; nobody's name.")),
    "accept": (
        _("Answer for the register"),
        _("Accepts or returns registrations, joins records, gives workers to centres."),
    ),
    "services-lead": (
        _("Answer for services"),
        _("Sets the kinds of service, looks at what was done in an emergency or without a yes."),
    ),
    "cards-lead": (_("Revoke cards"), _("Revokes cards, and ends those that a phone may make.")),
    "cases-lead": (_("Answer for cases"), _("Sees how cases age and sets who answers at night.")),
    "surge": (
        _("Days of a surge"),
        _("Switches a surge on and off, makes calls of its lines, prints names."),
    ),
    "phones": (_("Answer for phones"), _("Sees all phones, has one wiped, takes in work that it left.")),
    "partners-lead": (
        _("Answer partners"),
        _("Opens partners' letters, answers them, ends links of records."),
    ),
    "rights-lead": (
        _("Answer what workers ask"),
        _("Answers requests, puts on paper what is held of a worker, proposes erasures."),
    ),
    "counts": (_("State opening balances"), _("States counts from before the records; takes snapshots.")),
    "exports": (_("Lists that leave"), _("Asks for, agrees to, makes and takes out lists of workers.")),
    "watch": (_("Journal"), _("Reads who changed what, and shows workers who looked at them.")),
    "second-person": (_("Let colleagues see more"), _("Agrees that a colleague looks at more workers.")),
    "office": (_("The office"), _("Adds centres, says what the organisation is called, how its cards look.")),
    "authorities": (
        _("Requests of authorities"),
        _("Keeps what police, courts and departments ask for, and decides it."),
    ),
    "protect": (_("Protect workers' records"), _("Erases records, keeps breaches and their clocks.")),
    "keys": (_("Signing keys"), _("Makes, changes and distrusts the keys that sign cards.")),
    "roles": (_("See roles"), _("Sees roles; answers, as a second person, what one is made of.")),
    "staff": (_("People who work here"), _("Adds colleagues, gives and ends roles, composes roles.")),
}
# What one may look at; what one may change stands in VERB_WORDS.
QUESTION_WORDS: dict[str, Any] = {
    "access.see_roles": _("sees roles and who has them"),
    "access.see_users": _("sees the people who work here"),
    "cards.see": _("sees cards"),
    "cases.see": _("sees cases"),
    "cases.see_board": _("sees how cases age"),
    "cases.take_along": _("takes cases of her own along on her phone"),
    "cases.see_caution": _("sees that nobody is to be sent to an employer"),
    "cases.see_danger": _("sees cases of danger"),
    "corridors.see": _("sees corridors"),
    "corridors.see_lists": _("sees of which villages a list is kept"),
    "disclosures.see": _("sees lists that leave"),
    "disclosures.see_requests": _("sees requests of authorities"),
    "employers.see": _("sees employers"),
    "figures.see": _("sees figures"),
    "ground.see_journal": _("sees the journal"),
    "helpline.print_names": _("prints the names of a surge"),
    "helpline.see": _("sees calls"),
    "helpline.see_danger": _("sees calls of danger"),
    "imports.see": _("sees what was brought in"),
    "journeys.see": _("sees journeys"),
    "journeys.see_wages": _("sees what journeys paid"),
    "links.see": _("sees whether partners know a worker"),
    "people.search": _("searches workers"),
    "people.see": _("sees workers"),
    "people.see_canaries": _("sees invented records and alarms"),
    "people.see_sealed_facts": _("sees sensitive facts"),
    "places.see": _("sees places"),
    "rights.read_words": _("reads what they said, and who complained"),
    "rights.see": _("sees what workers asked"),
    "rights.see_breaches": _("sees breaches"),
    "rights.see_erasures": _("sees erasures"),
    "services.see": _("sees services"),
    "services.see_directory": _("sees the directory of help"),
    "services.see_reviews": _("sees what was done in an emergency"),
    "services.see_sensitive": _("sees sensitive services"),
    "stands.see": _("sees labour stands"),
    "sync.see_conflicts": _("sees what phones said otherwise"),
    "sync.see_own_phones": _("sees her own phones"),
    "sync.see_phones": _("sees all phones"),
    "wages.see_diary": _("sees diaries of days"),
    "wages.see_law": _("sees the law of wages"),
    "wages.see_pay": _("sees pay"),
    "wages.take_along": _("takes pay of her own workers along on her phone"),
}


@dataclass(frozen=True)
class DutySaid:
    """A duty in words: its name, a sentence, each single thing it opens, and whether one of them needs the
    second step of sign-in."""

    code: str
    name: Any
    what: Any
    sees: tuple[Any, ...]
    does: tuple[Any, ...]
    is_guarded: bool


def said(duties: Iterable[str]) -> list[DutySaid]:
    """The duties in words, in the order of DUTIES; one that is unknown is left out."""
    chosen = set(duties)
    return [_said(duty) for duty in DUTIES if duty in chosen]


def _said(duty: str) -> DutySaid:
    name, what = DUTY_WORDS[duty]
    held = sorted(DUTIES[duty])
    return DutySaid(
        duty,
        name,
        what,
        tuple(QUESTION_WORDS[one] for one in held if one in QUESTION_WORDS),
        tuple(VERB_WORDS[one] for one in held if one in VERB_WORDS),
        bool(DUTIES[duty] & SECOND_STEP),
    )
