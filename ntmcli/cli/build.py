"""Put the commands together; each is imported and brings its parameters when it is asked for, and no sooner."""

from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer

from ntmcli.cli.command import Command, Group
from ntmcli.cli.settings import Settings
from ntmcli.cli.texts import TEXTS

COMMANDS = (
    "status",
    "unmet",
    "explain",
    "recognition",
    "summary",
    "report",
    "verify",
    "history",
    "diff",
    "plan",
    "tasks",
    "set",
    "form",
    "import",
    "export",
    "check",
    "new",
    "init",
    "framework list",
    "framework show",
    "framework coverage",
    "framework diff",
    "schema",
)
"""The commands in the order of daily use; of two words, the first is a group. Each is a module beside this one."""


def build(settings: Settings) -> Group:
    """Make the program in the language of the settings."""
    app = _begin(settings, "ntm")

    @app.callback(invoke_without_command=True)
    def ntm(
        context: typer.Context,
        version: Annotated[bool, typer.Option("--version")] = False,
    ) -> None:
        del version  # answered before anything is parsed, so that it costs no start-up
        _help_alone(context)

    program: Group = typer.main.get_command(app)  # type: ignore[assignment]
    for name in COMMANDS:
        group, _, command = name.rpartition(" ")
        if not group:
            program.makers[command] = partial(_make_command, name, settings)
        elif group not in program.makers:
            program.makers[group] = partial(_make_group, group, settings)
    return program


def _begin(settings: Settings, name: str, **options: Any) -> typer.Typer:
    return typer.Typer(
        cls=Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"obj": settings, "help_option_names": ["--help", "-h"]},
        help=TEXTS[settings.lang][name],
        **options,
    )


def _make_group(name: str, settings: Settings) -> Group:
    app = _begin(settings, name, add_completion=False)
    app.callback(invoke_without_command=True)(_help_alone)
    group: Group = typer.main.get_command(app)  # type: ignore[assignment]
    for each in COMMANDS:
        if each.startswith(f"{name} "):
            group.makers[each.removeprefix(f"{name} ")] = partial(_make_command, each, settings)
    return group


def _make_command(name: str, settings: Settings) -> Command:
    settings.command = name
    module = import_module(f"ntmcli.cli.{name.replace(' ', '_')}")
    text = TEXTS[settings.lang]
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    carried = {"obj": settings, "help_option_names": ["--help", "-h"]}
    app.command(name.rpartition(" ")[2], cls=Command, help=text[name], context_settings=carried)(module.make(text))
    made: Command = typer.main.get_command(app)  # type: ignore[assignment]
    return made


def _help_alone(context: typer.Context) -> None:
    """Answer a group named without a command with its help."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
