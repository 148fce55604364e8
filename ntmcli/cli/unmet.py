"""`ntm unmet`: the indicators not met, basically met or unknown, with value, limit, gap and who answers."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

FORMATS = Choices(("table", "json", "csv"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def unmet(
        context: typer.Context,
        commune: Annotated[str, options.commune(text)],
        who: Annotated[str | None, typer.Option(metavar=text["metavar_text"])] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "table",
    ) -> int:
        from ntmcli.cli.judging import Judging
        from ntmcli.judge.gaps import list_unmet

        settings = context.obj
        judging = Judging.open(settings, framework, as_of)
        for assessment in judging.judge_all([commune]):
            listed = list_unmet(assessment, who)
            if form == "json":
                from ntmcli.present import json

                json.unmet(assessment, listed, settings.lang)
            elif form == "csv":
                from ntmcli.present import csv

                csv.unmet(assessment, listed, settings.lang)
            else:
                from ntmcli.present import table

                table.unmet(assessment, listed, who, settings.lang, settings.color)
        return 3 if judging.failed else 0

    return unmet
