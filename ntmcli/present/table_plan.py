"""The page of a plan: where the commune stands, the best plan, what comes first, hamlets, the other plans."""

from collections.abc import Collection, Iterator
from fractions import Fraction

from ntmcli.diagnostic import Lang
from ntmcli.judge.compare import exact_decimal, to_decimal
from ntmcli.judge.effort import WHOLE
from ntmcli.judge.plan import Item, Plan, Planning, Step
from ntmcli.judge.plan_limits import Outlook
from ntmcli.judge.trial import Trial
from ntmcli.judge.verdict import CriterionVerdict
from ntmcli.model.commune import Commune
from ntmcli.model.values import Outcome
from ntmcli.present import numbers, phrases
from ntmcli.present.limits_ahead import say_limit
from ntmcli.present.page import Page, Row
from ntmcli.present.plan_hamlets import name_unknown_hamlets, say_missing, show_hamlets
from ntmcli.present.plan_words import word
from ntmcli.present.table import headline, show_heading, show_notice, show_responsible
from ntmcli.present.wording import say


def show_plan(page: Page, planning: Planning, outlook: Outlook, trial: Trial | None) -> None:
    """Fill the page with a commune's plans and, where figures were tried, with what these change."""
    lang, assessment = page.lang, planning.assessment
    show_heading(page, assessment)
    if trial is not None:
        _show_trial(page, trial)
    page.line(*headline(assessment, lang))
    _show_target(page, planning)
    if planning.plans:
        tried = () if trial is None else trial.given.keys()
        best = planning.plans[0]
        _show_best(page, best, tried, assessment.commune)
        _show_limits(page, best, outlook)
        _show_unknown(page, best, assessment.commune)
        show_hamlets(page, best, assessment.commune)
        show_responsible(page, [item.unmet for item in best.items], assessment.commune)
        _show_others(page, planning)
    show_notice(page, planning.illustrative)
    page.write()


def _show_trial(page: Page, trial: Trial) -> None:
    lang = page.lang
    page.line((word(lang, "tried"), "notice"))
    for code, value in trial.given.items():
        page.item(word(lang, "tried_each", code=code, value=phrases.one_line(value)))
    lines = []
    for each in trial.list_shifts():
        key = "change_criterion" if isinstance(each.after, CriterionVerdict) else "change_indicator"
        outcomes = {"before": say(lang, each.before.outcome), "after": say(lang, each.after.outcome)}
        lines.append(word(lang, key, code=each.after.code, **outcomes))
    before, after = phrases.met_of(trial.before.criteria), phrases.met_of(trial.after.criteria)
    if before != after:
        lines.append(word(lang, "change_met", before=before, after=after))
    for line in lines or [word(lang, "no_change")]:
        page.line(line)
    page.line()


def _show_target(page: Page, planning: Planning) -> None:
    lang, counts = page.lang, planning.assessment.criteria
    said = {"target": planning.target, "total": counts.total}
    if planning.is_reached:
        page.line((word(lang, "reached", **said), "bold"))
        return
    day = "" if planning.by is None else numbers.day(planning.by, lang)
    page.line(word(lang, "goal_by" if day else "goal", **said, more=planning.target - counts.met, day=day))
    if planning.is_reachable:
        return
    page.line((word(lang, "unreachable", most=planning.at_most, **said), "error"))
    for step in planning.late:
        page.item(word(lang, "late", code=step.code, items="; ".join(_late_items(step, planning, lang))))
    left_out = [verdict.code for verdict in planning.assessment.verdicts if verdict.outcome is Outcome.NOT_APPLICABLE]
    if left_out:
        page.item(word(lang, "not_applicable", codes=", ".join(left_out)))
    if planning.at_most > counts.met:
        page.item(word(lang, "lower", most=planning.at_most))


def _late_items(step: Step, planning: Planning, lang: Lang) -> Iterator[str]:
    for item in step.items:
        day = item.not_before
        if day is not None and planning.by is not None and day.first_day > planning.by:
            yield word(lang, "late_item", code=item.code, when=numbers.when(day, lang))


def _show_best(page: Page, plan: Plan, tried: Collection[str], commune: Commune) -> None:
    lang = page.lang
    page.line()
    codes = [step.code for step in plan.steps]
    key = "plan_one" if len(codes) == 1 else "plan"
    page.line((word(lang, key, number=1, codes=", ".join(codes)), "bold"))
    page.line(f"{'; '.join(_sizes(plan, lang))}.")
    known = [(step, [item for item in step.items if not item.is_unknown]) for step in plan.steps]
    if any(items for _, items in known):
        page.line()
        heads = [say(lang, name) for name in ("code", "content", "value", "requirement", "missing")]
        rows: list[Row] = []
        for step, items in known:
            if items and items[0].unmet.verdict is not None:
                rows.append((step.code, phrases.title(step.criterion.ruled.criterion, lang), "", "", ""))
            rows += [_item_row(item, tried, commune, lang) for item in items]
        page.table(heads, rows, shares=(1, 2, 3, 4), right=None)
    for item in plan.items:
        remarks = "; ".join(_remarks(item, lang))
        if remarks:
            page.item(word(lang, "remark", code=item.code, remarks=remarks))
        verdict = item.unmet.verdict
        if verdict is not None and verdict.target.framework is not None:
            framework = verdict.target.framework
            page.item(word(lang, "plan_elsewhere", code=item.code, commune=commune.code, framework=framework))


def _show_limits(page: Page, plan: Plan, outlook: Outlook) -> None:
    """Say which limits will be others for new figures, and that the framework ends before the day planned for."""
    lang = page.lang
    for item in plan.items:
        for moving in outlook.find(item):
            verdict = moving.verdict
            code = item.code if verdict is item.unmet.verdict else f"{item.code} {verdict.code})"
            limits = "; ".join(say_limit(each, verdict, lang) for each in moving.limits)
            day = outlook.reading.day
            is_earlier = verdict.year is not None and day is not None and verdict.year < day.year
            key = "later_limits_year" if is_earlier else "later_limits"
            page.item(word(lang, key, code=code, year=verdict.year, limits=limits))
    if outlook.is_beyond_framework:
        ends = outlook.reading.yardstick.framework.in_force.to
        page.item(word(lang, "beyond_framework", day="" if ends is None else numbers.partial(ends, lang)))


def _remarks(item: Item, lang: Lang) -> Iterator[str]:
    """Say what an item is weighed by, from when on it can be met, and why."""
    if item.weight != WHOLE:
        yield word(lang, "weighs", weight=_weight(item.weight, lang))
    if item.not_before is not None:
        yield word(lang, "size_earliest", when=numbers.when(item.not_before, lang))
    if item.note is not None:
        yield phrases.one_line(item.note)


def _sizes(plan: Plan, lang: Lang) -> Iterator[str]:
    """Say how much a plan takes: things to be met, how many of them unknown, by weight, from when on."""
    yield word(lang, "size", items=len(plan.items))
    if plan.unknown:
        yield word(lang, "size_unknown", unknown=len(plan.unknown))
    if _is_weighted([plan]):
        yield word(lang, "size_weight", weight=_weight(plan.cost[0], lang))
    if plan.earliest is not None:
        yield word(lang, "size_earliest", when=numbers.when(plan.earliest, lang))


def _item_row(item: Item, tried: Collection[str], commune: Commune, lang: Lang) -> Row:
    sign, name, figure, requirement, missing = phrases.unmet_row(item.unmet, lang)
    verdict = item.unmet.verdict
    if verdict is not None:
        sign = f"  {sign}"
    if item.code in tried:
        sign += f" ({word(lang, 'tried_mark')})"
    return (sign, item.unmet.outcome), name, figure, requirement, say_missing(item, commune, lang) or missing


def _show_unknown(page: Page, plan: Plan, commune: Commune) -> None:
    """List what must be established first: what is unknown, by the reason, and criteria of which only the whole is."""
    lang = page.lang
    reasons: dict[str, list[str]] = {}
    for item in plan.unknown:
        verdict = item.unmet.verdict
        if verdict is None:
            reason = phrases.criterion_reason(item.unmet.criterion, lang)
        else:
            reason = phrases.why_unknown(verdict, lang)
        reasons.setdefault(reason, []).append(item.code)
    lines = [word(lang, "reason_unknown", reason=reason, codes=", ".join(codes)) for reason, codes in reasons.items()]
    alone = [
        item.code
        for item in plan.items
        if item.unmet.verdict is None and item.unmet.criterion.indicators and not item.is_unknown
    ]
    if alone:
        lines.append(word(lang, "own_alone", codes=", ".join(alone)))
    lines += [line for item in plan.items for line in _unknown_within(item, commune, lang)]
    if lines:
        page.line()
        page.line((word(lang, "establish"), "bold"))
        for line in lines:
            page.item(line)


def _unknown_within(item: Item, commune: Commune, lang: Lang) -> Iterator[str]:
    """Say which hamlets and parts are unknown, where that is not yet said as the reason of the whole."""
    verdict = item.unmet.verdict
    hamlets = "" if item.is_unknown and verdict is not None else name_unknown_hamlets(item, commune)
    if hamlets:
        yield word(lang, "unknown_hamlets", code=item.code, hamlets=hamlets)
    if verdict is not None and not item.is_unknown and any(part.outcome is Outcome.UNKNOWN for part in verdict.parts):
        yield word(lang, "unknown_parts", code=item.code, reason=phrases.why_unknown(verdict, lang))


def _show_others(page: Page, planning: Planning) -> None:
    lang, plans = page.lang, planning.plans
    page.line()
    if len(plans) == 1:
        if len(plans[0].steps) == len(planning.steps):
            page.line(word(lang, "only_plan"))
        return
    page.line((word(lang, "plans"), "bold"))
    weighted, dated = _is_weighted(plans), any(plan.earliest is not None for plan in plans)
    names = ["plan_number", "criteria", "difference", "items", *["weight"] * weighted, "unknown", "missing"]
    heads = [word(lang, name) for name in [*names, *["earliest"] * dated]]
    rows = []
    for number, plan in enumerate(plans, start=1):
        weight, missing = plan.cost
        rows.append(
            (
                str(number),
                ", ".join(step.code for step in plan.steps),
                _difference(plan, plans[0], lang),
                str(len(plan.items)),
                *[_weight(weight, lang)] * weighted,
                str(len(plan.unknown)),
                numbers.number(to_decimal(missing, Fraction(0), numbers.SHARE_PLACES), lang),
                *["–" if plan.earliest is None else numbers.partial(plan.earliest, lang)] * dated,
            )
        )
    page.table(heads, rows, shares=(1, 2), right=None)
    for step in planning.steps:
        if 0 < sum(step in plan.steps for plan in plans) < len(plans):
            lacking = "; ".join(_lacking(step, planning.assessment.commune, lang))
            page.item(word(lang, "remark", code=step.code, remarks=lacking))
    page.line((word(lang, "legend"), "dim"))


def _lacking(step: Step, commune: Commune, lang: Lang) -> Iterator[str]:
    """Say shortly what a criterion lacks: in people where that is known, else as in the best plan; then by outcome."""
    by_outcome: dict[Outcome, list[str]] = {}
    for item in step.items:
        missing = "" if item.is_unknown else _say_shortly(item, commune, lang)
        if missing:
            yield missing if item.code == step.code else f"{item.code} {missing}"
        else:
            by_outcome.setdefault(item.unmet.outcome, []).append(item.code)
    for outcome, codes in by_outcome.items():
        named = codes != [step.code]
        yield f"{say(lang, outcome)}: {', '.join(codes)}" if named else say(lang, outcome)


def _say_shortly(item: Item, commune: Commune, lang: Lang) -> str:
    verdict = item.unmet.verdict
    if verdict is not None:
        floor = verdict.operator in phrases.FLOORS
        if verdict.people is not None:
            return phrases.missing_people(verdict.people, floor, phrases.counted(verdict, lang), lang)
        if numbers.gap(verdict) and not numbers.is_percent(verdict):
            return phrases.missing(verdict, lang)
    return say_missing(item, commune, lang)


def _difference(plan: Plan, best: Plan, lang: Lang) -> str:
    added = [step.code for step in plan.steps if step not in best.steps]
    dropped = [step.code for step in best.steps if step not in plan.steps]
    return word(lang, "instead", added=", ".join(added), dropped=", ".join(dropped)) if added else "–"


def _is_weighted(plans: Collection[Plan]) -> bool:
    return any(item.weight != WHOLE for plan in plans for item in plan.items)


def _weight(weight: Fraction, lang: Lang) -> str:
    return numbers.number(exact_decimal(weight) or 0, lang)
