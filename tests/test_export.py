"""Exports: each form read back has the rows of the assessment, exactly; a failed one leaves the old file as it was."""

import csv as comma
import datetime
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq
import pytest
from conftest import ROOT, Runner
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from written import TODAY, make_commune, make_framework, make_rules

from ntmcli.diagnostic import DataError
from ntmcli.judge.outcomes import assess
from ntmcli.judge.verdict import Assessment
from ntmcli.present import csv
from ntmcli.present.export_columns import COLUMNS, FIGURES
from ntmcli.store.writing import replacing

CRITERIA = {
    "1": {"1.1": "{at_least: 50}", "1.2": "{at_most: 26.7}", "1.3": "đạt"},
    "2": {"2": "{at_least: 36} | unit: triệu đồng", "2.1": "{at_least: province}"},
    "3": {},
}
RESULTS = '{"1.1": {count: 1, of: 3}, "1.2": ">20", "1.3": {outcome: đạt, source: "=1+1"}, "2": 35.5, "3": đạt}'

Row = list[Any]


def judge(
    criteria: Mapping[str, Mapping[str, str]] = CRITERIA, results: str = RESULTS, **commune: object
) -> Assessment:
    made = make_commune(f"2022-05-26, results: {results}").model_copy(update=commune)
    return assess(make_rules(make_framework(criteria)), made, TODAY)


def write(form: str, path: Path, assessments: Iterable[Assessment]) -> Path:
    import_module(f"ntmcli.present.export_{form}").write(path, assessments, "vi")
    return path


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(map(list, comma.reader(file)))


def open_sheets(path: Path) -> list[Worksheet]:
    return load_workbook(BytesIO(path.read_bytes())).worksheets


def read_xlsx(path: Path) -> list[Row]:
    return [[cell.value for cell in row] for sheet in open_sheets(path) for row in sheet.iter_rows()]


def read_parquet(path: Path) -> list[Row]:
    table = pq.read_table(path)
    return [table.column_names, *([*row.values()] for row in table.to_pylist())]


def read_sqlite(path: Path) -> list[Row]:
    with closing(sqlite3.connect(path)) as database:
        cursor = database.execute("SELECT * FROM results ORDER BY rowid")
        return [[each[0] for each in cursor.description], *map(list, cursor)]


READERS: dict[str, Callable[[Path], list[Row]]] = {
    "csv": read_csv,
    "xlsx": read_xlsx,
    "parquet": read_parquet,
    "sqlite": read_sqlite,
}
TYPED = ("parquet", "sqlite")
every_form = pytest.mark.parametrize("form", READERS)
typed_forms = pytest.mark.parametrize("form", TYPED)


def read_figures(form: str, row: Row) -> list[Decimal | str | None]:
    """Read the figures of a row as the numbers, or bounds, that they are."""
    cells = dict(zip(COLUMNS if form in TYPED else csv.RESULTS, row, strict=True))
    figures: list[Decimal | str | None] = []
    for name in FIGURES:
        number, text = cells[name], cells.get(f"{name}_text")
        assert text is None or number is None
        found = str(number if text is None else text)  # a float writes itself as the shortest number that it is
        figures.append(None if found in ("", "None") else found if found[0] in "<>" else Decimal(found))
    return figures


def list_rows(assessments: Iterable[Assessment]) -> list[Row]:
    return [list(row) for row in csv.tabulate_all(assessments)]


def show(form: str, value: Any) -> Any:
    """Return what a cell of a form holds where it is no figure."""
    if form == "csv":
        return csv.cell(value)
    return str(value) if isinstance(value, datetime.date) and form != "parquet" else value


@every_form
def test_each_form_has_the_rows_of_the_assessments(form: str, tmp_path: Path) -> None:
    assessments = [judge(), judge(results="{}", code="hai", district=None)]
    heading, *rows = READERS[form](write(form, tmp_path / "a", assessments))
    expected = list_rows(assessments)
    assert tuple(heading) == (COLUMNS if form in TYPED else csv.RESULTS)
    assert len(rows) == len(expected) == 16
    places = [csv.RESULTS.index(name) for name in FIGURES]
    for row, wanted in zip(rows, expected, strict=True):
        plain = [show(form, value) for at, value in enumerate(wanted) if at not in places]
        assert [value for at, value in enumerate(row[:18]) if at not in places] == plain
        assert read_figures(form, row) == [wanted[at] for at in places]


USUAL = st.decimals(0, 1000, places=4).map("{:f}".format)
NUMBERS = USUAL | st.from_regex(r"[0-9]{1,30}(\.[0-9]{1,30})?", fullmatch=True)


@every_form
@settings(max_examples=40, deadline=None)
@given(figures=st.lists(NUMBERS, min_size=1, max_size=6), limit=NUMBERS)
def test_no_figure_is_other_than_the_data_have_it(form: str, figures: list[str], limit: str) -> None:
    """Value, limit and gap, of up to 30 digits on either side of the point."""
    indicators = {f"1.{at}": f"{{at_least: {limit}}} | unit: km" for at in range(len(figures))}
    results = ", ".join(f'"1.{at}": {figure}' for at, figure in enumerate(figures))
    assessment = judge({"1": indicators}, f"{{{results}}}")
    with TemporaryDirectory() as folder:
        _, _, *rows = READERS[form](write(form, Path(folder, "a"), [assessment]))
    for row, figure, verdict in zip(rows, figures, assessment.verdicts[0].indicators, strict=True):
        assert read_figures(form, row) == [Decimal(figure), Decimal(limit), verdict.gap]


@typed_forms
def test_a_bound_and_too_many_digits_stand_beside_their_columns(form: str, tmp_path: Path) -> None:
    long = "12345678901234567890123.5"
    assessment = judge(
        {"1": {"1.1": "{at_least: 5} | unit: km"}, "2": {"2.1": "{at_most: 5}"}}, f'{{"1.1": {long}, "2.1": ">4"}}'
    )
    _, *rows = READERS[form](write(form, tmp_path / "a", [assessment]))
    cells = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    assert [(each["value"], each["value_text"]) for each in cells] == [
        (None, None),
        (None, long),
        (None, None),
        (None, ">4"),
    ]
    assert [each["limit_text"] for each in cells] == [None] * 4


def test_a_parquet_file_has_decimals_dates_and_truth_values(tmp_path: Path) -> None:
    schema = pq.read_schema(write("parquet", tmp_path / "a", [judge()]))
    types = {field.name: str(field.type) for field in schema}
    decimals = dict.fromkeys(FIGURES, "decimal128(38, 18)")
    assert types == dict.fromkeys(COLUMNS, "string") | decimals | {"as_of": "date32[day]", "illustrative": "bool"}


def test_a_parquet_file_is_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ntmcli.present.export_parquet.ROWS", 3)
    made = write("parquet", tmp_path / "a", [judge()])
    assert pq.ParquetFile(made).num_row_groups == 3
    assert [row[7:9] for row in read_parquet(made)[1:]] == [row[7:9] for row in list_rows([judge()])]


def test_a_database_computes_with_numbers_alone_and_finds_by_its_indexes(tmp_path: Path) -> None:
    made = write("sqlite", tmp_path / "a", [judge()])
    with closing(sqlite3.connect(made)) as database:

        def ask(text: str) -> list[tuple[Any, ...]]:
            return database.execute(text).fetchall()

        assert ask("SELECT count(*), count(value) FROM results WHERE value IS NOT NULL OR value_text IS NOT NULL") == [
            (3, 2)
        ]
        assert ask("SELECT avg(value) FROM results WHERE unit = '%'") == [(33.3333,)]
        assert ask("SELECT DISTINCT \"limit\" / 8 FROM results WHERE indicator = '2'") == [(4.5,)]
        for asked, index in (("commune = 'xa'", "commune"), ("criterion = '1' AND indicator = '1.1'", "indicator")):
            plan = ask(f"EXPLAIN QUERY PLAN SELECT * FROM results WHERE {asked}")  # noqa: S608 -- the test's own
            assert f"results_by_{index}" in plan[0][3]


@every_form
def test_no_text_becomes_a_formula(form: str, tmp_path: Path) -> None:
    made = write(form, tmp_path / "a", [judge(name='=HYPERLINK("http://x")', district="+1")])
    rows = READERS[form](made)[1:]
    mark = "'" if form == "csv" else ""
    assert {tuple(row[1:3]) for row in rows} == {(f'{mark}=HYPERLINK("http://x")', f"{mark}+1")}
    assert rows[3][16] == f"{mark}=1+1"
    if form == "xlsx":
        assert b"<f>" not in zipfile.ZipFile(made).read("xl/worksheets/sheet1.xml")


def test_a_workbook_opens_whatever_letters_are_in_it(tmp_path: Path) -> None:
    made = write("xlsx", tmp_path / "a", [judge(name="a\x01<b>&", province="\x1b[31m" + "x" * 40_000)])
    row = read_xlsx(made)[1]
    assert row[1] == "a\ufffd<b>&"
    assert row[3].startswith("\ufffd[31mxxx")
    assert len(row[3]) == 32_767


def test_a_full_sheet_goes_on_in_a_further_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ntmcli.present.xlsx_book.MOST_ROWS", 6)
    made = write("xlsx", tmp_path / "a", [judge()])
    assert [sheet.max_row for sheet in open_sheets(made)] == [6, 4]
    rows = read_xlsx(made)
    assert rows.count(list(csv.RESULTS)) == 2
    assert [row[7] for row in rows if row[7] != "criterion"] == [row[7] for row in list_rows([judge()])]


@every_form
def test_the_same_results_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    first, second = (write(form, tmp_path / name, [judge(), judge(results="{}")]).read_bytes() for name in "ab")
    assert first == second
    if form == "xlsx":
        with zipfile.ZipFile(tmp_path / "a") as archive:
            assert {each.date_time[0] for each in archive.infolist()} == {1980}


@every_form
@pytest.mark.parametrize("mistake", [KeyboardInterrupt, DataError("bad_date", 2), OSError(28, "No space left")])
def test_an_interrupted_export_leaves_the_old_file_and_nothing_else(
    form: str, mistake: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    target = tmp_path / f"old.{form}"
    target.write_bytes(b"old")

    def interrupted() -> Iterator[Assessment]:
        yield from [judge()] * 3
        raise mistake

    with pytest.raises((KeyboardInterrupt, DataError)), replacing(target) as beside:
        write(form, beside, interrupted())
    assert target.read_bytes() == b"old"
    assert {each.name for each in tmp_path.iterdir()} == {"temporary", target.name}
    assert list(temporary.iterdir()) == []


def make_data(folder: Path, communes: int = 0) -> Path:
    (folder / "communes").mkdir(parents=True)
    (folder / "criteria.yaml").write_bytes((ROOT / "data/criteria.yaml").read_bytes())
    for number in range(communes):
        text = f"code: xa-{number}\nname: Xã {number}\nprovince: Ví Dụ\nzone: tdmnpb\nreviews: []\n"
        (folder / f"communes/xa-{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_csv_is_what_status_prints(ntm: Runner, tmp_path: Path) -> None:
    made = tmp_path / "a.CSV"
    run = ntm("export", "van-nham", "xa-gia-dinh", "-o", str(made))
    assert (run.status, run.out, run.err) == (0, "", f"Đã ghi {made}.\n")
    assert made.read_bytes() == ntm("status", "van-nham", "xa-gia-dinh", "--format", "csv").out.encode()


@pytest.mark.parametrize(("command", "suffix"), [("export", ".csv"), ("report", ".md")])
def test_a_link_is_followed(ntm: Runner, tmp_path: Path, command: str, suffix: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / f"a{suffix}", tmp_path / f"link{suffix}"
    target.write_text("old")
    link.symlink_to(target)
    run = ntm(command, "van-nham", "-o", str(link))
    assert (run.status, run.err, link.is_symlink()) == (0, f"Đã ghi {link}.\n", True)
    assert "Vân Nham" in target.read_text(encoding="utf-8")


def test_the_communes_day_and_framework_are_chosen_as_elsewhere(ntm: Runner, tmp_path: Path) -> None:
    made = tmp_path / "a.csv"
    ntm("export", "--district", "huyen pac nam", "--as-of", "2022-12-31", "-o", str(made))
    rows = read_csv(made)[1:]
    assert {row[0] for row in rows} == {"boc-bo", "cao-tan", "giao-hieu", "nghien-loan"}
    assert {row[6] for row in rows} == {"2022-12-31"}
    ntm("export", "--province", "Tây Ninh", "--framework", "xa-ntm-2016-2020", "-o", str(made))
    assert {(row[0], row[5]) for row in read_csv(made)[1:]} == {("hao-duoc", "xa-ntm-2016-2020")}


def test_communes_that_cannot_be_judged_are_named_and_left_out(ntm: Runner, tmp_path: Path) -> None:
    data, made = make_data(tmp_path / "data", 2), tmp_path / "a.csv"
    (data / "communes/hong.yaml").write_text("code: hong\nname: [\n", encoding="utf-8")
    run = ntm("export", "-o", str(made), "--data", str(data))
    assert (run.status, run.out) == (3, "")
    assert "hong" in run.err
    assert run.err.endswith(f"Đã ghi {made}.\n")
    assert {row[0] for row in read_csv(made)[1:]} == {"xa-0", "xa-1"}
    before = made.read_bytes()
    none = ntm("export", "hong", "-o", str(made), "--data", str(data))
    assert (none.status, "Đã ghi" in none.err) == (3, False)
    assert made.read_bytes() == before, "where no commune could be judged, the table that is there stays"


@every_form
def test_a_folder_without_communes_gives_a_table_without_rows(ntm: Runner, tmp_path: Path, form: str) -> None:
    made = tmp_path / f"a.{form}"
    run = ntm("export", "-o", str(made), "--data", str(make_data(tmp_path / "data")))
    assert (run.status, run.err) == (0, f"Thư mục dữ liệu chưa có xã nào.\nĐã ghi {made}.\n")
    assert [tuple(row) for row in READERS[form](made)] == [COLUMNS if form in TYPED else csv.RESULTS]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("-o", "a.ods"), "“a.ods”. Tên tệp kết thúc bằng một trong: .csv, .xlsx, .parquet, .sqlite."),
        (("-o", "csv"), "“csv”"),
        ((), "Thiếu --output."),
        (("-o", "khong-co/a.csv"), "Không có thư mục “khong-co”"),
        (("van-nhan", "-o", "a.csv"), "van-nham"),
        (("van-nham", "--district", "Pác Nặm", "-o", "a.csv"), "không ghi cả hai"),
        (("-o", "a.csv", "--as-of", "2022-13-01"), "2022-13-01"),
    ],
)
def test_wrong_use_writes_nothing(ntm: Runner, tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    run = ntm("export", *args, "--data", str(ROOT / "data"), cwd=tmp_path)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("form", "library", "extra"), [("xlsx", "xlsxwriter", "report"), ("parquet", "pyarrow", "parquet")]
)
def test_a_missing_library_is_named_with_its_extra(tmp_path: Path, form: str, library: str, extra: str) -> None:
    args = ["export", "van-nham", "-o", str(tmp_path / f"a.{form}"), "--lang", "en"]
    program = f"import sys; sys.modules[{library!r}] = None; from ntmcli.cli.app import main; sys.exit(main({args!r}))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"({library}). Install them in the program's folder with: " in done.stderr
    assert f"-e '.[{extra}]'" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are there on POSIX systems alone")
@every_form
def test_a_full_disk_is_told_and_leaves_the_old_file(form: str, tmp_path: Path) -> None:
    import resource

    folder = tmp_path / "out"
    folder.mkdir()
    made = folder / f"a.{form}"
    made.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-m", "ntmcli", "export", "-o", str(made), "--lang", "en"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert done.returncode == 3
    assert f"a.{form}” cannot be written" in done.stderr or "no room to write" in done.stderr
    assert made.read_bytes() == b"old"
    assert [each.name for each in folder.iterdir()] == [made.name]
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


INTERRUPTED = """
import signal, sys

def interrupt(event, args):
    if event == "open" and str(args[0]).endswith("xa-2.yaml"):
        signal.raise_signal(signal.SIGINT)

sys.addaudithook(interrupt)
from ntmcli.cli.app import main
sys.exit(main({args!r}))
"""
"""Presses Ctrl-C when the third commune is opened: the new file has been begun by then."""


@every_form
def test_ctrl_c_leaves_the_old_file(form: str, tmp_path: Path) -> None:
    data, folder = make_data(tmp_path / "data", 3), tmp_path / "out"
    folder.mkdir()
    made = folder / f"a.{form}"
    made.write_bytes(b"old")
    args = ["export", "-o", str(made), "--data", str(data)]
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(args=args)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Đã dừng.\n")
    assert made.read_bytes() == b"old"
    assert [each.name for each in folder.iterdir()] == [made.name]


def find_blocks(page: str, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```$", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE | re.DOTALL
    )


@pytest.mark.parametrize("page", ["output.md", "xuat-so-lieu.md"])
def test_the_documented_question_has_an_answer(ntm: Runner, tmp_path: Path, page: str) -> None:
    made = tmp_path / "a.sqlite"
    ntm("export", "-o", str(made), "--data", str(ROOT / "docs/vi-du"))
    [question] = find_blocks(page, "sql")
    with closing(sqlite3.connect(made)) as database:
        assert ("15.1", 1, Decimal("89.74")) in [
            (row[0], row[1], round(Decimal(str(row[2] or 0)), 2)) for row in database.execute(question)
        ]


def test_the_documented_program_runs(ntm: Runner, tmp_path: Path) -> None:
    ntm("export", "--province", "Điện Biên", "-o", str(tmp_path / "dien-bien.parquet"))
    [program] = find_blocks("xuat-so-lieu.md", "python")
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "commune_count: int64" in done.stdout
