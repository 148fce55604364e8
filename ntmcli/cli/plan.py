"""`ntm plan`: the shortest way to a number of criteria met, with figures tried; nothing is written."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices
from ntmcli.cli.complete import complete_code

FORMATS = Choices(("table", "json", "csv", "markdown"))
OTHERS = 3
"""Further plans that are shown unless asked otherwise."""


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""
    code = text["metavar_code"]

    def plan(
        context: typer.Context,
        commune: Annotated[str, options.commune(text)],
        target: Annotated[int | None, typer.Option(metavar=text["metavar_number"], min=1)] = None,
        by: Annotated[str | None, typer.Option(metavar=text["metavar_day"])] = None,
        given: Annotated[list[str] | None, _assign("--set", text["metavar_assignment"])] = None,
        weight: Annotated[list[str] | None, _assign("--weight", f"{code}={text['metavar_number']}")] = None,
        not_before: Annotated[list[str] | None, _assign("--not-before", f"{code}={text['metavar_day']}")] = None,
        alternatives: Annotated[int, typer.Option(metavar=text["metavar_number"], min=0)] = OTHERS,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "table",
    ) -> int:
        from ntmcli.cli.given import gather_efforts, try_results
        from ntmcli.cli.judging import Judging, parse_day
        from ntmcli.diagnostic import DataError
        from ntmcli.judge.plan import make_plans
        from ntmcli.judge.plan_limits import Outlook
        from ntmcli.present import numbers

        settings = context.obj
        until = parse_day(by)
        judging = Judging.open(settings, framework, as_of)
        reachable = True
        for assessment in judging.judge_all([commune]):
            trial = try_results(judging, assessment, given) if given else None
            found = assessment if trial is None else trial.after
            total = found.criteria.total
            if target is not None and target > total:
                raise DataError("high_target", 2, text=str(target), total=str(total))
            if until is not None and found.day is not None and until < found.day:
                days = {"text": numbers.day(until, settings.lang), "day": numbers.day(found.day, settings.lang)}
                raise DataError("early_by", 2, **days)
            efforts = gather_efforts(found.commune, found.yardstick, weight or (), not_before or (), settings.lang)
            planning = make_plans(found, efforts, target, until, alternatives)
            outlook = Outlook.of(judging.data.rules, planning)
            reachable = planning.is_reachable
            if form == "json":
                from ntmcli.present import json_plan

                json_plan.plan(planning, outlook, trial, settings.lang)
            elif form == "csv":
                from ntmcli.present import csv_plan

                csv_plan.plan(planning, settings.lang)
            else:
                from ntmcli.present.markdown_page import MarkdownPage
                from ntmcli.present.page import open_page
                from ntmcli.present.table_plan import show_plan

                markdown = form == "markdown"
                page = MarkdownPage(settings.lang) if markdown else open_page(settings.lang, settings.color)
                show_plan(page, planning, outlook, trial)
        return 3 if judging.failed else 0 if reachable else 1

    return plan


def _assign(name: str, metavar: str) -> typer.models.OptionInfo:
    """Make an option that takes a code and what is said of it, as often as one likes."""
    found: typer.models.OptionInfo = typer.Option(name, metavar=metavar, autocompletion=complete_code)
    return found
