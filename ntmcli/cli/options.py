"""The options that several commands take; their help stands in `texts`, under the option's name."""

from collections.abc import Mapping
from typing import Any

import typer

from ntmcli.cli.command import Choices
from ntmcli.cli.complete import complete_commune, complete_framework, complete_zone


def commune(text: Mapping[str, str]) -> Any:
    return typer.Argument(metavar=text["metavar_commune"], autocompletion=complete_commune)


def communes(text: Mapping[str, str]) -> Any:
    return typer.Argument(metavar=text["metavar_communes"], autocompletion=complete_commune)


def commune_option(text: Mapping[str, str]) -> Any:
    return typer.Option("--commune", metavar=text["metavar_commune"], autocompletion=complete_commune)


def district(text: Mapping[str, str]) -> Any:
    return typer.Option("--district", metavar=text["metavar_text"])


def province(text: Mapping[str, str]) -> Any:
    return typer.Option("--province", metavar=text["metavar_province"])


def name(text: Mapping[str, str]) -> Any:
    return typer.Option("--name", metavar=text["metavar_text"])


def gso_code(text: Mapping[str, str]) -> Any:
    return typer.Option("--gso-code", metavar=text["metavar_code"])


def no_input() -> Any:
    return typer.Option("--no-input")


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
