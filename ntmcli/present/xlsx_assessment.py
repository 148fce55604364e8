"""The sheet of one commune's self-assessment, whose verdicts follow the figures in it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from xlsxwriter.worksheet import Worksheet

from ntmcli.judge.combine import own_outcome
from ntmcli.judge.compare import bound_reaches, reaches, to_decimal
from ntmcli.judge.verdict import Verdict
from ntmcli.model.commune import Commune
from ntmcli.model.framework import COMPARISONS, Operator
from ntmcli.model.values import Outcome, Sign
from ntmcli.present import numbers, phrases
from ntmcli.present import xlsx_formulas as formulas
from ntmcli.present.content import CommuneContent
from ntmcli.present.report_words import word
from ntmcli.present.wording import say
from ntmcli.present.xlsx_book import Book, fit_row, put
from ntmcli.present.xlsx_entries import Entry, lay_out
from ntmcli.present.xlsx_formulas import Columns, Formulas

HEADS = (
    "number", "content", "required", "result", "assessment", "notes", "gap_unit", "gap_people", "operator", "limit",
    "count", "of", "stated", "bound_sign", "bound_edge", "side", "reaches", "share", "outcome_code", "is_criterion",
)  # fmt: skip
WIDTHS = (7, 46, 22, 20, 18, 40, 12, 12, 7, 9, 10, 10, 14, 7, 9, 9, 9, 9, 9, 9)
COLUMNS = Columns(
    result="D", said="E", gap="G", people="H", limit="J", count="K", of="L", stated="M", sign="N", edge="O", side="P",
    reaches="Q", share="R", code="S", asked="T",
)  # fmt: skip
PRINTED = 8
"""Columns that are printed; those after them are what the formulas read."""
FIRST_READ, FIRST_WORKED_OUT = 8, 13
OPERATORS = {
    Operator.AT_LEAST: "≥",
    Operator.AT_MOST: "≤",
    Operator.MORE_THAN: ">",
    Operator.LESS_THAN: "<",
}
SIGNS = {Sign.MORE: ">", Sign.AT_LEAST: "≥", Sign.LESS: "<", Sign.AT_MOST: "≤"}
ENTRY = "#FFFFE0"
"""The ground of cells to enter something."""


def _column(letter: str) -> int:
    return ord(letter) - ord("A")


def _general(percent: bool) -> str:
    return 'General" %"' if percent else "General"


def _counted(noun: str) -> str:
    """Return the format of a count with its noun, which must be plain words to stand in a format."""
    return f'#,##0" {noun}"' if noun.replace(" ", "").isalpha() and len(noun) < 40 else "#,##0"


def _reaches(verdict: Verdict, side: int) -> bool | None:
    """Return what the comparison comes to where it is open which figure it is; None where it decides nothing."""
    if verdict.bound is not None:
        return bound_reaches(verdict.bound, verdict.operator, Fraction(verdict.limit or 0))
    return reaches(Fraction(side), verdict.operator, Fraction(0))


class AssessmentSheet:
    def __init__(self, book: Book, content: CommuneContent) -> None:
        self._book, self._content, self._lang = book, content, content.lang
        self._sheet: Worksheet = book.add_sheet(word(content.lang, "table"))
        self._words = {each: say(content.lang, each) for each in formulas.STATEABLE}
        self._formulas = Formulas(COLUMNS, content.lang)

    def write(self, stamp_lines: Sequence[str]) -> None:
        content, sheet = self._content, self._sheet
        for column, width in enumerate(WIDTHS):
            options = {"level": 1, "hidden": column >= FIRST_WORKED_OUT} if column >= FIRST_READ else {}
            sheet.set_column(column, column, width, None, options)
        header = self._write_heading()
        entries = lay_out(content, header + 2)
        first = header + 2
        last = entries[-1].row if entries else first
        for column, key in enumerate(HEADS):
            put(sheet, header, column, word(self._lang, key), self._book.head())
        sheet.set_row(header, 48)
        for entry in entries:
            self._write_entry(entry)
        self._write_counts(first, last)
        sheet.freeze_panes(header + 1, 2)
        sheet.repeat_rows(header)
        sheet.autofilter(header, 0, last - 1, len(HEADS) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A{first}:A{last}", "formula_differs": f"A1:T{last}"})
        for outcome, code in formulas.CODES.items():
            condition = {
                "type": "formula",
                "criteria": f"=${COLUMNS.code}{first}={code}",
                "format": self._book.colours(outcome),
            }
            sheet.conditional_format(first - 1, 4, last - 1, 4, condition)
        end = self._write_ending(last + 1, stamp_lines)
        sheet.print_area(0, 0, end - 1, PRINTED - 1)

    # -- around the table

    def _line(self, row: int, text: str, height: float | None = None, **properties: object) -> None:
        """Write a text across the printed columns."""
        look = self._book.look(**{"text_wrap": True, **properties})
        self._sheet.merge_range(row, 0, row, PRINTED - 1, "", look)
        put(self._sheet, row, 0, text, look)
        if height is None:
            fit_row(self._sheet, row, [text], [sum(WIDTHS[:PRINTED])])
        else:
            self._sheet.set_row(row, height)

    def _write_heading(self) -> int:
        """Write what stands above the table; return the row of the table's heads."""
        content = self._content
        self._line(0, content.title, 22, bold=True, font_size=14, align="center")
        place = [content.place, content.zone, content.as_of]
        self._line(1, " · ".join(filter(None, place)), align="center")
        self._line(2, content.framework, align="center")
        row = 4
        if content.notice is not None:
            self._line(row, content.notice, bold=True)
            row += 1
        return row

    def _write_counts(self, first: int, last: int) -> None:
        """Write the headline and the counts beside it, which follow the verdicts below."""
        content, found = self._content, self._content.assessment.criteria
        label = word(self._lang, "criteria_met_of")
        said = f'="{label}"&{self._formulas.headline(first, last).removeprefix("=")}'
        value = label + content.headline
        for outcome in (Outcome.BASICALLY_MET, Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE):
            count = self._formulas.count_criteria(first, last, outcome)
            name = say(self._lang, outcome)
            said += f'&" · {name} "&{count}'
            value += f" · {name} {getattr(found, outcome)}"
        look = self._book.look(bold=True, font_size=12, align="center")
        self._sheet.merge_range(3, 0, 3, PRINTED - 1, "", look)
        self._sheet.write_formula(3, 0, said, look, value)
        self._sheet.set_row(3, 18)

    def _write_ending(self, row: int, stamp_lines: Sequence[str]) -> int:
        content = self._content
        self._line(row, word(self._lang, "when_made"), bold=True)
        texts = [*content.sentences, content.claim, word(self._lang, "how_live"), *stamp_lines]
        for text in filter(None, texts):
            row += 1
            self._line(row, text)
        return row + 1

    # -- the table

    def _write_entry(self, entry: Entry) -> None:
        head = {"bold": True, "bg_color": "#F2F2F2"} if entry.depth == 0 and entry.children else {}
        cell = self._book.cell
        at = entry.row - 1
        put(self._sheet, at, 0, entry.code, cell(**head, align="left", indent=max(0, entry.depth - 1)))
        put(self._sheet, at, 1, entry.name, cell(**head, align="left", indent=entry.depth))
        put(self._sheet, at, 2, entry.required, cell(**head))
        put(self._sheet, at, 5, entry.notes, cell(**(head | {"bold": False})))
        texts, widths = (entry.name, entry.required, entry.notes), (WIDTHS[1] - 2 * entry.depth, WIDTHS[2], WIDTHS[5])
        fit_row(self._sheet, at, texts, widths)
        for column in (3, *range(6, len(HEADS) - 1)):
            self._sheet.write_blank(at, column, None, cell(**head))
        self._formula(
            entry, COLUMNS.said, self._formulas.say_outcome(entry.row, entry.illustrative),
            phrases.outcome(entry.outcome, self._lang, entry.illustrative), bold=True,
        )  # fmt: skip
        put(self._sheet, at, len(HEADS) - 1, int(entry.is_criterion), cell(**head))
        if entry.verdict is None:
            self._write_criterion(entry, head)
        elif entry.verdict.operator is Operator.ALL:
            self._write_parts(entry, entry.verdict)
        else:
            self._write_leaf(entry, entry.verdict)

    def _formula(self, entry: Entry, column: str, formula: str, value: object, **properties: object) -> None:
        at = _column(column)
        known = "" if value is None else float(value) if isinstance(value, Decimal) else value
        self._sheet.write_formula(entry.row - 1, at, formula, self._book.cell(**properties), known)

    def _code(self, entry: Entry, formula: str) -> None:
        self._formula(entry, COLUMNS.code, formula, formulas.CODES[entry.outcome])

    def _own(self, entry: Entry) -> Outcome:
        """Return what the criterion's own result says."""
        own = entry.criterion.own
        return Outcome.UNKNOWN if own is None else own_outcome(own.result, self._commune)

    @property
    def _commune(self) -> Commune:
        return self._content.assessment.commune

    def _write_criterion(self, entry: Entry, head: dict[str, object]) -> None:
        row = entry.row
        own = self._own(entry)
        said = self._words.get(own) if entry.criterion.own is not None else None
        self._enter_word(entry, COLUMNS.stated, said)
        stands = self._formulas.stated(f"{COLUMNS.stated}{row}", str(formulas.CODES[Outcome.UNKNOWN]))
        self._code(entry, self._formulas.combine(entry.rows, stands))
        if entry.children:
            below = ",".join(
                f"{column}{row + 1}:{column}{entry.last}" for column in (COLUMNS.result, COLUMNS.count, COLUMNS.stated)
            )
            met = f'{self._formulas.count_met(entry.rows)}&"/{len(entry.children)}"'
            before, after = word(self._lang, "indicators_of", met="\n").split("\n")
            formula = f'=IF(COUNTA({below})=0,"","{before}"&{met}&"{after}")'
            found = phrases.indicators_met(entry.criterion)
            said = "" if found == "–" else word(self._lang, "indicators_of", met=found)
            self._formula(entry, COLUMNS.result, formula, said, **head)

    def _write_parts(self, entry: Entry, verdict: Verdict) -> None:
        said = None
        if verdict.result is not None:
            if verdict.result.parts is None:
                said = self._say(verdict.outcome)
            elif verdict.result.outcome is not None:
                said = self._say(verdict.result.outcome)
        self._enter_word(entry, COLUMNS.result, said)
        cell = f"{COLUMNS.result}{entry.row}"
        stands = self._formulas.stated(cell, self._otherwise(entry))
        self._code(entry, self._formulas.combine(entry.rows, stands, cell))

    def _otherwise(self, entry: Entry) -> str:
        """Return the code that stands where the line says nothing: its criterion's own, where they share the line."""
        outcome = self._own(entry) if entry.is_criterion else Outcome.UNKNOWN
        return str(formulas.CODES[outcome])

    def _write_leaf(self, entry: Entry, verdict: Verdict) -> None:
        if verdict.operator is Operator.FRAMEWORK or not formulas.fits(verdict):
            self._write_decided(entry, verdict)
            return
        compares = verdict.operator in COMPARISONS
        if compares:
            at = entry.row - 1
            put(self._sheet, at, _column("I"), OPERATORS[verdict.operator], self._book.cell(align="center"))
            put(self._sheet, at, _column(COLUMNS.limit), verdict.limit, self._book.cell(bg_color=ENTRY))
        figure = self._write_figure(entry, verdict)
        if compares:
            self._write_comparison(entry, verdict, figure)
        self._code(entry, self._formulas.judge(entry.row, verdict.operator, self._otherwise(entry)))

    def _write_decided(self, entry: Entry, verdict: Verdict) -> None:
        """Write a line whose outcome no formula of the sheet can work out."""
        known = phrases.figure(verdict, self._lang)
        said = known if known != "–" else None if verdict.outcome is Outcome.UNKNOWN else self._say(verdict.outcome)
        put(self._sheet, entry.row - 1, _column(COLUMNS.result), said, self._book.cell())
        note = word(self._lang, "not_live")
        if verdict.operator is Operator.FRAMEWORK:
            note = f"{note} ({phrases.requirement(verdict, self._lang)})"
        notes = "; ".join(filter(None, (entry.notes, note)))
        put(self._sheet, entry.row - 1, _column("F"), notes, self._book.cell())
        fit_row(self._sheet, entry.row - 1, (entry.name, entry.required, notes), (WIDTHS[1], WIDTHS[2], WIDTHS[5]))
        put(self._sheet, entry.row - 1, _column(COLUMNS.code), formulas.CODES[entry.outcome], self._book.cell())

    def _write_figure(self, entry: Entry, verdict: Verdict) -> bool:
        """Write what the result gives; return whether that is a figure to compare."""
        result, hamlets, at = verdict.result, verdict.hamlets, entry.row - 1
        look = self._book.cell(bg_color=ENTRY, align="center", num_format=_general(numbers.is_percent(verdict)))
        compares = verdict.operator in COMPARISONS
        said: object = None
        figure = False
        if result is None:
            pass
        elif hamlets is not None and compares and hamlets.missing:
            known = phrases.figure(verdict, self._lang)
            said = self._say(Outcome.UNKNOWN) if known == "–" else known
        elif hamlets is not None and (not compares or not hamlets.of):
            said = self._say(verdict.outcome)
        elif verdict.bound is not None:
            number = f"{verdict.bound.number:f}".replace(".", formulas.POINTS[self._lang])
            said = f"{SIGNS[verdict.bound.sign]} {number}{' %' if numbers.is_percent(verdict) else ''}"
            figure = True
        elif formulas.is_share(verdict):
            self._write_share(entry, verdict)
            figure = True
        elif verdict.value is not None:
            said = verdict.value
            figure = True
        elif result.outcome is not None:
            said = self._say(result.outcome)
        if not formulas.is_share(verdict) or not figure:
            put(self._sheet, at, _column(COLUMNS.result), said, look)
            self._validate(entry, COLUMNS.result, "enter_figure" if compares else "enter_outcome")
        if numbers.is_percent(verdict) and compares:
            self._enter_counts(entry, verdict if figure and formulas.is_share(verdict) else None)
        elif verdict.count is not None and verdict.of is not None:
            put(self._sheet, at, _column(COLUMNS.count), verdict.count, self._book.cell())
            put(self._sheet, at, _column(COLUMNS.of), verdict.of, self._book.cell())
        beside = None
        if result is not None and result.outcome is not None and said != self._say(result.outcome):
            decides = hamlets is None or (compares and hamlets.is_whole)
            beside = self._say(result.outcome) if decides else None
        self._enter_word(entry, COLUMNS.stated, beside)
        return figure

    def _write_share(self, entry: Entry, verdict: Verdict) -> None:
        exact = Fraction(100 * (verdict.count or 0), verdict.of or 1)
        near = to_decimal(exact, None, numbers.SHARE_PLACES)
        look = {"align": "center", "num_format": '0.00" %"'}
        self._formula(entry, COLUMNS.result, self._formulas.share(entry.row), numbers.share(verdict), **look)
        self._formula(entry, COLUMNS.share, self._formulas.rounded(entry.row), near)
        self._validate(entry, COLUMNS.result, "enter_share")

    def _enter_counts(self, entry: Entry, verdict: Verdict | None) -> None:
        """Give count and whole their cells, which decide over a share entered as a number."""
        count = None if verdict is None else verdict.count
        of = None if verdict is None else verdict.of
        look = self._book.cell(bg_color=ENTRY, num_format="#,##0")
        put(self._sheet, entry.row - 1, _column(COLUMNS.count), count, look)
        put(self._sheet, entry.row - 1, _column(COLUMNS.of), of, look)

    def _say(self, outcome: Outcome) -> str:
        return self._words.get(outcome, word(self._lang, "not_assessed"))

    def _write_comparison(self, entry: Entry, verdict: Verdict, figure: bool) -> None:
        """Write the formulas between figure and verdict, with what they come to."""
        row, operator, percent = entry.row, verdict.operator, numbers.is_percent(verdict)
        bound = verdict.bound if figure else None
        side = formulas.compare(verdict) if figure else None
        sign = None if bound is None else SIGNS[bound.sign]
        self._formula(entry, COLUMNS.sign, self._formulas.sign(row, percent), sign)
        self._formula(entry, COLUMNS.edge, self._formulas.edge(row), bound and bound.number)
        self._formula(entry, COLUMNS.side, self._formulas.side(row, percent), side)
        reached = _reaches(verdict, side) if side is not None else None
        self._formula(entry, COLUMNS.reaches, self._formulas.reaches(row, operator), reached)
        gap = numbers.gap(verdict) if figure else None
        self._formula(entry, COLUMNS.gap, self._formulas.gap(row), gap, num_format=_general(percent))
        if percent:
            people = verdict.people if figure else None
            noun = phrases.counted(verdict, self._lang)
            self._formula(
                entry, COLUMNS.people, self._formulas.people(row, operator), people, num_format=_counted(noun)
            )

    def _enter_word(self, entry: Entry, column: str, said: str | None) -> None:
        put(self._sheet, entry.row - 1, _column(column), said, self._book.cell(bg_color=ENTRY))
        self._validate(entry, column, "enter_outcome")

    def _validate(self, entry: Entry, column: str, prompt: str) -> None:
        """Offer the outcome words, and say what may be entered."""
        options: dict[str, object] = {
            "input_title": word(self._lang, "enter"),
            "input_message": word(self._lang, prompt),
        }
        if prompt == "enter_share":
            options["validate"] = "any"
        else:
            words = [*self._words.values(), word(self._lang, "not_assessed")]
            options |= {"validate": "list", "source": words, "show_error": prompt == "enter_outcome"}
        at = _column(column)
        self._sheet.data_validation(entry.row - 1, at, entry.row - 1, at, options)
