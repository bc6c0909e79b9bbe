"""The example trust: every pack of its roles and vacancies, as committed beside it."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest

from jdgen.job_pack import JobPack, TemplateSets, make_pack
from jdgen.role_files import load_roles
from tests.word_checks import assert_good_word_file, assert_microsoft_valid

TRUST = Path(__file__).parents[1] / "examples" / "trust"


@cache
def packs() -> dict[str, JobPack]:
    roles, findings = load_roles([TRUST])
    assert findings == []
    sets = TemplateSets()
    return {role.id: make_pack(role, sets.of(role)) for role in roles}


def parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_there_is_a_pack_for_each_role_and_vacancy(update_golden: bool) -> None:
    assert len(packs()) == 20
    if update_golden:
        for id_, pack in packs().items():
            (TRUST / "out" / id_).mkdir(parents=True, exist_ok=True)
            for name, data in pack.documents.items():
                (TRUST / "out" / id_ / name).write_bytes(data)
    assert sorted(packs()) == sorted(path.name for path in (TRUST / "out").iterdir())


@pytest.mark.parametrize("id_", sorted(path.name for path in (TRUST / "out").glob("*")))
def test_each_pack_is_what_is_committed(id_: str) -> None:
    pack, folder = packs()[id_], TRUST / "out" / id_
    assert list(pack.findings) == []
    assert sorted(pack.documents) == sorted(path.name for path in folder.iterdir())
    assert pack.documents["job-pack.md"] == (folder / "job-pack.md").read_bytes()
    assert parts(pack.documents["job-pack.docx"]) == parts((folder / "job-pack.docx").read_bytes())


@pytest.mark.parametrize("id_", ["amb-26-07", "brk-26-32", "low-26-12", "senco"])
def test_a_pack_is_a_good_word_file(id_: str) -> None:
    pack = packs()[id_]
    assert pack.role_file.role is not None
    assert_good_word_file(pack.documents["job-pack.docx"], pack.role_file.role.title)


def test_microsofts_validator_finds_nothing() -> None:
    assert_microsoft_valid(TRUST / "out" / id_ / "job-pack.docx" for id_ in ("amb-26-07", "brk-26-32", "low-26-12"))
