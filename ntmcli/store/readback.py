"""Read a report back: its paragraphs and table rows, whatever its form; nothing in it is run or followed."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from unicodedata import normalize

from ntmcli.check.documents import Reading
from ntmcli.diagnostic import DataError
from ntmcli.store.package import refuse_bomb

BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "li", "caption", "figcaption", "dt", "dd", "div", "section", "summary"}
)
SKIPPED = frozenset({"style", "script", "svg", "title"})


def read_back(data: bytes, suffix: str) -> Reading:
    """Read a document of a form; raises DataError where it cannot be read as that."""
    try:
        return READERS[suffix](data)
    except ModuleNotFoundError as error:
        raise DataError("no_library", 3, text=error.name or "", extra="report") from None
    except (UnicodeDecodeError, zipfile.BadZipFile, KeyError, ValueError, LookupError, SyntaxError) as error:
        raise DataError("unreadable_document", 3, why=type(error).__name__) from None


def _read_markdown(data: bytes) -> Reading:
    paragraphs, rows = [], []
    for line in data.decode("utf-8-sig").splitlines():
        if line.startswith("|"):
            cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
            if not all(re.fullmatch(r"\s*:?-+:?\s*", cell) for cell in cells):
                rows.append([_unescape(cell) for cell in cells])
        elif line.startswith("    "):  # code stands as it is
            paragraphs.append(line)
        else:
            paragraphs.append(_unescape(re.sub(r"^\s*(#+ |[-*] |> )|(?<!\\)\*\*", "", line)))
    return _make(paragraphs, rows)


def _unescape(text: str) -> str:
    return re.sub(r"\\(\W)", r"\1", text)


class _Page(HTMLParser):
    """Collects the text of blocks and of table rows; pictures are drawn from the same figures and are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.rows: list[list[str]] = []
        self._text: list[str] = []
        self._row: list[str] | None = None
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in SKIPPED:
            self._skipping += 1
        elif tag == "tr":
            self.end_block()
            self._row = []
        elif tag in BLOCKS and self._row is None:
            self.end_block()
        elif tag == "br":
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in ("td", "th") and self._row is not None:
            self._row.append("".join(self._text))
            self._text = []
        elif tag == "tr" and self._row is not None:
            self.rows.append(self._row)
            self._row, self._text = None, []
        elif tag in BLOCKS and self._row is None:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.append(data)

    def end_block(self) -> None:
        """End the paragraph that is being read."""
        self.paragraphs.append("".join(self._text))
        self._text = []


def _read_html(data: bytes) -> Reading:
    page = _Page()
    page.feed(data.decode("utf-8-sig"))
    page.close()
    page.end_block()
    return _make(page.paragraphs, page.rows)


def _read_docx(data: bytes) -> Reading:
    import docx
    from docx.table import Table

    refuse_bomb(data)
    paragraphs, rows = [], []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            rows += [[cell.text for cell in row.cells] for row in block.rows]
        else:
            paragraphs.append(block.text)
    return _make(paragraphs, rows)


def _read_xlsx(data: bytes) -> Reading:
    import openpyxl

    refuse_bomb(data)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    paragraphs, rows = [], []
    for sheet in book.worksheets:
        for cells in sheet.iter_rows(values_only=True):
            texts = [_cell(value) for value in cells]
            filled = [text for text in texts if text]
            if len(filled) == 1:
                paragraphs += filled
            elif filled:
                rows.append(texts)
    return _make(paragraphs, rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format(value, ".12g")  # a program that saves the workbook may write the last places otherwise
    return str(value)


def _make(paragraphs: list[str], rows: list[list[str]]) -> Reading:
    texts = tuple(filter(None, map(_fold, paragraphs)))
    return Reading(texts, tuple(tuple(map(_fold, row)) for row in rows if any(map(str.strip, row))))


def _fold(text: str) -> str:
    return " ".join(normalize("NFC", text).split())


def texts_of(reading: Reading) -> Iterator[str]:
    """Yield all that a document says."""
    yield from reading.paragraphs
    for row in reading.rows:
        yield from row


READERS: dict[str, Callable[[bytes], Reading]] = {
    ".md": _read_markdown,
    ".html": _read_html,
    ".docx": _read_docx,
    ".xlsx": _read_xlsx,
}
