"""Read back a form that the program made: where things are is told by its hidden column, not by their place.

Where that column is gone, the form is known by its headings, and its rows by the codes that are seen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ntmcli.diagnostic import DataError
from ntmcli.model.form import COLUMNS, DAY, MARK, PART, REVIEW_COLUMN, SOURCE, VERSION
from ntmcli.model.intake import Entry, Fault
from ntmcli.store.intake.codes import Catalogue, Coded
from ntmcli.store.intake.grid import EMPTY, Cell, Sheet
from ntmcli.store.intake.headings import recognise
from ntmcli.store.intake.rows import Line, take_coded, take_rows
from ntmcli.store.intake.values import Refusal, read_day

MOST_ABOVE = 20
"""Rows in which the mark is looked for."""
KEY = len(COLUMNS) - 1
FIELDS = {"result": "new", "count": "count", "of": "of", "source": "source", "evidence": "evidence", "note": "note"}
"""What is read of a row, and the column of the form where it stands."""
PRINTED_FIELDS = (
    "code", "content", "ignore", "ignore", "result", "count", "of", "source", "evidence", "note", "outcome",
)  # fmt: skip
"""What the headings that are seen say of their columns."""


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet that is a form: for which commune and framework it says it is."""

    sheet: Sheet
    commune: str | None
    framework: str | None
    """None, as the commune is, where the hidden column is gone."""
    start: int
    """The form's first column."""
    top: int
    """The row of the title, which names the commune."""
    head: int = 0
    """The row of the headings, where the hidden column is gone."""
    labels: Mapping[int, str] = field(default_factory=dict)
    """What the hidden column said of the rows above them."""

    @property
    def is_stripped(self) -> bool:
        """Whether the hidden column is gone."""
        return self.commune is None

    def key(self, row: int) -> str:
        return self.labels.get(row, "") if self.is_stripped else self.sheet.at(row, self.start + KEY).text

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
        columns["code"] = self.start
        if self.is_stripped:
            below = range(self.head + 1, len(self.sheet.rows))
            seen_lines = [Line(self.sheet, row, columns, self._contents(row)) for row in below]
            return take_rows(seen_lines, catalogue, whole)
        all_lines = [Line(self.sheet, row, columns) for row in range(len(self.sheet.rows))]
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

    def _contents(self, row: int) -> tuple[int, ...]:
        """Return the column by which a code that is seen is tried; the row for a criterion's own result has no name."""
        is_second = self.sheet.at(row, self.start) == self.sheet.at(row - 1, self.start)
        return () if is_second else (self.start + COLUMNS.index("content"),)

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
    """Find the mark of a form, or its headings; raises DataError where it is of a later version than can be read."""
    for top, row in enumerate(sheet.rows[:MOST_ABOVE]):
        for column, cell in enumerate(row):
            words = cell.text.split() if cell.text.startswith(f"{MARK} ") else []
            if len(words) == 4 and column >= KEY:
                if words[1] != str(VERSION):
                    raise DataError("form_version", 3, text=words[1])
                return Form(sheet, words[2], words[3], column - KEY, top)
    return _find_stripped(sheet)


def _find_stripped(sheet: Sheet) -> Form | None:
    """Find a form by its headings, and the two rows above them that are for the review."""
    for head, row in enumerate(sheet.rows[:MOST_ABOVE]):
        for start in range(len(row) - len(PRINTED_FIELDS) + 1):
            if not all(recognise(cell.text) == name for cell, name in zip(row[start:], PRINTED_FIELDS, strict=False)):
                continue
            lines = [at for at in range(head) if sheet.at(at, start) != EMPTY]
            labelled = [at for at in range(head) if at not in lines and sheet.at(at, start + 1) != EMPTY]
            if lines and len(labelled) == 2:
                return Form(sheet, None, None, start, lines[0], head, dict(zip(labelled, (DAY, SOURCE), strict=True)))
    return None
