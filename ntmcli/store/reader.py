"""Read YAML text into a tree of mappings, lists and text in which every key and value has its place.

Nothing is typed here and nothing is built from tags or aliases. libyaml's event stream is used where it
is there; whatever it cannot read is read again by the pure parser, whose answer is then the answer, so that
both machines say the same.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from unicodedata import is_normalized, normalize

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from ntmcli.diagnostic import START, Args, Diagnostic, Finding, Loc, Span
from ntmcli.store.disk import MAX_BYTES

CParser: Any
try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML without libyaml
    CParser = None

MAX_DEPTH = 64
MAX_READ_TWICE = 512 * 1024
"""Letters; a longer text is left to libyaml alone, since the pure parser would take many seconds for it."""
MAX_DIAGNOSTICS = 200
"""Per file: a file with more says so, and the rest is shown once these are mended."""

# Letters that are not seen but act: terminal controls, text direction, hidden line breaks, stray byte-order
# marks, halves of surrogate pairs. Tab and line feed are layout.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
FORBIDDEN_VALUE = re.compile(FORBIDDEN.pattern[:-1] + "\r]")


_SIGN_BEFORE_COMMENT = re.compile(r"[|>][-+0-9]*#")
_EXPLICIT_KEY = re.compile(r"(?:^|[\s\[{,])\?(?:\s|$)")


class Map(dict[str, Any]):
    """A mapping; `places` holds the events of each key and value, `start` and `end` those of the mapping."""

    __slots__ = ("end", "places", "start")

    def __init__(self, start: Any) -> None:
        self.start = start
        self.end: Any = None
        self.places: dict[str, tuple[Any, Any]] = {}


class Items(list[Any]):
    """A list; `places` holds the event of each item, `start` and `end` those of the list."""

    __slots__ = ("end", "places", "start")

    def __init__(self, start: Any) -> None:
        self.start = start
        self.end: Any = None
        self.places: list[Any] = []


class Unread(str):
    """Stands where an alias was; the reader has refused it already."""

    __slots__ = ()


@dataclass(slots=True)
class Document:
    """One file as read: its tree (None where there is none), and what was wrong with it so far."""

    path: str
    root: Map | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def refuse(self, code: str, span: Span, args: Args | None = None) -> None:
        """Record what is wrong at a place, up to the bound."""
        if len(self.diagnostics) < MAX_DIAGNOSTICS:
            self.diagnostics.append(Diagnostic(self.path, span, code, args or {}))
        elif len(self.diagnostics) == MAX_DIAGNOSTICS:
            self.diagnostics.append(Diagnostic(self.path, START, "NTM014", {"count": str(MAX_DIAGNOSTICS)}))

    def add(self, finding: Finding) -> None:
        """Record a finding at its place in this file."""
        self.refuse(finding.code, self.span(finding.loc, finding.on_key), finding.args)

    def place(self, finding: Finding) -> Diagnostic:
        """Give a finding its place in this file."""
        return Diagnostic(self.path, self.span(finding.loc, finding.on_key), finding.code, finding.args)

    def written(self, key: str) -> str | None:
        """Return the text of a key at the root, where there is one."""
        value = None if self.root is None else self.root.get(key)
        return value.strip() if isinstance(value, str) else None

    def span(self, loc: Loc, on_key: bool = False) -> Span:
        """Find the place of a key path, or of the deepest part of it that is there."""
        node: Any = self.root
        found: tuple[Any, Any] = (None, getattr(node, "start", None))
        for step in loc:
            if isinstance(node, Map) and isinstance(step, str) and step in node.places:
                found, node = node.places[step], node[step]
            elif isinstance(node, Items) and isinstance(step, int) and step < len(node.places):
                if not _is_empty(node.places[step]):
                    found = (None, node.places[step])
                node = node[step]
        key, value = found
        if value is None:
            return START
        if key is not None and (on_key or not isinstance(value, ScalarEvent) or _is_empty(value)):
            return _span(key)
        if isinstance(node, Map) and node.places:
            return _span(next(iter(node.places.values()))[0])
        return _span(value)


def read(data: bytes, path: str) -> Document:
    """Read one file's bytes; never raises, whatever they are."""
    document = Document(path)
    if len(data) > MAX_BYTES:
        document.refuse("NTM002", START)
        return document
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        document.refuse("NTM003", _span_at(before, len(before)))
        return document
    for match in FORBIDDEN.finditer(text):
        document.refuse("NTM004", _span_at(text, match.start()), {"text": f"U+{ord(match[0]):04X}"})
        if len(document.diagnostics) > MAX_DIAGNOSTICS:
            break
    if document.diagnostics:
        return document
    large = len(text) > MAX_READ_TWICE
    if CParser is not None and (large or not _is_doubtful(text)):
        attempt = Document(path)
        try:
            _build(CParser(text), text, attempt)
            return attempt
        except yaml.YAMLError as error:
            if large:
                attempt.root = None
                _explain_syntax(error, text, attempt)
                return attempt
    parser = _PureParser(text)
    try:
        _build(parser, text, document)
    except yaml.YAMLError as error:
        document.root = None
        _explain_syntax(error, text, document)
    except (ValueError, OverflowError):  # PyYAML's scanner, on an escape or a version that is no number it can hold
        document.root = None
        document.refuse("NTM006", Span(parser.line + 1, parser.column + 1, parser.line + 1, parser.column + 2))
    return document


def _is_doubtful(text: str) -> bool:
    """Tell whether libyaml might read what PyYAML's own parser refuses, or place it elsewhere."""
    return (
        "\t" in text
        or "!" in text
        or ("#" in text and _SIGN_BEFORE_COMMENT.search(text) is not None)
        or ("?" in text and _EXPLICIT_KEY.search(text) is not None)
    )


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, event by event."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def _build(parser: Any, text: str, document: Document) -> None:
    """Build the tree from the parser's events into `document`; refuse what no file may hold."""
    take: Callable[[], Any] = parser.get_event
    refuse = document.refuse
    # Only an escape, or letters that are not composed, make a value need a second look.
    check_values = "\\" in text or not is_normalized("NFC", text)
    # The two parsers disagree on where a plain scalar with a question mark ends.
    has_question = "?" in text and parser.__class__ is not _PureParser
    above: list[Any] = []
    here: Any = None
    key: str | None = None
    key_event: Any = None
    documents = 0
    while True:
        event = take()
        kind = event.__class__
        value: Any
        if kind is ScalarEvent:
            value = _clean(event, refuse) if check_values else event.value
            if has_question and not event.style and "?" in value and len(text) <= MAX_READ_TWICE:
                raise yaml.YAMLError
        elif kind is MappingStartEvent:
            value = Map(event)
        elif kind is SequenceStartEvent:
            value = Items(event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            here.end = event
            here = above.pop()
            continue
        elif kind is AliasEvent:
            value = Unread(event.anchor)
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                refuse("NTM010", _span(event))
                return
            continue
        elif kind is StreamEndEvent:
            if documents == 0:
                refuse("NTM005", START)
            return
        else:  # the start of the stream, the end of a document
            continue

        if event.anchor is not None:
            sign = "*" if kind is AliasEvent else "&"
            refuse("NTM008", _span(event), {"text": sign + event.anchor})
        if kind is not AliasEvent and event.tag is not None:
            refuse("NTM009", _span(event), {"text": event.tag.replace("tag:yaml.org,2002:", "!!")})

        if here is None:
            if kind is MappingStartEvent:
                document.root = value
            elif kind is ScalarEvent and not value:
                refuse("NTM005", START)
            else:
                refuse("NTM103", _span(event), {"expected": "mapping"})
        elif here.__class__ is Items:
            here.append(value)
            here.places.append(event)
        elif key is None:
            if kind is not ScalarEvent:
                refuse("NTM013", _span(event))
                document.root = None
                return
            key, key_event = value.strip(), event
            if key in here:
                refuse("NTM012", _span(event), {"text": key})
            continue
        else:
            if key not in here:
                here[key] = value
                here.places[key] = (key_event, event)
            key = None
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            if len(above) >= MAX_DEPTH:
                refuse("NTM011", _span(event))
                document.root = None
                return
            above.append(here)
            here = value


def _clean(event: Any, refuse: Callable[[str, Span, Args], None]) -> str:
    """Compose the letters of a value, and refuse what an escape may have hidden in it."""
    value = normalize("NFC", event.value)
    hidden = FORBIDDEN_VALUE.search(value)
    if hidden:
        refuse("NTM004", _span(event), {"text": f"U+{ord(hidden[0]):04X}"})
        return FORBIDDEN_VALUE.sub("\ufffd", value)
    return value


def _is_empty(event: Any) -> bool:
    """Tell whether nothing is written for a value: it has no place of its own."""
    return event.__class__ is ScalarEvent and not event.value and not event.style


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    if event.__class__ is not ScalarEvent:  # a collection or an alias: its first letter
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def split_lines(data: bytes) -> list[str]:
    """Return the lines of a file, counted as editors do; letters that are no UTF-8 are replaced."""
    return _break_lines(data.removeprefix(BOM_UTF8).decode("utf-8", "replace")).split("\n")


def _break_lines(text: str) -> str:
    """Break lines at LF alone, as editors count them: at LF, CRLF and CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _span_at(text: str, offset: int) -> Span:
    before = _break_lines(text[:offset])
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Span(line, column, line, column + 1)


def _explain_syntax(error: yaml.YAMLError, text: str, document: Document) -> None:
    """Say where the text stops being YAML; a tab is told apart, being invisible and common."""
    lines = _break_lines(text).split("\n")
    mark = getattr(error, "problem_mark", None)
    if mark is None or (mark.line >= len(lines) - 1 and not lines[-1][mark.column :]):
        # What was opened and never closed shows at the end; its beginning is the place to look at.
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:  # the parser's own reader: a letter that YAML does not know
        document.refuse("NTM006", _span_at(text, getattr(error, "position", 0)))
        return
    line = lines[mark.line] if mark.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        code, column = "NTM007", indent.index("\t") + 1
    else:
        code, column = "NTM007" if line[mark.column : mark.column + 1] == "\t" else "NTM006", mark.column + 1
    document.refuse(code, Span(mark.line + 1, column, mark.line + 1, column + 1))
