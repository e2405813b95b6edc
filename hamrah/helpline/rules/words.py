"""The codes that a call is noted in. Pure; not here: their words (told.py), what follows from them."""

# Who is speaking, what she is to the worker; a leader speaks for a gang.
CALLERS = ("self", "coworker", "leader", "relative", "other", "")
HERSELF = frozenset({"self"})
# Whose phone it is. Only one's own phone is safe to ring without asking when.
OWNERS = ("self", "family", "neighbour", "contractor", "shop", "unknown")
OWN = "self"
GENDERS = ("F", "M", "O", "")

TOPICS = (
    "wages", "accident", "contractor", "harassment", "bondage", "missing", "death", "police",
    "registration", "scheme", "papers", "health", "shelter", "food", "travel", "job", "bank",
    "information", "other", "",
)  # fmt: skip
# What a surge asks for; each is a topic too.
NEEDS = ("food", "travel", "shelter", "health", "wages", "other")

# Danger: somebody acts within two hours, and only who works on such sees it (T5).
DANGERS = ("violence", "bondage", "child", "missing", "")
SENSITIVE, DANGER = 4, 5
# A topic that is a danger by itself.
DANGER_TOPICS = {"bondage": "bondage", "missing": "missing"}

# How a call ended.
DISPOSITIONS = ("information", "case", "service", "referral", "callback", "silent", "wrong", "")
# Nobody said anything that could have a topic.
WITHOUT_TOPIC = frozenset({"silent", "wrong"})

LANGUAGES = ("hi", "bhb", "wbr", "mtr", "gu", "mr", "or", "bn", "te", "kn", "en")

# What came of ringing back.
TRIED = ("reached", "no_answer", "busy", "switched_off", "someone_else", "asked_to_stop")
UNREACHED = frozenset({"no_answer", "busy", "switched_off", "someone_else"})


def danger_of(danger: str, topic: str) -> str:
    """The danger that was said, or that the topic is."""
    return danger or DANGER_TOPICS.get(topic, "")
