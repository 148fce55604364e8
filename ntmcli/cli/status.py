"""`ntm status`: criteria met of total, what is unmet and by how much; without a name, one row a commune."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

if TYPE_CHECKING:
    from ntmcli.judge.course import ReviewDay
    from ntmcli.judge.verdict import Assessment

FORMATS = Choices(("table", "json", "csv", "markdown"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def status(
        context: typer.Context,
        communes: Annotated[list[str] | None, options.communes(text)] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "table",
        fail_under: Annotated[int | None, typer.Option(metavar=text["metavar_number"])] = None,
        charts: Annotated[bool, typer.Option("--charts")] = False,
    ) -> int:
        from ntmcli.cli.judging import Judging
        from ntmcli.diagnostic import DataError
        from ntmcli.present.output import tell
        from ntmcli.present.wording import say

        settings = context.obj
        named = bool(communes)
        if charts and (form != "table" or not named):
            raise DataError("charts_for_table", 2)
        judging = Judging.open(settings, framework, as_of)
        below: list[str] = []

        def weigh(name: str, met: int) -> None:
            if fail_under is not None and met < fail_under:
                below.append(say(settings.lang, "gate", commune=name, met=met, gate=fail_under))

        def judged() -> "Iterator[Assessment]":
            with judging.track(judging.judge_all(communes or ()), streams=form in ("json", "csv")) as tracked:
                for assessment in tracked:
                    weigh(assessment.commune.code, assessment.criteria.met)
                    yield assessment

        def rows() -> "Iterator[tuple[list[Any], bool]]":
            from ntmcli.cli.overview import list_rows

            for name, met, row, illustrative in list_rows(judging, form):
                weigh(name, met)
                yield row, illustrative

        def course(assessment: "Assessment") -> "Iterator[ReviewDay]":
            from ntmcli.judge.course import follow

            rules, today = judging.data.rules, judging.data.today
            return follow(rules, assessment.commune, today, assessment.day, assessment.yardstick.framework.code)

        if form == "json":
            from ntmcli.present import json

            json.status(judged(), settings.lang)
        elif form == "csv":
            from ntmcli.present import csv

            csv.status(judged(), settings.lang) if named else csv.overview(row for row, _ in rows())
        elif form == "markdown":
            from ntmcli.present import markdown

            markdown.status(judged(), settings.lang) if named else markdown.overview(rows(), settings.lang)
        else:
            from ntmcli.present import table

            if named:
                table.status(judged(), settings.lang, settings.color, course if charts else None)
            else:
                table.overview(rows(), settings.lang, settings.color)
            if not judging.judged and not judging.failed:
                tell(say(settings.lang, "no_communes"))
        for line in below:
            tell(line)
        return 3 if judging.failed else 1 if below else 0

    return status
