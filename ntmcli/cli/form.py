"""`ntm form`: an Excel form to fill in for each commune, which `ntm import` reads back."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from ntmcli.cli import options


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def form(
        context: typer.Context,
        output: Annotated[str, typer.Option("--output", "-o", metavar=text["metavar_path"])],
        communes: Annotated[list[str] | None, options.communes(text)] = None,
        district: Annotated[str | None, options.district(text)] = None,
        province: Annotated[str | None, options.province(text)] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
    ) -> int:
        from ntmcli.cli.judging import Judging, show_path
        from ntmcli.cli.selection import select
        from ntmcli.diagnostic import DataError
        from ntmcli.judge.limits import Reading
        from ntmcli.present.content import describe
        from ntmcli.present.wording import say
        from ntmcli.store.writing import replace_file

        if Path(output).suffix.lower() != ".xlsx":
            raise DataError("form_suffix", 2, text=output)
        if not communes and district is None and province is None:
            raise DataError("form_scope", 2)
        if Path(output).exists():
            raise DataError("form_exists", 2, path=show_path(output))
        try:
            from ntmcli.present.xlsx_form import FormContent, render
        except ModuleNotFoundError as error:
            raise DataError("no_library", 3, text=error.name or "", extra="report") from None
        settings = context.obj
        judging = Judging.open(settings, framework, as_of)
        judging.next_review = True
        forms = []
        for assessment in select(judging, communes or (), district, province):
            code = assessment.yardstick.framework.code
            # The rules are made anew where a commune is judged by a framework that was not read before.
            reading = Reading(judging.data.rules, code, assessment.commune.place(code), assessment.day)
            forms.append(FormContent(describe(assessment, (), settings.lang), reading))
        if not forms:
            return 3
        replace_file(Path(output), render(forms))
        typer.echo(say(settings.lang, "form_made", path=show_path(output), number=len(forms)), err=True)
        return 3 if judging.failed else 0

    return form
