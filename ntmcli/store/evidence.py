"""Whether the evidence that results name is there: files of the data folder, and none outside it."""

import os
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from unicodedata import normalize

from ntmcli.diagnostic import Finding, Loc
from ntmcli.model.commune import Commune


def list_evidence(commune: Commune) -> Iterator[tuple[Loc, str]]:
    """List the evidence that a commune's results name, each with its key path."""
    for at, review in enumerate(commune.reviews):
        for key, answers in (("results", review.results), ("conditions", review.conditions)):
            for code, result in answers.items():
                for position, name in enumerate(result.evidence):
                    yield ("reviews", at, key, code, "evidence", position), name


def find_evidence_faults(commune: Commune, root: Path) -> Iterator[Finding]:
    """Find evidence that no file of the data folder is, or that lies outside it."""
    for loc, name in list_evidence(commune):
        fault = find_fault(name, root)
        if fault is not None:
            yield Finding(fault, loc, {"text": name})


def find_fault(name: str, root: Path) -> str | None:
    """Return the code of what is wrong with evidence that is no file of the data folder, or lies outside it.

    Addresses of pages are left alone.
    """
    inside = Path(os.path.realpath(root))
    if name.casefold().startswith(("http://", "https://")):
        return None
    written = PureWindowsPath(name)  # which knows the paths of both systems
    if written.anchor or ".." in written.parts or "://" in name:
        return "NTM335"
    path = _find(name, inside)
    if not Path(os.path.realpath(path)).is_relative_to(inside):
        return "NTM335"
    return None if os.path.exists(path) else "NTM334"


def _find(name: str, inside: Path) -> Path:
    """Find the path of a file, whose names the system may keep decomposed (NFD) while all text read is composed."""
    path = inside
    for part in Path(name).parts:
        if not os.path.lexists(path / part) and os.path.isdir(path) and os.access(path, os.R_OK):
            part = next((each for each in sorted(os.listdir(path)) if normalize("NFC", each) == part), part)
        path /= part
    return path
