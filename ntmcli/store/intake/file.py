"""Open the file of a table or of forms, whatever it is, and find what there is to take in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ntmcli.diagnostic import DataError
from ntmcli.store.files import read_bounded
from ntmcli.store.intake.delimited import read_delimited
from ntmcli.store.intake.form import Form, find_form
from ntmcli.store.intake.grid import Sheet
from ntmcli.store.intake.headings import Table, find_table, guess_table, is_wide, rate
from ntmcli.store.intake.workbook import read_workbook
from ntmcli.store.package import COMPOUND

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls")
TEXTS = (".csv", ".tsv", ".txt")
READ = (".xlsx", ".csv")
"""What is asked for where a file is of another kind."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds: its sheets, and the names of those that are hidden and left alone."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to take in a file."""

    forms: tuple[Form, ...]
    tables: tuple[Table, ...]
    skipped: tuple[str, ...]
    """The names of the sheets in which nothing looks like a table that can be read."""
    wide: bool
    """Whether one of those has a column for each criterion."""


def open_file(path: Path) -> Opened:
    """Read a file; raises DataError where it is none that can be read, or holds what is better not opened."""
    suffix = path.suffix.lower()
    if suffix not in (*WORKBOOKS, *TEXTS):
        raise DataError("import_suffix", 2, text=path.name, list=", ".join(READ))
    data = read_bounded(path)
    # What a file is shows in its first letters; a name is given to it by people.
    if suffix in WORKBOOKS or data.startswith((b"PK\3\4", COMPOUND)):
        sheets, hidden = read_workbook(data)
        return Opened(tuple(sheets), tuple(hidden))
    return Opened((read_delimited(data, rate),))


def find_old_fonts(opened: Opened) -> Iterator[str]:
    """Yield the cells whose letters cannot be told, for they are of a font from before Unicode."""
    for sheet in opened.sheets:
        for row, cells in enumerate(sheet.rows):
            yield from (sheet.place(row, column) for column, cell in enumerate(cells) if cell.trouble == "font")


def find_tables(opened: Opened, given: Mapping[str, str]) -> Found:
    """Find the forms and the tables of a file; `given` says of headings what their columns are."""
    forms, tables, skipped = [], [], []
    plain: list[Sheet] = []
    wide = False
    for sheet in opened.sheets:
        form = find_form(sheet)
        table = None if form is not None else find_table(sheet, given)
        if form is not None:
            forms.append(form)
        elif is_wide(sheet, table):
            skipped.append(sheet.name or "")
            wide = True
        elif table is not None:
            tables.append(table)
        elif sheet.rows:
            skipped.append(sheet.name or "")
            plain.append(sheet)
    if not forms and not tables:
        tables = [table for sheet in plain if (table := guess_table(sheet, given)) is not None]
        skipped = [name for name in skipped if name not in {table.sheet.name or "" for table in tables}]
    return Found(tuple(forms), tuple(tables), tuple(skipped), wide)
