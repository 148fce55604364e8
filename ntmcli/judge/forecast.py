"""When an indicator would reach its limit if it went on as it did so far: an extrapolation, and no promise."""

import calendar
import datetime
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from ntmcli.judge.compare import reaches
from ntmcli.judge.course import Course, ReviewDay
from ntmcli.judge.limits import Reading, Spelled
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Assessment, Verdict
from ntmcli.model.framework import PERCENT, Operator
from ntmcli.model.values import Outcome

LEAST_FIGURES = 3
MOST_YEARS = 10
"""After the last figure: what lies further ahead is given no date."""


class NoDate(StrEnum):
    """Why no day is given: the figures do not move towards the limit, or too slowly to say when."""

    NO_PROGRESS = "no_progress"
    BEYOND = "beyond_ten_years"


Reach = datetime.date | NoDate


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact number that a review itself gives, in the indicator's unit."""

    day: datetime.date
    """Of the review; where the figure is for an earlier year, the last day of that year."""
    number: Fraction
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Projection:
    """When figures would reach a limit."""

    expected: Reach
    """At the pace from the first figure to the last."""
    earliest: Reach
    """At the pace of the fastest stretch between two figures that follow each other."""
    latest: Reach
    """At the pace of the slowest one."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """When an indicator, or a part of one, would reach the limit it is held against on the day judged."""

    indicator: str
    verdict: Verdict
    """As it stands on the day judged."""
    figures: tuple[Figure, ...]
    projection: Projection
    later: tuple[Spelled, ...]
    """The limits of years after that of the standing figure, where they differ from the one used."""

    @property
    def illustrative(self) -> bool:
        return any(each.verdict.illustrative for each in self.figures)


def forecast(rules: Rules, course: Course) -> Iterator[Forecast]:
    """Extrapolate what is short of a known limit on the day judged and has exact figures of three days or more.

    Judgements and bounds are no figures. A part of an indicator has figures of its own.
    """
    known = course.list_indicators()
    for criterion in course.assessment.verdicts:
        for whole in criterion.indicators:
            for verdict in whole.parts or (whole,):
                if verdict.outcome not in (Outcome.NOT_MET, Outcome.BASICALLY_MET) or verdict.limit is None:
                    continue
                limit = Fraction(verdict.limit)
                figures = _list_figures(known.get(whole.code, ()), verdict if whole.parts else None)
                kinds = {_kind(verdict), *(_kind(each.verdict) for each in figures)}
                if len(figures) < LEAST_FIGURES or len(kinds) > 1:
                    continue
                if not reaches(figures[-1].number, verdict.operator, limit):
                    points = [(each.day, each.number) for each in figures]
                    projection = project(points, verdict.operator, limit)
                    later = tuple(_later_limits(rules, course.assessment, verdict))
                    yield Forecast(whole.code, verdict, tuple(figures), projection, later)


def project(points: Sequence[tuple[datetime.date, Fraction]], operator: Operator, limit: Fraction) -> Projection:
    """Go on in a straight line from the last of some figures, which falls short of a limit.

    The days stand in order, no two the same.
    """
    towards = 1 if operator in (Operator.AT_LEAST, Operator.MORE_THAN) else -1
    (last, number) = points[-1]
    missing = abs(limit - number)
    strict = operator in (Operator.MORE_THAN, Operator.LESS_THAN)

    def pace(before: tuple[datetime.date, Fraction], after: tuple[datetime.date, Fraction]) -> Fraction:
        return towards * (after[1] - before[1]) / (after[0] - before[0]).days

    def reach(speed: Fraction) -> Reach:
        if speed <= 0:
            return NoDate.NO_PROGRESS
        needed = missing / speed
        days = math.floor(needed) + 1 if strict else math.ceil(needed)
        ordinal = last.toordinal() + days
        return NoDate.BEYOND if ordinal > _last_day(last).toordinal() else datetime.date.fromordinal(ordinal)

    overall = pace(points[0], points[-1])
    if overall <= 0:
        return Projection(NoDate.NO_PROGRESS, NoDate.NO_PROGRESS, NoDate.NO_PROGRESS)
    paces = [pace(before, after) for before, after in pairwise(points)]
    return Projection(reach(overall), reach(max(paces)), reach(min(paces)))


def _last_day(day: datetime.date) -> datetime.date:
    """Return the last day ahead that is given as a date."""
    year = min(day.year + MOST_YEARS, datetime.MAXYEAR)
    return datetime.date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _list_figures(known: Iterable[tuple[ReviewDay, Verdict]], part: Verdict | None) -> list[Figure]:
    """List the figures of an indicator, or a part of it, by day; of one day the later in the file counts."""
    figures = {}
    for each, whole in known:
        for verdict in (whole,) if part is None else whole.parts:
            number = _read(verdict)
            if number is not None and each.gives(verdict.standing) and (part is None or part.code == verdict.code):
                day = _day_of(verdict, each.day)
                figures[day] = Figure(day, number, verdict)
    return [figures[day] for day in sorted(figures)]


def _read(verdict: Verdict) -> Fraction | None:
    """Read the exact number of a verdict; None where there is none, it contradicts itself or waits for a hamlet."""
    if verdict.conflicts or (verdict.hamlets is not None and verdict.hamlets.missing):
        return None
    if verdict.requirement.unit == PERCENT and verdict.count is not None and verdict.of:
        return Fraction(100 * verdict.count, verdict.of)
    return None if verdict.value is None else Fraction(verdict.value)


def _day_of(verdict: Verdict, day: datetime.date) -> datetime.date:
    """Return the day of a figure: that of its review, or the end of an earlier year that it is for."""
    return day if verdict.year is None or verdict.year >= day.year else datetime.date(verdict.year, 12, 31)


def _kind(verdict: Verdict) -> tuple[str, str | None, Operator]:
    """Return what figures must have in common to be one series."""
    return verdict.requirement.name, verdict.requirement.unit, verdict.operator


def _later_limits(rules: Rules, assessment: Assessment, verdict: Verdict) -> Iterator[Spelled]:
    """Yield the limits of years after that of the standing figure that are not the one it is held against."""
    code = assessment.yardstick.framework.code
    reading = Reading(rules, code, assessment.commune.place(code), assessment.day)
    written, used, year = verdict.target.limit, Fraction(verdict.limit or 0), verdict.year
    for each in reading.spell_out(written) if written is not None else ():
        if each.year is not None and year is not None and each.year > year and each.limit.number != used:
            yield each
