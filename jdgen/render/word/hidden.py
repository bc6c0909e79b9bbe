"""Hidden text: what a reader does not see until somebody turns on Word's marks."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jdgen.render.word.tags import find_tags
from jdgen.render.word.xml import is_on, own_texts, parse_part, w

__all__ = ["HiddenStyles", "hidden_runs", "hidden_styles", "is_hidden_row"]

_SHOWN = tuple(map(w, ("t", "drawing", "pict", "object", "sym")))
HiddenStyles = frozenset[str]
"""The ids of the styles whose text is hidden."""


def hidden_styles(styles: bytes | None) -> HiddenStyles:
    """The styles whose text is hidden, by themselves or by a style they are based on."""
    if styles is None or b"vanish" not in styles:
        return frozenset()
    by_id = {style.get(w("styleId"), ""): style for style in parse_part(styles, "word/styles.xml").iter(w("style"))}
    return frozenset(id_ for id_ in by_id if _hides(id_, by_id))


def _hides(id_: str, by_id: dict[str, etree._Element]) -> bool:
    for _ in by_id:
        style = by_id.get(id_)
        if style is None:
            return False
        vanish = style.find(f"{w('rPr')}/{w('vanish')}")
        if vanish is not None:
            return is_on(vanish)
        based_on = style.find(w("basedOn"))
        id_ = "" if based_on is None else based_on.get(w("val"), "")
    return False


def hidden_runs(paragraph: etree._Element, styles: HiddenStyles) -> list[etree._Element]:
    """The runs of a paragraph that hide something.

    None where they hold nothing but statements, such as ``{%p if x %}``: these go from the finished document anyway, and
    some people hide them to see how the page will look.
    """
    properties = paragraph.find(w("pPr"))
    by_paragraph = _style(properties, "pStyle") in styles
    found = [run for run in _runs(paragraph) if _is_hidden(run, styles, by_paragraph)]
    return [] if found and _only_statements(found) else found


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    for run in paragraph.iter(w("r")):
        if next(run.iterancestors(w("p")), None) is paragraph and any(child.tag in _SHOWN for child in run):
            yield run


def _is_hidden(run: etree._Element, styles: HiddenStyles, by_paragraph: bool) -> bool:
    look = run.find(w("rPr"))
    vanish = None if look is None else look.find(w("vanish"))
    if vanish is not None:
        return is_on(vanish)
    return by_paragraph or _style(look, "rStyle") in styles


def _style(properties: etree._Element | None, name: str) -> str:
    style = None if properties is None else properties.find(w(name))
    return "" if style is None else style.get(w("val"), "")


def _only_statements(runs: list[etree._Element]) -> bool:
    if any(child.tag in _SHOWN[1:] for run in runs for child in run):
        return False
    text = "".join(part.text or "" for run in runs for part in own_texts(run))
    found, stray = find_tags(text)
    rest = text
    for item in reversed(found):
        rest = rest[: item.start] + rest[item.end :]
    return not stray and not rest.strip() and not any(item.tag.prints for item in found)


def is_hidden_row(row: etree._Element) -> bool:
    """Whether a table's row is hidden."""
    return is_on(row.find(f"{w('trPr')}/{w('hidden')}"))
