"""Reports as Excel workbooks: verdicts and counts are formulas, everything else is text or number."""

from collections.abc import Iterable, Sequence

from ntmcli.present import csv
from ntmcli.present.content import CommuneContent, Frame, Several, lines_of
from ntmcli.present.report_words import word
from ntmcli.present.xlsx_assessment import AssessmentSheet
from ntmcli.present.xlsx_book import RESULT_WIDTHS, Book, Table
from ntmcli.present.xlsx_rollup import RollupSheet


def render(content: CommuneContent | Several, frame: Frame) -> bytes:
    """Lay out a report as a workbook."""
    several = isinstance(content, Several)
    with Book(content.title, frame.date, streaming=several) as book:
        if isinstance(content, Several):
            _write_several(book, content, frame)
        else:
            _write_one(book, content, frame)
        return book.finish()


def _write_one(book: Book, content: CommuneContent, frame: Frame) -> None:
    AssessmentSheet(book, content).write(lines_of(frame.stamp(), content.lang))
    results = Table(book, word(content.lang, "sheet_results"), csv.RESULTS, RESULT_WIDTHS)
    for row in csv.tabulate(content.assessment):
        results.append(row)
    results.close()
    keys = ("review_day", "source", "codes")
    sources = Table(book, word(content.lang, "sheet_sources"), _heads(keys, content), (16, 80, 50))
    for each in content.sources:
        sources.append(each, book.cell())
    sources.close()


def _write_several(book: Book, content: Several, frame: Frame) -> None:
    """Write the results of each commune as it comes; nothing of it is kept but what the roll-up needs."""
    rollup = RollupSheet(book, content.lang)
    results = Table(book, word(content.lang, "sheet_results"), csv.RESULTS, RESULT_WIDTHS)
    keys = ("commune", "review_day", "source", "codes")
    sources = Table(book, word(content.lang, "sheet_sources"), _heads(keys, content), (22, 16, 80, 50))
    cell = book.cell()
    for commune in content:
        for row in csv.tabulate(commune.assessment):
            results.append(row)
        for each in commune.sources:
            sources.append((commune.name, *each), cell)
    results.close()
    sources.close()
    rollup.write(content.title, content.roll_up(), lines_of(frame.stamp(), content.lang))


def _heads(keys: Iterable[str], content: CommuneContent | Several) -> Sequence[str]:
    return [word(content.lang, key) for key in keys]
