"""The page of a plan: where the commune stands, the best plan, what comes first, hamlets, the other plans."""

from collections.abc import Collection, Iterator
from fractions import Fraction

from ntmcli.diagnostic import Lang
from ntmcli.judge.compare import exact_decimal, to_decimal
from ntmcli.judge.effort import WHOLE, hamlets_lacking
from ntmcli.judge.plan import Item, Plan, Planning, Step
from ntmcli.judge.shares import Split, split
from ntmcli.judge.trial import Trial
from ntmcli.model.commune import Commune, Responsible
from ntmcli.model.values import Outcome
from ntmcli.present import numbers, phrases
from ntmcli.present.page import Page, Row
from ntmcli.present.plan_words import word
from ntmcli.present.table import headline, show_heading, show_notice, show_responsible
from ntmcli.present.wording import say


def show_plan(page: Page, planning: Planning, trial: Trial | None) -> None:
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
        _show_unknown(page, best)
        _show_hamlets(page, best, assessment.commune)
        show_responsible(page, [item.unmet for item in best.items], assessment.commune)
        _show_others(page, planning)
    show_notice(page, planning.illustrative)
    page.write()


def _show_trial(page: Page, trial: Trial) -> None:
    lang = page.lang
    page.line((word(lang, "tried"), "notice"))
    for code, value in trial.given.items():
        page.item(word(lang, "tried_each", code=code, value=phrases.one_line(value)))
    lines = [
        word(lang, f"change_{each.level}", code=each.code, before=say(lang, each.before), after=say(lang, each.after))
        for each in trial.list_changes()
    ]
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


def say_missing(item: Item, commune: Commune, lang: Lang) -> str:
    """Say what is missing, in people, hamlets, units or criteria; empty where that cannot be said."""
    verdict = item.unmet.verdict
    if verdict is not None and verdict.elsewhere is not None:
        there = verdict.elsewhere.criteria
        asked = there.total - there.not_applicable
        return word(lang, "elsewhere", number=asked - there.met, total=asked)
    said = "" if verdict is None else phrases.missing(verdict, lang)
    lacking = None if said else hamlets_lacking(item.unmet, commune)
    return said if lacking is None else word(lang, "hamlets_short", number=lacking[0])


def _show_unknown(page: Page, plan: Plan) -> None:
    """List what must be established first: what is unknown, by the reason, and criteria of which only the whole is."""
    lang = page.lang
    reasons: dict[str, list[str]] = {}
    for item in plan.unknown:
        verdict = item.unmet.verdict
        if verdict is None:
            reason = phrases.criterion_reason(item.unmet.criterion, lang)
        else:
            reason = phrases.reason(verdict, lang)
        reasons.setdefault(reason, []).append(item.code)
    lines = [word(lang, "reason_unknown", reason=reason, codes=", ".join(codes)) for reason, codes in reasons.items()]
    alone = [
        item.code
        for item in plan.items
        if item.unmet.verdict is None and item.unmet.criterion.indicators and not item.is_unknown
    ]
    if alone:
        lines.append(word(lang, "own_alone", codes=", ".join(alone)))
    if lines:
        page.line()
        page.line((word(lang, "establish"), "bold"))
        for line in lines:
            page.item(line)


def _show_hamlets(page: Page, plan: Plan, commune: Commune) -> None:
    lang = page.lang
    splits = [(item, each) for item in plan.items for each in split(item.unmet, commune)]
    open_hamlets = list(_open_hamlets(plan, commune, lang))
    if not splits and not open_hamlets:
        return
    page.line()
    page.line((word(lang, "by_hamlet"), "bold"))
    if splits:
        heads = [say(lang, "code"), word(lang, "hamlet"), say(lang, "value")]
        heads += [word(lang, "hamlet_lacks"), word(lang, "hamlet_share"), say(lang, "who")]
        rows = [row for item, each in splits for row in _split_rows(item, each, lang)]
        page.table(heads, rows, shares=(5,), right=None)
    for item, each in splits:
        for responsible, shares in each.by_responsible():
            key = "who_share_one" if len(shares) == 1 else "who_share"
            people = numbers.number(sum(share.people for share in shares), lang)
            said = {"people": people, "counted": _counted(item, lang), "hamlets": len(shares)}
            page.item(word(lang, key, code=_split_code(item, each), who=_who(responsible, lang), **said))
    for line in open_hamlets:
        page.item(line)


def _split_rows(item: Item, found: Split, lang: Lang) -> Iterator[Row]:
    code = _split_code(item, found)
    for share in found.shares:
        gap = share.gap
        count = f"{numbers.number(gap.count or 0, lang)}/{numbers.number(gap.of or 0, lang)}"
        lacks, people = numbers.number(gap.people or 0, lang), numbers.number(share.people, lang)
        yield code, phrases.one_line(share.hamlet.name), count, lacks, people, _who(share.responsible, lang)


def _split_code(item: Item, found: Split) -> str:
    return item.code if found.verdict is item.unmet.verdict else f"{item.code} {found.verdict.code}"


def _counted(item: Item, lang: Lang) -> str:
    return "" if item.unmet.verdict is None else phrases.counted(item.unmet.verdict, lang)


def _who(responsible: tuple[Responsible, ...], lang: Lang) -> str:
    """Name who answers, and until when; of several that they do so together."""
    if not responsible:
        return word(lang, "nobody")
    names = []
    for each in responsible:
        due = "" if each.due is None else f" ({say(lang, 'due', day=numbers.partial(each.due, lang))})"
        names.append(f"{phrases.one_line(each.who)}{due}")
    if len(names) == 1:
        return names[0]
    return word(lang, "together", who=word(lang, "and", first=", ".join(names[:-1]), last=names[-1]))


def _open_hamlets(plan: Plan, commune: Commune, lang: Lang) -> Iterator[str]:
    """Name the hamlets that are not met, where hamlets were judged and not counted."""
    for item in plan.items:
        standing = item.unmet.criterion.own if item.unmet.verdict is None else item.unmet.verdict.standing
        given = None if standing is None or item.is_unknown else standing.result.hamlets
        short = {
            code for code, result in (given or {}).items() if result.outcome in (Outcome.NOT_MET, Outcome.BASICALLY_MET)
        }
        if short:
            names = [phrases.one_line(hamlet.name) for hamlet in commune.hamlets if hamlet.code in short]
            missing = say_missing(item, commune, lang) or say(lang, item.unmet.outcome)
            yield word(lang, "hamlets_open", code=item.code, missing=missing, hamlets=", ".join(names))


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
                numbers.number(to_decimal(missing, None, numbers.SHARE_PLACES), lang),
                *["–" if plan.earliest is None else numbers.partial(plan.earliest, lang)] * dated,
            )
        )
    page.table(heads, rows, shares=(1, 2), right=None)
    page.line((word(lang, "legend"), "dim"))


def _difference(plan: Plan, best: Plan, lang: Lang) -> str:
    added = [step.code for step in plan.steps if step not in best.steps]
    dropped = [step.code for step in best.steps if step not in plan.steps]
    return word(lang, "instead", added=", ".join(added), dropped=", ".join(dropped)) if added else "–"


def _is_weighted(plans: Collection[Plan]) -> bool:
    return any(item.weight != WHOLE for plan in plans for item in plan.items)


def _weight(weight: Fraction, lang: Lang) -> str:
    return numbers.number(exact_decimal(weight) or 0, lang)
