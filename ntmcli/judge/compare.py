"""Hold a figure against a limit, exactly."""

import math
from decimal import Decimal
from fractions import Fraction

from ntmcli.model.framework import Operator
from ntmcli.model.values import Bound, Sign

PLACES = 4
"""Decimals to which a share is rounded where it is printed by machines."""


def reaches(figure: Fraction, operator: Operator, limit: Fraction) -> bool:
    """Tell whether a figure reaches its limit; equal to the limit is met for at_least and at_most."""
    if operator is Operator.AT_LEAST:
        return figure >= limit
    if operator is Operator.AT_MOST:
        return figure <= limit
    if operator is Operator.MORE_THAN:
        return figure > limit
    return figure < limit


def bound_reaches(bound: Bound, operator: Operator, limit: Fraction) -> bool | None:
    """Tell whether a figure known only by a bound reaches its limit; None where the bound leaves it open.

    Every figure beyond the bound must give the same answer; the answer changes only at the limit.
    """
    edge = Fraction(bound.number)
    upwards = bound.sign in (Sign.MORE, Sign.AT_LEAST)
    includes_edge = bound.sign in (Sign.AT_LEAST, Sign.AT_MOST)
    if edge == limit:
        # All figures beyond lie on one side; the edge itself, where included, must give the same answer.
        beyond = reaches(edge + (1 if upwards else -1), operator, limit)
        return beyond if not includes_edge or reaches(edge, operator, limit) is beyond else None
    if (edge > limit) is upwards:
        return reaches(edge, operator, limit)
    return None


def count_missing(count: int, of: int, operator: Operator, limit: Fraction) -> int | None:
    """Return by how many `count` must rise (or, for a ceiling, fall) until the share reaches the limit.

    None when no number from 0 to `of` would do. Example: 5170 of 6190 against at least 90 %: 401.
    """
    edge = limit * of / 100
    if operator is Operator.AT_LEAST:
        needed = math.ceil(edge)
    elif operator is Operator.MORE_THAN:
        needed = math.floor(edge) + 1
    elif operator is Operator.AT_MOST:
        needed = math.floor(edge)
    else:
        needed = math.ceil(edge) - 1
    return abs(needed - count) if 0 <= needed <= of else None


def to_decimal(figure: Fraction, limit: Fraction | None, places: int = PLACES) -> Decimal:
    """Round a figure half to even, but never onto or across its limit."""
    exact = exact_decimal(figure) if figure == limit else None
    if exact is not None:
        return exact
    scale = 10**places
    scaled = figure * scale
    nearest = round(scaled)
    if limit is not None and _side(Fraction(nearest, scale), limit) != _side(figure, limit):
        nearest = math.floor(scaled) if figure < limit else math.ceil(scaled)
    sign, digits = ("-" if nearest < 0 else ""), f"{abs(nearest):0{places + 1}d}"
    text = f"{sign}{digits[: len(digits) - places]}.{digits[len(digits) - places :]}"
    return Decimal(text.rstrip("0").rstrip("."))


def exact_decimal(figure: Fraction) -> Decimal | None:
    """Write a fraction as a decimal where it ends, as every limit and gap does; None where it does not."""
    rest, twos, fives = figure.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return to_decimal(figure, None, max(twos, fives)) if rest == 1 else None


def _side(figure: Fraction, limit: Fraction) -> int:
    return (figure > limit) - (figure < limit)
