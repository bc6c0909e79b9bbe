"""A compiled part of a Word file: the source that makes it, and what is known of each of its tags."""

from __future__ import annotations

from dataclasses import dataclass, field

from jdgen.render.word.places import TagPlace
from jdgen.render.word.problems import Problem
from jdgen.render.word.sites import Site
from jdgen.render.word.tags import Tag

__all__ = ["CompiledPart"]


@dataclass(slots=True)
class CompiledPart:
    """A part with tags: the Jinja source that makes it, its tags, and for each its place and, if it prints, its site.

    ``sequence`` holds the numbers of the tags in the order of the source's lines, and ``order`` those of all tags in the
    order in which they take effect, also where there is no source. ``files`` names the file of a tag that an included
    file brought. ``problems`` are tags that cannot stand where they do, and private matter. ``unused`` are the ids of
    relationships that only its placeholder pictures had.
    """

    name: str
    tags: list[Tag] = field(default_factory=list)
    places: dict[int, TagPlace] = field(default_factory=dict)
    sites: list[Site] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sequence: list[int] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    files: dict[int, str] = field(default_factory=dict)
    source: str = ""
    unused: frozenset[str] = frozenset()

    @property
    def grids(self) -> bool:
        """Whether the part repeats, joins or leaves out cells, so that its tables' columns must be counted anew."""
        return any(tag.kind == "tc" for tag in self.tags) or any(
            site.makes in ("gridSpan", "vMerge") for site in self.sites
        )

    @property
    def composes(self) -> bool:
        """Whether statements of the part print pieces of it themselves, which might not fit where they do."""
        return any(tag.word in ("call", "filter") for tag in self.tags if tag.braces == "{%")

    def number_of_line(self, line: int) -> int:
        """The number of the tag that is on a line of the source, or -1."""
        return self.sequence[line - 2] if 0 <= line - 2 < len(self.sequence) else -1

    def where(self, number: int) -> str:
        """Where a tag stands, in words."""
        return self.places[number].in_words() if number in self.places else ""

    def problem(self, number: int, code: str, message: str) -> None:
        """Take down what is wrong with a tag."""
        self.problems.append(Problem(self.where(number), code, message, self.files.get(number, "")))
