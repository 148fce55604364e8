"""`ntm explain`: how one verdict came about, or what a diagnostic code means."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from ntmcli.cli import options
from ntmcli.cli.command import Choices
from ntmcli.cli.complete import complete_code, complete_commune

if TYPE_CHECKING:
    from ntmcli.cli.judging import Judging
    from ntmcli.cli.settings import Settings
    from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
    from ntmcli.present.output import Color
    from ntmcli.present.text import Places
    from ntmcli.store.folder import Loaded

FORMATS = Choices(("text", "json"))


def make(text: Mapping[str, str]) -> Callable[..., int]:
    """Make the command with its help in a language."""

    def explain(
        context: typer.Context,
        what: Annotated[str, typer.Argument(metavar=text["metavar_what"], autocompletion=complete_commune)],
        code: Annotated[
            str | None,
            typer.Argument(metavar=f"[{text['metavar_code']}]", autocompletion=complete_code),
        ] = None,
        as_of: Annotated[str | None, options.as_of(text)] = None,
        framework: Annotated[str | None, options.framework(text)] = None,
        form: Annotated[str, options.form(FORMATS)] = "text",
    ) -> int:
        import re

        from ntmcli.diagnostic import DataError

        settings = context.obj
        if re.fullmatch(r"ntm\d+", what, re.IGNORECASE | re.ASCII):
            if code is not None:
                raise DataError("explain_not_code", 2, text=what.upper())
            _explain_code(what.upper(), form, settings)
            return 0
        if code is None:
            raise DataError("explain_what", 2)
        from ntmcli.cli.judging import Judging

        judging = Judging.open(settings, framework, as_of)
        for loaded in judging.load([what]):
            assessment = judging.judge(loaded)
            if assessment is not None:
                found = _find(assessment, code)
                places = _places(judging, loaded, assessment, found)
                if form == "json":
                    from ntmcli.present import json

                    json.explain(assessment, found, places, settings.lang)
                else:
                    from ntmcli.present import text as plain

                    plain.explain(assessment, found, places, settings.lang, settings.color)
        judging.tell_notices()
        return 3 if judging.failed else 0

    return explain


def _explain_code(code: str, form: str, settings: "Settings") -> None:
    from ntmcli.diagnostic import DataError
    from ntmcli.diagnostic.catalogue import entries

    if code not in entries():
        raise DataError("no_diagnostic", 2, text=code)
    if form == "json":
        from ntmcli.present import json

        json.explain_code(code, settings.lang)
    else:
        from ntmcli.present import text as plain

        plain.explain_code(code, settings.lang, cast("Color", settings.color))


def _find(assessment: "Assessment", code: str) -> "CriterionVerdict | Verdict":
    from ntmcli.diagnostic import DataError, suggest_code

    found = assessment.find(code)
    if found is None:
        known = [verdict.code for verdict in assessment.verdicts]
        known += [each.code for verdict in assessment.verdicts for each in verdict.indicators]
        raise DataError("no_code", 2, text=code, **suggest_code(code, known))
    return found


def _places(
    judging: "Judging", loaded: "Loaded[Any]", assessment: "Assessment", found: "CriterionVerdict | Verdict"
) -> "Places":
    """Find where in the files a verdict's grounds are written."""
    from ntmcli.cli.judging import show_path
    from ntmcli.judge.verdict import CriterionVerdict, loc_of
    from ntmcli.present.text import Places
    from ntmcli.store.reader import Document

    def place(document: Document, *loc: str | int) -> str:
        span = document.span(loc)
        return f"{show_path(document.path)}:{span.line}:{span.column}"

    data = judging.data
    framework = next(each.document for each in data.frameworks if each.model is assessment.yardstick.framework)
    steps = {each.model.code: each.document for each in data.adjustments if each.model is not None}
    loc = loc_of(found)
    result = None if loc is None else place(loaded.document, *loc)
    criteria = [(each.criterion, each.adjustment) for each in assessment.yardstick.criteria]
    criterion = assessment.yardstick.criterion_of.get(found.code, found.code)
    at = next(index for index, (each, _) in enumerate(criteria) if each.code == criterion)
    written, adding = criteria[at]
    home = framework if adding is None else steps[adding.code]
    inside = assessment.yardstick.framework.criteria if adding is None else adding.criteria
    where: list[str | int] = ["criteria", inside.index(written)]
    adjustments: tuple[Any, ...] = ()
    if not isinstance(found, CriterionVerdict):
        codes = [each.code for each in written.indicators]
        where += ["indicators", codes.index(found.code), "target"]
        adjustments = assessment.yardstick.by_code[found.code].adjustments
    return Places(
        result=result,
        target=place(home, *where),
        steps=tuple(place(steps[each.code], "targets", found.code) for each in adjustments),
    )
