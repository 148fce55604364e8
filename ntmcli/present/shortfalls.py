"""What is unmet, as clauses of a sentence: criteria with their indicators, figures, limits and what is missing."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ntmcli.diagnostic import Lang
from ntmcli.judge.gaps import Unmet
from ntmcli.judge.verdict import Verdict
from ntmcli.model.framework import COMPARISONS
from ntmcli.model.values import Outcome
from ntmcli.present import numbers, phrases
from ntmcli.present.summary_words import amount, word
from ntmcli.present.wording import say

LISTED = 12
"""Entries up to which each is named; of more, only those with figures are, and the others by code."""
LACKING = (Outcome.NOT_MET, Outcome.BASICALLY_MET)


def clauses(unmet: Sequence[Unmet], lang: Lang) -> Iterator[str]:
    """Yield a clause for each criterion of what is not met or basically met, in the framework's order."""
    brief = len(unmet) > LISTED
    for _, group in groupby(unmet, key=lambda each: each.criterion.code):
        yield _say_criterion(list(group), brief, lang)


def name_codes(criteria: Sequence[str], indicators: Sequence[str], lang: Lang) -> str:
    """Name criteria and indicators by their codes: "các tiêu chí 15, 18 và chỉ tiêu 17.8"."""
    return name_both(len(criteria), ", ".join(criteria), indicators, lang)


def name_both(number: int, criteria: str, indicators: Sequence[str], lang: Lang) -> str:
    """Name a number of criteria, whose codes are joined already, and indicators."""
    named = amount(lang, "criteria_codes", number, codes=criteria)
    if not indicators:
        return named
    below = amount(lang, "indicators_codes", len(indicators), codes=", ".join(indicators))
    return word(lang, "both_codes", criteria=named, indicators=below) if number else below


def star(illustrative: bool) -> str:
    return "*" if illustrative else ""


def _say_criterion(entries: list[Unmet], brief: bool, lang: Lang) -> str:
    criterion = entries[0].criterion
    code = criterion.code + star(criterion.illustrative)
    said = word(lang, "criterion", code=code, name=phrases.title(criterion.ruled.criterion, lang))
    pieces = []
    for outcome in LACKING:
        found = [each for each in entries if each.outcome is outcome]
        if any(each.code == criterion.code for each in found):
            pieces.append(word(lang, f"itself_{outcome}"))
        below = [each.verdict for each in found if each.verdict is not None and each.code != criterion.code]
        if below:
            pieces.append(word(lang, f"short_of_{outcome}", indicators=_name_indicators(below, brief, lang)))
    own = next((each.verdict for each in entries if each.code == criterion.code and each.verdict is not None), None)
    figures = "" if own is None else _say_figures(own, phrases.counted(own, lang), lang)
    return f"{said} {', '.join(pieces)}" + (f": {figures}" if figures else "")


def _name_indicators(verdicts: list[Verdict], brief: bool, lang: Lang) -> str:
    """Name indicators with titles and figures; in brief, those without a figure by their codes."""
    pieces, bare = [], []
    for verdict in verdicts:
        code = verdict.code + star(verdict.illustrative)
        if brief and not (verdict.result is not None and verdict.result.has_figure):
            bare.append(code)
            continue
        figures = _say_figures(verdict, phrases.counted(verdict, lang), lang)
        key = "indicator_figures" if figures else "indicator"
        pieces.append(word(lang, key, code=code, name=phrases.title(verdict.requirement, lang), figures=figures))
    return ", ".join([*pieces, *([name_codes([], bare, lang)] if bare else [])])


def _say_figures(verdict: Verdict, counted: str, lang: Lang) -> str:
    """Say the figure, the limit and what is missing; empty where nothing but a judgement is given."""
    if verdict.elsewhere is not None:
        there = verdict.elsewhere
        framework = phrases.framework_line(there.yardstick.framework, lang)
        met = phrases.met_range(there)
        return word(lang, "elsewhere", framework=framework, met=met, total=there.criteria.total)
    if verdict.parts:
        return "; ".join(_say_part(part, counted, lang) for part in verdict.parts if part.outcome in LACKING)
    said = [_say_value(verdict, counted, lang), _say_limit(verdict, lang), _say_missing(verdict, counted, lang)]
    return ", ".join(filter(None, said))


def _say_part(part: Verdict, counted: str, lang: Lang) -> str:
    said = word(lang, "part", code=part.code, outcome=say(lang, part.outcome))
    return ", ".join(filter(None, (said, _say_figures(part, counted, lang))))


def _say_value(verdict: Verdict, counted: str, lang: Lang) -> str:
    value = numbers.figure(verdict, lang)
    if not value:
        hamlets = verdict.hamlets
        given = hamlets is not None and hamlets.counts_hamlets and hamlets.of
        return word(lang, "hamlets", count=hamlets.count, of=hamlets.of) if hamlets is not None and given else ""
    if not numbers.is_percent(verdict):
        value += numbers.unit(numbers.unit_of(verdict))
    if verdict.result is not None and verdict.result.year is not None:
        value = word(lang, "for_year", value=value, year=verdict.result.year)
    if verdict.count is None or verdict.of is None:
        return value
    count, of = numbers.number(verdict.count, lang), numbers.number(verdict.of, lang)
    return word(lang, "counts", value=value, count=count, of=of, counted=counted)


def _say_limit(verdict: Verdict, lang: Lang) -> str:
    """Say what is required; that a limit is not known only where there is a figure to hold against it."""
    if verdict.operator not in COMPARISONS:
        return ""
    if verdict.limit is None:
        return word(lang, f"limit_{verdict.why_limit}") if numbers.figure(verdict, lang) else ""
    limit = numbers.number(verdict.limit, lang) + numbers.unit(numbers.unit_of(verdict))
    return word(lang, verdict.operator, limit=limit)


def _say_missing(verdict: Verdict, counted: str, lang: Lang) -> str:
    gap = numbers.gap(verdict)
    people = None if verdict.people is None else f"{numbers.number(verdict.people, lang)} {counted}"
    floor = verdict.operator in phrases.FLOORS
    if gap is None and people is None:
        return ""
    if not gap:
        edge = word(lang, "not_above" if floor else "not_below") if gap is not None else ""
        lacking = people
    else:
        edge = ""
        lacking = numbers.number(gap, lang)
        if numbers.is_percent(verdict):
            lacking = word(lang, "points", gap=lacking)
        else:
            lacking += numbers.unit(numbers.unit_of(verdict))
        if people is not None:
            lacking = word(lang, "alike", gap=lacking, people=people)
    said = "" if lacking is None else word(lang, "short" if floor else "over", lacking=lacking)
    return ", ".join(filter(None, (edge, said)))
