"""The floors of the house: which room stands above which.

Read by settings (installed apps), urls (routes) and the import check. A room imports only rooms on
floors below it; rooms on one floor never import each other.
"""

# Lowest floor first. A new room = one folder + one word here.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("ground",),
    ("web",),
    ("places",),
    ("organisations",),
    ("access", "files", "help"),
    ("imports", "figures"),
    ("people", "employers"),
    ("cards", "journeys", "disclosures", "rights", "links", "stands"),
    ("services", "linkage", "wages"),
    ("cases",),
    ("corridors", "helpline"),
    ("sync",),
)

ROOMS: tuple[str, ...] = tuple(room for floor in FLOORS for room in floor)
