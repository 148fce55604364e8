"""`ntm schema`: JSON Schema of the data files, for editors."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

KINDS = Choices(("framework", "commune", "adjustment"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def schema(
        context: typer.Context,
        kind: Annotated[
            str,
            typer.Argument(
                metavar="|".join(KINDS.values),
                callback=KINDS.__call__,
                autocompletion=KINDS.complete,
                show_default=False,
            ),
        ],
        framework: Annotated[str | None, options.framework(text)] = None,
        zone: Annotated[str | None, options.zone(text)] = None,
    ) -> int:
        from ntmcli.diagnostic import DataError
        from ntmcli.present.schema import make_schema, write

        settings = context.obj
        if framework is not None and kind != "commune":
            raise DataError("schema_framework", 2, text=kind)
        if zone is not None and framework is None:
            raise DataError("schema_zone", 2, text=zone)
        if framework is None:
            write(make_schema(kind, settings.lang))
            return 0
        from ntmcli.cli.rules import Rulebook
        from ntmcli.present.schema_commune import make_commune_schema

        write(make_commune_schema(Rulebook.open(settings).read_decided(framework, zone), settings.lang))
        return 0

    return schema
