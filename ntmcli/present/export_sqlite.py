"""All results as a SQLite database: one table, `results`, with its types and indexes."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.judge.verdict import Assessment
from ntmcli.present.export_columns import COLUMNS, FIGURES, type_rows

# NUMERIC would make 90.0 a whole number, and 90 / 7 twelve.
TYPES = {**dict.fromkeys(FIGURES, "REAL"), "illustrative": "INTEGER"}
# One of the names, `limit`, is a word of SQL.
DECLARED = ", ".join(f'"{name}" {TYPES.get(name, "TEXT")}' for name in COLUMNS)
SETTING_UP = (
    # The file is new and nobody's until it is whole: a journal of its own would guard nothing.
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "BEGIN",
    f"CREATE TABLE results ({DECLARED})",
)
INSERT = f"INSERT INTO results VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 -- nothing but blanks goes in
FINISHING = (
    "CREATE INDEX results_by_commune ON results (commune)",
    "CREATE INDEX results_by_indicator ON results (criterion, indicator)",
    "COMMIT",
)


def write(path: Path, assessments: Iterable[Assessment], lang: Lang) -> None:
    del lang  # names are in the data's own language
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            for statement in SETTING_UP:
                database.execute(statement)
            database.executemany(INSERT, _rows(assessments))
            for statement in FINISHING:
                database.execute(statement)
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from None  # a full disk, a folder that may not be written to


def _rows(assessments: Iterable[Assessment]) -> Iterator[list[Any]]:
    at = COLUMNS.index("as_of")
    for row in type_rows(assessments, hold):
        row[at] = row[at] and row[at].isoformat()
        yield row


def hold(figure: Decimal) -> float | None:
    """Return a figure where a binary number stands for it and no other: what it prints as is the figure."""
    number = float(figure)
    return number if Decimal(repr(number)) == figure else None
