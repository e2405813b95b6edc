"""Photos come in from anything, come out as pixels, and bring nothing along."""

from io import BytesIO

import pytest
from PIL import Image

from hamrah.files.faces import invented_face
from hamrah.files.photos import PRINT_SIZE_PX, SIZE_PX, take_photo
from hamrah.files.thumbnail import AIMED_AT_BYTES, thumbnail_webp
from hamrah.ground.problem import Problem

MAKE, ORIENTATION, GPS = 271, 274, 0x8825


def file_of(picture, kind="JPEG", **how):
    out = BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def opened(raw):
    return Image.open(BytesIO(raw))


def jpeg_with_position(**more):
    exif = Image.Exif()
    exif[MAKE] = "Canary Phone"
    exif.get_ifd(GPS).update({1: "N", 2: (24.0, 34.0, 12.0), 3: "E", 4: (73.0, 41.0, 5.0)})
    for tag, value in more.items():
        exif[int(tag[1:])] = value
    return file_of(invented_face(4), exif=exif)


def refusal(upload):
    with pytest.raises(Problem) as refused:
        take_photo(upload)
    return refused.value.code


def test_the_upload_of_this_test_does_hold_a_position():
    assert opened(jpeg_with_position()).getexif().get_ifd(GPS)[1] == "N"


@pytest.mark.parametrize("which", ["jpeg", "print_jpeg", "thumbnail_webp"])
def test_position_and_camera_are_gone(which):
    raw = getattr(take_photo(jpeg_with_position()), which)
    assert not opened(raw).getexif()
    assert b"Canary" not in raw
    assert b"Exif" not in raw


def test_colour_profiles_and_comments_are_gone():
    upload = file_of(invented_face(1), icc_profile=b"canary profile", comment=b"canary comment")
    assert b"canary" not in take_photo(upload).jpeg


def test_a_photo_has_its_three_sizes():
    photo = take_photo(file_of(invented_face(1)))
    assert opened(photo.jpeg).size == SIZE_PX == (480, 600)
    assert opened(photo.print_jpeg).size == PRINT_SIZE_PX
    assert opened(photo.thumbnail_webp).size in ((64, 80), (56, 72), (48, 62))


def test_the_thumbnail_is_as_small_as_a_card_needs():
    for seed in range(6):
        assert len(take_photo(file_of(invented_face(seed))).thumbnail_webp) <= AIMED_AT_BYTES


def test_a_busy_picture_gives_a_smaller_thumbnail_rather_than_a_larger_file():
    noise = Image.effect_noise((48, 60), 90).convert("RGB").resize((480, 600))
    assert opened(thumbnail_webp(noise)).size == (48, 62)


def test_a_photo_taken_sideways_stands_upright():
    half = Image.new("RGB", (400, 500), "white")
    half.paste("black", (0, 0, 400, 250))
    exif = Image.Exif()
    exif[ORIENTATION] = 3
    upright = opened(take_photo(file_of(half, exif=exif)).jpeg).convert("L")
    assert upright.getpixel((240, 50)) > upright.getpixel((240, 550)) + 200


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "LA"), ("PNG", "1"), ("PNG", "I;16"), ("WEBP", "RGB"),
     ("AVIF", "RGB"), ("JPEG", "CMYK"), ("JPEG", "L"), ("GIF", "P"), ("TIFF", "RGB"), ("BMP", "RGB")],
)  # fmt: skip
def test_any_usual_picture_is_a_photo(kind, mode):
    assert opened(take_photo(file_of(invented_face(2).convert(mode), kind)).jpeg).mode == "RGB"


def test_what_is_transparent_turns_white():
    clear = Image.new("RGBA", (300, 400), (0, 0, 0, 0))
    assert min(opened(take_photo(file_of(clear, "PNG")).jpeg).getpixel((200, 200))) > 250


def test_an_animation_gives_its_first_picture():
    frames = [Image.new("RGB", (300, 400), colour) for colour in ("white", "black")]
    upload = file_of(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert min(opened(take_photo(upload).jpeg).getpixel((200, 200))) > 250


def test_forty_megapixels_are_taken():
    assert opened(take_photo(file_of(Image.new("RGB", (5500, 7300), "gray"))).jpeg).size == SIZE_PX


@pytest.mark.parametrize(
    "upload",
    [b"", b"hello", b"%PDF-1.7", b"\xff\xd8\xff\xe0" + b"\0" * 50, b"RIFF\0\0\0\0WEBPVP8 ", b"<svg/>"],
)
def test_what_is_no_picture_is_no_photo(upload):
    assert refusal(upload) == "files.not_a_photo"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF"])
def test_a_picture_cut_in_half_is_no_photo(kind):
    whole = file_of(invented_face(2), kind)
    assert refusal(whole[: len(whole) // 2]) == "files.not_a_photo"


def test_a_picture_that_unfolds_without_end_is_refused():
    bomb = file_of(Image.new("1", (20_000, 20_000)), "PNG")
    assert len(bomb) < 100_000
    assert refusal(bomb) == "files.photo_too_large"


def test_a_stamp_sized_picture_is_refused():
    assert refusal(file_of(Image.new("RGB", (40, 50)))) == "files.photo_too_small"


def test_a_file_too_large_is_refused_unread():
    assert refusal(b"\xff\xd8" + b"\0" * 25_000_000) == "files.photo_too_large"
