"""What a mend is: how one thing that is written wrong, but can mean one thing only, is written right."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any
from unicodedata import is_normalized, normalize

from ntmcli.diagnostic import Diagnostic, Loc, Span
from ntmcli.model.values import OUTCOME_WORDS
from ntmcli.store.patch import Change, Script, is_flow
from ntmcli.store.reader import Document, Items, Map

THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
"""A number that may be a whole one, its thousands set apart by a comma."""
_UNMARKED = {"đ": "đdð", "ạ": "ạa", "ả": "ảa", "á": "áa", "ơ": "ơo", "ư": "ưu", "ô": "ôo", "ụ": "ụu"}
"""The letters of the outcome words that bear a mark, each with what is typed where that was lost."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One place, and what is written there instead; without a code where no finding speaks of it."""

    code: str
    span: Span
    before: str
    after: str
    loc: Loc = ()
    """The key path of what is written anew; of a whole file, none."""
    is_value: bool = False
    """Whether something else is read there afterwards."""


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that looks as if it could be mended and was not; `why` is a key of the wording."""

    diagnostic: Diagnostic
    why: str
    other: str = ""


@cache
def list_misspellings() -> Mapping[str, str]:
    """List the misspellings that can mean one outcome word alone: its own letters, some or all without their mark.

    Another word, such as "không đạt", is not the program's to put in the place of what an office wrote.
    """
    return {
        "".join(letters): word
        for word in OUTCOME_WORDS
        for letters in product(*(_UNMARKED.get(letter, letter) for letter in word))
    }


Place = tuple[Loc, bool, Any]
"""A key path, whether the key itself is meant, and the event of what is written there."""


def find_places(node: Any, loc: Loc = ()) -> Iterator[tuple[tuple[int, int], Place]]:
    """Find every key and scalar of a tree by its line and column."""
    entries: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(node, Map):
        for key, (name, _) in node.places.items():
            yield _begin(name), ((*loc, key), True, name)
        entries = ((key, event) for key, (_, event) in node.places.items())
    elif isinstance(node, Items):
        entries = iter(enumerate(node.places))
    for step, event in entries:
        if isinstance(node[step], Map | Items):
            yield from find_places(node[step], (*loc, step))
        else:
            yield _begin(event), ((*loc, step), False, event)


def _begin(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def mend_scalar(
    script: Script, place: Place, diagnostic: Diagnostic, is_percent: Callable[[Loc], bool]
) -> tuple[Mend, Change] | Left | None:
    """Say how what a finding speaks of is written right; or why it is left, or None where no one could think it can."""
    loc, on_key, event = place
    start, end = event.start_mark.index, event.end_mark.index
    raw = script.text[start:end]
    code, args = diagnostic.code, diagnostic.args
    if code == "NTM107":
        parent = _find_node(script.root, loc[:-1]) if on_key else None
        if isinstance(parent, Map) and is_flow(parent) and "" in parent.values():
            return Left(diagnostic, "left_decimal")  # {"15.1": 1,5} reads as a key 5 without a value
        if isinstance(parent, Map) and parent[str(loc[-1])] == "":
            return None
        if raw != args["text"]:
            return Left(diagnostic, "left_layout")
        return Mend(code, diagnostic.span, raw, f'"{raw}"', loc), Change(start, end, f'"{raw}"')
    written, instead = args["text"], args.get("instead") or list_misspellings().get(args["text"].casefold())
    if instead is None:
        return None
    if code in ("NTM202", "NTM203") and THOUSANDS.fullmatch(written.removesuffix("%").strip()):
        return Left(diagnostic, "left_thousands")
    if code == "NTM203" and not is_percent(loc):
        return Left(diagnostic, "left_unit")
    quoted = event.style in ("'", '"')
    if on_key or (raw[1:-1] if quoted else raw) != event.value or event.value.count(written) != 1:
        return Left(diagnostic, "left_layout")
    after = event.value.replace(written, instead)
    text = f"{raw[0]}{after}{raw[-1]}" if quoted else after
    return Mend(code, diagnostic.span, event.value, after, loc, is_value=True), Change(start, end, text)


def _find_node(node: Any, loc: Loc) -> Any:
    for step in loc:
        node = node[step]
    return node


def compose(script: Script) -> Change | None:
    """Write all letters of a file composed; None where they are."""
    if is_normalized("NFC", script.text):
        return None
    return Change(0, len(script.text), normalize("NFC", script.text))


def put_in_order(script: Script, reviews: Items, order: list[int]) -> Change | None:
    """Move reviews, with the comments right above and within them; None where they are laid out otherwise.

    Blank lines, and comments that stand apart from what is below them, stay where they are.
    """
    column = reviews.start.start_mark.column
    above = script.next_line(script.root.places["reviews"][0].end_mark.index)
    starts, ends = [], []
    for review, event in zip(reviews, reviews.places, strict=True):
        begin = script.line_start(event.start_mark.index)
        if is_flow(reviews) or not re.fullmatch(r" *- +", script.text[begin : event.start_mark.index]):
            return None
        starts.append(_lead(script, above, begin))
        above = script.insert_lines(script.end(review, event), (), column).start
        ends.append(above)
    blocks = [script.text[start:end] for start, end in zip(starts, ends, strict=True)]
    between = [script.text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    has_break = script.ends_line(ends[-1])
    blocks[-1] += "" if has_break else script.line_break
    text = "".join(part for at, gap in zip(order, [*between, ""], strict=True) for part in (blocks[at], gap))
    return Change(starts[0], ends[-1], text if has_break else text.removesuffix(script.line_break))


def _lead(script: Script, above: int, begin: int) -> int:
    """Return where the comments right above a line begin."""
    while begin > above:
        previous = script.line_start(begin - (2 if script.text.endswith("\r\n", 0, begin) else 1))
        if not script.text[previous:begin].lstrip(" ").startswith("#"):
            break
        begin = previous
    return begin


def replace_in(tree: Any, new: Mapping[Loc, Any]) -> Any:
    """Copy a tree as plain mappings and lists, with other values at some key paths."""

    def copy(node: Any, loc: Loc) -> Any:
        if loc in new:
            return new[loc]
        if isinstance(node, Map):
            return {key: copy(value, (*loc, key)) for key, value in node.items()}
        return [copy(item, (*loc, at)) for at, item in enumerate(node)] if isinstance(node, Items) else node

    return copy(tree, ())


def find_unit(document: Document, loc: Loc) -> Any:
    """Return the unit of the target, written in the same file, that a key path leads into."""
    node: Any = document.root
    unit = None
    for step in loc:
        if step == "target":
            unit = node.get("unit")
        node = node[step]
    return unit
