"""The course over the reviews, and what is extrapolated from it."""

import datetime
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from written import TODAY, make_adjustment, make_commune, make_framework, make_rules

from ntmcli.judge.compare import reaches
from ntmcli.judge.course import Course, follow
from ntmcli.judge.forecast import Forecast, NoDate, Projection, Reach, forecast
from ntmcli.judge.forecast import project as go_on
from ntmcli.judge.outcomes import assess
from ntmcli.judge.targets import Rules
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.framework import COMPARISONS, Operator

law = settings(derandomize=True, database=None, deadline=None)
Points = list[tuple[datetime.date, Fraction]]
FLOOR = "{at_least: 90}"
JAN, FEB, MAR = "2022-01-01", "2022-01-11", "2022-01-31"


class Made(NamedTuple):
    rules: Rules
    course: Course


def make(
    target: str,
    *reviews: str,
    hamlets: Sequence[str] = (),
    as_of: datetime.date | None = None,
    adjustments: Sequence[Adjustment] = (),
    criteria: dict[str, dict[str, str]] | None = None,
) -> Made:
    """Follow a commune that is held against one indicator, 1.1."""
    rules = make_rules(make_framework(criteria or {"1": {"1.1": target}}), adjustments=adjustments)
    commune = make_commune(*reviews, hamlets=hamlets)
    assessment = assess(rules, commune, TODAY, as_of)
    return Made(rules, Course(assessment, tuple(follow(rules, commune, TODAY, assessment.day, "khung"))))


def forecasts(target: str, *results: str, **given: object) -> list[Forecast]:
    """Extrapolate results of 1.1 that were found on 1, 11 and 31 January 2022, and a day later each from there."""
    days = [JAN, FEB, MAR, "2022-02-01", "2022-02-02"]
    reviews = [f'{day}, results: {{"1.1": {result}}}' for day, result in zip(days, results, strict=False)]
    return list(forecast(*make(target, *reviews, **given)))  # type: ignore[arg-type]


def only(target: str, *results: str, **given: object) -> Forecast:
    (found,) = forecasts(target, *results, **given)
    return found


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def project(points: Points, operator: Operator, limit: Fraction) -> Projection:
    """Go on towards a limit that stands for good."""
    return go_on(points, operator, [(points[-1][0], limit)])


# -- the course


def test_a_review_day_tells_its_own_results_from_those_that_stand() -> None:
    criteria = {"1": {"1.1": FLOOR, "1.2": "đạt"}, "2": {"2.1": "đạt"}}
    reviews = ('2022-01-01, results: {"1.1": 70, "2": đạt}', '2022-05-01, results: {"1.2": đạt}', "2023-01-01")
    course = make("", *reviews, criteria=criteria).course
    told = {code: [each.gives(verdict.standing) for each, verdict in known] for code, known in _indicators(course)}
    assert told == {"1.1": [True, False, False], "1.2": [True, False]}
    (own,) = course.list_own().values()
    assert [(each.day.year, each.gives(criterion.own)) for each, criterion in own] == [
        (2022, True),
        (2022, False),
        (2023, False),
    ]


def _indicators(course: Course) -> list[tuple[str, list]]:  # type: ignore[type-arg]
    return list(course.list_indicators().items())


def test_own_results_that_indicators_put_in_the_shade_are_left_out_from_then_on() -> None:
    reviews = ('2022-01-01, results: {"1": chưa đạt}', '2022-05-01, results: {"1.1": 95}')
    course = make(FLOOR, *reviews).course
    assert [each.day.month for each, _ in course.list_own()["1"]] == [1]
    assert [each.day.month for each, _ in course.list_indicators()["1.1"]] == [5]


def test_reviews_of_one_day_are_one_point_and_later_ones_are_cut_off() -> None:
    reviews = ('2022-01-01, results: {"1.1": 70}', '2022-01-01, results: {"1.1": 80}', "2023-01-01")
    course = make(FLOOR, *reviews, as_of=day("2022-06-01")).course
    (only_day,) = course.days
    assert [review.date.text for _, review in only_day.reviews] == ["2022-01-01", "2022-01-01"]
    assert [str(verdict.value) for _, verdict in course.list_indicators()["1.1"]] == ["80"]


def test_an_indicator_that_is_asked_for_no_more_stands_last() -> None:
    added = make_adjustment("them", "from: 2021-01-01, to: 2022-03-01", criteria={"0": {"0.1": "đạt"}})
    reviews = ('2022-01-01, results: {"0.1": đạt}', '2022-05-01, results: {"1.1": 80}')
    assert list(make(FLOOR, *reviews, adjustments=[added]).course.list_indicators()) == ["1.1", "0.1"]


# -- what is extrapolated


def test_figures_in_a_line_reach_the_limit_on_the_exact_day() -> None:
    found = only(FLOOR, "60", "70", "{value: 90}", "80")
    # Ten in ten days at first, twenty in thirty-one overall; the last stretch goes back.
    assert [each.day for each in found.figures] == [day(JAN), day(FEB), day(MAR), day("2022-02-01")]
    assert found.projection == Projection(day("2022-02-17"), day("2022-02-11"), NoDate.NO_PROGRESS)
    steady = only(FLOOR, "60", "65", "75").projection
    assert steady == Projection(day("2022-03-02"), day("2022-03-02"), day("2022-03-02"))
    assert not found.illustrative


@pytest.mark.parametrize(
    ("target", "results", "expected"),
    [
        ("{more_than: 90}", ("60", "65", "75"), "2022-03-03"),
        ("{at_most: 10}", ("40", "35", "25"), "2022-03-02"),
        ("{less_than: 10}", ("40", "35", "25"), "2022-03-03"),
        ("{more_than: 75}", ("60", "65", "75"), "2022-02-01"),
        (FLOOR, ("{count: 60, of: 100}", "{count: 130, of: 200}", "75"), "2022-03-02"),
        (FLOOR, ("{value: 60, outcome: cơ bản đạt}", "65", "{value: 75, outcome: cơ bản đạt}"), "2022-03-02"),
        (FLOOR, ("60", "chưa đạt", "70", "chưa đạt", "75"), "2022-03-06"),
        (FLOOR, ("60", "65", "75", "chưa đạt"), "2022-03-02"),
    ],
)
def test_a_limit_is_reached_at_the_pace_so_far(target: str, results: tuple[str, ...], expected: str) -> None:
    assert only(target, *results).projection.expected == day(expected)


@pytest.mark.parametrize(
    ("target", "results"),
    [
        (FLOOR, ("60", "70")),
        (FLOOR, ("60", '">61"', "70")),
        (FLOOR, ("60", "chưa đạt", "70")),
        (FLOOR, ("60", "70", "95")),
        (FLOOR, ("60", "70", "80", "chưa đánh giá")),
        (FLOOR, ("60", "70", "80", '">85"')),
        (FLOOR, ("60", "70", "95", "chưa đạt")),
        (FLOOR, ("60", "70", "{value: 80, count: 1, of: 2}")),
        ("đạt", ("chưa đạt", "chưa đạt", "chưa đạt")),
        ("{at_least: unstated}", ("60", "70", "80")),
        ("{at_least: province}", ("{value: 60, outcome: chưa đạt}",) * 3),
    ],
)
def test_nothing_is_extrapolated(target: str, results: tuple[str, ...]) -> None:
    assert forecasts(target, *results) == []


def test_three_judgements_beside_two_figures_are_no_figures() -> None:
    assert forecasts(FLOOR, "60", "chưa đạt", "chưa đạt", "chưa đạt", "70") == []


def test_a_figure_that_merely_stands_counts_once() -> None:
    reviews = [f'{JAN}, results: {{"1.1": 60}}', FEB, f'{MAR}, results: {{"1.1": 70}}', "2022-05-01"]
    assert list(forecast(*make(FLOOR, *reviews))) == []


def test_of_one_day_the_later_figure_counts() -> None:
    reviews = [f'{each}, results: {{"1.1": {number}}}' for each, number in ((JAN, 60), (JAN, 62), (MAR, 70))]
    assert list(forecast(*make(FLOOR, *reviews))) == []


def test_a_figure_for_an_earlier_year_is_of_the_end_of_that_year() -> None:
    results = ("{value: 30, year: 2020}", "{value: 31, year: 2020}", "{value: 41, year: 2021}")
    years = [f'{each}, results: {{"1.1": {result}}}' for each, result in zip((JAN, FEB, MAR), results, strict=True)]
    assert list(forecast(*make("{at_least: 50}", *years))) == []
    (found,) = forecast(*make("{at_least: 61}", *years, '2022-12-31, results: {"1.1": {value: 51, year: 2022}}'))
    assert [each.day for each in found.figures] == [day("2020-12-31"), day("2021-12-31"), day("2022-12-31")]
    assert found.projection.expected == day("2023-12-31")


def test_the_limit_is_the_one_of_the_day_that_the_line_comes_to() -> None:
    # Half a point a day: 75 on 31 January 2022, 242 on the last day of the year.
    found = only("{at_least: {2022: 250, 2023: 300}}", "60", "65", "75")
    assert found.projection.expected == day("2023-04-26")
    assert [(str(each.start), each.number) for each in found.later] == [("2023-01-01", 300), ("2024-01-01", None)]
    lowered = only("{at_least: {z1: {2022: 250, 2023: 240}}}", "60", "65", "75").projection
    assert lowered.expected == day("2023-01-01")
    assert only(FLOOR, "60", "65", "75").later == ()


def test_beyond_a_time_without_a_limit_no_day_is_found() -> None:
    gone = only("{at_least: {2022: 250}}", "60", "65", "75").projection
    assert gone == Projection(NoDate.NO_LIMIT, NoDate.NO_LIMIT, NoDate.NO_LIMIT)
    # Two points a day at first, a twentieth then: the slowest does not come before the end of the year.
    uneven = only("{at_least: {2022: 250}}", "60", "80", "81").projection
    assert uneven == Projection(day("2022-09-30"), day("2022-04-26"), NoDate.NO_LIMIT)
    short = make_adjustment("ngan", "from: 2022-01-01, to: 2022-02-20", {"1.1": FLOOR})
    (found,) = forecasts("{at_least: province}", "60", "65", "75", adjustments=[short])
    assert found.projection.expected is NoDate.NO_LIMIT
    turned = make_adjustment("doi", "from: 2022-02-20", {"1.1": "{more_than: 10}"})
    assert only(FLOOR, "60", "65", "75", adjustments=[turned]).projection.expected is NoDate.NO_LIMIT


def test_an_adjustment_that_begins_later_holds_from_its_day_on() -> None:
    raised = make_adjustment("nang", "from: 2022-03-01", {"1.1": "{at_least: 95}"})
    found = only(FLOOR, "60", "65", "75", adjustments=[raised])
    assert found.projection.expected == day("2022-03-12")
    assert [(str(each.start), each.number, each.adjustment) for each in found.later] == [("2022-03-01", 95, raised)]
    late = make_adjustment("nang", "from: 2022-03-03", {"1.1": "{at_least: 95}"})
    assert only(FLOOR, "60", "65", "75", adjustments=[late]).projection.expected == day("2022-03-02")


def test_what_is_past_on_the_day_judged_is_held_against_the_rules_of_that_day() -> None:
    raised = make_adjustment("nang", "from: 2022-02-01", {"1.1": "{at_least: 95}"})
    later = only(FLOOR, "60", "65", "75", adjustments=[raised], as_of=day("2022-12-01"))
    assert later.projection.expected == day("2022-03-12")


def test_a_figure_of_a_month_or_a_year_is_of_its_last_day_even_before_that() -> None:
    reviews = ['2022, results: {"1.1": 60}', '2023-06, results: {"1.1": 70}', '2024, results: {"1.1": 75}']
    (found,) = forecast(*make(FLOOR, *reviews))
    assert [str(each.date) for each in found.figures] == ["2022", "2023-06", "2024"]
    # Of the year that is not over on 15 June 2024: no later run puts the figure on another day.
    assert [each.day for each in found.figures] == [day("2022-12-31"), day("2023-06-30"), day("2024-12-31")]


def test_figures_held_against_another_kind_of_target_are_another_series() -> None:
    turned = make_adjustment("doi", "from: 2022-01-20", {"1.1": "{at_most: 10}"})
    assert forecasts(FLOOR, "60", "50", "40", adjustments=[turned]) == []


def test_complete_hamlets_give_a_figure_and_incomplete_ones_do_not() -> None:
    counts = [f"{{hamlets: {{h1: {{count: {each}, of: 100}}, h2: {{count: 50, of: 100}}}}}}" for each in (10, 20, 40)]
    found = only(FLOOR, *counts, hamlets=["h1", "h2"])
    assert [each.number for each in found.figures] == [30, 35, 45]
    assert forecasts(FLOOR, *counts[:2], "{hamlets: {h1: {count: 40, of: 100}}}", hamlets=["h1", "h2"]) == []
    partial = "{hamlets: {h1: {count: 40, of: 100}}, outcome: chưa đạt}"
    assert forecasts(FLOOR, *counts[:2], partial, hamlets=["h1", "h2"]) == []


def test_each_part_is_a_series_of_its_own() -> None:
    parts = "{all: [{code: a, name: A, unit: '%', target: {at_least: 90}}, {code: b, name: B, target: đạt}]}"
    found = only(parts, *(f"{{parts: {{a: {each}, b: đạt}}}}" for each in (60, 65, 75)))
    assert (found.indicator, found.verdict.code) == ("1.1", "a")
    assert found.projection.expected == day("2022-03-02")
    assert forecasts(parts, *("{parts: {b: đạt}}" for _ in range(3))) == []


def test_an_illustrative_figure_marks_what_rests_on_it() -> None:
    assert only(FLOOR, "60", "{value: 65, illustrative: true}", "75").illustrative


def test_without_a_review_nothing_is_known() -> None:
    made = make(FLOOR)
    assert made.course.days == ()
    assert list(forecast(*made)) == []


# -- the straight line

START = datetime.date(2020, 1, 1)
UPWARDS = (Operator.AT_LEAST, Operator.MORE_THAN)
NUMBERS = st.fractions(-1000, 1000, max_denominator=1000)
SHORT = st.fractions(0, 1000, max_denominator=1000).filter(bool)


def sign(operator: Operator) -> int:
    return 1 if operator in UPWARDS else -1


@st.composite
def series(draw: st.DrawFn, operator: Operator) -> tuple[Points, Fraction]:
    """Draw figures of three days or more, and a limit that the last of them falls short of."""
    offsets = sorted(draw(st.sets(st.integers(0, 2000), min_size=3, max_size=6)))
    points = [(START + datetime.timedelta(offset), draw(NUMBERS)) for offset in offsets]
    return points, points[-1][1] + sign(operator) * draw(SHORT)


def rank(found: Reach) -> int:
    """Order what was found from soon to never."""
    if isinstance(found, datetime.date):
        return found.toordinal()
    return datetime.date.max.toordinal() + (1 if found is NoDate.BEYOND else 2)


@law
@given(st.sampled_from(COMPARISONS), st.data())
def test_the_range_holds_what_is_expected(operator: Operator, data: st.DataObject) -> None:
    points, limit = data.draw(series(operator))
    found = project(points, operator, limit)
    assert rank(found.earliest) <= rank(found.expected) <= rank(found.latest)
    for each in (found.earliest, found.expected, found.latest):
        assert not isinstance(each, datetime.date) or points[-1][0] < each <= points[-1][0].replace(year=2035)


@law
@given(st.sampled_from(COMPARISONS), SHORT, st.data())
def test_the_day_is_the_first_on_which_the_line_reaches_the_limit(
    operator: Operator, gained: Fraction, data: st.DataObject
) -> None:
    points, limit = data.draw(series(operator))
    (last, end) = points[-1]
    points[0] = (first, _) = points[0][0], end - sign(operator) * gained
    expected = project(points, operator, limit).expected
    pace = sign(operator) * gained / (last - first).days

    def reached(on: datetime.date) -> bool:
        return reaches(end + pace * (on - last).days, operator, limit)

    if isinstance(expected, datetime.date):
        assert reached(expected)
        assert not reached(expected - datetime.timedelta(1))
    else:
        assert expected is NoDate.BEYOND
        assert not reached(last.replace(year=last.year + 10, day=min(last.day, 28)))


@law
@given(st.sampled_from(COMPARISONS), st.data())
def test_limits_that_change_give_the_first_day_that_a_look_at_each_day_finds(
    operator: Operator, data: st.DataObject
) -> None:
    """Look day by day whether the line reaches the limit that stands then."""
    points, limit = data.draw(series(operator))
    (last, number) = points[-1]
    turns = sorted(data.draw(st.sets(st.integers(-30, 400), max_size=4)))
    numbers = data.draw(st.lists(st.none() | NUMBERS, min_size=len(turns), max_size=len(turns)))
    limits = [(last - datetime.timedelta(31), limit)]
    limits += [(last + datetime.timedelta(turn), each) for turn, each in zip(turns, numbers, strict=True)]
    found = go_on(points, operator, limits).expected
    pace = (number - points[0][1]) / (last - points[0][0]).days
    expected: Reach = NoDate.BEYOND
    if pace * sign(operator) <= 0:
        expected = NoDate.NO_PROGRESS
    else:
        for ahead in range(1, (last.replace(year=last.year + 10) - last).days + 1):
            on = last + datetime.timedelta(ahead)
            stands = [each for start, each in limits if start <= on][-1]
            if stands is None:
                expected = NoDate.NO_LIMIT
                break
            if reaches(number + pace * ahead, operator, stands):
                expected = on
                break
    assert found == expected


@law
@given(st.sampled_from(COMPARISONS), st.integers(1, 300), st.integers(1, 5), st.integers(1, 30), NUMBERS)
def test_exact_steps_give_the_exact_day(operator: Operator, gap: int, step: int, missing: int, end: Fraction) -> None:
    towards = sign(operator)
    points = [(START + datetime.timedelta(gap * at), end - towards * step * (3 - at)) for at in range(4)]
    found = project(points, operator, end + towards * step * missing)
    days = gap * missing + (operator in (Operator.MORE_THAN, Operator.LESS_THAN))
    assume(days <= 3652)
    assert found.expected == found.earliest == found.latest == points[-1][0] + datetime.timedelta(days)


@law
@given(st.sampled_from(COMPARISONS), st.integers(2, 5), st.data())
def test_slower_time_puts_the_day_off_as_much(operator: Operator, times: int, data: st.DataObject) -> None:
    points, limit = data.draw(series(operator))
    slow = [(START + (day - START) * times, number) for day, number in points]
    found, later = project(points, operator, limit).expected, project(slow, operator, limit).expected
    assert (found is NoDate.NO_PROGRESS) is (later is NoDate.NO_PROGRESS)
    if isinstance(found, datetime.date) and isinstance(later, datetime.date):
        ahead, far = (found - points[-1][0]).days, (later - slow[-1][0]).days
        assert times * (ahead - 1) <= far <= times * ahead


@law
@given(st.sampled_from(COMPARISONS), SHORT, st.data())
def test_a_worse_beginning_is_a_faster_pace(operator: Operator, worse: Fraction, data: st.DataObject) -> None:
    points, limit = data.draw(series(operator))
    began = points[0][1] - worse * sign(operator)
    faster = project([(points[0][0], began), *points[1:]], operator, limit)
    assert rank(faster.expected) <= rank(project(points, operator, limit).expected)


@law
@given(series(Operator.AT_LEAST))
def test_floors_and_ceilings_mirror_each_other(drawn: tuple[Points, Fraction]) -> None:
    points, limit = drawn
    mirrored = [(day, -number) for day, number in points]
    assert project(points, Operator.AT_LEAST, limit) == project(mirrored, Operator.AT_MOST, -limit)


def test_what_goes_the_wrong_way_or_stands_still_has_no_day() -> None:
    no = NoDate.NO_PROGRESS
    for numbers in ((70, 80, 60), (70, 80, 70)):
        points = [(START + datetime.timedelta(at), Fraction(number)) for at, number in enumerate(numbers)]
        assert project(points, Operator.AT_LEAST, Fraction(90)) == Projection(no, no, no)


def test_a_day_ten_years_ahead_is_the_last_that_is_given() -> None:
    leap = datetime.date(2024, 2, 29)
    points = [(leap - datetime.timedelta(2 - at), Fraction(at)) for at in range(3)]
    last = (datetime.date(2034, 2, 28) - leap).days
    assert project(points, Operator.AT_LEAST, Fraction(2 + last)).expected == datetime.date(2034, 2, 28)
    assert project(points, Operator.AT_LEAST, Fraction(3 + last)).expected is NoDate.BEYOND
    old = [(datetime.date(9999, 12, 29 + at), Fraction(at)) for at in range(3)]
    assert project(old, Operator.AT_LEAST, Fraction(10)).expected is NoDate.BEYOND
