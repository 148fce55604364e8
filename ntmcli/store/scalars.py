"""Write text as YAML such that every reader takes it for that text, quoted only where it must be."""

import re
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from ntmcli.diagnostic import DataError
from ntmcli.model.values import DATE, NUMBER
from ntmcli.store.reader import FORBIDDEN_VALUE

# A letter first, and then nothing that means something to a YAML reader, between brackets or not.
_PLAIN = re.compile(r"[^\W\d_](?:[\w./()–%+ -]*[\w./()–%+-])?")
_LEADING_ZERO = re.compile(r"-?0[0-9]")
_NOT_TEXT = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Words that readers of YAML 1.1 or 1.2 take for something else."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def write_scalar(text: str) -> str:
    """Write a text as one scalar; raises DataError where it holds a letter that no data file may hold."""
    text = clean(text)
    if (NUMBER.fullmatch(text) and not _LEADING_ZERO.match(text)) or DATE.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return text
    return quote(text)


def quote(text: str) -> str:
    """Write a text between double quotes, on one line."""
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in clean(text)) + '"'


def clean(text: str) -> str:
    """Return a text as it will be read back: composed, without white space around it.

    Raises DataError where it holds a letter that no data file may hold.
    """
    text = normalize("NFC", text.strip()).replace("\r\n", "\n")
    hidden = FORBIDDEN_VALUE.search(text)
    if hidden:
        raise DataError("edit_letter", 2, text=f"U+{ord(hidden[0]):04X}")
    return text


def write_flow(value: Any) -> str:
    """Write a text, a list or a mapping on one line; what a list holds is quoted, and keys that look like numbers."""
    if isinstance(value, str):
        return write_scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_write_key(key)}: {write_flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(quote, value)) + "]"


def write_results(results: Mapping[str, Any]) -> list[str]:
    """Write each result as an entry of a mapping, its code quoted."""
    return [f"{quote(code)}: {write_flow(result)}" for code, result in results.items()]


def _write_key(key: str) -> str:
    return quote(key) if NUMBER.fullmatch(key) else write_scalar(key)
