"""Where text goes: a terminal of some width, a pipe, a console that cannot show every letter."""

import codecs
import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from io import TextIOWrapper
from typing import IO, Literal, TextIO
from unicodedata import normalize

Color = Literal["auto", "always", "never"]

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_PLAIN = {"đ": "d", "Đ": "D", "✓": "+", "✗": "x", "≈": "~", "≥": ">=", "≤": "<=", "–": "-", "—": "-", "·": "-"}
_PLAIN |= {"“": '"', "”": '"', "…": "...", "\u00a0": " ", "→": "->", "²": "2", "│": "|", "≠": "!=", "█": "#", "░": "."}
_PLAIN |= {"●": "@", "○": "o", "─": "-", **dict.fromkeys("┌┐└┘├┤┬┴┼", "+")}


def prepare() -> None:
    """Make the standard streams write what they can instead of failing: letters lose their marks, no more."""
    codecs.register_error("ntm-plain", _write_plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="ntm-plain")


def _write_plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    written = ""
    for letter in error.object[error.start : error.end]:
        base = _PLAIN.get(letter) or normalize("NFD", letter)[0]
        written += base if base.isascii() else "?"
    return written, error.end


def harmless(text: str) -> str:
    """Replace letters that would act on a terminal, such as those of a file's name."""
    return _CONTROLS.sub("\ufffd", text)


@dataclass(slots=True)
class Heard:
    """What was said: nothing any more once it is too much."""

    room: int
    """Letters that may still be said."""
    said: list[tuple[str, str]] = field(default_factory=list)
    """In order: by which function of this module, and the text."""

    @property
    def is_whole(self) -> bool:
        return self.room >= 0

    def hear(self, how: str, text: str) -> None:
        self.room -= len(text)
        if self.is_whole:
            self.said.append((how, text))
        else:
            self.said.clear()


_listening: list[Heard] = []


@contextlib.contextmanager
def listen(most: int) -> Iterator[Heard]:
    """Keep what is said meanwhile, as long as it has no more letters than that."""
    heard = Heard(most)
    _listening.append(heard)
    try:
        yield heard
    finally:
        _listening.pop()


def say_again(said: Iterable[Sequence[str]]) -> None:
    """Say what was kept."""
    for how, text in said:
        _WAYS[how](text)


class NoReaderError(Exception):
    """The reader of a pipe has seen enough and closed it."""


def one_line_of(path: str) -> str:
    """Return a path such that it stands in one line of output and acts on nothing."""
    return harmless(path).replace("\n", "\ufffd").replace("\t", "\ufffd")


def write(text: str) -> None:
    """Write a result to standard output."""
    _hear("write", text)
    _write(text)


def _write(text: str) -> None:
    if sys.stdout is None:
        raise NoReaderError
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise NoReaderError from None


def write_lines(lines: Iterable[str]) -> None:
    """Write lines for people: a terminal's are broken between words."""
    write("".join(f"{fit(harmless(line), sys.stdout)}\n" for line in lines))


def write_utf8(text: str, mark: bool = False) -> None:
    """Write a machine format: always UTF-8, with a byte-order mark where Excel needs one."""
    _hear("write_marked" if mark else "write_utf8", text)
    raw: IO[bytes] | None = getattr(sys.stdout, "buffer", None)
    if raw is None:  # standard output was replaced by one that takes text alone
        _write("\ufeff" * mark + text)
        return
    try:
        sys.stdout.flush()
        raw.write(text.encode("utf-8-sig" if mark else "utf-8", "replace"))  # a file name may be no text
        raw.flush()
    except BrokenPipeError:
        raise NoReaderError from None


def tell(text: str) -> None:
    """Write a message to standard error; where that is closed or full, there is no one left to tell."""
    _hear("tell", text)
    if _held is None:
        _tell(text)
    else:
        _held.append(text)


def _tell(text: str) -> None:
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(fit(harmless(text), sys.stderr), file=sys.stderr, flush=True)


def fit(text: str, stream: TextIO | None) -> str:
    """Break a text between words to the width of a terminal; for anything else it stays as it is."""
    width = _width_of(stream)
    if width is None or all(len(line) <= width for line in text.split("\n")):
        return text
    from ntmcli.present.breaks import wrap

    return wrap(text, width)


def _width_of(stream: TextIO | None) -> int | None:
    """Return how many columns a terminal has, as Rich finds it; None for one that does not say, and for no terminal."""
    if stream is None or not stream.isatty():
        return None
    asked = os.environ.get("COLUMNS", "")
    try:
        return (int(asked) if asked.isdecimal() else os.get_terminal_size(stream.fileno()).columns) or None
    except (OSError, ValueError):
        return None


_held: list[str] | None = None


@contextlib.contextmanager
def hold_back() -> Iterator[None]:
    """Tell nothing until the block is done: it draws on standard error."""
    global _held
    held: list[str] = []
    _held = held
    try:
        yield
    finally:
        _held = None
        for text in held:
            _tell(text)


def is_terminal(stream: TextIO | None, color: Color) -> bool:
    """Tell whether tables are drawn: on a terminal, or where colour is asked for."""
    return color == "always" or (stream is not None and stream.isatty())


def _hear(how: str, text: str) -> None:
    for heard in _listening:
        heard.hear(how, text)


_WAYS: dict[str, Callable[[str], None]] = {
    "write": write,
    "write_utf8": write_utf8,
    "write_marked": partial(write_utf8, mark=True),
    "tell": tell,
}
