"""`ntm set`: write a result into a commune's file, and tell what that does to the verdicts."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices
from ntmcli.cli.complete import complete_code

FORMATS = Choices(("text", "json"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def set_result(
        context: typer.Context,
        commune: Annotated[str, options.commune(text)],
        code: Annotated[str, typer.Argument(metavar=text["metavar_code"], autocompletion=complete_code)],
        date: Annotated[str, typer.Option("--date", metavar=text["metavar_day"])],
        value: Annotated[str | None, typer.Argument(metavar=f"[{text['metavar_value']}]")] = None,
        count: Annotated[str | None, typer.Option("--count", metavar=text["metavar_number"])] = None,
        of: Annotated[str | None, typer.Option("--of", metavar=text["metavar_number"])] = None,
        source: Annotated[str | None, typer.Option("--source", metavar=text["metavar_text"])] = None,
        note: Annotated[str | None, typer.Option("--note", metavar=text["metavar_text"])] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
        form: Annotated[str, options.form(FORMATS)] = "text",
    ) -> int:
        import datetime
        from dataclasses import replace

        from ntmcli.cli.given import refusing
        from ntmcli.cli.judging import Judging, find_framework, find_own_data, parse_day
        from ntmcli.cli.setting import NewResult, prepare
        from ntmcli.diagnostic import DataError
        from ntmcli.present import result_set
        from ntmcli.store.audit import Data
        from ntmcli.store.editor import FIGURES, Answer
        from ntmcli.store.given import read_answer
        from ntmcli.store.writing import WAIT, hold

        settings = context.obj
        code = code.strip()
        with refusing(text["metavar_value"], settings.lang):
            answer = Answer() if value is None else read_answer(code, value)
        if None not in (count, answer.count) or None not in (of, answer.of):
            raise DataError("set_twice", 2)
        count, of = (answer.count if count is None else count), (answer.of if of is None else of)
        answer = replace(answer, count=count, of=of, note=note)
        if not answer.entries().keys() & set(FIGURES):
            raise DataError("set_nothing", 2)
        day = str(parse_day(date.strip())) if "/" in date else date.strip()
        wanted = NewResult(code, day, answer, source)
        judging = Judging(settings, Data(find_own_data(settings), datetime.date.today()), framework)
        if framework is not None:
            find_framework(judging.data, framework)
        root = judging.data.root
        path = judging.register.find(commune)
        with hold(path, root, None if dry_run else WAIT) as held:
            prepared = prepare(judging, path, held.data, wanted)
            if prepared is None:
                return 3
            entry, new = prepared
            if new != held.data and not (dry_run or entry.refused):
                held.replace(new)
                entry = replace(entry, written=True)
        if form == "json":
            result_set.write_json(entry, dry_run, settings.lang)
        else:
            result_set.tell(entry, dry_run, settings.lang, settings.color)
        return 1 if entry.refused else 0

    return set_result
