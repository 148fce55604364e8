"""The files of the data folder, each read and typed."""

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from ntmcli.diagnostic import START, Finding
from ntmcli.diagnostic.catalogue import blocks
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune
from ntmcli.model.framework import Framework
from ntmcli.store.disk import CRITERIA, MAX_BYTES, list_communes, list_rules, read_bytes
from ntmcli.store.reader import Document, read, split_lines
from ntmcli.store.schema import M, salvage, validate

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


def find_repository(root: Path) -> Path | None:
    """Return the folder of the repository that a data folder lies in, if it lies in one."""
    absolute = Path(os.path.abspath(root))
    return next((folder for folder in (absolute, *absolute.parents) if (folder / ".git").exists()), None)


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
