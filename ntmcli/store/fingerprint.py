"""The fingerprint of what a document was made from: the files read, and the version of the program."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from ntmcli.store.audit import Data
from ntmcli.store.disk import CRITERIA

LENGTH = 12
"""Hexadecimal digits: short enough to be read out, long enough that no two states of a folder share one by chance."""


def take_fingerprint(data: Data, communes: Iterable[str], frameworks: Iterable[str], version: str) -> str:
    """Return the fingerprint of some communes' files and of the rules that they were judged by."""
    needed = set(frameworks)
    for code in tuple(needed):
        needed |= data.checker.builds_on(code)
    names = [CRITERIA if code == data.default else f"frameworks/{code}.yaml" for code in needed]
    names += [f"adjustments/{each.code}.yaml" for each in data.rules.adjustments if each.framework in needed]
    digest = sha256(version.encode())
    for path in [*(data.root / name for name in sorted(names)), *map(Path, communes)]:
        digest.update(f"\n{path.relative_to(data.root).as_posix()}\n".encode("utf-8", "surrogateescape"))
        digest.update(path.read_bytes())
    return digest.hexdigest()[:LENGTH]
