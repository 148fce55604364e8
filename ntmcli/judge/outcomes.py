"""Judge a commune: each result against its target, each criterion from its indicators."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ntmcli.judge.combine import HamletSum, add_hamlets, combine, decided, own_outcome, reconcile
from ntmcli.judge.compare import bound_reaches, count_missing, exact_decimal, reaches, to_decimal
from ntmcli.judge.reviews import Known, Standing, add_up, reviews_for
from ntmcli.judge.targets import Limit, Ruled, RuledCriterion, Rules
from ntmcli.judge.verdict import Assessment, Basis, Conflict, CriterionVerdict, Reason, Verdict
from ntmcli.model.commune import Commune, Place, Result
from ntmcli.model.framework import PERCENT, Operator, Part, Target
from ntmcli.model.values import Bound, Outcome


class Ground(NamedTuple):
    """For whom and when something is judged: all that limits depend on besides the result."""

    rules: Rules
    commune: Commune
    place: Place
    day: datetime.date | None
    today: datetime.date


def assess(
    rules: Rules,
    commune: Commune,
    today: datetime.date,
    day: datetime.date | None = None,
    framework: str | None = None,
) -> Assessment:
    """Judge a commune by a framework on a day.

    Without a framework: the commune's own. Without a day: that of its latest review for the framework; where
    there is none, everything is unknown. `today` only caps reviews dated by a month or a year.
    """
    code = framework or rules.framework_of(commune)
    if day is None:
        day = day_of(rules, commune, today, code)
    place = commune.place(code)
    ground = Ground(rules, commune, place, day, today)
    yardstick = rules.resolve(code, place, day)
    known = add_up(commune, yardstick, day, rules.default, today)
    verdicts = tuple(_judge_criterion(entry, known, ground) for entry in yardstick.criteria)
    return Assessment(commune, yardstick, day, verdicts, known.latest)


def day_of(rules: Rules, commune: Commune, today: datetime.date, framework: str | None = None) -> datetime.date | None:
    """Return the day of the latest review for a framework; None where there is no review."""
    code = framework or rules.framework_of(commune)
    return max((date for date, _, _ in reviews_for(commune, code, rules.default, today)), default=None)


def day_of_next(rules: Rules, commune: Commune, today: datetime.date, framework: str | None = None) -> datetime.date:
    """Return the day that a review made now is judged on.

    That is today, or the last day of the framework or of the commune where that is past; never before the day of the
    latest review.
    """
    code = framework or rules.framework_of(commune)
    lives = [commune.valid, *(rules.frameworks[known].in_force for known in (code,) if known in rules.frameworks)]
    day = min([today, *(life.to.last_day for life in lives if life is not None and life.to is not None)])
    return max(day, day_of(rules, commune, today, code) or day)


def _judge_criterion(entry: RuledCriterion, known: Known, ground: Ground) -> CriterionVerdict:
    """Let the indicators decide where they can; the criterion's own result stands where they leave it unknown."""
    indicators = tuple(judge(ruled, known.indicators.get(ruled.indicator.code), ground) for ruled in entry.indicators)
    own = known.own.get(entry.criterion.code)
    outcome = combine(verdict.outcome for verdict in indicators)
    said = any(verdict.standing or verdict.outcome is not Outcome.UNKNOWN for verdict in indicators)
    basis: Basis = "indicators" if said else "none"
    if outcome is Outcome.UNKNOWN and own is not None:
        outcome = own_outcome(own.result, ground.commune)
        if outcome is not Outcome.UNKNOWN or basis == "none":
            basis = "own"
    return CriterionVerdict(entry.criterion.code, entry, outcome, basis, indicators, own)


def judge(ruled: Ruled, standing: Standing | None, ground: Ground) -> Verdict:
    """Judge one indicator from its standing result (None where no review gives one)."""
    result = standing.result if standing else None
    return _judge(ruled.indicator.code, ruled, ruled.target, ruled.indicator.unit, result, standing, ground)


@dataclass(frozen=True, slots=True)
class _Figure:
    """The number a result gives, if it gives one."""

    exact: Fraction | None = None
    value: Decimal | None = None
    bound: Bound | None = None
    count: int | None = None
    of: int | None = None
    conflicts: tuple[Conflict, ...] = ()


_NO_FIGURE = _Figure()


def _judge(
    code: str,
    ruled: Ruled | Part,
    target: Target,
    unit: str | None,
    result: Result | None,
    standing: Standing | None,
    ground: Ground,
) -> Verdict:
    year = _year(result, standing, ground)
    written = target.limit
    limit = None if written is None else ground.rules.limit(written, ground.place, ground.day, year)
    number = limit.number if limit else None
    parts = _judge_parts(target, standing, ground)
    hamlets = None
    figure = _NO_FIGURE
    if result is not None:
        if result.hamlets is not None:
            hamlets = add_hamlets(result.hamlets, ground.commune)
        figure = _read_figure(result, hamlets if written is not None else None, unit)
    elsewhere = None
    if target.framework is not None and ground.day is not None:
        elsewhere = assess(ground.rules, ground.commune, ground.today, ground.day, target.framework)
    compared, reason = _compare(target, figure, limit, hamlets, parts, elsewhere)
    outcome, reason, disagree = _reconcile(compared, reason, result)
    if hamlets is not None and not hamlets.is_whole and compared is None:
        outcome, reason = Outcome.UNKNOWN, Reason.HAMLETS_MISSING
    value = figure.value
    if value is None and figure.exact is not None:
        value = to_decimal(figure.exact, number)
    gap = people = None
    if compared is Outcome.NOT_MET and number is not None:
        if value is not None:
            gap = exact_decimal(abs(number - Fraction(value)))
        if figure.count is not None and figure.of:
            people = count_missing(figure.count, figure.of, target.operator, number)
    return Verdict(
        code=code,
        ruled=ruled,
        target=target,
        outcome=outcome,
        reason=reason,
        limit=None if number is None else exact_decimal(number),
        why_limit=limit.why if limit else None,
        multiple_of=limit.multiple_of if limit else None,
        elsewhere=elsewhere,
        value=value,
        bound=figure.bound,
        count=figure.count,
        of=figure.of,
        gap=gap,
        people=people,
        year=year,
        result=result,
        standing=standing if result is not None else None,
        parts=parts,
        hamlets=hamlets,
        conflicts=(*figure.conflicts, Conflict.STATED) if disagree else figure.conflicts,
    )


def _year(result: Result | None, standing: Standing | None, ground: Ground) -> int | None:
    """Return the year a figure is for: its own, else that of its review, else of the day judged."""
    if result is not None and standing is not None:
        return result.year or standing.result.year or standing.review.date.last_day.year
    return ground.day.year if ground.day else None


def _judge_parts(target: Target, standing: Standing | None, ground: Ground) -> tuple[Verdict, ...]:
    given = (standing.result.parts if standing else None) or {}
    return tuple(
        _judge(part.code, part, part.target, part.unit, given.get(part.code), standing, ground)
        for part in target.all or ()
    )


def _read_figure(result: Result, hamlets: HamletSum | None, unit: str | None) -> _Figure:
    """Read the number a result gives; counts make an exact share, which holds over a rounded value."""
    count, of, value = result.count, result.of, result.value
    conflicts: tuple[Conflict, ...] = ()
    if hamlets is not None and (unit == PERCENT or not hamlets.counts_hamlets):
        if count is not None and of is not None:
            over = hamlets.count > count or hamlets.of - hamlets.count > of - count
            if over or (not hamlets.missing and (count, of) != (hamlets.count, hamlets.of)):
                conflicts = (Conflict.HAMLET_SUM,)
        count, of = hamlets.count, hamlets.of
    if count is not None and of and unit == PERCENT:
        share = Fraction(100 * count, of)
        if value is not None and not _agrees(value, share):
            conflicts += (Conflict.SHARE,)
        return _Figure(share, None, None, count, of, conflicts)
    if isinstance(value, Bound):
        return _Figure(None, None, value, count, of, conflicts)
    return _Figure(None if value is None else Fraction(value), value, None, count, of, conflicts)


def _agrees(value: Decimal | Bound, share: Fraction) -> bool:
    """Tell whether a published figure can be this share, rounded as it is written."""
    if isinstance(value, Bound):
        operator = {
            ">": Operator.MORE_THAN,
            ">=": Operator.AT_LEAST,
            "<": Operator.LESS_THAN,
            "<=": Operator.AT_MOST,
        }[value.sign]
        return reaches(share, operator, Fraction(value.number))
    last_place = Fraction(10) ** int(value.as_tuple().exponent)
    return abs(share - Fraction(value)) * 2 <= last_place


def _compare(
    target: Target,
    figure: _Figure,
    limit: Limit | None,
    hamlets: HamletSum | None,
    parts: tuple[Verdict, ...],
    elsewhere: Assessment | None,
) -> tuple[Outcome | None, Reason]:
    """Compare what is given with the target; None where that decides nothing."""
    if elsewhere is not None:
        return decided(combine(verdict.outcome for verdict in elsewhere.verdicts)), Reason.OTHER_FRAMEWORK
    if hamlets is not None:
        if limit is None:
            missing = hamlets.missing and hamlets.outcome is Outcome.UNKNOWN
            return decided(hamlets.outcome), Reason.HAMLETS_MISSING if missing else Reason.HAMLETS
        if hamlets.missing:
            return None, Reason.HAMLETS_MISSING
        if hamlets.of == 0:
            return Outcome.NOT_APPLICABLE, Reason.HAMLETS
    if parts:
        given = any(part.result is not None for part in parts)
        without = Reason.NO_RESULT if figure.exact is None and figure.bound is None else Reason.NUMBER_FOR_PARTS
        return decided(combine(part.outcome for part in parts)), Reason.PARTS if given else without
    if figure.exact is None and figure.bound is None:
        return None, Reason.NO_RESULT
    if limit is None:
        return None, Reason.NUMBER_FOR_JUDGEMENT
    if limit.number is None:
        return None, Reason(limit.why)
    if figure.exact is not None:
        met: bool | None = reaches(figure.exact, target.operator, limit.number)
        reason = Reason.COMPARED
    else:
        assert figure.bound is not None  # noqa: S101 -- one of the two is given
        met = bound_reaches(figure.bound, target.operator, limit.number)
        reason = Reason.BOUND_OPEN if met is None else Reason.BOUND_DECIDES
    return (None if met is None else Outcome.MET if met else Outcome.NOT_MET), reason


def _reconcile(compared: Outcome | None, reason: Reason, result: Result | None) -> tuple[Outcome, Reason, bool]:
    """Bring comparison and stated outcome together; the comparison holds, and the last says if they disagree.

    Cơ bản đạt agrees with a figure short of the limit and stays; không áp dụng and chưa đánh giá stand alone.
    """
    stated = result.outcome if result is not None else None
    if result is None or stated is None:
        return compared or Outcome.UNKNOWN, reason, False
    stands_alone = stated in (Outcome.NOT_APPLICABLE, Outcome.UNKNOWN)
    disagree = stands_alone and result.has_figure
    as_stated = Reason.NOT_ASSESSED if stated is Outcome.UNKNOWN else Reason.STATED
    if compared is None or (stands_alone and not result.has_figure):
        return stated, as_stated, disagree
    if stated is compared:
        return compared, reason, disagree
    outcome = reconcile(compared, stated)
    return (compared, reason, True) if outcome is compared else (outcome, Reason.STATED_BASICALLY, False)
