"""Files of the user beside the data: a document read back or filled in."""

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
