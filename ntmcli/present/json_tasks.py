"""The worklist as a JSON document."""

from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.judge.tasks import HamletFigure, Task, Worklist
from ntmcli.model.framework import Part
from ntmcli.present import json
from ntmcli.present.output import Color, write_utf8
from ntmcli.present.task_lines import share_reached


def describe(task: Task, lang: Lang) -> bytes:
    """Encode a task at once: its text is all that is kept of it, in half the room as bytes."""
    commune, due = task.assessment.commune, task.due
    day = task.assessment.day
    said = json.encode(
        {
            "commune": {
                "code": commune.code,
                "name": commune.name,
                "district": commune.district,
                "province": commune.province,
                "framework": task.assessment.yardstick.framework.code,
                "zone": task.assessment.zone,
                "as_of": day and day.isoformat(),
            },
            "responsible": task.responsible and json.responsible(task.responsible),
            "due_by": due and due.last_day.isoformat(),
            "overdue": task.overdue,
            **json.entry(task.entry, lang),
            "progress": share_reached(task.entry.verdict),
            "hamlets": [_hamlet(each) for each in task.figures],
        }
    )
    return said.encode()


def _hamlet(each: HamletFigure) -> dict[str, Any]:
    verdict = each.verdict
    part = verdict.code if verdict is not None and isinstance(verdict.ruled, Part) else None
    return {**json.hamlet(each.gap), "part": part}


def write(tasks: list[bytes], worklist: Worklist, lang: Lang, color: Color) -> None:
    """Write the tasks in the order given."""
    del worklist, lang, color
    write_utf8(f'{{"format": "ntm.tasks", "version": {json.VERSION}, "tasks": [')
    for at, task in enumerate(tasks):
        write_utf8((",\n" if at else "\n") + task.decode())
    write_utf8("]}\n")
