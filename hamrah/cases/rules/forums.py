"""Where a case can be taken, and words of the other side's roles. Pure. Not here: which applies (law)."""

FORUMS = (
    "labour_dept",
    "wage_authority",
    "dlsa",
    "lok_adalat",
    "police",
    "court",
    "magistrate",
    "board",
    "other",
)
RESULTS = ("order_for", "order_against", "settled_there", "dismissed", "withdrawn")
# From the worker upward.
ROLES = ("recruiter", "sub_contractor", "contractor", "principal", "site", "agent", "other")
SORTS = (
    *(
        "hazri",
        "photo",
        "chat",
        "pass",
        "payment",
        "statement",
        "slip",
        "recording",
        "agreement",
        "paper",
        "thing",
    ),
)
AUTHORITIES = ("oral", "signed", "thumb", "union")
TOPICS = ("wages", "accident", "rights", "bondage", "social_security", "contracts", "women", "other")
LEFT_WHY = ("settled", "returned_home", "afraid", "own_way", "not_hers", "died", "other")
RELATIONS = ("wife", "husband", "son", "daughter", "father", "mother", "sibling", "other")
BASES = ("day", "month", "piece", "lump")
CONDUCTS = ("paid_in_full", "paid_in_part", "order_against", "agreed_not_paid", "kept_promise")
