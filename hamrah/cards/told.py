"""Words of cards: states, and the lines a worker may choose. Not here: what a card says (rules/)."""

from typing import Any

from hamrah.ground.language_names import names_of
from hamrah.ground.words import _

STATES: dict[str, tuple[Any, str]] = {
    "attested": (_("To be printed"), "warn"),
    "printed": (_("Printed, to be handed over"), "neel"),
    "handed_over": (_("With her"), "good"),
    "lost": (_("Lost"), "bad"),
    "surrendered": (_("Given back"), ""),
    "revoked": (_("Revoked"), "bad"),
    "replaced": (_("Replaced"), ""),
    "renewed": (_("Renewed"), ""),
}
PROVISIONAL: tuple[Any, str] = (_("Provisional, made in the field"), "warn")
EXPIRED: tuple[Any, str] = (_("Run out: renewal is due"), "warn")
# What a step of a card's life reads like in its history.
STEPS: dict[str, Any] = {
    "attested": _("Signed"),
    "printed": _("Printed"),
    "handed_over": _("Handed over"),
    "lost": _("Reported lost"),
    "renewed": _("Renewed by a new card"),
    "replaced": _("Replaced by a new card"),
    "surrendered": _("Given back"),
    "revoked": _("Revoked"),
}
HANDED: dict[str, Any] = {"signature": _("Signature"), "thumb": _("Thumb")}
# Outcome at the printer -> in words, and the colour of its label.
OUTCOMES: dict[str, tuple[Any, str]] = {
    "waiting": (_("At the printer"), ""),
    "good": (_("Good"), "good"),
    "spoilt": (_("Spoilt"), "bad"),
    "missing": (_("Did not come out"), "warn"),
}
# What may be written in the book of the box of blanks, as its form asks it and as its lines read.
BLANKS_HAPPENED: dict[str, Any] = {
    "bought": _("New blank cards lie in the box"),
    "spoilt": _("Some were spoilt, not at the printer: bent, wet, a test print"),
    "counted": _("I counted what lies in the box"),
}
BLANK_LINES: dict[str, Any] = {
    "bought": _("Bought"),
    "spoilt": _("Spoilt otherwise"),
    "counted": _("Counted in the box"),
}
LAYOUTS: dict[str, Any] = {"a4": _("Ten to a sheet of A4"), "single": _("One by one, card printer")}
# What happened to a card, as her page asks it: the step, its verb, its words, its hint.
HAPPENED: tuple[tuple[str, str, Any, Any], ...] = (
    ("lose", "cards.report_lost", _("It is lost"), _("It counts no more, until it is found.")),
    ("find_again", "cards.found_again", _("It was found"), _("It counts again, as before.")),
    ("replace", "cards.replace_card", _("It is replaced by a new one"), _("The old one counts no more.")),
    ("spoil", "cards.spoil_card", _("The print is spoilt"), _("It is printed again; the blank is counted.")),
    ("surrender", "cards.surrender_card", _("She gave it back"), _("It ends.")),
    ("revoke", "cards.revoke_card", _("The office revokes it"), _("It ends, and the reason stays written.")),
)
# Step -> why it does not follow; `state` is the card's own, in words.
WRONG_STEP: dict[str, Any] = {
    "print": _("Card %(number)s is not to be printed (now: %(state)s)."),
    "spoil": _("Card %(number)s does not lie printed in the drawer (now: %(state)s)."),
    "hand_over": _("Card %(number)s does not wait to be handed over (now: %(state)s)."),
    "renew": _("Card %(number)s cannot be renewed (now: %(state)s)."),
    "lose": _("Card %(number)s cannot be lost (now: %(state)s)."),
    "find_again": _("Card %(number)s is not reported as lost (now: %(state)s)."),
    "replace": _("Card %(number)s cannot be replaced (now: %(state)s)."),
    "surrender": _("Card %(number)s cannot be given back (now: %(state)s)."),
    "revoke": _("Card %(number)s is ended already (now: %(state)s)."),
}
# State of a key -> its name, the colour of its label.
KEY_STATES: dict[str, tuple[Any, str]] = {
    "next": (_("Waits for its turn"), "neel"),
    "signing": (_("Signs now"), "good"),
    "retired": (_("Signs no more"), ""),
    "compromised": (_("Distrusted"), "bad"),
}
KEY_ROLES: dict[str, Any] = {
    "cards": _("Keys that sign cards"),
    "status": _("Keys that sign the list of what still counts"),
}
# Languages that a card's printed words are in.
LANGUAGES = names_of("en", "hi", "gu", "mr", "or", "ta", "te", "kn", "bn")
LINES: dict[str, Any] = {
    "face": _("Her face inside the code"),
    "relation": _("Father's or husband's name"),
    "home": _("Her district"),
    "trade": _("Her work"),
    "gender": _("Woman or man"),
}
