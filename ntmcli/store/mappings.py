"""Edits of one mapping in the text of a file, written over several lines or between brackets."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from ntmcli.store.patch import Change, Script, is_flow
from ntmcli.store.reader import Items, Map


def edit_mapping(script: Script, node: Map, gone: Collection[str], put: Mapping[str, str]) -> Iterator[Change]:
    """Take keys out of a mapping and write values into it; keys that are new stand in the place of what goes."""
    new = [f"{key}: {text}" for key, text in put.items() if key not in node]
    yield from (replace_value(script, node, key, text) for key, text in put.items() if key in node)
    place = next((key for key in node.places if key in gone), None) if new else None
    if place is not None:
        yield _substitute(script, node, place, new)
    elif new:
        yield add_entries(script, node, next(reversed(node.places)), new)
    removed = [key for key in node.places if key in gone and key != place]
    yield from (
        _remove_between_brackets(script, node, removed) if is_flow(node) else _remove_lines(script, node, removed)
    )


def replace_value(script: Script, node: Map, key: str, text: str) -> Change:
    """Write the value of a key anew."""
    start, value, end = script.entry(node, key)
    name_end = node.places[key][0].end_mark.index
    if isinstance(node[key], Map | Items) and not is_flow(node[key]):
        end, closing = _content_end(script, start, end)
        return Change(start, end, f"{script.text[start:name_end]}: {text}{closing}")
    if value == end:  # nothing is written there
        return Change(end, end, f" {text}")
    return Change(value, end, text + (script.line_break if script.ends_line(end) else ""))


def add_entries(script: Script, node: Map, after: str | None, entries: Sequence[str], head: int = 0) -> Change:
    """Add entries behind a key of a mapping; None: before all, where lines stand below the end of its `head`."""
    if not is_flow(node):
        column = node.start.start_mark.column
        above = head if after is None else script.entry(node, after)[2]
        return script.insert_lines(above, (" " * column + entry for entry in entries), column)
    text = ", ".join(entries)
    if after is not None:
        place = script.entry(node, after)[2]
        return Change(place, place, f", {text}")
    place = node.start.end_mark.index
    return Change(place, place, f"{text}, " if node else text)


def _substitute(script: Script, node: Map, key: str, entries: Sequence[str]) -> Change:
    """Write entries in the place of one."""
    start, _, end = script.entry(node, key)
    if is_flow(node):
        return Change(start, end, ", ".join(entries))
    end, closing = _content_end(script, start, end)
    return Change(start, end, (script.line_break + " " * node.start.start_mark.column).join(entries) + closing)


def _content_end(script: Script, start: int, end: int) -> tuple[int, str]:
    """Return where an entry ends, behind several lines with the comment there too, and the break that is in it."""
    if script.ends_line(end):
        return end, script.line_break
    return (script.line_end(end) if script.has_break(start, end) else end), ""


def _remove_lines(script: Script, node: Map, removed: Collection[str]) -> Iterator[Change]:
    for key in removed:
        start, _, end = script.entry(node, key)
        first, last = script.line_start(start), script.next_line(end)
        if script.text[first:start].strip():
            script.refuse(start)
        if not script.ends_line(last):  # the last line of the text has no break: the one before it goes instead
            first -= 2 if script.text.endswith("\r\n", 0, first) else 1
        yield Change(first, last, "")


def _remove_between_brackets(script: Script, node: Map, removed: Collection[str]) -> Iterator[Change]:
    """Take out entries, each with one comma."""
    before = None
    keys = list(node.places)
    for is_removed, run in groupby(keys, removed.__contains__):
        found = list(run)
        if is_removed:
            first, last = script.entry(node, found[0])[0], script.entry(node, found[-1])[2]
            if before is not None:
                first = script.entry(node, before)[2]
            else:
                last = script.entry(node, keys[keys.index(found[-1]) + 1])[0]
            if "#" in _outside(script, node, found, first, last):
                script.refuse(first)
            yield Change(first, last, "")
        before = found[-1]


def _outside(script: Script, node: Map, keys: Sequence[str], first: int, last: int) -> str:
    """Return the text between two places that belongs to none of some entries."""
    text = ""
    for key in keys:
        start, _, end = script.entry(node, key)
        text, first = text + script.text[first:start], end
    return text + script.text[first:last]
