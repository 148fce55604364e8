"""Read a table from a text file: CSV with any of the usual separators, in any of the usual encodings."""

import csv
import io
from collections.abc import Callable

from ntmcli.diagnostic import DataError
from ntmcli.store.intake.grid import EMPTY, Cell, Sheet, trim
from ntmcli.store.intake.letters import decode
from ntmcli.store.intake.workbook import MOST_COLUMNS, MOST_ROWS, clean_text

SEPARATORS = (";", ",", "\t")


def read_delimited(data: bytes, rate: Callable[[Sheet], int]) -> Sheet:
    """Read the table by the separator that makes most of it; `rate` tells how much of a reading is recognised."""
    text = decode(data)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # a line that Excel itself writes
        return _split(rest, first.strip()[4])
    readings = [_split(text, separator) for separator in SEPARATORS]
    return max(readings, key=lambda sheet: (rate(sheet), sheet.width))


def _split(text: str, separator: str) -> Sheet:
    rows: list[list[Cell]] = []
    lengths: list[int] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if len(rows) > MOST_ROWS or len(record) > MOST_COLUMNS:
                raise DataError("workbook_large", 3)
            lengths.append(len(record))
            rows.append([Cell(clean) if (clean := clean_text(each)) else EMPTY for each in record])
    except csv.Error:
        raise DataError("text_broken", 3) from None
    return Sheet(None, trim(rows), lengths=lengths if separator == "," else [])
