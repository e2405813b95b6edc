"""The demo's four organisations: workers leave one and arrive at another, a third lends and insures, a fourth
studies and trains. Invented, like all in the demo. Not here: their offices (access/demo.py).
"""

from hamrah.ground.demo import DESTINATION, FINANCE, KNOWLEDGE, SOURCE, Demo
from hamrah.organisations.actions import found_organisation

# 1800-000: a number that rings nowhere.
HELPLINE = "1800-000-0000"
ORGANISATIONS = {
    SOURCE: {
        "name": "Pagdandi Shramik Kendra, Gogunda",
        "name_local": "पगडंडी श्रमिक केंद्र, गोगुन्दा",
        "card_name": "Pagdandi Kendra",
        "card_name_local": "पगडंडी केंद्र",
    },
    DESTINATION: {
        "name": "Sathvaro Shramik Kendra, Ahmedabad",
        "name_local": "સથવારો શ્રમિક કેન્દ્ર, અમદાવાદ",
        "card_name": "Sathvaro Kendra",
        "card_name_local": "સથવારો કેન્દ્ર",
    },
    FINANCE: {
        "name": "Gullak Shramik Sahayog, Udaipur",
        "name_local": "गुल्लक श्रमिक सहयोग, उदयपुर",
        "card_name": "Gullak Sahayog",
        "card_name_local": "गुल्लक सहयोग",
    },
    KNOWLEDGE: {
        "name": "Anubhav Gyan Kendra, Udaipur",
        "name_local": "अनुभव ज्ञान केंद्र, उदयपुर",
        "card_name": "Anubhav Kendra",
        "card_name_local": "अनुभव केंद्र",
    },
}


def stage(demo: Demo) -> None:
    """Found them."""
    for code, facts in ORGANISATIONS.items():
        demo.organisations[code] = found_organisation(code=code, is_demo=True, helpline=HELPLINE, **facts)
