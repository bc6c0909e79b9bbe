"""One Word file in the making: the texts of its parts as they are filled, and what these bring with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jdgen.pictures.picture import Picture
from jdgen.render.made import Made
from jdgen.render.word.media import CONTENT_TYPES, stored_media, with_kinds
from jdgen.render.word.package import Package, StoredPart, write_package
from jdgen.render.word.relations import rels_name, with_relations
from jdgen.render.word.styles import ListStyles, Numbering, with_numberings
from jdgen.render.word.values import Drawing
from jdgen.render.word.xml import TEXT_PART

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """What there is of one document so far.

    ``numberings`` are those of its lists, ``made`` the list styles that the template lacks, ``media`` its pictures by the
    names of their parts, and ``related`` the links and pictures of each part, by the name of its relationships.
    """

    styles: ListStyles
    texts: dict[str, bytes] = field(default_factory=dict)
    numberings: list[Numbering] = field(default_factory=list)
    made: set[str] = field(default_factory=set)
    media: dict[str, Picture] = field(default_factory=dict)
    related: dict[str, tuple[dict[str, str], dict[str, str]]] = field(default_factory=dict)

    def drawing(self, link_prefix: str) -> Drawing:
        """What draws the values of one part."""
        return Drawing(self.styles, self.numberings, self.made, self.media, link_prefix)

    def take(self, name: str, text: str, drawing: Drawing) -> None:
        """Take the text of a part, and what was drawn in it."""
        self.texts[name] = text.encode()
        if drawing.links or drawing.pictures:
            self.related[rels_name(name)] = (drawing.links, drawing.pictures)

    def packed(self, package: Package, stored: Mapping[str, StoredPart], with_lists: Callable[[], Package]) -> Made:
        """The Word file: the parts that changed, and those of the template as they were stored.

        ``with_lists`` answers the template's parts that change where the list styles it lacks are made.
        """
        changed = dict(self.texts)
        lists = with_lists() if self.made else {}
        base = {**package, **lists} if lists else package
        changed |= lists
        changed |= {name: with_relations(base.get(name), *brought) for name, brought in self.related.items()}
        if self.numberings:
            numbering = self.styles.numbering_part
            changed[numbering] = with_numberings(base[numbering], self.numberings)
        if self.media:
            kinds = frozenset(picture.kind for picture in self.media.values())
            changed[CONTENT_TYPES] = with_kinds(base[CONTENT_TYPES], kinds)
        files = {name: stored_media(picture) for name, picture in self.media.items()}
        document = write_package({**stored, **files}, changed)
        return Made(document, {name: changed.get(name) or base[name] for name in base if TEXT_PART.fullmatch(name)})
