"""Forms to fill in as Excel workbooks: a sheet a commune, whose verdicts follow what is entered.

What is left empty keeps the last result, so that the verdicts of a form that nobody touched are those of today. A
hidden column says of each row what it is for; a result read back is found by that, whatever else was moved.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from ntmcli.judge.combine import own_outcome
from ntmcli.judge.compare import exact_decimal
from ntmcli.judge.limits import Reading
from ntmcli.judge.verdict import Verdict, is_illustrative
from ntmcli.model.form import COLUMNS, DAY, MARK, PART, PRINTED, REVIEW_COLUMN, SOURCE, VERSION
from ntmcli.model.framework import COMPARISONS, Operator, Requirement
from ntmcli.model.values import OUTCOME_WORDS, Outcome
from ntmcli.present import numbers, phrases
from ntmcli.present.content import CommuneContent
from ntmcli.present.form_words import form_word
from ntmcli.present.output import harmless
from ntmcli.present.wording import say
from ntmcli.present.xlsx_book import Book, fit_row, put
from ntmcli.present.xlsx_entries import Entry, lay_out
from ntmcli.present.xlsx_formulas import CODES, Columns, Formulas, can_compare

WIDTHS = (6, 40, 20, 20, 12, 9, 9, 22, 20, 24, 16)
LETTERS = Columns(
    result="E", said="K", limit="L", count="F", of="G", stated="E", sign="M", edge="N", side="O", reaches="P",
    code="Q", asked="R",
)  # fmt: skip
CODE, CONTENT, REQUIRED, LAST, NEW, COUNT, OF, *_ENTRIES, NOTE, SAID, LIMIT = range(COLUMNS.index("limit") + 1)
KEY = COLUMNS.index("key")
ENTRY = "#FFF9C4"
"""The ground of cells to fill in."""
DAY_CELL = "$C$4"
MOST_SHEET_NAME = 31
MOST_HINT = 255
"""Letters, as Excel allows them."""


@dataclass(frozen=True, slots=True)
class FormContent:
    """A commune's form: what is known of it, and the rules by which limits of other years are read."""

    content: CommuneContent
    reading: Reading


def render(forms: Sequence[FormContent]) -> bytes:
    """Lay out forms as a workbook."""
    names = ", ".join(form.content.name for form in forms)
    with Book(form_word(forms[0].content.lang, "title", commune=names)[:MOST_HINT], None) as book:
        taken: set[str] = set()
        for form in forms:
            FormSheet(book, form, _name_sheet(form.content, taken)).write()
        return book.finish()


def _name_sheet(content: CommuneContent, taken: set[str]) -> str:
    """Return a name that a sheet may have and none has yet: the commune's, else with its code."""
    commune = content.assessment.commune
    for text in (commune.name, f"{commune.code} {commune.name}", *(f"{commune.code} {at}" for at in range(2, 10**6))):
        plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in phrases.one_line(harmless(text)))
        name = plain[:MOST_SHEET_NAME].strip(" '") or commune.code[:MOST_SHEET_NAME]
        # Excel keeps this name for itself.
        if name.casefold() not in taken | {"history"}:
            break
    taken.add(name.casefold())
    return name


class FormSheet:
    def __init__(self, book: Book, form: FormContent, name: str) -> None:
        self._book, self._content, self._reading = book, form.content, form.reading
        self._lang = form.content.lang
        self._formulas = Formulas(LETTERS, self._lang)
        self._sheet: Worksheet = book.add_sheet(name)
        day = form.content.assessment.day
        assert day is not None  # noqa: S101 -- a form is made for a day, whether or not there is a review
        self._day = day
        self._owns: dict[str, int] = {}
        """The row of a criterion's own result, by its code."""
        self._parents: dict[int, Entry] = {}
        """The indicator of each row that is a part of one."""

    def write(self) -> None:
        sheet = self._sheet
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_column(PRINTED, KEY, 9, None, {"hidden": True})
        header = self._write_heading()
        entries = lay_out(self._content, header + 2, own_lines=True)
        self._owns = {entry.code: entry.own.row for entry in entries if entry.own is not None}
        self._parents = {part.row: entry for entry in entries if entry.verdict for part in entry.children}
        for column, key in enumerate(COLUMNS[:KEY]):
            put(sheet, header, column, self._say(key), self._book.head())
        sheet.set_row(header, 34)
        for entry in entries:
            self._write_entry(entry)
        first = header + 2
        last = max((entry.row for entry in entries), default=first)
        self._write_headline(first, last)
        for outcome, code in CODES.items():
            criteria = f"=${LETTERS.code}{first}={code}"
            condition = {"type": "formula", "criteria": criteria, "format": self._book.colours(outcome)}
            sheet.conditional_format(first - 1, SAID, last - 1, SAID, condition)
        sheet.freeze_panes(header + 1, 2)
        sheet.repeat_rows(header)
        sheet.print_area(0, 0, last - 1, PRINTED - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A{first}:A{last}", "formula_differs": f"K{first}:R{last}"})
        sheet.protect("", {"format_columns": True, "format_rows": True})

    def _say(self, key: str, **blanks: object) -> str:
        return form_word(self._lang, key, **blanks)

    # -- around the table

    def _line(self, row: int, text: str, **properties: object) -> None:
        """Write a text across the columns that are seen."""
        look = self._book.look(**{"text_wrap": True, **properties})
        self._sheet.merge_range(row, 0, row, PRINTED - 1, "", look)
        put(self._sheet, row, 0, text, look)
        fit_row(self._sheet, row, [text], [sum(WIDTHS) * 0.9])

    def _write_heading(self) -> int:
        """Write what stands above the table; return the row of the table's heads."""
        content = self._content
        assessment = content.assessment
        self._line(0, self._say("title", commune=content.name), bold=True, font_size=14, align="center")
        self._sheet.set_row(0, 22)
        known = self._say("rules", day=numbers.day(self._day, self._lang))
        place = [content.place, content.zone, content.framework, known]
        self._line(1, " · ".join(filter(None, place)), align="center")
        asked = (MARK, VERSION, assessment.commune.code, assessment.yardstick.framework.code)
        put(self._sheet, 0, KEY, " ".join(map(str, asked)))
        self._write_review()
        self._line(6, self._say("how"), italic=True)
        if content.notice is not None:
            self._line(7, self._say("notice"), bold=True)
            return 8
        return 7

    def _write_review(self) -> None:
        """Give the day and the source of the review their cells."""
        sheet, label = self._sheet, self._book.look(bold=True, align="right")
        for row, key, said in ((3, DAY, "day"), (4, SOURCE, "sources")):
            put(sheet, row, CONTENT, self._say(said), label)
            put(sheet, row, KEY, key)
        look = self._book.cell(bg_color=ENTRY, locked=False, align="left", num_format="dd/mm/yyyy")
        sheet.write_blank(3, REVIEW_COLUMN, None, look)
        until = {"minimum": datetime.date(1990, 1, 1), "maximum": "=TODAY()"}
        self._validate(3, REVIEW_COLUMN, "day", {"validate": "date", "criteria": "between", **until})
        look = self._book.cell(bg_color=ENTRY, locked=False)
        sheet.merge_range(4, REVIEW_COLUMN, 4, PRINTED - 1, "", look)

    def _write_headline(self, first: int, last: int) -> None:
        """Count the criteria met, as the verdicts below say."""
        label = self._say("met")
        formula = f'="{label}"&{self._formulas.headline(first, last).removeprefix("=")}'
        look = self._book.look(bold=True, font_size=12, align="center")
        self._sheet.merge_range(5, 0, 5, PRINTED - 1, "", look)
        self._sheet.write_formula(5, 0, formula, look, label + self._content.headline)
        self._sheet.set_row(5, 18)

    # -- the table

    def _write_entry(self, entry: Entry) -> None:
        at, verdict = entry.row - 1, entry.verdict
        is_head = verdict is None and bool(entry.children or entry.own)
        head = {"bold": True, "bg_color": "#F2F2F2"} if entry.is_criterion and (is_head or entry.children) else {}
        cell = self._book.cell
        is_own = verdict is None and not entry.is_criterion
        name = self._say("own") if is_own else entry.name
        required = "" if is_head else self._say_required(verdict)
        last = "" if is_head else self._say_last(entry)
        put(self._sheet, at, CODE, entry.code, cell(**head, align="left", indent=max(0, entry.depth - 1)))
        put(self._sheet, at, CONTENT, name, cell(**head, align="left", indent=entry.depth))
        put(self._sheet, at, REQUIRED, required, cell(**head))
        put(self._sheet, at, LAST, last, cell(**head))
        widths = (WIDTHS[CONTENT] - 2 * entry.depth, WIDTHS[REQUIRED], WIDTHS[LAST])
        fit_row(self._sheet, at, (name, required, last), widths)
        for column in range(NEW, SAID):
            self._sheet.write_blank(at, column, None, cell(**head))
        self._write_said(entry)
        put(self._sheet, at, COLUMNS.index("is_criterion"), int(entry.is_criterion))
        if is_head:
            self._write_criterion(entry)
        elif verdict is None:
            self._write_own(entry)
        elif verdict.operator is Operator.ALL:
            self._write_parts(entry, verdict)
        else:
            self._write_leaf(entry, verdict)

    def _write_said(self, entry: Entry) -> None:
        """Say the outcome, marked as long as an illustrative figure stands behind it."""
        row = entry.row
        formula = self._formulas.say_outcome(row, illustrative=False)
        if entry.illustrative and entry.verdict is None and entry.last > row:
            formula += f'&IF(COUNTIF({LETTERS.said}{row + 1}:{LETTERS.said}{entry.last},"*~*")>0," *","")'
        elif entry.illustrative:
            formula += f'&IF({self._is_empty(row, entry.last)}," *","")'
        said = phrases.outcome(entry.outcome, self._lang, entry.illustrative)
        self._sheet.write_formula(row - 1, SAID, formula, self._book.cell(bold=True), said)

    def _is_empty(self, first: int, last: int) -> str:
        """Tell whether nothing was entered in some rows."""
        return f"COUNTA({LETTERS.result}{first}:{LETTERS.of}{last})=0"

    def _code(self, entry: Entry, formula: str) -> None:
        self._write_hidden(entry, "outcome_code", formula, CODES[entry.outcome])

    def _write_hidden(self, entry: Entry, head: str, formula: str, value: object) -> None:
        known = float(value) if isinstance(value, Decimal) else "" if value is None else value
        self._sheet.write_formula(entry.row - 1, COLUMNS.index(head), formula, None, known)

    def _write_criterion(self, entry: Entry) -> None:
        """Let a criterion follow its indicators, and its own result where they leave it unknown."""
        stands = f"{LETTERS.code}{entry.own.row}" if entry.own else str(CODES[self._own(entry)])
        self._code(entry, self._formulas.combine(entry.rows, stands))

    def _own(self, entry: Entry) -> Outcome:
        """Return what the criterion's own result says so far."""
        own = entry.criterion.own
        return Outcome.UNKNOWN if own is None else own_outcome(own.result, self._content.assessment.commune)

    def _write_own(self, entry: Entry) -> None:
        """Write the row for the result of a criterion itself."""
        self._open(entry, entry.code)
        self._offer_words(entry, None)
        stated = self._formulas.stated(f"{LETTERS.result}{entry.row}", str(CODES[Outcome.UNKNOWN]))
        self._code(entry, f"=IF({self._is_empty(entry.row, entry.row)},{CODES[self._own(entry)]},{stated})")

    def _keep(self, entry: Entry) -> str:
        """Return the code of an indicator, or of a part, of which nothing was entered.

        An own result of its criterion that was entered puts its earlier result aside.
        """
        last = str(CODES[entry.outcome])
        own = self._owns.get(entry.criterion.code)
        if own is None:
            return last
        entered = f"AND(NOT({self._is_empty(own, own)}),{LETTERS.code}{own}<>{CODES[Outcome.UNKNOWN]})"
        return f"IF({entered},{CODES[Outcome.UNKNOWN]},{last})"

    def _write_parts(self, entry: Entry, verdict: Verdict) -> None:
        """Write the row of an indicator that has parts: it takes a word for all of them."""
        self._open(entry, entry.code)
        self._offer_words(entry, verdict)
        cell = f"{LETTERS.result}{entry.row}"
        judged = self._formulas.combine(entry.rows, self._formulas.stated(cell, self._otherwise(entry)), cell)
        empty = self._is_empty(entry.row, entry.last)
        self._code(entry, f"=IF({empty},{self._keep(entry)},{judged.removeprefix('=')})")

    def _otherwise(self, entry: Entry) -> str:
        """Return the code that stands where what was entered says nothing."""
        return str(CODES[self._own(entry) if entry.is_criterion else Outcome.UNKNOWN])

    def _write_leaf(self, entry: Entry, verdict: Verdict) -> None:
        parent = self._parents.get(entry.row)
        if verdict.operator is Operator.FRAMEWORK:
            put(self._sheet, entry.row - 1, COLUMNS.index("outcome_code"), CODES[entry.outcome])
            return
        self._open(entry, f"{parent.code}{PART}{entry.code}" if parent else entry.code)
        compares = verdict.operator in COMPARISONS
        limits = self._limits(verdict) if compares else {}
        live = compares and all(
            limit is None or can_compare(limit, numbers.is_percent(verdict)) for limit in limits.values()
        )
        if compares:
            self._offer_figure(entry, verdict)
        else:
            self._offer_words(entry, verdict)
        if live:
            self._write_comparison(entry, verdict, limits)
        judged = self._formulas.judge(
            entry.row, verdict.operator if live else Operator.JUDGEMENT, self._otherwise(entry)
        )
        there = entry if parent is None else parent
        empty, kept = self._is_empty(there.row, there.last), self._keep(entry)
        self._code(entry, f"=IF({empty},{kept},{judged.removeprefix('=')})")

    def _write_comparison(self, entry: Entry, verdict: Verdict, limits: dict[int | None, Decimal | None]) -> None:
        row, percent = entry.row, numbers.is_percent(verdict)
        year = self._day.year
        if None in limits:
            put(self._sheet, row - 1, LIMIT, limits[None])
        else:
            # The year of the review chooses; as long as there is none, that of the rules.
            chosen = '""'
            for each, limit in limits.items():
                if limit is not None:
                    chosen = f"IF(YEAR(IF(N({DAY_CELL})=0,DATE({year},1,1),{DAY_CELL}))={each},{limit:f},{chosen})"
            self._write_hidden(entry, "limit", f"={chosen}", limits.get(year))
        self._write_hidden(entry, "sign", self._formulas.sign(row, percent), "")
        self._write_hidden(entry, "edge", self._formulas.edge(row), "")
        self._write_hidden(entry, "side", self._formulas.side(row, percent), "")
        self._write_hidden(entry, "reaches", self._formulas.reaches(row, verdict.operator), "")

    def _limits(self, verdict: Verdict) -> dict[int | None, Decimal | None]:
        """Return the limit by year; under None where it is the same in each."""
        written, zone = verdict.target.limit, self._reading.place.zone
        if written is None or (zone is None and self._reading.yardstick.framework.zones):
            return {None: verdict.limit}
        spelled = self._reading.spell_out(written)
        return {each.year: None if each.limit.number is None else exact_decimal(each.limit.number) for each in spelled}

    # -- what is said of a row

    def _say_required(self, verdict: Verdict | None) -> str:
        """Say what is required in words, for each year where that makes a difference."""
        if verdict is None or verdict.operator is Operator.JUDGEMENT:
            return say(self._lang, "judgement")
        if verdict.operator is Operator.ALL:
            return self._say("all")
        if verdict.operator is Operator.FRAMEWORK:
            return phrases.requirement(verdict, self._lang)
        limits = self._limits(verdict)
        if list(limits) == [None]:
            return self._say_limit(verdict, limits[None])
        said = [(year, self._say_limit(verdict, limit)) for year, limit in limits.items()]
        return "; ".join(self._say("in_year", year=year, said=text) for year, text in said)

    def _say_limit(self, verdict: Verdict, limit: Decimal | None) -> str:
        if limit is None:
            return say(self._lang, f"limit_{verdict.why_limit}")
        text = numbers.number(limit, self._lang) + numbers.unit(numbers.unit_of(verdict))
        return self._say(verdict.operator, limit=text)

    def _say_last(self, entry: Entry) -> str:
        """Say the last result with the day of its review."""
        verdict = entry.verdict
        if verdict is None:
            standing = entry.criterion.own
            said = say(self._lang, self._own(entry))
            illustrative = standing is not None and is_illustrative(standing)
        else:
            standing, illustrative = verdict.standing, verdict.illustrative
            said = phrases.figure(verdict, self._lang)
            stated = verdict.result.outcome if verdict.result is not None else None
            if verdict.result is not None and (said == "–" or verdict.parts):
                said = say(self._lang, verdict.outcome)
            elif stated is not None and say(self._lang, stated) != said:
                said += f", {say(self._lang, stated)}"
        if standing is None:
            return "–"
        return f"{said} ({numbers.partial(standing.review.date, self._lang)}){' *' if illustrative else ''}"

    # -- what may be entered

    def _open(self, entry: Entry, key: str) -> None:
        """Open the cells of a row for entry, and say in the hidden column what the row is for."""
        at = entry.row - 1
        put(self._sheet, at, KEY, key)
        look = self._book.cell(bg_color=ENTRY, locked=False)
        percent = entry.verdict is not None and numbers.is_percent(entry.verdict)
        # The percent sign stands in quotation marks: what is typed is what is meant, and nothing is multiplied.
        result = {"num_format": 'General" %"'} if percent else {}
        self._sheet.write_blank(at, NEW, None, self._book.cell(bg_color=ENTRY, locked=False, align="center", **result))
        is_part = entry.row in self._parents
        for column in range(OF + 1, SAID):
            if not is_part or column == NOTE:
                self._sheet.write_blank(at, column, None, look)

    def _offer_words(self, entry: Entry, verdict: Verdict | None) -> None:
        words = self._words(entry, verdict)
        options = {"validate": "list", "source": words}
        self._validate(entry.row - 1, NEW, "word", options, words=", ".join(words))

    def _offer_figure(self, entry: Entry, verdict: Verdict) -> None:
        """Take a number, a bound or an outcome word; of a percentage, count and whole too."""
        row, percent = entry.row, numbers.is_percent(verdict)
        cell = f"{LETTERS.result}{row}"
        words = self._words(entry, verdict)
        number = f"ISNUMBER({cell})"
        if percent:
            # Typing 85% gives 0.85, and 100% gives 1: such a number may be one or the other.
            number = f"AND({number},{cell}>=0,{cell}<=100,OR({cell}=0,{cell}>1))"
        said = ",".join(f'{cell}="{each}"' for each in words)
        criterion = f'=OR({number},{said},ISNUMBER(FIND(LEFT({cell},1),"<>≤≥")))'
        unit = phrases.one_line(harmless(numbers.unit_of(verdict) or "")) or self._say("no_unit")
        blanks = {"words": ", ".join(words), "unit": unit}
        options = {"validate": "custom", "value": criterion}
        self._validate(row - 1, NEW, "percent" if percent else "number", options, **blanks)
        if percent:
            count, of = f"{LETTERS.count}{row}", f"{LETTERS.of}{row}"
            look = self._book.cell(bg_color=ENTRY, locked=False, num_format="#,##0")
            counted = harmless(phrases.counted(verdict, self._lang))
            fits = f"OR(COUNT({count}:{of})<2,{count}<={of})"
            for column, name, least in ((COUNT, count, 0), (OF, of, 1)):
                self._sheet.write_blank(row - 1, column, None, look)
                whole = f"=AND(ISNUMBER({name}),N({name})=INT(N({name})),N({name})>={least},{fits})"
                key = "count" if column == COUNT else "of"
                self._validate(row - 1, column, key, {"validate": "custom", "value": whole}, counted=counted)

    def _words(self, entry: Entry, verdict: Verdict | None) -> list[str]:
        """List the outcome words that may be entered; not applicable only where the framework allows it."""
        asked = None if verdict is None else verdict.requirement
        if entry.row in self._parents:
            asked = self._parents[entry.row].verdict.requirement  # type: ignore[union-attr]
        optional = isinstance(asked, Requirement) and asked.may_not_apply is not None
        said = [each for each in OUTCOME_WORDS.values() if optional or each is not Outcome.NOT_APPLICABLE]
        return [self._say("not_assessed") if each is Outcome.UNKNOWN else say(self._lang, each) for each in said]

    def _validate(self, row: int, column: int, key: str, options: Mapping[str, object], **blanks: object) -> None:
        """Say what may be entered in a cell, and what is wrong with anything else."""
        said = {
            "input_title": self._say("new" if key != "day" else "day"),
            "input_message": self._say(f"enter_{key}", **blanks)[:MOST_HINT],
            "error_title": self._say("wrong_title"),
            "error_message": self._say(f"wrong_{key}", **blanks)[:MOST_HINT],
        }
        self._sheet.data_validation(row, column, row, column, {**options, **said})
