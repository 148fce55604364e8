"""The sentences of summaries: each kind in both languages, their escaping, and which communes are chosen."""

import datetime
import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Runner, run_ntm
from written import TODAY, judge_reviews, make_commune, make_framework, make_rules

from ntmcli.diagnostic import Lang
from ntmcli.judge.outcomes import assess
from ntmcli.judge.rollup import Rollup
from ntmcli.present import passages
from ntmcli.present.summary import summarise, write_share
from ntmcli.present.summary_all import summarise_all
from ntmcli.present.summary_words import join_runs

INSURED = {"15": {"15.1": "{at_least: 90}"}}
DAY = "2022-05-26, source: Báo cáo"


def sum_up(assessment: object, lang: Lang = "vi") -> str:
    """Return the sentences in one line, with plain blanks before units."""
    return " ".join(summarise(assessment, lang)).replace("\u00a0", " ")  # type: ignore[arg-type]


def both(assessment: object) -> tuple[str, str]:
    return sum_up(assessment, "vi"), sum_up(assessment, "en")


# -- the count


def test_all_criteria_met() -> None:
    vietnamese, english = both(judge_reviews({"1": {}, "2": {}}, f"{DAY}, rest: đạt, reported: 2/2"))
    assert vietnamese == (
        "Tính đến ngày 26/5/2022, theo nguồn “Báo cáo”, xã Xã (Tỉnh Ví Dụ) đạt 2/2 tiêu chí (100 %) theo Khung "
        "(1/QĐ-TTg). Kết quả này khớp với báo cáo của đợt rà soát ngày 26/5/2022 (đạt 2/2 tiêu chí)."
    )
    assert english == (
        "As of 26 May 2022, according to “Báo cáo”, Xã commune (Tỉnh Ví Dụ) meets 2 of 2 criteria (100 %) under Khung "
        "(1/QĐ-TTg). This agrees with the report of the review on 26 May 2022 (2 of 2 criteria met)."
    )


@pytest.mark.parametrize(
    ("results", "vietnamese", "english"),
    [
        (
            '{"1": đạt, "2": đạt}',
            "chắc chắn đạt 2/3 tiêu chí (66,67 %) theo Khung (1/QĐ-TTg), nhiều nhất 3/3 tiêu chí (100 %) do còn 1 tiêu "
            "chí chưa rõ (3).",
            "meets 2 of 3 criteria (66.67 %) for certain under Khung (1/QĐ-TTg), and at most 3 of 3 (100 %), "
            "with 1 unknown "
            "(3).",
        ),
        (
            '{"1": chưa đạt}',
            "chưa chắc chắn đạt tiêu chí nào theo Khung (1/QĐ-TTg), nhiều nhất 2/3 tiêu chí (66,67 %) do còn 2 "
            "tiêu chí "
            "chưa rõ (2, 3); 1 tiêu chí chưa đạt (1).",
            "meets no criterion for certain under Khung (1/QĐ-TTg), and at most 2 of 3 (66.67 %), with 2 unknown "
            "(2, 3); 1 criterion is not met (1).",
        ),
        (
            '{"1": chưa đánh giá}',
            "chưa đủ số liệu để kết luận tiêu chí nào đạt hay chưa đạt theo Khung (1/QĐ-TTg); cả 3 tiêu chí đều "
            "chưa rõ.",
            "has too few figures to tell of any criterion whether it is met under Khung (1/QĐ-TTg); all 3 are unknown.",
        ),
        (
            '{"1": đạt, "2": cơ bản đạt, "3": chưa đạt}',
            "đạt 1/3 tiêu chí (33,33 %) theo Khung (1/QĐ-TTg); 1 tiêu chí cơ bản đạt (2); 1 tiêu chí chưa đạt (3).",
            "meets 1 of 3 criteria (33.33 %) under Khung (1/QĐ-TTg); 1 criterion is basically met (2); 1 criterion is "
            "not met (3).",
        ),
        (
            '{"1": chưa đạt, "2": chưa đạt, "3": chưa đạt}',
            "đạt 0/3 tiêu chí (0 %) theo Khung (1/QĐ-TTg); 3 tiêu chí chưa đạt (1, 2, 3).",
            "meets 0 of 3 criteria (0 %) under Khung (1/QĐ-TTg); 3 criteria are not met (1, 2, 3).",
        ),
    ],
)
def test_the_count_is_never_more_certain_than_the_results(results: str, vietnamese: str, english: str) -> None:
    assessment = judge_reviews({"1": {}, "2": {}, "3": {}}, f"{DAY}, results: {results}")
    for lang, expected in (("vi", vietnamese), ("en", english)):
        headline = next(iter(summarise(assessment, lang))).replace("\u00a0", " ")  # type: ignore[arg-type]
        assert headline.partition("(Tỉnh Ví Dụ) ")[2] == expected


def test_what_does_not_apply_is_counted_apart() -> None:
    criteria = {"1": {"1.1": "đạt | may_not_apply: no market"}, "2": {}}
    vietnamese, english = both(judge_reviews(criteria, f'{DAY}, results: {{"1.1": không áp dụng, "2": đạt}}'))
    assert "đạt 1/2 tiêu chí (50 %) theo Khung (1/QĐ-TTg); 1 tiêu chí không áp dụng (1)." in vietnamese
    assert "Ở cấp chỉ tiêu, có 0/1 chỉ tiêu đạt, 1 không áp dụng." in vietnamese
    assert "meets 1 of 2 criteria (50 %) under Khung (1/QĐ-TTg); 1 criterion is not applicable (1)." in english
    assert "Of the indicators, 0 of 1 are met, 1 not applicable." in english


def test_a_share_is_never_rounded_to_none_or_all() -> None:
    shares = {(19, 19): "100", (30_000, 30_001): "99,99", (1, 30_000): "0,01", (0, 19): "0", (11, 19): "57,89"}
    assert {each: write_share(*each, "vi") for each in shares} == {
        each: f"{share}\u00a0%" for each, share in shares.items()
    }


def test_criteria_in_a_row_are_named_by_the_first_and_the_last() -> None:
    assert join_runs((at, str(at)) for at in (1, 3, 4, 6, 7, 8, 9)) == "1, 3, 4, 6–9"
    assert join_runs((at, f"{at}*") for at in (1, 2, 3, 4)) == "1*, 2*, 3*, 4*"
    assert join_runs([(1, "1"), (2, "2"), (3, "3*"), (4, "4"), (5, "5")]) == "1, 2, 3*, 4, 5"


# -- the day and the sources


@pytest.mark.parametrize(
    ("date", "vietnamese", "english"),
    [
        ("2022-05-26", "ngày 26/5/2022", "26 May 2022"),
        ("2022-05", "tháng 5/2022", "May 2022"),
        ("2022", "năm 2022", "2022"),
    ],
)
def test_the_day_is_said_as_it_was_published(date: str, vietnamese: str, english: str) -> None:
    said = both(judge_reviews({"1": {}}, f'{date}, source: Tin, results: {{"1": đạt}}'))
    assert said[0].startswith(f"Tính đến {vietnamese}, theo nguồn “Tin”, xã")
    assert said[1].startswith(f"As of {english}, according to “Tin”, Xã commune")


def test_sources_of_other_days_come_with_their_review() -> None:
    reviews = ('2021, source: Báo cáo năm, results: {"1": đạt}', '2022-05-26, source: Tin, results: {"2": đạt}')
    vietnamese, english = both(judge_reviews({"1": {}, "2": {}}, *reviews))
    assert vietnamese.startswith(
        "Tính đến ngày 26/5/2022, theo các nguồn “Báo cáo năm” (đợt rà soát năm 2021), “Tin”, xã"
    )
    assert english.startswith("As of 26 May 2022, according to “Báo cáo năm” (reviewed 2021), “Tin”, Xã commune")


def test_many_sources_are_counted() -> None:
    results = ", ".join(f'"{code}": {{outcome: đạt, source: Nguồn {code}}}' for code in range(1, 6))
    criteria: dict[str, dict[str, str]] = {str(code): {} for code in range(1, 6)}
    vietnamese, english = both(judge_reviews(criteria, f"2022-05-26, results: {{{results}}}"))
    assert "theo các nguồn “Nguồn 1”, “Nguồn 2”, “Nguồn 3” và 2 nguồn khác, xã" in vietnamese
    assert "according to “Nguồn 1”, “Nguồn 2”, “Nguồn 3” and 2 more, Xã" in english


def test_a_source_that_is_missing_is_said_to_be() -> None:
    said = both(judge_reviews({"1": {}}, '2022-05-26, results: {"1": đạt}'))
    assert "theo số liệu không ghi nguồn, xã" in said[0]
    assert "according to figures without a source, Xã" in said[1]


def test_figures_with_and_without_a_source_are_told_apart() -> None:
    results = '"1": {outcome: đạt, source: Tin}, "2": đạt, "3": {outcome: đạt, illustrative: true}'
    criteria: dict[str, dict[str, str]] = {"1": {}, "2": {}, "3": {}}
    vietnamese, english = both(judge_reviews(criteria, f"2022-05-26, results: {{{results}}}"))
    assert "theo nguồn “Tin”, số liệu không ghi nguồn và số liệu minh họa*, xã" in vietnamese
    assert "according to “Tin”, figures without a source and illustrative figures*, Xã" in english


def test_a_review_that_only_claims_is_named_as_the_source() -> None:
    assert "theo nguồn “Báo cáo”, xã" in sum_up(judge_reviews({"1": {}}, f"{DAY}, reported: 1/1"))


def test_a_link_stands_without_quotes() -> None:
    assert "theo nguồn https://a.vn/b, xã" in sum_up(
        judge_reviews({"1": {}}, "2022, source: https://a.vn/b, rest: đạt")
    )


def test_a_later_day_names_the_review() -> None:
    assessment = judge_reviews({"1": {}}, f"{DAY}, rest: đạt", day=datetime.date(2023, 1, 2))
    assert sum_up(assessment).startswith(
        "Tính đến ngày 02/01/2023, theo nguồn “Báo cáo” (đợt rà soát ngày 26/5/2022), xã"
    )


def test_without_a_review_one_sentence_says_so() -> None:
    vietnamese, english = both(judge_reviews({"1": {"1.1": "đạt"}}))
    assert vietnamese == (
        "Xã Xã (Tỉnh Ví Dụ) chưa có đợt rà soát nào theo Khung (1/QĐ-TTg) nên chưa thể kết luận kết quả."
    )
    assert english == ("Xã commune (Tỉnh Ví Dụ) has no review yet under Khung (1/QĐ-TTg), so no result can be given.")


def test_before_the_first_review_the_day_is_named() -> None:
    assessment = judge_reviews({"1": {}}, f"{DAY}, rest: đạt", day=datetime.date(2021, 2, 3))
    assert sum_up(assessment).startswith("Tính đến ngày 03/02/2021, xã Xã (Tỉnh Ví Dụ) chưa có đợt rà soát nào")


# -- what is unmet


@pytest.mark.parametrize(
    ("target", "result", "vietnamese", "english"),
    [
        ("{at_least: 90}", "{count: 5170, of: 6190}",
         "83,52 %, tức 5.170/6.190 người, yêu cầu từ 90 % trở lên, còn thiếu 6,48 điểm phần trăm, tương ứng 401 người",
         "83.52 %, that is 5,170 of 6,190 people, at least 90 % required, short by 6.48 percentage points, that is 401 "
         "people"),
        ("{at_least: 90} | counted: hộ, counted_en: households", "{count: 8999, of: 10000}",
         "89,99 %, tức 8.999/10.000 hộ, yêu cầu từ 90 % trở lên, còn thiếu 0,01 điểm phần trăm, tương ứng 1 hộ",
         "89.99 %, that is 8,999 of 10,000 households, at least 90 % required, short by 0.01 percentage points, "
         "that is "
         "1 households"),
        ("{at_least: 90} | counted: hộ", "{count: 8000, of: 10000}",
         "80 %, tức 8.000/10.000 hộ, yêu cầu từ 90 % trở lên, còn thiếu 10 điểm phần trăm, tương ứng 1.000 hộ",
         "80 %, that is 8,000 of 10,000 hộ, at least 90 % required, short by 10 percentage points, that is 1,000 hộ"),
        ("{at_least: 90}", "{count: 89999, of: 100000}",
         "89,99 %, tức 89.999/100.000 người, yêu cầu từ 90 % trở lên, còn thiếu 0,01 điểm phần trăm, tương ứng 1 người",
         "89.99 %, that is 89,999 of 100,000 people, at least 90 % required, short by 0.01 percentage points, "
         "that is 1 "
         "people"),
        ("{at_most: 5}", "{count: 70, of: 1000}",
         "7 %, tức 70/1.000 người, yêu cầu không quá 5 %, vượt 2 điểm phần trăm, tương ứng 20 người",
         "7 %, that is 70 of 1,000 people, at most 5 % allowed, over by 2 percentage points, that is 20 people"),
        ("{more_than: 90}", "{count: 90, of: 100}",
         "90 %, tức 90/100 người, yêu cầu trên 90 %, phải cao hơn mức này, còn thiếu 1 người",
         "90 %, that is 90 of 100 people, more than 90 % required, must be above that, short by 1 people"),
        ("{less_than: 5}", "5",
         "5 %, yêu cầu dưới 5 %, phải thấp hơn mức này",
         "5 %, less than 5 % required, must be below that"),
        ("{at_least: 39} | unit: triệu đồng", "{value: 33.5, year: 2021}",
         "33,5 triệu đồng (năm 2021), yêu cầu từ 39 triệu đồng trở lên, còn thiếu 5,5 triệu đồng",
         "33.5 triệu đồng (in 2021), at least 39 triệu đồng required, short by 5.5 triệu đồng"),
        ("{at_least: 90}", '"<80"', "< 80 %, yêu cầu từ 90 % trở lên", "< 80 %, at least 90 % required"),
        ("{at_least: 90}", "chưa đạt", "yêu cầu từ 90 % trở lên", "at least 90 % required"),
        ("{at_least: unstated}", "{value: 35, outcome: chưa đạt}",
         "35 %, chưa có mức yêu cầu để so sánh", "35 %, there is no limit to compare with yet"),
        ("{at_least: province}", "{value: 35, outcome: chưa đạt}",
         "35 %, mức yêu cầu do tỉnh quy định, chưa có số",
         "35 %, the limit is set by the province and not here yet"),
        ("{all: [{code: a, name: A, unit: '%', target: {at_least: 30}}, {code: b, name: B, unit: '%', "
         "target: {at_least: 15}}, {code: c, name: C, target: đạt}]}", "{parts: {a: 35, b: 12, c: chưa đạt}}",
         "phần b chưa đạt, 12 %, yêu cầu từ 15 % trở lên, còn thiếu 3 điểm phần trăm; phần c chưa đạt",
         "part b not met, 12 %, at least 15 % required, short by 3 percentage points; part c not met"),
    ],
)  # fmt: skip
def test_a_figure_comes_with_its_limit_and_what_is_missing(
    target: str, result: str, vietnamese: str, english: str
) -> None:
    said = both(judge_reviews({"1": {"1.1": target}}, f'{DAY}, results: {{"1.1": {result}}}'))
    assert f"Cụ thể, tiêu chí 1 (C1) chưa đạt chỉ tiêu 1.1 (I1.1: {vietnamese})." in said[0]
    assert f"In detail, criterion 1 (C1) falls short in indicator 1.1 (I1.1: {english})." in said[1]


@pytest.mark.parametrize(
    ("target", "vietnamese", "english"),
    [
        ("{at_least: 90}",
         "66,67 %, tức 2/3 thôn, yêu cầu từ 90 % trở lên, còn thiếu 23,33 điểm phần trăm, tương ứng 1 thôn",
         "66.67 %, that is 2 of 3 hamlets, at least 90 % required, short by 23.33 percentage points, that "
         "is 1 hamlets"),
        ("đạt", "2/3 thôn đạt", "2 of 3 hamlets met"),
    ],
)  # fmt: skip
def test_hamlets_are_counted(target: str, vietnamese: str, english: str) -> None:
    result = "{hamlets: {a: đạt, b: đạt, c: chưa đạt}}"
    said = both(judge_reviews({"1": {"1.1": target}}, f'{DAY}, results: {{"1.1": {result}}}', hamlets="abc"))
    assert f"chỉ tiêu 1.1 (I1.1: {vietnamese})." in said[0]
    assert f"indicator 1.1 (I1.1: {english})." in said[1]


def test_a_judgement_is_named_without_figures() -> None:
    said = both(judge_reviews({"1": {"1.1": "đạt"}}, f'{DAY}, results: {{"1.1": chưa đạt}}'))
    assert "Cụ thể, tiêu chí 1 (C1) chưa đạt chỉ tiêu 1.1 (I1.1)." in said[0]
    assert "In detail, criterion 1 (C1) falls short in indicator 1.1 (I1.1)." in said[1]


def test_basically_met_is_never_said_to_be_met() -> None:
    criteria = {"1": {"1.1": "{at_least: 40}", "1.2": "đạt"}, "2": {}}
    results = '{"1.1": {value: 35, outcome: cơ bản đạt}, "1.2": chưa đạt, "2": cơ bản đạt}'
    vietnamese, english = both(judge_reviews(criteria, f"{DAY}, results: {results}"))
    assert (
        "Cụ thể, tiêu chí 1 (C1) chưa đạt chỉ tiêu 1.2 (I1.2), cơ bản đạt chỉ tiêu 1.1 (I1.1: 35 %, yêu cầu từ "
        "40 % trở "
        "lên, còn thiếu 5 điểm phần trăm); tiêu chí 2 (C2) cơ bản đạt."
    ) in vietnamese
    assert "Ở cấp chỉ tiêu, có 0/2 chỉ tiêu đạt, 1 cơ bản đạt, 1 chưa đạt." in vietnamese
    assert (
        "In detail, criterion 1 (C1) falls short in indicator 1.2 (I1.2), basically meets indicator 1.1 (I1.1: "
        "35 %, at "
        "least 40 % required, short by 5 percentage points); criterion 2 (C2) is basically met."
    ) in english


def test_a_criterion_that_is_its_own_indicator_is_named_once() -> None:
    said = both(judge_reviews({"10": {"10": "{at_least: 39}"}}, f'{DAY}, results: {{"10": 33}}'))
    assert "tiêu chí 10 (C10) chưa đạt: 33 %, yêu cầu từ 39 % trở lên, còn thiếu 6 điểm phần trăm." in said[0]
    assert "criterion 10 (C10) is not met: 33 %, at least 39 % required, short by 6 percentage points." in said[1]


def test_of_many_only_those_with_figures_are_told_at_length() -> None:
    criteria = {"1": {f"1.{number}": "{at_least: 90}" for number in range(1, 14)}}
    results = ", ".join(f'"1.{number}": {"80" if number == 2 else "chưa đạt"}' for number in range(1, 14))
    vietnamese, english = both(judge_reviews(criteria, f"{DAY}, results: {{{results}}}"))
    codes = "1.1, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.10, 1.11, 1.12, 1.13"
    assert (
        "chưa đạt chỉ tiêu 1.2 (I1.2: 80 %, yêu cầu từ 90 % trở lên, còn thiếu 10 điểm phần trăm), các chỉ tiêu "
        f"{codes}."
    ) in vietnamese
    assert f"short by 10 percentage points), indicators {codes}." in english


def test_another_framework_that_must_be_met() -> None:
    rules = make_rules(make_framework({"K": {"K.1": "{framework: nang-cao}"}}), make_framework({"1": {}}, "nang-cao"))
    commune = make_commune(f'{DAY}, framework: nang-cao, results: {{"1": chưa đạt}}')
    assessment = assess(rules, commune, TODAY, datetime.date(2022, 6, 1), "khung")
    vietnamese, english = both(assessment)
    assert vietnamese.startswith("Tính đến ngày 01/6/2022, theo nguồn “Báo cáo” (đợt rà soát ngày 26/5/2022), xã")
    assert "chỉ tiêu K.1 (IK.1: theo Khung (1/QĐ-TTg) đạt 0/1 tiêu chí)." in vietnamese
    assert "indicator K.1 (IK.1: under Khung (1/QĐ-TTg) it meets 0 of 1 criteria)." in english


# -- unknown, illustrative, claims, who answers


@pytest.mark.parametrize(
    ("target", "result", "vietnamese", "english"),
    [
        ("{at_least: province}", "35", "ngưỡng do tỉnh quy định, chưa có trong dữ liệu",
         "the limit is the province's to set and is not in the data"),
        ("{at_least: unstated}", "35", "ngưỡng chưa có trong dữ liệu", "the limit is not in the data"),
        ("{at_least: 90}", '">80"', "chỉ biết > 80 %, chưa đủ để kết luận theo yêu cầu ≥ 90 %",
         "only > 80 % is known, which is not enough to decide against ≥ 90 %"),
        ("{all: [{code: a, name: A, unit: '%', target: {at_least: unstated}}, {code: b, name: B, unit: '%', "
         "target: {at_least: unstated}}]}", "{parts: {a: 35, b: 12}}",
         "ngưỡng chưa có trong dữ liệu", "the limit is not in the data"),
        ("{all: [{code: a, name: A, unit: '%', target: {at_least: unstated}}, {code: b, name: B, unit: '%', "
         "target: {at_least: 9}}]}", "{parts: {a: 35, b: chưa đánh giá}}",
         "phần a: ngưỡng chưa có trong dữ liệu; phần b: chưa đánh giá",
         "part a: the limit is not in the data; part b: not assessed yet"),
    ],
)  # fmt: skip
def test_a_figure_that_decides_nothing_is_said_with_the_reason(
    target: str, result: str, vietnamese: str, english: str
) -> None:
    said = both(judge_reviews({"1": {"1.1": target}}, f'{DAY}, results: {{"1.1": {result}}}'))
    assert f"1 chưa rõ; đã có số liệu nhưng chưa kết luận được: chỉ tiêu 1.1 ({vietnamese})." in said[0]
    assert f"figures that cannot be decided yet: indicator 1.1 ({english})." in said[1]


def test_indicators_without_a_result_are_counted_apart_from_those_undecided() -> None:
    criteria = {"1": {"1.1": "{at_least: province}", "1.2": "đạt", "1.3": "đạt"}}
    vietnamese, english = both(judge_reviews(criteria, f'{DAY}, results: {{"1.1": 35, "1.2": chưa đánh giá}}'))
    assert "3 chưa rõ, trong đó 2 chưa có kết quả riêng hoặc chưa được đánh giá; đã có số liệu nhưng" in vietnamese
    assert "3 unknown, of which 2 without a result of their own or not assessed; figures that" in english
    vietnamese, english = both(judge_reviews(criteria, f'{DAY}, results: {{"1.2": đạt}}'))
    assert "có 1/3 chỉ tiêu đạt, 2 chưa rõ do chưa có kết quả riêng hoặc chưa được đánh giá." in vietnamese
    assert "1 of 3 is met, 2 unknown for want of a result of their own or not assessed." in english


def test_illustrative_figures_are_marked_and_said() -> None:
    results = '{"1": {outcome: đạt, illustrative: true}, "2": {outcome: chưa đạt, illustrative: true}, "3": đạt}'
    vietnamese, english = both(judge_reviews({"1": {}, "2": {}, "3": {}}, f"{DAY}, reported: 2/3, results: {results}"))
    assert "theo nguồn “Báo cáo” và số liệu minh họa*, xã" in vietnamese
    assert "đạt 2/3 tiêu chí (66,67 %)* theo Khung (1/QĐ-TTg); 1 tiêu chí chưa đạt (2*). Cụ thể, tiêu chí 2* (C2)" in (
        vietnamese
    )
    assert "khớp với" not in vietnamese, "illustrative figures confirm no claim"
    assert "báo cáo, nhưng do có dùng số liệu minh họa nên chưa thể dùng để xác nhận." in vietnamese
    assert vietnamese.endswith("số liệu này có trong kết quả của các tiêu chí 1, 2.")
    assert "and illustrative figures*, Xã" in english
    assert "(66.67 %)* under" in english
    assert english.endswith("they stand behind criteria 1, 2.")


def test_figures_that_are_all_illustrative_have_no_source() -> None:
    vietnamese, english = both(judge_reviews({"1": {}}, f"{DAY}, illustrative: true, rest: đạt"))
    assert "theo số liệu minh họa*, xã" in vietnamese
    assert "according to illustrative figures*, Xã" in english
    assert "Báo cáo" not in vietnamese


def test_an_illustrative_indicator_of_a_criterion_that_is_not() -> None:
    results = '{"1": đạt, "1.1": {outcome: đạt, illustrative: true}}'
    vietnamese, english = both(judge_reviews({"1": {"1.1": "đạt", "1.2": "đạt"}}, f"{DAY}, results: {results}"))
    assert vietnamese.endswith("số liệu này có trong kết quả của chỉ tiêu 1.1.")
    assert english.endswith("they stand behind indicator 1.1.")


@pytest.mark.parametrize(
    ("reported", "results", "vietnamese", "english"),
    [
        ("1/2", '{"1": đạt, "2": chưa đạt}',
         "Kết quả này khớp với báo cáo của đợt rà soát tháng 5/2022 (đạt 1/2 tiêu chí).",
         "This agrees with the report of the review in May 2022 (1 of 2 criteria met)."),
        ("2/2", '{"1": đạt, "2": chưa đạt}',
         "Báo cáo của đợt rà soát tháng 5/2022 ghi đạt 2/2 tiêu chí, khác với kết quả tính từ số liệu (đạt 1/2 "
         "tiêu chí); "
         "cần rà soát lại.",
         "The report of the review in May 2022 says 2 of 2 criteria met, which differs from what is computed (1 of 2 "
         "criteria met); this needs another look."),
        ("2/2", '{"1": chưa đạt}',
         "ghi đạt 2/2 tiêu chí, khác với kết quả tính từ số liệu (đạt từ 0 đến 1/2 tiêu chí, chưa rõ 1); cần rà "
         "soát lại.",
         "says 2 of 2 criteria met, which differs from what is computed (0 to 1 of 2 criteria met, 1 unknown);"),
        ("2/2", '{"1": đạt}',
         "ghi đạt 2/2 tiêu chí; số liệu theo từng tiêu chí hiện có chưa đủ để xác nhận kết quả này.",
         "says 2 of 2 criteria met; the figures by criterion are too few to confirm it."),
        ("{met: 1, basically_met: 1, not_met: 0, total: 2}", '{"1": đạt, "2": chưa đạt}',
         "ghi đạt 1/2 tiêu chí, cơ bản đạt 1, chưa đạt 0, khác với kết quả tính từ số liệu (đạt 1/2 tiêu chí, "
         "cơ bản đạt "
         "0, chưa đạt 1); cần rà soát lại.",
         "says 1 of 2 criteria met, 1 basically met, 0 not met, which differs from what is computed (1 of 2 criteria "
         "met, 0 basically met, 1 not met);"),
        ("{met: 1, basically_met: 0, not_met: 0, total: 2}", '{"1": đạt}',
         "ghi đạt 1/2 tiêu chí, cơ bản đạt 0, chưa đạt 0; các con số này cộng lại không khớp với tổng số, cần rà soát "
         "lại.",
         "these numbers do not add up to the total, which needs another look."),
        ("{met: 2, basically_met: 1, total: 2}", '{"1": đạt, "2": chưa đạt}',
         "các con số của báo cáo cộng lại cũng không khớp với tổng số; cần rà soát lại.",
         "nor do its numbers add up to the total; this needs another look."),
        ("{met: 1, not_assessed: 1, total: 2}", '{"1": đạt, "2": chưa đánh giá}',
         "ghi đạt 1/2 tiêu chí, chưa đánh giá 1; số liệu", "says 1 of 2 criteria met, 1 not assessed; the figures"),
    ],
)  # fmt: skip
def test_the_claim_is_held_against_what_is_computed(reported: str, results: str, vietnamese: str, english: str) -> None:
    said = both(judge_reviews({"1": {}, "2": {}}, f"2022-05, source: Tin, reported: {reported}, results: {results}"))
    assert vietnamese in said[0]
    assert english in said[1]


def test_who_answers_and_until_when() -> None:
    criteria = {"1": {"1.1": "đạt", "1.2": "đạt"}, "2": {}, "3": {}}
    commune = make_commune(
        f'{DAY}, results: {{"1.1": chưa đạt, "1.2": chưa đạt, "2": cơ bản đạt, "3": chưa đạt}}',
        more='responsible: [{who: Hội Phụ nữ, codes: ["1.1", "2"], due: 2024-03}, {who: Công an, codes: ["2", "9"]}]',
    )
    vietnamese, english = both(assess(make_rules(make_framework(criteria)), commune, TODAY))
    assert (
        "Về phân công: Hội Phụ nữ phụ trách tiêu chí 2 và chỉ tiêu 1.1 (thời hạn: tháng 3/2024); Công an phụ "
        "trách tiêu "
        "chí 2 (chưa ghi thời hạn); tiêu chí 3 và chỉ tiêu 1.2 chưa ghi đơn vị phụ trách."
    ) in vietnamese
    assert (
        "Who answers: Hội Phụ nữ for criterion 2 and indicator 1.1 (due March 2024); Công an for criterion 2 (no date "
        "given); nobody is named for criterion 3 and indicator 1.2."
    ) in english


def test_where_nobody_answers_that_is_said() -> None:
    said = both(judge_reviews({"1": {}}, f'{DAY}, results: {{"1": chưa đạt}}'))
    assert said[0].endswith("Chưa xác định đơn vị phụ trách các nội dung nêu trên.")
    assert said[1].endswith("The data name nobody who answers for this.")


def test_a_name_that_begins_with_its_kind_does_not_say_it_twice() -> None:
    from ntmcli.present.summary import name_within

    assert name_within("Xã Đồng  Mẫu", "vi") == "xã Đồng Mẫu"
    assert name_within("Đồng Mẫu", "en") == "Đồng Mẫu commune"


def test_a_day_outside_the_framework_s_period_is_said() -> None:
    before, judged = (judge_reviews({"1": {}}, f"{day}, rest: đạt, reported: 1/1") for day in ("2019-05-26", DAY))
    vietnamese, english = both(before)
    assert "Ngày 26/5/2019 nằm ngoài thời gian áp dụng của bộ tiêu chí này (từ 01/01/2021)." in vietnamese
    assert "26 May 2019 is outside the period of this framework (from 1 January 2021)." in english
    assert "ngoài" not in sum_up(judged)
    framework = make_framework({"1": {}})
    empty = assess(make_rules(framework), make_commune(), TODAY, datetime.date(2020, 1, 2), "khung")
    assert sum_up(empty).endswith(
        "chưa thể kết luận kết quả. Ngày 02/01/2020 nằm ngoài thời gian áp dụng của bộ tiêu chí này (từ 01/01/2021)."
    )
    rollup = Rollup(framework)
    for each in (before, judged):
        rollup.add(each)
    assert (
        "Có 1/2 xã được đánh giá vào ngày nằm ngoài thời gian áp dụng của bộ tiêu chí này (từ 01/01/2021)."
        in " ".join(summarise_all(rollup, "vi"))
    )
    assert (
        "1 of 2 communes are judged on a day outside the period of this framework (from 1 January 2021)."
        in " ".join(summarise_all(rollup, "en"))
    )


# -- several communes


def roll_up(*results: str, codes: str = "12", more: str = "") -> tuple[str, str]:
    """Sum up communes whose results for two criteria are given."""
    framework = make_framework({code: {} for code in codes})
    rules = make_rules(framework)
    rollup = Rollup(framework)
    for at, each in enumerate(results):
        review = () if not each else (f"2022-05-2{at}, results: {{{each}}}{more}",)
        commune = make_commune(*review).model_copy(update={"code": f"xa-{at}", "name": f"X{at}"})
        rollup.add(assess(rules, commune, TODAY))
    return " ".join(summarise_all(rollup, "vi")), " ".join(summarise_all(rollup, "en"))


def test_several_communes_with_certain_counts() -> None:
    vietnamese, english = roll_up('"1": đạt, "2": đạt', '"1": đạt, "2": chưa đạt', '"1": đạt, "2": chưa đạt')
    assert vietnamese == (
        "Theo kết quả rà soát từ ngày 20/5/2022 đến ngày 22/5/2022, trong 3 xã được tổng hợp theo Khung "
        "(1/QĐ-TTg), có 1 "
        "xã đạt tất cả các tiêu chí. Bình quân mỗi xã đạt 1,33 tiêu chí; đạt nhiều tiêu chí nhất là xã X0 (2 "
        "tiêu chí), "
        "ít nhất là xã X1, xã X2 (1 tiêu chí). Ít xã đạt nhất là tiêu chí 2 (C2): 1/3 xã đạt; tiêu chí 1 (C1): 3/3 xã "
        "đạt."
    )
    assert english == (
        "By reviews from 20 May 2022 to 22 May 2022, of 3 communes under Khung (1/QĐ-TTg), all criteria are met "
        "by 1. A "
        "commune meets 1.33 criteria on average; most are met by X0 commune (2 criteria), fewest by X1 commune, X2 "
        "commune (1 criterion). Met by the fewest communes: criterion 2 (C2) by 1 of 3; criterion 1 (C1) by 3 of 3."
    )


def test_unknown_criteria_leave_ranges_open() -> None:
    vietnamese, english = roll_up('"1": đạt', '"1": đạt, "2": đạt', "")
    assert "có 1 xã chắc chắn đạt tất cả các tiêu chí, nhiều nhất 3 xã nếu các tiêu chí chưa rõ đều đạt." in vietnamese
    assert "Bình quân mỗi xã chắc chắn đạt 1 tiêu chí, nhiều nhất 2 tiêu chí nếu các tiêu chí chưa rõ đều đạt;" in (
        vietnamese
    )
    assert (
        "ít xã đạt nhất là tiêu chí 2 (C2): 1/3 xã đạt, 2 xã chưa rõ; tiêu chí 1 (C1): 2/3 xã đạt, 1 xã" in vietnamese
    )
    assert vietnamese.endswith("Có 2/3 xã còn tiêu chí chưa rõ, trong đó 1 xã chưa rõ tất cả các tiêu chí.")
    assert "all criteria are met for certain by 1, and by 3 at most if all that is unknown is met." in english
    assert english.endswith("In 2 of 3 communes some criteria are unknown, in 1 of these all of them.")


def test_what_communes_reported_is_told_apart_from_what_is_computed() -> None:
    vietnamese, english = roll_up('"1": đạt', "", '"1": chưa đạt', more=", reported: 2/2")
    assert vietnamese.endswith(
        " Có 2/3 xã có báo cáo ghi số tiêu chí đạt, trong đó 1 xã ghi khác với kết quả tính được; đây là số do báo cáo "
        "công bố, không phải kết quả tính từ số liệu."
    )
    assert english.endswith(
        " In 2 of 3 communes a report says how many criteria are met, in 1 of these other than is computed; that is "
        "what was reported, not what is computed from the figures."
    )
    assert "xã có báo cáo ghi số tiêu chí đạt; đây là" in roll_up('"1": đạt', more=", reported: 2/2")[0]


@pytest.mark.parametrize(
    ("results", "vietnamese", "english"),
    [
        (('"1": chưa đạt', '"1": chưa đạt'), "không có xã nào đạt tất cả các tiêu chí.", "none meets all criteria."),
        (('"1": đạt', '"2": đạt'), "chưa có xã nào chắc chắn đạt tất cả các tiêu chí, nhiều nhất 2 xã",
         "none meets all criteria for certain, and at most 2"),
        (('"1": đạt', '"2": đạt'), "các xã đều chắc chắn đạt 1 tiêu chí.",
         "each commune meets 1 criterion for certain."),
        (('"1": đạt, "2": đạt',) * 2, "các xã đều đạt 2 tiêu chí.", "each commune meets 2 criteria."),
        (('"1": đạt', '"2": đạt'), "Căn cứ kết quả đã xác định, các tiêu chí đều có 1/2 xã đạt.",
         "Each criterion is met for certain by 1 of 2 communes."),
        (('"1": đạt', '"2": đạt'), "Cả 2 xã đều còn tiêu chí chưa rõ.", "In all 2 communes some criteria are unknown."),
        (("", ""), "Tất cả các xã đều chưa có số liệu để kết luận từng tiêu chí.",
         "No commune has figures yet that decide any criterion."),
        (('"1": chưa đạt, "2": chưa đạt',), "Bình quân mỗi xã đạt 0 tiêu chí.",
         "A commune meets 0 criteria on average."),
        (('"1": chưa đạt, "2": chưa đạt',), "Các tiêu chí đều có 0/1 xã đạt.",
         "Each criterion is met by 0 of 1 communes."),
    ],
)  # fmt: skip
def test_what_several_communes_have_in_common(results: tuple[str, ...], vietnamese: str, english: str) -> None:
    said = roll_up(*results)
    assert vietnamese in said[0]
    assert english in said[1]


def test_where_everything_is_met_no_criterion_is_rare() -> None:
    said = roll_up('"1": đạt, "2": đạt')
    assert "Ít xã" not in said[0]
    assert "fewest" not in said[1]


def test_many_criteria_are_named_by_code() -> None:
    met = ", ".join(f'"{code}": chưa đạt' for code in "123456")
    vietnamese, english = roll_up(f'{met}, "7": đạt', codes="1234567")
    assert "Ít xã đạt nhất là các tiêu chí 1–6: mỗi tiêu chí 0/1 xã đạt." in vietnamese
    assert "Met by the fewest communes: criteria 1–6 by 0 of 1 each." in english


def test_many_communes_are_counted_and_illustrative_ones_named() -> None:
    vietnamese, english = roll_up(*['"1": đạt, "2": đạt'] * 7, more=", illustrative: true")
    assert "có 7 xã đạt tất cả các tiêu chí*." in vietnamese
    assert vietnamese.endswith("báo cáo: xã X0*, xã X1*, xã X2*, xã X3*, xã X4* và 2 xã khác.")
    assert english.endswith("X3 commune*, X4 commune* and 2 more.")


def test_communes_of_one_name_are_told_apart(ntm: Runner) -> None:
    assert "xã Vân Nham (van-nham-2025)" in ntm("summary", "van-nham", "van-nham-2025").out


# -- text from the data acts on nothing


EVIL = "<b>A</b> & [x](http://y) **\u202eB\x1b[31m"


def write_evil(form: str, capsys: pytest.CaptureFixture[str]) -> str:
    commune = make_commune(f"{DAY}, rest: đạt").model_copy(update={"name": EVIL, "province": EVIL})
    found = passages.write_one([assess(make_rules(make_framework({"1": {}})), commune, TODAY)], "vi")
    passages.FORMS[form](found, "vi", "never")
    return capsys.readouterr().out


@pytest.mark.parametrize("form", passages.FORMS)
def test_nothing_acts_on_a_terminal_or_turns_the_writing(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = write_evil(form, capsys)
    assert "\ufffdB\ufffd" in out
    assert not re.search("[\x1b\u202a-\u202e\u2066-\u2069]", out)


def test_markdown_and_html_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\\<b\\>A\\</b\\> \\& \\[x\\]\\(http\\://y\\) \\*\\*" in write_evil("markdown", capsys)
    html = write_evil("html", capsys)
    assert "&lt;b&gt;A&lt;/b&gt; &amp; [x]" in html
    assert "<b>" not in html


# -- which communes


@pytest.mark.parametrize("name", ["Pác Nặm", "pac nam", "huyện Pác Nặm", "Huyen pac nam", "PÁC NẶM", "pac-nam"])
def test_a_district_is_named_with_or_without_its_kind_and_diacritics(ntm: Runner, name: str) -> None:
    run = ntm("summary", "--district", name)
    assert (run.status, run.err) == (0, "")
    assert run.out.count("\nXã ") == 4
    assert "trong 4 xã được tổng hợp" in run.out


@pytest.mark.parametrize("name", ["Điện Biên", "dien bien", "tỉnh Điện Biên", "Tinh Dien Bien"])
def test_a_province_is_named_with_or_without_its_kind_and_diacritics(ntm: Runner, name: str) -> None:
    run = ntm("summary", "--province", name)
    assert run.status == 0
    headings = [line for line in run.out.splitlines() if line.startswith("Tổng hợp theo ")]
    assert len(headings) == 2, "one roll-up for each framework"
    assert run.out.index(headings[1]) < run.out.index("\nXã ")


def test_a_district_of_a_province(ntm: Runner) -> None:
    run = ntm("summary", "--district", "Hữu Lũng", "--province", "Lạng Sơn")
    headings = re.findall(r"^Xã .*\)$", run.out, re.MULTILINE)
    assert headings == [f"Xã {name} (Hữu Lũng, Lạng Sơn)" for name in ("Minh Tiến", "Nhật Tiến", "Vân Nham")]
    assert "Xã Châu Sơn" not in run.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--district", "Pác Lặm"), "Không có xã nào thuộc “Pác Lặm”. Có phải ý bạn là “Pác Nặm”?"),
        (("--province", "Lạng Sơm"), "Không có xã nào thuộc “Lạng Sơm”. Có phải ý bạn là “Lạng Sơn”?"),
        (("van-nham", "--district", "Pác Nặm"), "Ghi tên xã, hoặc --district, --province; không ghi cả hai."),
        (("van-nham", "--format", "json"), "Giá trị của --format không hợp lệ."),
    ],
)
def test_wrong_use(ntm: Runner, args: tuple[str, ...], said: str) -> None:
    run = ntm("summary", *args)
    assert (run.status, run.out) == (2, "")
    assert said in run.err


def test_one_commune_is_one_paragraph_and_a_district_of_one_is_rolled_up(ntm: Runner) -> None:
    assert len(ntm("summary", "huu-san").out.splitlines()) == 1
    assert "trong 1 xã được tổng hợp" in ntm("summary", "--district", "Bắc Quang").out


def test_without_names_all_communes_are_summed_up(ntm: Runner) -> None:
    run = ntm("summary", "--data", "docs/vi-du")
    assert (run.status, run.err) == (0, "")
    assert "trong 2 xã được tổng hợp" in run.out


def test_another_framework_is_named(ntm: Runner) -> None:
    run = ntm("summary", "van-nham", "--framework", "xa-ntm-nang-cao-2021-2025")
    assert "chưa có đợt rà soát nào theo Bộ tiêu chí quốc gia về xã nông thôn mới nâng cao" in run.out
    run = ntm("summary", "noong-het", "--as-of", "2024-12-31")
    assert run.out.startswith("Tính đến ngày 31/12/2024, theo nguồn https://")


def test_a_commune_that_cannot_be_judged_is_told_and_the_others_printed(ntm: Runner, tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "docs/vi-du", tmp_path / "data")
    (data / "communes/xa-hong.yaml").write_text("code: xa-hong\nname: Hỏng\n", encoding="utf-8")
    run = ntm("summary", "--data", str(data))
    assert run.status == 3
    assert "trong 2 xã được tổng hợp" in run.out
    assert "Chưa đánh giá được xã xa-hong" in run.err
    alone = ntm("summary", "xa-hong", "--data", str(data))
    assert (alone.status, alone.out) == (3, "")


def test_an_empty_folder_is_said_to_be(ntm: Runner, tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "docs/vi-du", tmp_path / "data")
    shutil.rmtree(data / "communes")
    run = ntm("summary", "--data", str(data))
    assert (run.status, run.out) == (0, "")
    assert "chưa có xã nào" in run.err


@pytest.mark.parametrize(
    ("commune", "said"),
    [
        ("hao-duoc", "Báo cáo ghi 19/19: khớp với kết quả tính được."),
        ("pom-lot", "Báo cáo ghi 12/19: không trái với kết quả tính được, nhưng còn tiêu chí chưa rõ"),
        ("van-nham", "Báo cáo ghi 11/19: không trái với kết quả tính được, nhưng kết quả này có số liệu minh họa"),
    ],
)
def test_status_confirms_a_claim_only_with_published_figures_of_all_criteria(commune: str, said: str) -> None:
    assert said in run_ntm("status", commune).out
