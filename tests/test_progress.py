"""Long work tells on a terminal how far it has come, and nowhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, run_ntm

pty = pytest.importorskip("pty", reason="pseudo-terminals are there on POSIX systems alone")

COMMUNES = 60


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many") / "data"
    (folder / "communes").mkdir(parents=True)
    (folder / "criteria.yaml").write_bytes((ROOT / "data/criteria.yaml").read_bytes())
    for number in range(COMMUNES):
        text = f"code: xa-{number}\nname: Xã {number}\nprovince: Ví Dụ\nzone: tdmnpb\nreviews: []\n"
        (folder / f"communes/xa-{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def run_on_terminal(*args: str, out: bool = False) -> str:
    """Run `ntm` with a terminal for its standard error, and for its output if so; return what that shows."""
    here, there = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-m", "ntmcli", *args]
    stdout = there if out else subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=stdout, stderr=there) as run:
        os.close(there)
        shown = b""
        while True:
            try:
                piece = os.read(here, 4096)
            except OSError:  # how Linux says that the other end is closed
                break
            if not piece:
                break
            shown += piece
    os.close(here)
    assert run.returncode == 0
    return shown.decode()


@pytest.mark.parametrize("command", ["report", "export"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", ("Đang đánh giá các xã", "Đang hoàn tất tệp")), ("en", ("Judging communes", "Finishing the file"))],
)
def test_a_terminal_shows_how_far_it_is(
    data: Path, tmp_path: Path, command: str, lang: str, said: tuple[str, str]
) -> None:
    made = str(tmp_path / "a.xlsx")
    shown = run_on_terminal(command, "-o", made, "--data", str(data), "--lang", lang)
    assert all(text in shown for text in said)
    assert f"/{COMMUNES}" in shown


@pytest.mark.parametrize("args", [("tasks",), ("summary",), ("check",), ("history", "--province", "Ví Dụ")])
def test_every_long_command_shows_how_far_it_is(data: Path, args: tuple[str, ...]) -> None:
    assert f"/{COMMUNES}" in run_on_terminal(*args, "--data", str(data))


def test_what_is_streamed_is_not_mixed_with_a_bar(data: Path) -> None:
    """A pipe shows nothing of what goes through it; a terminal shows that itself."""
    args = ("status", "--format", "json", "--data", str(data))
    assert f"/{COMMUNES}" in run_on_terminal(*args)
    assert f"/{COMMUNES}" not in run_on_terminal(*args, out=True)


def test_a_pipe_and_few_communes_show_nothing(data: Path, tmp_path: Path) -> None:
    made = str(tmp_path / "a.xlsx")
    piped = run_ntm("report", "-o", made, "--data", str(data))
    assert (piped.status, piped.out, piped.err) == (0, "", f"Đã ghi {made}.\n")
    few = run_on_terminal("report", "xa-1", "xa-2", "-o", made, "--data", str(data))
    assert few == f"Đã ghi {made}.\r\n"
