"""What a change to a commune's file would bring up, found before it is written."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from ntmcli.diagnostic import Diagnostic, Loc, Severity
from ntmcli.diagnostic.catalogue import severity
from ntmcli.model.commune import Commune
from ntmcli.store.audit import Data, Given
from ntmcli.store.folder import Loaded
from ntmcli.store.reader import Items, Map


@dataclass(frozen=True, slots=True)
class TriedChange:
    """A commune as it would be after a change."""

    after: Loaded[Commune]
    found: tuple[Diagnostic, ...]
    """What the change brings up, or leaves in what it writes; in order of place."""

    @property
    def errors(self) -> list[Diagnostic]:
        """The errors on account of which the change must not be written."""
        return [each for each in self.found if severity(each.code) is Severity.ERROR]

    def within(self, places: Collection[Loc]) -> list[Diagnostic]:
        """Return what was found in some places of the text, by their key paths."""
        extents = [extent_of(self.after.document.root, loc) for loc in places]
        return [each for each in self.found if _is_within(each, extents)]


def try_change(data: Data, before: Loaded[Commune], after: Given, written: Collection[Loc]) -> TriedChange:
    """Check the text of a commune after a change; `written` are the key paths that the change writes.

    Where results change, nothing between files does: the one commune is checked.
    """
    loaded = data.check(after)
    places = [extent_of(loaded.document.root, loc) for loc in written]
    known = Counter(map(content_of, before.document.diagnostics))
    found = []
    for each in sorted(loaded.document.diagnostics, key=lambda each: (each.span, each.code)):
        if _is_within(each, places) or not known[content_of(each)]:
            found.append(each)
        else:
            known[content_of(each)] -= 1
    return TriedChange(loaded, tuple(found))


Extent = tuple[tuple[int, int], tuple[int, int]]


def _is_within(diagnostic: Diagnostic, extents: Collection[Extent]) -> bool:
    start = (diagnostic.span.line, diagnostic.span.column)
    return any(first <= start < end for first, end in extents)


def content_of(diagnostic: Diagnostic) -> tuple[object, ...]:
    """Return what a finding says, wherever in the file it stands."""
    return diagnostic.code, tuple(sorted(diagnostic.args.items()))


def extent_of(node: Any, loc: Loc) -> Extent:
    """Return the lines and columns from the first letter of a key to behind its value."""
    *above, key = loc
    for step in above:
        node = node[step]
    name, value = node.places[key]
    inner = node[key]
    end = (inner.end if isinstance(inner, Map | Items) else value).end_mark
    return (name.start_mark.line + 1, name.start_mark.column + 1), (end.line + 1, end.column + 1)
