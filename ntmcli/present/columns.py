"""How wide the columns of a table are drawn: each cell whole, or folded between its words."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from ntmcli.present.breaks import words

BETWEEN = (3, 2)
"""Blanks from one column to the next, the wider ones where all cells have room so."""
MOST_LINES, ENOUGH = 6, 12
"""Lines that a cell is folded into, unless its column has that many columns of the terminal."""


class Layout(NamedTuple):
    widths: list[int]
    between: int


def lay_out(heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Collection[int], room: int) -> Layout | None:
    """Return the widths at which no word is cut; None where there is no room for that.

    Heads fold into two lines, then cells of the columns of `shares`, then heads into more; the widest column first.
    """
    columns = list(zip(heads, *rows, strict=True))
    most = [max(map(cell_len, column)) for column in columns]
    for between in BETWEEN:
        if sum(most) + between * (len(most) - 1) <= room:
            return Layout(most, between)
    least = [
        max([least_width(head), *map(_least_share if at in shares else cell_len, cells)])
        for at, (head, *cells) in enumerate(columns)
    ]
    room -= between * (len(most) - 1)
    if sum(least) > room:
        return None
    halved = [max([_half(head), *map(cell_len, cells)]) for head, *cells in columns]
    shared = [width if at in shares else halved[at] for at, width in enumerate(least)]
    for floor in (halved, shared, least):
        most = _narrow(most, floor, room)
    return Layout(most, between)


def least_width(text: str) -> int:
    """Return the columns of a terminal that the longest word takes, with what its line is set in."""
    return max(
        len(line) - len(line.lstrip(" ")) + max(map(cell_len, words(line)), default=0) for line in text.split("\n")
    )


def _least_share(text: str) -> int:
    return max(least_width(text), min(-(-cell_len(text) // MOST_LINES), ENOUGH))


def _half(text: str) -> int:
    """Return the least width at which a text takes two lines."""
    parts = words(text)
    cuts = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(len(parts)))
    return min((max(map(cell_len, cut)) for cut in cuts), default=0)


def _narrow(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Take from the widest column that is not down to its least, until all fit or none is left to take from."""
    narrowed = list(widths)
    while sum(narrowed) > room:
        wide = [at for at, width in enumerate(narrowed) if width > least[at]]
        if not wide:
            break
        narrowed[max(wide, key=narrowed.__getitem__)] -= 1
    return narrowed
