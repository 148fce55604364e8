"""Figures held against limits: at, just under and just over each kind of limit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from ntmcli.judge.compare import bound_reaches, count_missing, exact_decimal, reaches, to_decimal
from ntmcli.model.framework import COMPARISONS, Operator
from ntmcli.model.values import Sign, parse_figure

AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN = COMPARISONS


@pytest.mark.parametrize("limit", ["0", "1.76", "50", "90", "99.99", "100"])
@pytest.mark.parametrize(
    ("operator", "under", "at", "over"),
    [
        (AT_LEAST, False, True, True),
        (AT_MOST, True, True, False),
        (MORE_THAN, False, False, True),
        (LESS_THAN, True, False, False),
    ],
)
@pytest.mark.parametrize("step", ["1", "0.01", "0." + "0" * 29 + "1"])
def test_reaches(operator: Operator, under: bool, at: bool, over: bool, limit: str, step: str) -> None:
    there, away = Fraction(limit), Fraction(step)
    assert [reaches(figure, operator, there) for figure in (there - away, there, there + away)] == [under, at, over]


# For each comparison with 50 and each sign: what a bound at 49, 50 and 51 decides.
BOUNDS = {
    AT_LEAST: {
        ">": (None, True, True),
        ">=": (None, True, True),
        "<": (False, False, None),
        "<=": (False, None, None),
    },
    MORE_THAN: {
        ">": (None, True, True),
        ">=": (None, None, True),
        "<": (False, False, None),
        "<=": (False, False, None),
    },
    AT_MOST: {
        ">": (None, False, False),
        ">=": (None, None, False),
        "<": (True, True, None),
        "<=": (True, True, None),
    },
    LESS_THAN: {
        ">": (None, False, False),
        ">=": (None, False, False),
        "<": (True, True, None),
        "<=": (True, None, None),
    },
}


@pytest.mark.parametrize("operator", COMPARISONS)
@pytest.mark.parametrize("sign", [sign.value for sign in Sign])
def test_bounds_decide_what_they_can(operator: Operator, sign: str) -> None:
    bounds = [parse_figure(f"{sign}{edge}") for edge in (49, 50, 51)]
    assert tuple(bound_reaches(bound, operator, Fraction(50)) for bound in bounds) == BOUNDS[operator][sign]


def test_bound_does_not_use_the_range_of_a_percentage() -> None:
    # At most 100 % holds for every share, yet a bound over 50 does not say so.
    assert bound_reaches(parse_figure(">50"), AT_MOST, Fraction(100)) is None


@pytest.mark.parametrize(
    ("count", "of", "operator", "limit", "missing"),
    [
        # The example of formats.md, and one short of it and beyond.
        (5170, 6190, AT_LEAST, "90", 401),
        (5570, 6190, AT_LEAST, "90", 1),
        (0, 3, AT_LEAST, "33.3", 1),
        (0, 3, AT_LEAST, "33.34", 2),
        (8, 10, AT_LEAST, "100", 2),
        (9, 10, AT_LEAST, "110", None),
        # Equal to the limit is not more than it.
        (5, 10, MORE_THAN, "50", 1),
        (4, 10, MORE_THAN, "50", 2),
        (4, 10, MORE_THAN, "49.9", 1),
        (10, 10, MORE_THAN, "100", None),
        # A ceiling: by how many the count must fall.
        (60, 100, AT_MOST, "12.5", 48),
        (1, 3, AT_MOST, "33.3", 1),
        (7, 10, AT_MOST, "0", 7),
        (7, 10, AT_MOST, "-1", None),
        (5, 10, LESS_THAN, "50", 1),
        (5, 10, LESS_THAN, "49.9", 1),
        (5, 10, LESS_THAN, "40.1", 1),
        (1, 10, LESS_THAN, "10", 1),
        (0, 10, LESS_THAN, "0", None),
        # Counts beyond the precision of a binary float.
        (0, 10**30, AT_LEAST, "90." + "0" * 25 + "1", 9 * 10**29 + 100),
    ],
)
def test_count_missing(count: int, of: int, operator: Operator, limit: str, missing: int | None) -> None:
    assert count_missing(count, of, operator, Fraction(limit)) == missing


@pytest.mark.parametrize(
    ("figure", "limit", "printed"),
    [
        ("89.99999", "90", "89.9999"),
        ("90.00001", "90", "90.0001"),
        ("90", "90", "90"),
        ("50.00001", "50", "50.0001"),
        ("49.99999", "50", "49.9999"),
        ("0.000001", "0", "0.0001"),
        ("99.99999", "100", "99.9999"),
        ("89.99994", "90", "89.9999"),
        ("89.99996", "90.5", "90"),
        ("83.52180", None, "83.5218"),
        ("83.52185", None, "83.5218"),
        ("83.52195", None, "83.522"),
        ("-0.00001", None, "0"),
        ("-1.5", None, "-1.5"),
        ("-0.00001", "0", "-0.0001"),
        ("1200", None, "1200"),
        ("0", "0", "0"),
        # Limits that are themselves finer than the rounding.
        ("66.66664", "66.66665", "66.6666"),
        ("66.66666", "66.66665", "66.6667"),
    ],
)
def test_rounding_never_crosses_the_limit(figure: str, limit: str | None, printed: str) -> None:
    assert str(to_decimal(Fraction(figure), None if limit is None else Fraction(limit))) == printed


@pytest.mark.parametrize("limit", ["33.33333", "73.33337", "66.66665"])
def test_a_figure_equal_to_a_fine_limit_is_printed_equal_to_it(limit: str) -> None:
    assert to_decimal(Fraction(limit), Fraction(limit)) == Decimal(limit)


def test_other_numbers_of_places() -> None:
    assert [str(to_decimal(Fraction(2, 3), None, places)) for places in (0, 1, 2, 6)] == [
        "1",
        "0.7",
        "0.67",
        "0.666667",
    ]


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        (Fraction(90), "90"),
        (Fraction(900), "900"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 5**4), "0.0016"),
        (Fraction(-3, 2), "-1.5"),
        (Fraction("42.9") * Fraction("1.1"), "47.19"),
        (Fraction(1, 3), None),
        (Fraction(1, 30), None),
    ],
)
def test_exact_decimal(figure: Fraction, written: str | None) -> None:
    assert exact_decimal(figure) == (None if written is None else Decimal(written))
