"""`ntm tasks`: the worklist across communes, by due date, with who answers and how far along each task is."""

from collections.abc import Callable, Mapping
from importlib import import_module
from operator import itemgetter
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

WRITERS = {
    "table": "table_tasks",
    "json": "json_tasks",
    "csv": "csv_tasks",
    "markdown": "markdown_tasks",
    "ics": "calendar_tasks",
}
"""The module of `present` that writes each form: `describe` says a task, `write` all of them."""
FORMATS = Choices(tuple(WRITERS))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def tasks(
        context: typer.Context,
        communes: Annotated[list[str] | None, options.communes(text)] = None,
        who: Annotated[str | None, typer.Option(metavar=text["metavar_text"])] = None,
        due_before: Annotated[str | None, typer.Option(metavar=text["metavar_day"])] = None,
        hamlet: Annotated[str | None, typer.Option(metavar=text["metavar_code"])] = None,
        district: Annotated[str | None, options.district(text)] = None,
        province: Annotated[str | None, options.province(text)] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "table",
    ) -> int:
        import datetime

        from ntmcli.cli.judging import Judging, parse_day
        from ntmcli.cli.selection import select
        from ntmcli.diagnostic import DataError, suggest
        from ntmcli.judge.tasks import Wanted, Worklist
        from ntmcli.present.output import tell
        from ntmcli.present.task_words import word
        from ntmcli.present.wording import say

        settings = context.obj
        try:
            writer = import_module(f"ntmcli.present.{WRITERS[form]}")
        except ModuleNotFoundError as error:
            raise DataError("no_library", 3, text=error.name or "", extra="calendar") from None
        wanted = Wanted(who, parse_day(due_before), hamlet)
        judging = Judging.open(settings, framework, as_of)
        worklist = Worklist(judging.day or judging.data.today, wanted)
        with judging.track(select(judging, communes or (), district, province)) as judged:
            found = [
                (task.order, writer.describe(task, settings.lang))
                for assessment in judged
                for task in worklist.find(assessment)
            ]
        if hamlet is not None and hamlet not in worklist.hamlets and worklist.communes:
            raise DataError("no_hamlet", 3 if judging.failed else 2, text=hamlet, **suggest(hamlet, worklist.hamlets))
        worklist.failed = judging.failed
        if found or form != "table" or (worklist.communes and not judging.failed):
            found.sort(key=itemgetter(0))
            said = [each for _, each in found]
            if form == "ics":
                writer.write(said, worklist, settings.lang, datetime.datetime.now(datetime.UTC))
            else:
                writer.write(said, worklist, settings.lang, settings.color)
        if not worklist.communes and not judging.failed:
            tell(say(settings.lang, "no_communes"))
        if worklist.whole:
            tell(word(settings.lang, "whole_left_out", number=worklist.whole))
        return 3 if judging.failed else 0

    return tasks
