"""A sheet as rows of cells, whichever kind of file it was read from."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Value = str | Decimal | datetime.date | bool | None
Trouble = Literal["no_cached", "error", "time", "font"]
"""Why a cell has no value that can be taken: a formula whose result was not saved, a formula's error, a time, letters
of a font from before Unicode that cannot be told.
"""

QUOTED_PERCENT = re.compile(r'"[^"]*%[^"]*"|\\%')
DECIMALS = re.compile(r"0\.(0+)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: text (composed, stripped, None where empty), a number, a date or a truth value, and how it is shown."""

    value: Value = None
    format: str = "General"
    trouble: Trouble | None = None

    @property
    def text(self) -> str:
        """The value as text, whatever it is; empty where there is none."""
        if isinstance(self.value, Decimal):
            return f"{self.value:f}"
        if isinstance(self.value, datetime.date):
            return self.value.isoformat()
        return "" if self.value is None else str(self.value).upper() if isinstance(self.value, bool) else self.value

    @property
    def is_percent(self) -> bool:
        """Whether a number is shown times a hundred."""
        return "%" in QUOTED_PERCENT.sub("", self.format)

    @property
    def decimals(self) -> int | None:
        """How many decimals a number is always shown with; None where that depends on the number."""
        found = DECIMALS.search(self.format)
        return len(found[1]) if found else None


EMPTY = Cell()


@dataclass(slots=True)
class Sheet:
    """The rows of a sheet, from its first; `name` is None where the file has no sheets."""

    name: str | None
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """The first and last row and column of merged cells, from 0; the value is in the first."""
    lengths: list[int] = field(default_factory=list)
    """How many cells each row was written with, empty ones at its end too, where commas set the cells apart."""

    def at(self, row: int, column: int) -> Cell:
        """Return a cell; an empty one where the sheet ends before it."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else []
        return cells[column] if 0 <= column < len(cells) else EMPTY

    def merge_of(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """Return the merged cells that a cell is one of."""
        return next((each for each in self.merged if each[0] <= row <= each[1] and each[2] <= column <= each[3]), None)

    def place(self, row: int, column: int) -> str:
        """Name a cell as spreadsheets do: `Sheet1!F12`, `'Xã Một'!F12`, `F12`."""
        cell = f"{name_column(column)}{row + 1}"
        if self.name is None:
            return cell
        plain = re.fullmatch(r"\w+", self.name) is not None
        quoted = self.name if plain else "'" + self.name.replace("'", "''") + "'"
        return f"{quoted}!{cell}"

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


def name_column(column: int) -> str:
    """Return the letters of a column, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def trim(rows: Iterable[list[Cell]]) -> list[list[Cell]]:
    """Leave out what is empty at the end of each row and of the sheet."""
    kept: list[list[Cell]] = []
    for row in rows:
        end = len(row)
        while end and row[end - 1] == EMPTY:
            end -= 1
        kept.append(row[:end])
    while kept and not kept[-1]:
        kept.pop()
    return kept
