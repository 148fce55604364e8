"""The data folder: which files there are, and each read and typed."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from ntmcli.diagnostic import START, DataError, Finding
from ntmcli.diagnostic.catalogue import blocks
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune
from ntmcli.model.framework import Framework
from ntmcli.store.reader import MAX_BYTES, Document, read, split_lines
from ntmcli.store.schema import M, salvage, validate

CRITERIA = "criteria.yaml"
_PACKAGE = Path(__file__).resolve().parent.parent
_WHY = {
    errno.ENOENT: "gone",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ELOOP: "loop",
    errno.EISDIR: "special",
    errno.ENXIO: "special",
    errno.ENOTSUP: "special",
}
"""What to say of a file that cannot be opened."""


@dataclass(slots=True)
class Loaded(Generic[M]):
    """A file, its tree with places, and its model where it fits the schema."""

    document: Document
    model: M | None
    partial: M | None = None
    """What could be read of a file with errors, for checking the rest of it; never judged."""

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def code(self) -> str:
        """The code of the file, by its name where what it says cannot be read."""
        return self.model.code if self.model is not None else Path(self.path).stem


def find_root(given: str | None, start: Path, bundled: bool = True) -> Path:
    """Find the data folder: as given, else the nearest `data/criteria.yaml` upwards, else (if asked) the bundled data.

    Raises DataError where the folder has no criteria.yaml.
    """
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


def find_repository(root: Path) -> Path | None:
    """Return the folder of the repository that a data folder lies in, if it lies in one."""
    absolute = Path(os.path.abspath(root))
    return next((folder for folder in (absolute, *absolute.parents) if (folder / ".git").exists()), None)


def list_communes(root: Path) -> Iterator[Path]:
    """List the files of communes, in the order of their paths."""
    yield from _walk(root / "communes", ".yaml")


def list_unread(root: Path) -> Iterator[Path]:
    """List what looks like data but is not read: other endings, files too deep, linked folders."""
    for kind in ("frameworks", "adjustments", "communes"):
        read = set(list_communes(root) if kind == "communes" else list_rules(root, kind))
        for here, folders, files in os.walk(root / kind):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(here, name) for name in folders if Path(here, name).is_symlink())
            for name in sorted(files):
                path = Path(here, name)
                if path.suffix.lower() in (".yaml", ".yml") and not name.startswith(".") and path not in read:
                    yield path


def list_rules(root: Path, kind: str) -> list[Path]:
    """List the files right in `frameworks` or `adjustments`, in the order of their names: each name is a code."""
    return [path for path in _walk(root / kind, ".yaml") if path.parent == root / kind]


def _walk(folder: Path, suffix: str) -> Iterator[Path]:
    """Walk a folder without following linked folders; hidden files and folders are left out."""

    def fail(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise DataError("unreadable_folder", 3, path=str(error.filename), why=error.strerror or "")

    for here, folders, files in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(suffix) and not name.startswith("."):
                yield Path(here, name)


def load_framework(path: Path, data: bytes | None = None) -> Loaded[Framework]:
    """Load a framework; `data` stand for what is in its file."""
    return _load(path, data, Framework, named=path.name != CRITERIA)


def load_adjustment(path: Path, data: bytes | None = None) -> Loaded[Adjustment]:
    return _load(path, data, Adjustment)


def load_commune(path: Path, data: bytes | None = None) -> Loaded[Commune]:
    return _load(path, data, Commune)


def type_commune(document: Document, name: str | None) -> Loaded[Commune]:
    """Type a commune whose text was read already; a name is the code that it must bear."""
    return _type(document, Commune, name)


def _load(path: Path, data: bytes | None, model: type[M], named: bool = True) -> Loaded[M]:
    document = read_file(path) if data is None else read(data, str(path))
    return _type(document, model, path.stem if named else None)


def _type(document: Document, model: type[M], name: str | None) -> Loaded[M]:
    typed = validate(document, model)
    code = document.written("code")
    if name is not None and code and code != name:
        document.add(Finding("NTM106", ("code",), {"text": code, "name": name}))
    refused = any(blocks(each.code) for each in document.diagnostics)
    if not refused:
        return Loaded(document, typed, typed)
    # A code or value that the reader had to replace would be found wrong a second time.
    replaced = any(each.code in ("NTM004", "NTM008") for each in document.diagnostics)
    rest = None if replaced or document.root is None else salvage(document, model)
    return Loaded(document, None, rest)


def read_file(path: Path) -> Document:
    """Read one file; what cannot be opened is a diagnostic like any other."""
    try:
        data = read_bytes(path)
    except OSError as error:
        document = Document(str(path))
        document.refuse("NTM001", START, {"why": _WHY.get(error.errno or 0, "trouble")})
        return document
    return read(data, str(path))


def read_lines(path: Path) -> list[str]:
    """Return a file's lines as findings count them, to be shown; none where there is nothing to show."""
    try:
        data = read_bytes(path)
    except OSError:
        return []
    return split_lines(data) if len(data) <= MAX_BYTES else []


def read_bytes(path: Path) -> bytes:
    """Read a regular file, one byte more than is allowed at the most."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.ENOTSUP, "no regular file")
        return file.read(MAX_BYTES + 1)
