"""`ntm recognition`: may a commune be proposed for its title; is a title at risk of withdrawal."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

FORMATS = Choices(("table", "json", "csv"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def recognition(
        context: typer.Context,
        commune: Annotated[str, options.commune(text)],
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "table",
    ) -> int:
        from ntmcli.cli.judging import Judging
        from ntmcli.judge.recognition import recognise

        settings = context.obj
        judging = Judging.open(settings, framework, as_of)
        for assessment in judging.judge_all([commune]):
            found = recognise(judging.data.rules, assessment, judging.data.today)
            if form == "json":
                from ntmcli.present import json

                json.recognition(found, settings.lang)
            elif form == "csv":
                from ntmcli.present import csv

                csv.recognition(found, settings.lang)
            else:
                from ntmcli.present import table_recognition as table

                table.recognition(found, settings.lang, settings.color)
        return 3 if judging.failed else 0

    return recognition
