"""When an indicator would reach its limit if it went on as it did so far: an extrapolation, and no promise."""

import calendar
import datetime
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from ntmcli.judge.ahead import LimitAhead, list_limits
from ntmcli.judge.compare import reaches
from ntmcli.judge.course import Course, ReviewDay
from ntmcli.judge.limits import Reading
from ntmcli.judge.reviews import Standing
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Verdict
from ntmcli.model.framework import Operator
from ntmcli.model.values import Outcome, PartialDate, parse_date

LEAST_FIGURES = 3
MOST_YEARS = 10
"""After the last figure: what lies further ahead is given no date."""


class NoDate(StrEnum):
    """Why no day is given: no move towards the limit, one too slow to say when, or no limit known for that time."""

    NO_PROGRESS = "no_progress"
    BEYOND = "beyond_ten_years"
    NO_LIMIT = "no_limit"


Reach = datetime.date | NoDate


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact number that a review itself gives, in the indicator's unit."""

    date: PartialDate
    """Of the review as published; where the figure is for an earlier year, that year."""
    number: Fraction
    verdict: Verdict

    @property
    def day(self) -> datetime.date:
        """The last day of its time, whether that is past or not, so that the figure stays where it is."""
        return self.date.last_day


@dataclass(frozen=True, slots=True)
class Projection:
    """When figures would reach the limit of that time."""

    expected: Reach
    """At the pace from the first figure to the last."""
    earliest: Reach
    """At the pace of the fastest stretch between two figures that follow each other."""
    latest: Reach
    """At the pace of the slowest one."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """When an indicator, or a part of one, that is short of its limit on the day judged would reach it."""

    indicator: str
    verdict: Verdict
    """As it stands on the day judged."""
    figures: tuple[Figure, ...]
    projection: Projection
    later: tuple[LimitAhead, ...]
    """How the limit changes after the last figure, as far as the data tell."""

    @property
    def illustrative(self) -> bool:
        return any(each.verdict.illustrative for each in self.figures)


def forecast(rules: Rules, course: Course) -> Iterator[Forecast]:
    """Extrapolate what is short of a known limit on the day judged and has exact figures of three days or more.

    Judgements and bounds are no figures. A part of an indicator has figures of its own.
    """
    known = course.list_indicators()
    code = course.assessment.yardstick.framework.code
    reading = Reading(rules, code, course.assessment.commune.place(code), course.assessment.day)
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
                    part = verdict.code if whole.parts else None
                    limits = list_limits(reading, whole.code, part, figures[-1].day)
                    # Where the target is of another kind, there is no limit to compare with.
                    known_limits = [(each.start, each.number if _is_kind(each, verdict) else None) for each in limits]
                    points = [(each.day, each.number) for each in figures]
                    projection = project(points, verdict.operator, known_limits)
                    yield Forecast(whole.code, verdict, tuple(figures), projection, limits[1:])


def _is_kind(ahead: LimitAhead, verdict: Verdict) -> bool:
    return ahead.target is not None and ahead.target.operator is verdict.operator


def project(
    points: Sequence[tuple[datetime.date, Fraction]],
    operator: Operator,
    limits: Sequence[tuple[datetime.date, Fraction | None]],
) -> Projection:
    """Go on in a straight line from the last of some figures, to the first day on which it reaches the limit then.

    The days stand in order, no two the same. The limits do so too, each from its day on; the first stands on the day
    of the last figure at the latest. Beyond a limit that is not known no day is found.
    """
    towards = 1 if operator in (Operator.AT_LEAST, Operator.MORE_THAN) else -1
    (last, number) = points[-1]
    strict = operator in (Operator.MORE_THAN, Operator.LESS_THAN)
    after = last.toordinal() + 1
    end = _last_day(last).toordinal() + 1
    starts = [*(max(after, min(start.toordinal(), end)) for start, _ in limits), end]

    def pace(before: tuple[datetime.date, Fraction], after: tuple[datetime.date, Fraction]) -> Fraction:
        return towards * (after[1] - before[1]) / (after[0] - before[0]).days

    def reach(speed: Fraction) -> Reach:
        if speed <= 0:
            return NoDate.NO_PROGRESS
        for (first, until), (_, limit) in zip(pairwise(starts), limits, strict=True):
            if first == until:
                continue
            if limit is None:
                return NoDate.NO_LIMIT
            needed = towards * (limit - number) / speed
            ordinal = max(first, last.toordinal() + (math.floor(needed) + 1 if strict else math.ceil(needed)))
            if ordinal < until:
                return datetime.date.fromordinal(ordinal)
        return NoDate.BEYOND

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
            standing = verdict.standing if part is None or part.code == verdict.code else None
            if number is not None and standing is not None and each.gives(standing):
                figure = Figure(_date_of(verdict, standing), number, verdict)
                figures[figure.day] = figure
    return [figures[day] for day in sorted(figures)]


def _read(verdict: Verdict) -> Fraction | None:
    """Read the exact number of a verdict; None where there is none, it contradicts itself or waits for a hamlet."""
    if verdict.conflicts or (verdict.hamlets is not None and verdict.hamlets.missing):
        return None
    return verdict.exact


def _date_of(verdict: Verdict, standing: Standing) -> PartialDate:
    """Return the date of a figure: that of its review, or the earlier year that it is for."""
    date = standing.review.date
    return date if verdict.year is None or verdict.year >= date.last_day.year else parse_date(str(verdict.year))


def _kind(verdict: Verdict) -> tuple[str, str | None, Operator]:
    """Return what figures must have in common to be one series."""
    return verdict.requirement.name, verdict.requirement.unit, verdict.operator
