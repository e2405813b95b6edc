"""Purposes of consent: what each allows, in the words of the notice. Pure, plain facts.

Digital Personal Data Protection Act 2023, ss. 5-6: itemised, per purpose, as easy to end as to give.
"""

# Purpose -> what it is for. No purpose is needed to be helped; refusing one costs no other service.
PURPOSES: dict[str, str] = {
    "register": "Keep your name, village, work and photo in this organisation's register.",
    "card": "Give you a photo card that others can check.",
    "services": "Use the register to help you: legal aid, skills, health, entitlements, savings.",
    "network": "Let a partner organisation find you when you ask for help elsewhere.",
    "research": "Count you, without your name, in studies and reports.",
}
# Asked of those alone whose village keeps a list; no part of registering, never on an office's paper.
VILLAGE_LIST = "village"
APART: dict[str, str] = {
    VILLAGE_LIST: "Tell your panchayat and your village's nurse that you are away: your name, your"
    " father's or husband's name, your hamlet, since which month, and in which state. Nothing more.",
}
# A card is given on these two.
FOR_A_CARD = frozenset({"register", "card"})
GIVEN_HOW = ("signature", "thumb", "spoken", "code")


def covers(consented: set[str], needed: frozenset[str]) -> bool:
    """Whether the purposes consented to cover those needed."""
    return needed <= consented
