"""Change the text of a data file at known places, and read the result back as a check.

What is not changed stays byte for byte: comments, order, quoting, blank lines, line ends, a byte-order mark.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from ntmcli.diagnostic import DataError
from ntmcli.store.reader import Document, Items, Map, read

_BREAK = re.compile(r"\r\n|\r|\n")
_BREAKS = ("\r", "\n")
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n) *(?=[\r\n])")
_BLANK_OR_COMMENT = re.compile(r"( *)(#[^\r\n]*)?(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Change:
    """A text, and the stretch whose place it takes: positions of letters, the first after a byte-order mark is 0."""

    start: int
    end: int
    text: str


class Script:
    """A file's text together with its tree; raises DataError where that cannot be read."""

    def __init__(self, data: bytes, path: str) -> None:
        document: Document = read(data, path)
        if document.root is None or document.diagnostics:
            first = min(document.diagnostics, key=lambda each: each.span)
            raise DataError("edit_unread", 3, path=path, line=str(first.span.line), code=first.code)
        self.path = path
        self.root: Map = document.root
        self._mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
        self.text = data.removeprefix(BOM_UTF8).decode()
        found = _BREAK.search(self.text)
        self.line_break = found[0] if found else "\n"

    def apply(self, changes: Iterable[Change], expected: Mapping[str, Any]) -> bytes:
        """Return the file's bytes with changes made; raises DataError unless they read as the tree that is expected.

        Changes do not overlap; those at one place are made in the order given.
        """
        pieces, done = [], 0
        for each in sorted(changes, key=lambda change: (change.start, change.end)):
            if each.start < done:
                self.refuse(each.start)
            pieces += [self.text[done : each.start], each.text]
            done = each.end
        data = self._mark + "".join([*pieces, self.text[done:]]).encode()
        again = read(data, self.path)
        if again.diagnostics or again.root != expected:
            raise DataError("edit_failed", 3, path=self.path)
        return data

    def refuse(self, place: int) -> NoReturn:
        """Raise the DataError that says that a place is laid out such that no edit can be sure of it."""
        line = len(_BREAK.findall(self.text, 0, place)) + 1
        raise DataError("edit_layout", 3, path=self.path, line=str(line))

    def entry(self, node: Map, key: str) -> tuple[int, int, int]:
        """Return where an entry of a mapping begins, where its value does, and where both end."""
        name, value = node.places[key]
        inner = node[key]
        start = inner.start if isinstance(inner, Map | Items) else value
        return name.start_mark.index, start.start_mark.index, self.end(inner, value)

    def end(self, value: Any, event: Any) -> int:
        """Return where a value ends: after its last letter, or where the next line begins after a block of text."""
        if isinstance(value, Map | Items):
            if is_flow(value):
                event = value.end
            elif isinstance(value, Map):
                return self.entry(value, next(reversed(value.places)))[2]
            else:
                return self.end(value[-1], value.places[-1])
        place: int = event.end_mark.index
        if getattr(event, "style", None) in ("|", ">"):
            return self._block_end(event.start_mark.index, place)
        return place

    def _block_end(self, start: int, end: int) -> int:
        """Return where the line after a block of text begins; blank lines there are none of it unless it says so."""
        if "+" in self.text[start : self.line_end(start)].partition("#")[0]:
            return end
        return self.next_line(len(self.text[:end].rstrip(" \r\n")))

    def ends_line(self, place: int) -> bool:
        """Tell whether a place stands right behind a line break."""
        return place > 0 and self.text[place - 1] in _BREAKS

    def line_start(self, place: int) -> int:
        """Return where the line of a place begins."""
        return max(self.text.rfind(each, 0, place) for each in _BREAKS) + 1

    def line_end(self, place: int) -> int:
        """Return where the line of a place ends, before its break."""
        found = _BREAK.search(self.text, place)
        return found.start() if found else len(self.text)

    def next_line(self, end: int) -> int:
        """Return where the line after the end of a value begins; the end of the text where there is none."""
        if self.ends_line(end):
            return end
        found = _BREAK.search(self.text, end)
        return found.end() if found else len(self.text)

    def has_break(self, start: int, end: int) -> bool:
        return _BREAK.search(self.text, start, end) is not None

    def has_blank_line(self, start: int, end: int) -> bool:
        return _BLANK_LINE.search(self.text, start - self.ends_line(start), end) is not None

    def insert_lines(self, after: int, lines: Iterable[str], column: int) -> Change:
        """Put lines below the end of a value, and below comments there that stand further in than a column."""
        place = look = self.next_line(after)
        while look < len(self.text) and (found := _BLANK_OR_COMMENT.match(self.text, look)):
            look = found.end()
            if found[2]:
                if len(found[1]) <= column:
                    break
                place = look
        if self.ends_line(place):
            return Change(place, place, "".join(line + self.line_break for line in lines))
        return Change(place, place, "".join(self.line_break + line for line in lines))  # the last line has no break


def is_flow(node: Map | Items) -> bool:
    """Tell whether a collection is written with brackets."""
    flow: bool = node.start.flow_style
    return flow
