"""A new data folder: what of the bundled data belongs to a framework, and the folder put in its place whole."""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from ntmcli.diagnostic import DataError
from ntmcli.model.framework import Framework
from ntmcli.store.audit import Data
from ntmcli.store.disk import CRITERIA
from ntmcli.store.folder import Loaded

SHOWN = 10
"""Names in the way that are listed."""
LEFT_ALONE = ".git"
"""What may be in an empty folder already: a new repository."""


def choose_rules(data: Data, code: str) -> dict[str, bytes]:
    """Return the files of a framework, as the default one, of those it builds on, and of the nation's adjustments.

    By their path in the new folder; the first line, for editors, is written for that.
    """
    data.need_all()
    codes = {code} | data.checker.builds_on(code)
    found = {}
    for framework in data.frameworks:
        if framework.code in codes:
            path = CRITERIA if framework.code == code else f"frameworks/{framework.code}.yaml"
            found[f"data/{path}"] = _read_anew(framework, f"data/{path}")
    for step in data.adjustments:
        model = step.model
        if model is not None and model.framework in codes and not (model.applies.province or model.applies.communes):
            found[f"data/adjustments/{step.code}.yaml"] = Path(step.path).read_bytes()
    return found


def _read_anew(loaded: Loaded[Framework], path: str) -> bytes:
    """Read a framework's file; the way to its schema is that from its new place."""
    line, _, rest = Path(loaded.path).read_bytes().partition(b"\n")
    if line.startswith(b"# yaml-language-server:"):
        way = "../" * path.count("/")
        line = f"# yaml-language-server: $schema={way}schemas/framework.json".encode()
    return line + b"\n" + rest


def require_room(target: Path) -> None:
    """Raise DataError where a new folder would be in the way of something, or have nowhere to be."""
    if target.is_dir():
        there = sorted(name for name in os.listdir(target) if name != LEFT_ALONE)
        if there:
            listed = ", ".join(there[:SHOWN]) + (", …" if len(there) > SHOWN else "")
            raise DataError("init_not_empty", 2, path=str(target), list=listed)
    elif os.path.lexists(target):
        raise DataError("init_no_folder", 2, path=str(target))
    elif not target.absolute().parent.is_dir():
        raise DataError("init_no_parent", 2, path=str(target.parent))


@contextlib.contextmanager
def stage(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; filled, it takes the target's place, and where that fails nothing is left of it.

    Raises DataError where the target is not empty.
    """
    require_room(target)
    there = target.is_dir()
    with tempfile.TemporaryDirectory(prefix=".ntm-", dir=target if there else target.absolute().parent) as temporary:
        staged = Path(temporary, "new")
        staged.mkdir()
        yield staged
        if there:  # someone may stand in it, and its permissions are its own
            _move_into(staged, target)
        else:
            _rename(staged, target)


def _rename(staged: Path, target: Path) -> None:
    require_room(target)  # on some systems an empty folder made meanwhile would be replaced
    os.rename(staged, target)


def _move_into(staged: Path, target: Path) -> None:
    """Move everything into a folder, or nothing."""
    moved: list[str] = []
    try:
        for name in sorted(os.listdir(staged)):
            if os.path.lexists(target / name):
                raise DataError("init_not_empty", 2, path=str(target), list=name)
            os.rename(staged / name, target / name)
            moved.append(name)
    except BaseException:
        for name in moved:
            os.rename(target / name, staged / name)
        raise


def fill(staged: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder that no one else knows of yet."""
    for name in ("data/frameworks", "data/adjustments", "data/communes"):
        (staged / name).mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        file = staged / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
