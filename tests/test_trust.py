"""The example trust: what a workspace promises, of every role at every school."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from jdgen.job_pack import make_pack, open_set
from jdgen.render.template_set import TemplateSet
from jdgen.render.verify import visible_in_markdown, visible_in_word
from jdgen.role_files import check_paths
from jdgen.source.workspace import Workspaces
from jdgen.whole import load_whole

TRUST = Path(__file__).parents[1] / "examples" / "trust"
SCHOOLS = {"ambermere-primary": "Ambermere", "brackenshaw-high": "Brackenshaw", "lowgarth-school": "Lowgarth"}
EMPLOYERS = [*SCHOOLS, "harrowfell-trust"]
ROLES = sorted(path.name for path in (TRUST / "roles").iterdir())


@pytest.fixture(scope="module")
def standard() -> TemplateSet:
    return open_set("standard")


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    shutil.copytree(TRUST, tmp_path / "trust")
    return tmp_path / "trust"


def built(trust: Path, standard: TemplateSet) -> dict[str, dict[str, bytes]]:
    """The documents of every role."""
    run = Workspaces()
    packs = {name: make_pack(load_whole(trust / "roles" / name, workspaces=run), standard) for name in ROLES}
    assert {name: pack.findings for name, pack in packs.items() if pack.findings} == {}
    return {name: dict(pack.documents) for name, pack in packs.items()}


def includes(trust: Path, name: str) -> set[str]:
    """The files that a role takes in, by what they say and not by what jdgen makes of it."""
    found: set[str] = set()
    waiting = [trust / "roles" / name]
    while waiting:
        for listed in re.findall(r"^includes: \[(.*)\]$", waiting.pop().read_text(encoding="utf-8"), re.MULTILINE):
            for block in listed.split(", "):
                found.add(block)
                waiting.append(trust / "blocks" / f"{block}.yaml")
    return found


def everything(documents: dict[str, bytes]) -> str:
    """All the text of a pack, with headers, footers and properties."""
    with zipfile.ZipFile(io.BytesIO(documents["job-pack.docx"])) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    seen = [*visible_in_word(documents["job-pack.docx"]), *visible_in_markdown(documents["job-pack.md"])]
    return "\n".join([*seen, *parts, documents["job-pack.md"].decode()])


def test_the_trust_checks_clean() -> None:
    assert check_paths([TRUST / "roles"]) == ([], len(ROLES))
    assert len(ROLES) == 8


@pytest.mark.parametrize("employer", EMPLOYERS)
def test_no_pack_ever_holds_another_schools_name(employer: str, trust: Path, standard: TemplateSet) -> None:
    """Each role, at each school; the trust's own name may stand in a school's pack, as its parent's."""
    for name in ROLES:
        path = trust / "roles" / name
        text = path.read_text(encoding="utf-8")
        assert not re.search("^organisation:", text, re.MULTILINE)
        path.write_text(text.replace("\ntitle:", f"\norganisation: {employer}\ntitle:", 1), encoding="utf-8")
    others = [word for school, word in SCHOOLS.items() if school != employer]
    for name, documents in built(trust, standard).items():
        said = everything(documents)
        assert SCHOOLS.get(employer, "Harrowfell Learning Trust") in said
        for other in others:
            assert other.casefold() not in said.casefold(), f"{name} at {employer} names {other}"
        assert "{{" not in said
        assert "{%" not in said


@pytest.mark.parametrize("block", sorted(path.stem for path in (TRUST / "blocks").iterdir()))
def test_a_sentence_of_a_block_changes_the_packs_that_include_it_and_nothing_else(
    block: str, trust: Path, standard: TemplateSet
) -> None:
    before = built(trust, standard)
    path = trust / "blocks" / f"{block}.yaml"
    text = path.read_text(encoding="utf-8")
    # A line that no role drops or replaces: one that has no id.
    sentence = re.findall(r"^      - ([A-Z][^:{\n]*\.)$", text, re.MULTILINE)[0]
    path.write_text(text.replace(sentence, "This sentence is quite another one."), encoding="utf-8")
    after = built(trust, standard)
    changed = {name for name in ROLES if before[name] != after[name]}
    assert changed == {name for name in ROLES if block in includes(trust, name)}
    assert changed
    for name in ROLES:
        # Nothing else: with the old sentence put back, the Markdown is the same.
        restored = after[name]["job-pack.md"].decode().replace("This sentence is quite another one.", sentence)
        assert restored.encode() == before[name]["job-pack.md"]
        same_word = before[name]["job-pack.docx"] == after[name]["job-pack.docx"]
        assert same_word == (name not in changed)


def test_every_pack_says_what_its_school_and_its_trust_say(trust: Path, standard: TemplateSet) -> None:
    path = trust / "roles" / "teacher.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\ntitle:", "\norganisation: lowgarth-school\ntitle:", 1), encoding="utf-8")
    said = " ".join(visible_in_markdown(dict(make_pack(load_whole(path), standard).documents)["job-pack.md"]))
    assert "Lowgarth School wants its staff to be as varied" in said, "the trust's words, with the school's name"
    assert "Many of our pupils cannot say in words" in said, "the school's own words"
    assert "handles it as the UK General Data Protection Regulation" in said, "the words that come with jdgen"
