"""All results as a workbook: texts as text, numbers as numbers, a further sheet where one is full."""

from collections.abc import Iterable
from pathlib import Path

from ntmcli.diagnostic import Lang
from ntmcli.judge.verdict import Assessment
from ntmcli.present.csv import RESULTS, tabulate_all
from ntmcli.present.report_words import word
from ntmcli.present.xlsx_book import RESULT_WIDTHS, Book, Table


def write(path: Path, assessments: Iterable[Assessment], lang: Lang) -> None:
    """Write row by row; the columns are those of the CSV."""
    name = word(lang, "sheet_results")
    with Book(name, None, streaming=True, path=path) as book:
        results = Table(book, name, RESULTS, RESULT_WIDTHS)
        for row in tabulate_all(assessments):
            results.append(row)
        results.close()
        book.finish()
