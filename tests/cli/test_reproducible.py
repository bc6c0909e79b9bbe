"""reliability.md R7: the same role makes the same bytes, whatever the day, the place, the language or the machine's mood."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdgen.cli import main
from tests.cli.program import DOCUMENTS, ROOT, run_script

EXAMPLE = ROOT / "examples" / "minimal" / "role.yaml"

# Everything that a document could pick up by accident, before jdgen is imported.
BUILD = """
import datetime, os, sys, time
mask, clock = int(sys.argv[3], 8), float(sys.argv[4])
os.umask(mask)
real = time.time
time.time = lambda: real() + clock
time.localtime = lambda *a, f=time.localtime: f(*(a or (time.time(),)))
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.datetime = Later
from jdgen.cli import main
sys.exit(main(["build", sys.argv[1], "--out", sys.argv[2]]))
"""

PLACES = {
    "here": ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}, "022", 0),
    "far": (
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "1"},
        "077",
        86400 * 400,
    ),
    "odd": (
        {"PYTHONHASHSEED": "7", "TZ": "America/St_Johns", "LANG": "de_DE", "PYTHONUTF8": "0"},
        "000",
        -86400 * 9000,
    ),
    "columns": ({"PYTHONHASHSEED": "random", "COLUMNS": "20", "SOURCE_DATE_EPOCH": "1", "USER": "x"}, "002", 12345.678),
}


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the examples are not here")
def test_the_same_role_makes_the_same_bytes_anywhere(workspace: Path) -> None:
    role = workspace / "Some Folder" / "role.yaml"
    role.parent.mkdir()
    role.write_bytes(EXAMPLE.read_bytes())
    built = {}
    for place, (env, mask, clock) in PLACES.items():
        out = workspace / place
        ran = run_script(BUILD, role, out, mask, str(clock), cwd=workspace, env=env)
        assert ran.returncode == 0, ran.stderr
        built[place] = {name: (out / "role" / name).read_bytes() for name in (*DOCUMENTS, ".jdgen.json")}
    assert all(documents == built["here"] for documents in built.values())


def test_a_copy_of_the_role_elsewhere_makes_the_same_bytes(workspace: Path) -> None:
    for folder in ("one", "another/deeper"):
        role = workspace / folder / "role.yaml"
        role.parent.mkdir(parents=True)
        role.write_bytes(EXAMPLE.read_bytes())
        assert main(["build", str(role), "--out", f"{folder}/out"]) == 0
    for name in DOCUMENTS:
        data = Path("one/out/role", name).read_bytes()
        assert data == Path("another/deeper/out/role", name).read_bytes()
        assert str(workspace).encode() not in data
