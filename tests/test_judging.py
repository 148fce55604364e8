"""Judging by the rules of the format: which limit applies, which result stands, how outcomes come together."""

import datetime
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from written import (
    TODAY,
    criterion,
    indicator,
    judge_one,
    judge_reviews,
    make_adjustment,
    make_commune,
    make_framework,
    make_reported,
    make_rules,
    outcomes,
)

from ntmcli.judge.claims import adds_up, agrees, can_be, find_conflicts
from ntmcli.judge.course import follow
from ntmcli.judge.gaps import hamlet_gaps, leave_out_settled, list_unmet, responsible_for
from ntmcli.judge.outcomes import assess, day_of
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Assessment, Counts
from ntmcli.model.commune import Commune, Place
from ntmcli.model.framework import Operator
from ntmcli.present import numbers

TWO = ("mot", "hai")
DAY = datetime.date(2022, 5, 26)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


# -- limits


@pytest.mark.parametrize(
    ("target", "zone", "result", "limit", "outcome", "reason"),
    [
        ("{at_least: 90}", "z1", "90", "90", "met", "compared"),
        ("{at_least: 90}", "z1", "89.99", "90", "not_met", "compared"),
        ("{at_least: 90}", None, "90", "90", "met", "compared"),
        ("{at_most: {z1: 12, z2: 4}}", "z1", "12", "12", "met", "compared"),
        ("{at_most: {z1: 12, z2: 4}}", "z2", "12", "4", "not_met", "compared"),
        ("{at_most: {z1: 12}}", "z2", "12", None, "unknown", "zone"),
        ("{at_most: {z1: 12}}", None, "12", None, "unknown", "zone"),
        ("{at_least: province}", "z1", "12", None, "unknown", "province"),
        ("{at_least: unstated}", "z1", "12", None, "unknown", "unstated"),
        ("{at_least: {z1: province}}", "z1", "12", None, "unknown", "province"),
        ("{more_than: {2021: 39, 2022: 42}}", "z1", "42", "42", "not_met", "compared"),
        ("{more_than: {2021: 39, 2022: 42}}", "z1", "{value: 42, year: 2021}", "39", "met", "compared"),
        ("{more_than: {2021: 39, 2022: 42}}", "z1", "{value: 42, year: 2020}", None, "unknown", "year"),
        ("{more_than: {2022: province}}", "z1", "42", None, "unknown", "province"),
        ("{less_than: {z1: {2022: 5}, z2: unstated}}", "z1", "4.9", "5", "met", "compared"),
        ("{less_than: {z1: {2021: 5}, z2: unstated}}", "z1", "4.9", None, "unknown", "year"),
        ("{less_than: {z1: {2022: 5}, z2: unstated}}", "z2", "4.9", None, "unknown", "unstated"),
        ("{less_than: {z1: {z1: 5}}}", "z1", "4.9", "5", "met", "compared"),
    ],
)
def test_limits(target: str, zone: str | None, result: str, limit: str | None, outcome: str, reason: str) -> None:
    verdict = judge_one(target, result, zone=zone)
    assert (verdict.outcome, verdict.reason) == (outcome, reason)
    assert verdict.limit == (None if limit is None else Decimal(limit))


def test_limit_of_what_has_no_figure_is_that_of_the_day() -> None:
    target = "{at_least: {2022: 39, 2023: 42}}"
    assessment = judge_reviews({"1": {"1.1": target}}, "2022-05-26, rest: đạt", day=day("2023-02-01"))
    assert indicator(assessment, "1.1").limit == 42


def test_year_of_a_part_is_its_own_then_its_results_then_the_reviews() -> None:
    part = "{at_least: {2020: 20, 2021: 21, 2022: 22}}"
    target = f"{{all: [{{code: a, name: A, target: {part}}}, {{code: b, name: B, target: {part}}}]}}"
    inherited = judge_one(target, "{year: 2021, parts: {a: {value: 5, year: 2020}, b: 5}}")
    assert [each.limit for each in inherited.parts] == [20, 21]
    assert [each.limit for each in judge_one(target, "{parts: {a: 5, b: 5}}").parts] == [22, 22]


HIGHER = {"1": {"1.1": '{at_least: {times: 1.1, framework: khung, indicator: "1.1"}}'}}


@pytest.mark.parametrize(
    ("base", "changed", "result", "limit", "outcome"),
    [
        ("{at_least: 42.9}", None, "47.19", "47.19", "met"),
        ("{at_least: 42.9}", None, "47.18", "47.19", "not_met"),
        ("{at_least: {z1: {2021: 40, 2022: 50}, z2: 60}}", None, "{value: 44, year: 2021}", "44", "met"),
        ("{at_least: province}", None, "44", None, "unknown"),
        # The adjustment of the other framework counts, as it stands on the day judged.
        ("{at_least: province}", "{at_least: 40}", "44", "44", "met"),
        ("{at_least: 30}", "{at_least: 50}", "54.9", "55", "not_met"),
        ("{at_least: 30}", "đạt", "54.9", None, "unknown"),
    ],
)
def test_multiples_of_another_frameworks_limit(
    base: str, changed: str | None, result: str, limit: str | None, outcome: str
) -> None:
    steps = [make_adjustment("tinh", "province: Ví Dụ, from: 2022-01-01", {"1.1": changed})] if changed else []
    rules = make_rules(make_framework({"1": {"1.1": base}}), make_framework(HIGHER, "cao"), adjustments=steps)
    commune = make_commune(f'2022-05-26, framework: cao, results: {{"1.1": {result}}}')
    verdict = indicator(assess(rules, commune, TODAY, framework="cao"), "1.1")
    assert (verdict.outcome, verdict.limit) == (outcome, None if limit is None else Decimal(limit))


# -- adjustments


ADJUSTMENTS = (
    make_adjustment("quoc-gia", "from: 2022-07-01", {"1.1": "{at_least: 20}"}),
    make_adjustment("quoc-gia-sau", "from: 2023-01-01", {"1.1": "{at_least: 30}"}),
    make_adjustment("tinh", "province: Thành phố Ví Dụ, from: 2022-01-01, to: 2023-12", {"1.1": "{at_least: 40}"}),
    make_adjustment("tinh-sau", "province: Ví Dụ, from: 2023-06-01, to: 2023-06-30", {"1.1": "{at_least: 50}"}),
    make_adjustment("tinh-khac", "province: Khác, from: 2021-01-01", {"1.1": "{at_least: 60}"}),
    make_adjustment("vung", "zones: [z2], from: 2024-02-01", {"1.1": "{at_least: 70}"}),
    make_adjustment("xa", "communes: [xa], from: 2024-03-01", {"1.1": "{at_least: 80}"}),
    make_adjustment("xa-khac", "communes: [xa-khac], from: 2021-01-01", {"1.1": "{at_least: 90}"}),
    make_adjustment("cao", "from: 2021-01-01", {"1.1": "{at_least: 99}"}, framework="cao"),
)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("zone", "judged", "limit"),
    [
        ("z1", "2021-12-31", 10),
        ("z1", "2022-01-01", 40),  # from its first day
        ("z1", "2022-07-01", 40),  # the province's stands over the national, which is later
        ("z1", "2023-06-15", 50),  # of one rank the later stands
        ("z1", "2023-07-01", 40),  # and gives way after its last day
        ("z1", "2023-12-31", 40),  # a month as last day: its end
        ("z1", "2024-01-01", 30),
        ("z1", "2024-02-01", 30),
        ("z2", "2024-02-01", 70),
        ("z2", "2024-03-01", 80),
    ],
)
def test_adjustments_stand_in_order_on_the_day_judged(zone: str, judged: str, limit: int, reverse: bool) -> None:
    steps = ADJUSTMENTS[::-1] if reverse else ADJUSTMENTS
    review = '2021-05-26, results: {"1.1": 45}'
    assessment = judge_reviews({"1": {"1.1": "{at_least: 10}"}}, review, zone=zone, adjustments=steps, day=day(judged))
    verdict = indicator(assessment, "1.1")
    assert verdict.limit == limit
    assert verdict.outcome == ("met" if limit <= 45 else "not_met")


def test_verdict_names_every_adjustment_that_set_the_target() -> None:
    assessment = judge_reviews(
        {"1": {"1.1": "{at_least: 10}"}}, '2023-06-15, results: {"1.1": 45}', adjustments=ADJUSTMENTS
    )
    steps = assessment.yardstick.by_code["1.1"].adjustments
    assert [step.code for step in steps] == ["quoc-gia", "quoc-gia-sau", "tinh", "tinh-sau"]


def test_adjustments_of_one_code_are_kept_apart() -> None:
    # Files in sub-folders of adjustments may bear one name; each province keeps its own limit.
    steps = [
        make_adjustment("chung", f"province: {name}, from: 2021-01-01", {"1.1": f"{{at_least: {limit}}}"})
        for name, limit in (("A", 40), ("B", 60))
    ]
    rules = make_rules(make_framework({"1": {"1.1": "{at_least: 90}"}}), adjustments=steps)
    communes = [make_commune('2022-05-26, results: {"1.1": 50}', province=name) for name in ("A", "B")]
    verdicts = [indicator(assess(rules, commune, TODAY), "1.1") for commune in communes]
    assert [verdict.limit for verdict in verdicts] == [40, 60]


ADDS = make_adjustment(
    "them", "province: Ví Dụ, from: 2022-07-01", {"9.1": "{at_least: 30}"}, {"9": {"9.1": "{at_least: 20}"}}
)


@pytest.mark.parametrize(
    ("judged", "total", "found"),
    [("2022-06-30", 1, {"1.1": "met", "c1": "met"}), ("2022-07-01", 2, {"9.1": "not_met", "c9": "not_met"})],
)
def test_added_criteria_count_from_their_day(judged: str, total: int, found: dict[str, str]) -> None:
    review = '2022-05-26, results: {"1.1": đạt, "9.1": 25}'
    assessment = judge_reviews({"1": {"1.1": "đạt"}}, review, adjustments=[ADDS], day=day(judged))
    assert assessment.criteria.total == total
    assert outcomes(assessment).items() >= found.items()


def test_an_adjustment_may_turn_a_number_into_parts() -> None:
    step = make_adjustment("doi", "from: 2022-07-01", {"1.1": PARTS})
    review = '2022-05-26, results: {"1.1": 35, "1.2": chưa đánh giá}'
    assessment = judge_reviews(
        {"1": {"1.1": "{at_least: 30}", "1.2": PARTS}}, review, adjustments=[step], day=day("2022-07-01")
    )
    assert (indicator(assessment, "1.1").outcome, indicator(assessment, "1.1").reason) == (
        "unknown",
        "number_for_parts",
    )
    assert indicator(assessment, "1.2").reason == "not_assessed"


@pytest.mark.parametrize("province", ["Hòa Bình", "tỉnh  Hoà Bình"])
def test_a_province_is_the_same_wherever_it_bears_its_tone(province: str) -> None:
    step = make_adjustment("tinh", "province: Tỉnh Hoà Bình, from: 2022-01-01", {"1.1": "{at_least: 40}"})
    assert step.applies.names(Place(province, None))
    assert not step.applies.names(Place("Hóa Bình", None))


def test_an_adjustment_may_turn_a_judgement_into_a_number() -> None:
    step = make_adjustment("doi", "from: 2022-07-01", {"1.1": "{at_least: 30}"})
    review = '2022-05-26, results: {"1.1": 25}'
    before, after = (
        judge_reviews({"1": {"1.1": "đạt"}}, review, adjustments=[step], day=day(judged))
        for judged in ("2022-06-30", "2022-07-01")
    )
    assert (indicator(before, "1.1").outcome, indicator(before, "1.1").reason) == ("unknown", "number_for_judgement")
    assert indicator(after, "1.1").outcome == "not_met"


# -- one result


@pytest.mark.parametrize(
    ("target", "result", "outcome", "reason"),
    [
        ("đạt", "đạt", "met", "stated"),
        ("đạt", "CƠ BẢN ĐẠT", "basically_met", "stated"),
        ("đạt", "chưa đạt", "not_met", "stated"),
        ("đạt | may_not_apply: không có chợ", "không áp dụng", "not_applicable", "stated"),
        ("đạt", "chưa đánh giá", "unknown", "not_assessed"),
        ("{at_least: 90}", "chưa đạt", "not_met", "stated"),
        ("{at_least: 90}", "chưa đánh giá", "unknown", "not_assessed"),
        ("{at_least: unstated}", "đạt", "met", "stated"),
        ("{at_least: unstated}", "{value: 5, outcome: đạt}", "met", "stated"),
        ("{at_least: 90}", "{value: 90, outcome: đạt}", "met", "compared"),
        ("{at_least: 90}", "{value: 89.9, outcome: chưa đạt}", "not_met", "compared"),
        ("{at_least: 90}", "{value: 89.9, outcome: cơ bản đạt}", "basically_met", "stated_basically"),
        # They disagree: the comparison holds.
        ("{at_least: 90}", "{value: 89.9, outcome: đạt}", "not_met", "compared"),
        ("{at_least: 90}", "{value: 90, outcome: chưa đạt}", "met", "compared"),
        ("{at_least: 90}", "{value: 90, outcome: cơ bản đạt}", "met", "compared"),
        ("{at_least: 90}", "{value: 90, outcome: chưa đánh giá}", "met", "compared"),
        ("{at_least: 90}", '">90"', "met", "bound_decides"),
        ("{at_least: 90}", '{value: "<90"}', "not_met", "bound_decides"),
        ("{at_least: 90}", '">89"', "unknown", "bound_open"),
        ("{at_least: 90}", '{value: ">89", outcome: đạt}', "met", "stated"),
        ("{at_least: unstated}", '">89"', "unknown", "unstated"),
        ("{at_least: 12} | unit: triệu đồng", "12.0", "met", "compared"),
        ("{at_least: 90}", "{count: 9, of: 10}", "met", "compared"),
        ("{more_than: 90}", "{count: 9, of: 10}", "not_met", "compared"),
        # The exact share decides, not the rounded value beside it.
        ("{at_least: 66.67}", "{value: 66.67, count: 2, of: 3}", "not_met", "compared"),
        ("{at_least: 66.67}", '{value: ">=67", count: 2, of: 3}', "not_met", "compared"),
    ],
)
def test_one_result(target: str, result: str, outcome: str, reason: str) -> None:
    verdict = judge_one(target, result)
    assert (verdict.outcome, verdict.reason) == (outcome, reason)


def test_no_result() -> None:
    verdict = indicator(judge_reviews({"1": {"1.1": "{at_least: 90}"}}, "2022-05-26"), "1.1")
    assert (verdict.outcome, verdict.reason, verdict.limit) == ("unknown", "no_result", 90)
    assert (verdict.value, verdict.source, verdict.illustrative) == (None, None, False)


@pytest.mark.parametrize(
    ("target", "result", "value", "gap", "people"),
    [
        ("{at_least: 90}", "83.5", "83.5", "6.5", None),
        ("{at_least: 90}", "{count: 5170, of: 6190}", "83.5218", "6.4782", 401),
        ("{at_least: 90}", "{count: 5170, of: 6190, outcome: cơ bản đạt}", "83.5218", "6.4782", 401),
        ("{at_least: 90}", "{count: 9, of: 10}", "90", None, None),
        ("{at_most: 10}", "{count: 1, of: 3}", "33.3333", "23.3333", 1),
        ("{more_than: 50}", "{count: 1, of: 2}", "50", "0", 1),
        ("{more_than: 100}", "{count: 2, of: 2}", "100", "0", None),
        ("{less_than: 50}", "{count: 2, of: 2}", "100", "50", 2),
        ("{at_least: 90}", '"<90"', None, None, None),
        ("{at_least: 90}", "chưa đạt", None, None, None),
        ("{at_least: unstated}", "{count: 1, of: 3, outcome: chưa đạt}", "33.3333", None, None),
        ("{at_least: 33.33334}", "{count: 1, of: 3}", "33.3333", "0.00004", 1),
    ],
)
def test_gaps(target: str, result: str, value: str | None, gap: str | None, people: int | None) -> None:
    verdict = judge_one(target, result)
    assert verdict.value == (None if value is None else Decimal(value))
    assert verdict.gap == (None if gap is None else Decimal(gap))
    assert verdict.people == people


@pytest.mark.parametrize(
    ("target", "result", "exact"),
    [
        ("{at_least: 90}", "{count: 2, of: 3}", Fraction(200, 3)),
        ("{at_least: 90}", "{count: 2, of: 3, value: 66.7}", Fraction(200, 3)),
        ("{at_least: 90}", "66.67", Fraction("66.67")),
        ("{at_least: 3} | unit: km", "{count: 2, of: 3, value: 1.5}", Fraction(3, 2)),
        ("{at_least: 3} | unit: km", "{count: 2, of: 3}", None),
        ("{at_least: 90}", '">50"', None),
        ("{at_least: 90}", "đạt", None),
    ],
)
def test_a_figure_is_exact_or_unknown(target: str, result: str, exact: Fraction | None) -> None:
    assert judge_one(target, result).exact == exact


@pytest.mark.parametrize("word", ["chưa đạt", "cơ bản đạt"])
def test_a_share_so_far_beyond_the_limit_has_no_gap(word: str) -> None:
    verdict = judge_one("{at_least: 90}", f"{{outcome: {word}, hamlets: {{mot: {{count: 9, of: 9}}}}}}", hamlets=TWO)
    assert (verdict.value, verdict.limit) == (100, 90)
    assert (verdict.gap, verdict.people) == (None, None)


# -- parts


PARTS = '{all: [{code: a, name: A, unit: "%", target: {at_least: 30}}, {code: b, name: B, target: đạt}]}'


@pytest.mark.parametrize(
    ("result", "outcome", "reason"),
    [
        ("{parts: {a: 30, b: đạt}}", "met", "parts"),
        ("{parts: {a: 29, b: đạt}}", "not_met", "parts"),
        ("{parts: {a: 29}}", "not_met", "parts"),
        ("{parts: {a: 30}}", "unknown", "parts"),
        ("{parts: {a: 30, b: cơ bản đạt}}", "basically_met", "parts"),
        ("{parts: {a: 30, b: không áp dụng}}", "met", "parts"),
        ("{parts: {a: không áp dụng, b: không áp dụng}}", "not_applicable", "parts"),
        ("{parts: {a: 30, b: chưa đánh giá}}", "unknown", "parts"),
        ("{parts: {a: 30}, outcome: đạt}", "met", "stated"),
        ("{parts: {a: 29, b: đạt}, outcome: cơ bản đạt}", "basically_met", "stated_basically"),
        ("{parts: {a: 29, b: đạt}, outcome: đạt}", "not_met", "parts"),
        ("đạt", "met", "stated"),
        ("chưa đánh giá", "unknown", "not_assessed"),
    ],
)
def test_parts(result: str, outcome: str, reason: str) -> None:
    verdict = judge_one(PARTS, result)
    assert (verdict.outcome, verdict.reason) == (outcome, reason)
    assert [each.code for each in verdict.parts] == ["a", "b"]


def test_a_part_lacks_people_of_its_own() -> None:
    verdict = judge_one(PARTS, "{parts: {a: {count: 1, of: 10}, b: đạt}}")
    assert (verdict.people, verdict.parts[0].people, verdict.parts[0].gap) == (None, 2, 20)
    assert verdict.parts[0].source is None
    assert [each.requirement.name for each in (verdict, *verdict.parts)] == ["I1.1", "A", "B"]


def test_parts_without_a_result() -> None:
    verdict = indicator(judge_reviews({"1": {"1.1": PARTS}}, "2022-05-26"), "1.1")
    assert (verdict.outcome, verdict.reason) == ("unknown", "no_result")


# -- hamlets


@pytest.mark.parametrize(
    ("target", "result", "outcome", "count", "of"),
    [
        ("{at_least: 80}", "{hamlets: {mot: {count: 8, of: 10}, hai: {count: 16, of: 20}}}", "met", 24, 30),
        ("{at_least: 80}", "{hamlets: {mot: {count: 8, of: 10}, hai: {count: 15, of: 20}}}", "not_met", 23, 30),
        ("{at_least: 80}", "{hamlets: {mot: {count: 8, of: 10}, hai: không áp dụng}}", "met", 8, 10),
        ("{at_least: 80}", "{hamlets: {mot: {count: 8, of: 10}, hai: chưa đánh giá}}", "unknown", 8, 10),
        ("{at_least: 80}", "{hamlets: {mot: {count: 8, of: 10}}}", "unknown", 8, 10),
        ("{at_least: 80}", "{count: 24, of: 30, hamlets: {mot: {count: 8, of: 10}}}", "unknown", 8, 10),
        ("{at_least: 80}", "{outcome: đạt, hamlets: {mot: {count: 1, of: 10}}}", "unknown", 1, 10),
        ("{at_least: 80}", "{outcome: đạt, hamlets: {mot: {count: 1, of: 10}, hai: chưa đánh giá}}", "met", 1, 10),
        ("{at_least: 50}", "{hamlets: {mot: đạt, hai: chưa đạt}}", "met", 1, 2),
        ("{more_than: 50}", "{hamlets: {mot: đạt, hai: cơ bản đạt}}", "not_met", 1, 2),
        ("{more_than: 50}", "{hamlets: {mot: đạt, hai: không áp dụng}}", "met", 1, 1),
        ("{more_than: 50}", "{hamlets: {mot: không áp dụng, hai: không áp dụng}}", "not_applicable", 0, 0),
        ("{more_than: 50}", "{hamlets: {mot: chưa đạt, hai: chưa đánh giá}}", "unknown", 0, 1),
        ("{more_than: unstated}", "{hamlets: {mot: đạt, hai: chưa đạt}}", "unknown", 1, 2),
    ],
)
def test_hamlets_make_a_share(target: str, result: str, outcome: str, count: int, of: int) -> None:
    verdict = judge_one(target, result, hamlets=TWO)
    assert (verdict.outcome, verdict.count, verdict.of) == (outcome, count, of)


# What hamlets make together where no number is asked, of an indicator and of a criterion alike.
TOGETHER = [
    ("{mot: đạt, hai: đạt}", "met"),
    ("{mot: đạt, hai: cơ bản đạt}", "basically_met"),
    ("{mot: đạt, hai: chưa đạt}", "not_met"),
    ("{mot: đạt, hai: không áp dụng}", "met"),
    ("{mot: không áp dụng, hai: không áp dụng}", "not_applicable"),
    ("{mot: đạt, hai: chưa đánh giá}", "unknown"),
    ("{mot: chưa đạt}", "unknown"),
]
# Both hamlets are there, and they combine as indicators do: a hamlet not met decides beside one not assessed.
ASSESSED_IN_PART = ("{mot: chưa đạt, hai: chưa đánh giá}", "not_met")


@pytest.mark.parametrize(("hamlets", "outcome"), [*TOGETHER, ASSESSED_IN_PART])
@pytest.mark.parametrize("unit", ["", "| unit: km"])
def test_hamlets_combine_for_a_judgement(hamlets: str, outcome: str, unit: str) -> None:
    assert judge_one(f"đạt {unit}", f"{{hamlets: {hamlets}}}", hamlets=TWO).outcome == outcome


@pytest.mark.parametrize(("hamlets", "outcome"), [*TOGETHER, ASSESSED_IN_PART])
def test_hamlets_combine_for_a_criterion(hamlets: str, outcome: str) -> None:
    assessment = judge_reviews({"1": {}}, f'2022-05-26, results: {{"1": {{hamlets: {hamlets}}}}}', hamlets=TWO)
    assert (criterion(assessment, "1").outcome, criterion(assessment, "1").basis) == (outcome, "own")


@pytest.mark.parametrize("code", ["1", "2.1"])
@pytest.mark.parametrize(
    ("stated", "hamlets", "outcome"),
    [
        ("đạt", "{mot: đạt}", "unknown"),
        ("đạt", "{mot: chưa đạt}", "unknown"),
        ("đạt", "{mot: đạt, hai: chưa đánh giá}", "met"),
        ("đạt", "{mot: đạt, hai: chưa đạt}", "not_met"),
        ("chưa đạt", "{mot: đạt, hai: đạt}", "met"),
        ("cơ bản đạt", "{mot: đạt, hai: chưa đạt}", "basically_met"),
    ],
)
def test_a_stated_outcome_beside_hamlets_is_held_alike_for_criterion_and_indicator(
    code: str, stated: str, hamlets: str, outcome: str
) -> None:
    assessment = judge_reviews(
        {"1": {}, "2": {"2.1": "đạt"}},
        f'2022-05-26, results: {{"{code}": {{outcome: {stated}, hamlets: {hamlets}}}}}',
        hamlets=TWO,
    )
    assert criterion(assessment, code[0]).outcome == outcome


# -- criteria, reviews, what stands


@pytest.mark.parametrize(
    ("results", "outcome", "basis"),
    [
        ("{}", "unknown", "none"),
        ('{"1.1": đạt, "1.2": đạt}', "met", "indicators"),
        ('{"1.1": đạt}', "unknown", "indicators"),
        ('{"1.1": chưa đạt}', "not_met", "indicators"),
        ('{"1.1": đạt, "1.2": cơ bản đạt}', "basically_met", "indicators"),
        ('{"1.1": không áp dụng, "1.2": đạt}', "met", "indicators"),
        ('{"1.1": không áp dụng, "1.2": không áp dụng}', "not_applicable", "indicators"),
        ('{"1": đạt}', "met", "own"),
        ('{"1": không áp dụng}', "not_applicable", "own"),
        ('{"1": chưa đánh giá}', "unknown", "own"),
        ('{"1": chưa đánh giá, "1.1": đạt}', "unknown", "indicators"),
        ('{"1": đạt, "1.1": đạt}', "met", "own"),
        ('{"1": cơ bản đạt, "1.1": đạt, "1.2": đạt}', "met", "indicators"),
        ('{"1": đạt, "1.1": chưa đạt}', "not_met", "indicators"),
        ('{"1": chưa đạt, "1.1": chưa đánh giá}', "not_met", "own"),
    ],
)
def test_a_criterion(results: str, outcome: str, basis: str) -> None:
    asked = "đạt | may_not_apply: không có"
    assessment = judge_reviews({"1": {"1.1": asked, "1.2": asked}}, f"2022-05-26, results: {results}")
    assert (criterion(assessment, "1").outcome, criterion(assessment, "1").basis) == (outcome, basis)


LATER = "2022-06-26"


@pytest.mark.parametrize(
    ("reviews", "outcome", "first"),
    [
        # The latest result of each indicator.
        (('2022-05-26, results: {"1.1": chưa đạt}', f'{LATER}, results: {{"1.1": đạt, "1.2": đạt}}'), "met", "met"),
        (('2022-05-26, results: {"1.1": đạt}', f'{LATER}, results: {{"1.2": đạt}}'), "met", "met"),
        (('2022-05-26, results: {"1.1": đạt}', f'{LATER}, results: {{"1.1": chưa đánh giá}}'), "unknown", "unknown"),
        # On one day the later in the file counts.
        (('2022-05-26, results: {"1.1": đạt}', '2022-05-26, results: {"1.1": chưa đạt}'), "not_met", "not_met"),
        (('2022-05-31, results: {"1.1": đạt}', '2022-05, results: {"1.1": chưa đạt}'), "not_met", "not_met"),
        # An own result puts aside what earlier reviews found of the indicators.
        (('2022-05-26, results: {"1.1": chưa đạt}', f'{LATER}, results: {{"1": đạt}}'), "met", "unknown"),
        (('2022-05-26, results: {"1.1": chưa đạt}', f"{LATER}, rest: đạt"), "met", "unknown"),
        (('2022-05-26, results: {"1.1": chưa đạt}', '2022-05-26, results: {"1": đạt}'), "met", "unknown"),
        # … but not “chưa đánh giá”.
        (('2022-05-26, results: {"1.1": chưa đạt}', f'{LATER}, results: {{"1": chưa đánh giá}}'), "not_met", "not_met"),
        (('2022-05-26, results: {"1.1": chưa đạt}', f"{LATER}, rest: chưa đánh giá"), "not_met", "not_met"),
        (
            (
                '2022-05-26, results: {"1.1": chưa đạt}',
                f'{LATER}, results: {{"1": {{hamlets: {{mot: chưa đánh giá}}}}}}',
            ),
            "not_met",
            "not_met",
        ),
        # Hamlets that are not all there say something, if not all.
        (
            (
                '2022-05-26, results: {"1.1": đạt, "1.2": đạt}',
                f'{LATER}, results: {{"1": {{hamlets: {{mot: chưa đạt}}}}}}',
            ),
            "unknown",
            "unknown",
        ),
        # What the same review says of indicators stands beside it.
        (
            ('2022-05-26, results: {"1.2": chưa đạt}', f'{LATER}, rest: cơ bản đạt, results: {{"1.1": đạt}}'),
            "basically_met",
            "met",
        ),
        ((f'{LATER}, rest: đạt, results: {{"1.1": chưa đạt}}',), "not_met", "not_met"),
        # A later review's indicators decide where they can.
        (('2022-05-26, results: {"1": đạt}', f'{LATER}, results: {{"1.1": chưa đạt}}'), "not_met", "not_met"),
        (('2022-05-26, results: {"1": đạt}', f'{LATER}, results: {{"1.1": đạt}}'), "met", "met"),
        # The latest own result stands.
        (('2022-05-26, results: {"1": đạt}', f'{LATER}, results: {{"1": chưa đánh giá}}'), "unknown", "unknown"),
        (('2022-05-26, results: {"1": đạt}', f"{LATER}, rest: chưa đạt"), "not_met", "unknown"),
        # `rest` leaves a criterion alone that has an own result in its review.
        ((f'{LATER}, rest: đạt, results: {{"1": chưa đạt}}',), "not_met", "unknown"),
        # Another framework's review does not count.
        (('2022-05-26, results: {"1": đạt}', f'{LATER}, framework: cao, results: {{"1": chưa đạt}}'), "met", "unknown"),
    ],
)
def test_reviews_add_up(reviews: tuple[str, ...], outcome: str, first: str) -> None:
    assessment = judge_reviews({"1": {"1.1": "đạt", "1.2": "đạt"}}, *reviews, hamlets=TWO)
    assert (criterion(assessment, "1").outcome, indicator(assessment, "1.1").outcome) == (outcome, first)


def test_a_result_under_a_code_that_both_bear_is_the_indicators() -> None:
    criteria = {"5": {"5": "{at_least: 50}"}}
    assessment = judge_reviews(criteria, '2022-05-26, rest: đạt, results: {"5": 49}')
    assert outcomes(assessment) == {"5": "not_met", "c5": "not_met"}
    assert criterion(judge_reviews(criteria, "2022-05-26, rest: đạt"), "5").basis == "own"


def test_counts() -> None:
    asked = "đạt | may_not_apply: không có"
    results = '{"1": đạt, "2": cơ bản đạt, "3.1": chưa đạt, "4.1": không áp dụng}'
    assessment = judge_reviews(
        {"1": {}, "2": {}, "3": {"3.1": "đạt", "3.2": "đạt"}, "4": {"4.1": asked}, "5": {}, "6": {}},
        f"2022-05-26, results: {results}",
    )
    assert assessment.criteria == Counts(6, 1, 1, 1, 2, 1)
    assert assessment.criteria.met_at_most == 3
    assert assessment.indicators == Counts(3, 0, 0, 1, 1, 1)


# -- days


@pytest.mark.parametrize(
    ("date", "today", "judged"),
    [
        ("2022-05-26", "2024-06-15", "2022-05-26"),
        ("2022-05", "2024-06-15", "2022-05-31"),
        ("2024-02", "2024-06-15", "2024-02-29"),
        ("2022", "2024-06-15", "2022-12-31"),
        ("2024-06", "2024-06-15", "2024-06-15"),
        ("2024", "2024-06-15", "2024-06-15"),
        # A time that has not begun is an error in `check`; it is never pulled before its first day.
        ("2025", "2024-06-15", "2025-01-01"),
    ],
)
def test_a_partial_date_is_the_last_day_of_its_time_or_today(date: str, today: str, judged: str) -> None:
    rules = make_rules(make_framework({"1": {}}))
    assert day_of(rules, make_commune(date), day(today)) == day(judged)


@pytest.mark.parametrize(
    ("judged", "outcome"),
    [
        ("2022-05-30", "unknown"),
        ("2022-05-31", "not_met"),
        ("2022-12-30", "not_met"),
        ("2022-12-31", "met"),
        (None, "met"),
    ],
)
def test_only_reviews_up_to_the_day_count(judged: str | None, outcome: str) -> None:
    reviews = ('2022-05, results: {"1": chưa đạt}', '2022, results: {"1": đạt}')
    assessment = judge_reviews({"1": {}}, *reviews, day=day(judged) if judged else None)
    assert criterion(assessment, "1").outcome == outcome
    assert assessment.day == day(judged or "2022-12-31")


def test_without_a_review_everything_is_unknown() -> None:
    rules = make_rules(
        make_framework({"1": {"1.1": "{at_least: {2022: 5}}"}, "2": {"2.1": "{framework: cao}"}}),
        make_framework({"1": {}}, "cao"),
        adjustments=[make_adjustment("doi", "from: 2021-01-01", {"1.1": "đạt"})],
    )
    commune = make_commune('2022-05-26, framework: cao, results: {"1": đạt}')
    assessment = assess(rules, commune, TODAY)
    assert (assessment.day, assessment.latest, assessment.criteria.unknown) == (None, None, 2)
    assert indicator(assessment, "1.1").limit is None
    assert indicator(assessment, "2.1").reason == "no_result"


# -- a whole framework as a target


WHOLE = {"1": {"1.1": "{framework: khung}"}}


def judge_whole(*reviews: str, higher: dict[str, dict[str, str]] = WHOLE, judged: str = "2023-01-01") -> Assessment:
    base = make_framework({"1": {"1.1": "đạt | may_not_apply: không có"}, "2": {}})
    return assess(make_rules(base, make_framework(higher, "cao")), make_commune(*reviews), TODAY, day(judged), "cao")


@pytest.mark.parametrize(
    ("results", "outcome"),
    [
        ('{"1.1": đạt, "2": đạt}', "met"),
        ('{"1.1": đạt, "2": cơ bản đạt}', "basically_met"),
        ('{"1.1": đạt, "2": chưa đạt}', "not_met"),
        ('{"1.1": đạt}', "unknown"),
        ('{"1.1": không áp dụng, "2": đạt}', "met"),
    ],
)
def test_a_whole_framework_must_be_met(results: str, outcome: str) -> None:
    assessment = judge_whole(f"2022-05-26, results: {results}")
    assert outcomes(assessment) == {"1.1": outcome, "c1": outcome}
    assert indicator(assessment, "1.1").reason == "other_framework"
    assert indicator(assessment, "1.1").operator is Operator.FRAMEWORK


@pytest.mark.parametrize("word", ["đạt", "chưa đạt"])
def test_indicators_are_the_basis_where_another_framework_decides(word: str) -> None:
    assessment = judge_whole(f"2022-05-26, rest: {word}")
    assert criterion(assessment, "1").basis == "indicators"


def test_another_framework_is_judged_on_the_same_day() -> None:
    reviews = ("2022-05-26, rest: chưa đạt", "2022-12-31, rest: đạt")
    found = [indicator(judge_whole(*reviews, judged=judged), "1.1").outcome for judged in ("2022-12-30", "2022-12-31")]
    assert found == ["not_met", "met"]


def test_a_stated_outcome_stands_where_the_other_framework_is_unknown() -> None:
    assessment = judge_whole('2022-05-26, framework: cao, results: {"1.1": đạt}')
    assert (indicator(assessment, "1.1").outcome, indicator(assessment, "1.1").reason) == ("met", "stated")


def test_not_assessed_stands_before_the_other_framework() -> None:
    assessment = judge_whole("2022-05-26, rest: đạt", '2022-06-26, framework: cao, results: {"1.1": chưa đánh giá}')
    assert (indicator(assessment, "1.1").outcome, indicator(assessment, "1.1").reason) == ("unknown", "not_assessed")


def test_results_never_count_by_number_for_another_framework() -> None:
    assessment = judge_whole("2022-05-26, rest: đạt", higher={"1": {"1.1": "đạt"}, "2": {}})
    assert assessment.criteria.unknown == 2


# -- what reports claim


@pytest.mark.parametrize(
    ("claimed", "sums", "reachable"),
    [
        ("5/10", True, True),
        ("2/10", True, True),
        ("1/10", True, False),
        ("6/10", True, False),
        ("5/9", True, False),
        ("11/10", False, False),
        ("{met: 2, basically_met: 4, not_met: 3, total: 10}", False, True),
        ("{met: 2, basically_met: 1, not_met: 3, total: 10}", False, True),
        ("{met: 5, basically_met: 1, not_met: 4, total: 10}", True, False),
        ("{met: 5, basically_met: 1, total: 10}", True, True),
        ("{met: 5, basically_met: 2, total: 10}", True, False),
        ("{met: 2, not_met: 2, total: 10}", True, False),
        ("{met: 2, basically_met: 0, total: 10}", True, False),
        ("{met: 8, not_met: 3, total: 10}", False, False),
    ],
)
def test_reported_claims(claimed: str, sums: bool, reachable: bool) -> None:
    # One of the ten is not applicable, three are unknown.
    counts = Counts(total=10, met=2, basically_met=1, not_met=3, unknown=3, not_applicable=1)
    reported = make_reported(claimed)
    assert (adds_up(reported), can_be(reported, counts)) == (sums, reachable)
    assert agrees(reported, counts) is (sums and reachable)


def test_the_latest_review_up_to_the_day_claims() -> None:
    reviews = ("2022-05-26, reported: 1/1", "2022-06-26, framework: cao, reported: 0/1", "2022-07-26")
    judged = [
        judge_reviews({"1": {}}, *reviews, day=day(until)) for until in ("2022-07-25", "2022-07-26", "2022-01-01")
    ]
    assert [each.reported for each in judged] == [make_reported("1/1"), None, None]
    latest = [each.latest for each in judged]
    assert latest[0] is not None
    assert latest[0].reported == make_reported("1/1")
    assert latest[1] is not None
    assert latest[1].reported is None


# -- contradictions


def contradictions(rules: Rules, commune: Commune) -> list[tuple[str, str]]:
    """Return code and key path of what `check` says of figures that contradict each other."""
    return [(each.code, "/".join(map(str, each.loc))) for each in find_conflicts(commune, rules, TODAY)]


CONTRADICTED = {
    "1": {"1.1": "{at_least: 90}", "1.2": "đạt"},
    "2": {"2.1": PARTS},
    "3": {"3.1": "đạt | may_not_apply: không có"},
    "4": {},
}


@pytest.mark.parametrize(
    ("results", "found"),
    [
        ('{"1.1": {value: 90, outcome: đạt}}', []),
        ('{"1.1": {value: 89, outcome: đạt}}', ["NTM401 1.1"]),
        ('{"1.1": {value: 89, outcome: cơ bản đạt}}', []),
        ('{"1.1": {value: 90, outcome: cơ bản đạt}}', ["NTM401 1.1"]),
        ('{"1.1": {value: 89, outcome: chưa đánh giá}}', ["NTM401 1.1"]),
        ('{"1.1": {value: ">90", outcome: chưa đạt}}', ["NTM401 1.1"]),
        ('{"1.1": {value: ">80", outcome: chưa đạt}}', []),
        ('{"1.1": {count: 9, of: 10}}', []),
        ('{"1.1": {count: 2, of: 3, value: 66.7}}', []),
        ('{"1.1": {count: 2, of: 3, value: 66.66}}', ["NTM404 1.1"]),
        ('{"1.1": {count: 2, of: 3, value: 67}}', []),
        ('{"1.1": {count: 2, of: 3, value: 66}}', ["NTM404 1.1"]),
        # A share half-way between may be rounded either way.
        ('{"1.1": {count: 1331, of: 2000, value: 66.5}}', []),
        ('{"1.1": {count: 1331, of: 2000, value: 66.6}}', []),
        ('{"1.1": {count: 2, of: 3, value: ">66"}}', []),
        ('{"1.1": {count: 1, of: 2, value: ">50"}}', ["NTM404 1.1"]),
        ('{"1.1": {count: 1, of: 2, value: ">=50"}}', []),
        ('{"1.1": {count: 1, of: 2, value: "<50"}}', ["NTM404 1.1"]),
        ('{"1.1": {count: 1, of: 2, value: "<=50"}}', []),
        ('{"1.1": {count: 9, of: 20, hamlets: {mot: {count: 4, of: 10}, hai: {count: 5, of: 10}}}}', []),
        ('{"1.1": {count: 9, of: 20, hamlets: {mot: {count: 4, of: 10}, hai: {count: 6, of: 10}}}}', ["NTM403 1.1"]),
        ('{"1.1": {count: 9, of: 20, hamlets: {mot: {count: 4, of: 10}, hai: {count: 5, of: 11}}}}', ["NTM403 1.1"]),
        ('{"1.1": {count: 9, of: 20, hamlets: {mot: {count: 0, of: 11}}}}', []),
        ('{"1.1": {count: 9, of: 20, hamlets: {mot: {count: 0, of: 12}}}}', ["NTM403 1.1"]),
        ('{"2.1": {parts: {a: {value: 29, outcome: đạt}, b: đạt}}}', ["NTM401 2.1/parts/a"]),
        ('{"2.1": {parts: {a: 29, b: đạt}, outcome: đạt}}', ["NTM401 2.1"]),
        ('{"2.1": {parts: {a: 29, b: đạt}}}', []),
        # A criterion's own result beside its indicators'.
        ('{"1": đạt, "1.1": 89}', ["NTM402 1"]),
        ('{"1": cơ bản đạt, "1.1": 89}', ["NTM402 1"]),
        ('{"1": chưa đạt, "1.1": 90, "1.2": đạt}', ["NTM402 1"]),
        ('{"1": chưa đạt, "1.1": 90}', []),
        ('{"1": cơ bản đạt, "1.1": 90, "1.2": đạt}', []),
        ('{"1": đạt, "1.1": 90, "1.2": chưa đánh giá}', []),
        ('{"3": chưa đạt, "3.1": không áp dụng}', []),
        ('{"4": đạt}', []),
        # A criterion's own result beside its hamlets'.
        ('{"4": {outcome: đạt, hamlets: {mot: đạt, hai: đạt}}}', []),
        ('{"4": {outcome: đạt, hamlets: {mot: đạt, hai: chưa đạt}}}', ["NTM401 4"]),
        ('{"4": {outcome: chưa đạt, hamlets: {mot: đạt, hai: đạt}}}', ["NTM401 4"]),
        ('{"4": {outcome: cơ bản đạt, hamlets: {mot: đạt, hai: chưa đạt}}}', []),
        ('{"4": {outcome: đạt, hamlets: {mot: đạt, hai: chưa đánh giá}}}', []),
        ('{"4": {outcome: đạt, hamlets: {mot: chưa đạt}}}', []),
        ('{"4": {hamlets: {mot: đạt, hai: chưa đạt}}}', []),
    ],
)
def test_contradictions(results: str, found: list[str]) -> None:
    rules = make_rules(make_framework(CONTRADICTED))
    commune = make_commune(f"2022-05-26, results: {results}", hamlets=TWO)
    assert contradictions(rules, commune) == [
        (code, f"reviews/0/results/{place}") for code, place in (each.split() for each in found)
    ]


def test_rest_never_contradicts() -> None:
    rules = make_rules(make_framework(CONTRADICTED))
    assert contradictions(rules, make_commune('2022-05-26, rest: đạt, results: {"1.1": 89}')) == []


def test_only_results_of_one_review_contradict_each_other() -> None:
    rules = make_rules(make_framework(CONTRADICTED))
    reviews = ('2022-05-26, results: {"1.1": 89}', '2022-06-26, results: {"1": đạt}')
    assert contradictions(rules, make_commune(*reviews)) == []


def test_another_frameworks_outcome_is_no_result_that_contradicts() -> None:
    rules = make_rules(make_framework({"1": {}}), make_framework(WHOLE, "cao"))
    reviews = ('2022-05-26, results: {"1": chưa đạt}', '2022-06-26, framework: cao, results: {"1": đạt}')
    assert contradictions(rules, make_commune(*reviews)) == []


def test_contradictions_are_judged_on_the_day_of_each_review() -> None:
    step = make_adjustment("doi", "from: 2022-06-01", {"1.1": "{at_least: 50}"})
    rules = make_rules(make_framework(CONTRADICTED), adjustments=[step])
    written = 'results: {"1.1": {value: 60, outcome: chưa đạt}}'
    found = contradictions(rules, make_commune(f"2022-05-26, {written}", f"2022-06-26, {written}"))
    assert found == [("NTM401", "reviews/1/results/1.1")]


def test_answers_to_conditions_contradict_too() -> None:
    asked = 'conditions: [{code: hai-long, name: H, unit: "%", target: {at_least: 90}}]'
    rules = make_rules(make_framework({"1": {}}, more=asked))
    commune = make_commune("2022-05-26, conditions: {hai-long: {value: 80, outcome: đạt}}")
    assert contradictions(rules, commune) == [("NTM401", "reviews/0/conditions/hai-long")]


def test_reviews_for_an_unknown_framework_are_left_alone() -> None:
    rules = make_rules(make_framework({"1": {}}))
    assert contradictions(rules, make_commune("2022-05-26, framework: la, reported: 9/9")) == []


@pytest.mark.parametrize(
    ("reported", "found"),
    [
        ("1/2", []),
        ("2/2", []),
        ("{met: 1, basically_met: 0, not_met: 1, total: 2}", []),
        ("0/2", ["NTM405"]),
        ("1/3", ["NTM405"]),
        ("{met: 1, basically_met: 0, not_met: 0, total: 2}", ["NTM406"]),
        ("{met: 3, total: 2}", ["NTM406", "NTM405"]),
    ],
)
def test_claims_that_cannot_be(reported: str, found: list[str]) -> None:
    rules = make_rules(make_framework({"1": {}, "2": {}}))
    commune = make_commune(f'2022-05-26, reported: {reported}, results: {{"1": đạt}}')
    assert contradictions(rules, commune) == [(code, "reviews/0/reported") for code in found]


def test_a_claim_is_told_with_both_numbers() -> None:
    rules = make_rules(make_framework({"1": {}, "2": {}}))
    commune = make_commune('2022-05-26, reported: 0/2, results: {"1": đạt}')
    (finding,) = find_conflicts(commune, rules, TODAY)
    assert finding.args["reported_met"] == "0"
    assert finding.args["reported_not_met"] == "–"
    assert (finding.args["met"], finding.args["met_at_most"], finding.args["unknown"]) == ("1", "2", "1")


# -- sources


@pytest.mark.parametrize(
    ("review", "source", "illustrative"),
    [
        ('source: Báo cáo, results: {"1.1": đạt}', "Báo cáo", False),
        ('source: Báo cáo, results: {"1.1": {outcome: đạt, source: Biên bản}}', "Biên bản", False),
        ('source: Báo cáo, results: {"1.1": {outcome: đạt, illustrative: true}}', None, True),
        ('source: Báo cáo, illustrative: true, results: {"1.1": đạt}', None, True),
        ('source: Báo cáo, results: {"1.1": {outcome: đạt, source: B, illustrative: true}}', "B", True),
    ],
)
def test_where_a_figure_comes_from(review: str, source: str | None, illustrative: bool) -> None:
    assessment = judge_reviews({"1": {"1.1": "đạt"}}, f"2022-05-26, {review}")
    verdict = indicator(assessment, "1.1")
    assert (verdict.source, verdict.illustrative) == (source, illustrative)
    assert criterion(assessment, "1").illustrative is illustrative
    assert assessment.illustrative is illustrative


def test_an_illustrative_part_marks_the_whole() -> None:
    verdict = judge_one(PARTS, "{parts: {a: {value: 30, illustrative: true}, b: đạt}}")
    assert [verdict.illustrative, *(part.illustrative for part in verdict.parts)] == [True, True, False]


def test_an_own_result_may_be_illustrative() -> None:
    assessment = judge_reviews({"1": {"1.1": "đạt"}}, "2022-05-26, illustrative: true, rest: đạt")
    assert criterion(assessment, "1").illustrative
    assert assessment.illustrative


# -- what is unmet


def list_open(assessment: Assessment, who: str | None = None) -> list[tuple[str, str]]:
    return [(each.code, each.outcome.value) for each in list_unmet(assessment, who)]


OPEN_CRITERIA = {
    "1": {"1.1": "đạt", "1.2": "đạt", "1.3": "đạt"},
    "2": {"2.1": "đạt"},
    "3": {},
    "4": {"4.1": "đạt"},
    "5": {"5.1": "đạt"},
    "6": {},
}
OPEN_RESULTS = '{"1.1": đạt, "1.2": cơ bản đạt, "1.3": chưa đạt, "2": đạt, "3": chưa đạt, "5": chưa đạt}'


def test_unmet_lists_indicators_and_criteria_by_their_own_result() -> None:
    assessment = judge_reviews(OPEN_CRITERIA, f"2022-05-26, results: {OPEN_RESULTS}")
    assert list_open(assessment) == [
        ("1.2", "basically_met"),
        ("1.3", "not_met"),
        ("2.1", "unknown"),
        ("3", "not_met"),
        ("4.1", "unknown"),
        ("5", "not_met"),
        ("5.1", "unknown"),
        ("6", "unknown"),
    ]
    settled = leave_out_settled(list_unmet(assessment))
    assert "2.1" not in [each.code for each in settled]
    assert {"1.2", "1.3", "3", "4.1"} <= {each.code for each in settled}


def test_a_criterion_that_is_not_applicable_has_nothing_unmet() -> None:
    results = '{"1": không áp dụng, "2": không áp dụng, "3": không áp dụng, "5": đạt, "6": đạt}'
    assessment = judge_reviews(OPEN_CRITERIA, f"2022-05-26, results: {results}")
    assert list_open(assessment) == [("4.1", "unknown"), ("5.1", "unknown")]


def test_unmet_of_whoever_answers() -> None:
    answering = 'responsible: [{who: Mặt trận, codes: ["1.3", "3"]}, {who: Ủy ban, codes: ["1"], due: 2022-12-31}]'
    rules = make_rules(make_framework(OPEN_CRITERIA))
    commune = make_commune(f"2022-05-26, results: {OPEN_RESULTS}", more=answering)
    assessment = assess(rules, commune, TODAY)
    assert list_open(assessment, "mặt") == [("1.3", "not_met"), ("3", "not_met")]
    assert list_open(assessment, "ủy ban") == [("1.2", "basically_met"), ("1.3", "not_met")]
    assert list_open(assessment, "không ai") == []
    assert [each.who for each in responsible_for("1.3", "1", commune)] == ["Mặt trận", "Ủy ban"]
    answers = {each.code: [one.who for one in each.responsible] for each in list_unmet(assessment)}
    assert (answers["1.3"], answers["2.1"]) == (["Mặt trận", "Ủy ban"], [])


@pytest.mark.parametrize(
    ("target", "result", "people"),
    [
        ("{at_least: 80}", "{hamlets: {mot: {count: 7, of: 10}, hai: {count: 9, of: 10}}}", [1, 0]),
        ("{at_most: 10}", "{hamlets: {mot: {count: 3, of: 10}}}", [2, None]),
        ("{more_than: 100}", "{hamlets: {mot: {count: 3, of: 10}, hai: không áp dụng}}", [None, None]),
        ("{at_least: unstated}", "{hamlets: {mot: {count: 7, of: 10}, hai: {count: 9, of: 10}}}", [None, None]),
        ("{at_least: 80}", "{hamlets: {mot: đạt, hai: chưa đạt}}", [None, None]),
        ("đạt", "{hamlets: {mot: đạt, hai: chưa đạt}}", [None, None]),
    ],
)
def test_what_each_hamlet_lacks(target: str, result: str, people: list[int | None]) -> None:
    verdict = judge_one(target, result, hamlets=TWO)
    commune = make_commune(hamlets=TWO)
    gaps = list(hamlet_gaps(verdict, commune))
    assert [gap.hamlet.code for gap in gaps] == list(TWO)
    assert [gap.people for gap in gaps] == people


def test_without_hamlets_no_hamlet_lacks_anything() -> None:
    commune = make_commune(hamlets=TWO)
    verdict = judge_one("{at_least: 90}", "80", hamlets=TWO)
    assert list(hamlet_gaps(verdict, commune)) == []
    assert list(hamlet_gaps(replace(verdict, result=None), commune)) == []


@pytest.mark.parametrize(
    ("until", "points"),
    [
        (None, [("2021-12-31", 0), ("2022-05-26", 2), ("2023-01-15", 1)]),
        ("2022-05-26", [("2021-12-31", 0), ("2022-05-26", 2)]),
        ("2022-05-25", [("2021-12-31", 0)]),
        ("2020-12-31", []),
    ],
)
def test_the_course_of_a_commune_has_a_point_for_each_day_up_to_a_day(
    until: str | None, points: list[tuple[str, int]]
) -> None:
    reviews = (
        '2023-01-15, results: {"1": chưa đạt}',
        '2022-05-26, results: {"1": đạt}',
        '2022-05-26, results: {"2": đạt}',
        '2021, results: {"2": chưa đạt}',
    )
    rules = make_rules(make_framework({"1": {"1.1": "đạt"}, "2": {"2.1": "đạt"}}))
    course = follow(rules, make_commune(*reviews), TODAY, day(until) if until else None, "khung")
    assert [(each.day.isoformat(), each.assessment.criteria.met) for each in course] == points


def test_counts_beside_a_value_in_another_unit_do_not_replace_it() -> None:
    """The length of a road in km is what it is, whatever part of the hamlets it leads through."""
    verdict = judge_one("{at_least: 8} | unit: km", "{value: 5.25, count: 3, of: 10}")
    assert (numbers.share(verdict), numbers.figure(verdict, "vi"), numbers.gap(verdict)) == (
        Decimal("5.25"),
        "5,25",
        Decimal("2.75"),
    )
