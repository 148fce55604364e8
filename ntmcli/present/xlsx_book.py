"""A workbook's cells and looks: text from the data stays text, the same content gives the same bytes."""

import datetime
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ntmcli.model.values import Outcome
from ntmcli.present.numbers import count_digits
from ntmcli.present.output import harmless

MOST_LETTERS = 32767
"""Of a cell; what is longer would be left out whole."""
MOST_DIGITS = 15
"""Of a number in a spreadsheet; what is longer stands as text."""
MOST_ROWS = 1_048_576
"""Of a sheet."""
RESULT_WIDTHS = (14, 18, 14, 14, 9, 20, 12, 9, 9, 14, 10, 20, 10, 9, 9, 12, 40, 10)
"""Of the columns of the tidy table."""
LINE = 15
"""Points that a line takes."""
MOST_HEIGHT = 409
"""Points of a row."""
COLOURS = {
    Outcome.MET: ("#E2F0D9", "#1E5B1E"),
    Outcome.BASICALLY_MET: ("#FFF2CC", "#6B4E00"),
    Outcome.NOT_MET: ("#F8D7DA", "#8B0000"),
    Outcome.UNKNOWN: ("#EADCF4", "#54247A"),
    Outcome.NOT_APPLICABLE: ("#EDEDED", "#4D4D4D"),
}
"""Ground and letters of a verdict; its sign and word say the same without colour."""


class Book:
    """A workbook being written, and the looks of its cells.

    A streaming one keeps its rows in files, which are gone when the context ends, whatever happens within.
    One for a `path` stands there when it is finished, and not in memory.
    """

    def __init__(
        self, title: str, date: datetime.date | None, streaming: bool = False, path: Path | None = None
    ) -> None:
        self._file = BytesIO()
        self._folder = TemporaryDirectory(prefix="ntm-", ignore_cleanup_errors=True) if streaming else None
        self.workbook = Workbook(
            self._file if path is None else str(path),
            {
                "constant_memory": streaming,
                "in_memory": not streaming,
                "use_zip64": streaming,
                "tmpdir": self._folder and self._folder.name,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": "Times New Roman", "font_size": 11},
            },
        )
        # Without a day of its own the workbook would bear the moment it was made.
        created = datetime.datetime.combine(date or datetime.date(1980, 1, 1), datetime.time())
        self.workbook.set_properties({"title": harmless(title), "created": created})
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def look(self, **properties: Any) -> Format:
        """Return the format of these properties, one for all cells that share them."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            font = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
            self._formats[key] = self.workbook.add_format(font | properties)
        return self._formats[key]

    def cell(self, **properties: Any) -> Format:
        """Return the format of a cell of a table."""
        return self.look(**{"border": 1, "border_color": "#A6A6A6", "text_wrap": True, **properties})

    def head(self, **properties: Any) -> Format:
        return self.cell(**{"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DDEBF7", **properties})

    def colours(self, outcome: Outcome) -> Format:
        """Return what a condition lays over a cell."""
        ground, letters = COLOURS[outcome]
        return self.workbook.add_format({"bg_color": ground, "font_color": letters})

    def add_sheet(self, name: str) -> Worksheet:
        """Add a sheet that prints on A4, landscape, as wide as the page, with page numbers."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P/&N")
        return sheet

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        # XlsxWriter closes its files only where the workbook is finished.
        for sheet in self.workbook.worksheets():
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()
        if self._folder is not None:
            self._folder.cleanup()

    def finish(self) -> bytes:
        try:
            self.workbook.close()
        except FileCreateError as error:
            raise error.args[0] from None  # what the system said: a full disk, no right to write
        return self._file.getvalue()


def put(sheet: Worksheet, row: int, column: int, value: Any, look: Format | None = None) -> None:
    """Write a value; what is no number that a spreadsheet holds exactly is text."""
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, int | Decimal) and count_digits(value)[0] <= MOST_DIGITS:
        sheet.write_number(row, column, float(value), look)
    else:
        text = harmless(f"{value:f}" if isinstance(value, Decimal) else str(value))
        cut = text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"
        sheet.write_string(row, column, cut, look)


def fit_row(sheet: Worksheet, row: int, texts: Iterable[str], widths: Iterable[float]) -> None:
    """Make a row as high as its wrapped texts need; not every program does so by itself."""
    lines = max(math.ceil(len(text) * 1.1 / width) for text, width in zip(texts, widths, strict=True))
    sheet.set_row(row, min(LINE * max(1, lines) + 1, MOST_HEIGHT))


class Table:
    """A table that is written row by row, on further sheets where one is full."""

    def __init__(self, book: Book, name: str, heads: Sequence[str], widths: Sequence[float]) -> None:
        self._book, self._name, self._heads, self._widths = book, name, heads, widths
        self._sheets = 0
        self._open()

    def _open(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} ({self._sheets})"
        self._sheet = self._book.add_sheet(name)
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, width)
        for column, text in enumerate(self._heads):
            put(self._sheet, 0, column, text, self._book.head())
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._row = 0

    def append(self, values: Sequence[Any], look: Format | None = None) -> None:
        """Write a row; one with a look is of texts that are wrapped."""
        if self._row + 1 == MOST_ROWS:
            self.close()
            self._open()
        self._row += 1
        if look is not None:
            fit_row(self._sheet, self._row, values, self._widths)
        for column, value in enumerate(values):
            if value is not None:
                put(self._sheet, self._row, column, value, look)

    def close(self) -> None:
        self._sheet.autofilter(0, 0, self._row, len(self._heads) - 1)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:Z{self._row + 1}"})
