"""What the tests share: the program run as a user runs it, and small data folders."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"


@dataclass(frozen=True)
class Run:
    """One finished run of the program."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Runner = Callable[..., Run]


def run_ntm(*args: str, cwd: Path = ROOT, env: dict[str, str] | None = None, stdin: bytes = b"") -> Run:
    """Run `ntm` in a process of its own, with nothing of this one's settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "ntmcli", *args],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NTM_NO_CACHE": "1", **(env or {})},
        capture_output=True,
        check=False,
        timeout=60,
        input=stdin,
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture(autouse=True)
def _without_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the user's store of results alone; the tests of the store have one of their own."""
    monkeypatch.setenv("NTM_NO_CACHE", "1")


@pytest.fixture(autouse=True)
def _outside_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as outside GitHub Actions, wherever the tests run: there `check` answers in another format."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def ntm() -> Runner:
    """Run `ntm` as a user does: `ntm("status", "van-nham", cwd=folder, env={…})`."""
    return run_ntm


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Make a folder that everybody may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with data of two communes, beside which tables lie."""
    shutil.copytree(TESTS / "messy" / "data", tmp_path / "data")
    return tmp_path
