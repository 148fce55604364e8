"""Forms filled in as people do it: in the cells that are for that, by the code of their row."""

import datetime
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ntmcli.model.form import COLUMNS, REVIEW_COLUMN

KEY = len(COLUMNS)
"""The hidden column that says what a row is for."""


def column(name: str) -> int:
    return COLUMNS.index(name) + 1


def rows_of(sheet: Worksheet) -> dict[str, int]:
    """Return the row of each key, those for the day and the source of the review among them."""
    cells = (sheet.cell(row, KEY) for row in range(1, sheet.max_row + 1))
    return {str(cell.value): cell.row for cell in cells if cell.value is not None}


def keys_of(sheet: Worksheet) -> list[str]:
    """List the keys of the rows to fill in, in their order."""
    return [key for key in rows_of(sheet) if not key.startswith("ntm-form") and key not in ("date", "source")]


Answers = Mapping[str, Mapping[str, Any]]
"""What is entered: by the key of the row and the column."""


def fill(sheet: Worksheet, answers: Answers, date: Any = None, source: str | None = None) -> None:
    """Fill in a form: by code the cells `new`, `count`, `of`, `source`, `evidence`, `note`."""
    rows = rows_of(sheet)
    for key, cells in answers.items():
        for name, value in cells.items():
            cell = sheet.cell(rows[key], column(name))
            assert not cell.protection.locked, (key, name)
            cell.value = value
    for key, value in (("date", date), ("source", source)):
        if value is not None:
            sheet.cell(rows[key], REVIEW_COLUMN + 1).value = value


def fill_file(path: Path, *answers: Answers, date: Any = None, source: str | None = None) -> None:
    """Fill in the sheets of a file, one after the other."""
    book = load_workbook(path)
    for sheet, each in zip(book.worksheets, answers, strict=True):
        fill(sheet, each, date, source)
    book.save(path)


def verdicts(sheet: Worksheet) -> list[tuple[str, str]]:
    """List code and verdict of each line."""
    first = next(row for row in range(1, 20) if sheet.cell(row, 1).value in ("TT", "No.")) + 1
    rows = range(first, sheet.max_row + 1)
    return [(sheet.cell(row, 1).value, sheet.cell(row, column("verdict")).value) for row in rows]


def open_book(data: bytes, values: bool = True) -> Workbook:
    return load_workbook(BytesIO(data), data_only=values)


DAYS = (
    (datetime.date(2024, 5, 26), "2024-05-26"),
    ("26/5/2024", "2024-05-26"),
    ("2024-05-26", "2024-05-26"),
    (45438, "2024-05-26"),
    ("5/2024", "2024-05"),
    ("2024", "2024"),
)
"""Days as they stand in a cell, and as a file has them."""
