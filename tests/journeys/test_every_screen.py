"""Every screen that is tapped to on a phone: no serious finding of axe-core, nothing wider than the smallest
phone. Not here: what is done on a screen, whether it is pleasant (tests/look).
"""

import pytest

from tests.browser.test_accessible import JUDGE, WHOLE, WIDER, axe, listed  # noqa: F401 - the fixture
from tests.look.phone import tap_through

pytestmark = pytest.mark.browser
SMALLEST = {"width": 320, "height": 640}
NAME = "Laxminarayan Venkateshwara Kalbeliya"
# Whatever is asked of one worker alone, and where she is found.
AT_LEAST = {"sync/home", "people/quick", "people/find", "people/person", "people/consent", "sync/phone"}


@pytest.mark.parametrize("language", WHOLE)
def test_every_screen_can_be_read_and_fits_the_smallest_phone(phone_of, axe, language):  # noqa: F811
    phone = phone_of("asha", language=language)
    phone.is_home()
    phone.page.set_viewport_size(SMALLEST)
    phone.quick_add(NAME)
    seen, findings = set(), {}
    for name in tap_through(phone.page, NAME[:8]):
        seen.add(name)
        phone.page.evaluate(axe)
        if found := [*phone.page.evaluate(JUDGE), *phone.page.evaluate(WIDER)]:
            findings[name] = found
    assert not findings, listed(findings)
    assert seen >= AT_LEAST
    assert phone.errors == []
