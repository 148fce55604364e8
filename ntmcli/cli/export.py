"""`ntm export`: all results as one tidy table; the suffix of the file chooses its form."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from ntmcli.cli import options

EXTRAS = {".csv": "", ".xlsx": "report", ".parquet": "parquet", ".sqlite": ""}
"""The forms, each with the extra that brings its library; `present` has a module for each, named after it."""


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def export(
        context: typer.Context,
        output: Annotated[str, typer.Option("--output", "-o", metavar=text["metavar_path"])],
        communes: Annotated[list[str] | None, options.communes(text)] = None,
        district: Annotated[str | None, options.district(text)] = None,
        province: Annotated[str | None, options.province(text)] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
    ) -> int:
        from importlib import import_module
        from itertools import chain

        from ntmcli.cli.judging import Judging, show_path
        from ntmcli.cli.selection import select
        from ntmcli.diagnostic import DataError
        from ntmcli.present.output import tell
        from ntmcli.present.wording import say
        from ntmcli.store.writing import replacing

        settings = context.obj
        suffix = Path(output).suffix.lower()
        if suffix not in EXTRAS:
            raise DataError("no_table_suffix", 2, text=output, list=", ".join(EXTRAS))
        try:
            writer = import_module(f"ntmcli.present.export_{suffix[1:]}")
        except ModuleNotFoundError as error:
            raise DataError("no_library", 3, text=error.name or "", extra=EXTRAS[suffix]) from None
        judging = Judging.open(settings, framework, as_of)
        judged = select(judging, communes or (), district, province)
        first = next(judged, None)
        if first is None and judging.failed:
            return 3  # a table without a row would take the place of one that had some
        found = () if first is None else chain([first], judged)
        with (
            replacing(Path(output)) as beside,
            judging.track(found) as tracked,
        ):
            writer.write(beside, tracked, settings.lang)
        if first is None:
            tell(say(settings.lang, "no_communes"))
        tell(say(settings.lang, "new_done", path=show_path(output)))
        return 3 if judging.failed else 0

    return export
