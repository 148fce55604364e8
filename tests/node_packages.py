"""The packages of node that some tests prove the program with, installed where they are pinned."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest


def install_packages(folder: Path) -> Path:
    """Install what a folder's package.json pins, unless that was done before; skip where there is no node."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("node is not installed")
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    if any(_version(folder / "node_modules" / name) != version for name, version in wanted.items()):
        command = [npm, "install", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _version(package: Path) -> str | None:
    path = package / "package.json"
    return str(json.loads(path.read_text(encoding="utf-8"))["version"]) if path.exists() else None
