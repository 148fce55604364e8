"""CSV for Excel: UTF-8 with a byte-order mark, and no cell that a spreadsheet would run as a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from itertools import chain
from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.judge.claims import agrees
from ntmcli.judge.gaps import Unmet
from ntmcli.judge.recognition import Recognition
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict, source_of
from ntmcli.present import phrases
from ntmcli.present.output import write_utf8

RESULTS = (
    "commune", "name", "district", "province", "zone", "framework", "as_of", "criterion", "indicator", "outcome",
    "value", "unit", "operator", "limit", "gap", "reviewed", "source", "illustrative",
)  # fmt: skip
"""The columns of all results as one tidy table."""
UNMET = (*RESULTS, "title", "people", "responsible", "due")

OVERVIEW = (
    "commune", "name", "district", "province", "zone", "framework", "as_of", "met", "met_at_most", "total",
    "basically_met", "not_met", "unknown", "not_applicable", "indicators_met", "indicators_total", "reported_met",
    "reported_total", "reported_agrees", "illustrative",
)  # fmt: skip


def cell(value: Any) -> str:
    """Write one cell; text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def lay_out(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield the text row by row, the heading not before the first row is there: what stands in its way comes first."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    for at, text in enumerate(lay_out(columns, rows)):
        write_utf8(text, mark=not at)


def status(assessments: Iterable[Assessment], lang: Lang) -> None:
    """Write a row for each criterion (its indicator empty) and for each indicator."""
    del lang  # names are in the data's own language
    write_rows(RESULTS, tabulate_all(assessments))


def tabulate_all(assessments: Iterable[Assessment]) -> Iterator[Sequence[Any]]:
    return chain.from_iterable(map(tabulate, assessments))


def tabulate(assessment: Assessment) -> Iterator[Sequence[Any]]:
    """Yield a commune's results under the columns `RESULTS`: each criterion, then its indicators."""
    heading = _heading(assessment)
    for criterion in assessment.verdicts:
        yield *heading, criterion.code, None, *_of_criterion(criterion)
        for verdict in criterion.indicators:
            yield *heading, criterion.code, verdict.code, *_of_indicator(verdict)


def _heading(assessment: Assessment) -> tuple[Any, ...]:
    commune = assessment.commune
    return (
        commune.code,
        phrases.one_line(commune.name),
        commune.district,
        commune.province,
        assessment.zone,
        assessment.yardstick.framework.code,
        assessment.day,
    )


def _of_criterion(verdict: CriterionVerdict) -> tuple[Any, ...]:
    review = source = None
    if verdict.basis == "own" and verdict.own is not None:
        review = verdict.own.review.date.text
        source = source_of(verdict.own)
    return (verdict.outcome, None, None, None, None, None, review, source, verdict.illustrative)


def _of_indicator(verdict: Verdict) -> tuple[Any, ...]:
    return (
        verdict.outcome,
        verdict.value if verdict.bound is None else str(verdict.bound),
        verdict.requirement.unit,
        verdict.operator,
        verdict.limit,
        verdict.gap,
        verdict.standing.review.date.text if verdict.standing is not None else None,
        verdict.source,
        verdict.illustrative,
    )


def overview(rows: Iterable[Sequence[Any]]) -> None:
    """Write a row for each commune."""
    write_rows(OVERVIEW, rows)


def overview_row(assessment: Assessment, lang: Lang) -> list[str]:
    """Write the cells of one commune under the columns `OVERVIEW`."""
    del lang
    criteria, indicators = assessment.criteria, assessment.indicators
    claimed = assessment.reported
    values = (
        *_heading(assessment),
        criteria.met,
        criteria.met_at_most,
        criteria.total,
        criteria.basically_met,
        criteria.not_met,
        criteria.unknown,
        criteria.not_applicable,
        indicators.met,
        indicators.total,
        claimed.met if claimed else None,
        claimed.total if claimed else None,
        agrees(claimed, criteria) if claimed else None,
        assessment.illustrative,
    )
    return [cell(value) for value in values]


def unmet(assessment: Assessment, listed: Sequence[Unmet], lang: Lang) -> None:
    """Write a row for each unmet indicator or criterion, with the people missing and who answers."""
    write_rows(UNMET, (unmet_row(assessment, each, lang) for each in listed))


def unmet_row(assessment: Assessment, each: Unmet, lang: Lang) -> tuple[Any, ...]:
    """Return an unmet indicator or criterion under the columns `UNMET`."""
    return (
        *entry(assessment, each, lang),
        None if each.verdict is None else each.verdict.people,
        "; ".join(phrases.one_line(one.who) for one in each.responsible),
        "; ".join(one.due.text for one in each.responsible if one.due is not None),
    )


def entry(assessment: Assessment, each: Unmet, lang: Lang) -> tuple[Any, ...]:
    """Write an unmet indicator or criterion under the columns `RESULTS` and its title."""
    verdict = each.verdict
    return (
        *_heading(assessment),
        each.criterion.code,
        None if verdict is None else each.code,
        *(_of_criterion(each.criterion) if verdict is None else _of_indicator(verdict)),
        phrases.title(each.criterion.ruled.criterion if verdict is None else verdict.requirement, lang),
    )


def recognition(found: Recognition, lang: Lang) -> None:
    """Write a row for each criterion and each condition; of what is not in the data there is no row."""
    heading = _heading(found.assessment)
    criteria = (
        ("criterion", verdict.code, phrases.title(verdict.ruled.criterion, lang), _of_criterion(verdict))
        for verdict in found.assessment.verdicts
    )
    conditions = (
        ("condition", verdict.code, phrases.title(verdict.requirement, lang), _of_indicator(verdict))
        for verdict in found.conditions or ()
    )
    columns = (*RESULTS[:7], "kind", "code", "title", *RESULTS[9:])
    write_rows(columns, ((*heading, *who, *results) for *who, results in (*criteria, *conditions)))
