"""An SVG is let in only where it is a drawing and nothing else."""

from __future__ import annotations

import pytest

from jdgen.pictures.picture import EMU_A_CM, EMU_A_PIXEL, BadPicture
from jdgen.pictures.read import picture_of
from tests.pictures.make import SVG


def svg(inside: str = "", attributes: str = 'width="30" height="20"', before: str = "") -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {space} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30" height="20"', (30 * EMU_A_PIXEL, 20 * EMU_A_PIXEL)),
        ('width="3cm" height="20mm"', (3 * EMU_A_CM, 2 * EMU_A_CM)),
        ('width="100%" height="100%" viewBox="0 0 40 10"', (40 * EMU_A_PIXEL, 10 * EMU_A_PIXEL)),
        ('viewBox="-5,-5,40,10"', (40 * EMU_A_PIXEL, 10 * EMU_A_PIXEL)),
        ("", (0, 0)),
        ('width="0" height="20"', (0, 0)),
        ('viewBox="0 0 a b"', (0, 0)),
    ],
)
def test_the_size_is_read(attributes: str, size: tuple[int, int]) -> None:
    picture = picture_of(svg(attributes=attributes))
    assert (picture.width, picture.height) == size


def test_an_endless_size_keeps_its_proportions() -> None:
    picture = picture_of(svg(attributes='viewBox="0 0 4e60 1e60"'))
    assert picture.width == 4 * picture.height


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="a"/></defs><path fill="url(#a)"/>',
        '<use xlink:href="#a"/><use href="#b"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>.a{fill:url(#g);stroke:#123456}</style>",
        '<path style="fill:#1b3a6b;clip-path:url(#c)"/>',
        "<metadata><dc xmlns='http://purl.org/dc/elements/1.1/'>Crest</dc></metadata><title>Crest</title>",
    ],
)
def test_a_drawing_is_let_in(inside: str) -> None:
    assert picture_of(svg(inside)).kind == "svg"


@pytest.mark.parametrize(
    "data",
    [
        svg("<script>alert(1)</script>"),
        svg("<SCRIPT/>"),
        svg('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'),
        svg('<path onclick="a()"/>'),
        svg(attributes='onload="a()"'),
        svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>"),
        svg('<a href="https://evil.example"><path/></a>'),
        svg('<image href="https://evil.example/x.png"/>'),
        svg('<image xlink:href="//evil.example/x.png"/>'),
        svg('<image href="file:///etc/passwd"/>'),
        svg('<image href="../secret.png"/>'),
        svg('<image href="data:image/svg+xml;base64,AAAA"/>'),
        svg('<use href="other.svg#a"/>'),
        svg('<set attributeName="href" to="javascript:a()"/>'),
        svg('<animate attributeName="href" values="javascript:a()"/>'),
        svg("<style>@import 'https://evil.example/a.css';</style>"),
        svg("<style>.a{fill:url(https://evil.example/a)}</style>"),
        svg("<style>.a{fill:\\75rl(https://evil.example/a)}</style>"),
        svg("<style><![CDATA[.a{fill:u]]><![CDATA[rl(http://evil.example)}]]></style>"),
        svg('<path fill="url(https://evil.example/a#b)"/>'),
        svg("<path style=\"background:url( '//evil.example' )\"/>"),
        svg(before='<?xml-stylesheet href="https://evil.example/a.css"?>'),
        svg(before='<!DOCTYPE svg [<!ENTITY a "b">]>'),
        svg(before='<!DOCTYPE svg SYSTEM "file:///etc/passwd">'),
        svg("<g>" * 200 + "</g>" * 200),
        SVG[:-3],
        SVG + b"<svg/>",
        SVG.replace(b"http://www.w3.org/2000/svg", b"urn:other"),
        SVG.replace(b"<path", b"<path fill='&a;'"),
        b"<svg",
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(BadPicture, match="SVG"):
        picture_of(data)


def test_a_bomb_of_entities_is_refused_before_it_goes_off() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(BadPicture, match="document type"):
        picture_of(svg("&a9;", before=f'<!DOCTYPE svg [<!ENTITY a0 "x">{entities}]>'))


def test_an_svg_in_utf_16_is_read_as_strictly() -> None:
    assert picture_of(SVG.decode().encode("utf-16")).kind == "svg"
    with pytest.raises(BadPicture, match="document type"):
        picture_of(svg(before="<!DOCTYPE svg>").decode().encode("utf-16"))
