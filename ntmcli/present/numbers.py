"""Numbers and days as people write them: decimal comma and 26/5/2022 in Vietnamese."""

import datetime
from decimal import Decimal
from fractions import Fraction

from ntmcli.diagnostic import Lang
from ntmcli.judge.compare import exact_decimal, to_decimal
from ntmcli.judge.verdict import Verdict
from ntmcli.model.framework import PERCENT
from ntmcli.model.values import Bound, PartialDate

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHARE_PLACES = 2
"""Decimals of a computed share in tables and prose; a published figure keeps its own."""


def number(value: Decimal | int, lang: Lang) -> str:
    """Write a number with the language's marks: 5.170,5 or 5,170.5."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text


def unit(name: str | None) -> str:
    """Return the unit as it follows a number, with a space that no line is broken at."""
    return f"\u00a0{name}" if name else ""


def day(date: datetime.date, lang: Lang) -> str:
    if lang == "vi":
        return f"{date.day:02d}/{_month(date.month)}/{date.year}"
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def month(date: datetime.date, lang: Lang) -> str:
    """Write the month of a day: 8/2026, 01/2026."""
    return f"{_month(date.month)}/{date.year}" if lang == "vi" else f"{MONTHS[date.month - 1]} {date.year}"


def _month(number: int) -> str:
    """Write January and February with a zero, as administrative documents do (Nghị định 30/2020/NĐ-CP)."""
    return f"{number:02d}" if number <= 2 else str(number)


def partial(date: PartialDate, lang: Lang) -> str:
    """Write a date as exactly as it was published: a day, a month or a year."""
    first = date.first_day
    if len(date.text) == 4:
        return date.text
    if len(date.text) == 7:
        return month(first, lang)
    return day(first, lang)


def when(date: PartialDate, lang: Lang) -> str:
    """Say when something was: "ngày 26/5/2022", "tháng 5/2022", "năm 2022"."""
    length = len(date.text)
    vietnamese = "năm" if length == 4 else "tháng" if length == 7 else "ngày"
    return f"{vietnamese if lang == 'vi' else 'in' if length < 10 else 'on'} {partial(date, lang)}"


def count_digits(number: Decimal | int) -> tuple[int, int]:
    """Count the digits of a number, and those of them after the point."""
    # Through text, for sums and even `abs` round to 28 digits.
    whole, _, places = f"{Decimal(number):f}".lstrip("-").partition(".")
    places = places.rstrip("0")
    return len((whole + places).lstrip("0")), len(places)


def share(verdict: Verdict) -> Decimal | None:
    """Return the value for people: a computed share with two decimals, never onto or across its limit."""
    if verdict.value is None or not verdict.of or verdict.count is None or not is_percent(verdict):
        return verdict.value
    limit = None if verdict.limit is None else Fraction(verdict.limit)
    return to_decimal(Fraction(100 * verdict.count, verdict.of), limit, SHARE_PLACES)


def figure(verdict: Verdict, lang: Lang) -> str:
    """Write the figure of a verdict: "83,52 %", "> 90 %", "33,5" (other units stand with the limit); else empty."""
    name = unit_of(verdict) if is_percent(verdict) else None
    if verdict.bound is not None:
        return bound(verdict.bound, lang) + unit(name)
    value = share(verdict)
    return "" if value is None else number(value, lang) + unit(name)


def bound(written: Bound, lang: Lang) -> str:
    sign = {">=": "≥", "<=": "≤"}.get(written.sign, written.sign.value)
    return f"{sign} {number(written.number, lang)}"


def gap(verdict: Verdict) -> Decimal | None:
    """Return how far the value printed is from its limit, in the indicator's unit."""
    value = share(verdict)
    if verdict.gap is None or value is None or verdict.limit is None:
        return None
    return verdict.gap if value == verdict.value else exact_decimal(abs(Fraction(verdict.limit) - Fraction(value)))


def unit_of(verdict: Verdict) -> str | None:
    return verdict.requirement.unit


def is_percent(verdict: Verdict) -> bool:
    return unit_of(verdict) == PERCENT
