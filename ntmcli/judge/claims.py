"""What reports claim against what follows from the data, and figures that contradict each other."""

import datetime
from collections.abc import Iterator

from ntmcli.diagnostic import Finding, Loc
from ntmcli.judge.combine import add_hamlets, combine, own_outcome, reconcile
from ntmcli.judge.outcomes import Ground, assess, judge
from ntmcli.judge.reviews import Standing, own_results, reviews_for
from ntmcli.judge.targets import Ruled, Rules
from ntmcli.judge.verdict import Counts, Verdict
from ntmcli.model.commune import Commune, Reported, Result, Review
from ntmcli.model.values import Outcome


def adds_up(reported: Reported) -> bool:
    """Tell whether a claim's parts fit its own total."""
    known = sum(part for part in reported.parts if part is not None)
    complete = None not in (reported.basically_met, reported.not_met)
    return known == reported.total if complete else known <= reported.total


def can_be(reported: Reported, counts: Counts) -> bool:
    """Tell whether the computed counts can come to what is claimed, however the unknown turn out.

    What the report did not assess is unknown, and stays so.
    """
    computed = (counts.met, counts.basically_met, counts.not_met, 0, counts.not_applicable)
    missing = [claimed - there for claimed, there in zip(reported.parts, computed, strict=True) if claimed is not None]
    return reported.total == counts.total and min(missing) >= 0 and sum(missing) <= counts.unknown


def agrees(reported: Reported, counts: Counts) -> bool:
    return adds_up(reported) and can_be(reported, counts)


def find_conflicts(commune: Commune, rules: Rules, today: datetime.date) -> Iterator[Finding]:
    """Find figures of one review that contradict each other, each judged on the review's own day."""
    for code in {review.framework or rules.framework_of(commune) for review in commune.reviews}:
        if code not in rules.frameworks:
            continue
        for day, at, review in reviews_for(commune, code, rules.default, today):
            yield from _check_review(review, at, code, Ground(rules, commune, commune.place(code), day, today))
            if review.reported is not None:
                yield from _check_reported(review.reported, at, assess(rules, commune, today, day, code).criteria)


def _check_review(review: Review, at: int, code: str, ground: Ground) -> Iterator[Finding]:
    yardstick = ground.rules.resolve(code, ground.place, ground.day)
    conditions = {each.code: Ruled(each, each.target) for each in yardstick.framework.conditions or ()}
    for key, asked in (("results", yardstick.by_code), ("conditions", conditions)):
        for name, result in getattr(review, key).items():
            ruled = asked.get(name)
            if ruled is not None and (ruled.target.framework is not None or _may_conflict(result)):
                verdict = judge(ruled, Standing(result, review, at), ground)
                yield from _conflicts_of(verdict, ("reviews", at, key, name))
    for criterion, standing in own_results(review, at, yardstick):
        if standing.from_rest:
            continue
        loc = ("reviews", at, "results", criterion)
        yield from _check_own_hamlets(standing.result, loc, ground.commune)
        entry = next(each for each in yardstick.criteria if each.criterion.code == criterion)
        given = [(ruled, review.results.get(ruled.indicator.code)) for ruled in entry.indicators]
        found = combine(
            Outcome.UNKNOWN if result is None else judge(ruled, Standing(result, review, at), ground).outcome
            for ruled, result in given
        )
        own = own_outcome(standing.result, ground.commune)
        too_good = own in (Outcome.MET, Outcome.BASICALLY_MET) and found is Outcome.NOT_MET
        too_bad = own is Outcome.NOT_MET and found is Outcome.MET
        if too_good or too_bad:
            yield Finding("NTM402", loc, {"text": criterion, "own": own, "found": found})


def _check_own_hamlets(result: Result, loc: Loc, commune: Commune) -> Iterator[Finding]:
    """Find a criterion's stated outcome that its hamlets contradict."""
    if result.hamlets is not None and result.outcome is not None:
        found = add_hamlets(result.hamlets, commune).outcome
        if found is not Outcome.UNKNOWN and reconcile(found, result.outcome) is not result.outcome:
            yield Finding("NTM401", loc, {"text": str(loc[-1]), "found": found})


def _may_conflict(result: Result) -> bool:
    """Tell whether a result says more than one thing; a bare figure or outcome contradicts nothing."""
    if not result.has_figure:
        return False
    if result.outcome is not None or result.parts is not None:
        return True
    return result.count is not None and not (result.value is None and result.hamlets is None)


def _conflicts_of(verdict: Verdict, loc: Loc) -> Iterator[Finding]:
    for conflict in verdict.conflicts:
        yield Finding(conflict.value, loc, {"text": verdict.code, "found": verdict.outcome})
    for part in verdict.parts:
        yield from _conflicts_of(part, (*loc, "parts", part.code))


def _check_reported(reported: Reported, at: int, counts: Counts) -> Iterator[Finding]:
    loc = ("reviews", at, "reported")
    claimed = {
        "met": reported.met,
        "basically_met": reported.basically_met,
        "not_met": reported.not_met,
        "not_assessed": reported.not_assessed,
        "not_applicable": reported.not_applicable,
        "total": reported.total,
    }
    args = {f"reported_{name}": "–" if number is None else str(number) for name, number in claimed.items()}
    if not adds_up(reported):
        yield Finding("NTM406", loc, args)
    if not can_be(reported, counts):
        computed = {
            "met": str(counts.met),
            "met_at_most": str(counts.met_at_most),
            "basically_met": str(counts.basically_met),
            "not_met": str(counts.not_met),
            "unknown": str(counts.unknown),
            "total": str(counts.total),
        }
        yield Finding("NTM405", loc, args | computed)
