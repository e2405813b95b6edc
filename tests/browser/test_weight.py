"""What a page costs on a prepaid phone: everything it loads the first time. Not here: how long it takes."""

import pytest

from tests.browser.test_accessible import PAGES

pytestmark = pytest.mark.browser
MOST_BYTES = 120_000


@pytest.mark.parametrize("language", ["en", "hi"])
def test_no_page_weighs_more_than_120_kilobytes_the_first_time(page_of, language):
    page = page_of("bina", language=language)
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    loaded: list[int] = []
    network.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    heavy = {}
    for address in PAGES:
        loaded.clear()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        if sum(loaded) > MOST_BYTES:
            heavy[address] = sum(loaded)
    assert heavy == {}
