"""`ntm framework diff`: what changes between two frameworks."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices
from ntmcli.cli.complete import complete_framework

FORMATS = Choices(("table", "json", "csv"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def framework_diff(
        context: typer.Context,
        before: Annotated[str, typer.Argument(metavar=text["metavar_framework"], autocompletion=complete_framework)],
        after: Annotated[str, typer.Argument(metavar=text["metavar_framework"], autocompletion=complete_framework)],
        zone: Annotated[str | None, options.zone(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "table",
    ) -> int:
        from ntmcli.cli.rules import Rulebook
        from ntmcli.judge.changes import compare

        settings = context.obj
        book = Rulebook.open(settings)
        old, new = book.read_pair(before, after, zone)
        found = compare(old, new)
        if form == "json":
            from ntmcli.present import json_frameworks

            json_frameworks.differences(found, old, new, settings.lang)
        elif form == "csv":
            from ntmcli.present import csv_frameworks

            csv_frameworks.differences(found, old, new, settings.lang)
        else:
            from ntmcli.present import table_frameworks

            table_frameworks.differences(found, old, new, settings.lang, settings.color)
        return 0

    return framework_diff
