"""Colours as Word resolves them, and the contrast between two (WCAG 2.2, relative luminance)."""

from __future__ import annotations

import colorsys
import re

from tests.word_checks.names import A, Element, child, local, w

__all__ = ["HIGHLIGHTS", "Palette", "contrast"]

HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}
_SLOTS = {
    "text1": "dk1",
    "dark1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED = {"text1": "t1", "text2": "t2", "background1": "bg1", "background2": "bg2"}


class Palette:
    """The theme's colours, and the settings that may swap light for dark."""

    def __init__(self, theme: Element | None, settings: Element | None) -> None:
        scheme = None if theme is None else next(theme.iter(f"{{{A}}}clrScheme"), None)
        self._colours = {} if scheme is None else {local(slot): _theme_colour(slot) for slot in scheme}
        self._mapping = child(settings, "clrSchemeMapping")

    def resolve(self, element: Element | None, attribute: str = "val", theme: str = "theme") -> str | None:
        """Six digits, or None where the colour is automatic, missing or not to be read.

        ``theme`` begins the names of the theme's attributes: ``theme`` for a colour, ``themeFill`` for a shade's fill.
        """
        if element is None:
            return None
        name = element.get(w("themeColor" if theme == "theme" else theme))
        base = self._of_theme(name) if name else None
        if base is not None:
            return _changed(base, element.get(w(f"{theme}Tint")), element.get(w(f"{theme}Shade")))
        written = element.get(w(attribute), "")
        return written.upper() if re.fullmatch("[0-9A-Fa-f]{6}", written) else None

    def _of_theme(self, name: str) -> str | None:
        mapped = None
        if self._mapping is not None and name in _MAPPED:
            mapped = self._mapping.get(w(_MAPPED[name]))
        name = mapped or name
        return self._colours.get(_SLOTS.get(name, name))

    def shade(self, element: Element | None) -> str | None:
        """The colour of a ``w:shd``, patterns mixed from their two colours; None where it paints nothing."""
        pattern = "nil" if element is None else element.get(w("val"), "clear")
        if pattern == "nil":
            return None
        fill = self.resolve(element, "fill", "themeFill")
        front = self.resolve(element, "color")
        share = 1.0 if pattern == "solid" else int(pattern[3:]) / 100 if re.fullmatch(r"pct\d+", pattern) else 0.0
        return _mix(front or "000000", fill or "FFFFFF", share) if share else fill


def _theme_colour(slot: Element) -> str:
    found = next(iter(slot), None)
    written = "" if found is None else found.get("lastClr") or found.get("val") or ""
    return written.upper() if re.fullmatch("[0-9A-Fa-f]{6}", written) else "000000"


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _digits(channels: tuple[float, float, float]) -> str:
    return "".join(f"{round(channel * 255):02X}" for channel in channels)


def _changed(colour: str, tint: str | None, shade: str | None) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    if shade:
        light *= int(shade, 16) / 255
    if tint:
        light = light * int(tint, 16) / 255 + 1 - int(tint, 16) / 255
    return _digits(colorsys.hls_to_rgb(hue, light, saturation))


def _mix(front: str, back: str, share: float) -> str:
    pairs = zip(_channels(front), _channels(back), strict=True)
    red, green, blue = (one * share + other * (1 - share) for one, other in pairs)
    return _digits((red, green, blue))


def _luminance(colour: str) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)
