"""`ntm framework show`: the limits of a framework, for a zone, a year and a province."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices
from ntmcli.cli.complete import complete_framework

FORMATS = Choices(("table", "json", "csv"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def framework_show(
        context: typer.Context,
        framework_code: Annotated[
            str, typer.Argument(metavar=text["metavar_framework"], autocompletion=complete_framework)
        ],
        zone: Annotated[str | None, options.zone(text)] = None,
        year: Annotated[int | None, typer.Option(metavar=text["metavar_year"], min=1000, max=2999)] = None,
        province: Annotated[str | None, options.province(text)] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "table",
    ) -> int:
        from ntmcli.cli.rules import Rulebook

        settings = context.obj
        book = Rulebook.open(settings)
        reading = book.read(framework_code, zone, year, province, as_of)
        narrow = book.list_narrow(reading)
        if form == "json":
            from ntmcli.present import json_frameworks

            json_frameworks.framework(reading, narrow, settings.lang)
        elif form == "csv":
            from ntmcli.present import csv_frameworks

            csv_frameworks.framework(reading, settings.lang)
        else:
            from ntmcli.present import table_frameworks

            table_frameworks.framework(reading, narrow, settings.lang, settings.color)
        return 0

    return framework_show
