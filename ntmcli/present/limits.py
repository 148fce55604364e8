"""How frameworks are told: the limit of each zone and year, decisions, periods, rules of withdrawal."""

from collections.abc import Sequence
from fractions import Fraction

from ntmcli.diagnostic import Lang
from ntmcli.judge.changes import Change
from ntmcli.judge.compare import exact_decimal, to_decimal
from ntmcli.judge.limits import Reading, Spelled
from ntmcli.judge.recognition import Risk
from ntmcli.judge.targets import Ruled, Yardstick
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Title
from ntmcli.model.framework import (
    COMPARISONS,
    PERCENT,
    Decision,
    Framework,
    Operator,
    Part,
    Requirement,
    Target,
    Times,
    Withdrawal,
)
from ntmcli.present import numbers
from ntmcli.present.phrases import one_line, title
from ntmcli.present.wording import say


def target(written: Target, asked: Requirement | Part, reading: Reading, lang: Lang) -> str:
    """Say what must be reached: "≥ 90 %", "tdmnpb, tn: ≥ 25 %; dbsh: ≥ 40 %", "đạt"."""
    return "; ".join(lines(written, asked, reading, lang))


def lines(written: Target, asked: Requirement | Part, reading: Reading, lang: Lang) -> list[str]:
    """Say what must be reached, a line for each part and each limit."""
    if written.operator is Operator.ALL:
        return [
            f"{part.code}) {line}" for part in written.all or () for line in lines(part.target, part, reading, lang)
        ]
    if written.operator is Operator.FRAMEWORK:
        return [say(lang, "framework", framework=written.framework)]
    if written.limit is None or written.operator not in COMPARISONS:
        return [say(lang, "judgement")]
    said = [_spelled(each, written.operator, asked.unit, lang) for each in reading.spell_out(written.limit)]
    if not isinstance(written.limit, Times):
        return said
    times = written.limit
    multiple = say(
        lang,
        "multiple_written",
        times=numbers.number(times.times, lang),
        code=times.indicator,
        framework=times.framework,
    )
    return [say(lang, written.operator, limit=multiple), *said]


def _spelled(each: Spelled, operator: Operator, unit: str | None, lang: Lang) -> str:
    when = [", ".join(each.zones)] if each.zones else []
    when += [] if each.year is None else [say(lang, "year", year=each.year)]
    number = None if each.limit.number is None else exact_decimal(each.limit.number)
    if number is None:
        said = say(lang, f"limit_{each.limit.why}")
    else:
        said = say(lang, operator, limit=numbers.number(number, lang) + numbers.unit(unit))
    return f"{' '.join(when)}: {said}" if when else said


def decision(written: Decision, lang: Lang) -> str:
    """Write a decision with its date and annex: "318/QĐ-TTg ngày 08/3/2022, Phụ lục I"."""
    number = one_line(written.number)
    if written.date is None:
        text = say(lang, "decision_undated", number=number)
    else:
        text = say(lang, "decision", number=number, date=numbers.partial(written.date, lang))
    return text if written.annex is None else f"{text}, {one_line(written.annex)}"


def adjustment(step: Adjustment, lang: Lang) -> str:
    start = say(lang, "from_day", day=numbers.partial(step.applies.start, lang))
    return f"{title(step, lang)} ({decision(step.decision, lang)}), {start}"


def period(framework: Framework, lang: Lang) -> str:
    start, end = framework.in_force.start, framework.in_force.to
    return between(numbers.partial(start, lang), "" if end is None else numbers.partial(end, lang), lang)


def between(start: str, end: str, lang: Lang) -> str:
    """Say a time by its first and last day, one of which may be empty: "từ 08/3/2022 đến 31/12/2025"."""
    return say(lang, "from_to" if start and end else "from_on" if start else "until", start=start, end=end)


def size(yardstick: Yardstick, lang: Lang) -> str:
    """Say how many criteria and indicators there are, those that adjustments add among them."""
    listed = len(yardstick.by_code)
    announced = yardstick.framework.indicator_count
    key = "size_announced" if not listed and announced else "size"
    return say(lang, key, criteria=len(yardstick.criteria), indicators=listed or announced or 0)


def indicators(framework: Framework) -> str:
    """Write how many indicators are listed, and how many were announced where that is another number."""
    listed = len(list(framework.indicators))
    announced = framework.indicator_count
    return str(listed) if announced in (None, listed) else f"{listed}/{announced}"


def set_by(ruled: Ruled, adding: Adjustment | None, lang: Lang) -> str:
    """Name the decision of the adjustment that sets or adds a target, else how sure the framework is of it."""
    step = ruled.adjustments[-1] if ruled.adjustments else adding
    if step is not None:
        return one_line(step.decision.number)
    source = ruled.indicator.source
    return say(lang, f"source_{source.basis if source else 'unverified'}")


def rule(written: Withdrawal, lang: Lang) -> str:
    """Say a rule of withdrawal: from which share of criteria not met a title is lost."""
    said = []
    if written.with_key_from is not None:
        share = numbers.number(written.with_key_from, lang) + numbers.unit(PERCENT)
        said.append(say(lang, "rule_with_key", share=share, codes=either(written.key_criteria, lang)))
    if written.outright_from is not None:
        share = numbers.number(written.outright_from, lang) + numbers.unit(PERCENT)
        said.append(say(lang, "rule_outright", share=share))
    return said[0] if len(said) == 1 else say(lang, "rule_or", one=said[0], other=said[1])


def either(codes: Sequence[str], lang: Lang) -> str:
    """Write "10, 17 hoặc 19"."""
    if len(codes) < 2:
        return "".join(codes)
    return say(lang, "or", listed=", ".join(codes[:-1]), last=codes[-1])


def share(risk: Risk, lang: Lang) -> str:
    """Write the share of criteria not met, never rounded onto or across a share of the rule."""
    edges = [Fraction(each) for each in (risk.rule.with_key_from, risk.rule.outright_from) if each is not None]
    nearest = min(edges, key=lambda edge: abs(edge - risk.share))
    return numbers.number(to_decimal(risk.share, nearest, numbers.SHARE_PLACES), lang) + numbers.unit(PERCENT)


def answer(found: bool | None, lang: Lang) -> str:
    return say(lang, {True: "risk_yes", False: "risk_no", None: "risk_unknown"}[found])


def award(written: Title, lang: Lang) -> str:
    """Say a title that a file records: when, by which decision, from which source."""
    said = say(lang, "title", date=numbers.when(written.date, lang))
    if written.decision is not None:
        said += f", {say(lang, 'title_decision', decision=decision(written.decision, lang))}"
    said += f" ({one_line(written.source) if written.source else say(lang, 'no_source')})"
    return f"{said}. {one_line(written.note)}" if written.note else said


def change(found: Change, before: Reading, after: Reading, lang: Lang) -> str:
    """Say what becomes of an indicator; empty where it stays as it was."""
    if found.before is None or found.after is None:
        there = found.after or found.before
        assert there is not None  # noqa: S101 -- a change has at least one side
        said = target(there.target, there.indicator, after if found.after else before, lang)
        return say(lang, "change_new_required" if found.after else "change_gone_required", limit=said)
    old, new = found.before, found.after
    key = {"changed": "change_from_to", "open": "change_open"}.get(found.limit or "")
    if key is not None:
        was, now = target(old.target, old.indicator, before, lang), target(new.target, new.indicator, after, lang)
        return say(lang, key, before=was, after=now)
    return say(lang, "change_renumbered") if old.indicator.code != new.indicator.code else ""
