"""What has lapsed in a commune that still exists: results too old, tasks past their day."""

import datetime
from collections.abc import Iterable, Iterator

from ntmcli.diagnostic import Finding
from ntmcli.judge.outcomes import assess
from ntmcli.judge.recognition import judge_conditions
from ntmcli.judge.reviews import Standing
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.model.commune import Commune
from ntmcli.model.values import Outcome

UNMET = (Outcome.NOT_MET, Outcome.BASICALLY_MET)


def find_lapses(commune: Commune, rules: Rules, today: datetime.date, max_age: int | None) -> Iterator[Finding]:
    """Find reviews from before their framework's period and, where the commune still exists, what is overdue.

    `max_age` is in days, from the review to today; None: results do not age.
    """
    own = rules.framework_of(commune)
    for at, review in enumerate(commune.reviews):
        framework = rules.frameworks.get(review.framework or own)
        if framework is not None and review.date.last_day < framework.in_force.start.first_day:
            args = {"text": review.date.text, "other": framework.code, "period": str(framework.in_force)}
            yield Finding("NTM331", ("reviews", at, "date"), args)
    if commune.valid is not None and not commune.valid.holds(today):
        return
    overdue = [
        (at, each, each.due.text)
        for at, each in enumerate(commune.responsible)
        if each.due is not None and each.due.last_day < today
    ]
    if not overdue and max_age is None:
        return
    # The commune's own framework comes first, then the one reviewed last: a number may mean something else in each.
    codes = dict.fromkeys([own, *(review.framework or own for review in reversed(commune.reviews))])
    assessments = [assess(rules, commune, today, framework=code) for code in codes if code in rules.frameworks]
    unmet = _list_unmet(assessments)
    for at, each, due in overdue:
        found = [code for code in each.codes if code in unmet]
        if found:
            args = {"text": due, "who": each.who, "codes": ", ".join(found)}
            yield Finding("NTM333", ("responsible", at, "due"), args)
    if max_age is not None:
        yield from _find_stale(rules, assessments, today, max_age)


def _list_unmet(assessments: Iterable[Assessment]) -> set[str]:
    """List the criteria and indicators known to be unmet, each by the first framework that has its code."""
    asked: set[str] = set()
    unmet: set[str] = set()
    for assessment in assessments:
        verdicts: list[CriterionVerdict | Verdict] = [*assessment.verdicts]
        verdicts += (each for entry in assessment.verdicts for each in entry.indicators)
        unmet |= {each.code for each in verdicts if each.outcome in UNMET and each.code not in asked}
        asked |= {each.code for each in verdicts}
    return unmet


def _find_stale(
    rules: Rules, assessments: Iterable[Assessment], today: datetime.date, max_age: int
) -> Iterator[Finding]:
    """Find the reviews, too old by now, whose results still stand; each with the codes of these."""
    standing: dict[int, dict[str, None]] = {}
    for assessment in assessments:
        for code, found in _list_standing(rules, assessment, today):
            if (today - found.review.date.judged_on(today)).days > max_age:
                standing.setdefault(found.position, {})[code] = None
    for position, codes in sorted(standing.items()):
        args = {"codes": ", ".join(codes), "days": str(max_age)}
        yield Finding("NTM332", ("reviews", position, "date"), args)


def _list_standing(rules: Rules, assessment: Assessment, today: datetime.date) -> Iterator[tuple[str, Standing]]:
    """List the results that stand; "chưa đánh giá" is none."""
    answers: list[tuple[str, Standing | None]] = []
    for criterion in assessment.verdicts:
        if criterion.basis == "own":
            answers.append((criterion.code, criterion.own))
        answers += _answers_of(criterion.indicators)
    answers += _answers_of(judge_conditions(rules, assessment, today) or ())
    for code, found in answers:
        if found is not None and (found.result.has_figure or found.result.outcome is not Outcome.UNKNOWN):
            yield code, found


def _answers_of(verdicts: Iterable[Verdict]) -> Iterator[tuple[str, Standing | None]]:
    return ((each.code, each.standing) for each in verdicts)
