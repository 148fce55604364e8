"""A page of lines and tables: plain for a pipe, drawn by Rich on a terminal.

Rich is loaded for a terminal alone: what is piped has no lines, colours or wrapping to draw.
"""

import sys
from collections.abc import Sequence
from typing import Protocol

from ntmcli.diagnostic import Lang
from ntmcli.model.values import Outcome
from ntmcli.present.output import Color, is_terminal, write

Style = Outcome | str
"""An outcome, whose colour is meant, or "bold", "dim", "notice", "error", "warning", ""."""
Cell = str | tuple[str, Outcome]
"""The text of a table's cell, with the outcome that colours it."""
Row = Sequence[Cell]
FIELDS = 2
"""Blanks between the longest label of fields and their texts."""


class Page(Protocol):
    """What a page can hold; it is written at once when it is complete."""

    lang: Lang
    wide: bool
    """Whether two tables have room side by side."""
    size: tuple[int, int] | None
    """Columns and lines of the terminal; None where the page is not drawn, and nothing need be left out."""

    def line(self, *parts: str | tuple[str, Style]) -> None:
        """Add a line made of pieces, some with a style."""

    def verbatim(self, *parts: str | tuple[str, Style]) -> None:
        """Add a line that is not broken, however long it is: programs read it, or what stands below points into it."""

    def item(self, text: str) -> None:
        """Add a line set in a little."""

    def fields(self, rows: Sequence[tuple[str, str]]) -> None:
        """Add texts that stand below each other, each behind its label."""

    def table(self, heads: Sequence[str], *halves: Sequence[Row], shares: Sequence[int], right: int | None) -> None:
        """Add a table, in one or more halves side by side.

        `shares` are the columns that give way where the width is scarce, `right` the one set to the right.
        """

    def write(self) -> None:
        """Write the page to standard output."""


def open_page(lang: Lang, color: Color) -> Page:
    """Return a page as standard output can show it."""
    if not is_terminal(sys.stdout, color):
        return PlainPage(lang)
    from ntmcli.present.drawn import DrawnPage

    return DrawnPage(lang, color)


class PlainPage:
    """Lines as they are, columns two blanks apart."""

    wide = False
    size: tuple[int, int] | None = None

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._lines: list[str] = []

    def line(self, *parts: str | tuple[str, Style]) -> None:
        self._lines.append("".join(part if isinstance(part, str) else part[0] for part in parts))

    verbatim = line

    def item(self, text: str) -> None:
        self._lines.append(f"  {text}")

    def fields(self, rows: Sequence[tuple[str, str]]) -> None:
        self._lines += align(rows, None)

    def table(
        self, heads: Sequence[str], *halves: Sequence[Row], shares: Sequence[int], right: int | None = None
    ) -> None:
        del shares
        self._lines += align([heads, *(row for half in halves for row in half)], right)

    def write(self) -> None:
        write("".join(f"{line}\n" for line in self._lines))


def text_of(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell[0]


def align(rows: Sequence[Row], right: int | None) -> list[str]:
    """Return the rows as lines whose columns stand two blanks apart."""
    texts = [[text_of(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    lines = []
    for row in texts:
        cells = [
            text.rjust(width) if at == right else text.ljust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines
