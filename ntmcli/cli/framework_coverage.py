"""`ntm framework coverage`: which targets have a source and a number."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices
from ntmcli.cli.complete import complete_framework

FORMATS = Choices(("table", "json", "csv"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def framework_coverage(
        context: typer.Context,
        framework_any: Annotated[
            str | None,
            typer.Argument(metavar=f"[{text['metavar_framework']}]", autocompletion=complete_framework),
        ] = None,
        form: Annotated[str, options.form(FORMATS)] = "table",
    ) -> int:
        from ntmcli.cli.rules import Rulebook
        from ntmcli.judge.limits import cover

        settings = context.obj
        book = Rulebook.open(settings)
        asked = book.list_frameworks() if framework_any is None else [book.find(framework_any)]
        covered = [(each, cover(book.data.rules, each)) for each in asked]
        if form == "json":
            from ntmcli.present import json_frameworks

            json_frameworks.coverage(covered, settings.lang)
        elif form == "csv":
            from ntmcli.present import csv_frameworks

            csv_frameworks.coverage(covered, settings.lang)
        else:
            from ntmcli.present import table_frameworks

            table_frameworks.coverage(covered, framework_any is not None, settings.lang, settings.color)
        return book.tell_broken() if framework_any is None else 0

    return framework_coverage
