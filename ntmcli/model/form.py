"""How a form to fill in is laid out: what makes it and what reads it back hold to this."""

MARK = "ntm-form"
"""Begins the text that says for which commune and framework a sheet is: `ntm-form 1 van-nham xa-ntm-2021-2025`."""
VERSION = 1
COLUMNS = (
    "number", "content", "required", "last", "new", "count", "of", "source", "evidence", "note", "verdict",
    "limit", "sign", "edge", "side", "reaches", "outcome_code", "is_criterion", "key",
)  # fmt: skip
"""The columns in their order. The last says what a row is for (`15.1`, `17.1/a`, `date`, `source`); it has the mark."""
PRINTED = COLUMNS.index("verdict") + 1
"""Columns that are seen; those after them are for formulas and the program."""
DAY, SOURCE = "date", "source"
"""What the last column says of the rows for the review itself."""
REVIEW_COLUMN = COLUMNS.index("required")
"""Where the day and the source of the review stand."""
PART = "/"
"""Between an indicator's code and a part's."""
