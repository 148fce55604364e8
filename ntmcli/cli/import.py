"""`ntm import`: read a form that was filled in, or a table that is there already, into the communes' files."""

# ruff: noqa: N999 -- a command is called as its module, and `import` is a good name for a command

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

FORMATS = Choices(("text", "json"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def import_file(
        context: typer.Context,
        file: Annotated[str, typer.Argument(metavar=text["metavar_path"])],
        date: Annotated[str | None, typer.Option("--date", metavar=text["metavar_day"])] = None,
        source: Annotated[str | None, typer.Option("--source", metavar=text["metavar_text"])] = None,
        commune: Annotated[str | None, options.commune_option(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        columns: Annotated[str | None, typer.Option("--map", metavar=text["metavar_path"])] = None,
        dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
        partial: Annotated[bool, typer.Option("--partial")] = False,
        no_input: Annotated[bool, typer.Option("--no-input")] = False,
        form: Annotated[str, options.form(FORMATS)] = "text",
    ) -> int:
        from ntmcli.cli.intake import take_file
        from ntmcli.cli.reading import Request
        from ntmcli.present import intake

        settings = context.obj
        request = Request(file, date, source, commune, framework, columns, dry_run, partial, no_input)
        taken = take_file(settings, request)
        if taken is None:
            return 3
        if form == "json":
            intake.write_json(taken, settings.lang)
        else:
            intake.tell(taken, settings.lang, settings.color)
        return 1 if taken.faults or taken.is_refused else 0

    return import_file
