"""The small file beside a table that says what its columns are, so that nobody is asked twice.

columns:
  "Kết quả năm 2022": result
  "Kết quả năm 2021": ignore
percent: 100
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ntmcli.diagnostic import DataError, Lang, suggest
from ntmcli.diagnostic.catalogue import message
from ntmcli.store.folder import read_file
from ntmcli.store.intake.headings import FIELDS, plain_heading
from ntmcli.store.reader import Map

SUFFIX = ".ntm.yaml"
"""What is added to the name of a table for the name of its file of columns."""


@dataclass(frozen=True, slots=True)
class ColumnFile:
    """What was said of a table: columns by their headings, and what 100 % is written as where no sign says so."""

    columns: Mapping[str, str] = field(default_factory=dict)
    percent: int | None = None

    @property
    def by_heading(self) -> dict[str, str]:
        """The columns by their headings without diacritics and signs."""
        return {plain_heading(title): name for title, name in self.columns.items()}


def load(path: Path, lang: Lang) -> ColumnFile:
    """Read a file of columns; raises DataError, with the place, for what it may not say."""
    document = read_file(path)

    def refuse(loc: tuple[str, ...], why: str, **args: str) -> DataError:
        span = document.span(loc)
        place = f"{path}:{span.line}:{span.column}"
        return DataError(why, 2, place=place, **args)

    for diagnostic in document.diagnostics:
        place = f"{path}:{diagnostic.span.line}:{diagnostic.span.column}"
        raise DataError("columns_unread", 2, place=place, text=f"{diagnostic.code}: {message(diagnostic, lang)}")
    tree = document.root if document.root is not None else Map(None)
    for key in tree:
        if key not in ("columns", "percent"):
            raise refuse((key,), "columns_key", text=key)
    columns = tree.get("columns", Map(None))
    if not isinstance(columns, Map):
        raise refuse(("columns",), "columns_key", text="columns")
    for title, name in columns.items():
        if name not in FIELDS:
            text = name if isinstance(name, str) else "…"
            raise refuse(
                ("columns", title), "columns_field", text=text, list=", ".join(FIELDS), **suggest(text, FIELDS)
            )
    percent = tree.get("percent")
    if percent not in (None, "1", "100"):
        raise refuse(("percent",), "columns_percent")
    return ColumnFile(dict(columns), None if percent is None else int(percent))


def write(columns: ColumnFile) -> bytes:
    """Write a file of columns."""
    # What JSON quotes, YAML reads as the same text.
    lines = [f"  {json.dumps(title, ensure_ascii=False)}: {name}" for title, name in columns.columns.items()]
    lines = ["columns:", *lines] if lines else []
    lines += [] if columns.percent is None else [f"percent: {columns.percent}"]
    return ("\n".join(lines) + "\n").encode()
