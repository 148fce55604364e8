"""The data folder: what is read and what is not, and that one broken file never stops the others."""

import json
import os
from pathlib import Path

import pytest
from conftest import Run, Runner, run_ntm

CRITERIA = """\
code: khung-thu
name: Bộ tiêu chí thử
decision: {number: 1/QĐ-TTg}
in_force: {from: 2022-03-08}
zones: {tdmnpb: Trung du, dbsh: Đồng bằng}
criteria:
  - code: "15"
    name: Y tế
    indicators:
      - {code: "15.1", name: Bảo hiểm y tế, unit: "%", target: {at_least: 90}}
"""
BROKEN = "reviews: [date: ]\n"
SKIP_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
needs_links = pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise there")


class Folder:
    """A folder with `data/` in it, and the program run from inside."""

    def __init__(self, root: Path, ntm: Runner) -> None:
        self.root = root
        self.data = root / "data"
        self.ntm = ntm
        self.write("criteria.yaml", CRITERIA)

    def write(self, path: str, text: str) -> Path:
        file = self.data / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def commune(self, code: str, extra: str = "", folder: str = "", province: str = "Tỉnh Một") -> Path:
        text = f"code: {code}\nname: {code}\nprovince: {province}\nzone: tdmnpb\n{extra}"
        return self.write(f"communes/{folder}{code}.yaml", text)

    def framework(self, code: str, extra: str = "", target: str = "{at_least: 90}") -> Path:
        text = CRITERIA.replace("khung-thu", code).replace("{at_least: 90}", target)
        return self.write(f"frameworks/{code}.yaml", text + extra)

    def adjustment(self, code: str, applies: str, extra: str = "", framework: str = "khung-thu") -> Path:
        return self.write(
            f"adjustments/{code}.yaml",
            f"code: {code}\nname: A\nframework: {framework}\ndecision: {{number: 2/QĐ}}\n"
            f"applies: {{from: 2022-10-01{applies}}}\n{extra}",
        )

    def run(self, *args: str) -> Run:
        return self.ntm("--data", "data", *args, cwd=self.root)

    def check(self, *args: str) -> tuple[int, int, list[tuple[str, str]]]:
        """Return exit status, number of files, and path and code of each problem."""
        run = self.run("check", "--format", "json", *args)
        assert run.err == ""
        return run.status, run.json["files"], [(each["path"], each["code"]) for each in run.json["diagnostics"]]

    def status(self, *args: str) -> tuple[int, list[str], str]:
        """Return exit status, the communes judged, and what was said of the others."""
        run = self.run("status", "--format", "json", *args)
        assert json.loads(run.out)["format"] == "ntm.status"
        return run.status, [each["code"] for each in run.json["communes"]], run.err


@pytest.fixture
def folder(tmp_path: Path, ntm: Runner) -> Folder:
    return Folder(tmp_path, ntm)


# -- the folder itself


@pytest.mark.parametrize("command", ["status", "check"])
@pytest.mark.parametrize(
    ("lang", "said", "remedy"), [("vi", "Không có thư mục dữ liệu", "--data"), ("en", "no data folder", "--data")]
)
def test_a_missing_folder(command: str, lang: str, said: str, remedy: str, tmp_path: Path, ntm: Runner) -> None:
    run = ntm(command, "--data", "khong-co", "--lang", lang, cwd=tmp_path)
    assert (run.status, run.out) == (3, "")
    assert said in run.err
    assert "khong-co" in run.err
    assert remedy in run.err


def test_a_file_for_a_folder(folder: Folder) -> None:
    run = folder.ntm("check", "--data", "data/criteria.yaml", cwd=folder.root)
    assert (run.status, run.out) == (3, "")
    assert "--data" in run.err


def test_a_folder_without_criteria(folder: Folder) -> None:
    (folder.data / "criteria.yaml").unlink()
    run = folder.run("check")
    assert (run.status, run.out) == (3, "")
    assert "criteria.yaml" in run.err


@SKIP_ROOT
def test_a_folder_that_may_not_be_read(folder: Folder) -> None:
    folder.commune("xa-mot")
    communes = folder.data / "communes"
    communes.chmod(0)
    try:
        run = folder.run("check")
    finally:
        communes.chmod(0o755)
    assert (run.status, run.out) == (3, "")
    assert "data/communes" in run.err


def test_communes_that_are_no_folder(folder: Folder) -> None:
    folder.write("communes", "")
    run = folder.run("check")
    assert (run.status, run.out) == (3, "")
    assert "data/communes" in run.err


def test_a_folder_with_criteria_alone(folder: Folder) -> None:
    assert folder.check() == (0, 1, [])
    assert folder.status() == (0, [], "")


def test_criteria_with_errors(folder: Folder) -> None:
    """Check answers with 1; whoever asks for a status is told 3, and where the error is."""
    folder.write("criteria.yaml", CRITERIA.replace("at_least: 90", "at_least: 900"))
    folder.commune("xa-mot")
    assert folder.check() == (1, 2, [("data/criteria.yaml", "NTM205")])
    status, judged, err = folder.status()
    assert (status, judged) == (3, [])
    assert "data/criteria.yaml:10:" in err
    assert "NTM205" in err


@pytest.mark.parametrize("text", ["", "[", "code: khung-thu\n", "- a\n", "code: Khung Thử\nname: [a]\n"])
def test_criteria_that_cannot_be_read(text: str, folder: Folder) -> None:
    folder.write("criteria.yaml", text)
    folder.commune("xa-mot")
    status, files, found = folder.check()
    assert (status, files) == (1, 2)
    assert {path for path, _ in found} == {"data/criteria.yaml"}
    status, judged, err = folder.status()
    assert (status, judged) == (3, [])
    assert "data/criteria.yaml:1:" in err


@needs_links
def test_criteria_that_are_a_folder(folder: Folder) -> None:
    (folder.data / "criteria.yaml").unlink()
    (folder.data / "criteria.yaml").mkdir()
    run = folder.ntm("check", "--data", str(folder.data))
    assert (run.status, run.out) == (3, "")
    assert "criteria.yaml" in run.err


# -- what is read


def test_files_are_counted_and_sub_folders_read(folder: Folder) -> None:
    folder.commune("xa-mot")
    folder.commune("xa-hai", folder="lang-son/huu-lung/")
    folder.framework("khung-hai")
    folder.adjustment("tinh-mot", ", province: Một")
    folder.write("README.md", "# a\n")
    folder.write("communes/ghi-chu.txt", "a\n")
    assert folder.check() == (0, 5, [])


def test_yml_is_warned_about(folder: Folder) -> None:
    folder.commune("xa-mot").rename(folder.data / "communes/xa-mot.yml")
    folder.framework("khung-hai").rename(folder.data / "frameworks/khung-hai.yml")
    assert folder.check() == (
        0,
        1,
        [("data/communes/xa-mot.yml", "NTM015"), ("data/frameworks/khung-hai.yml", "NTM015")],
    )
    assert folder.check("--strict")[0] == 1


@pytest.mark.parametrize(
    "path", [".xa-mot.yaml", ".git/xa-mot.yaml", "a/.b/c/xa-mot.yaml", "xa-mot.yaml~", "xa.yaml.swp"]
)
def test_hidden_files_and_those_of_editors_are_ignored(path: str, folder: Folder) -> None:
    folder.write(f"communes/{path}", "[")
    assert folder.check() == (0, 1, [])


def test_a_folder_named_like_a_file(folder: Folder) -> None:
    folder.commune("xa-mot", folder="x.yaml/")
    assert folder.check() == (0, 2, [])


@needs_links
@pytest.mark.parametrize("kind", ["pipe", "dangling link", "link to itself", "link to a device"])
def test_what_is_no_regular_file_is_refused_and_nothing_hangs(kind: str, folder: Folder) -> None:
    folder.commune("xa-mot")
    odd = folder.data / "communes/xa-hai.yaml"
    if kind == "pipe":
        os.mkfifo(odd)
    else:
        target = {"dangling link": "khong-co.yaml", "link to itself": "xa-hai.yaml"}.get(kind, "/dev/zero")
        odd.symlink_to(target)
    assert folder.check() == (1, 3, [("data/communes/xa-hai.yaml", "NTM001")])
    status, judged, err = folder.status()
    assert (status, judged) == (3, ["xa-mot"])
    assert "data/communes/xa-hai.yaml" in err
    assert folder.check("data/communes/xa-mot.yaml") == (0, 3, [])
    assert folder.check("data/communes") == (1, 3, [("data/communes/xa-hai.yaml", "NTM001")])


@needs_links
def test_a_link_to_a_file_is_read(folder: Folder) -> None:
    real = folder.commune("xa-mot")
    real.rename(folder.root / "xa-mot.yaml")
    real.symlink_to("../../xa-mot.yaml")
    assert folder.check() == (0, 2, [])
    assert folder.status() == (0, ["xa-mot"], "")


@needs_links
def test_check_of_a_path_reports_on_the_links_there(folder: Folder) -> None:
    """A linked file is where its link is, also where it is named."""
    link = folder.commune("xa-mot", BROKEN)
    link.rename(folder.root / "xa-mot.yaml")
    link.symlink_to("../../xa-mot.yaml")
    found = [("data/communes/xa-mot.yaml", "NTM104")]
    assert folder.check() == (1, 2, found)
    assert folder.check("data/communes") == (1, 2, found)
    assert folder.check("data/communes/xa-mot.yaml") == (1, 2, found)


@needs_links
def test_a_link_to_a_folder_above_does_not_go_round(folder: Folder) -> None:
    folder.commune("xa-mot")
    (folder.data / "communes/tren").symlink_to("..")
    assert folder.check()[:2] == (0, 2)


@SKIP_ROOT
def test_a_file_that_may_not_be_read(folder: Folder) -> None:
    folder.commune("xa-mot")
    folder.commune("xa-hai").chmod(0)
    assert folder.check() == (1, 3, [("data/communes/xa-hai.yaml", "NTM001")])
    assert folder.status()[:2] == (3, ["xa-mot"])


@needs_links
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_name_that_is_no_text_is_still_told(form: str, folder: Folder) -> None:
    """A file name of bytes that are not UTF-8, and one with a control character."""
    folder.commune("xa-mot")
    communes = os.fsencode(folder.data / "communes")
    for name in (b"xa-\xff.yaml", b"xa-\x1b[31m.yaml"):
        Path(os.fsdecode(communes + b"/" + name)).write_text("[", encoding="utf-8")
    run = folder.run("check", "--format", form)
    assert run.status == 1
    assert run.err == ""
    assert "\x1b" not in run.out
    assert run.out.count("NTM006") >= 2


# -- one broken file and the others


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_broken_commune_never_stops_the_others(lang: str, folder: Folder) -> None:
    folder.commune("xa-ba")
    folder.commune("xa-hai", BROKEN)
    folder.commune("xa-mot")
    assert folder.check()[:2] == (1, 4)
    status, judged, err = folder.status("--lang", lang)
    assert (status, judged) == (3, ["xa-ba", "xa-mot"])
    assert "xa-hai" in err
    assert "data/communes/xa-hai.yaml:5:" in err
    assert "xa-mot" not in err
    assert "ntm check" in err


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_every_format_exits_3_when_a_commune_is_left_out(form: str, folder: Folder) -> None:
    folder.commune("xa-hai", BROKEN)
    folder.commune("xa-mot")
    run = folder.run("status", "--format", form)
    assert run.status == 3
    assert "xa-mot" in run.out
    assert "xa-hai" not in run.out
    assert "xa-hai" in run.err


def test_figures_that_contradict_are_an_error_but_judged(folder: Folder) -> None:
    folder.commune("xa-mot", 'reviews: [{date: 2022, results: {"15.1": {value: 80, outcome: đạt}}}]\n')
    assert folder.check() == (1, 2, [("data/communes/xa-mot.yaml", "NTM401")])
    assert folder.status() == (0, ["xa-mot"], "")


def test_a_broken_framework_blocks_the_communes_judged_by_it(folder: Folder) -> None:
    folder.framework("khung-hai", "la: 1\n")
    folder.framework("khung-ba", target="{framework: khung-hai}")
    folder.framework("khung-bon", target='{at_least: {times: 1.1, framework: khung-hai, indicator: "15.1"}}')
    folder.commune("xa-mot")
    for code in ("hai", "ba", "bon"):
        folder.commune(f"xa-{code}", f"framework: khung-{code}\n")
    status, files, found = folder.check()
    assert (status, files) == (1, 8)
    assert found == [("data/frameworks/khung-hai.yaml", "NTM101")], "not again on its communes"
    status, judged, err = folder.status()
    assert (status, judged) == (3, ["xa-mot"])
    assert all(code in err for code in ("xa-hai", "xa-ba", "xa-bon"))
    assert "data/frameworks/khung-hai.yaml:11:1" in err


def test_a_broken_framework_does_not_block_a_commune_asked_by_another(folder: Folder) -> None:
    folder.framework("khung-hai", "la: 1\n")
    folder.commune("xa-hai", "framework: khung-hai\n")
    assert folder.status("--framework", "khung-thu")[:2] == (0, ["xa-hai"])
    folder.commune("xa-mot")
    assert folder.status("--framework", "khung-hai")[:2] == (3, [])


@pytest.mark.parametrize(
    ("applies", "framework", "judged"),
    [
        pytest.param("", "khung-thu", ["xa-bon"], id="the whole country"),
        pytest.param(", province: Tỉnh Một", "khung-thu", ["xa-ba", "xa-bon"], id="a province"),
        pytest.param(", zones: [dbsh]", "khung-thu", ["xa-ba", "xa-bon", "xa-mot"], id="a zone"),
        pytest.param(", communes: [xa-mot]", "khung-thu", ["xa-ba", "xa-bon", "xa-hai"], id="a commune"),
        pytest.param("", "khung-hai", ["xa-ba", "xa-hai", "xa-mot"], id="another framework"),
        pytest.param(", to: 2022-12-31", "khung-thu", ["xa-ba", "xa-bon", "xa-hai", "xa-mot"], id="another time"),
    ],
)
def test_a_broken_adjustment_blocks_exactly_the_communes_it_bears_on(
    applies: str, framework: str, judged: list[str], folder: Folder
) -> None:
    review = "reviews: [{date: 2023-06-01}]\n"
    folder.framework("khung-hai")
    folder.commune("xa-mot", review)
    folder.commune("xa-hai", review).write_text(
        (folder.data / "communes/xa-hai.yaml").read_text(encoding="utf-8").replace("tdmnpb", "dbsh"), encoding="utf-8"
    )
    folder.commune("xa-ba", review, province="Tỉnh Hai")
    folder.commune("xa-bon", f"framework: khung-hai\n{review}")
    folder.adjustment("sua-doi", applies, "la: 1\n", framework)
    status, _, found = folder.check()
    assert (status, found) == (1, [("data/adjustments/sua-doi.yaml", "NTM101")])
    left_out = {"xa-ba", "xa-bon", "xa-hai", "xa-mot"} - set(judged)
    run = folder.run("status", "--format", "json")
    assert run.status == (3 if left_out else 0)
    assert [each["code"] for each in run.json["communes"]] == judged
    assert all(code in run.err for code in left_out)
    assert not any(code in run.err for code in judged)
    assert ("data/adjustments/sua-doi.yaml:6:1" in run.err) is bool(left_out)


def test_an_adjustment_whose_reach_cannot_be_read_blocks_all_of_its_framework(folder: Folder) -> None:
    folder.framework("khung-hai")
    folder.commune("xa-mot")
    folder.commune("xa-hai", "framework: khung-hai\n")
    folder.adjustment("sua-doi", ", tu: 2023")
    assert folder.status()[:2] == (3, ["xa-hai"])


def test_an_adjustment_that_is_no_yaml_blocks_all(folder: Folder) -> None:
    folder.commune("xa-mot")
    folder.write("adjustments/sua-doi.yaml", "a: [")
    assert folder.check()[::2] == (1, [("data/adjustments/sua-doi.yaml", "NTM006")])
    status, judged, err = folder.status()
    assert (status, judged) == (3, [])
    assert "data/adjustments/sua-doi.yaml:1:5" in err


# -- paths


def test_paths_are_relative_to_the_working_directory(folder: Folder) -> None:
    folder.commune("xa-mot", BROKEN, folder="huyen/")
    inside = folder.ntm("check", "--data", "..", cwd=folder.data / "communes")
    assert inside.out.startswith("huyen/xa-mot.yaml:5:")
    above = folder.ntm("check", "--data", str(folder.data), cwd=folder.root)
    assert above.out.startswith("data/communes/huyen/xa-mot.yaml:5:")
    (folder.root / "khac").mkdir()
    beside = folder.ntm("check", "--data", str(folder.data), cwd=folder.root / "khac")
    assert beside.out.startswith(f"{folder.data}/communes/huyen/xa-mot.yaml:5:")


def test_the_data_folder_is_found_upwards(folder: Folder) -> None:
    folder.commune("xa-mot", BROKEN)
    deep = folder.root / "a/b"
    deep.mkdir(parents=True)
    run = folder.ntm("check", "--format", "json", cwd=deep)
    assert (run.status, run.err) == (1, "")
    assert {each["path"] for each in run.json["diagnostics"]} == {f"{folder.data}/communes/xa-mot.yaml"}


def test_check_of_a_path_reports_on_that_alone(folder: Folder) -> None:
    folder.commune("xa-mot", "la: 1\n")
    folder.commune("xa-hai", "la: 1\n", folder="huyen/")
    folder.commune("xa-ba", folder="huyen/")
    one, other = ("data/communes/xa-mot.yaml", "NTM101"), ("data/communes/huyen/xa-hai.yaml", "NTM101")
    assert folder.check() == (1, 4, [other, one])
    assert folder.check("data/communes/xa-mot.yaml")[::2] == (1, [one])
    assert folder.check("data/communes/huyen")[::2] == (1, [other])
    assert folder.check("data/communes/huyen/xa-ba.yaml")[::2] == (0, [])
    assert folder.check("data/criteria.yaml")[::2] == (0, [])
    assert folder.check("data/communes/xa-mot.yaml", "data/communes/huyen")[::2] == (1, [other, one])
    assert folder.check("data")[::2] == (1, [other, one])


def test_check_of_a_path_still_knows_the_rest(folder: Folder) -> None:
    """What concerns a file is found with the others read, such as a GSO code used twice."""
    folder.commune("xa-hai", 'gso_code: "06433"\n')
    folder.commune("xa-mot", 'gso_code: "06433"\n')
    assert folder.check("data/communes/xa-mot.yaml")[::2] == (1, [("data/communes/xa-mot.yaml", "NTM317")])
    assert folder.check("data/communes/xa-hai.yaml")[::2] == (0, [])


def test_check_of_a_path_outside_is_wrong_use(folder: Folder) -> None:
    (folder.root / "khac.yaml").write_text("a: b\n", encoding="utf-8")
    run = folder.run("check", "khac.yaml")
    assert (run.status, run.out) == (2, "")
    assert "khac.yaml" in run.err


def test_check_of_a_path_that_is_not_there_is_wrong_use(folder: Folder) -> None:
    run = folder.run("check", "data/communes/khong-co.yaml")
    assert (run.status, run.out) == (2, "")
    assert "khong-co.yaml" in run.err


BROKEN_DEFAULT = "code: [khung-thu\n"


@pytest.mark.parametrize("command", ["status", "unmet xa-mot", "recognition xa-mot", "explain xa-mot 15.1"])
def test_a_commune_that_names_the_default_waits_for_criteria_that_cannot_be_read(folder: Folder, command: str) -> None:
    folder.commune("xa-mot", "framework: khung-thu\n")
    (folder.data / "criteria.yaml").write_text(BROKEN_DEFAULT, encoding="utf-8")
    run = folder.ntm(*command.split(), cwd=folder.root)
    assert run.status == 3
    assert "NTM006" in run.err
    assert "lỗi nội bộ" not in run.err


def test_what_builds_on_criteria_that_cannot_be_read_cannot_be_used(folder: Folder) -> None:
    base = (folder.data / "criteria.yaml").read_text(encoding="utf-8")
    (folder.data / "frameworks").mkdir(exist_ok=True)
    higher = (
        "code: cao\nname: Cao\ndecision: {number: 1/QĐ}\nin_force: {from: 2022}\n"
        'criteria: [{code: "1", name: A, indicators: [{code: "1.1", name: B, target: {framework: khung-thu}}]}]\n'
    )
    (folder.data / "frameworks/cao.yaml").write_text(higher, encoding="utf-8")
    assert base.startswith("code: khung-thu")
    assert folder.ntm("framework", "show", "cao", cwd=folder.root).status == 0
    (folder.data / "criteria.yaml").write_text(BROKEN_DEFAULT, encoding="utf-8")
    for command in ("framework show cao", "framework coverage cao", "framework diff cao cao"):
        run = folder.ntm(*command.split(), cwd=folder.root)
        assert (run.status, "NTM006" in run.err) == (3, True), run.err


def test_check_does_not_pass_on_the_data_that_come_with_the_program(tmp_path: Path) -> None:
    run = run_ntm("check", cwd=tmp_path)
    assert (run.status, run.out) == (3, "")
    assert "Không tìm thấy dữ liệu" in run.err


def test_check_of_a_path_without_data_is_wrong_use(folder: Folder) -> None:
    (folder.data / "ghi-chu.txt").write_text("a", encoding="utf-8")
    run = folder.ntm("check", "data/ghi-chu.txt", cwd=folder.root)
    assert (run.status, run.out) == (2, "")
    assert "Không có tệp số liệu nào" in run.err
