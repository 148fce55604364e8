"""`ntm diff`: what was gained and lost between two days or two revisions of the data, and why."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices
from ntmcli.diagnostic import DataError

if TYPE_CHECKING:
    import datetime

    from ntmcli.cli.sides import Request
    from ntmcli.diagnostic import Lang
    from ntmcli.present.difference import Report

FORMATS = Choices(("text", "json", "csv", "markdown", "github"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def diff(
        context: typer.Context,
        some_communes: Annotated[list[str] | None, options.communes(text)] = None,
        start: Annotated[str | None, typer.Option("--from", metavar=text["metavar_day"])] = None,
        end: Annotated[str | None, typer.Option("--to", metavar=text["metavar_day"])] = None,
        rev: Annotated[str | None, typer.Option("--rev", metavar="A..B")] = None,
        district: Annotated[str | None, options.district(text)] = None,
        province: Annotated[str | None, options.province(text)] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "text",
        strict: Annotated[bool, typer.Option("--fail-on-regression")] = False,
    ) -> int:
        from contextlib import nullcontext
        from importlib import import_module
        from tempfile import TemporaryDirectory

        from ntmcli.cli.sides import Request, open_days, open_revisions
        from ntmcli.present.difference import Report

        settings = context.obj
        request = Request(tuple(some_communes or ()), district, province, framework)
        with nullcontext("") if rev is None else TemporaryDirectory(prefix="ntm-") as folder:
            if rev is None:
                sides = open_days(settings, request, *_read_days(request, start, end, as_of))
            else:
                if start is not None or end is not None:
                    raise DataError("diff_rev_and_days", 2)
                sides = open_revisions(settings, request, rev, as_of, Path(folder))
            report = Report(*sides.labels, strict)
            report.entries = sides.compare_all(report, streams=form == "csv")
            if form == "text":
                from ntmcli.present import text_differences

                text_differences.differences(report, settings.lang, settings.color)
            elif form == "github":
                _annotate(report, settings.lang)
            else:
                import_module(f"ntmcli.present.{form}_differences").differences(report, settings.lang)
        return report.status

    return diff


def _read_days(
    request: "Request", start: str | None, end: str | None, as_of: str | None
) -> "tuple[datetime.date, datetime.date]":
    """Return the two days to compare; raises DataError where they, or what they are of, are not given."""
    from ntmcli.cli.judging import parse_day

    first, last = parse_day(start), parse_day(end)
    if first is None and last is None:
        raise DataError("diff_nothing", 2)
    if first is None or last is None:
        raise DataError("diff_one_day", 2, text="--from" if first is None else "--to")
    if as_of is not None:
        raise DataError("diff_as_of", 2)
    if first > last:
        raise DataError("diff_backwards", 2)
    if not request.names and request.district is None and request.province is None:
        raise DataError("diff_no_commune", 2)
    return first, last


def _annotate(report: "Report", lang: "Lang") -> None:
    """Write annotations of GitHub Actions, and the page of the run where GitHub has named a file for that."""
    from ntmcli.cli.actions import add_summary
    from ntmcli.present import github_differences, markdown_differences
    from ntmcli.present.github import LARGEST

    report.entries = list(report.entries)
    github_differences.differences(report, lang)
    add_summary(lambda: markdown_differences.render(report, lang, LARGEST), lang)
