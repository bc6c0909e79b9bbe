"""PNG and JPEG are let in only whole: each part cut or spoilt in turn is noticed."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.pictures.picture import EMU_A_PIXEL, BadPicture
from jdgen.pictures.read import picture_of
from tests.pictures.make import chunk, jpeg, png, segment


@pytest.mark.parametrize("data", [png(30, 20), jpeg(30, 20), jpeg(30, 20, 0xC2)])
def test_the_size_is_read(data: bytes) -> None:
    picture = picture_of(data)
    assert (picture.width, picture.height) == (30 * EMU_A_PIXEL, 20 * EMU_A_PIXEL)
    assert picture.kind == ("png" if data[1:4] == b"PNG" else "jpeg")


def test_the_density_is_read_and_one_that_cannot_be_is_not() -> None:
    assert picture_of(jpeg(30, 20, dots=300)).width == 91_440
    assert picture_of(png(300, 200, chunk(b"pHYs", struct.pack(">IIB", 11811, 5906, 1)))).height == pytest.approx(
        2 * 200 * 914_400 / 300, rel=0.001
    )
    for dots in (0, 1, 4_000_000_000):
        assert picture_of(png(30, 20, chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)))).width == 30 * EMU_A_PIXEL


@pytest.mark.parametrize("data", [png(), jpeg()], ids=["png", "jpeg"])
def test_a_picture_cut_anywhere_is_refused(data: bytes) -> None:
    for end in range(len(data)):
        with pytest.raises(BadPicture):
            picture_of(data[:end])


@given(st.integers(8, len(png()) - 1), st.integers(1, 255))
def test_a_png_with_any_byte_spoilt_is_refused(place: int, change: int) -> None:
    data = bytearray(png())
    data[place] ^= change
    with pytest.raises(BadPicture):
        picture_of(bytes(data))


@given(
    st.binary(max_size=300), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xda\0\2", b"<svg "])
)
def test_any_bytes_are_a_picture_or_refused(rest: bytes, start: bytes) -> None:
    try:
        picture_of(start + rest)
    except BadPicture as bad:
        assert str(bad).endswith(".")  # noqa: PT017


@pytest.mark.parametrize(
    "data",
    [
        png().replace(b"IEND", b"IENX"),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"x") + chunk(b"IEND", b""),
        b"\x89PNG\r\n\x1a\n" + png()[8:33] + chunk(b"IEND", b""),
        png(0, 20, rows=1),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 7, 2, 0, 0, 0)) + png()[33:],
        jpeg(0, 20),
        jpeg()[:-2] + b"\xff\xdb",
        b"\xff\xd8" + segment(0xC0, b"\x08") + b"\xff\xd9",
        b"\xff\xd8\xff\xd9",
    ],
)
def test_a_picture_of_odd_parts_is_damaged(data: bytes) -> None:
    with pytest.raises(BadPicture, match="damaged or cut short"):
        picture_of(data)


@pytest.mark.parametrize("data", [png(60_000, 60_000, rows=1), jpeg(60_000, 60_000)])
def test_a_picture_of_more_pixels_than_a_computer_holds(data: bytes) -> None:
    with pytest.raises(BadPicture, match=r"60,000 by 60,000 pixels, which is too large"):
        picture_of(data)


def test_a_jpeg_of_an_unusual_kind() -> None:
    with pytest.raises(BadPicture, match="JPEG of an unusual kind"):
        picture_of(jpeg(start=0xC9))


def test_what_a_program_leaves_after_the_end_does_no_harm() -> None:
    assert picture_of(png() + b"\n").kind == "png"
    assert picture_of(jpeg() + b"\0\0").kind == "jpeg"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"GIF89a....", "a GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP"),
        (b"BM\0\0\0\0", "a BMP"),
        (b"\0\0\0\x18ftypheic", "a HEIC"),
        (b"II*\0....", "a TIFF"),
        (b"%PDF-1.7", "a PDF"),
    ],
)
def test_another_kind_is_named_with_the_cure(data: bytes, kind: str) -> None:
    with pytest.raises(BadPicture, match=f"is {kind} file.*save it as PNG"):
        picture_of(data)


@pytest.mark.parametrize(("data", "said"), [(b"", "is empty"), (b"hello", "is not a picture"), (b"<html>", "is not a")])
def test_what_is_no_picture(data: bytes, said: str) -> None:
    with pytest.raises(BadPicture, match=said):
        picture_of(data)
