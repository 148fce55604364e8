"""All results as a Parquet file: exact decimals, dates and truth values, a group of rows at a time."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from ntmcli.diagnostic import Lang
from ntmcli.judge.verdict import Assessment
from ntmcli.present.export_columns import COLUMNS, FIGURES, type_rows
from ntmcli.present.numbers import count_digits

ROWS = 16_384
"""Of a group, which is held in memory."""
DIGITS = 38
"""The most that every reader of decimals takes."""
PLACES = 18
"""Of those, after the point: a figure that a spreadsheet worked out has up to 17 digits."""
TYPES = {**dict.fromkeys(FIGURES, pa.decimal128(DIGITS, PLACES)), "as_of": pa.date32(), "illustrative": pa.bool_()}
SCHEMA = pa.schema([(name, TYPES.get(name, pa.string())) for name in COLUMNS])


def write(path: Path, assessments: Iterable[Assessment], lang: Lang) -> None:
    del lang  # names are in the data's own language
    rows = type_rows(assessments, hold)
    with ParquetWriter(path, SCHEMA) as writer:
        while group := list(islice(rows, ROWS)):
            writer.write_table(pa.table(list(map(list, zip(*group, strict=True))), schema=SCHEMA))


def hold(figure: Decimal) -> Decimal | None:
    """Return a figure where the decimals of the file can be it."""
    digits, places = count_digits(figure)
    return figure if places <= PLACES and digits - places <= DIGITS - PLACES else None
