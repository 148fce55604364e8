"""Read back a form that the program made: where things are is told by its hidden column, not by their place."""

from dataclasses import dataclass

from ntmcli.diagnostic import DataError
from ntmcli.model.form import COLUMNS, DAY, MARK, REVIEW_COLUMN, SOURCE, VERSION
from ntmcli.model.intake import Entry, Fault
from ntmcli.store.intake.codes import Catalogue, Coded
from ntmcli.store.intake.grid import Cell, Sheet
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

    def key(self, row: int) -> str:
        return self.sheet.at(row, self.start + KEY).text

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
        lines, coded, faults = [], [], []
        for row in range(len(self.sheet.rows)):
            key = self.key(row)
            line = Line(self.sheet, row, {**columns, "code": self.start})
            if not key or key in (DAY, SOURCE) or key.startswith(MARK):
                continue
            if line.has_figure:
                known = key in catalogue.asked
                lines.append(line)
                coded.append(Coded(row, key) if known else Coded(row, refusal=Refusal("code_unknown", text=key)))
            elif any(line.cell(name).text for name in ("source", "evidence", "note")):
                faults.append(Fault(line.place("note", "source", "evidence"), "note_alone"))
        entries, found = take_coded(lines, coded, catalogue, whole)
        return entries, faults + found


def find_form(sheet: Sheet) -> Form | None:
    """Find the mark of a form; raises DataError where it is of a later version than can be read."""
    for row in sheet.rows[:MOST_ABOVE]:
        for column, cell in enumerate(row):
            words = cell.text.split() if cell.text.startswith(f"{MARK} ") else []
            if len(words) == 4 and column >= KEY:
                if words[1] != str(VERSION):
                    raise DataError("form_version", 3, text=words[1])
                return Form(sheet, words[2], words[3], column - KEY)
    return None
