"""`ntm set`: a result is checked before it is written, its file keeps its layout, and the verdicts are told."""

import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import date
from itertools import takewhile
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml
from conftest import ROOT, Run, Runner, run_ntm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from processes import end, give_up_rights, start

from ntmcli.cli.app import main
from ntmcli.store.audit import Data, Given
from ntmcli.store.disk import is_in_program
from ntmcli.store.editor import Answer, put_results
from ntmcli.store.scalars import clean
from ntmcli.store.writing import hold

resource = pytest.importorskip("resource")
COMMUNE = "communes/dong-mau.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "docs/vi-du", tmp_path / "data")
    return tmp_path


def set_(folder: Path, *args: str, lang: str = "en") -> Run:
    return run_ntm("set", "--lang", lang, *args, cwd=folder)


def read(folder: Path, name: str = COMMUNE) -> str:
    return (folder / "data" / name).read_bytes().decode()


def write(folder: Path, old: str, new: str) -> None:
    text = read(folder)
    assert text.count(old) == 1
    (folder / "data" / COMMUNE).write_bytes(text.replace(old, new).encode())


INSURED = ("dong-mau", "15.1", "--count", "1060", "--of", "1170", "--date")
OLD = '"15.1": {hamlets: {thon-mot: {count: 560, of: 640}, thon-hai: {count: 490, of: 530}}}'


def test_a_result_is_written_and_the_verdicts_are_told(folder: Path) -> None:
    before = read(folder)
    done = set_(folder, *INSURED, "2022-06-30")
    assert (done.status, done.err) == (0, "")
    assert done.out == (
        "Written to data/communes/dong-mau.yaml:16.\n"
        "Taken out, since it does not go with the new result: hamlets.\n"
        "Source: that of the review (Báo cáo số 12/BC-UBND của xã); where the figure comes from another one, add "
        "--source.\n"
        "15.1: not met → met; 15: not met → unknown; 1/5 → 1–2/5\n"
    )
    assert read(folder) == before.replace(OLD, '"15.1": {count: 1060, of: 1170}')
    assert run_ntm("check", cwd=folder).status == 0


def test_a_day_may_be_written_as_in_vietnamese(folder: Path) -> None:
    done = set_(folder, "dong-mau", "13.1", "đạt", "--date", "20/12/2022", "--source", "Biên bản")
    assert (done.status, done.err) == (0, "")
    assert "  - date: 2022-12-20\n" in read(folder)
    assert set_(folder, "dong-mau", "13.1", "đạt", "--date", "31/2/2022").status == 2


def test_it_is_told_in_vietnamese(folder: Path) -> None:
    done = set_(folder, "Đồng Mẫu", "13.1", "Đạt", "--date", "2022-12", "--source", "Biên bản", lang="vi")
    assert (
        done.out == "Đã ghi vào data/communes/dong-mau.yaml:24.\n"
        "13.1: chưa đạt → đạt; 13: chưa đạt → đạt; 17.8: chưa rõ → đạt; 1/5 → 2/5\n"
        "Xã nay được đánh giá tính đến ngày 31/12/2022, trước là ngày 30/6/2022.\n"
    )
    added = '  - date: 2022-12\n    source: Biên bản\n    results:\n      "13.1": đạt\nhamlets:'
    assert added in read(folder)


def test_a_trial_shows_the_difference_and_writes_nothing(folder: Path) -> None:
    before = read(folder)
    done = set_(folder, *INSURED, "2022-06-30", "--dry-run")
    lines = done.out.splitlines()
    assert done.status == 0
    assert lines[:2] == ["--- data/communes/dong-mau.yaml", "+++ data/communes/dong-mau.yaml"]
    assert [line for line in lines[3:] if line[:1] in ("+", "-")] == [
        f"-      {OLD}",
        '+      "15.1": {count: 1060, of: 1170}',
    ]
    assert "Tried out, the file is as it was: data/communes/dong-mau.yaml:16." in lines
    assert lines[-1].endswith("1/5 → 1–2/5")
    assert read(folder) == before


@pytest.mark.parametrize(
    ("args", "code", "hint"),
    [
        (("15.1", "33,5", "--date", "2022-06-30"), "NTM202", "33.5"),
        (("15.1", "92%", "--date", "2022-06-30"), "NTM203", "92"),
        (("15.1", "120", "--date", "2022-06-30"), "NTM205", "percentage"),
        (("15.1", "--count", "9", "--of", "5", "--date", "2022-06-30"), "NTM206", ""),
        (("15.1", "--count", "9", "--date", "2022-06-30"), "NTM112", ""),
        (("15.1", "dat", "--date", "2022-06-30"), "NTM208", "Did you mean “đạt”?"),
        (("15.1", "", "--date", "2022-06-30"), "NTM104", ""),
        (("13.1", "5", "--date", "2022-06-30"), "NTM309", ""),
        (("15.1", "không áp dụng", "--date", "2022-06-30"), "NTM311", ""),
        (("15.1", "95", "--date", "2999-01-01"), "NTM211", ""),
        (("15.1", "95", "--date", "2025-07"), "NTM312", ""),
        (("15.1", "95", "--date", "2022-06-30", "--source", " "), "NTM104", ""),
        (("15.1", "95", "--date", "2022-07", "--source", " "), "NTM104", ""),
        (("15.1", "70", "--count", "1060", "--of", "1170", "--date", "2022-06-30"), "NTM404", ""),
    ],
)
def test_a_result_in_error_is_refused_with_place_reason_and_hint(
    folder: Path, args: tuple[str, ...], code: str, hint: str
) -> None:
    path = folder / "data" / COMMUNE
    before = (path.read_bytes(), path.stat())
    done = set_(folder, "dong-mau", *args)
    assert done.status == 1
    assert done.out.startswith(f"Result given on the command line: error {code}: "), done.out
    assert hint in done.out
    assert done.out.endswith("Not written to data/communes/dong-mau.yaml: the result is in error, as said above.\n")
    after = path.stat()
    assert (path.read_bytes(), after.st_ino, after.st_mtime_ns) == (before[0], before[1].st_ino, before[1].st_mtime_ns)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("dong-mau", "15.9", "95", "--date", "2022"), "Did you mean “15.3”?"),
        (("dong-mau", "15.1", "95", "--date", "31/6/2022"), "Write 2022-05-26 or 26/5/2022"),
        (("dong-mau", "15.1", "95", "--date", "2022-02-30"), "Write 2022-05-26 or 26/5/2022"),
        (("dong-mau", "15.1", "--date", "2022"), "There is no result to write"),
        (("dong-mau", "15.1", "95"), "--date is missing"),
        (("dong-mau", "15.1", "5.571/6.190", "--date", "2022"), "Write 5571/6190, without signs between thousands."),
        (("dong-mau", "15.1", "5571 / 6,190", "--date", "2022"), "Write 5571/6190"),
        (("dong-mua", "15.1", "95", "--date", "2022"), "Did you mean “dong-mau”?"),
        (("dong-mau", "15.1", "95", "--date", "2022", "--framework", "bo-vi"), "Did you mean “bo-vi-du”?"),
        (("dong-mau", "15.1", "95", "--date", "2022", "--note", "\x1b[31m"), "U+001B"),
        (("dong-mau", "15.1", "95", "--date", "2022", "--source", "\u202e"), "U+202E"),
        (("dong-mau", "15.1", "95", "--date", "2022", "--format", "csv"), "--format"),
    ],
)
def test_wrong_use_is_told(folder: Path, args: tuple[str, ...], said: str) -> None:
    before = read(folder)
    done = set_(folder, *args)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert "\x1b" not in done.err
    assert read(folder) == before


def test_a_new_warning_is_told_and_does_not_keep_the_result_from_being_written(folder: Path) -> None:
    done = set_(folder, "dong-mau", "10", "30", "--date", "2022-06-30")
    assert done.status == 0
    assert "warning NTM405" in done.out
    assert "10: met → not met; 1/5 → 0/5" in done.out
    assert '"10": {value: 30, year: 2021}' in read(folder)
    again = set_(folder, "dong-mau", "10", "31", "--date", "2022-06-30")
    assert "NTM405" not in again.out, "it was there before"


def test_what_is_said_already_is_not_written_again(folder: Path) -> None:
    path = folder / "data" / COMMUNE
    before = path.stat()
    done = set_(folder, "dong-mau", "13.1", "chưa đạt", "--date", "2022-06-30")
    assert done.out == (
        "The file says so already, nothing is changed: data/communes/dong-mau.yaml:14.\n"
        "No verdict changes (13.1: not met). Criteria met: 1/5\n"
    )
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_an_earlier_result_does_not_decide(folder: Path) -> None:
    done = set_(folder, "dong-mau", "10", "20", "--date", "2021", "--source", "Báo cáo cũ")
    assert done.out.endswith(
        "No verdict changes (10: met). Criteria met: 1/5\n"
        "The verdict does not rest on this result: another review has a later one.\n"
    )
    assert read(folder).index("date: 2021") < read(folder).index("date: 2022-06-30")


def test_a_result_without_a_source_is_told(folder: Path) -> None:
    said = "The result has no source yet. Where there is one, run this again with --source.\n"
    assert set_(folder, "dong-mau", "13.1", "đạt", "--date", "2022-12").out.endswith(said)
    again = set_(folder, "dong-mau", "13.1", "đạt", "--date", "2022-12", "--source", "Biên bản: kết luận")
    assert said not in again.out
    assert '"13.1": {outcome: đạt, source: "Biên bản: kết luận"}' in read(folder)


def test_illustrative_figures_are_marked(folder: Path) -> None:
    done = set_(folder, "dong-moi", "13.1", "đạt", "--date", "2022-11")
    assert "13.1: not met → met; 13: not met → met; 2–4/5 * → 3–4/5 *" in done.out or " * → " in done.out
    assert "Illustrative figures" in done.out
    kept = set_(folder, "dong-moi", "10", "54", "--date", "2022-11")
    assert kept.out.splitlines()[1].startswith("The result is still illustrative: the earlier one says")
    gone = set_(folder, "dong-moi", "10", "54", "--date", "2022-11", "--source", "Phiếu điều tra")
    assert "The earlier result's mark as illustrative is taken out, since the new one has a source." in gone.out
    assert "The result is still illustrative" not in gone.out
    assert '"10": {value: 54, source: Phiếu điều tra}' in read(folder, "communes/dong-moi.yaml")
    assert " *" not in gone.out.splitlines()[-1]


def test_a_figure_in_an_illustrative_review_stays_illustrative(folder: Path) -> None:
    write(folder, "    reported:", "    illustrative: true\n    reported:")
    for more in ((), ("--source", "Sổ")):
        done = set_(folder, "dong-mau", "10", "41", "--date", "2022-06-30", *more)
        assert done.status == 0
        assert "The result is still illustrative: its whole review says illustrative: true." in done.out
        assert "Source: that of the review" not in done.out


VALUES = [
    ("15.1", "1060/1170", "{count: 1060, of: 1170}"),
    ("15.1", " 1060 / 1170 ", "{count: 1060, of: 1170}"),
    ("15.1", "{count: 1060, of: 1170}", "{count: 1060, of: 1170}"),
    ("15.1", "{value: 90.6, year: 2021}", "{value: 90.6, year: 2021}"),
    ("15.1", "{value: 89, outcome: Cơ bản đạt}", "{value: 89, outcome: cơ bản đạt}"),
    ("15.1", "{outcome: đạt}", "đạt"),
    ("15.1", "{value: '>90'}", '">90"'),
    ("15.1", "'>90'", '">90"'),
    ("17.1", "{parts: {a: 36, b: 13}}", "{parts: {a: 36, b: 13}}"),
    ("17.1", "{parts: {a: {count: 36, of: 100}, b: '<12'}}", '{parts: {a: {count: 36, of: 100}, b: "<12"}}'),
    ("17.1", "{parts:\n {a: 36,\n b: 13}}", "{parts: {a: 36, b: 13}}"),
]


@pytest.mark.parametrize(("code", "value", "written"), VALUES)
def test_a_result_is_given_as_plan_takes_it(folder: Path, code: str, value: str, written: str) -> None:
    done = set_(folder, "dong-mau", code, value, "--date", "2023-06-30", "--source", "S")
    assert (done.status, done.err) == (0, "")
    assert f'      "{code}": {written}\n' in read(folder)
    assert run_ntm("check", cwd=folder).status == 0
    tried = run_ntm("plan", "dong-mau", "--set", f"{code}={value}", cwd=folder)
    assert (tried.status, tried.err) == (0, "")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("{count: 5, of: 6, source: S}", "“source” cannot be written like this"),
        ("{hamlets: {thon-mot: đạt}}", "“hamlets” cannot be written like this"),
        ("{value: 5, illustrative: true}", "“illustrative” cannot"),
        ("{value: [5]}", "“value” cannot"),
        ("{value: {a: 5}}", "“value” cannot"),
        ("{parts: 5}", "“parts” cannot"),
        ("{parts: {}}", "“parts” cannot"),
        ("{parts: {a: [5]}}", "“a” cannot"),
        ("{parts: {a: {note: x}}}", "“note” cannot"),
        ("{count: 5, of: 6", "RESULT 15.1: NTM006"),
        ("{count: 5, count: 6}", "RESULT 15.1: NTM012"),
        ("{value: &a 5}", "RESULT 15.1: NTM008"),
        ("'5", "RESULT 15.1: NTM00"),
        ("{}", "There is no result to write"),
        ("{year: 2021}", "There is no result to write"),
        ("{a: 1}\nresults: {}", "NTM0"),
        ("{value: \x1b[31m}", "NTM004"),
    ],
)
def test_what_is_no_result_is_refused_clearly(folder: Path, value: str, said: str) -> None:
    before = read(folder)
    done = set_(folder, "dong-mau", "15.1", value, "--date", "2022-06-30")
    assert (done.status, done.out, read(folder)) == (2, "", before)
    assert said in done.err
    assert "\x1b" not in done.err


def test_a_count_is_given_once(folder: Path) -> None:
    done = set_(folder, "dong-mau", "15.1", "5/6", "--of", "7", "--date", "2022-06-30")
    assert (done.status, "The counts are given twice" in done.err) == (2, True)
    beside = set_(folder, "dong-mau", "15.1", "{value: 50}", "--count", "5", "--of", "10", "--date", "2022-06-30")
    assert (beside.status, '"15.1": {value: 50, count: 5, of: 10}' in read(folder)) == (0, True)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("{parts: {a: 5, c: 5}}", "NTM3"),
        ("{parts: {a: {}}}", "NTM102"),
        ("{parts: {a: {parts: {b: 5}}}}", "NTM324"),
        ("{value: đạt, outcome: chưa đạt}", "NTM201"),
        ("{count: 5}", "NTM112"),
    ],
)
def test_a_result_in_brackets_is_checked_in_its_place(folder: Path, value: str, code: str) -> None:
    done = set_(folder, "dong-mau", "17.1", value, "--date", "2022-06-30")
    assert done.status == 1
    assert f"error {code}" in done.out


def test_parts_that_are_gone_are_told(folder: Path) -> None:
    done = set_(folder, "dong-mau", "17.1", "{parts: {a: 36}}", "--date", "2022-06-30")
    assert "Taken out, since it does not go with the new result: parts.b." in done.out
    assert '"17.1": {parts: {a: 36}}' in read(folder)


@pytest.mark.parametrize(
    "args",
    [
        ("10", "-5", "--date", "2022-06-30", "--note", "-7"),
        ("--date", "2022-06-30", "--note", "-7", "10", "-5"),
        ("--date=2022-06-30", "--note=-7", "--", "10", "-5"),
    ],
)
def test_a_negative_number_is_a_value(folder: Path, args: tuple[str, ...]) -> None:
    done = set_(folder, "dong-mau", *args)
    assert (done.status, done.err) == (0, "")
    assert '"10": {value: -5, year: 2021, note: -7}' in read(folder)


def test_what_only_looks_like_an_option_is_none(folder: Path) -> None:
    done = set_(folder, "dong-mau", "10", "-x", "--date", "2022-06-30")
    assert (done.status, "“-x”" in done.err) == (2, True)


FRAMEWORK_2021 = "xa-ntm-2021-2025"


def test_every_indicator_of_a_national_framework_can_be_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decision 318/QĐ-TTg: what no bare figure or word says, a result in brackets does."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shown = run_ntm("framework", "show", FRAMEWORK_2021, "--format", "json", cwd=tmp_path).json
    listed = [each for criterion in shown["criteria"] for each in criterion["indicators"]]
    with_parts = 0
    monkeypatch.chdir(tmp_path)
    for each in listed:
        parts = [part["code"] for part in each.get("parts") or ()]
        with_parts += bool(parts)
        value = f"{{parts: {{{', '.join(f'{code}: 50' for code in parts)}}}}}" if parts else "đạt"
        status = main(["set", "van-nham", each["code"], value, "--date", "2022-12-20", "--dry-run"])
        assert status == 0, (each["code"], value, capsys.readouterr())
    assert (len(listed) > 50, with_parts > 0) == (True, True)


def test_a_machine_reads_what_was_done(folder: Path) -> None:
    done = set_(folder, *INSURED, "2022-06-30", "--format", "json")
    found = done.json
    assert (done.status, found["format"], found["version"]) == (0, "ntm.set", 1)
    assert (found["path"], found["line"], found["code"]) == ("data/communes/dong-mau.yaml", 16, "15.1")
    assert (found["written"], found["dry_run"], found["new_review"]) == (True, False, False)
    assert (found["before"]["outcome"], found["after"]["outcome"]) == ("not_met", "met")
    assert (found["after"]["count"], found["after"]["of"], found["after"]["value"]) == (1060, 1170, 90.5983)
    assert found["changes"] == [
        {"code": "15.1", "before": "not_met", "after": "met"},
        {"code": "15", "before": "not_met", "after": "unknown"},
    ]
    assert found["criteria"]["before"] == {"met": 1, "met_at_most": 1, "total": 5}
    assert (found["dropped"], found["kept"], found["diagnostics"]) == (["hamlets"], [], [])
    refused = set_(folder, "dong-mau", "18", "dat", "--date", "2022-06-30", "--format", "json")
    assert (refused.status, refused.json["written"], refused.json["after"]) == (1, False, None)
    assert [each["code"] for each in refused.json["diagnostics"]] == ["NTM208"]
    criterion = set_(folder, "dong-mau", "18", "đạt", "--date", "2022-06-30", "--format", "json", "--dry-run")
    assert criterion.json["before"] == {
        "outcome": "basically_met", "value": None, "bound": None, "count": None, "of": None, "illustrative": False,
    }  # fmt: skip


def test_a_file_in_error_is_edited_beside_and_at_the_error(folder: Path) -> None:
    write(folder, '"18": cơ bản đạt', '"18": co ban dat')
    beside = set_(folder, "dong-mau", "13.1", "đạt", "--date", "2022-06-30")
    assert (beside.status, beside.out) == (0, "Written to data/communes/dong-mau.yaml:14.\n")
    assert "Cannot judge dong-mau: data/communes/dong-mau.yaml:20:13: NTM208" in beside.err
    wrong = set_(folder, "dong-mau", "18", "co ban dat", "--date", "2022-06-30")
    assert (wrong.status, "error NTM208" in wrong.out) == (1, True)
    mended = set_(folder, "dong-mau", "18", "cơ bản đạt", "--date", "2022-06-30")
    assert (mended.status, mended.err) == (0, "")
    assert run_ntm("check", cwd=folder).status == 0


@pytest.mark.parametrize("text", ["code: [", "code: dong-mau\ncode: x\n", "code: &a dong-mau\n", ""])
def test_a_file_that_cannot_be_read_is_left_alone(folder: Path, text: str) -> None:
    (folder / "data" / COMMUNE).write_text(text)
    done = set_(folder, "dong-mau", "13.1", "đạt", "--date", "2022-06-30")
    assert (done.status, done.out, read(folder)) == (3, "", text)
    assert "cannot be edited by a command yet" in done.err


def test_where_the_rules_are_in_error_nothing_is_written(folder: Path) -> None:
    before = read(folder)
    rules = folder / "data/criteria.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + "extra: 1\n", encoding="utf-8")
    done = set_(folder, "dong-mau", "13.1", "đạt", "--date", "2022-06-30")
    assert (done.status, done.out, read(folder)) == (3, "", before)
    assert "Cannot judge dong-mau: data/criteria.yaml:" in done.err


def test_the_data_of_the_program_are_not_written(tmp_path: Path, ntm: Runner) -> None:
    done = ntm("set", "van-nham", "15.1", "95", "--date", "2022", "--lang", "en", cwd=tmp_path)
    assert (done.status, done.out) == (3, "")
    assert "Make a folder of your own" in done.err
    assert is_in_program(ROOT / "ntmcli/data")
    assert not is_in_program(ROOT / "data")


def test_a_link_out_of_the_folder_is_not_written(folder: Path) -> None:
    outside = folder / "outside.yaml"
    shutil.move(folder / "data" / COMMUNE, outside)
    (folder / "data" / COMMUNE).symlink_to(outside)
    before = outside.read_bytes()
    done = set_(folder, "dong-mau", "13.1", "đạt", "--date", "2022-06-30")
    assert (done.status, done.out, outside.read_bytes()) == (3, "", before)
    assert "leads out of the data folder" in done.err


def test_a_full_disk_leaves_the_commune_as_it_was(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = read(folder)

    def work() -> int:
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before.encode()) // 2, resource.RLIM_INFINITY))
        return main(["set", *INSURED, "2022-06-30", "--lang", "en"])

    assert end(start(work)) == 3
    assert "There is no room to write" in capfd.readouterr().err
    assert read(folder) == before
    assert len(list((folder / "data/communes").iterdir())) == 2


@pytest.mark.parametrize(
    ("folders", "files", "options", "status", "said"),
    [
        (0o755, 0o644, ("--dry-run",), 0, ""),
        (0o555, 0o666, (), 3, "There is no permission to write"),
        (0o777, 0o444, (), 3, "There is no permission to write"),
        (0o777, 0o666, (), 0, ""),
    ],
)
def test_rights_decide_what_is_written(
    open_folder: Path,
    capfd: pytest.CaptureFixture[str],
    folders: int,
    files: int,
    options: tuple[str, ...],
    status: int,
    said: str,
) -> None:
    shutil.copytree(ROOT / "docs/vi-du", open_folder / "data")
    before = read(open_folder)
    args = ["set", *INSURED, "2022-06-30", "--lang", "en", "--data", str(open_folder / "data")]
    main([*args, "--dry-run"])  # what has to be loaded may lie where the other one may not read
    for path in (open_folder, *open_folder.rglob("*")):
        path.chmod(folders if path.is_dir() else files)
    capfd.readouterr()

    def work() -> int:
        give_up_rights()
        return main([*args, *options])

    assert end(start(work)) == status
    shown = capfd.readouterr()
    assert said in shown.err
    assert ("not met → met" in shown.out) is (status == 0)
    assert (read(open_folder) == before) is (status != 0 or "--dry-run" in options)


def test_commands_that_run_at_once_lose_nothing(folder: Path) -> None:
    days = [f"2023-{month:02}" for month in range(1, 9)]
    commands = [
        subprocess.Popen(
            [sys.executable, "-m", "ntmcli", "set", "dong-mau", "13.1", "đạt", "--date", day],
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, stdout=subprocess.DEVNULL,
        )
        for day in days
    ]  # fmt: skip
    assert [command.wait(60) for command in commands] == [0] * len(days)
    assert re.findall(r"date: (2023.*)", read(folder)) == days
    assert run_ntm("check", cwd=folder).status == 0


def test_two_writers_of_200_results_each_lose_none(folder: Path) -> None:
    root = folder / "data"
    names: Any = {"framework": "bo-vi-du", "default": "bo-vi-du", "today": date(2024, 6, 15)}

    def write(name: str) -> None:
        for each in range(200):
            with hold(root / COMMUNE, root) as held:
                answers = {f"{name}.{each}": Answer("đạt")}
                held.replace(put_results(held.data, COMMUNE, "2022-06-30", answers, **names).data)

    before = read_elsewhere(read(folder))
    writers = [start(lambda name=name: write(name)) for name in "ab"]  # type: ignore[misc]
    assert [end(writer) for writer in writers] == [0, 0]
    before["reviews"][0]["results"] |= {f"{name}.{each}": "đạt" for name in "ab" for each in range(200)}
    assert read_elsewhere(read(folder)) == before


def test_a_command_killed_at_any_time_leaves_the_old_file_or_the_new_one(folder: Path) -> None:
    path = folder / "data" / COMMUNE
    old = path.read_bytes()
    args = ["set", *INSURED, "2022-06-30", "--data", str(folder / "data"), "--format", "json"]
    sink = os.open(os.devnull, os.O_WRONLY)

    def run(stop_after: int | None) -> tuple[int, int]:
        """Run the command until it has come so many lines; return its exit status and how many it came."""
        reading, telling = os.pipe()

        def work() -> int:
            os.dup2(sink, 1)
            lines = 0

            def count(frame: FrameType, event: str, _: object) -> Any:
                nonlocal lines
                if "ntmcli" not in frame.f_code.co_filename:
                    return None
                lines += event == "line"
                if lines == stop_after:
                    os.kill(os.getpid(), signal.SIGKILL)
                return count

            sys.settrace(count)
            status = main(args)
            sys.settrace(None)
            os.write(telling, str(lines).encode())
            return status

        status = end(start(work))
        os.close(telling)
        came = os.read(reading, 20)
        os.close(reading)
        return status, int(came or 0)

    main([*args, "--dry-run"])
    status, lines = run(None)
    new = path.read_bytes()
    assert (status, old != new) == (0, True)
    found = []
    for stop in sorted({lines * each // 20 for each in range(1, 20)} | {lines - 40 * each for each in range(1, 20)}):
        path.write_bytes(old)
        assert run(stop)[0] == -signal.SIGKILL
        found.append(path.read_bytes())
    assert set(found) == {old, new}
    path.write_bytes(old)
    assert run(None)[0] == 0
    assert sorted(each.name for each in path.parent.iterdir()) == ["dong-mau.yaml", "dong-moi.yaml"]


# -- laws

FOLDER = Data(ROOT / "docs/vi-du", date(2024, 6, 15))
DATES = ["2022-02", "2022-06-30", "2022", "2023-01-31", "2023-05", "2024-01"]
FIGURES = {"value", "outcome", "count", "of"}
ANSWERS = {
    "10": ["38.5", ">40", "chưa đạt"],
    "13.1": ["đạt", "cơ bản đạt", "chưa đánh giá"],
    "13.4": ["không áp dụng", "đạt"],
    "15.1": ["92", "88.25", "<=70", "chưa đạt", "5170/6190"],
    "18": ["cơ bản đạt", "chưa đạt"],
}
TEXTS = st.sampled_from(["Báo cáo", "Số: 12/BC", "a: b", '"', "no", "- x", "dòng\nhai", "{a: b}", "12", "😀 e\u0301"])


def answer_of(text: str, note: str | None = None) -> Answer:
    count, slash, of = text.partition("/")
    return Answer(count=count, of=of, note=note) if slash else Answer(text, note=note)


def plainly(text: str) -> str:
    """Write an answer as the files do, whatever this program's own way is."""
    count, slash, of = text.partition("/")
    return f"{{count: {count}, of: {of}}}" if slash else f'"{text}"' if text[0] in "<>" else text


@st.composite
def communes(draw: st.DrawFn) -> str:
    """Make the text of a commune's file in one of the layouts that people write."""
    dash, gap, step = draw(st.sampled_from([(0, 2, 2), (2, 2, 2), (2, 2, 4), (4, 2, 4), (2, 4, 3), (0, 3, 2)]))
    comments = draw(st.booleans())
    apart = draw(st.booleans())
    sign = draw(st.sampled_from(['"', "'"]))
    lines = ["# ghi chú", "code: dong-mau", "name: Đồng Mẫu # tên", "province: Ví Dụ", "zone: tdmnpb"]
    tail = ["hamlets: [{code: a, name: A}]", "# cuối tệp"]
    if draw(st.booleans()):
        lines, tail = lines + tail[:1], tail[1:]
    days = draw(st.lists(st.sampled_from(DATES), unique=True, max_size=3))
    if not days:
        lines += draw(st.sampled_from([[], ["reviews: []"], ["reviews: [] # chưa có"]]))
    for at, day in enumerate(sorted(days, key=DATES.index)):
        lines += ["reviews:"] * (at == 0) + [""] * (apart and at > 0)
        lines += [f"{' ' * dash}# đợt {day}"] * comments
        pad = " " * (dash + gap)
        lines.append(f"{' ' * dash}-{' ' * (gap - 1)}date: {day}")
        lines += [f"{pad}source: Nguồn # của đợt"] * draw(st.booleans())
        codes = draw(st.lists(st.sampled_from(sorted(ANSWERS)), unique=True, max_size=4))
        if draw(st.booleans()):
            codes.sort(key=[*ANSWERS].index)
        results = [f"{sign}{code}{sign}: {plainly(draw(st.sampled_from(ANSWERS[code])))}" for code in codes]
        notes = [" # sao" * draw(st.booleans()) for _ in results]
        if draw(st.booleans()) or not results:
            lines.append(f"{pad}results: {{{', '.join(results)}}}{' # một dòng' * comments}")
        else:
            lines.append(f"{pad}results:")
            lines += [f"{pad}{' ' * step}{entry}{note}" for entry, note in zip(results, notes, strict=True)]
            lines += [f"{pad}{' ' * step}# hết"] * comments
        lines += [f"{pad}conditions: {{}}"] * draw(st.booleans())
    text = "\n".join([*lines, *tail * draw(st.booleans())]) + "\n" * draw(st.booleans())
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


changes = st.lists(
    st.sampled_from([(code, text) for code, texts in ANSWERS.items() for text in texts]).flatmap(
        lambda each: st.tuples(st.just(each), st.sampled_from(DATES), st.none() | TEXTS, st.none() | TEXTS)
    ),
    min_size=1,
    max_size=6,
)


def read_elsewhere(text: str) -> dict[str, Any]:
    """Read a file by a reader other than the program's."""
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    return found


def found_in(result: Any) -> set[tuple[str, str]]:
    """Return what a result says was found."""
    if isinstance(result, str):
        return {("value" if result[0] in "<>0123456789" else "outcome", result)}
    return {(key, value) for key, value in result.items() if key in FIGURES}


def is_kept(old: str, new: str) -> bool:
    """Tell whether all that was taken out of a text is one stretch of a line without a comment, or empty brackets."""
    opened = [old[: found.start()] + old[found.end() :] for found in re.finditer(r" (\[]|{})", old)]
    for text in (old, *opened):
        first = len(list(takewhile(eq_pair, zip(text, new, strict=False))))
        last = len(list(takewhile(eq_pair, zip(text[first:][::-1], new[first:][::-1], strict=False))))
        gone = text[first : len(text) - last]
        if gone == "" or (text is old and not re.search(r"[\r\n#]", gone)):
            return True
    return False


def eq_pair(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


@given(communes(), changes)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_sequence_of_set_keeps_the_rest_and_leaves_no_findings(
    text: str, made: list[tuple[tuple[str, str], str, str | None, str | None]]
) -> None:
    path = ROOT / "docs/vi-du" / COMMUNE
    names: Any = {"framework": "bo-vi-du", "default": "bo-vi-du", "today": FOLDER.today}
    for (code, given_answer), day, source, note in made:
        answer = answer_of(given_answer, note)
        edited = put_results(text.encode(), str(path), day, {code: answer}, source=source, **names)
        checked = FOLDER.check(Given(edited.data, str(path), path))
        assert (checked.document.diagnostics, checked.model is not None) == ([], True)

        new = edited.data.decode()
        assert is_kept(text, new)

        # One result is what it should be, everything else what it was.
        expected, after = read_elsewhere(text), read_elsewhere(new)
        result = after["reviews"][edited.position]["results"][code]
        assert found_in(result) == found_in(read_elsewhere(plainly(given_answer)))
        assert note is None or result["note"] == clean(note)
        reviews = expected["reviews"] = expected.get("reviews") or []
        if edited.is_new:
            review = {"date": day} if source is None else {"date": day, "source": clean(source)}
            reviews.insert(edited.position, review)
        reviews[edited.position].setdefault("results", {})[code] = result
        assert after == expected
        text = new


def test_what_stays_unknown_is_told_with_its_reason(folder: Path) -> None:
    done = set_(folder, "dong-mau", "17.8", "chưa đánh giá", "--date", "2022-07", "--dry-run")
    assert "No verdict changes (17.8: unknown, not assessed yet). Criteria met: 1/5\n" in done.out, done.out
