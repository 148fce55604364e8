"""Forms and tables read in: what is taken is what was meant, and what is not certain is said and not written."""

import datetime
import json
import os
import pty
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Runner
from filled import DAYS, KEY, Answers, fill_file, keys_of, rows_of
from messy_cases import ARGS, MESSY, find_messy, results_of, run_messy, save, snapshot, take
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ntmcli.cli import intake
from ntmcli.cli.app import main
from ntmcli.diagnostic import DataError, Lang
from ntmcli.model.form import PRINTED

EXPECTED: Mapping[Lang, str] = {"vi": "expected.txt", "en": "expected.en.txt"}


# -- tables that people send


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("case", find_messy(), ids=lambda case: case.name)
def test_what_is_said_of_a_messy_table(case: Path, lang: Lang) -> None:
    assert run_messy(case, lang) == (case / EXPECTED[lang]).read_text(encoding="utf-8")


def test_there_are_messy_tables_of_every_kind() -> None:
    assert len(find_messy()) >= 10
    assert {path.suffix for case in find_messy() for path in case.iterdir()} >= {".xlsx", ".csv", ".yaml"}


@pytest.mark.parametrize("name", ["csv-1258", "csv-nfd", "csv-tcvn3"])
def test_encodings_and_separators_make_no_difference(folder: Path, name: str) -> None:
    take(folder, str(MESSY / name / "bang.csv"), *ARGS, "--partial")
    assert results_of(folder, "xa-mot", "2023-11-20") == {
        "15.1": {"value": "92.3", "outcome": "đạt", "note": "theo trạm y tế"},
        "15.2": "đạt",
        "17.3": {"outcome": "chưa đạt", "note": "còn rác ở chợ; đang dọn"},
    }


# -- all or nothing


def test_nothing_is_written_where_a_row_cannot_be_taken(folder: Path) -> None:
    file = save(folder, ["Mã", "Kết quả"], ["15.1", 92], ["15.2", "tốt"])
    before = snapshot(folder)
    run = take(folder, file.name, *ARGS)
    assert (run.status, "bang" in run.out) == (1, False)
    assert "Sheet!B3: " in run.out
    assert snapshot(folder) == before
    assert take(folder, file.name, *ARGS, "--partial").status == 1
    assert results_of(folder, "xa-mot", "2023-11-20") == {"15.1": "92"}


def test_a_trial_writes_nothing_and_shows_the_difference_and_the_verdicts(folder: Path) -> None:
    file = save(folder, ["Mã", "Kết quả"], ["15.1", 92])
    before = snapshot(folder)
    run = take(folder, file.name, *ARGS, "--dry-run")
    assert run.status == 0
    assert '+      "15.1": 92' in run.out
    assert "15.1: chưa đạt → đạt" in run.out
    assert snapshot(folder) == before
    assert take(folder, file.name, *ARGS).status == 0
    after = snapshot(folder)
    assert {name for name in after if after[name] != before[name]} == {"data/communes/xa-mot.yaml"}


def test_reading_the_same_table_in_again_changes_nothing(folder: Path) -> None:
    file = save(folder, ["Mã", "Kết quả", "Ghi chú"], ["15.1", 92, "a: b"], ["17.3", "đạt", None])
    assert take(folder, file.name, *ARGS, "--source", "Báo cáo").status == 0
    before = snapshot(folder)
    run = take(folder, file.name, *ARGS, "--source", "Báo cáo")
    assert (run.status, "Không ghi gì thêm: cả 2 kết quả" in run.out) == (0, True), run.out
    assert "Bỏ phần cũ" not in run.out
    assert snapshot(folder) == before


def test_one_commune_that_is_wrong_keeps_the_others_from_being_written(folder: Path) -> None:
    rows = (["Xã", "Mã", "Kết quả"], ["Một", "15.1", 92], ["Hai", "15.1", 920])
    file = save(folder, *rows)
    before = snapshot(folder)
    run = take(folder, file.name, "--date", "2023-11-20")
    assert run.status == 1
    assert "Sheet!C3 (15.1): NTM205" in run.out
    assert snapshot(folder) == before
    assert take(folder, file.name, "--date", "2023-11-20", "--partial").status == 1
    assert results_of(folder, "xa-mot", "2023-11-20") == {"15.1": "92"}
    assert results_of(folder, "xa-hai", "2023-11-20") is None


def test_where_one_file_cannot_be_written_the_others_are_put_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = save(folder, ["Xã", "Mã", "Kết quả"], ["Một", "15.1", 92], ["Hai", "15.1", 93])
    before = snapshot(folder)
    real = intake.Held.replace

    def fail_at_the_second(held: Any, data: bytes) -> None:
        if held.path.name == "xa-hai.yaml":
            raise DataError("write_full", 3, path=held.path.name)
        real(held, data)

    monkeypatch.setattr(intake.Held, "replace", fail_at_the_second)
    run = take(folder, file.name, "--date", "2023-11-20")
    assert (run.status, run.out) == (3, "")
    assert snapshot(folder) == before


def test_a_file_that_someone_else_is_writing_is_waited_for_and_then_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ntmcli.store.writing import hold

    monkeypatch.setattr(intake, "WAIT", 0.05)
    file = save(folder, ["Mã", "Kết quả"], ["15.1", 92])
    with hold(folder / "data" / "communes" / "xa-mot.yaml", folder / "data"):
        run = take(folder, file.name, *ARGS)
    assert (run.status, "xa-mot.yaml" in run.err) == (3, True)


# -- forms there and back


def answers_for(sheet: Worksheet, draw: random.Random) -> dict[str, dict[str, Any]]:
    """Answer every row of a form, in the way that the row is for."""
    rows = rows_of(sheet)
    answers: dict[str, dict[str, Any]] = {}
    for key in keys_of(sheet):
        row = rows[key]
        counted = not sheet.cell(row, 6).protection.locked
        listed = any(
            str(rule.sqref) == f"E{row}" and rule.type == "list" for rule in sheet.data_validations.dataValidation
        )
        if counted and draw.random() < 0.4:
            answers[key] = {"count": draw.randint(1, 60), "of": 60}
        elif listed:
            answers[key] = {"new": draw.choice(["đạt", "chưa đạt"])}
        else:
            answers[key] = {"new": draw.choice([55.5, 73, "> 80,5"])}
        if "/" not in key and draw.random() < 0.3:
            answers[key] |= {
                "note": "ghi chú: “x”",
                "source": "Phiếu điều tra",
                "evidence": "https://a.example/b; c.pdf",
            }
    return answers


def as_results(answers: Answers) -> list[str]:
    """Write what was entered as someone would who writes the file."""
    lines = []
    for key in dict.fromkeys(key.partition("/")[0] for key in answers):
        parts = {each: cells for each, cells in answers.items() if each.startswith(f"{key}/")}
        written = _write(answers.get(key, {}))
        if parts:
            listed = ", ".join(
                f"{each.rpartition('/')[2]}: {{{', '.join(_write(cells))}}}" for each, cells in parts.items()
            )
            written.append(f"parts: {{{listed}}}")
        lines.append(f'      "{key}": {{{", ".join(written)}}}')
    return lines


def _write(cells: Mapping[str, Any]) -> list[str]:
    said = []
    new = cells.get("new")
    if isinstance(new, str) and new[0] != ">":
        said.append(f"outcome: {new}")
    elif new is not None:
        said.append(f'value: "{str(new).replace(",", ".")}"')
    said += [f"{key}: {cells[key]}" for key in ("count", "of") if key in cells]
    said += [f"{key}: {json.dumps(cells[key], ensure_ascii=False)}" for key in ("source", "note") if key in cells]
    if "evidence" in cells:
        said.append(f"evidence: {json.dumps(cells['evidence'].split('; '), ensure_ascii=False)}")
    return said


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_filled_form_gives_what_the_same_results_in_the_file_give(ntm: Runner, tmp_path: Path, lang: str) -> None:
    for name in ("nap", "viet"):
        (tmp_path / name / "communes").mkdir(parents=True)
        shutil.copytree(ROOT / "data" / "adjustments", tmp_path / name / "adjustments")
        shutil.copy(ROOT / "data" / "criteria.yaml", tmp_path / name)
        text = "code: xa-mot\nname: Một\nprovince: Tỉnh Ví Dụ\nzone: tdmnpb\n"
        (tmp_path / name / "communes" / "xa-mot.yaml").write_text(text, encoding="utf-8")
    form = tmp_path / "bieu.xlsx"
    assert ntm("form", "xa-mot", "-o", str(form), "--data", "nap", "--lang", lang, cwd=tmp_path).status == 0
    sheet = load_workbook(form).worksheets[0]
    codes = {key.partition("/")[0] for key in keys_of(sheet)}
    assert len(codes) == 60 - 3, "every indicator of the framework but none of its criteria"
    answers = answers_for(sheet, random.Random(lang))
    if lang == "en":
        words = {"đạt": "met", "chưa đạt": "not met", "> 80,5": "> 80.5"}
        entered = {
            key: {**cells, "new": words.get(cells.get("new"), cells.get("new"))} for key, cells in answers.items()
        }
    else:
        entered = answers
    fill_file(form, entered, date=datetime.date(2025, 6, 30), source="Báo cáo: số 12")
    run = ntm("import", str(form), "--data", "nap", cwd=tmp_path)
    assert (run.status, run.err) == (0, ""), run.out
    file = tmp_path / "viet" / "communes" / "xa-mot.yaml"
    review = ["reviews:", "  - date: 2025-06-30", '    source: "Báo cáo: số 12"', "    results:", *as_results(answers)]
    file.write_text("\n".join([file.read_text(encoding="utf-8").strip(), *review, ""]), encoding="utf-8")
    read, written = (
        ntm("status", "xa-mot", "--format", "json", "--data", name, "--as-of", "2025-07-01", cwd=tmp_path)
        for name in ("nap", "viet")
    )
    assert read.out == written.out
    assert read.json["communes"][0]["criteria"]["total"] == 19
    assert ntm("check", "--data", "nap", cwd=tmp_path).status == 0


@pytest.mark.parametrize(("entered", "written"), DAYS, ids=lambda each: str(each))
def test_the_day_of_a_form_may_be_written_in_every_usual_way(folder: Path, entered: Any, written: str) -> None:
    assert main(["form", "xa-mot", "-o", str(folder / "a.xlsx"), "--data", str(folder / "data")]) == 0
    fill_file(folder / "a.xlsx", {"16": {"new": "đạt"}}, date=entered)
    assert take(folder, "a.xlsx").status == 0
    assert results_of(folder, "xa-mot", written) == {"16": "đạt"}


@pytest.fixture
def form(folder: Path) -> Path:
    """A form for two communes."""
    path = folder / "a.xlsx"
    assert main(["form", "xa-mot", "xa-hai", "-o", str(path), "--data", str(folder / "data")]) == 0
    return path


def test_a_form_that_nobody_filled_in_changes_nothing(folder: Path, form: Path) -> None:
    before = snapshot(folder)
    run = take(folder, form.name, "--date", "2023-11-20")
    assert (run.status, snapshot(folder)) == (0, before)
    assert "Không có kết quả mới" in run.out


def test_a_form_of_several_communes_is_taken_sheet_by_sheet(folder: Path, form: Path) -> None:
    fill_file(
        form, {"15.1": {"count": 5600, "of": 6190}}, {"17.1/a": {"new": 90}, "17.1/b": {"new": 25}}, date="20/11/2023"
    )
    run = take(folder, form.name)
    assert run.status == 0, run.out
    assert results_of(folder, "xa-mot", "2023-11-20") == {"15.1": {"count": "5600", "of": "6190"}}
    assert results_of(folder, "xa-hai", "2023-11-20") == {"17.1": {"parts": {"a": "90", "b": "25"}}}


@pytest.mark.parametrize(
    ("answers", "date", "args", "place", "said"),
    [
        ({"15.1": {"new": 0.85}}, "20/11/2023", (), "E", "85 %"),
        ({"15.1": {"new": 1}}, "20/11/2023", (), "E", "100 %"),
        ({"16": {"note": "chưa họp"}}, "20/11/2023", (), "J", "ghi chú"),
        ({"16": {"new": "đạt"}}, None, (), "C4", "--date"),
        ({"16": {"new": "đạt"}}, "hôm qua", (), "C4", "hôm qua"),
        ({"16": {"new": "đạt"}}, "20/11/2023", ("--date", "2023-11-21"), "C4", "2023-11-20"),
        ({"16": {"new": "đạt"}}, "20/11/2093", (), "C4", "20/11/2093"),
        ({"16": {"new": "đạt"}}, "20/11/2023", ("--commune", "xa-hai"), "A1", "xa-mot"),
        ({"16": {"new": "đạt"}}, "20/11/2023", ("--date", "20/11/2023", "--framework", "bo-thu"), None, ""),
    ],
)
def test_what_is_wrong_with_a_form_is_said_with_its_cell(
    folder: Path, answers: Answers, date: Any, args: tuple[str, ...], place: str | None, said: str
) -> None:
    assert main(["form", "xa-mot", "-o", str(folder / "a.xlsx"), "--data", str(folder / "data")]) == 0
    fill_file(folder / "a.xlsx", answers, date=date)
    before = snapshot(folder)
    run = take(folder, "a.xlsx", *args)
    if place is None:
        assert run.status == 0, run.out
        return
    assert run.status == 1, run.out
    assert not place or f"Một!{place}" in run.out, run.out
    assert said in run.out
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("mark", "status", "said"),
    [
        ("ntm-form 1 ../../xa-mot bo-thu", 1, "../../xa-mot"),
        ("ntm-form 1 data/communes/xa-mot.yaml bo-thu", 1, "data/communes/xa-mot.yaml"),
        ("ntm-form 1 xa-ba bo-thu", 1, "xa-ba"),
        ("ntm-form 1 xa-mot bo-khac", 1, "bo-khac"),
        ("ntm-form 2 xa-mot bo-thu", 3, "mới hơn"),
        ("ntm-form", 2, ".ntm.yaml"),
    ],
)
def test_the_mark_of_a_form_is_not_trusted(folder: Path, mark: str, status: int, said: str) -> None:
    assert main(["form", "xa-mot", "-o", str(folder / "a.xlsx"), "--data", str(folder / "data")]) == 0
    fill_file(folder / "a.xlsx", {"16": {"new": "đạt"}}, date="20/11/2023")
    book = load_workbook(folder / "a.xlsx")
    book.worksheets[0]["S1"].value = mark
    if mark == "ntm-form":
        book.worksheets[0].delete_rows(8)  # nor is it a table then
    book.save(folder / "a.xlsx")
    before = snapshot(folder)
    run = take(folder, "a.xlsx")
    assert (run.status, said in run.out + run.err) == (status, True), run
    assert snapshot(folder) == before


def test_a_form_is_read_where_rows_were_added_and_keys_were_changed(folder: Path) -> None:
    assert main(["form", "xa-mot", "-o", str(folder / "a.xlsx"), "--data", str(folder / "data")]) == 0
    fill_file(folder / "a.xlsx", {"16": {"new": "đạt"}, "17.3": {"new": "đạt"}}, date="20/11/2023")
    book = load_workbook(folder / "a.xlsx")
    sheet = book.worksheets[0]
    sheet.cell(rows_of(sheet)["17.3"], 19).value = "99.9"
    sheet.insert_rows(9)
    sheet.insert_cols(1)
    book.save(folder / "a.xlsx")
    run = take(folder, "a.xlsx", "--partial")
    assert (run.status, "99.9" in run.out) == (1, True)
    assert results_of(folder, "xa-mot", "2023-11-20") == {"16": "đạt"}


def test_a_day_that_has_not_come_is_told_by_its_cell(ntm: Runner, folder: Path) -> None:
    assert ntm("form", "xa-mot", "-o", "bieu.xlsx", cwd=folder).status == 0
    fill_file(folder / "bieu.xlsx", {"15.1": {"new": 92}}, date=datetime.date(2999, 10, 1))
    run = take(folder, "bieu.xlsx")
    assert run.status == 1
    assert run.out.startswith("Một!C4: ngày 01/10/2999 chưa đến. ")
    assert "NTM211" not in run.out
    save(folder, ["Mã", "Kết quả", "Ngày"], ["15.1", 92, "1/10/2999"])
    run = take(folder, "bang.xlsx", "--commune", "xa-mot", lang="en")
    assert run.out.startswith("Sheet!C2: the day 1 October 2999 has not come yet. ")
    run = take(folder, "bang.xlsx", "--commune", "xa-mot", "--date", "1/10/2999")
    assert (run.status, "--date (1/10/2999) chưa đến" in run.err) == (2, True)


@pytest.mark.parametrize(("lang", "said"), [("vi", "được ghi là chưa đạt"), ("en", "is written as chưa đạt")])
def test_a_word_that_is_written_as_another_is_told(folder: Path, lang: str, said: str) -> None:
    rows = [["15.1", "Không đạt", None], ["15.2", None, "không đạt."], ["17.3", "chua dat", None]]
    save(folder, ["Mã", "Kết quả", "Tự đánh giá"], *rows)
    run = take(folder, "bang.xlsx", *ARGS, lang=lang)
    assert run.status == 0, run.out
    told = [line for line in run.out.splitlines() if said in line]
    assert told == [f"15.1: “Không đạt” {said}", f"15.2: “không đạt.” {said}"]
    assert results_of(folder, "xa-mot", "2023-11-20") == dict.fromkeys(("15.1", "15.2", "17.3"), "chưa đạt")


@pytest.mark.parametrize(("lang", "said"), [("vi", "không dùng để kết luận"), ("en", "figures decide nothing")])
def test_a_figure_that_judges_nothing_on_that_day_is_told_by_its_cell(folder: Path, lang: str, said: str) -> None:
    (folder / "data" / "adjustments").mkdir()
    text = (
        "code: sua\nname: Sửa\nframework: bo-thu\ndecision: {number: 2/QĐ-THU, date: 2023-01-01}\n"
        'applies: {from: 2023-01-01}\ntargets: {"15.1": đạt, "15.3": đạt}\n'
    )
    (folder / "data" / "adjustments" / "sua.yaml").write_text(text, encoding="utf-8")
    save(folder, ["Mã", "Kết quả", "Số đạt", "Tổng số"], ["15.1", None, 3, 4], ["15.3", "đạt", 1, 5], ["10", 45])
    run = take(folder, "bang.xlsx", *ARGS, lang=lang)
    assert run.status == 0, run.out
    assert [line.partition(":")[0] for line in run.out.splitlines() if said in line] == ["Sheet!C2 (15.1)"]
    run = take(folder, "bang.xlsx", "--commune", "xa-mot", "--date", "2022-11-20", lang=lang)
    assert (run.status, said in run.out) == (0, False), run.out


# -- asked on a terminal


def ask(folder: Path, answers: str, *args: str) -> tuple[int, str]:
    """Run the program with a terminal for its input, and type some answers."""
    leader, follower = pty.openpty()
    os.write(leader, answers.encode())
    done = subprocess.run(
        [sys.executable, "-m", "ntmcli", "import", *args],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdin=follower,
        capture_output=True,
        timeout=60,
        check=False,
    )
    os.close(leader)
    os.close(follower)
    return done.returncode, (done.stdout + done.stderr).decode()


def test_what_is_not_certain_is_asked_for_and_remembered(folder: Path) -> None:
    save(folder, ["Mã", "Kết quả năm 2021", "Kết quả năm 2022"], ["15.1", 85, 0.92])
    status, said = ask(folder, "z\nc\n100\n1\n\n", "bang.xlsx", *ARGS)
    assert status == 0, said
    assert "Kết quả năm 2021" in said
    remembered = (folder / "bang.xlsx.ntm.yaml").read_text(encoding="utf-8")
    assert remembered == 'columns:\n  "Kết quả năm 2021": ignore\n  "Kết quả năm 2022": result\npercent: 100\n'
    assert results_of(folder, "xa-mot", "2023-11-20") == {"15.1": "0.92"}
    assert take(folder, "bang.xlsx", *ARGS).status == 0, "nothing is asked twice"


def test_the_answers_are_remembered_only_where_that_is_wanted_and_never_among_the_data(folder: Path) -> None:
    rows = (["Chỉ số", "Số liệu"], ["15.1", 92])
    save(folder, *rows)
    status, _ = ask(folder, "a\nn\n", "bang.xlsx", *ARGS)
    assert (status, (folder / "bang.xlsx.ntm.yaml").exists()) == (0, False)
    save(folder / "data" / "communes", *rows)
    status, said = ask(folder, "a\n", "data/communes/bang.xlsx", *ARGS)
    assert (status, "ntm.yaml" in said) == (0, False)
    assert sorted(path.name for path in (folder / "data" / "communes").iterdir()) == [
        "bang.xlsx",
        "xa-hai.yaml",
        "xa-mot.yaml",
    ]


def test_with_no_input_nothing_is_asked(folder: Path) -> None:
    save(folder, ["Chỉ số", "Số liệu"], ["15.1", 92])
    status, said = ask(folder, "a\n", "bang.xlsx", *ARGS, "--no-input")
    assert (status, ".ntm.yaml" in said) == (2, True)


DISTRICT = ["STT", "Tên xã", "Mã chỉ tiêu", "Nội dung", "Kết quả thực hiện"]


def test_a_heading_that_names_codes_is_taken_before_a_running_number(folder: Path) -> None:
    rows = [[1, "Một", "15.1", "Người dân tham gia bảo hiểm y tế", 92], [2, "Hai", "15.1", None, 93]]
    save(folder, DISTRICT, *rows)
    run = take(folder, "bang.xlsx", "--date", "2023-11-20")
    assert run.status == 0, run.err
    assert "Cột không dùng đến: Sheet!A1 “STT”\n" in run.out
    assert results_of(folder, "xa-mot", "2023-11-20") == {"15.1": "92"}
    assert results_of(folder, "xa-hai", "2023-11-20") == {"15.1": "93"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_columns_that_are_proposed_are_enough(folder: Path, lang: str) -> None:
    heads = ["TT", "STT", "Kết quả năm 2021", "Kết quả\nnăm 2022", "Ghi chú", "Nhận xét"]
    save(folder, heads, [1, "15.1", 85, 92, "a", "b"])
    said = take(folder, "bang.xlsx", *ARGS, lang=lang).err
    proposed = [line for line in said.splitlines() if line == "columns:" or line.startswith('  "')]
    assert len(proposed) == 4
    (folder / "bang.xlsx.ntm.yaml").write_text("\n".join(proposed), encoding="utf-8")
    run = take(folder, "bang.xlsx", *ARGS, lang=lang)
    assert run.status == 0, run.err
    assert results_of(folder, "xa-mot", "2023-11-20") == {"15.1": {"value": "92", "note": "b"}}


def test_a_column_that_nothing_speaks_for_is_not_proposed(folder: Path) -> None:
    save(folder, ["Họ và tên", "Lương", "Phụ cấp"], ["Nguyễn Văn A", 5000, "2.5"])
    said = take(folder, "bang.xlsx", *ARGS, lang="en").err
    assert 'columns:\n  "(heading of the column: code of the criterion or indicator)": code\n' in said
    assert '  "(heading of the column: result)": result\n' in said
    save(folder, ["Mã", "Kết quả do xã báo cáo", "Lãnh đạo"], ["15.1", 92, "A"])
    assert 'columns:\n  "Kết quả do xã báo cáo": result\n' in take(folder, "bang.xlsx", *ARGS).err
    save(folder, ["Mã", "Năm 2022", "Lãnh đạo"], ["15.1", 92, "A"])
    assert 'columns:\n  "Năm 2022": result\n' in take(folder, "bang.xlsx", *ARGS).err


@pytest.mark.parametrize(
    "heads",
    [
        ["STT", "Xã", "TC1", "TC2", "TC3", "Số TC đạt"],
        ["Xã", "Tiêu chí 1", "Tiêu chí số 2", "Tiêu chí 15.1: BHYT", "Đạt"],
        ["STT", "Tên xã", 15.1, 15.2, "15,3", "Tự đánh giá"],
        ["Đơn vị", "TC 1", "TC 2", "TC 3"],
    ],
)
def test_a_table_with_a_column_for_each_criterion_is_not_read(folder: Path, heads: list[Any]) -> None:
    save(folder, ["TỔNG HỢP"], heads, [1, "Một", "Đạt", "x", "Đạt", "Đạt"])
    run = take(folder, "bang.xlsx", *ARGS)
    assert (run.status, run.out) == (3, "")
    assert run.err == (
        "Lỗi: Bảng xếp mỗi tiêu chí một cột nên chưa nạp được; cần mỗi tiêu chí, chỉ tiêu một dòng. Lập biểu bằng "
        "lệnh: ntm form\n"
    )


def test_a_wide_sheet_beside_a_table_is_left_out(folder: Path) -> None:
    book = load_workbook(save(folder, ["Mã", "Kết quả", "Ghi chú"], ["15.1", "92.5", "15.1"]))
    wide = book.create_sheet("Tổng hợp")
    wide.append(["STT", "Xã", "TC1", "TC2", "TC3"])
    book.save(folder / "bang.xlsx")
    run = take(folder, "bang.xlsx", *ARGS)
    assert (run.status, "bỏ qua: Tổng hợp\n" in run.out) == (0, True), run.err


def test_headings_that_are_the_same_are_to_be_made_different(folder: Path) -> None:
    save(folder, ["Mã", "Kết quả", "Kết quả"], ["15.1", 85, 92])
    run = take(folder, "bang.xlsx", *ARGS)
    assert run.status == 2
    assert run.err == (
        "Lỗi: Chưa rõ cột nào là gì:\n"
        "  kết quả (result): nhiều cột cùng tiêu đề, hãy đổi tiêu đề trong bảng cho khác nhau: Sheet!B1 “Kết quả”; "
        "Sheet!C1 “Kết quả”\n"
    )


# -- for machines


def test_the_same_for_machines(folder: Path, ntm: Runner) -> None:
    save(folder, ["Mã", "Kết quả", "Ghi chú", "Khác"], ["15.1", 92, "a", "b"], ["15.2", "tốt", None, None])
    run = ntm("import", "bang.xlsx", *ARGS, "--format", "json", "--lang", "en", cwd=folder)
    assert run.status == 1
    said = run.json
    assert (said["format"], said["version"], said["written"], said["results"], said["communes"]) == (
        "ntm.import",
        1,
        False,
        0,
        [],
    )
    assert [(fault["place"], fault["kind"]) for fault in said["faults"]] == [("Sheet!B3", "result")]
    assert said["unused_columns"] == ["Sheet!D1 “Khác”"]
    said = ntm("import", "bang.xlsx", *ARGS, "--format", "json", "--partial", cwd=folder).json
    (commune,) = said["communes"]
    assert (said["written"], said["results"], commune["code"]) == (True, 1, "xa-mot")
    (review,) = commune["reviews"]
    assert review["date"] == "2023-11-20"
    (result,) = review["results"]
    assert {key: result[key] for key in ("code", "place", "value", "note")} == {
        "code": "15.1",
        "place": "Sheet!B2",
        "value": 92,
        "note": "a",
    }
    line = (folder / commune["path"]).read_text(encoding="utf-8").splitlines()[result["line"] - 1]
    assert line.strip().startswith('"15.1":')
    assert {"code": "15.1", "before": "not_met", "after": "met"} in commune["changes"]
    assert commune["criteria"] == {
        "before": {"met": 0, "met_at_most": 5, "total": 7},
        "after": {"met": 0, "met_at_most": 6, "total": 7},
    }


# -- what is not as it should be around it


@pytest.mark.parametrize(
    ("text", "args", "status", "said"),
    [
        ("Mã;Kết quả\n15.1;92\n", (), 2, "--commune"),
        ("Mã;Kết quả\n15.1;92\n", ("--commune", "xa-mot"), 2, "--date"),
        ("Mã;Kết quả\n15.1;92\n", ("--commune", "khong-co", "--date", "2023-01-01"), 2, "khong-co"),
        ("Mã;Kết quả\n15.1;92\n", ("--commune", "xa-mot", "--date", "32/1/2023"), 2, "32/1/2023"),
        ("Mã;Kết quả\n15.1;92\n", (*ARGS, "--framework", "khong-co"), 2, "khong-co"),
        ("Xin chào\n", ARGS, 3, "ntm form"),
        ("", ARGS, 3, "ntm form"),
    ],
)
def test_wrong_use_says_what_to_add(folder: Path, text: str, args: tuple[str, ...], status: int, said: str) -> None:
    (folder / "bang.csv").write_text(text, encoding="utf-8")
    before = snapshot(folder)
    run = take(folder, "bang.csv", *args)
    assert (run.status, run.out, said in run.err) == (status, "", True), run.err
    assert snapshot(folder) == before


@pytest.mark.parametrize("text", ["{a: [", "code: xa-mot\nname: Một\nprovince: P\nla: 1\n", ""])
def test_a_commune_whose_file_cannot_be_read_is_a_fault_of_its_rows(folder: Path, text: str) -> None:
    file = folder / "data" / "communes" / "xa-mot.yaml"
    file.write_text(text, encoding="utf-8")
    (folder / "bang.csv").write_text("Xã;Mã;Kết quả\nxa-mot;15.1;92\nxa-hai;15.1;93\n", encoding="utf-8")
    run = take(folder, "bang.csv", "--date", "2023-11-20", "--partial")
    assert (run.status, "B2: " in run.out) == (1, True), run
    assert file.read_text(encoding="utf-8") == text
    assert results_of(folder, "xa-hai", "2023-11-20") == {"15.1": "93"}


def test_a_commune_with_an_error_of_another_review_is_written_to_and_named(folder: Path) -> None:
    file = folder / "data" / "communes" / "xa-hai.yaml"
    text = file.read_text(encoding="utf-8") + 'reviews:\n  - {date: 2023-01-01, results: {"15.1": 920}}\n'
    file.write_text(text, encoding="utf-8")
    (folder / "bang.csv").write_text("Mã;Kết quả\n15.1;92\n", encoding="utf-8")
    run = take(folder, "bang.csv", "--commune", "xa-hai", "--date", "2023-11-20", "--source", "Báo cáo")
    assert (run.status, "NTM205" in run.err) == (0, True)
    assert results_of(folder, "xa-hai", "2023-11-20") == {"15.1": "92"}


def test_rules_with_an_error_stop_it(folder: Path) -> None:
    criteria = folder / "data" / "criteria.yaml"
    criteria.write_text(criteria.read_text(encoding="utf-8") + "la: 1\n", encoding="utf-8")
    (folder / "bang.csv").write_text("Mã;Kết quả\n15.1;92\n", encoding="utf-8")
    before = snapshot(folder)
    run = take(folder, "bang.csv", *ARGS)
    assert run.status in (1, 3)
    assert "ntm check" in run.out + run.err
    assert snapshot(folder) == before


def test_without_the_library_a_workbook_is_not_read_and_a_text_is(folder: Path) -> None:
    program = (
        "import sys; sys.modules['openpyxl'] = None\n"
        "from ntmcli.cli.app import main\n"
        "sys.exit(main(['import', *sys.argv[1:]]))\n"
    )
    save(folder, ["Mã", "Kết quả"], ["15.1", 92])
    (folder / "bang.csv").write_text("Mã;Kết quả\n15.1;92\n", encoding="utf-8")
    for name, status in (("bang.xlsx", 3), ("bang.csv", 0)):
        command = [sys.executable, "-c", program, name, *ARGS]
        env = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == status, done.stderr
        assert ("'.[report]'" in done.stderr) is (status == 3)


# -- what must not be taken for something else


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("TT,Kết quả\n15.1,95,5\n", "C2: "),
        ("TT,Kết quả,Ghi chú\n15.1,95,5,\n", "D2: "),
        ("TT;Kết quả\n15.1;95;5\n", "C2: "),
    ],
)
def test_a_row_with_more_cells_than_headings_is_refused(folder: Path, text: str, place: str) -> None:
    (folder / "bang.csv").write_text(text, encoding="utf-8")
    before = snapshot(folder)
    run = take(folder, "bang.csv", *ARGS)
    assert (run.status, place in run.out) == (1, True), run.out
    assert snapshot(folder) == before


def test_quoted_decimal_commas_and_empty_cells_beyond_the_headings_are_taken(folder: Path) -> None:
    (folder / "bang.csv").write_text('TT,Kết quả,\n15.1,"95,5",\n', encoding="utf-8")
    assert take(folder, "bang.csv", *ARGS).status == 0
    assert results_of(folder, "xa-mot", "2023-11-20") == {"15.1": "95.5"}


def test_running_numbers_are_no_codes_where_the_content_is_of_something_else(folder: Path) -> None:
    text = "STT;Nội dung;Tự đánh giá\n16;Điện chiếu sáng công cộng;Đạt\n"
    (folder / "bang.csv").write_text(text, encoding="utf-8")
    run = take(folder, "bang.csv", *ARGS)
    assert (run.status, "A2: mã và nội dung không khớp" in run.out) == (1, True), run.out
    assert results_of(folder, "xa-mot", "2023-11-20") is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("17.3;;đạt\n17.1;;60\n", None),
        ("17.3;;đạt\n17.1;Chất thải nhựa được thu gom;60\n", {"17.3": "đạt", "17.10": "60"}),
        ("17.3;;đạt\n17.1;Hộ sử dụng nước sạch theo quy chuẩn;đạt\n", {"17.3": "đạt", "17.1": "đạt"}),
        ("17.1;;đạt\n17.3;;đạt\n", {"17.1": "đạt", "17.3": "đạt"}),
        ("17.1;;đạt\n17.3;;đạt\n17.1;;60\n18.1;;đạt\n", {"17.1": "đạt", "17.3": "đạt", "17.10": "60", "18.1": "đạt"}),
    ],
)
def test_a_code_of_a_text_file_that_lost_its_zero_is_told_by_what_stands_around_it(
    folder: Path, rows: str, expected: Any
) -> None:
    (folder / "bang.csv").write_text(f"TT;Nội dung;Kết quả\n{rows}", encoding="utf-8")
    run = take(folder, "bang.csv", *ARGS)
    assert (run.status, "17.1 / 17.10" in run.out) == (int(expected is None), expected is None), run.out
    assert results_of(folder, "xa-mot", "2023-11-20") == expected


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"S16": None}, "E16: "),
        ({"A16": "15.2"}, "A16: "),
        ({"A1": "Biểu nhập kết quả rà soát – xã Hai"}, "A1: "),
        ({"A40": "15.9", "E40": "đạt"}, "E40: "),
        ({"E40": "CHỦ TỊCH", "E42": "Nguyễn Văn A"}, None),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_form_whose_rows_or_title_do_not_fit_what_is_hidden_is_not_taken(
    folder: Path, cells: Mapping[str, Any], place: str | None, lang: Lang
) -> None:
    path = folder / "a.xlsx"
    assert main(["form", "xa-mot", "-o", str(path), "--data", str(folder / "data"), "--lang", lang]) == 0
    book = load_workbook(path)
    sheet = book.worksheets[0]
    row = rows_of(sheet)["16"]
    sheet.cell(row, 5).value = "đạt"
    sheet["C4"].value = "20/11/2023"
    for name, value in cells.items():
        sheet[name.replace("16", str(row))].value = value
    book.save(path)
    before = snapshot(folder)
    run = take(folder, "a.xlsx")
    if place is None:
        assert (run.status, results_of(folder, "xa-mot", "2023-11-20")) == (0, {"16": "đạt"}), run.out
        return
    assert (run.status, f"Một!{place.replace('16', str(row))}" in run.out) == (1, True), run.out
    assert snapshot(folder) == before


def strip(path: Path, first: int = PRINTED + 1) -> None:
    """Remove the hidden columns of a form from one on, as its formulas' results are; add a row above the table."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            for column in range(first, KEY + 1):
                sheet.cell(row, column).value = None
        for area in list(sheet.merged_cells.ranges):  # which do not move with the rows
            sheet.unmerge_cells(str(area))
        sheet.insert_rows(3)
    book.save(path)


STRIPPED: Answers = {
    "15.1": {"count": 5600, "of": 6190, "note": "theo trạm y tế"},
    "17.1/a": {"new": 90},
    "17.1/b": {"new": 25},
    "17.10": {"new": 65, "source": "Huyện"},
}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("first", [KEY, PRINTED + 1])
def test_a_form_without_its_hidden_column_is_read_by_the_codes_that_are_seen(
    folder: Path, lang: Lang, first: int
) -> None:
    path = folder / "a.xlsx"
    commune = folder / "data" / "communes" / "xa-mot.yaml"
    own = commune.read_text(encoding="utf-8") + '  - {date: 2023-01-01, source: x, results: {"15": chưa đạt}}\n'
    commune.write_text(own, encoding="utf-8")
    assert main(["form", "xa-mot", "-o", str(path), "--data", str(folder / "data"), "--lang", lang]) == 0
    fill_file(path, STRIPPED | {"15": {"new": "chưa đạt"}}, date="20/11/2023", source="Báo cáo")
    strip(path, first)
    before = snapshot(folder)
    run = take(folder, "a.xlsx", lang=lang)
    assert (run.status, "--commune" in run.err, "Một" in run.err, snapshot(folder)) == (2, True, True, before)
    run = take(folder, "a.xlsx", "--commune", "xa-mot", "--date", "20/11/2023", lang=lang)
    assert (run.status, "--commune" in run.err) == (0, True), run.out
    assert "source: Báo cáo" in commune.read_text(encoding="utf-8")
    assert results_of(folder, "xa-mot", "2023-11-20") == {
        "15": "chưa đạt",
        "15.1": {"count": "5600", "of": "6190", "note": "theo trạm y tế"},
        "17.1": {"parts": {"a": "90", "b": "25"}},
        "17.10": {"value": "65", "source": "Huyện"},
    }


def test_a_form_saved_as_text_without_its_hidden_column_is_known_too(folder: Path) -> None:
    path = folder / "a.xlsx"
    assert main(["form", "xa-mot", "-o", str(path), "--data", str(folder / "data")]) == 0
    fill_file(path, STRIPPED, date="20/11/2023")
    rows = load_workbook(path).worksheets[0].iter_rows(max_col=PRINTED, values_only=True)
    cells = [["" if str(cell or "=").startswith("=") else str(cell) for cell in row] for row in rows]
    (folder / "a.csv").write_text("\n".join(map("\t".join, cells)), encoding="utf-8")
    run = take(folder, "a.csv")
    assert (run.status, "cột ẩn" in run.err, "a.csv" in run.err) == (2, True, True), run.err
    assert take(folder, "a.csv", "--commune", "xa-mot").status == 0
    assert results_of(folder, "xa-mot", "2023-11-20")["17.10"] == {"value": "65", "source": "Huyện"}


@pytest.mark.parametrize(
    ("cells", "args", "place", "said"),
    [
        ({}, ("--commune", "xa-hai"), "A1", "xã ghi sau --commune"),
        ({"A2": "Bộ tiêu chí khác"}, (), "A1", "Bộ tiêu chí để thử (1/QĐ-THU)"),
        ({"C5": None}, (), "C5", "chưa ghi ngày rà soát"),
        ({"C5": "hôm qua"}, (), "C5", "hôm qua"),
        ({}, ("--date", "21/11/2023"), "C5", "2023-11-20"),
        ({"A17": "15.9"}, (), "A17", "15.9"),
        ({"A17": "16"}, (), "A17", "giống 15.1"),
        ({"E17": None, "F17": None, "G17": None}, (), "J17", "không có kết quả mới"),
    ],
)
def test_what_is_wrong_with_a_form_without_its_hidden_column_is_said_with_its_cell(
    folder: Path, cells: Mapping[str, Any], args: tuple[str, ...], place: str, said: str
) -> None:
    path = folder / "a.xlsx"
    assert main(["form", "xa-mot", "-o", str(path), "--data", str(folder / "data")]) == 0
    fill_file(path, STRIPPED, date="20/11/2023")
    strip(path)
    book = load_workbook(path)
    row = next(cell.row for cell in book.worksheets[0]["A"] if cell.value == "15.1")
    for name, value in cells.items():
        book.worksheets[0][name.replace("17", str(row))].value = value
    book.save(path)
    before = snapshot(folder)
    for more in ((), ("--partial", "--dry-run")):
        run = take(folder, "a.xlsx", *(args if "xa-hai" in args else ("--commune", "xa-mot", *args)), *more)
        assert (run.status, f"Một!{place.replace('17', str(row))}: " in run.out, said in run.out) == (1, True, True)
        assert snapshot(folder) == before
    if place in ("A1", "C5"):
        assert "Không có kết quả mới nào để ghi" in run.out


def test_a_form_whose_title_names_another_commune_is_left_out_whole(folder: Path, form: Path) -> None:
    fill_file(form, {"16": {"new": "đạt"}}, {"16": {"new": "đạt"}}, date="20/11/2023")
    strip(form)
    run = take(folder, form.name, "--commune", "xa-hai", "--partial")
    assert (run.status, "Một!A1: tiêu đề" in run.out) == (1, True), run.out
    assert results_of(folder, "xa-mot", "2023-11-20") is None
    assert results_of(folder, "xa-hai", "2023-11-20") == {"16": "đạt"}


def test_a_source_that_is_a_formula_without_its_result_is_refused(folder: Path) -> None:
    path = folder / "a.xlsx"
    assert main(["form", "xa-mot", "-o", str(path), "--data", str(folder / "data")]) == 0
    fill_file(path, {"16": {"new": "đạt"}}, date="20/11/2023", source='="Báo cáo"')
    before = snapshot(folder)
    run = take(folder, "a.xlsx")
    assert (run.status, "Một!C5: ô có công thức" in run.out) == (1, True), run.out
    assert snapshot(folder) == before


def test_only_the_row_below_the_heads_numbers_the_columns(folder: Path) -> None:
    (folder / "bang.csv").write_text("TT;Số đạt;Tổng số\n15.1;92;100\n1;2;3\n", encoding="utf-8")
    run = take(folder, "bang.csv", *ARGS)
    assert (run.status, "B3: 1 là cả tiêu chí" in run.out) == (1, True), run.out


# -- what is not taken is told


def test_rows_of_other_communes_are_counted(folder: Path) -> None:
    file = save(folder, ["Xã", "Mã", "Kết quả"], ["xa-mot", "15.1", 92], ["xa-hai", "15.1", 91], ["xa-hai", "15.2", ""])
    run = take(folder, file.name, *ARGS)
    assert run.status == 0
    assert "xã khác với xã ghi sau --commune: 1." in run.err


def test_a_source_of_one_part_is_not_lost_in_silence(folder: Path) -> None:
    file = save(folder, ["Mã", "Kết quả", "Nguồn"], ["17.1", "", ""], ["a", 85, "Sở Y tế"], ["b", 20, ""])
    run = take(folder, file.name, *ARGS)
    assert run.status == 1
    assert "của riêng một phần" in run.out + run.err


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["15.1", "", "chờ số liệu", ""], "Sheet!C2"),
        (["15.1", "", "", "Trạm y tế"], "Sheet!D2"),
        (["15.1", "", "chờ số liệu", "Trạm y tế"], "Sheet!C2"),
        (["15.9", "", "chờ số liệu", ""], "Sheet!C2"),
        (["15.1", "", "", ""], None),
        (["II", "", "4 tiêu chí", ""], None),
        (["", "", "(ký tên, đóng dấu)", ""], None),
    ],
)
def test_what_is_said_of_no_figure_is_told_with_its_cell(folder: Path, row: list[str], told: str | None) -> None:
    file = save(folder, ["Mã", "Kết quả", "Ghi chú", "Nguồn"], row, ["17.3", "đạt", "", ""])
    run = take(folder, file.name, *ARGS)
    assert (run.status, run.out.count("không có kết quả mới")) == ((0, 0) if told is None else (1, 1)), run.out
    assert f"{told}: " in run.out or told is None


@pytest.mark.parametrize(("figure", "status"), [("đạt", 0), ("", 1)])
def test_what_a_merged_cell_says_is_told_once_where_none_of_its_rows_has_a_figure(
    folder: Path, figure: str, status: int
) -> None:
    rows = (["15.1", figure, "Trạm y tế", "Một"], ["15.2", "", "", "Một"], ["15.2", "", "", "Hai"])
    file = save(folder, ["Mã", "Kết quả", "Ghi chú", "Xã"], *rows, ["17.3", "đạt", "", "Một"])
    book = load_workbook(file)
    book.worksheets[0].merge_cells("C2:C4")
    book.save(file)
    run = take(folder, file.name, "--date", "2023-11-20")
    assert (run.status, run.out.count("Sheet!C2: ")) == (status, status), run.out


def test_the_year_of_a_figure_chooses_its_limit_and_is_told_to_machines(folder: Path, ntm: Runner) -> None:
    save(folder, ["Mã", "Kết quả", "Năm"], ["10", "38,5", 2021], ["15.1", 95, None])
    run = ntm("import", "bang.xlsx", *ARGS, "--format", "json", cwd=folder)
    assert run.status == 0
    (commune,) = run.json["communes"]
    assert [result["year"] for result in commune["reviews"][0]["results"]] == [2021, None]
    assert {"code": "10", "before": "not_met", "after": "met"} in commune["changes"]
    assert results_of(folder, "xa-mot", "2023-11-20") == {"10": {"value": "38.5", "year": "2021"}, "15.1": "95"}


def test_figures_of_several_years_are_not_put_into_one_review(folder: Path) -> None:
    file = save(folder, ["Mã", "Kết quả", "Năm"], ["15.1", 85, 2022], ["15.1", 92, 2023])
    run = take(folder, file.name, *ARGS)
    assert (run.status, "15.1 có nhiều dòng" in run.out) == (1, True), run.out


def test_a_name_of_several_communes_is_told_with_their_codes(folder: Path) -> None:
    one = folder / "data/communes/xa-mot.yaml"
    text = one.read_text(encoding="utf-8").replace("code: xa-mot", "code: xa-mot-2025")
    (folder / "data/communes/xa-mot-2025.yaml").write_text(text, encoding="utf-8")
    name = next(line.removeprefix("name: ") for line in text.splitlines() if line.startswith("name: "))
    file = save(folder, ["Xã", "Mã", "Kết quả"], [name, "15.1", 92])
    run = take(folder, file.name, "--date", "2023-11-20", "--source", "x")
    assert run.status == 1
    assert "ứng với nhiều xã" in run.out + run.err
    assert "xa-mot-2025" in run.out + run.err
