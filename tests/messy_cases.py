"""The messy tables: a folder each, with the table, how it is read in and what is said of it in both languages."""

import contextlib
import io
import shlex
from pathlib import Path
from typing import Any

from conftest import TESTS, Run
from openpyxl import Workbook

from ntmcli.cli.app import main
from ntmcli.diagnostic import Lang
from ntmcli.store.reader import read

MESSY = TESTS / "messy"
ARGS = ("--commune", "xa-mot", "--date", "2023-11-20")
"""What most tables are read in with."""


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def find_messy() -> list[Path]:
    return sorted(path.parent for path in MESSY.glob("*/args"))


def run_messy(case: Path, lang: Lang) -> str:
    """Try to read a table in; return all that is said, and the exit status."""
    file, *args = shlex.split((case / "args").read_text(encoding="utf-8"))
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(MESSY), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        asked = ["import", f"{case.name}/{file}", "--dry-run", "--no-input", "--data", "data", "--lang", lang]
        status = main([*asked, *args])
    return f"{out.getvalue()}{err.getvalue()}[{status}]\n"


def save(folder: Path, *rows: list[Any], name: str = "bang.xlsx") -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / name)
    return folder / name


def take(folder: Path, *args: str, lang: str = "vi") -> Run:
    """Read a file in from inside a folder, in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["import", *args, "--lang", lang, "--no-input"])
    return Run(status, out.getvalue(), err.getvalue())


def results_of(folder: Path, commune: str, date: str) -> Any:
    tree = read((folder / "data" / "communes" / f"{commune}.yaml").read_bytes(), "x").root
    assert tree is not None
    return next((review.get("results") for review in tree.get("reviews", []) if review["date"] == date), None)
