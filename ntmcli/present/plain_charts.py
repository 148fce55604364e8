"""Charts in the terminal, of blocks: how near the unmet is to its limit, and the course of the count."""

from collections.abc import Iterable

from ntmcli.judge.course import ReviewDay
from ntmcli.judge.gaps import list_unmet
from ntmcli.judge.verdict import Assessment, Counts
from ntmcli.present import phrases
from ntmcli.present.gap_figures import GapFigure, list_figures
from ntmcli.present.page import Page
from ntmcli.present.report_words import word

FULL, OPEN, REST, MARK = "█", "░", "·", "│"
BAR = 24
"""Columns from nothing to the larger of figure and limit."""


def show_charts(page: Page, assessment: Assessment, course: Iterable[ReviewDay]) -> None:
    """Add the charts of a commune; `course` are the days of its reviews."""
    lang = page.lang
    figures = list(list_figures(list_unmet(assessment), lang))
    if figures:
        width = max(len(each.code) for each in figures)
        page.line()
        page.line((word(lang, "gaps"), "bold"), f"  ({word(lang, 'bar_legend', full=FULL, open=OPEN, mark=MARK)})")
        for each in figures:
            page.fields([(f"  {each.code:<{width}}  {draw_gap(each)}", each.said)])
    show_course(page, course)


def show_course(page: Page, course: Iterable[ReviewDay]) -> None:
    """Add a line of blocks for each day of review."""
    lang = page.lang
    points = [(phrases.review_date(each, lang), each.assessment) for each in course]
    if points:
        width = max(len(day) for day, _ in points)
        page.line()
        page.line((word(lang, "course"), "bold"), f"  ({word(lang, 'course_legend', full=FULL, open=OPEN, rest=REST)})")
        for day, found in points:
            said = phrases.met_of(found.criteria) + phrases.mark(found)
            page.fields([(f"  {day:<{width}}  {draw_count(found.criteria)}", said)])


def draw_gap(figure: GapFigure) -> str:
    """Draw a figure as blocks, what is missing or too much lighter, and a mark at the limit."""
    if figure.reached == figure.asked:  # where more, or less, than the limit is asked for
        return f"{FULL * int(BAR * figure.asked)}{MARK}".ljust(BAR + 1)
    # What falls short by little shows a block of it all the same.
    full = min(int(BAR * min(figure.reached, figure.asked)), BAR - 1)
    bar, rest = FULL * full, OPEN * (BAR - full)
    return f"{bar}{rest}{MARK}" if figure.reached < figure.asked else f"{bar}{MARK}{rest}"


def draw_count(counts: Counts) -> str:
    """Draw a block for each criterion: met, open, and not met."""
    return FULL * counts.met + OPEN * counts.unknown + REST * (counts.total - counts.met_at_most)
