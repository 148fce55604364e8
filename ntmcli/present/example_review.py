"""The example of a review in a new commune's file, with indicators of its own framework."""

import datetime
from collections.abc import Iterator

from ntmcli.diagnostic import Lang
from ntmcli.model.framework import COMPARISONS, PERCENT, Framework, Indicator, Operator
from ntmcli.present import phrases
from ntmcli.present.wording import say

NOT_ASSESSED = "chưa đánh giá"


def write_example(framework: Framework, day: datetime.date, lang: Lang) -> list[str]:
    """Return the lines of an example; as it stands it says nothing of any indicator: no figure is made up."""
    rows = [(f'"{code}": {NOT_ASSESSED}', remark) for code, remark in _choose(framework, lang)]
    if not rows:
        return []
    width = max(len(row) for row, _ in rows)
    return [
        say(lang, "example_how"),
        say(lang, "example_fill"),
        say(lang, "example_order"),
        f"  - date: {day.isoformat()}",
        f"    source: {say(lang, 'example_source')}",
        "    results:",
        *(f"      {row:<{width}}  # {remark}" for row, remark in rows),
    ]


def _choose(framework: Framework, lang: Lang) -> Iterator[tuple[str, str]]:
    """Choose one code of each kind of answer, with what may be written for it."""
    listed = list(framework.indicators)
    if not listed:  # a decision whose table is not in the data yet
        for first in framework.criteria[:1]:
            yield first.code, say(lang, "example_judged", name=phrases.title(first, lang))
    for kind in ("judged", "percent", "figure"):
        found = next((each for each in listed if _kind(each) == kind), None)
        if found is not None:
            unit = phrases.one_line(found.unit or say(lang, "example_no_unit"))
            yield found.code, say(lang, f"example_{kind}", name=phrases.title(found, lang), unit=unit)


def _kind(indicator: Indicator) -> str:
    operator = indicator.target.operator
    if operator is Operator.JUDGEMENT:
        return "judged"
    if operator not in COMPARISONS:
        return ""
    return "percent" if indicator.unit == PERCENT else "figure"
