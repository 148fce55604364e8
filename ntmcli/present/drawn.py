"""A page drawn by Rich for a terminal: readable on dark and light, and without colour by its signs."""

import sys
from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ntmcli.diagnostic import Lang
from ntmcli.model.values import Outcome
from ntmcli.present.output import Color, write
from ntmcli.present.page import Cell, Row, Style, align

LEAST_SHARE = 10
"""Columns of width that a column which gives way keeps."""
WIDE = 120
"""Columns from which two tables have room side by side."""
STYLES: dict[Style, str] = {
    Outcome.MET: "green",
    Outcome.BASICALLY_MET: "yellow",
    Outcome.NOT_MET: "bold red",
    Outcome.UNKNOWN: "magenta",
    Outcome.NOT_APPLICABLE: "dim",
    "notice": "bold yellow",
    "error": "bold red",
    "warning": "bold yellow",
}


class _Buffer(StringIO):
    """Collects a page, under the encoding it will be written in, by which Rich chooses its lines."""

    encoding = property(lambda _: sys.stdout.encoding)


class DrawnPage:
    def __init__(self, lang: Lang, color: Color) -> None:
        self.lang = lang
        self._text = _Buffer()
        self._console = Console(
            file=self._text,
            force_terminal=color != "never",
            color_system="auto" if color != "never" else None,
            no_color=True if color == "never" else None,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            safe_box=True,
        )
        self.wide = self._console.width >= WIDE
        self.size: tuple[int, int] | None = (self._console.width, self._console.height)

    def line(self, *parts: str | tuple[str, Style]) -> None:
        self._console.print(_assemble(parts))

    def verbatim(self, *parts: str | tuple[str, Style]) -> None:
        self._console.print(_assemble(parts), soft_wrap=True)

    def item(self, text: str) -> None:
        self._console.print(Padding(Text(text), (0, 0, 0, 2)))

    def table(
        self, heads: Sequence[str], *halves: Sequence[Row], shares: Sequence[int], right: int | None = None
    ) -> None:
        rows = [heads, *(row for half in halves for row in half)]
        if self._console.width < _least_width(rows, shares):
            # Too narrow to draw without cutting figures off: the terminal breaks the lines.
            for line in align(rows, right):
                self._console.print(Text(line), soft_wrap=True)
            return
        tables = [self._table(heads, rows, shares, right) for rows in halves]
        grid = Table.grid(padding=(0, 6))
        grid.add_row(*tables)
        self._console.print(grid if len(tables) > 1 else tables[0])

    def _table(self, heads: Sequence[str], rows: Sequence[Row], shares: Sequence[int], right: int | None) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for at, name in enumerate(heads):
            justify = "right" if at == right else "left"
            table.add_column(Text(name), justify=justify, overflow="fold", no_wrap=at not in shares)  # type: ignore[arg-type]
        for row in rows:
            table.add_row(*map(_cell, row))
        return table

    def write(self) -> None:
        lines = self._text.getvalue().split("\n")
        write("\n".join(line.rstrip() for line in lines))


def _assemble(parts: Sequence[str | tuple[str, Style]]) -> Text:
    return Text.assemble(
        *(part if isinstance(part, str) else (part[0], STYLES.get(part[1], part[1])) for part in parts)
    )


def _least_width(rows: Sequence[Row], shares: Sequence[int]) -> int:
    """Return the width at which every column that does not give way is still whole."""
    widths = [
        LEAST_SHARE if at in shares else max(len(cell if isinstance(cell, str) else cell[0]) for cell in column)
        for at, column in enumerate(zip(*rows, strict=True))
    ]
    return sum(widths) + 3 * (len(widths) - 1)


def _cell(cell: Cell) -> Text:
    return Text(cell) if isinstance(cell, str) else Text(cell[0], style=STYLES[cell[1]])
