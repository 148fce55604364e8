"""Why two judgements of a commune differ: what by itself makes each difference."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ntmcli.judge.reviews import Standing, reviews_for
from ntmcli.judge.targets import Ruled
from ntmcli.judge.variants import Factor, Key, Side, Variants
from ntmcli.judge.verdict import CriterionVerdict, Verdict
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.values import Outcome

Found = CriterionVerdict | Verdict


class Cause(StrEnum):
    """What by itself makes a difference."""

    FIGURE = "figure"
    """The result of another review stands."""
    CORRECTED = "corrected"
    """The review of the same day gives another result."""
    ADDED = "added"
    """A review that was there already, without it, now gives a result."""
    WITHDRAWN = "withdrawn"
    YEAR = "year"
    """The figure is for a year with another limit."""
    AMENDMENT = "amendment"
    PROVINCE = "province"
    FRAMEWORK = "framework"
    ZONE = "zone"
    RULE = "rule"
    """The files of frameworks or adjustments say something else, while the same of them are in force."""
    HAMLETS = "hamlets"
    """The commune's list of hamlets is another."""


RESULT_CAUSES = (Cause.FIGURE, Cause.CORRECTED, Cause.ADDED, Cause.WITHDRAWN)
LIMIT_CAUSES = (Cause.YEAR, Cause.AMENDMENT, Cause.PROVINCE, Cause.FRAMEWORK, Cause.ZONE)
_CAUSES = {
    Factor.YEARS: Cause.YEAR,
    Factor.HAMLETS: Cause.HAMLETS,
    Factor.PLACE: Cause.ZONE,
    Factor.AMENDMENTS: Cause.AMENDMENT,
    Factor.PROVINCE: Cause.PROVINCE,
    Factor.RULES: Cause.RULE,
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cause of a difference."""

    cause: Cause
    alone: Outcome | None = None
    """The outcome if nothing else had changed; None where it is not asked for then, or another framework judges."""
    adjustments: tuple[Adjustment, ...] = ()
    """Those that set the target on one side alone, where they are the cause."""
    gone: tuple[Adjustment, ...] = ()
    """Those among them that the later side has no file of any more."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A criterion or indicator before and after; `criteria` are those it is or stands under."""

    criterion: str
    before: Found | None
    after: Found | None
    criteria: tuple[Found | None, ...]


def figure_of(verdict: Verdict) -> tuple[object, ...]:
    """Return what a figure says, exactly: a share by its counts, since its decimals depend on the limit."""
    counted = verdict.count is not None and bool(verdict.of)
    parts = tuple(map(figure_of, verdict.parts))
    return (verdict.count, verdict.of, None if counted else verdict.value, verdict.bound, parts)


def limit_of(verdict: Verdict) -> tuple[object, ...]:
    """Return what must be reached."""
    parts = tuple((part.code, limit_of(part)) for part in verdict.parts)
    return (verdict.operator, verdict.limit, verdict.why_limit, verdict.target.framework, parts)


def _content(found: Found | None) -> tuple[object, ...]:
    """Return all that a cause may change."""
    if found is None:
        return ()
    if isinstance(found, CriterionVerdict):
        return (found.outcome,)
    return (found.outcome, figure_of(found), limit_of(found))


def attribute(pair: Pairing, variants: Variants) -> Iterator[Attribution]:
    """Yield what by itself makes a difference: with all else as it was before, or as it is after.

    Where nothing does by itself, several things do together, and all that changed are yielded.
    """
    there = pair.after or pair.before
    assert there is not None  # noqa: S101 -- a pair has at least one side
    key: Key = (there.code, isinstance(there, CriterionVerdict))
    changed = [factor for factor in Factor if factor in variants.factors]
    for factor in [each for each in changed if _turns(each, key, pair, variants)] or changed:
        alone = variants.view(frozenset({factor})).get(key)
        outcome = None if alone is None else alone.outcome
        if factor is Factor.RESULTS:
            causes = set(_find_result_causes(pair, variants))
            # Without any result it is the day judged whose year a limit is taken for.
            yield from (Attribution(cause, outcome) for cause in Cause if cause in (causes or {Cause.YEAR}))
        else:
            national = {Factor.AMENDMENTS: True, Factor.PROVINCE: False}.get(factor)
            steps = () if national is None else tuple(_find_steps(pair, national))
            there_still = {step.code for step in variants.after.rules.adjustments}
            gone = tuple(step for step in steps if step.code not in there_still)
            yield Attribution(_CAUSES[factor], outcome, steps, gone)


def _turns(factor: Factor, key: Key, pair: Pairing, variants: Variants) -> bool:
    """Tell whether a factor makes a difference by itself."""
    alone = variants.view(frozenset({factor})).get(key)
    without = variants.view(variants.factors - {factor}).get(key)
    return _content(alone) != _content(pair.before) or _content(without) != _content(pair.after)


def _find_steps(pair: Pairing, national: bool) -> Iterator[Adjustment]:
    """Find the adjustments of a rank that set a target, or add a criterion, on one side alone."""
    sides = []
    for entry, found in zip(pair.criteria, (pair.before, pair.after), strict=True):
        steps: dict[str, Adjustment] = {}
        if isinstance(entry, CriterionVerdict):
            if entry.ruled.adjustment is not None:
                steps[entry.ruled.adjustment.code] = entry.ruled.adjustment
            ruled = entry.ruled.indicators if found is entry else [found.ruled] if isinstance(found, Verdict) else ()
            steps |= {step.code: step for each in ruled if isinstance(each, Ruled) for step in each.adjustments}
        sides.append(steps)
    was, now = sides
    for code in {**now, **was}:
        if (code in was) is not (code in now):
            step = {**was, **now}[code]
            if (step.applies.province is None) is national:
                yield step


_Result = tuple[str, str, bool]
"""What a result is for: the framework, the code, whether that is a criterion's."""


def _find_result_causes(pair: Pairing, variants: Variants) -> Iterator[Cause]:
    """Tell how each result behind a verdict came to be another."""
    framework = variants.after.assessment.yardstick.framework.code
    was, now = _list_behind(pair.before, framework), _list_behind(pair.after, framework)
    for key in {**was, **now}:
        (one, said), (other, says) = was.get(key, (None, None)), now.get(key, (None, None))
        if said != says and _tell(one) != _tell(other):
            yield _find_turn(key, one, other, variants)


def _list_behind(found: Found | None, framework: str) -> dict[_Result, tuple[Standing | None, tuple[object, ...]]]:
    """List the results behind a verdict, those of its indicators among them, each with what follows from it."""
    if found is None:
        return {}
    if isinstance(found, CriterionVerdict):
        own = found.own if found.basis == "own" else None
        behind = {(framework, found.code, True): (own, _content(found))}
        below: tuple[Found, ...] = found.indicators
    else:
        behind = {(framework, found.code, False): (found.standing, _content(found)[:2])}
        below = ()
        if found.elsewhere is not None:
            below, framework = found.elsewhere.verdicts, found.elsewhere.yardstick.framework.code
    for each in below:
        behind |= _list_behind(each, framework)
    return behind


def _tell(standing: Standing | None) -> tuple[object, ...] | None:
    return None if standing is None else (standing.result, standing.review.date.last_day)


def _find_turn(key: _Result, was: Standing | None, now: Standing | None, variants: Variants) -> Cause:
    """Tell a result that was corrected, added to its review or withdrawn from it, from another review's."""
    framework, code, is_own = key

    def lacks(side: Side, standing: Standing) -> bool:
        """Tell whether a side has a review of the same date that gives no such result."""
        commune, day = side.assessment.commune, side.assessment.day
        there = [
            review
            for date, _, review in reviews_for(commune, framework, side.rules.default, variants.today)
            if day is not None and date <= day and review.date.last_day == standing.review.date.last_day
        ]
        given = any(code in each.results or (is_own and each.rest is not None) for each in there)
        return bool(there) and not given

    if was is not None and (now is None or now.review.date.last_day < was.review.date.last_day):
        return Cause.WITHDRAWN if lacks(variants.after, was) else Cause.FIGURE
    assert now is not None  # noqa: S101 -- two that differ are not both missing
    if was is not None and was.review.date.last_day == now.review.date.last_day:
        return Cause.CORRECTED
    return Cause.ADDED if lacks(variants.before, now) else Cause.FIGURE
