"""`ntm new` and `ntm init`: files that pass their check at once, or nothing at all."""

import datetime
import os
import re
import shlex
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import ROOT, Runner, run_ntm
from hypothesis import given
from hypothesis import strategies as st
from test_frameworks import run_here
from test_schema import FRAMEWORKS

from ntmcli.cli.init import propose_framework
from ntmcli.cli.newcomers import choose_code
from ntmcli.diagnostic import DataError
from ntmcli.present.start_pages import GITHUB, GITLAB
from ntmcli.store.audit import Data
from ntmcli.store.disk import find_bundled
from ntmcli.store.newcomer import propose_code, require_code
from ntmcli.store.reader import read
from ntmcli.store.starting import fill, stage

if sys.platform != "win32":
    from terminal import Terminal

on_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
TODAY = datetime.date.today().isoformat()
GIVEN = ("--province", "Lạng Sơn", "--zone", "tdmnpb", "--no-input")
MADE = f"""\
# yaml-language-server: $schema=../../schemas/commune-xa-ntm-2021-2025.json
code: van-nham
name: Vân Nham
district: Hữu Lũng
province: Lạng Sơn
gso_code: "06433"
zone: tdmnpb
# Mỗi đợt rà soát ghi như mẫu dưới đây, ở dưới dòng reviews: (chưa có thì thêm dòng đó).
# Bỏ dấu # ở đầu mỗi dòng mẫu, ghi ngày, nguồn và kết quả thật.
# Đợt cũ đứng trước, đợt mới đứng sau. Mã chỉ tiêu để trong dấu nháy kép.
#   - date: {TODAY}
#     source: Báo cáo tự đánh giá của xã
#     results:
#       "1.1": chưa đánh giá  # Quy hoạch chung xã còn hiệu lực, công bố đúng hạn: đạt, cơ bản đạt hoặc chưa đạt
#       "2.1": chưa đánh giá  # Đường xã rải nhựa/bê tông, ô tô đi quanh năm: tỷ lệ %, ví dụ 84.5, hoặc \
{{count: 5170, of: 6190}}
#       "10": chưa đánh giá   # Thu nhập bình quân đầu người: số liệu (triệu đồng/người/năm), ví dụ 38.5
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new data folder without communes."""
    assert run_ntm("init", "so-lieu", "--no-input", cwd=tmp_path).status == 0
    return tmp_path / "so-lieu"


def list_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# -- a new commune


def test_a_new_commune_is_tidy_and_passes_its_check(ntm: Runner, home: Path) -> None:
    run = ntm("new", "Vân Nham", "--district", "Hữu Lũng", "--gso-code", "06433", *GIVEN, cwd=home)
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("Đã ghi data/communes/van-nham.yaml.\n")
    assert (home / "data/communes/van-nham.yaml").read_text(encoding="utf-8") == MADE
    check = ntm("check", "--strict", cwd=home)
    assert (check.status, check.out, check.err) == (0, "Không có lỗi trong 3 tệp đã kiểm tra.\n", "")
    assert ntm("status", "van-nham", cwd=home).status == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_example_is_a_review_that_says_nothing(tmp_path: Path, framework: str, lang: str) -> None:
    args = ("init", "x", "--framework", framework, "--commune", "xa-mot", "--name", "Một", "--province", "P")
    zones = read((ROOT / "data" / framework_file(framework)).read_bytes(), "x").root or {}
    zone = ("--zone", next(iter(zones["zones"]))) if "zones" in zones else ()
    run = run_ntm(*args, *zone, "--no-input", "--lang", lang, cwd=tmp_path)
    assert (run.status, run.err) == (0, "")
    path = tmp_path / "x/data/communes/xa-mot.yaml"
    assert "# reviews:" not in path.read_text(encoding="utf-8"), "`ntm set` may have written that line"
    head, begin, example = path.read_text(encoding="utf-8").partition("#   - date")
    example = re.sub(r"^# ", "", begin + example, flags=re.MULTILINE)
    path.write_text(f"{head}reviews:\n{example}", encoding="utf-8")
    assert re.search(r'^      ".+": chưa đánh giá +# .+$', path.read_text(encoding="utf-8"), re.MULTILINE)
    check = run_ntm("check", cwd=tmp_path / "x")
    assert (check.status, check.err) == (0, "")
    judged = run_ntm("status", "xa-mot", "--format", "json", cwd=tmp_path / "x").json["communes"][0]
    assert judged["criteria"]["unknown"] == judged["criteria"]["total"] > 0


def framework_file(code: str) -> str:
    return "criteria.yaml" if code == FRAMEWORKS[0] else f"frameworks/{code}.yaml"


def test_a_commune_may_stand_in_a_folder_and_have_a_framework_of_its_own(ntm: Runner, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    args = ("--folder", "lang-son/huu-lung", "--framework", "xa-ntm-2016-2020")
    assert ntm("new", "moi", "--name", "Mới", *args, *GIVEN, cwd=tmp_path).status == 0
    text = (tmp_path / "data/communes/lang-son/huu-lung/moi.yaml").read_text(encoding="utf-8")
    # No schema lies beside this folder, so that no line names one.
    assert text.startswith("code: moi\nname: Mới\nprovince: Lạng Sơn\nframework: xa-ntm-2016-2020\nzone: tdmnpb\n# ")


@pytest.mark.parametrize(
    "code",
    [
        *("../x", "/x", "a/b", "a\\b", "..", ".", "", " ", "VAN-NHAM", "Van", "x.yaml", "a--b", "-a-"),
        *("con", "com1", "lpt9", "Côn", "x" * 101, "a\x1bb", "a\nb/c"),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_unsafe_code_is_refused(ntm: Runner, home: Path, code: str, lang: str) -> None:
    before = list_files(home)
    run = ntm("new", "--name", "N", *GIVEN, "--lang", lang, "--", code, cwd=home)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith({"vi": "Lỗi: ", "en": "Error: "}[lang])
    assert "\x1b" not in run.err
    assert list_files(home) == before


@pytest.mark.parametrize("folder", ["..", "../x", "/etc", "a//b", "a\\b", "Lang-Son", "aux", "a/../b", "ra"])
def test_an_unsafe_folder_is_refused(ntm: Runner, home: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / "ngoai").mkdir()
    (home / "data/communes/ra").symlink_to(tmp_path / "ngoai")
    run = ntm("new", "moi", "--name", "N", "--folder", folder, *GIVEN, cwd=home)
    assert (run.status, run.out) == (2, "")
    assert list_files(tmp_path / "ngoai") == []
    assert list_files(home / "data/communes") == []


def test_a_commune_folder_that_leads_elsewhere_is_refused(ntm: Runner, home: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    (home / "data/communes").rmdir()
    (home / "data/communes").symlink_to(tmp_path / "ngoai")
    assert ntm("new", "moi", "--name", "N", *GIVEN, cwd=home).status == 2
    assert list_files(tmp_path / "ngoai") == []


def test_nothing_is_written_into_the_data_of_the_program(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ntmcli.store.disk._PACKAGE", Path(os.path.realpath(home)))
    run = run_here(home / "data", "new", "moi", "--name", "N", *GIVEN)
    assert run.status == 3
    assert list_files(home / "data/communes") == []


def test_a_code_that_is_there_is_refused(ntm: Runner, home: Path) -> None:
    args = ("new", "van-nham", "--name", "Vân Nham")
    assert ntm(*args, "--folder", "lang-son", *GIVEN, cwd=home).status == 0
    path = home / "data/communes/lang-son/van-nham.yaml"
    before = path.read_bytes()
    for folder in ((), ("--folder", "lang-son"), ("--folder", "tinh-khac")):
        run = ntm(*args, *folder, *GIVEN, cwd=home)
        assert (run.status, run.out) == (2, "")
        assert "Đã có xã mang mã “van-nham”" in run.err
    assert path.read_bytes() == before
    assert list_files(home / "data/communes") == ["lang-son/van-nham.yaml"]


def test_a_gso_code_that_is_there_is_refused(ntm: Runner, home: Path) -> None:
    assert ntm("new", "mot", "--name", "Một", "--gso-code", "06433", *GIVEN, cwd=home).status == 0
    run = ntm("new", "hai", "--name", "Hai", "--gso-code", "06433", *GIVEN, cwd=home)
    assert run.status == 2
    assert "--gso-code: NTM317: " in run.err
    assert list_files(home / "data/communes") == ["mot.yaml"]


def test_a_name_that_is_there_is_a_warning(ntm: Runner, home: Path) -> None:
    assert ntm("new", "mot", "--name", "Một", *GIVEN, cwd=home).status == 0
    run = ntm("new", "mot-moi", "--name", "Một", *GIVEN, cwd=home)
    assert run.status == 0
    assert run.err.startswith("NTM336: ")


def test_what_is_wrong_is_said_of_each_option(ntm: Runner, home: Path) -> None:
    args = ("--name", "", "--province", "\x1b[31m", "--framework", "khong", "--zone", "tdmn", "--gso-code", "6433")
    run = ntm("new", "moi", *args, "--no-input", "--lang", "en", cwd=home)
    assert run.status == 2
    assert re.findall(r"^  (--[a-z-]+): (NTM\d+): ", run.err, re.MULTILINE) == [
        ("--name", "NTM104"),
        ("--gso-code", "NTM214"),
    ]
    assert "--framework: There is no framework “khong”. Type one of the codes: xa-ntm-2021-2025.\n" in run.err
    assert "--zone: There is no region or commune group “tdmn”. Did you mean “tdmnpb”? Type one of" in run.err
    assert "Type all 5 digits, zeros in front included, such as 06433.\n" in run.err
    assert "--province: " in run.err
    assert "U+001B" in run.err
    assert list_files(home / "data/communes") == []


@pytest.mark.parametrize("typed", ["06433", '"06433"', "'06433'", "“06433”"])
def test_a_gso_code_may_be_typed_as_files_have_it(ntm: Runner, home: Path, typed: str) -> None:
    assert ntm("new", "Vân Nham", "--gso-code", typed, *GIVEN, cwd=home).status == 0
    assert 'gso_code: "06433"\n' in (home / "data/communes/van-nham.yaml").read_text(encoding="utf-8")


def test_a_framework_and_a_zone_may_be_typed_by_their_names(ntm: Runner, tmp_path: Path) -> None:
    name = "bo tieu chi quoc gia ve xa nong thon moi giai đoạn 2021–2025"
    args = ("--framework", name, "--commune", "Một", "--province", "P", "--zone", "TRUNG DU miền núi phía bac")
    assert ntm("init", "x", *args, "--no-input", cwd=tmp_path).status == 0
    assert "zone: tdmnpb\n" in (tmp_path / "x/data/communes/mot.yaml").read_text(encoding="utf-8")


ZONES = {
    "tdmnpb": "Trung du miền núi phía Bắc",
    "dbsh": "Đồng bằng sông Hồng",
    "dhntb": "Duyên hải Nam Trung Bộ",
    "tn": "Tây Nguyên",
    "dnb": "Đông Nam Bộ",
    "x": "Hai",
    "y": "Hai",
}


@pytest.mark.parametrize(
    ("typed", "meant"), [("tn", "tn"), ("TDMNPB", "tdmnpb"), ("dong bang song hong", "dbsh"), ("TÂY  NGUYÊN", "tn")]
)
def test_a_code_is_meant_by_itself_or_by_its_name(typed: str, meant: str) -> None:
    assert choose_code("zone", typed, ZONES) == meant


@pytest.mark.parametrize(
    ("typed", "near"),
    [("miền núi", "tdmnpb"), ("tnn", "tn"), ("Nam", None), ("abc", None), ("", None), ("Hai", "y")],
)
def test_what_is_not_certain_is_at_most_suggested(typed: str, near: str | None) -> None:
    with pytest.raises(DataError) as caught:
        choose_code("zone", typed, ZONES)
    assert caught.value.args_by_name["list"] == ", ".join(ZONES)
    assert caught.value.args_by_name.get("suggest") == near


def test_what_is_missing_is_said(ntm: Runner, home: Path) -> None:
    run = ntm("new", "moi", "--no-input", cwd=home)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("Lỗi: Còn thiếu: --name, --province, --zone (tdmnpb, dbsh, btb, dhntb, tn, dnb, dbscl). ")


def test_a_name_that_is_not_composed_is_written_composed(ntm: Runner, home: Path) -> None:
    assert ntm("new", "Va\u0302n  Nham", *GIVEN, cwd=home).status == 0
    assert "name: Vân Nham\n" in (home / "data/communes/van-nham.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("args", [("xã Tân Mỹ",), ("tan-my", "--name", "XÃ  Tân Mỹ")])
def test_a_name_is_written_without_the_word_for_commune(
    ntm: Runner, home: Path, args: tuple[str, ...], lang: str
) -> None:
    run = ntm("new", *args, *GIVEN, "--lang", lang, cwd=home)
    said = {"vi": "Tên ghi không kèm chữ “xã”: Tân Mỹ.\n", "en": "The name is written without the word “xã”: Tân Mỹ.\n"}
    assert (run.status, run.err) == (0, said[lang])
    assert "name: Tân Mỹ\n" in (home / "data/communes/tan-my.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Vân Nham", "van-nham"),
        ("Đắk Ơ", "dak-o"),
        ("Ea H'leo", "ea-h-leo"),
        ("Xã 2/9", "2-9"),
        ("XA\u0303  Xa Dung", "xa-dung"),
        ("Xã", "xa"),
        ("--", ""),
    ],
)
def test_a_code_is_made_of_a_name(name: str, code: str) -> None:
    assert propose_code(name) == code


@given(st.text())
def test_a_proposed_code_is_safe_or_there_is_none(text: str) -> None:
    code = propose_code(text)
    assert code == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)


@given(st.sampled_from(("con", "nul", "com7", "", "x" * 200)))
def test_a_code_no_system_takes_is_refused(code: str) -> None:
    with pytest.raises(DataError):
        require_code(code)


# -- a new folder


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_new_folder_passes_its_check(ntm: Runner, tmp_path: Path, framework: str, lang: str) -> None:
    run = ntm("init", "so-lieu", "--framework", framework, "--no-input", "--lang", lang, cwd=tmp_path)
    assert (run.status, run.err) == (0, "")
    home = tmp_path / "so-lieu"
    check = ntm("check", "--strict", "--lang", "vi", cwd=home)
    assert (check.status, check.err) == (0, "")
    assert re.fullmatch(r"Không có lỗi trong \d tệp đã kiểm tra\.\n", check.out)
    assert ntm("status", cwd=home).status == 0
    assert ntm("framework", "show", framework, cwd=home).status == 0
    assert read((home / "data/criteria.yaml").read_bytes(), "x").written("code") == framework
    assert [path.name for path in tmp_path.iterdir()] == ["so-lieu"]


def test_what_a_framework_builds_on_comes_with_it(ntm: Runner, tmp_path: Path) -> None:
    assert ntm("init", "x", "--framework", "xa-ntm-kieu-mau-2021-2025", "--no-input", cwd=tmp_path).status == 0
    assert list_files(tmp_path / "x") == [
        ".github/workflows/so-lieu.yml",
        ".gitlab-ci.yml",
        "README.md",
        "data/criteria.yaml",
        "data/frameworks/xa-ntm-nang-cao-2021-2025.yaml",
        "schemas/adjustment.json",
        "schemas/commune-xa-ntm-kieu-mau-2021-2025.json",
        "schemas/commune-xa-ntm-nang-cao-2021-2025.json",
        "schemas/commune.json",
        "schemas/framework.json",
    ]


def test_the_files_of_a_new_folder_are_the_published_ones(ntm: Runner, home: Path) -> None:
    for name in ("data/criteria.yaml", "data/adjustments/qd-211-2024.yaml", "schemas/commune-xa-ntm-2021-2025.json"):
        assert (home / name).read_bytes() == (ROOT / name).read_bytes()
    for path in (home / "data").rglob("*.yaml"):
        way = path.read_text(encoding="utf-8").partition("$schema=")[2].partition("\n")[0]
        assert (path.parent / way).resolve().is_file()
    run = ntm("schema", "commune", "--framework", "xa-ntm-2021-2025", cwd=home)
    assert (home / "schemas/commune-xa-ntm-2021-2025.json").read_text(encoding="utf-8") == run.out


def test_the_checks_by_ci_are_those_of_the_guide(home: Path) -> None:
    guide = (ROOT / "docs/bao-ve-kho-so-lieu.md").read_text(encoding="utf-8")
    assert f"```yaml\n{GITHUB}```" in guide.replace("v0.1.0", "v{version}")
    assert f"```yaml\n{GITLAB}```" in guide.replace("v0.1.0", "v{version}")
    assert f"CHU-KHO/ntm@v{version('ntm')}\n" in (home / ".github/workflows/so-lieu.yml").read_text(encoding="utf-8")


def test_every_command_of_the_guide_runs(ntm: Runner, home: Path) -> None:
    """As the README of a new folder names them, with a commune of the folder in the place of blanks."""
    assert ntm("new", "Vân Nham", *GIVEN, cwd=home).status == 0
    readme = (home / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"`ntm ([^`]+)`", readme)
    assert len(commands) > 8
    for command in commands:
        if " " in command and not command.startswith(("new ", "check --fix", "import ")):
            run = ntm(*shlex.split(command.replace("MÃ_XÃ", "van-nham")), cwd=home)
            said = r"Đã lập biểu .+\n" if command.startswith("form ") else ""
            assert run.status == 0, command
            assert re.fullmatch(said, run.err), run.err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_folder_that_is_not_empty_is_refused_and_left_alone(ntm: Runner, tmp_path: Path, lang: str) -> None:
    (tmp_path / "x/data").mkdir(parents=True)
    (tmp_path / "x/README.md").write_text("của tôi", encoding="utf-8")
    run = ntm("init", "x", "--no-input", "--lang", lang, cwd=tmp_path)
    assert (run.status, run.out) == (2, "")
    assert "README.md, data" in run.err
    assert list_files(tmp_path) == ["x/README.md"]


def test_many_names_in_the_way_are_cut(ntm: Runner, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}\n\x1b").touch()
    run = ntm("init", ".", "--no-input", cwd=tmp_path)
    assert run.status == 2
    assert "09" in run.err
    assert "10" not in run.err
    assert "\x1b" not in run.err


def test_an_empty_folder_and_a_new_repository_are_filled_where_they_stand(ntm: Runner, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    there = os.stat(tmp_path).st_ino
    run = ntm("init", ".", "--no-input", cwd=tmp_path)
    assert run.status == 0
    assert "cd " not in run.out
    assert os.stat(tmp_path).st_ino == there
    assert sorted(os.listdir(tmp_path)) == [".git", ".github", ".gitlab-ci.yml", "README.md", "data", "schemas"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("tep",), "không phải là thư mục"),
        (("khong/co",), "Tạo thư mục này trước"),
        (("x", "--framework", "khong"), "Không có bộ tiêu chí"),
        (("x", "--province", "Lạng Sơn"), "--province chỉ đi cùng --commune."),
        (("x", "--commune", "Vân Nham"), "Còn thiếu: --province, --zone"),
        (("x", "--commune", "../x"), "không dùng làm mã xã được"),
        (
            ("x", "--commune", "moi", "--name", "A", "--zone", "z", "--province", "P"),
            "--zone: Không có vùng, nhóm xã “z”. Gõ một trong",
        ),
    ],
)
def test_a_folder_that_cannot_be_made_leaves_nothing(ntm: Runner, tmp_path: Path, args: tuple[str], said: str) -> None:
    (tmp_path / "tep").touch()
    run = ntm("init", *args, "--no-input", cwd=tmp_path)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert os.listdir(tmp_path) == ["tep"]


def test_a_new_folder_may_have_its_first_commune(ntm: Runner, tmp_path: Path) -> None:
    args = ("--district", "Hữu Lũng", "--gso-code", "06433")
    framework = ("--framework", "xa-ntm-2021-2025")
    run = ntm("init", "x", "--commune", "Vân Nham", *framework, *args, *GIVEN, cwd=tmp_path)
    assert (run.status, run.err) == (0, "")
    assert (tmp_path / "x/data/communes/van-nham.yaml").read_text(encoding="utf-8") == MADE
    assert ntm("check", "--strict", cwd=tmp_path / "x").status == 0


@pytest.mark.parametrize(
    ("day", "proposed"),
    [
        ("2018-01-01", "xa-ntm-2016-2020"),
        ("2023-01-01", "xa-ntm-2021-2025"),
        ("2026-01-31", "xa-ntm-2021-2025"),
        ("2026-11-25", "xa-ntm-2026-2030"),
        ("2031-01-01", "xa-ntm-2021-2025"),
    ],
)
def test_a_framework_in_force_is_proposed_where_there_is_one(day: str, proposed: str) -> None:
    assert propose_framework(Data(find_bundled(), datetime.date.fromisoformat(day))) == proposed


def test_a_default_whose_period_has_ended_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    text = (ROOT / "docs/vi-du/criteria.yaml").read_text(encoding="utf-8")
    text = re.sub("^code: .*", "code: het-han", text, flags=re.MULTILINE)
    text = re.sub("^in_force: .*", "in_force: {from: 2016, to: 2020}", text, flags=re.MULTILINE)
    (tmp_path / "data/criteria.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("ntmcli.store.disk._PACKAGE", tmp_path)
    monkeypatch.chdir(tmp_path)
    run = run_here(tmp_path / "data", "init", "x", "--no-input")
    assert run.status == 0
    assert "nằm ngoài thời gian áp dụng của bộ het-han (từ 2016 đến 2020); dữ liệu không có bộ nào" in run.err
    assert (tmp_path / "x/data/criteria.yaml").is_file()


@pytest.mark.parametrize("there", [False, True])
def test_what_fails_half_way_leaves_nothing(tmp_path: Path, there: bool) -> None:
    target = tmp_path / "x"
    if there:
        target.mkdir()

    def fail() -> None:
        with stage(target) as staged:
            fill(staged, {"data/criteria.yaml": b"a"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert [path.name for path in tmp_path.iterdir()] == ["x"] * there
    assert not there or list(target.iterdir()) == []


@pytest.mark.parametrize("there", [False, True])
def test_what_comes_into_the_way_meanwhile_is_left_alone(tmp_path: Path, there: bool) -> None:
    target = tmp_path / "x"
    if there:
        target.mkdir()

    def collide() -> None:
        with stage(target) as staged:
            fill(staged, {"a": b"1", "README.md": b"moi"})
            target.mkdir(exist_ok=True)
            (target / "README.md").write_bytes(b"cua toi")

    with pytest.raises(DataError):
        collide()
    assert list_files(tmp_path) == ["x/README.md"]
    assert (target / "README.md").read_bytes() == b"cua toi"
    assert [path.name for path in target.iterdir()] == ["README.md"]


def test_an_adjustment_of_a_province_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "docs/vi-du", tmp_path / "data")
    monkeypatch.setattr("ntmcli.store.disk._PACKAGE", tmp_path)
    monkeypatch.chdir(tmp_path)
    out = run_here(tmp_path / "data", "init", "x", "--no-input")
    assert (out.status, out.err) == (0, "")
    assert [path for path in list_files(tmp_path / "x") if path.startswith("data/")] == ["data/criteria.yaml"]


# -- on a terminal


@on_a_terminal
def test_a_commune_is_asked_for(home: Path) -> None:
    assert run_ntm("new", "mot", "--name", "Một", *GIVEN, "--gso-code", "06433", cwd=home).status == 0
    terminal = Terminal(home, "new", "Vân Nham", "--lang", "en")
    terminal.answer("Code of the commune, which names its file [van-nham]", "con")
    assert "cannot name a file on every computer" in terminal.answer("[van-nham]", "")
    terminal.answer("Province or city", "")
    assert "This needs an answer." in terminal.answer("Province or city", "lang\t")  # completed from the folder
    terminal.answer("District", "Hữu Lũng")
    listed = terminal.answer("Region or commune group", "tdmn")
    assert "  tdmnpb  Trung du miền núi phía Bắc\r\n" in listed
    assert "Did you mean “tdmnpb”?" in terminal.answer("Region or commune group", "Trung du mien nui phia bac")
    terminal.answer("GSO code", "'06433'")
    assert "NTM317" in terminal.answer("GSO code", "")
    status, said = terminal.end()
    assert status == 0
    assert "Wrote data/communes/van-nham.yaml." in said
    expected = MADE.partition("# Mỗi")[0].replace('gso_code: "06433"\n', "")
    assert (home / "data/communes/van-nham.yaml").read_text(encoding="utf-8").startswith(expected)
    assert run_ntm("check", "--strict", cwd=home).status == 0


@on_a_terminal
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_an_end_of_input_and_an_interrupt_leave_nothing(tmp_path: Path, key: str) -> None:
    terminal = Terminal(tmp_path, "init", "x")
    terminal.answer("Bộ tiêu chí [", "")
    terminal.answer("Tên xã đầu tiên", "Vân Nham")
    terminal.read_until("Mã của xã")
    terminal.read_until(": ")
    terminal.press(key)
    status, said = terminal.end()
    assert (status, said.strip()) == (130, "Đã dừng.")
    assert os.listdir(tmp_path) == []


@on_a_terminal
def test_a_folder_is_asked_for(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "init", "x")
    proposed = propose_framework(Data(find_bundled(), datetime.date.today()))
    listed = terminal.answer(f"Bộ tiêu chí [{proposed}]", "khong")
    assert "giai đoạn 2026–2030 (từ 15/02/2026 đến 31/12/2030)" in " ".join(listed.split())
    assert "Không có bộ tiêu chí “khong”" in terminal.answer("Bộ tiêu chí [", "xa-ntm-2026-2030")
    terminal.answer("Tên xã đầu tiên", "")
    status, said = terminal.end()
    assert status == 0
    assert "Đã tạo thư mục số liệu “x”" in said
    assert run_ntm("check", "--strict", cwd=tmp_path / "x").status == 0
    assert list_files(tmp_path / "x/data") == ["criteria.yaml"]


@on_a_terminal
def test_nothing_is_asked_where_that_is_not_wanted(home: Path) -> None:
    status, said = Terminal(home, "new", "moi", "--no-input").end()
    assert status == 2
    assert "Còn thiếu: --name" in said
