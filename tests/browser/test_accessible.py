"""axe-core, which is not ours, looks at every page in both languages: no serious finding.

Not here: whether a page is pleasant; that is looked at (tests/look).
"""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[1] / "outside" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "/",
    "/menu/",
    "/people/search/",
    "/people/search/?name=ramesh&village=gogunda",
    "/people/search/?words=qqqq",
    "/people/quick/",
    "/people/register/",
    "/people/waiting/",
    "/people/suspicions/",
    "/people/attestation/?words=ramesh",
    "/organisations/villages/unclear/",
    "/cards/",
    "/cards/?at=print",
    "/cards/?at=printer",
    "/cards/?at=handing",
    "/cards/?at=due",
    "/cards/renewal/",
    "/cards/camps/new/",
    "/verify/",
    "/imports/",
    "/figures/",
    "/organisations/villages/",
    "/places/",
    "/access/journal/",
    "/access/more/",
    "/access/sign-ins/",
    "/account/2fa/",
    "/account/password/change/",
    "/no/such/page/",
)
JUDGE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter((found) => ["serious", "critical"].includes(found.impact))
    .map((found) => `${found.id}: ${found.nodes[0].html.slice(0, 160)}`)"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("axe-core is missing: npm ci in tests/outside.")
        pytest.skip("axe-core is not installed: npm ci in tests/outside.")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "hi"])
def test_no_page_has_a_serious_finding(page_of, axe, language):
    page = page_of("bina", language=language)
    findings = {}
    for address in PAGES:
        page.goto(address)
        # Playwright evaluates beside the page's own policy, which would forbid an inline script.
        page.evaluate(axe)
        if found := page.evaluate(JUDGE):
            findings[address] = found
    assert findings == {}


@pytest.mark.parametrize("language", ["en", "hi"])
def test_no_page_is_wider_than_a_small_phone(page_of, language):
    page = page_of("bina", language=language)
    wide = []
    for address in PAGES:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert wide == []
