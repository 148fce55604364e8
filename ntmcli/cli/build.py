"""Put the commands together; each brings its parameters, none its work, until it is run."""

from typing import Annotated

import typer

from ntmcli.cli import check, explain, status, unmet
from ntmcli.cli.command import Command, Group
from ntmcli.cli.settings import Settings
from ntmcli.cli.texts import TEXTS

COMMANDS = {"status": status, "unmet": unmet, "explain": explain, "check": check}


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
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    for name, module in COMMANDS.items():
        app.command(name, cls=Command, help=text[name], context_settings=carried)(module.make(text))
    return app
