"""What is said of a difference: how an outcome, a figure and a limit changed, and by which causes."""

import datetime
from collections.abc import Iterator

from ntmcli.diagnostic import Diagnostic, Lang
from ntmcli.diagnostic.catalogue import message
from ntmcli.judge.causes import LIMIT_CAUSES, RESULT_CAUSES, Attribution, Cause, figure_of, limit_of
from ntmcli.judge.differences import Comparison, Difference
from ntmcli.judge.reviews import Standing
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.framework import COMPARISONS
from ntmcli.model.values import Outcome
from ntmcli.present import numbers, phrases
from ntmcli.present.difference import Entry, Report
from ntmcli.present.difference_words import word
from ntmcli.present.output import one_line_of
from ntmcli.present.summary_words import word as summary
from ntmcli.present.wording import say

NAMED = 10
"""Communes that one sentence names before it counts the rest."""
RANK = (Outcome.NOT_MET, Outcome.BASICALLY_MET, Outcome.MET)
"""From worst to best; the others are neither."""


def label(side: str | datetime.date, lang: Lang) -> str:
    """Name a side of a report: a revision as it was asked for, or a day."""
    return one_line_of(side) if isinstance(side, str) else numbers.day(side, lang)


def closing(report: Report, lang: Lang) -> str:
    """Say how many communes changed of how many, and in which something is met no longer."""
    if not report.changed:
        return f"{word(lang, 'nothing')} {word(lang, 'compared', compared=report.compared)}"
    moved = report.added + report.removed
    counts = {"changed": report.changed - moved, "compared": report.compared}
    key = "closing_moved" if moved else "closing"
    said = word(lang, key, **counts, added=report.added, removed=report.removed)
    if report.regressed:
        listed, more = ", ".join(report.regressed[:NAMED]), len(report.regressed) - NAMED
        communes = say(lang, "and_more", listed=listed, number=more) if more > 0 else listed
        said += " " + word(lang, "regressed", communes=communes)
    return said


def name(entry: Entry, lang: Lang) -> str:
    return one_line_of(entry.code) if entry.commune is None else phrases.commune_name(entry.commune, lang)


def shows_illustrative(each: Difference) -> bool:
    return any(side is not None and side.illustrative for side in (each.before, each.after))


def is_illustrative(entry: Entry) -> bool:
    return any(each is not None and each.illustrative for each in entry.assessments)


def mark(entry: Entry) -> str:
    """Return what stands behind counts that illustrative figures stand behind."""
    return " *" if is_illustrative(entry) else ""


def headline(entry: Entry, lang: Lang) -> str:
    """Say what became of a commune: "11/19 → 12/19 tiêu chí đạt: thêm tiêu chí 8"."""
    if entry.comparison is None:
        return _become(entry, lang)
    before, after = (phrases.met_of(each.criteria) for each in (entry.comparison.before, entry.comparison.after))
    said = word(lang, "headline", before=before, after=after) + mark(entry)
    plus, minus = _turned(entry.comparison)
    turned = [word(lang, key, codes=", ".join(codes)) for key, codes in (("plus", plus), ("minus", minus)) if codes]
    return f"{said}: {'; '.join(turned)}" if turned else said


def _turned(comparison: Comparison) -> tuple[list[str], list[str]]:
    """Return the codes of the criteria that are met on the later side alone, and of those on the earlier alone."""
    plus: list[str] = []
    minus: list[str] = []
    for each in comparison.differences:
        if isinstance(each.there, CriterionVerdict):
            was, now = (side is not None and side.outcome is Outcome.MET for side in (each.before, each.after))
            if was is not now:
                (plus if now else minus).append(each.there.code)
    return plus, minus


def _become(entry: Entry, lang: Lang) -> str:
    before, after = entry.assessments
    met = [None if each is None else phrases.met_of(each.criteria) + phrases.mark(each) for each in (before, after)]
    if entry.status == "added":
        return word(lang, "added_unjudged") if after is None else word(lang, "added", met=met[1])
    if entry.status == "removed":
        said = word(lang, "removed_unjudged") if before is None else word(lang, "removed", met=met[0])
        return f"{said}; {word(lang, 'merged', heirs=', '.join(entry.heirs))}" if entry.heirs else said
    sides = (entry.after, entry.before)
    obstacle = next(side.obstacle for side in sides if side is not None and side.obstacle is not None)
    key = "unjudged" if before is None and after is None else "unjudged_after" if after is None else "unjudged_before"
    return word(lang, key, met=met[0] or met[1], error=error(obstacle, lang))


def error(found: Diagnostic, lang: Lang) -> str:
    """Say an error of the data with its place."""
    return f"{found.path}:{found.span.line}:{found.span.column}: {found.code}: {message(found, lang)}"


def subject(each: Difference, lang: Lang) -> str:
    there = each.there
    if isinstance(there, CriterionVerdict):
        return word(lang, "criterion", code=codes(each), name=phrases.title(there.ruled.criterion, lang))
    return word(lang, "indicator", code=codes(each), name=phrases.title(there.requirement, lang))


def title(each: Difference, lang: Lang) -> str:
    there = each.there
    return phrases.title(there.ruled.criterion if isinstance(there, CriterionVerdict) else there.requirement, lang)


def codes(each: Difference) -> str:
    """Write the code, both where another framework has another one."""
    if each.before is None or each.after is None or each.before.code == each.after.code:
        return each.there.code
    return f"{each.before.code} → {each.after.code}"


def sentence(each: Difference, comparison: Comparison, lang: Lang) -> str:
    """Say all of a difference in one sentence: what it is about, outcome, limit, figure, causes."""
    limit = _limit(each, lang)
    of_limit = [found for found in each.causes if limit and found.cause in (*LIMIT_CAUSES, Cause.RULE)]
    of_rest = [found for found in each.causes if found not in of_limit]
    why = "; ".join(_cause(found, each, comparison, lang) for found in of_limit)
    details = [f"{limit} ({why})" if why else limit, _figures(each, lang)]
    said = [_outcomes(each, lang), ", ".join(filter(None, details))]
    rest = [_cause(found, each, comparison, lang) for found in of_rest if found.cause is Cause.FIGURE]
    other = "; ".join(_cause(found, each, comparison, lang) for found in of_rest if found.cause is not Cause.FIGURE)
    said = ["; ".join(filter(None, said)), *rest, word(lang, "because", causes=other) if other else ""]
    star = " *" if shows_illustrative(each) else ""
    return f"{subject(each, lang)}: {'; '.join([', '.join(filter(None, said)), *alone(each, lang)])}{star}"


def _outcomes(each: Difference, lang: Lang) -> str:
    """Say how the outcome changed; nothing where it did not."""
    if each.before is None or each.after is None:
        return word(lang, "asked" if each.before is None else "asked_before", outcome=say(lang, each.there.outcome))
    was, now = each.before.outcome, each.after.outcome
    if was is now:
        return ""
    key = "into" if was not in RANK or now not in RANK else "up" if RANK.index(now) > RANK.index(was) else "down"
    return word(lang, key, before=say(lang, was), after=say(lang, now))


def _figures(each: Difference, lang: Lang) -> str:
    """Say how the figure changed, with the limit where that did not; nothing where there is no figure."""
    there = each.there
    if isinstance(there, CriterionVerdict):
        return ""
    before, after = (side if isinstance(side, Verdict) else None for side in (each.before, each.after))
    was, now = ("" if side is None else _figure(side, lang) for side in (before, after))
    if not was and not now:
        return ""
    if before is None or after is None or not was or not now:
        said = word(lang, "figure_there", figure=now) if now else word(lang, "figure_gone", figure=was)
    elif figure_of(before) == figure_of(after):
        said = word(lang, "figure_same", figure=now)
    else:
        key = "into"
        if before.value is not None and after.value is not None:
            key = "up" if after.value > before.value else "down" if after.value < before.value else "into"
            if before.count is None and after.count is None:
                was = was.removesuffix(numbers.unit(numbers.unit_of(after)))
        said = word(lang, "figures", change=word(lang, key, before=was, after=now))
    if is_limit_changed(each):
        return said
    limit = required(there, lang)
    return f"{said}, {limit}" if said.endswith(")") else f"{said} ({limit})"


def _figure(verdict: Verdict, lang: Lang) -> str:
    """Write a figure; empty where there is none, such as for a judgement."""
    written = phrases.figure(verdict, lang)
    return "" if written == "–" else written


def required(verdict: Verdict, lang: Lang) -> str:
    """Say what is required in words: "yêu cầu từ 90 % trở lên"."""
    if verdict.parts:
        return "; ".join(f"{part.code}) {required(part, lang)}" for part in verdict.parts)
    if verdict.operator not in COMPARISONS:
        return word(lang, "required", limit=phrases.requirement(verdict, lang))
    if verdict.limit is None:
        return summary(lang, f"limit_{verdict.why_limit}")
    limit = numbers.number(verdict.limit, lang) + numbers.unit(numbers.unit_of(verdict))
    return summary(lang, verdict.operator, limit=limit)


def is_limit_changed(each: Difference) -> bool:
    before, after = each.before, each.after
    return isinstance(before, Verdict) and isinstance(after, Verdict) and limit_of(before) != limit_of(after)


def _limit(each: Difference, lang: Lang) -> str:
    """Say how the limit changed: "yêu cầu tăng từ 90 lên 92 %"; nothing where it did not."""
    before, after = each.before, each.after
    if not isinstance(before, Verdict) or not isinstance(after, Verdict) or limit_of(before) == limit_of(after):
        return ""
    if before.operator is after.operator in COMPARISONS and before.limit is not None and after.limit is not None:
        key = "limit_up" if after.limit > before.limit else "limit_down"
        now = numbers.number(after.limit, lang) + numbers.unit(numbers.unit_of(after))
        return word(lang, key, before=numbers.number(before.limit, lang), after=now)
    was, now = (phrases.requirement(side, lang) for side in (before, after))
    return word(lang, "limit_into", before=was, after=now)


def causes(each: Difference, comparison: Comparison, lang: Lang) -> list[str]:
    """Say each cause, with the review, the decision or the year where one can be named."""
    return [_cause(found, each, comparison, lang) for found in each.causes]


def _cause(found: Attribution, each: Difference, comparison: Comparison, lang: Lang) -> str:
    cause, before, after = found.cause, each.before, each.after
    if cause is Cause.FRAMEWORK:
        was, now = (side.yardstick.framework.code for side in (comparison.before, comparison.after))
        return word(lang, "all_framework", before=was, after=now)
    if cause is Cause.YEAR and isinstance(before, Verdict) and isinstance(after, Verdict) and before.year != after.year:
        return word(lang, "cause_year", before=before.year, after=after.year)
    if cause in RESULT_CAUSES:
        dates = {standing.review.date for standing in _list_standings(each, cause, comparison)}
        if len(dates) == 1:
            gone = cause is Cause.FIGURE and isinstance(after, Verdict) and after.standing is None
            return word(lang, f"cause_{cause}{'_gone' if gone else ''}", when=numbers.when(dates.pop(), lang))
    said = word(lang, f"all_{cause}")
    steps = [_step(step, lang) for step in found.adjustments if step not in found.gone]
    missing = [word(lang, "file_gone", decision=phrases.one_line(step.decision.number)) for step in found.gone]
    if steps or not missing:
        missing.insert(0, f"{said} {', '.join(steps)}".rstrip())
    return "; ".join(missing)


def _list_standings(each: Difference, cause: Cause, comparison: Comparison) -> Iterator[Standing]:
    """List the results that a cause is about: of the later side; of the earlier for what was withdrawn or is gone."""
    sides = (each.before, each.after) if cause is Cause.WITHDRAWN else (each.after, each.before)
    if isinstance(each.there, Verdict):
        standings = [side.standing for side in sides if isinstance(side, Verdict)]
    else:
        standings = [side.own for side in sides if isinstance(side, CriterionVerdict) and side.basis == "own"]
        for other in comparison.differences:
            below = other.criterion == each.criterion and isinstance(other.there, Verdict)
            if below and any(found.cause is cause for found in other.causes):
                yield from _list_standings(other, cause, comparison)
    yield from [standing for standing in standings if standing is not None][:1]


def _step(step: Adjustment, lang: Lang) -> str:
    day = numbers.partial(step.applies.start, lang)
    return word(lang, "step", decision=phrases.one_line(step.decision.number), day=day)


def alone(each: Difference, lang: Lang) -> list[str]:
    """Say what one of several causes would have made of an outcome by itself, where that is neither of the two."""
    if each.before is None or each.after is None or each.before.outcome is each.after.outcome or len(each.causes) < 2:
        return []
    return [
        word(lang, "alone", cause=word(lang, _name_alone(found)), outcome=say(lang, found.alone))
        for found in each.causes
        if found.alone not in (None, each.before.outcome, each.after.outcome)
    ]


def _name_alone(found: Attribution) -> str:
    return "alone_file_gone" if found.gone else f"alone_{found.cause}"


def days(before: Assessment, after: Assessment, lang: Lang) -> str:
    """Say the days judged: "từ ngày 31/12/2022 đến ngày 15/11/2023"."""
    was, now = (word(lang, "no_day") if side.day is None else numbers.day(side.day, lang) for side in (before, after))
    if was == now:
        return now if after.day is None else word(lang, "judged_day", day=now)
    return word(lang, "judged_days", before=was, after=now)


def framework(before: Assessment, after: Assessment, lang: Lang) -> str:
    """Name the framework, both where they differ."""
    was, now = (phrases.framework_line(side.yardstick.framework, lang) for side in (before, after))
    return now if was == now else word(lang, "frameworks", before=was, after=now)
