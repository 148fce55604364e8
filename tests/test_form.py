"""Forms: what they ask for, what they protect, and that their verdicts are the program's as they are filled in."""

import datetime
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Runner
from filled import column, fill, keys_of, open_book, rows_of, verdicts
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from test_report_xlsx import HOSTILE, TARGETS, WORDS, draw_framework, draw_results, needs_office, recalculate
from written import TODAY, make_commune, make_framework, make_rules

from ntmcli.diagnostic import Lang
from ntmcli.judge.combine import own_outcome
from ntmcli.judge.limits import Reading
from ntmcli.judge.outcomes import assess, day_of_next
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Assessment, Verdict
from ntmcli.model.commune import Commune
from ntmcli.model.values import Outcome, parse_date
from ntmcli.present import phrases
from ntmcli.present.content import describe
from ntmcli.present.form_words import FORM_WORDS, form_word
from ntmcli.present.wording import say
from ntmcli.present.xlsx_form import MOST_HINT, FormContent, render

NEXT = datetime.date(2024, 6, 1)


def form_of(rules: Rules, commune: Commune, lang: Lang = "vi", day: datetime.date = NEXT) -> FormContent:
    assessment = assess(rules, commune, TODAY, day)
    reading = Reading(rules, rules.default, commune.place(rules.default), day)
    return FormContent(describe(assessment, (), lang), reading)


def commune_of(results: Mapping[str, str], more: str = "", **review: str) -> Commune:
    written = ", ".join(f'"{code}": {result}' for code, result in results.items())
    rest = "".join(f", {key}: {value}" for key, value in review.items())
    return make_commune(f"2022-05-26, results: {{{written}}}{rest}", more=more)


def sheet_of(form: FormContent, values: bool = False) -> Worksheet:
    return open_book(render([form]), values).worksheets[0]


def lines(form: Assessment, judged: Assessment, lang: Lang) -> list[tuple[str, str]]:
    """List code and verdict of each line that a form has, as judged later."""

    def say_it(code: str, outcome: Outcome, illustrative: bool) -> tuple[str, str]:
        return code, phrases.outcome(outcome, lang, illustrative)

    def of(verdict: Verdict) -> list[tuple[str, str]]:
        said = say_it(verdict.code, verdict.outcome, verdict.illustrative)
        return [said, *(line for part in verdict.parts for line in of(part))]

    listed = []
    for there, found in zip(form.verdicts, judged.verdicts, strict=True):
        head = say_it(found.code, found.outcome, found.illustrative)
        codes = [each.code for each in found.indicators]
        if codes == [found.code] and there.basis != "own":
            listed += [head, *of(found.indicators[0])[1:]]
            continue
        listed.append(head)
        if there.basis == "own" and codes and found.code not in codes:
            assert found.own is not None
            own = own_outcome(found.own.result, judged.commune)
            listed.append(say_it(found.code, own, there.illustrative and there.own == found.own))
        listed += [line for verdict in found.indicators for line in of(verdict)]
    return listed


def draw_answer(target: str, draw: random.Random) -> dict[str, Any]:
    """Draw what someone may enter for an indicator or a part."""
    if target.startswith("đạt") or "all:" in target or draw.random() < 0.3:
        return {"new": draw.choice(WORDS)}
    number = round(draw.uniform(2, 99), draw.randint(0, 3))
    if "unit" not in target and draw.random() < 0.5:
        of = draw.choice([3, 1000, 6190])
        word = {"new": "cơ bản đạt"} if draw.random() < 0.3 else {}
        return {"count": draw.randint(0, of), "of": of, **word}
    if draw.random() < 0.3:
        return {"new": f"{draw.choice(['<', '<=', '>', '>='])} {str(number).replace('.', ',')}"}
    return {"new": number}


def as_yaml(cells: Mapping[str, Any]) -> str:
    """Write what was entered as a file has it."""
    new = cells.get("new")
    entries = {key: str(cells[key]) for key in ("count", "of") if key in cells}
    if isinstance(new, str) and new in WORDS:
        entries["outcome"] = new
    elif new is not None:
        text = str(new).replace(",", ".").replace(" ", "")
        entries["value"] = f'"{text}"'
    return f"{{{', '.join(f'{key}: {value}' for key, value in entries.items())}}}"


# -- what a form says


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("seed", range(4))
def test_a_form_that_nobody_touched_says_what_the_program_says(seed: int, lang: Lang) -> None:
    draw = random.Random(seed)
    criteria = draw_framework(30, draw)
    rest = {"rest": "đạt"} if seed % 2 else {}
    form = form_of(make_rules(make_framework(criteria)), commune_of(draw_results(criteria, draw), **rest), lang)
    book = open_book(render([form]))
    assert verdicts(book.worksheets[0]) == lines(form.content.assessment, form.content.assessment, lang)
    assert form_word(lang, "met") + form.content.headline in str(book.worksheets[0]["A6"].value)


def test_every_requirement_stands_in_words_and_limits_of_years_with_their_year() -> None:
    framework = make_framework(
        {
            "1": {
                "1.1": "{at_least: 90}",
                "1.2": "{at_most: 12.5}",
                "1.3": "{more_than: 1} | unit: km",
                "1.4": "{less_than: 2} | unit: km",
                "1.5": "đạt",
                "1.6": "{at_least: province}",
                "1.7": "{at_least: {2022: 39, 2023: 42}} | unit: triệu đồng",
                "1.8": TARGETS[-1],
            }
        }
    )
    sheet = sheet_of(form_of(make_rules(framework), commune_of({})))
    rows = rows_of(sheet)
    said = {key: sheet.cell(rows[key], column("required")).value.replace("\u00a0", " ") for key in keys_of(sheet)}
    assert said == {
        "1.1": "từ 90 % trở lên",
        "1.2": "không quá 12,5 %",
        "1.3": "trên 1 km",
        "1.4": "dưới 2 km",
        "1.5": "đạt",
        "1.6": "do tỉnh quy định, chưa có số",
        "1.7": "năm 2022: từ 39 triệu đồng trở lên; năm 2023: từ 42 triệu đồng trở lên",
        "1.8": "đạt tất cả các phần dưới đây",
        "1.8/a": "từ 30 % trở lên",
        "1.8/b": "trên 2,5",
        "1.8/c": "đạt",
    }


def test_the_last_result_stands_with_its_day_and_is_marked_where_no_source_published_it() -> None:
    framework = make_framework(
        {"1": {"1.1": "{at_least: 90}", "1.2": "đạt", "1.3": "{at_least: 5}"}, "2": {}, "3": {"3.1": "đạt"}}
    )
    commune = make_commune(
        '2022, results: {"1.1": {count: 5170, of: 6190}, "1.2": {outcome: đạt, illustrative: true}, "2": chưa đạt}',
        '2023-05, results: {"1.3": {value: 4, outcome: cơ bản đạt}, "3": đạt}',
    )
    sheet = sheet_of(form_of(make_rules(framework), commune))
    rows = rows_of(sheet)
    said = {key: sheet.cell(rows[key], column("last")).value.replace("\u00a0", " ") for key in keys_of(sheet)}
    assert said == {
        "1.1": "83,52 % (5.170/6.190) (2022)",
        "1.2": "đạt (2022) *",
        "1.3": "4 %, cơ bản đạt (5/2023)",
        "2": "chưa đạt (2022)",
        "3": "đạt (5/2023)",
        "3.1": "–",
    }
    assert sheet["A8"].value == form_word("vi", "notice")


def test_only_what_is_to_be_filled_in_can_be() -> None:
    framework = make_framework({"1": {"1.1": "{at_least: 50}", "1.2": "đạt", "1.3": TARGETS[-1]}, "2": {}})
    sheet = sheet_of(form_of(make_rules(framework), commune_of({})))
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    rows = rows_of(sheet)
    free = {
        (next(key for key, at in rows.items() if at == cell.row), cell.column)
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    words = ("new", "source", "evidence", "note")
    counted = ("new", "count", "of", "note")
    expected = {(key, column(name)) for key in ("1.2", "1.3", "2") for name in words}
    expected |= {("1.1", column(name)) for name in (*counted, "source", "evidence")}
    expected |= {("1.3/a", column(name)) for name in counted}
    expected |= {(key, column(name)) for key in ("1.3/b", "1.3/c") for name in ("new", "note")}
    review = {(key, at) for key, at in free if key in ("date", "source")}
    assert free - review == expected
    assert ("date", 3) in review
    open_cells = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    assert {cell.fill.fgColor.rgb for cell in open_cells if not isinstance(cell, MergedCell)} == {"FFFFF9C4"}
    hidden = [name for name, dimension in sheet.column_dimensions.items() if dimension.hidden]
    assert hidden == ["L"]
    assert (sheet.column_dimensions["L"].min, sheet.column_dimensions["L"].max) == (12, 19)


def test_it_prints_on_a4_with_its_heads_on_every_page() -> None:
    sheet = sheet_of(form_of(make_rules(make_framework({"1": {"1.1": "đạt"}})), commune_of({})))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.print_title_rows == "$8:$8"
    assert sheet.print_area == "'Xã'!$A$1:$K$10"
    assert sheet.freeze_panes == "C9"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_cell_says_what_may_be_entered_and_what_is_wrong(lang: Lang) -> None:
    unit = "u" * 400
    framework = make_framework(
        {
            "1": {
                "1.1": "{at_least: 50}",
                "1.2": "đạt | may_not_apply: no market",
                "1.3": f"{{at_least: 5}} | unit: {unit}",
            }
        }
    )
    sheet = sheet_of(form_of(make_rules(framework), commune_of({}), lang))
    rows = rows_of(sheet)
    rules = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    assert all(each.showErrorMessage and each.showInputMessage for each in rules.values())
    texts = [text for each in rules.values() for text in (each.prompt, each.error)]
    assert all(text and len(text) <= MOST_HINT for text in texts)
    cells = (("E", "1.1"), ("E", "1.2"), ("F", "1.1"), ("G", "1.1"))
    number, word, count, of = (rules[f"{name}{rows[code]}"] for name, code in cells)
    assert (number.type, count.type, of.type, rules["C4"].type) == ("custom", "custom", "custom", "date")
    offered = [
        say(lang, each) for each in (Outcome.MET, Outcome.BASICALLY_MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE)
    ]
    assert word.type == "list"
    assert word.formula1 == f'"{",".join([*offered, form_word(lang, "not_assessed")])}"'
    assert say(lang, Outcome.NOT_APPLICABLE) not in number.formula1
    assert f"E{rows['1.1']}<=100" in number.formula1
    assert f"F{rows['1.1']}<=G{rows['1.1']}" in count.formula1


@pytest.mark.parametrize("key", [key for key in FORM_WORDS["vi"] if key.startswith(("enter_", "wrong_"))])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_hint_is_cut(lang: Lang, key: str) -> None:
    words = "cơ bản đạt, chưa đánh giá, đạt, không áp dụng, chưa đạt"
    assert len(form_word(lang, key, words=words, unit="triệu đồng/người/năm", counted="hộ, người")) <= MOST_HINT


# -- filled in


Answers = dict[str, dict[str, Any]]


def answer_all(criteria: Mapping[str, Mapping[str, str]], draw: random.Random, own: set[str]) -> Answers:
    answers: Answers = {}
    for code, indicators in criteria.items():
        for indicator, target in indicators.items():
            if draw.random() < 0.25:
                continue
            if "all:" in target and draw.random() < 0.7:
                parts = {"a": "{at_least: 30}", "b": "{more_than: 2.5} | unit: km", "c": "đạt"}
                kept = [part for part in parts if draw.random() < 0.8] or ["a"]
                answers |= {f"{indicator}/{part}": draw_answer(parts[part], draw) for part in kept}
            if "all:" not in target or draw.random() < 0.4:
                answers[indicator] = draw_answer(target, draw)
        if code in own and draw.random() < 0.6:
            answers[code] = {"new": draw.choice(WORDS)}
    return answers


def to_results(answers: Answers) -> dict[str, str]:
    """Write what was entered as the results of a review."""
    results: dict[str, str] = {}
    for key in dict.fromkeys(key.partition("/")[0] for key in answers):
        parts = {
            each.partition("/")[2]: as_yaml(cells) for each, cells in answers.items() if each.startswith(f"{key}/")
        }
        said = as_yaml(answers.get(key, {})).strip("{}")
        written = f"parts: {{{', '.join(f'{part}: {each}' for part, each in parts.items())}}}" if parts else ""
        results[key] = f"{{{', '.join(filter(None, (said, written)))}}}"
    return results


@needs_office
def test_the_verdicts_follow_what_is_entered_as_the_program_judges_it(tmp_path: Path) -> None:
    books: dict[str, Workbook] = {}
    expected: dict[str, tuple[list[tuple[str, str]], str]] = {}
    for seed in range(24):
        draw = random.Random(seed)
        criteria = draw_framework(20, draw)
        rules = make_rules(make_framework(criteria))
        rest = {"rest": draw.choice(WORDS[:3])} if seed % 3 == 0 else {}
        before = commune_of(draw_results(criteria, draw), **rest)
        form = form_of(rules, before)
        book = open_book(render([form]), values=False)
        own = {key for key in keys_of(book.worksheets[0]) if key in criteria and key not in criteria[key]}
        answers = answer_all(criteria, draw, own)
        fill(book.worksheets[0], answers, datetime.date(2024, 6, 1))
        written = ", ".join(f'"{code}": {result}' for code, result in to_results(answers).items())
        reviews = (*before.reviews, *make_commune(f"2024-06-01, results: {{{written}}}").reviews)
        after = assess(rules, before.model_copy(update={"reviews": reviews}), TODAY, NEXT)
        books[str(seed)] = book
        expected[str(seed)] = lines(form.content.assessment, after, "vi"), phrases.met_of(after.criteria)
    for name, book in recalculate(books, tmp_path).items():
        sheet = book.worksheets[0]
        assert verdicts(sheet) == expected[name][0], name
        assert sheet["A6"].value == form_word("vi", "met") + expected[name][1], name


@needs_office
def test_a_limit_of_a_year_is_that_of_the_review_that_is_entered(tmp_path: Path) -> None:
    rules = make_rules(make_framework({"1": {"1": "{at_least: {2022: 39, 2023: 42}} | unit: triệu đồng"}}))
    books = {}
    for name, day in (
        ("2022", datetime.date(2022, 6, 1)),
        ("2023", datetime.date(2023, 6, 1)),
        ("2024", NEXT),
        ("none", None),
    ):
        book = open_book(render([form_of(rules, commune_of({}), day=datetime.date(2023, 12, 31))]), values=False)
        fill(book.worksheets[0], {"1": {"new": 40}}, day)
        books[name] = book
    found = {name: verdicts(book.worksheets[0])[0][1] for name, book in recalculate(books, tmp_path).items()}
    assert found == {"2022": "✓ đạt", "2023": "✗ chưa đạt", "2024": "? chưa rõ", "none": "✗ chưa đạt"}


@needs_office
def test_what_may_be_entered_is_what_is_asked_for(tmp_path: Path) -> None:
    asked = {"1.1": "{at_least: 50}", "1.2": "{at_least: 5} | unit: km", "1.3": "{at_most: 5} | may_not_apply: none"}
    form = form_of(make_rules(make_framework({"1": asked})), commune_of({}))
    cases: dict[str, tuple[dict[str, Any], str, bool]] = {}
    for code, allowed, refused in (
        ("1.1", (0, 1.5, 85, 100, "đạt", "Chưa đạt", "> 90", "≥90"), (0.85, 1, 101, -1, "tốt", "x", "không áp dụng")),
        ("1.2", (0.5, 1, 1000, -3, "đạt", "<= 5"), ("5 km", "không áp dụng")),
        ("1.3", (5, "không áp dụng"), ("không",)),
    ):
        for value, good in [*((each, True) for each in allowed), *((each, False) for each in refused)]:
            cases[f"{code} {value}".replace("/", " ")] = ({code: {"new": value}}, f"E{code}", good)
    for count, of, good in (
        (5, 6, True),
        (6, 6, True),
        (7, 6, False),
        (2.5, 6, False),
        (-1, 6, False),
        (5, None, True),
    ):
        entered = {"count": count} | ({} if of is None else {"of": of})
        cases[f"count {count} {of}"] = ({"1.1": entered}, "F1.1", good)
    for count, of, good in ((5, 6, True), (7, 6, False), (None, 0, False), (None, 3, True), (None, "ba", False)):
        entered = {"of": of} | ({} if count is None else {"count": count})
        cases[f"of {count} {of}"] = ({"1.1": entered}, "G1.1", good)
    book = open_book(render([form] * len(cases)), values=False)
    for sheet, (answers, cell, _) in zip(book.worksheets, cases.values(), strict=True):
        fill(sheet, answers)
        rules = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
        sheet["AA1"].value = f"={rules[cell[0] + str(rows_of(sheet)[cell[1:]])]}"
    recalculated = recalculate({"a": book}, tmp_path)["a"].worksheets
    found = {name: sheet["AA1"].value for name, sheet in zip(cases, recalculated, strict=True)}
    assert found == {name: good for name, (_, _, good) in cases.items()}


# -- whose form, and for when


@pytest.mark.parametrize(
    ("more", "reviews", "expected"),
    [
        ("", (), TODAY),
        ("valid: {to: 2023}", (), datetime.date(2023, 12, 31)),
        ("valid: {from: 2020}", (), TODAY),
        ("valid: {to: 2023}", ("2024-02-01",), datetime.date(2024, 2, 1)),
        ("framework: khac", (), TODAY),
    ],
)
def test_the_next_review_is_judged_today_or_on_the_last_day_that_there_is(
    more: str, reviews: tuple[str, ...], expected: datetime.date
) -> None:
    rules = make_rules(make_framework({"1": {"1.1": "đạt"}}))
    assert day_of_next(rules, make_commune(*reviews, more=more), TODAY) == expected


def test_the_next_review_is_not_after_the_framework() -> None:
    framework = make_framework({"1": {"1.1": "đạt"}})
    period = framework.in_force.model_copy(update={"to": parse_date("2023-05")})
    ended = framework.model_copy(update={"in_force": period})
    assert day_of_next(make_rules(ended), make_commune(), TODAY) == datetime.date(2023, 5, 31)


def test_several_communes_have_a_sheet_each_with_a_name_that_a_sheet_may_have() -> None:
    rules = make_rules(make_framework({"1": {"1.1": "đạt"}}))
    names = ["Xã Một", "Xã Một", "a/b:c*[d]?\\", "'", "x" * 60, "History", "\u202e"]
    communes = [make_commune().model_copy(update={"name": name, "code": f"xa-{at}"}) for at, name in enumerate(names)]
    book = open_book(render([form_of(rules, commune) for commune in communes]))
    assert book.sheetnames[:3] == ["Xã Một", "xa-1 Xã Một", "a b c  d"]
    assert len(set(book.sheetnames)) == len(names)
    marks = [sheet.cell(1, 19).value for sheet in book.worksheets]
    assert marks == [f"ntm-form 1 xa-{at} khung" for at in range(len(names))]


def test_no_text_from_the_data_is_a_formula_or_a_link() -> None:
    framework = make_framework({"1": {"1.1": "{at_least: 5}", "1.2": "đạt"}}).model_copy(update={"name": HOSTILE[0]})
    criterion = framework.criteria[0]
    indicator = criterion.indicators[0].model_copy(
        update={"name": HOSTILE[1], "unit": HOSTILE[2], "counted": HOSTILE[3]}
    )
    framework = framework.model_copy(
        update={"criteria": (criterion.model_copy(update={"indicators": (indicator, criterion.indicators[1])}),)}
    )
    commune = commune_of({}, more=f"district: '{HOSTILE[6]}'").model_copy(update={"name": HOSTILE[5]})
    book = open_book(render([form_of(make_rules(framework), commune)]), values=False)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    said = "\n".join(str(cell.value) for cell in cells if cell.data_type == "s")
    assert HOSTILE[1] in said
    for cell in cells:
        assert cell.hyperlink is None
        if cell.data_type == "f":
            assert not any(text in cell.value for text in HOSTILE)
    for rule in book.worksheets[0].data_validations.dataValidation:
        assert not any(text in str(rule.formula1) for text in HOSTILE)


# -- the command


def test_the_command_makes_one_for_each_commune(ntm: Runner, tmp_path: Path) -> None:
    made, again = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    run = ntm("form", "van-nham", "xa-gia-dinh", "-o", str(made))
    assert (run.status, run.out) == (0, "")
    assert "a.xlsx, số xã: 2" in run.err
    assert ntm("form", "van-nham", "xa-gia-dinh", "-o", str(again)).status == 0
    assert made.read_bytes() == again.read_bytes()
    book = load_workbook(made)
    assert book.sheetnames == ["Vân Nham", "Giả Định (hư cấu)"]
    assert len([key for key in keys_of(book.worksheets[0]) if "/" not in key]) >= 57


def test_a_limit_may_be_a_multiple_in_frameworks_that_are_read_only_for_a_commune(ntm: Runner, tmp_path: Path) -> None:
    criterion = 'criteria: [{{code: "1", name: Một, indicators: [{{code: "1.1", name: A, target: {}}}]}}]'
    data, made = tmp_path / "data", tmp_path / "a.xlsx"
    for code, target in (
        ("khung", "đạt"),
        ("goc", "{at_least: {2022: 40}}"),
        ("cao", '{at_least: {times: 1.5, framework: goc, indicator: "1.1"}}'),
    ):
        file = data / ("criteria.yaml" if code == "khung" else f"frameworks/{code}.yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"code: {code}\nname: K\ndecision: {{number: 1/QĐ}}\nin_force: {{from: 2020-01-01, to: 2022-12-31}}\n"
        file.write_text(head + criterion.format(target), encoding="utf-8")
    (data / "communes").mkdir()
    commune = "code: xa\nname: Xã\nprovince: Hư Cấu\nframework: cao\n"
    (data / "communes" / "xa.yaml").write_text(commune, encoding="utf-8")
    run = ntm("form", "xa", "-o", str(made), "--data", str(data))
    assert (run.status, "số xã: 1" in run.err) == (0, True)
    assert any("60" in str(cell) for row in load_workbook(made).worksheets[0].values for cell in row)


def test_the_command_takes_a_day_a_framework_and_a_place(ntm: Runner, tmp_path: Path) -> None:
    made = tmp_path / "a.xlsx"
    args = (
        "--province",
        "Lạng Sơn",
        "--as-of",
        "2024-02-29",
        "--framework",
        "xa-ntm-nang-cao-2021-2025",
        "--lang",
        "en",
    )
    assert ntm("form", "-o", str(made), *args).status == 0
    sheet = load_workbook(made).worksheets[0]
    assert "29 February 2024" in sheet["A2"].value
    assert str(sheet.cell(1, 19).value).endswith(" xa-ntm-nang-cao-2021-2025")


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("van-nham", "-o", "bieu.xls"), 2, ".xlsx"),
        (("-o", "bieu.xlsx"), 2, "--district"),
        (("khong-co", "-o", "bieu.xlsx"), 2, "khong-co"),
        (("van-nham", "-o", "khong/co/bieu.xlsx"), 2, "khong/co"),
        (("van-nham", "--district", "Hữu Lũng", "-o", "bieu.xlsx"), 2, "--district"),
    ],
)
def test_wrong_use_writes_nothing(ntm: Runner, tmp_path: Path, args: tuple[str, ...], status: int, said: str) -> None:
    run = ntm("form", *args, "--data", str(ROOT / "data"), cwd=tmp_path)
    assert (run.status, said in run.err) == (status, True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_written_over(ntm: Runner, tmp_path: Path) -> None:
    made = tmp_path / "bieu.xlsx"
    made.write_bytes(b"filled in")
    run = ntm("form", "van-nham", "-o", str(made))
    assert (run.status, "bieu.xlsx" in run.err, made.read_bytes()) == (2, True, b"filled in")


def test_a_commune_that_cannot_be_judged_is_named_and_left_out(ntm: Runner, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "messy" / "data", tmp_path / "data")
    (tmp_path / "data" / "communes" / "xa-ba.yaml").write_text(
        "code: xa-ba\nname: Ba\nprovince: Tỉnh Ví Dụ\nzone: khong-co\n"
    )
    run = ntm("form", "--province", "Ví Dụ", "-o", "bieu.xlsx", cwd=tmp_path)
    assert run.status == 3
    assert "xa-ba" in run.err
    assert load_workbook(tmp_path / "bieu.xlsx").sheetnames == ["Hai", "Một"]


def test_without_the_library_the_command_says_what_to_install(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['xlsxwriter'] = None\n"
        "from ntmcli.cli.app import main\n"
        "sys.exit(main(['form', 'van-nham', '-o', sys.argv[1]]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.xlsx")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "'.[report]'" in done.stderr
