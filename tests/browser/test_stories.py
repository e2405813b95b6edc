"""The main jobs, done by a person in a browser on a small phone. Not here: rules and refusals."""

import io
import re

import pytest
from playwright.sync_api import expect

from hamrah.files.faces import invented_face

pytestmark = pytest.mark.browser


def portrait(seed: int) -> dict:
    out = io.BytesIO()
    invented_face(seed).save(out, "PNG")
    return {"name": "photo.png", "mimeType": "image/png", "buffer": out.getvalue()}


def test_a_one_time_link_signs_in_and_is_then_used_up(page_of, house):
    link = house.links["charu"]
    page = page_of("charu")
    expect(page.locator("h1")).to_contain_text("Charu")
    stranger = page_of()
    answer = stranger.goto(link)
    assert answer.status == 410
    expect(stranger.locator("h1")).to_have_text("This link no longer works")


def test_a_wrong_password_is_said_in_hindi(page_of):
    page = page_of(language="hi")
    page.goto("/account/login/")
    page.fill("input[name=login]", "nobody")
    page.fill("input[name=password]", "not-the-password")
    page.click("form.sheet-of button[type=submit]")
    expect(page.get_by_role("alert")).to_contain_text("सही नहीं है")


def test_a_worker_is_registered_with_a_photo_and_found_in_another_script(page_of):
    page = page_of("asha")
    page.get_by_role("link", name="Register").first.click()
    page.set_input_files("input[type=file]", portrait(5))
    page.fill("input[name=name]", "रमेश गमेती")
    page.fill("input[name=phone]", "98290 12345")
    page.fill("input[name=village_said]", "Gogunda")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_contain_text("रमेश गमेती")
    expect(page.locator(".photo.large img")).not_to_have_js_property("naturalWidth", 0)
    page.goto("/people/search/?words=ramesh+gameti")
    expect(page.locator(".person").first).to_contain_text("रमेश गमेती")


def test_the_face_of_somebody_alike_appears_beside_the_form_and_saving_needs_an_answer(page_of):
    page = page_of("asha")
    _writes_kanku(page)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_contain_text("Kanku Bai Kharadi")
    _writes_kanku(page)
    expect(page.locator("likely-faces")).to_contain_text("Kanku Bai Kharadi")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Not the same, because").fill("another face")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_contain_text("Kanku Bai Kharadi")


def _writes_kanku(page):
    page.goto("/people/register/")
    page.fill("input[name=name]", "Kanku Bai Kharadi")
    page.fill("input[name=relation_name]", "Hemaji Kharadi")
    page.fill("input[name=village_said]", "Kotda")
    page.fill("input[name=phone]", "9414012345")


def test_a_registration_goes_from_consent_to_accepted_and_to_a_printed_card(page_of):
    asha = page_of("asha")
    asha.goto("/people/quick/")
    asha.fill("input[name=name]", "Prakash Meghwal")
    asha.get_by_text("Her consent").click()
    asha.check("input[value=register]")
    asha.check("input[value=card]")
    asha.select_option("select[name=how]", "thumb")
    asha.get_by_role("button", name="Save").click()
    asha.get_by_role("button", name="Hand in to the coordinator").click()
    expect(asha.get_by_text("Handed in to the coordinator.")).to_be_visible()
    bina = page_of("bina")
    bina.goto(asha.url)
    bina.get_by_role("button", name="Accept").click()
    bina.get_by_role("button", name="Issue the card").click()
    with bina.expect_download() as download:
        bina.get_by_role("button", name="Print").click()
    assert re.fullmatch(r"[A-Z]{2}[-A-Z0-9]+\.pdf", download.value.suggested_filename)


def test_a_sheet_is_looked_at_brought_in_and_taken_back(page_of):
    page = page_of("asha")
    page.goto("/imports/")
    text = "नाम,पिता का नाम,गाँव,उम्र\nसीता देवी,रामलाल,सायरा,30\n,हकरा,सायरा,40\n"
    sheet = {"name": "sayra.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.set_input_files("input[type=file]", sheet)
    page.get_by_role("button", name="Look at the file").click()
    expect(page.locator("main")).to_contain_text("सीता देवी")
    page.get_by_role("button", name="bring it in").click()
    expect(page.locator(".figure").first).to_contain_text("1")
    expect(page.locator("main")).to_contain_text("There is no name in this row.")
    page.get_by_role("button", name="Take this import back").click()
    expect(page.get_by_role("status").first).to_contain_text("1 new people were taken back")


def test_every_control_of_the_sign_in_page_is_reached_by_keyboard(page_of):
    page = page_of()
    page.goto("/account/login/")
    page.keyboard.type("asha")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()


def test_a_page_of_another_role_says_so(page_of):
    page = page_of("asha")
    answer = page.goto("/access/users/")
    assert answer.status == 403
    expect(page.locator("h1")).to_have_text("This is not open to you")
