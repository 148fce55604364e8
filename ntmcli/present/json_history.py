"""JSON documents on the course of communes over their reviews."""

from collections.abc import Iterable, Sequence
from typing import Any

from ntmcli.diagnostic import Lang
from ntmcli.judge.combine import own_outcome
from ntmcli.judge.course import Course, ReviewDay
from ntmcli.judge.forecast import Figure, Forecast, NoDate, Reach
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict, is_illustrative
from ntmcli.present import phrases
from ntmcli.present.history_words import word
from ntmcli.present.json import claim, count_all, identify, indicator, stream
from ntmcli.present.limits_ahead import write_limit

POINT = ("outcome", "value", "count", "of", "bound", "operator", "limit", "reviewed", "source")
"""The keys of an indicator that a point has."""


def history(told: Iterable[tuple[Course, Sequence[Forecast]]], lang: Lang) -> None:
    """Write one commune after the other."""
    stream("history", (_commune(course, forecasts, lang) for course, forecasts in told))


def _commune(course: Course, forecasts: Sequence[Forecast], lang: Lang) -> dict[str, Any]:
    return {
        **identify(course.assessment),
        "reviews": [_review(each) for each in course.days],
        "criteria": [
            {
                "code": code,
                "name": phrases.title(known[-1][1].ruled.criterion, lang),
                "points": [_own_point(each, verdict) for each, verdict in known],
            }
            for code, known in course.list_own().items()
        ],
        "indicators": [
            {
                "code": code,
                "name": phrases.title(known[-1][1].requirement, lang),
                "unit": known[-1][1].requirement.unit,
                "points": [{**_day(each, verdict), **_point(verdict, lang)} for each, verdict in known],
            }
            for code, known in course.list_indicators().items()
        ],
        "forecasts": [_forecast(each, course.assessment, lang) for each in forecasts],
    }


def _review(each: ReviewDay) -> dict[str, Any]:
    return {
        "as_of": each.day.isoformat(),
        "dates": [review.date.text for _, review in each.reviews],
        **count_all(each.assessment),
        "reported": claim(each.assessment),
        "illustrative": each.assessment.illustrative,
    }


def _own_point(each: ReviewDay, verdict: CriterionVerdict) -> dict[str, Any]:
    own = verdict.own
    return {
        "as_of": each.day.isoformat(),
        "given": each.gives(own),
        "outcome": own and own_outcome(own.result, each.assessment.commune),
        "decides": verdict.basis == "own",
        "illustrative": own is not None and is_illustrative(own),
    }


def _day(each: ReviewDay, verdict: Verdict) -> dict[str, Any]:
    return {"as_of": each.day.isoformat(), "given": each.gives(verdict.standing)}


def _point(verdict: Verdict, lang: Lang) -> dict[str, Any]:
    found = indicator(verdict, lang)
    return {
        **{key: found[key] for key in POINT},
        "parts": [{"code": part.code, **_point(part, lang)} for part in verdict.parts],
        "illustrative": verdict.illustrative,
    }


def _forecast(each: Forecast, assessment: Assessment, lang: Lang) -> dict[str, Any]:
    verdict, ends = each.verdict, assessment.yardstick.framework.in_force.to
    return {
        "indicator": each.indicator,
        "part": None if verdict.code == each.indicator else verdict.code,
        "name": phrases.title(verdict.requirement, lang),
        "unit": verdict.requirement.unit,
        "operator": verdict.operator,
        "limit": verdict.limit,
        "later_limits": [write_limit(later) for later in each.later],
        "framework_until": None if ends is None else ends.text,
        "figures": [_figure(figure) for figure in each.figures],
        "expected": _reach(each.projection.expected),
        "earliest": _reach(each.projection.earliest),
        "latest": _reach(each.projection.latest),
        "extrapolation": True,
        "notice": f"{word(lang, 'forecast')}. {word(lang, 'forecast_key')}",
        "illustrative": each.illustrative,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    verdict = figure.verdict
    return {
        "day": figure.day.isoformat(),
        "date": figure.date.text,
        "value": verdict.value,
        "count": verdict.count,
        "of": verdict.of,
    }


def _reach(found: Reach) -> dict[str, Any]:
    if isinstance(found, NoDate):
        return {"date": None, "why": found}
    return {"date": found.isoformat(), "why": "reached"}
