"""The limits that lie ahead: by years, by adjustments that begin or end, until the framework ends."""

import datetime
from collections.abc import Sequence

import pytest
from written import make_adjustment, make_framework, make_rules

from ntmcli.judge.ahead import LimitAhead, list_limits
from ntmcli.judge.limits import Reading
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Place
from ntmcli.model.framework import Framework

PLACE = Place("Ví Dụ", "z1", "xa")
DAY = datetime.date(2022, 6, 1)
PARTS = "{{all: [{{code: a, name: A, target: {}}}, {{code: b, name: B, target: đạt}}]}}"
Said = tuple[str, object, str | None]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def read(*frameworks: Framework, adjustments: Sequence[Adjustment] = (), on: datetime.date | None = DAY) -> Reading:
    return Reading(make_rules(*frameworks, adjustments=adjustments), "khung", PLACE, on)


def ruled(target: str, until: str | None = None) -> Framework:
    made = make_framework({"1": {"1.1": target}})
    if until is None:
        return made
    ends = make_adjustment("x", f"from: 2021-01-01, to: {until}").applies
    return made.model_copy(update={"in_force": ends})


def say(found: Sequence[LimitAhead]) -> list[Said]:
    """Say of each from when it stands, its number or why there is none, and the adjustment's code."""

    def number(each: LimitAhead) -> object:
        if each.target is None:
            return "over"
        if each.limit is None:
            return "judgement"
        return each.limit.why if each.number is None else each.number

    return [(str(each.start), number(each), each.adjustment and each.adjustment.code) for each in found]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("{at_least: 90}", [("2022-06-01", 90, None)]),
        (
            "{at_least: {2022: 40, 2023: 43, 2024: 43, 2026: 50}}",
            [
                ("2022-06-01", 40, None),
                ("2023-01-01", 43, None),
                ("2025-01-01", "year", None),
                ("2026-01-01", 50, None),
                ("2027-01-01", "year", None),
            ],
        ),
        ("{at_least: {z1: {2022: 40}, z2: 30}}", [("2022-06-01", 40, None), ("2023-01-01", "year", None)]),
        ("{at_least: province}", [("2022-06-01", "province", None)]),
        ("đạt", [("2022-06-01", "judgement", None)]),
    ],
)
def test_limits_follow_the_years_that_they_name(target: str, said: list[Said]) -> None:
    assert say(list_limits(read(ruled(target)), "1.1")) == said


def test_an_adjustment_raises_a_limit_from_its_first_day_and_gives_it_back_after_its_last() -> None:
    raised = make_adjustment("nang", "from: 2023-03-01, to: 2024-06", targets={"1.1": "{at_least: 95}"})
    other = make_adjustment("khac", "from: 2022-09-01, province: Khác", targets={"1.1": "{at_least: 99}"})
    turned = make_adjustment("doi", "from: 2025", targets={"1.1": "đạt"})
    found = list_limits(read(ruled("{at_least: 90}", "2026-12"), adjustments=[raised, other, turned]), "1.1")
    assert say(found) == [
        ("2022-06-01", 90, None),
        ("2023-03-01", 95, "nang"),
        ("2024-07-01", 90, None),
        ("2025-01-01", "judgement", "doi"),
        ("2027-01-01", "over", None),
    ]


def test_an_adjustment_by_years_is_followed_through_them() -> None:
    yearly = make_adjustment("nam", "from: 2023-07-01", targets={"1.1": "{at_least: {2023: 80, 2024: 85}}"})
    assert say(list_limits(read(ruled("{at_least: 70}"), adjustments=[yearly]), "1.1")) == [
        ("2022-06-01", 70, None),
        ("2023-07-01", 80, "nam"),
        ("2024-01-01", 85, "nam"),
        ("2025-01-01", "year", "nam"),
    ]


def test_a_figure_of_an_earlier_day_is_held_against_the_rules_of_the_day_that_is_read() -> None:
    raised = make_adjustment("nang", "from: 2022-05-01", targets={"1.1": "{at_least: {2021: 91, 2022: 95, 2023: 96}}"})
    found = list_limits(read(ruled("{at_least: 90}"), adjustments=[raised]), "1.1", since=day("2021-12-31"))
    assert say(found)[:3] == [("2021-12-31", 91, "nang"), ("2022-01-01", 95, "nang"), ("2023-01-01", 96, "nang")]


def test_a_multiple_follows_the_framework_that_it_builds_on() -> None:
    base = make_framework({"9": {"9.1": "{at_least: {2022: 10, 2023: 20}}"}}, code="goc")
    times = ruled('{at_least: {framework: goc, indicator: "9.1", times: 1.5}}')
    raised = make_adjustment("nang", "from: 2023-04-01", targets={"9.1": "{at_least: 30}"}, framework="goc")
    assert say(list_limits(read(times, base, adjustments=[raised]), "1.1")) == [
        ("2022-06-01", 15, None),
        ("2023-01-01", 30, None),
        ("2023-04-01", 45, None),
    ]


def test_parts_have_limits_of_their_own() -> None:
    turned = make_adjustment("doi", "from: 2023-01-01", targets={"1.1": PARTS.format("{at_least: 60}")})
    gone = make_adjustment("bo", "from: 2024-01-01", targets={"1.1": "{at_least: 60}"})
    reading = read(ruled(PARTS.format("{at_least: 50}")), adjustments=[turned, gone])
    assert say(list_limits(reading, "1.1", "a")) == [
        ("2022-06-01", 50, None),
        ("2023-01-01", 60, "doi"),
        ("2024-01-01", "over", None),
    ]


def test_what_no_rule_asks_for_any_more_is_over() -> None:
    added = make_adjustment("them", "from: 2021-01-01, to: 2022-12-31", criteria={"2": {"2.1": "{at_least: 5}"}})
    reading = read(ruled("đạt"), adjustments=[added])
    assert say(list_limits(reading, "2.1")) == [("2022-06-01", 5, None), ("2023-01-01", "over", None)]


def test_days_at_the_end_of_time_and_none_at_all_do_no_harm() -> None:
    assert list_limits(read(ruled("{at_least: 90}"), on=None), "1.1") == ()
    assert say(list_limits(read(ruled("{at_least: 90}", "9999-12-31"), on=None), "1.1", since=DAY)) == [
        ("2022-06-01", 90, None)
    ]
