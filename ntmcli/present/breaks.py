"""Where a line may be broken: at a blank between words, never within a date or between a sign and its figure."""

import re
from textwrap import TextWrapper

_TIED = {" ": "\ufdd0", "\u00a0": "\ufdd1"}
"""What stands for a blank that no line is broken at: Rich breaks lines at no-break spaces too."""
_WITHIN = re.compile(
    r"(?<=[≥≤<>✓✗≈]) (?=\S)"
    r"|(?<=\S) (?=[*≠](?: |$))"
    r"|\b(?:[0-9]{1,2} )?[A-Z][a-z]{2,8} [0-9]{4}\b"  # 26 May 2022
    r"|\u00a0"
)
_FREE = {ord(stand_in): blank for blank, stand_in in _TIED.items()}


def tie(text: str) -> str:
    """Put stand-ins, a column wide as well, where a line must not be broken."""
    return _WITHIN.sub(lambda found: "".join(_TIED.get(letter, letter) for letter in found[0]), text)


def untie(text: str) -> str:
    """Put the blanks back."""
    return text.translate(_FREE)


def words(text: str) -> list[str]:
    """List what of a text stands whole in a line."""
    return tie(text).split()


def wrap(text: str, width: int) -> str:
    """Break lines that are longer; what is broken off is set in as its line is, and a longer word stays whole."""
    lines: list[str] = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        wrapper = TextWrapper(
            width,
            subsequent_indent=indent,
            expand_tabs=False,
            replace_whitespace=False,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += [line] if len(line) <= width else map(untie, wrapper.wrap(tie(line)))
    return "\n".join(lines)
