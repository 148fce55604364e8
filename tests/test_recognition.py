"""Recognition: what stands between a commune and its title, and when a title is at risk of withdrawal."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from conftest import Run
from test_frameworks import LANGS, NARROW, list_lines, read_csv, replace_in, run_here, write_folder
from written import TODAY, make_adjustment, make_commune, make_framework, make_reported, make_rules, typed

from ntmcli.judge.claims import adds_up, agrees, can_be
from ntmcli.judge.outcomes import assess
from ntmcli.judge.recognition import Recognition, Risk, recognise
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Counts
from ntmcli.model.framework import Framework
from ntmcli.model.values import Outcome

WORDS = {
    "met": "đạt",
    "basically_met": "cơ bản đạt",
    "not_met": "chưa đạt",
    "not_applicable": "không áp dụng",
    "unknown": "chưa đánh giá",
}
NOTHING_MORE = "conditions: []"
RULE = 'withdrawal: {key_criteria: ["1", "2"], with_key_from: 30, outright_from: 50}'


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def make_sized(number: int, more: str = f"{NOTHING_MORE}\n{RULE}", code: str = "khung") -> Framework:
    """Make a framework of a number of criteria, 1 and 2 being key ones."""
    return make_framework({str(at): {} for at in range(1, number + 1)}, code, more)


def write_results(outcomes: Iterable[str]) -> str:
    """Write a review in which the criteria have these outcomes, in order."""
    words = ", ".join(f'"{at}": {WORDS[outcome]}' for at, outcome in enumerate(outcomes, start=1))
    return f"2022-05-26, results: {{{words}}}"


def fail_some(number: int, failed: Iterable[int]) -> str:
    """Write a review in which some criteria are not met and all others are."""
    return write_results("not_met" if at in set(failed) else "met" for at in range(1, number + 1))


def recognise_reviews(
    rules: Rules | Framework,
    *reviews: str,
    on: str | None = None,
    framework: str | None = None,
    more: str = "",
) -> Recognition:
    if isinstance(rules, Framework):
        rules = make_rules(rules)
    assessment = assess(rules, make_commune(*reviews, more=more), TODAY, day(on) if on else None, framework)
    return recognise(rules, assessment, TODAY)


def risk_of(rules: Rules | Framework, *reviews: str, on: str | None = None, framework: str | None = None) -> Risk:
    risk = recognise_reviews(rules, *reviews, on=on, framework=framework).risk
    assert risk is not None
    return risk


# -- may it be proposed


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        (["met", "met"], "met"),
        (["met", "not_applicable"], "met"),
        (["met", "basically_met"], "basically_met"),
        (["met", "not_met"], "not_met"),
        (["basically_met", "not_met"], "not_met"),
        (["met", "unknown"], "unknown"),
        (["unknown", "not_met"], "not_met"),
        # Of what applies nowhere nothing is known.
        (["not_applicable", "not_applicable"], "unknown"),
    ],
)
def test_all_criteria_are_asked_for(outcomes: list[str], found: str) -> None:
    assert recognise_reviews(make_sized(2), write_results(outcomes)).outcome == found


def test_without_a_review_nothing_is_known() -> None:
    found = recognise_reviews(make_sized(2, CONDITIONS))
    assert (found.outcome, found.criteria) == ("unknown", "unknown")
    assert [each.outcome for each in found.conditions or ()] == ["unknown"] * 2


def test_without_criteria_nothing_is_known() -> None:
    empty = typed(
        f"code: khung\nname: K\ndecision: {{number: 1/QĐ}}\nin_force: {{from: 2021}}\ncriteria: []\n{RULE[:12]}"
        "{outright_from: 50}\nconditions: []",
        Framework,
    )
    found = recognise_reviews(empty, "2022-05-26")
    assert found.outcome == "unknown"
    assert found.risk is not None
    assert (found.risk.share, found.risk.at_risk) == (0, False)


CONDITIONS = """\
conditions:
  - {code: khong-no, name: Không nợ đọng, target: đạt}
  - {code: hai-long, name: Hài lòng, unit: "%", target: {at_least: {z1: {2022: 90, 2023: 95}, z2: province}}}"""


@pytest.mark.parametrize(
    ("conditions", "found", "each"),
    [
        ("khong-no: đạt, hai-long: 90", "met", ["met", "met"]),
        ("khong-no: đạt, hai-long: 89.99", "not_met", ["met", "not_met"]),
        ("khong-no: chưa đạt, hai-long: 90", "not_met", ["not_met", "met"]),
        ("khong-no: cơ bản đạt, hai-long: 90", "basically_met", ["basically_met", "met"]),
        ("khong-no: chưa đánh giá, hai-long: 90", "unknown", ["unknown", "met"]),
        # A condition without an answer stays unknown.
        ("khong-no: đạt", "unknown", ["met", "unknown"]),
        ("hai-long: 99", "unknown", ["unknown", "met"]),
        ("khong-no: chưa đạt", "not_met", ["not_met", "unknown"]),
        ("", "unknown", ["unknown", "unknown"]),
        # The year of a figure decides its limit.
        ("khong-no: đạt, hai-long: {value: 92, year: 2023}", "not_met", ["met", "not_met"]),
        ("khong-no: đạt, hai-long: {value: 92, year: 2021}", "unknown", ["met", "unknown"]),
    ],
)
def test_conditions_are_asked_for_beside_the_criteria(conditions: str, found: str, each: list[str]) -> None:
    review = f'2022-05-26, results: {{"1": đạt}}, conditions: {{{conditions}}}'
    recognition = recognise_reviews(make_sized(1, CONDITIONS), review)
    assert (recognition.criteria, recognition.outcome) == ("met", found)
    assert [verdict.outcome for verdict in recognition.conditions or ()] == each


ANSWERS = (
    '2022-05-26, source: A, results: {"1": đạt}, conditions: {khong-no: chưa đạt}',
    "2022-07-26, source: B, conditions: {khong-no: đạt, hai-long: 95}",
    "2022-07-26, framework: cao, source: C, conditions: {khong-no: chưa đạt}",
    "2022-09-26, source: D, conditions: {khong-no: chưa đánh giá}",
)


@pytest.mark.parametrize(
    ("on", "outcome", "source", "satisfaction"),
    [
        ("2022-05-25", "unknown", None, "unknown"),
        ("2022-05-26", "not_met", "A", "unknown"),
        ("2022-07-25", "not_met", "A", "unknown"),
        ("2022-07-26", "met", "B", "met"),
        # Each condition keeps its own latest answer; one not assessed again is unknown again.
        ("2022-09-26", "unknown", "D", "met"),
        (None, "unknown", "D", "met"),
    ],
)
def test_the_latest_answer_up_to_the_day_stands(
    on: str | None, outcome: str, source: str | None, satisfaction: str
) -> None:
    rules = make_rules(make_sized(1, CONDITIONS), make_sized(1, CONDITIONS, "cao"))
    debt, satisfied = recognise_reviews(rules, *ANSWERS, on=on).conditions or ()
    assert (debt.outcome, debt.source, satisfied.outcome) == (outcome, source, satisfaction)


def test_an_answer_given_for_one_framework_counts_for_no_other() -> None:
    rules = make_rules(make_sized(1, CONDITIONS), make_sized(1, CONDITIONS, "cao"))
    debt, satisfied = recognise_reviews(rules, *ANSWERS, framework="cao").conditions or ()
    assert (debt.outcome, debt.source, satisfied.outcome) == ("not_met", "C", "unknown")


def test_of_two_answers_of_one_day_the_later_in_the_file_stands() -> None:
    reviews = [f"2022-05-26, conditions: {{khong-no: {word}}}" for word in ("đạt", "chưa đạt")]
    debt, _ = recognise_reviews(make_sized(1, CONDITIONS), *reviews).conditions or ()
    assert debt.outcome == "not_met"


def test_a_condition_without_an_answer_says_so() -> None:
    debt, satisfied = recognise_reviews(make_sized(1, CONDITIONS), "2022-05-26").conditions or ()
    assert (debt.reason, debt.source, debt.standing) == ("no_result", None, None)
    assert satisfied.limit == 90


@pytest.mark.parametrize(("met", "found"), [("đạt", "met"), ("chưa đạt", "not_met"), ("chưa đánh giá", "unknown")])
def test_a_condition_may_be_to_meet_another_framework(met: str, found: str) -> None:
    rules = make_rules(
        make_sized(1, "conditions: [{code: nang-cao, name: N, target: {framework: cao}}]"), make_sized(1, "", "cao")
    )
    reviews = ('2022-05-26, results: {"1": đạt}', f'2022-05-26, framework: cao, results: {{"1": {met}}}')
    assert recognise_reviews(rules, *reviews).outcome == found


@pytest.mark.parametrize(
    ("more", "conditions", "all_met", "one_not"),
    [
        # Not in the data is not the same as none.
        ("", None, "unknown", "not_met"),
        (NOTHING_MORE, (), "met", "not_met"),
    ],
)
def test_conditions_not_in_the_data_leave_the_proposal_unknown(
    more: str, conditions: tuple[()] | None, all_met: str, one_not: str
) -> None:
    found = recognise_reviews(make_sized(2, more), fail_some(2, []))
    assert (found.conditions, found.criteria, found.outcome) == (conditions, "met", all_met)
    assert recognise_reviews(make_sized(2, more), fail_some(2, [1])).outcome == one_not


def test_only_what_is_wholly_met_is_proposed() -> None:
    """Over every mix of two criteria and a condition: unknown is never met, whatever stands beside it."""
    framework = make_sized(2, "conditions: [{code: khong-no, name: K, target: đạt}]")
    for outcomes in product(WORDS, repeat=3):
        review = write_results(outcomes[:2]) + f", conditions: {{khong-no: {WORDS[outcomes[2]]}}}"
        found = recognise_reviews(framework, review).outcome
        assert (found == "met") is (set(outcomes) <= {"met", "not_applicable"} and "met" in outcomes), outcomes
        assert (found == "not_met") is ("not_met" in outcomes), outcomes
        assert found != "unknown" or "unknown" in outcomes or set(outcomes) == {"not_applicable"}, outcomes


# -- titles


@pytest.mark.parametrize(
    ("more", "own", "higher"),
    [
        ("", [], []),
        ("recognised: [{date: 2022-12}]", ["2022-12"], []),
        ("recognised: [{date: 2022-12}, {framework: cao, date: 2023}]", ["2022-12"], ["2023"]),
        ("recognised: [{framework: khung, date: 2021}, {framework: cao, date: 2023}]", ["2021"], ["2023"]),
        # Without a framework it is the commune's own.
        ("framework: cao\nrecognised: [{date: 2022-12}]", [], ["2022-12"]),
        ("recognised: [{date: 2021}, {date: 2023}]", ["2021", "2023"], []),
    ],
)
def test_titles_are_those_of_the_framework_asked_for(more: str, own: list[str], higher: list[str]) -> None:
    rules = make_rules(make_sized(1), make_sized(1, code="cao"))
    for framework, titles in (("khung", own), ("cao", higher)):
        found = recognise_reviews(
            rules, "2023-12-31, framework: khung", framework=framework, more=more, on="2023-12-31"
        )
        assert [each.date.text for each in found.titles] == titles


# -- is a title at risk

EDGES = {4: (2, 2), 10: (3, 5), 17: (6, 9), 18: (6, 9), 19: (6, 10), 20: (6, 10)}
"""By number of criteria: how many not met are 30 % (a key one among them), and 50 %."""


@pytest.mark.parametrize(
    ("number", "failed", "at_risk"),
    [
        case
        for number, (with_key, outright) in EDGES.items()
        for case in [
            (number, range(1, with_key), False),  # just under, a key one among them
            (number, range(1, with_key + 1), True),  # at the edge or just over it
            (number, range(3, 3 + with_key), with_key == outright),  # as many, none of them a key one
            (number, range(number - outright + 2, number + 1), False),  # just under a half
            (number, range(number - outright + 1, number + 1), True),  # a half or just over it
            (number, range(1, number + 1), True),
            (number, [], False),
        ]
    ],
    ids=lambda value: ",".join(map(str, value)) if isinstance(value, range | list) else str(value),
)
def test_shares_at_the_edges_of_the_rule(number: int, failed: Iterable[int], at_risk: bool) -> None:
    risk = risk_of(make_sized(number), fail_some(number, failed))
    assert risk.at_risk is risk.at_risk_with_basically_met is at_risk
    assert risk.share == Fraction(100 * len(list(failed)), number)


@pytest.mark.parametrize(
    ("number", "failed", "share"), [(10, 3, 30), (10, 5, 50), (20, 6, 30), (20, 10, 50), (4, 2, 50)]
)
def test_a_share_that_is_just_reached_counts(number: int, failed: int, share: int) -> None:
    risk = risk_of(make_sized(number), fail_some(number, range(1, failed + 1)))
    assert (risk.share, risk.at_risk) == (share, True)


@pytest.mark.parametrize(
    ("rule", "failed", "at_risk"),
    [
        # A third is more than 33.33 % and less than 33.34 %: no share is rounded.
        ('{key_criteria: ["1"], with_key_from: 33.33}', [1], True),
        ('{key_criteria: ["1"], with_key_from: 33.34}', [1], False),
        ("{outright_from: 66.666}", [1, 2], True),
        ("{outright_from: 66.667}", [1, 2], False),
        # A rule may know only one of its halves.
        ('{key_criteria: ["1"], with_key_from: 30}', [2, 3], False),
        ('{key_criteria: ["1"], with_key_from: 30}', [1, 2, 3], True),
        ("{outright_from: 50}", [1], False),
        ("{outright_from: 100}", [1, 2, 3], True),
        ("{outright_from: 0}", [], True),
    ],
)
def test_rules_of_withdrawal(rule: str, failed: list[int], at_risk: bool) -> None:
    assert risk_of(make_sized(3, f"withdrawal: {rule}"), fail_some(3, failed)).at_risk is at_risk


@pytest.mark.parametrize("more", ["", "withdrawal: {}", 'withdrawal: {key_criteria: ["1"]}'])
def test_without_a_rule_nothing_is_said_of_risk(more: str) -> None:
    assert recognise_reviews(make_sized(3, more), fail_some(3, [1, 2, 3])).risk is None


def test_the_key_criteria_not_met_are_named_in_the_rule_s_order() -> None:
    framework = make_sized(10, 'withdrawal: {key_criteria: ["7", "2", "5"], with_key_from: 30, outright_from: 50}')
    assert risk_of(framework, fail_some(10, [2, 3, 7])).key_not_met == ("7", "2")
    assert risk_of(framework, fail_some(10, [1])).key_not_met == ()


@pytest.mark.parametrize(
    ("outcomes", "at_risk", "with_basically_met"),
    [
        # Basically met is not "not met"; where that would change the answer, it is told apart.
        (["basically_met", *["met"] * 2, "not_met"], False, True),
        (["basically_met"] * 4, False, True),
        (["basically_met", "met", "met", "met"], False, False),
        (["basically_met", "met", "not_met", "not_met"], True, True),
        (["basically_met", "unknown", "met", "met"], False, None),
        (["basically_met", "unknown", "not_met", "met"], None, True),
        (["unknown", "unknown", "met", "met"], None, None),
        (["not_applicable", "not_applicable", "not_applicable", "not_met"], False, False),
    ],
)
def test_basically_met_is_answered_for_apart(
    outcomes: list[str], at_risk: bool | None, with_basically_met: bool | None
) -> None:
    risk = risk_of(make_sized(4), write_results(outcomes))
    assert (risk.at_risk, risk.at_risk_with_basically_met) == (at_risk, with_basically_met)


Judged = Mapping[tuple[str, ...], Risk]


@pytest.fixture(scope="module")
def judged() -> Judged:
    """Every mix of outcomes of four criteria, under a rule whose edges are one with the key one, and three."""
    framework = make_sized(4, 'withdrawal: {key_criteria: ["1"], with_key_from: 25, outright_from: 75}')
    return {each: risk_of(framework, write_results(each)) for each in product(WORDS, repeat=4)}


def list_completions(outcomes: tuple[str, ...]) -> list[tuple[str, ...]]:
    """List all that the unknown may turn out to be."""
    known = [each for each in WORDS if each != "unknown"]
    return list(product(*(known if each == "unknown" else [each] for each in outcomes)))


def test_risk_is_known_exactly_where_the_unknown_cannot_change_it(judged: Judged) -> None:
    for outcomes, risk in judged.items():
        completed = [judged[each] for each in list_completions(outcomes)]
        for name in ("at_risk", "at_risk_with_basically_met"):
            answers = {getattr(each, name) for each in completed}
            assert None not in answers
            assert getattr(risk, name) is (answers.pop() if len(answers) == 1 else None), (outcomes, name)


def test_a_title_at_risk_stays_so_when_one_more_criterion_is_not_met(judged: Judged) -> None:
    for outcomes, risk in judged.items():
        for at in range(len(outcomes)):
            worse = judged[(*outcomes[:at], "not_met", *outcomes[at + 1 :])]
            assert not risk.at_risk or worse.at_risk, (outcomes, at)
            assert worse.at_risk is not False or risk.at_risk is False, (outcomes, at)


def test_counting_basically_met_as_not_met_never_lessens_the_risk(judged: Judged) -> None:
    for outcomes, risk in judged.items():
        as_not_met = judged[tuple("not_met" if each == "basically_met" else each for each in outcomes)]
        assert risk.at_risk_with_basically_met is as_not_met.at_risk, outcomes
        assert not risk.at_risk or risk.at_risk_with_basically_met, outcomes


def test_what_may_be_proposed_is_not_at_risk(judged: Judged) -> None:
    for outcomes, risk in judged.items():
        if set(outcomes) == {"met"}:
            assert risk.at_risk is risk.at_risk_with_basically_met is False


# -- by which framework, and on which day


def make_levels() -> Rules:
    """Make the rules of a title (kiểu mẫu) that is lost by the rule of the one below it (nâng cao)."""
    return make_rules(
        make_sized(2, "withdrawal: {framework: nang-cao}", "kieu-mau"),
        make_sized(10, RULE, "nang-cao"),
        make_sized(3, "", "khong-quy-dinh"),
        make_sized(2, "withdrawal: {framework: khong-quy-dinh}", "vo-can-cu"),
    )


HIGHER = '2022-05-26, framework: nang-cao, results: {"1": chưa đạt, "2": đạt, "3": chưa đạt}'
LATER = (
    '2022-08-26, framework: nang-cao, rest: đạt, results: {"1": chưa đạt, "2": chưa đạt, "3": chưa đạt, "4": chưa đạt, '
    '"5": chưa đạt}'
)
MODEL = '2022-06-26, framework: kieu-mau, results: {"1": chưa đạt, "2": chưa đạt}'


@pytest.mark.parametrize(
    ("on", "not_met", "unknown", "at_risk"),
    [("2022-05-26", 2, 7, None), ("2022-06-26", 2, 7, None), ("2022-08-26", 5, 0, True), ("2022-01-01", 0, 10, None)],
)
def test_a_title_may_be_lost_by_another_framework_s_rule(on: str, not_met: int, unknown: int, at_risk: bool) -> None:
    """Its own criteria (here two of two not met) say nothing of it."""
    risk = risk_of(make_levels(), HIGHER, LATER, MODEL, framework="kieu-mau", on=on)
    counts = risk.assessment.criteria
    assert risk.assessment.yardstick.framework.code == "nang-cao"
    assert risk.assessment.day == day(on)
    assert (counts.total, counts.not_met, counts.unknown, risk.at_risk) == (10, not_met, unknown, at_risk)
    assert (risk.rule.with_key_from, risk.rule.framework) == (Decimal(30), None)


def test_another_framework_is_judged_on_the_same_day() -> None:
    risk = risk_of(make_levels(), HIGHER, MODEL, LATER, framework="kieu-mau")
    assert (risk.assessment.day, risk.at_risk) == (day("2022-06-26"), None)


def test_a_rule_that_names_a_framework_without_one_is_none() -> None:
    assert recognise_reviews(make_levels(), MODEL, framework="vo-can-cu").risk is None


@pytest.mark.parametrize(("on", "total", "at_risk"), [("2022-06-30", 19, False), ("2022-07-01", 20, True)])
def test_a_criterion_that_a_province_adds_counts_from_its_day(on: str, total: int, at_risk: bool) -> None:
    step = make_adjustment("tinh", "province: Ví Dụ, from: 2022-07-01", None, {"20": {}})
    rules = make_rules(make_sized(19), adjustments=[step])
    risk = risk_of(rules, fail_some(20, range(11, 21)), on=on)
    assert (risk.assessment.criteria.total, risk.at_risk) == (total, at_risk)


# -- figures that no source published


@pytest.mark.parametrize(
    ("review", "illustrative"),
    [
        ("results: {'1': đạt}, conditions: {khong-no: đạt}", False),
        ("results: {'1': {outcome: đạt, illustrative: true}}, conditions: {khong-no: đạt}", True),
        ("results: {'1': đạt}, conditions: {khong-no: {outcome: đạt, illustrative: true}}", True),
        ("illustrative: true, conditions: {khong-no: đạt}", True),
        ("illustrative: true", False),
    ],
)
def test_an_illustrative_figure_marks_the_whole(review: str, illustrative: bool) -> None:
    assert recognise_reviews(make_sized(1, CONDITIONS), f"2022-05-26, {review}").illustrative is illustrative


# -- what a report claims


@pytest.mark.parametrize(
    ("claim", "sound"),
    [
        ("{met: 1, basically_met: 1, not_met: 1, not_assessed: 1, not_applicable: 1, total: 5}", True),
        ("{met: 1, basically_met: 1, not_met: 1, not_assessed: 1, not_applicable: 1, total: 6}", False),
        # What is not told apart may be anything, so long as it fits.
        ("{met: 1, not_assessed: 2, total: 5}", True),
        ("{met: 4, not_assessed: 2, total: 5}", False),
        # With all three outcomes given, what is left out is none.
        ("{met: 1, basically_met: 1, not_met: 1, total: 3}", True),
        ("{met: 1, basically_met: 1, not_met: 1, total: 4}", False),
        ("{met: 1, basically_met: 1, not_met: 1, not_applicable: 1, total: 4}", True),
    ],
)
def test_what_was_not_assessed_is_part_of_the_total(claim: str, sound: bool) -> None:
    assert adds_up(make_reported(claim)) is sound


@pytest.mark.parametrize(
    ("claim", "possible"),
    [
        ("{met: 2, total: 6}", True),
        ("{met: 2, not_assessed: 2, total: 6}", True),
        ("{met: 3, not_assessed: 1, total: 6}", True),
        # What was not assessed cannot have been met.
        ("{met: 4, not_assessed: 1, total: 6}", False),
        ("{met: 2, not_assessed: 3, total: 6}", False),
        ("{met: 2, not_applicable: 1, total: 6}", True),
        ("{met: 2, not_applicable: 3, total: 6}", True),
        ("{met: 2, not_applicable: 4, total: 6}", False),
        ("{met: 2, not_applicable: 0, total: 6}", False),
    ],
)
def test_claims_of_what_was_not_assessed_or_did_not_apply(claim: str, possible: bool) -> None:
    """Computed are 2 met, 1 not met, 1 that does not apply; 2 are unknown."""
    counts = Counts(total=6, met=2, basically_met=0, not_met=1, unknown=2, not_applicable=1)
    reported = make_reported(claim)
    assert can_be(reported, counts) is possible
    assert agrees(reported, counts) is possible


# -- the command line

FRAMEWORK = """\
code: khung
name: Bộ thử
name_en: Trial set
decision: {number: 1/QĐ-TTg}
in_force: {from: 2021-01-01}
criteria:
  - {code: "1", name: Thu nhập, name_en: Income}
  - {code: "2", name: Y tế}
  - {code: "3", name: Văn hóa}
  - {code: "4", name: An ninh}
conditions:
  - {code: khong-no, name: Không nợ đọng, name_en: No debt, target: đạt}
  - {code: hai-long, name: Hài lòng, unit: "%", target: {at_least: 90.50}}
withdrawal: {key_criteria: ["1"], with_key_from: 30, outright_from: 50}
"""
HIGHER_SET = """\
code: nang-cao
name: Bộ nâng cao
decision: {number: 2/QĐ-TTg}
in_force: {from: 2021-01-01}
criteria: [{code: "1", name: Thu nhập}]
withdrawal: {framework: khung}
"""
HEAD = "code: xa\nname: Một\nprovince: Tỉnh Một\n"
ALL_MET = 'results: {"1": đạt, "2": đạt, "3": đạt, "4": đạt}'
ANSWERED = "conditions: {khong-no: đạt, hai-long: {value: 92.50, source: Phiếu lấy ý kiến}}"


def write_review(*said: str) -> str:
    return "reviews:\n  - date: 2022-05-26\n    source: Báo cáo\n" + "".join(f"    {each}\n" for each in said)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a commune that meets everything."""
    files = {"criteria.yaml": FRAMEWORK, "frameworks/nang-cao.yaml": HIGHER_SET}
    return write_folder(tmp_path, files | {"communes/xa.yaml": HEAD + write_review(ALL_MET, ANSWERED)})


def recognise_commune(folder: Path, *lines: str, lang: str = "vi", args: Iterable[str] = ()) -> Run:
    """Write the commune, and run `ntm recognition` on it."""
    write_folder(folder, {"communes/xa.yaml": HEAD + "".join(lines)})
    return run_here(folder, "recognition", "xa", *args, lang=lang)


@pytest.mark.parametrize(
    ("said", "outcome", "vi", "en"),
    [
        (
            [ALL_MET, ANSWERED],
            "met",
            "ĐỦ ĐIỀU KIỆN ĐỀ NGHỊ XÉT, CÔNG NHẬN",
            "MAY BE PROPOSED FOR RECOGNITION",
        ),
        (
            [ALL_MET.replace('"2": đạt', '"2": cơ bản đạt'), ANSWERED],
            "basically_met",
            "CHƯA ĐẠT ĐẦY ĐỦ ĐỂ ĐỀ NGHỊ XÉT, CÔNG NHẬN",
            "NOT FULLY MET FOR A PROPOSAL",
        ),
        (
            [ALL_MET.replace('"2": đạt', '"2": chưa đạt'), ANSWERED],
            "not_met",
            "CHƯA ĐỦ ĐIỀU KIỆN ĐỀ NGHỊ XÉT, CÔNG NHẬN",
            "MAY NOT YET BE PROPOSED FOR RECOGNITION",
        ),
        (
            [ALL_MET],
            "unknown",
            "CHƯA ĐỦ CĂN CỨ ĐỂ KẾT LUẬN VỀ VIỆC ĐỀ NGHỊ XÉT, CÔNG NHẬN",
            "NOT ENOUGH IS KNOWN TO SAY WHETHER IT MAY BE PROPOSED",
        ),
    ],
)
def test_the_answer_stands_at_the_head(data: Path, said: list[str], outcome: str, vi: str, en: str) -> None:
    for lang, headline in (("vi", vi), ("en", en)):
        run = recognise_commune(data, write_review(*said), lang=lang)
        assert (run.status, run.err) == (0, "")
        assert run.out.splitlines()[3].startswith(headline)
    found = recognise_commune(data, write_review(*said), args=["--format", "json"]).json
    assert found["proposal"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "vi",
            [
                "Xã Một · Tỉnh Một",
                "Bộ thử (1/QĐ-TTg) · Tính đến ngày 26/5/2022",
                "Tiêu chí: đạt 1–2/4 · cơ bản đạt 1 · chưa đạt 1 · chưa rõ 1",
                "≈ cơ bản đạt: 2",
                "✗ chưa đạt: 1",
                "? chưa rõ: 4",
                f"✗ chưa đạt Hài lòng 88,25{NARROW}% ≥ 90,5{NARROW}% Phiếu lấy ý kiến",
                "? chưa rõ Không nợ đọng – đạt chưa có kết quả",
                "Dữ liệu không ghi danh hiệu nào theo bộ tiêu chí này.",
                "Nếu đã được công nhận, nguy cơ bị thu hồi danh hiệu: CHƯA RÕ",
                f"1/4 tiêu chí chưa đạt (25{NARROW}%); trong đó có tiêu chí chủ chốt 1; còn 1 tiêu chí chưa rõ",
                "Quy định không nêu tiêu chí cơ bản đạt có tính là không đạt hay không; nếu tính, câu trả lời là: CÓ",
            ],
        ),
        (
            "en",
            [
                "Một commune · Tỉnh Một",
                "Trial set (1/QĐ-TTg) · As of 26 May 2022",
                "Criteria: met 1–2/4 · basically met 1 · not met 1 · unknown 1",
                "≈ basically met: 2",
                "✗ not met: 1",
                "? unknown: 4",
                f"✗ not met Hài lòng 88.25{NARROW}% ≥ 90.5{NARROW}% Phiếu lấy ý kiến",
                "? unknown No debt – met no result yet",
                "The data record no title under this framework.",
                "Were it recognised, title at risk of withdrawal: UNKNOWN",
                f"1/4 criteria not met (25{NARROW}%); key criterion 1 among them; 1 more unknown",
                "The rule does not say whether criteria basically met count as not met; if they do, the answer is: YES",
            ],
        ),
    ],
)
def test_each_thing_asked_for_is_shown_with_its_source(data: Path, lang: str, lines: list[str]) -> None:
    results = 'results: {"1": chưa đạt, "2": cơ bản đạt, "3": đạt}'
    conditions = "conditions: {hai-long: {value: 88.25, source: Phiếu lấy ý kiến}}"
    shown = list_lines(recognise_commune(data, write_review(results, conditions), lang=lang))
    assert [line for line in lines if line not in shown] == []


def test_json_says_all_of_it(data: Path) -> None:
    title = "recognised: [{date: 2022-05, decision: {number: 7/QĐ-UBND, date: 2022-05-20}, source: Báo Ví Dụ}]\n"
    run = recognise_commune(data, title, write_review(ALL_MET, ANSWERED), args=["--format", "json"])
    found = run.json
    assert (found["code"], found["framework"], found["as_of"]) == ("xa", "khung", "2022-05-26")
    assert (found["criteria"]["met"], found["criteria"]["total"]) == (4, 4)
    assert (found["proposal"]["outcome"], found["proposal"]["criteria"], found["illustrative"]) == ("met", "met", False)
    debt, satisfied = found["proposal"]["conditions"]
    assert (debt["code"], debt["outcome"], debt["source"]) == ("khong-no", "met", "Báo cáo")
    assert (satisfied["operator"], satisfied["source"]) == ("at_least", "Phiếu lấy ý kiến")
    title = {"date": "2022-05", "decision": "7/QĐ-UBND", "decided": "2022-05-20", "source": "Báo Ví Dụ", "note": None}
    assert found["titles"] == [title]
    assert found["withdrawal"] == {
        "framework": "khung",
        "at_risk": False,
        "at_risk_with_basically_met": False,
        "criteria": {"total": 4, "met": 4, "basically_met": 0, "not_met": 0, "unknown": 0, "not_applicable": 0},
        "key_not_met": [],
        "key_criteria": ["1"],
        "with_key_from": 30,
        "outright_from": 50,
    }
    assert '"value": 92.50,' in run.out


def test_csv_has_a_row_for_each_thing_asked_for(data: Path) -> None:
    rows = read_csv(run_here(data, "recognition", "xa", "--format", "csv"))
    assert [(row["kind"], row["code"], row["outcome"], row["value"]) for row in rows] == [
        *(("criterion", code, "met", "") for code in "1234"),
        ("condition", "khong-no", "met", ""),
        ("condition", "hai-long", "met", "92.50"),
    ]
    assert rows[-1]["source"] == "Phiếu lấy ý kiến"


TITLE = {
    "vi": ("Được công nhận tháng 5/2022", "Nguy cơ bị thu hồi danh hiệu: ", "Nếu đã được công nhận, nguy cơ"),
    "en": ("Recognised in May 2022", "Title at risk of withdrawal: ", "Were it recognised, title at risk"),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("titles", "framework", "held"),
    [
        ("", "khung", False),
        ("recognised: [{date: 2022-05}]\n", "khung", True),
        ("recognised: [{date: 2022-05}]\n", "nang-cao", False),
        ("recognised: [{framework: nang-cao, date: 2022-05}]\n", "khung", False),
        ("recognised: [{framework: nang-cao, date: 2022-05}]\n", "nang-cao", True),
    ],
)
def test_no_title_is_told_that_the_data_do_not_carry(
    data: Path, titles: str, framework: str, held: bool, lang: str
) -> None:
    awarded, has, had = TITLE[lang]
    args = ["--framework", framework, "--as-of", "2022-05-31"]
    run = recognise_commune(data, titles, write_review(ALL_MET, ANSWERED), args=args, lang=lang)
    assert (awarded in run.out) is held
    assert (f"\n{has}" in run.out) is held
    assert (f"\n{had}" in run.out) is not held
    found = run_here(data, "recognition", "xa", *args, "--format", "json").json
    assert len(found["titles"]) == held


@pytest.mark.parametrize(
    ("title", "vi", "en"),
    [
        ("{date: 2022}", "Được công nhận năm 2022 (không ghi nguồn)", "Recognised in 2022 (no source given)"),
        (
            "{date: 2022-05, decision: {number: 7/QĐ-UBND}, source: Báo Ví Dụ}",
            "Được công nhận tháng 5/2022, theo 7/QĐ-UBND (Báo Ví Dụ)",
            "Recognised in May 2022, by 7/QĐ-UBND (Báo Ví Dụ)",
        ),
        (
            "{date: 2022-05-01, decision: {number: 7/QĐ-UBND, date: 2022-04-30}}",
            "Được công nhận ngày 01/5/2022, theo 7/QĐ-UBND ngày 30/4/2022 (",
            "Recognised on 1 May 2022, by 7/QĐ-UBND of 30 April 2022 (",
        ),
    ],
)
def test_a_title_is_told_as_exactly_as_it_was_published(data: Path, title: str, vi: str, en: str) -> None:
    for lang, said in (("vi", vi), ("en", en)):
        assert said in recognise_commune(data, f"recognised: [{title}]\n", write_review(ALL_MET), lang=lang).out


@pytest.mark.parametrize(
    ("results", "vi", "en"),
    [
        ('"1": chưa đạt, "2": chưa đạt', "CÓ", "YES"),
        ('"1": chưa đạt', "KHÔNG", "NO"),
        ('"1": chưa đánh giá, "2": chưa đạt', "CHƯA RÕ", "UNKNOWN"),
    ],
)
def test_risk_is_yes_no_or_unknown(data: Path, results: str, vi: str, en: str) -> None:
    review = write_review("rest: đạt", f"results: {{{results}}}")
    for lang, said in (("vi", f"thu hồi danh hiệu: {vi}\n"), ("en", f"risk of withdrawal: {en}\n")):
        assert said in recognise_commune(data, review, lang=lang).out


def test_nothing_is_said_of_basically_met_where_it_changes_nothing(data: Path) -> None:
    review = write_review("rest: đạt", 'results: {"2": cơ bản đạt}')
    assert "có tính là không đạt" not in recognise_commune(data, review).out


@pytest.mark.parametrize(("lang", "said"), [("vi", "Xét theo Bộ thử (1/QĐ-TTg)."), ("en", "By Trial set (1/QĐ-TTg).")])
def test_the_framework_whose_rule_it_is_is_named(data: Path, lang: str, said: str) -> None:
    args = ("recognition", "xa", "--framework", "nang-cao", "--as-of", "2022-05-26")
    assert f"\n  {said}\n" in run_here(data, *args, lang=lang).out
    assert said not in run_here(data, "recognition", "xa", lang=lang).out
    assert run_here(data, *args, "--format", "json").json["withdrawal"]["framework"] == "khung"


@pytest.mark.parametrize(
    ("old", "new", "vi", "en"),
    [
        (
            "conditions:",
            "conditions: []\nkhac:",
            "Theo dữ liệu, bộ tiêu chí này không kèm điều kiện nào khác.",
            "By the data this framework asks for nothing else.",
        ),
        (
            "conditions:",
            "khac:",
            "Dữ liệu chưa có các điều kiện công nhận kèm theo bộ tiêu chí này.",
            "The data do not hold the conditions of recognition that go with this framework.",
        ),
        (
            "withdrawal:",
            "khac:",
            "Dữ liệu chưa có quy định thu hồi danh hiệu của bộ tiêu chí này.",
            "The data do not hold a rule of withdrawal for this framework.",
        ),
    ],
)
def test_what_the_data_lack_is_said(data: Path, old: str, new: str, vi: str, en: str) -> None:
    """The part that is cut out is from its key to the next one that stands at the margin."""
    head, _, rest = FRAMEWORK.partition(f"\n{old}")
    kept = [line for line in rest.splitlines()[1:] if not line.startswith(" ")]
    more = new.partition("khac:")[0]
    dropped = " ".join(line for line in rest.splitlines() if line not in kept)
    write_folder(data, {"criteria.yaml": "\n".join([head, *([more.strip()] if more else []), *kept, ""])})
    review = write_review(ALL_MET) if "khong-no" in dropped else write_review(ALL_MET, ANSWERED)
    for lang, said in (("vi", vi), ("en", en)):
        run = recognise_commune(data, review, lang=lang)
        assert (run.status, run.err) == (0, "")
        assert f"\n  {said}\n" in run.out


@pytest.mark.parametrize("lang", LANGS)
def test_illustrative_figures_are_marked(data: Path, lang: str) -> None:
    said = {"vi": "* Số liệu minh họa", "en": "* Illustrative figures"}[lang]
    plain = run_here(data, "recognition", "xa", lang=lang).out
    assert said not in plain
    assert " *" not in plain
    replace_in(data, "communes/xa.yaml", "khong-no: đạt", "khong-no: {outcome: đạt, illustrative: true}")
    marked = run_here(data, "recognition", "xa", lang=lang).out
    assert f"\n{said}" in marked
    assert marked.splitlines()[3].endswith(" *")
    assert run_here(data, "recognition", "xa", "--format", "json").json["illustrative"] is True
    rows = read_csv(run_here(data, "recognition", "xa", "--format", "csv"))
    assert [row["code"] for row in rows if row["illustrative"] == "true"] == ["khong-no"]


def test_criteria_that_are_illustrative_mark_the_risk_too(data: Path) -> None:
    replace_in(data, "communes/xa.yaml", "    source: Báo cáo\n", "    illustrative: true\n")
    lines = run_here(data, "recognition", "xa").out.splitlines()
    assert any(line.endswith("thu hồi danh hiệu: KHÔNG *") for line in lines)


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_commune_that_cannot_be_judged_is_told_with_its_place(data: Path, form: str) -> None:
    replace_in(data, "communes/xa.yaml", "92.50", '"92,50"')
    run = run_here(data, "recognition", "xa", "--format", form)
    assert run.status == 3
    assert f"{data.as_posix()}/communes/xa.yaml:8:" in run.err
    assert "NTM202" in run.err
    assert "Traceback" not in run.out + run.err
    assert run.out == ""


def test_the_day_is_that_of_the_latest_review_unless_it_is_given(data: Path) -> None:
    early = run_here(data, "recognition", "xa", "--as-of", "2022-05-25", "--format", "json").json
    assert (early["as_of"], early["proposal"]["outcome"]) == ("2022-05-25", "unknown")
    assert [each["outcome"] for each in early["proposal"]["conditions"]] == ["unknown", "unknown"]
    never = run_here(data, "recognition", "xa", "--framework", "nang-cao", "--format", "json").json
    assert (never["as_of"], never["proposal"]["outcome"], never["proposal"]["conditions"]) == (None, "unknown", None)


def test_outcomes_are_the_five_that_there_are() -> None:
    assert WORDS.keys() == set(Outcome), "a new outcome needs a place in the laws above"


def test_a_title_awarded_later_is_not_held_yet(data: Path) -> None:
    titles = "recognised: [{date: 2022-06-01}]\n"
    before = recognise_commune(data, titles, write_review(ALL_MET), args=["--as-of", "2022-05-31", "--format", "json"])
    after = recognise_commune(data, titles, write_review(ALL_MET), args=["--as-of", "2022-06-01", "--format", "json"])
    assert (before.json["titles"], len(after.json["titles"])) == ([], 1)


def test_json_names_each_criterion_and_where_it_is_from(data: Path) -> None:
    verdicts = run_here(data, "recognition", "xa", "--format", "json").json["proposal"]["verdicts"]
    assert [(each["code"], each["outcome"], each["source"]) for each in verdicts] == [
        (code, "met", "Báo cáo") for code in "1234"
    ]


def test_the_page_names_where_the_criteria_are_from(data: Path) -> None:
    out = run_here(data, "recognition", "xa").out
    assert "\nNguồn số liệu\n  26/5/2022: Báo cáo (1, 2, 3, 4)\n" in out
