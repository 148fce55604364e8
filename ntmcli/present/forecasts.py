"""What is extrapolated from the course of a commune, as a table that says what it is."""

import datetime
from collections.abc import Iterator, Sequence

from ntmcli.diagnostic import Lang
from ntmcli.judge.compare import exact_decimal
from ntmcli.judge.forecast import Forecast, NoDate, Reach
from ntmcli.judge.verdict import Assessment
from ntmcli.present import numbers, phrases
from ntmcli.present.history_words import word
from ntmcli.present.page import Page
from ntmcli.present.wording import say


def show_forecasts(page: Page, assessment: Assessment, forecasts: Sequence[Forecast]) -> None:
    """Add when limits would be reached, or that nothing can be extrapolated."""
    lang = page.lang
    page.line()
    if not forecasts:
        page.line((word(lang, "no_forecast"), "dim"))
        return
    page.line((word(lang, "forecast"), "bold"))
    heads = [say(lang, name) for name in ("code", "content", "requirement")]
    heads += [word(lang, name) for name in ("figures", "expected", "earliest", "latest")]
    page.table(heads, [_row(each, assessment.day, lang) for each in forecasts], shares=(1, 2, 3), right=None)
    page.line((word(lang, "forecast_key"), "dim"))
    if any(each.projection.latest is NoDate.NO_PROGRESS for each in forecasts):
        page.line((word(lang, "no_progress_key"), "dim"))
    ends = assessment.yardstick.framework.in_force.to
    if ends is not None:
        page.line(word(lang, "framework_ends", day=numbers.partial(ends, lang)))
    for each in forecasts:
        if each.later:
            limits = "; ".join(_later(each, lang))
            page.line(word(lang, "later_limits", code=_code(each), year=each.verdict.year, limits=limits))


def _row(each: Forecast, judged: datetime.date | None, lang: Lang) -> list[str]:
    first, last = each.figures[0], each.figures[-1]
    based_on = word(
        lang,
        "based_on",
        number=len(each.figures),
        first=numbers.day(first.day, lang),
        last=numbers.day(last.day, lang),
        start=numbers.figure(first.verdict, lang),
        end=numbers.figure(last.verdict, lang),
    )
    reached = (each.projection.expected, each.projection.earliest, each.projection.latest)
    return [
        f"{_code(each)}{' *' if each.illustrative else ''}",
        phrases.title(each.verdict.requirement, lang),
        phrases.requirement(each.verdict, lang),
        based_on,
        *(_reach(found, judged, lang) for found in reached),
    ]


def _code(each: Forecast) -> str:
    part = each.verdict.code
    return each.indicator if part == each.indicator else f"{each.indicator} {part})"


def _reach(found: Reach, judged: datetime.date | None, lang: Lang) -> str:
    """Write the month alone, as what is extrapolated is not exact to a day; say where it is past by the day judged."""
    if isinstance(found, NoDate):
        return word(lang, found)
    month = numbers.month(found, lang)
    return word(lang, "past", month=month) if judged is not None and found <= judged else month


def _later(each: Forecast, lang: Lang) -> Iterator[str]:
    unit = numbers.unit(numbers.unit_of(each.verdict))
    for spelled in each.later:
        limit = say(lang, f"limit_{spelled.limit.why}") if spelled.limit.number is None else None
        exact = None if spelled.limit.number is None else exact_decimal(spelled.limit.number)
        if exact is not None:
            limit = say(lang, each.verdict.operator, limit=numbers.number(exact, lang) + unit)
        yield word(lang, "later_limit", year=spelled.year, limit=limit)
