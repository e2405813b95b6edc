"""The demo's two organisations: workers leave one, arrive at the other. Invented, like all in the demo.

Not here: their offices, which a user of theirs adds (access/demo.py).
"""

from hamrah.ground.demo import DESTINATION, SOURCE, Demo
from hamrah.organisations.actions import found_organisation


def stage(demo: Demo) -> None:
    """Found both."""
    demo.organisations[SOURCE] = found_organisation(
        code=SOURCE,
        is_demo=True,
        name="Pagdandi Shramik Kendra, Gogunda",
        name_local="पगडंडी श्रमिक केंद्र, गोगुन्दा",
        helpline="1800-000-0000",
        card_name="Pagdandi Kendra",
        card_name_local="पगडंडी केंद्र",
    )
    demo.organisations[DESTINATION] = found_organisation(
        code=DESTINATION,
        is_demo=True,
        name="Sathvaro Shramik Kendra, Ahmedabad",
        name_local="સથવારો શ્રમિક કેન્દ્ર, અમદાવાદ",
        helpline="1800-000-0000",
        card_name="Sathvaro Kendra",
        card_name_local="સથવારો કેન્દ્ર",
    )
