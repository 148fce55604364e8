"""What is extrapolated from the course of a commune, as a table that says what it is."""

import datetime
from collections.abc import Iterator, Sequence

from ntmcli.diagnostic import Lang
from ntmcli.judge.forecast import Forecast, NoDate, Reach
from ntmcli.judge.verdict import Assessment
from ntmcli.model.values import PartialDate
from ntmcli.present import numbers, phrases
from ntmcli.present.history_words import word
from ntmcli.present.limits_ahead import say_limit
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
    heads += [word(lang, name) for name in ("expected", "earliest", "latest")]
    page.table(heads, [_row(each, assessment.day, lang) for each in forecasts], shares=(1, 2, 3, 4, 5), right=None)
    ends = assessment.yardstick.framework.in_force.to
    for each in forecasts:
        page.item(_based_on(each, lang))
        limits = "; ".join(_later(each, ends, lang))
        if limits:
            page.item(word(lang, "later_limits", code=_code(each), limits=limits))
    page.line((word(lang, "forecast_key"), "dim"))
    shown = {found for each in forecasts for found in _reaches(each)}
    for found in (NoDate.NO_PROGRESS, NoDate.NO_LIMIT):
        if found in shown:
            page.line((word(lang, f"{found}_key"), "dim"))
    if ends is not None:
        page.line(word(lang, "framework_ends", day=numbers.partial(ends, lang)))


def _row(each: Forecast, judged: datetime.date | None, lang: Lang) -> list[str]:
    return [
        f"{_code(each)}{' *' if each.illustrative else ''}",
        phrases.title(each.verdict.requirement, lang),
        phrases.requirement(each.verdict, lang),
        *(_reach(found, judged, lang) for found in _reaches(each)),
    ]


def _reaches(each: Forecast) -> tuple[Reach, Reach, Reach]:
    return each.projection.expected, each.projection.earliest, each.projection.latest


def _based_on(each: Forecast, lang: Lang) -> str:
    first, last = each.figures[0], each.figures[-1]
    return word(
        lang,
        "based_on",
        code=_code(each),
        number=len(each.figures),
        first=numbers.partial(first.date, lang),
        last=numbers.partial(last.date, lang),
        start=numbers.figure(first.verdict, lang),
        end=numbers.figure(last.verdict, lang),
    )


def _code(each: Forecast) -> str:
    part = each.verdict.code
    return each.indicator if part == each.indicator else f"{each.indicator} {part})"


def _reach(found: Reach, judged: datetime.date | None, lang: Lang) -> str:
    """Write the month alone, as what is extrapolated is not exact to a day; say where it is past by the day judged."""
    if isinstance(found, NoDate):
        return word(lang, found)
    month = numbers.month(found, lang)
    return word(lang, "past", month=month) if judged is not None and found <= judged else month


def _later(each: Forecast, ends: PartialDate | None, lang: Lang) -> Iterator[str]:
    """Say from when on which limit stands; what follows the end of the framework is said of all of it."""
    for ahead in each.later:
        if ends is None or ahead.start <= ends.last_day:
            yield say_limit(ahead, each.verdict, lang)
