"""The options that several commands take; their help stands in `texts`, under the option's name."""

from collections.abc import Mapping
from typing import Any

import typer

from ntmcli.cli.command import Choices
from ntmcli.cli.complete import complete_framework, complete_zone


def as_of(text: Mapping[str, str]) -> Any:
    return typer.Option("--as-of", metavar=text["metavar_day"])


def framework(text: Mapping[str, str]) -> Any:
    return typer.Option("--framework", metavar=text["metavar_framework"], autocompletion=complete_framework)


def zone(text: Mapping[str, str]) -> Any:
    return typer.Option("--zone", metavar=text["metavar_zone"], autocompletion=complete_zone)


def form(choices: Choices) -> Any:
    """Make `--format`, which takes one of some forms."""
    metavar = "|".join(choices.values)
    return typer.Option("--format", metavar=metavar, callback=choices.__call__, autocompletion=choices.complete)
