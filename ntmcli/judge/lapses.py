"""What has lapsed in a commune that still exists: results too old, tasks past their day."""

import datetime
from collections.abc import Iterator

from ntmcli.diagnostic import Finding
from ntmcli.judge.outcomes import assess
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Assessment
from ntmcli.model.commune import Commune
from ntmcli.model.values import Outcome

UNMET = (Outcome.NOT_MET, Outcome.BASICALLY_MET)


def find_lapses(commune: Commune, rules: Rules, today: datetime.date, max_age: int | None) -> Iterator[Finding]:
    """Find reviews from before their framework's period and, where the commune still exists, what is overdue.

    `max_age` is in days, from the review to today; None: results do not age.
    """
    for at, review in enumerate(commune.reviews):
        framework = rules.frameworks.get(review.framework or rules.framework_of(commune) or "")
        if framework is not None and review.date.last_day < framework.in_force.start.first_day:
            args = {"text": review.date.text, "other": framework.code, "period": str(framework.in_force)}
            yield Finding("NTM331", ("reviews", at, "date"), args)
    if commune.valid is not None and not commune.valid.holds(today):
        return
    overdue = [
        (at, each) for at, each in enumerate(commune.responsible) if each.due is not None and each.due.last_day < today
    ]
    if not overdue and max_age is None:
        return
    assessment = assess(rules, commune, today)
    unmet = _list_unmet(assessment)
    for at, each in overdue:
        codes = [code for code in each.codes if code in unmet]
        if codes and each.due is not None:
            args = {"text": each.due.text, "who": each.who, "codes": ", ".join(codes)}
            yield Finding("NTM333", ("responsible", at, "due"), args)
    if max_age is not None:
        yield from _find_stale(assessment, today, max_age)


def _list_unmet(assessment: Assessment) -> set[str]:
    """List the criteria and indicators known to be unmet; those unknown are not."""
    criteria = {verdict.code for verdict in assessment.verdicts if verdict.outcome in UNMET}
    indicators = (each for verdict in assessment.verdicts for each in verdict.indicators)
    return criteria | {each.code for each in indicators if each.outcome in UNMET}


def _find_stale(assessment: Assessment, today: datetime.date, max_age: int) -> Iterator[Finding]:
    """Find the reviews, too old by now, whose results still stand; each with the codes of these."""
    standing: dict[int, list[str]] = {}
    for criterion in assessment.verdicts:
        found = [(each.code, each.standing) for each in criterion.indicators]
        if criterion.basis == "own":
            found.insert(0, (criterion.code, criterion.own))
        for code, result in found:
            if result is not None and (today - result.review.date.judged_on(today)).days > max_age:
                codes = standing.setdefault(result.position, [])
                if code not in codes:
                    codes.append(code)
    for position, codes in sorted(standing.items()):
        args = {"codes": ", ".join(codes), "days": str(max_age)}
        yield Finding("NTM332", ("reviews", position, "date"), args)
