"""Files of the user beside the data: a document read back or filled in, a report written."""

import os
import tempfile
from pathlib import Path

from ntmcli.diagnostic import DataError

MOST = 50 * 1024 * 1024
"""Bytes of a document that are read."""


def read_bounded(path: Path) -> bytes:
    """Read a document; raises DataError where it is not there, is no file or is too large."""
    if not path.is_file():
        raise DataError("no_document", 2, path=str(path))
    with path.open("rb") as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise DataError("large_document", 2, path=str(path), size=str(MOST // 1024 // 1024))
    return data


def replace_file(path: Path, data: bytes) -> None:
    """Write a file such that it is there whole or as it was before, whatever happens meanwhile."""
    folder = path.parent
    if not folder.is_dir():
        raise DataError("no_target", 2, path=str(folder))
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
