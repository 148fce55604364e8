"""Whole outputs, in both languages, as they were last read and found good; see update_goldens.py."""

from pathlib import Path

import pytest
from conftest import TESTS, Runner

GOLDEN = TESTS / "golden"

COMMANDS: dict[str, tuple[str, ...]] = {
    "help": ("--help",),
    "status-help": ("status", "--help"),
    "unmet-help": ("unmet", "--help"),
    "explain-help": ("explain", "--help"),
    "check-help": ("check", "--help"),
    "status-all": ("status",),
    "status-van-nham": ("status", "van-nham"),
    "status-two": ("status", "van-nham", "xa-gia-dinh"),
    "status-markdown": ("status", "van-nham", "xa-gia-dinh", "--format", "markdown"),
    "status-json": ("status", "van-nham", "xa-gia-dinh", "--format", "json"),
    "status-csv": ("status", "xa-gia-dinh", "--format", "csv"),
    "status-all-csv": ("status", "--format", "csv"),
    "status-before-all": ("status", "xa-gia-dinh", "--as-of", "2022-06-01"),
    "unmet": ("unmet", "xa-gia-dinh"),
    "unmet-json": ("unmet", "xa-gia-dinh", "--format", "json"),
    "unmet-csv": ("unmet", "xa-gia-dinh", "--format", "csv"),
    "explain-count": ("explain", "xa-gia-dinh", "15.1"),
    "explain-year": ("explain", "xa-gia-dinh", "10"),
    "explain-parts": ("explain", "xa-gia-dinh", "17.1"),
    "explain-hamlets-missing": ("explain", "xa-gia-dinh", "17.8"),
    "explain-own": ("explain", "van-nham", "18"),
    "explain-rest": ("explain", "xa-gia-dinh", "1"),
    "explain-json": ("explain", "xa-gia-dinh", "15.1", "--format", "json"),
    "check": ("check",),
    "check-json": ("check", "--format", "json"),
}
DRAWN = {"terminal-80": "80", "terminal-140": "140"}


def outputs() -> list[tuple[str, str]]:
    return [(name, lang) for name in COMMANDS for lang in ("vi", "en")]


def run_golden(ntm: Runner, name: str, lang: str) -> str:
    """Run a command as its golden file was made."""
    run = ntm(*COMMANDS[name], "--lang", lang)
    assert (run.status, run.err) == (0, "")
    return run.out


def run_drawn(ntm: Runner, name: str, lang: str) -> str:
    """Run `ntm status van-nham` as on a terminal of some width."""
    args = ("status", "van-nham", "--color", "always", "--lang", lang)
    run = ntm(*args, env={"COLUMNS": DRAWN[name], "TERM": "xterm-256color"})
    assert (run.status, run.err) == (0, "")
    return run.out


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize(("name", "lang"), outputs())
def test_output(ntm: Runner, name: str, lang: str) -> None:
    assert run_golden(ntm, name, lang) == read(GOLDEN / f"{name}.{lang}.txt")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", DRAWN)
def test_output_on_a_terminal(ntm: Runner, name: str, lang: str) -> None:
    assert run_drawn(ntm, name, lang) == read(GOLDEN / f"{name}.{lang}.txt")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "width"), DRAWN.items())
def test_a_terminal_page_keeps_its_width(name: str, width: str, lang: str) -> None:
    import re

    lines = re.sub(r"\x1b\[[0-9;]*m", "", read(GOLDEN / f"{name}.{lang}.txt")).splitlines()
    assert max(map(len, lines)) <= int(width)


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name}.{lang}.txt" for name in (*COMMANDS, *DRAWN) for lang in ("vi", "en")}
    assert {path.name for path in GOLDEN.iterdir()} == expected
