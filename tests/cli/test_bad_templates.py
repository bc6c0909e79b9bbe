"""Bad templates through the command line: each is a finding and exit code 1, quickly, and nothing is written."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jdgen.cli import main
from tests.cli.program import names, sentences, write_role
from tests.render.word.files import p, parts, row, run, table, word_file, zipped
from tests.render.word.test_active import OUT, good, simple, with_relation
from tests.render.word.test_limits import OLE

GOOD = p("{{ role.title }}")


def nested(levels: int) -> str:
    opened = "".join(p(f"{{%p for a{n} in terms %}}") for n in range(levels))
    return opened + p("{{ role.title }}") + p("{%p endfor %}") * levels


def changed() -> str:
    return f'<w:p><w:ins w:id="1" w:author="a">{run("{{ role.title }}")}</w:ins></w:p>'


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "old doc": (lambda: OLE + "WordDocument".encode("utf-16-le"), "old .doc file"),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "has a password"),
    "truncated": (lambda: word_file(GOOD)[:-60], "damaged"),
    "empty": (lambda: b"", "not a Word file"),
    "text": (lambda: b"Job description", "not a Word file"),
    "bomb": (lambda: word_file("<w:p/>" * 1_000_000), "more than any real Word file holds"),
    "no document": (lambda: zipped({"[Content_Types].xml": "<Types/>", "a": "b"}), "not a Word document"),
    "document type": (lambda: zipped({**parts(GOOD), "word/x.xml": "<!DOCTYPE x><x/>"}), "document type"),
    "ten thousand tags": (lambda: word_file(p("{{ role.title }} ") * 10_000), "more than 2,000 tags"),
    "tag in a field": (lambda: word_file(f"<w:p>{simple('REF {{ role.title }}')}</w:p>"), "code of a field"),
    "tag in a tracked change": (lambda: word_file(changed()), "tracked changes"),
    "unbalanced over a table": (
        lambda: word_file(GOOD + p("{%p if role.title %}") + table(1, row(p("a")), row(p("{%p endif %}")))),
        "cannot be joined",
    ),
    "row loop never closed": (
        lambda: word_file(table(1, row(p("{%tr for t in terms %}")), row(p("{{ t.label }}")))),
        "never closed",
    ),
    "class": (lambda: word_file(p("{{ ''.__class__ }}")), ""),
    "range": (lambda: word_file(p("{% for i in range(10**9) %}x{% endfor %}")), ""),
    "missing include": (lambda: word_file(p("{% include 'none.docx' %}")), 'no file "none.docx"'),
    "circular include": (lambda: word_file(p("{% include 'job-pack.docx' %}")), "has no end"),
    "include from elsewhere": (lambda: word_file(p("{% include '../role.yaml' %}")), "outside the folder"),
    "macros": (lambda: zipped({**good(), "word/vbaProject.bin": b"x"}), "There are macros"),
    "linked picture": (
        lambda: zipped(with_relation(good(), "image", "file:///etc/passwd", mode=OUT)),
        "Insert the picture instead of linking it",
    ),
    "attached template": (
        lambda: zipped(with_relation(good(), "attachedTemplate", "https://a.b/t.dotm", "word/settings.xml", OUT)),
        "attached to another template",
    ),
}


def assert_refused(capsys: pytest.CaptureFixture[str], said: str, what: str = "ours") -> None:
    """Both commands say it, quickly, and write nothing."""
    write_role(Path("role.yaml"))
    commands = [["template", "check", what], ["build", "role.yaml", "--template", "./ours"]]
    for words in commands if what == "ours" else commands[:1]:
        start = time.process_time()
        assert main(words) == 1, words
        assert time.process_time() - start < 20
        out, err = capsys.readouterr()
        assert not err
        assert "Traceback" not in out
        assert said in sentences(out), out
        assert not Path("out").exists()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_template_is_a_finding_and_nothing_is_written(capsys: pytest.CaptureFixture[str], name: str) -> None:
    make, said = BAD[name]
    Path("ours").mkdir()
    Path("ours/job-pack.docx").write_bytes(make())
    assert_refused(capsys, said)
    assert main(["template", "check", "ours/job-pack.docx"]) == 1
    assert names("ours") == ["job-pack.docx"]


def test_packs_that_are_there_stay_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    write_role(Path("role.yaml"))
    assert main(["build", "role.yaml"]) == 0
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in Path("out").rglob("*") if path.is_file()}
    Path("ours").mkdir()
    Path("ours/job-pack.docx").write_bytes(BAD["macros"][0]())
    assert main(["build", "role.yaml", "--template", "./ours"]) == 1
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in Path("out").rglob("*") if path.is_file()}
    assert after == before
    capsys.readouterr()


def test_loops_inside_loops_end(capsys: pytest.CaptureFixture[str]) -> None:
    """Fifty of them would print more than the world holds."""
    Path("ours").mkdir()
    Path("ours/job-pack.docx").write_bytes(word_file(nested(50)))
    assert_refused(capsys, "statements inside each other")
    Path("ours/job-pack.docx").unlink()
    loops = "{% for a in terms %}" * 50 + "x" + "{% endfor %}" * 50
    Path("ours/job-pack.md.j2").write_text(loops)
    assert_refused(capsys, "nested too deeply")


@pytest.mark.parametrize("ending", ["docm", "dotm", "dotx", "doc", "dot", "odt", "rtf", "DOCM"])
def test_other_kinds_of_word_file_are_told_what_to_become(capsys: pytest.CaptureFixture[str], ending: str) -> None:
    Path(f"house.{ending}").write_bytes(word_file(GOOD))
    assert_refused(capsys, "File, Save As, Word Document (.docx).", f"house.{ending}")


def test_what_only_looks_like_a_template_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ours").mkdir()
    for make in (os.mkdir, os.mkfifo):
        for name in ("job-pack.docx", "job-pack.md.j2"):
            make(Path("ours") / name)
            assert_refused(capsys, "a file")
            (os.rmdir if make is os.mkdir else os.unlink)(Path("ours") / name)


def test_a_link_in_a_template_set_is_not_followed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("secret.docx").write_bytes(word_file(GOOD))
    Path("secret.txt").write_text("secret words")
    Path("ours").mkdir()
    for name, target in (
        ("job-pack.docx", "../secret.docx"),
        ("job-pack.md.j2", "../secret.txt"),
        ("a.docx", "/dev/zero"),
    ):
        link = Path("ours") / name
        link.symlink_to(target)
        assert_refused(capsys, "This is a link to another file, which is not followed.")
        assert main(["template", "copy", "ours", "copied"]) == 2
        assert "is a link to another file, which is not copied" in sentences(capsys.readouterr().err)
        assert not Path("copied").exists()
        link.unlink()


def test_a_path_or_a_folder_that_was_typed_may_be_a_link(capsys: pytest.CaptureFixture[str]) -> None:
    Path("real").mkdir()
    Path("real/job-pack.docx").write_bytes(word_file(GOOD))
    Path("ours").symlink_to("real")
    Path("one.docx").symlink_to("real/job-pack.docx")
    assert main(["template", "check", "ours"]) == 0
    assert main(["template", "check", "one.docx"]) == 0
    capsys.readouterr()
