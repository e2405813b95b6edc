"""Whose book, whose hand: words of diaries and of what is put under them. Pure."""

# Whose word a diary is: her own, the contractor's book, ours.
KEEPERS = ("worker", "contractor", "office")
# Who put a hand to it, and how; what is read aloud is read by us.
WHO = ("worker", "co_worker", "contractor", "supervisor", "witness")
READ_ALOUD = "read_aloud"
SIGNED_HOW = ("signature", "thumb", "word")
