"""The program on a terminal of its own: what it asks is read, answers are typed."""

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
from pathlib import Path

from conftest import ROOT

LONGEST = 60
"""Seconds without a letter from the program after which a test gives up."""


def _take_terminal() -> None:
    """Make standard input the terminal from which the program is interrupted."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # which is ignored where the tests run in the background


class Terminal:
    """`ntm` run as by someone who sits at a terminal."""

    def __init__(self, cwd: Path, *args: str, columns: int | None = None) -> None:
        self._ours, theirs = pty.openpty()
        if columns is not None:
            termios.tcsetwinsize(theirs, (50, columns))
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        own = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm", "INPUTRC": os.devnull, "NTM_NO_CACHE": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ntmcli", *args],
            cwd=cwd,
            env={**kept, **own},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(theirs)
        self.seen = ""

    def read_until(self, text: str) -> str:
        """Read until a text was printed; return what stood before it."""
        while text not in self.seen:
            assert self._read(), f"{text!r} did not come: {self.seen!r}"
        before, _, self.seen = self.seen.partition(text)
        return before

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode("utf-8"))

    def press(self, key: str) -> None:
        """Press a key until something comes of it: one that comes just before the program waits for it may be lost."""
        while True:
            self.type(key)
            if select.select([self._ours], [], [], 1)[0]:
                return

    def answer(self, question: str, text: str) -> str:
        """Wait for a question and answer it; return what stood before the question."""
        before = self.read_until(question)
        self.read_until(": ")
        self.type(f"{text}\r")
        return before

    def end(self) -> tuple[int, str]:
        """Read to the end; return the exit status and what was printed since the last question."""
        while self._read():
            pass
        os.close(self._ours)
        return self._process.wait(LONGEST), self.seen.replace("\r\n", "\n")

    def _read(self) -> bool:
        ready, _, _ = select.select([self._ours], [], [], LONGEST)
        if not ready:
            self._process.kill()
            self._process.wait()
        assert ready, f"nothing more came: {self.seen!r}"
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # the program has closed the terminal
            return False
        self.seen += data.decode("utf-8", "replace")
        return bool(data)
