"""The sheet of several communes: the matrix of outcomes, and what is counted from it by formulas."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ntmcli.diagnostic import Lang
from ntmcli.model.values import Outcome
from ntmcli.present import phrases
from ntmcli.present.content import RollupContent
from ntmcli.present.report_words import word
from ntmcli.present.wording import say
from ntmcli.present.xlsx_book import Book, fit_row, put

HEADS = ("code", "commune", "place", "met", "can_meet", "total", "reported")
WIDTHS = (18, 24, 24, 8, 8, 8, 10)
WIDTH = 7
"""Of a criterion's column."""
MET, CAN_MEET, TOTAL, REPORTED, FIRST = 3, 4, 5, 6, 7
SOUGHT = {outcome: f"~{sign}" if sign == "?" else sign for outcome, sign in phrases.SIGNS.items()}
"""The signs as COUNTIF looks for them."""


class RollupSheet:
    """Written row by row from the top, since a streaming workbook keeps no row behind."""

    def __init__(self, book: Book, lang: Lang) -> None:
        self._book, self._lang = book, lang
        self._sheet: Worksheet = book.add_sheet(word(lang, "sheet_rollup"))
        self._row = 0

    def write(self, title: str, contents: Sequence[RollupContent], stamp_lines: Sequence[str]) -> None:
        most = max((len(each.rollup.tallies) for each in contents), default=0)
        self._end = max(FIRST, FIRST + most - 1)
        self._width = sum(WIDTHS) + WIDTH * most
        for column, width in enumerate(WIDTHS):
            self._sheet.set_column(column, column, width)
        self._sheet.set_column(FIRST, self._end, WIDTH)
        self._line(title, bold=True, font_size=14)
        for content in contents:
            self._write_rollup(content, alone=len(contents) == 1)
        for text in (word(self._lang, "how_live_all"), *stamp_lines):
            self._line(text, text_wrap=True)

    def _line(self, text: str, **properties: object) -> None:
        """Write a text across the matrix."""
        look = self._book.look(**properties)
        self._sheet.merge_range(self._row, 0, self._row, self._end, "", look)
        put(self._sheet, self._row, 0, text, look)
        if "text_wrap" in properties:
            fit_row(self._sheet, self._row, [text], [self._width])
        self._row += 1

    def _write_rollup(self, content: RollupContent, alone: bool) -> None:
        self._line(content.framework, bold=True)
        if content.notice is not None:
            self._line(content.notice, bold=True)
        header = self._row
        tallies = list(content.rollup.tallies.values())
        end = max(FIRST, FIRST + len(tallies) - 1)
        self._sheet.set_row(header, 150)
        for column, key in enumerate(HEADS):
            put(self._sheet, header, column, word(self._lang, key), self._book.head())
        for column, tally in enumerate(tallies, FIRST):
            name = f"{tally.criterion.code}. {phrases.title(tally.criterion, self._lang)}"
            put(self._sheet, header, column, name, self._book.head(rotation=90))
        if alone:
            self._sheet.freeze_panes(header + 1, 2)
            self._sheet.repeat_rows(header)
        first = self._row = header + 1
        self._write_members(content, end)
        last = self._row - 1
        if alone:
            self._sheet.autofilter(header, 0, last, end)
        self._colour(first, last, end)
        met_row = self._row
        self._write_totals(content, first, last)
        self._row += 1
        self._write_rarest(content, met_row)
        self._row += 1
        self._write_distribution(content, first, last)
        self._row += 1
        self._line(word(self._lang, "when_made"), bold=True)
        for sentence in content.sentences:
            self._line(sentence, text_wrap=True)
        self._row += 1

    def _write_members(self, content: RollupContent, end: int) -> None:
        cell, centred = self._book.cell(), self._book.cell(align="center")
        for member in content.rollup.members:
            mark = " *" if member.illustrative else ""
            place = ", ".join(phrases.one_line(name) for name in (member.district, member.province) if name)
            fit_row(self._sheet, self._row, [member.name + mark, place], WIDTHS[1:3])
            put(self._sheet, self._row, 0, member.code, cell)
            put(self._sheet, self._row, 1, phrases.one_line(member.name) + mark, cell)
            put(self._sheet, self._row, 2, place, cell)
            across = f"{xl_rowcol_to_cell(self._row, FIRST)}:{xl_rowcol_to_cell(self._row, end)}"
            met = f'COUNTIF({across},"{SOUGHT[Outcome.MET]}")'
            unknown = f'COUNTIF({across},"{SOUGHT[Outcome.UNKNOWN]}")'
            found = member.criteria
            for column, formula, value in (
                (MET, met, found.met),
                (CAN_MEET, f"{met}+{unknown}", found.met_at_most),
                (TOTAL, f"COUNTA({across})", found.total),
            ):
                self._sheet.write_formula(self._row, column, f"={formula}", centred, value)
            put(self._sheet, self._row, REPORTED, phrases.claim(member), centred)
            for column, code in enumerate(content.rollup.tallies, FIRST):
                outcome = member.outcomes.get(code)
                put(self._sheet, self._row, column, None if outcome is None else phrases.SIGNS[outcome], centred)
            self._row += 1

    def _colour(self, first: int, last: int, end: int) -> None:
        for outcome, sign in phrases.SIGNS.items():
            condition = {
                "type": "cell",
                "criteria": "==",
                "value": f'"{sign}"',
                "format": self._book.colours(outcome),
            }
            self._sheet.conditional_format(first, FIRST, last, end, condition)
        signs = {"validate": "list", "source": list(phrases.SIGNS.values())}
        self._sheet.data_validation(first, FIRST, last, end, signs)

    def _write_totals(self, content: RollupContent, first: int, last: int) -> None:
        """Count the communes of each outcome under each criterion, those that meet it first."""
        look, centred = self._book.look(bold=True), self._book.cell(bold=True, align="center")
        for outcome in phrases.SIGNS:
            said = word(self._lang, "outcome_of_communes", outcome=say(self._lang, outcome))
            put(self._sheet, self._row, 0, said, look)
            for column, tally in enumerate(content.rollup.tallies.values(), FIRST):
                name = xl_col_to_name(column)
                formula = f'=COUNTIF({name}{first + 1}:{name}{last + 1},"{SOUGHT[outcome]}")'
                self._sheet.write_formula(self._row, column, formula, centred, tally.outcomes[outcome])
            self._row += 1

    def _write_rarest(self, content: RollupContent, met_row: int) -> None:
        self._line(word(self._lang, "rarest"), bold=True)
        self._sheet.set_row(self._row, 32)
        for column, key in enumerate(("criterion", "criterion_name", None, "communes_met")):
            put(self._sheet, self._row, column, key and word(self._lang, key), self._book.head())
        self._row += 1
        columns = {code: column for column, code in enumerate(content.rollup.tallies, FIRST)}
        for tally in content.rollup.rarest:
            code = tally.criterion.code
            name = phrases.title(tally.criterion, self._lang)
            put(self._sheet, self._row, 0, code, self._book.look())
            put(self._sheet, self._row, 1, name, self._book.look())
            formula = f"={xl_rowcol_to_cell(met_row, columns[code])}"
            self._sheet.write_formula(self._row, 3, formula, self._book.look(), tally.met)
            self._row += 1

    def _write_distribution(self, content: RollupContent, first: int, last: int) -> None:
        self._line(word(self._lang, "distribution"), bold=True)
        for column, key in enumerate(("criteria_met", "number_of_communes")):
            put(self._sheet, self._row, column, word(self._lang, key), self._book.head())
        self._row += 1
        column = xl_col_to_name(MET)
        for met, communes in content.rollup.distribution.items():
            put(self._sheet, self._row, 0, met, self._book.look(align="left"))
            formula = f"=COUNTIF({column}{first + 1}:{column}{last + 1},A{self._row + 1})"
            self._sheet.write_formula(self._row, 1, formula, self._book.look(align="left"), communes)
            self._row += 1
