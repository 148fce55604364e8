"""`ntm check`: every problem in the data, all in one run."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

FORMATS = Choices(("text", "json"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def check(
        context: typer.Context,
        paths: Annotated[list[str] | None, typer.Argument(metavar=text["metavar_paths"])] = None,
        form: Annotated[str, options.form(FORMATS)] = "text",
        strict: Annotated[bool, typer.Option("--strict")] = False,
    ) -> int:
        import datetime

        from ntmcli.cli.judging import find_data, show_path
        from ntmcli.diagnostic import Severity
        from ntmcli.diagnostic.catalogue import severity
        from ntmcli.store.audit import Data

        settings = context.obj
        root = find_data(settings)
        wanted = [_inside(path, root) for path in paths or ()]
        data = Data(root, datetime.date.today())
        files, found = data.find_all()

        def is_wanted(path: str) -> bool:
            return not wanted or any(_locate(Path(path)).is_relative_to(each) for each in wanted)

        shown = [(show_path(each.path), each) for each in found if is_wanted(each.path)]
        if form == "json":
            from ntmcli.present import json

            json.check(len(files), shown, settings.lang)
        else:
            from ntmcli.present import text as plain

            plain.check(sum(map(is_wanted, files)), shown, settings.lang)
        wrong = shown if strict else [each for _, each in shown if severity(each.code) is Severity.ERROR]
        return 1 if wrong else 0

    return check


def _inside(text: str, root: Path) -> Path:
    """Return a path given on the command line; it must be there, and in the data folder."""
    from ntmcli.cli.judging import show_path
    from ntmcli.diagnostic import DataError

    if not os.path.lexists(text):
        raise DataError("no_path", 2, text=text)
    path = _locate(Path(text))
    if not path.is_relative_to(os.path.realpath(root)):
        raise DataError("outside", 2, text=text, path=show_path(str(root)))
    return path


def _locate(path: Path) -> Path:
    """Return where a file stands, through links of folders but not through a link that it is itself."""
    if path.is_dir():
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent), path.name)
