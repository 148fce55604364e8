"""Read back a form that the program made: where things are is told by its hidden column, not by their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ntmcli.diagnostic import DataError
from ntmcli.model.form import COLUMNS, DAY, MARK, PART, REVIEW_COLUMN, SOURCE, VERSION
from ntmcli.model.intake import Entry, Fault
from ntmcli.store.intake.codes import Catalogue, Coded
from ntmcli.store.intake.grid import EMPTY, Cell, Sheet
from ntmcli.store.intake.rows import Line, take_coded
from ntmcli.store.intake.values import Refusal, read_day

MOST_ABOVE = 20
"""Rows in which the mark is looked for."""
KEY = len(COLUMNS) - 1
FIELDS = {"result": "new", "count": "count", "of": "of", "source": "source", "evidence": "evidence", "note": "note"}
"""What is read of a row, and the column of the form where it stands."""


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet that is a form: for which commune and framework it says it is."""

    sheet: Sheet
    commune: str
    framework: str
    start: int
    """The form's first column."""
    top: int
    """The row of the title, which names the commune."""

    def key(self, row: int) -> str:
        return self.sheet.at(row, self.start + KEY).text

    @property
    def title(self) -> Cell:
        return self.sheet.at(self.top, self.start)

    def find(self, key: str) -> tuple[Cell, str] | None:
        """Return the cell and the place of what was entered for the review itself."""
        for row in range(min(len(self.sheet.rows), MOST_ABOVE)):
            if self.key(row) == key:
                column = self.start + REVIEW_COLUMN
                return self.sheet.at(row, column), self.sheet.place(row, column)
        return None

    def read_day(self) -> tuple[str | None, Fault | None]:
        """Return the day of the review as files have it, or what is wrong with its cell."""
        found = self.find(DAY)
        if found is None:
            return None, None
        try:
            return read_day(found[0]), None
        except Refusal as refusal:
            return None, Fault(found[1], refusal.kind, refusal.args_by_name)

    @property
    def source(self) -> str | None:
        found = self.find(SOURCE)
        return (found[0].text or None) if found is not None else None

    def take(self, catalogue: Catalogue, whole: int | None) -> tuple[list[Entry], list[Fault]]:
        """Read the rows that were filled in."""
        columns = {name: self.start + COLUMNS.index(column) for name, column in FIELDS.items()}
        all_lines = [Line(self.sheet, row, {**columns, "code": self.start}) for row in range(len(self.sheet.rows))]
        lines, coded, faults = [], [], list(self._find_unkeyed(all_lines))
        for row, line in enumerate(all_lines):
            key = self.key(row)
            if not key or key in (DAY, SOURCE) or key.startswith(MARK):
                continue
            seen = line.cell("code").text
            if seen not in ("", key.rpartition(PART)[2]):
                faults.append(Fault(line.place("code"), "form_code", {"text": seen, "code": key}))
            else:
                known = key in catalogue.asked
                lines.append(line)
                coded.append(Coded(row, key) if known else Coded(row, refusal=Refusal("code_unknown", text=key)))
        entries, found = take_coded(lines, coded, catalogue, whole)
        return entries, faults + found

    def _find_unkeyed(self, lines: list[Line]) -> Iterator[Fault]:
        """Find results in rows that do not say what they are for: rows that were added, or copied over others."""
        kept = COLUMNS.index("is_criterion") + self.start
        rows = [line.row for line in lines if isinstance(self.sheet.at(line.row, kept).value, Decimal)]
        for line in lines[min(rows, default=len(lines)) :]:
            if not self.key(line.row) and line.has_figure:
                # Below the table there may be signatures; what has a code or a number is a result.
                figures = [line.cell(name) for name in ("code", "result", "count", "of")]
                is_result = figures[0] != EMPTY or any(isinstance(cell.value, Decimal) for cell in figures)
                if line.row < rows[-1] or is_result:
                    yield Fault(line.place("result", "count", "of"), "form_row")


def find_form(sheet: Sheet) -> Form | None:
    """Find the mark of a form; raises DataError where it is of a later version than can be read."""
    for top, row in enumerate(sheet.rows[:MOST_ABOVE]):
        for column, cell in enumerate(row):
            words = cell.text.split() if cell.text.startswith(f"{MARK} ") else []
            if len(words) == 4 and column >= KEY:
                if words[1] != str(VERSION):
                    raise DataError("form_version", 3, text=words[1])
                return Form(sheet, words[2], words[3], column - KEY, top)
    return None
