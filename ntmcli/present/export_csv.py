"""All results as a CSV file, letter for letter what `status --format csv` prints."""

from collections.abc import Iterable
from pathlib import Path

from ntmcli.diagnostic import Lang
from ntmcli.judge.verdict import Assessment
from ntmcli.present.csv import RESULTS, lay_out, tabulate_all


def write(path: Path, assessments: Iterable[Assessment], lang: Lang) -> None:
    """Write row by row, with the byte-order mark that Excel needs."""
    del lang  # names are in the data's own language
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.writelines(lay_out(RESULTS, tabulate_all(assessments)))
