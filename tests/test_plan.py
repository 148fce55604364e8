"""Plans: applied they reach their target, nothing smaller does, and what hamlets are given adds up."""

import datetime
import random
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from test_laws import OPERATORS, UPWARDS, answers, frameworks, law, slow_law, write_results
from written import TODAY, Criteria, make_adjustment, make_commune, make_framework, make_rules, typed

from ntmcli.judge.compare import reaches
from ntmcli.judge.effort import merge_efforts
from ntmcli.judge.gaps import OPEN, Unmet, hamlet_gaps
from ntmcli.judge.outcomes import assess
from ntmcli.judge.plan import Cost, Plan, Planning, Step, make_plans
from ntmcli.judge.plan_limits import Outlook
from ntmcli.judge.shares import Split, apportion, split
from ntmcli.judge.targets import Rules
from ntmcli.judge.trial import Trial
from ntmcli.judge.verdict import Assessment
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune, Effort
from ntmcli.model.framework import Framework, Operator
from ntmcli.model.values import Outcome

LATER = datetime.date(2024, 5, 26)


def make_efforts(text: str) -> dict[str, Effort]:
    """Read efforts as they stand in a commune's file: `{"1": {weight: 2}}`."""
    return typed(f"code: xa\nname: Xã\nprovince: T\neffort: {text}", Commune).effort


def judge(criteria: Criteria, *reviews: str, more: str = "", hamlets: Iterable[str] = ()) -> tuple[Rules, Assessment]:
    rules = make_rules(make_framework(criteria))
    commune = make_commune(*reviews, hamlets=hamlets, more=more)
    return rules, assess(rules, commune, TODAY)


def plan(criteria: Criteria, *reviews: str, effort: str = "{}", **wanted: int | datetime.date) -> Planning:
    _, assessment = judge(criteria, *reviews)
    return make_plans(assessment, make_efforts(effort), **wanted)  # type: ignore[arg-type]


def codes(planning: Planning) -> list[str]:
    """Write the criteria of each plan, the best first: `["1 3", "2 3"]`."""
    return [" ".join(step.code for step in each.steps) for each in planning.plans]


def apply(rules: Rules, assessment: Assessment, items: Iterable[str]) -> Assessment:
    """Judge a commune again after a further review in which everything named is met."""
    commune = assessment.commune
    results = write_results(dict.fromkeys(items, "đạt"))
    review = make_commune(f"{LATER.isoformat()}, {results}").reviews[0]
    later = commune.model_copy(update={"reviews": (*commune.reviews, review)})
    return assess(rules, later, TODAY, LATER)


# -- laws


RESTS = st.sampled_from(["", "", "rest: đạt, ", "rest: chưa đạt, ", "rest: cơ bản đạt, "])


@st.composite
def communes(draw: st.DrawFn) -> tuple[Rules, Assessment, dict[str, Effort]]:
    """Draw a commune with up to three reviews, their `rest` given or not, and efforts for some of what it is asked."""
    criteria = draw(frameworks())
    reviews = [
        f"202{at}-05-26, {draw(RESTS)}{write_results(each)}"
        for at, each in enumerate(draw(st.lists(answers(criteria), min_size=1, max_size=3)))
    ]
    rules, assessment = judge(criteria, *reviews)
    every = [*criteria, *chain.from_iterable(criteria.values())]
    efforts = {}
    for code in draw(st.lists(st.sampled_from(every), unique=True, max_size=4)):
        weight = draw(st.sampled_from(["1", "2", "0.5", "3"]))
        day = draw(st.sampled_from(["", ", not_before: 2023", ", not_before: 2024-03"]))
        efforts |= make_efforts(f'{{"{code}": {{weight: {weight}{day}}}}}')
    return rules, assessment, efforts


@slow_law
@given(communes(), st.data())
def test_a_plan_that_is_carried_out_reaches_its_target(
    drawn: tuple[Rules, Assessment, dict[str, Effort]], data: st.DataObject
) -> None:
    rules, assessment, efforts = drawn
    target = data.draw(st.integers(1, assessment.criteria.total))
    planning = make_plans(assessment, efforts, target, alternatives=3)
    assert bool(planning.plans) is (planning.is_reachable and not planning.is_reached)
    for each in planning.plans:
        later = apply(rules, assessment, (item.code for item in each.items))
        assert later.criteria.met == target
        planned = {step.code for step in each.steps}
        assert {one.code for one in later.verdicts if one.outcome is Outcome.MET} == planned | {
            one.code for one in assessment.verdicts if one.outcome is Outcome.MET
        }


@law
@given(communes())
def test_a_criterion_takes_the_fewest_of_all_that_is_open_in_it(
    drawn: tuple[Rules, Assessment, dict[str, Effort]],
) -> None:
    rules, assessment, efforts = drawn
    for step in make_plans(assessment, efforts).steps:

        def is_met(done: Iterable[str], code: str = step.code) -> bool:
            later = apply(rules, assessment, done)
            return any(one.code == code and one.outcome is Outcome.MET for one in later.verdicts)

        items = [item.code for item in step.items]
        assert is_met(items)
        pool = dict.fromkeys([*items, *(one.code for one in step.criterion.indicators if one.outcome in OPEN)])
        for size in range(len(items)):
            assert not any(is_met(chosen) for chosen in combinations(pool, size))


@slow_law
@given(communes(), st.data())
def test_nothing_smaller_or_lighter_reaches_the_target(
    drawn: tuple[Rules, Assessment, dict[str, Effort]], data: st.DataObject
) -> None:
    rules, assessment, efforts = drawn
    target = data.draw(st.integers(1, assessment.criteria.total))
    planning = make_plans(assessment, efforts, target)
    items = [item for step in planning.steps for item in step.items]
    assume(planning.plans and len(items) <= 6)
    for size in range(len(items) + 1):
        for chosen in combinations(items, size):
            cost = sum(item.weight for item in chosen), sum(item.missing for item in chosen)
            if cost < planning.plans[0].cost:
                assert apply(rules, assessment, (item.code for item in chosen)).criteria.met < target


@slow_law
@given(
    st.lists(st.lists(st.sampled_from([0, 50, 60, 75]), min_size=1, max_size=3), min_size=1, max_size=7),
    st.dictionaries(st.integers(1, 7), st.sampled_from(["0.5", "2", "3"]), max_size=3),
    st.data(),
)
def test_the_plans_are_the_best_of_all_choices_in_order(
    figures: list[list[int]], weights: dict[int, str], data: st.DataObject
) -> None:
    values = {
        str(at): {f"{at}.{position}": value for position, value in enumerate(each)}
        for at, each in enumerate(figures, start=1)
    }
    criteria = {code: dict.fromkeys(below, "{at_least: 100}") for code, below in values.items()}
    results = {code: str(value) for below in values.values() for code, value in below.items()}
    written = (f'"{at}": {{weight: {weight}}}' for at, weight in weights.items())
    efforts = make_efforts(f"{{{', '.join(written)}}}")
    number = data.draw(st.integers(1, len(figures)))
    _, assessment = judge(criteria, f"2022-05-26, {write_results(results)}")
    planning = make_plans(assessment, efforts, number, alternatives=12)

    def rank(chosen: Sequence[Step]) -> tuple[Cost, list[int]]:
        return Plan(tuple(chosen)).cost, [step.position for step in chosen]

    assert [each.steps for each in planning.plans] == sorted(combinations(planning.steps, number), key=rank)[:13]


@slow_law
@given(communes())
def test_everything_unknown_of_a_chosen_criterion_is_to_be_established(
    drawn: tuple[Rules, Assessment, dict[str, Effort]],
) -> None:
    _, assessment, efforts = drawn
    for each in make_plans(assessment, efforts, alternatives=2).plans:
        assert each.unknown == tuple(item for item in each.items if item.unmet.outcome is Outcome.UNKNOWN)
        for step in each.steps:
            named = [item.code for item in step.items]
            below = [one.code for one in step.criterion.indicators if one.outcome in OPEN]
            failing = [one.code for one in step.criterion.indicators if one.outcome is Outcome.NOT_MET]
            own = step.criterion.own
            assert named in ([step.code], failing if own and own.result.outcome is Outcome.MET else below, below)


@slow_law
@given(communes(), st.randoms(use_true_random=False))
def test_the_order_of_efforts_does_not_matter(
    drawn: tuple[Rules, Assessment, dict[str, Effort]], shuffler: random.Random
) -> None:
    _, assessment, efforts = drawn
    shuffled = dict(shuffler.sample(list(efforts.items()), len(efforts)))
    one, other = (make_plans(assessment, each, alternatives=3) for each in (efforts, shuffled))
    assert one.plans == other.plans


@slow_law
@given(communes())
def test_a_higher_target_never_costs_less_and_a_later_day_never_allows_less(
    drawn: tuple[Rules, Assessment, dict[str, Effort]],
) -> None:
    _, assessment, efforts = drawn
    costs = []
    for target in range(1, assessment.criteria.total + 1):
        planning = make_plans(assessment, efforts, target)
        costs += [each.cost for each in planning.plans]
    assert costs == sorted(costs)
    days = [datetime.date(2022, 12, 31), datetime.date(2023, 1, 1), datetime.date(2024, 3, 1)]
    most = [make_plans(assessment, efforts, by=day).at_most for day in days]
    assert most == sorted(most)
    assert most[-1] == make_plans(assessment, efforts).at_most


@law
@given(OPERATORS, st.decimals(0, 100, places=2), st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_less_is_missing_the_nearer_a_figure_is(
    operator: Operator, limit: Decimal, one: Decimal, other: Decimal
) -> None:
    worse, better = sorted((one, other), reverse=operator not in UPWARDS)
    missing = [
        part_of({"1": {"1.1": f"{{{operator}: {limit}}}"}}, f'"1.1": {{value: {value}, outcome: cơ bản đạt}}')
        for value in (worse, better)
    ]
    assert 0 <= missing[1] <= missing[0] <= 1


HAMLETS = st.lists(
    st.integers(1, 40).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))), min_size=1, max_size=6
)


@law
@given(OPERATORS, st.decimals(0, 100, places=1), HAMLETS)
def test_hamlets_share_what_the_commune_lacks(
    operator: Operator, limit: Decimal, hamlets: list[tuple[int, int]]
) -> None:
    found = split_counts(f"{{{operator}: {limit}}}", hamlets)
    assume(found is not None)
    assert found is not None
    gaps = {gap.hamlet.code: gap for gap in hamlet_gaps(found.verdict, count_in(hamlets))}
    assert sum(gap.people or 0 for gap in gaps.values()) >= found.people
    assert sum(share.people for share in found.shares) == found.people
    assert found.shares == tuple(sorted(found.shares, key=lambda share: list(gaps).index(share.hamlet.code)))
    step = 1 if operator in UPWARDS else -1
    for share in found.shares:
        count, of = share.gap.count, share.gap.of
        assert count is not None
        assert of is not None
        assert 1 <= share.people <= (gaps[share.hamlet.code].people or 0)
        assert 0 <= count + step * share.people <= of
    moved = sum(count for count, _ in hamlets) + step * found.people
    assert reaches(Fraction(100 * moved, sum(of for _, of in hamlets)), operator, Fraction(limit))


@law
@given(st.lists(st.integers(1, 1000), min_size=1, max_size=20), st.data())
def test_a_number_is_divided_in_proportion(most: list[int], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, sum(most)))
    divided = apportion(number, most)
    assert sum(divided) == number
    for given_out, at_most in zip(divided, most, strict=True):
        assert given_out <= at_most
        assert abs(given_out - Fraction(number * at_most, sum(most))) < 1


def test_the_rest_goes_to_the_greatest_remainders_and_of_equals_to_the_first() -> None:
    assert apportion(2, [1, 10]) == [0, 2]
    assert apportion(1, [1, 1]) == [1, 0]
    assert apportion(401, [300, 200]) == [241, 160]


# -- what a plan is made of

THREE = {"1": {"1.1": "đạt", "1.2": "đạt"}, "2": {"2.1": "{at_least: 80}"}, "3": {}}


def test_the_fewest_things_come_first_and_of_equals_the_least_missing() -> None:
    review = '2022-05-26, results: {"1.1": chưa đạt, "1.2": chưa đạt, "2.1": 60, "3": chưa đạt}'
    assert codes(plan(THREE, review, target=1, alternatives=5)) == ["2", "3", "1"]
    assert codes(plan(THREE, review, target=2, alternatives=5)) == ["2 3", "1 2", "1 3"]
    assert codes(plan(THREE, review, alternatives=5)) == ["1 2 3"]
    assert plan(THREE, review).plans[0].cost == (4, 3 + Fraction(1, 4))


def test_weights_go_before_numbers_and_an_indicators_own_before_its_criterions() -> None:
    review = '2022-05-26, results: {"1.1": chưa đạt, "1.2": chưa đạt, "2.1": 60, "3": chưa đạt}'
    effort = '{"1": {weight: 0.5}, "1.2": {weight: 0.25, note: dễ}, "2": {weight: 1.5, note: khó}}'
    planning = plan(THREE, review, effort=effort, target=1, alternatives=5)
    assert codes(planning) == ["1", "3", "2"]
    assert planning.plans[0].cost[0] == Fraction(3, 4)
    notes = {item.code: item.note for step in planning.steps for item in step.items}
    assert notes == {"1.1": None, "1.2": "dễ", "2.1": "khó", "3": None}


def test_what_is_given_stands_over_what_is_written_key_by_key() -> None:
    written = make_efforts('{"1": {weight: 2, note: chờ}, "2": {weight: 3}}')
    given_now = make_efforts('{"1": {weight: 5}, "3": {not_before: 2024}}')
    merged = merge_efforts(written, given_now)
    assert merged == make_efforts('{"1": {weight: 5, note: chờ}, "2": {weight: 3}, "3": {not_before: 2024}}')
    assert written["1"].weight == 2


def test_a_criterion_waits_for_the_last_of_its_indicators() -> None:
    review = '2022-05-26, results: {"1.1": chưa đạt, "1.2": chưa đạt, "2.1": 60, "3": đạt}'
    effort = '{"1": {not_before: 2023}, "1.2": {not_before: 2024-03-15}, "2": {not_before: 2023-06}}'
    planning = plan(THREE, review, effort=effort)
    assert str(planning.plans[0].earliest) == "2024-03-15"
    soon = plan(THREE, review, effort=effort, by=datetime.date(2024, 3, 14))
    assert ([step.code for step in soon.steps], [step.code for step in soon.late]) == (["2"], ["1"])
    assert (soon.plans, soon.is_reachable, soon.at_most) == ((), False, 2)
    assert plan(THREE, review, effort=effort, by=datetime.date(2024, 3, 15)).is_reachable
    # A month begins with its first day.
    assert codes(plan(THREE, review, effort=effort, by=datetime.date(2023, 6, 1), target=2)) == ["2"]
    assert plan(THREE, review, effort=effort, by=datetime.date(2023, 5, 31), target=2).plans == ()


def test_all_that_applies_is_the_target_unless_said_otherwise() -> None:
    criteria = {"1": {"1.1": "đạt | may_not_apply: không có"}, "2": {"2.1": "đạt"}}
    planning = plan(criteria, '2022-05-26, results: {"1.1": không áp dụng, "2.1": chưa đạt}')
    assert (planning.target, codes(planning)) == (1, ["2"])
    more = plan(criteria, '2022-05-26, results: {"1.1": không áp dụng, "2.1": chưa đạt}', target=2)
    assert (more.is_reachable, more.at_most, more.plans) == (False, 1, ())
    done = plan(criteria, '2022-05-26, results: {"1.1": không áp dụng, "2.1": đạt}', alternatives=3)
    assert (done.is_reached, done.plans, done.illustrative) == (True, (), False)


def test_without_a_review_everything_is_to_be_established() -> None:
    planning = plan(THREE)
    assert [item.code for item in planning.plans[0].unknown] == ["1.1", "1.2", "2.1", "3"]
    assert planning.plans[0].earliest is None


@pytest.mark.parametrize(
    ("criteria", "review", "items"),
    [
        ({"1": {"1.1": "đạt", "1.2": "đạt"}}, 'results: {"1": chưa đạt}', ["1"]),
        ({"1": {"1.1": "đạt", "1.2": "đạt"}}, 'results: {"1": đạt, "1.2": chưa đạt}', ["1.2"]),
        ({"1": {"1.1": "đạt", "1.2": "đạt", "1.3": "đạt"}}, 'rest: đạt, results: {"1.1": chưa đạt}', ["1.1"]),
        ({"1": {"1.1": "đạt", "1.2": "đạt"}}, 'results: {"1": chưa đạt, "1.2": chưa đạt}', ["1.1", "1.2"]),
        ({"1": {"1.1": "đạt", "1.2": "đạt"}}, 'results: {"1": đạt, "1.1": cơ bản đạt, "1.2": chưa đạt}',
         ["1.1", "1.2"]),
        ({"1": {"1.1": "đạt", "1.2": "đạt", "1.3": "đạt"}},
         'results: {"1": đạt, "1.1": cơ bản đạt, "1.2": chưa đạt}', ["1.2"]),
        ({"1": {"1.1": "đạt", "1.2": "đạt"}}, 'results: {"1": chưa đánh giá}', ["1"]),
        ({"1": {"1.1": "đạt", "1.2": "đạt"}}, 'results: {"1": chưa đánh giá, "1.1": đạt}', ["1.2"]),
        ({"1": {"1": "đạt"}}, "rest: chưa đạt", ["1"]),
        ({"1": {"1": "đạt", "1.2": "đạt"}}, "rest: chưa đạt", ["1", "1.2"]),
        ({"1": {"1.1": "{at_least: 90}"}}, 'results: {"1.1": {value: 80, outcome: cơ bản đạt}}', ["1.1"]),
    ],
)  # fmt: skip
def test_what_makes_a_criterion_met(criteria: Criteria, review: str, items: list[str]) -> None:
    rules, assessment = judge(criteria, f"2022-05-26, {review}")
    (best,) = make_plans(assessment, {}).plans
    assert [item.code for item in best.items] == items
    assert apply(rules, assessment, items).criteria.met == 1


# -- the part that is missing


def part_of(criteria: Criteria, result: str, **given_too: object) -> Fraction:
    """Return the part that one thing, of one result, lacks; nothing where it is met."""
    _, assessment = judge(criteria, f"2022-05-26, results: {{{result}}}", **given_too)  # type: ignore[arg-type]
    items = [item for step in make_plans(assessment, {}).steps for item in step.items]
    return items[0].missing if items else Fraction(0)


@pytest.mark.parametrize(
    ("target", "result", "missing"),
    [
        ("{at_least: 90}", "45", Fraction(1, 2)),
        ("{at_least: 90}", "{count: 1350, of: 1580}", 1 - Fraction(135000, 1580) / 90),
        ("{at_least: 90}", "0", 1),
        ("{at_most: 24}", "48", Fraction(1, 2)),
        ("{at_most: 0}", "0.1", 1),
        ("{less_than: 5}", "5", 0),
        ("{more_than: 80}", "80", 0),
        ("{at_least: -10} | unit: độ", "-20", 1),
        ("{at_least: -10} | unit: độ", "{value: -11, outcome: cơ bản đạt}", 1),
        ("{at_most: 10} | unit: độ", "40", Fraction(3, 4)),
        ("{at_least: 10} | unit: độ", "-40", 1),
        ("{at_least: 90}", "chưa đạt", 1),
        ("{at_least: 90}", '"<50"', 1),
        ("{at_least: 90}", '">50"', 1),
        ("{at_least: province}", "{value: 50, outcome: chưa đạt}", 1),
        ("đạt", "chưa đạt", 1),
        ("đạt", "cơ bản đạt", 1),
        ("{at_least: 90}", "{value: 72, outcome: cơ bản đạt}", Fraction(1, 5)),
        ("{all: [{code: a, name: A, target: {at_least: 10}}, {code: b, name: B, target: {at_least: 40}}]}",
         "{parts: {a: 20, b: 30}}", Fraction(1, 8)),
        ("{all: [{code: a, name: A, target: {at_least: 10}}, {code: b, name: B, target: {at_least: 40}}]} "
         "| may_not_apply: không có", "{parts: {a: không áp dụng, b: 30}}", Fraction(1, 4)),
        ("{all: [{code: a, name: A, target: {at_least: 10}}, {code: b, name: B, target: {at_least: 40}}]}",
         "{parts: {b: 30}}", Fraction(5, 8)),
    ],
)  # fmt: skip
def test_the_part_missing_of_an_indicator(target: str, result: str, missing: Fraction) -> None:
    assert part_of({"1": {"1.1": target}}, f'"1.1": {result}') == missing


@pytest.mark.parametrize(
    ("result", "missing"),
    [
        ("{hamlets: {a: đạt, b: chưa đạt, c: cơ bản đạt}}", Fraction(2, 3)),
        ("{hamlets: {a: đạt, b: chưa đạt, c: không áp dụng}}", Fraction(1, 2)),
        ("{hamlets: {a: đạt, b: chưa đạt, c: chưa đánh giá}}", 1),
        ("{hamlets: {a: đạt, b: chưa đạt}}", 1),
        ("chưa đạt", 1),
    ],
)
def test_the_part_missing_of_hamlets_that_were_judged(result: str, missing: Fraction) -> None:
    parts = "{all: [{code: a, name: A, target: {at_least: 10}}]} | may_not_apply: không có"
    asked = [({"1": {"1.1": target}}, "1.1") for target in ("đạt | may_not_apply: không có", parts)]
    for criteria, code in (*asked, ({"1": {"1.1": "đạt"}}, "1"), ({"1": {}}, "1")):
        assert part_of(criteria, f'"{code}": {result}', hamlets="abc") == missing


def test_the_part_missing_of_another_framework_is_that_of_its_criteria() -> None:
    higher = make_framework({"1": {"1.1": "{framework: thap}"}}, code="cao")
    lower = make_framework({"1": {"1.1": "đạt | may_not_apply: không có"}, "2": {}, "3": {}, "4": {}}, code="thap")
    empty = make_framework({"1": {"1.1": "{framework: rong}"}}, code="vo")
    nothing = typed("code: rong\nname: R\ndecision: {number: 1}\nin_force: {from: 2021}\ncriteria: []", type(higher))
    rules = make_rules(higher, lower, empty, nothing)
    commune = make_commune(
        '2022-05-26, framework: thap, results: {"1.1": không áp dụng, "2": đạt, "3": chưa đạt}',
        "2022-05-27, framework: cao",
        "2022-05-28, framework: vo",
    )
    for code, missing in (("cao", Fraction(2, 3)), ("vo", 1)):
        (item,) = make_plans(assess(rules, commune, TODAY, framework=code), {}).plans[0].items
        assert item.missing == missing


# -- by hamlet


def count_in(hamlets: Sequence[tuple[int, int]]) -> Commune:
    """Make a commune whose hamlets have these counts for 1.1."""
    counts = ", ".join(f"h{at}: {{count: {count}, of: {of}}}" for at, (count, of) in enumerate(hamlets))
    names = [f"h{at}" for at in range(len(hamlets))]
    return make_commune(f'2022-05-26, results: {{"1.1": {{hamlets: {{{counts}}}}}}}', hamlets=names)


def split_counts(target: str, hamlets: Sequence[tuple[int, int]]) -> Split | None:
    assessment = assess(make_rules(make_framework({"1": {"1.1": target}})), count_in(hamlets), TODAY)
    criterion = assessment.verdicts[0]
    return next(split(Unmet(criterion, criterion.indicators[0], ()), assessment.commune), None)


def test_what_is_beyond_the_limit_makes_up_for_other_hamlets() -> None:
    found = split_counts("{at_least: 90}", [(560, 640), (490, 530), (80, 100)])
    assert found is not None
    assert found.people == 13
    assert [(share.hamlet.code, share.people) for share in found.shares] == [("h0", 8), ("h2", 5)]


@pytest.mark.parametrize("hamlets", [[(90, 100), (90, 100)], [(100, 100)]])
def test_nothing_is_shared_out_where_nothing_is_missing(hamlets: list[tuple[int, int]]) -> None:
    assert split_counts("{at_least: 90}", hamlets) is None


def responsible(code: str, *entries: str, result: str, target: str = "{at_least: 90}") -> list[tuple[str, str, int]]:
    """Return who answers, for which hamlets and how many people."""
    more = f"responsible: [{', '.join(entries)}]"
    _, assessment = judge(
        {"1": {"1.1": target}}, f'2022-05-26, results: {{"{code}": {result}}}', more=more, hamlets="abc"
    )
    (item,) = make_plans(assessment, {}).plans[0].items
    return [
        (
            " ".join(one.who for one in group),
            " ".join(share.hamlet.code for share in shares),
            sum(share.people for share in shares),
        )
        for found in split(item.unmet, assessment.commune)
        for group, shares in found.by_responsible()
    ]


COUNTS = "{hamlets: {a: {count: 80, of: 100}, b: {count: 60, of: 100}, c: {count: 85, of: 100}}}"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], [("", "a b c", 45)]),
        (['{who: X, codes: ["1"]}'], [("X", "a b c", 45)]),
        (['{who: X, codes: ["1"]}', '{who: Y, codes: ["1.1"], hamlets: [b]}'], [("X", "a c", 15), ("Y", "b", 30)]),
        (
            ['{who: Y, codes: ["1"], hamlets: [a, b]}', '{who: Z, codes: ["1.1"], hamlets: [b]}'],
            [("Y", "a", 10), ("Y Z", "b", 30), ("", "c", 5)],
        ),
        (['{who: X, codes: ["1"]}', '{who: Y, codes: ["1.1"]}'], [("X Y", "a b c", 45)]),
        (['{who: X, codes: ["2"]}'], [("", "a b c", 45)]),
    ],
)
def test_who_answers_for_which_hamlets(entries: list[str], expected: list[tuple[str, str, int]]) -> None:
    assert responsible("1.1", *entries, result=COUNTS) == expected


def test_parts_are_shared_out_one_by_one() -> None:
    target = "{all: [{code: a, name: A, unit: '%', target: {at_least: 90}}, {code: b, name: B, target: {at_least: 5}}]}"
    assert responsible("1.1", result=f"{{parts: {{a: {COUNTS}, b: 3}}}}", target=target) == [("", "a b c", 45)]


@pytest.mark.parametrize("code", ["1", "1.1"])
def test_hamlets_without_counts_are_not_shared_out(code: str) -> None:
    assert responsible(code, result="{hamlets: {a: đạt, b: chưa đạt, c: chưa đạt}}", target="đạt") == []


# -- figures tried


def test_what_changes_is_told_once() -> None:
    criteria = {"1": {"1.1": "đạt", "1.2": "đạt"}, "2": {"2": "{at_least: 80}"}}
    rules, before = judge(criteria, '2022-05-26, results: {"1.1": chưa đạt, "1.2": đạt, "2": 60}')
    after = apply(rules, before, ["1.1", "2"])
    assert [each.after.code for each in Trial({"1.1": "đạt", "2": "đạt"}, before, after).list_shifts()] == [
        "1.1",
        "1",
        "2",
    ]
    assert list(Trial({}, before, before).list_shifts()) == []


# -- limits that lie ahead


def find_limits(criteria: Criteria, result: str, *steps: Adjustment, by: datetime.date | None = None) -> list[str]:
    """Write the other limits of what a plan wants met: `1.1: 2024-01-01 45`."""
    rules = make_rules(make_framework(criteria), adjustments=steps)
    commune = make_commune(f"2022-05-26, results: {{{result}}}")
    planning = make_plans(assess(rules, commune, TODAY), {}, by=by)
    outlook = Outlook.of(rules, planning)
    return [
        f"{moving.verdict.code}: {each.start} {each.number}"
        for item in planning.plans[0].items
        for moving in outlook.find(item)
        for each in moving.limits
    ]


def test_limits_from_the_day_judged_on_are_told_where_they_are_others() -> None:
    criteria = {"1": {"1.1": "{at_least: {2021: 39, 2022: 42, 2023: 42, 2024: 45}}"}, "2": {"2.1": "{at_least: 90}"}}
    result = '"1.1": {value: 38, year: 2021}, "2.1": 50'
    years = ["1.1: 2022-05-26 42", "1.1: 2024-01-01 45", "1.1: 2025-01-01 None"]
    step = make_adjustment("a", "from: 2023-02-01", {"2.1": "{at_least: 95}"})
    assert find_limits(criteria, result) == years
    assert find_limits(criteria, result, step) == [*years, "2.1: 2023-02-01 95"]
    assert find_limits(criteria, result, step, by=datetime.date(2023, 2, 1)) == [years[0], "2.1: 2023-02-01 95"]
    assert find_limits(criteria, result, step, by=datetime.date(2023, 1, 31)) == [years[0]]
    assert find_limits(criteria, '"1.1": 38, "2.1": 50', by=datetime.date(2022, 12, 31)) == []


def test_parts_and_judgements_have_limits_ahead_too() -> None:
    parts = "{all: [{code: a, name: A, target: {at_least: {2022: 5, 2023: 7}}}]}"
    criteria = {"1": {"1.1": parts}, "2": {"2.1": "đạt"}, "3": {}}
    step = make_adjustment("a", "from: 2023-02-01", {"2.1": "{at_least: 95}"})
    result = '"1.1": {parts: {a: 3}}, "2.1": chưa đạt, "3": chưa đạt'
    assert find_limits(criteria, result, step, by=datetime.date(2023, 3, 1)) == [
        "a: 2023-01-01 7",
        "2.1: 2023-02-01 95",
    ]


def test_the_end_of_a_framework_is_no_other_limit() -> None:
    text = "code: khung\nname: K\ndecision: {number: 1}\nin_force: {from: 2021, to: 2023}\ncriteria:\n"
    text += '  - {code: "1", name: M, indicators: [{code: "1.1", name: N, target: {at_least: {2022: 5, 2023: 7}}}]}'
    rules = make_rules(typed(text, Framework))
    commune = make_commune('2022-05-26, results: {"1.1": 3}')
    for by, beyond in ((None, False), (datetime.date(2023, 12, 31), False), (datetime.date(2024, 1, 1), True)):
        planning = make_plans(assess(rules, commune, TODAY), {}, by=by)
        outlook = Outlook.of(rules, planning)
        ((moving,),) = ([*outlook.find(item)] for item in planning.plans[0].items)
        assert [each.start for each in moving.limits] == [datetime.date(2023, 1, 1)]
        assert outlook.is_beyond_framework is beyond


def test_without_a_day_no_limit_lies_ahead() -> None:
    rules = make_rules(make_framework({"1": {"1.1": "{at_least: {2022: 5, 2023: 7}}"}}))
    planning = make_plans(assess(rules, make_commune(), TODAY), {})
    outlook = Outlook.of(rules, planning)
    assert [list(outlook.find(item)) for item in planning.plans[0].items] == [[]]
