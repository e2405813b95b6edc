"""What a card says: readable by software that is not ours, short enough, and nothing forbidden."""

from dataclasses import fields

import cbor2
import claim169
import pytest

from hamrah.cards.rules import base45, cose
from hamrah.cards.rules.claim169 import Card, Status, build, claims, signed_text
from hamrah.cards.rules.face import fit_face, with_face, with_kept_face
from hamrah.cards.tests.cast import ISSUED_AT, KEY, LONG_NAMES, SIGNER, card, photo, too_many_words
from hamrah.files.photos import pixels_of
from hamrah.ground.problem import Problem


def outside(text):
    return claim169.decode(text, verify_with_ed25519=KEY.public_key)


def test_claim169_reads_names_number_and_face():
    face = photo().thumbnail_webp
    told = outside(build(card(number="AB-0000-0000-1", face_webp=face), SIGNER)).claim169
    assert (told.id, told.full_name, told.secondary_full_name) == (
        "AB-0000-0000-1",
        "Sita Devi Meena",
        "सीता देवी मीणा",
    )
    assert (told.secondary_language, told.photo, told.photo_format) == ("hin", face, 4)


def test_claim169_reads_issuer_and_dates():
    meta = outside(build(card(), SIGNER)).cwt_meta
    assert (meta.issuer, meta.issued_at, meta.expires_at) == (
        "id.example.org",
        ISSUED_AT,
        ISSUED_AT + 730 * 86_400,
    )


def test_claim169_refuses_another_key():
    text = build(card(), SIGNER)
    with pytest.raises(claim169.SignatureError):
        claim169.decode(text, verify_with_ed25519=bytes([*KEY.public_key[1:], 7]))


def test_the_times_are_whole_numbers_and_the_status_stands_under_65535():
    said = claims(card())
    assert all(type(said[key]) is int for key in (4, 6))
    assert said[65535] == {"status_list": {"idx": 734_512, "uri": "https://id.example.org/status/3"}}


def test_there_is_no_field_for_what_a_card_never_says():
    assert {field.name for field in fields(Card)} == {
        "issuer", "number", "name", "issued_at", "expires_at", "status", "native_name", "language",
        "birth_year", "gender", "relation", "home", "trade", "face_webp",
    }  # fmt: skip


def test_the_claim_holds_only_the_allowed_keys():
    full = card(
        gender=2,
        relation="W/o Ramesh",
        home="Gogunda, Udaipur",
        trade="Mason",
        face_webp=photo().thumbnail_webp,
    )
    assert set(claims(full)) == {1, 4, 6, 169, 65535}
    assert set(claims(full)[169]) == {1, 4, 9, 16, 17, 19, 20, 75, 76, 77, 78}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, "cards.text_unfit"),
        ({"name": "Sita\u202e Devi"}, "cards.text_unfit"),
        ({"name": "x" * 121}, "cards.text_unfit"),
        ({"home": "x" * 49}, "cards.text_unfit"),
        ({"name": "Sita 9876543210"}, "cards.digits"),
        ({"home": "९८७६५ ४३२१०"}, "cards.digits"),
        ({"issuer": "Not A Host"}, "cards.issuer"),
        ({"number": "AB-7K3M-9QXT-44"}, "cards.number_malformed"),
        ({"native_name": "सीता", "language": None}, "cards.language"),
        ({"language": "xx"}, "cards.language"),
        ({"birth_year": 94}, "cards.birth_year"),
        ({"gender": 4}, "cards.gender"),
        ({"face_webp": b"JFIF"}, "cards.face"),
        ({"expires_at": ISSUED_AT}, "cards.validity"),
        ({"expires_at": ISSUED_AT + 6 * 366 * 86_400}, "cards.validity"),
        ({"issued_at": float(ISSUED_AT)}, "cards.validity"),
    ],
)
def test_what_cannot_stand_on_a_card_is_refused(changes, code):
    with pytest.raises(Problem) as refused:
        card(**changes)
    assert refused.value.code == code


def test_a_status_list_stands_at_a_short_https_address():
    with pytest.raises(Problem):
        Status(1, "http://id.example.org/1")


def test_joiners_that_indian_scripts_need_are_kept():
    assert card(native_name="क्\u200dष").native_name == "क्\u200dष"


@pytest.mark.parametrize(("name", "native_name", "language"), LONG_NAMES)
def test_a_face_is_fitted_to_970_characters_beside_any_long_name(name, native_name, language):
    fitted, text = fit_face(
        card(name=name, native_name=native_name, language=language), pixels_of(photo().jpeg), SIGNER
    )
    assert fitted.face_webp is not None
    assert len(text) <= 970


def test_the_fitted_text_is_what_the_fitted_card_says():
    fitted, text = fit_face(card(), pixels_of(photo().jpeg), SIGNER)
    assert outside(text).claim169.photo == fitted.face_webp


def test_the_face_made_at_intake_is_signed_byte_for_byte_where_it_fits():
    face = photo().thumbnail_webp
    faced, text = with_kept_face(card(), face, SIGNER)
    assert faced.face_webp == outside(text).claim169.photo == face


def test_the_kept_face_is_left_out_where_the_words_need_its_room():
    name, native_name, language = LONG_NAMES[-1]
    wordy = card(name=name, native_name=native_name, language=language, trade="Carpenter")
    assert with_kept_face(wordy, photo().thumbnail_webp, SIGNER) is None


def test_a_face_is_made_smaller_only_where_the_kept_one_does_not_fit():
    kept, loaded = photo(), []
    for name, native_name, language in (LONG_NAMES[0], LONG_NAMES[-1]):
        said = card(name=name, native_name=native_name, language=language)
        loads = lambda: loaded.append(language) or pixels_of(kept.jpeg)  # noqa: B023, E731
        with_face(said, SIGNER, thumbnail=kept.thumbnail_webp, portrait=loads)
    assert loaded == ["tam"]


@pytest.mark.parametrize("letters", ["अ", "தி", "క్ష"])
def test_names_of_120_letters_never_pass_1134_characters(letters):
    native = (" ".join([letters * 5 + "ா", letters * 3]) * 20)[:120].strip()
    _, text = fit_face(
        card(name=("Abdul Rahman Shaikh " * 6).strip(), native_name=native, language="tam"),
        pixels_of(photo().jpeg),
        SIGNER,
    )
    assert len(text) <= 1134


def test_more_words_than_the_code_can_hold_are_refused():
    wordy = too_many_words()
    with pytest.raises(Problem) as refused:
        build(wordy, SIGNER)
    assert refused.value.code == "cards.too_much_text"
    assert len(signed_text(wordy, SIGNER)) > 1134


def test_the_message_carries_tag_18_and_its_key_id_is_protected():
    import zlib

    message = cbor2.loads(zlib.decompress(base45.decode(build(card(), SIGNER))))
    assert message.tag == 18
    assert cbor2.loads(message.value[0]) == {1: -8, 4: cose.key_id(SIGNER.private_key.public_key())}
