"""The data folder on disk: where it is, which files it has, their bytes; and what of it a run has seen.

Nothing heavy is imported here, so that a run whose answer is known already need not load what reads and judges.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from ntmcli.diagnostic import DataError, name_trouble

CRITERIA = "criteria.yaml"
_PACKAGE = Path(__file__).resolve().parent.parent
MAX_BYTES = 4 * 1024 * 1024
"""Of one file; a larger one is refused."""


@dataclass(slots=True)
class Seen:
    """What a run has seen of the disk: all that its answer depends on."""

    roots: dict[tuple[str | None, str, bool], str] = field(default_factory=dict)
    """The data folder found for what was given, where it was looked for, and whether the bundled one may be it."""
    folders: dict[tuple[str, str], str] = field(default_factory=dict)
    """By folder and ending, the digest of the files listed."""
    files: dict[str, str] = field(default_factory=dict)
    """By path, the digest of the bytes."""
    whole: bool = True
    """Whether this is all: not where something could not be read, or changed meanwhile."""

    def stands(self) -> bool:
        """Tell whether all of it is still so."""
        try:
            return (
                all(str(find_root(given, Path(start), own)) == root for (given, start, own), root in self.roots.items())
                and all(_digest_of(list(walk(Path(at), end))) == was for (at, end), was in self.folders.items())
                and all(digest(read_bytes(Path(path))) == was for path, was in self.files.items())
            )
        except (OSError, DataError):
            return False


_watching: list[Seen] = []


@contextmanager
def watch(seen: Seen | None = None) -> Iterator[Seen]:
    """Keep what is seen of the disk meanwhile, beside what was seen before."""
    seen = Seen() if seen is None else seen
    _watching.append(seen)
    try:
        yield seen
    finally:
        _watching.pop()


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def find_root(given: str | None, start: Path, bundled: bool = True) -> Path:
    """Find the data folder: as given, else the nearest `data/criteria.yaml` upwards, else (if asked) the bundled data.

    Raises DataError where the folder has no criteria.yaml.
    """
    root = _find_root(given, start, bundled)
    for seen in _watching:
        seen.roots[given, str(start), bundled] = str(root)
    return root


def _find_root(given: str | None, start: Path, bundled: bool) -> Path:
    if given is not None:
        root = Path(given)
        if not root.is_dir():
            raise DataError("no_folder", 3, path=given)
        if not (root / CRITERIA).is_file():
            raise DataError("no_criteria", 3, path=given)
        return root
    for folder in (start, *start.parents):
        if (folder / "data" / CRITERIA).is_file():
            return folder / "data"
    if not bundled:
        raise DataError("no_data", 3)
    return find_bundled()


def find_bundled() -> Path:
    """Find the data that come with the program; raises DataError where they are gone."""
    for brought in (_PACKAGE / "data", _PACKAGE.parent / "data"):  # a wheel; an editable install
        if (brought / CRITERIA).exists():
            return brought
    raise DataError("no_data", 3)


def is_in_program(root: Path) -> bool:
    """Tell whether a data folder is part of the installed program, where nothing may be written."""
    return root.resolve().is_relative_to(_PACKAGE)


def list_communes(root: Path) -> Iterator[Path]:
    """List the files of communes, in the order of their paths."""
    yield from walk(root / "communes", ".yaml")


def list_rules(root: Path, kind: str) -> list[Path]:
    """List the files right in `frameworks` or `adjustments`, in the order of their names: each name is a code."""
    return [path for path in walk(root / kind, ".yaml") if path.parent == root / kind]


def walk(folder: Path, suffix: str) -> Iterator[Path]:
    """Walk a folder without following linked folders; hidden files and folders are left out."""
    found = list(_walk(folder, suffix))
    for seen in _watching:
        seen.folders[str(folder), suffix] = _digest_of(found)
    return iter(found)


def _walk(folder: Path, suffix: str) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise DataError("unreadable_folder", 3, path=str(error.filename), why=name_trouble(error))

    for here, folders, files in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(suffix) and not name.startswith("."):
                yield Path(here, name)


def read_bytes(path: Path) -> bytes:
    """Read a regular file, one byte more than is allowed at the most."""
    try:
        data = _read_bytes(path)
    except OSError:
        for seen in _watching:
            seen.whole = False
        raise
    for seen in _watching:
        found = digest(data)
        seen.whole &= seen.files.setdefault(str(path), found) == found
    return data


def _read_bytes(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.ENOTSUP, "no regular file")
        return file.read(MAX_BYTES + 1)


def _digest_of(paths: list[Path]) -> str:
    return digest("\0".join(map(str, paths)).encode("utf-8", "surrogateescape"))
