"""What differs between two judgements of a commune, and by which causes."""

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import TODAY, make_adjustment, make_commune, make_framework, make_rules

from ntmcli.judge.causes import Cause
from ntmcli.judge.differences import Comparison, Difference, Kind, compare
from ntmcli.judge.outcomes import assess
from ntmcli.judge.targets import Rules
from ntmcli.judge.variants import Side, view
from ntmcli.judge.verdict import CriterionVerdict, Verdict, loc_of
from ntmcli.model.commune import Commune
from ntmcli.model.values import Outcome

FRAMEWORK = make_framework(
    {
        "1": {"1.1": "{at_least: 80}", "1.2": "đạt | may_not_apply: none"},
        "2": {"2.1": "{at_least: {2022: 30, 2023: 40}}"},
        "3": {"3.1": "{at_least: {z1: 50, z2: 70}}"},
        "4": {},
    }
)
RULES = make_rules(FRAMEWORK)
Found = dict[str, tuple[str, list[str]]]
State = tuple[list[tuple[str, dict[str, str]]], frozenset[str], bool, str, str, list[str], str | None]
"""What a side is made of; small, where a side itself would be told in pages."""


def side(commune: Commune, rules: Rules = RULES, day: str | None = None, framework: str | None = None) -> Side:
    judged = None if day is None else datetime.date.fromisoformat(day)
    return Side(rules, assess(rules, commune, TODAY, judged, framework))


def tell(comparison: Comparison) -> Found:
    """Return kind and causes by code, that of a criterion with `c` before it."""
    return {
        name(each): (each.kind.value, [found.cause.value for found in each.causes]) for each in comparison.differences
    }


def name(each: Difference) -> str:
    return f"c{each.there.code}" if isinstance(each.there, CriterionVerdict) else each.there.code


def differ(before: Side, after: Side) -> Found:
    return tell(compare(before, after, TODAY))


def find(comparison: Comparison, code: str) -> Difference:
    return next(each for each in comparison.differences if name(each) == code)


# -- results


def test_nothing_differs_from_itself() -> None:
    one = side(make_commune('2022-05-26, results: {"1.1": 85}'))
    assert compare(one, one, TODAY).differences == ()


def test_a_newer_review_is_another_figure() -> None:
    first = '2022-05-26, results: {"1.1": 75, "1.2": đạt}'
    commune = make_commune(first, '2023-05-26, results: {"1.1": 85}')
    found = compare(side(commune, day="2022-12-31"), side(commune), TODAY)
    assert {key: tell(found)[key] for key in ("c1", "1.1")} == {
        "c1": ("gained", ["figure"]),
        "1.1": ("gained", ["figure"]),
    }
    assert [each.alone for each in find(found, "1.1").causes] == [Outcome.MET]
    assert find(found, "1.1").criterion == "1"


@pytest.mark.parametrize(
    ("before", "after", "kind", "cause"),
    [
        ('2022, results: {"1.1": 75}', '2022, results: {"1.1": 85}', "gained", "corrected"),
        ('2022, results: {"1.1": 75}', '2022, results: {"1.1": 76}', "figure", "corrected"),
        ('2022, results: {"1.2": đạt}', '2022, results: {"1.2": đạt, "1.1": 85}', "gained", "added"),
        ('2022, results: {"1.2": đạt, "1.1": 85}', '2022, results: {"1.2": đạt}', "lost", "withdrawn"),
        ('2022, results: {"1.1": 85}', '2022-06, results: {"1.1": 75}', "lost", "figure"),
        (
            '2022, results: {"1.1": 75}',
            '2022, results: {"1.1": {value: 75, outcome: cơ bản đạt}}',
            "improved",
            "corrected",
        ),
        ('2022, results: {"1.2": cơ bản đạt}', '2022, results: {"1.2": chưa đạt}', "worsened", "corrected"),
        ('2022, results: {"1.2": chưa đạt}', '2022, results: {"1.2": không áp dụng}', "changed", "corrected"),
        ('2022, results: {"1.2": chưa đánh giá}', '2022, results: {"1.2": chưa đạt}', "known", "corrected"),
        ('2022, results: {"1.2": chưa đạt}', '2022, results: {"1.2": chưa đánh giá}', "unknown", "corrected"),
        ('2022, results: {"1.2": đạt}', '2022, results: {"1.2": chưa đánh giá}', "lost", "corrected"),
        ('2022, results: {"4": đạt}', '2022, results: {"4": chưa đạt}', "lost", "corrected"),
        ("2022, rest: đạt", '2022, rest: đạt, results: {"4": chưa đạt}', "lost", "corrected"),
        ('2022, results: {"4": đạt}', "2022", "lost", "withdrawn"),
        ("2022", '2022, results: {"4": đạt}', "gained", "added"),
    ],
)
def test_a_result_turns_by_its_own_cause(before: str, after: str, kind: str, cause: str) -> None:
    found = differ(side(make_commune(before)), side(make_commune(after)))
    code = next(code for code in ("1.1", "1.2", "c4") if code in found)
    assert found[code] == (kind, [cause])


def test_a_share_is_the_same_figure_whatever_its_rounding() -> None:
    # Against 90 it is written 89.9999, against 92 it is 90.
    commune = make_commune('2022-05-26, results: {"1.1": {count: 8999999, of: 10000000}}')
    steps = [
        make_adjustment("mot", "from: 2022-06-01", {"1.1": "{at_least: 90}"}),
        make_adjustment("hai", "from: 2022-07-01", {"1.1": "{at_least: 92}"}),
    ]
    rules = make_rules(FRAMEWORK, adjustments=steps)
    found = compare(side(commune, rules, "2022-06-01"), side(commune, rules, "2022-07-01"), TODAY)
    assert tell(found) == {"1.1": ("limit", ["amendment"])}
    values = [each.value for each in (find(found, "1.1").before, find(found, "1.1").after) if isinstance(each, Verdict)]
    assert list(map(str, values)) == ["89.9999", "90"]


def test_what_a_later_own_result_puts_aside_was_not_withdrawn() -> None:
    first = '2022-05-26, results: {"1.1": 85, "1.2": chưa đạt}'
    commune = make_commune(first, '2023-05-26, results: {"1": đạt}')
    found = differ(side(commune, day="2022-12-31"), side(commune))
    assert found["1.1"] == ("lost", ["figure"])
    assert found["c1"] == ("gained", ["figure"])


def test_a_result_that_moves_to_an_earlier_review_was_withdrawn_from_the_later() -> None:
    before = make_commune("2022-05-26", '2023-05-26, results: {"1.1": 85}')
    after = make_commune('2022-05-26, results: {"1.1": 75}', "2023-05-26")
    assert differ(side(before), side(after))["1.1"] == ("lost", ["withdrawn"])
    assert differ(side(after), side(before))["1.1"] == ("gained", ["added"])


def test_a_commune_without_a_review_is_compared() -> None:
    after = make_commune('2023-05-26, results: {"2.1": 45}')
    found = differ(side(make_commune()), side(after))
    assert found["2.1"] == ("gained", ["figure"])


def test_a_hamlet_more_leaves_a_figure_unknown() -> None:
    review = '2022-05-26, results: {"1.1": {hamlets: {a: {count: 9, of: 10}}}}'
    found = differ(side(make_commune(review, hamlets=["a"])), side(make_commune(review, hamlets=["a", "b"])))
    assert found["1.1"] == ("lost", ["hamlets"])


# -- limits


def test_a_limit_that_rises_alone_is_the_cause_and_is_named() -> None:
    commune = make_commune('2022-05-26, results: {"1.1": 85, "1.2": đạt}')
    steps = [make_adjustment("sua-doi", "from: 2023-01-01", {"1.1": "{at_least: 90}"})]
    rules = make_rules(FRAMEWORK, adjustments=steps)
    found = compare(side(commune, rules, "2022-12-31"), side(commune, rules, "2023-01-01"), TODAY)
    assert {key: tell(found)[key] for key in ("c1", "1.1")} == {
        "c1": ("lost", ["amendment"]),
        "1.1": ("lost", ["amendment"]),
    }
    for code in ("c1", "1.1"):
        assert [step.code for step in find(found, code).causes[0].adjustments] == ["sua-doi"]
        assert find(found, code).causes[0].alone is Outcome.NOT_MET
    assert [name(each) for each in found.regressions] == ["c1", "1.1"]


def test_figure_and_limit_are_each_judged_alone() -> None:
    commune = make_commune('2022-05-26, results: {"1.1": 85}', '2023-05-26, results: {"1.1": 88}')
    steps = [make_adjustment("sua-doi", "from: 2023-01-01", {"1.1": "{at_least: 90}"})]
    rules = make_rules(FRAMEWORK, adjustments=steps)
    found = find(compare(side(commune, rules, "2022-12-31"), side(commune, rules), TODAY), "1.1")
    assert [(each.cause, each.alone) for each in found.causes] == [
        (Cause.FIGURE, Outcome.MET),
        (Cause.AMENDMENT, Outcome.NOT_MET),
    ]


def test_an_amendment_and_a_province_are_told_apart() -> None:
    commune = make_commune('2022-05-26, results: {"1.1": 85}')
    steps = [
        make_adjustment("sua-doi", "from: 2023-01-01", {"1.1": "{at_least: 82}"}),
        make_adjustment("tinh", "from: 2023-02-01, province: Ví Dụ", {"1.1": "{at_least: 90}"}),
        make_adjustment("tinh-khac", "from: 2023-02-01, province: Khác", {"1.1": "{at_least: 10}"}),
    ]
    rules = make_rules(FRAMEWORK, adjustments=steps)
    days = ("2022-12-31", "2023-01-01", "2023-02-01")
    first, second, third = (side(commune, rules, day) for day in days)
    assert differ(first, second)["1.1"] == ("limit", ["amendment"])
    assert differ(second, third)["1.1"] == ("lost", ["province"])
    found = find(compare(first, third, TODAY), "1.1")
    assert [(each.cause, each.alone, [step.code for step in each.adjustments]) for each in found.causes] == [
        (Cause.AMENDMENT, Outcome.MET, ["sua-doi"]),
        (Cause.PROVINCE, Outcome.NOT_MET, ["tinh"]),
    ]


def test_the_year_of_a_figure_is_a_cause_of_its_own() -> None:
    first = '2022-05-26, results: {"2.1": 35}'
    commune = make_commune(first, '2023-05-26, results: {"2.1": 36}')
    found = find(compare(side(commune, day="2022-12-31"), side(commune), TODAY), "2.1")
    assert [(each.cause, each.alone) for each in found.causes] == [
        (Cause.FIGURE, Outcome.MET),
        (Cause.YEAR, Outcome.NOT_MET),
    ]
    same = make_commune(first, '2023-05-26, results: {"2.1": 35}')
    assert differ(side(same, day="2022-12-31"), side(same))["2.1"] == ("lost", ["year"])


def test_without_a_result_the_limit_is_for_the_year_of_the_day() -> None:
    commune = make_commune('2022-05-26, results: {"1.1": 85}')
    found = differ(side(commune, day="2022-12-31"), side(commune, day="2023-01-01"))
    assert found == {"2.1": ("limit", ["year"])}


def test_years_of_parts_are_told_apart_too() -> None:
    parts = "{all: [{code: a, name: A, target: {at_least: {2022: 30, 2023: 40}}}, {code: b, name: B, target: đạt}]}"
    rules = make_rules(make_framework({"1": {"1.1": parts}}))
    before = make_commune('2023-05-26, results: {"1.1": {parts: {a: {value: 35, year: 2022}, b: đạt}}}')
    after = make_commune('2023-05-26, results: {"1.1": {parts: {a: {value: 35, year: 2023}, b: đạt}}}')
    assert differ(side(before, rules), side(after, rules))["1.1"] == ("lost", ["year"])


def test_a_zone_or_a_province_of_the_commune_is_a_cause() -> None:
    review = '2022-05-26, results: {"3.1": 60}'
    assert differ(side(make_commune(review)), side(make_commune(review, zone="z2")))["3.1"] == ("lost", ["zone"])
    steps = [make_adjustment("tinh", "from: 2022-01-01, province: Khác", {"3.1": "{at_least: 65}"})]
    rules = make_rules(FRAMEWORK, adjustments=steps)
    found = differ(side(make_commune(review), rules), side(make_commune(review, province="Khác"), rules))
    assert found["3.1"] == ("lost", ["zone"])


def test_the_rule_is_the_cause_where_its_file_says_something_else() -> None:
    commune = make_commune('2022-05-26, results: {"1.1": 85}')
    other = make_rules(make_framework({"1": {"1.1": "{at_least: 90}"}}))
    same = make_rules(make_framework({"1": {"1.1": "{at_least: 80}"}}))
    assert differ(side(commune, same), side(commune, other)) == {"c1": ("lost", ["rule"]), "1.1": ("lost", ["rule"])}
    assert (
        differ(side(commune, same), side(commune, make_rules(make_framework({"1": {"1.1": "{at_least: 80}"}})))) == {}
    )


def test_an_adjustment_that_says_something_else_is_a_rule_and_one_that_comes_is_not() -> None:
    commune = make_commune('2022-05-26, results: {"1.1": 85}')
    low, high = (
        make_rules(
            FRAMEWORK, adjustments=[make_adjustment("tinh", "from: 2022-01-01, province: Ví Dụ", {"1.1": limit})]
        )
        for limit in ("{at_least: 82}", "{at_least: 90}")
    )
    assert differ(side(commune, low), side(commune, high))["1.1"] == ("lost", ["rule"])
    assert differ(side(commune), side(commune, high))["1.1"] == ("lost", ["province"])
    assert differ(side(commune, high), side(commune))["1.1"] == ("gained", ["province"])


def test_an_adjustment_without_a_file_any_more_is_told_from_one_that_ended() -> None:
    commune = make_commune('2022-05-26, results: {"1.1": 85}')
    there, ended = (
        make_rules(
            FRAMEWORK, adjustments=[make_adjustment("tinh", f"{time}, province: Ví Dụ", {"1.1": "{at_least: 90}"})]
        )
        for time in ("from: 2022-01-01", "from: 2022-01-01, to: 2022-02-01")
    )
    for rules, gone in ((make_rules(FRAMEWORK), ["tinh"]), (ended, [])):
        (cause,) = find(compare(side(commune, there), side(commune, rules), TODAY), "1.1").causes
        assert cause.cause is Cause.PROVINCE
        assert ([step.code for step in cause.adjustments], [step.code for step in cause.gone]) == (["tinh"], gone)


def test_a_criterion_that_a_province_adds_is_new_and_names_it() -> None:
    commune = make_commune('2022-05-26, results: {"9.1": đạt}')
    step = make_adjustment("tinh", "from: 2023-01-01, province: Ví Dụ", criteria={"9": {"9.1": "đạt"}})
    rules = make_rules(FRAMEWORK, adjustments=[step])
    before, after = side(commune, rules, "2022-12-31"), side(commune, rules, "2023-01-01")
    found = compare(before, after, TODAY)
    for code in ("c9", "9.1"):
        assert tell(found)[code] == ("new", ["province"])
        assert [each.code for each in find(found, code).causes[0].adjustments] == ["tinh"]
    back = compare(after, before, TODAY)
    assert {code: tell(back)[code] for code in ("c9", "9.1")} == {
        "c9": ("gone", ["province"]),
        "9.1": ("gone", ["province"]),
    }
    assert back.regressions == []


def test_another_framework_is_matched_by_name_and_is_the_cause() -> None:
    # Criterion 1 and its indicator are 2 and 2.1 there; a name that only one of them has is new or gone.
    other = make_framework({"5": {"5.1": "đạt"}, "1": {"1.1": "{at_least: 90}"}}, code="khac")
    rules = make_rules(FRAMEWORK, other)
    reviews = ('2022-05-26, results: {"1.1": 85}', '2022-05-26, framework: khac, results: {"1.1": 85, "5.1": đạt}')
    commune = make_commune(*reviews)
    found = compare(side(commune, rules), side(commune, rules, framework="khac"), TODAY)
    assert tell(found)["1.1"] == ("lost", ["framework"])
    assert tell(found)["5.1"] == ("new", ["framework"])
    assert tell(found)["2.1"] == ("gone", ["framework"])
    assert [each.alone for each in find(found, "1.1").causes] == [None]


def test_what_is_asked_of_another_framework_turns_by_the_causes_there() -> None:
    base = make_framework({"1": {"1.1": "{at_least: 80}"}}, code="goc")
    model = make_framework({"7": {"7.1": "{framework: goc}"}})
    step = make_adjustment("sua-doi", "from: 2023-06-01", {"1.1": "{at_least: 90}"}, framework="goc")
    rules = make_rules(model, base, adjustments=[step])
    commune = make_commune(
        '2022-05-26, framework: goc, results: {"1.1": 75}', '2023-05-26, framework: goc, results: {"1.1": 85}'
    )
    days = ("2022-12-31", "2023-05-31", "2023-06-01")
    first, second, third = (side(commune, rules, day, "khung") for day in days)
    assert differ(first, second)["7.1"] == ("gained", ["figure"])
    assert differ(second, third) == {"c7": ("lost", ["amendment"]), "7.1": ("lost", ["amendment"])}


def test_a_multiple_turns_with_the_limit_it_is_taken_of() -> None:
    base = make_framework({"1": {"1.1": "{at_least: 80}"}}, code="goc")
    model = make_framework({"7": {"7.1": '{at_least: {times: 0.5, framework: goc, indicator: "1.1"}}'}})
    step = make_adjustment("tinh", "from: 2023-01-01, province: Ví Dụ", {"1.1": "{at_least: 90}"}, framework="goc")
    rules = make_rules(model, base, adjustments=[step])
    commune = make_commune('2022-05-26, results: {"7.1": 42}')
    found = differ(side(commune, rules, "2022-12-31"), side(commune, rules, "2023-01-01"))
    assert found["7.1"] == ("lost", ["province"])


def test_where_nothing_makes_a_difference_by_itself_all_that_changed_is_named() -> None:
    # The list of hamlets and the limit for the year each leave it unknown, but only for another result.
    before = side(make_commune('2022-05-26, results: {"2.1": 60}', hamlets=["a"]))
    counted = "{hamlets: {a: {count: 9, of: 10}}, year: 2023}"
    rules = make_rules(make_framework({"2": {"2.1": "{at_least: {2022: 30}}"}}))
    after = side(make_commune(f'2022-05-26, results: {{"2.1": {counted}}}', hamlets=["a", "b"]), rules)
    assert differ(before, after)["c2"] == ("lost", ["corrected", "year", "hamlets", "rule"])


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        ("đạt", "chưa đạt", True),
        ("đạt", "cơ bản đạt", True),
        ("đạt", "chưa đánh giá", True),
        ("đạt", "không áp dụng", True),
        ("cơ bản đạt", "chưa đạt", True),
        ("cơ bản đạt", "chưa đánh giá", False),
        ("chưa đạt", "chưa đánh giá", False),
        ("chưa đánh giá", "chưa đạt", False),
        ("chưa đạt", "đạt", False),
    ],
)
def test_what_is_met_no_longer_is_a_regression(before: str, after: str, worse: bool) -> None:
    was, now = (side(make_commune(f'2022, results: {{"1.2": {word}}}')) for word in (before, after))
    assert find(compare(was, now, TODAY), "1.2").is_regression is worse


def test_the_place_of_a_result_is_known_by_its_keys() -> None:
    commune = make_commune('2022, rest: đạt, results: {"1.1": 85}', '2023-05-26, results: {"4": đạt}')
    verdicts = view(side(commune).assessment)
    places = {("1.1", False): (0, "results", "1.1"), ("2", True): (0, "rest"), ("4", True): (1, "results", "4")}
    assert {key: loc_of(verdicts[key]) for key in places} == {key: ("reviews", *loc) for key, loc in places.items()}
    assert loc_of(verdicts["1.2", False]) is None


# -- laws

law = settings(derandomize=True, database=None, deadline=None, max_examples=150)
OPPOSITE = {
    Kind.GAINED: Kind.LOST,
    Kind.IMPROVED: Kind.WORSENED,
    Kind.KNOWN: Kind.UNKNOWN,
    Kind.NEW: Kind.GONE,
    Cause.ADDED: Cause.WITHDRAWN,
}
OPPOSITE |= {value: key for key, value in OPPOSITE.items()}
WORDS = st.sampled_from(["đạt", "cơ bản đạt", "chưa đạt", "chưa đánh giá"])
FIGURES = st.one_of(
    WORDS,
    st.sampled_from(["60", "75", "85", "95", '">80"', "{count: 17, of: 20}"]),
    st.builds("{{value: {}, year: {}}}".format, st.sampled_from([35, 45]), st.sampled_from([2022, 2023])),
    st.just("{hamlets: {a: {count: 9, of: 10}, b: {count: 7, of: 10}}}"),
)
RESULTS = st.fixed_dictionaries(
    {}, optional={"1.1": FIGURES, "1.2": WORDS, "1": WORDS, "2.1": FIGURES, "3.1": FIGURES, "4": WORDS}
)
DATES = st.sampled_from(["2022-05-26", "2022", "2023-05-26", "2023-11"])
STEPS = {
    "sua-doi": ("from: 2023-01-01", {"1.1": "{at_least: 82}", "3.1": "đạt"}, None),
    "tinh": ("from: 2022-10-01, province: Ví Dụ", {"1.1": "{at_least: 90}"}, {"9": {"9.1": "đạt"}}),
    "tinh-khac": ("from: 2022-01-01, province: Khác", {"2.1": "{at_least: 1}"}, None),
}
OTHERS = make_framework(
    {
        "1": {"1.1": "{at_least: 84}", "1.2": "đạt | may_not_apply: none"},
        "2": {"2.1": "{at_least: {2022: 40}}"},
        "4": {},
    }
)


def write(date: str, results: dict[str, str]) -> str:
    return f"{date}, results: {{{', '.join(f'{chr(34)}{code}{chr(34)}: {said}' for code, said in results.items())}}}"


def make_side(
    reviews: Iterable[tuple[str, dict[str, str]]],
    steps: frozenset[str],
    other: bool,
    zone: str,
    province: str,
    hamlets: list[str],
    day: str | None,
) -> Side:
    ordered = sorted(reviews, key=lambda each: (each[0] + "-12-31")[:10])
    commune = make_commune(*(write(*each) for each in ordered), zone=zone, province=province, hamlets=hamlets)
    made = [make_adjustment(code, *STEPS[code]) for code in sorted(steps)]
    return side(commune, make_rules(OTHERS if other else FRAMEWORK, adjustments=made), day)


STATES = st.tuples(
    st.lists(st.tuples(DATES, RESULTS), max_size=3),
    st.frozensets(st.sampled_from(sorted(STEPS))),
    st.booleans(),
    st.sampled_from(["z1", "z2"]),
    st.sampled_from(["Ví Dụ", "Khác"]),
    st.sampled_from([["a", "b"], ["a", "b", "c"]]),
    st.sampled_from([None, "2022-12-31", "2023-06-30"]),
)


@law
@given(STATES, STATES)
def test_the_way_back_mirrors_the_way_there(one: State, other: State) -> None:
    before, after = make_side(*one), make_side(*other)
    there, back = compare(before, after, TODAY), compare(after, before, TODAY)
    mirrored = {
        name(each): (
            OPPOSITE.get(each.kind, each.kind),
            {OPPOSITE.get(found.cause, found.cause) for found in each.causes},
        )
        for each in back.differences
    }
    assert {name(each): (each.kind, {found.cause for found in each.causes}) for each in there.differences} == mirrored
    assert {name(each): each.before for each in there.differences} == {
        name(each): each.after for each in back.differences
    }


@law
@given(STATES)
def test_a_state_does_not_differ_from_itself(state: State) -> None:
    assert compare(make_side(*state), make_side(*state), TODAY).differences == ()


@law
@given(STATES, STATES)
def test_every_difference_has_a_cause_and_the_counts_follow(one: State, other: State) -> None:
    before, after = make_side(*one), make_side(*other)
    found = compare(before, after, TODAY)
    assert all(each.causes for each in found.differences)
    turned = [each for each in found.differences if isinstance(each.there, CriterionVerdict)]
    for outcome in Outcome:
        was, now = (sum(verdict.outcome is outcome for verdict in each.assessment.verdicts) for each in (before, after))
        came = sum(each.after is not None and each.after.outcome is outcome for each in turned)
        went = sum(each.before is not None and each.before.outcome is outcome for each in turned)
        assert now - was == came - went
    assert (found.before, found.after) == (before.assessment, after.assessment)
