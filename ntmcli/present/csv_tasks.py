"""The worklist as CSV for Excel: a row for each task."""

from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.judge.tasks import Task, Worklist
from ntmcli.present import csv, phrases
from ntmcli.present.output import Color
from ntmcli.present.task_lines import share_reached

COLUMNS = (*csv.RESULTS, "title", "people", "progress", "who", "hamlets", "due", "due_by", "overdue")


def describe(task: Task, lang: Lang) -> tuple[Any, ...]:
    """Write a task under the columns `COLUMNS`."""
    verdict, responsible, due = task.entry.verdict, task.responsible, task.due
    return (
        *csv.entry(task.assessment, task.entry, lang),
        None if verdict is None else verdict.people,
        share_reached(verdict),
        None if responsible is None else phrases.one_line(responsible.who),
        "; ".join((responsible.hamlets if responsible else None) or ()),
        due and due.text,
        due and due.last_day.isoformat(),
        task.overdue,
    )


def write(rows: list[tuple[Any, ...]], worklist: Worklist, lang: Lang, color: Color) -> None:
    """Write the tasks in the order given."""
    del worklist, lang, color
    csv.write_rows(COLUMNS, rows)
