"""Words of cases: kinds, states, steps, what came, what is next. Not here: their meaning (rules/)."""

from typing import Any

from hamrah.ground.words import _, pgettext_lazy

KINDS: dict[str, Any] = {
    "unpaid_wages": _("Wages not paid"),
    "underpaid": _("Paid too little, or cut"),
    "held_by_contractor": _("Contractor keeps the wages"),
    "advance": _("Dispute over an advance"),
    "accident": _("Accident at work"),
    "death": _("Death at work, bringing the body home"),
    "bondage": _("Not allowed to leave (bondage)"),
    "child_labour": _("Child at work"),
    "missing": _("Missing worker"),
    "violence": _("Violence"),
    "harassment": _("Harassment, also sexual"),
    "dismissed": _("Sent away from work"),
    "social_security": _("PF, ESI, gratuity"),
    "disease": _("Disease from work (silicosis)"),
    "police": _("Held or troubled by police"),
    "accused": _("Accused of theft"),
    "papers_held": _("Papers kept from her"),
    "cheated_by_agent": _("Cheated by an agent"),
    "benefit_refused": _("Benefit refused"),
}
# As somebody who takes a call at night looks for them: what cannot wait, money, body, the rest.
KIND_GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (
        _("Money"),
        ("unpaid_wages", "underpaid", "held_by_contractor", "advance", "dismissed", "social_security"),
    ),
    (_("Body and life"), ("accident", "death", "disease")),
    (_("Cannot wait"), ("bondage", "child_labour", "missing", "violence", "harassment", "police")),
    (_("Other"), ("accused", "papers_held", "cheated_by_agent", "benefit_refused")),
)
STATES: dict[str, tuple[Any, str]] = {
    "intake": (_("Told, not yet looked at"), "warn"),
    "information": (_("Advice given"), ""),
    "referred": (_("Sent to others"), ""),
    "accepted": (_("Taken on"), "neel"),
    "evidence": (_("Gathering proof"), "neel"),
    "contacted": (_("Other side contacted"), "neel"),
    "mediation": (_("In talks"), "neel"),
    "filed": (_("With an authority"), "neel"),
    "decided": (_("Decided there"), "neel"),
    "agreed": (pgettext_lazy("of a case", "Agreed"), "good"),
    "paying": (_("Being paid"), "good"),
    "paid": (_("Paid, to be verified"), "warn"),
    "verified": (_("Verified with the workers"), "good"),
    "on_hold": (_("Waits"), "warn"),
    "closed": (_("Closed"), ""),
}
OUTCOMES: dict[str, tuple[Any, str]] = {
    "full": (_("Settled in full"), "good"),
    "partial": (_("Settled in part"), "warn"),
    "non_money": (_("Settled without money (papers back, released, taken back)"), "good"),
    "information": (_("Advice was enough"), ""),
    "transferred": (_("Handed to others"), ""),
    "withdrawn": (_("The workers want no more"), ""),
    "worker_unreachable": (_("The workers cannot be reached"), "bad"),
    "other_unreachable": (_("The other side cannot be reached"), "bad"),
    "no_evidence": (_("No proof"), "bad"),
    "time_barred": (_("Too late by law"), "bad"),
    "lost": (_("Decided against the workers"), "bad"),
    "duplicate": (_("Is another case already"), ""),
}
# A step as somebody chooses it.
STEP_BUTTONS: dict[str, Any] = {
    "call": _("I called the other side"),
    "notice": _("I sent a notice"),
    "meeting": _("We met the other side"),
    "visit": _("I went to the site"),
    "talked": _("I spoke with the workers"),
    "rescue": _("We went to bring somebody out"),
    "informed": _("I gave advice"),
    "referred": _("I sent them to others"),
    "note": _("Something else"),
}
# A step as the story tells it.
STEPS: dict[str, Any] = {
    "opened": _("The case was told"),
    "call": _("Call to the other side"),
    "notice": _("Notice"),
    "meeting": _("Meeting with the other side"),
    "visit": _("Visit to the site"),
    "talked": _("Talk with the workers"),
    "rescue": _("Went to bring somebody out"),
    "informed": _("Advice given"),
    "referred": _("Sent to others"),
    "note": _("Noted"),
    "evidence": _("Evidence kept"),
    "safe": _("Safe to contact the other side?"),
    "assigned": _("Given to a colleague"),
    "joined": _("A worker joined"),
    "left": _("A worker left"),
    "apart": _("A worker settles apart"),
    "worked": _("Days and rates noted"),
    "authorised": _("Asked us to speak for her"),
    "party": _("The other side was named"),
    "witness": _("A witness was noted"),
    "filing": _("Filed"),
    "hearing": _("Hearing"),
    "hold": _("Waits"),
    "resume": _("Goes on"),
    "closed": _("Closed"),
    "reopened": _("Taken up again"),
}
FORUMS: dict[str, Any] = {
    "labour_dept": _("Labour department"),
    "wage_authority": _("Authority under the Code on Wages"),
    "dlsa": _("Legal services authority (DLSA)"),
    "lok_adalat": _("Lok adalat"),
    "police": _("Police station"),
    "court": _("Court"),
    "magistrate": _("District magistrate, SDM"),
    "board": _("Welfare board"),
    "other": pgettext_lazy("forum", "Elsewhere"),
}
CAME: dict[str, Any] = {
    "reached": _("Reached, said nothing firm"),
    "not_reached": _("Not reached"),
    "refused": _("Refused"),
    "promised": _("Promised"),
    "offered": _("Made an offer"),
    "threatened": _("Threatened"),
    "sent": _("Sent"),
    "taken": _("Taken by them"),
    "came_back": _("Came back"),
    "came": _("They came"),
    "did_not_come": _("They did not come"),
    "adjourned": _("Put off"),
    "order_for": _("Order for the workers"),
    "order_against": _("Order against the workers"),
    "settled_there": _("Settled there"),
    "dismissed": _("Dismissed"),
    "well": _("They are well"),
    "afraid": _("They are afraid"),
    "wants_to_stop": _("They want to stop"),
    "found": _("Found"),
    "not_found": _("Not found"),
    "brought_out": _("Brought out"),
    "stays": _("Wants to stay"),
    "yes": _("Yes"),
    "no": _("No"),
    "unknown": _("Not known"),
}
NEXTS: dict[str, Any] = {
    "first": _("Act for the first time"),
    "look": _("Look how it stands"),
    "call": _("Call the other side"),
    "notice": _("Send a notice"),
    "meeting": _("Meet the other side"),
    "visit": _("Go to the site"),
    "talked": _("Speak with the workers"),
    "evidence": _("Gather proof"),
    "filing": _("File it"),
    "hearing": _("Hearing"),
    "money": _("Was it paid? Is it in her hand?"),
    "limit": _("File before the law's time runs out"),
}
CHANNELS: dict[str, Any] = {
    "walk_in": _("Came to the centre"),
    "helpline": _("Phone"),
    "stand": _("Labour stand"),
    "clinic": _("Legal clinic"),
    "collective": _("Collective or union"),
    "partner": _("Sent by a partner"),
    "field": _("Told in the village or at the site"),
}
SAFE: dict[str, tuple[Any, str]] = {
    "yes": (_("Safe to contact the other side"), "good"),
    "no": (_("Not safe to contact the other side"), "bad"),
    "unknown": (_("Not known whether contact is safe"), "warn"),
}
AUTHORITY: dict[str, Any] = {
    "": _("Not asked yet"),
    "oral": _("By word"),
    "signed": pgettext_lazy("authority", "Signed"),
    "thumb": _("Thumb print"),
    "union": _("Her union"),
}
LEFT_WHY: dict[str, Any] = {
    "settled": _("Settled by herself"),
    "returned_home": _("Went home"),
    "afraid": _("Is afraid"),
    "own_way": _("Goes another way"),
    "not_hers": _("It is not her matter"),
    "died": _("Died"),
    "other": pgettext_lazy("reason", "Another reason"),
}
RELATIONS: dict[str, Any] = {
    "wife": _("Wife"),
    "husband": _("Husband"),
    "son": _("Son"),
    "daughter": _("Daughter"),
    "father": _("Father"),
    "mother": _("Mother"),
    "sibling": _("Brother or sister"),
    "other": pgettext_lazy("relation", "Another relation"),
}
ROLES: dict[str, Any] = {
    "recruiter": _("Brought the workers (sardar)"),
    "sub_contractor": _("Petty contractor"),
    "contractor": _("Contractor (thekedar)"),
    "principal": _("Principal employer"),
    "site": _("Worksite"),
    "agent": _("Agent"),
    "other": pgettext_lazy("role", "Other"),
}
SORTS: dict[str, Any] = {
    "hazri": _("Hazri diary"),
    "photo": _("Photo"),
    "chat": _("Chat or message"),
    "pass": _("Gate pass, ID of the site"),
    "payment": _("Proof of a payment"),
    "statement": _("Statement of a co-worker"),
    "slip": _("Wage slip, terms"),
    "recording": _("Recording"),
    "agreement": _("Agreement"),
    "paper": _("Another paper"),
    "thing": _("A thing"),
}
BASES: dict[str, Any] = {
    "day": _("a day"),
    "month": _("a month"),
    "piece": _("a piece"),
    "lump": _("in all"),
}
TOPICS: dict[str, Any] = {
    "wages": _("Wages"),
    "accident": _("Accidents"),
    "rights": _("Rights of workers"),
    "bondage": _("Bondage"),
    "social_security": _("Social security"),
    "contracts": _("Terms before work"),
    "women": _("Women at work"),
    "other": pgettext_lazy("topic", "Something else"),
}
CONDUCTS: dict[str, Any] = {
    "paid_in_full": _("Paid what was claimed"),
    "paid_in_part": _("Paid a part of what was claimed"),
    "order_against": _("An authority ordered him to pay"),
    "agreed_not_paid": _("Signed an agreement and did not pay in time"),
    "kept_promise": _("Paid as he had signed"),
}
PROOFS: dict[str, Any] = {
    "payment": _("a payment"),
    "order": _("an order"),
    "agreement": _("a signed agreement"),
}
LIMITS: dict[str, tuple[Any, str]] = {
    "soon": (_("the law's time runs out soon"), "warn"),
    "near": (_("the law's time runs out within a month"), "bad"),
    "over": (_("the law's time is over"), "bad"),
}
# Columns of the grid of days and rates.
GRID: dict[str, Any] = {
    "since": _("From"),
    "until": _("Until"),
    "days": _("Days"),
    "rate": _("Rate"),
    "overtime": _("Overtime, hours"),
    "advance": _("Advance"),
    "paid": _("Paid"),
    "owed": _("Or sum due"),
}
YES_NO_UNKNOWN = tuple((code, CAME[code]) for code in ("yes", "no", "unknown"))
