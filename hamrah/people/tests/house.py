"""What people tell the tests of the whole house, beside what stands there. Not here: any test."""

VERBS = {
    "people.restore_registrations": lambda h: {"ids": [h.draft.id], "change": h.draft.change},
    "people.note_papers": lambda h: {"person": h.person, "seen": ["ration"]},
}
NAMES_A_ROW = ("people.note_papers",)
PAGES = """
        people:papers_seen     POST  /people/{person}/papers-seen/              ACR
"""
