"""`ntm framework list`: the frameworks, their decisions and periods."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

FORMATS = Choices(("table", "json", "csv"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""
    del text

    def framework_list(context: typer.Context, form: Annotated[str, options.form(FORMATS)] = "table") -> int:
        from ntmcli.cli.rules import Rulebook

        settings = context.obj
        book = Rulebook.open(settings)
        listed, adjustments = book.list_frameworks(), book.data.rules.adjustments
        if form == "json":
            from ntmcli.present import json_frameworks

            json_frameworks.listing(listed, adjustments, settings.lang)
        elif form == "csv":
            from ntmcli.present import csv_frameworks

            csv_frameworks.listing(listed, adjustments, settings.lang)
        else:
            from ntmcli.present import table_frameworks

            table_frameworks.listing(listed, adjustments, settings.lang, settings.color)
        return book.tell_broken()

    return framework_list
