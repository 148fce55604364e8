"""A page drawn by Rich for a terminal: readable on dark and light, and without colour by its signs."""

import sys
from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ntmcli.diagnostic import Lang
from ntmcli.model.values import Outcome
from ntmcli.present.breaks import tie, untie
from ntmcli.present.columns import Layout, lay_out, least_width
from ntmcli.present.output import Color, write
from ntmcli.present.page import FIELDS, Cell, Row, Style, text_of

WIDE = 120
"""Columns from which two tables have room side by side."""
HALVES = 6
"""Columns between them."""
INDENT = 2
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
        self._console.size = self._console.size  # which Rich otherwise asks the terminal for at each line
        self._owes_blank = False
        self.wide = self._console.width >= WIDE
        self.size: tuple[int, int] | None = (self._console.width, self._console.height)

    def line(self, *parts: str | tuple[str, Style]) -> None:
        self._add(_assemble(parts), is_blank=not parts)

    def verbatim(self, *parts: str | tuple[str, Style]) -> None:
        self._add(_assemble(parts), soft_wrap=True)

    def item(self, text: str) -> None:
        self._set_in(text, INDENT)

    def fields(self, rows: Sequence[tuple[str, str]]) -> None:
        start = max(len(label) for label, _ in rows) + FIELDS
        for label, text in rows:
            self._set_beside(label, text, start)

    def table(
        self, heads: Sequence[str], *halves: Sequence[Row], shares: Sequence[int], right: int | None = None
    ) -> None:
        rows = [row for half in halves for row in half]
        texts = [[text_of(cell) for cell in row] for row in rows]
        room = (self._console.width - HALVES * (len(halves) - 1)) // len(halves)
        layout = lay_out(heads, texts, shares, room)
        if layout is None:
            self._show_blocks(heads, rows)
            return
        tables = [_draw(heads, rows, layout, right) for rows in halves]
        grid = Table.grid(padding=(0, HALVES))
        grid.add_row(*tables)
        self._add(grid if len(tables) > 1 else tables[0])

    def _show_blocks(self, heads: Sequence[str], rows: Sequence[Row]) -> None:
        """Show each row under its first cell, a line for each other cell behind its head."""
        for at, (first, *others) in enumerate(_join_continued(rows)):
            if at:
                self.line()
            self._add(_draw_cell(first, "bold"))
            indent = " " * (len(text_of(first)) - len(text_of(first).lstrip(" ")) + INDENT)
            for head, cell in zip(heads[1:], others, strict=True):
                if text_of(cell):
                    label = f"{indent}{head}:"
                    self._set_beside(label, cell, len(label) + 1)
        self._owes_blank = True

    def _set_beside(self, label: str, cell: Cell, start: int) -> None:
        """Add a label, and from a column on a text; the text stands below where that cuts a word of it."""
        room = self._console.width - start
        drawn = _draw_cell(cell)
        if isinstance(drawn, Text) and drawn.cell_len <= room:  # as most are: no grid is needed, which takes long
            self._add(Text(label.ljust(start)).append_text(drawn))
            return
        if least_width(text_of(cell)) > room:
            indent = len(label) - len(label.lstrip())
            if label:
                self._set_in(label.strip(), indent)
            self._set_in(cell, indent + INDENT)
            return
        grid = Table.grid()
        grid.add_column(width=start, no_wrap=True)
        grid.add_column(width=room, overflow="fold")
        grid.add_row(Text(label), drawn)
        self._add(grid)

    def _set_in(self, cell: Cell, indent: int) -> None:
        """Add a text set in, less where that cuts a word of it."""
        room = max(self._console.width - least_width(text_of(cell)), 0)
        self._add(Padding(_draw_cell(cell), (0, 0, 0, min(indent, room))))

    def _add(self, shown: RenderableType, is_blank: bool = False, soft_wrap: bool = False) -> None:
        """Print to the page, behind a blank line where the last row of a table would run into it."""
        if self._owes_blank and not is_blank:
            self._console.print()
        self._owes_blank = False
        self._console.print(shown, soft_wrap=soft_wrap)

    def write(self) -> None:
        lines = untie(self._text.getvalue()).split("\n")
        write("\n".join(line.rstrip() for line in lines))


def _assemble(parts: Sequence[str | tuple[str, Style]]) -> Text:
    return Text.assemble(
        *(tie(part) if isinstance(part, str) else (tie(part[0]), STYLES.get(part[1], part[1])) for part in parts)
    )


def _draw(heads: Sequence[str], rows: Sequence[Row], layout: Layout, right: int | None) -> Table:
    # Beside the padding, the box sets a blank between columns.
    padding = (0, layout.between - 2, 0, 1)
    table = Table(box=box.SIMPLE_HEAD, padding=padding, pad_edge=False, show_edge=False)
    for at, (name, width) in enumerate(zip(heads, layout.widths, strict=True)):
        justify = "right" if at == right else "left"
        table.add_column(Text(tie(name)), justify=justify, overflow="fold", width=width)  # type: ignore[arg-type]
    for row in rows:
        table.add_row(*map(_draw_cell, row))
    return table


def _draw_cell(cell: Cell, plain: str = "") -> RenderableType:
    """Draw the lines of a cell, without an outcome in a style; what is broken off a line is set in as that is."""
    style = plain if isinstance(cell, str) else STYLES[cell[1]]
    lines: list[RenderableType] = []
    for line in text_of(cell).split("\n"):
        written = line.lstrip(" ")
        text = Text(tie(written), style=style)
        lines.append(Padding(text, (0, 0, 0, len(line) - len(written))) if line != written else text)
    return Group(*lines) if len(lines) > 1 else lines[0]


def _join_continued(rows: Sequence[Row]) -> list[list[Cell]]:
    """Join a row without a first cell to the one it goes on from, cell below cell."""
    joined: list[list[Cell]] = []
    for row in rows:
        if joined and not text_of(row[0]):
            pairs = zip(joined[-1], row, strict=True)
            joined[-1] = [f"{text_of(above)}\n{text_of(cell)}" if text_of(cell) else above for above, cell in pairs]
        else:
            joined.append(list(row))
    return joined
