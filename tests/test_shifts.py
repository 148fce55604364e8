"""What a change to the data does to the verdicts."""

import datetime

from written import judge_reviews, make_adjustment

from ntmcli.judge.shifts import find_shifts
from ntmcli.judge.verdict import Assessment, CriterionVerdict, Verdict

CRITERIA = {"1": {"1.1": "{at_least: 90}", "1.2": "đạt"}, "2": {"2": "đạt"}, "3": {}}
DAY = "2022-05-26"


def judged(results: str) -> Assessment:
    return judge_reviews(CRITERIA, f"{DAY}, results: {{{results}}}")


def shifts(before: Assessment, after: Assessment) -> list[str]:
    return [f"{each.after.code}: {each.before.outcome} {each.after.outcome}" for each in find_shifts(before, after)]


def test_an_indicator_shifts_and_its_criterion_with_it() -> None:
    before, after = judged('"1.1": 80, "1.2": đạt'), judged('"1.1": 95, "1.2": đạt')
    assert shifts(before, after) == ["1.1: not_met met", "1: not_met met"]
    assert shifts(after, after) == []


def test_an_indicator_may_shift_alone_and_a_criterion_too() -> None:
    assert shifts(judged('"1.1": 80, "1.2": chưa đạt'), judged('"1.1": 95, "1.2": chưa đạt')) == ["1.1: not_met met"]
    assert shifts(judged(""), judged('"3": cơ bản đạt')) == ["3: unknown basically_met"]


def test_a_criterion_with_the_code_of_its_indicator_is_named_once() -> None:
    assert shifts(judged(""), judged('"2": đạt')) == ["2: unknown met"]


def test_a_criterion_that_only_one_of_the_days_knows_has_not_shifted() -> None:
    step = make_adjustment("them", "from: 2023-01-01", criteria={"9": {"9.1": "đạt"}})
    reviews = (DAY, '2023-05-26, results: {"9.1": đạt, "2": đạt}')
    days = (datetime.date(2022, 5, 26), datetime.date(2023, 5, 26))
    before, after = (judge_reviews(CRITERIA, *reviews, adjustments=[step], day=day) for day in days)
    assert shifts(before, after) == ["2: unknown met"]


def test_a_verdict_is_found_by_its_code() -> None:
    assessment = judged("")
    assert isinstance(assessment.find("1"), CriterionVerdict)
    assert isinstance(assessment.find("1.2"), Verdict)
    assert isinstance(assessment.find("2"), Verdict), "the indicator's where a criterion shares its code"
    assert assessment.find("4") is None
