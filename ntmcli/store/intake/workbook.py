"""Read the sheets of an Excel workbook: values as they were saved; nothing is worked out, followed or run."""

import datetime
import io
import math
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any
from unicodedata import normalize
from xml.etree.ElementTree import ParseError, iterparse

from ntmcli.diagnostic import DataError
from ntmcli.store.intake.grid import EMPTY, Cell, Sheet, trim
from ntmcli.store.intake.letters import is_old, mend
from ntmcli.store.package import refuse_unsafe_workbook

MOST_ROWS = 5000
MOST_COLUMNS = 200
MOST_MERGES = 5000
LAST_ROW = 1_048_576
"""Of a sheet; rows that say they are further down are not looked for."""
MOST_FORMAT = 255
"""Letters of a number's format, as Excel allows them."""
DIGITS = 15
"""That a spreadsheet holds of a number."""
ABC, VNI = ".vn", "vni-"
"""How the names of fonts begin that show Latin-1 as Vietnamese letters: of TCVN3, and of VNI."""

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, NotImplementedError, RuntimeError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, LookupError, ArithmeticError, AssertionError),
)
"""What openpyxl raises on files that are broken somewhere within."""


def read_workbook(data: bytes) -> tuple[list[Sheet], list[str]]:
    """Return the sheets that are seen, and the names of those that are hidden."""
    try:
        import openpyxl
    except ModuleNotFoundError as error:
        raise DataError("no_library", 3, text=error.name or "", extra="report") from None
    try:
        refuse_unsafe_workbook(data)
        options = {"read_only": True, "keep_links": False}
        shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True, **options)
        written = openpyxl.load_workbook(io.BytesIO(data), data_only=False, **options)
        hidden = [sheet.title for sheet in shown.worksheets if sheet.sheet_state != "visible"]
        both = zip(shown.worksheets, written.worksheets, strict=True)
        sheets = [_read(*pair, data) for pair in both if pair[0].sheet_state == "visible"]
    except _BROKEN:
        raise DataError("workbook_broken", 3) from None
    return sheets, list(map(clean_text, hidden))


def _read(shown: Any, written: Any, data: bytes) -> Sheet:
    rows: list[list[Cell]] = []
    fonts: dict[tuple[int, int], str] = {}
    last = None
    for at, (values, formulas) in enumerate(zip(_rows(shown), _rows(written), strict=True)):
        if values is last:  # the one row that stands for all that are not there
            continue
        last = values
        if not any(cell.value is not None for cell in (*values, *formulas)):
            continue
        row = [_cell(*pair) for pair in zip(values, formulas, strict=True)]
        if any(cell != EMPTY for cell in row):
            if at >= MOST_ROWS or row[MOST_COLUMNS:] != [EMPTY] * len(row[MOST_COLUMNS:]):
                raise DataError("workbook_large", 3)
            rows += [[] for _ in range(at - len(rows))]
            rows.append(row)
            fonts |= {(at, column): _font(values[column]) for column, cell in enumerate(row) if _is_old(cell)}
    _mend(rows, fonts)
    return Sheet(clean_text(shown.title), trim(rows), list(_merges(data, shown._worksheet_path)))


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the rows as they are there; how large a sheet says it is means nothing."""
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS + 1)


def _cell(shown: Any, written: Any) -> Cell:
    value = shown.value
    if value is None:
        return EMPTY if written.data_type != "f" else Cell(trouble="no_cached")
    if shown.data_type == "e":
        return Cell(str(value), trouble="error")
    form = str(shown.number_format or "General")[:MOST_FORMAT]
    if isinstance(value, bool):
        return Cell(value)
    if isinstance(value, float) and not math.isfinite(value):
        return Cell(str(value), trouble="error")
    if isinstance(value, int | float):
        return Cell(Decimal(f"{value:.{DIGITS}g}") if isinstance(value, float) else Decimal(value), form)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return Cell(value.date(), form)
    if isinstance(value, datetime.datetime | datetime.time | datetime.timedelta):
        return Cell(str(value), form, trouble="time")
    text = clean_text(str(value))
    return Cell(text, form) if text else EMPTY


def _is_old(cell: Cell) -> bool:
    return isinstance(cell.value, str) and is_old(cell.value)


def _font(cell: Any) -> str:
    return str(cell.font.name or "").casefold()


def _mend(rows: list[list[Cell]], fonts: Mapping[tuple[int, int], str]) -> None:
    """Read texts typed in fonts from before Unicode, given with the places where such may stand; numbers stay."""
    texts = {cell.value for row in rows for cell in row if isinstance(cell.value, str)}
    sure, others = (
        {rows[row][column].text for (row, column), font in fonts.items() if font.startswith(kind)}
        for kind in (ABC, VNI)
    )
    mended = mend(texts - others, sure)
    for (row, column), font in fonts.items():
        cell = rows[row][column]
        if cell.text in mended:
            rows[row][column] = replace(cell, value=mended[cell.text])
        elif font.startswith((ABC, VNI)):
            rows[row][column] = replace(cell, trouble="font")


def clean_text(text: str) -> str:
    """Compose letters, and fold what a cell has of line breaks and unbreakable spaces."""
    return " ".join(normalize("NFC", text.replace("_x000D_", " ")).split())


def _merges(data: bytes, path: str) -> Iterator[tuple[int, int, int, int]]:
    from openpyxl.utils import range_boundaries

    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(path.lstrip("/")) as file:
        found = 0
        for _, element in iterparse(file):  # noqa: S314 -- a part that declares entities was refused
            if element.tag.endswith("}mergeCell"):
                found += 1
                if found > MOST_MERGES:
                    raise DataError("workbook_large", 3)
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                yield top - 1, bottom - 1, left - 1, right - 1
            element.clear()
