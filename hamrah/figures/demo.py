"""The demo's opening balances: what was counted before the records began. Not here: any counted figure."""

from datetime import timedelta

from hamrah.figures.actions import state_opening_balance
from hamrah.ground.demo import Demo

# Measure -> number, and the paper it stands in. The records begin four years ago.
BEFORE, YEARS = (
    {
        "people.registered": (8_420, "Annual report, page 14"),
        "cards.issued": (7_965, "Card register, volumes 1 to 9"),
        "cards.handed_over": (7_310, "Card register, volumes 1 to 9"),
    },
    4,
)


def stage(demo: Demo) -> None:
    """Dated, with their source, shown apart."""
    until = demo.months_ago(12 * YEARS) - timedelta(days=1)
    for measure, (value, source) in BEFORE.items():
        state_opening_balance(demo.actors["bina"], measure=measure, value=value, until=until, source=source)
