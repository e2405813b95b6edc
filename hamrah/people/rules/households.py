"""What somebody may be to the head of a household. Pure words; their names are in told.py."""

RELATIONS = (
    "",
    "wife",
    "husband",
    "son",
    "daughter",
    "mother",
    "father",
    "sister",
    "brother",
    "daughter_in_law",
    "grandchild",
    "other",
)
