"""What a terminal shows at each width: no figure, date or code is cut, nor a word that has room in a line."""

import os
import re
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ntmcli.cli.app import main
from ntmcli.present.breaks import words, wrap
from ntmcli.present.columns import lay_out, least_width
from ntmcli.present.drawn import DrawnPage
from ntmcli.present.history_words import word
from ntmcli.present.numbers import MONTHS
from ntmcli.present.output import fit, tell
from ntmcli.present.time_plot import LEAST_WIDTH

if sys.platform != "win32":
    import pty
    import termios

    from terminal import Terminal

on_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
NARROW, WIDEST = (30, 35, 40, 47, 55, 60, 68, 76, 80, 92, 100, 120), 1000
COMMANDS = {
    "overview": ("status",),
    "status": ("status", "van-nham"),
    "status-charts": ("status", "xa-gia-dinh", "--charts"),
    "unmet": ("unmet", "van-nham"),
    "unmet-hamlets": ("unmet", "xa-gia-dinh"),
    "tasks": ("tasks", "--who", "mttq"),
    "framework-list": ("framework", "list"),
    "framework-show": ("framework", "show", "xa-ntm-2021-2025"),
    "framework-coverage": ("framework", "coverage", "xa-ntm-kieu-mau-2021-2025"),
    "framework-diff": ("framework", "diff", "xa-ntm-2016-2020", "xa-ntm-2021-2025"),
    "explain": ("explain", "xa-gia-dinh", "15.4"),
    "explain-parts": ("explain", "xa-gia-dinh", "17.1"),
    "explain-criterion": ("explain", "van-nham", "18"),
    "explain-code": ("explain", "NTM301"),
    "recognition": ("recognition", "xa-gia-dinh"),
    "check": ("check",),
    "check-found": ("check", "--data", "docs/vi-du-loi"),
    "plan": ("plan", "xa-gia-dinh"),
    "plan-two": ("plan", "van-nham", "--target", "12"),
    "diff": ("diff", "xa-gia-dinh", "--from", "2022-12-31", "--to", "2023-11-15"),
}
HISTORIES = {
    "history": ("history", "xa-gia-dinh"),
    "history-forecast": ("history", "suoi-mau", "--data", "docs/vi-du-tinh"),
}
"""A narrow terminal leaves reviews out, so that not all of the wide output is there."""
BOTH = [("vi", width) for width in NARROW] + [("en", width) for width in (40, 80)]
DATES = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4}|\d{1,2}/\d{1,2}/\d{4}")
CUT = re.compile(rf"[≥≤]$|\d (?:{'|'.join(MONTHS)})(?! \d{{4}})")
"""A sign without its figure, a day and month without their year."""
EXCERPT = re.compile(r"^ +\d* │ .*\n", re.MULTILINE)


class Drawing:
    """Runs the program as on a terminal of some width; what is widest is drawn once."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capsys = patch, capsys

    def __call__(self, args: tuple[str, ...], lang: str, width: int) -> str:
        self._patch.setenv("COLUMNS", str(width))
        self._patch.setenv("LINES", "100")
        self._patch.chdir(ROOT)
        main([*args, "--lang", lang, "--color", "always"])
        return re.sub(r"\x1b\[[0-9;]*m", "", self._capsys.readouterr().out)

    def widest(self, args: tuple[str, ...], lang: str) -> str:
        if (args, lang) not in _widest:
            _widest[args, lang] = self(args, lang, WIDEST)
        return _widest[args, lang]


_widest: dict[tuple[tuple[str, ...], str], str] = {}


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Drawing:
    return Drawing(monkeypatch, capsys)


def list_words(text: str) -> set[str]:
    """List what stands between blanks, with a no-break space for a letter; without lines of frames and plots."""
    found = {word.strip("…").removesuffix(":") for line in text.splitlines() for word in line.split(" ")}
    return {word for word in found if any(map(str.isalnum, word)) and not set(word) & set("│┤┬")}


def check_narrow(narrow: str, widest: str, width: int) -> None:
    """Hold that no line is wider than the terminal, and no word shorter than that a part of one."""
    assert [line for line in narrow.splitlines() if cell_len(line.rstrip()) > width] == []
    whole = list_words(widest)
    longer = " ".join(word for word in whole if cell_len(word) > width)
    assert {word for word in list_words(narrow) - whole if word not in longer} == set()
    assert [line for line in narrow.splitlines() if CUT.search(line.rstrip())] == []


@pytest.mark.parametrize(("lang", "width"), BOTH)
@pytest.mark.parametrize("name", COMMANDS)
def test_all_stands_whole_in_a_narrow_terminal(draw: Drawing, name: str, lang: str, width: int) -> None:
    widest, narrow = draw.widest(COMMANDS[name], lang), draw(COMMANDS[name], lang, width)
    check_narrow(narrow, widest, width)
    shown = EXCERPT.sub("", widest)
    figures = {word for word in list_words(shown) if re.search(r"\d", word) and cell_len(word) <= width}
    assert figures - list_words(narrow) == set()
    assert {date for date in DATES.findall(shown) if date not in narrow} == set()


@pytest.mark.parametrize(("lang", "width"), [each for each in BOTH if each[1] >= LEAST_WIDTH])
@pytest.mark.parametrize("name", HISTORIES)
def test_a_narrow_course_cuts_nothing(draw: Drawing, name: str, lang: str, width: int) -> None:
    widest, narrow = draw.widest(HISTORIES[name], lang), draw(HISTORIES[name], lang, width)
    left_out = word(lang, "more_columns", shown="1 2 3", number="4 5 6 7")
    check_narrow(narrow, f"{widest} {left_out}", width)


# -- tables


TEXTS = st.text("aế漢 -/≥*", max_size=30).map(str.strip)
TABLES = st.integers(1, 5).flatmap(
    lambda number: st.lists(st.lists(TEXTS, min_size=number, max_size=number), min_size=1)
)


@given(TABLES, st.sets(st.integers(0, 4)), st.integers(1, 150))
def test_columns_fit_and_cut_no_word(table: list[list[str]], shares: set[int], room: int) -> None:
    heads, *rows = table
    layout = lay_out(heads, rows, shares, room)
    if layout is None:
        return
    assert sum(layout.widths) + layout.between * (len(heads) - 1) <= room
    for at, (width, head, *cells) in enumerate(zip(layout.widths, *table, strict=True)):
        assert width >= max(map(least_width, (head, *cells)))
        assert at in shares or width >= max(map(cell_len, cells), default=0)


def test_blanks_go_first_then_heads_fold_then_cells() -> None:
    heads, rows = ("Mã", "Nơi", "Báo cáo ghi"), [("ab", "Hữu Lũng, Lạng Sơn", "13/19")]
    shown = {room: lay_out(heads, rows, {1}, room) for room in (37, 36, 35, 34, 31, 30, 21, 20)}
    assert shown == {
        37: ([2, 18, 11], 3),
        36: ([2, 18, 11], 2),
        35: ([2, 18, 11], 2),
        34: ([2, 18, 10], 2),
        31: ([2, 18, 7], 2),
        30: ([2, 17, 7], 2),
        21: ([2, 8, 7], 2),
        20: ([2, 7, 7], 2),
    }
    assert lay_out(heads, rows, {1}, 16) == ([2, 5, 5], 2)
    assert lay_out(heads, rows, {1}, 15) is None


def test_a_row_without_room_becomes_a_block_with_what_goes_on_from_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    page = DrawnPage("vi", "never")
    rows = [("15.1", "Người dân", "13/19"), ("", "  Thôn Một: còn thiếu 16 người", ""), ("  15.2", "Dân số", "")]
    page.table(("Mã", "Nội dung", "Hiện có của cả xã"), rows, shares=(), right=None)
    page.line("Sau bảng")
    page.write()
    assert capsys.readouterr().out == (
        "15.1\n"
        "  Nội dung: Người dân\n"
        "              Thôn Một:\n"
        "              còn thiếu\n"
        "              16 người\n"
        "  Hiện có của cả xã:\n"
        "    13/19\n"
        "\n"
        "  15.2\n"
        "    Nội dung: Dân số\n"
        "\n"
        "Sau bảng\n"
    )


# -- lines


def test_a_line_is_broken_between_words_alone() -> None:
    assert words("≥ 90\u00a0% *, 26 May 2022 11/19 *") == [
        *("≥\ufdd090\ufdd1%", "*,", "26\ufdd0May\ufdd02022", "11/19\ufdd0*")
    ]
    assert wrap("  Thu nhập ≥ 39\u00a0triệu\n\nngắn", 14) == "  Thu nhập\n  ≥ 39\u00a0triệu\n\nngắn"
    assert wrap("tệp /mot/duong/dan/dai hơn", 10) == "tệp\n/mot/duong/dan/dai\nhơn"


@given(st.text("aế \u00a0≥9-", max_size=80), st.integers(1, 40))
def test_breaking_lines_changes_blanks_alone(text: str, width: int) -> None:
    broken = wrap(text, width)
    assert re.sub(" |\n", "", broken) == text.replace(" ", "")
    assert all(len(line) <= width or len(words(line)) <= 1 for line in broken.split("\n"))


@pytest.fixture
def terminal() -> Iterator[TextIOWrapper]:
    """A stream to a terminal of 20 columns."""
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 20))
    with open(follower, "w", encoding="utf-8") as stream:
        yield stream
    os.close(leader)


@on_a_terminal
def test_a_message_is_broken_for_a_terminal_alone(
    terminal: TextIOWrapper, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    text = "Bộ tiêu chí giai đoạn 2021–2025 mà không ghi gì"
    assert fit(text, terminal) == "Bộ tiêu chí giai\nđoạn 2021–2025 mà\nkhông ghi gì"
    assert fit("ngắn", terminal) == "ngắn"
    monkeypatch.setenv("COLUMNS", "30")
    assert fit(text, terminal) == "Bộ tiêu chí giai đoạn\n2021–2025 mà không ghi gì"
    tell(text)
    assert capsys.readouterr().err == f"{text}\n"
    monkeypatch.delenv("COLUMNS")
    termios.tcsetwinsize(terminal, (0, 0))
    assert fit(text, terminal) == text


@on_a_terminal
@pytest.mark.parametrize("columns", [30, 60])
def test_questions_and_refusals_are_broken_between_words(tmp_path: Path, columns: int) -> None:
    terminal = Terminal(tmp_path, "init", "moi", columns=columns)
    shown = terminal.answer("]", "không có")
    shown += terminal.answer("]", "")
    shown += terminal.answer("Tên xã đầu tiên", "")
    status, said = terminal.end()
    assert status == 0
    told = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\r", "", f"{shown}{said}")
    assert "2021–2025" in told
    assert [line for line in told.splitlines() if cell_len(line.rstrip()) > columns] == []
