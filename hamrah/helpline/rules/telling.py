"""What a counsellor may be shown, and so may say, to whoever is speaking. Pure.

The husband who rings for "his" wife, the contractor who asks whether his men have called: to both a call
page says exactly what it says of a number nobody knows (domain.md 14, threats). Not here: the rows.
"""

from hamrah.helpline.rules.words import HERSELF, OWN

# As people's phones say it; older records say "own".
HER_OWN = frozenset({OWN, "own"})


def speaks_for_herself(caller: str, owner: str) -> bool:
    """Whether what is known of this number may be shown at all: she speaks herself, on her own phone."""
    return caller in HERSELF and owner == OWN


def may_show_person(caller: str, owner: str, *, phone_owner: str, safe_to_call: bool | None) -> bool:
    """Whether somebody whose phone this is on record may be named on the page of the call. Where a phone was
    noted as unsafe, or as another's, whoever speaks on it is not known by it."""
    return speaks_for_herself(caller, owner) and phone_owner in HER_OWN and safe_to_call is not False


def may_show_earlier(caller: str, owner: str, *, gender: str, then: "tuple[str, str, str]") -> bool:
    """Whether an earlier call from the same number may be shown; `then` is who spoke, on whose phone, a woman
    or a man. Another voice than that day's learns nothing of it."""
    same_voice = not gender or not then[2] or gender == then[2]
    return speaks_for_herself(caller, owner) and speaks_for_herself(then[0], then[1]) and same_voice


def may_message(*, owner: str, safe: bool | None) -> bool:
    """Whether a message may go to a number at all: it is hers, and she said that it is safe."""
    return owner in HER_OWN and safe is True
