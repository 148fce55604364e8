"""`ntm history`: the course of communes over their reviews, and what is extrapolated from it."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices

if TYPE_CHECKING:
    from ntmcli.judge.course import Course

FORMATS = Choices(("table", "json", "csv"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def history(
        context: typer.Context,
        some_communes: Annotated[list[str] | None, options.communes(text)] = None,
        district: Annotated[str | None, options.district(text)] = None,
        province: Annotated[str | None, options.province(text)] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "table",
    ) -> int:
        from ntmcli.cli.judging import Judging
        from ntmcli.cli.selection import select
        from ntmcli.diagnostic import DataError
        from ntmcli.judge.course import Course, follow
        from ntmcli.judge.forecast import forecast

        if not some_communes and district is None and province is None:
            raise DataError("history_whom", 2)
        settings = context.obj
        judging = Judging.open(settings, framework, as_of)
        data = judging.data

        def courses() -> "Iterator[Course]":
            judged = select(judging, some_communes or (), district, province)
            with judging.track(judged, streams=form != "table") as tracked:
                for assessment in tracked:
                    code = assessment.yardstick.framework.code
                    # The rules are made anew where a commune is judged by a framework that was not read before.
                    days = follow(data.rules, assessment.commune, data.today, assessment.day, code)
                    yield Course(assessment, tuple(days))

        told = ((course, tuple(forecast(data.rules, course))) for course in courses())
        if form == "json":
            from ntmcli.present import json_history

            json_history.history(told, settings.lang)
        elif form == "csv":
            from ntmcli.present import csv

            csv.status((each.assessment for course in courses() for each in course.days), settings.lang)
        else:
            from ntmcli.present.history import history as show

            show(told, settings.lang, settings.color)
        return 3 if judging.failed else 0

    return history
