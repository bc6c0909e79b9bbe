"""A picture as WordprocessingML: a drawing in the line of the text, scaled to the room there is."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import escape

from jdgen.pictures.picture import EMU_A_CM, Picture
from jdgen.render.markup import visible_text
from jdgen.render.word.xml import R

__all__ = ["WP", "A", "drawing", "extent", "graphic"]

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_USUAL_HEIGHT = 2 * EMU_A_CM
# A page of A4 between its margins, and a little less.
_TALLEST = 22 * EMU_A_CM


def extent(picture: Picture, room: int, height: int = 0) -> tuple[int, int]:
    """How wide and high a picture is drawn, in EMU, its sides in proportion.

    It is at most as wide as ``room``. With a ``height`` the two are a box to fit in; else it is as large as a template
    asked for, or 2 cm high.
    """
    wide, high = picture.most_width, picture.most_height
    usual = height or (_TALLEST if wide else _USUAL_HEIGHT)
    high = min(high or usual, height or _TALLEST)
    wide = min(wide or room, room)
    scale = min(wide / picture.width, high / picture.height)
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))


def drawing(picture: Picture, size: tuple[int, int], relate: Callable[[Picture], str]) -> str:
    """The drawing element. ``relate`` answers the id by which the part knows a picture's file."""
    width, height = size
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="{escape(picture.name.capitalize())}" '
        f'descr="{escape(visible_text(picture.alt))}"/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f"{graphic(picture, size, relate)}</wp:inline></w:drawing>"
    )


def graphic(picture: Picture, size: tuple[int, int], relate: Callable[[Picture], str]) -> str:
    """What a drawing shows, without its place on the page. An SVG stands behind a bitmap that every program can show."""
    width, height = size
    shown = picture.fallback or picture
    also = ""
    if picture.fallback:
        also = (
            f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{relate(picture)}"/>'
        )
        also += "</a:ext></a:extLst>"
    return (
        f'<a:graphic xmlns:a="{A}" xmlns:r="{R}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{escape(shown.file_name)}"/><pic:cNvPicPr><a:picLocks noChangeAspect="1"/>'
        f'</pic:cNvPicPr></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relate(shown)}">{also}</a:blip><a:stretch>'
        f'<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
