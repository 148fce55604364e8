"""`ntm summary`: a few sentences on a commune, or on several, to paste into a report."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

FORMATS = Choices(("text", "markdown", "html"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def summary(
        context: typer.Context,
        communes: Annotated[list[str] | None, options.communes(text)] = None,
        district: Annotated[str | None, options.district(text)] = None,
        province: Annotated[str | None, options.province(text)] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "text",
    ) -> int:
        from ntmcli.cli.judging import Judging
        from ntmcli.cli.selection import select
        from ntmcli.present import passages
        from ntmcli.present.output import tell
        from ntmcli.present.wording import say

        settings = context.obj
        judging = Judging.open(settings, framework, as_of)
        write = passages.write_one if len(set(communes or ())) == 1 else passages.write_several
        with judging.track(select(judging, communes or (), district, province)) as judged:
            found = write(judged, settings.lang)
        if found:
            passages.FORMS[form](found, settings.lang, settings.color)
        elif not judging.failed:
            tell(say(settings.lang, "no_communes"))
        return 3 if judging.failed else 0

    return summary
