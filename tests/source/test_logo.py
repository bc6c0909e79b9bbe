"""The logo that a role file names: read with the file, and what is wrong with it said at the field's line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jdgen.source.role_file import RoleFile, load_role
from tests.pictures.make import SVG, jpeg, png


def load(folder: Path, logo: str, name: str = "role.yaml") -> RoleFile:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"title: Cook\norganisation:\n  name: Larkfield **School**\n  logo: {logo}\n", encoding="utf-8")
    return load_role(path, name)


def said(found: RoleFile) -> list[tuple[str, int, str, str]]:
    assert found.role is None
    assert found.logo is None
    return [(f.code, f.span.line, f.path, f.message) for f in found.findings]


def test_a_path_is_enough(tmp_path: Path) -> None:
    (tmp_path / "crest.png").write_bytes(png())
    found = load(tmp_path, "crest.png")
    assert found.findings == ()
    assert found.logo is not None
    assert (found.logo.kind, found.logo.data, found.logo.name) == ("png", png(), "logo")
    assert found.logo.alt == "Logo of Larkfield **School**"


def test_words_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "our crest.jpg").write_bytes(jpeg())
    found = load(tmp_path, "{file: pictures/our crest.jpg, alt: A lark over a field}")
    assert found.logo is not None
    assert (found.logo.kind, found.logo.alt) == ("jpeg", "A lark over a field")


def test_what_a_file_is_its_bytes_say_and_not_its_name(tmp_path: Path) -> None:
    (tmp_path / "crest.jpg").write_bytes(png())
    found = load(tmp_path, "crest.jpg")
    assert found.logo is not None
    assert found.logo.file_name == "logo.png"


@pytest.mark.parametrize("logo", ["crest.svg", "{file: crest.svg, fallback: other.png}"])
def test_an_svg_has_a_bitmap_with_it(tmp_path: Path, logo: str) -> None:
    (tmp_path / "crest.svg").write_bytes(SVG)
    (tmp_path / ("other.png" if "other" in logo else "crest.png")).write_bytes(png(60, 40))
    found = load(tmp_path, logo)
    assert found.logo is not None
    assert found.logo.fallback is not None
    assert (found.logo.kind, found.logo.fallback.data) == ("svg", png(60, 40))


def test_an_svg_without_a_size_has_that_of_its_bitmap(tmp_path: Path) -> None:
    (tmp_path / "crest.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    (tmp_path / "crest.jpg").write_bytes(jpeg(60, 40))
    found = load(tmp_path, "crest.svg")
    assert found.logo is not None
    assert found.logo.width / found.logo.height == 1.5


def test_an_svg_alone_is_not_enough(tmp_path: Path) -> None:
    (tmp_path / "crest.svg").write_bytes(SVG)
    ((code, line, where, message),) = said(load(tmp_path, "crest.svg"))
    assert (code, line, where) == ("JD043", 4, "organisation.logo")
    assert message == (
        '"crest.svg" needs a PNG of the same picture for programs that cannot draw an SVG. Save one as "crest.png", or '
        'name it under "fallback".'
    )


def test_what_is_wrong_with_a_fallback_is_said_at_its_line(tmp_path: Path) -> None:
    for name in ("crest.svg", "b.svg"):
        (tmp_path / name).write_bytes(SVG)
    for logo, code, message in (
        ("\n    file: crest.svg\n    fallback: b.svg", "JD043", '"b.svg" is an SVG too. The fallback has to be a PNG'),
        ("\n    file: crest.svg\n    fallback: c.png", "JD040", 'There is no picture "c.png" beside this role file.'),
    ):
        ((found, line, path, words),) = said(load(tmp_path, logo))
        assert (found, line, path) == (code, 6, "organisation.logo.fallback")
        assert words.startswith(message)


@pytest.mark.parametrize(
    ("logo", "code", "message"),
    [
        ("crset.png", "JD040", 'There is no picture "crset.png" beside this role file. Did you mean "crest.png"?'),
        ("pictures/creest.png", "JD040", 'beside this role file. Did you mean "pictures/crest.png"?'),
        ("no/such/crest.png", "JD040", "beside this role file. Its path starts at the folder that this file is in."),
        ("crest.png/a.png", "JD040", 'There is no picture "crest.png/a.png"'),
        ("pictures", "JD040", '"pictures" is a folder. Name the picture in it, such as "pictures/crest.png".'),
        (
            "a.gif",
            "JD041",
            '"a.gif" is a GIF file. Word packs take PNG, JPEG and SVG. Open it in a picture program and',
        ),
        (
            "cut.png",
            "JD041",
            '"cut.png" is damaged or cut short. Open it in a picture program and save it again as PNG.',
        ),
        ("large.png", "JD041", '"large.png" is 10.0 MB. A picture may be at most 10 MB: save it smaller.'),
        ("pipe.png", "JD041", '"pipe.png" is not an ordinary file.'),
        ("out.png", "JD042", '"out.png" leads out of the folder that this role file is in. Copy the picture into that'),
        ("outside/crest.png", "JD042", '"outside/crest.png" leads out of the folder that this role file is in.'),
        (
            "../crest.png",
            "JD042",
            '"../crest.png" is not the path of a picture beside this role file. Copy the picture',
        ),
        ("pictures/../crest.png", "JD042", "is not the path of a picture beside this role file."),
        ("/etc/passwd", "JD042", '"/etc/passwd" is not the path of a picture beside this role file.'),
        ("C:/crest.png", "JD042", '"C:/crest.png" is not the path of a picture beside this role file.'),
        ("~/crest.png", "JD042", "is not the path of a picture beside this role file."),
        (r"pictures\crest.png", "JD042", "Write the path of a picture with /, as pictures/crest.png."),
        (r"\\server\crest.png", "JD042", "is not the path of a picture beside this role file."),
        ("https://a.example/crest.png", "JD042", "jdgen fetches nothing from the web. Save the picture beside this"),
        ("a" * 240 + ".png", "JD040", "There is no picture"),
        ("a" * 260 + ".png", "JD042", "is not the path of a picture"),
    ],
)
def test_what_can_be_wrong_is_said_at_the_line(tmp_path: Path, logo: str, code: str, message: str) -> None:
    school, elsewhere = tmp_path / "school", tmp_path / "elsewhere"
    for folder in (school / "pictures", elsewhere):
        folder.mkdir(parents=True)
    for path in (
        school / "crest.png",
        school / "pictures" / "crest.png",
        elsewhere / "crest.png",
        tmp_path / "crest.png",
    ):
        path.write_bytes(png())
    (school / "a.gif").write_bytes(b"GIF89a")
    (school / "cut.png").write_bytes(png()[:-20])
    (school / "large.png").write_bytes(png() + b"\0" * 10_000_000)
    (school / "out.png").symlink_to(elsewhere / "crest.png")
    (school / "outside").symlink_to(elsewhere)
    os.mkfifo(school / "pipe.png")
    ((found, line, where, words),) = said(load(school, logo))
    assert (found, line, where) == (code, 4, "organisation.logo")
    assert message in words


def test_a_link_that_stays_inside_is_followed(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "crest.png").write_bytes(png())
    (tmp_path / "crest.png").symlink_to("pictures/crest.png")
    assert load(tmp_path, "crest.png").findings == ()


def test_a_picture_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "crest.png").write_bytes(png())
    real = os.open

    def refusing(path: str, flags: int, *more: int) -> int:
        if str(path).endswith("crest.png"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", refusing)
    ((code, _, _, message),) = said(load(tmp_path, "crest.png"))
    assert (code, message) == ("JD041", '"crest.png" cannot be opened: you do not have permission to read it.')


def test_the_only_picture_there_is_is_named(tmp_path: Path) -> None:
    (tmp_path / "shield.png").write_bytes(png())
    ((_, _, _, message),) = said(load(tmp_path, "logo.jpg"))
    assert message == 'There is no picture "logo.jpg" beside this role file. There is "shield.png".'


@pytest.mark.parametrize("logo", ["[a.png]", "{alt: a}", "{file: crest.png, size: 3}"])
def test_a_logo_of_another_shape(tmp_path: Path, logo: str) -> None:
    (tmp_path / "crest.png").write_bytes(png())
    assert {code for code, *_ in said(load(tmp_path, logo))} <= {"JD003", "JD004", "JD005"}


def test_roles_of_one_school_share_its_logo(tmp_path: Path) -> None:
    (tmp_path / "crest.png").write_bytes(png())
    one, other = load(tmp_path, "crest.png"), load(tmp_path, "crest.png", "other.yaml")
    assert one.logo is not None
    assert other.logo is not None
    assert one.logo.data is other.logo.data
