"""Workbooks: what they say is what the program says, before and after a figure in them is changed."""

import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Runner
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from written import TODAY, make_adjustment, make_commune, make_framework, make_rules

from ntmcli.diagnostic import Lang
from ntmcli.judge.outcomes import assess
from ntmcli.judge.targets import Rules
from ntmcli.judge.verdict import Assessment, Verdict
from ntmcli.model.values import Outcome
from ntmcli.present import csv, phrases
from ntmcli.present.content import Frame, Several, describe
from ntmcli.present.report_words import word
from ntmcli.present.report_xlsx import render
from ntmcli.present.stamp import Stamp

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

STAMP = Stamp("0.1.0", "xa", "khung", "2022-05-26", "vi", "0123456789ab")
FRAME = Frame(lambda: STAMP, None)
RESULT, SAID, LIMIT, COUNT, OF, STATED, ASKED = "DEJKLMT"
LAST_FORMULA = "A4"

TARGETS = (
    "{at_least: 50}",
    "{at_most: 26.7}",
    "{more_than: 33.3}",
    "{less_than: 50}",
    "{at_least: 66.6667}",
    "{at_most: 0.1} | unit: km",
    "{at_least: 45.678} | unit: triệu đồng",
    "{at_least: province}",
    "đạt | may_not_apply: no market",
    '{all: [{code: a, name: A, unit: "%", target: {at_least: 30}}, {code: b, name: B, target: {more_than: 2.5}}, '
    "{code: c, name: C, target: đạt}]}",
)
LIMITS = ("50", "26.7", "33.3", "66.6667", "0.1", "45.678", "2.5", "30")
WORDS = ("đạt", "cơ bản đạt", "chưa đạt", "không áp dụng", "chưa đánh giá")


def write_figure(limit: str, draw: random.Random) -> str:
    """Draw a figure at, just under or just over a limit, often known by a bound alone."""
    near = draw.choice([limit, f"{float(limit) - 0.0001:.4f}", f"{float(limit) + 0.0001:.4f}", "99.9", "0"])
    return draw.choice([near, near, f'"{draw.choice(["<", "<=", ">", ">="])}{near}"'])


def draw_result(target: str, draw: random.Random) -> str | None:
    """Draw what a review says of an indicator; None where it says nothing."""
    kind = draw.random()
    if kind < 0.1:
        return None
    if kind < 0.3:
        return draw.choice(WORDS)
    if target.startswith("đạt"):
        return draw.choice(WORDS)
    if "all:" in target:
        parts = {
            "a": draw.choice([write_figure("30", draw), "{count: 300, of: 1000}", "{count: 299, of: 1000}"]),
            "b": write_figure("2.5", draw),
            "c": draw.choice(WORDS[:3]),
        }
        kept = {code: part for code, part in parts.items() if draw.random() < 0.9} or parts
        return f"{{parts: {{{', '.join(f'{code}: {part}' for code, part in kept.items())}}}}}"
    limit = next((each for each in LIMITS if f": {each}}}" in target), "50")
    if kind < 0.6 and "unit" not in target:
        of = draw.choice([3, 10, 1000, 6190, 800, 99999999])
        edge = int(float(limit) * of / 100)
        count = min(of, max(0, edge + draw.choice([-1, 0, 1])))
        return f"{{count: {count}, of: {of}}}"
    figure = write_figure(limit, draw)
    if kind < 0.7:
        return f"{{value: {figure}, outcome: {draw.choice(WORDS[:3])}}}"
    return figure


def draw_framework(size: int, draw: random.Random) -> dict[str, dict[str, str]]:
    """Draw criteria of one to three indicators, some whose only indicator bears their code, one without any."""
    criteria: dict[str, dict[str, str]] = {"0": {}}
    for number in range(1, size):
        if number % 4 == 0:
            criteria[str(number)] = {str(number): TARGETS[number // 4 % len(TARGETS)]}
        else:
            indicators = range(1, 1 + draw.randint(1, 3))
            criteria[str(number)] = {f"{number}.{at}": draw.choice(TARGETS) for at in indicators}
    return criteria


def draw_results(criteria: Mapping[str, Mapping[str, str]], draw: random.Random) -> dict[str, str]:
    results: dict[str, str] = {}
    for code, indicators in criteria.items():
        for indicator, target in indicators.items():
            drawn = draw_result(target, draw)
            if drawn is not None:
                results[indicator] = drawn
        if code not in indicators and draw.random() < 0.3:
            results[code] = draw.choice(WORDS)
    return results


def judge(rules: Rules, results: Mapping[str, str], **more: str) -> Assessment:
    written = ", ".join(f'"{code}": {result}' for code, result in results.items())
    return assess(rules, make_commune(f"2022-05-26, results: {{{written}}}", **more), TODAY)


def make_book(assessment: Assessment, lang: Lang = "vi") -> bytes:
    return render(describe(assessment, (), lang), FRAME)


def open_sheet(data: bytes, values: bool = True) -> Worksheet:
    return load_workbook(BytesIO(data), data_only=values).worksheets[0]


def expect_lines(assessment: Assessment, lang: Lang = "vi") -> list[tuple[str, str]]:
    """List code and verdict of each line of the self-assessment, parts below their indicator."""

    def say(code: str, outcome: Outcome, illustrative: bool) -> tuple[str, str]:
        return code, phrases.outcome(outcome, lang, illustrative)

    def lines(verdict: Verdict) -> Iterator[tuple[str, str]]:
        yield say(verdict.code, verdict.outcome, verdict.illustrative)
        for part in verdict.parts:
            yield from lines(part)

    listed = []
    for found in assessment.verdicts:
        shares_a_line = [each.code for each in found.indicators] == [found.code] and found.basis != "own"
        if not shares_a_line:
            listed.append(say(found.code, found.outcome, found.illustrative))
        listed += [line for verdict in found.indicators for line in lines(verdict)]
    return listed


def read_lines(sheet: Worksheet) -> list[tuple[str, str]]:
    return [(sheet[f"A{row}"].value, sheet[f"{SAID}{row}"].value) for row in table_rows(sheet)]


def table_rows(sheet: Worksheet) -> range:
    first, last = (int(corner.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for corner in sheet.auto_filter.ref.split(":"))
    return range(first + 1, last + 1)


def headline(assessment: Assessment) -> str:
    return f"{phrases.met_range(assessment)}/{assessment.criteria.total} "


def recalculate(books: Mapping[str, Workbook], folder: Path) -> dict[str, Workbook]:
    """Let LibreOffice work out every formula anew: what openpyxl saves has no results in it."""
    for name, book in books.items():
        book.save(folder / f"{name}.xlsx")
    profile, out = folder / "profile", folder / "out"
    files = [str(folder / f"{name}.xlsx") for name in books]
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(out), *files], check=True, capture_output=True, timeout=300)
    return {name: load_workbook(out / f"{name}.xlsx", data_only=True) for name in books}


def differences(written: Worksheet, recalculated: Worksheet, formulas: Worksheet) -> list[tuple[str, Any, Any]]:
    """Compare what stands beside each formula with what LibreOffice makes of it."""
    found = []
    for row in formulas.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            was, now = (sheet[cell.coordinate].value for sheet in (written, recalculated))
            was, now = ("" if each is None else each for each in (was, now))
            numbers = isinstance(was, int | float) and isinstance(now, int | float)
            if (abs(was - now) > 1e-9) if numbers else was != now:
                found.append((cell.coordinate, was, now))
    return found


# -- what is written


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("seed", range(4))
def test_each_verdict_is_a_formula_whose_result_is_the_programs(seed: int, lang: Lang) -> None:
    draw = random.Random(seed)
    criteria = draw_framework(40, draw)
    assessment = judge(make_rules(make_framework(criteria)), draw_results(criteria, draw))
    data = make_book(assessment, lang)
    written, formulas = open_sheet(data), open_sheet(data, values=False)
    assert read_lines(written) == expect_lines(assessment, lang)
    assert all(formulas[f"{SAID}{row}"].data_type == "f" for row in table_rows(formulas))
    assert headline(assessment) in written[LAST_FORMULA].value
    assert formulas[LAST_FORMULA].data_type == "f"


@pytest.mark.parametrize("name", ["van-nham", "xa-gia-dinh"])
def test_the_command_writes_it(name: str, ntm: Runner, tmp_path: Path) -> None:
    made, again = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    assert ntm("report", name, "-o", str(made)).status == 0
    assert ntm("report", name, "-o", str(again)).status == 0
    assert made.read_bytes() == again.read_bytes()
    judged = ntm("status", name, "--format", "json").json["communes"][0]
    sheet = open_sheet(made.read_bytes())
    by_code = dict(reversed(read_lines(sheet)))
    outcomes = {each["code"]: each["outcome"] for each in judged["verdicts"]}
    signs = {outcome: phrases.SIGNS[Outcome(outcome)] for outcome in outcomes.values()}
    assert {code: by_code[code][0] for code in outcomes} == {code: signs[each] for code, each in outcomes.items()}
    shown = sheet[LAST_FORMULA].value
    counts = judged["criteria"]
    assert f"{counts['met']}/{counts['total']}" in shown
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)
    assert "Mã đối chiếu: ntm " in text
    assert "ntm verify" in text
    assert "* Số liệu minh họa" in text


def test_it_is_set_up_for_reading_filtering_and_print() -> None:
    assessment = judge(make_rules(make_framework({"1": {"1.1": "{at_least: 50}"}})), {"1.1": "60"})
    book = load_workbook(BytesIO(make_book(assessment)))
    assert book.sheetnames == [word("vi", key) for key in ("table", "sheet_results", "sheet_sources")]
    sheet = book.worksheets[0]
    header = table_rows(sheet).start - 1
    assert sheet.freeze_panes == f"C{header + 1}"
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0), "A4, as wide as a page"
    assert sheet.oddFooter.center.text == "&P/&N"
    assert sheet.print_area.startswith("'Kết quả tự đánh giá'!$A$1:$H$")
    heads = [sheet.cell(header, column).value for column in range(1, 7)]
    keys = ("number", "content", "required", "result", "assessment", "notes")
    assert heads == [word("vi", key) for key in keys]
    assert all(each.auto_filter.ref and each.freeze_panes for each in book.worksheets)
    offered = [each.formula1 for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert set(offered) == {'"đạt,cơ bản đạt,chưa đạt,không áp dụng,chưa đánh giá"'}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_names_of_sheets_are_legal(lang: Lang) -> None:
    for key in ("table", "sheet_results", "sheet_sources", "sheet_rollup"):
        name = word(lang, key)
        assert len(name) <= 24, "room for the number of a further sheet"
        assert not set(name) & set("[]:*?/\\'")


HOSTILE = ("=cmd|'/c calc'!A1", "+19999", "@x", "-2+3", "{=1}", "_x0041_", "https://x.example/a")


def test_no_text_from_the_data_is_a_formula_or_a_link() -> None:
    framework = make_framework({"1": {"1.1": "đạt"}}).model_copy(update={"name": HOSTILE[0]})
    more = f"district: '{HOSTILE[1]}'"
    review = (
        f"2022-05-26, source: '{HOSTILE[2]}', results: {{'1.1': "
        f"{{outcome: chưa đạt, note: '{HOSTILE[3]}', evidence: ['{HOSTILE[4]}', '{HOSTILE[6]}']}}}}"
    )
    commune = make_commune(review, more=more).model_copy(update={"name": HOSTILE[5]})
    assessment = assess(make_rules(framework), commune, TODAY)
    several = Several("=1", iter([describe(assessment, (), "vi")]), list, "vi")
    for data in (make_book(assessment), render(several, FRAME)):
        book = load_workbook(BytesIO(data))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        told = "\n".join(str(cell.value) for cell in cells if cell.data_type == "s")
        assert "@x" in told
        assert "_x0041_" in told or "_x005F_x0041_" in told
        for cell in cells:
            if cell.data_type == "f":
                assert not any(text in cell.value for text in HOSTILE)
                assert cell.value.startswith(("=CHOOSE", "=IF", '="', "=COUNT", "=MAX", "=H"))
        assert all(cell.hyperlink is None for cell in cells)


@pytest.mark.parametrize("nines", [13, 18, 30])
def test_what_a_spreadsheet_cannot_compare_exactly_is_decided_by_the_program(nines: int) -> None:
    rules = make_rules(make_framework({"1": {"1.1": "{at_least: 90}"}}))
    assessment = judge(rules, {"1.1": f"89.{'9' * nines}"})
    data = make_book(assessment)
    written, formulas = open_sheet(data), open_sheet(data, values=False)
    row = table_rows(written)[1]
    assert written[f"{SAID}{row}"].value == "✗ chưa đạt"
    assert written[f"S{row}"].value == formulas[f"S{row}"].value == 4
    assert written[f"{RESULT}{row}"].value == f"89,{'9' * nines}\u00a0%"
    assert word("vi", "not_live") in written[f"F{row}"].value


def test_a_criterion_s_own_result_is_told_from_its_indicator_of_the_same_code() -> None:
    rules = make_rules(make_framework({"5": {"5": "đạt"}, "6": {"6.1": "đạt"}}))
    assessment = assess(rules, make_commune("2022-05-26, rest: đạt"), TODAY)
    sheet = open_sheet(make_book(assessment))
    shown = [tuple(sheet[f"{column}{row}"].value for column in "AB") for row in table_rows(sheet)]
    assert shown == [("5", "I5 (kết quả chung của tiêu chí)"), ("5", "I5"), ("6", "C6"), ("6.1", "I6.1")]
    assert all(not sheet[f"{RESULT}{row}"].value for row in table_rows(sheet)), "no count without a result"


def test_a_text_longer_than_a_cell_holds_is_cut_and_says_so() -> None:
    rules = make_rules(make_framework({"1": {"1.1": "đạt"}}))
    assessment = judge(rules, {"1.1": f"{{outcome: đạt, note: {'a' * 40_000}}}"})
    sheet = open_sheet(make_book(assessment))
    notes = sheet[f"F{table_rows(sheet)[1]}"].value
    assert (len(notes), notes[-2:]) == (32767, "a…")


def test_a_framework_without_criteria_gives_an_empty_table() -> None:
    framework = make_framework({"1": {}}).model_copy(update={"criteria": ()})
    content = describe(judge(make_rules(framework), {}), (), "vi")
    assert "0/0" in open_sheet(render(content, FRAME))[LAST_FORMULA].value
    rollup = open_sheet(render(Several("xã", iter([content]), list, "vi"), FRAME))
    assert [rollup[f"{column}4"].value for column in "ADEF"] == ["xa", 0, 0, 0]


def test_a_full_sheet_goes_on_in_a_further_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ntmcli.present.xlsx_book.MOST_ROWS", 10)
    rules = make_rules(make_framework({str(code): {f"{code}.1": "đạt"} for code in range(6)}))
    book = load_workbook(BytesIO(make_book(judge(rules, {"1.1": "đạt"}))))
    name = word("vi", "sheet_results")
    assert [each for each in book.sheetnames if each.startswith(name)] == [name, f"{name} (2)"]
    rows = [row[8].value or row[7].value for each in (book[name], book[f"{name} (2)"]) for row in each.iter_rows()]
    listed = [code for number in range(6) for code in (str(number), f"{number}.1")]
    assert [code for code in rows if code != "indicator"] == listed


def test_the_results_are_those_of_the_tidy_table() -> None:
    rules = make_rules(make_framework({"1": {"1.1": "{at_least: 50}"}, "2": {"2.1": "đạt"}}))
    assessment = judge(rules, {"1.1": "{count: 1, of: 3}", "2.1": "đạt"})
    sheet = load_workbook(BytesIO(make_book(assessment))).worksheets[1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert tuple(rows[0]) == csv.RESULTS
    expected = [["" if each is None else str(each) for each in row] for row in csv.tabulate(assessment)]
    assert [["" if each is None else str(each) for each in row] for row in rows[1:]] == expected


def test_the_same_content_gives_the_same_bytes_without_a_clock() -> None:
    rules = make_rules(make_framework({"1": {"1.1": "{at_least: 50}"}}))
    assessment = judge(rules, {"1.1": "60"})
    data = make_book(assessment)
    assert data == make_book(assessment)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}


def test_a_criterion_by_its_own_result_has_a_line_beside_an_indicator_of_its_code() -> None:
    rules = make_rules(make_framework({"10": {"10": "{at_least: 50}"}}))
    assessment = assess(rules, make_commune("2022-05-26, rest: đạt"), TODAY)
    sheet = open_sheet(make_book(assessment))
    assert read_lines(sheet) == [("10", "✓ đạt"), ("10", "? chưa rõ")]
    assert "1/1" in sheet[LAST_FORMULA].value


# -- recalculated

REPORTS = {
    "van-nham": ("van-nham",),
    "hamlets": ("xa-gia-dinh",),
    "another-framework": ("xa-gia-dinh", "--framework", "xa-ntm-kieu-mau-2021-2025"),
    "adjusted": ("nui-mau", "--data", "docs/vi-du-tinh"),
    "counted": ("dong-mau", "--data", "docs/vi-du", "--lang", "en"),
    "several-frameworks": (),
}


@needs_office
def test_libreoffice_comes_to_every_result_that_is_written(tmp_path: Path, ntm: Runner) -> None:
    books: dict[str, bytes] = {}
    for name, args in REPORTS.items():
        made = tmp_path / f"made-{name}.xlsx"
        assert ntm("report", *args, "-o", str(made)).status == 0
        books[name] = made.read_bytes()
    for seed in range(3):
        for lang in ("vi", "en"):
            draw = random.Random(100 + seed)
            criteria = draw_framework(120, draw)
            assessment = judge(make_rules(make_framework(criteria)), draw_results(criteria, draw))
            books[f"drawn-{seed}-{lang}"] = make_book(assessment, lang)
    opened = {name: load_workbook(BytesIO(data)) for name, data in books.items()}
    recalculated = recalculate(opened, tmp_path)
    for name, data in books.items():
        sheets = open_sheet(data), recalculated[name].worksheets[0], open_sheet(data, values=False)
        assert differences(*sheets) == [], name


def enter(sheet: Worksheet, row: int, result: str | None) -> None:
    """Enter into a line's cells what a review would say, as an official would."""
    given = "" if result is None else result.strip("{}").replace('"', "")
    keys = dict(part.split(": ", 1) for part in given.split(", ")) if result and result.startswith("{") else {}
    figure, stated = (keys.get("value"), keys.get("outcome")) if keys else (given or None, None)
    for column in (RESULT, STATED):
        sheet[f"{column}{row}"].value = None
    sheet[f"{COUNT}{row}"].value, sheet[f"{OF}{row}"].value = (
        (int(keys["count"]), int(keys["of"])) if "count" in keys else (None, None)
    )
    if figure is not None:
        plain = figure.replace(".", "", 1).isdigit()
        sheet[f"{RESULT}{row}"].value = float(figure) if plain else figure.replace(".", ",")
    sheet[f"{STATED}{row}"].value = stated


def enter_all(sheet: Worksheet, results: Mapping[str, str]) -> None:
    """Enter all results of a review, own results of criteria among them."""
    above, criterion_line = "", False
    for row in table_rows(sheet):
        code = sheet[f"A{row}"].value
        if code in ("a", "b", "c"):
            given = results.get(above, "")
            parts = given.removeprefix("{parts: {").removesuffix("}}") if given.startswith("{parts") else ""
            split = dict(each.split(": ", 1) for each in _split(parts))
            enter(sheet, row, split.get(code))
            continue
        above, criterion_line = code, sheet[f"{ASKED}{row}"].value == 1 and "." not in code
        head = criterion_line and str(sheet[f"{RESULT}{row}"].value or "").startswith("=IF(COUNTA")
        if head or (code == "0"):
            sheet[f"{STATED}{row}"].value = results.get(code)
        elif not results.get(code, "").startswith("{parts"):
            enter(sheet, row, results.get(code))
        else:
            sheet[f"{RESULT}{row}"].value = None


def _split(parts: str) -> Iterable[str]:
    """Split at the commas that stand outside of braces."""
    depth, start = 0, 0
    for at, letter in enumerate(parts):
        depth += (letter == "{") - (letter == "}")
        if letter == "," and depth == 0:
            yield parts[start:at].strip()
            start = at + 1
    if parts:
        yield parts[start:].strip()


@needs_office
def test_other_figures_entered_are_judged_as_the_program_judges_them(tmp_path: Path) -> None:
    books, expected = {}, {}
    for seed in range(6):
        draw = random.Random(200 + seed)
        criteria = draw_framework(100, draw)
        rules = make_rules(make_framework(criteria))
        before, after = (draw_results(criteria, draw) for _ in range(2))
        book = load_workbook(BytesIO(make_book(judge(rules, before))))
        enter_all(book.worksheets[0], after)
        books[f"entered-{seed}"], expected[f"entered-{seed}"] = book, judge(rules, after)
    recalculated = recalculate(books, tmp_path)
    for name, assessment in expected.items():
        sheet = recalculated[name].worksheets[0]
        assert read_lines(sheet) == expect_lines(assessment), name
        assert headline(assessment) in sheet[LAST_FORMULA].value


@needs_office
def test_another_limit_entered_is_held_to(tmp_path: Path) -> None:
    criteria = {"1": {"1.1": "{at_least: province}"}, "2": {"2.1": "{at_most: 10}"}, "3": {"3.1": "{at_least: 90}"}}
    results = {"1.1": "39.5", "2.1": "12", "3.1": "{count: 5170, of: 6190}"}
    rules = make_rules(make_framework(criteria))
    book = load_workbook(BytesIO(make_book(judge(rules, results))))
    sheet = book.worksheets[0]
    rows = {sheet[f"A{row}"].value: row for row in table_rows(sheet)}
    sheet[f"{LIMIT}{rows['1.1']}"] = 39.5
    sheet[f"{LIMIT}{rows['2.1']}"] = 12.5
    limits = {"1.1": "{at_least: 39.5}", "2.1": "{at_most: 12.5}", "3.1": "{at_least: 90}"}
    adjusted = make_rules(
        make_framework(criteria), adjustments=[make_adjustment("moi", "from: 2022-01-01", targets=limits)]
    )
    done = recalculate({"limits": book}, tmp_path)["limits"].worksheets[0]
    expected = judge(adjusted, results)
    assert read_lines(done) == expect_lines(expected)
    assert expected.criteria.met == 2
    assert headline(expected) in done[LAST_FORMULA].value
    assert done[f"H{rows['3.1']}"].value == 401
    assert done[f"G{rows['3.1']}"].value == pytest.approx(6.48)


@needs_office
def test_a_sign_changed_in_the_matrix_is_counted(tmp_path: Path) -> None:
    rules = make_rules(make_framework({"1": {"1.1": "đạt"}, "2": {"2.1": "đạt"}}))
    judged = [judge(rules, results) for results in ({"1.1": "đạt"}, {"1.1": "đạt", "2.1": "chưa đạt"})]
    book = load_workbook(
        BytesIO(render(Several("hai xã", (describe(each, (), "vi") for each in judged), list, "vi"), FRAME))
    )
    sheet = book.worksheets[0]
    first = table_rows(sheet).start
    assert [sheet[f"I{row}"].value for row in (first, first + 1)] == ["?", "✗"]
    sheet[f"I{first}"] = "✓"
    done = recalculate({"matrix": book}, tmp_path)["matrix"].worksheets[0]
    assert [done[f"{column}{first}"].value for column in "DEF"] == [2, 2, 2]
    assert [done[f"{column}{first + 2}"].value for column in "HI"] == [2, 1]


# -- many communes


def test_a_roll_up_counts_by_formulas_and_streams_its_communes() -> None:
    rules = make_rules(make_framework({str(code): {f"{code}.1": "đạt"} for code in range(1, 20)}))
    draw = random.Random(19)
    judged = [
        judge(rules, {f"{code}.1": draw.choice(WORDS) for code in range(1, 20)}, more=f"district: H{number}")
        for number in range(30)
    ]
    alive: list[int] = []

    def one_by_one() -> Iterator[Any]:
        for number, each in enumerate(judged):
            alive.append(number)
            yield describe(each, (), "vi")

    data = render(Several("ba mươi xã", one_by_one(), list, "vi"), FRAME)
    assert alive == list(range(30))
    written, formulas = open_sheet(data), open_sheet(data, values=False)
    rows = table_rows(written)
    assert [written[f"D{row}"].value for row in rows] == [each.criteria.met for each in judged]
    assert [written[f"E{row}"].value for row in rows] == [each.criteria.met_at_most for each in judged]
    assert {written[f"G{row}"].value for row in rows} == {"–"}
    assert all(formulas[f"{column}{row}"].data_type == "f" for column in "DEF" for row in rows)
    results = load_workbook(BytesIO(data)).worksheets[1]
    assert results.max_row == 1 + 30 * 38


def test_no_file_is_left_where_the_data_stop_midway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    rules = make_rules(make_framework({"1": {"1.1": "đạt"}}))

    def stopped() -> Iterator[Any]:
        yield describe(judge(rules, {"1.1": "đạt"}), (), "vi")
        assert list(tmp_path.iterdir())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render(Several("các xã", stopped(), list, "vi"), FRAME)
    assert list(tmp_path.iterdir()) == []


def test_a_thousand_communes_fit_into_300_megabytes() -> None:
    pytest.importorskip("resource", reason="measured where the system tells a process's memory")
    command = [sys.executable, ROOT / "benchmarks/workbook.py", "--communes", "1000", "--most", "300"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
