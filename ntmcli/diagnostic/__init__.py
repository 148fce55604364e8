"""What can be wrong with the data: findings, their places, and the error that stops a command.

A `Finding` says what is wrong at a key path; a `Diagnostic` says where in the file that is.
"""

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Loc = tuple[str | int, ...]
"""A path of keys and list positions from the root of a file: `("reviews", 0, "results", "15.1")`."""

Lang = Literal["vi", "en"]
Args = Mapping[str, str]


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text; lines and columns start at 1, the end column stands after the last letter."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a key path, before its place in the file is known.

    `on_key` points at the key itself rather than at its value. `args` fill the code's sentences;
    `suggest` among them becomes "did you mean …?".
    """

    code: str
    loc: Loc
    args: Args = field(default_factory=dict)
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something wrong in the data, with its place; the sentences are in `diagnostic.catalogue`."""

    path: str
    span: Span
    code: str
    args: Args = field(default_factory=dict, hash=False)


class DataError(Exception):
    """The command cannot go on; `kind` names the sentence and remedy in `present.wording`.

    `status` is the exit status: 2 for wrong use, 3 for data that cannot be read or written.
    """

    def __init__(self, kind: str, status: Literal[2, 3], **args: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.status = status
        self.args_by_name = args


def name_trouble(error: OSError) -> str:
    """Return the name of what the operating system refused, such as "ENOSPC"; its own words where it has none."""
    return errno.errorcode.get(error.errno or 0) or error.strerror or str(error)


def suggest_code(written: str, known: Iterable[str]) -> dict[str, str]:
    """Find the criterion or indicator that was probably meant: 15.4 rather than 17.9 for 15.9, and not 2 for 20."""
    codes = list(known)
    same = [code for code in codes if code.partition(".")[0] == written.partition(".")[0]]
    return suggest(written, same) if same else suggest(written, codes, nearness=0.75)


def suggest(written: str, known: Iterable[str], nearness: float = 0.6) -> dict[str, str]:
    """Find what was probably meant, as the argument that becomes "did you mean …?"."""
    from difflib import get_close_matches  # only where something is wrong

    by_plain = {fold(word): word for word in known}
    near = get_close_matches(fold(written[:100]), list(by_plain), n=1, cutoff=nearness)
    return {"suggest": by_plain[near[0]]} if near else {}


def bare_name(name: str) -> str:
    """Return the name of a commune without the word "xã" before it; "Xa Dung" bears another word and stays."""
    from unicodedata import normalize

    words = normalize("NFC", name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0].casefold() == "xã" else words)


def fold(text: str) -> str:
    """Return a text in small letters without diacritics: "Vân Nham" and "van-nham" are the same."""
    from unicodedata import combining, normalize

    plain = (letter for letter in normalize("NFD", text.casefold()) if not combining(letter))
    return " ".join("".join("d" if letter == "đ" else letter for letter in plain).replace("-", " ").split())
