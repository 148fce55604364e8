"""Differences as CSV: a row for each, and one for each commune that is not there or not judged on a side."""

from collections.abc import Iterator, Sequence
from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.judge.causes import LIMIT_CAUSES, Found
from ntmcli.judge.differences import Difference
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.present import difference_phrases, phrases
from ntmcli.present.csv import write_rows
from ntmcli.present.difference import Entry, Report
from ntmcli.present.output import one_line_of

COLUMNS = (
    "commune", "name", "district", "province", "status", "framework_before", "framework_after", "as_of_before",
    "as_of_after", "level", "criterion", "code", "title", "change", "regression", "outcome_before", "outcome_after",
    "value_before", "value_after", "unit", "operator_before", "operator_after", "limit_before",
    "limit_after", "causes", "adjustments", "error", "illustrative",
)  # fmt: skip


def differences(report: Report, lang: Lang) -> None:
    write_rows(COLUMNS, (row for entry in report.entries for row in _rows(entry, lang)))


def _rows(entry: Entry, lang: Lang) -> Iterator[Sequence[Any]]:
    commune = entry.commune
    where: tuple[Any, ...] = (None, None, None)
    if commune is not None:
        where = (phrases.one_line(commune.name), commune.district, commune.province)
    about = (one_line_of(entry.code), *where, entry.status, *_of_sides(entry.assessments))
    if entry.comparison is None:
        sides = (entry.after, entry.before)
        obstacle = next((side.obstacle for side in sides if side is not None and side.obstacle is not None), None)
        said = None if obstacle is None else difference_phrases.error(obstacle, lang)
        yield (
            *about,
            None,
            None,
            None,
            None,
            None,
            entry.is_regression,
            *[None] * 11,
            said,
            difference_phrases.is_illustrative(entry),
        )
        return
    for each in entry.comparison.differences:
        yield *about, *_difference(each, lang), None, difference_phrases.shows_illustrative(each)


def _of_sides(sides: Sequence[Assessment | None]) -> Iterator[Any]:
    yield from (None if side is None else side.yardstick.framework.code for side in sides)
    yield from (side and side.day and side.day.isoformat() for side in sides)


def _difference(each: Difference, lang: Lang) -> Iterator[Any]:
    sides, there = (each.before, each.after), each.there
    yield "criterion" if isinstance(there, CriterionVerdict) else "indicator"
    yield from (each.criterion, there.code, difference_phrases.title(each, lang), each.kind, each.is_regression)
    yield from (None if side is None else side.outcome for side in sides)
    yield from map(_value, sides)
    yield there.requirement.unit if isinstance(there, Verdict) else None
    yield from (side.operator if isinstance(side, Verdict) else None for side in sides)
    yield from (side.limit if isinstance(side, Verdict) else None for side in sides)
    yield " ".join(f"limit:{found.cause}" if found.cause in LIMIT_CAUSES else found.cause for found in each.causes)
    yield " ".join(dict.fromkeys(step.code for found in each.causes for step in found.adjustments))


def _value(side: Found | None) -> Any:
    if not isinstance(side, Verdict):
        return None
    return side.value if side.bound is None else str(side.bound)
