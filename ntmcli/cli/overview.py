"""One row a commune, for as many as there are: each is kept until its file or the rules change."""

import datetime
from collections.abc import Iterator
from dataclasses import astuple, replace
from functools import partial
from pathlib import Path
from typing import Any

from ntmcli.cli.judging import Judging
from ntmcli.cli.settings import Settings
from ntmcli.diagnostic import Diagnostic, Span
from ntmcli.present import csv, phrases
from ntmcli.present.progress import track
from ntmcli.store.audit import Data
from ntmcli.store.crowd import Work, answer_all
from ntmcli.store.disk import list_communes
from ntmcli.store.results import Results, digest_of, program


def list_rows(judging: Judging, form: str) -> Iterator[tuple[str, int, list[Any], bool]]:
    """Yield the code of each commune, how many criteria it meets, its row and whether that is illustrative.

    The communes that cannot be judged are told and left out.
    """
    settings, data = judging.settings, judging.data
    paths = list(list_communes(data.root))
    begin = partial(
        begin_rows, replace(settings, results=None), data.root, data.today, judging.framework, judging.day, form
    )
    answers = answer_all(paths, _make_work(judging, form), begin, settings.results or Results(None))
    with track(answers, len(paths), settings.lang, settings.color, streams=form == "csv") as tracked:
        for path, answer in zip(paths, tracked, strict=True):
            for framework, day in answer["outside"]:
                judging.outside.setdefault((framework, datetime.date.fromisoformat(day)), []).append(path.stem)
            for at, span, code, args in answer["obstacles"]:
                judging.obstacles.setdefault(Diagnostic(at, Span(*span), code, args), []).append(path.stem)
            if answer["row"] is not None:
                judging.judged.append(str(path))
                yield path.stem, answer["met"], answer["row"], answer["illustrative"]
    judging.tell_notices()


def begin_rows(
    settings: Settings,
    root: Path,
    today: datetime.date,
    framework: str | None,
    day: datetime.date | None,
    form: str,
) -> Work:
    """Make what writes a commune's row, in a process of its own."""
    return _make_work(Judging(settings, Data(root, today), framework, day), form)


def _make_work(judging: Judging, form: str) -> Work:
    data, lang = judging.data, judging.settings.lang
    asked = digest_of("row", form, lang, judging.framework, judging.day, program())

    def answer(path: Path) -> dict[str, Any]:
        alone = Judging(judging.settings, data, judging.framework, judging.day)
        assessment = alone.judge(data.load(path))
        row = None if assessment is None else ROWS[form](assessment, lang)
        return {
            "met": 0 if assessment is None else assessment.criteria.met,
            "row": row,
            "illustrative": assessment is not None and assessment.illustrative,
            "outside": [(framework, day.isoformat()) for framework, day in alone.outside],
            "obstacles": [(each.path, astuple(each.span), each.code, dict(each.args)) for each in alone.obstacles],
        }

    return Work(lambda: data.digest(asked), answer)


ROWS = {"csv": csv.overview_row, "table": phrases.overview_row, "markdown": phrases.overview_row}
