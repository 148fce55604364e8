"""Whole outputs, in both languages, as they were last read and found good; see update_goldens.py."""

import re
from pathlib import Path

import pytest
from conftest import TESTS, Runner

GOLDEN = TESTS / "golden"

INSURED = ("dong-mau", "15.1", "--count", "1060", "--of", "1170", "--date", "2022-06-30")
COMMANDS: dict[str, tuple[str, ...]] = {
    "help": ("--help",),
    "status-help": ("status", "--help"),
    "unmet-help": ("unmet", "--help"),
    "explain-help": ("explain", "--help"),
    "check-help": ("check", "--help"),
    "new-help": ("new", "--help"),
    "init-help": ("init", "--help"),
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
    "tasks-help": ("tasks", "--help"),
    "tasks": ("tasks",),
    "tasks-who": ("tasks", "--who", "mttq"),
    "tasks-markdown": ("tasks", "xa-gia-dinh", "pom-lot", "--format", "markdown"),
    "tasks-json": ("tasks", "--who", "hoi phu nu", "--format", "json"),
    "tasks-csv": ("tasks", "xa-gia-dinh", "--format", "csv"),
    "tasks-calendar": ("tasks", "--due-before", "2025-01-01", "--format", "ics"),
    "explain-count": ("explain", "xa-gia-dinh", "15.1"),
    "explain-year": ("explain", "xa-gia-dinh", "10"),
    "explain-parts": ("explain", "xa-gia-dinh", "17.1"),
    "explain-hamlets-missing": ("explain", "xa-gia-dinh", "17.8"),
    "explain-own": ("explain", "van-nham", "18"),
    "explain-rest": ("explain", "xa-gia-dinh", "1"),
    "explain-json": ("explain", "xa-gia-dinh", "15.1", "--format", "json"),
    "explain-before-amendment": ("explain", "xa-gia-dinh", "15.4", "--as-of", "2024-02-29"),
    "explain-after-amendment": ("explain", "xa-gia-dinh", "15.4", "--as-of", "2024-03-01"),
    "summary-help": ("summary", "--help"),
    "summary-van-nham": ("summary", "van-nham"),
    "summary-gia-dinh": ("summary", "xa-gia-dinh"),
    "summary-gia-dinh-markdown": ("summary", "xa-gia-dinh", "--format", "markdown"),
    "summary-gia-dinh-html": ("summary", "xa-gia-dinh", "--format", "html"),
    "summary-district": ("summary", "--district", "Pác Nặm"),
    "summary-district-markdown": ("summary", "--district", "Pác Nặm", "--format", "markdown"),
    "summary-district-html": ("summary", "--district", "Pác Nặm", "--format", "html"),
    "diff-help": ("diff", "--help"),
    "diff": ("diff", "xa-gia-dinh", "--from", "2022-12-31", "--to", "2023-11-15"),
    "diff-amendment": ("diff", "xa-gia-dinh", "--from", "2024-02-29", "--to", "2024-03-01"),
    "diff-limits": (
        "diff",
        "suoi-mau",
        "--data",
        "docs/vi-du-tinh",
        "--from",
        "2022-06-30",
        "--to",
        "2024-12-15",
    ),
    "diff-nothing": ("diff", "van-nham", "--from", "2022-12-31", "--to", "2022-12-31"),
    "diff-json": (
        "diff",
        "suoi-mau",
        "--data",
        "docs/vi-du-tinh",
        "--from",
        "2022-12-20",
        "--to",
        "2024-12-15",
        "--format",
        "json",
    ),
    "diff-csv": (
        "diff",
        "suoi-mau",
        "--data",
        "docs/vi-du-tinh",
        "--from",
        "2022-12-20",
        "--to",
        "2024-12-15",
        "--format",
        "csv",
    ),
    "diff-markdown": (
        "diff",
        "suoi-mau",
        "--data",
        "docs/vi-du-tinh",
        "--from",
        "2022-06-30",
        "--to",
        "2024-12-15",
        "--format",
        "markdown",
    ),
    "diff-github": (
        "diff",
        "xa-gia-dinh",
        "--from",
        "2022-12-31",
        "--to",
        "2023-11-15",
        "--format",
        "github",
    ),
    "history-help": ("history", "--help"),
    "history": ("history", "suoi-mau", "--data", "docs/vi-du-tinh"),
    "history-gia-dinh": ("history", "xa-gia-dinh"),
    "history-json": ("history", "suoi-mau", "--data", "docs/vi-du-tinh", "--format", "json"),
    "history-csv": ("history", "suoi-mau", "--data", "docs/vi-du-tinh", "--format", "csv"),
    "plan-help": ("plan", "--help"),
    "plan": ("plan", "xa-gia-dinh"),
    "plan-target": ("plan", "van-nham", "--target", "12"),
    "plan-tried": ("plan", "van-nham", "--target", "14", "--set", "15.1=5571/6190", "--set", "10=40"),
    "plan-markdown": ("plan", "xa-gia-dinh", "--target", "17", "--format", "markdown"),
    "plan-json": ("plan", "xa-gia-dinh", "--target", "18", "--set", "18=đạt", "--format", "json"),
    "plan-csv": ("plan", "xa-gia-dinh", "--target", "17", "--format", "csv"),
    "export-help": ("export", "--help"),
    "form-help": ("form", "--help"),
    "import-help": ("import", "--help"),
    "import-messy": (
        *("import", "tests/messy/bang-tu-danh-gia/bang.xlsx", "--commune", "xa-mot", "--date", "20/11/2023"),
        *("--source", "Báo cáo tự đánh giá", "--dry-run", "--data", "tests/messy/data"),
    ),
    "recognition-help": ("recognition", "--help"),
    "recognition": ("recognition", "xa-gia-dinh"),
    "recognition-title": ("recognition", "pa-khoang"),
    "recognition-json": ("recognition", "pa-khoang", "--format", "json"),
    "recognition-csv": ("recognition", "xa-gia-dinh", "--format", "csv"),
    "framework-help": ("framework", "--help"),
    "framework-show-help": ("framework", "show", "--help"),
    "framework-list": ("framework", "list"),
    "framework-list-json": ("framework", "list", "--format", "json"),
    "framework-show-2016": ("framework", "show", "xa-ntm-2016-2020"),
    "framework-show-2021": ("framework", "show", "xa-ntm-2021-2025"),
    "framework-show-2021-zone": ("framework", "show", "xa-ntm-2021-2025", "--zone", "tdmnpb", "--year", "2022"),
    "framework-show-2021-json": ("framework", "show", "xa-ntm-2021-2025", "--format", "json"),
    "framework-show-2021-csv": ("framework", "show", "xa-ntm-2021-2025", "--format", "csv"),
    "framework-show-nang-cao": ("framework", "show", "xa-ntm-nang-cao-2021-2025"),
    "framework-show-kieu-mau": ("framework", "show", "xa-ntm-kieu-mau-2021-2025"),
    "framework-show-2026": ("framework", "show", "xa-ntm-2026-2030", "--as-of", "2026-02-15"),
    "framework-coverage": ("framework", "coverage"),
    "framework-coverage-kieu-mau": ("framework", "coverage", "xa-ntm-kieu-mau-2021-2025"),
    "framework-coverage-json": ("framework", "coverage", "xa-ntm-kieu-mau-2021-2025", "--format", "json"),
    "framework-diff": ("framework", "diff", "xa-ntm-2016-2020", "xa-ntm-2021-2025", "--zone", "tdmnpb"),
    "framework-diff-levels": ("framework", "diff", "xa-ntm-2021-2025", "xa-ntm-nang-cao-2021-2025"),
    "framework-diff-json": ("framework", "diff", "xa-ntm-2021-2025", "xa-ntm-2026-2030", "--format", "json"),
    "set-help": ("set", "--help"),
    "set-dry-run": ("set", *INSURED, "--dry-run", "--data", "docs/vi-du"),
    "set-json": ("set", *INSURED, "--dry-run", "--format", "json", "--data", "docs/vi-du"),
    "schema-help": ("schema", "--help"),
    "check": ("check",),
    "check-json": ("check", "--format", "json"),
}
DRAWN = {
    "terminal-80": ("80", ("status", "van-nham")),
    "terminal-140": ("140", ("status", "van-nham")),
    "history-terminal": ("100", ("history", "suoi-mau", "--data", "docs/vi-du-tinh")),
}
"""The width of the terminal, and the command."""


def outputs() -> list[tuple[str, str]]:
    return [(name, lang) for name in COMMANDS for lang in ("vi", "en")]


def run_golden(ntm: Runner, name: str, lang: str) -> str:
    """Run a command as its golden file was made."""
    run = ntm(*COMMANDS[name], "--lang", lang)
    assert (run.status, run.err) == (0, "")
    return mask_stamps(run.out)


def mask_stamps(calendar: str) -> str:
    """Leave out of a calendar when it was made; any other text stays as it is."""
    return re.sub(r"^(DTSTAMP|LAST-MODIFIED|SEQUENCE):\d+(T\d+Z)?(?=\r?$)", r"\1:…", calendar, flags=re.MULTILINE)


def run_drawn(ntm: Runner, name: str, lang: str) -> str:
    """Run a command as on a terminal of some width."""
    width, args = DRAWN[name]
    run = ntm(*args, "--color", "always", "--lang", lang, env={"COLUMNS": width, "TERM": "xterm-256color"})
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
@pytest.mark.parametrize("name", DRAWN)
def test_a_terminal_page_keeps_its_width(name: str, lang: str) -> None:
    width, _ = DRAWN[name]
    lines = re.sub(r"\x1b\[[0-9;]*m", "", read(GOLDEN / f"{name}.{lang}.txt")).splitlines()
    assert max(map(len, lines)) <= int(width)


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name}.{lang}.txt" for name in (*COMMANDS, *DRAWN) for lang in ("vi", "en")}
    assert {path.name for path in GOLDEN.iterdir()} == expected
