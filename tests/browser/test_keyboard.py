"""With the keyboard alone: Tab reaches every field and button of the main forms in reading order, and one
always sees where one is. Not here: axe-core and widths (test_accessible.py).
"""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
FORMS = (
    "/people/register/",
    "/people/quick/",
    "/people/search/",
    "/cards/renewal/",
    "/imports/",
    "/cards/camps/new/",
)
# What somebody who sees can click inside the page, by its place in the document.
REACHABLE = """() => {
  const all = [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")];
  return all.map((each, place) => [place, each]).filter(([, each]) =>
    !each.disabled && each.type !== "hidden" && each.tabIndex >= 0 && each.checkVisibility())
    .filter(([place, each]) => each.type !== "radio" || each.checked || !all.some((other, before) =>
      other.name === each.name && other.type === "radio" && (other.checked || before < place)))
    .map(([place]) => place);
}"""
HERE = """() => {
  const all = [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")];
  return all.indexOf(document.activeElement);
}"""
# The ring around what has the focus; a photo's field shows it on its frame, a choice on itself.
IS_SEEN = """() => {
  for (let each = document.activeElement; !each.matches("form, main"); each = each.parentElement) {
    const style = getComputedStyle(each);
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) return true;
    if (each.matches(":has(:focus-visible)") && style.boxShadow !== "none") return true;
  }
  return false;
}"""
MOST_TABS = 200


@pytest.mark.parametrize("address", FORMS)
def test_tab_reaches_everything_in_order_and_shows_where_it_is(page_of, address):
    page = page_of("bina")
    page.goto(address)
    wanted = page.evaluate(REACHABLE)
    reached, unseen = _walk(page)
    assert [place for place in wanted if place not in reached] == []
    assert reached == sorted(reached), "in the order in which it is read"
    assert unseen == []


def _walk(page: Page) -> tuple[list[int], list[str]]:
    """Places in the page that Tab passes, and those where the focus is not seen."""
    reached: list[int] = []
    unseen: list[str] = []
    page.evaluate("document.querySelector('main').focus()")  # as the link past the menu does
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here >= 0 and here not in reached:
            reached.append(here)
            if not page.evaluate(IS_SEEN):
                unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
        elif here < 0 and reached:
            break  # out of the page; a day's field is left only after its day, month and year
    return reached, unseen


def test_the_first_tab_leads_past_the_menu(page_of):
    page = page_of("bina")
    page.goto("/people/search/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_worker_is_registered_without_a_mouse(page_of):
    page = page_of("asha")
    page.goto("/people/quick/")
    page.locator("input[name=name]").focus()
    page.keyboard.type("Navli Bai Kalbeliya")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(
            "document.activeElement.matches('main button.main, main button:not([type=button])')"
        ):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Navli Bai Kalbeliya")
