"""`ntm history`: what is told of a commune's course, on a terminal, piped and to machines."""

import csv
import datetime
import io
import os
import re
from pathlib import Path

import pytest
from conftest import ROOT, Run, Runner
from written import make_commune, make_framework, make_rules, typed

from ntmcli.judge.course import ReviewDay, follow
from ntmcli.model.framework import Framework
from ntmcli.present.time_plot import MET, MOST, OPEN, draw_course

TODAY = datetime.date(2024, 6, 15)
EXAMPLE = ("--data", "docs/vi-du-tinh")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def write_data(folder: Path, **communes: str) -> Path:
    """Write a data folder with one criterion and some communes, each the YAML below its code."""
    (folder / "communes").mkdir(parents=True)
    (folder / "criteria.yaml").write_text(
        "code: khung\nname: Khung\ndecision: {number: 1/QĐ}\nin_force: {from: 2020-01-01}\ncriteria:\n"
        '  - code: "1"\n    name: Một\n    indicators:\n'
        '      - {code: "1.1", name: Chỉ tiêu, unit: "%", target: {at_least: 90}}\n',
        encoding="utf-8",
    )
    for code, text in communes.items():
        file = folder / "communes" / f"{code}.yaml"
        file.write_text(f"code: {code}\nprovince: Hư Cấu\n{text}", encoding="utf-8")
    return folder


def reviews(number: int) -> str:
    days = (datetime.date(2021, 1, 1) + datetime.timedelta(2 * at) for at in range(number))
    return "name: Nhiều\nreviews:\n" + "".join(
        f'  - {{date: {day}, results: {{"1.1": {40 + at % 7}}}}}\n' for at, day in enumerate(days)
    )


def on_terminal(ntm: Runner, *args: str, width: int = 100, lines: int = 40, env: dict[str, str] | None = None) -> Run:
    """Run as on a terminal of some size, and take the colours off."""
    size = {"COLUMNS": str(width), "LINES": str(lines), "TERM": "xterm-256color"}
    run = ntm("history", *args, "--color", "always", env={**size, **(env or {})})
    return Run(run.status, ESCAPE.sub("", run.out), run.err)


# -- the plot


def plot(*written: str, size: tuple[int, int] = (100, 40)) -> list[str]:
    lines = draw_course(days(*written), size, "vi")
    assert lines is not None
    assert max(map(len, lines)) <= size[0]
    assert "\x1b" not in "".join(lines)
    return lines


def days(*written: str) -> list[ReviewDay]:
    rules = make_rules(make_framework({code: {f"{code}.1": "đạt"} for code in "123"}))
    return list(follow(rules, make_commune(*written), TODAY, None, "khung"))


def columns(lines: list[str], mark: str) -> list[int]:
    return sorted(match.start() for line in lines for match in re.finditer(re.escape(mark), line))


def test_points_stand_in_true_time_and_are_not_joined() -> None:
    known = 'results: {"1.1": đạt, "2.1": đạt, "3.1": chưa đạt}'
    lines = plot(f"2020-01-01, {known}", f"2020-12-31, {known}", f"2023-12-31, {known}")
    first, second, third = columns(lines, MET)
    assert abs((third - first) - 4 * (second - first)) <= 2
    # Beside the frame and the numbers along it there are the three points, in one row, and nothing else.
    inside = "".join(line[2:-1] for line in lines if line[1:2] in "┤│")
    assert inside.replace(" ", "") == MET * 3
    assert [day in lines[-1] for day in ("01/01/2020", "31/12/2020", "31/12/2023")] == [True] * 3


def test_what_is_unknown_is_a_range_from_low_to_high() -> None:
    lines = plot('2022-01-01, results: {"1.1": đạt}')
    (column,) = columns(lines, MET)
    assert columns(lines, MOST) == [column]
    rows = [line[column] for line in lines if line[column] in (MET, MOST, OPEN)]
    assert (rows[0], rows[-1]) == (MOST, MET)
    assert set(rows[1:-1]) == {OPEN}


def test_labels_that_have_no_room_are_left_out_the_latest_first_kept() -> None:
    lines = plot("2022-01-01", "2022-01-05", "2024-01-01", size=(60, 24))
    assert "05/01/2022" in lines[-1]
    assert "01/01/2024" in lines[-1]
    assert " 01/01/2022" not in lines[-1]


@pytest.mark.parametrize("size", [(40, 5), (41, 24), (80, 24), (300, 100)])
@pytest.mark.parametrize("number", [1, 2, 500])
def test_any_number_of_reviews_fits_any_size(number: int, size: tuple[int, int]) -> None:
    first = datetime.date(2020, 1, 1)
    lines = plot(*(str(first + datetime.timedelta(3 * at)) for at in range(number)), size=size)
    assert len(lines) <= max(10, size[1])


def test_reviews_of_one_day_are_one_point() -> None:
    assert columns(plot("2022-01-01", "2022-01-01"), MET) == columns(plot("2022-01-01"), MET)


def test_a_framework_without_criteria_is_drawn_all_the_same() -> None:
    text = "code: khung\nname: Khung\ndecision: {number: 1/QĐ}\nin_force: {from: 2020-01-01}\ncriteria: []\n"
    rules = make_rules(typed(text, Framework))
    found = list(follow(rules, make_commune("2022-01-01"), TODAY, None, "khung"))
    assert found[0].assessment.criteria.total == 0
    lines = draw_course(found, (80, 24), "en")
    assert lines is not None
    assert "1 January 2022" in lines[-1]


# -- on a terminal


def test_a_terminal_shows_the_plot_without_colours_and_keeps_its_width(ntm: Runner) -> None:
    run = ntm("history", "suoi-mau", *EXAMPLE, "--color", "always", env={"COLUMNS": "100", "LINES": "40"})
    assert (run.status, run.err) == (0, "")
    canvas = [line for line in run.out.splitlines() if re.match(r"^ ?\d?[┤│┌└]", line)]
    assert len(canvas) == 9
    assert "\x1b" not in "".join(canvas)
    shown = ESCAPE.sub("", run.out)
    assert max(map(len, shown.splitlines())) <= 100
    assert "Xã Suối Mẫu · Mẫu, Hư Cấu" in shown
    assert "Tiến độ qua các đợt" not in shown


def test_a_narrow_terminal_has_lines_of_blocks_instead(ntm: Runner) -> None:
    run = on_terminal(ntm, "suoi-mau", *EXAMPLE, width=39)
    assert (run.status, run.err) == (0, "")
    assert "20/12/2022  █░····  1–2/6" in run.out


def test_a_terminal_shows_the_latest_reviews_and_says_how_many_it_leaves_out(ntm: Runner, tmp_path: Path) -> None:
    data = write_data(tmp_path / "data", nhieu=reviews(500))
    run = on_terminal(ntm, "nhieu", "--data", str(data), width=80, lines=24)
    assert (run.status, run.err) == (0, "")
    rows = re.findall(r"^\d\d/\d+/\d{4} +0/1", run.out, re.MULTILINE)
    assert len(rows) == 16
    assert rows[-1].startswith("26/9/2023")
    assert "… và 484 đợt trước đó" in run.out
    (said,) = re.findall(r"Bảng chỉ nêu (\d+) đợt gần nhất vừa màn hình, còn (\d+) đợt", run.out)
    assert sum(map(int, said)) == 500
    piped = ntm("history", "nhieu", "--data", str(data))
    assert len(re.findall(r"^\d\d/\d+/\d{4} +0/1", piped.out, re.MULTILINE)) == 500
    heads = next(line for line in piped.out.splitlines() if line.startswith("Mã "))
    assert len(re.findall(r"\d\d/\d+/\d{4}", heads)) == 500


def test_without_plotext_blocks_are_drawn_and_a_hint_is_given_once(ntm: Runner, tmp_path: Path) -> None:
    # A folder before all others with a library that cannot be loaded, as where its compiled part is missing.
    (tmp_path / "plotext").mkdir()
    (tmp_path / "plotext" / "__init__.py").write_text('raise ImportError("no kernel")\n')
    env = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    run = on_terminal(ntm, "suoi-mau", "nui-mau", *EXAMPLE, env=env)
    assert run.status == 0
    assert run.err == (
        "Để vẽ biểu đồ theo thời gian, cài thêm thư viện plotext trong thư mục chương trình: "
        ".venv/bin/pip install -c constraints.txt -e '.[plot]'\n"
    )
    assert run.out.count("Tiến độ qua các đợt rà soát") == 2
    piped = ntm("history", "suoi-mau", *EXAMPLE, env=env)
    assert (piped.status, piped.err) == (0, "")


# -- what is told


def test_a_cell_tells_a_new_result_from_one_that_stands(ntm: Runner) -> None:
    out = ntm("history", "suoi-mau", *EXAMPLE).out
    line = next(line for line in out.splitlines() if line.startswith("17.1 "))
    assert line.replace("\u00a0", " ").endswith("✗ 23,33 %  · ✗        ✗ 22 %      ✗ 22,53 %")
    (line,) = re.findall(r"^20\.1 .*$", out, re.MULTILINE)
    assert re.search(r"dân cư {20,}✓ 1 +· ✓$", line)


def test_a_month_that_is_past_on_the_day_judged_is_said_to_be(ntm: Runner) -> None:
    args = ("history", "suoi-mau", *EXAMPLE, "--as-of", "2025-07-15")
    run = ntm(*args)
    (line,) = re.findall(r"^15\.1 .*(?:đã qua).*$", run.out, re.MULTILINE)
    assert re.findall(r"\d+/\d{4}.*", line) == ["12/2025         6/2025 (đã qua)  chưa rõ"]
    assert "June 2025 (past)" in ntm(*args, "--lang", "en").out


def test_each_limit_ahead_is_told_and_where_there_is_none(ntm: Runner, tmp_path: Path) -> None:
    data = write_data(tmp_path / "data", xa=reviews(3))
    (data / "adjustments").mkdir()
    targets = {2021: "{at_least: {2021: 80}}", 2023: "đạt", 2024: "{at_least: unstated}", 2025: "{more_than: 7.5}"}
    for year, target in targets.items():
        (data / "adjustments" / f"nam-{year}.yaml").write_text(
            f"code: nam-{year}\nname: Năm\nframework: khung\ndecision: {{number: 2/QĐ}}\n"
            f'applies: {{from: {year}-01-02}}\ntargets: {{"1.1": {target}}}\n',
            encoding="utf-8",
        )
    run = ntm("history", "xa", "--data", str(data), "--as-of", "2021-01-05")
    assert (run.status, run.err) == (0, "")
    assert re.search(r"^1\.1 +Chỉ tiêu +≥ 80.% +3/2021 +3/2021 +3/2021$", run.out, re.MULTILINE)
    (told,) = re.findall(r"^  Ngưỡng của chỉ tiêu 1\.1 thay đổi: (.*)$", run.out, re.MULTILINE)
    assert told.replace("\u00a0", " ").split("; ") == [
        "từ 01/01/2022: chưa có ngưỡng cho năm 2022",
        "từ 02/01/2023: đạt (theo 2/QĐ)",
        "từ 02/01/2024: chưa có ngưỡng (theo 2/QĐ)",
        "từ 02/01/2025: > 7,5 % (theo 2/QĐ)",
    ]


def test_a_review_of_a_year_or_month_is_dated_as_it_was_published(ntm: Runner, tmp_path: Path) -> None:
    dates = ("2021", "2022-05", "2023-01-31", "2023-01", "2023-06-30")
    text = "".join(f'  - {{date: {each}, results: {{"1.1": {50 + at}}}}}\n' for at, each in enumerate(dates))
    data = write_data(tmp_path / "data", xa=f"name: Xã\nreviews:\n{text}")
    run = ntm("history", "xa", "--data", str(data))
    assert re.findall(r"^(\S.*?) +0/1", run.out, re.MULTILINE) == ["2021", "5/2022", "31/01/2023; 01/2023", "30/6/2023"]
    (heads,) = re.findall(r"^Mã +Nội dung +Yêu cầu +(2021.*)$", run.out, re.MULTILINE)
    assert re.split(" {2,}", heads) == ["2021", "5/2022", "31/01/2023; 01/2023", "30/6/2023"]
    assert "căn cứ 4 số liệu từ 2021 đến 30/6/2023, 50\u00a0% → 54\u00a0%" in run.out
    assert "31/12/2021" not in run.out


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_a_terminal_draws_what_is_extrapolated_without_breaking_numbers(ntm: Runner, width: int, lang: str) -> None:
    out = on_terminal(ntm, "suoi-mau", *EXAMPLE, "--lang", lang, width=width).out
    told = out[out.index("Ngoại suy" if lang == "vi" else "Extrapolated") :]
    assert max(map(len, told.splitlines())) <= width
    assert ("12/2025  " if lang == "vi" else "July 2025  ") in told
    assert "31/3/2022" in told or "31 March 2022" in told


def test_illustrative_figures_are_marked_in_the_plot_too(ntm: Runner) -> None:
    run = on_terminal(ntm, "xa-gia-dinh")
    assert "Theo thời gian *  (●" in run.out
    assert run.out.rstrip().endswith("chỉ để giới thiệu chương trình.")


def test_several_communes_or_a_district_are_told_one_after_the_other(ntm: Runner) -> None:
    named = ntm("history", "an-mau", "nui-mau", *EXAMPLE, "--as-of", "2022-12-31")
    assert re.findall(r"^Xã (.*) ·", named.out, re.MULTILINE) == ["An Mẫu", "Núi Mẫu"]
    assert "20/12/2023" not in named.out
    whole = ntm("history", "--district", "Mẫu", *EXAMPLE)
    assert len(re.findall(r"^Xã ", whole.out, re.MULTILINE)) == 4
    assert ntm("history", "--province", "hu cau", *EXAMPLE).out == whole.out


def test_another_framework_has_a_course_of_its_own(ntm: Runner) -> None:
    run = ntm("history", "xa-gia-dinh", "--framework", "xa-ntm-nang-cao-2021-2025", "--format", "json")
    (commune,) = run.json["communes"]
    assert (run.status, commune["reviews"], commune["as_of"]) == (0, [], None)


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_commune_may_have_a_framework_that_is_read_only_for_it(ntm: Runner, form: str) -> None:
    run = ntm("history", "noong-het", "--format", form)
    assert (run.status, run.err) == (0, "")
    assert ("xa-ntm-nang-cao-2021-2025" if form != "table" else "nông thôn mới nâng cao") in run.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "Ghi tên xã, hoặc --district, --province."),
        (("--format", "json"), "Ghi tên xã, hoặc --district, --province."),
        (("suoi-mau", "--district", "Mẫu"), "không ghi cả hai"),
        (("--district", " "), "không được để trống"),
        (("--district", "Nơi Khác"), "Không có xã nào thuộc"),
        (("khong-co", "--format", "json"), "Không tìm thấy xã"),
        (("suoi-mau", "--as-of", "31/6/2022"), "không phải là một ngày"),
        (("suoi-mau", "--framework", "bo-khac"), "Không có bộ tiêu chí"),
        (("suoi-mau", "--format", "xml"), "không hợp lệ"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_printed(ntm: Runner, args: tuple[str, ...], said: str) -> None:
    run = ntm("history", *args, *EXAMPLE)
    assert (run.status, run.out) == (2, "")
    assert said in run.err


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_commune_that_cannot_be_judged_is_told_and_the_others_are_shown(
    ntm: Runner, tmp_path: Path, form: str
) -> None:
    data = write_data(tmp_path / "data", sai="name: Sai\nreviews: 3\n", dung="name: Đúng\n")
    run = ntm("history", "--province", "Hư Cấu", "--data", str(data), "--format", form)
    assert run.status == 3
    assert "Chưa đánh giá được xã sai" in run.err
    assert ("Đúng" in run.out) is (form != "csv")  # without a review there is no row
    if form == "json":
        assert [commune["code"] for commune in run.json["communes"]] == ["dung"]


def test_names_act_on_nothing(ntm: Runner, tmp_path: Path) -> None:
    text = 'name: "=1+1 [bold red]x[/]"\nreviews: [{date: 2022-01-01, results: {"1.1": 50}}]\n'
    data = write_data(tmp_path / "data", la=text)
    assert "Xã =1+1 [bold red]x[/] · Hư Cấu" in on_terminal(ntm, "la", "--data", str(data)).out
    assert ",'=1+1 [bold red]x[/]," in ntm("history", "la", "--data", str(data), "--format", "csv").out


# -- for machines


def test_csv_has_the_rows_of_status_for_each_review(ntm: Runner) -> None:
    run = ntm("history", "suoi-mau", *EXAMPLE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff"))))
    assert sorted({row["as_of"] for row in rows}) == ["2022-03-31", "2022-06-30", "2022-12-20", "2024-12-15"]
    told = [(row["as_of"], row["reviewed"], row["value"]) for row in rows if row["indicator"] == "17.1"]
    assert told[:3] == [
        ("2022-03-31", "2022-03-31", "23.3333"),
        ("2022-06-30", "2022-03-31", "23.3333"),
        ("2022-12-20", "2022-12-20", "22"),
    ]


def test_json_tells_reviews_points_and_what_is_extrapolated(ntm: Runner) -> None:
    run = ntm("history", "suoi-mau", "an-mau", *EXAMPLE, "--format", "json", "--lang", "en")
    assert (run.json["format"], run.json["version"]) == ("ntm.history", 1)
    commune, other = run.json["communes"]
    assert other["code"] == "an-mau"
    assert [(each["as_of"], each["criteria"]["met"], each["reported"]) for each in commune["reviews"]][1:3] == [
        ("2022-06-30", 0, None),
        ("2022-12-20", 1, {"met": 1, "total": 6, "agrees": True}),
    ]
    known = {each["code"]: each["points"] for each in commune["indicators"]}
    assert [point["given"] for point in known["17.1"]] == [True, False, True, True]
    assert [point["as_of"] for point in known["20.1"]] == ["2022-12-20", "2024-12-15"]
    forecasts = {each["indicator"]: each for each in commune["forecasts"]}
    assert list(forecasts) == ["10", "15.1", "17.1"]
    assert all("no official forecast" in each["notice"] for each in forecasts.values())
    income = forecasts["10"]
    assert income["limit"] == 46
    assert [tuple(each.values()) for each in income["later_limits"]] == [
        ("2025-01-01", "at_least", 50, "stated", "hu-cau-2022"),
        ("2025-07-01", "at_least", None, "province", None),
        ("2026-01-01", None, None, None, None),
    ]
    assert income["earliest"] == {"date": None, "why": "no_limit"}
    assert [figure["day"] for figure in income["figures"]] == ["2021-12-31", "2022-12-20", "2024-12-15"]
    assert [figure["date"] for figure in income["figures"]] == ["2021", "2022-12-20", "2024-12-15"]
    assert forecasts["15.1"]["expected"] == {"date": "2025-12-15", "why": "reached"}
    assert forecasts["17.1"]["latest"] == {"date": None, "why": "no_progress"}


def test_json_writes_dates_as_they_are_written_and_own_results_apart(ntm: Runner) -> None:
    (commune,) = ntm("history", "xa-gia-dinh", "--format", "json").json["communes"]
    first = commune["reviews"][0]
    assert (first["as_of"], first["dates"]) == ("2022-12-31", ["2022"])
    own = {each["code"]: each["points"] for each in commune["criteria"]}
    assert [(point["given"], point["decides"], point["outcome"]) for point in own["4"]] == [
        (True, True, "met"),
        (False, True, "met"),
    ]


def test_bounds_and_parts_stand_in_json_as_they_are(ntm: Runner) -> None:
    (commune,) = ntm("history", "xa-gia-dinh", "--format", "json").json["communes"]
    known = {each["code"]: each["points"][-1] for each in commune["indicators"]}
    assert (known["3.1"]["bound"], known["3.1"]["value"]) == (">80", None)
    assert [(part["code"], part["value"], part["bound"]) for part in known["17.1"]["parts"]] == [
        ("a", 72.5, None),
        ("b", None, ">=12"),
    ]
