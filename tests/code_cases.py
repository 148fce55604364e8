"""The cases of the codes: a data folder with one problem each, or, for a few, a file that the tests make.

A code's wrong example stands to the letter in one of its folders, so that what check prints there is about it.
"""

import contextlib
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from conftest import TESTS

from ntmcli.cli.app import main
from ntmcli.diagnostic import Lang
from ntmcli.diagnostic.catalogue import Entry

CASES = TESTS / "cases"
EXPECTED: Mapping[Lang, str] = {"vi": "expected.txt", "en": "expected.en.txt"}
COMMUNE = "code: xa-mot\nname: Một\nprovince: Tỉnh Một\n"
FILES = {"framework": "criteria.yaml", "commune": "communes/*.yaml", "adjustment": "adjustments/*.yaml"}
"""Where an example of a kind of file can stand."""
FILE = re.compile(r"^# (\S+\.ya?ml)(?:: .*)?\n?", re.MULTILINE)
"""Begins a file in an example of kind "folder"; what stands behind a colon is a remark."""


def find_cases() -> list[Path]:
    """List the case folders; each holds `data/` and what check says of it in both languages."""
    return sorted(path for path in CASES.iterdir() if path.is_dir())


def code_of(case: Path) -> str:
    return case.name.partition("-")[0].upper()


def run_check(folder: Path, *args: str) -> tuple[int, str, str]:
    """Check `data` from inside a folder, with what its file `args` asks for; return status, output and messages."""
    out, err = io.StringIO(), io.StringIO()
    asked = folder / "args"
    args = (*(asked.read_text(encoding="utf-8").split() if asked.exists() else ()), *args)
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["check", "--data", "data", *args])
    return status, out.getvalue(), err.getvalue()


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
    return any(_stands_in(path, entry.wrong) for path in data.glob(FILES[entry.kind]))


def _stands_in(path: Path, lines: str) -> bool:
    if not path.is_file():
        return False
    text = path.read_bytes().decode("utf-8", "backslashreplace")  # as the example of NTM003 shows a byte
    return f"\n{lines}\n" in f"\n{text}\n"


def make_unopenable(commune: Path) -> str:
    commune.symlink_to("khong-co.yaml")
    return "data/communes/xa-mot.yaml:1:1: error NTM001: "


def make_too_large(commune: Path) -> str:
    commune.write_bytes(COMMUNE.encode() + b"#" * (5 * 1024 * 1024))
    return "data/communes/xa-mot.yaml:1:1: error NTM002: "


def make_too_many(commune: Path) -> str:
    reviews = "".join("  - {date: 2022, ket_qua: a}\n" for _ in range(201))
    commune.write_text(f"{COMMUNE}reviews:\n{reviews}", encoding="utf-8")
    return "data/communes/xa-mot.yaml:1:1: error NTM014: "


def make_too_long(path: Path) -> str:
    head = "code: xa-mot\nname: Xã Một\nprovince: Tỉnh Một\nzone: tdmnpb\nreviews:\n"
    path.write_text(head + "  - {date: 2022}\n" * 501, encoding="utf-8")
    return "data/communes/xa-mot.yaml:5:1: "


MADE: Mapping[str, tuple[Mapping[Lang, str], Callable[[Path], str]]] = {
    "NTM001": (
        {
            "vi": "tệp không mở được thì cũng không lưu được trong kho mã nguồn; bài kiểm thử tạo một liên kết đến tệp "
            "không tồn tại",
            "en": "a file that cannot be opened cannot be checked out either; the test makes a link to a file that is "
            "not there",
        },
        make_unopenable,
    ),
    "NTM002": (
        {
            "vi": "tệp 5 MiB sẽ nằm mãi trong mọi bản sao của kho mã nguồn; bài kiểm thử tự ghi một tệp như vậy",
            "en": "5 MiB would lie in every clone for ever; the test writes such a file itself",
        },
        make_too_large,
    ),
    "NTM014": (
        {
            "vi": "lỗi này luôn đi cùng hơn 200 lỗi khác; bài kiểm thử ghi một tệp có 201 đợt rà soát, mỗi đợt có một "
            "khóa lạ",
            "en": "it never comes without over 200 others; the test writes a file of 201 reviews with an unknown key "
            "each",
        },
        make_too_many,
    ),
    "NTM113": (
        {
            "vi": "không ai đọc một tệp có hơn 500 đợt rà soát; bài kiểm thử tự ghi 501 đợt",
            "en": "no one would read over 500 reviews; the test writes 501",
        },
        make_too_long,
    ),
}
"""Codes whose case is no folder: why and what is made instead; the maker returns how the line of the code begins."""
