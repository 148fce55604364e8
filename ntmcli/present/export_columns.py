"""The columns of all results in formats that give a column a type: a figure's column holds numbers alone."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from ntmcli.judge.verdict import Assessment
from ntmcli.present.csv import RESULTS, tabulate_all

FIGURES = ("value", "limit", "gap")
TEXTS = tuple(f"{name}_text" for name in FIGURES)
COLUMNS = (*RESULTS, *TEXTS)
"""Those of the tidy table, and what of a figure its own column cannot hold exactly: a bound, too many digits."""

PLACES = tuple(map(RESULTS.index, FIGURES))


def type_rows(assessments: Iterable[Assessment], hold: Callable[[Decimal], Any]) -> Iterator[list[Any]]:
    """Yield the rows under `COLUMNS`; `hold` makes of a number what its column holds, None where that is not it."""
    for row in tabulate_all(assessments):
        cells = list(row)
        for place in PLACES:
            figure = cells[place]
            cells[place] = hold(figure) if isinstance(figure, Decimal) else None
            held = cells[place] is not None or figure is None
            cells.append(None if held else format(figure, "f" if isinstance(figure, Decimal) else ""))
        yield cells
