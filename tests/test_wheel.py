"""The built wheel, unpacked alone: the program and its data are all there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the sources and unpack it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "alone")
    return folder / "alone"


def run(unpacked: Path, cwd: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONUTF8": "1"}
    for name in ("NTM_DATA", "NTM_LANG"):
        environment.pop(name, None)
    program = "import ntmcli, sys; from ntmcli.cli.app import main; print(ntmcli.__file__, file=sys.stderr); "
    return subprocess.run(
        [sys.executable, "-c", program + "sys.exit(main())", *args],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def test_it_checks_and_judges_the_data_it_brings(unpacked: Path, tmp_path: Path) -> None:
    checked = run(unpacked, tmp_path, "check", "--data", str(unpacked / "ntmcli/data"))
    assert checked.returncode == 0
    assert str(unpacked) in checked.stderr, "the wheel was not what ran"
    judged = run(unpacked, tmp_path, "status", "van-nham", "--format", "json")
    assert '"met": 11,' in judged.stdout
    assert "Dùng dữ liệu đi kèm chương trình" in judged.stderr


def test_it_holds_no_tests_and_no_stray_files(unpacked: Path) -> None:
    names = {path.relative_to(unpacked).parts[0] for path in unpacked.rglob("*") if path.is_file()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"ntmcli"}
    assert (unpacked / "ntmcli" / "py.typed").exists()
    assert (unpacked / "ntmcli" / "data" / "criteria.yaml").exists()
