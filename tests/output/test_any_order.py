"""Whatever is done, in whatever order: nothing outside the folder is written, and no edit is lost without --force."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from jdgen.cli import main
from jdgen.findings import CannotGoOn
from jdgen.output import write_documents
from tests.cli.program import DOCUMENTS, ROLE
from tests.output.faults import Faults
from tests.output.versions import FOLDER

quietly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])

# Pieces that lead somewhere, among any characters at all.
PATHS = st.lists(
    st.one_of(
        st.sampled_from(
            ["..", "/", "\\", ".", "~", "C:", "con", "a", "-", "\x00", "\n", "\u202e", "${HOME}", "//", "é"]
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=8,
).map("".join)


@given(role_id=PATHS)
@example(role_id="../../../../tmp/escape")
@example(role_id="/tmp/escape")
@settings(quietly, max_examples=120)
def test_no_id_leads_outside_the_output_folder(tmp_path_factory: pytest.TempPathFactory, role_id: str) -> None:
    folder = tmp_path_factory.mktemp("any", numbered=True)
    (folder / "role.yaml").write_text(f"{ROLE}id: {json.dumps(role_id)}\n", encoding="utf-8")
    assert_only_a_pack_is_made(folder, folder / "role.yaml")


@given(name=PATHS)
@example(name="..")
@example(name="CON")
@settings(quietly, max_examples=60)
def test_no_file_name_leads_outside_the_output_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("any", numbered=True)
    path = folder / (name.replace("/", "_").replace("\0", "_")[:60] + ".yaml")
    path.write_text(ROLE, encoding="utf-8")
    assert_only_a_pack_is_made(folder, path)


def assert_only_a_pack_is_made(folder: Path, role: Path) -> None:
    out = folder / "deep" / "out"
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as err:
        code = main(["build", str(role), "--out", str(out), "--format", "md"])
    made = {path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir()} - {role.relative_to(folder)}
    assert "jdgen failed" not in err.getvalue()
    if code == 0:
        (pack,) = (path.parent for path in made if path.name == "job-pack.md")
        assert pack.parent == Path("deep", "out")
        assert made == {pack / "job-pack.md", pack / ".jdgen.json"}
    else:
        assert code == 1
        assert not made
    shutil.rmtree(folder)


class Builds(RuleBasedStateMachine):
    """A folder that jdgen and a person both write in, with runs that are cut short now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.out = Path(tempfile.mkdtemp())
        self.edits: dict[str, bytes] = {}
        self.recorded = True
        self.number = 0

    def teardown(self) -> None:
        shutil.rmtree(self.out)

    def path(self, name: str) -> Path:
        return self.out / FOLDER / name

    def version(self, number: int) -> dict[str, bytes]:
        return {name: f"version {number} of {name}".encode() for name in DOCUMENTS}

    @initialize()
    def first(self) -> None:
        write_documents(self.out, FOLDER, self.version(0), force=False)

    @rule(number=st.integers(0, 3), formats=st.sampled_from([DOCUMENTS, DOCUMENTS[:1], DOCUMENTS[1:]]))
    def build(self, number: int, formats: tuple[str, ...]) -> None:
        documents = {name: data for name, data in self.version(number).items() if name in formats}
        _, findings = write_documents(self.out, FOLDER, documents, force=False)
        told = {Path(found.span.file).name for found in findings}
        assert told >= self.edits.keys() & documents.keys()
        if self.recorded:
            assert told <= self.edits.keys(), "jdgen's own work was taken for somebody's"
        for name in documents.keys() - told:
            assert self.path(name).read_bytes() == documents[name]

    @rule(number=st.integers(0, 3))
    def build_with_force(self, number: int) -> None:
        _, findings = write_documents(self.out, FOLDER, self.version(number), force=True)
        assert not findings
        self.edits.clear()
        self.recorded = True
        assert all(self.path(name).read_bytes() == data for name, data in self.version(number).items())

    @rule(number=st.integers(0, 3), at=st.integers(1, 20), interrupt=st.booleans())
    def build_cut_short(self, number: int, at: int, interrupt: bool) -> None:
        error = KeyboardInterrupt() if interrupt else OSError(errno.ENOSPC, "No space left on device")
        with pytest.MonkeyPatch.context() as patch, contextlib.suppress(KeyboardInterrupt, CannotGoOn):
            Faults(self.out, at, error).install(patch)
            write_documents(self.out, FOLDER, self.version(number), force=False)

    @rule(name=st.sampled_from(DOCUMENTS))
    def edit(self, name: str) -> None:
        self.number += 1
        self.edits[name] = f"edit {self.number}".encode()
        self.path(name).parent.mkdir(exist_ok=True)
        self.path(name).write_bytes(self.edits[name])

    @rule(name=st.sampled_from(DOCUMENTS))
    def delete(self, name: str) -> None:
        self.path(name).unlink(missing_ok=True)
        self.edits.pop(name, None)

    @rule(damage=st.sampled_from([b"", b"{}", b"[]", b'{"documents": {"job-pack.md": ["x"]}}']))
    def damage_the_record(self, damage: bytes) -> None:
        self.path(".jdgen.json").write_bytes(damage)
        self.recorded = False

    @invariant()
    def no_edit_is_lost(self) -> None:
        for name, data in self.edits.items():
            assert self.path(name).read_bytes() == data

    @invariant()
    def every_document_is_whole(self) -> None:
        known = {data for number in range(4) for data in self.version(number).values()}
        for name in DOCUMENTS:
            if self.path(name).exists() and name not in self.edits:
                assert self.path(name).read_bytes() in known


TestBuilds = Builds.TestCase
TestBuilds.settings = settings(deadline=None, max_examples=60, stateful_step_count=25)
