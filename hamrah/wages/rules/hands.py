"""Whose book, whose hand: words of diaries and of what is put under them. Pure."""

# Whose word a diary is: her own, the contractor's book, ours.
KEEPERS = ("worker", "contractor", "office")
# Who put a hand to it, and how; what is read aloud is read by us.
WHO = ("worker", "co_worker", "contractor", "supervisor", "witness")
READ_ALOUD = "read_aloud"
SIGNED_HOW = ("signature", "thumb", "word")
# A picture of the page itself, of a paper diary or of a slip that was written by hand.
PAGE = "page"
