"""Put the commands together; each brings its parameters, none its work, until it is run."""

from typing import Annotated

import typer

from ntmcli.cli import (
    check,
    explain,
    framework_coverage,
    framework_diff,
    framework_list,
    framework_show,
    recognition,
    schema,
    status,
    unmet,
)
from ntmcli.cli.command import Command, Group
from ntmcli.cli.settings import Settings
from ntmcli.cli.texts import TEXTS

COMMANDS = {
    "status": status,
    "unmet": unmet,
    "explain": explain,
    "recognition": recognition,
    "framework list": framework_list,
    "framework show": framework_show,
    "framework coverage": framework_coverage,
    "framework diff": framework_diff,
    "check": check,
    "schema": schema,
}
"""The commands in the order of daily use; of two words, the first is a group."""


def build(settings: Settings) -> typer.Typer:
    """Make the program in the language of the settings."""
    text = TEXTS[settings.lang]
    carried = {"obj": settings, "help_option_names": ["--help", "-h"]}
    app = typer.Typer(
        cls=Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=carried,
        help=text["ntm"],
    )

    @app.callback(invoke_without_command=True)
    def ntm(
        context: typer.Context,
        version: Annotated[bool, typer.Option("--version")] = False,
    ) -> None:
        del version  # answered before anything is parsed, so that it costs no start-up
        _help_alone(context)

    groups = {"": app}
    for name, module in COMMANDS.items():
        group, _, command = name.rpartition(" ")
        if group not in groups:
            groups[group] = typer.Typer(cls=Group, rich_markup_mode=None, context_settings=carried, help=text[group])
            groups[group].callback(invoke_without_command=True)(_help_alone)
            app.add_typer(groups[group], name=group)
        groups[group].command(command, cls=Command, help=text[name], context_settings=carried)(module.make(text))
    return app


def _help_alone(context: typer.Context) -> None:
    """Answer a group named without a command with its help."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
