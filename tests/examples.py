"""The examples of the catalogue as files; the wrong one of a code stands in one of its case folders, to the letter."""

import re
from pathlib import Path

from conftest import TESTS

from ntmcli.diagnostic.catalogue import Entry

CASES = TESTS / "cases"
FILE = re.compile(r"^# (\S+\.ya?ml)(?:: .*)?\n?", re.MULTILINE)
"""Begins a file in an example of kind "folder"; what stands behind a colon is a remark."""


def find_cases() -> list[Path]:
    """List the case folders; each holds `data/` and what check says of it in both languages."""
    return sorted(path for path in CASES.iterdir() if path.is_dir())


def code_of(case: Path) -> str:
    return case.name.partition("-")[0].upper()


def split_files(example: str) -> dict[str, str]:
    """Split an example of kind "folder" into its files: text by path."""
    before, *parts = FILE.split(example)
    assert before == "", "a file's path stands above its text"
    return {path: text.rstrip("\n") for path, text in zip(parts[::2], parts[1::2], strict=True)}


def find_case(entry: Entry) -> Path | None:
    """Find the case folder in which a code's wrong example stands."""
    return next((case for case in find_cases() if code_of(case) == entry.code and _holds(case / "data", entry)), None)


def _holds(data: Path, entry: Entry) -> bool:
    if entry.kind == "folder":
        return all(_stands_in(data / path, text) for path, text in split_files(entry.wrong).items())
    return any(_stands_in(path, entry.wrong) for path in data.rglob("*.yaml"))


def _stands_in(path: Path, lines: str) -> bool:
    if not path.is_file():
        return False
    text = path.read_bytes().decode("utf-8", "backslashreplace")  # as the example of NTM003 shows a byte
    return f"\n{lines}\n" in f"\n{text}\n"
