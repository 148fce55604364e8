"""Office documents are archives: what one may hold before any of it is read."""

import io
import re
import zipfile

from ntmcli.diagnostic import DataError

MOST_UNPACKED = 400 * 1024 * 1024
"""Bytes that the parts of an office document may have together."""
MOST_TABLE = 64 * 1024 * 1024
"""Bytes that the parts of a workbook may have together where its results are taken over."""
MOST_PARTS = 2000
MOST_CELLS = 200_000
MOST_ROWS = 50_000
"""Rows that may be there with or without anything in them."""
CHUNK = 1024 * 1024

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files begin that older programs wrote, and those with a password."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACROS = re.compile(r"vbaproject|macrosheets/|\.bin$", re.IGNORECASE)
EXTERNAL = re.compile(r"externallinks/|connections\.xml$|querytables/", re.IGNORECASE)
CELL, ROW = (re.compile(rb"<(?:\w+:)?" + name + rb"[\s>/]") for name in (b"c", b"row"))
HARMLESS_BIN = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)


def refuse_bomb(data: bytes) -> None:
    """Refuse an archive whose parts say that they are larger together; what lies about that is cut off in reading."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise DataError("large_document", 3, path="", size=str(MOST_UNPACKED // 1024 // 1024))


def refuse_unsafe_workbook(data: bytes) -> None:
    """Refuse a workbook that is none, is too large, or holds what acts or leads elsewhere."""
    if data.startswith(COMPOUND):
        raise DataError("workbook_locked" if ENCRYPTED in data else "workbook_old", 3)
    if not data.startswith(b"PK"):
        text = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        raise DataError("workbook_markup" if text.startswith(b"<") else "workbook_broken", 3)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_TABLE:
            raise DataError("workbook_large", 3)
        for part in parts:
            if part.flag_bits & 1:
                raise DataError("workbook_locked", 3)
            if MACROS.search(part.filename) and not HARMLESS_BIN.search(part.filename):
                raise DataError("workbook_macros", 3)
            if EXTERNAL.search(part.filename):
                raise DataError("workbook_links", 3)
        cells = rows = 0
        for part in parts:
            more_cells, more_rows = _count(archive, part)
            cells, rows = cells + more_cells, rows + more_rows
            if cells > MOST_CELLS or rows > MOST_ROWS:
                raise DataError("workbook_large", 3)


def _count(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[int, int]:
    """Count what looks like cells and rows; refuse a part that declares a type of document, as entities need."""
    cells, rows, rest = 0, 0, b""
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            text = rest + chunk.replace(b"\0", b"")  # so that UTF-16 hides nothing
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise DataError("workbook_broken", 3)
            end = text.rfind(b"<")
            rest = text[end:][:64] if end >= 0 else b""
            cells += sum(1 for _ in CELL.finditer(text[:end] if end >= 0 else text))
            rows += sum(1 for _ in ROW.finditer(text[:end] if end >= 0 else text))
    return cells, rows
