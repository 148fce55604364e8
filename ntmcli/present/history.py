"""The page on the course of a commune: the count at each review, each indicator, what is extrapolated."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from ntmcli.diagnostic import Lang
from ntmcli.judge.combine import own_outcome
from ntmcli.judge.course import Course, ReviewDay
from ntmcli.judge.forecast import Forecast
from ntmcli.judge.reviews import Standing
from ntmcli.judge.verdict import CriterionVerdict, Verdict, is_illustrative
from ntmcli.model.values import Outcome
from ntmcli.present import numbers, phrases
from ntmcli.present.breaks import words
from ntmcli.present.forecasts import show_forecasts
from ntmcli.present.history_words import word
from ntmcli.present.output import Color, tell
from ntmcli.present.page import Cell, Page, Row, open_page
from ntmcli.present.plain_charts import show_course
from ntmcli.present.table import show_heading, show_notice
from ntmcli.present.time_plot import LEAST_WIDTH, draw_course
from ntmcli.present.wording import say

_Row = tuple[str, str, str, dict[int, Cell]]
"""Code, name, requirement, and the cells by the place of their review."""
STANDS = "·"
"""Before an outcome that merely stands from an earlier review."""
NAME, ASKED = 16, 12
"""Columns that the names and the requirements keep where reviews take the rest."""
BETWEEN = 2
"""Columns from one cell to the next, where there is no room to spare."""
AROUND, LEAST_ROWS = 8, 5
"""Lines of the screen that the table of counts leaves to what stands around it, and rows it has all the same."""


def history(told: Iterable[tuple[Course, Sequence[Forecast]]], lang: Lang, color: Color) -> None:
    """Show the course of each commune, and what is extrapolated from it."""
    page = open_page(lang, color)
    lacking = False
    for at, (course, forecasts) in enumerate(told):
        if at:
            page.line()
            page.line()
        show_heading(page, course.assessment)
        if course.days:
            lacking |= not _show_counts(page, course.days)
            _show_indicators(page, course)
            show_forecasts(page, course.assessment, forecasts)
        show_notice(page, any(each.assessment.illustrative for each in course.days))
    page.write()
    if lacking:
        tell(word(lang, "no_plotext"))


def _show_counts(page: Page, days: Sequence[ReviewDay]) -> bool:
    """Add the counts as a table, and over time; return whether what draws a plot was there where one has room."""
    lang = page.lang
    shown = days if page.size is None else days[-max(page.size[1] - AROUND, LEAST_ROWS) :]
    page.line((word(lang, "counts"), "bold"))
    signs = [phrases.SIGNS[each] for each in phrases.SHORTFALLS]
    heads = [word(lang, "review"), say(lang, "met_of"), *signs, say(lang, "indicators"), say(lang, "reported")]
    page.table(heads, [_count_row(each, lang) for each in shown], shares=(), right=None)
    if len(shown) < len(days):
        page.item(word(lang, "more_days", number=len(days) - len(shown)))
    page.line((say(lang, "legend"), "dim"))
    drawable = page.size is not None and page.size[0] >= LEAST_WIDTH
    if page.size is not None and drawable:
        lines = draw_course(days, page.size, lang)
        if lines is not None:
            page.line()
            mark = " *" if any(each.assessment.illustrative for each in days) else ""
            page.line((word(lang, "plot") + mark, "bold"), f"  ({word(lang, 'plot_legend')})")
            for line in lines:
                page.verbatim(line)
            return True
    show_course(page, shown)
    return not drawable


def _count_row(each: ReviewDay, lang: Lang) -> Row:
    found = each.assessment
    shortfalls = (found.criteria.basically_met, found.criteria.not_met, found.criteria.unknown)
    return (
        phrases.review_date(each, lang),
        phrases.met_of(found.criteria) + phrases.mark(found),
        *map(str, shortfalls),
        f"{found.indicators.met}/{found.indicators.total}",
        phrases.claim(found),
    )


def _show_indicators(page: Page, course: Course) -> None:
    """Add a row for each indicator, and each criterion with results of its own, and a column for each review."""
    lang = page.lang
    rows = _list_rows(course, lang)
    if not rows:
        return
    heads = [phrases.review_date(each, lang) for each in course.days]
    columns = [[cells.get(at, "") for *_, cells in rows] for at in range(len(heads))]
    widths = [max(len(head), *map(_width, column)) for head, column in zip(heads, columns, strict=True)]
    texts = max(len(code) for code, *_ in rows)
    texts += _keep((name for _, name, *_ in rows), NAME) + _keep((asked for *_, asked, _ in rows), ASKED)
    first = _first_that_fits(widths, texts, page)
    shown = range(first, len(heads))
    page.line()
    page.line((word(lang, "indicators"), "bold"))
    page.table(
        [say(lang, "code"), say(lang, "content"), say(lang, "requirement"), *heads[first:]],
        [(code, name, asked, *(columns[at][row] for at in shown)) for row, (code, name, asked, _) in enumerate(rows)],
        shares=(1, 2),
        right=None,
    )
    if first:
        page.item(word(lang, "more_columns", shown=len(shown), number=first))
    page.line((word(lang, "indicators_key"), "dim"))


def _width(cell: Cell) -> int:
    return len(cell if isinstance(cell, str) else cell[0])


def _keep(texts: Iterable[str], least: int) -> int:
    """Return the width that a column of texts keeps, in which no word is cut."""
    return max(least, *(len(each) for text in texts for each in words(text)))


def _first_that_fits(widths: Sequence[int], texts: int, page: Page) -> int:
    """Return from which review on the columns fit the page beside those of texts; the latest one always stands."""
    first = len(widths) - 1
    if page.size is None:
        return 0
    room = page.size[0] - texts - 2 * BETWEEN
    while first and room >= sum(widths[first - 1 :]) + BETWEEN * (len(widths) - first + 1):
        first -= 1
    return first


def _list_rows(course: Course, lang: Lang) -> list[_Row]:
    """List the rows in the framework's order, a criterion's own results before its indicators."""
    indicators, own = course.list_indicators(), course.list_own()
    now = {each.code: each for criterion in course.assessment.verdicts for each in criterion.indicators}
    places = {each.day: at for at, each in enumerate(course.days)}
    rows: list[_Row] = []
    for criterion in course.assessment.verdicts:
        known = own.pop(criterion.code, None)
        rows += [_own_row(known, places, lang)] if known else []
        for verdict in criterion.indicators:
            found = indicators.pop(verdict.code, None)
            rows += [_indicator_row(found, now[verdict.code], places, lang)] if found else []
    # What the framework no longer asks for on the day judged comes last.
    rows += [_own_row(known, places, lang) for known in own.values()]
    return rows + [_indicator_row(found, found[-1][1], places, lang) for found in indicators.values()]


def _own_row(
    known: Sequence[tuple[ReviewDay, CriterionVerdict]], places: Mapping[datetime.date, int], lang: Lang
) -> _Row:
    criterion = known[-1][1].ruled.criterion
    cells: dict[int, Cell] = {}
    for each, found in known:
        if found.own is not None:
            outcome = own_outcome(found.own.result, each.assessment.commune)
            cells[places[each.day]] = _cell(each, found.own, outcome, "", is_illustrative(found.own))
    name = f"{phrases.title(criterion, lang)} ({say(lang, 'own_result')})"
    return criterion.code, name, say(lang, "judgement"), cells


def _indicator_row(
    known: Sequence[tuple[ReviewDay, Verdict]], now: Verdict, places: Mapping[datetime.date, int], lang: Lang
) -> _Row:
    cells = {
        places[each.day]: _cell(each, verdict.standing, verdict.outcome, _figure(verdict, lang), verdict.illustrative)
        for each, verdict in known
    }
    return now.code, phrases.title(now.requirement, lang), phrases.requirement(now, lang), cells


def _cell(each: ReviewDay, standing: Standing | None, outcome: Outcome, figure: str, illustrative: bool) -> Cell:
    """Write sign and figure of a result of that day; of one that merely stands the sign alone, behind a dot."""
    sign = phrases.SIGNS[outcome]
    written = f"{sign} {figure}".rstrip() if each.gives(standing) else f"{STANDS} {sign}"
    return f"{written} *" if illustrative else written, outcome


def _figure(verdict: Verdict, lang: Lang) -> str:
    """Write a figure without its counts, for which a column of many has no room; those of parts as they are."""
    if verdict.result is not None and verdict.result.parts is not None:
        return phrases.figure(verdict, lang)
    return numbers.figure(verdict, lang)
