"""Whether a document still says what the data say: its paragraphs and table rows against those of one made anew."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Kind = Literal["changed", "missing", "doubled"]

LONG = 25
"""Letters from which a paragraph is more than a heading or a blank to fill in."""
NEAR = 0.5
"""How alike two paragraphs are, from 0 to 1, for one to be taken for the other with something changed."""
SHARE = re.compile(r"(?<![\d/.,])\d+(?:–\d+)?/\d+(?![\d/])")
"""A count of a total, such as 11/19 or 1–17/19."""

FIGURE = re.compile(r"[✓≈✗]|\d(?:[\d.,/–]*\d)?")
OUTCOME = re.compile(r"[✓≈✗?–] ([^\d*]+?)(?: \*)?")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What can be read in a document: its paragraphs, and the cells of its tables row by row, white space folded."""

    paragraphs: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a document says otherwise than the data; empty where one of the two says nothing."""

    kind: Kind
    written: str
    expected: str


def compare(written: Reading, expected: Reading) -> Iterator[Difference]:
    """Find what a document says otherwise than the one made anew; what it says beside that is its own affair.

    Short lines without a figure, such as headings and blanks to fill in, may be changed.
    """
    yield from _compare_rows(written.rows, expected.rows)
    there = set(written.paragraphs)
    known = set(expected.paragraphs)
    own = [each for each in written.paragraphs if each not in known]
    replaced = set()
    for paragraph in dict.fromkeys(expected.paragraphs):
        if paragraph not in there and _binds(paragraph):
            near = get_close_matches(paragraph, own, n=1, cutoff=NEAR)
            replaced.update(near)
            yield Difference("changed" if near else "missing", near[0] if near else "", paragraph)
    yield from _find_other_counts([each for each in own if each not in replaced], expected)


def _binds(paragraph: str) -> bool:
    """Tell whether a paragraph must stand as it is: it has a figure, or is long, and is no blank to fill in."""
    return "…" not in paragraph and (len(paragraph) >= LONG or any(letter.isdigit() for letter in paragraph))


def _find_other_counts(paragraphs: Iterable[str], expected: Reading) -> Iterator[Difference]:
    """Find counts of a total that the data know, but not that count."""
    known = {share for text in expected.paragraphs for share in SHARE.findall(text)}
    known |= {share for row in expected.rows for cell in row for share in SHARE.findall(cell)}
    totals = {share.partition("/")[2] for share in known}
    for paragraph in paragraphs:
        if any(share not in known and share.partition("/")[2] in totals for share in SHARE.findall(paragraph)):
            yield Difference("changed", paragraph, "")


def compare_filled(written: Reading, expected: Reading) -> Iterator[Difference]:
    """Find what a document of the user's own layout says otherwise: figures and outcomes in rows of a code, and counts.

    How such a document names, joins and sets what it takes over is its own affair.
    """
    told: dict[str, set[str]] = {}
    rows: dict[str, Row] = {}
    for row in expected.rows:
        rows.setdefault(_code(row), row)
        told.setdefault(_code(row), set()).update(*map(_figures, row), _outcomes(row), map(str.casefold, row))
    outcomes = {outcome for row in expected.rows for outcome in _outcomes(row)}
    for row in written.rows:
        said = set().union(*map(_figures, row), {cell.casefold() for cell in row} & outcomes)
        code = _code(row)
        if code and code in rows and not said <= told[code]:
            yield Difference("changed", _join(row), _join(rows[code]))
    yield from _find_other_counts(written.paragraphs, expected)


def _code(row: Row) -> str:
    """Return the code a row begins with, without the signs beside it; empty where it begins with none."""
    code = row[0].strip("✓≈✗?–* ")
    return code if any(letter.isdigit() for letter in code) else ""


def _figures(cell: str) -> set[str]:
    return set(FIGURE.findall(cell))


def _outcomes(row: Row) -> set[str]:
    """Return the words of outcomes that stand behind their sign in a row."""
    return {match[1].casefold() for cell in row if (match := OUTCOME.fullmatch(cell))}


def _compare_rows(written: Sequence[Row], expected: Sequence[Row]) -> Iterator[Difference]:
    """Pair rows that are the same, then what is left by its first cell and width."""
    left = Counter(written)
    gone = []
    for row in expected:
        if left[row]:
            left[row] -= 1
        else:
            gone.append(row)
    others = [row for row in written if left[row] > 0]
    for row in gone:
        other = next((each for each in others if each[0] == row[0] and len(each) == len(row)), None)
        if other is None:
            yield Difference("missing", "", _join(row))
        else:
            others.remove(other)
            yield Difference("changed", _join(other), _join(row))
    heads = {(row[0], len(row)) for row in expected if row[0]}
    for row in others:
        if (row[0], len(row)) in heads:
            yield Difference("doubled", _join(row), "")


def _join(row: Row) -> str:
    return " | ".join(filter(None, row))
