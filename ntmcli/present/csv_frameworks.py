"""CSV about frameworks, for spreadsheets."""

from collections.abc import Iterator, Sequence
from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.judge.changes import Differences
from ntmcli.judge.compare import exact_decimal
from ntmcli.judge.limits import Covered, Reading
from ntmcli.judge.targets import Ruled
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.framework import Framework, Requirement, Target
from ntmcli.present import limits, phrases
from ntmcli.present.csv import write_rows


def listing(frameworks: Sequence[Framework], adjustments: Sequence[Adjustment], lang: Lang) -> None:
    """Write a row for each framework."""
    columns = ("code", "name", "decision", "decided", "from", "to", "criteria", "indicators", "indicators_announced")
    write_rows(
        (*columns, "adjustments"),
        (
            (
                each.code,
                phrases.title(each, lang),
                each.decision.number,
                each.decision.date,
                each.in_force.start,
                each.in_force.to,
                len(each.criteria),
                len(list(each.indicators)),
                each.indicator_count,
                " ".join(step.code for step in adjustments if step.framework == each.code),
            )
            for each in frameworks
        ),
    )


def framework(reading: Reading, lang: Lang) -> None:
    """Write a row for each limit, zone by zone and year by year; one for each target without a number."""
    columns = ("framework", "criterion", "code", "part", "title", "unit", "operator", "zone", "year", "limit", "why")
    write_rows((*columns, "basis", "adjustment"), _limits(reading, lang))


def _limits(reading: Reading, lang: Lang) -> Iterator[Sequence[Any]]:
    shown = reading.yardstick.framework
    listed = [(entry, each) for entry in reading.yardstick.criteria for each in entry.indicators]
    for entry, ruled in [*listed, *((None, Ruled(each, each.target)) for each in shown.conditions or ())]:
        source = ruled.indicator.source
        adjustment = ruled.adjustments[-1] if ruled.adjustments else entry and entry.adjustment
        set_by = (source.basis if source else "unverified", adjustment and adjustment.code)
        criterion = entry and entry.criterion.code
        for part, title, unit, target in _parts(ruled.indicator, ruled.target, lang):
            head = (shown.code, criterion, ruled.indicator.code, part, title, unit, target.operator)
            for zone, year, limit, why in _cells(target, reading):
                yield *head, zone, year, limit, why, *set_by


def _parts(asked: Requirement, target: Target, lang: Lang) -> Iterator[tuple[str | None, str, str | None, Target]]:
    if target.all is None:
        yield None, phrases.title(asked, lang), asked.unit, target
    for part in target.all or ():
        yield part.code, phrases.title(part, lang), part.unit, part.target


def _cells(target: Target, reading: Reading) -> Iterator[Sequence[Any]]:
    if target.limit is None:
        yield reading.place.zone, None, None, None
        return
    for each in reading.spell_out(target.limit):
        number = None if each.limit.number is None else exact_decimal(each.limit.number)
        for zone in each.zones or [reading.place.zone]:
            yield zone, each.year, number, each.limit.why


def coverage(covered: Sequence[tuple[Framework, Sequence[Covered]]], lang: Lang) -> None:
    """Write a row for each target."""
    write_rows(
        ("framework", "criterion", "code", "title", "coverage", "basis", "refs"),
        (
            (
                framework.code,
                each.criterion,
                each.requirement.code,
                phrases.title(each.requirement, lang),
                each.coverage,
                each.basis,
                " ".join(each.requirement.source.refs) if each.requirement.source else None,
            )
            for framework, found in covered
            for each in found
        ),
    )


def differences(found: Differences, before: Reading, after: Reading, lang: Lang) -> None:
    """Write a row for each criterion (its indicator codes empty) and each indicator."""
    write_rows(
        ("criterion_before", "criterion_after", "before", "after", "title", "limit", "limit_before", "limit_after"),
        _changes(found, before, after, lang),
    )


def _changes(found: Differences, before: Reading, after: Reading, lang: Lang) -> Iterator[Sequence[Any]]:
    for each in found.criteria:
        codes = [side and side.criterion.code for side in (each.before, each.after)]
        there = each.after or each.before
        yield *codes, None, None, phrases.title(there.criterion, lang) if there else None, None, None, None
        for change in each.indicators:
            sides = (change.before, change.after)
            asked = change.after or change.before
            title = phrases.title(asked.indicator, lang) if asked else None
            said = [
                side and limits.target(side.target, side.indicator, reading, lang)
                for side, reading in zip(sides, (before, after), strict=True)
            ]
            yield *codes, *(side and side.indicator.code for side in sides), title, change.limit, *said
