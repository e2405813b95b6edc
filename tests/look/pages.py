"""Which pages of the demo are looked at, and the pictures of the tour. Not here: taking them (screens.py)."""

from dataclasses import dataclass

SIGNED_OUT = {"sign-in": "/account/login/", "spent-link": "/access/link/no-such-link/", "verify": "/verify/"}
# Of the demo: found however it is typed, has a photo, a card, a journey. The tour names her too.
WHO = "santosh gametee"
WHOSE = f"/people/search/?words={WHO}"
# Of the demo: eleven who laid tiles; it is the one on which somebody must act first.
CASE = "first:/cases/?kind=unpaid_wages"
# `first:` and its like open the first thing that the page behind them lists (screens.FIRST).
PAGES = {
    "home": "/",
    "menu": "/menu/",
    "search": "/people/search/",
    "search-found": WHOSE,
    "search-empty": "/people/search/?words=qqqqqq",
    "register": "/people/register/",
    "quick": "/people/quick/",
    "person": f"first:{WHOSE}",
    "waiting": "/people/waiting/",
    "suspicions": "/people/suspicions/",
    "comparison": "comparison:/people/suspicions/",
    "import": "/imports/",
    "import-done": "import:/imports/",
    "cards": "/cards/",
    "batch": "batch:/cards/?at=printer",
    "blanks": "/cards/blanks/",
    "renewals": "/cards/renewal/",
    "new-camp": "/cards/camps/new/",
    "camp": "camp:/cards/?at=due",
    "keys": "/cards/keys/",
    "card-design": "/cards/design/",
    "papers": "/people/papers/",
    "attestation": "/people/attestation/",
    "services": "/services/",
    "service": "first:/services/?whose=all",
    "hand-overs": "/services/inbox/",
    "hand-over": "/services/hand-overs/new/",
    "directory": "/services/directory/",
    "kinds": "/services/kinds/",
    "emergencies": "/services/reviews/",
    "figures": "/figures/",
    "figure": "/figures/people.women/",
    "figure-blocks": "/figures/people.registered/?by=block",
    "corridors": "/corridors/",
    "villages": "/organisations/villages/",
    "employers": "/employers/",
    "employer": "first:/employers/",
    "stands": "/stands/",
    "stand": "first:/stands/",
    "rates": "/stands/rates/",
    "places": "/places/",
    "users": "/access/users/",
    "user": "user:/access/users/",
    "journal": "/access/journal/",
    "my-budget": "/access/more/",
    "sign-ins": "/access/sign-ins/",
    "alarms": "/people/canaries/",
    "exports": "/disclosures/",
    "new-export": "/disclosures/new/",
    "legal-requests": "/disclosures/requests/",
    "new-legal-request": "/disclosures/requests/new/",
    "rights": "/rights/",
    "complaint": "/rights/complaint/",
    "notice": "/rights/notice/",
    "erasures": "/rights/erasures/",
    "breaches": "/rights/breaches/",
    "new-breach": "/rights/breaches/new/",
    "second-step": "/account/2fa/",
    "password": "/account/password/change/",
    "not-found": "/no/such/page/",
}


@dataclass(frozen=True)
class Shot:
    """One picture of the tour: as whom, where (`#/` is the app on a phone of hers), what is typed before it
    is taken. `sheet`: the demo's messy register is chosen first. `number`: her card's number is typed where
    the page asks for it. `part`: to which part of the page it is scrolled."""

    name: str
    address: str
    user: str = ""
    size: str = "office"
    language: str = "en"
    fill: tuple[tuple[str, str], ...] = ()
    waits_for: str = ""
    sheet: bool = False
    number: bool = False
    part: str = ""


TOUR = (
    Shot("home", "/", "asha"),
    Shot("search", WHOSE, "asha"),
    Shot("person", f"first:{WHOSE}", "asha"),
    Shot(
        "register", "/people/register/", "asha",
        fill=(
            ("[name=name]", "Kaniya Parmar"),
            ("[name=relation_name]", "Prakash Singh"),
            ("[name=village_said]", "Juni Doongri"),
        ),
        waits_for="likely-faces .person",
    ),
    Shot("import", "/imports/", "bina", sheet=True),
    Shot("waiting", "/people/waiting/", "bina"),
    Shot("comparison", "comparison:/people/suspicions/", "bina"),
    Shot("cards", "/cards/", "farah"),
    Shot("verify", "/verify/", size="phone", language="hi", number=True),
    Shot("stranger", WHOSE, "deepa"),
    Shot("helpline", "/helpline/", "gita"),
    Shot("case", CASE, "gita"),
    Shot("money", CASE, "gita", part="#money"),
    Shot("phone", "#/", "asha", size="phone", language="hi"),
    Shot("phone-days", "#/wages/gangs", "asha", size="phone"),
    Shot("rights", "/rights/", "ela"),
    Shot("figures", "/figures/", "charu", size="phone", language="hi"),
)  # fmt: skip
