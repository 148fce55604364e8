"""Recognition: may a commune be proposed for its title, and would a title be at risk of withdrawal."""

import datetime
from collections.abc import Set
from dataclasses import dataclass
from fractions import Fraction

from ntmcli.judge.combine import combine
from ntmcli.judge.outcomes import Ground, assess, judge
from ntmcli.judge.reviews import Standing, reviews_for
from ntmcli.judge.targets import Ruled, Rules
from ntmcli.judge.verdict import Assessment, Verdict
from ntmcli.model.commune import Title
from ntmcli.model.framework import Withdrawal
from ntmcli.model.values import Outcome


@dataclass(frozen=True, slots=True)
class Risk:
    """Whether so many criteria are not met that a title would be withdrawn; None where the unknown leave it open."""

    rule: Withdrawal
    assessment: Assessment
    """The assessment the rule counts in: by the title's own framework, or by the one that its rule names."""
    at_risk: bool | None
    at_risk_with_basically_met: bool | None
    """The answer if criteria basically met were counted as not met, of which the rule says nothing."""
    key_not_met: tuple[str, ...]

    @property
    def share(self) -> Fraction:
        """The share of criteria not met, in percent."""
        return _share(self.assessment.criteria.not_met, self.assessment.criteria.total)


@dataclass(frozen=True, slots=True)
class Recognition:
    """What stands between a commune and its title on a day, and the titles its file records."""

    assessment: Assessment
    criteria: Outcome
    """All criteria together."""
    conditions: tuple[Verdict, ...] | None
    """The conditions beside the criteria; None where the data do not say what they are."""
    titles: tuple[Title, ...]
    """Those of the framework that were awarded by the day judged."""
    risk: Risk | None
    """None where the data hold no rule of withdrawal."""

    @property
    def outcome(self) -> Outcome:
        """Criteria and conditions together: the commune may be proposed only where this is met."""
        beside = [Outcome.UNKNOWN] if self.conditions is None else [each.outcome for each in self.conditions]
        found = combine([self.criteria, *beside])
        return Outcome.UNKNOWN if found is Outcome.NOT_APPLICABLE else found

    @property
    def illustrative(self) -> bool:
        return self.assessment.illustrative or any(each.illustrative for each in self.conditions or ())


def recognise(rules: Rules, assessment: Assessment, today: datetime.date) -> Recognition:
    """Judge what recognition asks beside an assessment's criteria, and the rule of withdrawal.

    Điều kiện và việc thu hồi: Quyết định 18/2022/QĐ-TTg, Điều 4.
    """
    framework, commune = assessment.yardstick.framework, assessment.commune
    own = rules.framework_of(commune)
    return Recognition(
        assessment=assessment,
        criteria=combine(verdict.outcome for verdict in assessment.verdicts),
        conditions=judge_conditions(rules, assessment, today),
        titles=tuple(
            each
            for each in commune.recognised
            if (each.framework or own) == framework.code
            and (assessment.day is None or each.date.first_day <= assessment.day)
        ),
        risk=_assess_risk(rules, assessment, today),
    )


def judge_conditions(rules: Rules, assessment: Assessment, today: datetime.date) -> tuple[Verdict, ...] | None:
    """Judge each condition from its latest answer up to the day."""
    framework, commune, day = assessment.yardstick.framework, assessment.commune, assessment.day
    if framework.conditions is None:
        return None
    given: dict[str, Standing] = {}
    for date, position, review in reviews_for(commune, framework.code, rules.default, today):
        if day is not None and date <= day:
            given |= {code: Standing(result, review, position) for code, result in review.conditions.items()}
    ground = Ground(rules, commune, commune.place(framework.code), day, today)
    return tuple(judge(Ruled(each, each.target), given.get(each.code), ground) for each in framework.conditions)


def _assess_risk(rules: Rules, assessment: Assessment, today: datetime.date) -> Risk | None:
    rule = assessment.yardstick.framework.withdrawal
    if rule.framework is not None:
        assessment = assess(rules, assessment.commune, today, assessment.day, rule.framework)
        rule = assessment.yardstick.framework.withdrawal
    if rule.with_key_from is None and rule.outright_from is None:
        return None
    found: dict[Outcome, set[str]] = {outcome: set() for outcome in Outcome}
    for verdict in assessment.verdicts:
        found[verdict.outcome].add(verdict.code)
    total, failed = assessment.criteria.total, found[Outcome.NOT_MET]
    basically_met, unknown = found[Outcome.BASICALLY_MET], found[Outcome.UNKNOWN]
    return Risk(
        rule=rule,
        assessment=assessment,
        at_risk=_is_at_risk(rule, failed, unknown, total),
        at_risk_with_basically_met=_is_at_risk(rule, failed | basically_met, unknown, total),
        key_not_met=tuple(code for code in rule.key_criteria if code in failed),
    )


def _is_at_risk(rule: Withdrawal, failed: Set[str], unknown: Set[str], total: int) -> bool | None:
    """Tell whether a title is lost whatever the unknown turn out to be, or kept; failing more never helps."""
    if _loses(rule, failed, total):
        return True
    return None if _loses(rule, {*failed, *unknown}, total) else False


def _loses(rule: Withdrawal, failed: Set[str], total: int) -> bool:
    share = _share(len(failed), total)
    if rule.outright_from is not None and share >= Fraction(rule.outright_from):
        return True
    has_key = not failed.isdisjoint(rule.key_criteria)
    return rule.with_key_from is not None and share >= Fraction(rule.with_key_from) and has_key


def _share(part: int, total: int) -> Fraction:
    return Fraction(100 * part, total) if total else Fraction(0)
