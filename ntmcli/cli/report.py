"""`ntm report`: a whole report on a commune or on several; the suffix of the file chooses its form."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from ntmcli.cli import options


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def report(
        context: typer.Context,
        output: Annotated[str, typer.Option("--output", "-o", metavar=text["metavar_path"])],
        communes: Annotated[list[str] | None, options.communes(text)] = None,
        district: Annotated[str | None, options.district(text)] = None,
        province: Annotated[str | None, options.province(text)] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        template: Annotated[str | None, typer.Option("--template", metavar=text["metavar_path"])] = None,
        date: Annotated[str | None, typer.Option("--date", metavar=text["metavar_day"])] = None,
    ) -> int:
        from ntmcli.cli.document import WRITERS, Request, make_report
        from ntmcli.cli.judging import parse_day, show_path
        from ntmcli.diagnostic import DataError
        from ntmcli.present.output import tell
        from ntmcli.present.wording import say
        from ntmcli.store.files import read_bounded
        from ntmcli.store.writing import replace_file

        suffix = Path(output).suffix.lower()
        if suffix not in WRITERS:
            raise DataError("no_suffix", 2, text=output, list=", ".join(WRITERS))
        if template is not None and suffix != ".docx":
            raise DataError("template_for_docx", 2)
        if template is not None and Path(output).exists() and Path(output).samefile(template):
            raise DataError("template_overwritten", 2, path=output)
        filled = None if template is None else read_bounded(Path(template))
        names = tuple(communes or ())
        request = Request(names, district, province, framework, as_of, suffix, parse_day(date), filled)
        made = make_report(context.obj, request)
        if made is None:
            return 3
        replace_file(Path(output), made.data)
        tell(say(context.obj.lang, "new_done", path=show_path(output)))
        return 3 if made.failed else 0

    return report
