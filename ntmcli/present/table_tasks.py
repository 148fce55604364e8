"""The worklist as a page: by due date, then by commune and who answers; what nobody answers for at the end."""

from collections.abc import Iterator
from itertools import groupby

from ntmcli.diagnostic import Lang
from ntmcli.judge.tasks import Worklist
from ntmcli.model.values import Outcome
from ntmcli.present import numbers, phrases
from ntmcli.present.output import Color
from ntmcli.present.page import Page, Row, open_page
from ntmcli.present.task_lines import (
    Line,
    describe,
    headline,
    name_commune,
    name_unknown,
    say_nothing,
    say_written_due,
)
from ntmcli.present.task_words import word
from ntmcli.present.wording import say

__all__ = ["describe", "write"]


def write(lines: list[Line], worklist: Worklist, lang: Lang, color: Color) -> None:
    """Show the tasks; those of one who answers in a commune until a day stand together."""
    page = open_page(lang, color)
    if not lines:
        page.line(say_nothing(worklist, lang))
        page.write()
        return
    page.line((headline(lines, lang), "bold"))
    for title, group in groupby(lines, key=lambda line: _title(line, lang)):
        listed = list(group)
        unassigned = listed[0].who is None
        shown = [line for line in listed if not unassigned or line.outcome is not Outcome.UNKNOWN]
        if shown:
            page.line()
            page.line((title, "warning" if shown[0].overdue else "bold"))
            _show(page, shown, worklist)
        if len(shown) < len(listed):
            page.line()
            page.line((word(lang, "unassigned_unknown"), "bold"))
            for commune, codes in name_unknown(listed, worklist):
                page.item(f"{commune}: {codes}")
    if any(line.illustrative for line in lines):
        page.line()
        page.line((say(lang, "illustrative"), "notice"))
    page.write()


def _title(line: Line, lang: Lang) -> str:
    if line.who is None:
        return word(lang, "unassigned")
    if line.due is None:
        return word(lang, "undated")
    return word(lang, "due_overdue" if line.overdue else "due", day=numbers.day(line.due.last_day, lang))


def _show(page: Page, lines: list[Line], worklist: Worklist) -> None:
    """Show the tasks of one due date, a table for each commune and who answers there."""
    lang = page.lang
    answering: dict[str, list[Line]] = {}
    for line in lines:
        written = say_written_due(line, lang)
        who = line.who_where + (f" ({written})" if written else "")
        answering.setdefault(" · ".join(filter(None, (name_commune(line, worklist), who))), []).append(line)
    names = ("code", "content", "value", "requirement", "missing")
    heads = [*(say(lang, name) for name in names), word(lang, "progress")]
    for at, (title, own) in enumerate(answering.items()):
        if at:
            page.line()
        page.line(title)
        page.table(heads, [row for line in own for row in _rows(line, lang)], shares=(1, 2, 3, 4), right=None)


def _rows(line: Line, lang: Lang) -> Iterator[Row]:
    sign = f"{phrases.SIGNS[line.outcome]} {line.code}"
    progress = say(lang, line.outcome) if line.outcome is Outcome.UNKNOWN else line.progress or "–"
    yield (sign, line.outcome), line.name, line.now, line.required, line.lacking, progress
    for figure in line.figures:
        yield "", f"  {figure}", "", "", "", ""
