"""The command line as a user meets it: naming communes, options, exit status, streams."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Runner

from ntmcli.diagnostic import fold

FRAMEWORK = """\
code: khung-thu
name: Khung thử
name_en: Trial framework
decision: {number: 1/QĐ-TTg, date: 2021-01-01}
in_force: {from: 2021-01-01}
zones: {z1: Vùng một}
criteria:
  - code: "15"
    name: Y tế
    name_en: Health
    indicators:
      - {code: "15.1", name: Bảo hiểm y tế, name_en: Health insurance, unit: "%", target: {at_least: 90}}
  - {code: "16", name: Văn hóa}
"""


def commune(code: str, name: str, more: str = "", results: str = '"15.1": 95') -> str:
    return (
        f"code: {code}\nname: {name}\nprovince: Tỉnh Một\nzone: z1\n{more}"
        f"reviews:\n  - date: 2022-05-26\n    source: Báo cáo\n    results: {{{results}}}\n"
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with communes whose names are easily mixed up."""
    folder = tmp_path / "data"
    files = {
        "criteria.yaml": FRAMEWORK,
        "communes/huyen-a/tan-tien-a.yaml": commune("tan-tien-a", "Tân Tiến", "district: Huyện A\n"),
        "communes/huyen-b/tan-tien-b.yaml": commune("tan-tien-b", "Tân Tiến", 'district: Huyện B\ngso_code: "00123"\n'),
        "communes/huyen-a/dong-tan.yaml": commune("dong-tan", "Đồng Tân", results='"15.1": 89.96'),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "name", ["dong-tan", "huyen-a/dong-tan", "huyen-a/dong-tan.yaml", "Đồng Tân", "dong tan", "ĐỒNG TÂN", "Dong-Tan"]
)
def test_a_commune_is_named_by_code_path_or_name(ntm: Runner, data: Path, name: str) -> None:
    run = ntm("status", name, "--format", "json", "--data", str(data))
    assert run.status == 0
    assert [each["code"] for each in run.json["communes"]] == ["dong-tan"]


def test_a_commune_is_named_by_its_gso_code(ntm: Runner, data: Path) -> None:
    run = ntm("status", "00123", "--format", "json", "--data", str(data))
    assert [each["code"] for each in run.json["communes"]] == ["tan-tien-b"]


@pytest.mark.parametrize("written", ["Xã Tân Mỹ", "Tân Mỹ"])
@pytest.mark.parametrize("typed", ["xã Tân Mỹ", "tân mỹ", "xa tan my", "XÃ Tân Mỹ, Tỉnh Một"])
def test_a_name_is_found_with_and_without_the_word_for_commune(
    ntm: Runner, data: Path, written: str, typed: str
) -> None:
    text = f"code: tm\nname: {written}\nprovince: Tỉnh Một\nzone: z1\n"
    (data / "communes/tm.yaml").write_text(text, encoding="utf-8")
    assert ntm("status", typed, "--data", str(data)).status == 0


@pytest.mark.parametrize(("typed", "status"), [("Xa Dung", 2), ("Dung", 0), ("xã Xa Dung", 0)])
def test_a_name_that_begins_like_the_word_for_commune_is_whole(
    ntm: Runner, data: Path, typed: str, status: int
) -> None:
    """Without diacritics "Xa Dung" may also be the commune Dung."""
    for code, name in (("a", "Xa Dung"), ("b", "Dung")):
        text = f"code: {code}\nname: {name}\nprovince: Tỉnh Một\nzone: z1\n"
        (data / f"communes/{code}.yaml").write_text(text, encoding="utf-8")
    assert ntm("status", typed, "--data", str(data)).status == status


def test_a_name_in_decomposed_letters_is_the_same_name(ntm: Runner, data: Path) -> None:
    from unicodedata import normalize

    assert ntm("status", normalize("NFD", "Đồng Tân"), "--data", str(data)).status == 0


def test_a_name_of_several_communes_lists_them(ntm: Runner, data: Path) -> None:
    run = ntm("status", "tan tien", "--data", str(data))
    assert (run.status, run.out) == (2, "")
    assert "  huyen-a/tan-tien-a: Tân Tiến, Huyện A, Tỉnh Một\n" in run.err
    assert "  huyen-b/tan-tien-b: Tân Tiến, Huyện B, Tỉnh Một\n" in run.err


@pytest.mark.parametrize(
    ("valid", "vietnamese", "english"),
    [
        ("{from: 2019-11-21, to: 2025-06-30}", "từ 21/11/2019 đến 30/6/2025", "from 21 November 2019 to 30 June 2025"),
        ("{from: 2025-07}", "từ 7/2025", "from July 2025"),
        ("{to: 2025}", "đến 2025", "until 2025"),
        ("{from: 2025-02-30, to: [x]}", "từ 2025-02-30", "from 2025-02-30"),
    ],
)
def test_communes_of_one_name_are_told_apart_by_their_lives(
    ntm: Runner, data: Path, valid: str, vietnamese: str, english: str
) -> None:
    with (data / "communes/huyen-a/tan-tien-a.yaml").open("a", encoding="utf-8") as file:
        file.write(f"valid: {valid}\n")
    for lang, said in (("vi", vietnamese), ("en", english)):
        run = ntm("status", "tan tien", "--data", str(data), "--lang", lang)
        assert f"  huyen-a/tan-tien-a: Tân Tiến, Huyện A, Tỉnh Một, {said}\n" in run.err


@pytest.mark.parametrize(("typed", "meant"), [("dong-tam", "dong-tan"), ("Đồng Tâm", "dong-tan")])
def test_an_unknown_name_gets_did_you_mean(ntm: Runner, data: Path, typed: str, meant: str) -> None:
    run = ntm("status", typed, "--data", str(data))
    assert run.status == 2
    assert f"Có phải ý bạn là “{meant}”?" in run.err


def test_naming_by_code_reads_no_other_commune(ntm: Runner, data: Path) -> None:
    (data / "communes" / "huyen-b" / "tan-tien-b.yaml").write_text("hỏng: [", encoding="utf-8")
    assert ntm("status", "dong-tan", "--data", str(data)).status == 0


def test_shared_options_stand_before_or_after_the_command(ntm: Runner, data: Path) -> None:
    before = ntm("--data", str(data), "--lang", "en", "status", "dong-tan")
    after = ntm("status", "dong-tan", f"--data={data}", "--lang=en")
    variables = ntm("status", "dong-tan", env={"NTM_DATA": str(data), "NTM_LANG": "en"})
    assert before == after == variables
    assert "0–1/2 CRITERIA MET" in before.out


def test_an_option_overrides_its_variable(ntm: Runner, data: Path) -> None:
    run = ntm("status", "dong-tan", "--lang", "vi", "--data", str(data), env={"NTM_LANG": "en", "NTM_DATA": "nowhere"})
    assert "0–1/2 TIÊU CHÍ" in run.out


@pytest.mark.parametrize(("args", "status"), [(("status",), 2), (("--help",), 0), (("status", "--lang", "en"), 0)])
def test_a_variable_that_names_no_language_is_told_where_it_counts(
    ntm: Runner, data: Path, args: tuple[str, ...], status: int
) -> None:
    run = ntm(*args, cwd=data.parent, env={"NTM_LANG": "fr"})
    assert run.status == status
    said = "Lỗi: Giá trị của NTM_LANG không hợp lệ. Chọn một trong: vi, en.\n"
    assert run.err == (said if status else "")


def test_an_empty_variable_names_no_language(ntm: Runner, data: Path) -> None:
    assert "TIÊU CHÍ" in ntm("status", "dong-tan", "--data", str(data), env={"NTM_LANG": ""}).out


def test_the_nearest_data_folder_upwards_is_used(ntm: Runner, data: Path) -> None:
    below = data.parent / "a" / "b"
    below.mkdir(parents=True)
    assert ntm("status", "dong-tan", cwd=below).status == 0


def test_a_number_is_not_rounded_across_its_limit(ntm: Runner, data: Path) -> None:
    run = ntm("status", "dong-tan", "--data", str(data))
    assert "89,96\u00a0%" in run.out
    assert "90,0" not in run.out


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("status", "tan-tien-a", "--fail-under", "1"), 0),
        (("status", "tan-tien-a", "--fail-under", "2"), 1),
        (("status", "--fail-under", "1"), 1),
        (("status", "tan-tien-a", "--fail-under", "2", "--format", "json"), 1),
        (("status", "tan-tien-a", "--fail-under", "2", "--format", "csv"), 1),
        (("status", "tan-tien-a", "--fail-under", "2", "--format", "markdown"), 1),
        (("status", "--format", "yaml"), 2),
        (("status", "--fail-under", "many"), 2),
        (("status", "--as-of", "31/2/2022"), 2),
        (("status", "--as-of", "2022-02-30"), 2),
        (("status", "--framework", "khung-la"), 2),
        (("status", "--colour"), 2),
        (("statsu",), 2),
        (("unmet",), 2),
        (("unmet", "dong-tan", "tan-tien-a"), 2),
        (("explain", "dong-tan"), 2),
        (("explain", "dong-tan", "15.9"), 2),
        (("explain", "NTM999"), 2),
        (("explain", "NTM201", "15.1"), 2),
        (("check", "nowhere.yaml"), 2),
        (("status", "--lang", "fr"), 2),
        (("status", "--data"), 2),
        ((), 0),
        (("--help",), 0),
        (("--version",), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_exit_status(ntm: Runner, data: Path, args: tuple[str, ...], status: int, lang: str) -> None:
    run = ntm(*args, cwd=data.parent, env={"NTM_LANG": lang})
    assert run.status == status
    assert "Traceback" not in run.err
    if status:
        assert run.err.strip(), "what is wrong is told on standard error"
    if status == 2:
        assert run.out == ""


def test_before_every_review_everything_is_unknown(ntm: Runner, data: Path) -> None:
    run = ntm("status", "dong-tan", "--as-of", "2022-05-25", "--format", "json", "--data", str(data))
    (found,) = run.json["communes"]
    assert found["as_of"] == "2022-05-25"
    assert found["criteria"]["unknown"] == 2
    assert found["reported"] is None


def test_a_commune_without_reviews_has_no_day(ntm: Runner, data: Path) -> None:
    text = "code: moi\nname: Mới\nprovince: Tỉnh Một\nzone: z1\n"
    (data / "communes" / "moi.yaml").write_text(text, encoding="utf-8")
    (found,) = ntm("status", "moi", "--format", "json", "--data", str(data)).json["communes"]
    assert found["as_of"] is None
    assert found["criteria"]["unknown"] == found["criteria"]["total"] == 2
    assert "Chưa có đợt rà soát nào" in ntm("status", "moi", "--data", str(data)).out


def test_numbers_in_json_stand_as_in_the_data(ntm: Runner, data: Path) -> None:
    path = data / "communes" / "huyen-a" / "dong-tan.yaml"
    path.write_text(commune("dong-tan", "Đồng Tân", results='"15.1": 84.50'), encoding="utf-8")
    assert '"value": 84.50,' in ntm("status", "dong-tan", "--format", "json", "--data", str(data)).out


def test_csv_opens_in_a_spreadsheet_and_runs_nothing_there(ntm: Runner, data: Path) -> None:
    path = data / "communes" / "huyen-a" / "dong-tan.yaml"
    path.write_text(commune("dong-tan", "'=1+1'", "district: '@Huyện'\n"), encoding="utf-8")
    run = ntm("status", "dong-tan", "--format", "csv", "--data", str(data))
    assert run.out.startswith("\ufeffcommune,name,district,")
    assert "\ndong-tan,'=1+1,'@Huyện,Tỉnh Một," in run.out.replace("\r\n", "\n")


def test_text_from_the_data_is_no_markup(ntm: Runner, data: Path) -> None:
    path = data / "communes" / "huyen-a" / "dong-tan.yaml"
    name = '"[bold]x[/bold] <b>|a|</b> `*y*` :smile:"'
    path.write_text(commune("dong-tan", name), encoding="utf-8")
    table = ntm("status", "dong-tan", "--color", "always", "--data", str(data)).out
    assert "[bold]x[/bold] <b>|a|</b> `*y*` :smile:" in table
    markdown = ntm("status", "dong-tan", "--format", "markdown", "--data", str(data)).out
    assert r"\[bold\]x\[/bold\] \<b\>\|a\|\</b\> \`\*y\*\` \:smile\:" in markdown


def test_a_file_name_cannot_act_on_the_terminal(ntm: Runner, data: Path) -> None:
    (data / "communes" / "\x1b[31mx.yaml").write_text("a: [", encoding="utf-8")
    for args in (("check",), ("status",), ("status", "x\x1b[31m")):
        run = ntm(*args, "--data", str(data))
        assert "\x1b" not in run.out + run.err


def test_piped_output_is_plain_and_not_wrapped(ntm: Runner, data: Path) -> None:
    path = data / "communes" / "huyen-a" / "dong-tan.yaml"
    path.write_text(commune("dong-tan", "Đồng Tân", f"note: a\ndistrict: {'Rất dài ' * 40}\n"), encoding="utf-8")
    for args in (("status",), ("status", "dong-tan"), ("unmet", "dong-tan"), ("explain", "dong-tan", "15.1")):
        run = ntm(*args, "--data", str(data))
        assert "\x1b" not in run.out
        assert not any(line != line.rstrip() for line in run.out.splitlines())
        assert "─" not in run.out
    assert ("Rất dài " * 40).strip() in ntm("status", "--data", str(data)).out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258", "latin-1"])
def test_a_console_without_vietnamese_letters_still_shows_the_result(data: Path, encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ntmcli", "status", "dong-tan", "--color", "always", "--data", str(data)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert "xa dong tan" in fold(done.stdout.decode(encoding))


def test_json_is_utf8_on_every_console(data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ntmcli", "status", "dong-tan", "--format", "json", "--data", str(data)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert '"name": "Đồng Tân"' in done.stdout.decode("utf-8")


def test_what_is_put_off_until_the_exit_is_still_done() -> None:
    program = "import atexit\nfrom ntmcli.cli.app import run\natexit.register(print, 'put away', end='')\nrun()"
    done = subprocess.run(
        [sys.executable, "-c", program, "no-such"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "put away")


def test_a_reader_that_stops_reading_is_no_error() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "ntmcli", "status", "--format", "json", "--data", str(ROOT / "data")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    assert program.stderr.read() == b""
    assert program.wait() == 0
    program.stderr.close()


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_an_interrupt_ends_with_130_and_no_traceback() -> None:
    # The program waits for a file that no one writes; an interrupt must end it at once.
    program = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=30)
    assert (program.returncode, out, err) == (130, "", "Đã dừng.\n")


INTERRUPTED = """
import sys, threading
from ntmcli.cli import app
def wait(args, settings):
    print("ready", flush=True)
    threading.Event().wait(30)
app._run = wait
sys.exit(app.main([]))
"""


def test_a_fault_of_the_program_is_told_without_a_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAULTY], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 3
    assert "ZeroDivisionError" in done.stderr
    assert "Issues" in done.stderr
    assert "Traceback" not in done.stderr


FAULTY = """
import sys
from ntmcli.cli import app
app._run = lambda args, settings: 1 / 0
sys.exit(app.main([]))
"""


def test_color_is_used_on_demand_only(ntm: Runner, data: Path) -> None:
    always = ntm("status", "dong-tan", "--color", "always", "--data", str(data))
    assert "\x1b[" in always.out
    assert "\x1b[" not in ntm("status", "dong-tan", "--data", str(data)).out
    assert "\x1b[" not in ntm("status", "dong-tan", "--color", "never", "--data", str(data)).out


def test_unmet_names_people_hamlets_and_who_answers(ntm: Runner) -> None:
    run = ntm("unmet", "xa-gia-dinh", "--who", "mttq", "--format", "json")
    found = {each["code"]: each for each in run.json["unmet"]}
    assert set(found) == {"15.1", "15.4", "18", *(f"18.{number}" for number in range(1, 7))}
    assert found["15.1"]["people"] == 72
    assert [each["people"] for each in found["15.1"]["hamlets"]] == [16, 37, 19]
    assert found["15.1"]["responsible"] == [{"who": "Ủy ban MTTQ xã (hư cấu)", "hamlets": [], "due": "2024-06-30"}]
    assert found["18"]["level"] == "criterion"


def test_unmet_of_no_one_says_so(ntm: Runner) -> None:
    run = ntm("unmet", "xa-gia-dinh", "--who", "Hội Cựu chiến binh")
    assert "“Hội Cựu chiến binh” không phụ trách chỉ tiêu nào" in run.out


@pytest.mark.parametrize(
    ("words", "typed", "expected"),
    [
        ("ntm status ", "xa-gia", ["xa-gia-dinh"]),
        ("ntm explain van-nham ", "15.", ["15.1", "15.2", "15.3", "15.4"]),
        ("ntm status --framework ", "xa-ntm-2", ["xa-ntm-2021-2025", "xa-ntm-2016-2020", "xa-ntm-2026-2030"]),
        ("ntm framework ", "s", ["show"]),
        ("ntm framework show xa-ntm-2021-2025 --zone ", "db", ["dbsh", "dbscl"]),
        ("ntm status --format ", "", ["table", "json", "csv", "markdown"]),
        ("ntm ", "st", ["status"]),
    ],
)
def test_completion(ntm: Runner, words: str, typed: str, expected: list[str]) -> None:
    line = words + typed
    env = {"_NTM_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words.split()))}
    assert ntm(env=env).out.split() == expected


def test_markdown_without_a_name_is_one_row_a_commune(ntm: Runner, data: Path) -> None:
    lines = ntm("status", "--format", "markdown", "--data", str(data)).out.splitlines()
    assert [line.split(" | ")[0] for line in lines[2:5]] == ["| dong-tan", "| tan-tien-a", "| tan-tien-b"]


@pytest.mark.parametrize("width", ["20", "40", "60", "80", "200"])
@pytest.mark.parametrize("args", [("status",), ("status", "dong-tan"), ("unmet", "dong-tan")])
def test_no_width_cuts_a_figure_off(ntm: Runner, data: Path, args: tuple[str, ...], width: str) -> None:
    import re

    run = ntm(*args, "--color", "always", "--data", str(data), env={"COLUMNS": width, "TERM": "xterm"})
    shown = re.sub(r"\x1b\[[0-9;]*m", "", run.out)
    figure = "0–1/2" if args == ("status",) else "89,96\u00a0%"
    assert figure in shown


def test_a_broken_framework_without_communes_is_told(ntm: Runner, tmp_path: Path) -> None:
    (tmp_path / "criteria.yaml").write_text(FRAMEWORK + "hỏng\n", encoding="utf-8")
    for form in ("table", "json"):
        run = ntm("status", "--format", form, "--data", str(tmp_path))
        assert run.status == 3
        assert "NTM006" in run.err


def test_explain_names_the_adjustment_that_adds_a_criterion(ntm: Runner, data: Path) -> None:
    (data / "adjustments").mkdir()
    (data / "adjustments" / "tinh-mot.yaml").write_text(
        "code: tinh-mot\nname: Quyết định của tỉnh\nframework: khung-thu\n"
        "decision: {number: 12/QĐ-UBND, date: 2022}\napplies: {province: Tỉnh Một, from: 2022-01-01}\n"
        'targets: {"15.1": {at_least: 80}}\n'
        'criteria:\n  - code: "20"\n    name: Chuyển đổi số\n    indicators:\n'
        '      - {code: "20.1", name: Cổng thông tin, target: đạt}\n',
        encoding="utf-8",
    )
    added = ntm("explain", "dong-tan", "20.1", "--data", str(data))
    assert "Quyết định của tỉnh (12/QĐ-UBND ngày 2022), từ ngày 01/01/2022, thêm tiêu chí này" in added.out
    assert "adjustments/tinh-mot.yaml:" in added.out
    changed = ntm("explain", "dong-tan", "15.1", "--data", str(data))
    assert "✓ đạt" in changed.out
    assert changed.out.index("1/QĐ-TTg ngày 01/01/2021") < changed.out.index("Quyết định của tỉnh (12/QĐ-UBND")
    before = ntm("explain", "dong-tan", "15.1", "--as-of", "2021-12-31", "--data", str(data))
    assert "tỉnh (12" not in before.out


def test_explain_says_of_what_a_limit_is_a_multiple(ntm: Runner, data: Path) -> None:
    (data / "frameworks").mkdir()
    (data / "frameworks" / "khung-cao.yaml").write_text(
        "code: khung-cao\nname: Khung cao\ndecision: {number: 2/QĐ-TTg}\nin_force: {from: 2021}\n"
        'criteria:\n  - code: "1"\n    name: Y tế\n    indicators:\n'
        '      - {code: "1.1", name: A, unit: "%", target: {at_least: {times: 1.1, framework: khung-thu, '
        'indicator: "15.1"}}}\n      - {code: "1.2", name: B, target: {framework: khung-thu}}\n',
        encoding="utf-8",
    )
    multiple = ntm("explain", "dong-tan", "1.1", "--framework", "khung-cao", "--data", str(data))
    assert "1,1 × 90, ngưỡng của chỉ tiêu 15.1 thuộc bộ khung-thu" in multiple.out
    whole = ntm("explain", "dong-tan", "1.2", "--framework", "khung-cao", "--as-of", "2022-12-31", "--data", str(data))
    assert "Khung thử (1/QĐ-TTg): 0–1/2" in whole.out


def test_a_full_disk_is_told_as_that(data: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ntmcli", "status", "--data", str(data)],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, stdout=full,
            stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert "Không đọc hoặc không ghi được (ổ đĩa đã đầy)." in done.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="streams are closed otherwise there")
@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-", "| true"])
@pytest.mark.parametrize("args", ["status", "check", "--help", "--version", "status nope"])
def test_closed_streams_are_no_fault(data: Path, args: str, closing: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m ntmcli {args} --data {data} {closing}"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, capture_output=True, check=False,
    )  # fmt: skip
    shown = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
    assert "Traceback" not in shown
    assert "Issues" not in shown
