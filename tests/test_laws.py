"""Laws of judging that hold for whatever a file says."""

import random
from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from written import Criteria, judge_reviews, make_reported, outcomes

from ntmcli.judge.claims import adds_up, agrees
from ntmcli.judge.combine import combine
from ntmcli.judge.compare import bound_reaches, count_missing, exact_decimal, reaches, to_decimal
from ntmcli.judge.verdict import Counts
from ntmcli.model.framework import COMPARISONS, Operator
from ntmcli.model.values import Bound, Outcome, Sign

# Reproducible, with no file written and no clock watched.
law = settings(derandomize=True, database=None, deadline=None)
slow_law = settings(law, max_examples=50)

OPERATORS = st.sampled_from(COMPARISONS)
UPWARDS = (Operator.AT_LEAST, Operator.MORE_THAN)
PERCENTS = st.decimals(0, 100, places=3)
FIGURES = st.fractions(-1000, 1000, max_denominator=10**7)
LIMITS = st.decimals(-1000, 1000, places=6).map(Fraction)
SHARES = st.integers(1, 10**6).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
WORDS = st.sampled_from(["đạt", "cơ bản đạt", "chưa đạt", "không áp dụng", "chưa đánh giá"])

# From worst to best; what does not apply is no better and no worse than anything.
RANK = {"not_met": 0, "unknown": 1, "basically_met": 2, "met": 3}


# -- comparing


@law
@given(OPERATORS, LIMITS, FIGURES, FIGURES)
def test_a_better_figure_never_reaches_less(
    operator: Operator, limit: Fraction, one: Fraction, other: Fraction
) -> None:
    worse, better = sorted((one, other), reverse=operator not in UPWARDS)
    assert reaches(better, operator, limit) >= reaches(worse, operator, limit)


@law
@given(OPERATORS, FIGURES, st.sampled_from([Fraction(0), Fraction(1, 10**30)]), st.sampled_from([1, -1]))
def test_a_figure_reaches_a_floor_or_misses_the_opposite_ceiling(
    operator: Operator, limit: Fraction, step: Fraction, direction: int
) -> None:
    opposite = {
        Operator.AT_LEAST: Operator.LESS_THAN,
        Operator.LESS_THAN: Operator.AT_LEAST,
        Operator.AT_MOST: Operator.MORE_THAN,
        Operator.MORE_THAN: Operator.AT_MOST,
    }[operator]
    figure = limit + direction * step
    assert reaches(figure, operator, limit) is not reaches(figure, opposite, limit)


def lies_within(figure: Fraction, bound: Bound) -> bool:
    sides = {Sign.MORE: figure > bound.number, Sign.AT_LEAST: figure >= bound.number}
    return sides.get(bound.sign, figure < bound.number or (bound.sign is Sign.AT_MOST and figure == bound.number))


@law
@given(st.sampled_from(Sign), PERCENTS, OPERATORS, PERCENTS, st.data())
def test_a_bound_decides_exactly_where_every_figure_within_it_agrees(
    sign: Sign, edge: Decimal, operator: Operator, limit: Decimal, data: st.DataObject
) -> None:
    # The limit is often the edge itself, where strict and loose signs part.
    limit = data.draw(st.sampled_from([limit, edge]))
    bound, there = Bound(sign, edge), Fraction(limit)
    step = Fraction(1, 10**9)
    near = [Fraction(point) + by for point, by in product((edge, limit), (-step, Fraction(0), step))]
    answers = {reaches(figure, operator, there) for figure in near if lies_within(figure, bound)}
    decided = bound_reaches(bound, operator, there)
    assert answers == ({True, False} if decided is None else {decided})


@law
@given(SHARES, OPERATORS, st.decimals(-10, 110, places=4).map(Fraction))
def test_people_is_the_smallest_number_that_reaches_the_limit(
    share: tuple[int, int], operator: Operator, limit: Fraction
) -> None:
    count, of = share
    assume(not reaches(Fraction(100 * count, of), operator, limit))
    people = count_missing(count, of, operator, limit)
    step = 1 if operator in UPWARDS else -1

    def reached(moved: int) -> bool:
        return reaches(Fraction(100 * (count + step * moved), of), operator, limit)

    if people is None:
        assert not reached(of - count if step > 0 else count)
    else:
        assert people >= 1
        assert 0 <= count + step * people <= of
        assert reached(people)
        assert not reached(people - 1)


@law
@given(FIGURES, LIMITS, st.integers(0, 6), st.data())
def test_rounding_is_near_and_never_on_or_across_the_limit(
    figure: Fraction, limit: Fraction, places: int, data: st.DataObject
) -> None:
    # Half of the figures lie so near to the limit that plain rounding would reach it.
    figure = data.draw(st.sampled_from([figure, limit + figure / 10**8]))
    rounded = Fraction(to_decimal(figure, limit, places))
    assert abs(rounded - figure) < Fraction(1, 10**places)
    if figure != limit:
        assert (rounded < limit, rounded > limit) == (figure < limit, figure > limit)


@law
@given(LIMITS)
def test_a_figure_at_its_limit_is_written_as_the_limit(limit: Fraction) -> None:
    assert Fraction(to_decimal(limit, limit)) == limit


@law
@given(st.decimals(-(10**6), 10**6, places=12), st.integers(1, 10**6))
def test_an_exact_decimal_is_the_fraction_itself(number: Decimal, divisor: int) -> None:
    assert exact_decimal(Fraction(number)) == number
    written = exact_decimal(Fraction(number) / divisor)
    assert written is None or Fraction(written) * divisor == Fraction(number)


# -- combining


@law
@given(st.lists(st.sampled_from(Outcome)), st.randoms(use_true_random=False))
def test_combining_does_not_depend_on_order_or_repetition(found: list[Outcome], shuffler: random.Random) -> None:
    shuffled = [*found, *found[:2]]
    shuffler.shuffle(shuffled)
    assert combine(shuffled) is combine(found)


@law
@given(st.lists(st.sampled_from(Outcome), min_size=1), st.lists(st.sampled_from(Outcome), min_size=1))
def test_combining_may_be_done_in_steps(some: list[Outcome], others: list[Outcome]) -> None:
    assert combine([combine(some), combine(others)]) is combine(some + others)


@law
@given(st.lists(st.sampled_from(Outcome), min_size=1))
def test_what_is_not_applicable_is_left_out(found: list[Outcome]) -> None:
    assert combine([*found, Outcome.NOT_APPLICABLE]) is combine(found)


@law
@given(st.lists(st.sampled_from(Outcome)))
def test_beside_an_unknown_nothing_is_met(found: list[Outcome]) -> None:
    assert combine([*found, Outcome.UNKNOWN]) is (Outcome.NOT_MET if Outcome.NOT_MET in found else Outcome.UNKNOWN)


@law
@given(st.lists(st.sampled_from(Outcome)), st.sampled_from(list(RANK)), st.sampled_from(list(RANK)))
def test_a_better_outcome_never_makes_the_whole_worse(found: list[Outcome], one: str, other: str) -> None:
    worse, better = sorted((one, other), key=RANK.__getitem__)
    assert RANK[combine([*found, Outcome(better)])] >= RANK[combine([*found, Outcome(worse)])]


# -- judging whole communes


ASKED = {
    "đạt | may_not_apply: không có": WORDS,
    "{at_least: 50} | may_not_apply: không có": st.one_of(WORDS, PERCENTS.map(str)),
    "{less_than: 50} | may_not_apply: không có": st.one_of(WORDS, PERCENTS.map(lambda number: f'">{number}"')),
    "{more_than: {z1: unstated}} | may_not_apply: không có": st.one_of(WORDS, PERCENTS.map(str)),
}


@st.composite
def frameworks(draw: st.DrawFn) -> Criteria:
    asked = st.lists(st.sampled_from(list(ASKED)), max_size=3)
    return {
        str(at): {f"{at}.{position}": target for position, target in enumerate(targets, start=1)}
        for at, targets in enumerate(draw(st.lists(asked, min_size=1, max_size=4)), start=1)
    }


def write_results(results: dict[str, str]) -> str:
    return f"results: {{{', '.join(f'{chr(34)}{code}{chr(34)}: {result}' for code, result in results.items())}}}"


@st.composite
def answers(draw: st.DrawFn, criteria: Criteria, own: bool = True) -> dict[str, str]:
    """Draw the results of one review, each indicator's and, where `own`, each criterion's given or not."""
    results: dict[str, str] = {}
    for code, indicators in criteria.items():
        for indicator, target in indicators.items():
            if draw(st.booleans()):
                results[indicator] = draw(ASKED[target])
        if own and draw(st.integers(0, 3)) == 0:
            results[code] = draw(WORDS.filter(lambda word: word != "không áp dụng"))
    return results


@slow_law
@given(st.data(), st.randoms(use_true_random=False))
def test_the_order_of_criteria_and_results_does_not_matter(data: st.DataObject, shuffler: random.Random) -> None:
    criteria = data.draw(frameworks())
    reviews = [data.draw(answers(criteria)) for _ in range(2)]

    def shuffle(mapping: dict[str, str]) -> dict[str, str]:
        return dict(shuffler.sample(list(mapping.items()), len(mapping)))

    codes = shuffler.sample(list(criteria), len(criteria))
    shuffled = {code: shuffle(dict(criteria[code])) for code in codes}
    judged = judge_reviews(criteria, *(f"202{at}-05-26, {write_results(each)}" for at, each in enumerate(reviews)))
    again = judge_reviews(
        shuffled, *(f"202{at}-05-26, {write_results(shuffle(each))}" for at, each in enumerate(reviews))
    )
    assert outcomes(again) == outcomes(judged)
    assert (again.criteria, again.indicators) == (judged.criteria, judged.indicators)


@slow_law
@given(st.data())
def test_taking_an_indicators_result_away_decides_nothing(data: st.DataObject) -> None:
    """Of one review that answers for indicators alone: what is taken away becomes unknown, and nothing becomes met.

    With own results or earlier reviews this need not hold: without the indicator they come to stand.
    """
    criteria = data.draw(frameworks())
    results = data.draw(answers(criteria, own=False))
    assume(results)
    gone = data.draw(st.sampled_from(sorted(results)))
    full = judge_reviews(criteria, f"2022-05-26, {write_results(results)}")
    less = judge_reviews(
        criteria, f"2022-05-26, {write_results({code: each for code, each in results.items() if code != gone})}"
    )
    before, after = outcomes(full), outcomes(less)
    changed = {code for code in before if before[code] != after[code]}
    assert changed <= {gone, f"c{gone.split('.')[0]}"}
    assert after[gone] == "unknown"
    assert all(after[code] == "unknown" for code in changed)
    assert less.criteria.met <= full.criteria.met
    assert less.criteria.met_at_most >= full.criteria.met


@slow_law
@given(st.data())
def test_the_range_left_open_holds_whatever_the_unknown_turn_out_to_be(data: st.DataObject) -> None:
    criteria = data.draw(frameworks())
    results = data.draw(answers(criteria, own=False))
    assessment = judge_reviews(criteria, f"2022-05-26, {write_results(results)}")
    open_codes = [
        each.code for verdict in assessment.verdicts for each in verdict.indicators if each.outcome is Outcome.UNKNOWN
    ]
    told = {code: data.draw(st.sampled_from(["đạt", "cơ bản đạt", "chưa đạt"])) for code in open_codes}
    later = judge_reviews(criteria, f"2022-05-26, {write_results(results | told)}")
    assert assessment.criteria.met <= later.criteria.met <= assessment.criteria.met_at_most
    assert later.criteria.not_met >= assessment.criteria.not_met


@slow_law
@given(st.data())
def test_assessing_nothing_never_makes_anything_met(data: st.DataObject) -> None:
    criteria = data.draw(frameworks())
    first, codes = data.draw(answers(criteria)), [code for each in criteria.values() for code in each]
    second = {code: "chưa đánh giá" for code in codes if data.draw(st.booleans())}
    before = outcomes(judge_reviews(criteria, f"2022-05-26, {write_results({**first})}"))
    after = outcomes(
        judge_reviews(criteria, f"2022-05-26, {write_results(first)}", f"2023-05-26, {write_results(second)}")
    )
    # Criteria with an own result are left out: it comes to stand where an indicator not met turns unknown.
    for code in codes:
        assert after[code] == ("unknown" if code in second else before[code])
    for code in criteria:
        if code not in first:
            assert after[f"c{code}"] in (before[f"c{code}"], "unknown")


@slow_law
@given(OPERATORS, PERCENTS, PERCENTS, PERCENTS, st.sampled_from([None, "cơ bản đạt"]), st.booleans())
def test_a_better_value_never_makes_an_outcome_worse(
    operator: Operator, limit: Decimal, one: Decimal, other: Decimal, stated: str | None, as_count: bool
) -> None:
    worse, better = sorted((one, other), reverse=operator not in UPWARDS)
    ranks = []
    for value in (worse, better):
        figure = f"count: {int(value * 1000)}, of: 100000" if as_count else f"value: {value}"
        result = f"{{{figure}{f', outcome: {stated}' if stated else ''}}}"
        found = outcomes(
            judge_reviews({"1": {"1.1": f"{{{operator}: {limit}}}"}}, f'2022-05-26, results: {{"1.1": {result}}}')
        )
        assert found["c1"] == found["1.1"]
        ranks.append(RANK[found["1.1"]])
    assert ranks[0] <= ranks[1]


# -- what reports claim


@law
@given(
    st.lists(st.integers(0, 4), min_size=5, max_size=5),
    st.integers(0, 8),
    st.none() | st.integers(0, 8),
    st.none() | st.integers(0, 8),
    st.integers(-1, 1),
)
def test_a_claim_agrees_exactly_where_the_unknown_can_turn_out_so(
    numbers: list[int], met: int, basically_met: int | None, not_met: int | None, off: int
) -> None:
    met_so_far, basically_so_far, not_so_far, unknown, not_applicable = numbers
    counts = Counts(sum(numbers), met_so_far, basically_so_far, not_so_far, unknown, not_applicable)
    claim = {"met": met, "basically_met": basically_met, "not_met": not_met, "total": max(counts.total + off, 0)}
    written = ", ".join(f"{key}: {number}" for key, number in claim.items() if number is not None)
    reported = make_reported(f"{{{written}}}")
    reachable = any(
        more_met + more_basically + more_not <= unknown
        and met == met_so_far + more_met
        and basically_met in (None, basically_so_far + more_basically)
        and not_met in (None, not_so_far + more_not)
        for more_met, more_basically, more_not in product(range(unknown + 1), repeat=3)
    )
    assert agrees(reported, counts) is (reachable and reported.total == counts.total and adds_up(reported))
