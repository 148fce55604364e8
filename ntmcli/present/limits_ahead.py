"""What the limits that lie ahead are, in words and for machines."""

from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.judge.ahead import LimitAhead
from ntmcli.judge.compare import exact_decimal
from ntmcli.judge.verdict import Verdict
from ntmcli.present import numbers, phrases
from ntmcli.present.history_words import word
from ntmcli.present.wording import say


def say_limit(ahead: LimitAhead, verdict: Verdict, lang: Lang) -> str:
    """Say from when on which limit stands, and by which adjustment where that is not the one of the verdict."""
    said = word(lang, "later_limit", day=numbers.day(ahead.start, lang), limit=_requirement(ahead, verdict, lang))
    step = ahead.adjustment
    if step is None or ahead.target is verdict.target:
        return said
    return word(lang, "later_by", limit=said, decision=phrases.one_line(step.decision.number))


def _requirement(ahead: LimitAhead, verdict: Verdict, lang: Lang) -> str:
    if ahead.target is None:
        return word(lang, "no_target")
    if ahead.limit is None:
        return say(lang, "judgement")
    exact = None if ahead.limit.number is None else exact_decimal(ahead.limit.number)
    if exact is None:
        year = ahead.limit.why == "year"
        return word(lang, "later_year", year=ahead.start.year) if year else say(lang, f"limit_{ahead.limit.why}")
    unit = numbers.unit(numbers.unit_of(verdict))
    return say(lang, ahead.target.operator, limit=numbers.number(exact, lang) + unit)


def write_limit(ahead: LimitAhead) -> dict[str, Any]:
    return {
        "from": ahead.start.isoformat(),
        "operator": ahead.target and ahead.target.operator,
        "limit": None if ahead.number is None else exact_decimal(ahead.number),
        "why": ahead.limit and ahead.limit.why,
        "adjustment": ahead.adjustment and ahead.adjustment.code,
    }
